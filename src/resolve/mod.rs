//! From facts to a CV: mentions of one thing joined, bibliographies, corrections and keys applied.
//!
//! [`resolve`] gives the [`Cv`]: every fact once, with a stable key. It does not know the pages'
//! markup or the output formats. The steps:
//!
//! 1. [`merge`] joins the mentions of each fact; [`bibliography`] adds what `.bib` files say.
//! 2. [`owner`] tells whose page it is, and marks the owner among the authors.
//! 3. [`key`] names the works and the other facts.
//! 4. [`link`] ties awards and talks to the works that they are for.

mod bibliography;
mod key;
mod link;
mod merge;
mod owner;

use crate::cv::{Cv, Id, Keyed, Owner, PresentedTalk, WonAward, Work};
use crate::error::Error;
use crate::fact::{Award, Facts, Talk};
use crate::person::Name;
use crate::source::Input;
use bibliography::join::Joined;

/// What a user gives beside the page.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Bibliographies, in order of authority.
    pub bibliographies: Vec<Input>,
    /// The site's own bibliographies, which come after the user's and may hold samples of its
    /// theme.
    pub site_bibliographies: Vec<Input>,
    /// A JSON Resume to start from.
    pub resume: Option<Input>,
    /// `newscv.toml`.
    pub corrections: Option<Input>,
    /// `newscv.lock`.
    pub lock: Option<Input>,
}

/// Joins the facts into a CV.
///
/// # Errors
/// Where a file of the user does not follow its form, or a correction fits nothing.
pub fn resolve(facts: Facts, inputs: &Inputs) -> Result<Cv, Error> {
    let mut bibliography = bibliography::read(&inputs.bibliographies, &inputs.site_bibliographies);
    bibliography::join::drop_samples(&mut bibliography, &owner::find(&facts.owner, &[]));
    let mut joined = bibliography::join::join(&facts.publications, &mut bibliography);
    let owner = owner::find(&facts.owner, joined.iter().map(|(publication, _)| publication));
    for authors in joined.iter_mut().filter_map(|(publication, _)| publication.authors.as_mut()) {
        owner::mark(&owner, &mut authors.list);
    }
    let mut works = key_works(joined, &owner);
    let awards = won_awards(merge::award::merge(&facts.awards), &mut works);
    let talks = presented_talks(merge::talk::merge(&facts.talks), &works);
    let year = |year: Option<i16>| year.map(|year| year.to_string());
    Ok(Cv {
        unnamed_publications: name(merge::unnamed::merge(&facts.unnamed_publications), |fact| {
            let venue = fact.venue.as_ref().map(|venue| venue.label().to_owned());
            [Some("unnamed".to_owned()), year(fact.year), venue]
        }),
        service: name(merge::service::merge(&facts.service), |fact| {
            let venue = fact.venue.as_ref().map(|venue| venue.label().to_owned());
            [year(fact.year), Some(fact.role.clone()), venue]
        }),
        positions: name(merge::position::merge(&facts.positions), |fact| {
            [year(fact.start.map(crate::date::Date::year)), fact.role.clone(), fact.organization.clone()]
        }),
        education: name(merge::education::merge(&facts.education), |fact| {
            [year(fact.year), Some(fact.degree.clone()), fact.institution.clone()]
        }),
        publications: works,
        owner,
        awards,
        talks,
        items: facts.items,
        resume: None,
        bib_extras: bibliography.extras,
        warnings: facts.warnings.into_iter().chain(bibliography.warnings).collect(),
    })
}

/// Gives every work its citation key.
fn key_works(joined: Vec<Joined>, owner: &Owner) -> Vec<Work> {
    let owner = owner.name.as_deref().map(Name::parse);
    let mut names = key::Names::default();
    for entry in joined.iter().filter_map(|(_, entry)| entry.as_ref()) {
        names.reserve(&entry.key);
    }
    let work = |(publication, entry): Joined| {
        let own = entry.as_ref().map(|entry| Id::new(&entry.key)).filter(|key| !key.as_str().is_empty());
        let id = own.unwrap_or_else(|| names.give(&key::base(&publication, owner.as_ref())));
        Work { id, publication, awards: Vec::new(), bib: entry }
    };
    joined.into_iter().map(work).collect()
}

/// How many words of each part go into the name of a fact.
const NAME_WORDS: usize = 4;

/// Names facts by what tells them from others.
fn name<T, const N: usize>(facts: Vec<T>, parts: impl Fn(&T) -> [Option<String>; N]) -> Vec<Keyed<T>> {
    let mut names = key::Names::default();
    let keyed = |fact: T| Keyed { id: give_name(&mut names, parts(&fact)), fact };
    facts.into_iter().map(keyed).collect()
}

fn give_name<const N: usize>(names: &mut key::Names, parts: [Option<String>; N]) -> Id {
    let slugs: Vec<String> = parts.into_iter().flatten().map(|part| key::slug(&part, NAME_WORDS)).collect();
    let slugs: Vec<&str> = slugs.iter().map(String::as_str).filter(|slug| !slug.is_empty()).collect();
    let base = slugs.join("-");
    names.give_numbered(if base.is_empty() { "unnamed" } else { &base })
}

/// Names the awards, and ties each to its work.
fn won_awards(awards: Vec<Award>, works: &mut [Work]) -> Vec<WonAward> {
    let parts = |award: &Award| [award.date.map(|date| date.year().to_string()), Some(award.title.clone())];
    let mut won = Vec::new();
    for Keyed { id, fact: award } in name(awards, parts) {
        let year = award.date.map(crate::date::Date::year);
        let publication = award.work.as_deref().and_then(|name| link::find_work(works, name, year));
        if let Some(work) = works.iter_mut().find(|work| Some(&work.id) == publication.as_ref()) {
            work.awards.push(id.clone());
        }
        won.push(WonAward { id, award, publication });
    }
    won
}

/// Names the talks, and ties each to the work that it presented.
fn presented_talks(talks: Vec<Talk>, works: &[Work]) -> Vec<PresentedTalk> {
    let parts = |talk: &Talk| {
        [talk.date.map(|date| date.year().to_string()), talk.title.clone().or_else(|| talk.event.clone())]
    };
    let present = |Keyed { id, fact: talk }: Keyed<Talk>| {
        let year = talk.date.map(crate::date::Date::year);
        let publication = talk.work.as_deref().and_then(|name| link::find_work(works, name, year));
        PresentedTalk { id, talk, publication }
    };
    name(talks, parts).into_iter().map(present).collect()
}
