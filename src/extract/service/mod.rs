//! Reads service: reviewing, committees, chairs, editors, organising.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each role, venue and year.
//!
//! 1. [`role`] finds the phrases that name a role, by the tables in [`words`]; [`labels`] and [`over`] those that
//!    stand over an entry.
//! 2. [`scope`] finds where its venues stand, [`place`] takes lists of them apart, each with its years; [`hosted`]
//!    tells workshops from their hosts, [`named`] and [`printed_name`] name what no recogniser knows.
//! 3. [`prose`], [`verb`] and [`organise`] read clauses of news and prose, [`list`], [`body`], [`seat`], [`society`], [`events_abroad`] and [`bracket`] the [`lines`] of a
//!    section of its own, [`unspaced`] the scripts that set no spaces; [`emit`] makes the facts.

mod body;
mod bracket;
mod emit;
mod events_abroad;
mod hosted;
mod labels;
mod lines;
mod list;
mod named;
mod organise;
mod over;
mod place;
mod printed_name;
mod proposed;
mod prose;
mod role;
mod scope;
mod seat;
mod sessions;
mod society;
mod standing;
mod tidy;
mod unknown;
mod unspaced;
mod verb;
mod words;
mod words_abroad;

use std::ops::Range;

use super::cue::CueKind;
use super::reading::{Reading, undated};
use crate::fact::{Facts, SectionKind};

use words::RoleKind;

pub(super) use over::with_roles;
pub(super) use standing::read_entry as read_seat;

/// Reads the service that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    if reading.section == SectionKind::Bio
        && reading.entry.groups.last().is_some_and(|label| labels::names_only_office(label))
    {
        return list::read(reading, facts);
    }
    let announced = list::read_announced(reading, facts);
    for clause in reading.clauses.iter().filter(|clause| announced.is_none_or(|from| clause.start < from)) {
        if reading.has_cue(clause, &[CueKind::Others, CueKind::Negative]) {
            continue;
        }
        if unspaced::read(reading, clause, facts) {
            continue;
        }
        read_clause(reading, clause, facts);
    }
}

/// Reads the roles that a clause names, else what its verb tells; reviewing may stand beside another role.
fn read_clause(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    if standing::read(reading, clause, facts) {
        return;
    }
    let before = facts.service.len();
    let beside = verb::coordinate(reading.text(), clause);
    let named = clause.start..beside.as_ref().map_or(clause.end, |beside| beside.start);
    prose::read(reading, &named, facts);
    if let Some(beside) = &beside {
        verb::read(reading, beside, facts);
    } else if facts.service.len() == before {
        verb::read(reading, clause, facts);
    }
    organise::read(reading, clause, facts);
}

/// Reads an entry of a section of service. What stands there under a label for awards is an award, and so is an honour.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    if let Some(entry) = undated(reading.entry) {
        return read_list(&reading.again(&entry), facts);
    }
    let is_honour = || !holds_office(reading) && super::award::opens_with_honour(reading);
    if label(reading).is_some_and(|label| has_word(label, words::AWARD_LABELS)) || is_honour() {
        super::award::read_list(reading, facts);
    } else {
        list::read(reading, facts);
        super::award::read_remarks(reading, facts);
    }
}

/// Whether an entry names a role that is held; praise makes an honour of one: `Outstanding Reviewer, SLOW 2024`.
fn holds_office(reading: &Reading<'_>) -> bool {
    let text = reading.text();
    role::find_roles(text, &(reading.entry.body..text.len()), false).iter().any(|role| !role.is_none)
}

/// Whether a line begins with an office: `Member of the editorial board of Slow Days`.
pub(super) fn opens_with_office(line: &str) -> bool {
    const MEMBER: &[&str] = &[
        "member of", "member of the", "member of an", "membre du", "membre de la", "mitglied im", "mitglied des",
        "miembro del", "miembro de la", "membro do", "membro da", "membro del",
    ];
    let first = role::find_roles(line, &(0..line.len()), false).into_iter().next().filter(|role| !role.is_none);
    let is_office =
        |kind: RoleKind| matches!(kind, RoleKind::Committee | RoleKind::Editor | RoleKind::Review | RoleKind::Organise);
    first.is_some_and(|role| {
        let before = line[..role.range.start].trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        (before.is_empty() || MEMBER.contains(&before.as_str()))
            && is_office(role.kind)
            && !line[role.range.end..].trim_start().starts_with(':')
    })
}

/// Reads an entry of a section whose heading tells no kind, where the label over it names a role,
/// service in general, or awards.
pub(super) fn read_other(reading: &Reading<'_>, facts: &mut Facts) {
    let Some(label) = label(reading) else { return };
    let is_ours =
        has_word(label, words::AWARD_LABELS) || has_word(label, words::SERVICE_LABELS) || labels::is_office(label);
    if is_ours && !has_word(label, words::OTHER_LABELS) {
        read_list(reading, facts);
    }
}

/// The label or heading nearest to the entry.
fn label<'a>(reading: &Reading<'a>) -> Option<&'a str> {
    labels::bullet_above(reading).or_else(|| reading.entry.groups.last().map(String::as_str)).or(reading.heading)
}

fn has_word(label: &str, table: &[&str]) -> bool {
    label.split(|c: char| !c.is_alphanumeric()).any(|word| table.contains(&word.to_lowercase().as_str()))
}
