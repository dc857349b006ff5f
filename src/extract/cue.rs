//! Cues: the phrases that announce a fact.
//!
//! Input: plain text. Output: the cues found in it, in order, those that overlap and announce the
//! same joined into one. A phrase counts only at word borders, so that no other place is looked at. What a
//! cue means for a fact is the readers' business.

use std::ops::Range;
use std::sync::LazyLock;

use super::cue_table::CUES;

/// What a phrase announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum CueKind {
    /// A venue took a work: `accepted to`.
    Accepted,
    /// A work is out: `published in`, `is online`.
    Published,
    /// A preprint is out: `preprint`, `on arXiv`.
    Preprint,
    /// A work was sent somewhere: `submitted to`.
    Submitted,
    /// A title follows: `titled`.
    Titled,
    /// A noun that means a work: `paper`, `article`.
    WorkNoun,
    /// Somebody received an honour: `won`, `awarded`.
    Won,
    /// A noun that means an honour: `award`, `fellowship`.
    AwardNoun,
    /// A noun that means money for research: `grant`, `funding`.
    GrantNoun,
    /// Serving: `serve as`, `serving on`.
    Serve,
    /// Organising: `co-organising`, `our workshop will be held`.
    Organise,
    /// A noun that means a service role: `reviewer`, `area chair`.
    ServiceRole,
    /// Giving a talk: `gave a talk`, `invited talk at`.
    GiveTalk,
    /// Presenting a work: `presented`.
    Present,
    /// Beginning a job: `joined`, `started as`.
    StartPosition,
    /// Ending a job: `finished my internship`.
    EndPosition,
    /// Beginning a degree: `started my PhD`.
    StartDegree,
    /// Finishing a degree: `defended`, `graduated`.
    FinishDegree,
    /// Only being there: `attending`.
    Attend,
    /// Not yet: `looking forward to`, `plan to`.
    Future,
    /// Not so: `rejected`.
    Negative,
    /// Somebody else's news: `congratulations to`, `my student`.
    Others,
}

/// A cue in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// What it announces.
    pub(crate) kind: CueKind,
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
}

/// The phrases in the order of their bytes, and where those of each first byte begin.
struct Phrases {
    sorted: Vec<(&'static str, CueKind)>,
    starts: [usize; 257],
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut sorted: Vec<(&str, CueKind)> =
        CUES.iter().flat_map(|(kind, phrases)| phrases.iter().map(|phrase| (*phrase, *kind))).collect();
    sorted.sort_unstable();
    let starts = std::array::from_fn(|byte| {
        sorted.partition_point(|(phrase, _)| phrase.as_bytes().first().is_some_and(|first| usize::from(*first) < byte))
    });
    Phrases { sorted, starts }
});

impl Phrases {
    /// The phrases that stand at a place, with their lengths. Capitals of ASCII do not count.
    fn at(&self, text: &str, at: usize) -> impl Iterator<Item = (CueKind, usize)> {
        let rest = &text.as_bytes()[at..];
        let byte = |index: usize| rest.get(index).map_or(0, u8::to_ascii_lowercase);
        let first = usize::from(byte(0));
        let bucket = &self.sorted[self.starts[first]..self.starts[first + 1]];
        let second = |phrase: &str| phrase.as_bytes().get(1).copied().unwrap_or(0);
        // A phrase of one byte would stand before all others of its bucket.
        let from = bucket.partition_point(|(phrase, _)| second(phrase) < byte(1));
        let fitting = bucket[from..].iter().take_while(move |(phrase, _)| second(phrase) == byte(1));
        let stands =
            move |phrase: &str| rest.get(..phrase.len()).is_some_and(|own| own.eq_ignore_ascii_case(phrase.as_bytes()));
        fitting.filter(move |(phrase, _)| stands(phrase)).map(|(phrase, kind)| (*kind, phrase.len()))
    }
}

/// Finds the cues of a text, in order.
pub(crate) fn find_cues(text: &str) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        if !(before.is_some_and(is_spaced_word) && is_spaced_word(c)) {
            let found = PHRASES.at(text, at).map(|(kind, length)| Cue { kind, range: at..at + length });
            cues.extend(found.filter(|cue| at_word_borders(text, cue.range.clone())));
        }
        before = Some(c);
    }
    cues.sort_by_key(|cue| (cue.kind, cue.range.start, cue.range.end));
    let mut joined = join_overlapping(cues);
    leave_out_parts(&mut joined);
    joined.retain(|cue| cue.kind != CueKind::Accepted || !takes_an_offer(&text[cue.range.end..]));
    joined.sort_by_key(|cue| (cue.range.start, std::cmp::Reverse(cue.range.end), cue.kind));
    joined
}

