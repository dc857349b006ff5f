//! Which way text runs: Unicode's bidirectional algorithm (UAX #9), for lines that mix scripts.
//!
//! Input: a paragraph, then the stretches of its lines. Output: the embedding level of each stretch
//! (odd ones run from right to left), and the order in which the stretches of a line stand from
//! left to right. Text runs as its first strong letter does (rules P2 and P3). A paragraph of several
//! parts, such as names and a venue, runs from left to right, each part isolated from the others
//! (what FSI and PDI do, rule X5c).

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

/// The embedding level of a stretch of text: odd where it runs from right to left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Embedding(u8);

impl Embedding {
    /// Whether the text runs from right to left.
    pub(super) fn is_backwards(self) -> bool {
        self.0 % 2 == 1
    }

    /// Whether the text and all around it run from left to right.
    pub(super) fn is_plain(self) -> bool {
        self.0 == 0
    }
}

/// The levels of a paragraph, byte by byte; none where all of it runs from left to right.
#[derive(Debug, Default)]
pub(super) struct Levels {
    levels: Vec<Level>,
    /// That of the paragraph.
    pub base: Embedding,
}

/// Below this there is no letter and no control character that runs from right to left.
const FIRST_BACKWARDS: char = '\u{590}';

impl Levels {
    /// The levels of a paragraph of these parts. Each part is judged by itself, as if the others were
    /// not there, so that of two Arabic names in a list the first stays the first.
    pub(super) fn of<'t>(parts: impl Iterator<Item = &'t str> + Clone) -> Self {
        if parts.clone().flat_map(str::chars).all(|c| c < FIRST_BACKWARDS) {
            return Self::default();
        }
        let is_alone = parts.clone().filter(|part| !part.is_empty()).count() == 1;
        let levels: Vec<Level> = parts.flat_map(|part| BidiInfo::new(part, None).levels).collect();
        if levels.iter().all(|level| level.number() == 0) {
            return Self::default();
        }
        let runs_backwards = is_alone && levels.iter().all(|level| level.number() > 0);
        Self { levels, base: Embedding(u8::from(runs_backwards)) }
    }

    /// The parts of `range` of one level each. Where text or what is around it runs from right to left
    /// its words are parts of their own, and so is the space between them, so that each word can stand
    /// where the order of the line puts it.
    pub(super) fn stretches(&self, text: &str, range: Range<usize>) -> Vec<(Range<usize>, Embedding)> {
        if self.levels.is_empty() {
            return vec![(range, Embedding::default())];
        }
        let mut out: Vec<(Range<usize>, Embedding)> = Vec::new();
        let mut was_space = false;
        for (at, c) in text[range.clone()].char_indices() {
            let at = range.start + at;
            let embedding = Embedding(self.levels[at].number());
            let is_space = c.is_whitespace();
            match out.last_mut() {
                Some((last, level)) if *level == embedding && (level.is_plain() || was_space == is_space) => {
                    last.end = at + c.len_utf8();
                }
                _ => out.push((at..at + c.len_utf8(), embedding)),
            }
            was_space = is_space;
        }
        out
    }
}

/// The places of the stretches of a line, in the order in which they stand from left to right.
pub(super) fn visual_order(embeddings: &[Embedding]) -> Vec<usize> {
    if embeddings.iter().all(|embedding| embedding.0 == 0) {
        return (0..embeddings.len()).collect();
    }
    let levels: Vec<Level> =
        embeddings.iter().map(|embedding| Level::new(embedding.0).unwrap_or_else(|_| Level::ltr())).collect();
    BidiInfo::reorder_visual(&levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The stretches of the parts from left to right.
    fn seen_of(parts: &[&str]) -> Vec<String> {
        let text = parts.concat();
        let stretches = Levels::of(parts.iter().copied()).stretches(&text, 0..text.len());
        let embeddings: Vec<Embedding> = stretches.iter().map(|(_, embedding)| *embedding).collect();
        visual_order(&embeddings).into_iter().map(|at| text[stretches[at].0.clone()].to_owned()).collect()
    }

    fn seen(text: &str) -> Vec<String> {
        seen_of(&[text])
    }

    #[test]
    fn names_in_a_list_keep_their_order() {
        assert_eq!(seen_of(&["דוד", ", ", "שרה"]), ["דוד", ", ", "שרה"]);
        assert_eq!(seen("דוד, שרה"), ["שרה", " ", "דוד,"]);
    }

    #[test]
    fn text_runs_as_its_first_strong_letter_does() {
        assert_eq!(
            seen("סלע על BERT ועל GPT-4 כאן"),
            ["כאן", " ", "GPT-4", " ", "ועל", " ", "BERT", " ", "על", " ", "סלע"]
        );
        assert_eq!(seen("On סלע כאן"), ["On ", "כאן", " ", "סלע"]);
        // Beside other parts it runs so within its own place.
        assert_eq!(seen_of(&["סלע BERT", ". ", "JMLR"]), ["BERT", " ", "סלע", ". JMLR"]);
        assert!(Levels::of(["2024 סלע BERT"].into_iter()).base.is_backwards());
        assert!(!Levels::of(["BERT סלע"].into_iter()).base.is_backwards());
    }

    #[test]
    fn text_of_one_direction_is_one_stretch() {
        assert_eq!(seen("Zoë Жук, 2024 中文"), ["Zoë Жук, 2024 中文"]);
        assert_eq!(seen(""), [""]);
    }

    #[test]
    fn words_from_right_to_left_stand_in_their_order() {
        assert_eq!(seen("by דוד כהן, and"), ["by ", "כהן", " ", "דוד", ", and"]);
    }

    #[test]
    fn numbers_among_them_run_from_left_to_right() {
        assert_eq!(seen("محمد 12 علي"), ["علي", " ", "12", " ", "محمد"]);
    }
}
