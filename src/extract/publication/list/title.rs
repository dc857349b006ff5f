//! The title of a reference: what the page sets apart, else what follows the people, else the first line.
//!
//! Input: a reading, its title candidates and its people. Output: the title. What stands in
//! emphasis behind a title is where the work appeared, as the common citation styles have it.

use std::ops::Range;
use std::sync::LazyLock;

use super::bare::find_bare;
use super::tag::behind_tags;
use crate::extract::link::{self, LinkRank};
use crate::extract::non_title::{is_honour, is_label};
use crate::extract::people::PeopleFound;
use crate::extract::publication::{collection, place};
use crate::extract::reading::{Reading, overlap};
use crate::extract::title::{Setting, Title};
use crate::extract::title_shape as shape;
use crate::extract::title_trim::trim_title;
use crate::pattern::Pattern;

/// The title of a reference.
pub(super) fn find_title(reading: &Reading<'_>, titles: &[Title], people: Option<&PeopleFound>) -> Option<Title> {
    let text = reading.text();
    let words = |title: &Title| shape::word_count(&text[title.range.clone()]);
    let free = |range: &Range<usize>| people.is_none_or(|found| !overlap(&found.range, range));
    let bare = find_bare(reading, people);
    let set_apart = titles
        .iter()
        .filter(|title| {
            title.setting < Setting::Announced
                && free(&title.range)
                && !is_labelled(reading, title)
                && !(title.setting == Setting::Emphasis && stands_as_venue(reading, title, bare.as_ref(), people))
                && !(title.setting == Setting::Quoted && is_quoted_journal(text, title, bare.as_ref()))
                && words(title) >= 2
        })
        .min_by_key(|title| (class(reading, title), title.range.start));
    let first = behind_tags(reading, reading.entry.body);
    // What opens the reference as a link to the work goes before a quotation of its description.
    let heads = |title: &&Title| {
        let leads_to_work = title.url.as_deref().is_some_and(|url| link::rank(url) != LinkRank::Other);
        let quoted =
            set_apart.is_some_and(|other| other.setting == Setting::Quoted && other.range.start > title.range.end);
        title.range.start <= first && title.setting <= Setting::Bold && leads_to_work && words(title) >= 3 && quoted
    };
    if let Some(title) = titles.iter().find(|title| heads(title) && free(&title.range)) {
        return Some(title.clone());
    }
    let opens = |title: &&Title| title.range.start <= first && title.setting <= Setting::Bold;
    if let Some(title) = quoted_in_place(reading, people) {
        return Some(title);
    }
    let is_cited = |title: &Title| place::law_journal(text, title.range.end).is_some();
    if let Some(title) = set_apart.filter(|title| words(title) >= 3 || opens(title) || is_cited(title)) {
        return Some(with_review(text, title));
    }
    bare.or_else(|| set_apart.cloned())
}

/// The title of a review goes on from the word for it: `Review of *Salt and Its Friends*` is no work called so.
fn with_review(text: &str, title: &Title) -> Title {
    static REVIEW: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(concat!(
            r"(?i)\b(?:(?:book |essay )?review(?: essay)?(?: of\b|:)|rezension(?: von\b| zu\b|:)|compte[- ]rendu (?:de\b|:)",
            r"|reseña (?:de\b|:)|resenha (?:de\b|:)|recensione (?:di\b|a\b|:))[^\n]{0,60}$",
        ))
    });
    let before = &text[..title.range.start];
    let from = before.floor_char_boundary(before.len().saturating_sub(REVIEWED));
    let line = before[from..].rfind('\n').map_or(from, |at| from + at + 1);
    match REVIEW.find(&before[line..]) {
        Some(found) => Title { range: line + found.start()..title.range.end, setting: Setting::Bare, url: None },
        None => title.clone(),
    }
}

/// How far before a title the word for a review stands.
const REVIEWED: usize = 120;

/// A quotation where titles stand, however short: at the head of the reference, or behind its people and year.
fn quoted_in_place(reading: &Reading<'_>, people: Option<&PeopleFound>) -> Option<Title> {
    let text = reading.text();
    let places = [Some(reading.entry.body), people.map(|found| found.range.end)];
    let quotation = places.into_iter().flatten().find_map(|at| {
        let quotation = reading.quotations.iter().find(|quotation| quotation.start >= at)?;
        let is_beside = text[at..quotation.start].chars().all(|c| !c.is_alphabetic());
        is_beside.then_some(quotation)
    })?;
    let range = trim_title(reading, crate::extract::quote::inside(text, quotation));
    let printed = &text[range.clone()];
    let is_whole = ends_title(&text[..quotation.end], &text[quotation.end..]);
    let fits = printed.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !is_label(printed) && !is_honour(printed);
    (fits && is_whole).then_some(Title { range, setting: Setting::Quoted, url: None })
}

/// Whether a quotation is a title by itself and not the beginning of one: `"Just Wait": How Nurses Rest`.
fn ends_title(quotation: &str, behind: &str) -> bool {
    const LEADS: &[&str] = &["in ", "In ", "with ", "by ", "at ", "and "];
    let is_stopped = quotation.trim_end_matches(['"', '”', '“', '»', '’', '\'']).ends_with(['.', ',', '?', '!']);
    let next = behind.trim_start();
    !behind.starts_with(':')
        && (is_stopped
            || next.chars().next().is_none_or(|c| !c.is_alphanumeric())
            || LEADS.iter().any(|lead| next.starts_with(lead)))
}

/// Quotation marks surest, then links to a work, bold, other links, emphasis (which may be a journal).
fn class(reading: &Reading<'_>, title: &Title) -> u8 {
    let words = shape::word_count(&reading.text()[title.range.clone()]);
    match title.setting {
        Setting::Quoted if words >= 3 => 0,
        Setting::Linked if words >= 3 => 1,
        Setting::Bold if words >= 4 => 2,
        Setting::Emphasis if words >= 4 => 3,
        _ => 4,
    }
}

/// Whether quotation marks hold a journal: behind a title and `in`, before its volume, as Italians set it.
fn is_quoted_journal(text: &str, title: &Title, bare: Option<&Title>) -> bool {
    let before = text[..title.range.start].trim_end_matches(['"', '“', '«', '„', ' ']);
    let behind = text[title.range.end..].trim_start_matches(['"', '”', '“', '»', ' ']);
    let volume = text.len() - behind.len();
    bare.is_some_and(|bare| bare.range.end < title.range.start)
        && before.ends_with(" in")
        && place::precedes_volume(text, volume)
}

/// Whether a link stands behind its label on a line below the first: `Analysis plan: [Registry of Trials](…)`.
fn is_labelled(reading: &Reading<'_>, title: &Title) -> bool {
    let before = &reading.text()[reading.entry.body.min(title.range.start)..title.range.start];
    let label = before.rsplit_once('\n').map_or("", |(_, line)| line.trim());
    title.setting == Setting::Linked && label.len() > 1 && label.ends_with(':')
}

/// Whether words in emphasis say where the work appeared: before a volume, behind `In`, or behind
/// both people and a title.
fn stands_as_venue(reading: &Reading<'_>, title: &Title, bare: Option<&Title>, people: Option<&PeopleFound>) -> bool {
    let text = reading.text();
    let before = &text[reading.entry.body.min(title.range.start)..title.range.start];
    let behind = |range: &Range<usize>| range.end <= title.range.start;
    let has_both = bare.is_some_and(|bare| behind(&bare.range)) && people.is_some_and(|people| behind(&people.range));
    has_both || place::precedes_volume(text, title.range.end) || collection::follows_in(before)
}
