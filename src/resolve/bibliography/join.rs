//! One publication from what the page and the bibliography say.
//!
//! The entry is authoritative for title, authors, pages and identifiers, and for the venue unless
//! the page takes the work further (the file has the preprint, the page the acceptance). The page
//! adds status, track, date of the news, links, and marks on authors.

use super::Bibliography;
use super::work;
use crate::cv::{BibEntry, BibExtra, Owner};
use crate::fact::{Publication, PublicationKind, Status};
use crate::person::{Author, Authors, Name};
use crate::resolve::merge::mention;
use crate::resolve::merge::publication::{self, cluster_with_own};
use crate::resolve::owner;
use crate::venue::VenueKind;
use crate::warning::Warning;

/// A publication and the entry that it has in the bibliography.
pub(crate) type Joined = (Publication, Option<BibEntry>);

/// Joins the mentions of a page with a bibliography: works of the page in page order, then those
/// that only the bibliography has, in its order.
pub(crate) fn join(facts: &[Publication], bibliography: &mut Bibliography) -> Vec<Joined> {
    let (entries, parents) = without_parents(std::mem::take(&mut bibliography.entries));
    let parent_of = |entry: &BibEntry| {
        let key = entry.field("crossref").or_else(|| entry.field("xdata"))?;
        parents.iter().chain(&entries).find(|parent| parent.key.eq_ignore_ascii_case(key.trim()))
    };
    let own: Vec<Publication> = entries.iter().map(|entry| work::publication(entry, parent_of(entry))).collect();
    let all: Vec<Publication> = facts.iter().chain(&own).cloned().collect();
    let mut joined = Vec::new();
    for group in cluster_with_own(&all, facts.len()) {
        let told: Vec<&Publication> = group.iter().filter(|at| **at < facts.len()).map(|at| &all[*at]).collect();
        let page = (!told.is_empty()).then(|| publication::join(&told));
        let entry = group.iter().find(|at| **at >= facts.len()).map(|at| at - facts.len());
        match (page, entry) {
            (Some(page), Some(at)) => joined.push((overlay(page, &own[at]), Some(entries[at].clone()))),
            (Some(page), None) => joined.push((page, None)),
            (None, Some(at)) => joined.push((own[at].clone(), Some(entries[at].clone()))),
            (None, None) => {}
        }
    }
    bibliography.extras.extend(parents.into_iter().map(BibExtra::Entry));
    joined
}

/// Sets aside the entries that others refer to and that are no works: proceedings, shared data.
fn without_parents(entries: Vec<BibEntry>) -> (Vec<BibEntry>, Vec<BibEntry>) {
    let referred: Vec<String> = entries
        .iter()
        .flat_map(|entry| [entry.field("crossref"), entry.field("xdata")])
        .flatten()
        .map(|key| key.trim().to_lowercase())
        .collect();
    let is_parent = |entry: &BibEntry| {
        let container = matches!(entry.entry_type.as_str(), "proceedings" | "mvproceedings" | "collection" | "book");
        entry.entry_type == "xdata" || (container && referred.contains(&entry.key.to_lowercase()))
    };
    entries.into_iter().partition(|entry| !is_parent(entry))
}

/// The page's publication completed by the entry.
fn overlay(page: Publication, own: &Publication) -> Publication {
    let page_is_further = reach(&page) > reach(own);
    let (venue, year, kind) = if page_is_further {
        (page.venue.clone(), page.year.or(own.year), page.kind)
    } else {
        let mut venue = own.venue.clone().or_else(|| page.venue.clone());
        if let (Some(venue), Some(told)) = (&mut venue, &page.venue)
            && crate::resolve::merge::venue::same_venue(venue, told)
        {
            venue.acronym = told.acronym.clone().or_else(|| venue.acronym.take());
            venue.name = venue.name.take().or_else(|| told.name.clone());
            venue.host = venue.host.take().or_else(|| told.host.clone());
        }
        let kind = if own.kind == PublicationKind::Other { page.kind } else { own.kind };
        (venue, own.year.or(page.year), kind)
    };
    let both = [&page.provenance, &own.provenance];
    let mut provenance = mention::join(&both);
    provenance.confidence = 1.0;
    let merged = publication::join(&[own, &page]);
    Publication {
        title: own.title.clone().or(page.title),
        short_title: page.short_title.or_else(|| own.short_title.clone()),
        authors: authors(own.authors.as_ref(), page.authors),
        venue,
        year,
        date: page.date.or(own.date),
        kind,
        track: page.track.or_else(|| own.track.clone()),
        status: page.status.max(own.status),
        arxiv: own.arxiv.clone().or(page.arxiv),
        doi: own.doi.clone().or(page.doi),
        url: merged.url,
        links: merged.links,
        provenance,
    }
}

/// How far a work has come: no venue, a preprint, a reviewed venue.
fn reach(publication: &Publication) -> u8 {
    match &publication.venue {
        None => 0,
        Some(venue) if venue.kind == Some(VenueKind::Preprint) => 1,
        Some(_) if publication.status < Status::Accepted => 1,
        Some(_) => 2,
    }
}

/// The entry's list with the marks of the page's; the page's list where the entry's goes on with
/// `and others` and the page's is whole.
fn authors(own: Option<&Authors>, page: Option<Authors>) -> Option<Authors> {
    let Some(own) = own else { return page };
    let Some(page) = page else { return Some(own.clone()) };
    if own.and_others && !page.and_others && page.list.len() > own.list.len() {
        return Some(page);
    }
    let mut authors = own.clone();
    for author in &mut authors.list {
        let told = page.list.iter().find(|told| owner::closeness(&told.name, &author.name) > 0);
        if let Some(told) = told {
            author.equal_contribution |= told.equal_contribution;
            author.set_apart |= told.set_apart;
        }
    }
    Some(authors)
}

/// Authors whose works themes ship as samples: a real page of theirs would be theirs by name.
const SAMPLE_AUTHORS: &[&str] = &["Albert Einstein", "Lyman Spitzer", "Yukihiro Matsumoto"];

/// Leaves out the sample entries of a site's theme, and says so.
pub(crate) fn drop_samples(bibliography: &mut Bibliography, owner: &Owner) {
    let names: Vec<Name> = SAMPLE_AUTHORS.iter().map(|name| Name::parse(name)).collect();
    let is_owner = owner.name.as_deref().map(Name::parse);
    let is_sample = |author: &Author| {
        names.iter().any(|name| {
            owner::closeness(name, &author.name) > 0
                && is_owner.as_ref().is_none_or(|owner| owner::closeness(name, owner) == 0)
        })
    };
    let of_site = bibliography.entries.split_off(bibliography.given);
    for entry in of_site {
        let authors = work::publication(&entry, None).authors.unwrap_or_default();
        if authors.list.iter().any(is_sample) {
            let message = format!("the entry '{}' is a sample of the site's theme; left out", entry.key);
            bibliography.warnings.push(Warning::at(entry.place, "bib-sample", message));
        } else {
            bibliography.entries.push(entry);
        }
    }
}
