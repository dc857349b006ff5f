//! Takes a text apart into words, in every script that writes with letters.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// What counts as one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// Whether digits are letters.
    pub(super) digits: bool,
    /// What joins two parts to one word.
    pub(super) joints: &'static [char],
    /// Whether an ampersand that stands alone is a word.
    pub(super) ampersand: bool,
}

impl Shape {
    fn begins(self, c: char) -> bool {
        if self.digits { c.is_alphanumeric() } else { c.is_alphabetic() }
    }

    fn goes_on(self, c: char) -> bool {
        self.begins(c) || matches!(c, '\'' | '’') || is_combining_mark(c)
    }
}

/// Whether a word is one of a list that is in small letters.
pub(in crate::extract) fn is_among(word: &str, list: &[&str]) -> bool {
    if word.is_ascii() {
        list.iter().any(|known| known.eq_ignore_ascii_case(word))
    } else {
        list.contains(&word.to_lowercase().as_str())
    }
}

/// Whether a text opens with one of these verbs and goes on in small letters, as a sentence does and a name does not.
pub(in crate::extract) fn opens_with_verb(text: &str, verbs: &[&str]) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|first| is_among(first, verbs))
        && words.next().is_some_and(|second| second.starts_with(char::is_lowercase))
}

/// Where the words of a range stand.
pub(super) fn find_words(text: &str, range: &Range<usize>, shape: Shape) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = range.start;
    while let Some(c) = text[at..range.end].chars().next() {
        let end = if shape.begins(c) { word_end(&text[..range.end], at, shape) } else { at + c.len_utf8() };
        if shape.begins(c) || c == '&' && shape.ampersand {
            words.push(at..end);
        }
        at = end;
    }
    words
}

/// Where the word that begins at a place ends.
fn word_end(text: &str, start: usize, shape: Shape) -> usize {
    let mut end = start;
    loop {
        let part = text[end..].find(|c| !shape.goes_on(c)).map_or(text.len(), |length| end + length);
        let mut behind = text[part..].chars();
        match (behind.next(), behind.next()) {
            (Some(joint), Some(next)) if shape.joints.contains(&joint) && shape.begins(next) => {
                end = part + joint.len_utf8();
            }
            _ => return part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str, shape: Shape) -> Vec<&str> {
        find_words(text, &(0..text.len()), shape).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_word_has_its_hyphens_apostrophes_and_marks() {
        let shape = Shape { digits: false, joints: &['-', '‐'], ampersand: false };
        assert_eq!(
            printed("l’Écho-système — cafe\u{301}s 2nd -x- 審査員", shape),
            ["l’Écho-système", "cafe\u{301}s", "nd", "x", "審査員"]
        );
    }

    #[test]
    fn digits_and_ampersands_are_words_where_the_shape_says_so() {
        let shape = Shape { digits: true, joints: &['-', '/', '&', '.'], ampersand: true };
        assert_eq!(printed("R&D 2nd & last. v1.0 AI/ML", shape), ["R&D", "2nd", "&", "last", "v1.0", "AI/ML"]);
    }
}
