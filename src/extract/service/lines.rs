//! The lines of an entry of service, each of which can name a role and its venues.
//!
//! Input: a reading. Output: ranges of its text. The cells of a row are one line, and so are a role, its place and its
//! time below each other; a line whose parts all name a role
//! is these parts, and one in which somebody tells of a role is its sentences.

use std::ops::Range;

use super::role::find_roles;
use super::words::TIMES;
use crate::extract::phrase::is_time;
use crate::extract::reading::Reading;
use crate::page::Shape;
use crate::text::{Mark, MarkKind};

/// The lines of an entry; the cells of a row are one, and so is each part of a line whose parts all name a role
/// (`PC member, A 2020; Reviewer, B 2021`).
pub(super) fn lines(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let (text, body) = (reading.text(), reading.entry.body);
    if reading.entry.shape == Shape::TableRow || is_card(reading) {
        return std::iter::once(body..text.len()).collect();
    }
    let has_role = |part: &Range<usize>| {
        let roles = find_roles(text, part, false);
        let letters = |range: Range<usize>| text[range].chars().filter(|c| c.is_alphabetic()).count();
        let said: usize = roles.iter().map(|role| letters(role.range.clone())).sum();
        !roles.is_empty() && letters(part.clone()) > said + 1
    };
    printed_lines(text, body)
        .into_iter()
        .flat_map(|line| sentences(text, line))
        .flat_map(|line| {
            let parts = semicolon_parts(text, &line);
            if parts.len() > 1 && parts.iter().all(has_role) { parts } else { vec![line] }
        })
        .collect()
}

/// Whether an entry is a role that is set in bold on a line of its own, the place below it, and the time alone below that.
fn is_card(reading: &Reading<'_>) -> bool {
    let (text, body) = (reading.text(), reading.entry.body);
    let lines = printed_lines(text, body);
    let [first, _, last] = lines.as_slice() else { return false };
    let is_bold = |mark: &Mark| mark.kind == MarkKind::Strong && mark.start <= first.start && first.end <= mark.end;
    let words = || text[last.clone()].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_of_time = |word: &str| is_time(word) || TIMES.contains(&word.to_lowercase().as_str());
    reading.content().marks.iter().any(is_bold)
        && words().all(|word| !word.contains(char::is_alphabetic) || is_of_time(word))
        && words().any(crate::calendar::is_year)
}

/// Where a row goes on behind the cell of its time: `Depuis oct. 2018`, `en cours`.
pub(super) fn behind_time_cell(text: &str, line: &Range<usize>) -> usize {
    const WORDS: &[&str] = &[
        "depuis", "seit", "desde", "dal", "since", "from", "to", "until", "present", "ongoing", "now", "today", "en",
        "cours", "laufend", "heute", "actualidad", "presente", "in", "corso", "à", "bis", "obecnie", "od",
    ];
    let Some((cell, _)) = text[line.clone()].split_once('\n') else { return line.start };
    let mut words = cell.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic));
    let is_of_time = |word: &str| is_time(word) || WORDS.contains(&word.to_lowercase().as_str());
    if words.all(is_of_time) { line.start + cell.len() + 1 } else { line.start }
}

/// The parts of a line between semicolons.
pub(super) fn semicolon_parts(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut start = line.start;
    let parts = text[line.clone()].split(';').map(|part| {
        let range = start + part.len() - part.trim_start().len()..start + part.trim_end().len();
        start += part.len() + 1;
        range
    });
    parts.filter(|part| !part.is_empty()).collect()
}

pub(super) fn printed_lines(text: &str, body: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = body;
    for line in text[body..].split('\n') {
        let end = start + line.len();
        let lead = line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            found.push(start + lead..start + line.trim_end().len());
        }
        start = end + 1;
    }
    found
}

/// Whether a line that names no role is a sentence and no list of names: somebody does something in it, or most of
/// its words are small.
pub(super) fn is_sentence(line: &str) -> bool {
    const FEWEST_SMALL: usize = 6;
    const SUBJECTS: &[&str] = &["I", "I'm", "I’m", "I've", "I’ve", "We", "we", "He", "She", "They", "My", "my", "our"];
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let words = || line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let small = words().filter(long).filter(|word| !word.chars().any(char::is_uppercase)).count();
    let capital = words().filter(|word| word.chars().any(char::is_uppercase)).count();
    words().any(|word| SUBJECTS.contains(&word)) || small >= FEWEST_SMALL && small > 2 * capital
}

/// The sentences of a line in which somebody tells of a role.
fn sentences(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    if !text[line.clone()].split_whitespace().take(8).any(|word| word == "I") {
        return vec![line];
    }
    let mut found = Vec::new();
    let mut start = line.start;
    for (at, _) in text[line.clone()].match_indices(". ") {
        let end = line.start + at;
        let last = text[start..end].rsplit(' ').next().unwrap_or_default();
        if last.chars().count() > 3 && text[end + 2..].starts_with(char::is_uppercase) {
            found.push(start..end);
            start = end + 2;
        }
    }
    found.push(start..line.end);
    found
}
