//! The frame of a publication: what is filled in around a title.
//!
//! Input: a reading, a title, and the range of text that speaks of it. Output: venue, year, kind,
//! track, status, identifiers and links, each `None` where that range is silent.

use std::ops::Range;

use crate::extract::cue::CueKind;
use crate::extract::link::{self, LinkRank};
use crate::extract::reading::{Reading, overlap};
use crate::extract::venue::VenueMention;
use crate::fact::{Link, LinkKind, PublicationKind, Status};
use crate::venue::{Venue, VenueKind};

/// The links of a work: those in its range that lead to the work or to material on it.
pub(super) fn links(reading: &Reading<'_>, scope: &Range<usize>, title: &Range<usize>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (range, target) in reading.content().links().filter(|(range, _)| overlap(range, scope)) {
        let label = &reading.text()[range.clone()];
        let is_title = overlap(&range, title);
        let tells = is_title || link::rank(target) != LinkRank::Other || link::label_kind(label).is_some();
        let is_page = target.starts_with("http") || target.starts_with('/') || target.contains('.');
        if tells && is_page && !is_venue_site(reading, &range, target) && links.iter().all(|link| link.url != target) {
            links.push(Link { kind: link_kind(target, label, is_title), url: target.to_owned() });
        }
    }
    links
}

fn link_kind(target: &str, label: &str, is_title: bool) -> LinkKind {
    match link::kind(target, label) {
        LinkKind::Other if is_title => LinkKind::Paper,
        kind => kind,
    }
}

/// Whether a link stands on a venue's name, so that it leads to the venue. What carries the number of
/// one work (`[arXiv](https://arxiv.org/abs/…)`) leads to the work, whatever its label.
fn is_venue_site(reading: &Reading<'_>, range: &Range<usize>, target: &str) -> bool {
    let is_numbered = link::find_arxiv(target).is_some() || link::find_doi(target).is_some();
    !is_numbered
        && reading.venues.iter().any(|venue| overlap(&venue.range, range) && venue.range.len() * 2 >= range.len())
}

/// The main link to the work: DOI or publisher, proceedings, OpenReview, preprint, other.
pub(super) fn main_link(links: &[Link]) -> Option<String> {
    let leads_to_work = |link: &&Link| {
        matches!(link.kind, LinkKind::Paper | LinkKind::Preprint | LinkKind::Other | LinkKind::Project | LinkKind::Code)
    };
    links
        .iter()
        .filter(leads_to_work)
        .min_by_key(|link| (link::rank(&link.url), matches!(link.kind, LinkKind::Code | LinkKind::Project)))
        .map(|link| link.url.clone())
}

/// The arXiv identifier in links or, after the word, in the text.
pub(super) fn arxiv(links: &[Link], text: &str) -> Option<String> {
    links.iter().find_map(|link| link::find_arxiv(&link.url)).or_else(|| link::find_arxiv(text))
}

/// Whether a venue is a server of preprints.
pub(super) fn is_preprint(mention: &VenueMention) -> bool {
    mention.venue.kind == Some(VenueKind::Preprint)
}

/// The DOI in links or in the text.
pub(super) fn doi(links: &[Link], text: &str) -> Option<String> {
    links.iter().find_map(|link| link::find_doi(&link.url)).or_else(|| link::find_doi(text))
}

/// How far the work has come, by the cues in its range.
pub(super) fn status(reading: &Reading<'_>, scope: &Range<usize>, venue: Option<&Venue>) -> Status {
    let has = |kinds: &[CueKind]| reading.has_cue(scope, kinds);
    if has(&[CueKind::Submitted]) && !has(&[CueKind::Accepted]) {
        Status::Submitted
    } else if has(&[CueKind::Published]) {
        if venue.is_some_and(|venue| venue.kind == Some(VenueKind::Preprint)) {
            Status::Preprint
        } else {
            Status::Published
        }
    } else if has(&[CueKind::Accepted]) {
        Status::Accepted
    } else if venue.is_some_and(|venue| venue.kind == Some(VenueKind::Preprint))
        || has(&[CueKind::Preprint]) && venue.is_none()
    {
        Status::Preprint
    } else {
        Status::Published
    }
}

