//! `--as-of`: the page taken back to an earlier date.

use serde_json::Value;

use super::create;
use crate::program::Place;

const PAGE: &str = "\
# Ada Weiss

I work at Dune University.

## News

- **Nov 2025**: TinySand won the *Best Dune Award* at MobiSys 2025.
- **Sep 2025**: I received my PhD in Physics from Dune University.
- **Jun 2025**: [Grains in Motion](https://openreview.net/forum?id=grains) was accepted to NeurIPS 2025 as an oral! [[code](https://github.com/ada/grains)]
- **May 2025**: I received the *Sand Prize* of the Dune Society.
- **Apr 2025**: [Tides in a Teacup](https://doi.org/10.5555/1.2) was accepted to KDD 2025.
- **Mar 2025**: I will serve as a reviewer for ICLR 2026.
- **Feb 2025**: New preprint: [Grains in Motion](https://arxiv.org/abs/2502.01234).
- **Jan 2025**: Two papers accepted to ICML 2025.

## Publications

1. **Ada Weiss**, Bo Lund. *Grains in Motion.* NeurIPS 2025.
2. Bo Lund, **Ada Weiss**. *Tides in a Teacup.* KDD 2025.
3. **Ada Weiss**. *A Short History of Sand.* KDD 2023.
";

fn page() -> Place {
    Place::with_page(PAGE)
}

/// The facts of a snapshot of the page as of `date`.
fn facts(place: &Place, date: &str, options: &[&str]) -> Value {
    let run = create(place, "about.md", &[&["--as-of", date], options].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    serde_json::from_str(&place.read(&format!("output/snapshots/{date}-acme/facts.json"))).unwrap()
}

fn texts<'a>(facts: &'a Value, list: &str, field: &str) -> Vec<&'a str> {
    facts[list].as_array().unwrap().iter().map(|fact| fact[field].as_str().unwrap()).collect()
}

fn work<'a>(facts: &'a Value, title: &str) -> Option<&'a Value> {
    facts["publications"].as_array().unwrap().iter().find(|work| work["title"] == title)
}

#[test]
fn a_paper_accepted_later_is_the_preprint_that_it_was() {
    let facts = facts(&page(), "2025-03-01", &[]);
    let grains = work(&facts, "Grains in Motion").unwrap();
    assert_eq!((&grains["status"], &grains["kind"]), (&"preprint".into(), &"preprint".into()));
    assert_eq!((&grains["venue"]["acronym"], &grains["year"]), (&"arXiv".into(), &2025.into()));
    assert_eq!((&grains["track"], &grains["date"]), (&Value::Null, &"2025-02".into()));
    assert_eq!(grains["url"], "https://arxiv.org/abs/2502.01234");
    assert_eq!(grains["links"].as_array().unwrap().len(), 1, "the code came with the acceptance: {grains}");
    assert_eq!(grains["authors"], serde_json::json!(["Ada Weiss", "Bo Lund"]));
    assert_eq!(grains["mentions"].as_array().unwrap().len(), 1, "{grains}");
}

