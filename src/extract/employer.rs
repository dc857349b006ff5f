//! Organisations to work for: where their names stand and what is none.
//!
//! Input: an entry's text and a position in it. Output: the range of an organisation's name.

use std::ops::Range;
use std::sync::LazyLock;

use super::phrase::{Reach, is_time, name_at};
use super::reading::Reading;
use crate::pattern::Pattern;

/// What ties an organisation to what stands before it, the surest first.
pub(super) static TIES: LazyLock<[Pattern; 4]> = LazyLock::new(|| {
    [
        Pattern::new(r"(?i)(?:\bat\b|@)\s*"),
        Pattern::new(r"(?i)\b(?:within|from|bei|beim|à|chez|an der)\b\s*"),
        Pattern::new(r"(?i)\b(?:in|of|en|na|no|da|de)\b\s*"),
        Pattern::new(r"(?i)(?:\b(?:with|for|to)\b|,|\||–|—|-|\n)\s*"),
    ]
});

/// The organisation that begins at `at`; a linked address (`example.ai`) is one whatever its case.
pub(super) fn place_at(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let is_address = |label: &str| label.contains('.') && !label.contains(' ');
    let mut links = reading.content().links().map(|(range, _)| range);
    let linked = links.find(|range| range.start == at && is_address(&reading.text()[range.clone()]));
    linked.or_else(|| name_at(reading.content(), at, end, Reach::Address))
}

/// Words of names that are no organisation to work for.
const NOT_EMPLOYERS: &[&str] = &[
    "committee", "board", "panel", "conference", "workshop", "symposium", "program", "event", "stream", "session",
    "meeting", "course", "scholar", "linkedin", "github", "twitter", "professor", "prof.", "prof", "dr.", "dr", "i",
    "phd", "ph.d.", "artificial", "machine", "natural",
];

/// Whether a name can be an employer: no time, no person's title, no committee, no field alone.
pub(super) fn is_organization(text: &str, range: &Range<usize>) -> bool {
    const FIELDS: &[&str] = &["science", "learning", "intelligence", "vision", "statistics", "mathematics", "physics"];
    let name = &text[range.clone()];
    let mut words = name.split_whitespace().map(|word| word.trim_matches([',', '"', '“', '”']).to_lowercase());
    let first = words.clone().next().unwrap_or_default();
    let is_field =
        words.clone().count() <= 3 && words.clone().next_back().is_some_and(|last| FIELDS.contains(&last.as_str()));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && !is_time(&first)
        && !is_field
        && !name.starts_with(['"', '“'])
        && !words.any(|word| NOT_EMPLOYERS.contains(&word.as_str()))
        && !is_company(text, range)
}

/// Whether somebody is joined for an occasion: `joined Ada Weiss on her show`.
fn is_company(text: &str, range: &Range<usize>) -> bool {
    let behind = text[range.end..].trim_start();
    ["on his", "on her", "on their", "for a ", "for the "].iter().any(|word| behind.starts_with(word))
}

/// Whether a name has a word of organisations or is an acronym, as towns and people have not.
pub(super) fn names_body(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "univ", "institut", "college", "school", "lab", "center", "centre", "department", "group", "academy",
        "research", "hospital", "museum", "observator", "facult",
    ];
    let lower = name.to_lowercase();
    let is_acronym =
        |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 2 && !word.chars().any(char::is_lowercase);
    BODIES.iter().any(|body| lower.contains(body)) || name.split(|c: char| !c.is_alphanumeric()).any(is_acronym)
}
