//! What a pattern finds, whichever engine found it.

use std::ops::{Index, Range};

/// A place where a pattern fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Match<'t> {
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

impl<'t> From<regex_lite::Match<'t>> for Match<'t> {
    fn from(found: regex_lite::Match<'t>) -> Self {
        Self { text: found.as_str(), start: found.start() }
    }
}

/// The groups of a place where a pattern fits.
#[derive(Debug)]
pub(crate) enum Captures<'t> {
    /// As the small engine found them.
    Small(regex_lite::Captures<'t>),
    /// As the large engine found them.
    Full(regex::Captures<'t>),
}

impl<'t> Captures<'t> {
    /// A group by its number; 0 is the whole.
    pub(crate) fn get(&self, index: usize) -> Option<Match<'t>> {
        match self {
            Self::Small(found) => found.get(index).map(Match::from),
            Self::Full(found) => found.get(index).map(Match::from),
        }
    }

    /// A group by its name.
    pub(crate) fn name(&self, name: &str) -> Option<Match<'t>> {
        match self {
            Self::Small(found) => found.name(name).map(Match::from),
            Self::Full(found) => found.name(name).map(Match::from),
        }
    }

    /// All groups in order, the whole first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Option<Match<'t>>> + '_ {
        let len = match self {
            Self::Small(found) => found.len(),
            Self::Full(found) => found.len(),
        };
        (0..len).map(|index| self.get(index))
    }
}

impl Index<usize> for Captures<'_> {
    type Output = str;

    fn index(&self, index: usize) -> &str {
        match self {
            Self::Small(found) => &found[index],
            Self::Full(found) => &found[index],
        }
    }
}

impl Index<&str> for Captures<'_> {
    type Output = str;

    fn index(&self, name: &str) -> &str {
        match self {
            Self::Small(found) => &found[name],
            Self::Full(found) => &found[name],
        }
    }
}
