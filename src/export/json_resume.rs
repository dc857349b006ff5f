//! `resume.json`: a CV as JSON Resume, <https://jsonresume.org/schema>, version 1.0.0.
//!
//! Input: a [`Cv`]. Output: the bytes of one JSON object that the official schema accepts.
//! The user's own resume, where there is one, comes first and stays as it is; [`join`] adds what it
//! lacks. Empty means absent, dates keep their precision, and no clock is read (`meta.lastModified`
//! is the user's to write); `meta.generator` tells that newscv wrote it. Acceptances without titles have no place in the schema and stay out.
//! Keys that the schema does not name but allows: `authors`, `doi`, `arxiv`, `type`, `status` of a
//! publication, `affiliation` of the owner.

mod join;

use serde_json::{Map, Value, json};

use crate::cv::{Cv, Keyed, Owner, PresentedTalk, WonAward, Work};
use crate::date::Date;
use crate::fact::{Education, Position, Service, Status};
use crate::generator;
use crate::venue::{Venue, VenueKind};
use crate::warning::Warning;

use super::{OutputFile, Outputs, arrange, link, words};
use join::{Entry, Sameness};

const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";
const VERSION: &str = "v1.0.0";

/// Writes `resume.json`.
pub(super) fn write(cv: &Cv) -> Outputs {
    let (resume, warnings) = resume(cv);
    let mut text = format!("{:#}", Value::Object(resume));
    text.push('\n');
    Outputs { files: vec![OutputFile { path: "resume.json".into(), bytes: text.into_bytes() }], warnings }
}

fn resume(cv: &Cv) -> (Map<String, Value>, Vec<Warning>) {
    let mut out = cv.resume.clone().unwrap_or_else(|| object([("$schema", json!(SCHEMA))]));
    let mut warnings = Vec::new();
    join::basics(&mut out, basics(&cv.owner));
    let sections = [
        ("work", Sameness::InItsYear, cv.positions.iter().filter_map(work).collect()),
        ("volunteer", Sameness::OverYears, cv.service.iter().map(volunteer).collect()),
        ("education", Sameness::InItsYear, cv.education.iter().map(education).collect()),
        ("awards", Sameness::InItsYear, cv.awards.iter().map(|won| award(cv, won)).collect()),
        ("publications", Sameness::ByName, cv.publications.iter().filter_map(|work| publication(cv, work)).collect()),
        ("projects", Sameness::InItsYear, cv.talks.iter().map(|talk| project(cv, talk)).collect::<Vec<Entry>>()),
    ];
    for (section, sameness, entries) in sections {
        warnings.extend(join::section(&mut out, section, entries, sameness));
    }
    if out.get("meta").is_none_or(is_empty) {
        out.insert("meta".into(), json!({"canonical": SCHEMA, "version": VERSION}));
    }
    if let Some(Value::Object(meta)) = out.get_mut("meta") {
        meta.entry("generator").or_insert_with(|| json!(generator::NAME));
    }
    (out, warnings)
}

/// An object of the values that are there.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Map<String, Value> {
    fields.into_iter().filter(|(_, value)| !is_empty(value)).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A date as the schema's `iso8601` pattern has it, which knows the years 1000 to 2999.
fn date(date: Option<Date>) -> Value {
    date.filter(|date| (1000..3000).contains(&date.year())).map_or(Value::Null, |date| json!(date.to_string()))
}

fn year(year: Option<i16>) -> Value {
    date(year.map(Date::from_year))
}

fn basics(owner: &Owner) -> Map<String, Value> {
    let profiles: Vec<Value> = owner
        .profiles
        .iter()
        .map(|profile| {
            object([
                ("network", json!(profile.network)),
                ("username", json!(profile.username)),
                ("url", json!(link::web(&profile.url))),
            ])
        })
        .map(Value::Object)
        .collect();
    object([
        ("name", json!(owner.name)),
        ("label", json!(owner.label)),
        ("email", json!(owner.email.as_deref().filter(|email| link::is_email(email)))),
        ("url", json!(owner.url.as_deref().and_then(link::web))),
        // The page tells a town or a country; `region` is the schema's word for either.
        ("location", Value::Object(object([("region", json!(owner.location))]))),
        ("affiliation", json!(owner.affiliation)),
        ("profiles", Value::Array(profiles)),
    ])
}

fn work(position: &Keyed<Position>) -> Option<Entry> {
    if position.organization.is_none() && position.role.is_none() {
        return None;
    }
    let value = object([
        ("name", json!(position.organization)),
        ("position", json!(position.role.as_deref().map(words::capitalized))),
        ("location", json!(position.location)),
        ("startDate", date(position.start)),
        ("endDate", date(position.end)),
    ]);
    let year = position.start.or(position.end).map(Date::year);
    Some(
        Entry::new(value, year)
            .known_by("name", position.organization.as_deref())
            .known_by("position", position.role.as_deref()),
    )
}

fn volunteer(service: &Keyed<Service>) -> Entry {
    let venue = service.venue.as_ref();
    let forms = venue.map(forms);
    let forms: Vec<&str> = forms.iter().flatten().map(String::as_str).collect();
    let value = object([
        ("organization", json!(venue.map(words::venue))),
        ("position", json!(words::capitalized(&service.role))),
        ("startDate", year(service.year)),
        ("endDate", if ends_in_its_year(service) { year(service.year) } else { Value::Null }),
    ]);
    Entry::new(value, service.year).known_by_any("organization", &forms).known_by("position", Some(&service.role))
}

