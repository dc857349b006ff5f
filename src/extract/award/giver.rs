//! The giver of an honour: named behind it (`from the X Foundation`, `at KDD 2024`), or the venue's
//! edition that the clause names.
//!
//! Input: a reading, the honour's range and that of its clause. Output: the giver, where the page names one.

use super::beside::is_place;
use std::ops::Range;

use super::words::GIVERS;
use crate::calendar::is_year;
use crate::extract::cue::CueKind;
use crate::extract::reading::{Reading, overlap, within};
use crate::extract::venue::VenueMention;
use crate::span;

/// The giver named behind the honour, or else the venue nearest to it.
pub(super) fn find_giver(reading: &Reading<'_>, honour: &Range<usize>, clause: &Range<usize>) -> Option<String> {
    let near = venue_near(reading, honour, clause);
    behind(reading, honour.end, clause.end)
        .filter(|name| !is_task(name))
        .or_else(|| near.filter(|venue| venue.year.is_some()).map(edition))
        .or_else(|| contest_told(reading, honour, clause))
        .or_else(|| near.map(edition))
        .or_else(|| attended(reading, honour, clause))
}

/// Whether a name is that of a part of a contest: `Task 1 (Recognition)`.
fn is_task(name: &str) -> bool {
    const PARTS: &[&str] = &["task", "subtask", "track", "category", "division", "round", "phase", "stage", "group"];
    let (first, second) = name.split_once(' ').unwrap_or((name, ""));
    PARTS.contains(&first.to_lowercase().as_str()) && second.chars().take(2).any(|c| !c.is_lowercase())
}

/// The contest that the clause names before a place that was reached in it: `Success at the Moss Challenge: we ranked
/// 1st place`.
fn contest_told(reading: &Reading<'_>, honour: &Range<usize>, clause: &Range<usize>) -> Option<String> {
    const CONTESTS: &[&str] =
        &["challenge", "competition", "contest", "hackathon", "olympiad", "championship", "cup", "datathon"];
    let text = reading.text();
    let before = text.get(clause.start..honour.start).filter(|_| is_place(&text[honour.clone()]))?;
    let noun =
        before.split([' ', ':', ',', '!', '.']).rfind(|word| CONTESTS.contains(&word.to_lowercase().as_str()))?;
    let end = span::offset(before, noun) + noun.len();
    let words =
        before[..end].rsplit(' ').take_while(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let length = words.map(|word| word.len() + 1).sum::<usize>();
    let name = before[end.saturating_sub(length.saturating_sub(1))..end].trim();
    name.contains(' ').then(|| name.to_owned())
}

/// The event that the owner attended with the honour: `I attended X on a travel scholarship`.
fn attended(reading: &Reading<'_>, honour: &Range<usize>, clause: &Range<usize>) -> Option<String> {
    let before = clause.start..honour.start;
    let cue = reading.cues_in(&before, &[CueKind::Attend]).last()?;
    name_at(reading.text().get(cue.range.end..honour.start)?)
}

/// The giver behind `from`, as `from X`, `by X`, `of X`, `at X`, or after a comma.
fn behind(reading: &Reading<'_>, from: usize, end: usize) -> Option<String> {
    let text = reading.text();
    let rest = text.get(from..end)?.trim_start_matches([' ', ')', '"', '”', '*', ',']);
    let word = rest.split(' ').next()?;
    let rest_start = end - rest.len();
    let (known, skip) = match word {
        "given" | "awarded" | "presented" | "sponsored" | "funded" => {
            let by = rest.find(" by ")?;
            (by < 24, by + 4)
        }
        _ => (GIVERS.contains(&word), word.len() + 1),
    };
    if !known || skip >= rest.len() {
        return None;
    }
    // Behind `in` stands a field, unless it is a venue's edition.
    let is_field = word == "in";
    let start = rest_start + skip;
    if let Some(venue) = reading
        .venues
        .iter()
        .find(|venue| venue.range.start >= start && venue.range.start <= start + 5 && venue.year.is_some())
    {
        return Some(edition(venue));
    }
    let is_dated = |name: &String| name.contains(|c: char| c.is_ascii_digit()) && !name.contains(" for ");
    name_at(&text[start..end]).filter(|name| !is_field || is_dated(name) || is_event(name))
}

/// Whether a name behind `in` is that of an occasion: `in Slow Autumn Conference`.
fn is_event(name: &str) -> bool {
    const EVENTS: &[&str] =
        &["conference", "symposium", "workshop", "congress", "competition", "challenge", "contest", "olympiad"];
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    name.contains(' ') && EVENTS.contains(&last.as_str())
}

/// The name at the start of a phrase: capitalised words with small ones between them.
pub(super) fn name_at(phrase: &str) -> Option<String> {
    const SMALL: &[&str] = &[
        "of", "for", "the", "and", "&", "on", "in", "de", "der", "für", "des", "du", "di", "at", "del", "la", "do",
        "da",
    ];
    let phrase = phrase.trim_start();
    let phrase = ["the ", "The ", "a ", "an ", "my ", "our "]
        .iter()
        .find_map(|article| phrase.strip_prefix(article))
        .unwrap_or(phrase);
    let mut end = 0;
    for word in phrase.split_inclusive([' ', '\n']) {
        let bare = word.trim_end();
        let at = span::offset(phrase, word);
        let capital = bare.trim_start_matches(['(', '"', '“', '\'']).chars().next().is_some_and(|c| {
            c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase()
        });
        if !capital && !SMALL.contains(&bare) {
            break;
        }
        if capital {
            end = at + bare.len();
        }
        if bare.ends_with(['.', '!', ';', ':', ',', '\n']) && bare.len() > 2 || word.ends_with('\n') {
            break;
        }
    }
    let name = phrase[..end].trim_end_matches(['.', '!', ';', ':', ',', ' ']);
    let name = if name.matches('(').count() > name.matches(')').count() {
        &name[..name.rfind('(').unwrap_or(name.len())]
    } else {
        name
    };
    let name = without_years(without_time(name.trim_end()));
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !is_month(name)).then(|| name.to_owned())
}

