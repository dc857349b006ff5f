//! Days at the heads of items below a heading that tells the year: `8.25 论文被接收`, `Aug 5 Paper accepted`.
//!
//! Input: the drafts of a news section. Output: the same, with these dates. Limits: two numbers are a day where several
//! items have them, since one alone may be a version or a ratio (`3.5 million`); a month by name needs no company.

use super::Draft;
use crate::source::dates::{Printed, parse};
use crate::source::head;

/// Fewer pairs of numbers are chance.
const FEWEST: usize = 2;

/// Dates the undated items that begin with a day below a year.
pub(super) fn date(drafts: &mut [Draft]) {
    let found: Vec<Option<(Printed, usize)>> = drafts.iter().map(day).collect();
    let open = drafts.iter().filter(|draft| draft.item && draft.date.is_none()).count();
    let numbers = found.iter().flatten().filter(|(date, _)| date.numbers.is_some()).count();
    let is_habit = numbers >= FEWEST && numbers * 2 >= open;
    for (draft, (date, end)) in drafts.iter_mut().zip(found).filter_map(|(draft, found)| Some((draft, found?))) {
        if is_habit || date.numbers.is_none() {
            draft.date = Some(date);
            draft.body = head::separated(draft.content.as_str(), end);
        }
    }
}

/// The day and month at the head of a draft whose year stands above, and where they end.
fn day(draft: &Draft) -> Option<(Printed, usize)> {
    let is_open = draft.item && draft.date.is_none() && draft.above.year.is_some() && draft.above.month.is_none();
    is_open.then(|| at_head(draft.content.as_str())).flatten()
}

/// The day and month at the head of a text, without a year but with words behind them, and where they end.
pub(super) fn at_head(text: &str) -> Option<(Printed, usize)> {
    let start = text.find(char::is_alphanumeric)?;
    let (date, length) = parse(&text[start..])?;
    let end = start + length;
    let is_day = date.year.is_none() && date.month.is_some() && date.day.is_some() && !date.range && !date.glued;
    let behind = text[end..].strip_prefix([' ', '\u{a0}', '\u{3000}'])?;
    let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    (is_day && behind.starts_with(char::is_alphabetic) && !UNITS.contains(&word.as_str())).then_some((date, end))
}

/// What is counted by a number with a fraction: `3.5 million`.
const UNITS: &[&str] = &[
    "million", "millions", "billion", "thousand", "years", "year", "months", "weeks", "days", "hours", "times",
    "percent", "k", "m", "x", "of", "stars", "ects", "gpa", "release", "millionen", "milliards", "ans", "jahre",
    "años", "anos", "anni", "万", "亿",
];
