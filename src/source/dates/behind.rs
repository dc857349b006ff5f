//! What belongs to a date behind its last number: the ending of an ordinal, the time of day, the word for the year.
//!
//! Input: a text, where the numbers of its date end, and the date. Output: where the date ends.

use super::{Printed, clock};

/// Where a date ends whose numbers end at `end`.
pub(super) fn end(text: &str, end: usize, printed: Printed) -> usize {
    behind_words(text, behind_ordinal(text, end), printed)
}

/// Where the ending of an ordinal number ends that a date closes with: `2023 Sep 3rd`, `May 3rd`.
fn behind_ordinal(text: &str, end: usize) -> usize {
    const ENDINGS: &[&str] = &["st", "nd", "rd", "th"];
    let rest = &text[end..];
    let ending = ENDINGS.iter().find(|ending| rest.starts_with(**ending) && text[..end].ends_with(is_digit));
    let length = ending.map_or(0, |ending| ending.len());
    if rest[length..].starts_with(char::is_alphanumeric) { end } else { end + length }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Where what belongs to a date ends: its time (`2024-05-01T10:00`, `May 1, 2024 10:00 AM`), the word for its year
/// (`3 мая 2024 г.`).
fn behind_words(text: &str, end: usize, printed: Printed) -> usize {
    const YEARS: &[&str] = &["г.", "года", "року", "р.", "r.", "roku"];
    let rest = &text[end..];
    if let Some(time) =
        rest.strip_prefix('T').filter(|time| printed.day.is_some() && time.starts_with(|c: char| c.is_ascii_digit()))
    {
        let behind = time.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+'));
        return text.len() - behind.trim_start_matches([':', '.']).len();
    }
    if let Some(length) = printed.day.and_then(|_| clock::length(rest)) {
        return end + length;
    }
    let word = YEARS.iter().find_map(|word| rest.trim_start().strip_prefix(word));
    let behind = word.filter(|behind| printed.year.is_some() && !behind.starts_with(char::is_alphanumeric));
    behind.map_or(end, |behind| text.len() - behind.len())
}
