//! Places: the venues of a list, each with the years printed beside it.
//!
//! Input: a reading and a part of its text, such as `CVPR 2022-2024, ICCV 2023 and the Journal of X`.
//! Output: [`Place`]s in order. Parts between commas without a venue that the recogniser knows count
//! only where the text is nothing but a list of venues; they keep their name as printed.

use std::ops::Range;

use crate::extract::reading::{Reading, overlap};
use crate::extract::venue::VenueMention;
use crate::extract::years::{Years, find_years};
use crate::venue::{Venue, VenueKind};

/// A venue of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// Its bytes, years included.
    pub(super) range: Range<usize>,
    /// The venue.
    pub(super) venue: Venue,
    /// The years printed with it.
    pub(super) years: Vec<Years>,
    /// Whether the recogniser of venues found it.
    pub(super) is_known: bool,
    /// Whether `and` stands before it.
    pub(super) is_last: bool,
}

impl Place {
    /// Whether it is a journal.
    pub(super) fn is_journal(&self) -> bool {
        self.venue.kind == Some(VenueKind::Journal)
    }
}

/// A venue that has only the name that the page prints.
pub(super) fn unknown(name: &str) -> Venue {
    Venue { acronym: None, name: None, printed: name.to_owned(), kind: None, host: None }
}

/// Finds the venues of `scope`. With `loose`, parts that no recogniser knows count too.
pub(super) fn find_places(reading: &Reading<'_>, scope: &Range<usize>, loose: bool) -> Vec<Place> {
    let text = reading.text();
    let years = find_years(text, scope.clone());
    let venues: Vec<&VenueMention> = reading.venues.iter().filter(|venue| overlap(&venue.range, scope)).collect();
    let mut places: Vec<Place> = Vec::new();
    for (segment, is_last) in segments(text, scope, &venues, &years) {
        let years_here: Vec<Years> = years
            .iter()
            .filter(|years| segment.start <= years.range.start && years.range.end <= segment.end)
            .cloned()
            .collect();
        let mentions: Vec<&VenueMention> =
            venues.iter().copied().filter(|venue| overlap(&venue.range, &segment)).collect();
        match (mentions.first(), places.last_mut()) {
            (Some(_), _) => places.extend(known_places(&mentions, &segment, &years_here, is_last)),
            (None, Some(last)) if name_of(text, &segment, &years_here).is_none() => last.years.extend(years_here),
            (None, _) if loose => places.extend(named_place(text, &segment, years_here, is_last)),
            (None, _) => {}
        }
    }
    places
}

/// One place for each venue of a segment; one that hosts the one before it is none of its own.
fn known_places(mentions: &[&VenueMention], segment: &Range<usize>, years: &[Years], is_last: bool) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for mention in mentions {
        let years_of = |next: usize| -> Vec<Years> {
            years
                .iter()
                .filter(|years| years.range.start >= mention.range.start && years.range.start < next)
                .cloned()
                .collect()
        };
        if let Some(last) = places.last_mut() {
            last.venue.host.get_or_insert_with(|| mention.venue.label().to_owned());
            continue;
        }
        let mut here = years_of(segment.end);
        if here.is_empty() {
            here = years.to_vec();
        }
        places.push(Place {
            range: mention.range.start..segment.end.max(mention.range.end),
            venue: mention.venue.clone(),
            years: here,
            is_known: true,
            is_last,
        });
    }
    places
}

fn named_place(text: &str, segment: &Range<usize>, years: Vec<Years>, is_last: bool) -> Option<Place> {
    let name = name_of(text, segment, &years)?;
    looks_like_a_name(&name).then(|| Place {
        range: segment.clone(),
        venue: unknown(&name),
        years,
        is_known: false,
        is_last,
    })
}

/// The longest name of an unknown venue, in words.
const LONGEST_NAME: usize = 16;

fn looks_like_a_name(name: &str) -> bool {
    const NO_NAMES: &[&str] = &[
        "I", "We", "My", "Our", "He", "She", "They", "It", "You", "This", "These", "And", "More", "Etc", "Others",
        "Other", "See", "Top", "Since", "Various", "Several", "Many", "Present", "Now",
    ];
    let first = name.split_whitespace().next().unwrap_or_default();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && name.chars().any(char::is_uppercase)
        && name.split_whitespace().count() <= LONGEST_NAME
        && !NO_NAMES.contains(&first)
        && !name.contains("://")
}

