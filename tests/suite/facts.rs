//! The interchange form: it follows its schema, loses nothing on the way, and tells what is wrong.

use newscv::cv::Cv;
use newscv::export::facts::{FactsFile, SCHEMA, read_facts, write_facts};
use newscv::fact::{DegreeStatus, LinkKind, PublicationKind, SectionKind, Status, TalkKind};
use serde_json::{Value, json};

use crate::sample;

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// What is wrong with `facts` by the schema.
pub(crate) fn faults(facts: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    validator.iter_errors(facts).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_form_follows_its_schema() {
    for cv in [Cv::default(), sample::cv()] {
        let facts = serde_json::from_slice(&write_facts(&cv)).unwrap();
        assert_eq!(faults(&facts), Vec::<String>::new());
    }
}

#[test]
fn the_schema_refuses_what_is_missing_or_unknown() {
    let mut facts: Value = serde_json::from_slice(&write_facts(&sample::cv())).unwrap();
    facts["publications"][0].as_object_mut().unwrap().remove("doi");
    facts["publications"][1]["venu"] = json!(null);
    assert_eq!(faults(&facts).len(), 2);
}

#[test]
fn the_schema_has_the_words_of_the_program() {
    fn words<T: ToString>(all: &[T]) -> Value {
        all.iter().map(|word| Value::from(word.to_string())).collect()
    }
    let definitions = &schema()["$defs"];
    assert_eq!(definitions["section"]["enum"], words(SectionKind::ALL));
    assert_eq!(definitions["publication"]["properties"]["kind"]["enum"], words(PublicationKind::ALL));
    assert_eq!(definitions["publication"]["properties"]["status"]["enum"], words(Status::ALL));
    assert_eq!(definitions["talk"]["properties"]["kind"]["enum"], words(TalkKind::ALL));
    let mut degree_status = words(DegreeStatus::ALL);
    degree_status.as_array_mut().unwrap().push(Value::Null);
    assert_eq!(definitions["education"]["properties"]["status"]["enum"], degree_status);
    assert_eq!(definitions["link"]["properties"]["kind"]["enum"], words(LinkKind::ALL));
}

#[test]
fn what_is_written_is_read_back() {
    let cv = sample::cv();
    assert_eq!(read_facts(&write_facts(&cv)), Ok(FactsFile::from(&cv)));
}

#[test]
fn files_of_before_degrees_had_a_status_are_read() {
    let mut facts: Value = serde_json::from_slice(&write_facts(&sample::cv())).unwrap();
    facts["education"][0].as_object_mut().unwrap().remove("status");
    let read = read_facts(facts.to_string().as_bytes()).unwrap();
    assert_eq!(read.education[0].status, None);
}

#[test]
fn another_version_is_refused() {
    let mut facts: Value = serde_json::from_slice(&write_facts(&Cv::default())).unwrap();
    facts["version"] = json!(2);
    assert_eq!(
        read_facts(facts.to_string().as_bytes()),
        Err("version 2 of the interchange form is not known; this newscv reads version 1".to_owned())
    );
}

#[test]
fn a_missing_key_is_named() {
    let mut facts: Value = serde_json::from_slice(&write_facts(&Cv::default())).unwrap();
    facts.as_object_mut().unwrap().remove("talks");
    let error = read_facts(facts.to_string().as_bytes()).unwrap_err();
    assert!(error.starts_with("missing field `talks` at line 1 column"), "{error}");
}
