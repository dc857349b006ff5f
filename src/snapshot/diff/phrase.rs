//! A fact and its fields in words: what a person would write of it in one line.
//!
//! Input are the fields of the interchange form, output plain text, escaped by nobody.

use serde_json::Value;

use super::{Change, Fact, Fields, Kind};
use crate::export::link;
use crate::fact::DegreeStatus;

/// A fact in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// What it is called.
    pub(super) name: String,
    /// What else is known of it.
    pub(super) rest: Vec<String>,
    /// Where it leads.
    pub(super) url: Option<String>,
}

/// The heading over facts of a kind.
pub(super) fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Owner => "About",
        Kind::Publication => "Publications",
        Kind::Unnamed => "Publications without a title",
        Kind::Award => "Awards",
        Kind::Service => "Service",
        Kind::Talk => "Talks",
        Kind::Position => "Positions",
        Kind::Education => "Education",
    }
}

/// The line of a fact. `title_of` gives the title of a work by its citation key.
pub(super) fn line(fact: &Fact, title_of: &dyn Fn(&str) -> Option<String>) -> Line {
    let own = |field: &str| fact.text(field).map(str::to_owned);
    let venue = fact.fields.get("venue").and_then(venue);
    let edition =
        joined(&[venue.clone(), fact.fields.get("year").and_then(Value::as_i64).map(|year| year.to_string())]);
    let work = own("publication").map(|id| format!("for {}", title_of(&id).unwrap_or(id)));
    let (names, rest) = match fact.kind {
        Kind::Owner => (vec![own("name")], vec![own("affiliation"), own("email")]),
        Kind::Publication => (vec![own("title"), own("short_title")], vec![authors(fact), edition, standing(fact)]),
        Kind::Unnamed => (vec![count(fact)], vec![edition]),
        Kind::Award => (vec![own("title")], vec![own("awarder"), own("date"), work]),
        Kind::Service => (vec![own("role")], vec![edition]),
        Kind::Talk => {
            (vec![own("title"), own("event")], vec![kind_of_talk(fact), own("event"), own("location"), own("date")])
        }
        Kind::Position => (vec![own("role"), own("organization")], vec![own("organization"), period(fact)]),
        Kind::Education => {
            let status = own("status").filter(|status| status == DegreeStatus::UnderWay.as_str());
            let year = fact.year().map(|year| year.to_string());
            (vec![own("degree")], vec![own("field"), own("institution"), year, status])
        }
    };
    let name = names.into_iter().flatten().next().or_else(|| own("id")).unwrap_or_default();
    let rest = rest.into_iter().flatten().filter(|part| *part != name).collect();
    let main = own("url").and_then(|url| link::web(&url));
    let by_number = || own("doi").and_then(|doi| link::doi(&doi)).or_else(|| link::arxiv(&own("arxiv")?));
    Line { name, rest, url: main.or_else(by_number) }
}

/// The names that people know fields by; others are called as in the interchange form.
const NAMES: &[(&str, &str)] =
    &[("id", "citation key"), ("short_title", "short title"), ("arxiv", "arXiv"), ("doi", "DOI"), ("url", "link")];

/// What became of a field: `status: preprint → accepted`.
pub(super) fn change(change: &Change) -> String {
    let name = NAMES.iter().find(|(field, _)| *field == change.field).map_or(change.field.as_str(), |(_, name)| name);
    if let (Value::Array(before), Value::Array(after)) = (&change.before, &change.after) {
        return format!("{name}: {}", list(before, after));
    }
    let venue = differing(&change.before, &change.after);
    match venue.unwrap_or_else(|| (said(&change.before), said(&change.after))) {
        (None, after) => format!("{name}: {}", after.unwrap_or_default()),
        (Some(before), None) => format!("{name}: {before} → not told"),
        (Some(before), Some(after)) => format!("{name}: {before} → {after}"),
    }
}

/// What a list gained and lost; both where only the order changed.
fn list(before: &[Value], after: &[Value]) -> String {
    let of = |sign: &str, own: &[Value], other: &[Value]| {
        let own = own.iter().filter(|value| !other.contains(value)).filter_map(said);
        own.map(|text| format!("{sign}{text}")).collect::<Vec<_>>()
    };
    let parts = [of("+", after, before), of("−", before, after)].concat();
    if parts.is_empty() { after.iter().filter_map(said).collect::<Vec<_>>().join(", ") } else { parts.join(", ") }
}

/// A value in words; `None` where it is unknown.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => Some(list.iter().filter_map(said).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) if fields.contains_key("printed") => venue(value),
        Value::Object(fields) => fields.get("url").and_then(Value::as_str).map(str::to_owned),
        other => Some(other.to_string()),
    }
}

/// The names of a venue, the everyday one first.
const VENUE: &[&str] = &["acronym", "name", "printed"];

/// The everyday name of a venue.
fn venue(value: &Value) -> Option<String> {
    VENUE.iter().find_map(|name| value.get(*name)?.as_str()).map(str::to_owned)
}

/// The first of the names of a venue that is another than it was. Where one state lacks that name,
/// its everyday name stands for it.
fn differing(before: &Value, after: &Value) -> Option<(Option<String>, Option<String>)> {
    let (Value::Object(before), Value::Object(after)) = (before, after) else { return None };
    let name = VENUE.iter().find(|name| before.get(**name) != after.get(**name))?;
    let of = |fields: &Fields| {
        let mut names = std::iter::once(name).chain(VENUE);
        names.find_map(|name| fields.get(*name)?.as_str()).map(str::to_owned)
    };
    Some((of(before), of(after)))
}

fn authors(fact: &Fact) -> Option<String> {
    said(fact.fields.get("authors")?)
}

/// How far a work has come, where it is not out, and its track.
fn standing(fact: &Fact) -> Option<String> {
    let status = fact.text("status").filter(|status| *status != "published");
    match (status, fact.text("track")) {
        (Some(status), Some(track)) => Some(format!("{status} ({track})")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// The kind of a talk, where it is a known one.
fn kind_of_talk(fact: &Fact) -> Option<String> {
    fact.text("kind").filter(|kind| *kind != "other").map(str::to_owned)
}

fn count(fact: &Fact) -> Option<String> {
    let count = fact.fields.get("count")?.as_i64()?;
    Some(format!("{count} {}", if count == 1 { "publication" } else { "publications" }))
}

fn period(fact: &Fact) -> Option<String> {
    match (fact.text("start"), fact.text("end")) {
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("until {end}")),
        (None, None) => None,
    }
}

fn joined(parts: &[Option<String>]) -> Option<String> {
    let parts: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
