//! Names that the page writes out behind a short form: `SoCC (Symposium on Coastal Currents) 2024`.
//!
//! Input: a text and the venues found in it. Output: the same, where the page's name stands in
//! place of the catalogue's wherever the two differ: a short form may stand for several venues, and
//! the page knows which it means.

use super::VenueMention;
use super::edition::Edition;
use super::heads::head;
use crate::venue::{Catalogue, Venue, VenueKind};

/// Takes the page's name for what it writes out itself.
pub(super) fn named_by_page(text: &str, mentions: Vec<VenueMention>) -> Vec<VenueMention> {
    let mut kept: Vec<VenueMention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        if kept.last().is_some_and(|last| mention.range.start < last.range.end) {
            continue;
        }
        kept.push(renamed(text, &mention).unwrap_or(mention));
    }
    kept
}

/// The venue by the name in the bracket right behind its short form, if that is another's.
fn renamed(text: &str, short: &VenueMention) -> Option<VenueMention> {
    let acronym = short.venue.acronym.clone().filter(|acronym| text[short.range.clone()].starts_with(acronym))?;
    let rest = text[short.range.end..].strip_prefix(" (")?;
    let name = rest.split_once(')')?.0.trim();
    let kind = name.split(' ').find_map(head).map(|head| head.kind)?;
    let is_other = short.known && name.split(' ').count() >= 3 && Catalogue::known().find(name).is_none();
    if !is_other || !spells(name, &acronym) || kind == VenueKind::Workshop {
        return None;
    }
    let edition = Edition::after(text, short.range.end + 2 + name.len() + 1, false);
    let years = if short.years.is_empty() { edition.years } else { short.years.clone() };
    let range = short.range.start..edition.end;
    let venue = Venue {
        acronym: Some(acronym),
        name: Some(name.to_owned()),
        printed: text[range.clone()].trim_end().to_owned(),
        kind: Some(kind),
        host: None,
    };
    Some(VenueMention { range, venue, year: years.first().copied(), years, known: false, ..short.clone() })
}

/// Whether the letters of a short form stand in the name in their order.
fn spells(name: &str, acronym: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    acronym
        .chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .all(|c| letters.any(|letter| letter == c))
}
