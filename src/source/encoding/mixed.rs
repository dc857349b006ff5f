//! Pages of UTF-8 into which a few lines of an older encoding were pasted.
//!
//! Input: bytes of which most letters are right UTF-8. Output: characters, where the broken bytes are read by
//! the one-byte encoding that has all the letters of the rest, if they surely are letters of it. Limits: what is
//! not sure, as a letter of UTF-8 that lost a byte, is shown as U+FFFD.

use encoding_rs::Encoding;

use crate::span::Span;
use crate::text::Text;

/// What was found in such a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) struct Mixed {
    /// Where the first broken byte stands.
    pub(in crate::source) first: usize,
    /// How many lines have broken bytes that were read.
    pub(in crate::source) lines: usize,
    /// By which encoding.
    pub(in crate::source) read_as: &'static str,
    /// How many characters could not be read.
    pub(in crate::source) lost: usize,
}

/// The encodings of one byte a letter, the likely ones first.
const ENCODINGS: &[&Encoding] = &[
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1257,
    encoding_rs::WINDOWS_1251,
    encoding_rs::WINDOWS_1253,
];

/// Reads `bytes` from `skip` on.
pub(super) fn decode(bytes: &[u8], skip: usize) -> (Text, Mixed) {
    let encoding = suggested(&bytes[skip..]);
    let name = encoding.map_or("UTF-8", Encoding::name);
    let mut mixed = Mixed { first: bytes.len(), lines: 0, read_as: name, lost: 0 };
    let mut out = Text::new();
    let (mut at, mut read_in_line) = (skip, false);
    for chunk in bytes[skip..].utf8_chunks() {
        let (valid, broken) = (chunk.valid(), chunk.invalid());
        out.push(valid, Span::new(at, at + valid.len()));
        at += valid.len();
        read_in_line &= !valid.contains('\n');
        if broken.is_empty() {
            continue;
        }
        mixed.first = mixed.first.min(at);
        let place = Place { before: out.as_str().chars().next_back(), after: bytes.get(at + broken.len()).copied() };
        let shown = encoding.and_then(|encoding| letters(encoding, broken, &place));
        if let Some(shown) = &shown {
            mixed.lines += usize::from(!std::mem::replace(&mut read_in_line, true));
            for (offset, c) in shown.chars().enumerate() {
                out.push(c.encode_utf8(&mut [0; 4]), Span::new(at + offset, at + offset + 1));
            }
        } else {
            mixed.lost += 1;
            out.push("\u{fffd}", Span::new(at, at + broken.len()));
        }
        at += broken.len();
    }
    (out, mixed)
}

/// The first encoding that has all letters of what is right.
fn suggested(bytes: &[u8]) -> Option<&'static Encoding> {
    let right: String = bytes
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .filter(|c| !c.is_ascii() && c.is_alphabetic())
        .collect();
    ENCODINGS.iter().copied().find(|encoding| !encoding.encode(&right).2)
}

/// What stands beside broken bytes.
struct Place {
    before: Option<char>,
    after: Option<u8>,
}

/// The letters that broken bytes stand for, where they are surely letters of `encoding`. `Ã` and `Â` are rather
/// what is left of a letter of UTF-8, unless they stand among capitals.
fn letters(encoding: &'static Encoding, broken: &[u8], place: &Place) -> Option<String> {
    let shown = encoding.decode_without_bom_handling(broken).0.into_owned();
    let is_rest = matches!(broken, [0xc2 | 0xc3]) && encoding == encoding_rs::WINDOWS_1252;
    let among_capitals = place.before.is_some_and(char::is_uppercase)
        || place.before.is_none_or(|c| !c.is_alphabetic()) && place.after.is_some_and(|byte| byte.is_ascii_uppercase());
    let is_sign = |c: char| matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '\u{a0}' | '«' | '»');
    let alone = shown.chars().count() == 1;
    let fits = shown.chars().all(|c| c.is_alphabetic() || alone && is_sign(c));
    (fits && (!is_rest || among_capitals)).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, usize, usize) {
        let (text, mixed) = decode(bytes, 0);
        (text.as_str().to_owned(), mixed.lines, mixed.lost)
    }

    #[test]
    fn a_pasted_line_is_read_by_the_encoding_that_has_the_other_letters() {
        let (text, lines, lost) = read(b"Gr\xc3\xb6\xc3\x9fe\nd\xe9j\xe0 \x93vu\x94\n\xcdAS E S\xc3O");
        assert_eq!((text.as_str(), lines, lost), ("Größe\ndéjà “vu”\nÍAS E SÃO", 2, 0));
        let page = ["Реки и озёра\n".as_bytes(), b"\xcc\xe5\xeb\xe8"].concat();
        assert_eq!(read(&page), ("Реки и озёра\nМели".to_owned(), 1, 0));
    }

    #[test]
    fn a_letter_that_lost_a_byte_is_shown_as_lost() {
        assert_eq!(read(b"caf\xc3 \xc3\xa9t\xc3\xa9"), ("caf\u{fffd} été".to_owned(), 0, 1));
        assert_eq!(read(b"it\x80\x99s \xc3\xa9").0, "it\u{fffd}\u{fffd}s é");
    }
}
