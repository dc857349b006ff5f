//! Each fact in words: its name, its fields, what of it stands on the page, what wants a look.
//!
//! Input: a [`Cv`]. Output: one [`Card`] a fact, by kind and in page order. A field that nobody told
//! is there as unknown, since to see what is missing is half of checking.

use crate::cv::{Cv, Keyed, PresentedTalk, WonAward, Work};
use crate::fact::{
    DegreeStatus, Education, Position, Provenance, PublicationKind, Service, Status, UnnamedPublications,
};
use crate::venue::Venue;

use super::correction::{self, Value};

/// Warnings about what a page rarely tells, and low confidence, which the card tells itself: they are
/// listed, but send nobody to a fact.
const SMALL: &[&str] = &["no-authors", "no-link", "no-venue", "low-confidence"];

/// What sort of fact a card shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Publication,
    Unnamed,
    Award,
    Service,
    Talk,
    Position,
    Education,
}

impl Kind {
    pub(super) const ALL: &'static [Self] =
        &[Self::Publication, Self::Unnamed, Self::Award, Self::Service, Self::Talk, Self::Position, Self::Education];

    /// The name that the style sheet and the script know it by.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Publication => "publication",
            Self::Unnamed => "unnamed",
            Self::Award => "award",
            Self::Service => "service",
            Self::Talk => "talk",
            Self::Position => "position",
            Self::Education => "education",
        }
    }

    /// The heading over its cards.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Publication => "Publications",
            Self::Unnamed => "Papers without a title",
            Self::Award => "Awards",
            Self::Service => "Service",
            Self::Talk => "Talks",
            Self::Position => "Positions",
            Self::Education => "Education",
        }
    }
}

/// One fact in words.
#[derive(Clone, Debug)]
pub(super) struct Card<'a> {
    pub(super) kind: Kind,
    pub(super) id: &'a str,
    /// What the fact is called.
    pub(super) headline: String,
    /// Its fields by their names in a correction.
    pub(super) fields: Vec<(&'static str, Value)>,
    pub(super) provenance: &'a Provenance,
    /// The words of the page that its fields were read from.
    pub(super) words: Vec<&'a str>,
    /// Why a person should look at it; empty where nothing is in doubt.
    pub(super) doubts: Vec<String>,
}

impl Card<'_> {
    /// What to copy into `newscv.toml` to correct it.
    pub(super) fn correction(&self) -> String {
        correction::correct(self.id, &self.fields)
    }

    /// What to copy into `newscv.toml` to drop it.
    pub(super) fn drop(&self) -> String {
        correction::drop(self.id)
    }
}

/// A card for each fact.
pub(super) fn cards(cv: &Cv) -> Vec<Card<'_>> {
    let mut cards: Vec<Card> = cv.publications.iter().map(publication).collect();
    cards.extend(cv.unnamed_publications.iter().map(unnamed));
    cards.extend(cv.awards.iter().map(award));
    cards.extend(cv.service.iter().map(service));
    cards.extend(cv.talks.iter().map(talk));
    cards.extend(cv.positions.iter().map(position));
    cards.extend(cv.education.iter().map(education));
    for card in &mut cards {
        doubt(card, cv);
    }
    cards
}

/// Adds what holds for every kind: low confidence, and warnings about the same words.
fn doubt(card: &mut Card, cv: &Cv) {
    if !card.provenance.is_sure() {
        card.doubts.push(format!("read with confidence {:.2}", card.provenance.confidence));
    }
    let touches = |place: &crate::warning::Place| {
        card.provenance.mentions.iter().any(|mention| {
            mention.file == place.file && mention.span.start < place.span.end && place.span.start < mention.span.end
        })
    };
    let about = cv.warnings.iter().filter(|warning| !SMALL.contains(&warning.code));
    let about = about.filter(|warning| warning.place.as_ref().is_some_and(touches));
    let messages: Vec<String> = about.map(|warning| warning.message.clone()).collect();
    card.doubts.extend(messages);
}

fn label(venue: Option<&Venue>) -> Value {
    Value::text(venue.map(Venue::label))
}

fn words<'a>(texts: impl IntoIterator<Item = Option<&'a String>>) -> Vec<&'a str> {
    texts.into_iter().flatten().map(String::as_str).collect()
}

fn venue_words(venue: Option<&Venue>) -> impl Iterator<Item = &str> {
    venue.map(|venue| venue.printed.as_str()).into_iter()
}

fn publication(work: &Work) -> Card<'_> {
    let authors: Vec<&str> =
        work.authors.iter().flat_map(|authors| &authors.list).map(|author| author.name.printed.as_str()).collect();
    let mut found = words([work.title.as_ref(), work.short_title.as_ref(), work.track.as_ref()]);
    found.extend(venue_words(work.venue.as_ref()));
    found.extend(&authors);
    let mut doubts = Vec::new();
    if work.title.is_none() {
        doubts.push("only a short name, no title".to_owned());
    }
    let appears =
        matches!(work.kind, PublicationKind::Conference | PublicationKind::Journal | PublicationKind::Workshop);
    if work.venue.is_none() && appears && work.status != Status::Submitted {
        doubts.push("no venue".to_owned());
    }
    if work.year.is_none() && work.status != Status::Submitted {
        doubts.push("no year".to_owned());
    }
    let headline = work.title.as_ref().or(work.short_title.as_ref()).cloned().unwrap_or_default();
    let fields = vec![
        ("title", Value::Text(work.title.clone())),
        ("short_title", Value::Text(work.short_title.clone())),
        ("authors", Value::List(authors.iter().map(|name| (*name).to_owned()).collect())),
        ("venue", label(work.venue.as_ref())),
        ("year", Value::Number(work.year)),
        ("kind", Value::text(Some(work.kind.as_str()))),
        ("track", Value::Text(work.track.clone())),
        ("status", Value::text(Some(work.status.as_str()))),
        ("arxiv", Value::Text(work.arxiv.clone())),
        ("doi", Value::Text(work.doi.clone())),
        ("url", Value::Text(work.url.clone())),
    ];
    let (id, provenance) = (work.id.as_str(), &work.publication.provenance);
    Card { kind: Kind::Publication, id, headline, fields, provenance, words: found, doubts }
}

