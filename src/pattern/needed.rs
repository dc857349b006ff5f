//! Tells texts in which a pattern cannot fit, from the words that stand in its source.
//!
//! `(?i)\bdefend(?:ed|ing)?\b|\breceived\s+(?:my|her)\b` fits no text that has neither `defend` nor
//! `received`. The source is read for such words once, roughly: what the reader does not know, it takes
//! to need nothing, so that a text may be searched in vain but is never passed over in error.

use std::iter::Peekable;
use std::str::Chars;

/// Longer texts hold every three bytes somewhere, or nearly: they are taken to have all.
const LONGEST_TEXT: usize = 1024;

/// What a text must have: of one alternative, from each part, one of its words; none where it need not.
#[derive(Debug, Default)]
pub(super) struct Needed(Vec<Vec<Vec<Marks>>>);

/// Up to four pieces of a word, as [`mark`] has them.
type Marks = [u16; 4];

/// How many bytes a piece has, in a word that is not shorter.
const PIECE: usize = 3;

impl Needed {
    /// What the pattern of this source needs.
    pub(super) fn of(source: &str) -> Self {
        let alternatives = Reader { rest: source.chars().peekable() }.alternatives().unwrap_or_default();
        let marks = |words: &Vec<String>| words.iter().map(|word| marks(word)).collect();
        Self(alternatives.iter().map(|parts| parts.iter().map(marks).collect()).collect())
    }

    /// One of these words, in any case.
    pub(super) fn any_of(words: &[&str]) -> Self {
        let lower = |word: &&str| vec![vec![marks(&word.to_lowercase().chars().map(any_digit).collect::<String>())]];
        Self(words.iter().map(lower).collect())
    }

    /// Whether a text of these pieces has what is needed, or may have.
    pub(super) fn may_be_among(&self, pieces: &Pieces) -> bool {
        let is_there = |word: &Marks| word.iter().all(|mark| pieces.has(*mark));
        let has_all = |parts: &Vec<Vec<Marks>>| parts.iter().all(|words| words.iter().any(is_there));
        self.0.is_empty() || self.0.iter().any(has_all)
    }
}

/// Whether a text has one of the two characters that are ASCII letters in another case (`ſtudent`).
pub(super) fn has_third_case(text: &str) -> bool {
    !text.is_ascii() && (text.contains('\u{17f}') || text.contains('\u{212a}'))
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
        if text.is_ascii() {
            return Self::of_bytes(text.as_bytes());
        }
        let lower: String = text.to_lowercase().chars().map(any_digit).collect();
        Self::of_bytes(lower.as_bytes())
    }

    fn of_bytes(text: &[u8]) -> Self {
        let mut found = Self(Box::new([0; 256]));
        // The two bytes before, each packed as a piece of its own.
        let (mut before, mut both): (Option<u32>, Option<u32>) = (None, None);
        for byte in text {
            let byte = u32::from(if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() });
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

/// A digit of any script as zero, so that `\d` is a character like others.
fn any_digit(c: char) -> char {
    if c.is_numeric() { '0' } else { c }
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

/// The words of which a text must have one.
type Words = Vec<String>;

/// What a text must have: of one alternative, from each part, one of its words.
type Alternatives = Vec<Vec<Words>>;

/// Reads the source of a pattern for the words that it needs.
struct Reader<'s> {
    rest: Peekable<Chars<'s>>,
}

impl Reader<'_> {
    /// Reads to the end of a group: a text needs what one alternative needs, or nothing.
    fn alternatives(&mut self) -> Option<Alternatives> {
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

    /// Reads one alternative: the words of each of its parts. What consists of one part alone has the
    /// alternatives of that part.
    fn sequence(&mut self) -> Option<Alternatives> {
        let mut parts: Vec<Alternatives> = Vec::new();
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
                    run.extend(c.to_lowercase().map(any_digit));
                    if quantity == Quantity::Several {
                        end_run(&mut run, &mut parts);
                    }
                }
                Part::Group(group) if quantity != Quantity::Optional => {
                    end_run(&mut run, &mut parts);
                    parts.extend(group);
                }
                _ => end_run(&mut run, &mut parts),
            }
        }
        end_run(&mut run, &mut parts);
        match parts.len() {
            0 | 1 => parts.pop(),
            _ => Some(vec![parts.into_iter().map(telling).collect()]),
        }
    }

    /// Reads a group behind its bracket.
    fn group(&mut self) -> Option<Alternatives> {
        if self.rest.next_if_eq(&'?').is_some() {
            // A name, or flags; flags alone, as in `(?i)`, are an empty group.
            while let Some(c) = self.rest.next_if(|c| *c != ')') {
                if matches!(c, ':' | '>') {
                    break;
                }
            }
        }
        self.alternatives().filter(|alternatives| !alternatives.is_empty())
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
            Some('d') => Part::Literal('0'),
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
    Group(Option<Alternatives>),
    Other,
}

