//! Words, as the names of honours are made of them.
//!
//! Input: a part of a text. Output: where its words stand, hyphened ones as one.

use std::ops::Range;

use crate::calendar::is_year;
use crate::extract::word::{Shape, find_words};

/// A word, with hyphens and apostrophes inside it.
const WORD: Shape = Shape { digits: true, joints: &['-', '‐', '‑', '.', '/', '&', '+'], ampersand: true };

/// The words of a part of a text.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// Where the words stand.
    pub(super) at: Vec<Range<usize>>,
}

impl<'a> Words<'a> {
    /// Takes a range of a text apart.
    pub(super) fn new(text: &'a str, range: &Range<usize>) -> Self {
        let at = find_words(text, range, WORD).into_iter().map(|word| without_year(text, word)).collect();
        Self { text, at }
    }

    /// The word as printed.
    pub(super) fn printed(&self, index: usize) -> &'a str {
        &self.text[self.at[index].clone()]
    }

    /// The word in small letters, with plain hyphens and apostrophes.
    pub(super) fn lower(&self, index: usize) -> String {
        self.printed(index).to_lowercase().replace(['‐', '‑'], "-").replace('’', "'")
    }

    /// What stands between a word and the next.
    pub(super) fn gap(&self, index: usize) -> &'a str {
        self.at.get(index + 1).map_or("\n", |next| &self.text[self.at[index].end..next.start])
    }
}

/// A noun of honours without the year that is printed against it: `Award2022`.
fn without_year(text: &str, word: Range<usize>) -> Range<usize> {
    let printed = &text[word.clone()];
    let letters = printed.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &printed[letters.len()..];
    if is_year(digits) && super::words::NOUNS.contains(&letters.to_lowercase().as_str()) {
        word.start..word.start + letters.len()
    } else {
        word
    }
}

/// Whether a word begins with a capital letter or a digit.
pub(super) fn starts_upper(words: &Words<'_>, index: usize) -> bool {
    words.printed(index).chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// A word in the singular, where that only drops an `s`.
pub(super) fn singular(word: &str) -> String {
    match word {
        "runners-up" => "runner-up".to_owned(),
        "bursaries" => "bursary".to_owned(),
        "prix" => word.to_owned(),
        _ => word.strip_suffix('s').filter(|rest| !rest.ends_with('s')).unwrap_or(word).to_owned(),
    }
}
