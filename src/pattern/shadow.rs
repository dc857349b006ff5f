//! A text as `regex-lite` may read it, whose letters are those of ASCII alone.
//!
//! In a [`Shadow`] an underscore stands for each letter or mark beyond ASCII: a character of words, as it is,
//! but one of no case and no script. A pattern is told to take it for whatever it asks for (see
//! [`small`](super::small)), so that in the shadow it fits wherever it fits in the text, and perhaps in
//! more places. So where it fits nowhere, nothing is to be found; and where it first fits without an
//! underscore, each letter is what it seems, and nothing else comes before.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::needed::has_third_case;

/// Texts that are longer are the large engine's.
pub(super) const LONGEST: usize = 16 * 1024;

/// A text as the small engine reads it.
#[derive(Debug)]
pub(super) struct Shadow {
    /// The text with its underscores; `None` where it has no letter beyond ASCII.
    text: Option<String>,
    /// Behind each underscore that stands for a letter: where in the shadow, and how many bytes more the text
    /// has up to there.
    more: Vec<(usize, usize)>,
}

impl Shadow {
    /// The shadow of a text; `None` where it has characters of which neither is sure whether they are
    /// letters, digits or signs.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.len() > LONGEST || has_third_case(text) {
            return None;
        }
        if text.is_ascii() || text.chars().all(|c| c.is_ascii() || is_sign(c)) {
            return Some(Self { text: None, more: Vec::new() });
        }
        let mut shadow = String::with_capacity(text.len());
        let mut more = Vec::new();
        for (at, c) in text.char_indices() {
            if c.is_ascii() || is_sign(c) {
                shadow.push(c);
            } else if is_letter(c) {
                shadow.push('_');
                more.push((shadow.len(), at + c.len_utf8() - shadow.len()));
            } else {
                return None;
            }
        }
        Some(Self { text: Some(shadow), more })
    }

    /// Whether the text has no letter beyond ASCII.
    pub(super) fn is_plain(&self) -> bool {
        self.text.is_none()
    }

    /// What is searched instead of the text.
    pub(super) fn text<'a>(&'a self, text: &'a str) -> &'a str {
        self.text.as_deref().unwrap_or(text)
    }

    /// The byte of the shadow at a byte of the text.
    pub(super) fn shadow_of(&self, at: usize) -> usize {
        let count = self.more.partition_point(|(end, more)| end + more <= at);
        at - count.checked_sub(1).map_or(0, |last| self.more[last].1)
    }

    /// The range of the text that a range of the shadow stands for.
    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        self.byte(range.start)..self.byte(range.end)
    }

    fn byte(&self, at: usize) -> usize {
        let count = self.more.partition_point(|(end, _)| *end <= at);
        at + count.checked_sub(1).map_or(0, |last| self.more[last].1)
    }
}

/// Whether an underscore stands for a character beyond ASCII: what `\w` takes in that is no digit.
pub(super) fn is_letter(c: char) -> bool {
    (c.is_alphabetic() || is_combining_mark(c)) && !c.is_numeric()
}

/// Signs that are neither letters nor digits nor marks: a choice, so that the others go to the large engine.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{a0}'..='©' | '«'..='±' | '´' | '¶'..='¸' | '»' | '¿' | '×' | '÷'
        | '\u{2000}'..='\u{200b}' | '‐'..='‧' | '‰'..='‾' | '\u{202f}' | '€' | '←'..='⇿'
        | '─'..='❵' | '➔'..='⟿' | '\u{3000}'..='〃' | '〈'..='】'
        | '！'..='／' | '：'..='＠' | '\u{1f300}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_beyond_ascii_are_underscores_and_places_are_kept() {
        let text = "l’Été à Łódź, 2024";
        let shadow = Shadow::of(text).unwrap();
        let printed = shadow.text(text);
        assert_eq!(printed, "l’_t_ _ __d_, 2024");
        let year = printed.find("2024").unwrap();
        assert_eq!(&text[shadow.range(year..year + 4)], "2024");
        for (at, _) in text.char_indices() {
            let there = shadow.shadow_of(at);
            assert_eq!(shadow.range(there..there), at..at);
        }
    }

    #[test]
    fn a_text_of_ascii_and_signs_is_its_own_shadow() {
        assert!(Shadow::of("“Tides” – won → ICML 🎉").is_some_and(|shadow| shadow.is_plain()));
    }

    #[test]
    fn digits_beyond_ascii_and_letters_of_a_third_case_have_no_shadow() {
        for text in ["x²", "٣ papers", "ſtudent", "zero\u{200d}width"] {
            assert!(Shadow::of(text).is_none(), "{text}");
        }
    }
}
