//! Mojibake: UTF-8 that somebody read as a one-byte encoding and saved again (`HuszÃ¡r`, `ğŸ“`).
//!
//! Input: decoded text. Output: the text with what is surely broken repaired, and what was done.
//! Line by line, each run of letters beyond ASCII is turned back into bytes; where these are UTF-8
//! and mean letters that people write, they are the text. Text that is right stays: a run must be
//! UTF-8 as a whole, which `Ã` before a vowel or Turkish `ğ` is not. Bytes that got lost on the way
//! are filled in only where one single emoji or letter fits; else a bullet or [`lost::UNKNOWN`] stands for it.
//! What was broken several times is repaired as often.

mod lost;

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

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
    /// How many letters had.
    pub(super) letters: usize,
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

/// Nobody broke a text more often.
const MOST_TIMES: usize = 4;

/// Repairs `text`; `None` where nothing is broken.
pub(super) fn repair(text: &Text) -> Option<(Text, Repaired)> {
    let mut done = Repaired::default();
    let mut mended = pass(text, &mut done)?;
    for _ in 1..MOST_TIMES {
        let mut again = Repaired::default();
        let Some(further) = pass(&mended, &mut again) else { break };
        mended = further;
        done.letters += again.letters;
    }
    Some((mended, done))
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
                done.letters += usize::from(edit.shown == lost::UNKNOWN);
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
        if matches!(&edits[..], [only] if may_be_capital(line, only)) {
            continue;
        }
        let mended = |edits: &[Edit]| edits.iter().map(|edit| edit.end - edit.start).sum::<usize>();
        if !edits.is_empty() && best.as_ref().is_none_or(|(_, found)| mended(found) < mended(&edits)) {
            best = Some((encoding, edits));
        }
    }
    best
}

/// Whether what is broken in a line, alone, may as well be right: a capital and a sign at the end of a word of
/// capitals (`IRMÃ®`), where a small letter would come out.
fn may_be_capital(line: &str, edit: &Edit) -> bool {
    let capitals = line[..edit.start].chars().rev().take_while(|c| c.is_uppercase()).count();
    let ends = !line[edit.end..].starts_with(char::is_alphanumeric);
    capitals >= 2 && ends && edit.shown.chars().all(char::is_lowercase)
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
    encoding: &'static Encoding,
    /// What each emoji looks like when misread; built when a page may have one.
    emoji: OnceLock<Tree>,
}

static TABLES: LazyLock<Vec<Table>> =
    LazyLock::new(|| MISREAD_AS.iter().map(|encoding| Table::new(encoding)).collect());

