//! Settles the dates of a list by the list itself: day-first or month-first.
//!
//! Input: the entries of a section, and what is usual on the page. Output: their dates. An author may
//! change the habit in the middle of a list, so the readings are chosen that keep the list in order with
//! the fewest changes of habit (a shortest path over two states). Where neither the list nor the page tells,
//! a date in numbers that stops do not part keeps its year alone.

use super::dates::{Numbers, Printed};
use super::item::Draft;
use crate::date::Date;

/// Which of two numbers is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// `12/24/2024`.
    MonthFirst,
    /// `24/12/2024`.
    DayFirst,
}

/// The date of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Settled {
    /// The date.
    pub(super) date: Option<Date>,
    /// What is printed, where nothing tells its day from its month.
    pub(super) unsure: Option<Printed>,
}

/// The dates of `drafts`, in their order.
pub(super) fn dates(drafts: &[Draft], usual: Option<Habit>) -> Vec<Settled> {
    let readings = readings(drafts);
    let (chosen, sure) = choose(&readings);
    let habit = |chosen: usize| usual.filter(|_| !sure).map_or(chosen, |usual| usual as usize);
    let settled = |(reading, chosen): (&Reading, usize)| match reading.open.filter(|_| !sure && usual.is_none()) {
        None if reading.open.is_none() => Settled { date: reading.dates[chosen], unsure: None },
        None => Settled { date: reading.dates[habit(chosen)], unsure: None },
        open => Settled { date: reading.dates[0].map(|date| Date::from_year(date.year())), unsure: open },
    };
    readings.iter().zip(chosen).map(settled).collect()
}

/// The habit of all lists of a page that show one; `None` where they show two.
pub(super) fn usual(lists: &[Vec<Draft>]) -> Option<Habit> {
    let shown = lists.iter().filter_map(|drafts| {
        let readings = readings(drafts);
        let (chosen, sure) = choose(&readings);
        let numbers = readings.iter().position(|reading| reading.open.is_some() || reading.cost.contains(&AGAINST))?;
        let habit = if chosen[numbers] == 0 { Habit::MonthFirst } else { Habit::DayFirst };
        sure.then_some(habit)
    });
    let shown: Vec<Habit> = shown.collect();
    shown.first().copied().filter(|first| shown.iter().all(|habit| habit == first))
}

fn readings(drafts: &[Draft]) -> Vec<Reading> {
    drafts.iter().zip(years_of_two_digits(drafts)).map(|(draft, date)| reading(draft, date)).collect()
}

/// The habit of each entry that keeps the list in order, and whether the list shows that it is so: by a
/// number that is no month, or by its order under the other habit.
fn choose(readings: &[Reading]) -> (Vec<usize>, bool) {
    let (falling, rising) = (path(readings, true), path(readings, false));
    let falls = rising.0 >= falling.0;
    let chosen = if falls { falling.1 } else { rising.1 };
    let [month, day] = [0, 1].map(|habit| steady(readings, habit, falls));
    let changes = chosen.windows(2).any(|pair| pair[0] != pair[1]);
    (chosen, changes || month.abs_diff(day) >= AGAINST / 2)
}

/// What the list costs if one habit holds throughout.
fn steady(readings: &[Reading], habit: usize, falling: bool) -> u32 {
    let mut last = None;
    let mut cost = 0;
    for reading in readings {
        cost += reading.cost[habit] + step(last, reading.dates[habit], falling);
        last = reading.dates[habit].or(last);
    }
    cost
}

/// What a date is under each habit, month first and day first, and what each habit costs here.
#[derive(Clone, Copy, Debug)]
struct Reading {
    dates: [Option<Date>; 2],
    cost: [u32; 2],
    /// What is printed, where it has two readings and nothing about it speaks for one.
    open: Option<Printed>,
}

fn reading(draft: &Draft, date: Option<Printed>) -> Reading {
    // Without a date of its own an entry has the one of the heading above, day and all.
    let printed = date.unwrap_or(draft.above);
    if date.is_none() && draft.above.year.is_none() {
        return Reading { dates: [None, None], cost: [0, 0], open: None };
    }
    let first = printed.resolve(draft.above);
    let swapped = || printed.swapped().resolve(draft.above);
    let (second, cost) = match printed.numbers {
        None => (first, [0, 0]),
        Some(Numbers::DayFirst) => (first, [AGAINST, 0]),
        Some(Numbers::MonthFirst) => (first, [0, AGAINST]),
        Some(Numbers::Either) => (swapped(), [0, 1]),
        Some(Numbers::EitherStops) => (swapped(), [1, 0]),
    };
    let open = (printed.numbers == Some(Numbers::Either) && first != second).then_some(printed);
    Reading { dates: [first, second], cost, open }
}

