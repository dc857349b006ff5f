//! No bytes make the stages fail: pages of the tests, cut and spliced at random, and noise.
//!
//! The random choices are the same in every run.

use std::fs;
use std::path::Path;

use newscv::cv::Cv;
use newscv::export::{Format, Options, export};
use newscv::{extract, resolve, source};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::program::project;

/// How many pages each law tries.
const CASES: u32 = 100;

fn runner() -> TestRunner {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn read(name: &str, bytes: &[u8]) -> Cv {
    let input = source::Input { path: name.into(), bytes: bytes.into() };
    let site = source::read(&[input]).expect("the page is small");
    resolve::resolve(extract::extract(&site), &resolve::Inputs::default()).expect("there are no corrections")
}

/// What `export` makes of the page in every text format, and that each mention lies in the page.
fn check(name: &str, bytes: &[u8]) {
    let cv = read(name, bytes);
    for format in Format::ALL.iter().filter(|format| **format != Format::Pdf) {
        // A format may refuse an option, but there is none.
        let _ = export(&cv, *format, &Options::default());
    }
    for work in &cv.publications {
        assert!(work.provenance.mentions.iter().all(|mention| mention.span.end <= bytes.len()));
    }
}

fn pages() -> Vec<Vec<u8>> {
    let folder = project().join("tests/pages");
    let mut pages = Vec::new();
    collect(&folder, &mut pages);
    pages
}

fn collect(folder: &Path, pages: &mut Vec<Vec<u8>>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { collect(&path, pages) } else { pages.push(fs::read(path).unwrap()) }
    }
}

/// A page with pieces of all pages, and of nothing sensible, in place of its own.
fn spliced() -> impl Strategy<Value = Vec<u8>> {
    let pages = pages();
    let piece = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..120usize);
    let edit = (piece, any::<prop::sample::Index>(), 0..40usize, vec(any::<u8>(), 0..6));
    (any::<prop::sample::Index>(), vec(edit, 1..12)).prop_map(move |(page, edits)| {
        let mut bytes = page.get(&pages).clone();
        for ((from, at, length), to, removed, noise) in edits {
            let from = from.get(&pages);
            let at = at.index(from.len());
            let piece = &from[at..(at + length).min(from.len())];
            let to = to.index(bytes.len() + 1);
            let end = (to + removed).min(bytes.len());
            bytes.splice(to..end, piece.iter().chain(&noise).copied());
        }
        bytes
    })
}

#[test]
fn spliced_pages_are_read() {
    let law = |bytes: Vec<u8>| {
        check("page.md", &bytes);
        check("page.html", &bytes);
        Ok(())
    };
    runner().run(&spliced(), law).unwrap();
}

/// Each once ended a run.
#[test]
fn pages_that_broke_a_stage_are_read() {
    for page in ["<td `", "   <td *a\n", "\u{20ac}\u{b1}AA@A."] {
        check("page.md", page.as_bytes());
    }
}

#[test]
fn noise_is_read() {
    let law = |bytes: Vec<u8>| {
        check("page.md", &bytes);
        check("page.html", &bytes);
        Ok(())
    };
    runner().run(&vec(any::<u8>(), 0..400), law).unwrap();
}

/// Words that announce facts, in no order that makes sense.
const FRAGMENTS: &[&str] = &[
    "## News\n\n", "- ", "\n", "**May 2025**: ", "[05/2024] ", "Our paper ", "\"", "*", "accepted to ", "two papers ",
    "ICML 2025", "NeurIPS'24 ", "workshop on ", "@", "Best Paper Award ", "at the ", "invited talk ", "(", ")", "[",
    "](https://arxiv.org/abs/2501.00001)", "; ", "! ", "🎉", "as an oral ", "I joined ", "reviewer for ",
    "co-organizing the 2nd ", ", ", " and ", "é", "王", "PhD in ", "University of ", "Area Chair ", "Spotlight", ": ",
    "’", "  \n", "et al.", "<li>", "</li>", "&amp;", "2023", "-", "–", "1st", "International ", "Conference on ",
    "Journal of ", "won the ", "Ada Weiss", "A. Weiss", "\t", "{% raw %}",
];

#[test]
fn any_order_of_telling_words_is_read() {
    let words = vec(prop::sample::select(FRAGMENTS), 0..40);
    let law = |words: Vec<&str>| {
        check("page.md", words.concat().as_bytes());
        Ok(())
    };
    runner().run(&words, law).unwrap();
}