/// Characters in a row are one word.
fn end_run(run: &mut String, parts: &mut Vec<Alternatives>) {
    let word = std::mem::take(run);
    if !word.is_empty() {
        parts.push(vec![vec![vec![word]]]);
    }
}

/// A part's most telling words: those of each alternative's most telling part.
fn telling(alternatives: Alternatives) -> Words {
    // Longer words tell more; of as long ones, fewer do.
    let worth = |words: &Words| {
        let shortest = words.iter().map(String::len).min().unwrap_or(0);
        (shortest.min(5), std::cmp::Reverse(words.len()))
    };
    alternatives.into_iter().filter_map(|parts| parts.into_iter().max_by_key(worth)).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the pattern needs: `|` between alternatives, `&` between parts, `,` between words.
    fn needs(source: &str) -> String {
        let all = Reader { rest: source.chars().peekable() }.alternatives().unwrap_or_default();
        let parts = |parts: &Vec<Words>| parts.iter().map(|words| words.join(",")).collect::<Vec<_>>().join("&");
        all.iter().map(parts).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_pattern_needs_each_part_of_an_alternative() {
        for (source, needed) in [
            ("defended?", "defende"),
            (r"(?i)\b(?:at|in)\s+the talk\b", "at,in&the talk"),
            ("oral|(?P<name>spotlight)s?|[Pp]oster|(?i)Élu", "oral|spotlight|oster|élu"),
            (r"(?:papers? )?accepted(?: at){0,2}", "accepted"),
            (
                r"(?:accepted|chosen)\s+(?:as|for) (?:an oral|[a-z]+ poster)s",
                "accepted,chosen&as,for& &an oral, poster&s",
            ),
            (r"\b(?:join(?:ed)?|start(?:ed)? at)\b", "join|start& at"),
            (r"10\.\d{4}/x+yz", "00.0&/x&yz"),
            (r"[RK]\d\d\b", "00"),
            (r"[^\]a]word\u{a0}", "word"),
            ("論文|博士", "論文|博士"),
        ] {
            assert_eq!(needs(source), needed, "{source}");
        }
    }

    #[test]
    fn a_pattern_of_which_no_word_is_sure_needs_nothing() {
        for source in [r"(?:talk)?\w+", r"talk|\w", r"[a-z]*", "(?:talk){0,3}"] {
            assert_eq!(needs(source), "", "{source}");
        }
    }

    #[test]
    fn a_digit_is_any_digit() {
        let may_be_in = |source: &str, text: &str| Needed::of(source).may_be_among(&Pieces::of(text));
        assert!(
            may_be_in(r"\d{4}年", "２０２４年")
                && may_be_in(r"in \d\d", "in 24")
                && may_be_in("ICML 2024", "icml 2024")
        );
        assert!(!may_be_in(r"in \d\d", "in May"));
    }

    #[test]
    fn words_are_the_same_in_every_case() {
        let may_be_in = |source: &str, text: &str| Needed::of(source).may_be_among(&Pieces::of(text));
        assert!(may_be_in("(?i)élu", "ÉLUE MEMBRE"));
        assert!(may_be_in("(?i)student", "ſtudent"));
        assert!(!may_be_in("(?i)élu", "elue membre"));
    }
}
