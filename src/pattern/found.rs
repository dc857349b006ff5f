//! What a pattern finds, whichever engine found it.

use std::ops::{Index, Range};
use std::sync::Arc;

/// A place where a pattern fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Match<'t> {
    /// A range of a text.
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Self {
        Self { start: range.start, text: &text[range] }
    }

    /// Where it begins, in bytes.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Where it ends, in bytes.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// From where to where, in bytes.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// The words that the pattern fits.
    pub(crate) fn as_str(&self) -> &'t str {
        self.text
    }

    /// How many bytes it takes.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}

impl<'t> From<regex::Match<'t>> for Match<'t> {
    fn from(found: regex::Match<'t>) -> Self {
        Self { text: found.as_str(), start: found.start() }
    }
}

/// The names of a pattern's groups, by their numbers.
pub(super) type Names = Arc<[Option<Box<str>>]>;

/// The names that an engine gives.
pub(super) fn names<'n>(names: impl Iterator<Item = Option<&'n str>>) -> Names {
    names.map(|name| name.map(Box::from)).collect()
}

/// The groups of a place where a pattern fits.
#[derive(Debug)]
pub(crate) struct Captures<'t> {
    groups: Vec<Option<Match<'t>>>,
    names: Names,
}

impl<'t> Captures<'t> {
    pub(super) fn new(groups: Vec<Option<Match<'t>>>, names: &Names) -> Self {
        Self { groups, names: Arc::clone(names) }
    }

    /// A group by its number; 0 is the whole.
    pub(crate) fn get(&self, index: usize) -> Option<Match<'t>> {
        self.groups.get(index).copied().flatten()
    }

    /// A group by its name.
    pub(crate) fn name(&self, name: &str) -> Option<Match<'t>> {
        self.get(self.names.iter().position(|own| own.as_deref() == Some(name))?)
    }

    /// All groups in order, the whole first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Option<Match<'t>>> + '_ {
        self.groups.iter().copied()
    }
}

impl Index<usize> for Captures<'_> {
    type Output = str;

    fn index(&self, index: usize) -> &str {
        self.get(index).expect("the group is a part of every place where the pattern fits").as_str()
    }
}

impl Index<&str> for Captures<'_> {
    type Output = str;

    fn index(&self, name: &str) -> &str {
        self.name(name).expect("the group is a part of every place where the pattern fits").as_str()
    }
}
