//! Values of `newscv.toml` as fields take them.
//!
//! In: a field's name and its value. Out: the value, or what was expected. What no output could
//! use (a DOI that is none, a link that runs something) is refused here, where the user can mend it.

use std::fmt::Display;
use std::str::FromStr;

use toml::Value;

use crate::cv::Id;
use crate::date::Date;
use crate::fact::{Link, LinkKind};
use crate::identifier;
use crate::person::{Author, Authors, Name};
use crate::resolve::key;

/// How a field reads its value.
type Read<T> = fn(&str, &Value) -> Result<T, String>;

/// A field that may be unknown.
pub(super) fn optional<T>(name: &str, value: Option<&Value>, read: Read<T>) -> Result<Option<T>, String> {
    value.map(|value| read(name, value)).transpose()
}

/// A field that every fact of its kind has.
pub(super) fn needed<T>(name: &str, value: Option<&Value>, read: Read<T>) -> Result<T, String> {
    let value = value.ok_or_else(|| format!("'{name}' cannot be cleared; set it, or drop the fact"))?;
    read(name, value)
}

/// A text that says something.
pub(super) fn text(name: &str, value: &Value) -> Result<String, String> {
    let text = value.as_str().ok_or_else(|| format!("expected a text for '{name}'"))?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { Err(format!("'{name}' says nothing")) } else { Ok(text) }
}

/// A name that outputs can use as it is: for a publication it is the citation key.
pub(super) fn id(name: &str, value: &Value) -> Result<Id, String> {
    let text = text(name, value)?;
    if key::is_plain(&text) { Ok(Id::new(text)) } else { Err(format!("'{text}' holds what no key can hold")) }
}

/// A year of the common era.
pub(super) fn year(name: &str, value: &Value) -> Result<i16, String> {
    let number = value.as_integer().or_else(|| value.as_str()?.trim().parse().ok());
    let year = number.filter(|number| (1000..=2999).contains(number)).and_then(|number| i16::try_from(number).ok());
    year.ok_or_else(|| format!("expected a year such as 2024 for '{name}'"))
}

/// How many.
pub(super) fn count(name: &str, value: &Value) -> Result<u32, String> {
    let count = value.as_integer().and_then(|number| u32::try_from(number).ok());
    count.ok_or_else(|| format!("expected a count from zero for '{name}'"))
}

/// A date at any precision.
pub(super) fn date(name: &str, value: &Value) -> Result<Date, String> {
    let written = match value {
        Value::String(text) => text.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Datetime(date) => date.to_string(),
        _ => String::new(),
    };
    written.parse().map_err(|error| format!("{error} for '{name}'"))
}

/// A word of a closed list.
pub(super) fn parsed<T: FromStr>(name: &str, value: &Value) -> Result<T, String>
where
    T::Err: Display,
{
    text(name, value)?.parse().map_err(|error: T::Err| format!("{error}"))
}

/// A DOI, bare or as a link.
pub(super) fn doi(name: &str, value: &Value) -> Result<String, String> {
    let text = text(name, value)?;
    identifier::find_doi(&text).ok_or_else(|| format!("'{text}' is no DOI; expected one such as 10.1234/abc"))
}

/// An arXiv number, bare or as a link.
pub(super) fn arxiv(name: &str, value: &Value) -> Result<String, String> {
    let text = text(name, value)?;
    let number = identifier::arxiv_in_field(&text);
    number.ok_or_else(|| format!("'{text}' is no arXiv number; expected one such as 2401.01234"))
}

/// An address on the web.
pub(super) fn address(name: &str, value: &Value) -> Result<String, String> {
    let text = text(name, value)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.contains(' ') => Ok(text),
        _ => Err(format!("expected an address that begins with https:// for '{name}'")),
    }
}

/// Links with their kinds.
pub(super) fn links(name: &str, value: &Value) -> Result<Vec<Link>, String> {
    let wrong = || format!("expected a list such as [{{kind = \"code\", url = \"https://example.org\"}}] for '{name}'");
    let link = |value: &Value| {
        let table = value.as_table().filter(|table| table.len() == 2).ok_or_else(wrong)?;
        let kind: LinkKind = parsed("kind", table.get("kind").ok_or_else(wrong)?)?;
        Ok(Link { kind, url: address("url", table.get("url").ok_or_else(wrong)?)? })
    };
    value.as_array().ok_or_else(wrong)?.iter().map(link).collect()
}

/// Names in order; `others` for those that are not named.
pub(super) fn authors(name: &str, value: &Value) -> Result<Authors, String> {
    let list = value.as_array().ok_or_else(|| format!("expected a list of names for '{name}'"))?;
    let mut authors = Authors::default();
    for value in list {
        let author = text(name, value)?;
        if author.eq_ignore_ascii_case("others") {
            authors.and_others = true;
        } else {
            authors.list.push(Author::new(Name::parse(&author)));
        }
    }
    Ok(authors)
}