/// What a segment names besides years, months and marks; `None` where it names nothing.
fn name_of(text: &str, segment: &Range<usize>, years: &[Years]) -> Option<String> {
    let mut name = String::new();
    let mut at = segment.start;
    for years in years {
        name.push_str(&text[at..years.range.start]);
        name.push(' ');
        at = years.range.end;
    }
    name.push_str(&text[at..segment.end]);
    let is_noise = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !word.is_empty() && MONTHS.iter().any(|month| *month == word)
            || matches!(word.as_str(), "since" | "ongoing" | "present" | "now" | "current")
    };
    let mut words: Vec<&str> = name.split_whitespace().filter(|word| !is_noise(word)).collect();
    while words.last().is_some_and(|word| word.chars().all(|c| !c.is_alphanumeric())) {
        words.pop();
    }
    while words.first().is_some_and(|word| {
        word.chars().all(|c| !c.is_alphanumeric())
            || matches!(*word, "and" | "the" | "The" | "for" | "of" | "at" | "in" | "e.g.")
    }) {
        words.remove(0);
    }
    let joined = words.join(" ");
    let open = joined.matches('(').count();
    let name = joined.trim_matches(|c: char| {
        matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '*' | '"' | '“' | '”' | '.' | '[' | ']' | ' ')
    });
    let name = if open > joined.matches(')').count() { name.replace('(', "") } else { name.to_owned() };
    let name = name.replace("()", "").trim_matches(|c: char| matches!(c, ',' | ' ' | '-')).to_owned();
    name.chars().any(char::is_alphabetic).then_some(name)
}

const MONTHS: &[&str] = &[
    "jan",
    "january",
    "feb",
    "february",
    "mar",
    "march",
    "apr",
    "april",
    "may",
    "jun",
    "june",
    "jul",
    "july",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "nov",
    "november",
    "dec",
    "december",
];

/// The parts of `scope` between separators, and whether `and` stands before each. Separators
/// inside a venue, a list of years or brackets separate nothing.
fn segments(text: &str, scope: &Range<usize>, venues: &[&VenueMention], years: &[Years]) -> Vec<(Range<usize>, bool)> {
    let inside = |at: usize| {
        venues.iter().any(|venue| venue.range.start < at && at < venue.range.end)
            || years.iter().any(|years| years.range.start < at && at < years.range.end)
    };
    let mut found = Vec::new();
    let (mut start, mut depth, mut after_and) = (scope.start, 0_usize, false);
    for (offset, c) in text[scope.clone()].char_indices() {
        let at = scope.start + offset;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 || inside(at) || at < start => {}
            ',' | ';' | '，' | '、' | '·' | '•' | '|' | '\n' | '●' | '；' => {
                push_segment(text, start..at, after_and, &mut found);
                (start, after_and) = (at + c.len_utf8(), false);
            }
            ' ' => {
                if let Some(length) = joint_at(text, at, scope.end)
                    && separates(text, start..at, at + length, venues, years)
                {
                    push_segment(text, start..at, after_and, &mut found);
                    (start, after_and) = (at + length, true);
                } else if text[start..at].trim().is_empty()
                    && let Some(length) = joint_at(text, at, scope.end)
                {
                    (start, after_and) = (at + length, true);
                }
            }
            _ => {}
        }
    }
    push_segment(text, start..scope.end, after_and, &mut found);
    found
}

/// The length of `and` and the like at `at`, with the spaces around it.
fn joint_at(text: &str, at: usize, end: usize) -> Option<usize> {
    [" and ", " & ", " und ", " et ", " y ", " + "]
        .iter()
        .find(|joint| text[at..end].starts_with(**joint))
        .map(|joint| joint.len())
}

/// Whether an `and` stands between two venues and not inside one.
fn separates(text: &str, left: Range<usize>, right: usize, venues: &[&VenueMention], years: &[Years]) -> bool {
    let left_done = venues.iter().any(|venue| overlap(&venue.range, &left))
        || years.iter().any(|years| overlap(&years.range, &left))
        || text[left.clone()].trim().chars().all(|c| !c.is_lowercase()) && !text[left].trim().is_empty();
    let right_begins =
        venues.iter().any(|venue| venue.range.start >= right && text[right..venue.range.start].len() <= 5);
    left_done || right_begins
}

fn push_segment(text: &str, range: Range<usize>, after_and: bool, found: &mut Vec<(Range<usize>, bool)>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        found.push((start..end, after_and));
    }
}
