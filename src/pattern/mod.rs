//! Patterns: the regular expressions of newscv, compiled when a page first needs them and no sooner.
//!
//! A run over one page searches a hundred patterns in a few kilobytes, so that to compile them costs
//! far more than to search with them. A [`Pattern`] therefore goes four ways, all with one answer:
//! - [`needed`] tells texts that lack a word without which the pattern cannot fit; nothing is compiled.
//! - [`small`] is the pattern for `regex-lite`, which compiles many times faster than `regex` and searches as
//!   many times slower. It knows no letters beyond ASCII and searches the [`shadow`] of a text, which has
//!   none; what it finds there counts unless such a letter has a part in it.
//! - The same for `regex`, once a pattern has searched much: without the letters of all scripts it is compiled
//!   and searched several times faster than with them.
//! - [`Regex`] with all letters has the rest.
//!
//! All take linear time whatever the text. Where assertions are compiled in, as in tests, every answer of
//! the others is compared with that of the last.

mod engine;
mod found;
mod look;
mod needed;
mod shadow;
mod small;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex::Regex;

use self::found::Names;
pub(crate) use self::found::{Captures, Match};
use self::look::Look;
use self::needed::Needed;
use self::shadow::Shadow;
use self::small::{Small, Unsure};

/// How many bytes a pattern searches with `regex-lite`: by then it has cost what `regex` costs to compile.
const SMALL_UNTIL: usize = 4 * 1024;

/// Words of which a text must have one, in any case, to be worth a closer look.
#[derive(Debug)]
pub(crate) struct Stems(Needed);

impl Stems {
    /// These words, or parts of words.
    pub(crate) fn new(words: &[&str]) -> Self {
        Self(Needed::any_of(words))
    }

    /// Whether a text may have one: always where it has, and seldom where it has none.
    pub(crate) fn may_be_in(&self, text: &str) -> bool {
        self.0.may_be_among(&Look::at(text).pieces)
    }
}

/// A regular expression that is part of newscv.
#[derive(Debug)]
pub(crate) struct Pattern {
    source: Box<str>,
    needed: Needed,
    /// Whether the shadow of a text with letters beyond ASCII is not for it.
    is_for_plain: bool,
    small: OnceLock<Option<Small>>,
    swift: OnceLock<Option<Small>>,
    full: OnceLock<Regex>,
    names: OnceLock<Names>,
    searched: AtomicUsize,
}

impl Pattern {
    /// The pattern of this source, in the dialect of `regex`.
    pub(crate) fn new(source: &str) -> Self {
        Self {
            source: source.into(),
            needed: Needed::of(source),
            is_for_plain: small::is_for_plain(source),
            small: OnceLock::new(),
            swift: OnceLock::new(),
            full: OnceLock::new(),
            names: OnceLock::new(),
            searched: AtomicUsize::new(0),
        }
    }

    /// Whether the pattern fits anywhere in the text.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        match self.search(text, |small, shadow| small.first(shadow, text, 0)) {
            Search::Done(found) => found.is_some(),
            Search::Left(regex) => regex.is_match(text),
        }
    }

    /// The first place where the pattern fits.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.find_at(text, 0)
    }

    /// The first place at or behind a byte where the pattern fits, with sight of what stands before it.
    pub(crate) fn find_at<'t>(&self, text: &'t str, start: usize) -> Option<Match<'t>> {
        match self.search(text, |small, shadow| small.first(shadow, text, start)) {
            Search::Done(found) => found,
            Search::Left(regex) => regex.find_at(text, start).map(Match::from),
        }
    }

    /// Every place where the pattern fits, without overlap.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'_, 't> {
        let (done, left) = self.search(text, |small, shadow| small.all(shadow, text)).parts();
        done.into_iter().chain(left.into_iter().flat_map(|regex| regex.find_iter(text)).map(Match::from))
    }

    /// The first place where the pattern fits, with its groups.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        match self.search(text, |small, shadow| small.first_groups(shadow, text)) {
            Search::Done(found) => found,
            Search::Left(regex) => regex.captures(text).map(|found| self.groups(&found)),
        }
    }

    /// Every place where the pattern fits, with its groups.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        let (done, left) = self.search(text, |small, shadow| small.all_groups(shadow, text)).parts();
        let left = left.into_iter().flat_map(|regex| regex.captures_iter(text)).map(|found| self.groups(&found));
        done.into_iter().chain(left)
    }

    /// Lets `small` search the text, where it may and is sure of what it finds. What cannot be there is not
    /// searched for.
    fn search<T: Default>(
        &self,
        text: &str,
        small: impl FnOnce(&Small, &Shadow) -> Result<T, Unsure>,
    ) -> Search<'_, T> {
        let look = Look::at(text);
        if !self.needed.may_be_among(&look.pieces) {
            debug_assert!(!self.full().is_match(text), "{} fits {text:?}, which lacks what it needs", self.source);
            return Search::Done(T::default());
        }
        let shadow = look.shadow.as_ref().filter(|shadow| shadow.is_plain() || !self.is_for_plain);
        let engine = shadow.and_then(|_| self.small_for(text));
        if let Some((engine, shadow)) = engine.zip(shadow)
            && let Ok(found) = small(engine, shadow)
        {
            debug_assert!(self.agrees(engine, shadow, text), "{} fits {text:?} in one engine alone", self.source);
            return Search::Done(found);
        }
        Search::Left(self.full())
    }

    /// The engine that searches the shadow of a text: another one from when the pattern has searched much.
    fn small_for(&self, text: &str) -> Option<&Small> {
        let searched = self.searched.fetch_add(text.len(), Ordering::Relaxed);
        if searched.saturating_add(text.len()) < SMALL_UNTIL {
            self.small.get_or_init(|| small::compile(&self.source)).as_ref()
        } else {
            self.swift.get_or_init(|| small::compile_swift(&self.source)).as_ref()
        }
    }

    /// Whether what the small engine is sure of is what the large one finds.
    fn agrees(&self, small: &Small, shadow: &Shadow, text: &str) -> bool {
        let all = |found: &Captures<'_>| found.iter().map(|group| group.map(|group| group.range())).collect::<Vec<_>>();
        let mut theirs = self.full().captures_iter(text).map(|found| all(&self.groups(&found)));
        match (small.all_groups(shadow, text), small.first_groups(shadow, text)) {
            (Ok(ours), _) => ours.iter().map(all).eq(theirs),
            (_, Ok(first)) => first.as_ref().map(all) == theirs.next(),
            _ => true,
        }
    }

    fn groups<'t>(&self, found: &regex::Captures<'t>) -> Captures<'t> {
        let names = self.names.get_or_init(|| found::names(self.full().capture_names()));
        Captures::new(found.iter().map(|group| group.map(Match::from)).collect(), names)
    }

    fn full(&self) -> &Regex {
        self.full.get_or_init(|| Regex::new(&self.source).expect("a pattern of newscv is well formed"))
    }
}

