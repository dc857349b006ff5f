//! One publication from all its mentions: the life of a work under one entry.
//!
//! The status is the furthest that any mention tells; venue, year, date, kind and track are
//! those of the last venue that it reached. What no mention says stays unknown.

use crate::date::Date;
use crate::fact::{Link, LinkKind, Provenance, Publication, PublicationKind, SectionKind, Status};
use crate::identifier;
use crate::person::Authors;
use crate::resolve::merge::address;
use crate::resolve::merge::mention::{self, first};
use crate::resolve::merge::similarity::Title;
use crate::resolve::merge::venue::{is_reviewed, is_workshop, prints_year, same_venue};
use crate::venue::Venue;

/// Joins mentions of one work, given in page order. At least one.
pub(crate) fn join(mentions: &[&Publication]) -> Publication {
    if let [only] = mentions {
        return (*only).clone();
    }
    let furthest = furthest(mentions);
    let stage = same_stage(mentions, furthest);
    let provenances: Vec<&Provenance> = mentions.iter().map(|fact| &fact.provenance).collect();
    let links = links(mentions);
    Publication {
        title: title(mentions, furthest),
        short_title: first(mentions.iter().map(|fact| fact.short_title.clone())),
        authors: authors(mentions),
        venue: venue(&stage),
        year: year(&stage).or_else(|| year(mentions)),
        date: date(&reached(&stage)).or_else(|| date(mentions)),
        kind: kind(&stage, mentions),
        track: first(stage.iter().chain(mentions).map(|fact| fact.track.clone())),
        status: mentions.iter().map(|fact| fact.status).max().unwrap_or(Status::Preprint),
        arxiv: first(mentions.iter().map(|fact| fact.arxiv.clone())),
        doi: doi(mentions),
        url: url(mentions),
        links,
        provenance: mention::join(&provenances),
    }
}

/// How far a mention takes the work: accepted somewhere, a preprint, sent somewhere, or nothing.
fn stage_of(fact: &Publication) -> (u8, bool) {
    let reached = matches!(fact.status, Status::Accepted | Status::Published);
    let rank = match &fact.venue {
        None => 0,
        Some(venue) if !is_reviewed(venue) => 2,
        Some(_) if reached => 3,
        Some(_) => 1,
    };
    (rank, fact.venue.as_ref().is_some_and(|venue| !is_workshop(venue)))
}

fn furthest<'a>(mentions: &[&'a Publication]) -> &'a Publication {
    let mut best = mentions[0];
    for fact in mentions {
        if (stage_of(fact), fact.status) > (stage_of(best), best.status) {
            best = fact;
        }
    }
    best
}

/// The mentions that tell of the same venue as the furthest one, that one first.
fn same_stage<'a>(mentions: &[&'a Publication], furthest: &'a Publication) -> Vec<&'a Publication> {
    let same = |fact: &Publication| match (&fact.venue, &furthest.venue) {
        (Some(one), Some(other)) => same_venue(one, other),
        (None, None) => true,
        _ => false,
    };
    let others = mentions.iter().copied().filter(|fact| !std::ptr::eq(*fact, furthest) && same(fact));
    std::iter::once(furthest).chain(others).collect()
}

/// Of the mentions of one stage those that take the work as far as the first: where it is accepted,
/// the news of its submission there are no longer what counts.
fn reached<'a>(stage: &[&'a Publication]) -> Vec<&'a Publication> {
    stage.iter().copied().filter(|fact| stage_of(fact).0 == stage_of(stage[0]).0).collect()
}

/// The title as the furthest mention words it, in its longest form.
fn title(mentions: &[&Publication], furthest: &Publication) -> Option<String> {
    let mut chosen = furthest.title.as_ref().or_else(|| mentions.iter().find_map(|fact| fact.title.as_ref()))?;
    for title in mentions.iter().filter_map(|fact| fact.title.as_ref()) {
        let grows = match (Title::new(chosen), Title::new(title)) {
            (Some(short), Some(long)) => short.same(&long) && long.len() > short.len(),
            _ => false,
        };
        if grows {
            chosen = title;
        }
    }
    Some(chosen.clone())
}

