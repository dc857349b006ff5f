//! Reads entries of lists of jobs that have no role of their own: it stands in the heading or in the bullet over them,
//! or nowhere.
//!
//! Input: a [`Reading`]. Output: facts. Each function says whether it found one.

use std::ops::Range;

use super::around::place_line;
use super::list::{SURE, is_nothing_but_time, is_place, is_spaced};
use super::place::{at_head, names_body};
use super::role::{find_roles, is_teaching};
use super::{Told, push, when};
use crate::extract::reading::Reading;
use crate::extract::term::find_terms;
use crate::extract::title_shape::word_count;
use crate::fact::Facts;
use crate::page::{Entry, Shape};

/// Reads an entry that says only where and when, under a heading that names the role: `### Sound Engineer`.
/// One job a heading: what follows tells of it.
pub(super) fn read_heading(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    const LONGEST: usize = 14;
    let Some(heading) = reading.entry.groups.last() else { return false };
    let Some(role) = find_roles(heading, &(0..heading.len())).into_iter().next() else { return false };
    let printed = heading[role.clone()].trim();
    let is_told = facts.positions.last().is_some_and(|last| last.role.as_deref() == Some(printed));
    if is_told || role.start > 0 || word_count(reading.text()) > LONGEST {
        return false;
    }
    let whole = reading.entry.body..reading.text().len();
    let head = at_head(reading, &whole).or_else(|| at_head(reading, &(0..reading.entry.body)));
    let Some(place) = head else { return false };
    let (start, end) = when::of_entry(reading);
    let start = start.or(reading.date());
    if start.is_none() && !names_body(&reading.text()[place.clone()]) {
        return false;
    }
    push_place(reading, place, (start, end), facts);
    name_role(printed, facts);
    true
}

/// Headings of lists of internships and visits, in small letters and without signs, with what each entry is.
const INTERNSHIPS: &[(&str, &str)] = &[
    ("internship", "intern"),
    ("internships", "intern"),
    ("internship experience", "intern"),
    ("internship experiences", "intern"),
    ("industry internships", "intern"),
    ("research internships", "intern"),
    ("stages", "stage"),
    ("praktika", "Praktikum"),
    ("prácticas", "prácticas"),
    ("实习", "实习"),
    ("实习经历", "实习"),
    ("实习经验", "实习"),
    ("實習經歷", "實習"),
    ("インターン", "インターン"),
    ("インターンシップ", "インターン"),
    ("인턴", "인턴"),
    ("인턴십", "인턴"),
    ("visits", "visit"),
    ("academic visits", "visit"),
    ("scientific visits", "visit"),
    ("research visits", "visit"),
    ("research stays", "visit"),
    ("short-term visits", "visit"),
    ("visites", "visit"),
    ("visites de recherche", "visit"),
    ("séjours de recherche", "visit"),
    ("séjours scientifiques", "visit"),
    ("forschungsaufenthalte", "visit"),
    ("estancias de investigación", "visit"),
    ("soggiorni di ricerca", "visit"),
    ("wizyty naukowe", "visit"),
    ("访学", "visit"),
    ("访学经历", "visit"),
];

/// Reads an entry that says only where and when, in a list of internships or visits.
pub(super) fn read_internship(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    const LONGEST: usize = 14;
    let heading = reading.entry.groups.last().map(String::as_str).or(reading.heading).unwrap_or_default();
    let heading = heading.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let Some((_, role)) = INTERNSHIPS.iter().find(|(label, _)| *label == heading) else { return false };
    let is_entry = reading.outline.above.is_none_or(|above| above.shape != Shape::ListItem);
    let (start, end) = when::of_entry(reading);
    // The text that themes ship as a sample says nothing.
    let is_sample = reading.text().to_lowercase().contains("lorem");
    if !is_entry || is_sample || start.is_none() || word_count(reading.text()) > LONGEST {
        return false;
    }
    let Some(place) = first_part(reading) else { return false };
    push_place(reading, place, (start, end), facts);
    name_role(role, facts);
    true
}

