//! Entries of a publication list.
//!
//! Input: a reading of one entry. Output: the publication that it describes, if it describes one.
//! A reference has a title, people, a venue and a year in an order that lists vary: people first
//! (APA, IEEE), title first (homepages), or one to a line. The people and what the page sets apart
//! fix the title; the venue is sought outside of both.

mod bare;
mod corner;
mod heading;
mod people;
mod tag;
mod title;
mod year;

use std::ops::Range;

use super::prose::is_system_name;
use super::{collection, frame, place, thesis};
use crate::date::Date;
use crate::extract::cue::CueKind;
use crate::extract::link::{self, LinkRank};
use crate::extract::non_title::tells_a_deed;
use crate::extract::people::PeopleFound;
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, overlap};
use crate::extract::title::{Setting, Title};
use crate::extract::title_shape as shape;
use crate::extract::venue::{Strength, VenueMention};
use crate::fact::{LinkKind, Publication, PublicationKind, Status};
use crate::identifier::arxiv_month;
use crate::venue::VenueKind;
use people::find_people;
use title::find_title;
use year::{find_year, year_behind};

/// Reads the publication of an entry.
pub(super) fn read_entry(reading: &Reading<'_>, titles: &[Title]) -> Option<Publication> {
    if is_told_unspaced(reading) {
        return None;
    }
    let cornered = corner::find(reading);
    let (title, people) = match &cornered {
        Some(found) => (found.title.clone(), found.people.clone()),
        None => title_and_people(reading, titles)?,
    };
    let whole = reading.entry.body..reading.text().len();
    let in_brackets = cornered.as_ref().and_then(|found| found.venue.clone());
    let placed = in_brackets.or_else(|| place::find(reading, &title.range, people.as_ref()));
    let named = find_venue(reading, &title.range, people.as_ref());
    let school = thesis::school(reading, &title.range);
    let named = named.filter(|mention| !placed.as_ref().is_some_and(|placed| is_part(reading.text(), mention, placed)));
    let venue = named.filter(|mention| !is_last_resort(mention)).or(placed.as_ref()).or(named);
    let printed = if venue.is_none() { place::find_publisher(reading, &title.range, people.as_ref()) } else { None };
    let venue = venue.or(printed.as_ref()).or(school.as_ref());
    let links = frame::links(reading, &whole, &title.range);
    let beside = people.as_ref().and_then(|found| year_behind(&reading.text()[found.range.end..]));
    let year = beside.or(venue.and_then(|mention| mention.year)).or_else(|| find_year(reading, &title.range));
    if people.is_none() && venue.is_none() && !tells_of_work(reading, &title, &links, year) {
        return None;
    }
    let arxiv = frame::arxiv(&links, reading.text());
    let status = status(reading, &title.range, venue);
    // What was sent to a venue is not of the year in which a preprint of it was posted.
    let posted = arxiv.as_deref().filter(|_| venue.is_none_or(frame::is_preprint) && status != Status::Submitted);
    let posted = posted.and_then(arxiv_month).map(Date::year);
    let text = reading.text()[title.range.clone()].to_owned();
    let short = shape::opening_name(&text).map(str::to_owned);
    let is_name = is_system_name(&text, title.setting) && people.is_none();
    let surety =
        [people.is_some(), venue.is_some(), title.setting < Setting::Announced].iter().filter(|sure| **sure).count();
    Some(Publication {
        short_title: if is_name { Some(text.clone()) } else { short },
        title: (!is_name).then_some(text),
        authors: people.map(|found| found.authors),
        year: year.or(reading.year()).or(posted),
        date: reading.date(),
        kind: cornered.and_then(|found| found.kind).unwrap_or_else(|| kind(reading, &title.range, venue)),
        track: frame::track(reading, &whole, &title.range, venue),
        status,
        arxiv: arxiv.clone(),
        doi: frame::doi(&links, reading.text()),
        url: frame::main_link(&links),
        links,
        venue: venue.map(|mention| mention.venue.clone()).or_else(|| frame::arxiv_venue(arxiv.as_ref())),
        provenance: reading.provenance(title.range.clone(), [0.6, 0.75, 0.88, 0.95][surety]),
    })
}

/// The title and the people of a reference.
fn title_and_people(reading: &Reading<'_>, titles: &[Title]) -> Option<(Title, Option<PeopleFound>)> {
    let people = find_people(reading, titles);
    if people.is_none() && tells_a_deed(&reading.text()[reading.entry.body..]) {
        return None;
    }
    match find_title(reading, titles, people.as_ref()) {
        Some(title) => Some((title, people)),
        None => title_among(reading, people?),
    }
}

