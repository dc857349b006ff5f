//! The review page: every word of a fact is marked and joined, and nothing of the page can run.

use std::collections::BTreeSet;
use std::fs;

use crate::program::{Place, project};

/// The review page of a page or site of the project.
pub(crate) fn review_of(path: &str) -> String {
    let place = Place::new();
    let page = project().join(path);
    let run = place.run(&["review", page.to_str().unwrap(), "--quiet"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""), "{path}");
    place.read("review.html")
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    html.match_indices(&begin).map(|(at, _)| html[at + begin.len()..].split('"').next().unwrap()).collect()
}

fn unescaped(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn every_link_of_the_review_leads_to_a_place_of_its_own() {
    for entry in fs::read_dir(project().join("tests/pages")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let html = review_of(&format!("tests/pages/{name}"));
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}");
        let inside = values(&html, "href").into_iter().filter_map(|target| target.strip_prefix('#'));
        let lost: Vec<&str> = inside.filter(|target| !unique.contains(target)).collect();
        assert_eq!(lost, Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn every_mention_on_the_page_is_marked() {
    let html = review_of("tests/pages/sample.md");
    assert!(!html.contains("told in sample.md:"), "a place without a link has no mark");
    assert!(html.contains("k-publication") && html.contains("k-award") && html.contains("k-service"));
    assert!(html.contains("data-f=\"0\" title=\"publication\">NeurIPS 2025</span>"), "words beside the title too");
}

#[test]
fn a_news_item_without_a_fact_is_pointed_out() {
    let html = review_of("tests/pages/sample.md");
    let silent = html.split("<div class=\"passage silent\">").nth(1).unwrap();
    assert!(silent.contains("Moved to a new flat"), "{}", &silent[..200]);
}

#[test]
fn a_word_in_damaged_bytes_is_marked_too() {
    let place = Place::new();
    fs::write(
        place.path("about.md"),
        b"## News\n\n- **May 2025**: Our paper \"Caf\xe9s of the North\" was accepted to ICML 2025.\n",
    )
    .unwrap();
    assert_eq!(place.run(&["review", "about.md", "-q"]).code, Some(0));
    let html = place.read("review.html");
    assert!(html.contains("title=\"publication\" id=\"m0-0\">Cafés of the North</a>"), "{html}");
}

/// The corrections and removals that the page offers.
fn snippets(html: &str) -> Vec<String> {
    let areas = html.split("<textarea").skip(1);
    areas.map(|area| unescaped(area.split_once('>').unwrap().1.split("</textarea>").next().unwrap())).collect()
}

#[test]
fn every_snippet_is_taken_by_the_program() {
    let html = review_of("tests/pages/sample.md");
    let snippets = snippets(&html);
    assert!(snippets.len() > 30, "{}", snippets.len());
    let corrections: Vec<&String> = snippets.iter().filter(|text| text.contains("[[correct]]")).collect();
    let place = Place::with_sample();
    let as_they_are: String = snippets.iter().filter(|text| text.contains("[[correct]]")).cloned().collect();
    let told = |line: &&str| !line.ends_with("= \"\"") && !line.ends_with("= []") && !line.ends_with("= 2000");
    let freed =
        |text: &&String| text.lines().filter(told).map(|line| line.replace("# ", "") + "\n").collect::<String>();
    let freed: String = corrections.iter().map(freed).collect();
    for settings in [as_they_are, freed] {
        place.write("newscv.toml", &settings);
        let run = place.run(&["export", "sample.md", "--to", "facts", "-q"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{settings}");
    }
    let removals: String = snippets.iter().filter(|text| text.contains("[[drop]]")).cloned().collect();
    place.write("newscv.toml", &removals);
    assert_eq!(place.run(&["export", "sample.md", "--to", "markdown", "-q"]).code, Some(0));
    assert!(!place.read("output/cv.md").contains("## "), "nothing is left");
}

#[test]
fn a_hostile_page_is_shown_as_text() {
    let html = review_of("tests/cases/review/hostile.md");
    assert_eq!(html.matches("<script").count(), 1, "the script of the review page");
    assert_eq!(html.matches("</script>").count(), 1);
    assert_eq!(html.matches("<style>").count(), 1);
    assert!(!html.contains("<svg") && !html.contains("<img") && !html.contains("<iframe"));
    let targets = values(&html, "href");
    assert!(targets.iter().all(|target| target.starts_with('#') || target.starts_with("https://")), "{targets:?}");
    assert!(html.contains("&lt;script&gt;document.title='owned'&lt;/script&gt; and &lt;svg"), "{html}");
}

#[test]
fn the_review_is_written_where_the_user_says() {
    let place = Place::with_sample();
    assert_eq!(place.run(&["review", "sample.md", "--out", "seen/r.html", "-q"]).code, Some(0));
    assert_eq!(place.listing(), ["sample.md", "seen/r.html"]);
    let before = place.read("seen/r.html");
    let again = place.run(&["review", "sample.md", "--out", "seen/r.html"]);
    assert!(again.stderr.ends_with("unchanged: seen/r.html\n"), "{}", again.stderr);
    assert_eq!(place.read("seen/r.html"), before);
    let run = place.run(&["review", "sample.md", "--out", "seen"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stderr, "newscv: cannot write seen: is a directory\n");
}
