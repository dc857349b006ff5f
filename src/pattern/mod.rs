//! Patterns: the regular expressions of newscv, compiled when a page first needs them and no sooner.
//!
//! A run over one page searches a hundred patterns in a few kilobytes, so that to compile them costs
//! far more than to search with them. A [`Pattern`] therefore goes three ways, all with one answer:
//! - [`needed`] tells texts that lack a word without which the pattern cannot fit; nothing is compiled.
//! - [`small`] is the pattern for `regex-lite`, which compiles many times faster and searches as many
//!   times slower: for short texts whose letters are all ASCII, where both engines agree.
//! - [`Regex`] has the rest: letters of every script, and patterns that have searched much already.
//!
//! All three take linear time whatever the text. Where assertions are compiled in, as in tests, every
//! answer of the first two is compared with that of the third.

mod found;
mod needed;
mod small;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::Regex;

pub(crate) use self::found::{Captures, Match};
use self::needed::Needed;

/// How many bytes a pattern searches with the small engine: by then it has cost what the large one
/// costs to compile.
const SMALL_UNTIL: usize = 16 * 1024;

/// A regular expression that is part of newscv.
#[derive(Debug)]
pub(crate) struct Pattern {
    source: Box<str>,
    needed: Needed,
    small: OnceLock<Option<regex_lite::Regex>>,
    full: OnceLock<Regex>,
    searched: AtomicUsize,
}

