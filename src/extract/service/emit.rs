//! From a role and a place to facts: one for each year.
//!
//! A range of years of a conference's role is written out; a term of office (an editor's, a board's,
//! a mentor's) is one fact at its first year. Reviewing for a journal has no year unless one is printed.

use std::ops::Range;

use super::place::{Place, is_vague};
use super::role::Role;
use super::words::RoleKind;
use crate::extract::reading::Reading;
use crate::extract::years::Years;
use crate::fact::{Facts, SectionKind, Service};

/// A role as a fact names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// The name.
    pub(super) name: String,
    /// What sort.
    pub(super) kind: RoleKind,
}

impl Office {
    /// The office that a role phrase names. A body gives its members' office.
    pub(super) fn of(role: &Role) -> Self {
        let named = role.is_member || role.is_foreign;
        let name = if named { reviewer(&role.name) } else { format!("{} member", role.name) };
        Self { name, kind: role.kind }
    }
}

/// Who does what a label calls by its deed: `Peer Review`, `Journal reviewing`.
fn reviewer(name: &str) -> String {
    let deed = name.rsplit([' ', '-']).next().unwrap_or_default();
    let before = name[..name.len() - deed.len()].trim_end_matches([' ', '-']);
    match deed.to_lowercase().as_str() {
        "review" | "reviews" | "reviewing" if before.is_empty() || before.eq_ignore_ascii_case("peer") => {
            "Reviewer".to_owned()
        }
        "review" | "reviews" | "reviewing" => format!("{before} reviewer"),
        "refereeing" => "Referee".to_owned(),
        _ => name.to_owned(),
    }
}

/// Pushes the facts of an office at a place.
pub(super) fn push(reading: &Reading<'_>, office: &Office, place: &Place, confidence: f32, facts: &mut Facts) {
    let years = years(reading, office, place);
    let known = if place.is_known { confidence } else { confidence * 0.9 };
    if years.is_empty() {
        facts.service.push(fact(reading, office, place, None, known));
    }
    for year in years {
        facts.service.push(fact(reading, office, place, Some(year), known));
    }
}

fn fact(reading: &Reading<'_>, office: &Office, place: &Place, year: Option<i16>, confidence: f32) -> Service {
    Service {
        role: office.name.clone(),
        venue: Some(place.venue.clone()),
        year,
        date: if reading.section == SectionKind::News { reading.date() } else { None },
        provenance: reading.provenance(place.range.clone(), confidence),
    }
}

fn years(reading: &Reading<'_>, office: &Office, place: &Place) -> Vec<i16> {
    let mut all: Vec<i16> = Vec::new();
    for years in &place.years {
        // Which editions of several workshops `2021-now` means, the page does not say.
        if years.is_open && is_vague(&place.venue.printed) {
            return Vec::new();
        }
        let is_term = years.is_open || years.is_range && is_term(office, place);
        all.extend(years.list.iter().take(if is_term { 1 } else { years.list.len() }));
    }
    let mut seen = Vec::new();
    all.retain(|year| {
        !seen.contains(year) && {
            seen.push(*year);
            true
        }
    });
    // The date of a news tells nothing of when a journal's papers are reviewed, one printed before its name does.
    let is_own = reading.section == SectionKind::Service && reading.entry.body > 0;
    if all.is_empty() && (is_own || !(place.is_journal() && office.kind == RoleKind::Review)) {
        all.extend(reading.year());
    }
    all
}

/// Whether a range of years is one term and not several editions: a series goes on, and what comes every second year
/// has no edition each year.
fn is_term(office: &Office, place: &Place) -> bool {
    const ONGOING: &[&str] = &["series", "biennial", "biannual", "triennial", "seminar", "colloquium"];
    let is_ongoing = |word: &str| ONGOING.contains(&word.to_lowercase().as_str());
    match office.kind {
        RoleKind::Organise if place.venue.printed.split(' ').any(is_ongoing) => true,
        RoleKind::Editor | RoleKind::Help => true,
        RoleKind::Review => place.is_journal() || office.name.to_lowercase().ends_with("examiner"),
        RoleKind::Committee | RoleKind::Chair | RoleKind::Organise => !place.is_known || place.is_journal(),
    }
}

/// Gives the places before the last one of `A, B and C 2025` its year, where none has one of its own.
pub(super) fn share_last_year(places: &mut [Place]) {
    let Some((last, others)) = places.split_last_mut() else { return };
    if last.is_last && !last.years.is_empty() && others.iter().all(|place| place.years.is_empty()) {
        for place in others.iter_mut().filter(|place| !place.is_journal()) {
            place.years.clone_from(&last.years);
        }
    }
}

/// Gives journals without years the term in brackets that ends their line: `Slow Days, Slow Nights (2020 – present)`.
pub(super) fn share_term(text: &str, end: usize, terms: &[Years], places: &mut [Place]) {
    let Some(term) = terms.last().filter(|term| term.is_range || term.is_open) else { return };
    let is_last = !text[term.range.end..end].contains(char::is_alphanumeric) || term.is_open;
    let is_bracketed = text[..term.range.start].trim_end().ends_with('(');
    let is_journal = |place: &Place| place.is_journal() || !place.is_known && place.venue.acronym.is_none();
    let is_free = |place: &Place| is_journal(place) && (place.years.is_empty() || place.years == [term.clone()]);
    if terms.len() == 1 && is_last && is_bracketed && places.iter().all(is_free) && places.iter().any(Place::is_journal)
    {
        for place in places {
            place.years = vec![term.clone()];
        }
    }
}

/// The range of `a` and `b` together.
pub(super) fn cover(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}
