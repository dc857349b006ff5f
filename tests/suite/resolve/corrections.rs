//! `newscv.toml`: facts changed and left out.

use newscv::cv::Cv;
use newscv::error::Error;
use newscv::fact::Facts;
use newscv::resolve::{self, Inputs};

use super::{accepted, award, ids, input};

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
        "newscv.toml:1:1: unknown field 'yaer', did you mean 'year'?"
    );
    assert_eq!(
        message("[[correct]]\ntitle = \"Golden Sieve\"\nclear = [\"title\"]\n"),
        "newscv.toml:1:1: 'title' cannot be cleared; set it, or drop the fact"
    );
    assert_eq!(
        message("[export]\nkeys = \"{author}{yeer}\"\n"),
        "newscv.toml:2:1: unknown part of a key 'yeer', did you mean 'year'?"
    );
}
