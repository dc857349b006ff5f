//! Setting and clearing the fields of a fact.

use std::fmt::Display;
use std::str::FromStr;

use toml::Value;

use super::choose::Found;
use crate::cv::{Cv, Id};
use crate::date::Date;
use crate::fact::{Award, Education, Position, Publication, Service, Talk, UnnamedPublications};
use crate::person::{Author, Authors, Name};
use crate::resolve::settings::unknown;
use crate::venue::Venue;

type Done = Result<(), String>;

/// Sets `name` to `value`.
pub(crate) fn set(cv: &mut Cv, found: Found, name: &str, value: &Value) -> Done {
    if name == "id" {
        let id = Id::new(text(name, value)?);
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
    const FIELDS: &[&str] =
        &["title", "short_title", "authors", "venue", "year", "date", "kind", "track", "status", "arxiv", "doi", "url"];
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
        "arxiv" => fact.arxiv = optional(name, value, text)?,
        "doi" => fact.doi = optional(name, value, text)?,
        "url" => fact.url = optional(name, value, text)?,
        _ => return Err(unknown("field", name, FIELDS)),
    }
    Ok(())
}

fn unnamed(fact: &mut UnnamedPublications, name: &str, value: Option<&Value>) -> Done {
    match name {
        "count" => {
            let count = needed(name, value, year)?;
            fact.count = u32::try_from(count).map_err(|_| "expected a count from zero for 'count'".to_owned())?;
        }
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
        "url" => fact.url = optional(name, value, text)?,
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
        _ => return Err(unknown("field", name, &["degree", "institution", "field", "year"])),
    }
    Ok(())
}

/// A field that may be unknown.
fn optional<T>(
    name: &str,
    value: Option<&Value>,
    read: fn(&str, &Value) -> Result<T, String>,
) -> Result<Option<T>, String> {
    value.map(|value| read(name, value)).transpose()
}

/// A field that every fact of its kind has.
fn needed<T>(name: &str, value: Option<&Value>, read: fn(&str, &Value) -> Result<T, String>) -> Result<T, String> {
    let value = value.ok_or_else(|| format!("'{name}' cannot be cleared; set it, or drop the fact"))?;
    read(name, value)
}

fn text(name: &str, value: &Value) -> Result<String, String> {
    value.as_str().map(str::to_owned).ok_or_else(|| format!("expected a text for '{name}'"))
}

fn year(name: &str, value: &Value) -> Result<i16, String> {
    let number = value.as_integer().and_then(|number| i16::try_from(number).ok());
    number.ok_or_else(|| format!("expected a number such as 2024 for '{name}'"))
}

fn date(name: &str, value: &Value) -> Result<Date, String> {
    let written = match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Datetime(date) => date.to_string(),
        _ => String::new(),
    };
    written.parse().map_err(|error| format!("{error} for '{name}'"))
}

fn parsed<T: FromStr>(name: &str, value: &Value) -> Result<T, String>
where
    T::Err: Display,
{
    text(name, value)?.parse().map_err(|error: T::Err| format!("{error}"))
}

fn authors(name: &str, value: &Value) -> Result<Authors, String> {
    let wrong = || format!("expected a list of names for '{name}'");
    let list = value.as_array().ok_or_else(wrong)?;
    let names: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
    let names = names.ok_or_else(wrong)?;
    let is_others = |name: &&str| name.eq_ignore_ascii_case("others");
    Ok(Authors {
        list: names.iter().filter(|name| !is_others(name)).map(|name| Author::new(Name::parse(name))).collect(),
        and_others: names.iter().any(is_others),
    })
}

/// A venue by its name; one known before keeps its sort.
fn set_venue(venue: &mut Option<Venue>, name: &str, value: Option<&Value>) -> Done {
    *venue = match value {
        None => None,
        Some(value) => {
            let printed = text(name, value)?;
            let kind = venue.as_ref().and_then(|venue| venue.kind);
            Some(Venue { acronym: None, name: None, printed, kind, host: None })
        }
    };
    Ok(())
}
