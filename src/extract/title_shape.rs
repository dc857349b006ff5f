//! What titles look like: their words and their case.
//!
//! Pure functions over a piece of text. The rules are those of English academic prose, where a
//! title is a noun phrase or a question, most often in title case, and never a finite clause about
//! its own acceptance; scripts without case are judged by length alone.

use super::word::is_among;
use crate::steps;

/// How the words of a phrase are capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Most of the longer words begin with a capital.
    Title,
    /// The first word begins with a capital, most others do not.
    Sentence,
    /// The first word begins with a small letter.
    Lower,
    /// A script without case.
    None,
}

/// Short words that title case leaves small.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "for", "in", "on", "at", "by", "to", "and", "or", "with", "from", "via", "as", "is", "are",
    "be", "its", "into", "over", "under", "using", "through", "towards", "toward", "without", "between", "vs",
    "versus", "when", "how", "than", "that", "their", "but", "nor", "your", "do", "can", "not", "beyond", "across",
    "against", "within",
];

/// The words of a phrase, without punctuation at their ends.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Letters of scripts that set no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// Letters of Chinese, Japanese and Korean, in which a whole name is one word of a few signs.
pub(crate) fn is_eastern(c: char) -> bool {
    is_unspaced(c) || matches!(c, '\u{AC00}'..='\u{D7AF}')
}

/// How many words; in a script without spaces two characters count as one.
pub(crate) fn word_count(text: &str) -> usize {
    steps::count(text.len());
    let unspaced = text.chars().filter(|c| is_unspaced(*c)).count();
    if unspaced > 1 {
        unspaced / 2 + words(text).filter(|word| !word.chars().any(is_unspaced)).count()
    } else {
        words(text).count()
    }
}

/// How the words are capitalised.
pub(crate) fn case(text: &str) -> Case {
    let Some(first) = text.chars().find(|c| c.is_alphabetic()) else { return Case::None };
    if !first.is_lowercase() && !first.is_uppercase() {
        return Case::None;
    }
    let long: Vec<&str> = words(text).filter(|word| !is_among(word, SMALL_WORDS)).collect();
    let capital = long
        .iter()
        .filter(|word| word.chars().any(char::is_uppercase) || !word.chars().any(char::is_lowercase))
        .count();
    if capital * 3 >= long.len() * 2 && (first.is_uppercase() || capital > 1) {
        Case::Title
    } else if first.is_uppercase() {
        Case::Sentence
    } else {
        Case::Lower
    }
}

/// Whether a phrase looks like the name of a system or dataset: `TinyTrain`, `CLIP-DIY`, `Btor2`.
///
/// One to three words, with a capital or a digit behind the first letter of one of them, and no
/// more than one word without either.
pub(crate) fn is_system_name(text: &str) -> bool {
    let words: Vec<&str> = words(text).collect();
    let telling = |word: &&str| {
        word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit()) && word.chars().any(char::is_alphabetic)
    };
    let plain = words.iter().filter(|word| !word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())).count();
    (1..=3).contains(&words.len())
        && plain <= 1
        && words.iter().any(telling)
        && words.iter().all(|word| word.len() > 1 || word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()))
}

/// Whether a phrase may be a person's name with a double part: `Mei-Lin Noor`, `Ada Weiss-Noor`.
pub(crate) fn is_double_name(text: &str) -> bool {
    let mut parts = words(text).flat_map(|word| word.split(['-', '‐']));
    (2..=3).contains(&words(text).count()) && text.contains(['-', '‐']) && parts.all(is_capitalised)
}

/// Whether a word is a capital and small letters: `Noor`.
pub(crate) fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.as_str().is_empty() && letters.all(char::is_lowercase)
}

/// The short name that opens a title: `TinyTrain` of `TinyTrain: Resource-Aware Training`.
pub(crate) fn opening_name(title: &str) -> Option<&str> {
    let (name, rest) = title.split_once(':')?;
    let name = name.trim().trim_matches(|c: char| matches!(c, '"' | '“' | '”' | '\''));
    let few =
        words(name).count() <= 2 && (is_system_name(name) || words(name).count() == 1 && case(name) != Case::Lower);
    (few && rest.starts_with([' ', '\u{a0}']) && word_count(rest) >= 2 && !is_generic(name)).then_some(name)
}

/// One-word openings that name a sort of work, not a system.
fn is_generic(name: &str) -> bool {
    const GENERIC: &[&str] = &[
        "poster", "demo", "abstract", "paper", "talk", "position", "survey", "review", "tutorial", "keynote", "title",
        "editorial", "introduction", "commentary", "correction", "thesis", "workshop", "preprint", "update", "news",
    ];
    GENERIC.contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_is_told_by_the_longer_words() {
        assert_eq!(case("Learning to Count with Few Examples"), Case::Title);
        assert_eq!(case("Learning to count with few examples"), Case::Sentence);
        assert_eq!(case("on-device recognition"), Case::Lower);
        assert_eq!(case("基于图的方法"), Case::None);
    }

    #[test]
    fn system_names_are_told_from_words() {
        for name in ["TinyTrain", "CLIP-DIY", "Btor2", "ORBIT", "Contrast3D v2", "Sand-Net", "Sand-Net GPT"] {
            assert!(is_system_name(name), "{name}");
        }
        for phrase in ["Novel Table Search", "Ada Weiss", "here", "A", "of my PhD", "3D wool pretraining"] {
            assert!(!is_system_name(phrase), "{phrase}");
        }
    }

    #[test]
    fn double_names_of_people_have_capitals_and_small_letters_only() {
        assert!(is_double_name("Mei-Lin Noor") && is_double_name("Ada Weiss-Noor"));
        assert!(!is_double_name("Sand-Net GPT") && !is_double_name("Sand-Net") && !is_double_name("Ada Weiss"));
    }

    #[test]
    fn a_name_before_the_colon_opens_a_title() {
        assert_eq!(opening_name("FooBar: A Way to Count"), Some("FooBar"));
        assert_eq!(opening_name("Poster: A Way to Count"), None);
        assert_eq!(opening_name("Counting with Care: A Way"), None);
    }
}
