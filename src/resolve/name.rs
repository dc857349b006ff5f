//! Names of the facts that are no publications: `award-…` needs no citation key, but corrections
//! and links refer to it.
//!
//! A name is made of what tells the fact from others: year, role or title, venue or host. Equal
//! names are numbered in page order.

use super::key::{Names, slug};
use crate::cv::{Id, Keyed, PresentedTalk, WonAward};
use crate::date::Date;
use crate::fact::{Award, Education, Position, Service, Talk, UnnamedPublications};
use crate::venue::Venue;

/// How many words of each part go into a name.
const WORDS: usize = 4;

/// Names acceptances without title.
pub(crate) fn unnamed(facts: Vec<UnnamedPublications>) -> Vec<Keyed<UnnamedPublications>> {
    name(facts, |fact| [Some("unnamed".to_owned()), year(fact.year), venue(fact.venue.as_ref())])
}

/// Names awards. Their works are found later.
pub(crate) fn awards(facts: Vec<Award>) -> Vec<WonAward> {
    let named = name(facts, |fact| [year(fact.date.map(Date::year)), Some(fact.title.clone())]);
    named.into_iter().map(|Keyed { id, fact: award }| WonAward { id, award, publication: None }).collect()
}

/// Names roles in service.
pub(crate) fn service(facts: Vec<Service>) -> Vec<Keyed<Service>> {
    name(facts, |fact| [year(fact.year), Some(fact.role.clone()), venue(fact.venue.as_ref())])
}

/// Names talks. Their works are found later.
pub(crate) fn talks(facts: Vec<Talk>) -> Vec<PresentedTalk> {
    let title = |fact: &Talk| fact.title.clone().or_else(|| fact.event.clone());
    let named = name(facts, |fact| [year(fact.date.map(Date::year)), title(fact)]);
    named.into_iter().map(|Keyed { id, fact: talk }| PresentedTalk { id, talk, publication: None }).collect()
}

/// Names positions.
pub(crate) fn positions(facts: Vec<Position>) -> Vec<Keyed<Position>> {
    name(facts, |fact| [year(fact.start.map(Date::year)), fact.role.clone(), fact.organization.clone()])
}

/// Names degrees.
pub(crate) fn education(facts: Vec<Education>) -> Vec<Keyed<Education>> {
    name(facts, |fact| [year(fact.year), Some(fact.degree.clone()), fact.institution.clone()])
}

fn year(year: Option<i16>) -> Option<String> {
    year.map(|year| year.to_string())
}

fn venue(venue: Option<&Venue>) -> Option<String> {
    venue.map(|venue| venue.label().to_owned())
}

fn name<T, const N: usize>(facts: Vec<T>, parts: impl Fn(&T) -> [Option<String>; N]) -> Vec<Keyed<T>> {
    let mut names = Names::default();
    facts.into_iter().map(|fact| Keyed { id: give(&mut names, parts(&fact)), fact }).collect()
}

fn give<const N: usize>(names: &mut Names, parts: [Option<String>; N]) -> Id {
    let slugs: Vec<String> = parts.into_iter().flatten().map(|part| slug(&part, WORDS)).collect();
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).filter(|slug| !slug.is_empty()).collect();
    let base = slugs.join("-");
    names.give_numbered(if base.is_empty() { "unnamed" } else { &base })
}
