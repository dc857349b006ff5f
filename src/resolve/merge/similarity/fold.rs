//! Words in comparable form: what people print now one way and now another is taken out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of `text` in comparable form: compatibility-normalised, without accents, in lower
/// case; what is neither letter nor digit separates words.
pub(crate) fn fold_words(text: &str) -> Vec<String> {
    spaced(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The comparable words written together.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = spaced(text);
    folded.retain(|letter| letter != ' ');
    folded
}

/// The comparable words with spaces around them. Most texts are ASCII, which normalises to itself.
fn spaced(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 8);
    if text.is_ascii() {
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => folded.push(char::from(byte)),
                b'A'..=b'Z' => folded.push(char::from(byte.to_ascii_lowercase())),
                _ => fold_character(char::from(byte), &mut folded),
            }
        }
    } else {
        let letters = text.nfkd().filter(|character| !is_accent(*character));
        letters.for_each(|character| fold_character(character, &mut folded));
    }
    folded
}

fn fold_character(character: char, into: &mut String) {
    match character {
        '&' => into.push_str(" and "),
        '+' => into.push_str(" plus "),
        // `C#` is not `C`, but `#1` is `1`.
        '#' if into.ends_with(char::is_alphabetic) => into.push_str(" sharp "),
        // An apostrophe stands inside a word.
        '\'' | '’' => {}
        _ if character.is_ascii() && !character.is_ascii_alphanumeric() => into.push(' '),
        _ if character.is_alphanumeric() || is_combining_mark(character) => fold_letter(character, into),
        _ => into.push(' '),
    }
}

/// A mark above or below a letter that people leave out. The marks of other scripts (vowels of
/// Devanagari, voiced kana) make another letter and count.
fn is_accent(character: char) -> bool {
    const BLOCKS: [std::ops::RangeInclusive<char>; 6] = [
        '\u{300}'..='\u{36f}',
        '\u{591}'..='\u{5c7}',
        '\u{64b}'..='\u{65f}',
        '\u{1ab0}'..='\u{1aff}',
        '\u{1dc0}'..='\u{1dff}',
        '\u{20d0}'..='\u{20ff}',
    ];
    BLOCKS.iter().any(|block| block.contains(&character)) && is_combining_mark(character)
}

/// Writes a letter without its stroke or ligature, which Unicode does not decompose.
fn fold_letter(letter: char, into: &mut String) {
    match letter {
        'ß' | 'ẞ' => into.push_str("ss"),
        'æ' | 'Æ' => into.push_str("ae"),
        'œ' | 'Œ' => into.push_str("oe"),
        'ø' | 'Ø' => into.push('o'),
        'ł' | 'Ł' => into.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => into.push('d'),
        'þ' | 'Þ' => into.push_str("th"),
        'ı' => into.push('i'),
        'ħ' | 'Ħ' => into.push('h'),
        _ if letter.is_ascii() => into.push(letter.to_ascii_lowercase()),
        _ => into.extend(letter.to_lowercase()),
    }
}
