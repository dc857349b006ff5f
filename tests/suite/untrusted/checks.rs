//! What must hold whatever the bytes: one function a fuzz target, each of which panics where it
//! does not. `fuzz/` calls them with inputs that it makes up, `tests/suite/untrusted.rs` with the
//! inputs that once broke one.

#![allow(unreachable_pub, reason = "to fuzz/ this file is a library")]

use newscv::cv::{BibEntry, Cv};
use newscv::export::facts::{FactsFile, read_facts, write_facts};
use newscv::export::{Format, Options, export};
use newscv::fact::{Facts, Provenance};
use newscv::page::{Entry, Page, Site};
use newscv::resolve::{self, Inputs, resolve};
use newscv::source::Input;
use newscv::warning::Place;
use newscv::{extract, source};

/// The names under which bytes are read: each leads to another reader.
const NAMES: &[&str] = &["page.md", "page.html", "_config.yml", "config.toml", "resume.json"];

/// A page to correct.
const PAGE: &str = "---\ntitle: Ada Weiss\n---\n\n## News\n\n- **May 2025**: Our paper *Sand in the Sieve* was accepted to \
                    ICML 2025, and won the Best Paper Award!\n- **2024**: I joined Dune Labs as a Research Scientist.\n\
                    - **2023**: Two papers accepted to NeurIPS 2023. Area Chair for ICLR 2024.\n";

fn input(name: &str, bytes: &[u8]) -> Input {
    Input { path: name.into(), bytes: bytes.into() }
}

fn site(name: &str, bytes: &[u8]) -> Site {
    source::read(&[input(name, bytes)]).expect("the input is small")
}

/// The CV of a page alone.
fn cv_of(name: &str, bytes: &[u8]) -> Cv {
    resolve(extract::extract(&site(name, bytes)), &Inputs::default()).expect("there are no corrections")
}

/// `source`: every text leads back into the file.
pub fn source(bytes: &[u8]) {
    for name in NAMES {
        let site = site(name, bytes);
        for page in &site.pages {
            page.sections.iter().flat_map(|section| &section.entries).for_each(|entry| check_entry(page, entry, bytes));
            for field in &page.fields {
                assert!(field.value.span(0..field.value.len()).end <= bytes.len(), "{field:?}");
            }
        }
        for place in site.owner.iter().map(|hint| &hint.place).chain(site.warnings.iter().flat_map(|w| &w.place)) {
            assert!(place.span.end <= bytes.len(), "{place:?}");
        }
    }
}

fn check_entry(page: &Page, entry: &Entry, bytes: &[u8]) {
    let text = &entry.content.text;
    assert!(text.as_str().is_char_boundary(entry.body), "{entry:?}");
    assert!(text.span(0..text.len()).end <= bytes.len(), "{entry:?}");
    assert_eq!(entry.place.line, page.lines.line(entry.place.span.start), "{entry:?}");
    for mark in &entry.content.marks {
        assert!(text.as_str().get(mark.range()).is_some(), "{mark:?} of {entry:?}");
    }
}

/// `extract` and all behind it: facts lead back into the file, and every text format is written.
pub fn extract(bytes: &[u8]) {
    for name in ["page.md", "page.html"] {
        let cv = cv_of(name, bytes);
        check_provenance(&cv, bytes.len());
        for format in Format::ALL.iter().filter(|format| **format != Format::Pdf) {
            export(&cv, *format, &Options::default()).expect("no option asks for the impossible");
        }
    }
}

fn check_provenance(cv: &Cv, length: usize) {
    let works = cv.publications.iter().map(|work| &work.provenance);
    let unnamed = cv.unnamed_publications.iter().map(|fact| &fact.provenance);
    let awards = cv.awards.iter().map(|fact| &fact.provenance);
    let service = cv.service.iter().map(|fact| &fact.provenance);
    let talks = cv.talks.iter().map(|fact| &fact.provenance);
    let positions = cv.positions.iter().map(|fact| &fact.provenance);
    let education = cv.education.iter().map(|fact| &fact.provenance);
    let all = works.chain(unnamed).chain(awards).chain(service).chain(talks).chain(positions).chain(education);
    all.for_each(|provenance: &Provenance| {
        assert!(!provenance.mentions.is_empty(), "a fact is said nowhere");
        assert!(provenance.mentions.iter().all(|place| place.span.end <= length), "{provenance:?}");
    });
}

