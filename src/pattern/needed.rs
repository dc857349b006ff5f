//! Tells texts in which a pattern cannot fit, from the words that stand in its source.
//!
//! `(?i)\bdefend(?:ed|ing)?\b|\breceived\s+(?:my|her)\b` fits no text that has neither `defend` nor
//! `received`. The source is read for such words once, roughly: what the reader does not know, it takes
//! to need nothing, so that a text may be searched in vain but is never passed over in error.

use std::iter::Peekable;
use std::str::Chars;

/// Longer texts hold every three bytes somewhere, or nearly: they are taken to have all.
const LONGEST_TEXT: usize = 1024;

/// The words of which a text must have one; none where it need not.
#[derive(Debug, Default)]
pub(super) struct Needed(Vec<Marks>);

/// Up to four pieces of a word, as [`mark`] has them.
type Marks = [u16; 4];

/// How many bytes a piece has, in a word that is not shorter.
const PIECE: usize = 3;

impl Needed {
    /// What the pattern of this source needs.
    pub(super) fn of(source: &str) -> Self {
        let words = Reader { rest: source.chars().peekable() }.alternatives();
        Self(words.unwrap_or_default().iter().map(|word| marks(word)).collect())
    }

    /// Whether a text of these pieces has one of the words, or may have.
    pub(super) fn may_be_among(&self, pieces: &Pieces) -> bool {
        self.0.is_empty() || self.0.iter().any(|word| word.iter().all(|mark| pieces.has(*mark)))
    }
}

/// Whether a text has one of the two characters that are ASCII letters in another case (`ſtudent`).
pub(super) fn has_third_case(text: &str) -> bool {
    text.contains(['\u{17f}', '\u{212a}'])
}

/// Which pieces of one to three bytes a text has; some that it lacks besides.
#[derive(Debug)]
pub(super) struct Pieces(Box<[u64; 256]>);

impl Pieces {
    /// Those of a text.
    pub(super) fn of(text: &str) -> Self {
        // What may be written in a third case has every piece.
        if text.len() > LONGEST_TEXT || has_third_case(text) {
            return Self(Box::new([u64::MAX; 256]));
        }
        if text.is_ascii() { Self::of_bytes(text.as_bytes()) } else { Self::of_bytes(text.to_lowercase().as_bytes()) }
    }

    fn of_bytes(text: &[u8]) -> Self {
        let mut found = Self(Box::new([0; 256]));
        // The two bytes before, each packed as a piece of its own.
        let (mut before, mut both): (Option<u32>, Option<u32>) = (None, None);
        for byte in text {
            let byte = u32::from(byte.to_ascii_lowercase());
            let one = 1 << 8 | byte;
            let two = before.map(|before| before << 8 | byte);
            let three = both.map(|both| both << 8 | byte);
            found.add(Some(one));
            found.add(two);
            found.add(three);
            (before, both) = (Some(one), two);
        }
        found
    }

    fn add(&mut self, packed: Option<u32>) {
        if let Some(mark) = packed.map(mixed) {
            self.0[usize::from(mark >> 6)] |= 1 << (mark & 63);
        }
    }

    fn has(&self, mark: u16) -> bool {
        self.0[usize::from(mark >> 6)] & (1 << (mark & 63)) != 0
    }
}

/// A number below 16384 for one to three bytes, the same in either case of ASCII letters.
fn mark(piece: &[u8]) -> u16 {
    mixed(piece.iter().fold(1_u32, |packed, byte| packed << 8 | u32::from(byte.to_ascii_lowercase())))
}

/// The number of packed bytes: behind a one, so that fewer bytes are not zeros before more.
fn mixed(packed: u32) -> u16 {
    u16::try_from(packed.wrapping_mul(0x9e37_79b1) >> 18).expect("fourteen bits are left")
}

/// The marks of a word: its beginning, its end, and what lies between; of a short one, its parts too.
fn marks(word: &str) -> Marks {
    let bytes = word.as_bytes();
    match bytes {
        [a, b, c] => [mark(bytes), mark(&[*a, *b]), mark(&[*b, *c]), mark(&[*a])],
        [a, b] => [mark(bytes), mark(bytes), mark(&[*a]), mark(&[*b])],
        [_] => [mark(bytes); 4],
        _ => {
            let last = bytes.len() - PIECE;
            [0, last / 3, last * 2 / 3, last].map(|at| mark(&bytes[at..at + PIECE]))
        }
    }
}

/// Reads the source of a pattern for the words that it needs.
struct Reader<'s> {
    rest: Peekable<Chars<'s>>,
}

