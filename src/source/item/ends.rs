//! Dates at the ends of entries, and on lines of their own.
//!
//! Input: the drafts of a news section. Output: the same, dated by their ends where that is the list's habit;
//! the date is then no part of the words. Limits: what is only the end of a term (`… – May 2024`) or stands
//! behind a preposition belongs to the words.

use std::ops::Range;

use super::Draft;
use crate::calendar::{Name, is_year, name};
use crate::source::dates::Printed;
use crate::source::head;
use crate::text::{MarkKind, RichText};

/// Fewer entries that end in a date are chance: among entries that begin with dates, where none does, and
/// where the page also sets the dates apart.
const FEWEST_AMONG_DATED: usize = 3;
const FEWEST: usize = 2;
const FEWEST_APART: usize = 1;

/// A date at the end of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    date: Printed,
    /// Where it begins, with what parts it from the words.
    start: usize,
    /// Whether it has a mark, a line, a sentence or brackets to itself.
    apart: bool,
}

/// Dates the entries that end in a date (`…, 07/2023.`), where most of them do.
pub(super) fn date(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.date.is_none()) {
        draft.date = head::own_line(draft.content.as_str()).or_else(|| head::trailing(&draft.content));
    }
    let ends: Vec<Option<End>> =
        drafts.iter().map(|draft| (draft.item && !draft.headed).then(|| at_end(&draft.content)).flatten()).collect();
    let undated = drafts.iter().filter(|draft| draft.item && draft.date.is_none()).count();
    let open = || drafts.iter().zip(&ends).filter(|(draft, _)| draft.date.is_none()).filter_map(|(_, end)| *end);
    let fewest = if drafts.iter().any(|draft| draft.item && draft.headed) {
        FEWEST_AMONG_DATED
    } else if open().all(|end| end.apart) {
        FEWEST_APART
    } else {
        FEWEST
    };
    let is_habit = open().count() >= fewest && open().count() * 5 >= undated * 3;
    for (draft, end) in drafts.iter_mut().zip(ends) {
        let Some(end) = end.filter(|end| end.start > draft.body) else { continue };
        if draft.date.is_none() && is_habit {
            draft.date = Some(end.date);
        }
        if draft.date == Some(end.date) {
            draft.content = draft.content.slice(0..end.start);
        }
    }
}

/// The date at the end of a text: in brackets, on a line or in a mark of its own, or behind a comma, a stop or a
/// space.
fn at_end(rich: &RichText) -> Option<End> {
    let closed = rich.as_str().trim_end_matches(['.', ' ', '\n']);
    let text = closed.trim_end_matches([')', ']']);
    let tail = text.char_indices().rev().take(head::LONGEST).last().map_or(0, |(at, _)| at);
    let marked = rich.marks.iter().filter(|mark| mark.end >= text.len() && mark.kind != MarkKind::ListItem);
    let marked = marked.map(|mark| mark.start).filter(|start| (tail..text.len()).contains(start));
    // A date may hold commas and stops itself (`Oct. 2, 2026`), so the longest comes first.
    let parted =
        text[tail..].match_indices([',', ';', ' ', '.', '\n', '(', '[']).map(|(at, mark)| tail + at + mark.len());
    let parted = parted.filter(|start| text[*start..].starts_with(char::is_alphanumeric));
    let mut starts = marked.map(|start| (start, true)).chain(parted.map(|start| (start, false)));
    let found = starts.find_map(|(start, marked)| end(rich.as_str(), start..text.len(), marked))?;
    // Brackets that close behind the date hold nothing else.
    (closed.len() == text.len() || rich.as_str()[found.start..].trim_start().starts_with(['(', '['])).then_some(found)
}

/// The date that is all that `range` of a text says, if the words before it end there.
fn end(text: &str, range: Range<usize>, marked: bool) -> Option<End> {
    let date = head::only(&text[range.clone()]).filter(|date| date.is_sure() && !date.range)?;
    let before = text[..range.start].trim_end_matches(' ');
    let words = before.trim_end_matches([',', ';', ' ', '\n', '(', '[', '|', '–', '—', '-', '·']);
    let apart = marked || before.ends_with(['.', '!', '?', '。', '\n', '(', '[', '|']);
    let last = words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let joined = before.ends_with(['–', '—', '-']);
    let is_earlier = |year: &str| is_year(year) && year.parse().ok() <= date.year;
    let ends_term = joined && (is_earlier(last) || matches!(name(last), Some(Name::Month(_))));
    (!ends_term && !belongs_to_sentence(last)).then_some(End { date, start: words.len(), apart })
}

/// Whether the word before a date makes it a part of the sentence: `the deadline is on …`.
fn belongs_to_sentence(word: &str) -> bool {
    PREPOSITIONS.iter().any(|preposition| word.eq_ignore_ascii_case(preposition))
}

/// Words between which and a date nothing can stand.
const PREPOSITIONS: &[&str] = &[
    "on", "in", "by", "until", "till", "before", "after", "from", "since", "to", "of", "is", "was", "for", "during",
    "am", "im", "bis", "seit", "vom", "ab", "le", "en", "du", "au", "el", "de", "desde", "hasta",
];
