//! From bytes to characters: byte order marks, declared and guessed encodings.
//!
//! Input: the bytes of a file. Output: a [`Text`] whose pieces lead back to the bytes, and the
//! name of the encoding where it is not plain UTF-8. Limits: an encoding that a page declares is
//! believed only where the bytes are not valid UTF-8, as browsers' own statistics advise.

mod mixed;

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::span::Span;
use crate::text::Text;
pub(super) use mixed::Mixed;

/// A file as characters.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The characters and their way back.
    pub(super) text: Text,
    /// The encoding, where it is not UTF-8; to be said in a warning.
    pub(super) guessed: Option<&'static str>,
    /// The lines of a page of UTF-8 that are not; to be said in a warning.
    pub(super) mixed: Option<Mixed>,
}

/// How far into a page a declaration of its encoding is looked for; browsers look at 1024 bytes.
const DECLARATION: usize = 1024;

/// Whether the bytes are a picture or a program and no text: more controls than any text has.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() || utf16(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(SAMPLE)];
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31)).count();
    controls * 20 > head.len()
}

/// How much of a file tells whether it is text.
const SAMPLE: usize = 1 << 16;

/// Reads `bytes` as characters.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        // UTF-16 of Western text is also valid UTF-8, full of zero bytes, and JIS has ASCII alone; so they are looked
        // for first.
        None => (utf16(bytes).or_else(|| jis(bytes)).unwrap_or(UTF_8), 0),
    };
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(&bytes[mark..])
    {
        return Decoded { text: Text::copied(&unix_lines(text), mark), guessed: None, mixed: None };
    }
    let encoding = if encoding == UTF_8 && mark == 0 { legacy(bytes) } else { encoding };
    if encoding == UTF_8 {
        let (text, mixed) = mixed::decode(bytes, mark);
        return Decoded { text, guessed: None, mixed: Some(mixed) };
    }
    Decoded { text: by_byte(encoding, bytes, mark), guessed: Some(encoding.name()), mixed: None }
}

/// The text with each line of old Macintosh files ended as others are, where all of it is ended so.
fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n").into() } else { text.into() }
}

/// The encoding of bytes that are not UTF-8: the declared one, else a guess.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    declared(bytes).unwrap_or_else(|| guess(bytes))
}

/// UTF-16 without a mark: line ends, spaces and Western letters have a zero byte, always on the same side,
/// and what comes of it is text.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    const FEWEST: usize = 2;
    let head = &bytes[..bytes.len().min(DECLARATION) & !1];
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = match () {
        () if odd >= FEWEST && even * 8 < odd => encoding_rs::UTF_16LE,
        () if even >= FEWEST && odd * 8 < even => encoding_rs::UTF_16BE,
        () => return None,
    };
    // Where a third is zeros on one side it is Western text, which may be UTF-8 as well; else it must be none.
    let is_western = even.max(odd) > head.len() / 3;
    let is_utf_8 = || std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    let is_text = || is_text(&encoding.decode_without_bom_handling(head).0);
    (is_western || !is_utf_8() && is_text()).then_some(encoding)
}

/// JIS, which turns from ASCII to Japanese and back by sequences that no other text has.
fn jis(bytes: &[u8]) -> Option<&'static Encoding> {
    const TURNS: [&[u8]; 2] = [b"\x1b$B", b"\x1b$@"];
    let turns = bytes.contains(&0x1b) && bytes.windows(3).any(|three| TURNS.contains(&three));
    turns.then_some(encoding_rs::ISO_2022_JP)
}

/// Whether all characters but the last, which may be cut, are such as people write.
fn is_text(head: &str) -> bool {
    let mut chars = head.chars();
    chars.next_back();
    chars.all(|c| !matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}') && (!c.is_control() || c.is_whitespace()))
}

/// `charset=…` or `encoding="…"` near the head of the page.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    let after = ["charset=", "encoding="].iter().find_map(|key| head.split_once(key))?.1;
    let label: String = after
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c))
        .collect();
    // A page that says UTF-8 and is not is guessed: its author's editor saved something else.
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mostly = String::from_utf8_lossy(bytes);
    let broken = mostly.matches('\u{fffd}').count();
    let right = mostly.chars().filter(|c| !c.is_ascii()).count() - broken;
    // A few broken bytes in a page whose other letters are right UTF-8 do not make it a legacy page.
    if right > broken * 4 {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(None, false)
}

/// Decodes byte by byte, so that each character knows its bytes.
fn by_byte(encoding: &'static Encoding, bytes: &[u8], skip: usize) -> Text {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut out = Text::new();
    let mut buffer = [0u8; 32];
    let mut start = skip;
    for (at, byte) in bytes.iter().enumerate().skip(skip) {
        let (_, _, written, _) = decoder.decode_to_utf8(&[*byte], &mut buffer, false);
        if written > 0 {
            // A replacement for broken bytes is no copy even where the lengths agree.
            out.push(&String::from_utf8_lossy(&buffer[..written]), Span::new(start, at + 1));
            start = at + 1;
        }
    }
    let (_, _, written, _) = decoder.decode_to_utf8(&[], &mut buffer, true);
    out.push(&String::from_utf8_lossy(&buffer[..written]), Span::new(start.min(bytes.len()), bytes.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_text_but_counts_as_bytes() {
        let decoded = decode(b"\xef\xbb\xbfNews");
        assert_eq!(decoded.text.as_str(), "News");
        assert_eq!(decoded.text.span(0..4), Span::new(3, 7));
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let units: Vec<u8> = "News ž".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [&[0xff, 0xfe][..], &units].concat();
        for (bytes, first) in [(units, 0), (marked, 2)] {
            let decoded = decode(&bytes);
            assert_eq!(decoded.text.as_str(), "News ž");
            assert_eq!(decoded.text.span(5..7), Span::new(first + 10, first + 12));
        }
    }

    #[test]
    fn a_declared_legacy_encoding_is_believed() {
        let decoded = decode(b"<meta charset=\"iso-8859-2\"><p>Ko\xb9ice</p>");
        assert!(decoded.text.as_str().contains("Košice"), "{:?}", decoded.text.as_str());
    }
}