impl Reader<'_> {
    /// Reads to the end of a group: a text needs a word of each alternative, or none.
    fn alternatives(&mut self) -> Option<Vec<String>> {
        let mut all = Some(Vec::new());
        loop {
            let branch = self.sequence();
            all = all.zip(branch).map(|(mut all, branch)| {
                all.extend(branch);
                all
            });
            if self.rest.next() != Some('|') {
                return all;
            }
        }
    }

    /// Reads one alternative: the words of its most telling part.
    fn sequence(&mut self) -> Option<Vec<String>> {
        let mut best = Best::default();
        let mut run = String::new();
        while let Some(c) = self.rest.next_if(|c| !matches!(c, '|' | ')')) {
            let part = match c {
                '(' => Part::Group(self.group()),
                '[' => self.class(),
                '\\' => self.escape(),
                '.' | '^' | '$' => Part::Other,
                c => Part::Literal(c),
            };
            let quantity = self.quantity();
            match part {
                Part::Literal(c) if quantity != Quantity::Optional => {
                    run.extend(c.to_lowercase());
                    if quantity == Quantity::Several {
                        best.offer_word(&mut run);
                    }
                }
                Part::Group(words) if quantity != Quantity::Optional => {
                    best.offer_word(&mut run);
                    best.offer(words);
                }
                _ => best.offer_word(&mut run),
            }
        }
        best.offer_word(&mut run);
        best.0
    }

    /// Reads a group behind its bracket.
    fn group(&mut self) -> Option<Vec<String>> {
        if self.rest.next_if_eq(&'?').is_some() {
            // A name, or flags; flags alone, as in `(?i)`, are an empty group.
            while let Some(c) = self.rest.next_if(|c| *c != ')') {
                if matches!(c, ':' | '>') {
                    break;
                }
            }
        }
        let words = self.alternatives();
        words.filter(|words| !words.is_empty())
    }

    /// Passes over a class behind its bracket.
    fn class(&mut self) -> Part {
        _ = self.rest.next_if_eq(&'^');
        _ = self.rest.next_if_eq(&']');
        let mut depth = 1;
        while depth > 0 {
            match self.rest.next() {
                None => break,
                Some('\\') => _ = self.rest.next(),
                Some('[') => depth += 1,
                Some(']') => depth -= 1,
                Some(_) => {}
            }
        }
        Part::Other
    }

    /// Reads an escape behind its backslash.
    fn escape(&mut self) -> Part {
        match self.rest.next() {
            Some(c) if c.is_ascii_punctuation() => Part::Literal(c),
            Some('p' | 'P' | 'u' | 'x') if self.rest.peek() == Some(&'{') => {
                while self.rest.next().is_some_and(|c| c != '}') {}
                Part::Other
            }
            Some('x') => {
                _ = self.rest.nth(1);
                Part::Other
            }
            _ => Part::Other,
        }
    }

    /// Reads how often the part before it stands.
    fn quantity(&mut self) -> Quantity {
        let quantity = match self.rest.peek() {
            Some('?' | '*') => Quantity::Optional,
            Some('+') => Quantity::Several,
            Some('{') => {
                let counts: String = self.rest.by_ref().take_while(|c| *c != '}').collect();
                let quantity = if counts.starts_with("{0") { Quantity::Optional } else { Quantity::Several };
                _ = self.rest.next_if_eq(&'?');
                return quantity;
            }
            _ => return Quantity::Once,
        };
        self.rest.next();
        _ = self.rest.next_if_eq(&'?');
        quantity
    }
}

/// How often a part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quantity {
    Once,
    Several,
    Optional,
}

/// A part of a sequence.
enum Part {
    Literal(char),
    Group(Option<Vec<String>>),
    Other,
}

/// The most telling words so far.
#[derive(Default)]
struct Best(Option<Vec<String>>);

impl Best {
    fn offer_word(&mut self, run: &mut String) {
        let word = std::mem::take(run);
        if !word.is_empty() {
            self.offer(Some(vec![word]));
        }
    }

    /// Longer words tell more; of as long ones, fewer do.
    fn offer(&mut self, words: Option<Vec<String>>) {
        let worth = |words: &[String]| {
            let shortest = words.iter().map(String::len).min().unwrap_or(0);
            (shortest.min(5), std::cmp::Reverse(words.len()))
        };
        let Some(words) = words.filter(|words| !words.is_empty()) else { return };
        if self.0.as_ref().is_none_or(|best| worth(&words) > worth(best)) {
            self.0 = Some(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        Reader { rest: source.chars().peekable() }.alternatives().unwrap_or_default()
    }

    #[test]
    fn a_pattern_needs_a_word_of_each_alternative() {
        for (source, needed) in [
            ("defended?", &["defende"][..]),
            (r"(?i)\b(?:at|in)\s+the talk\b", &["the talk"]),
            ("oral|(?P<name>spotlight)s?|[Pp]oster|(?i)Élu", &["oral", "spotlight", "oster", "élu"]),
            (r"(?:papers? )?accepted(?: at){0,2}", &["accepted"]),
            (r"10\.\d{4}/x+yz", &["10."]),
            (r"[^\]a]word\u{a0}", &["word"]),
            ("論文|博士", &["論文", "博士"]),
        ] {
            assert_eq!(words(source), needed, "{source}");
        }
    }

    #[test]
    fn a_pattern_of_which_no_word_is_sure_needs_nothing() {
        for source in [r"(?:talk)?\d+", r"talk|\d", r"[a-z]*", "(?:talk){0,3}"] {
            assert_eq!(words(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn words_are_the_same_in_every_case() {
        let may_be_in = |source: &str, text: &str| Needed::of(source).may_be_among(&Pieces::of(text));
        assert!(may_be_in("(?i)élu", "ÉLUE MEMBRE"));
        assert!(may_be_in("(?i)student", "ſtudent"));
        assert!(!may_be_in("(?i)élu", "elue membre"));
    }
}
