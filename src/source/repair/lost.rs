//! Letters that lost a byte on the way or stand alone, in a line that is surely broken.
//!
//! Input: the runs of a line that by themselves are not surely broken or no UTF-8 as a whole, where the same table mended other runs.
//! Output: their repair. A byte is lost where the encoding has no character for it, or shows it as a
//! space. A letter is filled in where only one fits the case of its word or an open quotation; else
//! [`UNKNOWN`] stands for it. Limits: a letter alone that may be right stays.

use super::{Edit, Run, Table, is_lossy, is_western, is_written, shown};

/// Stands for a letter of which too little is left.
pub(super) const UNKNOWN: &str = "\u{fffd}";

/// Mends what is left of `runs` of `line`; `out` holds what is mended already, in order.
pub(super) fn mend(line: &str, runs: &[Run], table: &Table, out: &mut Vec<Edit>) {
    let sure = std::mem::take(out);
    let mut before = sure.iter().peekable();
    let mut open = false;
    for run in runs {
        let bytes: Vec<u8> = run.iter().filter_map(|(_, c)| table.byte(*c)).collect();
        let whole = sequences(&bytes).any(|sequence| sequence.letter.is_some());
        for sequence in sequences(&bytes) {
            let last = run[sequence.at + sequence.length - 1];
            let (start, end) = (run[sequence.at].0, last.0 + last.1.len_utf8());
            while let Some(edit) = before.next_if(|edit| edit.start < start) {
                open = opens(&edit.shown).unwrap_or(open);
            }
            let place = Place { before: &line[..start], after: &line[end..], open };
            let left = &bytes[sequence.at..sequence.at + sequence.length];
            let shown = sequence.letter.map(|c| c.to_string()).or_else(|| lost(left, &place, table, whole));
            if let Some(shown) = shown {
                open = opens(&shown).unwrap_or(open);
                out.push(Edit { start, end, shown, lost: false });
            }
        }
    }
    out.extend(sure);
    out.sort_by_key(|edit| edit.start);
}

/// Whether a quotation is open behind these words, if they tell.
fn opens(shown: &str) -> Option<bool> {
    match shown {
        "“" | "„" => Some(true),
        "”" => Some(false),
        _ => None,
    }
}

/// The bytes of one letter, or as many of them as are left.
struct Sequence {
    /// Where in its run it begins.
    at: usize,
    /// How many bytes are left.
    length: usize,
    /// The letter, where none is lost.
    letter: Option<char>,
}

/// The sequences of a run's bytes; what belongs to none is skipped.
fn sequences(bytes: &[u8]) -> impl Iterator<Item = Sequence> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes.get(at..)?.iter().position(|byte| needs(*byte).is_some())?;
        let needed = needs(bytes[at])?;
        let follow = bytes[at + 1..].iter().take(needed - 1).take_while(|byte| matches!(byte, 0x80..=0xbf)).count();
        let length = follow + 1;
        let letter = (length == needed).then(|| letter(&bytes[at..at + length])).flatten();
        let found = Sequence { at, length, letter };
        at += length;
        Some(found)
    })
}

/// How many bytes a letter has that begins with `byte`.
fn needs(byte: u8) -> Option<usize> {
    match byte {
        0xc2..=0xdf => Some(2),
        0xe0..=0xef => Some(3),
        0xf0..=0xf4 => Some(4),
        _ => None,
    }
}

fn letter(bytes: &[u8]) -> Option<char> {
    std::str::from_utf8(bytes).ok()?.chars().next().filter(|c| is_written(*c))
}

/// What stands for a letter of which `left` is left; `None` where it may be no such letter. `whole` tells that
/// whole letters stand beside it.
fn lost(left: &[u8], place: &Place<'_>, table: &Table, whole: bool) -> Option<String> {
    if needs(left[0]) == Some(left.len()) {
        return None;
    }
    // What shows nothing may be lost as a whole: a control, a space that holds words together.
    if left[0] == 0xc2 {
        return (whole || place.ends_word()).then(String::new);
    }
    let mut fitting = completed(left, table).filter(|c| place.fits(*c));
    match (fitting.next(), fitting.next()) {
        (Some(c), None) => Some(c.to_string()),
        _ => (whole || left.starts_with(&[0xe2, 0x80])).then(|| UNKNOWN.to_owned()),
    }
}

/// The letters that `left` may be with one more byte.
fn completed<'a>(left: &'a [u8], table: &'a Table) -> impl Iterator<Item = char> + 'a {
    let lossy = (0x80..=0xbf_u8).filter(move |byte| *byte == 0xa0 || is_lossy(shown(table.encoding, *byte)));
    lossy.flat_map(move |byte| {
        (1..=left.len())
            .filter_map(move |at| letter(&[&left[..at], &[byte], &left[at..]].concat()).filter(|c| is_western(*c)))
    })
}

/// Where a letter is lost.
struct Place<'a> {
    before: &'a str,
    after: &'a str,
    /// Whether a quotation is open here.
    open: bool,
}

impl Place<'_> {
    /// Whether a letter has the case of its word, and a sign something to do here.
    fn fits(&self, c: char) -> bool {
        let (before, after) = (self.before.chars().next_back(), self.after.chars().next());
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if !c.is_alphabetic() {
            return if c == '”' { self.open } else { c == '‐' && in_word(before) && in_word(after) };
        }
        // Between words a capital begins a sentence.
        let last = self.before.trim_end().chars().next_back();
        let goes_on = last.is_some_and(|c| c.is_lowercase() || c == ',');
        let small = before.is_some_and(char::is_lowercase) || !in_word(before) && !in_word(after) && goes_on;
        let capital = before.is_some_and(char::is_uppercase) && !after.is_some_and(char::is_lowercase)
            || after.is_some_and(char::is_uppercase);
        !(small && c.is_uppercase() || capital && c.is_lowercase())
    }

    /// Whether no letter goes on here, as behind a space.
    fn ends_word(&self) -> bool {
        !self.before.ends_with(char::is_uppercase) && !self.after.starts_with(char::is_alphanumeric)
    }
}
