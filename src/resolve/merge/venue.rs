//! When two printed venues are one.
//!
//! Acronym, full name and abbreviations (`J. Sand Res.`) name one venue; years, ordinals, sponsors
//! and words such as `Proceedings` do not count. A workshop is never the conference it is held with.

use super::similarity::{fold, fold_words};
use crate::venue::{Venue, VenueKind};

/// Words that name no particular venue: the sort of event, sponsors, volumes, tracks.
const NOISE: &[&str] = &[
    "proceedings", "proc", "conference", "conf", "symposium", "international", "intl", "int", "annual", "meeting",
    "ieee", "cvf", "acm", "rsj", "rj", "usenix", "sigs", "the", "of", "on", "and", "for", "in", "at", "to", "vol",
    "volume", "main", "track", "findings", "companion", "edition",
];

/// A venue ready to be compared.
#[derive(Debug)]
pub(crate) struct Names {
    /// The words of each of its names, without noise.
    spellings: Vec<Vec<String>>,
    acronym: Option<String>,
    host: Option<String>,
    /// Whether it is a workshop, where that is known.
    workshop: Option<bool>,
}

impl Names {
    /// Prepares a venue.
    pub(crate) fn of(venue: &Venue) -> Self {
        let all = [venue.acronym.as_deref(), venue.name.as_deref(), Some(venue.printed.as_str())];
        let mut spellings: Vec<Vec<String>> = all.into_iter().flatten().map(name_words).collect();
        spellings.retain(|words| !words.is_empty());
        Self {
            spellings,
            acronym: venue.acronym.as_deref().map(fold).filter(|acronym| acronym.len() >= 3),
            host: venue.host.as_deref().map(fold),
            workshop: venue.kind.map(|kind| kind == VenueKind::Workshop),
        }
    }

    /// Whether both name one venue, editions aside.
    pub(crate) fn same(&self, other: &Self) -> bool {
        let differ = |one: Option<bool>, other: Option<bool>| one.zip(other).is_some_and(|(one, other)| one != other);
        let hosts_differ = self.host.as_ref().zip(other.host.as_ref()).is_some_and(|(one, other)| one != other);
        !differ(self.workshop, other.workshop) && !hosts_differ && self.share_a_name(other)
    }

    /// Whether one name of each is the same, whatever sort of event it is.
    pub(crate) fn share_a_name(&self, other: &Self) -> bool {
        let alike = |a: &Vec<String>, b: &Vec<String>| a == b || is_abbreviation(a, b) || is_abbreviation(b, a);
        self.spellings.iter().any(|a| other.spellings.iter().any(|b| alike(a, b)))
            || self.has_acronym_for(other)
            || other.has_acronym_for(self)
    }

    /// Whether the acronym is spelt out or stands as a word in one of the other's names.
    fn has_acronym_for(&self, other: &Self) -> bool {
        let Some(acronym) = &self.acronym else { return false };
        other.spellings.iter().any(|words| {
            let initials = || words.iter().filter_map(|word| word.chars().next());
            words.len() >= 3 && initials().eq(acronym.chars()) || (words.len() <= 3 && words.contains(acronym))
        })
    }
}

/// Whether both name one venue, editions aside.
pub(crate) fn same_venue(one: &Venue, other: &Venue) -> bool {
    Names::of(one).same(&Names::of(other))
}

/// Whether works appear there after review: no preprint server.
pub(crate) fn is_reviewed(venue: &Venue) -> bool {
    venue.kind != Some(VenueKind::Preprint)
}

/// Whether it is a workshop.
pub(crate) fn is_workshop(venue: &Venue) -> bool {
    venue.kind == Some(VenueKind::Workshop)
}

/// Whether the edition's year is printed with the venue: `ICML 2024`, `AAAI'26`.
pub(crate) fn prints_year(venue: &Venue, year: i16) -> bool {
    let year = year.to_string();
    let short = year.get(2..).map(|digits| format!("'{digits}"));
    let printed = venue.printed.replace('’', "'");
    printed.contains(&year) || short.is_some_and(|short| printed.contains(&short))
}

fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name
        .split(|character: char| character.is_whitespace() || "/-–,()[]:.".contains(character))
        .map(without_short_year)
        .flat_map(fold_words)
        .filter(|word| !is_edition(word))
        .collect();
    if words.iter().any(|word| !NOISE.contains(&word.as_str())) {
        words.retain(|word| !NOISE.contains(&word.as_str()));
    }
    words
}

/// `ICML'24` without its year.
fn without_short_year(word: &str) -> &str {
    match word.rsplit_once(['\'', '’']) {
        Some((before, year)) if year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit()) => before,
        _ => word,
    }
}

/// A year or an ordinal.
fn is_edition(word: &str) -> bool {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let is_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_digits && ["", "st", "nd", "rd", "th"].contains(&&word[digits.len()..])
}

/// `j sand res` for `journal sand research`: every word begins the other's, in order.
fn is_abbreviation(short: &[String], long: &[String]) -> bool {
    short.len() >= 2
        && short.len() == long.len()
        && short.iter().zip(long).all(|(short, long)| long.starts_with(short.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn venue(acronym: Option<&str>, printed: &str, kind: Option<VenueKind>) -> Venue {
        Venue { acronym: acronym.map(str::to_owned), name: None, printed: printed.to_owned(), kind, host: None }
    }

    fn same(one: &str, other: &str) -> bool {
        let (one, other) = (venue(None, one, None), venue(None, other, None));
        assert_eq!(same_venue(&one, &other), same_venue(&other, &one));
        same_venue(&one, &other)
    }

    #[test]
    fn years_ordinals_and_sponsors_do_not_count() {
        assert!(same("ICSD 2024", "Proceedings of the 12th IEEE/CVF ICSD"));
        assert!(same("ICSD'24", "ICSD"));
        assert!(same("Journal of Sand Research", "J. Sand Res."));
        assert!(!same("Journal of Sand Research", "Journal of Snow Research"));
    }

    #[test]
    fn an_acronym_stands_for_its_words() {
        let short = venue(Some("TSR"), "TSR", Some(VenueKind::Journal));
        let long = venue(None, "Transactions on Sand Research", Some(VenueKind::Journal));
        assert!(same_venue(&short, &long));
    }

    #[test]
    fn a_workshop_is_not_its_conference() {
        let workshop = venue(Some("ICSD"), "Wet Sand Workshop @ ICSD", Some(VenueKind::Workshop));
        let conference = venue(Some("ICSD"), "ICSD 2024", Some(VenueKind::Conference));
        assert!(!same_venue(&workshop, &conference));
    }

    #[test]
    fn a_year_is_printed_in_full_or_with_an_apostrophe() {
        assert!(prints_year(&venue(None, "ICSD’24", None), 2024));
        assert!(prints_year(&venue(None, "ICSD 2024", None), 2024));
        assert!(!prints_year(&venue(None, "ICSD", None), 2024));
    }
}