/// What sort of work it is: by the noun that calls it so, then by its venue.
pub(super) fn kind(reading: &Reading<'_>, scope: &Range<usize>, venue: Option<&VenueMention>) -> PublicationKind {
    let text = reading.text()[scope.clone()].to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // A school is a venue of no kind.
    if says(&["thesis", "dissertation"]) && venue.is_none_or(|mention| mention.venue.kind.is_none()) {
        return PublicationKind::Thesis;
    }
    if says(&["book chapter", "chapter in"]) {
        return PublicationKind::Chapter;
    }
    if says(&["patent"]) && venue.is_none() {
        return PublicationKind::Patent;
    }
    if says(&["technical report", "tech report"]) && venue.is_none() {
        return PublicationKind::TechReport;
    }
    match venue.and_then(|mention| mention.venue.kind) {
        Some(VenueKind::Conference) if venue.is_some_and(|mention| mention.track.as_deref() == Some("demo")) => {
            PublicationKind::Demo
        }
        Some(VenueKind::Conference) => PublicationKind::Conference,
        Some(VenueKind::Journal) => PublicationKind::Journal,
        Some(VenueKind::Workshop) => PublicationKind::Workshop,
        Some(VenueKind::Preprint) => PublicationKind::Preprint,
        Some(VenueKind::Book) => PublicationKind::Book,
        Some(VenueKind::Other) => PublicationKind::Other,
        None => kind_without_venue(reading, scope),
    }
}

fn kind_without_venue(reading: &Reading<'_>, scope: &Range<usize>) -> PublicationKind {
    let best = reading
        .content()
        .links()
        .filter(|(range, _)| overlap(range, scope))
        .map(|(_, target)| link::rank(target))
        .min();
    match best {
        Some(LinkRank::Publisher) => PublicationKind::Journal,
        Some(LinkRank::Proceedings) => PublicationKind::Conference,
        Some(LinkRank::Preprint) => PublicationKind::Preprint,
        _ if reading.has_cue(scope, &[CueKind::Preprint]) => PublicationKind::Preprint,
        _ => PublicationKind::Other,
    }
}

/// Presentation forms that a work's text names outside its venue.
const TRACKS: &[(&str, &str)] = &[
    ("oral", "oral"),
    ("spotlight", "spotlight"),
    ("highlight", "highlight"),
    ("findings", "findings"),
    ("industry track", "industry"),
    ("demo track", "demo"),
    ("short paper", "short paper"),
    ("late-breaking", "late-breaking work"),
    ("poster", "poster"),
    ("doctoral consortium", "doctoral consortium"),
    ("datasets and benchmarks", "datasets and benchmarks"),
];

/// How many characters behind the title a track can be told: an abstract farther on has such words too.
const REACH_OF_TRACK: usize = 300;

/// The text behind a bracket that opens it, which belongs to the work before: `A (oral) and B`.
fn behind_remark(between: &str) -> &str {
    let bracket = between.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(').strip_prefix('(');
    bracket.and_then(|rest| rest.split_once(')')).map_or(between, |(_, behind)| behind)
}

/// The track: as the venue's mention has it, else as the text about the work says it.
pub(super) fn track(
    reading: &Reading<'_>,
    scope: &Range<usize>,
    title: &Range<usize>,
    venue: Option<&VenueMention>,
) -> Option<String> {
    if let Some(track) = venue.and_then(|mention| mention.track.clone()) {
        return Some(track);
    }
    let text = reading.text();
    let after = &text[title.end.min(scope.end)..scope.end];
    let near = after.char_indices().nth(REACH_OF_TRACK).map_or(after, |(end, _)| &after[..end]);
    let near = near.split(';').next().unwrap_or(near);
    let before = behind_remark(&text[scope.start..title.start.max(scope.start)]);
    let around = format!("{before} {near}").to_lowercase();
    let words = around.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let around = words.fold(String::new(), |joined, word| joined + " " + word);
    // A track begins a word: `orals`, but no `doctoral`.
    let says = |track: &str| around.match_indices(track).any(|(at, _)| around[..at].ends_with(' '));
    TRACKS.iter().find(|(word, _)| says(word)).map(|(_, track)| (*track).to_owned())
}

/// The venue of a work that is only on arXiv, as a link or identifier tells.
pub(super) fn arxiv_venue(arxiv: Option<&String>) -> Option<Venue> {
    arxiv.map(|_| Venue {
        acronym: Some("arXiv".to_owned()),
        name: Some("arXiv".to_owned()),
        printed: "arXiv".to_owned(),
        kind: Some(VenueKind::Preprint),
        host: None,
    })
}
