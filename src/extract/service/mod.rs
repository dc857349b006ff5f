//! Reads service: reviewing, committees, chairs, editors, organising.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each role, venue and year.
//!
//! 1. [`role`] finds the phrases that name a role, by the tables in [`words`].
//! 2. [`place`] takes lists of venues apart, each with its years.
//! 3. [`prose`] and [`organise`] read clauses of news and prose, [`list`] the entries of a section of
//!    its own; [`emit`] makes the facts.

mod emit;
mod list;
mod organise;
mod place;
mod prose;
mod role;
mod words;

use super::cue::CueKind;
use super::reading::Reading;
use crate::fact::Facts;

/// Reads the service that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    for clause in &reading.clauses {
        if reading.has_cue(clause, &[CueKind::Others, CueKind::Negative]) {
            continue;
        }
        if reading.has_cue(clause, &[CueKind::ServiceRole, CueKind::Serve]) {
            prose::read(reading, clause, facts);
        }
        if reading.has_cue(clause, &[CueKind::Organise]) {
            organise::read(reading, clause, facts);
        }
    }
}

/// Reads an entry of a section of service. What stands there under a label for awards is an award.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    let is_award = |label: &String| {
        ["award", "honor", "honour", "recognition"].iter().any(|word| label.to_lowercase().contains(word))
    };
    if reading.entry.groups.last().is_some_and(is_award) {
        super::award::read_list(reading, facts);
    } else {
        list::read(reading, facts);
    }
}