/// The name without the year behind `in` at its end: `Society of Moss in 2019`.
fn without_time(name: &str) -> &str {
    match name.rsplit_once(" in ") {
        Some((before, time)) if is_year(time) => before,
        _ => name,
    }
}

/// The name without years in brackets at its end: `Society of Moss (2020–2022)`.
fn without_years(name: &str) -> &str {
    match name.rfind(" (") {
        Some(open) if !name[open..].contains(char::is_alphabetic) => name[..open].trim_end(),
        _ => name,
    }
}

fn is_month(name: &str) -> bool {
    const MONTHS: &[&str] = &[
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];
    name.split(' ').next().is_some_and(|first| MONTHS.contains(&first))
}

/// The venue behind the honour in its clause, else the last one before it.
pub(super) fn venue_near<'a>(
    reading: &'a Reading<'_>,
    honour: &Range<usize>,
    clause: &Range<usize>,
) -> Option<&'a VenueMention> {
    let inside = |venue: &&VenueMention| within(&venue.range, clause) && !overlap(&venue.range, honour);
    let mut here = reading.venues.iter().filter(inside);
    // A venue in the honour's own name gives it; behind a comma stands the next one.
    let is_own = reading.venues.iter().any(|venue| overlap(&venue.range, honour));
    let is_next = |venue: &VenueMention| {
        is_own && reading.text()[honour.end..venue.range.start].trim_start().starts_with([',', ';'])
    };
    let behind = here.clone().find(|venue| venue.range.start >= honour.end && !is_next(venue));
    behind.or_else(|| here.rfind(|venue| venue.range.end <= honour.start))
}

/// A venue's edition as a giver: `KDD 2024`.
pub(super) fn edition(venue: &VenueMention) -> String {
    match venue.year {
        Some(year) => format!("{} {year}", venue.venue.label()),
        None => venue.venue.label().to_owned(),
    }
}
