//! Citation keys: `kwon2024tinytrain`, the first author's family name, the year of the venue's
//! edition, the first telling word of the title.
//!
//! Keys are lower-case ASCII letters and digits and begin with a letter where they can. Where the page
//! names no author, the owner stands in, and where that is unknown too, the venue in short; a part
//! that nobody tells is left out. Equal keys get `a`, `b`, … in page order; a key once
//! given (`newscv.lock`, a `.bib`) is never given to another work.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use crate::cv::Id;
use crate::fact::Publication;
use crate::person::Name;
use crate::resolve::merge::similarity::fold_words;
use crate::resolve::settings::unknown;
use crate::venue::Venue;

/// Words that tell nothing of a title: articles, prepositions, pronouns, auxiliaries, question
/// words, and the openings of many titles.
const STOP_WORDS: &[&str] = &[
    "a", "an", "the", "of", "on", "in", "at", "for", "to", "from", "by", "with", "without", "and", "or", "as", "into",
    "over", "under", "via", "is", "are", "was", "be", "do", "does", "can", "how", "what", "when", "why", "where",
    "who", "which", "it", "its", "we", "you", "your", "our", "this", "that", "not", "no", "toward", "towards", "using",
    "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los",
];

/// The rule that holds where the user sets none.
const RULE: &str = "{author}{year}{word}";

/// The parts of a rule, as the user writes them.
const PARTS: &[&str] = &["author", "year", "word", "short", "venue"];

/// What is wrong with a rule of the user, if anything.
pub(crate) fn fault(rule: &str) -> Option<String> {
    let mut rest = rule;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((part, behind)) = after.split_once('}') else {
            return Some(format!("'{rule}' lacks a closing brace"));
        };
        if !PARTS.contains(&part) {
            return Some(unknown("part of a key", part, PARTS));
        }
        if !is_plain(before) {
            break;
        }
        rest = behind;
    }
    let letters = rest.split('{').next().unwrap_or_default();
    (!is_plain(letters)).then(|| format!("'{letters}' holds what no key can hold"))
}

/// Whether a text holds only what a key can hold.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:./+".contains(&byte))
}

/// The key of a work by `rule`, before collisions are settled.
pub(crate) fn base(publication: &Publication, owner: Option<&Name>, rule: Option<&str>) -> String {
    if let Some(rule) = rule.filter(|rule| *rule != RULE) {
        return by_rule(publication, owner, rule);
    }
    let author = publication.authors.as_ref().and_then(|authors| authors.list.first()).map(|author| &author.name);
    let family = author.or(owner).map(|name| ascii(&name.family)).unwrap_or_default();
    let year = publication.year.map(|year| year.to_string()).unwrap_or_default();
    let title = publication.title.as_deref().or(publication.short_title.as_deref()).unwrap_or_default();
    let venue = publication.venue.as_ref().filter(|_| family.is_empty()).map(short_venue);
    let (first, word) = (venue.unwrap_or(family), telling_word(title));
    let key = if first.is_empty() { format!("{word}{year}") } else { format!("{first}{year}{word}") };
    if key.is_empty() { "work".to_owned() } else { key }
}

/// The acronym of a venue; else the conference that a workshop is held with, or the venue's name, by
/// the initials of its telling words or the only one.
fn short_venue(venue: &Venue) -> String {
    if let Some(acronym) = &venue.acronym {
        return ascii(acronym);
    }
    let words = fold_words(venue.host.as_deref().unwrap_or(venue.label()))
        .into_iter()
        .filter(|word| !STOP_WORDS.contains(&word.as_str()));
    let words: Vec<String> = words.map(|word| ascii(&word)).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [word] => word.clone(),
        words => words.iter().filter_map(|word| word.chars().next()).filter(char::is_ascii_alphabetic).collect(),
    }
}

fn by_rule(publication: &Publication, owner: Option<&Name>, rule: &str) -> String {
    let author = publication.authors.as_ref().and_then(|authors| authors.list.first()).map(|author| &author.name);
    let title = publication.title.as_deref().or(publication.short_title.as_deref()).unwrap_or_default();
    let venue = publication.venue.as_ref().map(|venue| ascii(venue.label()));
    let short = publication.short_title.as_deref().map_or_else(|| telling_word(title), ascii);
    let key = rule
        .replace("{author}", &author.or(owner).map(|name| ascii(&name.family)).unwrap_or_default())
        .replace("{year}", &publication.year.map(|year| year.to_string()).unwrap_or_default())
        .replace("{word}", &telling_word(title))
        .replace("{short}", &short)
        .replace("{venue}", &venue.unwrap_or_default());
    if key.is_empty() { "work".to_owned() } else { key }
}

