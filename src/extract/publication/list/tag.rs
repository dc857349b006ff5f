//! Tags: what opens a reference before its people and title.
//!
//! Input: a reading and a place in it. Output: the place behind numbers (`3.`, `[J3]`), years
//! (`(2023).`), remarks (`(in press)`) and venues set in front (`[ABC 2024]`, `ABC 2024 –`, or as a badge).

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, overlap};
use crate::extract::title_shape as shape;
use crate::pattern::Pattern;
use crate::text::{Mark, MarkKind};

/// A number of the list with its stop, or a year with or without one.
static NUMBER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:(?:19|20)\d\d\b[a-z]?(?:[.,:;)\]]|\s|$)|[A-Z]{0,2}\d{1,3}[.:)\]]+(?:\s|$))"));

/// Words in brackets that say how far the work has come, or who edits.
const REMARKS: &[&str] = &[
    "in press", "forthcoming", "under review", "accepted", "to appear", "submitted", "preprint", "eds", "ed", "hg",
    "hrsg", "oral", "spotlight", "poster", "new", "n.d", "im druck", "im erscheinen", "à paraître", "en prensa",
];

/// Words of labels in brackets that rank the venue, or say of what sort the work is: `[CCF-A]`, `[SCI Q1]`, `[Journal]`.
const LABELS: &[&str] = &[
    "ccf", "core", "sci", "scie", "ssci", "esci", "ei", "jcr", "qualis", "abdc", "vhb", "hceres", "tier", "top",
    "rank", "级", "类", "区", "中科院", "一区", "二区", "journal", "conference", "workshop", "demo", "chapter",
    "survey", "patent", "short", "full", "long", "paper", "refereed", "invited",
];

/// Tags in brackets are short.
const LONGEST: usize = 60;

/// The place behind the tags that open at `at`, and behind punctuation.
pub(super) fn behind_tags(reading: &Reading<'_>, at: usize) -> usize {
    let text = reading.text();
    let mut at = at;
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start_matches(is_between).len();
        let number = || NUMBER.find(&text[at..]).map(|found| at + found.end());
        let end = bracket(reading, at)
            .or_else(|| badge(reading, at))
            .or_else(|| venue_in_front(reading, at))
            .or_else(number)
            .or_else(|| remark(text, at));
        let Some(end) = end else { return at };
        at = end;
    }
}

/// Marks between the parts of a reference, and quotation marks.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | ','
                | ':'
                | ';'
                | ')'
                | ']'
                | '*'
                | '†'
                | '-'
                | '–'
                | '—'
                | '"'
                | '“'
                | '”'
                | '«'
                | '|'
                | '•'
                | '·'
                | '：'
        )
}

/// The end of a bracket at `at` that holds a tag.
fn bracket(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let text = &reading.text()[at..];
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        _ => return None,
    };
    let open = text.chars().next().map_or(1, char::len_utf8);
    let end = text.char_indices().take_while(|(at, c)| *at <= LONGEST && *c != '\n').find(|(_, c)| *c == close)?.0;
    let inside = text[open..end].trim().trim_end_matches('.');
    let range = at + open..at + end;
    let names_venue = reading.venues.iter().any(|venue| covers(&venue.range, &range));
    let is_number = inside.chars().count() <= 6 && inside.chars().any(|c| c.is_ascii_digit());
    let is_days = |word: &str| word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–')) && word.len() <= 7;
    let is_date = shape::words(inside).any(is_time) && shape::words(inside).all(|word| is_time(word) || is_days(word));
    let is_remark = REMARKS.contains(&inside.to_lowercase().as_str());
    (names_venue || is_number || is_date || is_remark || is_label(inside)).then(|| at + end + close.len_utf8())
}

/// Whether all words of a bracket are those of a label, a class (`A*`, `Q1`) among them.
fn is_label(inside: &str) -> bool {
    let is_class = |word: &str| word.chars().count() <= 2;
    let is_word = |word: &str| LABELS.contains(&word.to_lowercase().as_str());
    let words = || inside.split([' ', '-', '/', '·', ',']).filter(|word| !word.is_empty());
    words().any(is_word) && words().all(|word| is_word(word) || is_class(word))
}

/// The end of a venue at `at` that is set as a badge, in code, in bold or in an element of its own: `` `ABC 2024` A Title ``.
fn badge(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let set_apart = |kind: &MarkKind| matches!(kind, MarkKind::Code | MarkKind::Strong | MarkKind::Span(_));
    let marks = reading.content().marks.iter().filter(|mark| mark.start == at && set_apart(&mark.kind));
    let is_venue = |range: &Range<usize>| reading.venues.iter().any(|venue| venue.known && covers(&venue.range, range));
    let is_dated = |range: &Range<usize>| reading.text()[range.clone()].rsplit(' ').next().is_some_and(is_time);
    marks
        .map(Mark::range)
        .find(|range| range.len() <= LONGEST && (is_venue(range) || is_dated(range)))
        .map(|range| range.end)
}

/// The end of a remark at `at` that is a sentence of its own: `Accepted.`, `In press:`.
fn remark(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let end = rest.char_indices().take_while(|(at, _)| *at <= LONGEST).find(|(_, c)| matches!(c, '.' | ':' | '\n'))?.0;
    REMARKS.contains(&rest[..end].to_lowercase().as_str()).then_some(at + end)
}

/// Whether one range holds most of the other.
fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    let shared = outer.end.min(inner.end).saturating_sub(outer.start.max(inner.start));
    overlap(outer, inner) && shared * 10 >= inner.len() * 6
}

/// The end of a venue at `at` that a colon, a dash or a line parts from the title.
fn venue_in_front(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let venue = reading.venues.iter().find(|venue| venue.range.start <= at && at < venue.range.end)?;
    let rest = reading.text()[venue.range.end..].trim_start_matches([' ', '\u{a0}', ')', ']', '*']);
    let parted = rest.starts_with([':', '–', '—', '|', '\n', '：']) || rest.starts_with("- ");
    (parted || venue.year.is_some() && rest.starts_with('.')).then_some(venue.range.end)
}
