//! Names: the places of a text where a venue is named, before anything around them is read.
//!
//! Input: a text and its words. Output: [`Name`]s in order, without overlap: of the catalogue, else
//! by shape, else an unknown short form that a year follows.

use std::ops::Range;
use std::sync::LazyLock;

use super::heads::head;
use super::shape::{Phrase, Scan, find_phrases, is_acronym, is_capitalised};
use crate::pattern::Pattern;
use crate::venue::words::{fold_into, is_filler};
use crate::venue::{Catalogue, Hit, VenueKind, is_sponsor};

/// Where a name comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The catalogue.
    Known(Hit),
    /// Its shape.
    Shape(Phrase),
    /// A short form that nobody knows, with a year.
    Acronym,
}

/// A name and the words that it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The words.
    pub(super) words: Range<usize>,
    /// How it was found.
    pub(super) source: Source,
}

/// Short forms that a year or `workshop` may follow and that name no venue.
pub(super) const NO_VENUE: &[&str] = &[
    // Months and seasons in capitals
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC", "JANUARY", "FEBRUARY",
    "MARCH", "APRIL", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER", "SPRING", "SUMMER",
    "FALL", "AUTUMN", "WINTER", // Degrees and academic life
    "PhD", "PHD", "MSc", "BSc", "MS", "BS", "MA", "BA", "MBA", "MD", "DPhil", "MPhil", "CV", "GPA", "REU", "UG", "TA",
    "RA", "PI", // Places
    "USA", "US", "UK", "EU", "UAE", "NYC", "LA", "SF", "DC", "HK", "CA", "NY", "MA", "BC", "ON",
    // Files, labels, schemes
    "PDF", "TBA", "TBD", "NEW", "NEWS", "COVID", "AD", "CE", "FY", "WS", "SS", "ISBN", "ISSN", "DOI", "RFC", "ISO",
    "IEEE", "ACM", "AAUP", "QS", "ID", "GPT", "AI", "ML", "NLP", "CS", "H", "FP", "ERC", "NSF", "DFG", "NIH", "NSFC",
    "GSoC", "KAKENHI", "JSPS", "Highlights", "UPDATE", "UPDATES",
];