/// Whether an entry in Chinese, Japanese or Korean is told in sentences, with none of what a reference has: a year, a
/// title between brackets, a known venue, a link to the work.
fn is_told_unspaced(reading: &Reading<'_>) -> bool {
    let text = reading.text()[reading.entry.body..].trim_end();
    let has_year = || text.split(|c: char| !c.is_ascii_digit()).any(crate::calendar::is_year);
    let leads_to_work = || reading.content().links().any(|(_, url)| link::rank(url) != LinkRank::Other);
    text.ends_with(['。', '！', '？'])
        && !text.contains(['《', '「', '『', '“'])
        && !has_year()
        && reading.venues.iter().all(|venue| !venue.known)
        && !leads_to_work()
}

/// A title of a few capitalised words that was read as the first of the people, and those behind it.
fn title_among(reading: &Reading<'_>, people: PeopleFound) -> Option<(Title, Option<PeopleFound>)> {
    let text = &reading.text()[people.range.clone()];
    let end = people.range.start + text.find([',', '|', '\n', ';'])?;
    let range = people.range.start..people.range.start + reading.text()[people.range.start..end].trim_end().len();
    let mut authors = people.authors;
    let is_title = authors.list.len() > 1 && shape::word_count(&reading.text()[range.clone()]) >= 3;
    is_title.then(|| {
        authors.list.remove(0);
        let title = Title { range, setting: Setting::Bare, url: None };
        (title, Some(PeopleFound { range: end + 1..people.range.end, authors }))
    })
}

/// Whether a known name is but a part of the longer one that stands in the venue's place: `J Tides` in
/// `West Coast J Tides. 2020;3`, `Ann. Tides` in `Ann. Tides Norm. Sup. (4) 3 (2020)`.
fn is_part(text: &str, named: &VenueMention, placed: &VenueMention) -> bool {
    const READ_OVER: &[&str] = &["in", "the", "proc", "proceedings", "of", "annual", "international", "and"];
    let name = text[named.range.clone()].trim_end_matches(|c: char| !c.is_alphabetic());
    let name = name.split(|c: char| c.is_ascii_digit() || c == '(').next().unwrap_or_default();
    let end = named.range.start + name.trim_end_matches(|c: char| !c.is_alphabetic()).len();
    let overlaps = placed.range.start <= named.range.start && end <= placed.range.end;
    if !overlaps || placed.venue.acronym.is_some() {
        return false;
    }
    let around = [&text[placed.range.start..named.range.start], &text[end..placed.range.end]];
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && !READ_OVER.contains(&word.to_lowercase().as_str());
    let is_journal = named.venue.kind == Some(VenueKind::Journal);
    let is_small = |word: &str| word.starts_with(char::is_lowercase) && word.len() > "und".len();
    is_journal
        && !text[placed.range.clone()].split(' ').any(is_small)
        && around.iter().any(|part| part.split([' ', '.', ',']).any(is_name))
}

/// Whether a venue is told only where nothing better is: a server of preprints, a publisher, a series of proceedings.
fn is_last_resort(mention: &VenueMention) -> bool {
    const SERIES: &[&str] = &["PMLR", "CEUR-WS"];
    frame::is_preprint(mention)
        || mention.venue.kind == Some(VenueKind::Book)
        || mention.venue.acronym.as_deref().is_some_and(|acronym| SERIES.contains(&acronym))
}

/// Whether an entry without people and venue is a work all the same: it links to one, or it sets a
/// title apart and gives its text, it quotes one with a year, or it calls one a thesis or paper.
fn tells_of_work(reading: &Reading<'_>, title: &Title, links: &[crate::fact::Link], year: Option<i16>) -> bool {
    let leads_to_work = links.iter().any(|link| link::rank(&link.url) != LinkRank::Other);
    let has_text = links.iter().any(|link| matches!(link.kind, LinkKind::Paper | LinkKind::Preprint));
    let outside =
        [reading.entry.body..title.range.start.max(reading.entry.body), title.range.end..reading.text().len()];
    let called = outside.iter().any(|range| reading.has_cue(range, &[CueKind::WorkNoun, CueKind::Preprint]));
    let dated = year.is_some() && (called || title.setting == Setting::Quoted);
    leads_to_work || dated || title.setting <= Setting::Bold && has_text
}

