//! Places: the venues of a list, each with the years printed beside it.
//!
//! Input: a reading and a part of its text, such as `CVPR 2022-2024, ICCV 2023 and the Journal of X`.
//! Output: [`Place`]s in order. Parts between commas without a venue that the recogniser knows count
//! only where the text is nothing but a list of venues; they keep their name as printed.

use std::ops::Range;

use super::emit::share_term;
use super::hosted::{before_host, can_host, hosts, workshop, workshop_before};
use super::printed_name::{looks_like_a_name, name_of};
use super::unknown::{is_short_for, unknown};
use super::words::EVENTS;
use crate::extract::geography::is_country;
use crate::extract::reading::{Reading, overlap};
use crate::extract::venue::VenueMention;
use crate::extract::years::{Years, find_years, without_months};
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

/// Finds the venues of `scope`. With `loose`, parts that no recogniser knows count too.
pub(super) fn find_places(reading: &Reading<'_>, scope: &Range<usize>, loose: bool) -> Vec<Place> {
    let text = reading.text();
    let years = find_years(text, scope.clone());
    let venues: Vec<&VenueMention> = reading
        .venues
        .iter()
        .filter(|venue| overlap(&venue.range, scope) && venue.range.start >= scope.start)
        .collect();
    if loose && is_vague(text[scope.clone()].trim_start()) {
        return named_place(text, scope, years, false).into_iter().collect();
    }
    let mut places: Vec<Place> = Vec::new();
    // Years before the first name are its own: `Chair (2023-2024), Slow Consortium`.
    let mut before: Vec<Years> = Vec::new();
    for (segment, is_last) in segments(text, scope, &venues, &years) {
        let mut years_here: Vec<Years> = years
            .iter()
            .filter(|years| segment.start <= years.range.start && years.range.end <= segment.end)
            .cloned()
            .collect();
        let mentions: Vec<&VenueMention> =
            venues.iter().copied().filter(|venue| overlap(&venue.range, &segment)).collect();
        let told = mentions.is_empty() && places.last().is_some_and(|last| !last.years.is_empty());
        without_months(text, &mut years_here, told);
        match (mentions.first(), places.last_mut()) {
            (Some(_), _) => places.extend(known_place(text, &mentions, &segment, years_here, is_last, loose)),
            (None, Some(last)) if name_of(text, &segment, &years_here).is_none() => last.years.extend(years_here),
            (None, None) if name_of(text, &segment, &years_here).is_none() => before = years_here,
            (None, _) if loose => places.extend(named_place(text, &segment, years_here, is_last)),
            (None, _) => {}
        }
    }
    if let [only] = places.as_mut_slice()
        && only.years.is_empty()
    {
        only.years = before;
    }
    if loose {
        share_term(text, scope.end, &years, &mut places);
        as_one_name(text, &mut places);
        without_addresses(&mut places);
        with_acronyms(&mut places);
        with_host(text, &mut places);
    }
    places
}

/// Joins the parts of one name that has commas: `Slow Society for Reeds, Rivers, and Stones Conference`.
fn as_one_name(text: &str, places: &mut Vec<Place>) {
    let has_event =
        |place: &Place| place.venue.label().split(' ').any(|word| EVENTS.contains(&word.to_lowercase().as_str()));
    let is_part = |place: &Place| !place.is_known && place.years.is_empty() && !has_event(place);
    let Some((last, before)) = places.split_last() else { return };
    let joins = before.len() >= 2
        && last.is_last
        && !last.is_known
        && has_event(last)
        && before.iter().all(is_part)
        && text[..last.range.start].trim_end().ends_with("and");
    if joins {
        let range = before[0].range.start..last.range.end;
        let end = last.years.first().map_or(range.end, |years| years.range.start);
        let noun = last.years.last().map_or("", |years| text[years.range.end.min(range.end)..range.end].trim());
        let name = format!("{} {noun}", text[range.start..end].trim());
        let years = last.years.clone();
        *places = vec![Place { range, venue: unknown(name.trim()), years, is_known: false, is_last: false }];
    }
}

