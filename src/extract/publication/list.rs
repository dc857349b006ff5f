//! Entries of a publication list.
//!
//! Input: a reading of one entry. Output: the publication that it describes, if it describes one.
//! A reference has a title, people, a venue and a year in an order that lists vary: people first
//! (APA, IEEE), title first (homepages), or one to a line. The people and what the page sets apart
//! fix the title; the venue is sought outside of both.

use std::ops::Range;

use super::{frame, place};
use crate::date::Date;
use crate::extract::cue::CueKind;
use crate::extract::link::{self, LinkRank};
use crate::extract::non_title::{is_honour, is_label};
use crate::extract::people::{PeopleFound, read_people};
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, overlap};
use crate::extract::title::{Setting, Title};
use crate::extract::title_place::is_venue;
use crate::extract::title_shape as shape;
use crate::extract::title_trim::trim_title;
use crate::extract::venue::VenueMention;
use crate::fact::{Publication, PublicationKind, Status};
use crate::identifier::arxiv_month;
use crate::venue::VenueKind;

/// Reads the publication of an entry.
pub(super) fn read_entry(reading: &Reading<'_>, titles: &[Title]) -> Option<Publication> {
    let people = find_people(reading, titles);
    let title = find_title(reading, titles, people.as_ref())?;
    let whole = reading.entry.body..reading.text().len();
    let placed = place::find(reading, &title.range, people.as_ref());
    let venue = find_venue(reading, &title.range, people.as_ref());
    let venue = venue.filter(|mention| !frame::is_preprint(mention)).or(placed.as_ref()).or(venue);
    let links = frame::links(reading, &whole, &title.range);
    let nowhere = links.iter().all(|link| link::rank(&link.url) == LinkRank::Other);
    if people.is_none() && venue.is_none() && nowhere {
        return None;
    }
    let arxiv = frame::arxiv(&links, reading.text());
    let submitted =
        arxiv.as_deref().filter(|_| venue.is_none_or(frame::is_preprint)).and_then(arxiv_month).map(Date::year);
    let year = venue.and_then(|mention| mention.year).or_else(|| find_year(reading, &title.range));
    let text = reading.text()[title.range.clone()].to_owned();
    let short = shape::opening_name(&text).map(str::to_owned);
    let is_name = shape::is_system_name(&text) && people.is_none();
    let surety =
        [people.is_some(), venue.is_some(), title.setting < Setting::Announced].iter().filter(|sure| **sure).count();
    Some(Publication {
        short_title: if is_name { Some(text.clone()) } else { short },
        title: (!is_name).then_some(text),
        authors: people.map(|found| found.authors),
        year: year.or(reading.year()).or(submitted),
        date: reading.date(),
        kind: kind(reading, &title.range, venue),
        track: frame::track(reading, &whole, &title.range, venue),
        status: status(reading, &title.range, venue),
        arxiv: arxiv.clone(),
        doi: frame::doi(&links, reading.text()),
        url: frame::main_link(&links),
        links,
        venue: venue.map(|mention| mention.venue.clone()).or_else(|| frame::arxiv_venue(arxiv.as_ref())),
        provenance: reading.provenance(title.range.clone(), [0.6, 0.75, 0.88, 0.95][surety]),
    })
}

/// The starts of lines and of what follows a number, a label or a title.
fn line_starts(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let text = reading.text();
    let mut starts = Vec::new();
    let mut at = reading.entry.body;
    for line in text[reading.entry.body..].split_inclusive('\n') {
        let number = line.len()
            - line
                .trim_start_matches(|c: char| {
                    c.is_whitespace() || c.is_ascii_digit() || matches!(c, '[' | ']' | '.' | ')' | '(' | '-' | '•')
                })
                .len();
        starts.push(at + number..text.len());
        at += line.len();
    }
    starts
}

/// The first list of people at a line's start, or behind what the page sets apart.
fn find_people(reading: &Reading<'_>, titles: &[Title]) -> Option<PeopleFound> {
    let content = reading.content();
    let text = reading.text();
    let behind_marks = content
        .marks
        .iter()
        .filter(|mark| mark.start >= reading.entry.body && shape::word_count(&text[mark.range()]) >= 3)
        .map(|mark| mark.end..text.len());
    let behind_quotes = reading.quotations.iter().map(|quotation| quotation.end..text.len());
    let mut starts: Vec<Range<usize>> =
        line_starts(reading).into_iter().chain(behind_marks).chain(behind_quotes).collect();
    let sentence_starts = reading.clauses.iter().map(|clause| clause.start..text.len());
    starts.extend(sentence_starts);
    let found: Vec<PeopleFound> = starts
        .into_iter()
        .filter_map(|start| read_people(content, skip_lead(text, start)))
        .filter(|people| {
            !titles.iter().any(|title| is_surely_title(reading, title) && overlap(&title.range, &people.range))
        })
        .collect();
    found.into_iter().max_by_key(|people| (people.authors.list.len() > 1, std::cmp::Reverse(people.range.start)))
}