/// Whether what follows `accepted` is what a person takes: `an offer from X`, `my postdoc position at Y`.
fn takes_an_offer(behind: &str) -> bool {
    const ARTICLES: &[&str] = &["a", "an", "the", "my", "their", "this"];
    const OFFERED: &[&str] = &[
        "offer", "offers", "position", "job", "invitation", "role", "admission", "professorship", "appointment",
        "internship", "nomination", "postdoc",
    ];
    const FARTHEST: usize = 6;
    let mut words = behind.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.next().is_some_and(|first| ARTICLES.contains(&first))
        && words
            .take(FARTHEST)
            .take_while(|word| !matches!(*word, "to" | "by" | "in"))
            .any(|word| OFFERED.contains(&word))
}

/// Leaves out what is published within what will be: `will be published in`.
fn leave_out_parts(cues: &mut Vec<Cue>) {
    let accepted: Vec<Range<usize>> =
        cues.iter().filter(|cue| cue.kind == CueKind::Accepted).map(|cue| cue.range.clone()).collect();
    let is_part = |cue: &Cue| accepted.iter().any(|whole| whole.start <= cue.range.start && cue.range.end <= whole.end);
    cues.retain(|cue| cue.kind != CueKind::Published || !is_part(cue));
}

/// Makes one cue of those of one kind that overlap (`was accepted`, `accepted to`).
fn join_overlapping(cues: Vec<Cue>) -> Vec<Cue> {
    let mut joined: Vec<Cue> = Vec::with_capacity(cues.len());
    for cue in cues {
        match joined.last_mut() {
            Some(last) if last.kind == cue.kind && cue.range.start < last.range.end => {
                last.range.end = last.range.end.max(cue.range.end);
            }
            _ => joined.push(cue),
        }
    }
    joined
}

/// Whether no letter or digit stands directly beside the range, for phrases that begin or end
/// with one. Scripts without spaces between words have no such border.
pub(crate) fn at_word_borders(text: &str, range: Range<usize>) -> bool {
    let found = &text[range.clone()];
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let joined = |a: Option<char>, b: Option<char>| matches!((a, b), (Some(a), Some(b)) if is_spaced_word(a) && is_spaced_word(b));
    !joined(before, found.chars().next()) && !joined(found.chars().next_back(), after)
}

/// Letters and digits of scripts that set spaces between words; Korean joins endings to them.
fn is_spaced_word(c: char) -> bool {
    const UNSPACED: &[std::ops::RangeInclusive<char>] =
        &['\u{2E80}'..='\u{9FFF}', '\u{AC00}'..='\u{D7AF}', '\u{F900}'..='\u{FAFF}', '\u{20000}'..='\u{3FFFF}'];
    c.is_alphanumeric() && !UNSPACED.iter().any(|script| script.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(CueKind, &str)> {
        find_cues(text).into_iter().map(|cue| (cue.kind, &text[cue.range])).collect()
    }

    #[test]
    fn overlapping_phrases_of_a_kind_are_one_cue() {
        let found = kinds("Our paper was accepted to a venue");
        assert!(found.contains(&(CueKind::WorkNoun, "paper")), "{found:?}");
        assert_eq!(found.iter().filter(|(kind, _)| *kind == CueKind::Accepted).count(), 1, "{found:?}");
    }

    #[test]
    fn every_phrase_of_the_table_is_found_in_capitals_too() {
        for (phrase, kind) in &PHRASES.sorted {
            for text in [(*phrase).to_owned(), phrase.to_ascii_uppercase()] {
                assert!(PHRASES.at(&text, 0).any(|found| found == (*kind, phrase.len())), "{text}");
            }
        }
    }

    #[test]
    fn a_phrase_inside_a_word_is_none() {
        assert_eq!(kinds("newspapers"), []);
    }

    #[test]
    fn scripts_without_spaces_have_cues() {
        assert!(kinds("一篇论文被接收").iter().any(|(kind, _)| *kind == CueKind::Accepted));
    }
}
