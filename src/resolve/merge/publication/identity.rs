//! One mention of a work, ready to be compared: what it is recognised by, and what tells it apart.

use crate::fact::{Publication, PublicationKind, Status};
use crate::identifier;
use crate::resolve::merge::address;
use crate::resolve::merge::similarity::{Title, fold};
use crate::resolve::merge::venue::{Names, is_reviewed, is_workshop};
use crate::venue::Venue;

/// A title of fewer words (`Editorial`, `A Reply`) is not a work's own: years must agree too.
const TELLING_WORDS: usize = 3;

/// A mention with what it is compared by.
#[derive(Debug)]
pub(crate) struct Mention<'a> {
    /// The fact itself.
    pub(crate) fact: &'a Publication,
    /// Whether it is an entry of a bibliography.
    pub(crate) entry: bool,
    /// Its title.
    pub(crate) title: Option<Title>,
    /// Its short name, written together; for a work without title, also what is printed as title.
    pub(crate) short: Option<String>,
    /// The DOI, unless it is one of a preprint.
    pub(crate) doi: Option<String>,
    /// The arXiv number.
    pub(crate) arxiv: Option<String>,
    /// Other addresses.
    pub(crate) urls: Vec<String>,
    /// The venue, accepted or not.
    venue: Option<Names>,
}

impl<'a> Mention<'a> {
    /// Prepares a fact.
    pub(crate) fn new(fact: &'a Publication, entry: bool) -> Self {
        let links = || fact.url.iter().chain(fact.links.iter().map(|link| &link.url));
        let own_arxiv = fact.arxiv.as_deref().map(|id| identifier::arxiv_in_field(id).unwrap_or_else(|| id.to_owned()));
        Self {
            fact,
            entry,
            title: fact.title.as_deref().and_then(Title::new),
            short: fact.short_title.as_deref().map(fold).filter(|short| !short.is_empty()),
            doi: fact
                .doi
                .as_deref()
                .and_then(address::doi_of)
                .or_else(|| fact.url.as_deref().and_then(address::doi_of))
                .filter(|doi| !identifier::is_preprint_doi(doi)),
            arxiv: own_arxiv
                .or_else(|| fact.doi.as_deref().and_then(identifier::find_arxiv))
                .or_else(|| links().find_map(|url| identifier::find_arxiv(url)))
                .map(|number| number.to_lowercase()),
            urls: address::identities(fact),
            venue: fact.venue.as_ref().map(Names::of),
        }
    }

    /// The venue that has accepted the work, by this mention.
    pub(crate) fn settled(&self) -> Option<&'a Venue> {
        let reached = matches!(self.fact.status, Status::Accepted | Status::Published);
        self.fact.venue.as_ref().filter(|venue| reached && is_reviewed(venue))
    }

    /// Whether it tells of a workshop version.
    pub(crate) fn is_of_workshop(&self) -> bool {
        self.settled().is_some_and(is_workshop)
    }

    /// Whether something in the two rules out that they are one work.
    pub(crate) fn conflicts(&self, other: &Self) -> bool {
        if self.entry && other.entry {
            return true;
        }
        self.differs_from(other) || (!self.shares_record(other) && self.venues_conflict(other))
    }

    /// Whether something other than the venues rules it out.
    pub(crate) fn differs_from(&self, other: &Self) -> bool {
        differ(self.doi.as_ref(), other.doi.as_ref())
            || differ(self.arxiv.as_ref(), other.arxiv.as_ref())
            || kinds_conflict(self.fact.kind, other.fact.kind)
            || self.titles_conflict(other)
    }

    /// Whether both carry one DOI or one publisher's page.
    fn shares_record(&self, other: &Self) -> bool {
        self.doi.is_some() && self.doi == other.doi
            || self.urls.iter().any(|url| address::is_of_record(url) && other.urls.contains(url))
    }

    /// Whether both carry one DOI, one arXiv number or one address.
    pub(crate) fn shares_identifier(&self, other: &Self) -> bool {
        self.doi.is_some() && self.doi == other.doi
            || self.arxiv.is_some() && self.arxiv == other.arxiv
            || self.urls.iter().any(|url| other.urls.contains(url))
    }

    fn titles_conflict(&self, other: &Self) -> bool {
        let (Some(one), Some(another)) = (&self.title, &other.title) else { return false };
        if !one.same(another) {
            return !(self.shares_identifier(other) && one.may_be_rewording_of(another));
        }
        let telling = one.len().min(another.len()) >= TELLING_WORDS || self.shares_identifier(other);
        !telling && far_apart(self.fact.year, other.fact.year)
    }

    fn venues_conflict(&self, other: &Self) -> bool {
        let (Some(one), Some(another)) = (self.settled(), other.settled()) else { return false };
        let names = self.venue.as_ref().zip(other.venue.as_ref());
        let kinds_known = one.kind.is_some() && another.kind.is_some();
        if self.entry || other.entry {
            // Bibliographies spell venues out in ways that no catalogue has, and a workshop with
            // proceedings is called a conference by some.
            let differ = || !names.is_some_and(|(one, other)| one.share_a_name(other));
            return kinds_known && is_workshop(one) != is_workshop(another) && differ();
        }
        !names.is_some_and(|(one, other)| one.same(other))
    }

    /// Whether both are told of one venue, as accepted there.
    pub(crate) fn same_settled_venue(&self, other: &Self) -> bool {
        self.settled().is_some() && other.settled().is_some() && self.same_venue(other)
    }

    /// Whether both are told of one edition of one venue.
    pub(crate) fn same_edition(&self, other: &Self) -> bool {
        self.fact.year == other.fact.year && self.same_venue(other)
    }

    fn same_venue(&self, other: &Self) -> bool {
        self.venue.as_ref().zip(other.venue.as_ref()).is_some_and(|(one, other)| one.same(other))
    }
}

/// Whether both are known and unequal.
fn differ(one: Option<&String>, other: Option<&String>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// Whether both years are known and more than one apart.
pub(crate) fn far_apart(one: Option<i16>, other: Option<i16>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one.abs_diff(other) > 1)
}

/// A thesis, a patent and a book are works of their own beside a paper of the same title.
fn kinds_conflict(one: PublicationKind, other: PublicationKind) -> bool {
    use PublicationKind::{Book, Chapter, Other, Patent, Preprint, TechReport, Thesis};
    let open = |kind| matches!(kind, Preprint | Other | TechReport);
    let alone = |kind| matches!(kind, Thesis | Patent | Book);
    let book_part = matches!((one, other), (Book, Chapter) | (Chapter, Book));
    one != other && !open(one) && !open(other) && (alone(one) || alone(other)) && !book_part
}
