//! The people of a reference: where their list can stand.
//!
//! Input: a reading and its title candidates. Output: the list of people. It stands at a line's
//! start or behind what the page sets apart; else behind `with`; else in the middle of parts that
//! only commas or bars part (`A Title, Ada Weiss, Bilal Noor, ABC 2024`).

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use super::tag::behind_tags;
use super::year::year_behind;
use crate::extract::link::{self, LinkRank};
use crate::extract::people::{PeopleFound, read_people};
use crate::extract::publication::{periodical, place};
use crate::extract::quote;
use crate::extract::reading::{Reading, overlap};
use crate::extract::title::{Setting, Title};
use crate::extract::title_shape as shape;
use crate::pattern::Pattern;
use crate::text::{Mark, MarkKind};

/// What leads up to people: `by`, `(with`, `joint work with`, `mit`.
static COMPANY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?P<mark>[(,.\n]|[”»\x22])?\s*\b(?:(?:joint(?:ly)?(?: work)?|co-?(?:authored|written|edited)|edited|in collaboration|together) (?:with|by)|with|by|mit|gemeinsam mit|avec|con|com):?\s+",
    )
});

/// What people do who wrote nothing of the work: `supervised by Ada Weiss`.
const HELPERS: &[&str] = &[
    "supervised", "advised", "mentored", "directed", "examined", "chaired", "translated", "illustrated", "betreut",
    "dirigida", "dirigé", "dirigée", "orientada",
];

/// What parts a title from the people behind it, where nothing else does.
const PARTINGS: &[&str] = &[", ", " | ", " - ", " – ", " — ", " · ", " / ", "，", "; "];

/// The people of a reference.
pub(super) fn find_people(reading: &Reading<'_>, titles: &[Title]) -> Option<PeopleFound> {
    let limit = limit(reading);
    at_borders(reading, titles, limit)
        .or_else(|| in_company(reading, titles, limit))
        .or_else(|| between_commas(reading, limit))
        .filter(|people| !only_helped(reading, people))
}

/// Whether the sentence says before the people that they wrote nothing of the work.
fn only_helped(reading: &Reading<'_>, people: &PeopleFound) -> bool {
    let clause = reading.clauses.iter().rfind(|clause| clause.start <= people.range.start);
    let before = clause.map_or("", |clause| &reading.text()[clause.start..people.range.start]).to_lowercase();
    shape::words(&before).any(|word| HELPERS.contains(&word))
}

/// Where a list of people can begin: a line's or sentence's start, behind what the page sets apart.
fn borders(reading: &Reading<'_>, first: usize) -> Vec<usize> {
    let behind_marks = reading
        .content()
        .marks
        .iter()
        .filter(|mark| mark.start >= reading.entry.body)
        .filter(|mark| mark.start <= first || shape::word_count(&reading.text()[mark.range()]) >= 3)
        .map(|mark| mark.end);
    let behind_quotes = reading.quotations.iter().map(|quotation| quotation.end);
    let sentences = reading.clauses.iter().map(|clause| clause.start);
    let mut starts = line_starts(reading);
    starts.extend(behind_marks.chain(behind_quotes).chain(sentences));
    starts.sort_unstable();
    starts
}

/// The first list of people at a line's start, or behind what the page sets apart.
fn at_borders(reading: &Reading<'_>, titles: &[Title], limit: Limit) -> Option<PeopleFound> {
    let text = reading.text();
    let first = behind_tags(reading, reading.entry.body);
    let is_title = |people: &PeopleFound| {
        titles.iter().any(|title| is_surely_title(reading, title) && overlap(&title.range, &people.range))
    };
    let cited = titles.iter().find_map(|title| place::law_journal(text, title.range.end));
    let is_of_law = |people: &PeopleFound| cited.as_ref().is_some_and(|name| overlap(name, &people.range));
    let mut found: Vec<PeopleFound> = Vec::new();
    for start in borders(reading, first) {
        // Of two lists the first counts, so what begins inside one is not read.
        if found.last().is_some_and(|people| people.authors.list.len() > 1 && people.range.contains(&start)) {
            continue;
        }
        let people = read_people(reading.content(), skip_lead(text, start..limit.end(start)));
        found.extend(people.filter(|people| {
            !is_title(people)
                && !is_of_law(people)
                && !is_periodical(reading, people)
                && !is_dated_title(reading, people)
                && !opens_quotation(reading, people)
                && !opens_title(reading, people)
        }));
    }
    let is_headline = |people: &PeopleFound| {
        let is_behind = |other: &PeopleFound| other.range.start >= people.range.end;
        let is_one = people.authors.list.len() == 1;
        let others = || found.iter().any(|other| !is_one && is_behind(other));
        is_marked_line(reading, people)
            && (others() || in_company(reading, titles, limit).is_some_and(|other| is_behind(&other)))
    };
    let key = |people: &&PeopleFound| {
        let is_sure = people.authors.list.len() > 1 || people.range.start <= first && has_initials(people);
        (is_sure, Reverse(people.range.start))
    };
    found.iter().filter(|people| !is_headline(people)).max_by_key(key).cloned()
}

