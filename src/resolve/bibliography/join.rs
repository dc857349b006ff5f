//! One publication from what the page and the bibliography say.
//!
//! The entry is authoritative for title, authors, pages and identifiers, and for the venue unless
//! the page takes the work further (the file has the preprint, the page the acceptance). The page
//! adds status, track, date of the news, links, and marks on authors.

use std::collections::{BTreeMap, BTreeSet};

use super::Bibliography;
use super::work;
use crate::cv::{BibEntry, BibExtra, Owner};
use crate::date::Date;
use crate::fact::{Publication, PublicationKind};
use crate::person::{Author, Authors, Name};
use crate::resolve::as_of::work::{self as as_of, ByThen, Counting, reach};
use crate::resolve::many;
use crate::resolve::merge::mention;
use crate::resolve::merge::publication::{self, cluster_with_own};
use crate::resolve::owner;
use crate::venue::Editions;
use crate::warning::Warning;

/// A publication, the entry that it has in the bibliography, and what it was by the date that was
/// asked for.
pub(crate) type Joined = (Publication, Option<BibEntry>, ByThen);

/// Joins the mentions of a page with a bibliography: works of the page in page order, then those
/// that only the bibliography has, in its order. With `as_of`, each with what it was by then.
pub(crate) fn join(facts: &[Publication], bibliography: &mut Bibliography, as_of: Option<Date>) -> Vec<Joined> {
    let (entries, parents) = without_parents(std::mem::take(&mut bibliography.entries));
    let by_key: BTreeMap<String, &BibEntry> =
        parents.iter().chain(&entries).rev().map(|entry| (entry.key.to_lowercase(), entry)).collect();
    let parent_of = |entry: &BibEntry| {
        let keys = entry.field("crossref").or_else(|| entry.field("xdata"))?;
        by_key.get(&keys.split(',').next().unwrap_or_default().trim().to_lowercase()).copied()
    };
    let editions = Editions::default();
    let own = many::map(&entries, |entry| work::publication(entry, parent_of(entry), &editions));
    let all: Vec<Publication> = facts.iter().cloned().chain(own).collect();
    let mut entries: Vec<Option<BibEntry>> = entries.into_iter().map(Some).collect();
    let mut joined = Vec::new();
    for group in cluster_with_own(&all, facts.len()) {
        let told: Vec<&Publication> = group.iter().filter(|at| **at < facts.len()).map(|at| &all[*at]).collect();
        let entry = group.iter().copied().find(|at| *at >= facts.len());
        let own = entry.map(|at| &all[at]);
        let Some(whole) = one(&told, own) else { continue };
        let by_then = as_of.map_or(ByThen::Whole, |by| by_then(&told, own, &whole, by));
        joined.push((whole, entry.and_then(|at| entries[at - facts.len()].take()), by_then));
    }
    bibliography.extras.extend(parents.into_iter().map(BibExtra::Entry));
    joined
}

/// One publication of the page's mentions and the entry.
fn one(told: &[&Publication], own: Option<&Publication>) -> Option<Publication> {
    let page = (!told.is_empty()).then(|| publication::join(told));
    match (page, own) {
        (Some(page), Some(own)) => Some(overlay(page, own)),
        (page, own) => page.or_else(|| own.cloned()),
    }
}

/// What the work was by a date.
fn by_then(told: &[&Publication], own: Option<&Publication>, whole: &Publication, by: Date) -> ByThen {
    let mentions: Vec<&Publication> = told.iter().copied().chain(own).collect();
    match as_of::counting(&mentions, by) {
        Counting::All => ByThen::Whole,
        Counting::None => ByThen::Nothing,
        Counting::Preprint(month) => ByThen::Earlier(Box::new(as_of::preprint(whole.clone(), month)), false),
        Counting::Only(places) => {
            let told: Vec<&Publication> = places.iter().filter_map(|at| told.get(*at).copied()).collect();
            let own = own.filter(|_| places.last() == Some(&(mentions.len() - 1)));
            let earlier = one(&told, own).map(Box::new);
            earlier.map_or(ByThen::Nothing, |earlier| ByThen::Earlier(earlier, own.is_some()))
        }
    }
}

/// Sets aside the entries that others refer to and that are no works: proceedings, shared data.
fn without_parents(entries: Vec<BibEntry>) -> (Vec<BibEntry>, Vec<BibEntry>) {
    let referred: BTreeSet<String> = entries
        .iter()
        .flat_map(|entry| [entry.field("crossref"), entry.field("xdata")])
        .flatten()
        .flat_map(|keys| keys.split(','))
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
        let authors = work::authors(&entry).unwrap_or_default();
        if authors.list.iter().any(is_sample) {
            let message = format!("the entry '{}' is a sample of the site's theme; left out", entry.key);
            bibliography.warnings.push(Warning::at(entry.place, "bib-sample", message));
        } else {
            bibliography.entries.push(entry);
        }
    }
}