/// Whether the page itself sets the words apart as a title, so that they are no list of people.
fn is_surely_title(reading: &Reading<'_>, title: &Title) -> bool {
    let leads_to_work = title.url.as_deref().is_some_and(|url| link::rank(url) != LinkRank::Other);
    let lead = &reading.text()[reading.entry.body.min(title.range.start)..title.range.start];
    let opens = !lead.contains(char::is_alphabetic);
    shape::word_count(&reading.text()[title.range.clone()]) >= 5
        && (title.setting == Setting::Quoted || title.setting == Setting::Linked && (leads_to_work || opens))
}

/// Steps over `by`, `with`, `Authors:`, punctuation before a list of people.
fn skip_lead(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let rest = part.trim_start_matches(|c: char| !c.is_alphabetic() && c != '\n');
    let rest = ["by ", "By ", "with: ", "with ", "With ", "Authors: ", "authors: "]
        .iter()
        .find_map(|lead| rest.strip_prefix(lead))
        .unwrap_or(rest);
    range.end - rest.len()..range.end
}

/// The title: what the page sets apart, else what follows the people, else the first line.
fn find_title(reading: &Reading<'_>, titles: &[Title], people: Option<&PeopleFound>) -> Option<Title> {
    let text = reading.text();
    let free = |range: &Range<usize>| people.is_none_or(|found| !overlap(&found.range, range));
    let set_apart = titles
        .iter()
        .filter(|title| {
            title.setting < Setting::Announced
                && free(&title.range)
                && !(title.setting == Setting::Emphasis && place::precedes_volume(text, title.range.end))
                && shape::word_count(&text[title.range.clone()]) >= 2
        })
        .min_by_key(|title| (title_class(reading, title), title.range.start));
    if let Some(title) = set_apart.filter(|title| shape::word_count(&text[title.range.clone()]) >= 3) {
        return Some(title.clone());
    }
    let behind = people.and_then(|found| stretch(reading, found.range.end));
    let before = people.and_then(|found| stretch_before(reading, found.range.start));
    let first = stretch(reading, reading.entry.body).filter(|title| free(&title.range));
    [first, behind, before].into_iter().flatten().find(|title| is_title(reading, title)).or_else(|| set_apart.cloned())
}

/// Quotation marks surest, then links to a work, bold, other links, emphasis (which may be a journal).
fn title_class(reading: &Reading<'_>, title: &Title) -> u8 {
    let words = shape::word_count(&reading.text()[title.range.clone()]);
    match title.setting {
        Setting::Quoted if words >= 3 => 0,
        Setting::Linked if words >= 3 => 1,
        Setting::Bold if words >= 4 => 2,
        Setting::Emphasis if words >= 4 => 3,
        _ => 4,
    }
}

fn is_title(reading: &Reading<'_>, title: &Title) -> bool {
    let text = &reading.text()[title.range.clone()];
    shape::word_count(text) >= 3 && !is_label(text) && !is_honour(text) && !is_venue(reading, &title.range)
}

/// The stretch from `at` to the next end of a sentence, behind a bracketed year and punctuation.
fn stretch(reading: &Reading<'_>, at: usize) -> Option<Title> {
    let text = reading.text();
    let rest = &text[at..];
    let skipped = rest.trim_start_matches(|c: char| {
        c.is_whitespace()
            || c.is_ascii_digit()
            || matches!(c, '.' | ',' | ':' | ';' | '(' | ')' | '[' | ']' | '*' | '†' | '-' | '–' | '—' | '"' | '“')
    });
    let start = at + (rest.len() - skipped.len());
    let end = question_end(reading, start)?;
    let end = reading
        .venues
        .iter()
        .filter(|venue| venue.range.start > start)
        .map(|venue| venue.range.start)
        .min()
        .map_or(end, |venue| venue.min(end));
    let label = reading
        .content()
        .links()
        .map(|(range, _)| range)
        .find(|range| range.start > start && range.start < end && is_label(&text[range.clone()]));
    let end = label.map_or(end, |range| range.start);
    let end = unspaced_end(&text[start..end]).map_or(end, |len| start + len);
    let range = trim_title(reading, start..cut_preposition(text, start, end));
    (!range.is_empty()).then_some(Title { range, setting: Setting::Bare, url: None })
}

