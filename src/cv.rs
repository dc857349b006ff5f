//! The CV: every fact once, with a stable key, joined with what bibliographies and the user say.

use std::fmt;
use std::ops::Deref;

use crate::fact::{Award, Education, Item, Position, Publication, Service, Talk, UnnamedPublications};
use crate::resolve::lock::Lock;
use crate::warning::{Place, Warning};

/// The stable name of a fact: for publications the citation key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// An identifier as it is.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A fact with its name. Reads like the fact itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyed<T> {
    /// The name.
    pub id: Id,
    /// The fact.
    pub fact: T,
}

impl<T> Deref for Keyed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fact
    }
}

/// A publication with what `resolve` joined to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The citation key.
    pub id: Id,
    /// What the page says of it, completed by the bibliography.
    pub publication: Publication,
    /// The awards that it won.
    pub awards: Vec<Id>,
    /// The entry of the user's bibliography, which is authoritative for it.
    pub bib: Option<BibEntry>,
}

impl Deref for Work {
    type Target = Publication;

    fn deref(&self) -> &Publication {
        &self.publication
    }
}

/// An entry of a user's bibliography, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BibEntry {
    /// The citation key.
    pub key: String,
    /// The entry type in lower case, `inproceedings`.
    pub entry_type: String,
    /// The fields in order: name in lower case, and the value as LaTeX, without its outer
    /// delimiters and with `@string` names expanded.
    pub fields: Vec<(String, String)>,
    /// The fields that are written as the name of one `@string`: name in lower case, and the
    /// string's name as written.
    pub strings: Vec<(String, String)>,
    /// Where it stands.
    pub place: Place,
}

impl BibEntry {
    /// The value of a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

/// What a user's bibliography holds beside works, kept for BibLaTeX output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BibExtra {
    /// What `@preamble{…}` says, without its delimiters.
    Preamble(String),
    /// `@string{name = {value}}`: the name as written, and the value as LaTeX.
    String(String, String),
    /// The inside of `@comment{…}`, as written, and what an entry says a second time.
    Comment(String),
    /// Text outside of entries, which every reader of BibTeX passes over.
    Text(String),
    /// An entry that is no work of the owner: proceedings that others refer to by `crossref`.
    Entry(BibEntry),
}

/// Whose CV it is. What neither the page nor the user tells stays `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// Full name.
    pub name: Option<String>,
    /// Other forms of the name that the page uses.
    pub other_names: Vec<String>,
    /// What the owner is, in a few words.
    pub label: Option<String>,
    /// Email address.
    pub email: Option<String>,
    /// Homepage.
    pub url: Option<String>,
    /// Where the owner works.
    pub affiliation: Option<String>,
    /// Town or country.
    pub location: Option<String>,
    /// Profiles elsewhere.
    pub profiles: Vec<Profile>,
    /// The places that tell this.
    pub mentions: Vec<Place>,
}

/// A page about the owner elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// `ORCID`, `GitHub`, `Google Scholar`, ….
    pub network: String,
    /// The name or number there.
    pub username: Option<String>,
    /// The link.
    pub url: String,
}

/// A talk with the publication that it presented.
#[derive(Clone, Debug, PartialEq)]
pub struct PresentedTalk {
    /// The name.
    pub id: Id,
    /// The talk.
    pub talk: Talk,
    /// The publication, where it is one of the CV's.
    pub publication: Option<Id>,
}

impl Deref for PresentedTalk {
    type Target = Talk;

    fn deref(&self) -> &Talk {
        &self.talk
    }
}

/// An award with the publication that it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct WonAward {
    /// The name.
    pub id: Id,
    /// The award.
    pub award: Award,
    /// The publication, where it is one of the CV's.
    pub publication: Option<Id>,
}

impl Deref for WonAward {
    type Target = Award;

    fn deref(&self) -> &Award {
        &self.award
    }
}

/// One person's CV.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cv {
    /// Whose.
    pub owner: Owner,
    /// The news items that were read.
    pub items: Vec<Item>,
    /// Works, in page order; those that only a bibliography has come last.
    pub publications: Vec<Work>,
    /// Acceptances without titles.
    pub unnamed_publications: Vec<Keyed<UnnamedPublications>>,
    /// Awards.
    pub awards: Vec<WonAward>,
    /// Service.
    pub service: Vec<Keyed<Service>>,
    /// Talks.
    pub talks: Vec<PresentedTalk>,
    /// Positions.
    pub positions: Vec<Keyed<Position>>,
    /// Degrees.
    pub education: Vec<Keyed<Education>>,
    /// What the user's bibliographies hold beside works, in their order.
    pub bib_extras: Vec<BibExtra>,
    /// The user's own JSON Resume, which JSON Resume output starts from.
    pub resume: Option<serde_json::Map<String, serde_json::Value>>,
    /// What wants a look.
    pub warnings: Vec<Warning>,
    /// What `newscv.lock` has to hold so that the keys never change. It knows the works as the page
    /// has them, since the next run has to recognise them before it corrects them.
    pub lock: Lock,
}

impl Cv {
    /// The publication of this key.
    pub fn publication(&self, id: &Id) -> Option<&Work> {
        self.publications.iter().find(|work| work.id == *id)
    }

    /// The award of this name.
    pub fn award(&self, id: &Id) -> Option<&WonAward> {
        self.awards.iter().find(|award| award.id == *id)
    }

    /// Takes back what names a fact that the CV no longer holds.
    pub fn untie(&mut self) {
        let works: Vec<Id> = self.publications.iter().map(|work| work.id.clone()).collect();
        let awards: Vec<Id> = self.awards.iter().map(|award| award.id.clone()).collect();
        for award in &mut self.awards {
            award.publication = award.publication.take().filter(|id| works.contains(id));
        }
        for talk in &mut self.talks {
            talk.publication = talk.publication.take().filter(|id| works.contains(id));
        }
        for work in &mut self.publications {
            work.awards.retain(|id| awards.contains(id));
        }
    }
}
