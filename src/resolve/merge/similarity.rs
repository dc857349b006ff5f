//! When two printed titles name one work.
//!
//! Case, accents, punctuation, hyphens and articles do not count; a subtitle may be left out; a
//! word may lack a letter or be spelt the other way. Numbers, negations and any other word count,
//! as they tell apart `Part I` from `Part II`, `X for A` from `X for B` and `nitrate` from
//! `nitrite`. A missed join shows the work twice, a wrong one loses a paper, so what is in doubt
//! stays apart.

mod fold;
mod spelling;

pub(crate) use fold::{fold, fold_words};

use rapidfuzz::fuzz;

use spelling::differ_in_spelling_only;

/// Titles of which at least so much, of 1, is alike letter by letter want a look.
const ALIKE: f64 = 0.87;

/// Words that may be left out without making another title.
const ARTICLES: &[&str] = &["a", "an", "the"];

/// A title ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// Its words in comparable form, without articles.
    words: Vec<String>,
    /// How many of the words stand before the first colon or dash, if there is one.
    head: Option<usize>,
    /// The words written together, which makes `multi-modal` and `multimodal` one.
    joined: String,
    /// Whether the page cuts the title off with an ellipsis.
    cut: bool,
}

impl Title {
    /// Prepares a printed title; `None` if it has no letter or digit.
    pub(crate) fn new(printed: &str) -> Option<Self> {
        let trimmed = without_version(printed.trim());
        let cut = trimmed.ends_with('…') || trimmed.ends_with("...");
        let mut words = content_words(trimmed);
        if words.is_empty() {
            words = fold_words(trimmed);
        }
        let head = subtitle_at(trimmed).map(|at| content_words(&trimmed[..at]).len());
        let head = head.filter(|count| (1..words.len()).contains(count));
        let joined = words.concat();
        (!joined.is_empty()).then_some(Self { words, head, joined, cut })
    }

    /// The words as one string, the exact key of the title.
    pub(crate) fn joined(&self) -> &str {
        &self.joined
    }

    /// Its words in comparable form, articles aside.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// How many words it has, articles aside.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The part before the colon, written together.
    pub(crate) fn head(&self) -> Option<String> {
        self.head.map(|count| self.words[..count].concat())
    }

    /// The part after the colon, written together.
    fn tail(&self) -> Option<String> {
        self.head.map(|count| self.words[count..].concat())
    }

    /// Whether `phrase`, written together, stands in the title as whole words.
    pub(crate) fn has_phrase(&self, phrase: &str) -> bool {
        (0..self.words.len()).any(|start| {
            let mut built = String::new();
            self.words[start..].iter().any(|word| {
                built.push_str(word);
                built == phrase
            })
        })
    }

    /// Its phrases of at most `longest` bytes, each written together: whole words one after another.
    pub(crate) fn phrases(&self, longest: usize) -> Vec<String> {
        let mut found = Vec::new();
        for start in 0..self.words.len() {
            let mut built = String::new();
            for word in &self.words[start..] {
                built.push_str(word);
                if built.len() > longest {
                    break;
                }
                found.push(built.clone());
            }
        }
        found
    }

    /// Keys of which two titles that are the same share at least one, so that a large
    /// bibliography is not compared pair by pair.
    pub(crate) fn blocks(&self) -> Vec<String> {
        let mut keys = vec![self.joined.clone()];
        keys.extend(self.long_head());
        keys.extend(self.long_tail());
        let count = self.words.len();
        if count >= 3 {
            // Two titles that differ in at most two words agree in one of three parts.
            let (first, second) = (count / 3, count - count / 3);
            let parts = [&self.words[..first], &self.words[first..second], &self.words[second..]];
            keys.extend(parts.iter().enumerate().map(|(at, part)| format!("{count}:{at}:{}", part.join(" "))));
        }
        if count >= CUT_WORDS {
            keys.push(format!("cut:{}", self.words[..CUT_WORDS].join(" ")));
        }
        keys
    }

    /// The head where it is long enough to be a title of its own.
    fn long_head(&self) -> Option<String> {
        self.head.filter(|count| *count >= OWN_TITLE_WORDS).and_then(|_| self.head())
    }

    /// The tail where it is long enough to be a title of its own.
    fn long_tail(&self) -> Option<String> {
        self.head.filter(|count| self.words.len() - count >= OWN_TITLE_WORDS).and_then(|_| self.tail())
    }

