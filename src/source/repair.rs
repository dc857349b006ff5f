//! Mojibake: UTF-8 that somebody read as a one-byte encoding and saved again (`HuszÃ¡r`, `ğŸ“`).
//!
//! Input: decoded text. Output: the text with what is surely broken repaired, and what was done.
//! Line by line, each run of letters beyond ASCII is turned back into bytes; where these are UTF-8
//! and mean letters that people write, they are the text. Text that is right stays: a run must be
//! UTF-8 as a whole, which `Ã` before a vowel or Turkish `ğ` is not. Bytes that got lost on the way
//! are filled in only in emoji, and only where one single emoji fits; else a bullet stands for it.
//! Limits: twice-broken text is repaired twice, not more often.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use encoding_rs::Encoding;

use crate::text::Text;

/// What was repaired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repaired {
    /// How many lines.
    pub(super) lines: usize,
    /// Where the first of them starts in the text.
    pub(super) first: usize,
    /// How many emoji had lost so much that several fit.
    pub(super) lost: usize,
    /// The encoding by which the first of them was misread.
    pub(super) misread_as: &'static str,
}

/// The encodings by which UTF-8 is misread, the likely ones first.
const MISREAD_AS: &[&Encoding] = &[
    encoding_rs::WINDOWS_1252,
    encoding_rs::WINDOWS_1254,
    encoding_rs::WINDOWS_1250,
    encoding_rs::WINDOWS_1251,
    encoding_rs::WINDOWS_1257,
    encoding_rs::MACINTOSH,
];

/// Repairs `text`; `None` where nothing is broken.
pub(super) fn repair(text: &Text) -> Option<(Text, Repaired)> {
    let mut done = Repaired::default();
    let once = pass(text, &mut done)?;
    let mut again = Repaired::default();
    Some((pass(&once, &mut again).unwrap_or(once), done))
}

/// One pass over all lines; `None` where no line changed.
fn pass(text: &Text, done: &mut Repaired) -> Option<Text> {
    let source = text.as_str();
    let mut out: Option<Text> = None;
    let mut kept = 0;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        if let Some((encoding, edits)) = repair_line(line) {
            let out = out.get_or_insert_default();
            if done.lines == 0 {
                done.first = at;
                done.misread_as = encoding.name();
            }
            done.lines += 1;
            for edit in edits {
                out.push_text(text, kept..at + edit.start);
                out.push(&edit.shown, text.span(at + edit.start..at + edit.end));
                kept = at + edit.end;
                done.lost += usize::from(edit.lost);
            }
        }
        at += line.len();
    }
    let mut out = out?;
    out.push_text(text, kept..source.len());
    Some(out)
}

/// A stretch of a line and what it should read.
#[derive(Clone, Debug)]
struct Edit {
    start: usize,
    end: usize,
    shown: String,
    lost: bool,
}

