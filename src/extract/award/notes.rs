//! Reads the honours that an entry of a publication list notes: in brackets, set apart by a mark, or on a line of
//! their own.
//!
//! Input: an entry of a list of works. Output: facts, each with the work that it is for.

use std::ops::Range;

use super::emit::{Found, push};
use super::giver::{edition, venue_near};
use super::standing::with_standing;
use super::title::find_honours;
use super::work::work_noted;
use crate::calendar::is_year;
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::fact::Facts;
use crate::text::MarkKind;

/// How sure a note of a publication list is.
const NOTED: f32 = 0.93;

/// Reads the honours that an entry of a publication list notes: in brackets, set apart by a mark, or
/// on a line of their own.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    let text = reading.text();
    let all = reading.entry.body..text.len();
    read_unspaced(reading, &all, facts);
    for mut honour in find_honours(text, &all, false) {
        honour.range = behind_year(text, honour.range);
        let work = work_noted(reading, &honour.range, facts);
        if is_one_of_several(&text[..honour.range.start])
            || !honour.is_named
            || !is_noted(reading, &honour.range)
            || is_in_title(reading, &honour.range, work.as_deref())
        {
            continue;
        }
        let venue = venue_near(reading, &honour.range, &all);
        let date = reading.date().or_else(|| venue.and_then(|venue| venue.year).map(Date::from_year));
        let found = Found {
            range: with_standing(text, all.start, honour.range.clone()),
            title: None,
            awarder: venue.map(edition),
            date,
            work,
            confidence: NOTED,
        };
        push(reading, found, facts);
    }
}

/// A name without the year of the venue before it: `Journal of Tides, 2021 Best Paper`.
fn behind_year(text: &str, name: Range<usize>) -> Range<usize> {
    let year = text[name.clone()].split(' ').next().filter(|word| is_year(word));
    let of_venue = year.filter(|_| text[..name.start].trim_end().ends_with(','));
    name.start + of_venue.map_or(0, |year| year.len() + 1)..name.end
}

/// Reads the honours for reviewers that stand alone in brackets behind a venue.
pub(super) fn read_remarks(reading: &Reading<'_>, facts: &mut Facts) {
    let text = reading.text();
    let all = reading.entry.body..text.len();
    for honour in find_honours(text, &all, false).into_iter().filter(|honour| honour.is_named) {
        let range = honour.range;
        let is_alone = text[..range.start].ends_with('(') && text[range.end..].starts_with(')');
        let venue = reading.venues.iter().rfind(|venue| venue.range.end <= range.start).filter(|_| is_alone);
        let Some(venue) = venue.filter(|venue| !text[venue.range.end..range.start].contains(['\n', ',', ';'])) else {
            continue;
        };
        let date = venue.year.map(Date::from_year);
        let awarder = Some(edition(venue));
        push(reading, Found { range, title: None, awarder, date, work: None, confidence: NOTED }, facts);
    }
}

/// Whether an honour stands in brackets, in a mark of its own, or alone on its line.
fn is_noted(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const NEAR: usize = 60;
    let text = reading.text();
    let before = without_verb(text[..range.start].trim_end());
    let opened =
        before.rfind(['(', '[']).filter(|at| range.start - at <= NEAR && !text[*at..range.start].contains([')', ']']));
    let marked = reading.content().marks.iter().any(|mark| {
        matches!(
            mark.kind,
            MarkKind::Strong | MarkKind::Emphasis | MarkKind::Span(_) | MarkKind::Link(_) | MarkKind::Code
        ) && mark.start <= range.start
            && range.end <= mark.end
            // A name that goes on is another's: `*Slow Scholarship in the Humanities*`.
            && !text[range.end..mark.end].starts_with(" in the ")
            && mark.end - mark.start <= range.len() + NEAR
    });
    let begins = before.chars().next_back().is_none_or(|c| {
        matches!(c, '\n' | '.' | ',' | '|' | ':' | ';' | '-' | '–' | '—' | '•' | '●' | '*')
            || !c.is_ascii() && !c.is_alphanumeric()
    }) || text[before.len()..range.start].contains('\n');
    let rest = &text[range.end..];
    let ends = rest.trim_start_matches([' ', '!', '.', '*', ')']).is_empty()
        || rest.trim_start_matches([' ', '!', '.', ')', '*', ',']).starts_with(['\n', '[', '(', '|'])
        || rest.starts_with([',', '.', ')', ']', '!'])
        || ["at ", "for ", "from ", "by "].iter().any(|joint| rest.trim_start().starts_with(joint));
    opened.is_some() || marked || begins && ends
}

/// Reads the honours that brackets consist of in scripts without spaces.
fn read_unspaced(reading: &Reading<'_>, all: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    for (open, sign) in text[all.clone()].char_indices().filter(|(_, sign)| matches!(sign, '(' | '（')) {
        let start = all.start + open + sign.len_utf8();
        let Some(length) = text[start..].find([')', '）']) else { return };
        let Some(range) = super::unspaced::in_bracket(text, &(start..start + length)) else { continue };
        let venue = venue_near(reading, &range, all);
        let date = reading.date().or_else(|| venue.and_then(|venue| venue.year).map(Date::from_year));
        let work = work_noted(reading, &range, facts);
        let awarder = venue.map(edition);
        push(reading, Found { range, title: None, awarder, date, work, confidence: NOTED }, facts);
    }
}

/// Whether the words before a name explain the honour named before it: `community award (one of the best papers)`.
fn is_one_of_several(before: &str) -> bool {
    before.trim_end().ends_with("(one of the")
}

/// What stands before `Winner of the` and the like.
fn without_verb(before: &str) -> &str {
    const VERBS: &[&str] = &[
        "Winner of the", "Winner of", "Won the", "Won", "Wins the", "Wins", "Awarded the", "Received the", "Received",
        "Recipient of the", "Finalist for the", "Shortlisted for the", "Nominated for the", "Honoured with the",
        "Lauréat du", "Ganador del",
    ];
    let lower = before.to_lowercase();
    let is_verb = |verb: &&&str| lower.len() == before.len() && lower.ends_with(&verb.to_lowercase());
    let length = VERBS.iter().filter(is_verb).map(|verb| verb.len()).max().unwrap_or(0);
    before[..before.len() - length].trim_end()
}

fn is_in_title(reading: &Reading<'_>, range: &Range<usize>, work: Option<&str>) -> bool {
    let text = reading.text();
    let quoted = reading.quotations.iter().any(|quotation| {
        quotation.start <= range.start && range.end <= quotation.end && quotation.len() > range.len() + 12
    });
    quoted
        || work.is_some_and(|work| text.find(work).is_some_and(|at| at <= range.start && range.end <= at + work.len()))
}
