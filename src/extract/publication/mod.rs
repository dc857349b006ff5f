//! Reads publications: works with a title or short name, and acceptances without one.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. In news and
//! prose ([`prose`], [`unnamed`], [`findings`], [`mod@reference`]) cues lead; in a publication list ([`list`]) the order of the
//! parts of a reference leads. [`frame`] fills what both have in common.

mod collection;
mod count;
mod evidence;
mod findings;
mod frame;
mod group;
mod list;
mod periodical;
mod place;
mod prose;
mod publisher;
mod reference;
mod thesis;
mod thesis_line;
mod tracks;
mod unnamed;

pub(super) use count::find_counts;
pub(super) use thesis_line::{opens_with_thesis, read_theses, tie as tie_theses};

use super::cue::{CueKind, find_cues};
use super::link::{self, LinkRank};
use super::non_title::is_statement;
use super::reading::Reading;
use super::title::find_titles;
use super::title_shape as shape;
use crate::fact::{Facts, Publication, SectionKind};
use crate::page::{Entry, Page, Section};

/// Reads the publications that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    let references = reference::references(reading.entry);
    if !references.is_empty() {
        for entry in &references {
            facts.publications.extend(read_reference(reading.page, reading.section, None, entry));
        }
        return;
    }
    let titles = find_titles(reading);
    let works = prose::read_works(reading, &titles);
    let unnamed = findings::divide(reading, unnamed::read_unnamed(reading, &works));
    if works.is_empty() && unnamed.is_empty() && !reading.cues.iter().any(|cue| SPOKEN.contains(&cue.kind)) {
        let work = list::read_entry(reading, &titles)
            .filter(|work| is_surely_own(work) && opens(reading.entry, work) && has_known_place(reading, work));
        facts.publications.extend(work);
    }
    facts.publications.extend(works.into_iter().map(|work| work.publication));
    facts.unnamed_publications.extend(unnamed);
}

/// Cues of what is said aloud or done for others: an item with one is no bare reference.
const SPOKEN: &[CueKind] = &[
    CueKind::GiveTalk,
    CueKind::Present,
    CueKind::Organise,
    CueKind::Attend,
    CueKind::Serve,
    CueKind::ServiceRole,
    CueKind::Won,
    CueKind::Others,
    CueKind::Future,
    CueKind::StartPosition,
];

/// Whether a reference that is an item of news opens with its people or title and names a known
/// venue: `A Title, Ada Weiss, Bilal Noor, Some Journal 12, 34`.
fn has_known_place(reading: &Reading<'_>, work: &Publication) -> bool {
    let venue = work.venue.as_ref().map(|venue| venue.printed.as_str());
    reading.section == SectionKind::News
        && reading.venues.iter().any(|mention| mention.known && venue == Some(mention.venue.printed.as_str()))
}

/// Reads the entries of a publication list. What is still being written is no work yet, unless it was sent to a venue.
pub(super) fn read_list(page: &Page, section: &Section, entries: &[Entry], facts: &mut Facts) {
    let heading = section.heading.as_ref().map(crate::text::RichText::as_str);
    let begun = |name: &str| BEGUN.iter().any(|word| name.to_lowercase().contains(word));
    for entry in group::join_parts(entries) {
        let is_begun = heading.into_iter().chain(entry.groups.iter().map(String::as_str)).any(begun);
        if !(is_begun || says_begun(&entry)) || is_sent(&entry) {
            facts.publications.extend(read_reference(page, SectionKind::Publications, heading, &entry));
        }
    }
}

/// Whether an entry says that the work was sent to a venue.
fn is_sent(entry: &Entry) -> bool {
    find_cues(entry.content.as_str()).iter().any(|cue| matches!(cue.kind, CueKind::Submitted | CueKind::Accepted))
}

/// Whether an entry says in a part of its own that the work is still being written: `Weiss, A. "Tides." In preparation.`
fn says_begun(entry: &Entry) -> bool {
    const MORE: &[&str] = &["in prep", "manuscript in preparation", "work in progress", "paper in preparation"];
    let lower = entry.content.as_str().to_lowercase();
    let marks = ['.', ',', ';', '(', ')', '[', ']', '\n', '–', '—', '"', '”', '»'];
    let mut parts = lower.split(marks).map(str::trim);
    let is_contract = |part: &str| part.starts_with("book under contract") || part.starts_with("under contract");
    parts.any(|part| BEGUN.contains(&part) || MORE.contains(&part) || is_contract(part))
}

