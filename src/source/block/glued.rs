//! What only a style sheet parts: a word and a date (`<b>Lecturer</b><span>2019 – 2021</span>`), names in boxes
//! (`<span>ABC 2022</span><span>DEF 2021</span>`).
//!
//! Input: what stands on both sides of a border of inline elements. Output: whether a reader sees them apart.
//! Limits: a short name and its year are one either way (`ABC2019`).

use crate::calendar::is_year;
use crate::source::dates::parse;

/// The borders of elements between two texts.
#[derive(Debug, Default)]
pub(super) struct Border {
    /// One of an element that may stand apart from what is beside it.
    apart: bool,
    /// An element began right where another ended, as the boxes of a list do.
    beside: bool,
    /// An element without any text, as icons and dividers are.
    divided: bool,
    /// The last one: whether an element began there, and its name.
    last: Option<(bool, &'static str)>,
}

impl Border {
    /// An inline element begins.
    pub(super) fn open(&mut self, element: &'static str) {
        let ended = self.last.filter(|(begins, _)| !begins).map(|(_, name)| name);
        self.apart |= is_apart(element);
        self.beside |= is_box(element) && ended.is_some_and(is_box);
        self.last = Some((true, element));
    }

    /// An element ends.
    pub(super) fn close(&mut self, element: &'static str) {
        self.apart |= is_apart(element);
        self.divided |= matches!(element, "span" | "i") && self.last == Some((true, element));
        self.last = Some((false, element));
    }

    /// How a reader sees the text apart from the word before it: in a box of its own, or behind a space.
    pub(super) fn gap(&self, last: &str, text: &str) -> Option<Gap> {
        let begins_anew = || text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let is_spaced = self.apart && is_parted(last, text) || self.divided && !last.is_empty() && begins_anew();
        let is_boxed = self.beside && are_names(last, text);
        if is_spaced { Some(Gap::Space) } else { is_boxed.then_some(Gap::Line) }
    }
}

/// What a style sheet sets between two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Room, as between words.
    Space,
    /// The borders of boxes, which part them as lines do.
    Line,
}

/// Whether elements of this name stand side by side as boxes.
fn is_box(element: &str) -> bool {
    matches!(element, "span" | "a" | "button" | "label" | "small" | "b" | "strong" | "em" | "i" | "time")
}

/// Whether an inline element may stand apart from what is beside it; an index stands at its word.
fn is_apart(element: &str) -> bool {
    !matches!(element, "sup" | "sub" | "a")
}

/// Whether a word and the text that follows it without a space are parted: one is a date, the other a word.
fn is_parted(last: &str, text: &str) -> bool {
    let is_word = last.chars().count() > 1 && last.ends_with(char::is_lowercase);
    let mut next = text.chars();
    let begins_word = next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase);
    is_word && parse(text).is_some_and(|(date, _)| date.year.is_some()) || is_year(last) && begins_word
}

/// Whether two texts side by side are whole names: the first ends as a word or number does, the second begins as a
/// name does.
fn are_names(last: &str, text: &str) -> bool {
    last.chars().count() > 1
        && last.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        && text.starts_with(char::is_uppercase)
        && text.chars().nth(1).is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_dates_are_parted_and_short_names_keep_their_years() {
        for (last, text) in [("Lecturer", "2019 – 2021"), ("Lund", "May 2019"), ("2021", "Best Poster")] {
            assert!(is_parted(last, text), "{last}{text}");
        }
        for (last, text) in [("ABC", "2019"), ("", "2019"), ("un", "expected"), ("12", "Steps"), ("2019", "a")] {
            assert!(!is_parted(last, text), "{last}{text}");
        }
    }

    #[test]
    fn names_side_by_side_are_parted_and_halves_of_words_are_not() {
        assert!(are_names("2022", "DEF 2021"));
        assert!(are_names("Geology", "Journal of Tides"));
        for (last, text) in [("Ge", "ology"), ("N", "ora"), ("", "Tides"), ("Geology", ", Tides"), ("ABC", "DEF")] {
            assert!(!are_names(last, text), "{last}{text}");
        }
    }

    #[test]
    fn an_empty_element_is_a_divider_and_a_lone_border_is_none() {
        let mut border = Border::default();
        border.open("span");
        assert_eq!(border.gap("PM", "Slow Meeting"), None);
        border.close("span");
        assert_eq!(border.gap("PM", "Slow Meeting"), Some(Gap::Space));
        assert_eq!(border.gap("un", "expected"), None);
        border.open("b");
        assert_eq!(border.gap("Lab", "Assistant"), Some(Gap::Space));
        let mut border = Border::default();
        border.close("b");
        border.open("span");
        assert_eq!(border.gap("Lab", "Assistant"), Some(Gap::Line));
    }
}
