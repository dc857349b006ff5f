//! Text as a reader sees it, with its way back to the bytes of the file.
//!
//! A [`Text`] is a string and a piecewise map from its byte positions to the bytes that it was
//! read from. Decoding, repair, entities, escapes and white-space folding each make pieces; maps
//! compose. A [`RichText`] adds inline marks (emphasis, links, …) as ranges over the string, so
//! that a recogniser works on plain text and its finding still points into the file.

use std::ops::Range;

use crate::span::Span;

/// A stretch of text and the bytes that it stands for.
///
/// It consists of units that are equally long in the text and equally long in the source: letters
/// of a legacy encoding, entities, repaired letters. A unit maps as a whole. Where text and source
/// are equally long the stretch was copied, and each of its bytes maps to its own. So a page of
/// Cyrillic letters has a piece a word and not a piece a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    text: Span,
    source: Span,
    /// The length of a unit in the text; one where the stretch was copied.
    unit: usize,
}

impl Piece {
    fn is_copy(self) -> bool {
        self.text.end - self.text.start == self.source.end - self.source.start
    }

    /// The length of a unit in the source.
    fn unit_source(self) -> usize {
        (self.source.end - self.source.start) * self.unit / (self.text.end - self.text.start)
    }

    /// Where the unit around the position `at` of the text begins: in the text and in the source.
    fn unit_at(self, at: usize) -> (usize, usize) {
        let units = (at - self.text.start) / self.unit;
        (self.text.start + units * self.unit, self.source.start + units * self.unit_source())
    }

    /// Whether `next` goes on with units of the same lengths where this stretch ends.
    fn goes_on(self, next: Piece) -> bool {
        let alike = self.is_copy() == next.is_copy()
            && (self.is_copy() || (self.unit == next.unit && self.unit_source() == next.unit_source()));
        alike && self.source.end == next.source.start
    }
}

/// A string and where each part of it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    string: String,
    pieces: Vec<Piece>,
}

impl Text {
    /// No text yet; see [`Text::push`].
    pub fn new() -> Self {
        Self::default()
    }

    /// A text that was copied as it is from the bytes that begin at `start`.
    pub fn copied(string: &str, start: usize) -> Self {
        let mut text = Self::new();
        text.push(string, Span::new(start, start + string.len()));
        text
    }

    /// Appends `string`, read from `source`. Equal lengths mean a copy, position by position.
    pub fn push(&mut self, string: &str, source: Span) {
        let copy = string.len() == source.end - source.start;
        self.push_units(string, source, if copy { 1 } else { string.len() });
    }

    /// Appends `string`, whose units of `unit` bytes were read from equal parts of `source`.
    fn push_units(&mut self, string: &str, source: Span, unit: usize) {
        if string.is_empty() {
            return;
        }
        let start = self.string.len();
        self.string.push_str(string);
        let piece = Piece { text: Span::new(start, self.string.len()), source, unit };
        match self.pieces.last_mut() {
            Some(last) if last.goes_on(piece) => {
                last.text.end = piece.text.end;
                last.source.end = source.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Appends the part `range` of `other`, with its way back.
    pub fn push_text(&mut self, other: &Text, range: Range<usize>) {
        let first = other.pieces.partition_point(|piece| piece.text.end <= range.start);
        for piece in &other.pieces[first..] {
            if piece.text.start >= range.end {
                break;
            }
            let start = piece.text.start.max(range.start);
            let end = piece.text.end.min(range.end);
            // A unit that is cut through still stands for the whole of its source.
            let whole = (piece.text.start + (start - piece.text.start).next_multiple_of(piece.unit)).min(end);
            let rest = (end - (end - piece.text.start) % piece.unit).max(whole);
            for (from, to, unit) in [(start, whole, whole - start), (whole, rest, piece.unit), (rest, end, end - rest)]
            {
                if from < to {
                    self.push_units(&other.string[from..to], other.span(from..to), unit);
                }
            }
        }
    }

    /// The same text where the source of each piece is itself a position in `inner`:
    /// the composition of the two maps.
    #[must_use]
    pub fn through(&self, inner: &Text) -> Text {
        let mut out = Text::new();
        for piece in &self.pieces {
            let string = &self.string[piece.text.start..piece.text.end];
            let source = piece.source.start..piece.source.end;
            if piece.is_copy() && inner.string.get(source.clone()) == Some(string) {
                out.push_text(inner, source);
                continue;
            }
            let units = if piece.is_copy() { string.len() } else { piece.unit };
            let length = if piece.is_copy() { string.len() } else { piece.unit_source() };
            let mut from = source.start;
            for at in (0..string.len()).step_by(units) {
                out.push(&string[at..at + units], inner.span(from..from + length));
                from += length;
            }
        }
        out
    }

    /// The string.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.string.len()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.string.is_empty()
    }

    /// The bytes of the file that `range` of the string was read from.
    pub fn span(&self, range: Range<usize>) -> Span {
        let Some(last) = self.pieces.last() else { return Span::new(0, 0) };
        if range.is_empty() {
            let at = self.position(range.start).unwrap_or(last.source.end);
            return Span::new(at, at);
        }
        let first = self.pieces[self.index(range.start)];
        let end_piece = self.pieces[self.index(range.end - 1)];
        let start = first.unit_at(range.start).1;
        let end = end_piece.unit_at(range.end - 1).1 + end_piece.unit_source();
        Span { start: start.min(end), end: end.max(start) }
    }

    fn position(&self, at: usize) -> Option<usize> {
        let piece = self.pieces.get(self.pieces.partition_point(|piece| piece.text.end <= at))?;
        Some(piece.unit_at(at).1)
    }

    fn index(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.text.end <= at).min(self.pieces.len() - 1)
    }
}

/// What a mark says of its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Emphasis: `*so*`, `<em>`, `<i>`.
    Emphasis,
    /// Strong emphasis: `**so**`, `<b>`, `<strong>`.
    Strong,
    /// Code: `` `so` ``, `<code>`.
    Code,
    /// A link, with its target as the page has it.
    Link(String),
    /// A quotation by markup: `<q>`, `<cite>`, a block quotation. Quotation marks stay in the text.
    Quotation,
    /// Underlined: `<u>`, `<ins>`. Author lists use it for the page's owner.
    Underline,
    /// Struck out: `~~so~~`, `<s>`, `<del>`.
    Strike,
    /// Raised: `<sup>`, `^1^`. Footnote marks of author lists.
    Superscript,
    /// Lowered: `<sub>`.
    Subscript,
    /// One entry of a list inside the text (a bullet below the news item, a table cell).
    ListItem,
    /// The title of an entry, as the heading or the class of its element says.
    Title,
    /// A stretch that the page sets apart by an element of its own (`<span class="…">`, a badge),
    /// with the class or role as the page has it.
    Span(String),
}

