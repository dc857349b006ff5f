//! Patterns: regular expressions that cost nothing until they are used, and little on a short text.
//!
//! Compiling a regular expression for fast search costs about a millisecond, and a page is read by
//! some eighty of them: on one page that was four fifths of all work. So a [`Pattern`] has two
//! engines of one meaning. While little has been searched, [`parse`] and [`matcher`] read the text
//! directly; behind [`ENOUGH_TEXT`] bytes, or where a search takes more steps than a line through
//! the text would, the `regex` crate takes over and keeps the time linear. Syntax is that of
//! `regex` (<https://docs.rs/regex/latest/regex/#syntax>); what the parser does not know, flags
//! but `i` and operations on classes, is left to the crate from the beginning.

mod matcher;
mod parse;
mod set;

use std::ops::{Index, Range};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::Regex;

use parse::Program;

/// The bytes searched for one pattern from which on compiling it pays.
const ENOUGH_TEXT: usize = 64 << 10;

/// The ranges of the groups that took part, the whole occurrence first.
type Slots = Vec<Option<(usize, usize)>>;

/// A regular expression.
#[derive(Debug)]
pub(crate) struct Pattern {
    source: String,
    program: Option<Program>,
    searched: AtomicUsize,
    compiled: OnceLock<Regex>,
}

/// Where a pattern was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

/// Where a pattern and its groups were found.
#[derive(Clone, Debug)]
pub(crate) struct Captures<'t, 'p> {
    text: &'t str,
    slots: Slots,
    pattern: &'p Pattern,
}

impl Pattern {
    /// The pattern of this source, which is one of newscv's own and so well formed.
    pub(crate) fn new(source: &str) -> Self {
        debug_assert!(Regex::new(source).is_ok(), "'{source}' is no regular expression");
        Self {
            source: source.to_owned(),
            program: parse::parse(source),
            searched: AtomicUsize::new(0),
            compiled: OnceLock::new(),
        }
    }

    /// The pattern of any of these phrases, in any case.
    pub(crate) fn any_of(phrases: &[&str]) -> Self {
        let escaped: Vec<String> = phrases.iter().map(|phrase| regex_syntax::escape(phrase)).collect();
        Self::new(&format!("(?i){}", escaped.join("|")))
    }

    /// Whether it occurs in the text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self.quick(text, 0) {
            Some(found) => found.is_some(),
            None => self.compiled().is_match(text),
        }
    }

    /// Its first occurrence.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        self.find_at(text, 0)
    }

    /// Its first occurrence from byte `at` on, where what stands before is seen but not matched.
    pub(crate) fn find_at<'t>(&self, text: &'t str, at: usize) -> Option<Found<'t>> {
        let (start, end) = match self.quick(text, at) {
            Some(slots) => slots?[0]?,
            None => self.compiled().find_at(text, at).map(|found| (found.start(), found.end()))?,
        };
        Some(Found { text, start, end })
    }

    /// Its occurrences that do not overlap, in order.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Found<'t>> {
        let mut steps = Steps::default();
        std::iter::from_fn(move || steps.next(text, |at| self.find_at(text, at), Found::range))
    }

    /// Its first occurrence with its groups.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t, '_>> {
        self.captures_at(text, 0)
    }

    /// Its occurrences that do not overlap with their groups, in order.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t, '_>> {
        let mut steps = Steps::default();
        let whole = |found: &Captures<'_, '_>| found.get(0).map_or(0..0, |found| found.range());
        std::iter::from_fn(move || steps.next(text, |at| self.captures_at(text, at), whole))
    }

    fn captures_at<'t>(&self, text: &'t str, at: usize) -> Option<Captures<'t, '_>> {
        let slots = self.quick(text, at).unwrap_or_else(|| {
            let found = self.compiled().captures_at(text, at)?;
            Some(found.iter().map(|group| group.map(|group| (group.start(), group.end()))).collect())
        });
        Some(Captures { text, slots: slots?, pattern: self })
    }

    /// What the engine for short texts finds; `None` where the compiled one has to search.
    #[expect(clippy::option_option, reason = "finding nothing and not having searched are two answers")]
    fn quick(&self, text: &str, at: usize) -> Option<Option<Slots>> {
        let program = self.program.as_ref()?;
        let ahead = text.len() - at;
        if ahead > ENOUGH_TEXT || self.compiled.get().is_some() || self.searched.load(Ordering::Relaxed) > ENOUGH_TEXT {
            return None;
        }
        let slots = matcher::search(program, text, at).ok()?;
        let end = slots.as_ref().and_then(|slots| slots[0]).map_or(text.len(), |(_, end)| end);
        self.searched.fetch_add(end - at, Ordering::Relaxed);
        Some(slots)
    }

    fn compiled(&self) -> &Regex {
        self.compiled.get_or_init(|| Regex::new(&self.source).expect("a pattern of newscv is well formed"))
    }

    fn group(&self, name: &str) -> Option<usize> {
        match &self.program {
            Some(program) => program.names.iter().find(|(known, _)| known == name).map(|(_, group)| *group),
            None => self.compiled().capture_names().position(|known| known == Some(name)),
        }
    }
}

/// Goes from occurrence to occurrence; an empty one may not touch the one before.
#[derive(Debug, Default)]
struct Steps {
    at: usize,
    last: Option<usize>,
}

impl Steps {
    fn next<T>(
        &mut self,
        text: &str,
        find: impl Fn(usize) -> Option<T>,
        range: impl Fn(&T) -> Range<usize>,
    ) -> Option<T> {
        loop {
            if self.at > text.len() {
                return None;
            }
            let found = find(self.at)?;
            let Range { start, end } = range(&found);
            if start == end && self.last == Some(end) {
                self.at = text[end..].chars().next().map_or(text.len() + 1, |letter| end + letter.len_utf8());
                continue;
            }
            self.at = end;
            self.last = Some(end);
            return Some(found);
        }
    }
}

impl<'t> Found<'t> {
    /// Its first byte.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// The byte behind its last.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// How many bytes it takes.
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }

    /// Its bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Its text.
    pub(crate) fn as_str(&self) -> &'t str {
        &self.text[self.start..self.end]
    }
}

impl<'t> Captures<'t, '_> {
    /// The group of this number; the whole occurrence is 0.
    pub(crate) fn get(&self, group: usize) -> Option<Found<'t>> {
        let (start, end) = (*self.slots.get(group)?)?;
        Some(Found { text: self.text, start, end })
    }

    /// The group of this name.
    pub(crate) fn name(&self, name: &str) -> Option<Found<'t>> {
        self.get(self.pattern.group(name)?)
    }
}

impl Index<usize> for Captures<'_, '_> {
    type Output = str;

    fn index(&self, group: usize) -> &str {
        self.get(group).expect("the group takes part in every occurrence").as_str()
    }
}

impl Index<&str> for Captures<'_, '_> {
    type Output = str;

    fn index(&self, name: &str) -> &str {
        self.name(name).expect("the group takes part in every occurrence").as_str()
    }
}

#[cfg(test)]
mod tests;