/// Where people end at the latest, wherever their list begins: at a periodical that reads like one of them.
#[derive(Clone, Copy, Debug)]
struct Limit {
    periodical: Option<usize>,
    text: usize,
}

impl Limit {
    /// The end for a list that begins at `start`.
    fn end(self, start: usize) -> usize {
        self.periodical.filter(|at| *at > start).unwrap_or(self.text)
    }
}

fn limit(reading: &Reading<'_>) -> Limit {
    let text = reading.text();
    let periodical = periodical::find(&text[reading.entry.body..]).map(|name| reading.entry.body + name.start);
    Limit { periodical, text: text.len() }
}

/// Whether the words are the name of a periodical whose parts look like people: a known one, or one
/// that the number of a volume follows (`Tide Vision and Salt Understanding, 12:3`).
fn is_periodical(reading: &Reading<'_>, people: &PeopleFound) -> bool {
    let is_known = |range: &Range<usize>| range.start <= people.range.start && people.range.end <= range.end;
    let behind = &reading.text()[people.range.end..];
    let is_year = year_behind(behind).is_some();
    let few = people.authors.list.len() <= 2 && !has_initials(people);
    reading.venues.iter().any(|venue| venue.known && is_known(&venue.range))
        || (people.authors.list.len() == 1 || few && !is_year)
            && place::precedes_volume(reading.text(), people.range.end)
}

/// Whether a known venue follows the words and their year with nothing between, so that they are the title: `Monetary
/// Tides (2019). Journal of Tides`.
fn is_dated_title(reading: &Reading<'_>, people: &PeopleFound) -> bool {
    let text = reading.text();
    let behind = &text[people.range.end..];
    let Some(year) = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')')) else { return false };
    let next = people.range.end + " (".len() + year.0.len();
    let is_next = |start: usize| start > next && !text[next..start].contains(char::is_alphanumeric);
    people.authors.list.len() == 1
        && !has_initials(people)
        && year.0.len() <= "2019a".len()
        && reading.venues.iter().any(|venue| venue.known && is_next(venue.range.start))
}

/// Whether the first name holds an initial, as no title does: `Weiss, A.`, `A. Weiss`.
fn has_initials(people: &PeopleFound) -> bool {
    let first = people.authors.list.first().map_or("", |author| author.name.printed.as_str());
    shape::words(first).any(|word| word.chars().count() == 1)
}

/// Whether the words fill a line that the page sets in bold, as it does headlines: `Salt, Tides, and Trust`
/// over a line of people.
fn is_marked_line(reading: &Reading<'_>, people: &PeopleFound) -> bool {
    let text = reading.text();
    let is_bold =
        reading.content().marks.iter().any(|mark| {
            mark.kind == MarkKind::Strong && mark.start <= people.range.start && people.range.end <= mark.end
        });
    let line = &text[people.range.end..];
    let before = &text[..people.range.start];
    is_bold
        && line.trim_start_matches([' ', '.', '*']).starts_with('\n')
        && !before.rsplit('\n').next().unwrap_or_default().contains(char::is_alphanumeric)
}

/// Whether the words stand in quotation marks, as titles do: `"Do Judges Nap?" with C. Lim`.
fn opens_quotation(reading: &Reading<'_>, people: &PeopleFound) -> bool {
    quote::is_quoted(&reading.quotations, people.range.start)
}

/// Whether the words and what follows their colon are set apart as one, so that they open a title: `**Quiet Rivers: A
/// Map of Sand**`.
fn opens_title(reading: &Reading<'_>, people: &PeopleFound) -> bool {
    let sets =
        |kind: &MarkKind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis | MarkKind::Link(_) | MarkKind::Title);
    let goes_on = |mark: &Mark| mark.start <= people.range.start && people.range.end + 1 < mark.end;
    people.authors.list.len() == 1
        && reading.text()[people.range.end..].starts_with(':')
        && reading.content().marks.iter().any(|mark| sets(&mark.kind) && goes_on(mark))
}

/// The starts of lines, behind tags.
fn line_starts(reading: &Reading<'_>) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = reading.entry.body;
    for line in reading.text()[reading.entry.body..].split_inclusive('\n') {
        starts.push(behind_tags(reading, at));
        at += line.len();
    }
    starts
}

