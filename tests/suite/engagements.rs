//! Which talks, service and awards an entry tells: `tests/cases/extract/engagements.txt`, a rule and its lines a block.
//!
//! A block is a comment, Markdown that is news where it is a list and stands under its own heading where it has one,
//! with a full stop for an empty line, and what is read from it: `talk TITLE | EVENT | DATE`, `service ROLE | VENUE | YEAR`,
//! `award TITLE | AWARDER | DATE`, or `none`.

use std::sync::Arc;

use newscv::extract::extract;
use newscv::fact::Facts;
use newscv::source::{Input, read};

use crate::works::each_block_reads_as_told;

#[test]
fn each_entry_tells_its_talks_service_and_awards() {
    each_block_reads_as_told("engagements.txt", engagements);
}

fn engagements(told: &str) -> Vec<String> {
    if told.is_empty() {
        return Vec::new();
    }
    let heading = if told.starts_with('-') { "## News\n\n" } else { "" };
    let told = told.replace("\n.\n", "\n\n");
    let page = format!("# Ada Weiss\n\n{heading}{told}\n\n## Thanks\n\nTo all.\n");
    let site = read(&[Input { path: Arc::from("page.md"), bytes: Arc::from(page.into_bytes()) }]).unwrap();
    told_by(&extract(&site))
}

fn told_by(facts: &Facts) -> Vec<String> {
    let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let talks = facts.talks.iter().map(|talk| {
        let date = talk.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        format!("talk {} | {} | {date}", part(&talk.title), part(&talk.event))
    });
    let service = facts.service.iter().map(|role| {
        let venue = role.venue.as_ref().map_or("-", |venue| venue.label());
        let year = role.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
        format!("service {} | {venue} | {year}", role.role)
    });
    let awards = facts.awards.iter().map(|award| {
        let date = award.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        format!("award {} | {} | {date}", award.title, part(&award.awarder))
    });
    let all: Vec<String> = talks.chain(service).chain(awards).collect();
    if all.is_empty() { vec!["none".to_owned()] } else { all }
}
