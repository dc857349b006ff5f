//! Roles in brackets behind a venue of a list that another role leads: `FLOCK 2024 (Poster Chair)`, `KDD (2023, 2024 AC)`.
//!
//! Input: a line and the places found on it. Output: facts; what they take is no longer among the places.

use std::ops::Range;

use super::emit::{Office, push};
use super::place::Place;
use super::role::{Role, find_roles};
use super::unknown::unknown;
use crate::extract::reading::Reading;
use crate::extract::years::Years;
use crate::fact::Facts;

/// How sure such a reading is.
const SURE: f32 = 0.93;

/// Takes the years that a remark in brackets gives to another role: `KDD (2023, 2024 AC)`.
pub(super) fn read_bracketed(reading: &Reading<'_>, line: &Range<usize>, places: &mut Vec<Place>, facts: &mut Facts) {
    let text = reading.text();
    for role in find_roles(text, line, false).iter().filter(|role| !role.is_none && is_bracketed(text, role, line)) {
        if let Some(at) = places.iter().position(|place| holds_alone(text, role, place)) {
            let mut place = places.remove(at);
            without_remark(&mut place);
            push(reading, &Office::of(role), &place, SURE, facts);
            continue;
        }
        for place in places.iter_mut().filter(|place| place.range.contains(&role.range.start)) {
            let beside = |years: &&mut Years| {
                years.range.end <= role.range.start && text[years.range.end..role.range.start].trim().is_empty()
            };
            let Some(years) = place.years.iter_mut().rev().find(beside) else { continue };
            let Some(year) = years.list.pop() else { continue };
            let only = Years { list: vec![year], is_range: false, is_open: false, ..years.clone() };
            push(reading, &Office::of(role), &Place { years: vec![only], ..place.clone() }, SURE, facts);
        }
    }
}

/// Whether nothing but a role stands in the bracket behind a place, which is the owner's there: `FLOCK (Poster Chair)`.
fn holds_alone(text: &str, role: &Role, place: &Place) -> bool {
    place.range.start < role.range.start
        && role.range.end <= place.range.end
        && text[..role.range.start].ends_with('(')
        && text[role.range.end..].starts_with(')')
}

/// Leaves out the bracket at the end of a name that no recogniser knows.
fn without_remark(place: &mut Place) {
    if let Some((name, _)) = place.venue.printed.split_once(" (").filter(|_| !place.is_known) {
        place.venue = unknown(name);
    }
}

/// Whether a role is a remark in brackets on one of the line's venues.
pub(super) fn is_bracketed(text: &str, role: &Role, line: &Range<usize>) -> bool {
    let before = &text[line.start..role.range.start];
    before.rfind('(').is_some_and(|open| !before[open..].contains(')'))
}
