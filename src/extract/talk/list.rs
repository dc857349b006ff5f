//! Reads an entry of a list of talks, where each entry is one.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`]. What the page sets apart is the title, else the first
//! part before the occasion; the occasion is a venue, else the first name with a word that occasions have.

use std::ops::Range;

use super::event::{EVENT_WORDS, TIE, is_event, skip_marks};
use super::{TELLING, kind, speaking, talk};
use crate::date::Date;
use crate::extract::phrase::{Reach, is_time, name_at};
use crate::extract::reading::{Reading, overlap};
use crate::extract::service;
use crate::extract::title::{Setting, Title, find_titles};
use crate::extract::title_shape as shape;
use crate::fact::Facts;

/// Whether an entry of a list of honours opens as a talk: `Invited lecture, Slow Meeting`.
pub(crate) fn opens_as_talk(reading: &Reading<'_>) -> bool {
    const TALKS: &[&str] = &[
        "invited talk", "invited lecture", "invited speaker", "invited seminar", "keynote", "plenary", "guest lecture",
        "invited presentation",
    ];
    let lower = reading.text()[reading.entry.body..].trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    TALKS.iter().any(|talk| lower.starts_with(talk)) && !lower.contains("award") && !lower.contains("prize")
}

/// Reads an entry.
pub(crate) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    if speaking::NO_TALK.is_match(&reading.text()[whole.clone()]) {
        return service::read_list(reading, facts);
    }
    let titles = find_titles(reading);
    let title = titles
        .iter()
        .find(|title| title.setting < Setting::Bare && !EVENT_WORDS.is_match(&reading.text()[title.range.clone()]));
    let plain = if title.is_none() { plain_title(reading, &whole) } else { None };
    let title = title.or(plain.as_ref());
    let event = event(reading, &whole, title);
    if title.is_none() && event.is_none() {
        return;
    }
    let start = title.map_or(whole.start, |title| title.range.start);
    let mut found = talk(reading, title, event, kind(reading, &whole), &(start..start));
    found.date = reading.date().or_else(|| year(reading).map(Date::from_year));
    facts.talks.push(found);
}

