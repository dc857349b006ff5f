//! The venue of a reference, where neither the catalogue nor its own words tell that it is one.
//!
//! Input: a reading of a reference, its title and people. Output: the stretch that stands in a
//! venue's place: set apart behind the title (*Salt and Society*, 12(3)), behind `In`, or before
//! the number of a volume. The order of parts is that of the common citation styles.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::non_title::{is_honour, is_label};
use crate::extract::people::{PeopleFound, read_people};
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, overlap};
use crate::extract::title_shape::{self as shape, Case, is_unspaced};
use crate::extract::venue::{Strength, VenueMention};
use crate::pattern::Pattern;
use crate::text::MarkKind;
use crate::venue::{Venue, VenueKind};

/// `In Yearbook of Tides 3, pp. 1-9`: a collection behind `In`.
static COLLECTION: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^[\s.,”’»\x22]*[Ii]n:?\s+(?P<name>\p{Lu}[^.,;()\[\]\n\d]{6,120})"));

/// `Journal of Tides, 12(3), 45`: a name before the number of a volume.
static PERIODICAL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[\s.,”’»\x22]*(?P<name>\p{Lu}[^.,;:()\[\]\n\d]{3,90}?),?\s+(?:[Vv]ol(?:ume|\.)?\s*)?\d{1,4}\s*(?:\(\d|,|:|\.|–|-)",
    )
});

/// The number of a volume behind the name of a periodical.
static VOLUME: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^,?\s+(?:[Vv]ol(?:ume|\.)?\s*)?\d{1,4}\s*[(:,]"));

/// Whether the number of a volume stands at `at`, so that what ends there is a periodical.
pub(super) fn precedes_volume(text: &str, at: usize) -> bool {
    VOLUME.is_match(&text[at..])
}

/// `題, 第3回潮学会, 東京`: the part between commas behind the title, in a script without spaces.
static UNSPACED: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\s*[,，]\s*(?P<name>[^,，()（）\n]{4,60})[,，]"));

/// The venue in a reference that names none by catalogue or shape.
pub(super) fn find(reading: &Reading<'_>, title: &Range<usize>, people: Option<&PeopleFound>) -> Option<VenueMention> {
    let from = people.map_or(title.end, |people| people.range.end.max(title.end));
    let range = set_apart(reading, title, people)
        .or_else(|| behind(reading, title.end, &COLLECTION))
        .or_else(|| behind(reading, from, &PERIODICAL))
        .or_else(|| {
            behind(reading, title.end, &UNSPACED).filter(|range| reading.text()[range.clone()].contains(is_unspaced))
        })?;
    let printed = reading.text()[range.clone()].to_owned();
    let venue = Venue { acronym: None, name: Some(printed.clone()), kind: Some(kind(&printed)), host: None, printed };
    Some(VenueMention {
        range,
        venue,
        year: None,
        years: Vec::new(),
        track: None,
        known: false,
        strength: Strength::Weak,
    })
}

/// What its head noun tells; a name without one is taken for a journal, as those are set so.
fn kind(name: &str) -> VenueKind {
    let lower = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&["workshop"]) {
        VenueKind::Workshop
    } else if says(&[
        "proceedings", "conference", "symposium", "congress", "meeting", "学会", "会議", "会议", "シンポジウム",
    ]) {
        VenueKind::Conference
    } else if says(&["handbook", "encyclopedia", "anthology", "companion to", "festschrift"]) {
        VenueKind::Book
    } else {
        VenueKind::Journal
    }
}

fn set_apart(reading: &Reading<'_>, title: &Range<usize>, people: Option<&PeopleFound>) -> Option<Range<usize>> {
    let text = reading.text();
    let is_set = |kind: &MarkKind| matches!(kind, MarkKind::Emphasis | MarkKind::Strong);
    let marks = reading.content().marks.iter().filter(|mark| is_set(&mark.kind) && mark.start >= title.end);
    let known = |range: &Range<usize>| reading.venues.iter().any(|venue| venue.known && overlap(range, &venue.range));
    let free = |range: &Range<usize>| people.is_none_or(|people| !overlap(range, &people.range)) && !known(range);
    marks
        .map(|mark| name_within(text, mark.range()))
        .filter(|range| free(range) && is_name(&text[range.clone()]))
        .find(|range| people.is_some() && is_followed(text, range.end) || !is_person(reading, range))
}

/// The stretch without an `in`, a volume and punctuation at its ends.
fn name_within(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_start();
    let lead = ["In: ", "in: ", "In ", "in "].iter().find_map(|lead| part.strip_prefix(lead)).unwrap_or(part);
    let name = lead.trim_start();
    let start = range.end - name.len();
    start..start + name.trim_end_matches(|c: char| !c.is_alphabetic() && c != ')').len()
}

/// Words of volumes, and of those who print a work and are not where it stands.
const NOT_VENUES: &[&str] = &[
    "patent", "volume", "vol", "issue", "no", "number", "part", "pages", "university", "universität", "université",
    "universidad", "università", "press", "verlag", "selbstverlag", "springer", "elsevier", "wiley", "routledge",
    "gruyter", "degruyter", "publisher", "publishers", "publishing", "éditions", "editions", "ruprecht",
];

fn is_name(name: &str) -> bool {
    let words = shape::word_count(name);
    name.starts_with(char::is_alphanumeric)
        && !shape::words(name).any(|word| NOT_VENUES.contains(&word.to_lowercase().as_str()))
        && (1..=16).contains(&words)
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && shape::case(name) != Case::Lower
        && !is_label(name)
        && !is_honour(name)
        && !shape::words(name).all(is_time)
}

fn is_person(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    read_people(reading.content(), range.clone()).is_some_and(|found| found.range.len() * 10 >= range.len() * 8)
}

/// Whether what follows goes on as behind a venue: a volume, pages, a year, or the end.
fn is_followed(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches([' ', ',', '.', '\u{a0}', '\n', '(', ';']);
    rest.is_empty()
        || rest.starts_with(|c: char| c.is_ascii_digit() || c == '[')
        || ["vol", "Vol", "pp", "no.", "forthcoming", "Forthcoming", "in press"]
            .iter()
            .any(|word| rest.starts_with(word))
}

fn behind(reading: &Reading<'_>, at: usize, pattern: &Pattern) -> Option<Range<usize>> {
    let found = pattern.captures(&reading.text()[at..])?.name("name")?;
    let name = found.as_str().trim_end();
    is_name(name).then(|| at + found.start()..at + found.start() + name.len())
}
