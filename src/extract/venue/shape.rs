//! Venues by their shape: names that the catalogue does not have.
//!
//! Input: a text and its words. Output: the word ranges of phrases such as `Journal of X`,
//! `International Symposium on X`, `X Workshop`. A phrase is a run of capitalised words, with small
//! words between them, around a head noun of the tables below.

use std::ops::Range;

use crate::extract::phrase::is_time;
use crate::venue::VenueKind;
use crate::venue::words::{Word, is_wide};

use super::heads::{Head, LEADS, NOT_A_NAME, OPENERS, PLACES, SMALL, WIDE_JOURNALS, head};

/// A phrase that has the shape of a venue's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// The words that it takes.
    pub(super) words: Range<usize>,
    /// What its head says it is.
    pub(super) kind: VenueKind,
    /// Whether the head has a complement (`Journal of X`) and not only something before it (`X Journal`).
    pub(super) complete: bool,
}

/// The text and its words, as all recognisers here see them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) words: &'a [Word],
}

impl<'a> Scan<'a> {
    /// The word `at`, or nothing past the end.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| &self.text[word.start..word.end])
    }

    /// What stands between word `at` and the next.
    pub(super) fn gap(self, at: usize) -> &'a str {
        let end = self.words.get(at + 1).map_or(self.text.len(), |next| next.start);
        &self.text[self.words[at].end..end]
    }
}

/// Finds the phrases of a text, in order and without overlap.
pub(super) fn find_phrases(scan: Scan<'_>) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    for at in 0..scan.words.len() {
        let from = found.last().map_or(0, |phrase| phrase.words.end);
        if at < from {
            continue;
        }
        if is_wide_journal(scan, at) {
            found.push(Phrase { words: at..at + 1, kind: VenueKind::Journal, complete: true });
        } else if let Some(head) = head(scan.word(at))
            && let Some(phrase) = read_phrase(scan, at, head, from)
        {
            found.push(phrase);
        }
    }
    found
}

fn read_phrase(scan: Scan<'_>, at: usize, head: &Head, from: usize) -> Option<Phrase> {
    let capital = is_capitalised(scan.word(at));
    let end = capital.then(|| complement(scan, at)).flatten();
    let start = before(scan, at, from, end.is_some(), capital)?;
    let complete = end.is_some();
    let end = end.unwrap_or(at + 1);
    let alone = end - start < 2;
    // A noun at the end of so many words closes a title: `… Cytology and Slide Review`.
    let sentence = !complete && end - start > MOST_WORDS;
    // `Under Review` says how far a work has come.
    let state =
        !complete && at > 0 && scan.word(at) == "Review" && matches!(scan.word(at - 1), "Under" | "In" | "Peer");
    if alone || sentence || state || (!complete && !head.may_end) || (complete && !head.may_begin) {
        return None;
    }
    Some(Phrase { words: start..end, kind: head.kind, complete })
}

/// The end of `on X`, `of X`, `für X` after the head, or of `: X` after a workshop, if there is such a complement.
fn complement(scan: Scan<'_>, at: usize) -> Option<usize> {
    if scan.gap(at) == ": " && scan.word(at) == "Workshop" {
        return Some(run_end(scan, at + 1)).filter(|end| *end > at + 2);
    }
    let joint = at + 1;
    let is_joint = matches!(
        scan.word(joint),
        "on" | "of"
            | "for"
            | "in"
            | "de"
            | "des"
            | "du"
            | "d"
            | "für"
            | "der"
            | "di"
            | "del"
            | "della"
            | "sobre"
            | "sur"
            | "em"
            | "to"
    ) || (scan.word(joint) == "in" && matches!(scan.word(at), "Advances" | "Frontiers"));
    // A day is no topic: `Symposium on June 4`.
    let is_day = is_time(scan.word(joint + 1));
    if !is_joint || is_day || scan.gap(at) != " " || !is_plain_gap(scan.gap(joint)) {
        return None;
    }
    let end = without_place(scan, joint + 1, run_end(scan, joint + 1));
    (end > joint + 1).then_some(end)
}

/// The end of a run without `in Oslo` at its end.
fn without_place(scan: Scan<'_>, from: usize, end: usize) -> usize {
    let joint = (from + 1..end).rev().find(|at| matches!(scan.word(*at), "in" | "at"));
    joint.filter(|at| PLACES.contains(&scan.word(at + 1))).unwrap_or(end)
}

/// The end of the run of capitalised words that begins at or after `from`, small words between
/// them. A comma belongs to the run only if an `and` closes the list that it opens.
pub(super) fn run_end(scan: Scan<'_>, from: usize) -> usize {
    let (mut end, mut at, mut listed) = (from, from, None);
    while at < scan.words.len() {
        let word = scan.word(at);
        let small = SMALL.contains(&word);
        let describes = at > from && is_romance(scan.word(from)) && is_adjective(word);
        if !small && !is_capitalised(word) && !describes {
            break;
        }
        if at > from && head(word).is_some_and(|head| head.may_begin) && scan.gap(at - 1).contains(',') {
            break;
        }
        if !small {
            end = at + 1;
        }
        if matches!(word, "and" | "und" | "et" | "y" | "e") || scan.gap(at).contains('&') {
            listed = None;
        }
        match scan.gap(at) {
            gap if is_plain_gap(gap) => {}
            ", " if !small => listed = listed.or(Some(at + 1)),
            _ => break,
        }
        at += 1;
    }
    listed.filter(|_| end > from).map_or(end, |open| open.min(end))
}

/// Whether a name in a Romance language begins with the word, which writes its adjectives small: `Revue économique`.
fn is_romance(word: &str) -> bool {
    const HEADS: &[&str] = &[
        "Revue", "Annales", "Cahiers", "Revista", "Anales", "Cuadernos", "Cadernos", "Rivista", "Annali", "Quaderni",
        "Archives", "Boletín", "Boletim", "Bollettino",
    ];
    HEADS.contains(&word)
}