/// The first part of an entry, where it is a name.
fn first_part(reading: &Reading<'_>) -> Option<Range<usize>> {
    const LONGEST: usize = 24;
    let text = reading.text();
    let whole = reading.entry.body..text.len();
    if is_spaced(&text[whole.clone()]) {
        return at_head(reading, &whole);
    }
    let part = text[whole].split([',', '，', '、', '\n', '|', '(', '（', '。', ':', '：']);
    let name = part
        .map(str::trim)
        .find(|part| part.contains(char::is_alphabetic) && find_terms(part, 0..part.len()).is_empty())?;
    let at = crate::span::offset(text, name);
    (name.chars().count() <= LONGEST).then(|| at..at + name.len())
}

/// Whether the bullets below an entry that is nothing but a role tell the jobs, each with its time.
pub(super) fn is_told_below(reading: &Reading<'_>, roles: &[Range<usize>]) -> bool {
    let is_bare = reading.entry.shape == Shape::ListItem && bare_role(reading.entry).is_some();
    is_bare && roles.len() == 1 && reading.outline.below.iter().any(is_job_below)
}

/// Reads an entry that says where and when, below a bullet that is nothing but the role.
pub(super) fn read_below(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    let above = reading.outline.above.filter(|above| above.shape == Shape::ListItem);
    let Some(role) = above.and_then(bare_role).filter(|_| is_job_below(reading.entry)) else { return false };
    let whole = reading.entry.body..reading.text().len();
    let dates = when::of_entry(reading);
    let printed = &reading.text()[whole.clone()];
    let Some(place) = place_line(printed) else { return false };
    push_place(reading, whole, dates, facts);
    if let Some(position) = facts.positions.last_mut() {
        position.organization = Some(without_course(&place, &role).to_owned());
        position.role = Some(role);
    }
    true
}

/// The place behind a course that was taught there: `Slow Reading, Nowhere University`.
fn without_course<'a>(place: &'a str, role: &str) -> &'a str {
    let parts = place.rsplit_once(',').filter(|(course, _)| is_teaching(role) && !is_place(course));
    parts.map(|(_, last)| last.trim()).filter(|last| is_place(last)).unwrap_or(place)
}

/// The role that an entry consists of.
fn bare_role(entry: &Entry) -> Option<String> {
    let text = entry.content.as_str();
    let printed = text[entry.body..].trim().trim_end_matches([':', '.']);
    let roles = find_roles(printed, &(0..printed.len()));
    (entry.date.is_none() && roles.first().is_some_and(|role| role.start == 0 && role.end == printed.len()))
        .then(|| printed.to_owned())
}

/// Whether an entry names a place and a time, and no role.
fn is_job_below(entry: &Entry) -> bool {
    let text = entry.content.as_str();
    let body = &text[entry.body..];
    when::in_text(text).0.is_some() && place_line(body).is_some() && find_roles(body, &(0..body.len())).is_empty()
}

/// Reads an entry whose first line is a place and whose second one is a time: a job of which no more is told.
pub(super) fn read_place(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    let text = reading.text();
    let mut lines = text[reading.entry.body..].split('\n').map(str::trim).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let is_bare = place_line(first).is_some_and(|place| first.starts_with(&place)) && is_place(first);
    let dates = when::in_text(second);
    if !is_bare || !is_nothing_but_time(second) || dates.0.is_none() {
        return false;
    }
    let at = crate::span::offset(text, first);
    push_place(reading, at..at + first.len(), dates, facts);
    true
}

fn push_place(reading: &Reading<'_>, place: Range<usize>, (start, end): when::Dates, facts: &mut Facts) {
    let told =
        Told { role: None, named: None, organization: Some(place.clone()), start, end, range: place, sure: SURE };
    push(reading, told, facts);
}

/// Gives the last position its role.
fn name_role(role: &str, facts: &mut Facts) {
    if let Some(position) = facts.positions.last_mut() {
        position.role = Some(role.to_owned());
    }
}