fn table(encoding: &'static Encoding) -> &'static Table {
    let at = MISREAD_AS.iter().position(|known| *known == encoding).unwrap_or(0);
    &TABLES[at]
}

impl Table {
    fn new(encoding: &'static Encoding) -> Self {
        let mut bytes = BTreeMap::new();
        for byte in 0x80..=0xff_u8 {
            let c = shown(encoding, byte);
            bytes.insert(c, byte);
            if is_lossy(c) {
                bytes.insert(char::from(byte), byte);
            }
        }
        bytes.remove(&'\u{fffd}');
        // Latin-1 and its kin, which agree with a Windows encoding elsewhere, have controls here.
        for byte in 0x80..0xa0_u8 {
            bytes.entry(char::from(byte)).or_insert(byte);
        }
        Self { bytes, encoding, emoji: OnceLock::new() }
    }

    fn byte(&self, c: char) -> Option<u8> {
        self.bytes.get(&c).copied()
    }

    fn emoji(&self) -> &Tree {
        self.emoji.get_or_init(|| Tree::new(self.encoding))
    }
}

/// The character as which an encoding shows a byte.
fn shown(encoding: &'static Encoding, byte: u8) -> char {
    encoding.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or('\u{fffd}')
}

/// Bytes without a character of their own: the web keeps them as controls, other programs lose them.
fn is_lossy(c: char) -> bool {
    c.is_control() || c == '\u{fffd}'
}

/// Misread emoji, letter by letter, with their controls and without them.
#[derive(Debug, Default)]
struct Tree {
    steps: BTreeMap<(usize, char), usize>,
    nodes: Vec<Vec<&'static str>>,
}

impl Tree {
    fn new(encoding: &'static Encoding) -> Self {
        let mut tree = Self { steps: BTreeMap::new(), nodes: vec![Vec::new()] };
        for emoji in emojis::iter().flat_map(|emoji| emoji.skin_tones().into_iter().flatten().chain([emoji])) {
            let misread = || emoji.as_bytes().iter().map(|byte| shown(encoding, *byte));
            tree.add(misread(), emoji.as_str());
            tree.add(misread().filter(|c| !is_lossy(*c)), emoji.as_str());
        }
        tree
    }

    fn add(&mut self, misread: impl Iterator<Item = char>, emoji: &'static str) {
        let mut node = 0;
        for c in misread {
            let fresh = self.nodes.len();
            let next = *self.steps.entry((node, c)).or_insert(fresh);
            if next == fresh {
                self.nodes.push(Vec::new());
            }
            node = next;
        }
        if !self.nodes[node].contains(&emoji) {
            self.nodes[node].push(emoji);
        }
    }

    /// The longest misread emoji at the head of `run`: how many letters, and what it may be.
    fn longest(&self, run: &[(usize, char)]) -> Option<(usize, &[&'static str])> {
        let mut node = 0;
        let mut found = None;
        for (length, (_, c)) in run.iter().enumerate() {
            let Some(next) = self.steps.get(&(node, *c)) else { break };
            node = *next;
            if length >= 2 && !self.nodes[node].is_empty() {
                found = Some((length + 1, self.nodes[node].as_slice()));
            }
        }
        found
    }
}

/// Letters side by side that a table has, with their places in the line.
type Run = Vec<(usize, char)>;

/// What is to be mended in a line, read through one table.
fn edits(line: &str, table: &Table) -> Vec<Edit> {
    let mut out = Vec::new();
    let mut left: Vec<Run> = Vec::new();
    let mut chars = line.char_indices().peekable();
    let mut run = Run::new();
    loop {
        match chars.next() {
            Some((at, c)) if table.bytes.contains_key(&c) => run.push((at, c)),
            next => {
                mend(&run, table, &mut out, &mut left);
                run.clear();
                if next.is_none() {
                    break;
                }
            }
        }
    }
    if !out.is_empty() {
        lost::mend(line, &left, table, &mut out);
    }
    out
}

/// Mends one run: emoji first, the letters between them as UTF-8. What is no UTF-8 is left.
fn mend(run: &[(usize, char)], table: &Table, out: &mut Vec<Edit>, left: &mut Vec<Run>) {
    let mut plain = 0;
    let mut at = 0;
    while at < run.len() {
        // Emoji are four bytes from F0 9F on, or three from E2 on.
        let byte = |at: usize| run.get(at).and_then(|(_, c)| table.byte(*c));
        let leads = byte(at) == Some(0xf0) && byte(at + 1) == Some(0x9f) || byte(at) == Some(0xe2);
        let Some((length, known)) = leads.then(|| table.emoji().longest(&run[at..])).flatten() else {
            at += 1;
            continue;
        };
        letters(&run[plain..at], table, out, left);
        let shown = if known.len() == 1 { known[0] } else { "•" };
        let last = run[at + length - 1];
        let end = last.0 + last.1.len_utf8();
        out.push(Edit { start: run[at].0, end, shown: shown.to_owned(), lost: known.len() > 1 });
        at += length;
        plain = at;
    }
    letters(&run[plain..], table, out, left);
}

/// Mends a run of letters if it is UTF-8 as a whole and means what people write.
fn letters(run: &[(usize, char)], table: &Table, out: &mut Vec<Edit>, left: &mut Vec<Run>) {
    let bytes: Vec<u8> = run.iter().filter_map(|(_, c)| table.byte(*c)).collect();
    let Ok(text) = std::str::from_utf8(&bytes) else {
        left.push(run.to_vec());
        return;
    };
    if text.is_empty() {
        return;
    }
    if !(is_plausible(text) || is_broken_again(text, table, MOST_TIMES)) {
        left.push(run.to_vec());
        return;
    }
    for (at, c) in text.char_indices() {
        let last = run[at + c.len_utf8() - 1];
        out.push(Edit { start: run[at].0, end: last.0 + last.1.len_utf8(), shown: c.to_string(), lost: false });
    }
}

/// Whether the letters are broken once more: as bytes they are UTF-8 again, of letters that people write.
fn is_broken_again(text: &str, table: &Table, times: usize) -> bool {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| table.byte(c)).collect();
    let letters = |bytes: Vec<u8>| String::from_utf8(bytes).ok().filter(|letters| letters.len() < text.len());
    times > 1
        && bytes
            .and_then(letters)
            .is_some_and(|letters| is_plausible(&letters) || is_broken_again(&letters, table, times - 1))
}

/// Whether the repaired letters are ones that a run of broken ones stands for: Latin letters and
/// punctuation alone, other scripts only several at a time.
fn is_plausible(text: &str) -> bool {
    let several = text.chars().nth(1).is_some();
    text.chars().all(is_western) || several && text.chars().all(is_written)
}

/// Latin letters, punctuation and emoji.
fn is_western(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{17f}' | '\u{1a0}' | '\u{1a1}' | '\u{1af}' | '\u{1b0}' | '\u{1cd}'..='\u{1dc}' | '\u{218}'..='\u{21b}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2044}' | '€' | '™' | '→' | '←' | '−' | '≤' | '≥' | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f300}'..='\u{1faff}')
}

