//! Finds venues in text: by the catalogue, and unknown ones by their shape.
//!
//! Input: an entry's text and marks. Output: [`VenueMention`]s in order, without overlap. Steps:
//!
//! 1. [`name`]: names of the catalogue, phrases shaped like a venue ([`shape`]), unknown short forms with a year.
//! 2. [`mention`]: what belongs to a name: sponsor, ordinal, short form in brackets, years and track ([`edition`]).
//! 3. [`workshop`]: a workshop and its host become one mention.
//! 4. [`context`]: a name that is also an ordinary word stays only where it is meant as a venue.
//! 5. [`written_out`]: a name that the page itself writes out goes before the catalogue's.
//!
//! One pass over the words and no backtracking. What the venue means for a fact is the readers' business.

mod article;
mod context;
mod edition;
mod heads;
mod mention;
mod name;
mod shape;
mod track;
mod workshop;
mod written_out;

use std::ops::Range;

use crate::text::RichText;
use crate::venue::{Catalogue, Venue};

use crate::venue::words::words;

use shape::Scan;

/// How sure it is that a phrase names a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// It only could: an ordinary word, or a capitalised phrase after a cue.
    Weak,
    /// By its shape.
    Likely,
    /// By the catalogue, or by its shape and a year.
    Sure,
}

/// A venue named in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct VenueMention {
    /// Its bytes in the text, with sponsor, year and track.
    pub(crate) range: Range<usize>,
    /// The venue.
    pub(crate) venue: Venue,
    /// The year of the edition, where printed: the first of [`VenueMention::years`].
    pub(crate) year: Option<i16>,
    /// All editions printed, ranges written out: `2019, 2021-2023`.
    pub(crate) years: Vec<i16>,
    /// The track, where printed, in small letters.
    pub(crate) track: Option<String>,
    /// Whether the catalogue has it.
    pub(crate) known: bool,
    /// How sure it is.
    pub(crate) strength: Strength,
}

/// Finds the venues of a text.
pub(crate) fn find_venues(content: &RichText) -> Vec<VenueMention> {
    let text = content.as_str();
    let words = words(text);
    let scan = Scan { text, words: &words };
    let drafts = mention::drafts(scan, &name::find_names(scan));
    let drafts = workshop::join(scan, mention::join(scan, drafts));
    written_out::named_by_page(text, mention::choose(content, drafts))
}

/// The Findings of a conference, where it is known to have some.
pub(crate) fn findings_of(venue: &Venue) -> Option<Venue> {
    let acronym = format!("{} Findings", venue.acronym.as_ref()?);
    let name = Catalogue::known().find(&acronym).map(|entry| entry.name.to_owned())?;
    Some(Venue { acronym: Some(acronym), name: Some(name), ..venue.clone() })
}

/// The conference that these Findings are of; the venue itself where it is none.
pub(crate) fn conference_of(venue: &Venue) -> Venue {
    let base = venue.acronym.as_deref().and_then(|acronym| acronym.strip_suffix(" Findings"));
    let Some(acronym) = base else { return venue.clone() };
    let name = Catalogue::known().find(acronym).map(|entry| entry.name.to_owned());
    Venue { acronym: Some(acronym.to_owned()), name, ..venue.clone() }
}

/// What stands at `at` as a venue, right after a cue: a venue found there, else the capitalised
/// phrase that begins there. Spaces, quotation marks and articles are passed over.
pub(crate) fn venue_at(content: &RichText, at: usize, found: &[VenueMention]) -> Option<VenueMention> {
    let text = content.as_str();
    let start = article::skip_articles(text, at);
    if let Some(mention) = found.iter().find(|mention| mention.range.start <= start && start < mention.range.end) {
        return Some(mention.clone());
    }
    if found.iter().any(|mention| mention.range.start >= at && mention.range.start <= start) {
        return found.iter().find(|mention| mention.range.start >= at).cloned();
    }
    let words = words(text);
    let scan = Scan { text, words: &words };
    let first = words.iter().position(|word| word.start >= start)?;
    (words[first].start == start).then(|| mention::any_phrase(scan, first)).flatten()
}

#[cfg(test)]
mod tests;