/// The completest author list, with the marks that the other mentions set.
fn authors(mentions: &[&Publication]) -> Option<Authors> {
    let mut best: Option<&Authors> = None;
    let completeness = |authors: &Authors| (!authors.and_others, authors.list.len());
    for authors in mentions.iter().filter_map(|fact| fact.authors.as_ref()) {
        if best.is_none_or(|best| completeness(authors) > completeness(best)) {
            best = Some(authors);
        }
    }
    best.cloned()
}

fn venue(stage: &[&Publication]) -> Option<Venue> {
    let mut venues = stage.iter().filter_map(|fact| fact.venue.as_ref());
    let mut venue = venues.next()?.clone();
    for other in venues {
        venue.acronym = venue.acronym.or_else(|| other.acronym.clone());
        venue.name = venue.name.or_else(|| other.name.clone());
        venue.kind = venue.kind.or(other.kind);
        venue.host = venue.host.or_else(|| other.host.clone());
    }
    Some(venue)
}

/// The year, surest where it is printed with the venue, then in a list, then from a news item.
fn year(mentions: &[&Publication]) -> Option<i16> {
    let mut best: Option<(u8, i16)> = None;
    for fact in mentions {
        let Some(year) = fact.year else { continue };
        let printed = fact.venue.as_ref().is_some_and(|venue| prints_year(venue, year));
        let sureness = match fact.provenance.section {
            _ if printed => 2,
            SectionKind::News | SectionKind::Bio => 0,
            _ => 1,
        };
        if best.is_none_or(|(surest, _)| sureness > surest) {
            best = Some((sureness, year));
        }
    }
    best.map(|(_, year)| year)
}

/// The date of the news that first told of this stage.
fn date(mentions: &[&Publication]) -> Option<Date> {
    let news = mentions.iter().filter(|fact| fact.provenance.section == SectionKind::News);
    let told = news.filter_map(|fact| fact.date).min();
    told.or_else(|| mention::most_precise(mentions.iter().map(|fact| fact.date)))
}

/// The first kind that says something.
fn kind(stage: &[&Publication], mentions: &[&Publication]) -> PublicationKind {
    let told = |kind: &PublicationKind| !matches!(kind, PublicationKind::Other | PublicationKind::Preprint);
    let of = |facts: &[&Publication]| facts.iter().map(|fact| fact.kind).find(told);
    let is_preprint = mentions.iter().any(|fact| fact.kind == PublicationKind::Preprint);
    let rest = if is_preprint { PublicationKind::Preprint } else { PublicationKind::Other };
    of(stage).or_else(|| of(mentions)).unwrap_or(rest)
}

/// The DOI of the published work before that of a preprint.
fn doi(mentions: &[&Publication]) -> Option<String> {
    let of_record = |fact: &&Publication| fact.doi.as_deref().is_some_and(|doi| !identifier::is_preprint_doi(doi));
    let published = mentions.iter().copied().find(of_record);
    published.and_then(|fact| fact.doi.clone()).or_else(|| first(mentions.iter().map(|fact| fact.doi.clone())))
}

fn url(mentions: &[&Publication]) -> Option<String> {
    let mut best: Option<&String> = None;
    for url in mentions.iter().filter_map(|fact| fact.url.as_ref()) {
        if best.is_none_or(|best| address::preference(url) > address::preference(best)) {
            best = Some(url);
        }
    }
    best.cloned()
}

/// All links in page order, each address once, its most telling label kept.
fn links(mentions: &[&Publication]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for link in mentions.iter().flat_map(|fact| &fact.links) {
        match links.iter_mut().find(|known| known.url == link.url) {
            Some(known) if known.kind == LinkKind::Other => known.kind = link.kind,
            Some(_) => {}
            None => links.push(link.clone()),
        }
    }
    links
}