/// Leaves out where an event took place, behind its name: `ECAI 2025, Bologna, Italy`. The city is what stands
/// between the event and the country; its years, if it has any, are the event's.
fn without_addresses(places: &mut Vec<Place>) {
    let is_plain = |place: &Place| !place.is_known && place.venue.label().split_whitespace().count() <= 3;
    let mut at = 1;
    while at < places.len() {
        let country = !places[at].is_known && is_country(places[at].venue.label());
        if !country {
            at += 1;
            continue;
        }
        let first = if at > 1
            && is_plain(&places[at - 1])
            && !is_country(places[at - 1].venue.label())
            && places[at - 1].years.is_empty()
        {
            at - 1
        } else {
            at
        };
        let years: Vec<Years> = places.drain(first..=at).flat_map(|place| place.years).collect();
        if places[first - 1].years.is_empty() {
            places[first - 1].years = years;
        }
        at = first;
    }
}

/// Joins a workshop without a year and the meeting behind it that has one, where the line names nothing else:
/// `Slow Counting Workshop, FLOCK 2024`.
fn with_host(text: &str, places: &mut Vec<Place>) {
    let [event, host] = places.as_slice() else { return };
    let is_host = host.is_known && host.venue.kind == Some(VenueKind::Conference) && !host.years.is_empty();
    // What is known by itself has no host: the Workshop on Hot Topics in Networks.
    let is_free = !event.is_known
        && event.years.is_empty()
        && event.venue.host.is_none()
        && names_workshop(&text[event.range.clone()]);
    if is_host && is_free && text[event.range.end..host.range.start].trim() == "," {
        let range = event.range.start..host.range.end;
        let name = event.venue.name.as_deref().unwrap_or(event.venue.label());
        let venue = workshop(name, host.venue.label(), &text[range.clone()]);
        *places = vec![Place { range, venue, years: host.years.clone(), is_known: true, is_last: false }];
    }
}

/// Whether a name says that it is a workshop's.
fn names_workshop(name: &str) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("workshop"))
}

/// Joins a name with the short form that follows it: `Conference on Slow Things, COST 2017`.
fn with_acronyms(places: &mut Vec<Place>) {
    let mut at = 1;
    while at < places.len() {
        let (name, short) = (&places[at - 1], &places[at]);
        let joins = name.venue.acronym.is_none()
            && name.years.is_empty()
            && !short.years.is_empty()
            && is_short_for(short.venue.acronym.as_deref().unwrap_or(&short.venue.printed), name.venue.label());
        if joins {
            let long = places.remove(at - 1);
            let short = &mut places[at - 1];
            short.range = long.range.start..short.range.end;
            short.venue.name.get_or_insert(long.venue.printed);
        } else {
            at += 1;
        }
    }
}

/// The place of a segment that names venues: a workshop and its host are one; a name that goes on
/// behind what the recogniser knows is read as a whole.
fn known_place(
    text: &str,
    mentions: &[&VenueMention],
    segment: &Range<usize>,
    years: Vec<Years>,
    is_last: bool,
    loose: bool,
) -> Option<Place> {
    let first = mentions.first()?;
    let range = first.range.start.min(segment.start)..segment.end.max(first.range.end);
    // No journal is what the name of a workshop has in it: `Counting for Machine Learning Workshop`.
    let is_event = || names_workshop(&text[segment.clone()]) && first.venue.kind == Some(VenueKind::Journal);
    if loose && (goes_on(text, first, segment.end) || is_vague(&text[segment.clone()]) || is_event()) {
        return named_place(text, segment, years, is_last);
    }
    let before =
        text[segment.start.min(first.range.start)..first.range.start].trim_matches(|c: char| !c.is_alphanumeric());
    let lead = text.get(segment.start..first.range.start).unwrap_or_default();
    let bracketed = lead.trim_end().ends_with('(');
    let mut venue = first.venue.clone();
    let mut years = years;
    if years.is_empty() && !first.years.is_empty() {
        years.push(Years { range: first.range.clone(), list: first.years.clone(), is_range: false, is_open: false });
    }
    let is_name =
        lead.starts_with(char::is_uppercase) && !lead.contains(['(', ')', '[']) && lead.split(' ').count() >= 4;
    if loose && is_name && lead.ends_with(": ") && venue.kind == Some(VenueKind::Workshop) {
        // The name has a colon: `When Reeds Rest: Theory and Practice Workshop`.
        venue.name = venue.name.map(|name| format!("{lead}{name}"));
        venue.printed = format!("{lead}{}", venue.printed);
    } else if let Some(name) = workshop_before(before, &text[segment.start.min(first.range.start)..first.range.start])
        && venue.host.is_none()
        && venue.acronym.is_some()
    {
        venue = workshop(name, first.venue.label(), &text[segment.clone()]);
    } else if let Some(event) = before_host(lead).filter(|event| loose && can_host(&venue, event)) {
        venue = workshop(event, first.venue.label(), &text[segment.clone()]);
    } else if loose && bracketed && mentions.len() == 1 && is_short_for(first.venue.label(), before) {
        venue.name = Some(before.to_owned());
    } else if loose && bracketed && can_host(&venue, before) {
        let host = first.venue.label().trim_start_matches("Workshop of ").to_owned();
        venue = workshop(before, &host, &text[segment.clone()]);
    } else if let Some(second) = mentions.get(1)
        && venue.host.is_none()
        && hosts(&text[first.range.end..second.range.start.max(first.range.end)])
    {
        venue = workshop(first.venue.label(), second.venue.label(), &text[segment.clone()]);
    }
    Some(Place { range, venue, years, is_known: true, is_last })
}

