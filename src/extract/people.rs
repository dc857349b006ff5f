//! Lists of people: author lists as printed.
//!
//! Input: plain text and marks. Output: the names in order, with footnote marks taken off and what
//! they say kept (equal contribution, set apart as the owner). Forms: `Ada Weiss, B. Noor and C. Lim`,
//! `Weiss A, Noor B`, `Weiss, A., Noor, B., & Lim, C.`, `王小明、李锐`, with `et al.` at the end.

use std::ops::Range;

use crate::person::{Author, Authors, Name};
use crate::text::{MarkKind, RichText};

/// A list of people in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PeopleFound {
    /// Its bytes, without a final stop.
    pub(crate) range: Range<usize>,
    /// Who.
    pub(crate) authors: Authors,
}

/// Words that make a capitalised phrase something else than a person.
const NOT_NAMES: &[&str] = &[
    "university", "institute", "college", "school", "department", "lab", "laboratory", "center", "centre", "group",
    "conference", "workshop", "journal", "proceedings", "transactions", "international", "symposium", "ieee", "acm",
    "press", "springer", "elsevier", "arxiv", "preprint", "paper", "oral", "spotlight", "poster", "award", "best",
    "the", "on", "for", "of", "in", "with", "at", "to", "accepted", "published", "under", "review", "vol", "pp",
    "research", "science", "nature", "learning", "code", "pdf", "link", "slides", "video", "project", "doi", "online",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "spring", "summer", "fall", "autumn", "winter", "google", "microsoft", "meta", "amazon", "new", "our", "we", "my",
    "i", "is", "are", "was", "has",
];

/// Particles that stand in lower case inside a name.
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al",
    "bin", "ibn", "ter", "ten", "zu", "y", "e", "af", "av",
];

/// Reads a list of people that begins at the start of `range`; `None` where none begins there.
///
/// A list of one name counts only if it ends where `range` ends or at a full stop or line break.
pub(crate) fn read_people(content: &RichText, range: Range<usize>) -> Option<PeopleFound> {
    let text = content.as_str();
    let segments = segments(text, range.clone());
    let mut list: Vec<(Author, Range<usize>)> = Vec::new();
    let mut and_others = false;
    let mut end = range.start;
    let mut at = 0;
    while let Some(segment) = segments.get(at) {
        let printed = &text[segment.clone()];
        if is_others(printed) {
            and_others = true;
            end = segment.end;
            break;
        }
        if let (Some(family), Some(given)) =
            (family_alone(printed), segments.get(at + 1).and_then(|next| initials_alone(&text[next.clone()])))
        {
            let whole = segment.start..segments[at + 1].end;
            list.push((author(content, &whole, &format!("{family}, {given}")), whole.clone()));
            end = whole.end;
            at += 2;
            continue;
        }
        let Some(name) = clean_name(printed).or_else(|| uncapitalised(printed).filter(|_| list.len() >= 2)) else {
            break;
        };
        list.push((author(content, segment, &name), segment.clone()));
        end = segment.end;
        at += 1;
    }
    let stops =
        text[end..range.end].trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\n' && c != '.').is_empty()
            || text[end..].trim_start_matches([' ', ')', '*']).starts_with(['\n', '.', ':', '(', '"', '“', ',']);
    let enough = list.len() >= 2 || (list.len() == 1 && (stops || and_others) && list[0].0.name.given.is_some());
    (enough && start_is_near(text, &range, &list)).then(|| PeopleFound {
        range: list[0].1.start..end,
        authors: Authors { list: list.into_iter().map(|(author, _)| author).collect(), and_others },
    })
}

fn start_is_near(text: &str, range: &Range<usize>, list: &[(Author, Range<usize>)]) -> bool {
    list.first().is_some_and(|(_, first)| !text[range.start..first.start].chars().any(char::is_alphanumeric))
}

