//! Noun phrases that name something: organisations, fields, occasions.
//!
//! Input: an entry's text and a position. Output: the range of the name that begins there. A name
//! is a run of capitalised words, joined by small connecting words (`University of Nowhere`), with
//! a bracketed short form and, where asked for, further names behind commas. A link that begins in
//! it belongs to it as a whole.

use std::ops::Range;

use crate::calendar::is_year;
use crate::text::RichText;

/// Small words that join the parts of a name.
const CONNECTORS: &[&str] = &[
    "of", "bin", "for", "and", "the", "&", "on", "in", "at", "de", "la", "le", "les", "des", "du", "del", "di", "da",
    "do", "dos", "das", "für", "der", "die", "und", "et", "y", "e", "zu", "van", "von", "–", "-", "/", "to", "d'",
    "l'", "@", "+", "|",
];

/// Connectors that tie a name only to what names a place or body (`Institute of`, `Center for`).
const LOOSE: &[&str] = &["in", "at", "on", "to", "@", "|"];

/// How far a name may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Up to the first comma or preposition of place.
    Name,
    /// Over `at`, `in` and commas to further names: `Lab of X, University of Y`.
    Address,
}

/// The name that begins at `at` and ends before `end`; `None` where no name begins there.
pub(crate) fn name_at(content: &RichText, at: usize, end: usize, reach: Reach) -> Option<Range<usize>> {
    let text = content.as_str();
    let start = skip_articles(text, at, end);
    let mut last = start;
    let mut cursor = start;
    while let Some(word) = next_word(text, cursor, end) {
        if let Some(link) = link_at(content, word.start, end).filter(|link| begins_name(&text[link.clone()])) {
            last = link.end;
            cursor = link.end;
            continue;
        }
        let printed = &text[word.clone()];
        if stops_before(text, last, &word, reach) {
            break;
        }
        if is_capital(printed) {
            last = word.end - trailing_marks(printed);
            cursor = word.end;
            if ends_name(printed, reach) || closes_more(&text[start..word.end]) {
                break;
            }
        } else if last > start
            && is_connector(printed, reach)
            && !quotes_a_topic(text, &word, end)
            && !turns_inwards(text, &word, end)
            && capital_follows(content, word.end, end)
        {
            cursor = word.end;
        } else if last > start && begins_romance(&text[start..last]) && describes_body(text, &word, end) {
            last = word.end - trailing_marks(printed);
            cursor = word.end;
            if ends_name(printed, reach) {
                break;
            }
        } else {
            break;
        }
    }
    let last = without_owner(text, start, cut_stop(text, start, last, end));
    let range = start..close_bracket(text, start, last, end);
    text[range.clone()].contains(char::is_alphabetic).then_some(range)
}

/// Leaves out whose part of the body just named is told of: `Acme in Ada Moss's group`.
fn without_owner(text: &str, start: usize, last: usize) -> usize {
    const POSSESSIVES: [&str; 2] = ["'s", "’s"];
    let name = &text[start..last];
    let is_owned = POSSESSIVES.iter().any(|mark| name.ends_with(mark) || text[last..].starts_with(mark));
    let tie = [" in ", " at ", " with "].iter().filter_map(|tie| name.rfind(tie)).max().filter(|_| is_owned);
    tie.map_or(last, |tie| start + tie)
}

/// Whether words such as `the` or `our` may stand before a name.
fn skip_articles(text: &str, at: usize, end: usize) -> usize {
    const ARTICLES: &[&str] = &["the", "a", "an", "our", "my", "their", "its", "his", "her"];
    // A capital article of another language begins a name: `La Moss University`.
    const ABROAD: &[&str] = &["der", "die", "das", "dem", "den", "le", "la", "les", "el", "los", "las", "il", "lo"];
    let mut at = at;
    while let Some(word) = next_word(text, at, end) {
        let printed = &text[word.clone()];
        if !ARTICLES.contains(&printed.to_lowercase().as_str()) && !ABROAD.contains(&printed) {
            return word.start + elided_article(printed);
        }
        at = word.end;
    }
    at
}

/// The length of an article that has lost its vowel before a name: `l'Université`.
fn elided_article(word: &str) -> usize {
    // `d'` belongs to the name of a person: `d'Alembert`.
    let apostrophe = word
        .find(['\'', '’'])
        .filter(|at| word[..*at].chars().all(char::is_lowercase) && *at > 0 && &word[..*at] != "d");
    let end = apostrophe.map_or(0, |at| at + word[at..].chars().next().map_or(0, char::len_utf8));
    if word[end..].starts_with(char::is_uppercase) { end } else { 0 }
}