/// These and the letters of Greek, Cyrillic and East Asian scripts.
fn is_written(c: char) -> bool {
    is_western(c)
        || matches!(c, '\u{370}'..='\u{52f}' | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ff60}')
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
    fn the_controls_of_latin_1_are_bytes_too() {
        let latin_1 = |text: &str| text.bytes().map(char::from).collect::<String>();
        let text = "Größe – “Łódź” 🎉 Привет";
        assert_eq!(repaired(&latin_1(text)), text);
        assert_eq!(repaired(&latin_1(&latin_1(text))), text);
    }

    #[test]
    fn what_was_broken_twice_is_repaired_twice() {
        assert_eq!(repaired("HuszÃƒÂ¡r"), "Huszár");
        assert_eq!(repaired("Ã¢â‚¬Å“Ã…Â\u{81}ÃƒÂ³dÃ…ÂºÃ¢â‚¬Â\u{9d}"), "“Łódź”");
    }

    #[test]
    fn a_letter_that_lost_a_byte_is_filled_in_where_only_one_fits() {
        let lossy =
            |text: &str| text.replace(['\u{81}', '\u{8d}', '\u{8f}', '\u{90}', '\u{9d}'], "").replace('\u{a0}', " ");
        let misread =
            |text: &str| encoding_rs::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
        let broken = |text: &str| lossy(&misread(text));
        assert_eq!(
            repaired(&broken("Weiß: “fresh” looks, déjà vu, à Évora")),
            "Weiß: “fresh” looks, déjà  vu, à  Évora"
        );
        assert_eq!(repaired(&broken("Größe in Łódź")), "Größe in \u{fffd}ódź");
        assert_eq!(repaired(&lossy(&misread(&broken("“Öl” 2024\u{a0}: ja")))), "“Öl” 2024 : ja");
        assert_eq!(repaired(&broken("在2024年5月收录")), "在2024年5月收录");
        for right in ["MÃE, Größe", "é–ü, ÅÄÖ", "Ã vida"] {
            assert_eq!(repaired(&format!("{right} itâ€™s")), format!("{right} it’s"));
        }
    }

    #[test]
    fn an_emoji_that_lost_bytes_is_repaired_where_only_one_fits() {
        assert_eq!(repaired("ğŸ‘©ğŸ»â€ğŸ’» Sep. 2024"), "👩🏻‍💻 Sep. 2024");
        assert_eq!(repaired("ğŸ“ Nov. 2025"), "• Nov. 2025");
    }

    #[test]
    fn right_text_stays() {
        for right in [
            "NÃO É SÃO", "Öğünç ağı", "«ÉCOLE» – Ê", "Łódź, Çağdaş", "naïve “façade”—ü", "СССР» в", "日本語のニュース",
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
