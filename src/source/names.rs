//! Whether a phrase is a person's name, by its shape.
//!
//! Input: a short text. Output: the name in it. Limits: shape only; a name of one word, or one
//! written without capitals, is not taken for one. Scripts that have no capitals are for [`caseless`].

mod caseless;
mod tables;

use crate::span;

/// Words of headings, titles and jobs that look like names and are none.
const NOT_NAMES: &[&str] = &[
    // pages
    "about", "home", "homepage", "page", "website", "welcome", "hello", "hi", "news", "publications", "research",
    "projects", "contact", "blog", "cv", "resume", "main", "index", "menu", "links", "my", "the", "and", "of", "for",
    "in", "at", "to", "this", "here", "login", "personal", "academic", "site", "professional", "recent", "latest",
    "selected", "interests", "updates", "biography", "bio", "me", "i", "am", "a", "an", "information", "untitled",
    "document", // jobs and degrees
    "professor", "assistant", "associate", "postdoc", "postdoctoral", "researcher", "scientist", "student", "phd",
    "ph", "doctoral", "candidate", "fellow", "lecturer", "engineer", "director", "head", "chair", "member", "senior",
    "junior", "principal", "staff", "visiting", "full", "graduate", "undergraduate", "faculty", "dean", "founder",
    "intern", // places of work
    "university", "institute", "department", "laboratory", "lab", "group", "center", "centre", "college", "school",
    "team", "computer", "science", "sciences", "engineering", "technology", "intelligence", "learning", "machine",
    "data", "artificial", "computational", "currently", "working", "not", "sure", "find", "us", "happy", "excited",
    "interested", "based", "prospective", "mainly", "also", "now", "current", "ongoing", "robotics", "systems",
    "biology", "physics", "mathematics", "statistics", "economics", "vision", "network", "networks", "software",
    "hipster", "list", // parts of a CV
    "curriculum", "vitae", "vita", "paper", "papers", "award", "awards", "honors", "honours", "prizes", "thesis",
    "theses", "examination", "record", "records", "talks", "presentations", "teaching", "courses", "service",
    "services", "experience", "education", "skills", "languages", "references", "supervision", "students", "members",
    "alumni", "collaborators", "activities", "events", "meetings", "upcoming", "conference", "conferences", "journal",
    "journals", "workshop", "workshops", "seminar", "seminars", "tutorials", "posters", "grants", "funding", "books",
    "chapters", "articles", "reviews", "editorial", "work", "works", "overview", "gallery", "media", "press",
    "outreach", "patents", "resources", "studies",
];

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "der", "den", "di", "da", "do", "dos", "das", "du", "la", "le", "van", "von", "vom", "zu",
    "zur", "bin", "ibn", "al", "el", "y", "e", "ter", "ten", "af", "av", "st", "of",
];

/// Titles before a name.
const TITLES: &[&str] = &["dr", "prof", "professor", "mr", "mrs", "ms", "doctor"];

/// The name that `text` consists of, without titles, degrees and brackets.
pub(super) fn whole(text: &str) -> Option<String> {
    let text = text.split_once([',', '|', '，']).map_or(text, |(first, _)| first);
    let text = without_pictures(&without_brackets(text));
    let found = head(&text)?;
    let rest = text.get(text.find(found.as_str())? + found.len()..)?;
    rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty().then_some(found)
}

/// The words without emoji and other pictures that stand between them: `Ada 🌊 Weiss 🇳🇴`.
fn without_pictures(text: &str) -> String {
    let is_part = |c: char| c >= '\u{2190}' && !c.is_alphanumeric() || matches!(c, '\u{200d}' | '\u{fe0f}');
    text.split_whitespace().filter(|word| !word.chars().all(is_part)).collect::<Vec<_>>().join(" ")
}

/// The forms of one name that `text` consists of: `Rui Li (李锐)` has two, in the order printed.
pub(super) fn forms(text: &str) -> Vec<String> {
    in_two_scripts(text).or_else(|| with_caseless(text)).unwrap_or_else(|| whole(text).into_iter().collect())
}

/// `Gildong Hong (홍길동)`, `प्रिया शर्मा – Priya Sharma`: a name beside its form in a script without capitals.
fn with_caseless(text: &str) -> Option<Vec<String>> {
    let words =
        || text.split(|c: char| c.is_whitespace() || "()（）[]|/–—·".contains(c)).filter(|word| !word.is_empty());
    let is_caseless = |word: &&str| word.starts_with(caseless::is_letter);
    let own = caseless::told(&words().filter(is_caseless).collect::<Vec<_>>().join(" "))?;
    let other = whole(&words().filter(|word| !is_caseless(word)).collect::<Vec<_>>().join(" "))?;
    let own_is_first = words().next().as_ref().is_some_and(is_caseless);
    Some(if own_is_first { vec![own, other] } else { vec![other, own] })
}