/// Whether a name goes on behind the venue with another capitalised word or `and`: `IEEE Network Computing`.
fn goes_on(text: &str, mention: &VenueMention, end: usize) -> bool {
    const NO_NAMES: &[&str] = &[
        "Workshop", "Conference", "Symposium", "Main", "Track", "Journal", "Reviewer", "Demo", "Poster", "Industry",
        "Findings", "Datasets", "Student", "Doctoral", "Artifact", "Workshops", "Magazine",
    ];
    let Some(rest) = text[mention.range.end.min(end)..end].strip_prefix(' ') else { return false };
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let capital = word.chars().next().is_some_and(char::is_uppercase) && word.chars().any(char::is_lowercase);
    capital && !NO_NAMES.contains(&word) && mention.years.is_empty()
}

/// `Various workshops at X`: no venue of its own.
pub(super) fn is_vague(segment: &str) -> bool {
    let lower = segment.to_lowercase();
    ["various ", "several ", "many ", "multiple ", "other "].iter().any(|vague| lower.starts_with(vague))
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
            '.' if ends_name(text, start, at, scope.end) => {
                push_segment(text, start..at, after_and, &mut found);
                (start, after_and) = (at + 1, false);
            }
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

/// Whether a full stop ends what a segment names, and not an abbreviation.
fn ends_name(text: &str, start: usize, at: usize, end: usize) -> bool {
    let behind = &text[at + 1..end];
    let word = text[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    behind.starts_with(' ') && word.chars().count() > 4 && word.chars().all(char::is_alphanumeric)
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
    let ends_left = |venue: &&VenueMention| {
        overlap(&venue.range, &left)
            && text[venue.range.end.min(left.end)..left.end].chars().all(|c| !c.is_alphabetic())
    };
    let left_done = venues.iter().any(ends_left)
        || years.iter().any(|years| overlap(&years.range, &left))
        || text[left.clone()].trim().chars().all(|c| !c.is_lowercase()) && !text[left.clone()].trim().is_empty();
    let right_begins =
        venues.iter().any(|venue| venue.range.start >= right && text[right..venue.range.start].len() <= 5);
    left_done || right_begins || names_body(&text[left]) && names_body(behind_article(&text[right..]))
}

/// What stands behind `the` up to the next mark; nothing where no article stands.
fn behind_article(text: &str) -> &str {
    let name = text.strip_prefix("the ").unwrap_or_default();
    name.split([',', ';', '.', '\n']).next().unwrap_or_default()
}

/// Whether words are the name of a body that asks others to review: `National Reed Foundation (NRF)`.
fn names_body(words: &str) -> bool {
    const BODIES: &[&str] = &[
        "foundation", "council", "society", "association", "academy", "agency", "institute", "institutes", "ministry",
        "commission", "fund", "department",
    ];
    words.split(|c: char| !c.is_alphabetic()).any(|word| BODIES.contains(&word.to_lowercase().as_str()))
}

fn push_segment(text: &str, range: Range<usize>, after_and: bool, found: &mut Vec<(Range<usize>, bool)>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        found.push((start..end, after_and));
    }
}
