//! References inside news: `Two new publications: Weiss, A., Noor, B. (2024). On Counting. …`.
//!
//! Input: an entry whose news quotes references as a publication list would. Output: entries of
//! one reference each, to be read as such. A line counts as a reference if it begins with at least
//! two people and a bracketed year or status follows them.

use crate::extract::people::read_people;
use crate::page::Entry;
use crate::text::RichText;

/// The references among the lines of an entry.
pub(super) fn references(entry: &Entry) -> Vec<Entry> {
    let text = entry.content.as_str();
    let mut found = Vec::new();
    let mut start = entry.body;
    for line in text[entry.body..].split_inclusive('\n') {
        let end = start + line.len();
        let indent = line.len() - line.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        if is_reference(&entry.content, start + indent, start + line.trim_end().len()) {
            let content = entry.content.slice(start + indent..start + line.trim_end().len());
            found.push(Entry { content, body: 0, ..entry.clone() });
        }
        start = end;
    }
    found
}

fn is_reference(content: &RichText, start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    let Some(people) = read_people(content, start..end).filter(|people| people.authors.list.len() >= 2) else {
        return false;
    };
    let behind = content.as_str()[people.range.end..end].trim_start_matches([' ', '.', ',', '\u{a0}', '*']);
    behind.strip_prefix('(').is_some_and(|bracket| {
        let status = ["in press", "forthcoming", "accepted", "submitted", "under review", "to appear"]
            .iter()
            .any(|status| bracket.to_lowercase().starts_with(status));
        status || bracket.starts_with("19") || bracket.starts_with("20")
    })
}
