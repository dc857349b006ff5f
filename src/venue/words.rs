//! Words of a text for comparing names: where they stand, and how they read with case and accents aside.
//!
//! Input is plain text, output its words as byte ranges. A year written on to a name (`ICRA2025`,
//! `SaTML25`) is a word of its own. Knows nothing of venues.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

/// Words that carry nothing when names are compared.
const FILLERS: &[&str] = &["and", "for", "in", "of", "on", "the", "to"];

/// Whether a folded word is left out when names are compared.
pub(crate) fn is_filler(folded: &str) -> bool {
    FILLERS.contains(&folded)
}

/// The words of `text`, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    let mut wide = false;
    for (at, letter) in text.char_indices() {
        let inside = letter.is_alphanumeric() || is_combining_mark(letter);
        if inside && wide != is_wide(letter) {
            wide = !wide;
            if let Some(first) = start.replace(at) {
                push_word(text, first, at, &mut found);
            }
        }
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                push_word(text, first, at, &mut found);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(first) = start {
        push_word(text, first, text.len(), &mut found);
    }
    found
}

/// Whether a letter is of a script without spaces or capitals: Chinese, Japanese, Korean. It ends a
/// Latin word that it touches.
pub(crate) fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}

/// Splits a year off the end of a word: two or four digits after letters.
fn push_word(text: &str, start: usize, end: usize, found: &mut Vec<Word>) {
    let bytes = &text.as_bytes()[start..end];
    let digits = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let letters = bytes.len() - digits;
    if letters >= 2 && (digits == 2 || digits == 4) {
        found.push(Word { start, end: end - digits });
        found.push(Word { start: end - digits, end });
    } else {
        found.push(Word { start, end });
    }
}

/// Appends `word` in small letters and without accents.
pub(crate) fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
    } else {
        out.extend(word.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase));
    }
}

/// A name as it is compared: folded words without fillers, one space between. A name of nothing
/// but fillers keeps them.
#[allow(dead_code, reason = "build.rs folds the names of the catalogue, the program only those of texts")]
pub(crate) fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in words(name) {
        let before = folded.len();
        if before > 0 {
            folded.push(' ');
        }
        let at = folded.len();
        fold_into(&name[word.start..word.end], &mut folded);
        if is_filler(&folded[at..]) {
            folded.truncate(before);
        }
    }
    if folded.is_empty() {
        fold_into(name, &mut folded);
    }
    folded
}

/// Organisations that stand before a name and may be left out of it.
const SPONSORS: &[&str] = &[
    "acm", "aaai", "ccf", "cvf", "eatcs", "embs", "ieee", "ifip", "rsj", "siam", "sigarch", "sigchi", "sigkdd",
    "sigmod", "sigplan", "sigsac", "sigsoft", "usenix",
];

/// Whether `organisation`, folded, may stand before a venue's name as its sponsor.
pub(crate) fn is_sponsor(organisation: &str) -> bool {
    SPONSORS.contains(&organisation)
}

/// How many bits the table of first words has.
pub(crate) const FIRST_WORD_BITS: usize = 1 << 16;

/// The bit of a folded word in the table of first words (FNV-1a, of which 16 bits are kept).
pub(crate) fn first_word_bit(folded: &str) -> usize {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = folded.bytes().fold(0x811c_9dc5, step);
    (hash ^ (hash >> 16)) as usize % FIRST_WORD_BITS
}

/// Whether a written name is a short form: one word, or capitals only.
pub(crate) fn is_short(written: &str) -> bool {
    !written.contains(' ') || !written.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Vec<&str> {
        words(text).iter().map(|word| &text[word.start..word.end]).collect()
    }

    #[test]
    fn a_year_written_on_to_a_name_is_a_word_of_its_own() {
        assert_eq!(
            listed("ICRA2025, SaTML25 and IPv6 on I3D"),
            ["ICRA", "2025", "SaTML", "25", "and", "IPv6", "on", "I3D"]
        );
    }

    #[test]
    fn a_word_ends_where_the_script_changes() {
        assert_eq!(listed("论文被ICML接收 2024年"), ["论文被", "ICML", "接收", "2024", "年"]);
    }

    #[test]
    fn names_are_compared_without_case_accents_fillers_and_points() {
        assert_eq!(fold_name("Revue d'Économie of the Law"), "revue d economie law");
        assert_eq!(fold_name("IEEE Trans. on Image Processing"), "ieee trans image processing");
        assert_eq!(fold_name("To"), "to");
    }
}
