//! References inside news: `Two new publications: Weiss, A., Noor, B. (2024). On Counting. …`.
//!
//! Input: an entry whose news quotes references as a publication list would. Output: entries of
//! one reference each, to be read as such. A line, or what follows the words that announce it, counts
//! as a reference if it begins with at least two people and a bracketed year or status follows them,
//! or if initials stand behind each family name, as only references set them.

use std::ops::Range;

use crate::extract::people::{PeopleFound, read_people};
use crate::page::Entry;
use crate::text::RichText;

/// The references among the lines of an entry.
pub(super) fn references(entry: &Entry) -> Vec<Entry> {
    let text = entry.content.as_str();
    let mut found = Vec::new();
    let mut start = entry.body;
    for line in text[entry.body..].split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if let Some(at) = starts(text, start..end).find(|at| is_reference(&entry.content, *at, end)) {
            let content = entry.content.slice(at..end);
            found.push(Entry { content, body: 0, ..entry.clone() });
        }
        start += line.len();
    }
    found
}

/// Where a reference can begin in a line: at its first word, or behind a short announcement.
fn starts(text: &str, line: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    const LONGEST_LEAD: usize = 60;
    let part = &text[line.clone()];
    let indent = part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let marks = part.char_indices().filter(|(at, c)| *at <= LONGEST_LEAD && matches!(c, ':' | '!'));
    let behind = marks.map(move |(at, c)| {
        let rest = &part[at + c.len_utf8()..];
        at + c.len_utf8() + (rest.len() - rest.trim_start().len())
    });
    std::iter::once(indent).chain(behind).map(move |at| line.start + at)
}

fn is_reference(content: &RichText, start: usize, end: usize) -> bool {
    if start >= end {
        return false;
    }
    let Some(people) = read_people(content, start..end).filter(|people| people.authors.list.len() >= 2) else {
        return false;
    };
    let behind = content.as_str()[people.range.end..end].trim_start_matches([' ', '.', ',', '\u{a0}', '*']);
    let bracketed = behind.strip_prefix('(').is_some_and(|bracket| {
        let status = ["in press", "forthcoming", "accepted", "submitted", "under review", "to appear"]
            .iter()
            .any(|status| bracket.to_lowercase().starts_with(status));
        status || bracket.starts_with("19") || bracket.starts_with("20")
    });
    let begins = behind.starts_with(char::is_uppercase);
    bracketed
        || begins && (has_initials_last(&people) || is_followed_by_title(&content.as_str()[people.range.end..end]))
}

/// Whether a full stop ends the list of people, and behind it a title and where it is out, with a year: no
/// sentence that says what they do.
fn is_followed_by_title(behind: &str) -> bool {
    const SHORTEST: usize = 4;
    let Some((title, place)) = behind.strip_prefix(". ").and_then(|rest| rest.split_once(". ")) else { return false };
    let says = ["We ", "They ", "He ", "She ", "I ", "Our ", "It ", "This "].iter().any(|word| title.starts_with(word));
    let has_year =
        place.split(|c: char| !c.is_ascii_digit()).any(|word| word.len() == 4 && word.starts_with(['1', '2']));
    !says && title.split(' ').count() >= SHORTEST && has_year
}

/// Whether initials stand behind the family name of each: `Weiss A, Noor BC`, `Weiss, A., Noor, B.`
fn has_initials_last(people: &PeopleFound) -> bool {
    people.authors.list.iter().all(|author| {
        let last = author.name.printed.rsplit(' ').next().unwrap_or_default();
        last.chars().any(char::is_alphabetic)
            && last.chars().filter(|c| c.is_alphabetic()).count() <= 3
            && !last.chars().any(char::is_lowercase)
    })
}