/// Headings over works that nobody can read yet.
const BEGUN: &[&str] =
    &["in progress", "in preparation", "ongoing", "in vorbereitung", "en préparation", "en preparación"];

/// Reads the references among the entries of another section, such as one on research: those that
/// name people, a title and where the work is.
pub(super) fn read_references(page: &Page, section: &Section, entries: &[Entry], facts: &mut Facts) {
    let of_others = |name: &str| OTHERS_WORKS.iter().any(|word| name.to_lowercase().contains(word));
    if section.heading.as_ref().is_some_and(|heading| of_others(heading.as_str())) {
        return;
    }
    let on_research = section.heading.as_ref().is_some_and(|heading| speaks_of_research(heading.as_str()));
    let works = group::join_parts(entries)
        .into_iter()
        .filter(|entry| !entry.groups.iter().any(|group| of_others(group)))
        .filter_map(|entry| {
            let work = read_reference(page, section.kind, None, &entry).filter(|work| opens(&entry, work))?;
            let is_told = is_surely_own(&work) || on_research && is_one_link(&entry, &work);
            is_told.then_some(work)
        });
    facts.publications.extend(works);
}

/// Whether a heading is over the owner's own research, where a link to a work is to one of theirs.
fn speaks_of_research(heading: &str) -> bool {
    const WORDS: &[&str] =
        &["research", "forschung", "recherche", "investigación", "pesquisa", "ricerca", "研究", "연구", "onderzoek"];
    let lower = heading.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word)) && shape::word_count(heading) <= 4
}

/// Whether an entry is nothing but a title that leads to the work.
fn is_one_link(entry: &Entry, work: &Publication) -> bool {
    const FEWEST: usize = 4;
    let text = entry.content.as_str()[entry.body..].trim_end_matches(['.', ' ']);
    let leads_to_work = |url: &str| link::rank(url) != LinkRank::Other;
    let title = work.title.as_deref().filter(|title| shape::word_count(title) >= FEWEST && *title == text);
    title.is_some() && work.url.as_deref().is_some_and(leads_to_work)
}

/// Whether an entry opens with the title or the people, as references do and prose does not.
fn opens(entry: &Entry, work: &Publication) -> bool {
    const LONGEST_TAG: usize = 16;
    let text = &entry.content.as_str()[entry.body..];
    let first =
        work.authors.as_ref().and_then(|authors| authors.list.first()).map(|author| author.name.printed.as_str());
    let family = first.map(|name| name.split([',', ' ']).next().unwrap_or(name));
    let near = |part: &str| text.find(part).is_some_and(|at| at <= LONGEST_TAG);
    work.title.as_deref().is_some_and(near) || family.is_some_and(near)
}

/// Headings over what others wrote, or over what is no work.
const OTHERS_WORKS: &[&str] = &[
    "press", "media", "news", "student", "team", "member", "people", "reading", "reference", "course", "teaching",
    "examin", "supervis", "advis",
];

/// Whether a reference is full enough to be one wherever it stands.
fn is_surely_own(work: &Publication) -> bool {
    let people = work.authors.as_ref().is_some_and(|authors| authors.list.len() > 1 || authors.and_others);
    let words = work.title.as_deref().map_or(0, shape::word_count);
    let is_said = work.title.as_deref().is_some_and(|title| title.ends_with('!') || is_statement(title));
    let placed = work.venue.as_ref().is_some_and(|venue| venue.kind.is_some());
    people && words >= 3 && !is_said && (placed || work.doi.is_some() || work.arxiv.is_some())
}

fn read_reference(page: &Page, section: SectionKind, heading: Option<&str>, entry: &Entry) -> Option<Publication> {
    let reading = Reading { heading, ..Reading::new(page, section, entry) };
    if opens_as_service(&reading) {
        return None;
    }
    let titles = find_titles(&reading);
    list::read_entry(&reading, &titles)
}

/// Whether an entry opens with a role of service, so that what follows is where it is done: `Reviewer for A and B`.
fn opens_as_service(reading: &Reading<'_>) -> bool {
    const LONGEST_LEAD: usize = 12;
    let body = reading.entry.body;
    let opens = |at: usize| at - body <= LONGEST_LEAD && at <= reading.text().len();
    let role = reading.cues.iter().find(|cue| cue.kind == CueKind::ServiceRole && opens(cue.range.start));
    let next = role.map(|cue| reading.text()[cue.range.end..].trim_start());
    next.is_some_and(|next| {
        ["for ", "of ", "at ", "with ", "für ", "pour ", "de "].iter().any(|tie| next.starts_with(tie))
    })
}
