//! What a block shows in another form than its marks: titles in quotation marks that a page breaks over
//! two lines, and words that are struck out.
//!
//! Input: the text of a block. Output: the same, where a break inside a quotation is a space and struck words
//! are gone. Limits: a quotation that goes on over a line that begins with a date, a number or a bullet is none.

use super::{dates, head};
use crate::text::{Mark, MarkKind, RichText, Text};

/// No title in quotation marks is longer, in bytes.
const LONGEST: usize = 300;

/// Quotation marks that open and those that close; the straight mark does both.
const MARKS: &[(char, char)] = &[('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」'), ('《', '》')];

/// The text with the breaks inside its quotations as spaces.
pub(super) fn join_lines(rich: RichText) -> RichText {
    let text = rich.as_str();
    let inside: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).filter(|at| is_quoted(text, *at)).collect();
    if inside.is_empty() {
        return rich;
    }
    let mut joined = Text::new();
    let mut from = 0;
    for at in inside {
        joined.push_text(&rich.text, from..at);
        joined.push(" ", rich.text.span(at..at + 1));
        from = at + 1;
    }
    joined.push_text(&rich.text, from..text.len());
    RichText { text: joined, marks: rich.marks }
}

/// Whether the break at `at` stands inside a quotation: the line before opens one, the line behind closes it.
fn is_quoted(text: &str, at: usize) -> bool {
    let near = |part: &str, from: usize| part.floor_char_boundary(from);
    let start = near(text, at.saturating_sub(LONGEST));
    let before = text[start..at].rsplit('\n').next().unwrap_or_default();
    let behind = &text[at + 1..near(text, at + 1 + LONGEST)];
    let behind = behind.split('\n').next().unwrap_or_default();
    let goes_on = behind.starts_with(char::is_alphanumeric) && dates::parse(behind).is_none();
    goes_on
        && !behind.starts_with(|c: char| c.is_ascii_digit())
        && opened(before).is_some_and(|close| closes(behind, close))
}

/// The mark that closes the quotation which a line leaves open.
fn opened(line: &str) -> Option<char> {
    let mut open: Option<char> = None;
    let mut before: Option<char> = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let free = before.is_none_or(|before| !before.is_alphanumeric());
        let starts = || MARKS.iter().find(|(opening, _)| *opening == c).map(|(_, closing)| *closing);
        open = match open {
            Some(close) if close == c => None,
            None if free && chars.peek().is_some_and(|next| next.is_alphanumeric()) => starts(),
            open => open,
        };
        before = Some(c);
    }
    open
}

/// Whether a line closes a quotation before it opens another.
fn closes(line: &str, close: char) -> bool {
    let Some(at) = line.find(close) else { return false };
    let opens = |c: char| MARKS.iter().any(|(open, _)| *open == c && c != close);
    let ends = !line[at + close.len_utf8()..].starts_with(char::is_alphanumeric);
    ends && !line[..at].contains(opens) && !line[..at].ends_with(char::is_whitespace)
}

/// The text without what is struck out.
pub(super) fn without_struck(rich: RichText) -> RichText {
    if !rich.marks.iter().any(|mark| mark.kind == MarkKind::Strike) {
        return rich;
    }
    let mut kept = Kept { text: Text::new(), moved: Vec::new() };
    let mut from = 0;
    for mark in rich.marks.iter().filter(|mark| mark.kind == MarkKind::Strike && mark.end > mark.start) {
        kept.keep(&rich.text, from..mark.start.max(from));
        from = mark.end.max(from);
    }
    kept.keep(&rich.text, from..rich.text.len());
    // A date alone is left where all words of an entry are struck out.
    if head::only(kept.text.as_str()).is_some() {
        return RichText::default();
    }
    let marks = rich.marks.into_iter().filter(|mark| mark.kind != MarkKind::Strike);
    let marks = marks.map(|mark| Mark { start: kept.place(mark.start), end: kept.place(mark.end), ..mark });
    let marks = marks.filter(|mark| mark.start < mark.end).collect();
    let end = kept.text.as_str().trim_end().len();
    RichText { text: kept.text, marks }.slice(0..end)
}

/// What is left of a text, and where its stretches stood: their starts in the text and in what is left.
struct Kept {
    text: Text,
    moved: Vec<(usize, usize)>,
}

impl Kept {
    fn keep(&mut self, text: &Text, range: std::ops::Range<usize>) {
        // Two spaces would be left where words between them go, and one behind a mark that opens.
        let left = self.text.as_str();
        let opened = left.strip_suffix('"').is_some_and(|left| left.is_empty() || left.ends_with(' '));
        let spaced = left.is_empty() || opened || left.ends_with([' ', '\n', '“', '„', '(', '[']);
        let start = range.start + usize::from(spaced && text.as_str()[range.clone()].starts_with(' '));
        self.moved.push((start, self.text.len()));
        self.text.push_text(text, start..range.end);
    }

    /// Where a position of the whole text is in what is left.
    fn place(&self, at: usize) -> usize {
        let next = self.moved.partition_point(|(start, _)| *start <= at);
        let end = self.moved.get(next).map_or(self.text.len(), |(_, place)| *place);
        let (start, place) = next.checked_sub(1).map_or((at, 0), |last| self.moved[last]);
        (place + (at - start)).min(end)
    }
}