#[test]
fn what_the_page_dates_later_is_left_out() {
    let facts = facts(&page(), "2025-03-01", &[]);
    assert!(work(&facts, "Tides in a Teacup").is_none(), "the list names it, the news dates it later");
    assert!(work(&facts, "A Short History of Sand").is_some());
    assert_eq!(texts(&facts, "awards", "title"), Vec::<&str>::new());
    assert_eq!(facts["education"], Value::Array(Vec::new()));
    assert_eq!(texts(&facts, "service", "role"), ["Reviewer"], "what lies ahead was told by then");
    assert_eq!(facts["unnamed_publications"][0]["count"], 2);
    let lines: Vec<u64> =
        facts["items"].as_array().unwrap().iter().map(|item| item["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [12, 13, 14]);
}

#[test]
fn a_day_after_the_last_item_nothing_is_left_out() {
    let place = page();
    let now = create(&place, "about.md", &[]);
    assert_eq!(now.code, Some(0), "{}", now.stderr);
    let whole: Value = serde_json::from_str(&place.read("output/snapshots/2025-11-acme/facts.json")).unwrap();
    assert_eq!(facts(&place, "2025-12-01", &[]), whole);
}

#[test]
fn the_same_keys_are_given_at_every_date() {
    let place = page();
    let (early, late) = (facts(&place, "2025-02", &[]), facts(&place, "2025-06", &[]));
    let key = |facts: &Value| work(facts, "Grains in Motion").unwrap()["id"].clone();
    assert_eq!(key(&early), key(&late));
}

#[test]
fn an_arxiv_number_tells_of_a_preprint_that_was_no_news() {
    let page = "# Ada Weiss\n\n## News\n\n\
        - **Jun 2025**: [Grains in Motion](https://openreview.net/forum?id=g) was accepted to NeurIPS 2025! \
        [[preprint](https://arxiv.org/abs/2502.01234)] [[code](https://github.com/ada/grains)]\n\
        - **Jan 2025**: I joined Dune University as a lecturer.\n";
    let place = Place::with_page(page);
    let was = facts(&place, "2025-02", &[]);
    let grains = work(&was, "Grains in Motion").unwrap();
    assert_eq!((&grains["status"], &grains["venue"]["acronym"]), (&"preprint".into(), &"arXiv".into()));
    assert_eq!(grains["links"].as_array().unwrap().len(), 1, "{grains}");
    assert!(work(&facts(&place, "2025-01", &[]), "Grains in Motion").is_none());
}

#[test]
fn entries_of_a_bibliography_are_taken_back_too() {
    let place = page();
    place.write(
        "papers.bib",
        "@inproceedings{grains, title = {Grains in Motion}, author = {Weiss, Ada and Lund, Bo}, \
         booktitle = {NeurIPS}, year = 2025}\n\
         @article{later, title = {Written Much Later}, journal = {Sand}, year = 2027}\n\
         @article{old, title = {Written Before}, journal = {Sand}, year = 2020}\n",
    );
    let facts = facts(&place, "2025-03", &["--bib", "papers.bib"]);
    let grains = work(&facts, "Grains in Motion").unwrap();
    assert_eq!((&grains["id"], &grains["status"]), (&"grains".into(), &"preprint".into()));
    assert!(work(&facts, "Written Much Later").is_none() && work(&facts, "Written Before").is_some());
    let bibliography = place.read("output/snapshots/2025-03-acme/publications.bib");
    assert!(!bibliography.contains("NeurIPS") && bibliography.contains("2502.01234"), "{bibliography}");
}

#[test]
fn corrections_hold_and_those_of_dates_decide() {
    let place = page();
    place.write(
        "newscv.toml",
        "[[correct]]\ntitle = \"Grains in Motion\"\n[correct.set]\ntitle = \"Grains in Slow Motion\"\n\
         [[correct]]\ntitle = \"Sand Prize\"\n[correct.set]\ndate = \"2025-01\"\n\
         [[drop]]\ntitle = \"Best Dune Award\"\n",
    );
    let facts = facts(&place, "2025-03", &[]);
    assert_eq!(work(&facts, "Grains in Slow Motion").unwrap()["status"], "preprint");
    assert_eq!(texts(&facts, "awards", "title"), ["Sand Prize"]);
}

#[test]
fn the_users_resume_is_taken_back_too() {
    let place = page();
    place.write(
        "base.json",
        r#"{"work": [{"name": "Dune", "startDate": "2020", "endDate": "2025-08"}, {"name": "Reef", "startDate": "2025-09"}],
            "certificates": [{"name": "Diver", "date": "2024"}, {"name": "Pilot", "date": "2026-01-01"}]}"#,
    );
    facts(&place, "2025-03", &["--resume", "base.json", "--to", "jsonresume"]);
    let resume: Value = serde_json::from_str(&place.read("output/snapshots/2025-03-acme/resume.json")).unwrap();
    let work: Vec<&Value> = resume["work"].as_array().unwrap().iter().filter(|work| work["name"] == "Reef").collect();
    assert_eq!(work, Vec::<&Value>::new());
    assert_eq!(resume["work"][0], serde_json::json!({"name": "Dune", "startDate": "2020"}));
    assert_eq!(resume["certificates"], serde_json::json!([{"name": "Diver", "date": "2024"}]));
}

#[test]
fn a_position_that_ended_later_had_not_ended() {
    let page = "# Ada Weiss\n\n## News\n\n- **Jan 2024**: I joined Dune University as a lecturer.\n\n\
        ## Experience\n\n- Research Intern, Reef Labs, 2023 – 2025\n- Postdoc, Sea Institute, 2025 – 2026\n";
    let place = Place::with_page(page);
    let facts = facts(&place, "2024-03", &[]);
    let positions = facts["positions"].as_array().unwrap();
    let intern = positions.iter().find(|position| position["organization"] == "Reef Labs").unwrap();
    assert_eq!((&intern["start"], &intern["end"]), (&"2023".into(), &Value::Null));
    assert!(!positions.iter().any(|position| position["organization"] == "Sea Institute"), "{positions:?}");
}