/// The first word of a title that tells something.
fn telling_word(title: &str) -> String {
    let words = fold_words(title);
    let telling = words.iter().find(|word| word.len() > 1 && !STOP_WORDS.contains(&word.as_str()));
    telling.or(words.first()).map(|word| ascii(word)).unwrap_or_default()
}

/// Lower-case ASCII letters and digits; accents and strokes go, other scripts are transliterated.
pub(crate) fn ascii(text: &str) -> String {
    let plain: String = fold_words(text).concat();
    let latin = deunicode::deunicode(&plain.nfc().collect::<String>());
    latin.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A slug for the names of other facts: `best-student-paper`, at most `words` words.
pub(crate) fn slug(text: &str, words: usize) -> String {
    let telling = fold_words(text).into_iter().map(|word| ascii(&word)).filter(|word| !word.is_empty());
    telling.filter(|word| !STOP_WORDS.contains(&word.as_str())).take(words).collect::<Vec<_>>().join("-")
}

/// The names given so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
    /// For each base that was given, the number from which on names may be free.
    next: BTreeMap<String, usize>,
}

impl Names {
    /// Keeps a name from being given again.
    pub(crate) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// Gives `base`, or the first free of `basea`, `baseb`, …, `basez`, `baseaa`, ….
    pub(crate) fn give(&mut self, base: &str) -> Id {
        self.first_free(base, |base, number| format!("{base}{}", letters(number)))
    }

    /// Gives `base`, or the first free of `base-2`, `base-3`, ….
    pub(crate) fn give_numbered(&mut self, base: &str) -> Id {
        self.first_free(base, |base, number| format!("{base}-{}", number + 2))
    }

    fn first_free(&mut self, base: &str, form: impl Fn(&str, usize) -> String) -> Id {
        if self.taken.insert(base.to_owned()) {
            return Id::new(base);
        }
        let next = self.next.entry(base.to_owned()).or_default();
        loop {
            let name = form(base, *next);
            *next += 1;
            if self.taken.insert(name.clone()) {
                return Id::new(name);
            }
        }
    }
}

/// `a` to `z`, then `aa`, `ab`, ….
fn letters(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    match number / 26 {
        0 => last.to_string(),
        rest => format!("{}{last}", letters(rest - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_script_become_ascii() {
        assert_eq!(ascii("Müller-Łoś"), "mullerlos");
        assert_eq!(ascii("Ngô Thị"), "ngothi");
        assert_eq!(ascii("Иванова"), "ivanova");
        assert_eq!(ascii("李"), "li");
    }

    #[test]
    fn the_first_telling_word_of_a_title_is_taken() {
        assert_eq!(telling_word("On the Cost of Sand"), "cost");
        assert_eq!(telling_word("DuneNet: Sorting Sand"), "dunenet");
        assert_eq!(telling_word("What Is It"), "what");
    }

    #[test]
    fn a_venue_stands_in_by_its_acronym_or_initials() {
        let venue = |acronym: Option<&str>, name: &str| {
            let (acronym, name) = (acronym.map(str::to_owned), name.to_owned());
            let host = name.contains("Workshop").then(|| "ICSD".to_owned());
            short_venue(&Venue { acronym, name: Some(name.clone()), printed: name, kind: None, host })
        };
        assert_eq!(venue(None, "Workshop on Wet Sand"), "icsd");
        assert_eq!(venue(Some("MobiSys"), "Mobile Systems, Applications and Services"), "mobisys");
        assert_eq!(venue(None, "Journal of the Acoustics of Wetlands"), "jaw");
        assert_eq!(venue(None, "Dunes"), "dunes");
    }

    #[test]
    fn equal_keys_get_letters() {
        let mut names = Names::default();
        let given: Vec<String> = (0..4).map(|_| names.give("weiss2024sand").to_string()).collect();
        assert_eq!(given, ["weiss2024sand", "weiss2024sanda", "weiss2024sandb", "weiss2024sandc"]);
        assert_eq!([25, 26, 27, 701, 702].map(letters), ["z", "aa", "ab", "zz", "aaa"]);
    }
}