/// Cuts a range at commas, semicolons, `and`, `&`, and the like, up to a line's end.
fn segments(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let line_end = text[range.clone()].find('\n').map_or(range.end, |at| range.start + at);
    let mut cuts = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < line_end {
        let rest = &text[at..line_end];
        let step = rest.chars().next().map_or(1, char::len_utf8);
        let separator = separator_len(rest, at == range.start || text[..at].ends_with(char::is_whitespace));
        if separator > 0 {
            push_segment(text, start..at, &mut cuts);
            at += separator;
            start = at;
        } else if ends_list(text, at, line_end) || (rest.starts_with('.') && initials_follow_families(text, &cuts)) {
            push_segment(text, start..at, &mut cuts);
            return cuts;
        } else {
            at += step;
        }
    }
    push_segment(text, start..line_end, &mut cuts);
    cuts
}

/// The length of a separator of names that `rest` begins with, or zero.
fn separator_len(rest: &str, after_space: bool) -> usize {
    const SEPARATORS: &[&str] = &[",", ";", "、", "，", "·", "|", "•", "&"];
    // `and` in English, German, French, Spanish, Portuguese and Italian, Dutch, Swedish.
    const WORDS: &[&str] = &["and ", "und ", "et ", "y ", "e ", "en ", "och "];
    if let Some(separator) = SEPARATORS.iter().find(|separator| rest.starts_with(**separator)) {
        return separator.len();
    }
    WORDS
        .iter()
        .find(|word| after_space && rest.starts_with(**word) && !rest.starts_with("et al"))
        .map_or(0, |word| word.len())
}

/// Whether the list stops at `at`: a full stop behind a whole word, a colon, a bracket, a quotation.
fn ends_list(text: &str, at: usize, line_end: usize) -> bool {
    let rest = &text[at..line_end];
    if rest.starts_with(['"', '“', '«', ':', '[']) {
        return true;
    }
    if rest.starts_with("(19") || rest.starts_with("(20") {
        return true;
    }
    if !rest.starts_with('.') {
        return false;
    }
    let word = text[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '.' | '-')).next().unwrap_or_default();
    let is_initial = word.chars().filter(|c| c.is_alphabetic()).count() <= 1 || word == "al" || word == "Jr";
    let goes_on = rest[1..].chars().next().is_some_and(|c| !c.is_whitespace());
    !is_initial && !goes_on
}

/// Whether all names so far are set as `Weiss AB`, so that a full stop behind initials ends the list.
fn initials_follow_families(text: &str, names: &[Range<usize>]) -> bool {
    let is_so = |name: &str| {
        name.rsplit_once(' ').is_some_and(|(family, initials)| {
            family.chars().any(char::is_lowercase) && initials.len() <= 3 && initials.chars().all(char::is_uppercase)
        })
    };
    !names.is_empty() && names.iter().all(|name| is_so(&text[name.clone()]))
}

fn push_segment(text: &str, range: Range<usize>, segments: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        segments.push(start..end);
    }
}

fn is_others(printed: &str) -> bool {
    let lower = printed.to_lowercase();
    matches!(lower.trim_end_matches('.').trim(), "et al" | "others" | "et. al" | "…" | "and others")
        || lower.starts_with("et al")
}

/// A family name that stands before the comma of `Weiss, A.`.
fn family_alone(printed: &str) -> Option<String> {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let is_family = (1..=3).contains(&words.len())
        && words
            .iter()
            .enumerate()
            .all(|(at, word)| is_name_word(word) || at + 1 < words.len() && PARTICLES.contains(word))
        && words.iter().all(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    (is_family && !has_word_of_things(&words)).then(|| strip_marks(printed))
}

/// Initials that stand behind the comma of `Weiss, A. B.`.
fn initials_alone(printed: &str) -> Option<String> {
    let stripped = strip_marks(printed);
    let letters: Vec<char> = stripped.chars().filter(|c| c.is_alphabetic()).collect();
    let is_initials = (1..=4).contains(&letters.len())
        && letters.iter().all(|c| c.is_uppercase())
        && stripped.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ' ' | '-' | '\u{a0}'));
    is_initials.then_some(stripped)
}

