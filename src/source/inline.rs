//! The text of one block as a reader sees it: white space folded, marks as ranges.
//!
//! Input: pieces of text with their spans, breaks, and the begin and end of marks, in page order.
//! Output: a [`RichText`]. White space is one space, asked-for breaks are `\n`, invisible
//! characters are gone, emoji shortcodes are emoji.

use crate::span::Span;
use crate::steps;
use crate::text::{Mark, MarkKind, RichText};

/// A text under construction.
#[derive(Debug, Default)]
pub(super) struct Inline {
    rich: RichText,
    space: Option<Span>,
    letters: bool,
}

impl Inline {
    /// How long the text is so far.
    pub(super) fn len(&self) -> usize {
        self.rich.text.len()
    }

    /// Whether nothing visible came yet.
    pub(super) fn is_empty(&self) -> bool {
        self.rich.text.is_empty()
    }

    /// Whether a letter or digit came yet.
    pub(super) fn has_letters(&self) -> bool {
        self.letters
    }

    /// The letters and digits that the text ends in, the last of a long word; none behind a space.
    pub(super) fn last_word(&self) -> &str {
        const MOST: usize = 32;
        let text = if self.space.is_some() { "" } else { self.rich.as_str() };
        let letters = text.char_indices().rev().take(MOST).take_while(|(_, c)| c.is_alphanumeric());
        letters.last().map_or("", |(at, _)| &text[at..])
    }

    /// Appends text that stands at `span` as it is.
    pub(super) fn copy(&mut self, text: &str, span: Span) {
        let (mut start, mut at) = (0, 0);
        loop {
            at += plain(&text.as_bytes()[at..]);
            let Some(c) = text[at..].chars().next() else { break };
            let next = at + c.len_utf8();
            if c.is_whitespace() || invisible(c) {
                self.words(&text[start..at], span.start + start);
                start = next;
            }
            if c.is_whitespace() && !invisible(c) {
                self.blank(Span::new(span.start + at, span.start + next));
            }
            at = next;
        }
        self.words(&text[start..], span.start + start);
    }

    /// Appends text that stands for the whole of `span`.
    pub(super) fn stand_in(&mut self, text: &str, span: Span) {
        if text.chars().all(char::is_whitespace) {
            self.blank(span);
            return;
        }
        let shown: String =
            text.chars().filter(|c| !invisible(*c)).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        self.end_space();
        self.letters |= shown.chars().any(char::is_alphanumeric);
        self.rich.text.push(&shown, span);
    }

    /// A line break that the page asks for.
    pub(super) fn line_break(&mut self, span: Span) {
        self.space = None;
        if !self.is_empty() && !self.rich.as_str().ends_with('\n') {
            self.rich.text.push("\n", span);
        }
    }

    /// Where the last line begins, and its text, if one mark sets all of it bold.
    pub(super) fn bold_line(&self) -> Option<(usize, &str)> {
        let text = self.rich.as_str().trim_end();
        let start = text.rfind('\n').map_or(0, |at| at + 1);
        steps::count(text.len() - start);
        let bold = |mark: &Mark| mark.kind == MarkKind::Strong && mark.start == start && mark.end == text.len();
        self.rich.marks.iter().rev().take(FEW_MARKS).any(bold).then_some((start, &text[start..]))
    }

    /// Takes the text before `start` away.
    pub(super) fn cut(&mut self, start: usize) -> RichText {
        let behind = self.rich.slice(start..self.rich.text.len());
        let letters = behind.as_str().contains(char::is_alphanumeric);
        let mut before = Inline { rich: self.rich.slice(0..start), ..Self::default() };
        *self = Self { rich: behind, letters, space: self.space.take() };
        before.take()
    }

    /// Marks the text from `start`, without white space at its ends.
    pub(super) fn mark(&mut self, start: usize, kind: MarkKind) {
        let text = &self.rich.as_str()[start..];
        let start = start + (text.len() - text.trim_start().len());
        let end = start + text.trim().len();
        if start >= end && matches!(kind, MarkKind::Link(_)) {
            self.hang(kind);
            return;
        }
        self.rich.mark(start..end, kind);
    }

    /// Marks the last visible character with a link that shows a picture only, so that the link is kept
    /// where it stands.
    fn hang(&mut self, link: MarkKind) {
        let text = self.rich.as_str().trim_end();
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        self.rich.mark(text.len() - last..text.len(), link);
    }

    /// The text, and a new one begins.
    pub(super) fn take(&mut self) -> RichText {
        let Self { mut rich, .. } = std::mem::take(self);
        let end = rich.as_str().trim_end().len();
        if end < rich.text.len() {
            rich = rich.slice(0..end);
        }
        rich.marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        rich
    }

    fn blank(&mut self, span: Span) {
        if self.space.is_none() && !self.is_empty() && !self.rich.as_str().ends_with('\n') {
            self.space = Some(span);
        }
    }

    fn end_space(&mut self) {
        if let Some(span) = self.space.take() {
            self.rich.text.push(" ", span);
        }
    }

    /// Appends words that one space parts.
    fn words(&mut self, words: &str, start: usize) {
        if words.is_empty() {
            return;
        }
        self.end_space();
        self.letters = self.letters || words.chars().any(char::is_alphanumeric);
        let mut rest = words;
        while let Some((before, emoji, length)) = shortcode(rest) {
            let at = start + (words.len() - rest.len());
            self.rich.text.push(&rest[..before], Span::new(at, at + before));
            self.rich.text.push(emoji, Span::new(at + before, at + before + length));
            rest = &rest[before + length..];
        }
        let at = start + (words.len() - rest.len());
        self.rich.text.push(rest, Span::new(at, at + rest.len()));
    }
}

/// A heading has no more marks.
const FEW_MARKS: usize = 4;

/// How many bytes are shown as they are: visible ASCII, with single spaces inside.
fn plain(bytes: &[u8]) -> usize {
    let shown = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_graphic);
    let goes_on = |at: usize| shown(at) || bytes[at] == b' ' && at > 0 && shown(at - 1) && shown(at + 1);
    (0..bytes.len()).find(|at| !goes_on(*at)).unwrap_or(bytes.len())
}

/// Characters that take no room: zero-width marks, byte order marks, filler of the mask, controls.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}') || (c.is_control() && !c.is_whitespace())
}

/// The longest shortcode, with some room.
const LONGEST_SHORTCODE: usize = 48;

/// The first emoji shortcode in words: its place, the emoji, its length.
fn shortcode(word: &str) -> Option<(usize, &'static str, usize)> {
    let mut from = 0;
    while let Some(open) = word[from..].find(':').map(|at| from + at) {
        let name = word[open + 1..].bytes().take(LONGEST_SHORTCODE).take_while(|byte| is_name(*byte)).count();
        let close = open + 1 + name;
        if name > 1
            && word.as_bytes().get(close) == Some(&b':')
            && let Some(emoji) = emojis::get_by_shortcode(&word[open + 1..close])
        {
            return Some((open, emoji.as_str(), name + 2));
        }
        from = close.max(open + 1);
    }
    None
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-' | b'+')
}