/// The forms of the name that a heading consists of. In scripts without capitals more must speak for it
/// than its shape; `is_author` says whether the page prints a phrase as the name of an author.
pub(super) fn heading(text: &str, is_author: impl Fn(&str) -> bool) -> Vec<String> {
    let forms = forms(text);
    match &forms[..] {
        [] => caseless::whole(text, is_author).into_iter().collect(),
        [only] if only.chars().all(is_han) && !caseless::is_unspaced(only) && !is_author(only) => Vec::new(),
        _ => forms,
    }
}

/// The forms of the name that a field for names consists of.
pub(super) fn field(text: &str) -> Vec<String> {
    let forms = forms(text);
    if forms.is_empty() { caseless::told(text).into_iter().collect() } else { forms }
}

fn in_two_scripts(text: &str) -> Option<Vec<String>> {
    let (before, behind) = text.split_at(text.find(is_han)?);
    let own = han(behind)?;
    let rest = format!("{before} {}", &behind[own.len()..]).replace(['(', ')', '（', '）'], " ");
    let other = whole(&rest)?;
    let other_is_first = before.contains(other.as_str());
    Some(if other_is_first { vec![other, own] } else { vec![own, other] })
}

/// The forms of one name that `text` begins with, `Rui Li (李锐) is …`, and what stands behind them.
pub(super) fn head_forms(text: &str) -> Option<(Vec<String>, &str)> {
    let first = head(text)?;
    let behind = &text[text.find(first.as_str())? + first.len()..];
    let rest = behind.trim_start();
    let inner = rest.strip_prefix(['(', '（']);
    let bracket = inner.and_then(|inner| inner.split_once([')', '）']));
    let second = match bracket {
        _ if !first.contains(is_han) => han_word(inner.unwrap_or(rest)),
        Some((inside, _)) => whole(inside).filter(|name| !name.contains(is_han)),
        None => None,
    };
    let behind = match (&second, bracket) {
        (_, Some((_, behind))) => behind,
        (Some(second), None) if inner.is_none() => &rest[second.len()..],
        _ => rest,
    };
    Some(([first].into_iter().chain(second).collect(), behind))
}

/// The name that `text` begins with.
pub(super) fn head(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    if let Some(name) = han(text) {
        return Some(name);
    }
    let mut end = 0;
    let mut start = 0;
    let mut words = 0;
    for word in text.split_inclusive(' ') {
        let at = span::offset(text, word);
        let trimmed = word.trim_end();
        let core = trimmed.trim_end_matches([',', '.', '!', ';', ':', ')']);
        let lower = core.to_lowercase();
        if words == 0 && TITLES.contains(&lower.as_str()) {
            start = at + word.len();
            continue;
        }
        let particle = words > 0 && PARTICLES.contains(&lower.as_str());
        let quoted = words > 0 && core.starts_with('(') && core.len() > 2;
        if !(is_name_word(core) || particle || quoted) || NOT_NAMES.contains(&lower.as_str()) {
            break;
        }
        words += usize::from(!particle && !quoted);
        if !particle && !quoted {
            // A stop behind a single letter is an initial's, any other ends the sentence.
            let initial = core.chars().count() == 1 || core.contains('.');
            end = at + if initial && trimmed.ends_with('.') { core.len() + 1 } else { core.len() };
        }
        let ends = trimmed.len() > core.len()
            && !(core.chars().count() <= 2 && trimmed.ends_with('.'))
            && !trimmed.ends_with(')');
        if ends || words == MOST_WORDS {
            break;
        }
    }
    let name = text.get(start..end)?.trim();
    (words >= 2).then(|| name.to_owned())
}

/// A name of more words is a sentence.
const MOST_WORDS: usize = 5;

fn is_name_word(word: &str) -> bool {
    let letters =
        word.chars().all(|c| c.is_alphabetic() || "-'’.‐".contains(c)) && word.chars().any(char::is_alphabetic);
    let first = word.trim_start_matches(['-', '\'', '’']).chars().next();
    let shouting = word.chars().count() > 3 && word.chars().all(|c| !c.is_lowercase()) && word.contains('.');
    letters && first.is_some_and(char::is_uppercase) && !shouting
}

