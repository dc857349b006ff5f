//! Acceptances without title, and the bibliography that may name them.
//!
//! `Two papers accepted to X 2024!` tells no title; where the bibliography has exactly two works
//! of that venue and year which no news named, these are the two, and a warning says so. Any
//! other number proves nothing.

use crate::cv::{Cv, Work};
use crate::fact::{SectionKind, UnnamedPublications};
use crate::resolve::merge::mention::in_page_order;
use crate::resolve::merge::venue::same_venue;
use crate::warning::Warning;

/// Ties unnamed acceptances to the entries that they must be.
pub(crate) fn join_entries(cv: &mut Cv) {
    let mut rest = Vec::new();
    for unnamed in std::mem::take(&mut cv.unnamed_publications) {
        let fitting: Vec<usize> =
            (0..cv.publications.len()).filter(|at| fits(&cv.publications[*at], &unnamed.fact)).collect();
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

/// Whether an entry of the bibliography, not yet named in the news, is of this venue and year.
fn fits(work: &Work, unnamed: &UnnamedPublications) -> bool {
    let named_in_news = work.provenance.section == SectionKind::News;
    let venues = work.venue.as_ref().zip(unnamed.venue.as_ref()).is_some_and(|(one, other)| same_venue(one, other));
    work.bib.is_some() && !named_in_news && venues && unnamed.year.is_some() && work.year == unnamed.year
}

fn tell(work: &mut Work, unnamed: &UnnamedPublications) {
    let publication = &mut work.publication;
    publication.date = unnamed.date.or(publication.date);
    publication.track = publication.track.take().or_else(|| unnamed.track.clone());
    let places = unnamed.provenance.mentions.iter().chain(&publication.provenance.mentions).cloned().collect();
    publication.provenance.mentions = in_page_order(places);
    publication.provenance.section = unnamed.provenance.section;
}