/// The dates of a list whose years may have two digits and stand before the months.
fn years_of_two_digits(drafts: &[Draft]) -> Vec<Option<Printed>> {
    let dates: Vec<Option<Printed>> = drafts.iter().map(|draft| draft.date).collect();
    if stand_first(&dates) {
        return dates.into_iter().map(|date| date.map(|date| date.year_first().unwrap_or(date))).collect();
    }
    beside_months(drafts, dates)
}

/// Whether of three numbers of two digits (`24/05/03`) the first are years: none can be a month, they fall or
/// rise all along, and the last numbers, which would be years else, are not all years of a living page.
fn stand_first(dates: &[Option<Printed>]) -> bool {
    const FEWEST: usize = 2;
    let short: Vec<Printed> = dates.iter().flatten().copied().filter(|date| date.short).collect();
    let read: Option<Vec<Printed>> = short.iter().map(|date| date.year_first()).collect();
    let Some(read) = read.filter(|read| read.len() >= FEWEST) else { return false };
    let places: Vec<_> = read.iter().map(|date| (date.year, date.month, date.day)).collect();
    let is_living = |number: Option<u8>| number.is_some_and(|number| TWO_DIGITS.contains(&number));
    (places.is_sorted() || places.iter().rev().is_sorted())
        && short.iter().all(|date| is_living(date.day))
        && !read.iter().all(|date| is_living(date.day))
}

/// The dates of a list that prints no year in full: numbers beside its months (`Sep 24`, `[24.05]`,
/// `05/24`) are years if none can be a month and, months within years, they fall or rise all along.
fn beside_months(drafts: &[Draft], dates: Vec<Option<Printed>>) -> Vec<Option<Printed>> {
    let whole =
        drafts.iter().any(|draft| draft.above.year.is_some() || draft.date.is_some_and(|date| date.year.is_some()));
    let places: Vec<(u8, u8)> = dates.iter().flatten().filter_map(|date| Some((date.day?, date.month?))).collect();
    let ordered = places.is_sorted() || places.iter().rev().is_sorted();
    let years = places.iter().all(|(year, _)| TWO_DIGITS.contains(year));
    if whole || !ordered || !years || places.len() < FEWEST {
        return dates;
    }
    let year = |date: Printed| match date.day {
        Some(day) => Printed { year: Some(2000 + i16::from(day)), day: None, numbers: None, ..date },
        None => date,
    };
    dates.into_iter().map(|date| date.map(year)).collect()
}

/// Numbers that are no months and may be years of a living page.
const TWO_DIGITS: std::ops::RangeInclusive<u8> = 13..=31;

/// Fewer dates may be in order by chance.
const FEWEST: usize = 3;

/// A step against the order of the list costs this much, a mere preference costs one.
const AGAINST: u32 = 400;

/// A change of habit costs this much: less than a step against the order, more than a preference.
const CHANGE: u32 = 300;

/// The least cost of a reading in which dates fall (or rise) and the habit of each entry.
fn path(readings: &[Reading], falling: bool) -> (u32, Vec<usize>) {
    let mut cost = [0u32; 2];
    let mut last: [Option<Date>; 2] = [None, None];
    let mut back: Vec<[usize; 2]> = Vec::with_capacity(readings.len());
    for reading in readings {
        let mut next = [0u32; 2];
        let mut from = [0usize; 2];
        for habit in 0..2 {
            let price = |before: usize| {
                let change = if before == habit { 0 } else { CHANGE };
                cost[before] + change + step(last[before], reading.dates[habit], falling) + reading.cost[habit]
            };
            from[habit] = if price(1 - habit) < price(habit) { 1 - habit } else { habit };
            next[habit] = price(from[habit]);
        }
        last = [reading.dates[0].or(last[from[0]]), reading.dates[1].or(last[from[1]])];
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

/// What the step between two dates costs, at the precision that both have.
fn step(before: Option<Date>, after: Option<Date>, falling: bool) -> u32 {
    let (Some(before), Some(after)) = (before, after) else { return 0 };
    let precise = before.month().is_some() && after.month().is_some();
    let daily = precise && before.day().is_some() && after.day().is_some();
    let place = |date: Date| (date.year(), date.month().filter(|_| precise), date.day().filter(|_| daily));
    let against = if falling { place(after) > place(before) } else { place(after) < place(before) };
    if against { AGAINST } else { 0 }
}