/// A name in Chinese or Japanese letters alone, without words behind it.
fn han(text: &str) -> Option<String> {
    let name = han_word(text)?;
    text[name.len()..].trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some(name)
}

/// A word of two to four Chinese or Japanese letters that may be a name.
fn han_word(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| is_han(*c)).collect();
    let ends = text[name.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    (ends && (2..=4).contains(&name.chars().count()) && !caseless::has_heading(&name)).then_some(name)
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}')
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| {
            depth += usize::from(matches!(c, '(' | '（' | '['));
            let outside = depth == 0;
            if matches!(c, ')' | '）' | ']') {
                depth = depth.saturating_sub(1);
            }
            outside
        })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_headings_and_jobs() {
        let cases = [
            ("Ada Weiss", Some("Ada Weiss")),
            ("Dr. Ada M. Weiss, PhD", Some("Ada M. Weiss")),
            ("Li Na (李娜)", Some("Li Na")),
            ("Jan van der Berg", Some("Jan van der Berg")),
            ("李娜", Some("李娜")),
            ("About Me", None),
            ("Research Interests", None),
            ("Assistant Professor", None),
            ("News", None),
            ("Welcome to my page", None),
        ];
        for (text, name) in cases {
            assert_eq!(whole(text).as_deref(), name, "{text}");
        }
    }

    #[test]
    fn pictures_between_the_words_are_no_part_of_a_name() {
        assert_eq!(whole("Odalys 🌊 Wrenfield 🇳🇴").as_deref(), Some("Odalys Wrenfield"));
        assert_eq!(whole("👋🏽 Ada Weiss").as_deref(), Some("Ada Weiss"));
        assert_eq!(whole("Ada Weiss – Salt Roads"), None);
    }

    #[test]
    fn a_name_in_two_scripts_has_two_forms() {
        for text in ["Li Na (李娜)", "Li Na 李娜", "Dr. Li Na（李娜）", "Li Na | 李娜"] {
            assert_eq!(forms(text), ["Li Na", "李娜"], "{text}");
        }
        assert_eq!(forms("李娜 (Li Na)"), ["李娜", "Li Na"]);
        assert_eq!(forms("李娜"), ["李娜"]);
        assert_eq!(forms("Gildong Hong (홍길동)"), ["Gildong Hong", "홍길동"]);
        assert_eq!(forms("प्रिया शर्मा – Priya Sharma"), ["प्रिया शर्मा", "Priya Sharma"]);
        assert_eq!(forms("山川 澄子 (Sumiko Yamakawa)"), ["山川 澄子", "Sumiko Yamakawa"]);
        assert_eq!(forms("Gildong Hong (연구실)"), ["Gildong Hong"]);
        assert_eq!(forms("News 新闻"), Vec::<String>::new());
    }

    #[test]
    fn a_heading_in_han_is_a_name_where_it_begins_with_a_family_name() {
        for text in ["李娜", "欧阳小山", "山川澄子"] {
            assert_eq!(heading(text, |_| false), [text]);
        }
        for text in ["物語", "机器视觉", "ニュース", "主页"] {
            assert_eq!(heading(text, |_| false), Vec::<String>::new());
        }
        assert_eq!(heading("桐壺", |_| true), ["桐壺"]);
    }

    #[test]
    fn a_sentence_about_a_person_begins_with_the_forms_of_the_name() {
        let cases = [
            ("Li Na (李娜) is a student", vec!["Li Na", "李娜"], " is a student"),
            ("Li Na 李娜 is a student", vec!["Li Na", "李娜"], " is a student"),
            ("李娜（Li Na），博士", vec!["李娜", "Li Na"], "，博士"),
            ("Li Na (she/her) is a student", vec!["Li Na"], " is a student"),
            ("Li Na, a student (李娜)", vec!["Li Na"], ", a student (李娜)"),
        ];
        for (text, forms, behind) in cases {
            let (found, rest) = head_forms(text).unwrap();
            assert_eq!(found, forms, "{text}");
            assert_eq!(rest, behind, "{text}");
        }
    }

    #[test]
    fn a_name_ends_where_the_sentence_goes_on() {
        assert_eq!(head("Ada Weiss. I work on").as_deref(), Some("Ada Weiss"));
        assert_eq!(head("Ada Weiss, a student").as_deref(), Some("Ada Weiss"));
        assert_eq!(head("a Research Scientist"), None);
    }
}
