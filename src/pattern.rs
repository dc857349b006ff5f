//! Patterns: the regular expressions of newscv, each compiled once, when a page first needs it.
//!
//! A [`Pattern`] is a [`Regex`] whose source is newscv's own and so well formed; it is searched in
//! linear time whatever the text.

use std::ops::Deref;

use regex::Regex;

/// A regular expression that is part of newscv.
#[derive(Debug)]
pub(crate) struct Pattern(Regex);

impl Pattern {
    /// The pattern of this source.
    pub(crate) fn new(source: &str) -> Self {
        Self(Regex::new(source).expect("a pattern of newscv is well formed"))
    }

    /// The pattern of any of these phrases, in any case.
    pub(crate) fn any_of(phrases: &[&str]) -> Self {
        let escaped: Vec<String> = phrases.iter().map(|phrase| regex::escape(phrase)).collect();
        Self::new(&format!("(?i){}", escaped.join("|")))
    }
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        &self.0
    }
}
