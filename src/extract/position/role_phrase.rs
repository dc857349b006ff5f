//! Finds phrases that name a role by their head noun: `Senior Research Scientist (part-time)`.
//!
//! Input: a text. Output: ranges, from left to right, without overlap. The nouns are found first, and
//! then each takes the modifiers and capitalised names before it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::words::{ACRONYMS, HEADS, MODIFIERS};
use crate::pattern::Pattern;

static HEAD: LazyLock<Pattern> = LazyLock::new(|| {
    // The first alternative that fits wins, so that `associate chair` must stand before `associate`.
    let mut heads = HEADS.to_vec();
    heads.sort_by_key(|head| std::cmp::Reverse(head.len()));
    Pattern::new(&format!(r"(?i)\b(?:{})\b", heads.join("|")))
});

static ACRONYM: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(&format!(r"\b(?:{})\b", ACRONYMS.join("|"))));

/// What a bracket behind a head adds: `(part-time)`.
static BRACKET: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\s*\([^()]{3,40}\)"));

static MODIFIER: LazyLock<BTreeSet<&str>> = LazyLock::new(|| MODIFIERS.iter().copied().collect());

/// How many heads stand side by side at most: `research assistant intern`.
const MOST_HEADS: usize = 3;

/// How many words before a head may be names or modifiers; those nearer to it are modifiers alone.
const MOST_NAMES: usize = 5;

/// How many words before a head are looked at.
const MOST_WORDS: usize = 12;

/// What parts the words of a phrase.
const GAPS: [char; 3] = [' ', '\u{a0}', '-'];

/// The role phrases of a text.
pub(super) fn find_phrases(text: &str) -> Vec<Range<usize>> {
    let heads = find_heads(text);
    let mut phrases: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while index < heads.len() {
        let floor = phrases.last().map_or(0, |phrase| phrase.end);
        let start = start_before(text, floor, heads[index].start);
        // A head may itself be a name before the next one: `Fellow Editor`.
        let last = (index + 1..heads.len().min(index + 1 + MOST_NAMES))
            .rev()
            .find(|later| start_before(text, floor, heads[*later].start) <= start)
            .unwrap_or(index);
        phrases.push(start..heads[last].end);
        index = last + 1;
    }
    phrases
}

/// The head nouns, those side by side as one, each with the bracket behind it.
fn find_heads(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> =
        HEAD.find_iter(text).chain(ACRONYM.find_iter(text)).map(|head| head.range()).collect();
    found.sort_by_key(|head| head.start);
    let mut heads: Vec<Range<usize>> = Vec::new();
    let mut side_by_side = 0;
    for head in found {
        match heads.last_mut() {
            Some(last) if head.start < last.end => {}
            Some(last) if side_by_side < MOST_HEADS && is_space(&text[last.end..head.start]) => {
                last.end = head.end;
                side_by_side += 1;
            }
            _ => {
                heads.push(head);
                side_by_side = 1;
            }
        }
    }
    with_brackets(text, heads)
}

/// The heads with what is bracketed behind them; a head that stands in such a bracket is none of its own.
fn with_brackets(text: &str, heads: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut widened: Vec<Range<usize>> = Vec::with_capacity(heads.len());
    for head in heads {
        if widened.last().is_some_and(|last| head.start < last.end) {
            continue;
        }
        let bracket = BRACKET.find(&text[head.end..]).filter(|bracket| !bracket.as_str().contains(char::is_numeric));
        let bracket = bracket.map_or(0, |bracket| bracket.end()).max(grade(&text[head.end..]));
        widened.push(head.start..head.end + bracket);
    }
    widened
}

/// The length of the grade behind a head: `Research Engineer II`.
fn grade(behind: &str) -> usize {
    const GRADES: &[&str] = &[" III", " II", " IV", " I", " V", " 1", " 2", " 3"];
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([',', ';', '\n']) || rest.starts_with(" at ");
    GRADES.iter().find(|grade| behind.strip_prefix(**grade).is_some_and(ends)).map_or(0, |grade| grade.len())
}

/// Whether nothing but space or a slash stands between two heads: `Lecturer/Tutor`.
fn is_space(text: &str) -> bool {
    !text.is_empty() && (text == "/" || text.chars().all(char::is_whitespace))
}

/// Where the phrase of a head begins, not before `floor`.
fn start_before(text: &str, floor: usize, head: usize) -> usize {
    let mut starts = vec![head];
    // How many of the words nearest to the head are modifiers.
    let mut modifiers = 0;
    while starts.len() <= MOST_WORDS.min(MOST_NAMES + modifiers) {
        let nearest = starts[starts.len() - 1];
        let Some((start, is_modifier)) = word_before(text, floor, nearest) else { break };
        if is_modifier && modifiers + 1 == starts.len() {
            modifiers += 1;
        }
        starts.push(start);
    }
    starts[starts.len() - 1]
}

/// Where a name or modifier before a place begins, and whether it is a modifier.
fn word_before(text: &str, floor: usize, place: usize) -> Option<(usize, bool)> {
    let before = &text[floor..place];
    let trimmed = before.trim_end_matches(GAPS);
    if trimmed.len() == before.len() {
        return None;
    }
    let start = word_start(trimmed);
    let pair = word_start(trimmed[..start].trim_end_matches(GAPS));
    if MODIFIER.contains(normal(&trimmed[pair..]).as_str()) {
        return Some((floor + pair, true));
    }
    let word = &trimmed[start..];
    if MODIFIER.contains(normal(word).as_str()) {
        return Some((floor + start, true));
    }
    is_name(word).then_some((floor + start, false))
}

/// A modifier as the table has it.
fn normal(words: &str) -> String {
    words.to_lowercase().replace('\u{a0}', " ")
}

/// Where the last word of a text begins: letters, digits and what joins them.
fn word_start(text: &str) -> usize {
    let word = text.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '&' | '’' | '\'' | '-'));
    // Signs before the first letter do not belong to it: `(-Senior`.
    let signs = text[word.len()..].len() - text[word.len()..].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    word.len() + signs
}

/// Whether a word is written as a name: a capital and more.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_takes_the_words_before_it_and_the_bracket_behind_it() {
        for (text, phrase) in [
            (
                "I was a Senior machine learning engineer (part-time) at Acme",
                "Senior machine learning engineer (part-time)",
            ),
            ("then Research Assistant Intern, 2020", "Research Assistant Intern"),
            ("a Clock Tower Research Fellow", "Clock Tower Research Fellow"),
            ("One Two Three Four Five Six Fellow", "Two Three Four Five Six Fellow"),
            ("ex-director of the press", "director"),
            ("TA for Slow Reading", "TA"),
            ("Visiting Post-Doctoral Scholar", "Visiting Post-Doctoral Scholar"),
            ("Nowhere University\nAssociate Professor", "Associate Professor"),
            ("Research Fellow (2020–2021), Nowhere", "Research Fellow"),
            ("an Assistant Professor/Lecturer at Nowhere", "Assistant Professor/Lecturer"),
            ("now Senior Lecturer (Associate Professor)", "Senior Lecturer (Associate Professor)"),
        ] {
            let found: Vec<&str> = find_phrases(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, [phrase], "{text}");
        }
    }

    #[test]
    fn two_roles_in_one_sentence_are_two() {
        let text = "Assistant Professor at Acme and visiting scholar elsewhere";
        let found: Vec<&str> = find_phrases(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["Assistant Professor", "visiting scholar"]);
    }
}
