//! Sets of characters, as `[a-z\d]`, `\w` and `.` write them.

use std::sync::LazyLock;

use regex_syntax::hir::{Class, HirKind};

/// A set of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    /// The members below 128, bit by bit, with case and negation already seen to.
    ascii: u128,
    /// Members as written, in order and apart once the set is finished.
    ranges: Vec<(char, char)>,
    named: Vec<Named>,
    negated: bool,
    folded: bool,
}

/// What `\w`, `\s` and `\d` stand for.
#[derive(Clone, Copy, Debug)]
enum Named {
    Word,
    Space,
    Digit,
}

const UPPER: u128 = ((1 << 26) - 1) << b'A';
const LOWER: u128 = UPPER << 32;
const DIGITS: u128 = ((1 << 10) - 1) << b'0';
const UNDERSCORE: u128 = 1 << b'_';
/// Tab to carriage return, and the space.
const SPACES: u128 = (((1 << 5) - 1) << b'\t') | (1 << b' ');

impl Set {
    /// Adds the characters from `first` to `last`.
    pub(super) fn add(&mut self, first: char, last: char) {
        self.ranges.push((first, last));
    }

    /// Adds what a letter behind a backslash stands for; `None` where it is no set.
    pub(super) fn add_named(&mut self, letter: char) -> Option<()> {
        self.named.push(match letter {
            'w' => Named::Word,
            's' => Named::Space,
            'd' => Named::Digit,
            _ => return None,
        });
        Some(())
    }

    /// Adds the characters of a property such as `\p{Lu}`.
    pub(super) fn add_property(&mut self, written: &str) -> Option<()> {
        self.ranges.extend(property(written)?);
        Some(())
    }

    /// Ends the making of the set: whether it is the characters that it lacks, and whether a letter
    /// stands for all of its cases.
    pub(super) fn finish(&mut self, negated: bool, folded: bool) {
        self.negated = negated;
        self.folded = folded;
        self.ranges.sort_unstable();
        self.ranges.dedup_by(|later, earlier| {
            let joins = later.0 <= earlier.1;
            if joins {
                earlier.1 = earlier.1.max(later.1);
            }
            joins
        });
        let written = self.ascii_as_written();
        let cased = if folded { written | (written & UPPER) << 32 | (written & LOWER) >> 32 } else { written };
        self.ascii = if negated { !cased } else { cased };
    }

    fn ascii_as_written(&self) -> u128 {
        let mut bits = 0;
        for (first, last) in self.ranges.iter().filter(|(first, _)| first.is_ascii()) {
            let upto = |code: u32| if code >= 127 { u128::MAX } else { (1 << (code + 1)) - 1 };
            bits |= upto(u32::from(*last)) & !((1 << u32::from(*first)) - 1);
        }
        self.named.iter().fold(bits, |bits, named| {
            bits | match named {
                Named::Word => UPPER | LOWER | DIGITS | UNDERSCORE,
                Named::Space => SPACES,
                Named::Digit => DIGITS,
            }
        })
    }

    /// Whether the character is a member.
    pub(super) fn contains(&self, letter: char) -> bool {
        if letter.is_ascii() {
            return self.ascii >> u32::from(letter) & 1 == 1;
        }
        let cased = || self.folded && cases(letter).into_iter().any(|other| self.holds(other));
        (self.holds(letter) || cased()) != self.negated
    }

    /// The members below 128.
    pub(super) fn ascii(&self) -> u128 {
        self.ascii
    }

    fn holds(&self, letter: char) -> bool {
        within(&self.ranges, letter)
            || self.named.iter().any(|named| match named {
                Named::Word => regex_syntax::is_word_character(letter),
                Named::Space => letter.is_whitespace(),
                Named::Digit => is_digit(letter),
            })
    }
}

fn within(ranges: &[(char, char)], letter: char) -> bool {
    let behind = ranges.partition_point(|(first, _)| *first <= letter);
    behind > 0 && letter <= ranges[behind - 1].1
}

fn property(written: &str) -> Option<Vec<(char, char)>> {
    let parsed = regex_syntax::parse(written).ok()?;
    let HirKind::Class(Class::Unicode(class)) = parsed.kind() else { return None };
    Some(class.ranges().iter().map(|range| (range.start(), range.end())).collect())
}

/// Whether `\d` has the character: digits of other scripts are rare, their table is made when one may stand here.
fn is_digit(letter: char) -> bool {
    static BEYOND: LazyLock<Vec<(char, char)>> = LazyLock::new(|| property(r"\d").unwrap_or_default());
    letter.is_ascii_digit() || (letter.is_numeric() && within(&BEYOND, letter))
}

/// A letter in the case that all of its cases share, by Unicode's simple folding: the long s and
/// the signs of Kelvin and Ångström are letters too.
pub(super) fn fold(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some('ſ'), None) => 's',
        (Some(single), None) => single,
        _ => letter,
    }
}

/// A character's other cases.
fn cases(letter: char) -> [char; 2] {
    let folded = fold(letter);
    let mut upper = folded.to_uppercase();
    [folded, if upper.len() == 1 { upper.next().unwrap_or(letter) } else { letter }]
}