/// The repair of a line by the encoding that mends most of it.
fn repair_line(line: &str) -> Option<(&'static Encoding, Vec<Edit>)> {
    if !is_suspicious(line) {
        return None;
    }
    let mut best: Option<(&'static Encoding, Vec<Edit>)> = None;
    for encoding in MISREAD_AS {
        let edits = edits(line, table(encoding));
        let mended = |edits: &[Edit]| edits.iter().map(|edit| edit.end - edit.start).sum::<usize>();
        if !edits.is_empty() && best.as_ref().is_none_or(|(_, found)| mended(found) < mended(&edits)) {
            best = Some((encoding, edits));
        }
    }
    best
}

/// Whether two letters beyond ASCII stand side by side that one-byte encodings have.
fn is_suspicious(line: &str) -> bool {
    let mut before = false;
    !line.is_ascii()
        && line.chars().any(|c| {
            let found = before && is_high(c);
            before = is_high(c);
            found
        })
}

fn is_high(c: char) -> bool {
    ('\u{80}'..'\u{2600}').contains(&c)
}

/// A one-byte encoding read backwards.
#[derive(Debug)]
struct Table {
    bytes: BTreeMap<char, u8>,
    /// Bytes without a character of their own: the web keeps them as controls, others lose them.
    lossy: Vec<u8>,
    /// What each emoji looks like when misread, with its controls and without them.
    emoji: BTreeMap<String, Vec<&'static str>>,
}

static TABLES: LazyLock<Vec<Table>> =
    LazyLock::new(|| MISREAD_AS.iter().map(|encoding| Table::new(encoding)).collect());

fn table(encoding: &'static Encoding) -> &'static Table {
    let at = MISREAD_AS.iter().position(|known| *known == encoding).unwrap_or(0);
    &TABLES[at]
}

impl Table {
    fn new(encoding: &'static Encoding) -> Self {
        let shown = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or('\u{fffd}');
        let mut bytes = BTreeMap::new();
        let mut lossy = Vec::new();
        for byte in 0x80..=0xff_u8 {
            bytes.insert(shown(byte), byte);
            if shown(byte).is_control() || shown(byte) == '\u{fffd}' {
                lossy.push(byte);
                bytes.insert(char::from(byte), byte);
            }
        }
        bytes.remove(&'\u{fffd}');
        let mut table = Self { bytes, lossy, emoji: BTreeMap::new() };
        for emoji in emojis::iter().flat_map(|emoji| emoji.skin_tones().into_iter().flatten().chain([emoji])) {
            let misread = |keep: bool| -> String {
                emoji
                    .as_bytes()
                    .iter()
                    .filter(|byte| keep || !table.lossy.contains(byte))
                    .map(|byte| shown(*byte))
                    .collect()
            };
            let keys = [misread(true), misread(false)];
            for key in keys {
                let known = table.emoji.entry(key).or_default();
                if !known.contains(&emoji.as_str()) {
                    known.push(emoji.as_str());
                }
            }
        }
        table
    }
}

/// No misread emoji is longer than this many characters.
const LONGEST_EMOJI: usize = 48;

/// What is to be mended in a line, read through one table.
fn edits(line: &str, table: &Table) -> Vec<Edit> {
    let mut out = Vec::new();
    let mut chars = line.char_indices().peekable();
    let mut run: Vec<(usize, char)> = Vec::new();
    loop {
        match chars.next() {
            Some((at, c)) if table.bytes.contains_key(&c) => run.push((at, c)),
            next => {
                if run.len() > 1 {
                    mend(line, &run, table, &mut out);
                }
                run.clear();
                if next.is_none() {
                    return out;
                }
            }
        }
    }
}

/// Mends one run: emoji first, the letters between them as UTF-8.
fn mend(line: &str, run: &[(usize, char)], table: &Table, out: &mut Vec<Edit>) {
    let end_of = |at: usize| run.get(at).map_or(run[run.len() - 1].0 + run[run.len() - 1].1.len_utf8(), |(at, _)| *at);
    let mut plain = 0;
    let mut at = 0;
    while at < run.len() {
        let leads = table.bytes.get(&run[at].1).is_some_and(|byte| *byte >= 0xe2);
        let longest = if leads { LONGEST_EMOJI.min(run.len() - at) } else { 0 };
        let found = (3..=longest).rev().find_map(|length| {
            let word = &line[run[at].0..end_of(at + length)];
            table
                .emoji
                .get(word)
                .filter(|known| known.len() == 1 || !known.is_empty() && length > 2)
                .map(|known| (length, known))
        });
        let Some((length, known)) = found else {
            at += 1;
            continue;
        };
        letters(&run[plain..at], table, out);
        let shown = if known.len() == 1 { known[0] } else { "•" };
        out.push(Edit { start: run[at].0, end: end_of(at + length), shown: shown.to_owned(), lost: known.len() > 1 });
        at += length;
        plain = at;
    }
    letters(&run[plain..], table, out);
}

/// Mends a run of letters if it is UTF-8 as a whole and means what people write.
fn letters(run: &[(usize, char)], table: &Table, out: &mut Vec<Edit>) {
    let bytes: Vec<u8> = run.iter().filter_map(|(_, c)| table.bytes.get(c).copied()).collect();
    let Ok(text) = std::str::from_utf8(&bytes) else { return };
    if text.is_empty() || !is_plausible(text) {
        return;
    }
    for (at, c) in text.char_indices() {
        let last = run[at + c.len_utf8() - 1];
        out.push(Edit { start: run[at].0, end: last.0 + last.1.len_utf8(), shown: c.to_string(), lost: false });
    }
}

/// Whether the repaired letters are ones that a run of broken ones stands for: Latin letters and
/// punctuation alone, other scripts only several at a time.
fn is_plausible(text: &str) -> bool {
    let western = |c: char| matches!(c, '\u{a0}'..='\u{17f}' | '\u{1cd}'..='\u{1dc}' | '\u{218}'..='\u{21b}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2044}' | '€' | '™' | '→' | '←' | '−' | '≤' | '≥' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f300}'..='\u{1faff}');
    let written = |c: char| matches!(c, '\u{370}'..='\u{52f}' | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ff60}');
    let count = text.chars().count();
    text.chars().all(western) || (count >= 2 && text.chars().all(|c| western(c) || written(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> String {
        let text = Text::copied(text, 0);
        repair(&text).map_or_else(|| text.as_str().to_owned(), |(text, _)| text.as_str().to_owned())
    }

    #[test]
    fn letters_quotes_and_dashes_are_repaired() {
        assert_eq!(repaired("Ferenc HuszÃ¡r"), "Ferenc Huszár");
        assert_eq!(repaired("itâ€™s 3â€“4"), "it’s 3–4");
        assert_eq!(repaired("ÐŸÑ€Ð¸Ð²ÐµÑ‚"), "Привет");
    }

    #[test]
    fn what_was_broken_twice_is_repaired_twice() {
        assert_eq!(repaired("HuszÃƒÂ¡r"), "Huszár");
    }

    #[test]
    fn an_emoji_that_lost_bytes_is_repaired_where_only_one_fits() {
        assert_eq!(repaired("ğŸ‘©ğŸ»â€ğŸ’» Sep. 2024"), "👩🏻‍💻 Sep. 2024");
        assert_eq!(repaired("ğŸ“ Nov. 2025"), "• Nov. 2025");
    }

    #[test]
    fn right_text_stays() {
        for right in [
            "NÃO É SÃO",
            "Öğünç ağı",
            "«ÉCOLE» – Ê",
            "Łódź, Çağdaş",
            "naïve “façade”—ü",
            "СССР» в",
            "日本語のニュース",
            "¿Qué? ¡Así!",
        ] {
            assert_eq!(repaired(right), right);
        }
    }

    #[test]
    fn a_repaired_letter_leads_back_to_its_bytes() {
        let text = Text::copied("HuszÃ¡r", 100);
        let (mended, done) = repair(&text).unwrap();
        assert_eq!(mended.span(4..6), crate::span::Span::new(104, 108));
        assert_eq!(mended.span(6..7), crate::span::Span::new(108, 109));
        assert_eq!((done.lines, done.misread_as), (1, "windows-1252"));
    }
}
