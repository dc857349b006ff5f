//! Reads the honours behind a label in a list of studies and jobs: `Awards: Slow Scholarship (2020), Moss Prize`.
//!
//! Input: a reading of the entry. Output: facts, one a part of the line that names an honour.

use std::ops::Range;

use super::list::read_line;
use super::title::find_honours;
use crate::extract::reading::Reading;
use crate::fact::Facts;

/// Labels of honours among what was studied and done.
const LABELS: &[&str] = &[
    "award", "awards", "honor", "honors", "honour", "honours", "scholarship", "scholarships", "prizes", "distinctions",
    "honors and awards", "awards and honors", "honors & awards", "awards & honors", "selected awards", "奖学金",
    "荣誉", "荣誉称号", "获奖", "获奖情况", "获奖经历", "比赛获奖", "竞赛获奖", "所获荣誉", "奖励", "奖项", "受賞",
    "受賞歴", "表彰", "수상", "장학금",
];

/// Reads the honours behind a label. Says whether there was one.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    let before = facts.awards.len();
    let text = reading.text();
    let line =
        reading.entry.body..text[reading.entry.body..].find('\n').map_or(text.len(), |end| reading.entry.body + end);
    let Some((label, rest)) = text[line.clone()].split_once([':', '：']) else { return false };
    let label = label.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    if LABELS.contains(&label.as_str()) && !rest.trim().is_empty() {
        for part in honour_parts(text, &(line.end - rest.len()..line.end)) {
            read_line(reading, &part, false, facts);
        }
    }
    facts.awards.len() > before
}

/// The parts of a line between commas, each with those behind it that name no honour: its giver and its time.
fn honour_parts(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = line.start;
    for part in text[line.clone()].split([',', ';']) {
        let range = start..start + part.len();
        start = range.end + 1;
        match parts.last_mut() {
            Some(last) if !find_honours(text, &range, true).iter().any(|honour| honour.is_named) => {
                last.end = range.end;
            }
            _ => parts.push(range),
        }
    }
    parts
}