/// What searches a text.
#[derive(Clone, Copy)]
enum Engine<'p> {
    Small(&'p regex_lite::Regex),
    Full(&'p Regex),
}

/// The engine of either sort, of which there is one at most.
fn split(engine: Option<Engine<'_>>) -> (Option<&regex_lite::Regex>, Option<&Regex>) {
    match engine {
        None => (None, None),
        Some(Engine::Small(regex)) => (Some(regex), None),
        Some(Engine::Full(regex)) => (None, Some(regex)),
    }
}

impl Pattern {
    /// The pattern of this source, in the dialect of `regex`.
    pub(crate) fn new(source: &str) -> Self {
        Self {
            source: source.into(),
            needed: Needed::of(source),
            small: OnceLock::new(),
            full: OnceLock::new(),
            searched: AtomicUsize::new(0),
        }
    }

    /// The pattern of any of these phrases, in any case.
    pub(crate) fn any_of(phrases: &[&str]) -> Self {
        let escaped: Vec<String> = phrases.iter().map(|phrase| regex::escape(phrase)).collect();
        Self::new(&format!("(?i){}", escaped.join("|")))
    }

    /// Whether the pattern fits anywhere in the text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self.engine(text) {
            None => false,
            Some(Engine::Small(regex)) => regex.is_match(text),
            Some(Engine::Full(regex)) => regex.is_match(text),
        }
    }

    /// The first place where the pattern fits.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.find_at(text, 0)
    }

    /// The first place at or behind a byte where the pattern fits, with sight of what stands before it.
    pub(crate) fn find_at<'t>(&self, text: &'t str, start: usize) -> Option<Match<'t>> {
        match self.engine(text)? {
            Engine::Small(regex) => regex.find_at(text, start).map(Match::from),
            Engine::Full(regex) => regex.find_at(text, start).map(Match::from),
        }
    }

    /// Every place where the pattern fits, without overlap.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'_, 't> {
        let (small, full) = split(self.engine(text));
        let small = small.into_iter().flat_map(move |regex| regex.find_iter(text)).map(Match::from);
        small.chain(full.into_iter().flat_map(move |regex| regex.find_iter(text)).map(Match::from))
    }

    /// The first place where the pattern fits, with its groups.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        match self.engine(text)? {
            Engine::Small(regex) => regex.captures(text).map(Captures::Small),
            Engine::Full(regex) => regex.captures(text).map(Captures::Full),
        }
    }

    /// Every place where the pattern fits, with its groups.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        let (small, full) = split(self.engine(text));
        let small = small.into_iter().flat_map(move |regex| regex.captures_iter(text)).map(Captures::Small);
        small.chain(full.into_iter().flat_map(move |regex| regex.captures_iter(text)).map(Captures::Full))
    }

    /// What is to search this text; `None` where it cannot fit.
    fn engine(&self, text: &str) -> Option<Engine<'_>> {
        if !self.needed.may_be_in(text) {
            debug_assert!(!self.full().is_match(text), "{} fits {text:?}, which lacks what it needs", self.source);
            return None;
        }
        let searched = self.searched.fetch_add(text.len(), Ordering::Relaxed);
        if searched.saturating_add(text.len()) < SMALL_UNTIL
            && small::is_plain(text)
            && let Some(regex) = self.small.get_or_init(|| small::compile(&self.source))
        {
            debug_assert!(self.agrees(regex, text), "{} fits {text:?} in one engine alone", self.source);
            return Some(Engine::Small(regex));
        }
        Some(Engine::Full(self.full()))
    }

    /// Whether both engines find the same in a text.
    fn agrees(&self, small: &regex_lite::Regex, text: &str) -> bool {
        let ours = small.captures_iter(text).map(Captures::Small);
        let theirs = self.full().captures_iter(text).map(Captures::Full);
        ours.map(|found| found.iter().collect::<Vec<_>>()).eq(theirs.map(|found| found.iter().collect::<Vec<_>>()))
    }

    fn full(&self) -> &Regex {
        self.full.get_or_init(|| Regex::new(&self.source).expect("a pattern of newscv is well formed"))
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;

    const TALK: &str = r"(?i)\b(?P<verb>gave|gives?)\s+(?:[\w’-]+\s+){1,3}?(?P<kind>talk|lecture)s?\b";

    fn spans(pattern: &Pattern, text: &str) -> Vec<Range<usize>> {
        pattern.find_iter(text).map(|found| found.range()).collect()
    }

    #[test]
    fn a_text_without_the_words_of_a_pattern_compiles_nothing() {
        let pattern = Pattern::new(TALK);
        assert!(!pattern.needed.may_be_in("We won a prize — again."));
        assert!(pattern.needed.may_be_in("I gave a LECTURE."));
    }

    #[test]
    fn both_engines_find_the_same_groups() {
        for text in ["I gave a short talk, she gives an invited lecture.", "Gave\u{a0}a talk…", "gave “no” talk"]
        {
            let small = small::compile(TALK).expect("the small engine reads it");
            assert!(small::is_plain(text));
            assert!(Pattern::new(TALK).agrees(&small, text), "{text}");
        }
    }

    #[test]
    fn letters_beyond_ascii_are_left_to_the_large_engine() {
        let pattern = Pattern::new(r"\bt\b");
        let found: Vec<&str> = pattern.find_iter("l'été, t").map(|found| found.as_str()).collect();
        assert_eq!(found, ["t"]);
        assert!(!small::is_plain("été") && !small::is_plain("x²") && !small::is_plain("❤\u{fe0f}"));
    }

    #[test]
    fn a_pattern_that_has_searched_much_finds_what_it_found_before() {
        let pattern = Pattern::new(TALK);
        let text = "Then I gave the opening talk. ".repeat(20);
        let first = spans(&pattern, &text);
        for _ in 0..SMALL_UNTIL / text.len() + 2 {
            assert_eq!(spans(&pattern, &text), first);
        }
        assert!(pattern.searched.load(Ordering::Relaxed) >= SMALL_UNTIL);
    }

    proptest::proptest! {
        #[test]
        fn no_text_that_a_pattern_fits_lacks_what_it_needs(
            text in r"[ tTsſKkalé-]{0,12}(gave|GIVES|giveſ) (a|the é|x-y) (talk|taLK|lectureS)?[ .a]{0,5}"
        ) {
            let pattern = Pattern::new(TALK);
            proptest::prop_assert!(pattern.needed.may_be_in(&text) || !pattern.full().is_match(&text));
        }
    }
}
