//! The law of spans: the text of an entry leads back to exactly the bytes that it was read from,
//! through every encoding, every way of being misread, and every way of writing a letter.
//!
//! Pages are made word by word, so that the bytes of each word are known beforehand.

use std::ops::Range;
use std::sync::Arc;

use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};
use newscv::page::Site;
use newscv::source::{Input, read};
use proptest::prelude::*;

/// How the bytes of a page are made from its letters.
#[derive(Clone, Copy, Debug)]
enum Made {
    /// UTF-8, perhaps behind a byte order mark.
    Utf8 { mark: bool },
    /// UTF-16 behind its mark.
    Utf16 { big: bool },
    /// A legacy encoding that the page declares.
    Declared(&'static Encoding),
    /// UTF-8 that was read by an encoding of one byte a letter and saved again, so many times.
    Misread(&'static Encoding, usize),
}

/// How a letter beyond ASCII is written.
#[derive(Clone, Copy, Debug)]
enum Written {
    Itself,
    Entity,
    HexEntity,
}

/// Letters that every legacy encoding below has.
const WESTERN: &[char] = &['é', 'ö', 'ü', 'ç', 'Ö', 'É'];

fn makings() -> impl Strategy<Value = Made> {
    prop_oneof![
        any::<bool>().prop_map(|mark| Made::Utf8 { mark }),
        any::<bool>().prop_map(|big| Made::Utf16 { big }),
        prop::sample::select(vec![WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, encoding_rs::ISO_8859_2])
            .prop_map(Made::Declared),
        (prop::sample::select(vec![WINDOWS_1252, WINDOWS_1254, WINDOWS_1250]), 1..=2_usize)
            .prop_map(|(encoding, times)| Made::Misread(encoding, times)),
    ]
}

/// The bytes of `text`, made as `made` says.
fn bytes_of(text: &str, made: Made) -> Vec<u8> {
    match made {
        Made::Utf8 { .. } => text.as_bytes().to_vec(),
        Made::Utf16 { big } => {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        }
        Made::Declared(encoding) => encoding.encode(text).0.into_owned(),
        Made::Misread(encoding, times) => (0..times)
            .fold(text.to_owned(), |text, _| encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned())
            .into_bytes(),
    }
}

fn head_of(made: Made, html: bool) -> Vec<u8> {
    let mut head = match made {
        Made::Utf8 { mark: true } => b"\xef\xbb\xbf".to_vec(),
        Made::Utf16 { big: true } => b"\xfe\xff".to_vec(),
        Made::Utf16 { big: false } => b"\xff\xfe".to_vec(),
        Made::Declared(encoding) => format!("<meta charset=\"{}\">\n", encoding.name()).into_bytes(),
        _ => Vec::new(),
    };
    head.extend(bytes_of(if html { "<h2>News</h2>\n" } else { "\n## News\n\n" }, made));
    head
}

/// A word as it reads, and as it is written in the file.
fn word(stem: &str, at: usize, written: Written) -> (String, String) {
    let read = format!("{stem}{at}x");
    let letter = |c: char| match written {
        Written::Entity if !c.is_ascii() => format!("&#{};", u32::from(c)),
        Written::HexEntity if !c.is_ascii() => format!("&#x{:x};", u32::from(c)),
        _ => c.to_string(),
    };
    let source = read.chars().map(letter).collect();
    (read, source)
}

/// A page whose items consist of `words`, and where each word stands in it.
fn page(words: &[(String, Written)], made: Made, html: bool) -> (Vec<u8>, Vec<(String, Range<usize>)>) {
    let mut bytes = head_of(made, html);
    let mut places = Vec::new();
    for (at, (stem, written)) in words.iter().enumerate() {
        let lead = match (at % 3, html) {
            (0, true) => "<li>May 2024: ",
            (0, false) => "- May 2024: ",
            (1, true) => " <b>",
            (1, false) => " **",
            (_, true) => "</b> &amp; ",
            (_, false) => "** &amp; ",
        };
        bytes.extend(bytes_of(lead, made));
        let (read, source) = word(stem, at, *written);
        let start = bytes.len();
        bytes.extend(bytes_of(&source, made));
        places.push((read, start..bytes.len()));
        let end = match (at % 3, html, at + 1 == words.len()) {
            (1, true, true) => "</b>\n",
            (1, false, true) => "**\n",
            (2, ..) | (_, _, true) => "\n",
            _ => "",
        };
        bytes.extend(bytes_of(end, made));
    }
    (bytes, places)
}

fn site(name: &str, bytes: &[u8]) -> Site {
    read(&[Input { path: Arc::from(name), bytes: Arc::from(bytes) }]).unwrap()
}

/// The bytes that the first place of `word` in the site's entries was read from.
fn place_of(word: &str, site: &Site) -> Option<Range<usize>> {
    let entries = site.pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.entries);
    entries.map(|entry| &entry.content.text).find_map(|text| {
        let at = text.as_str().find(word)?;
        let span = text.span(at..at + word.len());
        Some(span.start..span.end)
    })
}

fn words() -> impl Strategy<Value = Vec<(String, Written)>> {
    let letters = prop::collection::vec(prop_oneof![prop::sample::select(WESTERN), prop::char::range('a', 'w')], 1..8);
    let stem = letters.prop_map(|letters| letters.into_iter().collect::<String>());
    let written = prop::sample::select(vec![Written::Itself, Written::Itself, Written::Entity, Written::HexEntity]);
    prop::collection::vec((stem, written), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_word_leads_back_to_its_bytes(words in words(), made in makings(), html: bool) {
        let (bytes, places) = page(&words, made, html);
        let found = site(if html { "news.html" } else { "news.md" }, &bytes);
        for (word, place) in places {
            let shown = String::from_utf8_lossy(&bytes);
            prop_assert_eq!(place_of(&word, &found), Some(place), "{} in {:?}", word, shown);
        }
    }
}

#[test]
fn signs_that_stand_for_others_lead_back_as_a_whole() {
    let cases = [
        ("- A :tada: b", "🎉", ":tada:"),
        ("- A &amp; b", "&", "&amp;"),
        (r"- A \* b", "*", "*"),
        ("- A &eacute; b", "é", "&eacute;"),
        ("- A Ã© b Ã¼", "é", "Ã©"),
        ("- A ÃƒÂ© b", "é", "ÃƒÂ©"),
        ("- A ðŸŽ‰ b", "🎉", "ðŸŽ‰"),
        ("- A ğŸ“Œ b", "📌", "ğŸ“Œ"),
    ];
    for (line, sign, source) in cases {
        let page = format!("## News\n\n{line}\n");
        let place = place_of(sign, &site("news.md", page.as_bytes())).unwrap_or_else(|| panic!("{line}: no {sign}"));
        assert_eq!(&page[place], source, "{line}");
    }
}
