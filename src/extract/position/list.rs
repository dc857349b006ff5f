//! Reads an entry of a section of positions: a role and an organisation, dates beside them.

use std::ops::Range;

use super::place::{at_head, behind, joined, names_body};
use super::role::find_roles;
use super::{Told, courses, push};
use crate::date::Date;
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, cover};
use crate::extract::title_shape::word_count;
use crate::fact::{Facts, SectionKind};
use crate::page::Shape;

/// The share of positions of lists that is right.
pub(super) const SURE: f32 = 0.9;

/// Reads an entry.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    if reading.section == SectionKind::Teaching && courses::read(reading, facts) {
        return;
    }
    let whole = reading.entry.body..reading.text().len();
    let roles = find_roles(reading.text(), &whole);
    let Some(role) = roles.into_iter().next().or_else(|| unlisted_role(reading, &whole)) else {
        if reading.section == SectionKind::Experience {
            read_under_role(reading, facts);
        }
        return;
    };
    let role = within_mark(reading, role);
    let organization = behind(reading, role.end, whole.end)
        .or_else(|| joined(reading, &(whole.start..role.start)))
        .or_else(|| at_head(reading, &(whole.start..role.start)))
        .or_else(|| at_head(reading, &(0..reading.entry.body)));
    let above = reading.entry.groups.last().filter(|above| organization.is_none() && is_place(above));
    let (start, end) = dates(reading);
    if organization.is_none() && above.is_none() && start.is_none() {
        return;
    }
    let range = cover(&role, organization.as_ref());
    let told =
        Told { role: Some(role), named: None, organization, start: start.or(reading.date()), end, range, sure: SURE };
    push(reading, told, facts);
    if let (Some(above), Some(position)) = (above, facts.positions.last_mut()) {
        position.organization = Some(above.trim().to_owned());
    }
}

/// The role from the beginning of the mark that sets its head apart: `Lisbon *Postdoctoral researcher*`.
fn within_mark(reading: &Reading<'_>, role: Range<usize>) -> Range<usize> {
    let marks = reading.content().marks.iter().map(crate::text::Mark::range);
    let start = marks.filter(|mark| role.start < mark.start && mark.start < role.end && role.end <= mark.end);
    start.map(|mark| mark.start).min().unwrap_or(role.start)..role.end
}

/// Whether a heading over jobs is where they were.
fn is_place(heading: &str) -> bool {
    const LONGEST: usize = 8;
    names_body(heading) && word_count(heading) <= LONGEST && find_roles(heading, &(0..heading.len())).is_empty()
}

/// Reads an entry that says only where and when, under a heading that names the role: `### Sound Engineer`.
/// One job a heading: what follows tells of it.
fn read_under_role(reading: &Reading<'_>, facts: &mut Facts) {
    const LONGEST: usize = 14;
    let Some(heading) = reading.entry.groups.last() else { return };
    let Some(role) = find_roles(heading, &(0..heading.len())).into_iter().next() else { return };
    let printed = heading[role.clone()].trim();
    let is_told = facts.positions.last().is_some_and(|last| last.role.as_deref() == Some(printed));
    if is_told || role.start > 0 || word_count(reading.text()) > LONGEST {
        return;
    }
    let whole = reading.entry.body..reading.text().len();
    let Some(place) = at_head(reading, &whole).or_else(|| at_head(reading, &(0..reading.entry.body))) else { return };
    let (start, end) = dates(reading);
    let start = start.or(reading.date());
    if start.is_none() && !names_body(&reading.text()[place.clone()]) {
        return;
    }
    let told =
        Told { role: None, named: None, organization: Some(place.clone()), start, end, range: place, sure: SURE };
    push(reading, told, facts);
    if let Some(position) = facts.positions.last_mut() {
        position.role = Some(printed.to_owned());
    }
}

/// The role of a dated entry under a heading of experience whose words the table does not have:
/// what stands before `at` or the first comma.
fn unlisted_role(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    if reading.section != SectionKind::Experience || reading.date().is_none() && !is_dated_line(reading, whole) {
        return None;
    }
    let part = &reading.text()[whole.clone()];
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let end = [" at ", ",", " @ ", " – ", " of ", "\n"].iter().filter_map(|tie| part[lead..].find(tie)).min()?;
    let range = whole.start + lead..whole.start + lead + end;
    let role = &reading.text()[range.clone()];
    let lower = role.to_lowercase();
    let is_study =
        ["student", "studies", "degree", "studium", "études", "lorem", ":"].iter().any(|word| lower.contains(word));
    ((1..=LONGEST).contains(&word_count(role)) && !is_study).then_some(range)
}

/// Whether an entry is a short line with its years behind, and does not begin with what somebody did.
fn is_dated_line(reading: &Reading<'_>, whole: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let part = &reading.text()[whole.clone()];
    let first = part.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_deed = first.ends_with("ed") || first.ends_with("ing") || first == "led" || first == "built";
    reading.entry.shape == Shape::ListItem
        && reading.entry.depth == 0
        && word_count(part) <= LONGEST
        && !is_deed
        && dates(reading).0.is_some()
}

/// The dates of a list entry as far as its text prints years.
fn dates(reading: &Reading<'_>) -> (Option<Date>, Option<Date>) {
    let (first, last) = dates_of(reading.text());
    (reading.date().or(first), last)
}

/// The first and the last year that a text prints.
pub(super) fn dates_of(text: &str) -> (Option<Date>, Option<Date>) {
    let mut years = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() == 4 && is_time(word))
        .filter_map(|word| word.parse::<i16>().ok());
    let first = years.next();
    (first.map(Date::from_year), years.next_back().map(Date::from_year))
}
