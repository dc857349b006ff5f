//! Reads an entry of a section of positions: a role and an organisation, dates beside them.

use std::ops::Range;

use super::place::{at_head, behind, joined};
use super::role::find_roles;
use super::{Told, push};
use crate::date::Date;
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, cover};
use crate::extract::title_shape::word_count;
use crate::fact::{Facts, SectionKind};

/// The share of positions of lists that is right.
const SURE: f32 = 0.8;

/// Reads an entry.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    let roles = find_roles(reading.text(), &whole);
    let Some(role) = roles.into_iter().next().or_else(|| unlisted_role(reading, &whole)) else { return };
    let organization = behind(reading, role.end, whole.end)
        .or_else(|| joined(reading, &(whole.start..role.start)))
        .or_else(|| at_head(reading, &(whole.start..role.start)));
    let (start, end) = dates(reading);
    if organization.is_none() && start.is_none() {
        return;
    }
    let range = cover(&role, organization.as_ref());
    push(
        reading,
        Told { role: Some(role), named: None, organization, start: start.or(reading.date()), end, range, sure: SURE },
        facts,
    );
}

/// The role of a dated entry under a heading of experience whose words the table does not have:
/// what stands before `at` or the first comma.
fn unlisted_role(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    if reading.section != SectionKind::Experience || reading.date().is_none() {
        return None;
    }
    let part = &reading.text()[whole.clone()];
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let end = [" at ", ",", " @ ", " – ", " of ", "\n"].iter().filter_map(|tie| part[lead..].find(tie)).min()?;
    let range = whole.start + lead..whole.start + lead + end;
    let role = &reading.text()[range.clone()];
    let lower = role.to_lowercase();
    let is_study = ["student", "studies", "degree", "studium", "études"].iter().any(|word| lower.contains(word));
    ((1..=LONGEST).contains(&word_count(role)) && !is_study).then_some(range)
}

/// The dates of a list entry as far as its text prints years.
fn dates(reading: &Reading<'_>) -> (Option<Date>, Option<Date>) {
    let mut years = reading
        .text()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() == 4 && is_time(word))
        .filter_map(|word| word.parse::<i16>().ok());
    let first = years.next();
    let last = years.next_back();
    match (reading.date(), first, last) {
        (Some(date), _, end) => (Some(date), end.map(Date::from_year)),
        (None, start, end) => (start.map(Date::from_year), end.map(Date::from_year)),
    }
}
