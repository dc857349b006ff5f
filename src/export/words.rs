//! The short phrases that several formats share: names in a row, a venue in words, a fact's labels.
//!
//! Input: values of a CV. Output: plain text, escaped by nobody; the format that prints it escapes.

use std::borrow::Cow;

use crate::person::Authors;
use crate::venue::Venue;

/// Names in a row: `A, B and C`, `A et al.`.
pub(crate) fn authors(authors: &Authors) -> String {
    let names: Vec<&str> = authors.list.iter().map(|author| author.name.printed.as_str()).collect();
    match names.split_last() {
        None => String::new(),
        Some(_) if authors.and_others => format!("{} et al.", names.join(", ")),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// A venue in words: full name with its acronym behind it in brackets, else the one that is known; a
/// workshop with its host.
pub(crate) fn venue(venue: &Venue) -> String {
    named(venue, |name, acronym| format!("{name} ({acronym})"))
}

/// A venue in words as [`venue`], to stand in brackets itself.
pub(crate) fn venue_for_brackets(venue: &Venue) -> String {
    named(venue, |name, acronym| format!("{name}, {acronym}"))
}

/// The edition of a venue as printed, without the track that may stand in brackets behind it:
/// `AAAI'24` of `AAAI'24 (oral)`.
pub(crate) fn edition<'a>(venue: &'a Venue, track: Option<&str>) -> &'a str {
    let printed = venue.printed.trim();
    let before = printed.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let is_track = |inside: &str| track.is_some_and(|track| inside.trim().eq_ignore_ascii_case(track.trim()));
    before.filter(|(_, inside)| is_track(inside)).map_or(printed, |(edition, _)| edition.trim_end())
}

fn named(venue: &Venue, both: impl Fn(&str, &str) -> String) -> String {
    let name = match (&venue.name, &venue.acronym) {
        (Some(name), Some(acronym)) if !holds(name, acronym) => both(name, acronym),
        _ => venue.name.as_deref().unwrap_or_else(|| venue.label()).to_owned(),
    };
    with_host(name, venue)
}

/// A venue in short: its acronym where it has one, a workshop with its host.
pub(crate) fn venue_short(venue: &Venue) -> String {
    with_host(venue.label().to_owned(), venue)
}

fn with_host(name: String, venue: &Venue) -> String {
    match &venue.host {
        Some(host) if !holds(&name, host) => format!("{name} at {host}"),
        _ => name,
    }
}

/// Whether `text` has `part` as words of its own, letter case aside.
pub(crate) fn holds(text: &str, part: &str) -> bool {
    let (text, part) = (text.to_lowercase(), part.to_lowercase());
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(&part)
        .any(|(at, _)| is_edge(text[..at].chars().next_back()) && is_edge(text[at + part.len()..].chars().next()))
}

/// `text` with its first letter as a capital, unless its first word has capitals elsewhere (`mHealth`).
pub(crate) fn capitalized(text: &str) -> Cow<'_, str> {
    let mut chars = text.chars();
    let is_plain = !text.split_whitespace().next().unwrap_or_default().chars().any(char::is_uppercase);
    match chars.next() {
        Some(first) if first.is_lowercase() && is_plain => first.to_uppercase().chain(chars).collect::<String>().into(),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::{Author, Name};

    fn list(names: &[&str], and_others: bool) -> Authors {
        let list = names.iter().map(|name| Author::new(Name::parse(name))).collect();
        Authors { list, and_others }
    }

    #[test]
    fn names_stand_in_a_row() {
        assert_eq!(authors(&list(&["Ada Weiss"], false)), "Ada Weiss");
        assert_eq!(authors(&list(&["Ada Weiss", "Bo Lund"], false)), "Ada Weiss and Bo Lund");
        assert_eq!(authors(&list(&["A", "B", "C"], false)), "A, B and C");
        assert_eq!(authors(&list(&["A", "B"], true)), "A, B et al.");
        assert_eq!(authors(&list(&[], false)), "");
    }

    #[test]
    fn an_edition_has_no_track_behind_it() {
        let printed = |text: &str| Venue { acronym: None, name: None, printed: text.into(), kind: None, host: None };
        assert_eq!(edition(&printed("ABC'24 (Oral)"), Some("oral")), "ABC'24");
        assert_eq!(edition(&printed("ABC'24 (Graz)"), Some("oral")), "ABC'24 (Graz)");
        assert_eq!(edition(&printed("ABC'24 (oral)"), None), "ABC'24 (oral)");
    }

    #[test]
    fn a_venue_is_named_once() {
        let named = |acronym: Option<&str>, name: Option<&str>, host: Option<&str>| {
            let own = |text: Option<&str>| text.map(str::to_owned);
            let (acronym, name, host) = (own(acronym), own(name), own(host));
            venue(&Venue { acronym, name, printed: "ABC 2024".into(), kind: None, host })
        };
        assert_eq!(named(Some("ABC"), Some("Advances in Bees"), None), "Advances in Bees (ABC)");
        assert_eq!(named(Some("ABC"), Some("ABC Findings"), None), "ABC Findings");
        assert_eq!(named(None, None, None), "ABC 2024");
        assert_eq!(named(None, Some("Bees Workshop"), Some("ABC")), "Bees Workshop at ABC");
        assert_eq!(named(None, Some("Bees Workshop @ ABC"), Some("ABC")), "Bees Workshop @ ABC");
    }
}
