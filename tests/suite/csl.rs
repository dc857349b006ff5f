//! CSL-JSON by its schema, and as hayagriva reads it.

use std::path::Path;
use std::process::Command;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{Style, json::Item};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest};
use newscv::cv::Cv;
use newscv::export::{Format, Options, export};
use newscv::fact::{PublicationKind, Status};
use serde_json::Value;

use crate::{long_sample, nasty, pages, sample};

fn written(cv: &Cv) -> String {
    let outputs = export(cv, Format::Csl, &Options::default()).unwrap();
    String::from_utf8(outputs.files[0].bytes.clone()).unwrap()
}

/// Every kind of work, sent, accepted and out.
fn every_kind() -> Cv {
    let mut cv = sample::cv();
    for kind in PublicationKind::ALL {
        for status in Status::ALL {
            let mut work = sample::cv().publications.remove(0);
            (work.publication.kind, work.publication.status) = (*kind, *status);
            cv.publications.push(work);
        }
    }
    cv
}

fn cvs() -> Vec<Cv> {
    let made = [every_kind(), long_sample::long_sample(), nasty::cv(), pages::of_page("sample.md"), Cv::default()];
    made.into_iter().chain(pages::real_page()).collect()
}

#[test]
#[ignore = "needs a Python with csl-reference in NEWSCV_PYTHON"]
fn csl_json_is_valid_by_its_schema() {
    let python = std::env::var("NEWSCV_PYTHON").expect("NEWSCV_PYTHON names a Python");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/python/csl_schema.py");
    let printed = Command::new(python).arg(script).output().unwrap();
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let schema: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&serde_json::json!([{"id": "a", "type": "book", "unknown": "key"}])));
    for cv in cvs() {
        let items: Value = serde_json::from_str(&written(&cv)).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&items).map(|fault| format!("{fault} at {}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
    }
}

/// What hayagriva sets in the style APA, one text a work.
fn set_by_hayagriva(items: &[Item]) -> Vec<String> {
    let Style::Independent(style) = ArchivedStyle::AmericanPsychologicalAssociation.get() else { unreachable!() };
    let locales = locales();
    let mut driver = BibliographyDriver::new();
    for item in items {
        driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(item)], &style, &locales));
    }
    let request = BibliographyRequest { style: &style, locale: None, locale_files: &locales };
    let set = driver.finish(request).bibliography.unwrap().items;
    let text = |item: &hayagriva::BibliographyItem| {
        let mut text = String::new();
        item.content.write_buf(&mut text, BufWriteFormat::Plain).unwrap();
        text
    };
    set.iter().map(text).collect()
}

#[test]
fn hayagriva_reads_csl_json() {
    for cv in cvs() {
        let items: Vec<Item> = serde_json::from_str(&written(&cv)).unwrap();
        assert_eq!(items.len(), cv.publications.len());
        assert!(items.iter().all(|item| item.id().is_some() && item.type_().is_some()));
        if !items.is_empty() {
            assert_eq!(set_by_hayagriva(&items).len(), items.len());
        }
    }
    let items: Vec<Item> = serde_json::from_str(&written(&sample::cv())).unwrap();
    let expected = [
        "CricketTalk (ArXiv:2501.00003). (n.d.). arXiv. Retrieved https://arxiv.org/abs/2501.00003",
        "Öberg, M. (2025). Frogs in the <Reeds>: A Survey of “Wetland” Sound. Journal of Wetland Acoustics. Forthcoming.",
    ];
    assert_eq!(set_by_hayagriva(&items)[..2], expected);
}