/// The next run without white space.
fn next_word(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let rest = text.get(at..end)?;
    let trimmed = rest.trim_start_matches([' ', '\u{a0}', '\t']);
    let start = at + (rest.len() - trimmed.len());
    let len = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
    (len > 0 && !trimmed.starts_with('\n')).then(|| start..start + len)
}

fn link_at(content: &RichText, at: usize, end: usize) -> Option<Range<usize>> {
    content.links().map(|(range, _)| range).find(|range| range.start == at && range.end <= end && range.len() > 1)
}

fn begins_name(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().any(|c| c.is_uppercase() || !c.is_lowercase())
        && letters.next().is_some()
        && text.chars().count() < 120
}

fn is_capital(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '"', '“', '‘', '\'', '[', '{']);
    bare.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
        || bare.chars().skip(1).any(char::is_uppercase)
}

fn is_connector(word: &str, reach: Reach) -> bool {
    let lower = word.to_lowercase();
    CONNECTORS.contains(&lower.as_str()) && (reach == Reach::Address || !LOOSE.contains(&lower.as_str()))
}

/// Whether a body's name begins with a noun of a Romance language, which goes on in small letters: `École normale`.
fn begins_romance(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "École", "Ecole", "Société", "Université", "Institut", "Centre", "Laboratoire", "Académie", "Faculté",
        "Universidad", "Sociedad", "Instituto", "Facultad", "Academia", "Universidade", "Sociedade", "Faculdade",
        "Università", "Società", "Istituto", "Accademia", "Escuela", "Escola", "Scuola", "Departamento",
        "Dipartimento", "Département",
    ];
    let first = name.split(' ').next().unwrap_or_default();
    BODIES.contains(&first) && (first != "Institut" && first != "Centre" || name.contains(" de") || name == first)
}

