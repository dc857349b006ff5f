//! Both engines of a pattern find the same, on texts made of pieces that come near to what patterns want.

use proptest::prelude::*;

use super::*;

/// Patterns that use all that the parser knows.
const PATTERNS: &[&str] = &[
    r"(?i)\b(?:gave|giving|deliver(?:ed|ing)?)\s+(?:[\w’'-]+\s+){1,5}?(?:talk|lecture)s?\b",
    r"^(?:[ \u{a0}]?['’‘`]|[-–]|)(\d\d)(?-u:\b)",
    r"(?P<number>\d{1,2}|[一两二])\s*篇",
    r"(?:\b(?:(?i:senior|junior)|[A-Z][\w.&’'-]+)[\s-]+){0,5}?(?:(?i:senior)[\s-]+)*\b(?i:chair|judge)\b",
    r"[\p{L}\p{N}][\p{L}\p{M}'’]*(?:[-./&+][\p{L}\p{N}]+)*|&",
    r"(?i)proposals?\b.*?(\b(?:(?:has|have) been|was) (?:accepted|selected)\b)",
    r"(?:^|[ (\[])((?:19|20)\d\d) $",
    r"^\W*(\p{Lu}.{1,6}?),? (?:is )?(?:a|an) \S+",
    r"(?i)[^,.;]+?\s+at\s+((?:[a-c][\w-]*\s+)+?)k[s-z]*",
    r"(a|ab)(c|bcd)(d*)",
    r"[\x22 \u{a0}]*[.\x26]+$",
    r"(?:a*)*b|x*",
    r"(?i)(?:é|ss|k|å)+|[^a-s]",
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten)(?:s|)",
];

#[test]
fn every_pattern_of_the_test_is_read_without_the_crate() {
    for pattern in PATTERNS {
        assert!(parse::parse(pattern).is_some(), "{pattern}");
    }
}

#[test]
fn what_the_parser_does_not_know_is_left_to_the_crate() {
    for pattern in [r"(?s)a.b", r"[a-z&&[^c]]", r"(?m)^a", r"\Aa", r"a**", r"[[:alpha:]]"] {
        assert!(parse::parse(pattern).is_none(), "{pattern}");
        let text = "xa\nb abc";
        let expected = Regex::new(pattern).unwrap().find(text).map(|found| found.range());
        assert_eq!(Pattern::new(pattern).find(text).map(|found| found.range()), expected, "{pattern}");
    }
}

#[test]
fn a_search_that_takes_too_many_steps_gives_up_for_the_crate() {
    let text = "a".repeat(3000);
    let pattern = Pattern::new("(?:a+)+b");
    assert!(!pattern.is_match(&text));
    assert!(pattern.compiled.get().is_some());
}

#[test]
fn behind_enough_text_the_crate_searches() {
    let pattern = Pattern::new("needle");
    let text = "hay ".repeat(ENOUGH_TEXT / 4);
    assert!(!pattern.is_match(&text) && pattern.compiled.get().is_none());
    assert!(!pattern.is_match("hay") && pattern.compiled.get().is_none());
    assert!(pattern.is_match("a needle") && pattern.compiled.get().is_some());
    let long = Pattern::new("needle");
    assert!(long.is_match(&format!("{text} needle")) && long.compiled.get().is_some());
}

/// All occurrences with all groups.
fn by_crate(pattern: &str, text: &str) -> Vec<Vec<Option<Range<usize>>>> {
    let groups = |found: regex::Captures<'_>| found.iter().map(|group| group.map(|group| group.range())).collect();
    Regex::new(pattern).unwrap().captures_iter(text).map(groups).collect()
}

fn by_pattern(pattern: &Pattern, text: &str) -> Vec<Vec<Option<Range<usize>>>> {
    let groups = |found: Captures<'_, '_>| {
        (0..found.slots.len()).map(|group| found.get(group).map(|group| group.range())).collect()
    };
    pattern.captures_iter(text).map(groups).collect()
}

/// Words and pieces of which texts are made that come near to what the patterns want.
const PIECES: &[&str] = &[
    "gave", "giving", "delivered", "a", "an", "talk", "lectures", " ", "  ", "\n", "-", "'24", "’", "–", "2024",
    "(1999 ", "3", "篇", "两", "Senior", "senior", "Chair", "judge", "Åsa", "naïve", "&", ".", ",", "proposal",
    "has been", "was", "accepted", "is", "K", "ſ", "é", "É", "b", "ab", "abcd", "x", "at", "ten", "seven", "٣", "²",
    "한", "🎉",
];

proptest! {
    #[test]
    fn both_engines_find_the_same(parts in prop::collection::vec(prop::sample::select(PIECES), 0..14)) {
        let text = parts.concat();
        for pattern in PATTERNS {
            prop_assert_eq!(by_pattern(&Pattern::new(pattern), &text), by_crate(pattern, &text), "{} in {:?}", pattern, text);
        }
    }
}
