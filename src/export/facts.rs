//! The interchange form: everything that a CV holds as one JSON object, `facts.json`.
//!
//! Input is a [`Cv`], output the bytes of the object; [`read_facts`] is the way back. The types
//! in `wire` are the form on the wire, apart from the domain's, so that neither ties the other's hands.
//! Keys are always present, what is unknown is `null`, and lists keep the order of the page. What
//! only a user's bibliography or JSON Resume says beyond these keys is not part of the form.

mod wire;

pub use wire::*;

use crate::cv::{Cv, Id, Keyed, Owner, PresentedTalk, WonAward, Work};
use crate::date::Date;
use crate::fact;
use crate::fact::{Item, Link, Provenance};
use crate::person::Authors;
use crate::venue::Venue;
use crate::warning::{Place, Warning};

/// The version of the form that this module writes and reads.
pub const VERSION: u32 = 1;

/// The JSON Schema (draft 2020-12) of the form.
pub const SCHEMA: &str = include_str!("facts/schema.json");

/// Writes the interchange form of `cv`, two spaces a level, with a final line end.
///
/// # Panics
/// Never: strings, numbers and lists always make JSON.
pub fn write_facts(cv: &Cv) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&FactsFile::from(cv)).expect("strings, numbers and lists make JSON");
    bytes.push(b'\n');
    bytes
}

/// Reads the interchange form back.
///
/// # Errors
/// Where the bytes are no JSON, a key is missing or unknown, or the version is not [`VERSION`];
/// the text tells line and column.
pub fn read_facts(bytes: &[u8]) -> Result<FactsFile, String> {
    let file: FactsFile = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    if file.version == VERSION {
        Ok(file)
    } else {
        Err(format!(
            "version {} of the interchange form is not known; this newscv reads version {VERSION}",
            file.version
        ))
    }
}

impl From<&Cv> for FactsFile {
    fn from(cv: &Cv) -> Self {
        Self {
            version: VERSION,
            owner: owner(&cv.owner),
            items: cv.items.iter().map(item).collect(),
            publications: cv.publications.iter().map(publication).collect(),
            unnamed_publications: cv.unnamed_publications.iter().map(unnamed).collect(),
            awards: cv.awards.iter().map(award).collect(),
            service: cv.service.iter().map(service).collect(),
            talks: cv.talks.iter().map(talk).collect(),
            positions: cv.positions.iter().map(position).collect(),
            education: cv.education.iter().map(education).collect(),
            warnings: cv.warnings.iter().map(warning).collect(),
        }
    }
}

fn owner(owner: &Owner) -> OwnerEntry {
    OwnerEntry {
        name: owner.name.clone(),
        email: owner.email.clone(),
        url: owner.url.clone(),
        affiliation: owner.affiliation.clone(),
    }
}

fn item(item: &Item) -> ItemEntry {
    ItemEntry {
        file: item.place.file.to_string(),
        line: item.place.line,
        date: text(item.date),
        section: fact::SectionKind::News.to_string(),
    }
}

fn publication(work: &Work) -> PublicationEntry {
    PublicationEntry {
        id: work.id.to_string(),
        title: work.title.clone(),
        short_title: work.short_title.clone(),
        authors: work.authors.as_ref().map(authors),
        venue: work.venue.as_ref().map(venue),
        year: work.year,
        date: text(work.date),
        kind: work.kind.to_string(),
        track: work.track.clone(),
        status: work.status.to_string(),
        arxiv: work.arxiv.clone(),
        doi: work.doi.clone(),
        url: work.url.clone(),
        links: work.links.iter().map(link).collect(),
        awards: work.awards.iter().map(Id::to_string).collect(),
        section: work.provenance.section.to_string(),
        confidence: work.provenance.confidence,
        mentions: mentions(&work.provenance),
    }
}

