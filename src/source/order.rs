//! Settles the dates of a list by the list itself: day-first or month-first.
//!
//! Input: the entries of a section. Output: their dates. An author may change the habit in the
//! middle of a list, so the readings are chosen that keep the list in order with the fewest
//! changes of habit (a shortest path over two states). Limits: a list without any order keeps
//! the month-first reading.

use super::dates::Printed;
use super::item::Draft;
use crate::date::Date;

/// The dates of `drafts`, in their order.
pub(super) fn dates(drafts: &[Draft]) -> Vec<Option<Date>> {
    let readings: Vec<[Option<Date>; 2]> = drafts.iter().map(readings).collect();
    let falling = path(&readings, true);
    let rising = path(&readings, false);
    let (_, chosen) = if rising.0 < falling.0 { rising } else { falling };
    readings.iter().zip(chosen).map(|(reading, habit)| reading[habit]).collect()
}

/// The date month-first and day-first.
fn readings(draft: &Draft) -> [Option<Date>; 2] {
    let printed = draft.date.unwrap_or_default();
    let own = printed != Printed::default() || draft.above.year.is_some();
    if !own {
        return [None, None];
    }
    let first = printed.resolve(draft.above);
    let second = if printed.either { printed.swapped().resolve(draft.above) } else { first };
    [first, second]
}

/// A step against the order of the list costs this much; a change of habit costs one.
const AGAINST: u32 = 4;

/// The least cost of a reading in which dates fall (or rise) and the habit of each entry.
fn path(readings: &[[Option<Date>; 2]], falling: bool) -> (u32, Vec<usize>) {
    let mut cost = [0u32, 1];
    let mut last: [Option<Date>; 2] = [None, None];
    let mut back: Vec<[usize; 2]> = Vec::with_capacity(readings.len());
    for reading in readings {
        let mut next = [0u32; 2];
        let mut from = [0usize; 2];
        for habit in 0..2 {
            let price =
                |before: usize| cost[before] + u32::from(before != habit) + step(last[before], reading[habit], falling);
            from[habit] = usize::from(price(1) < price(0));
            next[habit] = price(from[habit]);
        }
        last = [reading[0].or(last[from[0]]), reading[1].or(last[from[1]])];
        cost = next;
        back.push(from);
    }
    let mut habit = usize::from(cost[1] < cost[0]);
    let total = cost[habit];
    let mut chosen = vec![0; readings.len()];
    for (at, from) in back.iter().enumerate().rev() {
        chosen[at] = habit;
        habit = from[habit];
    }
    (total, chosen)
}

/// What the step between two dates costs; dates of one month are in order either way only by day.
fn step(before: Option<Date>, after: Option<Date>, falling: bool) -> u32 {
    let (Some(before), Some(after)) = (before, after) else { return 0 };
    let against = if falling { after > before } else { after < before };
    if against { AGAINST } else { 0 }
}
