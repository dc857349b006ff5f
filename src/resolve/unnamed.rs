//! Acceptances without title, and the bibliography that may name them.
//!
//! `Two papers accepted to X 2024!` tells no title; where the bibliography has exactly two works
//! of that venue and year which no news named, these are the two, and a warning says so. Any
//! other number proves nothing.

use std::collections::BTreeMap;

use crate::cv::{Cv, Work};
use crate::fact::{SectionKind, UnnamedPublications};
use crate::resolve::merge::mention::in_page_order;
use crate::resolve::merge::venue::Names;
use crate::warning::Warning;

/// Ties unnamed acceptances to the entries that they must be.
pub(crate) fn join_entries(cv: &mut Cv) {
    if cv.unnamed_publications.is_empty() {
        return;
    }
    let mut rest = Vec::new();
    let entries = Entries::of(&cv.publications);
    for unnamed in std::mem::take(&mut cv.unnamed_publications) {
        let fitting = entries.fitting(&cv.publications, &unnamed.fact);
        if fitting.is_empty() || fitting.len() != unnamed.fact.count as usize {
            rest.push(unnamed);
            continue;
        }
        let keys: Vec<String> = fitting.iter().map(|at| format!("'{}'", cv.publications[*at].id)).collect();
        for at in fitting {
            tell(&mut cv.publications[at], &unnamed.fact);
        }
        if let Some(place) = unnamed.fact.provenance.mentions.first() {
            let works = if keys.len() == 1 { "work" } else { "works" };
            let keys = keys.join(", ");
            let message = format!("taken for {keys}, the only {works} of this venue and year in the bibliography");
            cv.warnings.push(Warning::at(place.clone(), "unnamed-matched", message));
        }
    }
    cv.unnamed_publications = rest;
}

/// The works that the bibliography has, by their year, with their venues.
struct Entries(BTreeMap<i16, Vec<(usize, Names)>>);

impl Entries {
    fn of(works: &[Work]) -> Self {
        let mut by_year: BTreeMap<i16, Vec<(usize, Names)>> = BTreeMap::new();
        for (at, work) in works.iter().enumerate().filter(|(_, work)| work.bib.is_some()) {
            if let (Some(year), Some(venue)) = (work.year, &work.venue) {
                by_year.entry(year).or_default().push((at, Names::of(venue)));
            }
        }
        Self(by_year)
    }

    /// Those of the venue and year that no news named yet; one more than are wanted says as much as
    /// all of them.
    fn fitting(&self, works: &[Work], unnamed: &UnnamedPublications) -> Vec<usize> {
        let Some(venue) = unnamed.venue.as_ref().map(Names::of) else { return Vec::new() };
        let entries = unnamed.year.and_then(|year| self.0.get(&year)).into_iter().flatten();
        let is_free = |at: usize| works[at].provenance.section != SectionKind::News;
        let fitting = entries.filter(|(at, own)| is_free(*at) && own.same(&venue)).map(|(at, _)| *at);
        fitting.take(unnamed.count as usize + 1).collect()
    }
}

fn tell(work: &mut Work, unnamed: &UnnamedPublications) {
    let publication = &mut work.publication;
    publication.date = unnamed.date.or(publication.date);
    publication.track = publication.track.take().or_else(|| unnamed.track.clone());
    let places = unnamed.provenance.mentions.iter().chain(&publication.provenance.mentions).cloned().collect();
    publication.provenance.mentions = in_page_order(places);
    publication.provenance.section = unnamed.provenance.section;
}
