//! The year of a reference that stands apart from its venue.

use std::ops::Range;

use crate::calendar::is_year;
use crate::extract::reading::Reading;

/// The year right behind the people, where reference styles set it: `Weiss, A. (2018)`, `Weiss, A. 2018.`
pub(super) fn year_behind(text: &str) -> Option<i16> {
    let rest = text.trim_start_matches([' ', '.', ',', '\u{a0}', '*']);
    let digits = rest.strip_prefix('(').unwrap_or(rest).get(..4)?;
    let behind = rest.strip_prefix('(').unwrap_or(rest).get(4..)?;
    let ends = behind.trim_start_matches(|c: char| c.is_ascii_lowercase()).starts_with([')', '.', ',', ':', ' ']);
    (is_year(digits) && ends).then(|| digits.parse().ok()).flatten()
}

/// The last year printed outside the title; that of a remark in brackets only where no other is.
pub(super) fn find_year(reading: &Reading<'_>, title: &Range<usize>) -> Option<i16> {
    let text = reading.text();
    let remarks = remarks(text);
    let is_free = |at: usize| !title.contains(&at) && !remarks.iter().any(|remark| remark.contains(&at));
    last_year(text, reading.entry.body, is_free)
        .or_else(|| last_year(text, reading.entry.body, |at| !title.contains(&at)))
}

/// Words of brackets that tell of another edition of the work, or of its way to the printer.
const ASIDE: &[&str] = &[
    "accepted", "received", "submitted", "translation", "translated", "originally", "earlier", "reprinted", "reprint",
    "also", "preliminary", "aceptado", "recibido", "traducción", "aceito", "tradução", "accepté", "soumis",
    "traduction", "akzeptiert", "eingereicht", "angenommen", "übersetzung", "zuerst", "accettato", "traduzione",
];

/// The brackets of a reference, with what stands in them, that are such a remark.
fn remarks(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => open.push(at),
            ')' | ']' => {
                let start = open.pop().unwrap_or(at);
                let lower = text[start..at].to_lowercase();
                // What is said first in a bracket is what it is about.
                if lower.split(|c: char| !c.is_alphanumeric()).take(4).any(|word| ASIDE.contains(&word)) {
                    found.push(start..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// The last year printed from `from` on where it may stand.
fn last_year(text: &str, from: usize, may_stand: impl Fn(usize) -> bool) -> Option<i16> {
    let bytes = text.as_bytes();
    (from..text.len().saturating_sub(3)).rev().filter(|at| may_stand(*at)).find_map(|at| {
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

/// Whether the word around `at` is an identifier or address, whose digits tell no year.
fn is_in_address(text: &str, at: usize) -> bool {
    let start = text[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |space| at + space);
    let word = &text[start..end];
    word.to_lowercase().contains("arxiv") && word.contains('.')
        || word.contains("10.")
        || word.contains("://")
        || word.contains("www.")
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

    #[test]
    fn a_remark_in_brackets_does_not_outbid_the_reference() {
        let year = |text: &str| {
            let remarks = remarks(text);
            last_year(text, 0, |at| !remarks.iter().any(|remark| remark.contains(&at)))
        };
        assert_eq!(
            year("Tide Studies 20, 53-93, (1992). (English translation of 'Shio' (Salt Press, 1990))"),
            Some(1992)
        );
        assert_eq!(year("Estudios de sal, 32(1), 2026. [Aceptado oct. 2025]"), Some(2026));
        assert_eq!(year("Tide Studies 3 (2022) arXiv:2007.05602"), Some(2022));
    }
}
