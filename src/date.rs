//! Calendar dates at the precision that a page prints: a year, a month, or a day.

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
    fn days_that_no_calendar_has_are_refused() {
        for text in ["2025-13", "2025-00", "2025-02-29", "2025-1", "25", "", "2025-11-03-01", "+025"] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
