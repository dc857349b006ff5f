//! Reads positions: jobs, internships, visits, appointments, promotions.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. A position is a
//! role (a phrase whose head is a word for a job, [`role`]) and an organisation ([`place`]), tied
//! together by `at`, `in`, `with`.
//!
//! 1. [`prose`] reads news, where a verb of beginning leads (`joined O as R`), and introductions,
//!    where the owner is the subject (`I am a R at O`, `Before that, she was a R at O`).
//! 2. [`list`] reads the entries of a section of their own.
//!    [`under`] those whose role stands over them.
//! 3. [`unspaced`] reads Chinese, Japanese and Korean, where the role ends the organisation's name, [`by_verb`] where
//!    particles set the two apart.

mod affiliation;
mod around;
mod before;
mod by_verb;
mod courses;
mod list;
mod name;
mod place;
mod prose;
mod role;
mod role_phrase;
mod under;
mod under_name;
mod unspaced;
mod visit;
mod when;
mod words;

use std::ops::Range;

use super::reading::Reading;
use crate::date::Date;
use crate::fact::{Facts, Position};

/// Reads the positions that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    prose::read(reading, facts);
    unspaced::read_prose(reading, facts);
}

/// Reads the positions that prose under another heading tells outright.
pub(super) fn read_said(reading: &Reading<'_>, facts: &mut Facts) {
    prose::read_said(reading, facts);
}

/// Reads an entry of a section of positions.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    if !unspaced::read_list(reading, facts) {
        list::read(reading, facts);
    }
}

/// The clauses of an introduction, where the lines under a name that tell a role and its place are one.
pub(super) fn join_lines(text: &str, clauses: Vec<Range<usize>>) -> Vec<Range<usize>> {
    under_name::join_lines(text, clauses)
}

/// Whether an entry begins with a job of teaching: `TA, Physics, Nowhere University`.
pub(super) fn opens_with_teaching(reading: &Reading<'_>) -> bool {
    let text = reading.text();
    let first = role::find_roles(text, &(reading.entry.body..text.len())).into_iter().next();
    first.is_some_and(|role| {
        role::is_teaching(&text[role.clone()]) && !text[reading.entry.body..role.start].contains(char::is_alphabetic)
    })
}

/// Where the first role of a range stands.
pub(super) fn first_role(text: &str, range: &Range<usize>) -> Option<usize> {
    role::find_roles(text, range).into_iter().next().map(|role| role.start)
}

/// Whether an entry of a list of honours opens with a post that was held as a guest: `Moss Visiting Professor, Nowhere Institute`.
pub(super) fn opens_with_guest(reading: &Reading<'_>) -> bool {
    const POSTS: &[&str] = &[
        "visiting professor", "visiting scholar", "visiting researcher", "visiting scientist", "guest professor",
        "gastprofessor", "gastprofessorin", "gastprofessur", "professeur invité", "professeure invitée",
        "profesor visitante", "profesora visitante", "professor visitante",
    ];
    const HONOURS: &[&str] = &["award", "prize", "fellowship", "grant", "scholarship"];
    let entry = reading.text()[reading.entry.body..].to_lowercase();
    let head =
        entry.split([',', '(', '\n', '–', '—']).next().unwrap_or_default().split(" at ").next().unwrap_or_default();
    POSTS.iter().any(|post| head.trim_end().ends_with(post)) && !HONOURS.iter().any(|honour| entry.contains(honour))
}

/// What a reader found of a position.
struct Told {
    /// Where the role stands.
    role: Option<Range<usize>>,
    /// The role, where the page has it as a verb: `visited`, `directs`.
    named: Option<&'static str>,
    /// Where the organisation's name stands.
    organization: Option<Range<usize>>,
    /// Its beginning and its end.
    start: Option<Date>,
    end: Option<Date>,
    /// All of it.
    range: Range<usize>,
    /// How sure the reading is.
    sure: f32,
}

fn push(reading: &Reading<'_>, told: Told, facts: &mut Facts) {
    let printed = |range: Range<usize>| on_one_line(&reading.text()[range]);
    facts.positions.push(Position {
        role: told.named.map(str::to_owned).or_else(|| told.role.map(printed)),
        organization: told.organization.map(printed),
        location: None,
        start: told.start,
        end: told.end,
        provenance: reading.provenance(told.range, told.sure),
    });
}

/// A name that goes over lines, as if commas stood between them.
fn on_one_line(name: &str) -> String {
    let lines: Vec<&str> = name.trim().lines().map(|line| line.trim().trim_end_matches(',')).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}
