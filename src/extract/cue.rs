//! Cues: the phrases that announce a fact.
//!
//! Input: plain text. Output: the cues found in it, in order, those that overlap and announce the
//! same joined into one. The phrases are in alphabetical order, so that those which a text goes on with
//! are next to each other; a phrase counts only at word borders. What a
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

/// All phrases in small letters, in alphabetical order.
struct Phrases {
    list: Vec<(String, CueKind)>,
    /// For each first byte where its phrases begin in the list, and at the end how long the list is.
    starts: Vec<usize>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rows = CUES.iter().flat_map(|(kind, phrases)| phrases.iter().map(|phrase| (*phrase, *kind)));
    let mut list: Vec<(String, CueKind)> = rows.map(|(phrase, kind)| (phrase.to_ascii_lowercase(), kind)).collect();
    list.sort_unstable();
    let starts = (0..=256).map(|byte| list.partition_point(|(phrase, _)| usize::from(phrase.as_bytes()[0]) < byte));
    Phrases { starts: starts.collect(), list }
});

/// Finds the cues of a text, in order.
pub(crate) fn find_cues(text: &str) -> Vec<Cue> {
    let phrases = &*PHRASES;
    let mut cues: Vec<Cue> = Vec::new();
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let inside_word = before.is_some_and(is_spaced_word) && is_spaced_word(letter);
        if !inside_word {
            phrases.push_those_at(text, at, &mut cues);
        }
        before = Some(letter);
    }
    cues.sort_by_key(|cue| (cue.kind, cue.range.start, cue.range.end));
    let mut joined = join_overlapping(cues);
    joined.sort_by_key(|cue| (cue.range.start, std::cmp::Reverse(cue.range.end), cue.kind));
    joined
}

impl Phrases {
    /// Adds the phrases that the text goes on with at a byte, as far as they end at a word's border.
    fn push_those_at(&self, text: &str, at: usize, cues: &mut Vec<Cue>) {
        let rest = &text.as_bytes()[at..];
        let first = usize::from(rest[0].to_ascii_lowercase());
        let mut fitting = &self.list[self.starts[first]..self.starts[first + 1]];
        for (length, byte) in (1..).zip(rest) {
            let byte = byte.to_ascii_lowercase();
            let low = fitting.partition_point(|(phrase, _)| phrase.as_bytes()[length - 1] < byte);
            let high = low + fitting[low..].partition_point(|(phrase, _)| phrase.as_bytes()[length - 1] == byte);
            fitting = &fitting[low..high];
            while let [(phrase, kind), longer @ ..] = fitting
                && phrase.len() == length
            {
                let range = at..at + length;
                if at_word_borders(text, range.clone()) {
                    cues.push(Cue { kind: *kind, range });
                }
                fitting = longer;
            }
            if fitting.is_empty() {
                return;
            }
        }
    }
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

/// Letters and digits of scripts that set spaces between words.
fn is_spaced_word(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
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
    fn a_phrase_inside_a_word_is_none() {
        assert_eq!(kinds("newspapers"), []);
    }

    #[test]
    fn scripts_without_spaces_have_cues() {
        assert!(kinds("一篇论文被接收").iter().any(|(kind, _)| *kind == CueKind::Accepted));
    }
}
