//! Joints and bodies in the Romance languages: `de la Sociedad de Mareas`, `du CNRS`.
//!
//! Input: plain text and a position. Output: where a joint ends, and the name of the body behind it.

use std::ops::Range;

/// Small words that join a noun to what completes it, the longer first.
const JOINTS: &[&str] = &[
    "de l'", "de la", "de las", "de los", "de les", "de", "del", "des", "du", "dell'", "della", "dello", "dei",
    "degli", "delle", "di", "da", "do", "das", "dos", "d'", "al", "à la", "à l'", "à", "au", "aux", "a la", "a l'",
    "para la", "para", "pour le", "pour la", "pour", "per la", "per il", "per", "por la", "por el", "por", "pelo",
    "pela", "par la", "par le", "par l'", "par", "dalla", "dal", "dall'", "em", "en", "in", "e", "et", "y", "la", "le",
    "l'", "el", "los", "las", "il", "lo", "o", "ao", "no", "na",
];

/// Words with which the name of a body begins.
const BODIES: &[&str] = &[
    "universi", "facult", "institut", "academia", "académie", "accademia", "societ", "sociét", "sociedad", "asocia",
    "associa", "fundaci", "fundaç", "fondati", "fondazi", "federaci", "fédération", "federaç", "federazi", "minist",
    "conse", "consig", "comunidad", "centre", "centro", "école", "escola", "escuela", "scuola", "collège", "colegio",
    "région", "ville", "ayuntamiento", "gobierno", "governo", "agenc", "agenzia", "laborato", "revista", "revue",
    "rivista", "unione", "unión", "union", "red", "réseau", "rede", "bibliot", "museo", "musée", "museu", "ordre",
];

/// A joint: where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Joint {
    /// The byte behind it and the space that follows.
    pub(crate) end: usize,
}

/// The next run without white space on the same line, behind one space.
pub(crate) fn next_word(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
    let start = at + rest.len() - trimmed.len();
    let len = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
    (len > 0).then(|| start..start + len)
}

/// The longest joint that begins with `word`.
pub(crate) fn joint_at(text: &str, word: &Range<usize>) -> Option<Joint> {
    let rest = &text[word.start..];
    let length = |joint: &&str| {
        let stem = joint.trim_end_matches('\'');
        let behind = rest.get(..stem.len()).filter(|head| head.to_lowercase() == stem).map(|_| &rest[stem.len()..])?;
        let mark = ['\'', '’'].into_iter().find(|mark| behind.starts_with(*mark)).map_or(0, char::len_utf8);
        let spaced = behind.starts_with([' ', '\u{a0}']);
        let fits = if stem.len() < joint.len() { mark > 0 } else { spaced };
        fits.then_some(stem.len() + if stem.len() < joint.len() { mark } else { 0 })
    };
    JOINTS.iter().filter_map(length).max().map(|length| Joint { end: word.start + length })
}

/// The name of a body behind a joint: capitalised words with joints between them.
pub(crate) fn body_at(text: &str, joint: Joint) -> Option<Range<usize>> {
    let first = next_word(text, joint.end)?;
    let lower = text[first.clone()].to_lowercase();
    let acronym = text[first.clone()].chars().take_while(|c| c.is_alphanumeric()).filter(|c| c.is_uppercase()).count();
    if acronym < 3 && !BODIES.iter().any(|body| lower.starts_with(body)) {
        return None;
    }
    let named = text[first.clone()].starts_with(char::is_uppercase);
    named.then(|| first.start..capitals(text, first.start))
}

/// Where the run of capitalised words ends that begins at `from`.
pub(crate) fn capitals(text: &str, from: usize) -> usize {
    let mut end = from;
    let mut at = from;
    while let Some(word) = next_word(text, at) {
        let printed = &text[word.clone()];
        if end > from
            && let Some(joint) = joint_at(text, &word)
            && !printed.starts_with(char::is_uppercase)
        {
            at = joint.end;
            continue;
        }
        let bare = printed.trim_end_matches([',', '.', ';', ':', '!', '?', ')']);
        // `Centro de Mareas (CM)`, but not `(2019)`.
        let inside = bare.strip_prefix('(');
        if !inside.unwrap_or(bare).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() && inside.is_none()) {
            break;
        }
        let closed = usize::from(inside.is_some() && printed[bare.len()..].starts_with(')'));
        end = word.start + bare.len() + closed;
        at = word.end;
        if bare.len() < printed.len() {
            break;
        }
    }
    end
}