/// A marked range of a [`RichText`], in bytes of its string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What the mark says.
    pub kind: MarkKind,
}

impl Mark {
    /// The marked range.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Plain text with its inline marks, in order of their starts.
///
/// A line break that the page asks for (`<br>`, two spaces, a new list entry or paragraph inside
/// an item) is `\n`; all other white space is one space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    /// The text as a reader sees it.
    pub text: Text,
    /// The marks over it, sorted by start, the longer first.
    pub marks: Vec<Mark>,
}

impl RichText {
    /// The string.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// Appends a mark, unless its range is empty.
    pub fn mark(&mut self, range: Range<usize>, kind: MarkKind) {
        if !range.is_empty() {
            self.marks.push(Mark { start: range.start, end: range.end, kind });
        }
    }

    /// The part `range`, with the marks that touch it cut to it.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> RichText {
        let mut text = Text::new();
        text.push_text(&self.text, range.clone());
        let marks = self
            .marks
            .iter()
            .filter(|mark| mark.start < range.end && mark.end > range.start)
            .map(|mark| Mark {
                start: mark.start.max(range.start) - range.start,
                end: mark.end.min(range.end) - range.start,
                kind: mark.kind.clone(),
            })
            .collect();
        RichText { text, marks }
    }

    /// The targets and ranges of the links.
    pub fn links(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Link(target) => Some((mark.range(), target.as_str())),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_in_a_copy_maps_one_to_one_and_an_entity_as_a_whole() {
        let mut text = Text::copied("AT", 0);
        text.push("&", Span::new(2, 7));
        text.push("T", Span::new(7, 8));
        assert_eq!(text.as_str(), "AT&T");
        assert_eq!(text.span(1..2), Span::new(1, 2));
        assert_eq!(text.span(2..3), Span::new(2, 7));
        assert_eq!(text.span(1..4), Span::new(1, 8));
    }

    #[test]
    fn letters_of_equal_lengths_share_a_piece_and_keep_their_places() {
        let mut decoded = Text::copied("x ", 0);
        for (at, letter) in "слово".chars().enumerate() {
            decoded.push(&letter.to_string(), Span::new(2 + at, 3 + at));
        }
        assert_eq!(decoded.pieces.len(), 2);
        assert_eq!(decoded.span(4..8), Span::new(3, 5));
        let mut part = Text::new();
        part.push_text(&decoded, 6..12);
        assert_eq!((part.as_str(), part.span(2..4)), ("ово", Span::new(5, 6)));
        let mut shown = Text::new();
        shown.push("во", Span::new(8, 12));
        assert_eq!(shown.through(&decoded).span(2..4), Span::new(6, 7));
    }

    #[test]
    fn a_unit_that_is_cut_through_stands_for_its_whole_source() {
        let mut text = Text::new();
        text.push("ab", Span::new(0, 5));
        text.push("cd", Span::new(5, 10));
        text.push("ef", Span::new(10, 15));
        assert_eq!(text.pieces.len(), 1);
        let mut part = Text::new();
        part.push_text(&text, 1..5);
        assert_eq!(part.as_str(), "bcde");
        let spans: Vec<Span> = (0..4).map(|at| part.span(at..at + 1)).collect();
        assert_eq!(spans, [Span::new(0, 5), Span::new(5, 10), Span::new(5, 10), Span::new(10, 15)]);
    }

    #[test]
    fn maps_compose() {
        let mut decoded = Text::copied("x ", 0);
        decoded.push("á", Span::new(2, 6));
        decoded.push("r", Span::new(6, 7));
        let mut shown = Text::new();
        shown.push("ár", Span::new(2, 5));
        let whole = shown.through(&decoded);
        assert_eq!(whole.span(0..2), Span::new(2, 6));
        assert_eq!(whole.span(2..3), Span::new(6, 7));
    }

    #[test]
    fn a_slice_keeps_its_way_back_and_its_marks() {
        let mut rich = RichText { text: Text::copied("see this paper", 10), marks: vec![] };
        rich.mark(4..8, MarkKind::Emphasis);
        let slice = rich.slice(6..14);
        assert_eq!(slice.as_str(), "is paper");
        assert_eq!(slice.text.span(0..2), Span::new(16, 18));
        assert_eq!(slice.marks, [Mark { start: 0, end: 2, kind: MarkKind::Emphasis }]);
    }
}
