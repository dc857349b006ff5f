//! Works told in a numbered enumeration: `papers on (1) A, (2) B, and (3) C`.
//!
//! Input: a reading. Output: the stretch of each part that names its work: its link, its quotation, or its words
//! up to brackets that hold links only, to a comma behind the link, or to the next number.

use std::ops::Range;

use super::cue::CueKind;
use super::non_title::is_label;
use super::reading::{Reading, within};

/// The names in the parts of an enumeration that a noun of works announces.
pub(super) fn enumerated<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Range<usize>> + 'a {
    let first = reading.clauses.iter().find_map(|clause| number_end(reading.text(), clause));
    let lead = first.map(|start| reading.entry.body..start);
    let announced = lead.is_some_and(|lead| reading.has_cue(&lead, &[CueKind::WorkNoun, CueKind::Preprint]));
    let parts = reading.clauses.iter().filter(move |_| announced);
    parts.filter_map(|clause| number_end(reading.text(), clause).map(|start| name(reading, start, clause.end)))
}

/// Where the words of a part begin: behind `(2) `.
fn number_end(text: &str, clause: &Range<usize>) -> Option<usize> {
    let part = &text[clause.clone()];
    let (number, rest) = part.strip_prefix('(')?.split_once(')')?;
    let counts = number.chars().count() <= 3 && number.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v'));
    counts.then(|| clause.end - rest.trim_start().len())
}

fn name(reading: &Reading<'_>, start: usize, end: usize) -> Range<usize> {
    let text = reading.text();
    let linked = reading.content().links().map(|(range, _)| range).find(|range| range.start == start);
    if let Some(link) = linked.filter(|link| within(link, &(start..end)) && !is_label(&text[link.clone()])) {
        return link;
    }
    let quoted = reading.quotations.iter().find(|quotation| quotation.start == start && quotation.end <= end);
    if let Some(quoted) = quoted {
        return super::quote::inside(text, quoted);
    }
    let brackets = text[start..end].match_indices(" (").map(|(at, _)| start + at).find(|at| holds_links(reading, *at));
    let kept = text[start..brackets.unwrap_or(end)].trim_end();
    let kept = kept.strip_suffix("and").map_or(kept, str::trim_end);
    start..start + kept.trim_end_matches([',', ';', '.']).len()
}

/// Whether the bracket that opens behind `at` begins with the label of a link.
fn holds_links(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .content()
        .links()
        .any(|(range, _)| range.start >= at + 2 && range.start <= at + 4 && is_label(&reading.text()[range]))
}
