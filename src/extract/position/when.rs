//! When a position was held.
//!
//! Input: an entry, or a clause with the place of its role. Output: dates as precise as they are printed.
//! In a sentence a word must lead to the time (`since 2019`, `in Fall 2019`, `from 2016 until 2018`), with nothing
//! between it and the job that tells of something else, such as a degree.

use std::ops::Range;
use std::sync::LazyLock;

use crate::calendar::{Name, name};
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::term::{Term, find_terms, lead};
use crate::fact::SectionKind;
use crate::pattern::Pattern;

/// A beginning and an end.
pub(super) type Dates = (Option<Date>, Option<Date>);

/// Words that lead from a job to its time.
const LEADS: &[&str] = &[
    "in", "since", "from", "between", "until", "till", "during", "starting", "beginning", "started", "on", "early",
    "mid", "late", "im", "seit", "ab", "von", "bis", "zwischen", "depuis", "en", "à", "de", "desde", "hasta", "entre",
    "em", "até", "nel", "dal", "fino", "sinds", "vanaf", "(",
];

/// What else a time may be told of.
static ELSE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)[;]|, and\b|\b(?:then|degree|ph\.?\s?d|doctora\w*|master\w*|bachelor\w*|b\.?sc|m\.?sc|graduat\w*|receiv\w*|complet\w*|defend\w*|defen[cs]e|after|before|prior|award\w*|prize|paper|thesis|publish\w*|born|where|class|conference|workshop|organi[sz]\w*|promoti\w*|promov\w*|abitur|diplom\w*)\b",
    )
});

/// The dates of an entry of a list: its own, completed by what its text prints.
pub(super) fn of_entry(reading: &Reading<'_>) -> Dates {
    let (first, last) = in_text(&without_quotations(reading));
    let Some(own) = reading.date() else { return (first, last) };
    // A date of the entry's own that the text does not print tells nothing of a term in its text.
    let is_same = first.is_some_and(|first| first.year() == own.year());
    let start = first.filter(|first| is_same && first.month().is_some() && own.month().is_none()).unwrap_or(own);
    (Some(start), last.filter(|_| is_same))
}

/// The text of an entry with spaces for its quotations, whose years are those of what they tell of.
fn without_quotations(reading: &Reading<'_>) -> String {
    let mut text = reading.text().to_owned();
    for quotation in &reading.quotations {
        let blank = " ".repeat(quotation.len());
        text.replace_range(quotation.clone(), &blank);
    }
    text
}

/// When the first term of a text begins, and when it ends; what stands right behind it goes on with it.
pub(super) fn in_text(text: &str) -> Dates {
    let terms = find_terms(text, 0..text.len());
    let Some(at) = terms.iter().position(|term| term.lasts).or_else(|| (!terms.is_empty()).then_some(0)) else {
        return (None, None);
    };
    let mut last = &terms[at];
    for next in &terms[at + 1..] {
        if !goes_on(&text[last.range.end..next.range.start], next.lasts) {
            break;
        }
        last = next;
    }
    let is_list = !last.lasts && *last != terms[at];
    (terms[at].start, if is_list { last.start } else { last.end })
}

/// Whether a time goes on with the next: years side by side, or terms with no more than a note between.
fn goes_on(between: &str, lasts: bool) -> bool {
    const NEAR: usize = 16;
    let is_list = matches!(between.trim(), "," | "&" | "and" | "/" | "und" | "et" | "y");
    is_list || lasts && between.len() <= NEAR && !between.contains('\n')
}

/// The dates that a clause tells of a role which ends at `end` with its organisation: behind it before `next`, or
/// before it behind `last`.
pub(super) fn in_clause(reading: &Reading<'_>, job: &Range<usize>, last: usize, next: usize) -> Dates {
    let text = reading.text();
    let behind = find_terms(text, job.end.min(next)..next).into_iter().next();
    let behind = behind.filter(|term| is_told(text, job.end, term) && !tells_else(text, job.end..term.range.start));
    let before = || {
        let terms = find_terms(text, last.min(job.start)..job.start);
        let term = terms.into_iter().last().filter(|term| is_told(text, last, term))?;
        (!tells_else(text, last..term.range.start) && !tells_else(text, term.range.end..job.start)).then_some(term)
    };
    let printed = behind.or_else(before).map_or((None, None), |term| (term.start, term.end));
    if reading.section != SectionKind::News {
        return printed;
    }
    // What a news tells is new at its date, unless it says more exactly from when.
    if let Some(months) = reading.date().and_then(|date| months_alone(&text[job.end.min(next)..next], date)) {
        return months;
    }
    let told = printed.0.filter(|start| start.month().is_some());
    let is_same = told.is_some() || printed.0.is_some_and(|start| reading.year() == Some(start.year()));
    (told.or(reading.date()), printed.1.filter(|_| is_same))
}

/// The months in brackets right behind a job, of the year that its news is of: `(Mar–Jul)`.
fn months_alone(behind: &str, date: Date) -> Option<Dates> {
    let (inside, _) = behind.trim_start().strip_prefix('(')?.split_once(')')?;
    let (first, last) = inside.split_once(['-', '–', '—'])?;
    let month = |word: &str| match name(word.trim().trim_end_matches('.')) {
        Some(Name::Month(month)) => Date::from_month(date.year(), month),
        _ => None,
    };
    let (start, end) = (month(first)?, month(last.trim_start_matches('-'))?);
    (date.month().is_none() && !start.is_after(end)).then_some((Some(start), Some(end)))
}

/// Whether a term is tied to what stands before it.
fn is_told(text: &str, floor: usize, term: &Term) -> bool {
    let before = text[floor..term.range.start].trim_end();
    let is_led = LEADS.contains(&lead(text, floor, term.range.start).as_str());
    is_led || before.ends_with('(') || term.lasts && (before.is_empty() || before.ends_with([',', ':', '|', '–', '—']))
}

/// Whether the words between a job and a time are too many, or tell of something else.
fn tells_else(text: &str, between: Range<usize>) -> bool {
    const FAR: usize = 90;
    between.len() > FAR || ELSE.is_match(&text[between])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_side_by_side_and_terms_with_a_note_go_on() {
        let shown = |text| {
            let (start, end) = in_text(text);
            [start, end].map(|date| date.map_or_else(|| "-".to_owned(), |date| date.to_string())).join(" ")
        };
        assert_eq!(shown("Clerk, 2020, 2021 and 2022"), "2020 2022");
        assert_eq!(shown("2021--2022 (interim), 2023--present, Dean"), "2021 -");
        assert_eq!(shown("Clerk, Fall 2020 (paper at FLOCK 2022)"), "2020-09 -");
    }
}