fn unnamed(keyed: &Keyed<fact::UnnamedPublications>) -> UnnamedEntry {
    UnnamedEntry {
        id: keyed.id.to_string(),
        count: keyed.count,
        venue: keyed.venue.as_ref().map(venue),
        year: keyed.year,
        date: text(keyed.date),
        track: keyed.track.clone(),
        section: keyed.provenance.section.to_string(),
        confidence: keyed.provenance.confidence,
        mentions: mentions(&keyed.provenance),
    }
}

fn award(won: &WonAward) -> AwardEntry {
    AwardEntry {
        id: won.id.to_string(),
        title: won.title.clone(),
        awarder: won.awarder.clone(),
        date: text(won.date),
        publication: won.publication.as_ref().map(Id::to_string),
        section: won.provenance.section.to_string(),
        confidence: won.provenance.confidence,
        mentions: mentions(&won.provenance),
    }
}

fn service(keyed: &Keyed<fact::Service>) -> ServiceEntry {
    ServiceEntry {
        id: keyed.id.to_string(),
        role: keyed.role.clone(),
        venue: keyed.venue.as_ref().map(venue),
        year: keyed.year,
        date: text(keyed.date),
        section: keyed.provenance.section.to_string(),
        confidence: keyed.provenance.confidence,
        mentions: mentions(&keyed.provenance),
    }
}

fn talk(presented: &PresentedTalk) -> TalkEntry {
    TalkEntry {
        id: presented.id.to_string(),
        title: presented.title.clone(),
        event: presented.event.clone(),
        location: presented.location.clone(),
        date: text(presented.date),
        kind: presented.kind.to_string(),
        publication: presented.publication.as_ref().map(Id::to_string),
        url: presented.url.clone(),
        section: presented.provenance.section.to_string(),
        confidence: presented.provenance.confidence,
        mentions: mentions(&presented.provenance),
    }
}

fn position(keyed: &Keyed<fact::Position>) -> PositionEntry {
    PositionEntry {
        id: keyed.id.to_string(),
        role: keyed.role.clone(),
        organization: keyed.organization.clone(),
        location: keyed.location.clone(),
        start: text(keyed.start),
        end: text(keyed.end),
        section: keyed.provenance.section.to_string(),
        confidence: keyed.provenance.confidence,
        mentions: mentions(&keyed.provenance),
    }
}

fn education(keyed: &Keyed<fact::Education>) -> EducationEntry {
    EducationEntry {
        id: keyed.id.to_string(),
        degree: keyed.degree.clone(),
        institution: keyed.institution.clone(),
        field: keyed.field.clone(),
        year: keyed.year,
        status: keyed.status.map(|status| status.to_string()),
        section: keyed.provenance.section.to_string(),
        confidence: keyed.provenance.confidence,
        mentions: mentions(&keyed.provenance),
    }
}

fn warning(warning: &Warning) -> WarningEntry {
    let place = warning.place.as_ref();
    WarningEntry {
        file: place.map(|place| place.file.to_string()),
        line: place.map(|place| place.line),
        start: place.map(|place| place.span.start),
        end: place.map(|place| place.span.end),
        code: warning.code.to_owned(),
        message: warning.message.clone(),
    }
}

fn text(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn authors(authors: &Authors) -> Vec<String> {
    authors.list.iter().map(|author| author.name.printed.clone()).collect()
}

fn venue(venue: &Venue) -> VenueEntry {
    VenueEntry { acronym: venue.acronym.clone(), name: venue.name.clone(), printed: venue.printed.clone() }
}

fn link(link: &Link) -> LinkEntry {
    LinkEntry { kind: link.kind.to_string(), url: link.url.clone() }
}

fn mentions(provenance: &Provenance) -> Vec<MentionEntry> {
    provenance.mentions.iter().map(mention).collect()
}

fn mention(place: &Place) -> MentionEntry {
    MentionEntry { file: place.file.to_string(), line: place.line, start: place.span.start, end: place.span.end }
}
