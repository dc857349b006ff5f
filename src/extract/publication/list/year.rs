//! The year of a reference that stands apart from its venue.

use std::ops::Range;

use crate::extract::reading::Reading;

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
