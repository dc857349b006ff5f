//! Which jobs and degrees a line tells: `tests/cases/extract/careers.txt`, a rule and its lines a block.
//!
//! A block is a comment, Markdown that is news where it is a list, an introduction where it is not, or
//! stands under its own heading, and what is read from it: `job ROLE | ORGANISATION | START..END`,
//! `degree DEGREE | FIELD | INSTITUTION | YEAR`, or `none`.

use std::sync::Arc;

use newscv::extract::extract;
use newscv::fact::Facts;
use newscv::source::{Input, read};

use crate::works::each_block_reads_as_told;

#[test]
fn each_line_tells_its_jobs_and_degrees() {
    each_block_reads_as_told("careers.txt", careers);
}

fn careers(told: &str) -> Vec<String> {
    if told.is_empty() {
        return Vec::new();
    }
    let heading = if told.starts_with('-') { "## News\n\n" } else { "" };
    let page = format!("# Ada Weiss\n\n{heading}{told}\n\n## Thanks\n\nTo all.\n");
    let site = read(&[Input { path: Arc::from("page.md"), bytes: Arc::from(page.into_bytes()) }]).unwrap();
    told_by(&extract(&site))
}

fn told_by(facts: &Facts) -> Vec<String> {
    let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let jobs = facts.positions.iter().map(|job| {
        let start = job.start.map_or_else(|| "-".to_owned(), |date| date.to_string());
        let end = job.end.map_or_else(String::new, |date| format!("..{date}"));
        format!("job {} | {} | {start}{end}", part(&job.role), part(&job.organization))
    });
    let degrees = facts.education.iter().map(|degree| {
        let year = degree.year.map_or_else(|| "-".to_owned(), |year| year.to_string());
        format!("degree {} | {} | {} | {year}", degree.degree, part(&degree.field), part(&degree.institution))
    });
    let all: Vec<String> = jobs.chain(degrees).collect();
    if all.is_empty() { vec!["none".to_owned()] } else { all }
}
