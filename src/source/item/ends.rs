//! Dates at the ends of entries, and on lines of their own.
//!
//! Input: the drafts of a news section. Output: the same, dated by their ends where that is the list's habit.

use super::Draft;
use crate::source::dates::Printed;
use crate::source::head;

/// Fewer entries that end in a date are chance.
const FEWEST_ENDS: usize = 3;

/// Dates the entries that end in a date without brackets (`…, 07/2023.`), where most of them do.
pub(super) fn date(drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.date.is_none()) {
        draft.date = head::own_line(draft.content.as_str());
    }
    let undated = drafts.iter().filter(|draft| draft.item && draft.date.is_none()).count();
    let ends: Vec<Option<Printed>> = drafts
        .iter()
        .map(|draft| draft.date.is_none().then(|| head::at_end(draft.content.as_str())).flatten())
        .collect();
    let found = ends.iter().flatten().count();
    if found >= FEWEST_ENDS && found * 5 >= undated * 3 {
        for (draft, end) in drafts.iter_mut().zip(ends) {
            draft.date = draft.date.or(end);
        }
    }
}
