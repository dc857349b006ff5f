//! Reads awards, grants and fellowships.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention.
//!
//! 1. [`title`] finds the phrases that name an honour, by its [`word`]s, its [`noun`] and the tables in [`words`].
//! 2. [`prose`], [`grant`], [`funder`], [`placing`] and [`society`] read clauses of news and prose,
//!    [`list`] the entries of a section of their own, [`notes`] those of a publication list.
//!    [`leading`] reads the languages whose nouns lead, [`unspaced`] the scripts that set no spaces.
//! 3. [`giver`], [`beside`], [`below`] and [`work`] fill in who gives it and what for, [`standing`] whether it was won;
//!    [`emit`] makes the facts.

mod below;
mod beside;
mod dates;
mod editions;
mod emit;
mod funder;
mod giver;
mod grant;
mod labelled;
mod leading;
mod list;
mod lists_of_people;
mod notes;
mod noun;
mod placing;
mod plain_name;
mod project;
mod prose;
mod received;
mod society;
mod standing;
mod title;
mod unspaced;
mod word;
mod words;
mod work;

use std::ops::Range;

use super::reading::{Reading, undated};
use crate::fact::Facts;

/// Reads the awards, grants and fellowships that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    for clause in &reading.clauses {
        if reading.is_denied(clause) {
            continue;
        }
        let before = facts.awards.len();
        // The first that finds something has read the clause, the surer ones first.
        let readers: &[fn(&Reading<'_>, &Range<usize>, &mut Facts)] =
            &[grant::read, told, leading::read, funder::read, placing::read, lists_of_people::read];
        for read in readers {
            read(reading, clause, facts);
            if facts.awards.len() > before {
                break;
            }
        }
    }
}

/// What names an honour or a society.
fn told(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    prose::read(reading, clause, facts);
    society::read(reading, clause, facts);
    unspaced::read(reading, clause, facts);
}

/// Whether a line is the name of an honour with its time and place: `Slow Travel Grant (2020)`.
pub(super) fn ends_in_honour(line: &str) -> bool {
    const LONGEST: usize = 14;
    let honours = title::find_honours(line, &(0..line.len()), true);
    let first = honours.first().filter(|honour| honour.is_named);
    names_honour(line)
        && first.is_some_and(|honour| !line[..honour.range.start].contains(char::is_alphabetic))
        && line.split_whitespace().count() <= LONGEST
}

/// Whether an entry of one line opens with an honour, perhaps behind the venue that gave it: `SLOW 2024 Top Reviewer`.
pub(super) fn opens_with_honour(reading: &Reading<'_>) -> bool {
    let line = reading.entry.body..reading.text().len();
    let text = &reading.text()[line.clone()];
    let honours = title::find_honours(reading.text(), &line, true);
    let Some(first) = honours.first().filter(|honour| honour.is_named && !text.contains('\n')) else { return false };
    let before = reading.venues_in(&(line.start..first.range.start)).fold(line.start, |_, venue| venue.range.end);
    let lead = &reading.text()[before.min(first.range.start)..first.range.start];
    names_honour(text) && !lead.contains(|c: char| c.is_alphabetic() || c == '(')
}

/// Whether a line names an honour and not only a noun for one. A fellow among jobs has one.
pub(super) fn names_honour(line: &str) -> bool {
    let is_job = |noun: &str| matches!(noun, "fellow" | "scholar" | "assistantship");
    title::find_honours(line, &(0..line.len()), true).iter().any(|honour| honour.is_named && !is_job(&honour.noun))
}

/// Reads an entry of a section of awards, grants and fellowships.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    if let Some(entry) = undated(reading.entry) {
        return read_list(&reading.again(&entry), facts);
    }
    list::read(reading, facts);
}

/// Reads the honours that a label announces among studies and jobs: `Awards: Slow Scholarship (2020), Moss Prize`. Says
/// whether there was one.
pub(super) fn read_labelled(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    labelled::read(reading, facts)
}

/// Reads the honours in brackets behind the venues of a list of service: `FLOCK 2024 (Outstanding Reviewer)`.
pub(super) fn read_remarks(reading: &Reading<'_>, facts: &mut Facts) {
    notes::read_remarks(reading, facts);
}

/// Reads the awards that an entry of a publication list notes.
pub(super) fn read_notes(reading: &Reading<'_>, facts: &mut Facts) {
    notes::read(reading, facts);
}