/// Whether a word in small letters belongs to such a name: an adjective before `de` or a capital, or what `de` says.
fn describes_body(text: &str, word: &Range<usize>, end: usize) -> bool {
    let plain = |part: &str| part.chars().count() >= 4 && part.chars().all(char::is_lowercase);
    let printed = &text[word.clone()];
    let next = next_word(text, word.end, end).map_or("", |next| &text[next]);
    let of = ["de", "du", "des", "di", "del", "da", "do", "della"];
    let before = text[..word.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let bare = printed.trim_end_matches(|c: char| !c.is_alphanumeric());
    plain(printed) && (of.contains(&next) || next.starts_with(char::is_uppercase))
        || of.contains(&printed) && plain(next.trim_end_matches(|c: char| !c.is_alphanumeric()))
        || of.contains(&before) && plain(bare)
}

/// Whether a title in quotation marks follows `on`: `at Nowhere College on "Slow Data"`.
fn quotes_a_topic(text: &str, word: &Range<usize>, end: usize) -> bool {
    matches!(&text[word.clone()], "on" | "sur" | "über")
        && text[word.end..end].trim_start().starts_with(['"', '“', '„', '«'])
}

/// Whether `in the` begins a part of the body just named: `at Example in the Slow group`.
fn turns_inwards(text: &str, word: &Range<usize>, end: usize) -> bool {
    text[word.clone()].eq_ignore_ascii_case("in") && text[word.end..end].trim_start().starts_with("the ")
}

fn capital_follows(content: &RichText, at: usize, end: usize) -> bool {
    let text = content.as_str();
    let mut cursor = at;
    for _ in 0..3 {
        let Some(word) = next_word(text, cursor, end) else { return false };
        let printed = &text[word.clone()];
        if is_capital(printed) {
            // A bare number counts something: `Acme for 8 years`.
            let is_number = printed.bytes().all(|byte| byte.is_ascii_digit());
            return !is_time(printed) && !is_number;
        }
        if link_at(content, word.start, end).is_some_and(|link| begins_name(&text[link])) {
            return true;
        }
        if !CONNECTORS.contains(&printed.to_lowercase().as_str()) {
            return false;
        }
        cursor = word.end;
    }
    false
}

/// Years, months and seasons, which say when and not where.
pub(crate) fn is_time(word: &str) -> bool {
    const TIMES: &[&str] = &[
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "spring",
        "summer", "fall", "autumn", "winter", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday",
    ];
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    is_year(&bare) || TIMES.contains(&bare.as_str())
}

/// Whether a word begins as a day in digits does: `13.12.2023`.
fn is_in_digits(word: &str) -> bool {
    let parts = word.split(['.', '/']);
    parts.clone().count() >= 3 && parts.take(2).all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the name is over before this word.
fn stops_before(text: &str, last: usize, word: &Range<usize>, reach: Reach) -> bool {
    const STOPS: &[&str] = &[
        "I", "We", "My", "Our", "He", "She", "They", "This", "Where", "With", "Under", "Advised", "Supervised",
        "Prof.", "Prof", "Dr.", "Professor", "As", "Before", "Previously", "Currently", "See", "Thanks",
    ];
    let printed = &text[word.clone()];
    let comma = text[..word.start].trim_end().ends_with(',');
    let between = &text[last.min(word.start)..word.start];
    (comma && reach == Reach::Name && between.contains(','))
        || STOPS.contains(&printed)
        || is_time(printed) && last > 0 && comma
        || printed.starts_with(['–', '—', '|']) && printed.chars().count() == 1
        || printed.starts_with("--")
        || printed.strip_prefix('(').is_some_and(|inside| {
            is_time(inside.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()) || is_in_digits(inside)
        })
}

/// Whether a bracket that was opened before the name is closed in it.
fn closes_more(name: &str) -> bool {
    name.ends_with([')', ',', '.']) && name.matches(')').count() > name.matches('(').count()
}

/// Whether punctuation behind the word ends the name.
fn ends_name(word: &str, reach: Reach) -> bool {
    // Short words that no abbreviation is.
    const WHOLE: &[&str] = &["Day.", "Days.", "Week.", "Fair.", "Show.", "Labs.", "Hall.", "Club.", "Expo.", "Camp."];
    if WHOLE.contains(&word) {
        return true;
    }
    match word.chars().next_back() {
        Some(',') => reach == Reach::Name,
        Some(';' | ':' | '!' | '?') => true,
        Some('.') => {
            word.chars().filter(|c| c.is_alphabetic()).count() > 4
                || word.chars().filter(|c| *c == '.').count() == 1
                    && word.chars().filter(|c| c.is_uppercase()).count() != 1
                    && word.len() > 5
        }
        _ => false,
    }
}

fn trailing_marks(word: &str) -> usize {
    let kept = word.trim_end_matches([',', ';', ':', '!', '?', '"', '”', '’', '*', ']']);
    let kept = if kept.chars().filter(|c| *c == '.').count() == 1 && kept.len() > 4 {
        kept.trim_end_matches('.')
    } else {
        kept
    };
    let kept = if kept.ends_with(')') && !kept.contains('(') { kept.trim_end_matches(')') } else { kept };
    word.len() - kept.len()
}

/// Leaves out the full stop that ends the sentence, not the name (`in Ruritania, RT.`).
fn cut_stop(text: &str, start: usize, last: usize, end: usize) -> usize {
    let word = text[start..last].rsplit(char::is_whitespace).next().unwrap_or_default();
    let ends = word.ends_with('.') && word.matches('.').count() == 1 && text[last..end].trim().is_empty();
    if ends && word.len() > 2 { last - 1 } else { last }
}

/// Takes the closing bracket of an opened one, and leaves an unclosed bracket out.
fn close_bracket(text: &str, start: usize, last: usize, end: usize) -> usize {
    let part = &text[start..last];
    let open = part.matches('(').count();
    let closed = part.matches(')').count();
    if open > closed {
        if text[last..end].starts_with(')') {
            return last + 1;
        }
        return part.rfind('(').map_or(last, |at| start + part[..at].trim_end().len());
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn name(text: &str, reach: Reach) -> Option<String> {
        let rich = RichText { text: Text::copied(text, 0), marks: vec![] };
        name_at(&rich, 0, text.len(), reach).map(|range| text[range].to_owned())
    }

    #[test]
    fn a_name_runs_over_connecting_words() {
        for (text, expected) in [
            ("the University of Nowhere where I work", "University of Nowhere"),
            ("Institute for Slow Science (ISS), advised by", "Institute for Slow Science (ISS)"),
            ("Nowhere University in 2019", "Nowhere University"),
            ("Example Labs as a research intern", "Example Labs"),
            ("Nowhere State for 8 years", "Nowhere State"),
            ("Moss Campus (Mar–Jul)", "Moss Campus"),
            ("La Moss University", "La Moss University"),
        ] {
            assert_eq!(name(text, Reach::Name).as_deref(), Some(expected));
        }
    }

    #[test]
    fn an_address_runs_over_commas_and_prepositions_of_place() {
        assert_eq!(
            name("Slow Lab at Nowhere University, Ruritania, working with", Reach::Address).as_deref(),
            Some("Slow Lab at Nowhere University, Ruritania")
        );
        assert_eq!(name("nowhere", Reach::Address), None);
        assert_eq!(name("09:00 in the hall", Reach::Address), None);
        assert_eq!(name("Acme in Ada Moss's group", Reach::Address).as_deref(), Some("Acme"));
    }
}
