//! Words in comparable form: what people print now one way and now another is taken out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of `text` in comparable form: compatibility-normalised, without accents, in lower
/// case; what is neither letter nor digit separates words.
pub(crate) fn fold_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text.nfkd().filter(|character| !is_accent(*character)) {
        match character {
            '&' => words.extend(["and".to_owned(), String::new()]),
            '+' => words.extend(["plus".to_owned(), String::new()]),
            // `C#` is not `C`, but `#1` is `1`.
            '#' if words.last().is_some_and(|word| word.ends_with(char::is_alphabetic)) => {
                words.extend(["sharp".to_owned(), String::new()]);
            }
            // An apostrophe stands inside a word.
            '\'' | '’' => {}
            _ if character.is_alphanumeric() || is_combining_mark(character) => {
                if let Some(word) = words.last_mut() {
                    fold_letter(character, word);
                }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
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
        _ => into.extend(letter.to_lowercase()),
    }
}

/// The comparable words written together.
pub(crate) fn fold(text: &str) -> String {
    fold_words(text).concat()
}