/// Where the clause that holds `start` ends, gone on over questions: in a reference a title may ask
/// and then say (`A trap for every heath? Data and their gaps`).
fn question_end(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let text = reading.text();
    let mut clauses = reading.clauses.iter().skip_while(|clause| clause.end <= start).peekable();
    let mut end = clauses.next()?.end;
    while let Some(next) = clauses.next_if(|next| text[..end].ends_with('?') && !text[end..next.start].contains('\n')) {
        let opens_mark = reading.content().marks.iter().any(|mark| mark.start == next.start);
        if opens_mark || reading.venues.iter().any(|venue| venue.range.start == next.start) {
            break;
        }
        end = next.end;
    }
    Some(end)
}

/// The length of the first part of a reference in a script without spaces, whose parts commas set off.
fn unspaced_end(part: &str) -> Option<usize> {
    let end = part.find(", ").into_iter().chain(part.find('，')).min()?;
    part[..end].contains(shape::is_unspaced).then_some(end)
}

/// Leaves `In`, `in`, `, ` before a venue out of the stretch.
fn cut_preposition(text: &str, start: usize, end: usize) -> usize {
    let part = text[start..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '(' | '['));
    let part = [
        " In", " in", " at", " In:", " Proc", " Proc. of", " Proceedings of", " In Proceedings of", ". In the",
        " in the",
    ]
    .iter()
    .find_map(|word| part.strip_suffix(word))
    .unwrap_or(part);
    start + part.len()
}

/// The line or sentence that ends where the people begin.
fn stretch_before(reading: &Reading<'_>, at: usize) -> Option<Title> {
    let clause =
        reading.clauses.iter().rfind(|clause| clause.end <= at && !is_label(&reading.text()[(*clause).clone()]))?;
    let range = trim_title(reading, clause.clone());
    (!range.is_empty()).then_some(Title { range, setting: Setting::Bare, url: None })
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
            (frame::is_preprint(mention), mention.year.is_none(), mention.range.end <= title.start, mention.range.start)
        })
}

/// The last year printed outside the title.
fn find_year(reading: &Reading<'_>, title: &Range<usize>) -> Option<i16> {
    let text = reading.text();
    let bytes = text.as_bytes();
    (reading.entry.body..text.len().saturating_sub(3)).rev().filter(|at| !title.contains(at)).find_map(|at| {
        let four = text.get(at..at + 4)?;
        let alone =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        let is_year =
            (four.starts_with("19") || four.starts_with("20")) && four.bytes().all(|byte| byte.is_ascii_digit());
        (is_year && alone(at.checked_sub(1)) && alone(Some(at + 4)) && !is_in_address(text, at))
            .then(|| four.parse().ok())
            .flatten()
    })
}

/// Whether the word around `at` is a DOI or address, whose digits tell no year.
fn is_in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    text[start..end].contains("10.") || text[start..end].contains("://") || text[start..end].contains("www.")
}

fn says(reading: &Reading<'_>, words: &[&str]) -> bool {
    let groups = reading.entry.groups.join(" ").to_lowercase();
    words.iter().any(|word| groups.contains(word))
}

fn kind(reading: &Reading<'_>, title: &Range<usize>, venue: Option<&VenueMention>) -> PublicationKind {
    let text = reading.text();
    let outside = format!("{} {}", &text[reading.entry.body..title.start.max(reading.entry.body)], &text[title.end..])
        .to_lowercase();
    if venue.is_none()
        && (says(reading, &["thes", "dissertation"])
            || ["phd thesis", "ph.d. thesis", "master's thesis", "master thesis", "dissertation"]
                .iter()
                .any(|word| outside.contains(word)))
    {
        return PublicationKind::Thesis;
    }
    if venue.is_none() && says(reading, &["preprint", "working paper", "under review", "manuscript"]) {
        return PublicationKind::Preprint;
    }
    if says(reading, &["chapter"]) {
        return PublicationKind::Chapter;
    }
    if says(reading, &["patent"]) {
        return PublicationKind::Patent;
    }
    frame::kind(reading, &(title.end..text.len()), venue)
}

fn status(reading: &Reading<'_>, title: &Range<usize>, venue: Option<&VenueMention>) -> Status {
    let around = [reading.entry.body..title.start.max(reading.entry.body), title.end..reading.text().len()];
    let has = |kind: CueKind| around.iter().any(|range| reading.has_cue(range, &[kind]));
    if has(CueKind::Submitted) || says(reading, &["under review", "submitted"]) {
        Status::Submitted
    } else if has(CueKind::Accepted) || says(reading, &["forthcoming", "to appear", "accepted", "in press"]) {
        Status::Accepted
    } else if venue.is_some_and(|mention| mention.venue.kind == Some(VenueKind::Preprint))
        || (venue.is_none() && says(reading, &["preprint", "working paper"]))
    {
        Status::Preprint
    } else {
        Status::Published
    }
}
