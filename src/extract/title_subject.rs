//! The names in the bare subject of an acceptance: `our BarNet dataset`, `FooNet (oral) and BarNet`.
//!
//! A subject that only describes a work names none. Where the page links a word or sets it in bold, an ordinary
//! word is a name as well.

use std::ops::Range;
use std::sync::LazyLock;

use super::cue::CueKind;
use super::reading::{Reading, within};
use super::title::before_auxiliaries;
use super::title_shape as shape;
use crate::pattern::Pattern;
use crate::text::MarkKind;

/// Nouns of what research makes, which may be the last word of its name.
const ARTEFACTS: &[&str] = &[" benchmark", " dataset", " corpus", " framework", " library", " toolkit", " tool"];

/// Nouns that only go with a name.
const SORTS: &[&str] = &[
    " system", " model", " package", " simulator", " paper", " survey", " method", " algorithm", " project",
    " platform", " approach",
];

/// Whether capitalised words name an artefact with its noun: `Quiet Bays Benchmark`, not `New Benchmark`.
pub(super) fn names_artefact(text: &str) -> bool {
    const QUALIFIERS: &[&str] = &["Our", "My", "The", "A", "An", "New", "First", "Another", "This"];
    let last = text.rfind(' ').map(|at| text[at..].to_lowercase());
    let is_noun = last.is_some_and(|last| ARTEFACTS.contains(&last.as_str()));
    is_noun
        && shape::word_count(text) > 2
        && shape::words(text).all(|word| word.starts_with(char::is_uppercase) && !QUALIFIERS.contains(&word))
}

/// The name in a subject that says what it names: `the FooBench benchmark`, `our BarNet dataset`, and with
/// the noun before it: `our new model, BarNet,`.
pub(super) fn named_artefact(text: &str, subject: Range<usize>) -> Option<Range<usize>> {
    let part = text[subject.clone()].trim_end_matches([' ', ',']);
    let open = ["The ", "the ", "Our ", "our ", "My ", "my "].iter().find(|lead| part.starts_with(**lead))?.len();
    let nouns = || ARTEFACTS.iter().chain(SORTS);
    let before = |noun: &&str| part.strip_suffix(*noun)?.get(open..);
    let (lead, last) = part.rsplit_once(' ')?;
    let behind = || nouns().any(|noun| lead.trim_end_matches(',').ends_with(noun)).then_some(last);
    let (name, start) = match nouns().find_map(before) {
        Some(name) => (name, open),
        None => (behind()?, part.len() - last.len()),
    };
    shape::is_system_name(name).then(|| subject.start + start..subject.start + start + name.len())
}

/// The short names that a subject lists: `FooNet (oral) and BarNet`, `FooNet and BarNet papers`; behind their
/// number plain words too: `Two systems Kelp and Dune`.
pub(super) fn listed_names(text: &str, subject: Range<usize>) -> Vec<Range<usize>> {
    let part = text[subject.clone()].trim_end();
    let part = [" papers", " systems"].iter().find_map(|noun| part.strip_suffix(noun)).unwrap_or(part);
    let lead = counted_lead(part);
    let (part, subject) =
        (&part[lead.map_or(0, |(len, _)| len)..], subject.start + lead.map_or(0, |(len, _)| len)..subject.end);
    let is_name = |name: &str| shape::is_system_name(name) || lead.is_some() && shape::is_capitalised(name);
    let mut names = Vec::new();
    let mut at = 0;
    for piece in part.split_inclusive([',', '&']).flat_map(|piece| piece.split_inclusive(" and ")) {
        let name = piece.split('(').next().unwrap_or_default();
        let bare = name.trim_end_matches([',', '&', ' ']).trim_end_matches(" and").trim_end();
        let lead = bare.len() - bare.trim_start().len();
        if bare.trim() == "and" || bare.trim().is_empty() {
            at += piece.len();
            continue;
        }
        names.push(subject.start + at + lead..subject.start + at + bare.len());
        at += piece.len();
    }
    let is_told = lead.is_none_or(|(_, number)| names.len() == number);
    let all = names.len() > 1 && is_told && names.iter().all(|name| is_name(&text[name.clone()]));
    if all { names } else { Vec::new() }
}

