//! Finds in a passage the words that facts were read from.
//!
//! Input: a passage's text with its way back to the bytes, and what is told of places in bytes.
//! Output: ranges of the text. A mention becomes a range; around it the other words of the same fact
//! are found as whole words, the nearest occurrence of each. [`pieces`] cuts the text where any range
//! begins or ends, so that ranges may overlap.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

/// What a stretch of text is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// The mention of a card, by the card's number and the mention's.
    Mention(usize, usize),
    /// Another word of a card.
    Word(usize),
    /// What a warning is about, by its number.
    Warning(usize),
}

/// A marked range, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) sense: Sense,
}

/// The part of `text` that was read from `span`; `None` where none was.
pub(super) fn locate(text: &Text, span: Span) -> Option<Range<usize>> {
    let start = first_behind(text, span.start);
    let end = first_behind(text, span.end.saturating_sub(1));
    let end = text.as_str()[end..].chars().next().map_or(end, |last| end + last.len_utf8());
    let range = start..end;
    let found = !range.is_empty() && {
        let read = text.span(range.clone());
        read.start < span.end && span.start < read.end
    };
    found.then_some(range)
}

/// The first character of `text` that was read from a byte behind `at`, or the end of the text.
fn first_behind(text: &Text, at: usize) -> usize {
    let string = text.as_str();
    let (mut low, mut high) = (0, string.len());
    while low < high {
        let middle = string.floor_char_boundary(low + (high - low) / 2);
        let width = string[middle..].chars().next().map_or(1, char::len_utf8);
        if text.span(middle..middle + width).end > at {
            high = middle;
        } else {
            low = middle + width;
        }
    }
    low
}

/// How far from a mention its other words are looked for, in bytes.
const REACH: usize = 4000;

/// The occurrence of `word` in `text` that is nearest to `near`, as whole words.
pub(super) fn nearest(text: &str, word: &str, near: &Range<usize>) -> Option<Range<usize>> {
    if word.is_empty() {
        return None;
    }
    let from = text.floor_char_boundary(near.start.saturating_sub(REACH));
    let window = &text[from..text.ceil_char_boundary(near.end.saturating_add(REACH))];
    let is_edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let starts_word = word.starts_with(char::is_alphanumeric);
    let ends_word = word.ends_with(char::is_alphanumeric);
    window
        .match_indices(word)
        .map(|(at, _)| from + at..from + at + word.len())
        .filter(|found| !starts_word || is_edge(text[..found.start].chars().next_back()))
        .filter(|found| !ends_word || is_edge(text[found.end..].chars().next()))
        .min_by_key(|found| found.start.abs_diff(near.start))
}

/// The text cut where marks begin and end, each piece with the marks over it, the narrowest first.
pub(super) fn pieces<'a>(text: &str, marks: &'a [Mark]) -> Vec<(Range<usize>, Vec<&'a Mark>)> {
    let mut cuts: Vec<usize> = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let over = |start: usize, end: usize| {
        let mut over: Vec<&Mark> =
            marks.iter().filter(|mark| mark.range.start <= start && end <= mark.range.end).collect();
        over.sort_by_key(|mark| (mark.range.len(), mark.sense));
        (start..end, over)
    };
    cuts.windows(2).map(|pair| over(pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_bytes_is_found_in_the_text() {
        let mut text = Text::copied("Zo", 10);
        text.push("é", Span::new(12, 20));
        text.push(" reads", Span::new(20, 26));
        assert_eq!(locate(&text, Span::new(10, 20)), Some(0..4));
        assert_eq!(locate(&text, Span::new(13, 14)), Some(2..4), "an entity counts as a whole");
        assert_eq!(locate(&text, Span::new(21, 26)), Some(5..10));
        assert_eq!(locate(&text, Span::new(0, 5)), None);
        assert_eq!(locate(&text, Span::new(30, 40)), None);
    }

    #[test]
    fn a_word_is_found_whole_and_near() {
        assert_eq!(nearest("ICML or ICMLA or ICML 2024", "ICML", &(20..22)), Some(17..21));
        assert_eq!(nearest("ICMLA", "ICML", &(0..1)), None);
        assert_eq!(nearest("a b", "", &(0..1)), None);
    }

    #[test]
    fn overlapping_marks_cut_the_text() {
        let mark = |range: Range<usize>, card| Mark { range, sense: Sense::Word(card) };
        let marks = [mark(0..6, 0), mark(4..9, 1)];
        let cut: Vec<(Range<usize>, usize)> =
            pieces("0123456789", &marks).into_iter().map(|(range, over)| (range, over.len())).collect();
        assert_eq!(cut, [(0..4, 1), (4..6, 2), (6..9, 1), (9..10, 0)]);
    }
}
