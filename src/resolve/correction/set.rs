//! Setting and clearing the fields of a fact.

use toml::Value;

use super::choose::{self, Found};
use super::value::{address, arxiv, authors, count, date, doi, id, links, needed, optional, parsed, text, year};
use crate::cv::{Cv, Id};
use crate::fact::{Award, Education, Position, Publication, Service, Talk, UnnamedPublications};
use crate::resolve::settings::unknown;
use crate::venue::{Catalogue, Venue, VenueKind};

type Done = Result<(), String>;

/// Sets `name` to `value`; to nothing, clears it.
pub(crate) fn set(cv: &mut Cv, found: Found, name: &str, value: &Value) -> Done {
    let is_empty =
        value.as_str().is_some_and(|text| text.trim().is_empty()) || value.as_array().is_some_and(Vec::is_empty);
    if is_empty {
        return clear(cv, found, name);
    }
    if name == "id" {
        let id = id(name, value)?;
        let own = id_of(cv, found).clone();
        if id != own && choose::has_id(cv, &id) {
            return Err(format!("another fact has the id '{id}' already"));
        }
        *id_of(cv, found) = id;
        return Ok(());
    }
    change(cv, found, name, Some(value))
}

/// Clears `name`.
pub(crate) fn clear(cv: &mut Cv, found: Found, name: &str) -> Done {
    change(cv, found, name, None)
}

fn id_of(cv: &mut Cv, found: Found) -> &mut Id {
    match found {
        Found::Publication(at) => &mut cv.publications[at].id,
        Found::Unnamed(at) => &mut cv.unnamed_publications[at].id,
        Found::Award(at) => &mut cv.awards[at].id,
        Found::Service(at) => &mut cv.service[at].id,
        Found::Talk(at) => &mut cv.talks[at].id,
        Found::Position(at) => &mut cv.positions[at].id,
        Found::Education(at) => &mut cv.education[at].id,
    }
}

fn change(cv: &mut Cv, found: Found, name: &str, value: Option<&Value>) -> Done {
    match found {
        Found::Publication(at) => publication(&mut cv.publications[at].publication, name, value),
        Found::Unnamed(at) => unnamed(&mut cv.unnamed_publications[at].fact, name, value),
        Found::Award(at) => award(&mut cv.awards[at].award, name, value),
        Found::Service(at) => service(&mut cv.service[at].fact, name, value),
        Found::Talk(at) => talk(&mut cv.talks[at].talk, name, value),
        Found::Position(at) => position(&mut cv.positions[at].fact, name, value),
        Found::Education(at) => education(&mut cv.education[at].fact, name, value),
    }
}

fn publication(fact: &mut Publication, name: &str, value: Option<&Value>) -> Done {
    const FIELDS: &[&str] = &[
        "title", "short_title", "authors", "venue", "year", "date", "kind", "track", "status", "arxiv", "doi", "url",
        "links",
    ];
    match name {
        "title" => fact.title = optional(name, value, text)?,
        "short_title" => fact.short_title = optional(name, value, text)?,
        "authors" => fact.authors = optional(name, value, authors)?,
        "venue" => set_venue(&mut fact.venue, name, value)?,
        "year" => fact.year = optional(name, value, year)?,
        "date" => fact.date = optional(name, value, date)?,
        "kind" => fact.kind = needed(name, value, parsed)?,
        "track" => fact.track = optional(name, value, text)?,
        "status" => fact.status = needed(name, value, parsed)?,
        "arxiv" => fact.arxiv = optional(name, value, arxiv)?,
        "doi" => fact.doi = optional(name, value, doi)?,
        "url" => fact.url = optional(name, value, address)?,
        "links" => fact.links = optional(name, value, links)?.unwrap_or_default(),
        _ => return Err(unknown("field", name, FIELDS)),
    }
    Ok(())
}

fn unnamed(fact: &mut UnnamedPublications, name: &str, value: Option<&Value>) -> Done {
    match name {
        "count" => fact.count = needed(name, value, count)?,
        "venue" => set_venue(&mut fact.venue, name, value)?,
        "year" => fact.year = optional(name, value, year)?,
        "date" => fact.date = optional(name, value, date)?,
        "track" => fact.track = optional(name, value, text)?,
        _ => return Err(unknown("field", name, &["count", "venue", "year", "date", "track"])),
    }
    Ok(())
}

fn award(fact: &mut Award, name: &str, value: Option<&Value>) -> Done {
    match name {
        "title" => fact.title = needed(name, value, text)?,
        "awarder" => fact.awarder = optional(name, value, text)?,
        "date" => fact.date = optional(name, value, date)?,
        "work" => fact.work = optional(name, value, text)?,
        _ => return Err(unknown("field", name, &["title", "awarder", "date", "work"])),
    }
    Ok(())
}

fn service(fact: &mut Service, name: &str, value: Option<&Value>) -> Done {
    match name {
        "role" => fact.role = needed(name, value, text)?,
        "venue" => set_venue(&mut fact.venue, name, value)?,
        "year" => fact.year = optional(name, value, year)?,
        "date" => fact.date = optional(name, value, date)?,
        _ => return Err(unknown("field", name, &["role", "venue", "year", "date"])),
    }
    Ok(())
}

fn talk(fact: &mut Talk, name: &str, value: Option<&Value>) -> Done {
    match name {
        "title" => fact.title = optional(name, value, text)?,
        "event" => fact.event = optional(name, value, text)?,
        "location" => fact.location = optional(name, value, text)?,
        "date" => fact.date = optional(name, value, date)?,
        "kind" => fact.kind = needed(name, value, parsed)?,
        "work" => fact.work = optional(name, value, text)?,
        "url" => fact.url = optional(name, value, address)?,
        _ => return Err(unknown("field", name, &["title", "event", "location", "date", "kind", "work", "url"])),
    }
    Ok(())
}

fn position(fact: &mut Position, name: &str, value: Option<&Value>) -> Done {
    match name {
        "role" => fact.role = optional(name, value, text)?,
        "organization" => fact.organization = optional(name, value, text)?,
        "location" => fact.location = optional(name, value, text)?,
        "start" => fact.start = optional(name, value, date)?,
        "end" => fact.end = optional(name, value, date)?,
        _ => return Err(unknown("field", name, &["role", "organization", "location", "start", "end"])),
    }
    Ok(())
}

fn education(fact: &mut Education, name: &str, value: Option<&Value>) -> Done {
    match name {
        "degree" => fact.degree = needed(name, value, text)?,
        "institution" => fact.institution = optional(name, value, text)?,
        "field" => fact.field = optional(name, value, text)?,
        "year" => fact.year = optional(name, value, year)?,
        "status" => fact.status = optional(name, value, parsed)?,
        _ => return Err(unknown("field", name, &["degree", "institution", "field", "year", "status"])),
    }
    Ok(())
}

/// A venue by its name. One that the user names wants no second look, so it has a sort in any case:
/// that of the catalogue, of the venue before, or no particular one.
fn set_venue(venue: &mut Option<Venue>, name: &str, value: Option<&Value>) -> Done {
    let Some(value) = value else {
        *venue = None;
        return Ok(());
    };
    let printed = text(name, value)?;
    let known = Catalogue::known().find_edition(&printed);
    let former = venue.as_ref().and_then(|venue| venue.kind);
    *venue = Some(Venue {
        acronym: known.as_ref().and_then(|known| known.acronym).map(str::to_owned),
        name: known.as_ref().map(|known| known.name.to_owned()),
        kind: known.map(|known| known.kind).or(former).or(Some(VenueKind::Other)),
        printed,
        host: None,
    });
    Ok(())
}
