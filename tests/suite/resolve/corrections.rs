//! `newscv.toml`: facts changed and left out.

use newscv::cv::Cv;
use newscv::error::Error;
use newscv::fact::Facts;
use newscv::resolve::{self, Inputs, check};
use newscv::venue::VenueKind;

use super::{accepted, award, ids, input, venue};

fn corrected(toml: &str) -> Result<Cv, Error> {
    let publications = vec![accepted("Warm Sand", "ICSD", 2023, 4), accepted("Cold Snow", "ICSD", 2022, 6)];
    let facts = Facts { publications, awards: vec![award("Golden Sieve", None, 6)], ..Facts::default() };
    resolve::resolve(facts, &Inputs { corrections: Some(input("newscv.toml", toml)), ..Inputs::default() })
}

fn message(toml: &str) -> String {
    corrected(toml).unwrap_err().to_string()
}

#[test]
fn a_fact_is_chosen_by_id_title_or_line_and_changed() {
    let cv = corrected(
        r#"
[owner]
name = "Ada Weiss"
names = ["A. Weiss"]

[[correct]]
id = "weiss2023warm"
set.year = 2024
set.authors = ["Bo Lin", "A. Weiss", "others"]
set.status = "published"

[[correct]]
title = "cold snow"
clear = ["venue"]

[[correct]]
line = "about.md:6"
kind = "award"
set.work = "Warm Sand"
"#,
    )
    .unwrap();
    let warm = &cv.publications[0];
    assert_eq!((warm.year, warm.status.as_str()), (Some(2024), "published"));
    let authors = warm.authors.as_ref().unwrap();
    assert_eq!(authors.list.iter().map(|author| author.owner).collect::<Vec<_>>(), [false, true]);
    assert!(authors.and_others);
    assert_eq!(cv.publications[1].venue, None);
    assert_eq!(cv.awards[0].publication.as_ref(), Some(&warm.id));
}

#[test]
fn a_dropped_fact_is_gone() {
    let cv = corrected("[[drop]]\ntitle = \"Warm Sand\"\n\n[[drop]]\nkind = \"award\"\nline = 6\n").unwrap();
    assert_eq!(ids(&cv), ["icsd2022cold"]);
    assert!(cv.awards.is_empty());
}

#[test]
fn a_correction_that_fits_nothing_shows_what_is_there() {
    assert_eq!(
        message("[[correct]]\nid = \"icsd2023worm\"\nset.year = 2020\n"),
        "newscv.toml:1:1: fits no fact; there are publication 'icsd2023warm' (about.md:4), \
         publication 'icsd2022cold' (about.md:6), award 'golden-sieve' (about.md:6)"
    );
}

#[test]
fn a_correction_that_fits_two_facts_lists_both() {
    assert_eq!(
        message("[owner]\n\n[[drop]]\nline = 6\n"),
        "newscv.toml:3:1: fits 2 facts: publication 'icsd2022cold' (about.md:6), award 'golden-sieve' (about.md:6)"
    );
}

#[test]
fn a_field_that_the_fact_has_not_is_an_error() {
    assert_eq!(
        message("[[correct]]\ntitle = \"Warm Sand\"\nset.yaer = 2020\n"),
        "newscv.toml:3:5: unknown field 'yaer', did you mean 'year'?"
    );
    assert_eq!(
        message("[[correct]]\ntitle = \"Golden Sieve\"\nclear = [\"title\"]\n"),
        "newscv.toml:3:10: 'title' cannot be cleared; set it, or drop the fact"
    );
    assert_eq!(
        message("[export]\nkeys = \"{author}{yeer}\"\n"),
        "newscv.toml:2:1: unknown part of a key 'yeer', did you mean 'year'?"
    );
}

#[test]
fn what_no_output_could_use_is_refused() {
    let set = |field: &str| message(&format!("[[correct]]\nid = \"icsd2023warm\"\n{field}\n"));
    for (field, expected) in [
        ("set.year = 20233", "expected a year such as 2024 for 'year'"),
        ("set.doi = \"none\"", "'none' is no DOI; expected one such as 10.1234/abc"),
        ("set.arxiv = \"none\"", "'none' is no arXiv number; expected one such as 2401.01234"),
        ("set.url = \"javascript:alert(1)\"", "expected an address that begins with https:// for 'url'"),
        ("set.kind = \"\"", "'kind' cannot be cleared; set it, or drop the fact"),
        ("set.authors = [\"Ada\", \"\"]", "'authors' says nothing"),
        ("set.authors = \"Ada\"", "expected a list of names for 'authors'"),
        ("set.date = \"2023-13\"", "expected a date such as 2025, 2025-11 or 2025-11-03 for 'date'"),
        ("set.id = \"a{b\"", "'a{b' holds what no key can hold"),
        ("set.id = \"icsd2022cold\"", "another fact has the id 'icsd2022cold' already"),
        (
            "set.links = [\"https://example.org\"]",
            "expected a list such as [{kind = \"code\", url = \"https://example.org\"}] for 'links'",
        ),
    ] {
        assert_eq!(set(field), format!("newscv.toml:3:5: {expected}"));
    }
}

#[test]
fn a_corrected_fact_wants_no_second_look() {
    let unsure = || {
        let mut fact = accepted("Warm Sand", "ICSD", 2023, 4);
        fact.provenance.confidence = 0.7;
        fact.venue = Some(venue("ICSD", VenueKind::Conference));
        Facts { publications: vec![fact], ..Facts::default() }
    };
    let codes = |corrections: Option<&str>| {
        let inputs = Inputs { corrections: corrections.map(|toml| input("newscv.toml", toml)), ..Inputs::default() };
        let cv = resolve::resolve(unsure(), &inputs).unwrap();
        let findings = check::check(&cv, &inputs);
        findings.into_iter().map(|finding| finding.warning.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(None), ["no-name", "low-confidence", "no-authors", "no-link"]);
    let toml = "[owner]\nname = \"Ada Weiss\"\n[[correct]]\nline = 4\nset.venue = \"Sand Days 2023\"\n\
                set.authors = [\"Ada Weiss\"]\nset.links = [{kind = \"code\", url = \"https://example.org/code\"}]\n";
    assert_eq!(codes(Some(toml)), Vec::<&str>::new());
    assert_eq!(codes(Some("[[correct]]\nline = 4\n")), ["no-name", "no-authors", "no-link"]);
}
