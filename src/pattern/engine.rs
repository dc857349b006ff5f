//! The engines that search, with one face: what they find are ranges.

use std::ops::Range;

/// The groups of a place, the whole first.
pub(super) type Groups = Vec<Option<Range<usize>>>;

/// A compiled regular expression.
#[derive(Debug)]
pub(super) enum Engine {
    /// Compiled fast, searched slowly.
    Lite(regex_lite::Regex),
    /// Compiled slowly, searched fast.
    Swift(regex::Regex),
}

impl Engine {
    /// The first place at or behind a byte.
    pub(super) fn first(&self, text: &str, start: usize) -> Option<Range<usize>> {
        match self {
            Self::Lite(regex) => regex.find_at(text, start).map(|found| found.range()),
            Self::Swift(regex) => regex.find_at(text, start).map(|found| found.range()),
        }
    }

    /// Every place.
    pub(super) fn all(&self, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Lite(regex) => regex.find_iter(text).map(|found| found.range()).collect(),
            Self::Swift(regex) => regex.find_iter(text).map(|found| found.range()).collect(),
        }
    }

    /// The groups of the first place.
    pub(super) fn first_groups(&self, text: &str) -> Option<Groups> {
        match self {
            Self::Lite(regex) => regex.captures(text).map(|found| lite_groups(&found)),
            Self::Swift(regex) => regex.captures(text).map(|found| swift_groups(&found)),
        }
    }

    /// The groups of every place.
    pub(super) fn all_groups(&self, text: &str) -> Vec<Groups> {
        match self {
            Self::Lite(regex) => regex.captures_iter(text).map(|found| lite_groups(&found)).collect(),
            Self::Swift(regex) => regex.captures_iter(text).map(|found| swift_groups(&found)).collect(),
        }
    }
}

fn lite_groups(found: &regex_lite::Captures<'_>) -> Groups {
    (0..found.len()).map(|index| found.get(index).map(|group| group.range())).collect()
}

fn swift_groups(found: &regex::Captures<'_>) -> Groups {
    found.iter().map(|group| group.map(|group| group.range())).collect()
}
