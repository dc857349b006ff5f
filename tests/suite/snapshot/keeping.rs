//! What `create` keeps, and what `list`, `show` and `diff` tell of it.

use std::fs;

use super::{SAMPLE, create, snapshot, with_snapshot};
use crate::program::Place;

const SUMMARY: &str = "15 news items: 6 publications, 2 publications without a title, 3 awards, 5 service roles, \
                       2 talks, 1 position, 1 degree\n";

#[test]
fn a_snapshot_holds_outputs_facts_inputs_and_a_manifest() {
    let place = Place::with_sample();
    let run = snapshot(&place, &["create", "sample.md", "--label", "acme"]);
    assert_eq!(run.stderr, format!("{SUMMARY}wrote {SAMPLE}\n"));
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    let files = ["cv.pdf", "facts.json", "inputs/page/sample.md", "manifest.json", "publications.bib", "resume.json"];
    let mut expected: Vec<String> = files.iter().map(|file| format!("{SAMPLE}/{file}")).collect();
    expected.push("sample.md".to_owned());
    assert_eq!(place.listing(), expected);
    assert_eq!(place.read(&format!("{SAMPLE}/inputs/page/sample.md")), place.read("sample.md"));
}

#[test]
fn everything_that_was_read_is_stored() {
    let place = Place::with_sample();
    place.write("own/papers.bib", "@misc{x, title = {A Stored Entry}, year = 2020}\n");
    place.write("base.json", "{\"basics\": {\"name\": \"M. Ostby\"}}");
    place.write("newscv.toml", "[input]\nresume = \"base.json\"\n");
    let run = create(&place, "sample.md", &["--bib", "own/papers.bib"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for (stored, original) in [
        ("bibliographies/papers.bib", "own/papers.bib"),
        ("resume/base.json", "base.json"),
        ("settings/newscv.toml", "newscv.toml"),
        ("settings/newscv.lock", "newscv.lock"),
    ] {
        assert_eq!(place.read(&format!("{SAMPLE}/inputs/{stored}")), place.read(original), "{original}");
    }
    assert_eq!(snapshot(&place, &["verify"]).code, Some(0));
    let again = create(&place, "sample.md", &["--bib", "own/papers.bib"]);
    assert!(again.stderr.ends_with(&format!("unchanged: {SAMPLE}\n")), "{}", again.stderr);
}

#[test]
fn a_site_is_stored_file_by_file() {
    let place = Place::new();
    let site = crate::program::project().join("tests/pages/harbour");
    let run = create(&place, site.to_str().unwrap(), &["--to", "bibtex,csl"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let files = place.listing();
    assert!(files.iter().any(|file| file.ends_with("/inputs/page/_news/announcement_3.md")), "{files:?}");
    assert!(files.iter().any(|file| file.ends_with("/inputs/page/_bibliography/papers.bib")), "{files:?}");
    assert!(!files.iter().any(|file| file.contains("_site")), "{files:?}");
    let run = snapshot(&place, &["verify"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
}

#[test]
fn a_snapshot_inside_a_site_is_no_part_of_it() {
    let place = Place::new();
    place.write("index.md", "# Ada Weiss\n\n## News\n\n- **May 2024**: I joined Dune University as a lecturer.\n");
    let facts = |place: &Place| place.run(&["extract", ".", "--format", "json"]).stdout;
    let before = facts(&place);
    assert_eq!(create(&place, ".", &["--to", "bibtex", "--out", "sent"]).code, Some(0));
    assert_eq!(facts(&place), before);
    assert_eq!(snapshot(&place, &["diff", "acme", "--out", "sent"]).stdout, "Nothing new since 2024-05\n");
}

#[test]
fn standard_input_is_stored_too() {
    let place = Place::new();
    let args = ["snapshot", "create", "-", "--label", "acme", "--to", "bibtex"];
    let run = place.run_with_stdin(&args, "# News\n\n- **May 2024**: I joined Dune University as a lecturer.\n");
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(place.read("output/snapshots/2024-05-acme/inputs/page/standard-input").contains("Dune University"));
    assert_eq!(snapshot(&place, &["verify"]).code, Some(0));
    // An empty standard input is no page on which everything is gone.
    let refusal = "newscv: the snapshot was made from standard input; --page tells where the page is now\n";
    let run = snapshot(&place, &["diff", "acme"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(1), "", refusal));
    place.write("page.md", &place.read("output/snapshots/2024-05-acme/inputs/page/standard-input"));
    let run = snapshot(&place, &["diff", "acme", "--page", "page.md"]);
    assert_eq!(run.stdout, "Nothing new since 2024-05\n");
}

#[test]
fn an_archive_is_the_same_wherever_it_is_made() {
    let (one, other) = (with_snapshot(&["--zip"]), with_snapshot(&["--zip"]));
    let bytes = |place: &Place| fs::read(place.path(&format!("{SAMPLE}.zip"))).unwrap();
    assert!(bytes(&one) == bytes(&other));
}

#[test]
fn the_same_again_is_no_error_and_something_else_is() {
    let place = with_snapshot(&[]);
    let before = fs::metadata(place.path(&format!("{SAMPLE}/manifest.json"))).unwrap().modified().unwrap();
    let again = create(&place, "sample.md", &[]);
    assert_eq!((again.code, again.stderr), (Some(0), format!("{SUMMARY}unchanged: {SAMPLE}\n")));
    let other = create(&place, "sample.md", &["--note", "to somebody else"]);
    let refusal = format!(
        "newscv: {SAMPLE} is there and differs in manifest.json; a snapshot is never changed, choose another label\n"
    );
    assert_eq!((other.code, other.stderr), (Some(1), refusal));
    let after = fs::metadata(place.path(&format!("{SAMPLE}/manifest.json"))).unwrap().modified().unwrap();
    assert_eq!(before, after);
    let with_zip = create(&place, "sample.md", &["--zip"]);
    assert!(with_zip.stderr.ends_with(&format!("wrote {SAMPLE}.zip; unchanged: {SAMPLE}\n")), "{}", with_zip.stderr);
}

#[test]
fn labels_that_are_no_slugs_are_wrong_usage_and_write_nothing() {
    let place = Place::with_sample();
    let long = "a".repeat(300);
    let refused = [
        ("../x", "a label is a name and no path"),
        ("/tmp/x", "a label is a name and no path"),
        ("nul", "'nul' is the name of a device on some systems"),
        ("a\u{7}b", "a label holds no control characters"),
        (&long, "a label has at most 80 characters, this one has 300"),
    ];
    for (label, reason) in refused {
        let run = snapshot(&place, &["create", "sample.md", "--label", label]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains(reason), "{}", run.stderr);
        assert!(!run.stderr.contains('\u{7}'));
    }
    assert_eq!(place.listing(), ["sample.md"]);
}

#[test]
fn a_page_without_any_date_needs_one() {
    let place = Place::with_page("# Ada Weiss\n\nI like dunes.\n");
    let run = create(&place, "about.md", &[]);
    let refusal = "newscv: the page tells no date; give one with --as-of\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), refusal));
    assert_eq!(create(&place, "about.md", &["--as-of", "2025"]).code, Some(0));
    assert_eq!(place.listing().len(), 5);
}

#[test]
fn snapshots_are_listed_newest_first() {
    let place = with_snapshot(&["--note", "to Acme\u{1b}[31m"]);
    assert_eq!(create(&place, "sample.md", &["--as-of", "2024-12", "--only", "awards"]).code, Some(0));
    let run = snapshot(&place, &["list"]);
    let table = "\
DATE     LABEL  HOLDS                                                                                        NOTE
2025-10  acme   6 publications, 2 without a title, 3 awards, 5 service roles, 2 talks, 1 position, 1 degree  to Acme\\u{1b}[31m
2024-12  acme   2 awards
";
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), (table, ""));
    let run = snapshot(&place, &["list", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(list["snapshots"][1]["name"], "2024-12-acme");
    assert_eq!(list["snapshots"][1]["manifest"]["counts"]["awards"], 2);
    assert_eq!(list["snapshots"][0]["manifest"]["note"], "to Acme\u{1b}[31m");
    assert!(!run.stdout.contains('\u{1b}'));
}

#[test]
fn without_snapshots_there_is_nothing_to_list() {
    let place = Place::new();
    let run = snapshot(&place, &["list"]);
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (Some(0), "", "no snapshots in output/snapshots\n")
    );
    let run = snapshot(&place, &["show", "acme"]);
    let refusal = "newscv: no snapshot 'acme' in output/snapshots, which holds none\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), refusal));
}

#[test]
fn a_label_of_several_dates_is_asked_back() {
    let place = with_snapshot(&[]);
    assert_eq!(create(&place, "sample.md", &["--as-of", "2024"]).code, Some(0));
    let run = snapshot(&place, &["show", "acme"]);
    let refusal = "newscv: 'acme' is the label of 2025-10-acme, 2024-acme; give one of these\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), refusal));
    assert_eq!(snapshot(&place, &["show", "2024-acme"]).code, Some(0));
    let run = snapshot(&place, &["show", "beta"]);
    let refusal = "newscv: no snapshot 'beta' in output/snapshots; there are 2025-10-acme, 2024-acme\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), refusal));
}

#[test]
fn what_a_snapshot_holds_is_shown() {
    let options = ["--note", "to J. Doe", "--only", "publications,awards", "--select", "keyword=sens"];
    let place = with_snapshot(&options);
    let shown = "\
2025-10-acme
  as of     2025-10 (the page as it was)
  note      to J. Doe
  page      sample.md
  options   --to bibtex --only publications,awards --select keyword=sens
  made by   newscv VERSION
  holds     2 publications, 3 awards
  outputs   publications.bib (BYTES)
            facts.json (BYTES)
  inputs    inputs/page/sample.md (2400 bytes)

About
- Mirela Østby, mirela.ostby@halden.example

Publications
- Sparse Sensing with Borrowed Labels, Jun-Seo Baek, Mirela Østby, Tomas Ferenczi, NeurIPS 2025, spotlight
- A Field Guide to Drift in Wearable Sensing, IEEE Pervasive Computing 2024

Awards
- Best Paper Award, MobiSys 2025, 2025-07
- Outstanding Reviewer, NeurIPS 2024, 2024-11
- Halden Early Career Fellowship, Vestmark Science Fund, 2023-06
";
    let run = snapshot(&place, &["show", "acme"]);
    let without_bytes = |line: &str| match line.rsplit_once(" (") {
        Some((path, _)) if line.ends_with(" bytes)") && !path.contains("inputs/") => format!("{path} (BYTES)\n"),
        _ => format!("{line}\n"),
    };
    let now: String = run.stdout.lines().map(without_bytes).collect();
    assert_eq!(now, shown.replace("VERSION", env!("CARGO_PKG_VERSION")));
}

#[test]
fn what_is_new_on_the_page_is_told_for_a_mail() {
    let place = with_snapshot(&[]);
    let page = place.read("sample.md");
    let page = page.replace(
        "- **Oct 2025**",
        "- **Dec 2025**: I received the *Sand & <b>Snow</b> Prize* of the Dune Society.\n- **Oct 2025**",
    );
    let page = page.replace("as a spotlight", "as an oral").replace("- **Jan 2024**", "- **Jan 2024** (hidden)");
    place.write("sample.md", &page);
    let run = snapshot(&place, &["diff", "acme"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.starts_with("News since 2025-10\n\nNew\n\n  Awards\n  - Sand & "), "{}", run.stdout);
    let changed = "\nChanged\n\n  Publications\n  - Sparse Sensing with Borrowed Labels\n    track: spotlight → oral\n";
    assert!(run.stdout.contains(changed), "{}", run.stdout);
    let run = snapshot(&place, &["diff", "acme", "--format", "markdown"]);
    assert!(run.stdout.contains("\n## New\n\n### Awards\n\n- **Sand & "), "{}", run.stdout);
    assert!(!run.stdout.contains("<b>"), "{}", run.stdout);
    let run = snapshot(&place, &["diff", "acme", "--format", "json"]);
    let diff: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&diff["from"], &diff["to"]), (&"2025-10-acme".into(), &serde_json::Value::Null));
    assert_eq!(diff["came"][0]["kind"], "awards");
    assert_eq!(diff["changed"][0]["fields"][0]["after"], "oral");
}

#[test]
fn a_page_that_did_not_change_has_nothing_new() {
    let place = with_snapshot(&["--select", "newest:2", "--without", "talks", "--since", "2024-06"]);
    let run = snapshot(&place, &["diff", "acme"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("Nothing new since 2025-10\n", ""));
}

#[test]
fn a_venue_that_is_named_otherwise_is_told_by_the_name_that_changed() {
    let place = with_snapshot(&[]);
    place.write(
        "papers.bib",
        "@article{x, title = {A Field Guide to Drift in Wearable Sensing}, journal = {Pervasive}}",
    );
    assert_eq!(create(&place, "sample.md", &["--bib", "papers.bib", "--as-of", "2026"]).code, Some(0));
    let run = snapshot(&place, &["diff", "2025-10-acme", "2026-acme"]);
    assert!(run.stdout.contains("\n    venue: IEEE Pervasive Computing → Pervasive\n"), "{}", run.stdout);
    let paper = "@inproceedings{x, title = {Keep the Gradient, Lose the Name}, booktitle = {AAAI}, year = 2024}";
    place.write("papers.bib", paper);
    let run = snapshot(&place, &["diff", "2026-acme"]);
    assert!(run.stdout.contains("\n    venue: AAAI'24 (oral) → AAAI\n"), "{}", run.stdout);
}

#[test]
fn a_page_that_has_gone_is_asked_for() {
    let place = with_snapshot(&[]);
    fs::rename(place.path("sample.md"), place.path("moved.md")).unwrap();
    let run = snapshot(&place, &["diff", "acme"]);
    let refusal = "newscv: cannot read sample.md: no such file or directory; \
                   the snapshot was made from it, and --page tells where the page is now\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), refusal));
    let run = snapshot(&place, &["diff", "acme", "--page", "moved.md"]);
    assert_eq!(run.stdout, "Nothing new since 2025-10\n");
}

#[cfg(unix)]
#[test]
fn links_are_stored_as_files_and_what_lies_outside_is_named() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    let sample = fs::read_to_string(crate::program::project().join("tests/pages/sample.md")).unwrap();
    place.write("real/elsewhere.md", &sample);
    place.write("real/own.toml", "[owner]\nlabel = \"Researcher\"\n");
    place.write("real/secret.md", "- **May 2025**: secret\n");
    place.write("site/other.md", "nothing\n");
    symlink("real/elsewhere.md", place.path("about.md")).unwrap();
    symlink("other.md", place.path("site/linked.md")).unwrap();
    symlink("../real/secret.md", place.path("site/secret.md")).unwrap();
    symlink("../real/own.toml", place.path("site/newscv.toml")).unwrap();

    let run = create(&place, "about.md", &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let stored = place.path(&format!("{SAMPLE}/inputs/page/about.md"));
    assert!(fs::symlink_metadata(&stored).unwrap().is_file());
    assert_eq!(fs::read_to_string(stored).unwrap(), sample);

    let run = create(&place, "site", &["--as-of", "2025", "--out", "site-out"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let named = "stored from outside the page's folder: site/newscv.toml\n";
    assert!(run.stderr.contains(named), "{}", run.stderr);
    let folder = "site-out/snapshots/2025-acme/inputs";
    assert_eq!(place.read(&format!("{folder}/page/linked.md")), "nothing\n");
    assert!(fs::symlink_metadata(place.path(&format!("{folder}/page/linked.md"))).unwrap().is_file());
    assert!(!place.path(&format!("{folder}/page/secret.md")).exists());
}
