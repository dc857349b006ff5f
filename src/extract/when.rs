//! Dates that stand inside a text: `(September 18, 2025, slides)`, `4--7 September 2019`, `Oct. 21-25 (2024)`.
//!
//! Input: plain text. Output: the range and the date, at the precision that is printed; of a span of days its
//! first. Limits: a month counts only with its year, and days in digits only where their order is sure.

use std::ops::Range;
use std::sync::LazyLock;

use super::term::is_named;
use crate::calendar::{Name, month_names, name};
use crate::date::Date;
use crate::pattern::{Captures, Pattern};

/// A month by its name with a year behind it, and a day on either side.
static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
    let month = month_names().collect::<Vec<_>>().join("|");
    let day = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?";
    Pattern::new(&format!(
        r"(?i)(?:\b(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s*[-–—&]{{1,2}}\s*{day})?\s+(?:of\s+|de\s+)?)?\b({month})\b\.?(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:\s*[-–—/&]{{1,2}}\s*(?:{day})?\s*(?:\b(?:{month})\b\.?)?(?:\s+{day})?)?[\s,]*(?:de\s+|of\s+)?\(?((?:19|20)\d\d)\b"
    ))
});

/// A date in digits whose order is sure.
static DIGITS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"\b((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?",
        r"|\b((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?\b",
        // Of `11.-12.5.2018` and `29.6.-1.7.2017` the first day counts, which may leave out its month.
        r"|\b(\d{1,2})\.\s?(?:(\d{1,2})\.)?\s?[-–—/]{1,2}\s?\d{1,2}\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b",
        r"|\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b",
        r"|\b(\d{1,2})/((?:19|20)\d\d)\b",
    ))
});

/// The dates of `text`, in order.
pub(crate) fn find_dates(text: &str) -> Vec<(Range<usize>, Date)> {
    let named = NAMED.captures_iter(text).filter_map(|found| Some((range(&found)?, named(&found)?)));
    let digits = DIGITS.captures_iter(text).filter_map(|found| Some((range(&found)?, digits(&found)?)));
    let mut dates: Vec<(Range<usize>, Date)> = named.chain(digits).collect();
    dates.sort_by_key(|(range, _)| range.start);
    dates
}

fn range(found: &Captures<'_>) -> Option<Range<usize>> {
    found.get(0).map(|whole| whole.range())
}

fn named(found: &Captures<'_>) -> Option<Date> {
    let word = found.get(2)?.as_str();
    let Name::Month(month) = name(word).filter(|_| is_named(word))? else { return None };
    let year = number(found, 4)?;
    date(year, i16::from(month), number(found, 1).or_else(|| number(found, 3)))
}

fn digits(found: &Captures<'_>) -> Option<Date> {
    let of = |year, month, day: Option<usize>| {
        date(number(found, year)?, number(found, month)?, day.and_then(|day| number(found, day)))
    };
    let span = || of(10, if found.get(8).is_some() { 8 } else { 9 }, Some(7));
    of(1, 2, Some(3))
        .or_else(|| of(4, 5, Some(6)))
        .or_else(span)
        .or_else(|| of(13, 12, Some(11)))
        .or_else(|| of(15, 14, None))
}

fn number(found: &Captures<'_>, group: usize) -> Option<i16> {
    found.get(group)?.as_str().parse().ok()
}

/// The day, or the month where no calendar has that day.
fn date(year: i16, month: i16, day: Option<i16>) -> Option<Date> {
    let month = u8::try_from(month).ok()?;
    let day = day.and_then(|day| Date::from_day(year, month, u8::try_from(day).ok()?));
    day.or_else(|| Date::from_month(year, month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_at_the_precision_that_is_printed() {
        for (text, expected) in [
            ("Slow data (July, 2025)", "2025-07"),
            ("Slow data (June 2018)", "2018-06"),
            ("(September 18, 2025, slides here)", "2025-09-18"),
            ("Olm, 4--7 September 2019.", "2019-09-04"),
            ("Oct. 21-25 (2024), Olm", "2024-10-21"),
            ("May 31-June 2 (2023)", "2023-05-31"),
            ("June 15-June 18, 2025 @ Olm", "2025-06-15"),
            ("August 31--3 September 2023", "2023-08-31"),
            ("on Thursday 16th June 2022", "2022-06-16"),
            ("am 3. Oktober 2021", "2021-10-03"),
            ("el 6 de mayo de 2020", "2020-05-06"),
            ("2021年9月3日", "2021-09-03"),
            ("2024년 6월", "2024-06"),
            ("03.05.2024", "2024-05-03"),
            ("Olm, 11.-12.5.2018", "2018-05-11"),
            ("Olm, 29.6.–1.7.2017", "2017-06-29"),
            ("since 07/2023", "2023-07"),
        ] {
            let found = find_dates(text);
            assert_eq!(found.first().map(|(_, date)| date.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_month_without_its_year_and_a_year_alone_are_no_date() {
        assert_eq!(find_dates("May the force of 12 March be in 2020"), vec![]);
        assert_eq!(find_dates("in 2021, 13/2021"), vec![]);
    }
}