/// How far a search has come.
enum Search<'p, T> {
    /// The small engine has found what there is.
    Done(T),
    /// The large engine is to search.
    Left(&'p Regex),
}

impl<'p, T: Default> Search<'p, T> {
    /// What was found, and the engine that is to search.
    fn parts(self) -> (T, Option<&'p Regex>) {
        match self {
            Self::Done(found) => (found, None),
            Self::Left(regex) => (T::default(), Some(regex)),
        }
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

    fn agree(source: &str, text: &str) -> bool {
        let engines = [small::compile(source), small::compile_swift(source)];
        Shadow::of(text).is_none_or(|shadow| {
            engines.iter().all(|small| Pattern::new(source).agrees(small.as_ref().expect("it is read"), &shadow, text))
        })
    }

    #[test]
    fn a_text_without_the_words_of_a_pattern_compiles_nothing() {
        let pattern = Pattern::new(TALK);
        assert!(!pattern.is_match("We won a prize — again."));
        assert!(pattern.small.get().is_none());
        assert!(pattern.is_match("I gave a LECTURE."));
    }

    #[test]
    fn stems_are_found_in_every_case_and_script() {
        let stems = Stems::new(&["chair", "juré", "委員", "2 reviewers"]);
        for text in ["Co-CHAIRS", "Jurés", "実行委員", "３ and 9 reviewers"] {
            assert!(stems.may_be_in(text), "{text}");
        }
        assert!(!stems.may_be_in("A hair, a jury, members"));
    }

    #[test]
    fn both_engines_find_the_same_groups() {
        for text in ["I gave a short talk, she gives an invited lecture.", "Gave\u{a0}a talk…", "gave “no” talk"]
        {
            assert!(Shadow::of(text).is_some_and(|shadow| shadow.is_plain()));
            assert!(agree(TALK, text), "{text}");
        }
    }

    #[test]
    fn letters_beyond_ascii_have_no_part_in_what_the_small_engine_is_sure_of() {
        let small = |source: &str, text: &str| {
            let shadow = Shadow::of(text).expect("it has letters and signs only");
            let small = small::compile(source).expect("the small engine reads it");
            small.first(&shadow, text, 0).map(|found| found.map(|found| found.range()))
        };
        assert!(matches!(small(r"\bt\b", "l'été, t"), Ok(Some(range)) if range == (9..10)));
        assert!(matches!(small(r"\p{Lu}\w+ won", "Bo won; Öd won"), Ok(Some(range)) if range == (0..6)));
        assert!(small(r"\p{Lu}\w+ won", "öd won").is_err());
        assert!(small(r"th[èe]se", "the théses").is_err());
        assert!(small(r"[^éa]t\b", "ét été").is_err());
        assert!(small(r"[^\p{L}]t", "ét").is_err());
    }

    #[test]
    fn a_class_that_may_hold_letters_beyond_ascii_unseen_is_not_for_the_small_engine() {
        for source in ["[À-ž]", "[!-～]", r"[a\u{80}-\u{ffff}]", r"[a-\u{ff}]", r"\u{e9}", r"\P{L}", r"[\w&&[a-z]]"]
        {
            assert!(small::compile(source).is_none(), "{source}");
        }
        for source in ["[–-—]", "[àé-]x", r"[\w.+-]", "[+-]"] {
            assert!(small::compile(source).is_some(), "{source}");
        }
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
            let pieces = Look::at(&text);
            proptest::prop_assert!(pattern.needed.may_be_among(&pieces.pieces) || !pattern.full().is_match(&text));
        }

        #[test]
        fn both_engines_agree_on_letters_of_every_script(
            text in r"[ A-Da-déÉøıñ_.’“x-z潮Я9-]{0,24}",
            at in 0..6_usize,
        ) {
            let source = [
                r"\b\p{Lu}[\p{L}’-]*(?:\s+\p{Lu}\w*){0,2}", r"(?i)\b[a-cé]+\b", r"[^\p{L}\s]+|\w{2,3}?\b", r"(?P<first>\S)\W+(x?)",
                r"^\W*\p{Ll}+|[àé][^ é]", r"\bx|y\b|[^\w]z",
            ][at];
            proptest::prop_assert!(agree(source, &text), "{} {:?}", source, text);
        }
    }
}