/// Whether the role was for one edition. Readers of JSON Resume take a missing end for "until
/// today", which is right for a seat on a board and wrong for a review.
fn ends_in_its_year(service: &Service) -> bool {
    let lasting = matches!(
        service.venue.as_ref().and_then(|venue| venue.kind),
        Some(VenueKind::Journal | VenueKind::Book | VenueKind::Other)
    );
    !lasting || service.role.to_lowercase().contains("review")
}

/// Every way in which a resume may name the venue.
fn forms(venue: &Venue) -> [String; 5] {
    let label = || venue.label().to_owned();
    let acronym = venue.acronym.clone().unwrap_or_else(label);
    let name = venue.name.clone().unwrap_or_else(label);
    [words::venue(venue), words::venue_short(venue), venue.printed.clone(), acronym, name]
}

fn education(degree: &Keyed<Education>) -> Entry {
    let value = object([
        ("institution", json!(degree.institution)),
        ("area", json!(degree.field)),
        ("studyType", json!(degree.degree)),
        ("endDate", year(degree.year)),
    ]);
    Entry::new(value, degree.year)
        .known_by("institution", degree.institution.as_deref())
        .known_by("studyType", Some(&degree.degree))
}

fn award(cv: &Cv, won: &WonAward) -> Entry {
    let work = arrange::awarded(cv, won);
    let value = object([
        ("title", json!(words::capitalized(&won.title))),
        ("date", date(won.date)),
        ("awarder", json!(won.awarder)),
        ("summary", json!(work.map(|work| format!("For “{work}”")))),
    ]);
    Entry::new(value, won.date.map(Date::year)).known_by("title", Some(&won.title))
}

fn publication(cv: &Cv, work: &Work) -> Option<Entry> {
    let name = arrange::title(work)?;
    let authors: Vec<&str> =
        work.authors.iter().flat_map(|authors| &authors.list).map(|author| author.name.printed.as_str()).collect();
    let value = object([
        ("name", json!(name)),
        ("publisher", json!(work.venue.as_ref().map(words::venue))),
        ("releaseDate", date(release_date(work))),
        ("url", json!(link::of_work(work))),
        ("summary", json!(summary(cv, work))),
        ("authors", json!(authors)),
        ("doi", json!(work.doi)),
        ("arxiv", json!(work.arxiv)),
        ("type", json!(work.kind.as_str())),
        ("status", json!(work.status.as_str())),
    ]);
    let names: Vec<&str> = [Some(name), work.short_title.as_deref()].into_iter().flatten().collect();
    Some(Entry::new(value, work.year).known_by_any("name", &names).or_by("doi", work.doi.as_deref()))
}

/// When the work came out. The news of an acceptance is no release, so that an accepted paper has
/// the year of the edition alone; a submitted one has not come out.
fn release_date(work: &Work) -> Option<Date> {
    let edition = work.year.map(Date::from_year);
    let printed = work.bib.as_ref().and_then(|entry| entry.field("date")).and_then(|date| date.parse().ok());
    match work.status {
        Status::Submitted => None,
        Status::Accepted => printed.or(edition),
        Status::Preprint | Status::Published => {
            let news = work.date.filter(|date| work.year.is_none_or(|year| year == date.year()));
            printed.or(news).or(edition)
        }
    }
}

/// Authors, track and awards as sentences; that a work is only submitted is said too.
fn summary(cv: &Cv, work: &Work) -> String {
    let mut parts = Vec::new();
    parts.extend(work.authors.as_ref().map(words::authors).filter(|names| !names.is_empty()));
    parts.extend(work.track.as_deref().map(|track| words::capitalized(track).into_owned()));
    parts.extend((work.status == Status::Submitted).then(|| "Submitted".to_owned()));
    parts.extend(work.awards.iter().filter_map(|id| cv.award(id)).map(|won| match &won.awarder {
        Some(awarder) => format!("{} ({awarder})", won.title),
        None => won.title.clone(),
    }));
    parts
        .iter()
        .map(|part| if part.ends_with('.') { part.clone() } else { format!("{part}.") })
        .collect::<Vec<_>>()
        .join(" ")
}

fn project(cv: &Cv, talk: &PresentedTalk) -> Entry {
    let kind = arrange::talk_kind(talk.kind);
    // Readers of JSON Resume need a name; where the page has no title, the kind of talk stands there.
    let title = arrange::talk_title(cv, talk);
    let name = title.unwrap_or(kind).to_owned();
    let description = [title.and(arrange::told_kind(talk)), talk.event.as_deref(), talk.location.as_deref()];
    let description = description.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let presented = arrange::presented(cv, talk).filter(|work| *work != name);
    let presented = presented.map(|work| format!("Presents “{work}”"));
    let value = object([
        ("name", json!(name)),
        ("description", json!(description)),
        ("highlights", json!(presented.into_iter().collect::<Vec<_>>())),
        ("startDate", date(talk.date)),
        ("endDate", date(talk.date)),
        ("url", json!(talk.url.as_deref().and_then(link::web))),
        ("roles", json!(["Speaker"])),
        ("entity", json!(talk.event)),
        ("type", json!("talk")),
    ]);
    Entry::new(value, talk.date.map(Date::year)).known_by("name", Some(&name)).known_by("entity", talk.event.as_deref())
}
