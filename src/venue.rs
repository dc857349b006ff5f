//! Venues: where works appear and where people serve, and the catalogue of known ones.

mod catalogue;
mod edition;
pub(crate) mod words;

use crate::keyword::keywords;

pub use catalogue::{Catalogue, Entry, Hit};
pub(crate) use edition::Editions;
pub(crate) use words::is_sponsor;

keywords! {
    /// What sort of place a venue is.
    VenueKind {
        /// A conference or symposium with proceedings.
        Conference = "conference",
        /// A journal, transactions or magazine.
        Journal = "journal",
        /// A workshop, most often held with a conference.
        Workshop = "workshop",
        /// A preprint server.
        Preprint = "preprint",
        /// A publisher of books.
        Book = "book",
        /// Anything else that is named as a venue.
        Other = "other",
    }
}

/// A venue as a fact names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Venue {
    /// The usual short form, such as `NeurIPS`.
    pub acronym: Option<String>,
    /// The full name, from the page or the catalogue.
    pub name: Option<String>,
    /// As the page prints it, with year and all.
    pub printed: String,
    /// Its sort, where known.
    pub kind: Option<VenueKind>,
    /// The conference that a workshop is held with, by acronym or name.
    pub host: Option<String>,
}

impl Venue {
    /// The everyday name: acronym, else full name, else as printed.
    pub fn label(&self) -> &str {
        self.acronym.as_deref().or(self.name.as_deref()).unwrap_or(&self.printed)
    }
}