fn unnamed(fact: &Keyed<UnnamedPublications>) -> Card<'_> {
    let mut found: Vec<&str> = venue_words(fact.venue.as_ref()).collect();
    found.extend(fact.track.as_deref());
    let venue = fact.venue.as_ref().map_or("an unknown venue", Venue::label);
    let papers = if fact.count == 1 { "paper" } else { "papers" };
    Card {
        kind: Kind::Unnamed,
        id: fact.id.as_str(),
        headline: format!("{} {papers} at {venue}", fact.count),
        fields: vec![
            ("count", Value::Number(i16::try_from(fact.count).ok())),
            ("venue", label(fact.venue.as_ref())),
            ("year", Value::Number(fact.year)),
            ("track", Value::Text(fact.track.clone())),
        ],
        provenance: &fact.fact.provenance,
        words: found,
        doubts: Vec::new(),
    }
}

fn award(won: &WonAward) -> Card<'_> {
    Card {
        kind: Kind::Award,
        id: won.id.as_str(),
        headline: won.title.clone(),
        fields: vec![
            ("title", Value::text(Some(&won.title))),
            ("awarder", Value::Text(won.awarder.clone())),
            ("date", Value::Text(won.date.map(|date| date.to_string()))),
            ("work", Value::Text(won.work.clone())),
        ],
        provenance: &won.award.provenance,
        words: words([Some(&won.title), won.awarder.as_ref(), won.work.as_ref()]),
        doubts: Vec::new(),
    }
}

fn service(service: &Keyed<Service>) -> Card<'_> {
    let mut found = vec![service.role.as_str()];
    found.extend(venue_words(service.venue.as_ref()));
    let venue = service.venue.as_ref().map(|venue| format!(", {}", venue.label())).unwrap_or_default();
    Card {
        kind: Kind::Service,
        id: service.id.as_str(),
        headline: format!("{}{venue}", service.role),
        fields: vec![
            ("role", Value::text(Some(&service.role))),
            ("venue", label(service.venue.as_ref())),
            ("year", Value::Number(service.year)),
        ],
        provenance: &service.fact.provenance,
        words: found,
        doubts: if service.venue.is_none() { vec!["no venue".to_owned()] } else { Vec::new() },
    }
}

fn talk(talk: &PresentedTalk) -> Card<'_> {
    let headline = talk.title.as_ref().or(talk.event.as_ref()).or(talk.work.as_ref());
    Card {
        kind: Kind::Talk,
        id: talk.id.as_str(),
        headline: headline.cloned().unwrap_or_else(|| talk.kind.to_string()),
        fields: vec![
            ("title", Value::Text(talk.title.clone())),
            ("event", Value::Text(talk.event.clone())),
            ("location", Value::Text(talk.location.clone())),
            ("date", Value::Text(talk.date.map(|date| date.to_string()))),
            ("kind", Value::text(Some(talk.kind.as_str()))),
            ("work", Value::Text(talk.work.clone())),
            ("url", Value::Text(talk.url.clone())),
        ],
        provenance: &talk.talk.provenance,
        words: words([talk.title.as_ref(), talk.event.as_ref(), talk.location.as_ref(), talk.work.as_ref()]),
        doubts: if headline.is_none() { vec!["neither title nor event".to_owned()] } else { Vec::new() },
    }
}

fn position(position: &Keyed<Position>) -> Card<'_> {
    let found = words([position.role.as_ref(), position.organization.as_ref(), position.location.as_ref()]);
    let doubts = [(position.role.is_none(), "no role"), (position.organization.is_none(), "no organisation")];
    Card {
        kind: Kind::Position,
        id: position.id.as_str(),
        headline: found.iter().take(2).copied().collect::<Vec<_>>().join(", "),
        fields: vec![
            ("role", Value::Text(position.role.clone())),
            ("organization", Value::Text(position.organization.clone())),
            ("location", Value::Text(position.location.clone())),
            ("start", Value::Text(position.start.map(|date| date.to_string()))),
            ("end", Value::Text(position.end.map(|date| date.to_string()))),
        ],
        provenance: &position.fact.provenance,
        words: found,
        doubts: doubts.iter().filter(|(is, _)| *is).map(|(_, why)| (*why).to_owned()).collect(),
    }
}

fn education(degree: &Keyed<Education>) -> Card<'_> {
    let found = words([Some(&degree.degree), degree.field.as_ref(), degree.institution.as_ref()]);
    Card {
        kind: Kind::Education,
        id: degree.id.as_str(),
        headline: found.join(", "),
        fields: vec![
            ("degree", Value::text(Some(&degree.degree))),
            ("field", Value::Text(degree.field.clone())),
            ("institution", Value::Text(degree.institution.clone())),
            ("year", Value::Number(degree.year)),
            ("status", Value::text(degree.status.map(DegreeStatus::as_str))),
        ],
        provenance: &degree.fact.provenance,
        words: found,
        doubts: if degree.institution.is_none() { vec!["no institution".to_owned()] } else { Vec::new() },
    }
}