/// How long the number and the noun before a list of names are, and the number: `Two systems `.
fn counted_lead(part: &str) -> Option<(usize, usize)> {
    const NUMBERS: &[(&str, usize)] =
        &[("Two ", 2), ("Both ", 2), ("Three ", 3), ("Four ", 4), ("2 ", 2), ("3 ", 3), ("4 ", 4)];
    const NOUNS: &[&str] = &["papers ", "systems ", "works ", "tools ", "projects ", "benchmarks ", "datasets "];
    let part = part.strip_prefix("Our ").map_or((part, 0), |rest| (rest, part.len() - rest.len()));
    let (word, number) = NUMBERS.iter().find(|(word, _)| part.0.starts_with(word))?;
    let noun = NOUNS.iter().find(|noun| part.0[word.len()..].starts_with(**noun))?;
    Some((part.1 + word.len() + noun.len(), *number))
}

/// Whether a name, be it ordinary words with capitals, that the page links or sets in bold is the subject of an
/// acceptance by a known venue, alone or beside others of its kind: `[Kelp](…) and [Dune](…) accepted to X`.
pub(super) fn is_marked_subject(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const LONGEST: usize = 3;
    const JOINTS: &[&str] = &["and", "our", "both"];
    let text = reading.text();
    let words = &text[range.clone()];
    let Some(clause) = reading.clauses.iter().find(|clause| within(range, clause)) else { return false };
    let Some(cue) =
        reading.cues_in(clause, &[CueKind::Accepted, CueKind::Published]).find(|cue| cue.range.start >= range.end)
    else {
        return false;
    };
    let start = clause.start.max(reading.entry.body);
    let subject = start..before_auxiliaries(text, range.end, cue.range.start);
    let sets = |kind: &MarkKind| matches!(kind, MarkKind::Link(_) | MarkKind::Strong);
    let is_marked = |at: usize| {
        let mut marks = reading.content().marks.iter();
        marks.any(|mark| sets(&mark.kind) && mark.start <= at && at < mark.end)
    };
    let mut bare = text[subject.clone()].split_whitespace().filter(|word| {
        let at = crate::span::offset(text, word);
        !is_marked(at) && word.contains(char::is_alphanumeric)
    });
    shape::word_count(words) <= LONGEST
        && words.len() > 2
        && (shape::is_system_name(words) || shape::words(words).all(shape::is_capitalised))
        && !text[subject.clone()].contains(':')
        && bare.all(|word| JOINTS.contains(&word.to_lowercase().as_str()))
        && reading.venues_in(clause).any(|venue| venue.known && venue.range.start >= cue.range.end)
}

/// The bare title behind the noun that announces it, in a subject or in the words before its colon: `Our paper Slow
/// Rivers of the North`, `Our new survey Slow Rivers: A View`.
pub(super) fn behind_noun(text: &str, subject: Range<usize>, clauses: &[Range<usize>]) -> Option<Range<usize>> {
    const FEWEST: usize = 3;
    let before = clauses.iter().rfind(|clause| clause.end <= subject.start);
    let before = before.filter(|clause| text[clause.start..subject.start].trim_end().ends_with(':'));
    let starts = std::iter::once(subject.start).chain(before.map(|clause| clause.start));
    starts.filter_map(|start| work_noun_end(text, start)).find_map(|start| {
        let title = text.get(start..subject.end)?.trim_end();
        let head = title.split([':', '(']).next().unwrap_or(title);
        let is_title = shape::word_count(title) >= FEWEST && shape::case(head) == shape::Case::Title;
        let is_plain = title.starts_with(char::is_uppercase) && !title.contains(['"', '“', ';', '!']);
        (is_title && is_plain).then(|| start..start + title.len())
    })
}

/// Where the words behind a noun of works end that opens a clause: `our latest paper `.
fn work_noun_end(text: &str, start: usize) -> Option<usize> {
    static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^\W*(?i:our|my|a|an|the)\s+(?i:(?:new|latest|recent|joint|first|journal|conference|workshop|research|full|short)\s+){0,2}(?i:papers?|work|article|preprint|manuscript|survey|study|paper on|review)\s*[,:]?\s+",
        )
    });
    NOUN.find(&text[start..]).map(|noun| start + noun.end())
}

/// Whether a subject describes a work in common words instead of naming it: `Our recent collaboration with X`.
pub(super) fn is_description(subject: &str) -> bool {
    let mut words = shape::words(subject);
    let owned = words.next().is_some_and(|first| matches!(first, "Our" | "our" | "My" | "my"));
    owned && words.next().is_some_and(|word| word.starts_with(char::is_lowercase))
}
