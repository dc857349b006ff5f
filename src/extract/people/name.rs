//! The shape of one person's name: whole (`Ada B. Weiss`), or a family name and what stands behind its comma.
//!
//! Pure functions over a piece of text that separators cut out of a list. The rules are those of
//! names in Latin script and in scripts without spaces; what names a thing is no person.

use crate::extract::title_shape::{is_capitalised, is_eastern};
use crate::extract::word::is_among;
use crate::steps;

/// Words that make a capitalised phrase something else than a person.
const NOT_NAMES: &[&str] = &[
    "university", "institute", "college", "school", "department", "lab", "laboratory", "center", "centre", "group",
    "conference", "workshop", "journal", "proceedings", "transactions", "international", "symposium", "ieee", "acm",
    "press", "springer", "elsevier", "arxiv", "preprint", "paper", "oral", "spotlight", "poster", "award", "best",
    "the", "on", "for", "of", "in", "with", "at", "to", "accepted", "published", "under", "review", "vol", "pp",
    "research", "science", "nature", "learning", "code", "pdf", "link", "slides", "video", "project", "doi", "online",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "spring", "summer", "fall", "autumn", "winter", "google", "microsoft", "meta", "amazon", "new", "our", "we", "my",
    "i", "is", "are", "was", "has", "neural", "deep", "networks", "network", "models", "model", "language", "data",
    "systems", "system", "analysis", "theory", "using", "towards", "toward", "via", "quarterly", "letters", "annals",
    "studies", "thesis", "dissertation", "doctoral", "phd", "ph.d", "editor", "editors", "eds", "ed", "hg", "hrsg",
    "rezension", "recension", "compte", "reseña", "resenha", "recensione",
];

/// Articles that open no name.
const ARTICLES: &[&str] = &["Eine", "Ein", "Une", "Uma", "Um", "Il", "Las", "Les"];

/// Whether a word is the name of a house that prints books, or ends as those do: `Salzverlag`.
fn names_firm(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.ends_with("verlag") || ["gruyter", "routledge", "elsevier", "verlagsdruckerei"].contains(&lower.as_str())
}

/// Words of things that are family names too.
const FAMILIES: &[&str] = &["Doi", "Press", "March", "Best", "Winter", "Summer", "Spring", "Fall", "Model"];

/// Those of them that stand behind a given name for nothing else: a `Lantern Press` prints books.
const FAMILIES_BEHIND: &[&str] = &["Doi", "March", "Best", "Winter"];

/// Particles that stand in lower case inside a name.
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al",
    "bin", "ibn", "ter", "ten", "zu", "y", "e", "af", "av",
];

/// Those of them that hardly open anything but a name.
const OPENING_PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "da", "dos", "das", "ter", "ten", "zu", "bin", "ibn", "af", "av",
];

/// A family name that stands before the comma of `Weiss, A.`.
pub(super) fn family_alone(printed: &str) -> Option<String> {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let is_family = (1..=3).contains(&words.len())
        && words
            .iter()
            .enumerate()
            .all(|(at, word)| is_name_word(word) || at + 1 < words.len() && PARTICLES.contains(word))
        && words.iter().all(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        // `J.-E. Weiss` is a whole name.
        && !words.iter().any(|word| word.contains('.') && is_initials(word));
    (is_family && !has_word_of_things(&words)).then(|| strip_marks(printed))
}

/// Whether a piece is one family name, with its particle or without: `Weiss`, `van der Meer`.
pub(super) fn is_one_family(printed: &str) -> bool {
    let names = printed.split_whitespace().filter(|word| !PARTICLES.contains(word));
    // In a script without spaces one word is a whole name: `李锐, Bo Lin` are two people.
    family_alone(printed).is_some() && names.count() == 1 && !strip_marks(printed).chars().all(is_eastern)
}

/// Given names that stand behind the comma of `Weiss, Ada B.`.
pub(super) fn given_alone(printed: &str) -> Option<String> {
    let stripped = strip_marks(printed);
    let words: Vec<&str> = stripped.split_whitespace().collect();
    let is_given = (1..=3).contains(&words.len())
        && words.iter().all(|word| is_name_word(word))
        && words[0].chars().any(char::is_lowercase)
        && !has_word_of_things(&words);
    is_given.then_some(stripped)
}

/// Initials that stand behind the comma of `Weiss, A. B.`, and their length in the piece, which may
/// go on with the next sentence (`C. A Map of Salt`) where stops mark the initials.
pub(super) fn initials_head(printed: &str) -> Option<(String, usize)> {
    let stripped = strip_marks(printed);
    if is_initials(&stripped) {
        return Some((stripped, printed.len()));
    }
    let mut end = 0;
    for word in printed.split_inclusive(' ') {
        let bare = word.trim_end();
        if !(bare.ends_with('.') && is_initials(bare)) {
            break;
        }
        end += word.len();
    }
    let head = printed[..end].trim_end();
    (!head.is_empty() && printed[end..].starts_with(|c: char| !c.is_lowercase())).then(|| (head.to_owned(), head.len()))
}

fn is_initials(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    (1..=4).contains(&letters.len())
        && letters.iter().all(|c| c.is_uppercase())
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ' ' | '-' | '‐' | '\u{a0}'))
}

