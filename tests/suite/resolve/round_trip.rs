//! A large bibliography goes through newscv into BibLaTeX, and nothing of it is lost.
//!
//! The entries are generated; the `biblatex` crate, which newscv neither reads nor writes
//! bibliographies with, tells what is in the output.

use std::collections::BTreeMap;
use std::fmt::Write;

use biblatex::{RawBibliography, RawChunk};
use newscv::cv::Cv;
use newscv::export::{self, Format, Options};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::with_bib;

const ENTRIES: usize = 5000;

/// Every so many entries come proceedings that others refer to.
const PARENT: usize = 40;

const TYPES: &[&str] = &[
    "article", "inproceedings", "misc", "book", "phdthesis", "software", "incollection", "techreport", "online",
    "patent", "unpublished", "InProceedings", "ARTICLE", "dataset", "mvbook", "www", "oddtype",
];

/// Fields of BibTeX, of BibLaTeX, of reference managers and site themes, and nobody's.
const NAMES: &[&str] = &[
    "author", "booktitle", "journal", "pages", "annotation", "note", "file", "abstract", "keywords", "editor",
    "series", "volume", "date-added", "bdsk-url-1", "citeulike-article-id", "bibtex_show", "abbr", "x.odd:name",
    "author+an", "Publisher", "selected", "url", "doi", "language", "x", "options",
];

const STRINGS: &[(&str, &str)] =
    &[("icsd", "Int. Conference on {Sand} Dynamics"), ("JSand", "Journal of Sand \\& Snow"), ("acm-tos", "{ACM} TOS")];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Parts of values: accents, groups, mathematics, signs of TeX and of BibTeX, other scripts.
const PIECES: &[&str] = &[
    "Sorting", "{Wet}", "$\\alpha_1$", "M{\\\"u}ller", "{\\'E}tudes", "\\emph{wet {and} dry}", "100\\%", "\\$5", "a~b",
    "``sand''", "--", "12--34", "沙丘的运动", "Ångström", "https://example.org/a_b~c?d=1%202#e", "=", ",", "and",
    "\\{x\\}", "#", "(2)", "x@example.org", "12\\textsuperscript{th}", "\n    in two lines", "'", "\\LaTeX{}", "{}",
    "{\\ss}", "%",
];

const PEOPLE: &[&str] = &[
    "Weiss, Ada", "Ada Weiss", "van der Meer, Jr., Jo", "Jo van~der Meer", "{Sand \\& Snow Society}",
    "{\\\"O}berg, M{\\'\\i}ra", "family=Weiss, given=Ada, prefix=von", "李锐", "{Harbour and Sons, Ltd.}", "others",
];

/// A value as written, and as it is to be found again: text, or the name of a string.
#[derive(Clone, Debug)]
struct Value {
    written: String,
    expected: Expected,
}

#[derive(Clone, Debug, PartialEq)]
enum Expected {
    Text(String),
    Name(String),
}

fn text(value: String) -> Value {
    Value { written: format!("{{{value}}}"), expected: Expected::Text(value) }
}

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..6).prop_map(|pieces| pieces.join(" "))
}

fn value() -> impl Strategy<Value = Value> {
    let string = prop::sample::select(STRINGS);
    prop_oneof![
        5 => pieces().prop_map(text),
        // In quotation marks stands what has none of its own outside braces.
        2 => pieces().prop_map(|value| {
            let value = value.replace('"', "'");
            Value { written: format!("\"{value}\""), expected: Expected::Text(value) }
        }),
        1 => (0..3000u32).prop_map(|number| {
            Value { written: number.to_string(), expected: Expected::Text(number.to_string()) }
        }),
        1 => string.clone().prop_map(|(name, _)| {
            Value { written: name.to_uppercase(), expected: Expected::Name(name.to_uppercase()) }
        }),
        1 => (string, pieces()).prop_map(|((name, value), tail)| {
            Value { written: format!("{name} # {{ {tail}}}"), expected: Expected::Text(format!("{value} {tail}")) }
        }),
        1 => prop::collection::vec(prop::sample::select(PEOPLE), 1..5).prop_map(|names| text(names.join(" and "))),
    ]
}

/// An entry: type, fields by name, and whether it refers to proceedings.
type Entry = (&'static str, BTreeMap<&'static str, Value>, Option<usize>, bool);

fn entry() -> impl Strategy<Value = Entry> {
    let fields = prop::collection::btree_map(prop::sample::select(NAMES), value(), 0..12);
    let month = prop::option::of(prop::sample::select(MONTHS));
    let with_month = (fields, month).prop_map(|(mut fields, month)| {
        if let Some(month) = month {
            let name = Expected::Name(month.to_owned());
            fields.insert("month", Value { written: month.to_owned(), expected: name });
        }
        fields
    });
    let parent = prop::option::weighted(0.2, 0..ENTRIES / PARENT);
    (prop::sample::select(TYPES), with_month, parent, any::<bool>())
}