fn with_bib(bytes: &[u8]) -> Cv {
    let inputs = Inputs { bibliographies: vec![input("papers.bib", bytes)], ..Inputs::default() };
    resolve(Facts::default(), &inputs).expect("there are no corrections")
}

fn written(cv: &Cv, format: Format) -> Vec<u8> {
    let mut files = export(cv, format, &Options::default()).expect("no option asks for the impossible").files;
    files.remove(0).bytes
}

/// The `.bib` reader: places lead back into the file, and what was read is told and written.
pub fn bibliography(bytes: &[u8]) {
    let inputs = Inputs { bibliographies: vec![input("papers.bib", bytes)], ..Inputs::default() };
    let cv = with_bib(bytes);
    let entries = cv.publications.iter().filter_map(|work| work.bib.as_ref()).map(|entry| &entry.place);
    let places: Vec<&Place> = entries.chain(cv.warnings.iter().flat_map(|warning| &warning.place)).collect();
    assert!(places.iter().all(|place| place.span.end <= bytes.len()), "{places:?}");
    for format in [Format::Bibtex, Format::Biblatex, Format::Csl, Format::Facts] {
        written(&cv, format);
    }
    resolve::check::check(&cv, &inputs);
}

/// `newscv.toml`, `newscv.lock` and a JSON Resume: taken, or refused with a place.
pub fn settings(bytes: &[u8]) {
    let facts = extract::extract(&site("page.md", PAGE.as_bytes()));
    let one = |inputs: Inputs| match resolve(facts.clone(), &inputs) {
        Ok(cv) => {
            written(&cv, Format::Facts);
            written(&cv, Format::JsonResume);
            written(&cv, Format::Bibtex);
        }
        Err(error) => assert!(!error.to_string().contains('\n'), "a message is one line: {error}"),
    };
    one(Inputs { corrections: Some(input("newscv.toml", bytes)), ..Inputs::default() });
    one(Inputs { lock: Some(input("newscv.lock", bytes)), ..Inputs::default() });
    one(Inputs { resume: Some(input("resume.json", bytes)), ..Inputs::default() });
}

/// BibTeX and BibLaTeX written of a page, and of a bibliography, are read by the `biblatex` crate,
/// and come back with every entry and field.
pub fn bibtex_round_trip(bytes: &[u8]) {
    for cv in [cv_of("page.md", bytes), with_bib(bytes)] {
        for format in [Format::Bibtex, Format::Biblatex] {
            let source = String::from_utf8(written(&cv, format)).expect("bibliographies are UTF-8");
            let again = with_bib(source.as_bytes());
            assert_eq!(again.warnings, [], "{source}");
            assert_eq!(again.publications.len(), cv.publications.len(), "{source}");
            let once_more = String::from_utf8(written(&again, format)).expect("bibliographies are UTF-8");
            assert_same_entries(&again, &with_bib(once_more.as_bytes()));
            if let Err(error) = biblatex::RawBibliography::parse(&source) {
                panic!("{error}: {source}");
            }
        }
    }
}

fn assert_same_entries(one: &Cv, other: &Cv) {
    let entries = |cv: &Cv| -> Vec<BibEntry> {
        let entries = cv.publications.iter().filter_map(|work| work.bib.clone());
        entries.map(|entry| BibEntry { place: Place { line: 0, ..entry.place.clone() }, ..entry }).collect()
    };
    for (one, other) in entries(one).iter().zip(&entries(other)) {
        assert_eq!((&one.key, &one.entry_type, &one.fields), (&other.key, &other.entry_type, &other.fields));
    }
}

/// The interchange form comes back as it was, and what is read as one is written the same.
pub fn facts_round_trip(bytes: &[u8]) {
    let cv = cv_of("page.md", bytes);
    assert_eq!(read_facts(&write_facts(&cv)), Ok(FactsFile::from(&cv)));
    if let Ok(file) = read_facts(bytes) {
        let json = serde_json::to_vec(&file).expect("strings, numbers and lists make JSON");
        assert_eq!(read_facts(&json), Ok(file));
    }
}