/// A printed name without footnote marks and titles; `None` where the words are no name.
pub(super) fn clean_name(printed: &str) -> Option<String> {
    steps::count(printed.len());
    let stripped = strip_marks(printed);
    let name = strip_titles(&stripped);
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() == 1 && words[0].chars().all(is_eastern) {
        return (2..=6).contains(&words[0].chars().count()).then(|| words[0].to_owned());
    }
    // `van Stelten J.` opens with its particle.
    let is_short = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() == 1;
    let has_initials = words.iter().any(|word| is_short(word) || word.contains('.') && is_initials(word));
    let may_open = |word: &str| has_initials && words.len() > 2 && OPENING_PARTICLES.contains(&word);
    let is_particle = |at: usize, word: &str| if at > 0 { PARTICLES.contains(&word) } else { may_open(word) };
    let is_name = (2..=6).contains(&words.len())
        && words.iter().enumerate().all(|(at, word)| is_name_word(word) || is_particle(at, word))
        && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && words.last().is_some_and(|word| is_name_word(word))
        && !has_word_of_things(&words)
        && !ARTICLES.contains(&words[0])
        && !words.iter().any(|word| names_firm(word));
    is_name.then(|| words.join(" "))
}

fn has_word_of_things(words: &[&str]) -> bool {
    // A single letter is an initial behind the first word, `Noor I`, or with its stop, `I. Noor`.
    let is_initial =
        |at: usize, word: &str| (at > 0 || word.ends_with('.')) && word.trim_end_matches('.').chars().count() == 1;
    let is_thing = |word: &str| is_among(word.trim_end_matches('.'), NOT_NAMES);
    // `Doi H`, `H. Doi`, `Ada Winter`: beside initials or a given name stands a family name, whatever else it means.
    let is_given = |word: &str| is_capitalised(word) && !is_thing(word);
    match words {
        [family] if FAMILIES.contains(family) => return false,
        [family, initials] if FAMILIES.contains(family) && is_initials(initials) => return false,
        [given @ .., family] if FAMILIES.contains(family) && given.iter().all(|word| is_initials(word)) => {
            return false;
        }
        [given, family] if FAMILIES_BEHIND.contains(family) && is_given(given) => return false,
        _ => {}
    }
    words.iter().enumerate().any(|(at, word)| !is_initial(at, word) && is_thing(word))
}

/// A name whose first part the page left small, told by its company in a list: `chen Lim`.
pub(super) fn uncapitalised(printed: &str) -> Option<String> {
    let stripped = strip_marks(printed);
    let words: Vec<&str> = stripped.split_whitespace().collect();
    let fits = matches!(words[..], [given, family] if given.len() > 2 && given.chars().all(char::is_lowercase) && is_name_word(family));
    (fits && !has_word_of_things(&words)).then_some(stripped)
}

/// A word of a name: begins with a capital, has letters, full stops, hyphens and apostrophes only.
fn is_name_word(word: &str) -> bool {
    let begins = word.chars().next().is_some_and(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
    begins
        && word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '‐' | '‑' | '\'' | '’' | 'ʻ' | '\u{300}'..='\u{36f}'))
}

/// How many bytes of a piece are looked at: more than the longest name has.
const MOST_LOOKED_AT: usize = 400;

/// A name without its footnote marks and what stands in brackets behind it.
pub(super) fn strip_marks(printed: &str) -> String {
    let printed = &printed[..printed.floor_char_boundary(MOST_LOOKED_AT)];
    let head = printed.split(['(', '[', '（']).next().unwrap_or_default();
    head.trim_end_matches(|c: char| !c.is_alphabetic() && c != '.')
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .to_owned()
}

fn strip_titles(name: &str) -> &str {
    const TITLES: &[&str] = &["Prof. ", "Professor ", "Dr. ", "Dr ", "Prof ", "Mr. ", "Ms. ", "by ", "By "];
    let mut rest = name;
    while let Some(cut) = TITLES.iter().find_map(|title| rest.strip_prefix(title)) {
        rest = cut;
    }
    rest
}