    /// Whether both name one work.
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.joined == other.joined
            || self.is_without_subtitle_of(other)
            || other.is_without_subtitle_of(self)
            || self.is_beginning_of(other)
            || other.is_beginning_of(self)
            || differ_in_spelling_only(&self.words, &other.words)
    }

    /// Whether a person would want to see both side by side: nearly the same letters, or one the
    /// beginning of the other.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.is_alike_in_letters(other) && !self.differs_in_numbers_only(other)
            || self.is_without_subtitle_of(other)
            || other.is_without_subtitle_of(self)
            || self.is_beginning_of(other)
            || other.is_beginning_of(self)
    }

    /// Whether nearly all letters are the same and in the same order.
    pub(crate) fn is_alike_in_letters(&self, other: &Self) -> bool {
        let args = fuzz::Args::default().score_cutoff(ALIKE);
        fuzz::ratio_with_args(self.joined.chars(), other.joined.chars(), &args).is_some()
    }

    fn is_without_subtitle_of(&self, longer: &Self) -> bool {
        let Some(count) = longer.head else { return false };
        let (head, tail) = longer.words.split_at(count);
        let is_head = longer.long_head().is_some_and(|head| head == self.joined);
        let is_tail = longer.long_tail().is_some_and(|tail| tail == self.joined);
        (is_head && !is_part_number(tail) && !is_of_another_work(tail)) || (is_tail && !is_of_another_work(head))
    }

    fn is_beginning_of(&self, longer: &Self) -> bool {
        self.cut && self.words.len() >= CUT_WORDS && longer.joined.starts_with(&self.joined)
    }

    /// Whether one may be a later wording of the other: most words shared, and no mere change of
    /// a number. Used where an identifier already says that both are one work.
    pub(crate) fn may_be_rewording_of(&self, other: &Self) -> bool {
        if self.same(other) || self.shares_name(other) {
            return true;
        }
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let shared = short.words.iter().filter(|word| long.words.contains(word)).count();
        let smaller = short.words.len();
        shared * 5 >= smaller * 2 && !self.differs_in_numbers_only(other)
    }

    fn shares_name(&self, other: &Self) -> bool {
        let short = |title: &Self| title.head.filter(|count| *count < OWN_TITLE_WORDS).and_then(|_| title.head());
        short(self).is_some_and(|head| short(other) == Some(head))
    }

    /// Whether the two are parts or versions told apart by a number.
    pub(crate) fn differs_in_numbers_only(&self, other: &Self) -> bool {
        let plain = |title: &Self| title.words.iter().filter(|word| !is_number(word)).cloned().collect::<Vec<_>>();
        plain(self) == plain(other) && self.words != other.words
    }
}

/// A head or tail of this many words can stand as a title of its own.
const OWN_TITLE_WORDS: usize = 4;

/// A title that the page cuts off must show this many words to be recognised.
const CUT_WORDS: usize = 5;

fn content_words(text: &str) -> Vec<String> {
    let mut words = fold_words(text);
    // At the end it is no article but a name, as in `Part A`.
    let last = words.pop();
    words.retain(|word| !ARTICLES.contains(&word.as_str()));
    words.extend(last);
    words
}

/// Notes in brackets behind a title that tell which version it is.
const VERSIONS: &[&str] = &[
    "technical report", "extended version", "full version", "extended abstract", "preprint", "short paper", "demo",
    "poster",
];

/// The title without a note such as `[Technical Report]`.
fn without_version(title: &str) -> &str {
    let close = [(']', '['), (')', '(')].into_iter().find(|(close, _)| title.ends_with(*close));
    let Some(open_at) = close.and_then(|(_, open)| title.rfind(open)) else { return title };
    let note = title[open_at + 1..title.len() - 1].trim().to_lowercase();
    if VERSIONS.contains(&note.as_str()) { title[..open_at].trim_end() } else { title }
}

/// Where the subtitle begins: behind a colon, a spaced dash, or a question mark inside.
fn subtitle_at(title: &str) -> Option<usize> {
    [": ", " - ", " – ", " — ", "—", "? "].iter().filter_map(|mark| title.find(mark)).min()
}

/// `part ii`, `volume 2`, `iii`: what follows tells one part from another.
fn is_part_number(words: &[String]) -> bool {
    match words {
        [only] => is_number(only),
        [first, second, ..] => {
            ["part", "volume", "vol", "chapter", "episode", "version"].contains(&first.as_str()) && is_number(second)
        }
        [] => false,
    }
}

/// Words before or behind a colon that make another work of a title: a note on a paper, or the short
/// paper that comes before the long one.
const OTHER_WORKS: &[&str] = &[
    "erratum", "errata", "corrigendum", "correction", "addendum", "retraction", "retracted", "reply", "response",
    "rejoinder", "comment", "comments", "commentary", "discussion", "supplement", "supplementary", "poster", "demo",
    "editorial", "keynote", "tutorial",
];

/// `Erratum to`, `Author's reply`: what makes another work.
fn is_of_another_work(words: &[String]) -> bool {
    words.len() <= 3 && words.iter().any(|word| OTHER_WORKS.contains(&word.as_str()))
}