/// Whether the page itself sets the words apart as a title, so that they are no list of people.
fn is_surely_title(reading: &Reading<'_>, title: &Title) -> bool {
    let leads_to_work = title.url.as_deref().is_some_and(|url| link::rank(url) != LinkRank::Other);
    let lead = &reading.text()[reading.entry.body.min(title.range.start)..title.range.start];
    let opens = !lead.contains(char::is_alphabetic);
    let is_cited =
        || title.setting < Setting::Announced && place::law_journal(reading.text(), title.range.end).is_some();
    is_cited()
        || shape::word_count(&reading.text()[title.range.clone()]) >= 5
            && (title.setting == Setting::Quoted || title.setting == Setting::Linked && (leads_to_work || opens))
}

/// Steps over `by`, `with`, `Authors:`, punctuation before a list of people.
fn skip_lead(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let rest = part.trim_start_matches(|c: char| !c.is_alphabetic() && c != '\n');
    let rest = ["by ", "By ", "with: ", "with ", "With ", "Authors: ", "authors: ", "Autoren: ", "Auteurs : "]
        .iter()
        .find_map(|lead| rest.strip_prefix(lead))
        .unwrap_or(rest);
    let start = range.end - rest.len();
    // People in brackets end with them: `(with Ada Weiss) Journal`.
    let is_open = text[range.start..start].contains('(');
    let close = rest.find(')').filter(|at| is_open && !rest[..*at].contains('('));
    start..close.map_or(range.end, |at| start + at)
}

/// The people behind `with`; one alone only where a bracket or comma opens their part.
fn in_company(reading: &Reading<'_>, titles: &[Title], limit: Limit) -> Option<PeopleFound> {
    // `**Salt Roads with Quiet Tides and Slow Sand**`
    let is_of_title = |range: &Range<usize>| {
        titles.iter().any(|title| {
            title.setting <= Setting::Bold && title.range.start < range.start && overlap(&title.range, range)
        })
    };
    let text = reading.text();
    let leads = COMPANY.captures_iter(&text[reading.entry.body..]).map(|found| {
        let at = reading.entry.body + found.get(0).map_or(0, |all| all.end());
        let mark = found.name("mark").map(|mark| mark.as_str());
        // People in brackets end with them: `(with Ada Weiss) Journal`.
        let close = text[at..].find(')').filter(|_| mark == Some("(")).map(|len| at + len);
        (at..close.unwrap_or(limit.end(at)), mark.is_some())
    });
    leads
        .filter_map(|(range, opens)| Some((read_people(reading.content(), range)?, opens)))
        .filter(|(people, _)| !is_of_title(&people.range))
        .find(|(people, opens)| *opens || people.authors.list.len() > 1)
        .map(|(people, _)| people)
}

/// Fewer words are no title that only a comma parts from its people.
const FEWEST_WORDS: usize = 2;

/// The people between a title of some words and the rest, where commas part all. One alone counts
/// only before a venue.
fn between_commas(reading: &Reading<'_>, limit: Limit) -> Option<PeopleFound> {
    let text = reading.text();
    let start = behind_tags(reading, reading.entry.body);
    let body = &text[start..];
    let mut places: Vec<usize> =
        PARTINGS.iter().flat_map(|mark| body.match_indices(mark).map(|(at, _)| start + at + mark.len())).collect();
    places.sort_unstable();
    let behind_title = places.partition_point(|at| shape::word_count(&text[start..*at]) < FEWEST_WORDS);
    let mut end = start;
    for at in places.split_off(behind_title) {
        // Each part of a list that no reference has ends where that list ends.
        if at < end {
            continue;
        }
        let Some(people) = read_people(reading.content(), at..limit.end(at)) else { continue };
        // Behind two words only initials tell that names follow.
        let is_told = shape::word_count(&text[start..at]) > FEWEST_WORDS || has_initials(&people);
        if is_told && goes_on_as_reference(reading, &people) {
            return Some(people);
        }
        end = people.range.end;
    }
    None
}

/// Whether a venue, a year, a link or the end follows a list of people; behind one person a venue.
fn goes_on_as_reference(reading: &Reading<'_>, people: &PeopleFound) -> bool {
    let text = reading.text();
    let rest = &text[people.range.end..];
    let gap = |at: usize| text[people.range.end..at].chars().all(|c| !c.is_alphanumeric());
    let venue = reading.venues.iter().find(|venue| venue.range.start >= people.range.end);
    let periodical = || periodical::find(rest).is_some_and(|name| gap(people.range.end + name.start));
    let at_venue = venue.is_some_and(|venue| gap(venue.range.start)) || periodical() || place::is_dated_venue(rest);
    let next: String = rest.chars().skip_while(|c| !c.is_alphanumeric()).take(2).collect();
    let over = next.is_empty() || matches!(next.as_str(), "19" | "20");
    let linked = reading.content().links().any(|(range, _)| range.start >= people.range.end && gap(range.start));
    at_venue || people.authors.list.len() > 1 && (over || linked || venue.is_some())
}
