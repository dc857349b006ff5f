//! Reads an entry whose first line names a meeting and whose further lines name what was organised there, each with
//! its time.
//!
//! `INFORMS Annual Meeting` over `Advances in Slow Counting, Halden, October 2022` and more such lines, under a heading
//! that names the office. Input: a reading and the office. Output: one fact for each year of the meeting.

use std::ops::Range;

use super::emit::{Office, cover, push};
use super::lines::printed_lines;
use super::place::{Place, find_places};
use super::role::find_roles;
use super::unknown::unknown;
use super::words::{EVENTS, RoleKind};
use crate::extract::reading::Reading;
use crate::extract::years::{Years, find_years};
use crate::fact::Facts;

/// How sure such a reading is.
const SURE: f32 = 0.9;

/// Reads the entry. Says whether it is such a one.
pub(super) fn read(reading: &Reading<'_>, office: Option<&Office>, facts: &mut Facts) -> bool {
    let holds_sessions = |office: &&Office| matches!(office.kind, RoleKind::Organise | RoleKind::Chair);
    let Some(office) = office.filter(holds_sessions) else { return false };
    let text = reading.text();
    let lines = printed_lines(text, reading.entry.body);
    let [head, below @ ..] = lines.as_slice() else { return false };
    let is_session = |line: &Range<usize>| {
        !find_years(text, line.clone()).is_empty()
            && find_roles(text, line, false).is_empty()
            && reading.venues_in(line).all(|venue| venue.year.is_none())
    };
    if below.is_empty() || !below.iter().all(is_session) {
        return false;
    }
    let Some(meeting) = meeting(reading, head) else { return false };
    let mut told: Vec<i16> = Vec::new();
    for line in below {
        // The last year of a line is that of the session: `with Bo Noor, Olm (founded 2009), May 2012`.
        let years: Vec<Years> = find_years(text, line.clone()).pop().into_iter().collect();
        let listed = || years.iter().flat_map(|years| years.list.iter().copied());
        if listed().any(|year| !told.contains(&year)) {
            told.extend(listed());
            push(reading, office, &Place { range: cover(head, line), years, ..meeting.clone() }, SURE, facts);
        }
    }
    true
}

/// The meeting that a line names and nothing else: as the recogniser of venues has it, where that is all, else as
/// printed, if a word says that it is one.
fn meeting(reading: &Reading<'_>, line: &Range<usize>) -> Option<Place> {
    let printed = &reading.text()[line.clone()];
    let is_event = || printed.split_whitespace().any(|word| EVENTS.contains(&word.to_lowercase().as_str()));
    let is_name = printed.starts_with(char::is_uppercase) && !printed.contains([',', ':', ';']);
    if !is_name || !find_years(reading.text(), line.clone()).is_empty() {
        return None;
    }
    let whole = find_places(reading, line, true).into_iter().find(|place| place.range == *line && place.is_known);
    let named =
        || Place { range: line.clone(), venue: unknown(printed), years: Vec::new(), is_known: false, is_last: false };
    whole.or_else(|| is_event().then(named))
}