/// Digits anywhere, or a Roman numeral.
fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit()) || word.chars().all(|letter| "ivx".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let titles = [one, other].map(|text| Title::new(text).unwrap());
        assert_eq!(titles[0].same(&titles[1]), titles[1].same(&titles[0]), "the comparison has no direction");
        let shares_block = titles[0].blocks().iter().any(|block| titles[1].blocks().contains(block));
        let is_same = titles[0].same(&titles[1]);
        assert!(shares_block || !is_same, "titles that are the same share a block: {one} / {other}");
        is_same
    }

    #[test]
    fn case_accents_punctuation_hyphens_and_articles_do_not_count() {
        assert!(same("Fast Béziers for Multi-Modal Maps.", "fast beziers for multimodal maps"));
        assert!(same("The Cost of a Query", "Cost of Query"));
        assert!(same("Łódź & the Straße", "Lodz and the Strasse"));
        assert!(same("What’s in a Tree?", "What's in a tree"));
    }

    #[test]
    fn a_subtitle_may_be_left_out() {
        assert!(same("Learning to Sort Wet Sand", "Learning to Sort Wet Sand: A Field Study"));
        assert!(same("SandSort: Learning to Sort Wet Sand", "Learning to Sort Wet Sand"));
        assert!(!same("Wet Sand", "Wet Sand: A Field Study of Everything"));
    }

    #[test]
    fn a_title_that_is_cut_off_is_recognised() {
        assert!(same("Learning to Sort Wet Sand by…", "Learning to Sort Wet Sand by Touch Alone"));
        assert!(!same("Learning to Sort Wet Sand by", "Learning to Sort Wet Sand by Touch Alone"));
    }

    #[test]
    fn a_misspelt_word_is_forgiven() {
        assert!(!same("Modelling the Behaviour of Dunes", "Modeling the Behavior of Dunes at"));
        assert!(same("Modelling Collective Behaviour of Slow Dunes", "Modeling Collective Behavior of Slow Dunes"));
        assert!(same("A Survery of Dunes in Spring", "A Survey of Dunes in Spring"));
        assert!(same("Optimising the Centre of a Dune", "Optimizing the Center of a Dune"));
        assert!(same("Approaches to the Sorting of Sand", "Approach to the Sorting of Sand"));
    }

    #[test]
    fn words_that_tell_works_apart_count() {
        for (one, other) in [
            ("Dunes and Their Motion, Part I", "Dunes and Their Motion, Part II"),
            ("Dunes and Their Motion: Part I", "Dunes and Their Motion"),
            ("Dunes in 2D Wind Fields Today", "Dunes in 3D Wind Fields Today"),
            ("Supervised Sorting of Fine Sand", "Unsupervised Sorting of Fine Sand"),
            ("Sorting Sand with Convex Sieves", "Sorting Sand with Nonconvex Sieves"),
            ("Sorting with Labels for Sand", "Sorting without Labels for Sand"),
            ("Sieves for Sand Under Rain", "Sieves for Snow Under Rain"),
            ("Microscopic Views of Sand Grains", "Macroscopic Views of Sand Grains"),
            ("Sand Is Wet", "Sand Is Not Wet"),
            ("Intradomain Routing of Sand Lorries", "Interdomain Routing of Sand Lorries"),
            ("Removal of Nitrate from Beach Water", "Removal of Nitrite from Beach Water"),
            ("Phosphates in the Sand of Lakes", "Phosphites in the Sand of Lakes"),
            ("Counting Sand with Single Photon Cameras", "Counting Sand with Single Photo Cameras"),
            ("Vision Transforms for Wet Sand Scenes", "Vision Transformers for Wet Sand Scenes"),
            ("Parsing C Code About Sand", "Parsing C# Code About Sand"),
            ("Erratum: Sorting Wet Sand by Touch", "Sorting Wet Sand by Touch"),
            ("Sorting Wet Sand by Touch: Author's Reply", "Sorting Wet Sand by Touch"),
            ("Poster: Sorting Wet Sand by Touch", "Sorting Wet Sand by Touch"),
        ] {
            assert!(!same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn titles_in_other_scripts_are_compared_too() {
        assert!(same("沙丘的运动", "沙丘的运动。"));
        assert!(!same("沙丘的运动", "沙丘的形成"));
        assert!(!same("ガスと砂の流れ", "カスと砂の流れ"));
        assert!(!same("रेत की कला", "रेत की कली"));
    }

    #[test]
    fn a_phrase_is_found_as_whole_words() {
        let title = Title::new("Scaling Sand-Sort to Beaches").unwrap();
        assert!(title.has_phrase("sandsort"));
        assert!(!title.has_phrase("sand sort"));
        assert!(!title.has_phrase("scal"));
    }

    #[test]
    fn a_reworded_title_is_recognised_but_not_another_part() {
        let title = |text| Title::new(text).unwrap();
        let first = title("DuneNet: Sorting Sand at the Beach");
        assert!(first.may_be_rewording_of(&title("DuneNet: Efficient Models for Grains")));
        assert!(!first.may_be_rewording_of(&title("A Theory of Snow")));
        assert!(!title("On Sand I").may_be_rewording_of(&title("On Sand II")));
    }
}
