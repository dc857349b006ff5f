//! The year of a reference that stands apart from its venue.

use std::ops::Range;

use crate::extract::reading::Reading;

/// The year right behind the people, where reference styles set it: `Weiss, A. (2018)`, `Weiss, A. 2018.`
pub(super) fn year_behind(text: &str) -> Option<i16> {
    let rest = text.trim_start_matches([' ', '.', ',', '\u{a0}', '*']);
    let digits = rest.strip_prefix('(').unwrap_or(rest).get(..4)?;
    let behind = rest.strip_prefix('(').unwrap_or(rest).get(4..)?;
    let is_year = (digits.starts_with("19") || digits.starts_with("20")) && digits.bytes().all(|c| c.is_ascii_digit());
    let ends = behind.trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with([')', '.', ',', ':', ' ']);
    (is_year && ends).then(|| digits.parse().ok()).flatten()
}

/// The last year printed outside the title.
pub(super) fn find_year(reading: &Reading<'_>, title: &Range<usize>) -> Option<i16> {
    let text = reading.text();
    let bytes = text.as_bytes();
    (reading.entry.body..text.len().saturating_sub(3)).rev().filter(|at| !title.contains(at)).find_map(|at| {
        let four = text.get(at..at + 4)?;
        let alone =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        let is_year =
            (four.starts_with("19") || four.starts_with("20")) && four.bytes().all(|byte| byte.is_ascii_digit());
        (is_year && alone(at.checked_sub(1)) && alone(Some(at + 4)) && !is_in_address(text, at))
            .then(|| four.parse().ok())
            .flatten()
    })
}

/// Whether the word around `at` is a DOI or address, whose digits tell no year.
fn is_in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    text[start..end].contains("10.") || text[start..end].contains("://") || text[start..end].contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_behind_the_people_is_the_works() {
        assert_eq!(year_behind(" (2018) Naps"), Some(2018));
        assert_eq!(year_behind(". 2017a. Vowels"), Some(2017));
        assert_eq!(year_behind(". Naps 2017"), None);
        assert_eq!(year_behind(" (20184)"), None);
    }
}