/// The file, and what is to be found in it: by key, type and fields.
fn generated() -> (String, BTreeMap<String, BTreeMap<String, Expected>>) {
    let mut runner = TestRunner::deterministic();
    let entries = prop::collection::vec(entry(), ENTRIES).new_tree(&mut runner).unwrap().current();
    let mut bib = String::from("% Kept by hand.\n@preamble{\"\\newcommand{\\noopsort}[1]{}\" # { x}}\n");
    for (name, value) in STRINGS {
        let _ = writeln!(bib, "@STRING{{{name} = {{{value}}}}}");
    }
    bib.push_str("@comment{jabref-meta: grouping {a} b;}\n");
    let mut expected = BTreeMap::new();
    for (at, (kind, fields, parent, ends_in_comma)) in entries.into_iter().enumerate() {
        let is_parent = at % PARENT == PARENT - 1;
        let kind = if is_parent { "proceedings" } else { kind };
        let key = if is_parent { format!("proc:{}", at / PARENT) } else { format!("Key_{at}/a+b-c.d") };
        let mut fields: Vec<(String, Value)> =
            fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        fields.push(("title".to_owned(), text(format!("Grain {at} of the {{Dune}}"))));
        fields.extend(parent.filter(|_| !is_parent).map(|at| ("crossref".to_owned(), text(format!("proc:{at}")))));
        let lines: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {}", value.written)).collect();
        let comma = if ends_in_comma { "," } else { "" };
        let _ = write!(bib, "\n@{kind}{{{key},\n{}{comma}\n}}\n", lines.join(",\n"));
        let mut known: BTreeMap<String, Expected> =
            fields.into_iter().map(|(name, value)| (name.to_lowercase(), value.expected)).collect();
        known.insert("ENTRYTYPE".to_owned(), Expected::Text(kind.to_lowercase()));
        expected.insert(key, known);
    }
    (bib, expected)
}

fn expanded(value: &Expected) -> String {
    match value {
        Expected::Text(text) => text.clone(),
        Expected::Name(name) => {
            STRINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).unwrap().1.to_owned()
        }
    }
}

fn written(cv: &Cv) -> String {
    let files = export::export(cv, Format::Biblatex, &Options::default()).unwrap().files;
    String::from_utf8(files[0].bytes.clone()).unwrap()
}

#[test]
fn everything_in_five_thousand_generated_entries_survives() {
    let (bib, mut expected) = generated();
    let source = written(&with_bib(Vec::new(), &bib));
    let found = RawBibliography::parse(&source).unwrap();
    assert_eq!(found.entries.len(), ENTRIES);
    for entry in &found.entries {
        let entry = &entry.v;
        let fields: BTreeMap<&str, Expected> = entry
            .fields
            .iter()
            .map(|field| {
                let [chunk] = &field.value.v[..] else { panic!("{field:?}") };
                let value = match chunk.v {
                    RawChunk::Normal(text) => Expected::Text(text.to_owned()),
                    RawChunk::Abbreviation(name) => Expected::Name(name.to_owned()),
                };
                (field.key.v, value)
            })
            .collect();
        assert_eq!(fields.len(), entry.fields.len(), "no field twice in {}", entry.key.v);
        for (name, value) in expected.remove(entry.key.v).unwrap() {
            let kept = match (name.as_str(), &value) {
                ("ENTRYTYPE", value) => *value == Expected::Text(entry.kind.v.to_owned()),
                // The kind of the work joins the keywords, for lists by kind.
                ("keywords", value) => match &fields["keywords"] {
                    Expected::Text(found) => found.starts_with(&expanded(value)),
                    found @ Expected::Name(_) => found == value,
                },
                (name, value) => fields.get(name) == Some(value),
            };
            assert!(kept, "{name} of {}: {value:?} became {:?}", entry.key.v, fields.get(name.as_str()));
        }
    }
    assert!(expected.is_empty());
    let strings: Vec<(&str, String)> = found
        .abbreviations
        .iter()
        .map(|pair| match &pair.value.v[0].v {
            RawChunk::Normal(text) => (pair.key.v, (*text).to_owned()),
            RawChunk::Abbreviation(name) => (pair.key.v, (*name).to_owned()),
        })
        .collect();
    assert_eq!(strings, STRINGS.iter().map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<_>>());
    assert_eq!(found.preamble, "\"\\newcommand{\\noopsort}[1]{} x\"");
    assert_eq!(source.lines().nth(2), Some("% Kept by hand."));
    assert!(source.ends_with("@comment{jabref-meta: grouping {a} b;}\n"));
}

#[test]
fn what_is_written_is_read_and_written_again_as_the_same_bytes() {
    let once = written(&with_bib(Vec::new(), &generated().0));
    assert_eq!(once, written(&with_bib(Vec::new(), &once)));
}