/// A year right after a short form: `'24`, ` 2024`, `-2024`, `2024`.
static YEAR: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:[ \u{a0}]?['’‘`´′]\d\d|[ \u{a0}-]?(?:19[89]|20[0-4])\d)(?:(?-u:\b)|_)"));

/// Finds the names of a text.
pub(super) fn find_names(scan: Scan<'_>) -> Vec<Name> {
    let phrases = find_phrases(scan);
    let mut phrases = phrases.into_iter().peekable();
    let mut names: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < scan.words.len() {
        while phrases.next_if(|phrase| phrase.words.end <= at).is_some() {}
        let phrase = phrases.peek().and_then(|phrase| rest_of(phrase, at, names.last()));
        match name_at(scan, at, phrase.as_ref()) {
            Some(name) => {
                at = name.words.end;
                names.push(name);
            }
            None => at += 1,
        }
    }
    names
}

/// The phrase if it begins at word `at`, or what is left of a workshop's after its host was read.
fn rest_of(phrase: &Phrase, at: usize, last: Option<&Name>) -> Option<Phrase> {
    if phrase.words.start == at {
        return Some(phrase.clone());
    }
    let known = |name: &Name| matches!(name.source, Source::Known(_));
    let left = last.is_some_and(|last| known(last) && last.words.start == phrase.words.start && last.words.end == at);
    let enough = phrase.words.end - at >= 2;
    let rest = Phrase { words: at..phrase.words.end, ..phrase.clone() };
    (left && enough && phrase.kind == VenueKind::Workshop && phrase.words.start < at).then_some(rest)
}

/// The name that begins at word `at`, as `phrase` does if there is one.
fn name_at(scan: Scan<'_>, at: usize, phrase: Option<&Phrase>) -> Option<Name> {
    let phrase = phrase.filter(|phrase| !only_frames(scan, phrase)).map(|phrase| cut_at_known(scan, phrase));
    let hit = known_at(scan, at);
    match (hit, phrase) {
        (Some(hit), Some(phrase)) if !prefers_hit(scan, at, &hit, &phrase) => Some(shaped(phrase)),
        (Some(hit), _) => Some(Name { words: at..at + hit.words, source: Source::Known(hit) }),
        (None, Some(phrase)) => Some(shaped(phrase)),
        (None, None) => acronym_at(scan, at),
    }
}

fn shaped(phrase: Phrase) -> Name {
    Name { words: phrase.words.clone(), source: Source::Shape(phrase) }
}

/// A known full name is kept although the capitals go on, unless they go on as part of a longer name.
fn prefers_hit(scan: Scan<'_>, at: usize, hit: &Hit, phrase: &Phrase) -> bool {
    let end = at + hit.words;
    if end >= phrase.words.end {
        return true;
    }
    let only_head = end + 1 == phrase.words.end && !phrase.complete && is_acronym(scan.word(at));
    if hit.by_acronym && (only_head || phrase.kind == VenueKind::Workshop) {
        return !hit.ordinary || only_head;
    }
    !hit.ordinary
        && !hit.by_acronym
        && hit.words >= 3
        && !matches!(scan.word(end), "and" | "for")
        && !scan.gap(end - 1).contains(['&', ','])
}

/// Whether a phrase does nothing but frame a known name: `Proceedings of the X`, `Workshop of X`, `ACM X journal`.
fn only_frames(scan: Scan<'_>, phrase: &Phrase) -> bool {
    let words = phrase.words.clone();
    let framing = matches!(scan.word(words.start), "Proceedings" | "Proc");
    let known = |at: &usize| known_at(scan, *at).filter(|hit| !hit.ordinary).map(|hit| at + hit.words);
    let inner = words.start + words.clone().take_while(|at| is_sponsor_word(scan.word(*at))).count();
    if inner > words.start && known(&inner).is_some_and(|end| end >= words.end) {
        return true;
    }
    if phrase.complete {
        let workshop_of = phrase.kind == VenueKind::Workshop && matches!(scan.word(words.start + 1), "of" | "at");
        let headed = framing && words.clone().skip(2).any(|at| head(scan.word(at)).is_some());
        return headed || (framing || workshop_of) && words.skip(2).any(|at| known(&at).is_some());
    }
    phrase.kind != VenueKind::Workshop && words.clone().skip(1).any(|at| known(&at) == Some(words.end - 1))
}

/// A phrase ends before `at X`, `and X`, `, X` where X is a known venue of its own.
fn cut_at_known(scan: Scan<'_>, phrase: &Phrase) -> Phrase {
    let mut cut = phrase.clone();
    for at in phrase.words.start + 2..phrase.words.end {
        let joint = matches!(scan.word(at - 1), "at" | "in" | "and" | "with");
        if scan.word(at - 1) == "the" && scan.word(at - 2) == "and" && begins_periodical(scan, at) {
            cut.words.end = at - 2;
            break;
        }
        if !(joint || scan.gap(at - 1).contains(['&', ',', '/'])) {
            continue;
        }
        if known_at(scan, at).is_some_and(|hit| !hit.ordinary) {
            cut.words.end = if joint { at - 1 } else { at };
            break;
        }
    }
    cut
}

/// Whether a journal's name begins at a word: known, or `Journal of`, `Slow Journal of`.
fn begins_periodical(scan: Scan<'_>, at: usize) -> bool {
    let is_journal = |at: usize| head(scan.word(at)).is_some_and(|head| head.kind == VenueKind::Journal);
    known_at(scan, at).is_some_and(|hit| !hit.ordinary) || is_journal(at) || is_journal(at + 1)
}

/// The known name at a word, unless the word goes on as an address or compound.
pub(super) fn known_at(scan: Scan<'_>, at: usize) -> Option<Hit> {
    let word = scan.word(at);
    let first = word.chars().next()?;
    if first.is_ascii_lowercase() && !LOWER_STARTS.contains(&word) {
        return None;
    }
    // `Springer Nature` is a firm.
    if at > 0 && scan.word(at - 1) == "Springer" && scan.gap(at - 1) == " " {
        return None;
    }
    let before = scan.text[..scan.words[at].start].chars().next_back();
    if first.is_lowercase() && before == Some('.') && at > 0 && scan.gap(at - 1) == "." {
        return None;
    }
    let hit = Catalogue::known().longest(scan.text, scan.words, at)?;
    let last = at + hit.words - 1;
    let longer = is_sponsor_word(word)
        && known_at(scan, at + 1).is_some_and(|inner| inner.words + 1 > hit.words && !inner.by_acronym);
    if longer || is_frame(scan, at, &hit) {
        return None;
    }
    (!goes_on(scan, last, hit.ordinary) && !is_part_of_name(scan, at, &hit)).then_some(hit)
}

/// Whether a known name is but the frame of a longer one (`Proceedings of the IEEE Conference on X`),
/// or its letter stands before a comma and is no word of it (`R&R, Journal of X`).
fn is_frame(scan: Scan<'_>, at: usize, hit: &Hit) -> bool {
    let last = at + hit.words - 1;
    let next = scan.word(last + 1);
    let framing = matches!(scan.word(at), "Proceedings" | "Proc") && hit.words > 1;
    let is_ordinal = |word: &str| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < word.len() && matches!(rest, "st" | "nd" | "rd" | "th")
    };
    let goes_on = scan.gap(last) == " " && (is_capitalised(next) && !is_acronym(next) || is_ordinal(next));
    let letter = scan.word(at).chars().count() == 1 && hit.words > 1 && scan.gap(at).contains(',');
    framing && goes_on || letter
}

