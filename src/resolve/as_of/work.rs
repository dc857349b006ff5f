//! What a work was by a date, from the mentions that the page and the bibliography have of it.
//!
//! A mention dated later does not count, nor does one without a date that takes the work as far as
//! a later one does: a list names the venue, and the news tells when it accepted. An arXiv number
//! tells year and month, so that a work was a preprint by then even where only its acceptance is news.

use super::is_later;
use crate::date::Date;
use crate::fact::{LinkKind, Publication, PublicationKind, Status};
use crate::identifier;
use crate::venue::{Venue, VenueKind};

/// A work by a date.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ByThen {
    /// What it is.
    Whole,
    /// Not there.
    Nothing,
    /// Less far; whether the entry of the bibliography spoke of this state.
    Earlier(Box<Publication>, bool),
}

/// Which mentions count by a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Counting {
    /// All.
    All,
    /// Those at these places.
    Only(Vec<usize>),
    /// None, but the arXiv number tells of a preprint in this month.
    Preprint(Date),
    /// None.
    None,
}

/// Which of `mentions` of one work count by `by`.
pub(crate) fn counting(mentions: &[&Publication], by: Date) -> Counting {
    let later: Vec<bool> = mentions.iter().map(|mention| is_mention_later(mention, by)).collect();
    let first = mentions.iter().zip(&later).filter(|(_, later)| **later).map(|(mention, _)| reach(mention)).min();
    let Some(first) = first else { return Counting::All };
    let counts = |at: &usize| {
        let mention = mentions[*at];
        !later[*at] && (is_dated(mention, by) || (1..first).contains(&reach(mention)))
    };
    let only: Vec<usize> = (0..mentions.len()).filter(counts).collect();
    if !only.is_empty() {
        return Counting::Only(only);
    }
    let month = mentions.iter().filter_map(|mention| arxiv_month(mention)).min();
    match month.filter(|month| !month.is_after(by)) {
        Some(month) => Counting::Preprint(month),
        None => Counting::None,
    }
}

/// How far a mention takes a work: no venue, a preprint or sent somewhere, accepted.
pub(crate) fn reach(publication: &Publication) -> u8 {
    match &publication.venue {
        None => 0,
        Some(venue) if venue.kind == Some(VenueKind::Preprint) => 1,
        Some(_) if publication.status < Status::Accepted => 1,
        Some(_) => 2,
    }
}

fn is_mention_later(mention: &Publication, by: Date) -> bool {
    let month = arxiv_month(mention).filter(|_| reach(mention) < 2);
    is_later(mention.date.or(month), mention.year, by)
}

/// Whether the mention, which is not later, surely was there.
fn is_dated(mention: &Publication, by: Date) -> bool {
    let month = || arxiv_month(mention).filter(|_| reach(mention) == 1);
    mention.date.is_some() || mention.year.is_some_and(|year| year < by.year()) || month().is_some()
}

/// The month that the arXiv number of a work tells.
fn arxiv_month(publication: &Publication) -> Option<Date> {
    let links = || publication.url.iter().chain(publication.links.iter().map(|link| &link.url));
    let in_links = || links().find_map(|url| identifier::find_arxiv(url));
    let number = publication.arxiv.as_deref().and_then(identifier::arxiv_in_field).or_else(in_links)?;
    identifier::arxiv_month(&number)
}

/// The work as the preprint that its arXiv number tells of: no venue but arXiv, no link but to it.
pub(crate) fn preprint(work: Publication, month: Date) -> Publication {
    let arxiv = || Some("arXiv".to_owned());
    let venue = Venue {
        acronym: arxiv(),
        name: arxiv(),
        printed: "arXiv".to_owned(),
        kind: Some(VenueKind::Preprint),
        host: None,
    };
    let is_arxiv = |url: &String| identifier::find_arxiv(url).is_some();
    let mut links = work.links;
    links.retain(|link| is_arxiv(&link.url) || link.kind == LinkKind::Preprint);
    let url = work.url.filter(is_arxiv).or_else(|| links.iter().map(|link| link.url.clone()).find(is_arxiv));
    Publication {
        venue: Some(venue),
        year: Some(month.year()),
        date: None,
        kind: PublicationKind::Preprint,
        track: None,
        status: Status::Preprint,
        doi: work.doi.filter(|doi| identifier::is_preprint_doi(doi)),
        url,
        links,
        ..work
    }
}
