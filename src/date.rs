//! Calendar dates at the precision that a page prints: a year, a month, or a day.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A date whose month and day may be unknown. Sorts by time, the less precise first.
///
/// Written as ISO 8601: `2025`, `2025-11`, `2025-11-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// A year alone.
    pub fn from_year(year: i16) -> Self {
        Self { year, month: None, day: None }
    }

    /// A month of a year; `None` unless the month is 1 to 12.
    pub fn from_month(year: i16, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year, month: Some(month), day: None })
    }

    /// A day; `None` unless the Gregorian calendar has it.
    pub fn from_day(year: i16, month: u8, day: u8) -> Option<Self> {
        let fits = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        fits.then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// The day, in UTC, of a number of seconds since 1 January 1970; `None` beyond the years that
    /// an `i16` holds. Counts in eras of 400 years that begin in March, so that a leap day is the
    /// last of its year.
    pub fn from_epoch(seconds: i64) -> Option<Self> {
        let days = seconds.div_euclid(86_400).checked_add(719_468)?;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day_of_year = day - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * from_march + 2) / 5 + 1).ok()?;
        let month = u8::try_from((from_march + 2) % 12 + 1).ok()?;
        let year = i16::try_from(year_of_era + era * 400 + i64::from(month <= 2)).ok()?;
        Self::from_day(year, month, day)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, from one, where known.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether it is surely later than `other`: compared at the precision that both have, so that
    /// neither `2025` nor `2025-03-02` is after `2025-03`.
    pub fn is_after(self, other: Self) -> bool {
        let later = |one: Option<u8>, other: Option<u8>| one.zip(other).map(|(one, other)| one.cmp(&other));
        let months = later(self.month, other.month);
        let days = months.and_then(|_| later(self.day, other.day));
        let order = self.year.cmp(&other.year);
        order.then(months.unwrap_or(Ordering::Equal)).then(days.unwrap_or(Ordering::Equal)).is_gt()
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// The text is not a date of the form `2025`, `2025-11` or `2025-11-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date such as 2025, 2025-11 or 2025-11-03")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, width: usize| {
            let fits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            if fits { part.parse::<i16>().map_err(|_| NotADate) } else { Err(NotADate) }
        };
        let small = |part: &str| digits(part, 2).and_then(|n| u8::try_from(n).map_err(|_| NotADate));
        match parts[..] {
            [year] => Ok(Self::from_year(digits(year, 4)?)),
            [year, month] => Self::from_month(digits(year, 4)?, small(month)?).ok_or(NotADate),
            [year, month, day] => Self::from_day(digits(year, 4)?, small(month)?, small(day)?).ok_or(NotADate),
            _ => Err(NotADate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_precision_is_read_and_written() {
        for text in ["2025", "2025-11", "2024-02-29"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn seconds_since_1970_become_a_day() {
        let day = |seconds| Date::from_epoch(seconds).map(|date| date.to_string());
        let known = [(0, "1970-01-01"), (-1, "1969-12-31"), (951_782_400, "2000-02-29"), (1_793_836_799, "2026-11-04")];
        for (seconds, text) in known {
            assert_eq!(day(seconds).as_deref(), Some(text));
        }
        assert_eq!(day(i64::MAX), None);
    }

    #[test]
    fn dates_are_compared_at_the_precision_that_both_have() {
        let after = |one: &str, other: &str| one.parse::<Date>().unwrap().is_after(other.parse().unwrap());
        for (one, other) in [("2026", "2025-12-31"), ("2025-04", "2025-03-31"), ("2025-03-02", "2025-03-01")] {
            assert!(after(one, other) && !after(other, one), "{one} is after {other}");
        }
        for (one, other) in [("2025", "2025-03"), ("2025-03-02", "2025-03"), ("2025-03-01", "2025-03-01")] {
            assert!(!after(one, other) && !after(other, one), "{one} may be {other}");
        }
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for text in ["2025-13", "2025-00", "2025-02-29", "2025-1", "25", "", "2025-11-03-01", "+025"] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