/// The title of an entry that sets nothing apart: its first part, where an occasion follows (`Slow data. Seminar,
/// Nowhere College`), or what a colon tells behind the occasion (`Keynote at the Slow Meeting: Slow data`).
fn plain_title(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Title> {
    let whole = whole.start + kind_length(&reading.text()[whole.clone()])..whole.end;
    let text = &reading.text()[whole.clone()];
    let marks = [". ", "\n", " – ", " — ", " | ", "; "];
    let stop = marks.iter().filter_map(|mark| text.find(mark)).min();
    let end = stop.into_iter().chain(before_occasion(text)).find(|end| is_title(reading, &whole, *end));
    let range = end.map(|end| 0..text[..end].find(" (").unwrap_or(end)).or_else(|| behind_occasion(text))?;
    Some(Title { range: whole.start + range.start..whole.start + range.end, setting: Setting::Bare, url: None })
}

/// Whether the part of `whole` before `end` reads as a title, with an occasion behind it.
fn is_title(reading: &Reading<'_>, whole: &Range<usize>, end: usize) -> bool {
    let text = &reading.text()[whole.clone()];
    let part = &text[..end];
    (2..=25).contains(&shape::word_count(part))
        && part.starts_with(char::is_uppercase)
        && part.split_whitespace().skip(1).any(|word| word.starts_with(char::is_lowercase) && word.len() > 3)
        && !EVENT_WORDS.is_match(part)
        && !TELLING.is_match(part.split(" (").next().unwrap_or(part))
        && reading.venues_in(&(whole.start..whole.start + end)).next().is_none()
        && EVENT_WORDS.is_match(&text[end..])
}

/// The comma before the part that names an occasion: `Slow light (poster), Photonics Week, 2017`.
fn before_occasion(text: &str) -> Option<usize> {
    let names_occasion = |at: &usize| {
        let behind = &text[at + 1..];
        EVENT_WORDS.is_match(behind.split(',').next().unwrap_or(behind))
    };
    text.match_indices(", ").map(|(at, _)| at).find(names_occasion)
}

/// What stands behind the last colon, where an occasion stands before it.
fn behind_occasion(text: &str) -> Option<Range<usize>> {
    let at = text.rfind(": ")?;
    let (head, tail) = (&text[..at], text[at + 2..].trim_end_matches(['.', ' ']));
    let fits = TELLING.is_match(head)
        && EVENT_WORDS.is_match(head)
        && !EVENT_WORDS.is_match(tail)
        && shape::word_count(tail) >= 2
        && !tail.starts_with("http");
    fits.then(|| at + 2..at + 2 + tail.len())
}

/// The length of a label that says the sort of talk: `Keynote: `.
fn kind_length(entry: &str) -> usize {
    const LONGEST: usize = 3;
    let Some((label, _)) = entry.split_once(": ") else { return 0 };
    let is_kind = label.split(' ').count() <= LONGEST && TELLING.is_match(label);
    if is_kind { label.len() + 2 } else { 0 }
}

/// The occasion: a venue, a name behind the title that has a word of occasions, such a name anywhere, any name.
fn event(reading: &Reading<'_>, whole: &Range<usize>, title: Option<&Title>) -> Option<Range<usize>> {
    let text = reading.text();
    let free = |range: &Range<usize>| title.is_none_or(|title| !overlap(&title.range, range));
    if let Some(venue) = reading.venues_in(whole).map(|venue| venue.range.clone()).find(|range| free(range)) {
        return Some(venue);
    }
    let from = title.map_or(whole.start, |title| title.range.end);
    let behind = std::iter::once(from).chain(TIE.find_iter(&text[from..whole.end]).map(|tie| from + tie.end()));
    let name = |at: usize| {
        name_at(reading.content(), skip_marks(text, at), whole.end, Reach::Address)
            .filter(|range| free(range) && is_event(&text[range.clone()]) && !is_kind(&text[range.clone()]))
            .map(|range| without_date(text, range))
    };
    let near: Vec<Range<usize>> = behind.chain(parts(text, from..whole.end)).filter_map(name).collect();
    let is_sure = |range: &&Range<usize>| EVENT_WORDS.is_match(&text[(*range).clone()]);
    let sure = near.iter().find(is_sure).cloned();
    let anywhere = || parts(text, whole.clone()).into_iter().filter_map(name).find(|range| is_sure(&range));
    sure.or_else(anywhere).or_else(|| near.into_iter().next())
}

/// Where the parts of an entry begin.
fn parts(text: &str, range: Range<usize>) -> Vec<usize> {
    let marks = [", ", ". ", ": ", "\n", " – ", " — ", " | ", "; ", " - "];
    let part = &text[range.clone()];
    let mut starts: Vec<usize> = marks
        .iter()
        .flat_map(|mark| part.match_indices(mark).map(|(at, mark)| range.start + at + mark.len()))
        .chain(std::iter::once(range.start))
        .collect();
    starts.sort_unstable();
    starts
}

/// Whether a name only says what sort of talk it was.
fn is_kind(name: &str) -> bool {
    const KINDS: &[&str] = &[
        "invited", "contributed", "oral", "poster", "talk", "lecture", "seminar", "keynote", "podcast", "presentation",
        "plenary", "panel", "panelist", "paper", "tutorial", "speaker", "guest", "online", "virtual", "slides",
        "video", "pdf", "link", "abstract", "lightning", "workshop", "webinar", "colloquium",
    ];
    name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(|word| {
        let lower = word.to_lowercase();
        KINDS.contains(&lower.as_str()) || KINDS.contains(&lower.trim_end_matches('s'))
    })
}

/// A name without the date behind it: `Logic Seminar, 12 March 2021`.
fn without_date(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    while let Some(at) = text[range.start..end].rfind([',', '(']) {
        let mut words = text[range.start + at + 1..end].split(|c: char| !c.is_alphanumeric());
        if !words.all(|word| is_time(word) || word.bytes().all(|byte| byte.is_ascii_digit())) {
            break;
        }
        end = range.start + at;
    }
    range.start..range.start + text[range.start..end].trim_end().len()
}

fn year(reading: &Reading<'_>) -> Option<i16> {
    reading
        .text()
        .split(|c: char| !c.is_alphanumeric())
        .rfind(|word| word.len() == 4 && is_time(word))
        .and_then(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_a_talk_and_its_date_are_no_part_of_the_occasion() {
        assert!(is_kind("Invited talk") && is_kind("Seminar") && !is_kind("Logic Seminar"));
        let text = "Logic Seminar, Nowhere College, 12 March 2021";
        assert_eq!(&text[without_date(text, 0..text.len())], "Logic Seminar, Nowhere College");
    }

    #[test]
    fn a_title_stands_before_the_occasion_or_behind_its_colon() {
        assert_eq!(before_occasion("Slow light (poster), Photonics Week, 2017"), Some(19));
        let text = "Keynote at the Slow Meeting (2023): The patience of data";
        assert_eq!(behind_occasion(text).map(|range| &text[range]), Some("The patience of data"));
    }
}