/// A printed name without footnote marks and titles; `None` where the words are no name.
fn clean_name(printed: &str) -> Option<String> {
    let stripped = strip_marks(printed);
    let name = strip_titles(&stripped);
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() == 1 && words[0].chars().all(crate::extract::title_shape::is_unspaced) {
        return (2..=6).contains(&words[0].chars().count()).then(|| words[0].to_owned());
    }
    let is_name = (2..=6).contains(&words.len())
        && words.iter().enumerate().all(|(at, word)| is_name_word(word) || (at > 0 && PARTICLES.contains(word)))
        && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        && !has_word_of_things(&words);
    is_name.then(|| words.join(" "))
}

fn has_word_of_things(words: &[&str]) -> bool {
    words.iter().any(|word| NOT_NAMES.contains(&word.to_lowercase().trim_end_matches('.')))
}

/// A name whose first part the page left small, told by its company in a list: `chen Lim`.
fn uncapitalised(printed: &str) -> Option<String> {
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

/// Footnote marks and what stands in brackets behind a name.
fn strip_marks(printed: &str) -> String {
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

/// An author with what footnote marks and setting say.
fn author(content: &RichText, range: &Range<usize>, name: &str) -> Author {
    let printed = &content.as_str()[range.clone()];
    let lower = printed.to_lowercase();
    let set_apart = content.marks.iter().any(|mark| {
        matches!(mark.kind, MarkKind::Strong | MarkKind::Underline | MarkKind::Emphasis)
            && mark.start < range.end
            && range.start < mark.end
            && mark.range().len() <= range.len() + 8
    });
    Author {
        equal_contribution: printed.contains(['*', '†', '∗', '⋆'])
            || lower.contains("equal")
            || lower.contains("co-first"),
        set_apart,
        ..Author::new(Name::parse(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn names(text: &str) -> Vec<String> {
        let rich = RichText { text: Text::copied(text, 0), marks: vec![] };
        read_people(&rich, 0..text.len())
            .map(|found| found.authors.list.into_iter().map(|author| author.name.printed).collect())
            .unwrap_or_default()
    }

    #[test]
    fn full_names_are_listed_in_order() {
        assert_eq!(names("Ada Weiss, Bilal Noor*, and Chen Lim. A Title"), ["Ada Weiss", "Bilal Noor", "Chen Lim"]);
        assert_eq!(names("Joost van der Meer & Ada B. Weiss"), ["Joost van der Meer", "Ada B. Weiss"]);
        assert_eq!(names("A. Weiss, B. Noor, C.-D. Lim (2024) On Counting"), ["A. Weiss", "B. Noor", "C.-D. Lim"]);
    }

    #[test]
    fn family_names_first_are_told_by_their_initials() {
        assert_eq!(names("Weiss, A., Noor, B. C., & Lim, D. (2024)."), ["Weiss, A.", "Noor, B. C.", "Lim, D."]);
        assert_eq!(names("Weiss A, Noor BC, Lim D. On counting"), ["Weiss A", "Noor BC", "Lim D"]);
    }

    #[test]
    fn names_of_other_scripts_are_listed() {
        assert_eq!(names("王小明、李大海"), ["王小明", "李大海"]);
    }

    #[test]
    fn what_is_no_list_of_people_is_none() {
        for text in [
            "Best Paper Award, ICML",
            "University of Nowhere, Someplace",
            "the paper, and more",
            "Deep Learning, Graphs and Trees on Rings",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn others_are_noted() {
        let text = "Ada Weiss, Bilal Noor, et al.";
        let rich = RichText { text: Text::copied(text, 0), marks: vec![] };
        assert!(read_people(&rich, 0..text.len()).is_some_and(|found| found.authors.and_others));
    }
}