/// Whether a word in small letters ends as the adjectives of Romance languages do.
fn is_adjective(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "ique", "iques", "aise", "ale", "ales", "elle", "elles", "enne", "ennes", "ive", "ives", "aine", "aines",
        "ica", "icas", "ola", "olas", "ana", "anas", "ense", "enses", "iva", "ivas", "eira", "eiras", "esa", "iana",
        "ca",
    ];
    word.starts_with(char::is_lowercase) && word.chars().count() >= 5 && ENDS.iter().any(|end| word.ends_with(end))
}

/// What may stand between two words of a name, besides a comma.
fn is_plain_gap(gap: &str) -> bool {
    matches!(gap, " " | "-" | "‐" | "‑" | " & " | "/" | " / " | "'" | "’" | "\u{a0}" | ", and " | "&" | " - " | " – ")
}

/// How many words a name may have whose head stands last.
const MOST_WORDS: usize = 8;

/// How many words of any sort may stand before a head that has its complement.
const MOST_LEADS: usize = 3;

/// Whether a word is the name of a journal in Chinese, Japanese or Korean, in its brackets: 《…学报》.
fn is_wide_journal(scan: Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    let bracketed = scan.text[..scan.words[at].start].ends_with(['《', '「', '『']);
    bracketed && word.starts_with(is_wide) && WIDE_JOURNALS.iter().any(|ending| word.ends_with(ending))
}

/// Where the phrase around the head at `at` begins, or nothing if it is no name.
fn before(scan: Scan<'_>, at: usize, from: usize, complete: bool, capital: bool) -> Option<usize> {
    let mut start = at;
    while start > from && start > 0 {
        let word = scan.word(start - 1);
        let bracketed = !complete && at - start <= 1 && is_bracketed_form(scan, at);
        if !is_plain_gap(scan.gap(start - 1)) && !bracketed || NOT_A_NAME.contains(&word) {
            break;
        }
        let is_joint = |word: &str| matches!(word, "of" | "for" | "on" | "and" | "in");
        let leads_article = || word == "the" && start > 1 && is_joint(scan.word(start - 2));
        let joins = (is_joint(word) || leads_article()) && !complete && start != at;
        let named = is_capitalised(word) && (!complete || may_lead(word) || at - start < MOST_LEADS);
        if !named && !joins {
            break;
        }
        start -= 1;
    }
    while start < at && (!is_capitalised(scan.word(start)) || OPENERS.contains(&scan.word(start))) {
        start += 1;
    }
    (capital || start < at).then_some(start)
}

/// Whether the short form of a name stands in brackets before its head: `Slow Counting (SLOC) Workshop`.
fn is_bracketed_form(scan: Scan<'_>, at: usize) -> bool {
    const NO_NAMES: &[&str] = &["journal", "journals", "conference", "conferences", "proceedings", "transactions"];
    let is_sort = |word: &str| NO_NAMES.contains(&word.to_lowercase().as_str());
    let named = (at.saturating_sub(MOST_WORDS)..at).all(|before| !is_sort(scan.word(before)));
    named
        && at >= 3
        && !is_acronym(scan.word(at - 2))
        && is_acronym(scan.word(at - 1))
        && scan.gap(at - 1) == ") "
        && scan.gap(at - 2) == " ("
}

/// Words before a head that has its complement: `International`, `IEEE`, a short form.
fn may_lead(word: &str) -> bool {
    LEADS.contains(&word) || word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
}

/// Whether a word begins with a capital, or with a digit and has one (`3D`).
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// Whether a word looks like a short form: two capitals, or one after a small letter.
pub(super) fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && word.chars().count() <= 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::venue::words::words;

    fn phrases(text: &str) -> Vec<String> {
        let words = words(text);
        let scan = Scan { text, words: &words };
        find_phrases(scan)
            .iter()
            .map(|phrase| text[scan.words[phrase.words.start].start..scan.words[phrase.words.end - 1].end].to_owned())
            .collect()
    }

    #[test]
    fn heads_with_a_complement_make_a_name() {
        assert_eq!(phrases("Published in the Journal of Invented Results."), ["Journal of Invented Results"]);
        assert_eq!(
            phrases("at the International Symposium on Sleep and Music in Oslo"),
            ["International Symposium on Sleep and Music"]
        );
        assert_eq!(
            phrases("the 3rd Workshop on Trust, Privacy, and Maps, in May"),
            ["Workshop on Trust, Privacy, and Maps"]
        );
        assert_eq!(phrases("Revue de Botanique"), ["Revue de Botanique"]);
    }

    #[test]
    fn a_head_at_the_end_takes_the_names_before_it() {
        assert_eq!(phrases("Our Tiny Maps Workshop starts"), ["Tiny Maps Workshop"]);
        assert_eq!(phrases("Reviewer for Software Quality Journal"), ["Software Quality Journal"]);
        assert_eq!(phrases("to the Reeds in the Wild Workshop"), ["Reeds in the Wild Workshop"]);
        assert_eq!(phrases("at Counting for Reeds (CORE) Workshop, X"), ["Counting for Reeds (CORE) Workshop"]);
        assert_eq!(phrases("Then we (SLOC) met. Ada (SLOC) Workshop"), ["Ada (SLOC) Workshop"]);
    }

    #[test]
    fn common_nouns_are_no_venues() {
        for text in [
            "our workshop paper", "I wrote a review of it", "a journal article", "Workshop", "the conference on Monday",
        ] {
            assert_eq!(phrases(text), [""; 0], "{text}");
        }
    }
}
