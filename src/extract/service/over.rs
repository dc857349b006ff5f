//! The sentence over an entry that announces a role: `I am a referee for journals including`, then names.
//!
//! Input: the entries of a section. Output: the same, with the role that holds for an entry among its groups. Limits: a
//! sentence announces the list or the paragraph right behind it.

use std::borrow::Cow;
use std::ops::Range;

use super::role::{find_roles, mentions_a_role};
use crate::extract::word::is_among;
use crate::fact::SectionKind;
use crate::page::{Entry, Shape};

/// The longest label or sentence that announces others, in bytes.
const LONGEST: usize = 200;

/// The entries with the roles over them.
pub(crate) fn with_roles(kind: SectionKind, entries: &[Entry]) -> Cow<'_, [Entry]> {
    let is_ours = matches!(kind, SectionKind::Service | SectionKind::Other | SectionKind::Bio);
    if !is_ours || !entries.iter().any(|entry| announced(entry).is_some()) {
        return Cow::Borrowed(entries);
    }
    let mut said = Said::default();
    let mut out = entries.to_vec();
    for entry in &mut out {
        let over = said.over(entry);
        said.step(entry);
        entry.groups.extend(over);
    }
    Cow::Owned(out)
}

/// The role that a sentence announced, and what it holds for.
#[derive(Debug, Default)]
struct Said {
    role: Option<String>,
    /// Where the sentence was the entry before, or a list goes on.
    next: Option<Shape>,
    is_new: bool,
}

impl Said {
    /// The role that was announced for this entry.
    fn over(&self, entry: &Entry) -> Option<String> {
        let fits = match self.next {
            Some(shape) => shape == entry.shape && (self.is_new || shape == Shape::ListItem),
            None => self.is_new,
        };
        (fits && announced(entry).is_none()).then(|| self.role.clone()).flatten()
    }

    fn step(&mut self, entry: &Entry) {
        match announced(entry) {
            Some(Announced::Role(role)) => (self.role, self.next, self.is_new) = (Some(role), None, true),
            Some(Announced::More) => (self.next, self.is_new) = (None, true),
            None if self.is_new => (self.next, self.is_new) = (Some(entry.shape), false),
            // The sentence may go on with another sort of venues.
            None => {}
        }
    }
}

/// What an entry announces.
#[derive(Debug)]
enum Announced {
    /// What follows is where this role was held.
    Role(String),
    /// The same as the sentence before, of another sort: `conferences including`.
    More,
}

/// What an entry announces; `None` where it announces nothing.
fn announced(entry: &Entry) -> Option<Announced> {
    let text = entry.content.as_str();
    if entry.shape != Shape::Paragraph || text.len() > LONGEST || text.contains('\n') || !is_open(text) {
        return None;
    }
    let role = opening_role(text, &(0..text.len())).map(|role| Announced::Role(text[role].to_owned()));
    role.or_else(|| goes_on(text).then_some(Announced::More))
}

/// Whether a line only says which sort of venues follows.
fn goes_on(text: &str) -> bool {
    const SORTS: &[&str] = &["journals", "conferences", "workshops", "venues"];
    let mut words = text.split_whitespace();
    words.clone().take(5).count() <= 4 && words.any(|word| is_among(word, SORTS))
}

/// Whether a line ends so that something must follow.
fn is_open(line: &str) -> bool {
    const OPEN: &[&str] = &[" including", " such as", " following", " for", " of", " e.g.", " like", " namely"];
    let line = line.trim_end();
    let bare = line.trim_end_matches([':', '：', '-', '–', '—', ' ']);
    if bare.len() < line.len() && line.ends_with([':', '：']) {
        return true;
    }
    let lower = bare.to_lowercase();
    OPEN.iter().any(|open| lower.ends_with(open))
}

/// The role that a sentence announces a list with: `I have been a member of the program committee for the following
/// conferences:`. No name stands behind it.
pub(super) fn opening_role(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 30;
    let printed = &text[line.clone()];
    if !is_open(printed) || !mentions_a_role(printed) || printed.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let roles = find_roles(text, line, false);
    let role = roles.first().filter(|role| !role.is_none)?;
    let behind = &text[role.range.end..line.end];
    let is_named = behind.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(char::is_uppercase));
    (roles.len() == 1 && !is_named).then(|| role.range.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_ends_open_announces_a_role() {
        let role = |text: &str| opening_role(text, &(0..text.len())).map(|role| text[role].to_owned());
        for (text, expected) in [
            ("I am a referee for journals including", "referee"),
            ("I have been member of the program committee for the following conferences:", "program committee"),
            ("Ad-hoc peer reviewer:", "Ad-hoc peer reviewer"),
        ] {
            assert_eq!(role(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(role("I review for Slow Letters:"), None);
        assert_eq!(role("I am a reviewer for the Slow Letters"), None);
    }
}