/// The venue: outside the title; a known one that is no preprint server first, then the one nearest behind.
fn find_venue<'a>(
    reading: &'a Reading<'_>,
    title: &Range<usize>,
    people: Option<&PeopleFound>,
) -> Option<&'a VenueMention> {
    reading
        .venues
        .iter()
        .filter(|mention| !overlap(&mention.range, title) && !is_time(mention.venue.label()))
        .filter(|mention| people.is_none_or(|found| !overlap(&mention.range, &found.range)))
        .min_by_key(|mention| {
            // A work that was shown at a workshop first is of the venue that it reached.
            let early = mention.venue.kind == Some(VenueKind::Workshop);
            let before = mention.range.end <= title.start;
            (is_last_resort(mention), mention.year.is_none(), early, before, mention.range.start)
        })
}

fn kind(reading: &Reading<'_>, title: &Range<usize>, venue: Option<&VenueMention>) -> PublicationKind {
    let text = reading.text();
    let outside = format!("{} {}", &text[reading.entry.body..title.start.max(reading.entry.body)], &text[title.end..])
        .to_lowercase();
    let under = heading::kind(reading);
    if is_artefact(&text[title.end..], venue) {
        return PublicationKind::Other;
    }
    let called = || {
        ["phd thesis", "ph.d. thesis", "master's thesis", "master thesis", "dissertation"]
            .iter()
            .any(|word| outside.contains(word))
    };
    // A school is a venue of no kind; what is only guessed is no hindrance to a heading.
    let is_guessed = |mention: &VenueMention| {
        mention.strength == Strength::Weak && mention.venue.kind != Some(VenueKind::Workshop)
            || mention.venue.kind.is_none()
    };
    let unplaced = venue.is_none_or(|mention| mention.venue.kind.is_none());
    if under == Some(PublicationKind::Thesis) && venue.is_none_or(is_guessed) || unplaced && called() {
        return PublicationKind::Thesis;
    }
    if venue.is_none() && heading::says_preprint(reading) {
        return PublicationKind::Preprint;
    }
    let collected = |mention: &VenueMention| {
        let between = text.get(title.end..mention.range.start).unwrap_or_default();
        mention.venue.kind == Some(VenueKind::Book) && collection::follows_in(between)
    };
    let is_conference = |mention: &VenueMention| mention.known && mention.venue.kind == Some(VenueKind::Conference);
    if under == Some(PublicationKind::Chapter) && !venue.is_some_and(is_conference) || venue.is_some_and(collected) {
        return PublicationKind::Chapter;
    }
    match under {
        Some(PublicationKind::Patent) => PublicationKind::Patent,
        Some(kind) if venue.is_none_or(is_guessed) && heading::fits(kind, venue) => kind,
        _ => frame::kind(reading, &(title.end..text.len()), venue),
    }
}

/// Whether the mark of a work's type right behind its title says that it is data or software, and no venue that it is
/// a paper.
fn is_artefact(behind: &str, venue: Option<&VenueMention>) -> bool {
    const MARKS: &[&str] = &["[data set]", "[dataset]", "[data sets]", "[software]", "[computer software]"];
    let lower = behind.trim_start().get(.."[computer software]".len()).unwrap_or(behind).to_lowercase();
    venue.is_none_or(frame::is_preprint) && MARKS.iter().any(|mark| lower.trim_start().starts_with(mark))
}

fn status(reading: &Reading<'_>, title: &Range<usize>, venue: Option<&VenueMention>) -> Status {
    let around = [reading.entry.body..title.start.max(reading.entry.body), title.end..reading.text().len()];
    let has = |kind: CueKind| around.iter().any(|range| reading.has_cue(range, &[kind]));
    if has(CueKind::Submitted) || heading::says(reading, &["under review", "submitted"]) {
        Status::Submitted
    } else if has(CueKind::Accepted)
        || around.iter().any(|range| says_forthcoming(&reading.text()[range.clone()]))
        || heading::says(reading, &["forthcoming", "to appear", "accepted", "in press"])
    {
        Status::Accepted
    } else if is_artefact(&reading.text()[title.end..], venue) {
        Status::Published
    } else if venue.is_some_and(|mention| mention.venue.kind == Some(VenueKind::Preprint))
        || (venue.is_none() && heading::says_preprint(reading))
    {
        Status::Preprint
    } else {
        Status::Published
    }
}

/// Whether a reference says in a word of its own that the work is yet to come out: `Journal of Tides, forthcoming`.
fn says_forthcoming(text: &str) -> bool {
    const WORDS: &[&str] = &["forthcoming", "im erscheinen", "im druck", "à paraître", "en prensa", "no prelo"];
    let lower = text.to_lowercase();
    // A year may stand with it: `forthcoming 2024`.
    let bare = |part: &str| part.trim().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end().to_owned();
    lower.split([',', '.', ';', '(', ')', '[', ']', '\n']).any(|part| WORDS.contains(&bare(part).as_str()))
}