/// First words of known names that are not capitalised.
const LOWER_STARTS: &[&str] = &[
    "arxiv", "arXiv", "bioRxiv", "biorxiv", "medRxiv", "medrxiv", "chemRxiv", "eLife", "elife", "engrXiv", "iScience",
    "npj", "mBio", "mSystems", "mSphere", "eNeuro", "eBioMedicine", "eClinicalMedicine", "neurips", "eScience", "useR",
    "uDL", "xAI", "viXra", "dg", "ioLearn", "international", "conference", "transactions", "journal", "proceedings",
    "eCrime", "eEnergy", "e",
];

/// Whether an ordinary word (`Cell`, `Nature`) is but the first of several capitalised words.
fn is_part_of_name(scan: Scan<'_>, at: usize, hit: &Hit) -> bool {
    let next = scan.word(at + hit.words);
    hit.ordinary
        && !is_acronym(scan.word(at))
        && matches!(scan.gap(at + hit.words - 1), " " | "-")
        && next.starts_with(char::is_uppercase)
        && head(next).is_none()
        && !matches!(next, "Paper" | "Article" | "Cover" | "Press")
}

/// Whether the name is but the first part of an address (`icml.cc`) or of a compound (`CHI-like`).
fn goes_on(scan: Scan<'_>, last: usize, ordinary: bool) -> bool {
    let gap = scan.gap(last);
    let next = scan.word(last + 1);
    let small = next.starts_with(|letter: char| letter.is_lowercase());
    match gap {
        "." | "@" | "_" => small,
        "-" | "‐" | "‑" => ordinary && small,
        _ => false,
    }
}

/// An unknown short form with a year, and the sponsors before it.
fn acronym_at(scan: Scan<'_>, at: usize) -> Option<Name> {
    let mut end = at;
    while is_sponsor_word(scan.word(end)) && matches!(scan.gap(end), " " | "/" | "-") {
        end += 1;
    }
    let sponsored = end > at;
    let mut last = end;
    if sponsored && known_at(scan, end).is_some() {
        return None;
    }
    if !is_acronym(scan.word(last))
        || (!sponsored && NO_VENUE.contains(&scan.word(last)))
        || is_sponsor_word(scan.word(last))
    {
        return None;
    }
    while matches!(scan.gap(last), "-" | "&" | "+" | "/") && is_capitalised(scan.word(last + 1)) {
        last += 1;
    }
    let after = &scan.text[scan.words[last].end..];
    let inside_address = scan.text[..scan.words[at].start].ends_with(['.', '/', '_', '#', '-']);
    let dated = YEAR.is_match(after) && !is_number_after(after);
    let listed = sponsored && (after.starts_with(" --") || after.starts_with(" (20") || after.starts_with(", 20"));
    let written_on = sponsored && scan.gap(last).is_empty();
    ((dated || listed || written_on) && !inside_address)
        .then_some(Name { words: end..last + 1, source: Source::Acronym })
}

/// `ABC 2024.12`, `ABC 2401.01234` are no editions.
fn is_number_after(after: &str) -> bool {
    let rest =
        after.trim_start_matches([' ', '-', '\'', '’']).trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.starts_with(['.', ':', '-', '/']) && rest[1..].starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether a word is an organisation that stands before venues' names.
pub(super) fn is_sponsor_word(word: &str) -> bool {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    is_capitalised(word) && !is_filler(&folded) && is_sponsor(&folded)
}
