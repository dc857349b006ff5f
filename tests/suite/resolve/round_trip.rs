//! A large bibliography goes through newscv into BibLaTeX, and nothing of it is lost that BibLaTeX
//! has a field for.

use std::fmt::Write;

use newscv::cv::BibEntry;
use newscv::export::{self, Format, Options};

use super::with_bib;

const ENTRIES: usize = 5000;

/// Values with all that LaTeX puts into them: accents, groups, mathematics, names, addresses.
const VALUES: &[&str] = &[
    "Sorting {Wet} Sand with $\\alpha_1$ Sieves",
    "M{\\\"u}ller, J{\\\"o}rg and {Sand \\& Snow Society} and van der Meer, Jr., Jo and others",
    "https://example.org/a_b~c?d=1%202",
    "Proceedings of the 12\\textsuperscript{th} {ICSD}",
    "12--34",
    "{\\'E}tudes -- \\emph{wet} ``sand'' 100\\%",
    "沙丘的运动, Ångström",
];

const NAMES: &[&str] =
    &["author", "booktitle", "pages", "annotation", "note", "file", "abstract", "keywords", "editor"];

/// Entry number `at`: its type and fields follow from the number alone.
fn written(at: usize) -> String {
    let kind = ["article", "inproceedings", "misc", "book", "phdthesis", "software"][at % 6];
    let mut entry = format!("@{kind}{{key-{at},\n  title = {{Grain {at} of the {} Dune}},\n", at * 7 % 13);
    for (step, name) in NAMES.iter().enumerate() {
        if !(at / 3 + step).is_multiple_of(3) {
            let _ = writeln!(entry, "  {name} = {{{}}},", VALUES[(at * 5 + step * 3) % VALUES.len()]);
        }
    }
    let _ = write!(entry, "  month = {},\n  year = {}\n}}\n", ["jan", "dec"][at % 2], 1980 + at % 45);
    entry
}

#[test]
fn every_field_of_five_thousand_entries_survives() {
    let bib: String = (0..ENTRIES).map(written).collect();
    let cv = with_bib(Vec::new(), &bib);
    let files = export::export(&cv, Format::Biblatex, &Options::default()).unwrap().files;
    let again = with_bib(Vec::new(), std::str::from_utf8(&files[0].bytes).unwrap());
    let entries = |cv: &newscv::cv::Cv| -> Vec<BibEntry> {
        cv.publications.iter().map(|work| work.bib.clone().unwrap()).collect()
    };
    let (before, after) = (entries(&cv), entries(&again));
    assert_eq!((before.len(), after.len()), (ENTRIES, ENTRIES));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!((&before.key, &before.entry_type), (&after.key, &after.entry_type));
        for (name, value) in &before.fields {
            // The kind of the work joins the keywords, for lists by kind.
            let kept = |found: &str| found == value || (name == "keywords" && found.starts_with(value.as_str()));
            assert!(after.field(name).is_some_and(kept), "{name} of {}: {:?}", before.key, after.field(name));
        }
    }
}
