//! When an honour of a list was received: once, or once for each time that its line lists.
//!
//! Input: a line and where the honour stands on it. Output: dates as precise as they are printed; `None` for none.

use std::ops::Range;
use std::sync::LazyLock;

use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::term::{Term, find_terms};
use crate::extract::years::{Years, find_years};
use crate::pattern::Pattern;

/// The dates of an honour: its entry's, else one for each time printed behind or before it.
pub(super) fn dates(reading: &Reading<'_>, line: &Range<usize>, range: &Range<usize>) -> Vec<Option<Date>> {
    let text = reading.text();
    if reading.date().is_some() {
        let head = listed(text, &(0..reading.entry.body));
        return head.map_or_else(|| vec![reading.date()], |head| head.into_iter().map(Some).collect());
    }
    // The edition in its name is that of the honour: `SLOW 2019 Travel Award`.
    let own = find_years(text, range.clone());
    if let [years] = own.as_slice()
        && years.list.len() == 1
        && find_years(text, range.end..line.end).is_empty()
    {
        return vec![years.list.first().map(|year| Date::from_year(*year))];
    }
    let around = [range.end..line.end, line.start..range.start];
    if let Some(list) = around.iter().filter(|part| part.start < part.end).find_map(|part| listed(text, part)) {
        return list.into_iter().map(Some).collect();
    }
    let all = find_years(text, line.clone());
    let years = all
        .iter()
        .find(|years| years.range.start >= range.end)
        .or_else(|| all.iter().rfind(|years| years.range.end <= range.start))
        .or(all.first());
    match years {
        None => vec![find_terms(text, line.clone()).first().and_then(|term| term.start)],
        Some(years) if years.list.len() == 1 => vec![in_month(text, line, years)],
        Some(years) if years.is_range || years.is_open || is_academic(text, years) => {
            vec![years.list.first().map(|year| Date::from_year(*year))]
        }
        Some(years) => years.list.iter().map(|year| Some(Date::from_year(*year))).collect(),
    }
}

/// The times of a list that a part of a line prints first: `Fall 2017, Fall 2018`, `2021.10 & 2019.10`. A half of a
/// year may stand behind its year: `2015-2, 2019`.
fn listed(text: &str, part: &Range<usize>) -> Option<Vec<Date>> {
    static JOINT: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^(?:-[12])?\s*(?:,|&|;|、|,?\s*\b(?:and|und|et|y|e)\b)\s*$"));
    let terms = find_terms(text, part.clone());
    let joined = |pair: &[Term]| JOINT.is_match(&text[pair[0].range.end..pair[1].range.start]);
    let run = 1 + terms.windows(2).take_while(|pair| joined(pair)).count();
    let list = terms.get(..run)?;
    let dates: Option<Vec<Date>> = list.iter().map(|term| term.start.filter(|_| !term.lasts)).collect();
    dates.filter(|dates| dates.len() > 1)
}

/// Whether two years are those of one year of studies: `2022/2023`.
fn is_academic(text: &str, years: &Years) -> bool {
    matches!(years.list.as_slice(), [first, last] if first + 1 == *last) && text[years.range.clone()].contains('/')
}

/// The month of a single year where one is printed with it, else the year.
fn in_month(text: &str, line: &Range<usize>, years: &Years) -> Option<Date> {
    let terms = find_terms(text, line.clone());
    let term = terms.iter().find(|term| term.range.start <= years.range.start && years.range.start < term.range.end);
    let year = years.list.first().map(|year| Date::from_year(*year));
    let month = term.and_then(|term| term.start).filter(|start| Some(start.year()) == year.map(Date::year));
    month.and_then(|date| Date::from_month(date.year(), date.month()?)).or(year)
}
