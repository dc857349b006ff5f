//! The labelled pages of `tests/pages`: what of each page is right, kept in a ledger.
//!
//! `PAGE.gold.json` beside a page holds what a careful person would copy from it into a CV. The
//! ledger, `tests/pages/LEDGER.tsv`, says by page and kind how many facts are labelled, how many of
//! them are found and how many findings are no labelled fact; the columns `first found` and
//! `first invented` keep what the page scored before anything was mended for it. A count that
//! falls fails, and so does one that rises without being recorded: with `NEWSCV_UPDATE=1` in the
//! environment the ledger is rewritten.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::program::{Place, project};

/// Kinds of facts, with the keys of which one must agree and those that all must.
const KINDS: &[(&str, &[&str], &[&str])] = &[
    ("publications", &["title", "short"], &[]),
    ("unnamed_publications", &["venue"], &["year", "count"]),
    ("awards", &["title"], &[]),
    ("service", &["venue"], &["year"]),
    ("talks", &["title", "event"], &[]),
    ("positions", &["organization"], &["role"]),
    ("education", &["institution"], &["year"]),
];

const HEAD: &str = "page\tkind\tlabelled\tfound\tinvented\tfirst found\tfirst invented\n";

fn folder() -> PathBuf {
    project().join("tests/pages")
}

/// Lower-case words without those that say nothing; a name in a script without spaces is one.
fn words(text: &str) -> BTreeSet<String> {
    const EMPTY: &[&str] = &["the", "a", "an", "of", "for", "in", "on", "at", "and", "s"];
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY.contains(word) && word.parse::<u32>().is_err())
        .map(str::to_owned)
        .collect()
}

/// Whether the words of one stand in the other for the most part.
fn same_words(gold: &str, found: &str) -> bool {
    let (a, b) = (words(gold), words(found));
    let same = a.intersection(&b).count();
    same > 0 && same * 10 >= a.len().min(b.len()) * 7 && same * 3 >= a.len().max(b.len())
}

/// Whether two texts say the same, or a text and one of the names of a venue.
fn alike(gold: &Value, found: &Value) -> bool {
    let names = ["acronym", "name", "printed"].iter().filter_map(|key| found[*key].as_str()).chain(found.as_str());
    gold.as_str().is_some_and(|gold| names.into_iter().any(|name| same_words(gold, name)))
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64()
}

fn lines(gold: &Value) -> Vec<i64> {
    gold["lines"].as_array().unwrap().iter().filter_map(Value::as_i64).collect()
}

fn is_found(kind: (&[&str], &[&str]), gold: &Value, found: &Value) -> bool {
    let mentions = found["mentions"].as_array().unwrap();
    let gold_lines = lines(gold);
    let told_there = mentions
        .iter()
        .any(|mention| gold_lines.iter().any(|line| (line - mention["line"].as_i64().unwrap()).abs() < 2));
    let found_key = |key: &str| if key == "short" { "short_title" } else { key }.to_owned();
    let any = kind.0.iter().any(|key| alike(&gold[*key], &found[found_key(key)]));
    let silent = kind.0.iter().all(|key| gold[*key].is_null());
    let all = kind.1.iter().all(|key| match &gold[*key] {
        Value::Null => true,
        Value::String(_) => alike(&gold[*key], &found[*key]) || found[*key].is_null(),
        year => number(year) == number(&found[*key]),
    });
    told_there && (any || silent) && all
}

/// How many facts of a kind are labelled, found and invented.
fn count(kind: (&str, &[&str], &[&str]), gold: &Value, facts: &Value) -> [usize; 3] {
    let none = Vec::new();
    let labelled = gold[kind.0].as_array().unwrap_or(&none);
    let mut free: Vec<&Value> = facts[kind.0].as_array().unwrap().iter().collect();
    let mut found = 0;
    for fact in labelled {
        if let Some(at) = free.iter().position(|other| is_found((kind.1, kind.2), fact, other)) {
            free.remove(at);
            found += 1;
        }
    }
    [labelled.len(), found, free.len()]
}

fn labelled_pages() -> Vec<(String, Value, Value)> {
    let names = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut slugs: Vec<String> = names.filter_map(|name| name.strip_suffix(".gold.json").map(str::to_owned)).collect();
    slugs.sort();
    let read = |slug: String| {
        let gold = fs::read(folder().join(format!("{slug}.gold.json"))).unwrap();
        let paths = ["md", "html"].map(|end| folder().join(format!("{slug}.{end}")));
        let page = paths.iter().find(|path| path.exists()).unwrap();
        let run = Place::new().run(&["extract", page.to_str().unwrap(), "--format", "json"]);
        (slug, serde_json::from_slice(&gold).unwrap(), serde_json::from_str(&run.stdout).unwrap())
    };
    slugs.into_iter().map(read).collect()
}

/// The counts of the first scoring, by page and kind.
fn first_counts(ledger: &str) -> BTreeMap<(String, String), (String, String)> {
    let rows = ledger.lines().skip(1).filter_map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [page, kind, _, _, _, found, invented] = cells[..] else { return None };
        Some(((page.to_owned(), kind.to_owned()), (found.to_owned(), invented.to_owned())))
    });
    rows.collect()
}

#[test]
fn the_ledger_says_what_is_right_on_the_labelled_pages() {
    let path = folder().join("LEDGER.tsv");
    let ledger = fs::read_to_string(&path).unwrap_or_default();
    let first = first_counts(&ledger);
    let mut now = HEAD.to_owned();
    for (page, gold, facts) in labelled_pages() {
        for kind in KINDS {
            let [labelled, found, invented] = count(*kind, &gold, &facts);
            if labelled + invented == 0 {
                continue;
            }
            let key = (page.clone(), kind.0.to_owned());
            let before = first.get(&key).cloned().unwrap_or_else(|| (found.to_string(), invented.to_string()));
            writeln!(now, "{page}\t{}\t{labelled}\t{found}\t{invented}\t{}\t{}", kind.0, before.0, before.1).unwrap();
        }
    }
    if std::env::var_os("NEWSCV_UPDATE").is_some() {
        fs::write(&path, now).unwrap();
    } else {
        assert!(ledger == now, "LEDGER.tsv is out of date; NEWSCV_UPDATE=1 rewrites it. It should read:\n{now}");
    }
}
