//! Title candidates: stretches of an entry that can be the title or the short name of a work.
//!
//! Input: a reading. Output: [`Title`]s in order, without overlap. A candidate is set apart by the
//! page (emphasis, quotation marks, a link, bold), announced (`titled`, a colon), or the bare
//! subject of an acceptance. What is a label (`PDF`), a venue, a name of a person or an honour is
//! none. Whether a candidate becomes a publication is the reader's decision.

use std::cmp::Reverse;
use std::ops::Range;

use super::cue::CueKind;
use super::enumeration::enumerated;
use super::link::{self, LinkRank};
use super::non_title::{is_group, is_honour, is_label, is_statement, is_verdict};
use super::quote;
use super::reading::{Reading, overlap, within};
use super::title_place::{
    before_noun, follows_work_noun, is_before_noun, is_destination, is_head_of_reference, is_subject_matter, is_topic,
    is_venue, specifies_venue,
};
use super::title_shape::{self as shape, Case};
use super::title_subject::{
    behind_noun, is_description, is_marked_subject, listed_names, named_artefact, names_artefact,
};
use super::title_trim::{before_people, trim_title};
use crate::fact::SectionKind;
use crate::text::MarkKind;

/// How a title is set, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Setting {
    /// Between quotation marks, or in an element that is a title by name.
    Quoted,
    /// In emphasis.
    Emphasis,
    /// The text of a link.
    Linked,
    /// In bold, underlined, as code or in an element of its own.
    Bold,
    /// A part of a numbered enumeration of works.
    Enumerated,
    /// After `titled` and the like, or after a colon.
    Announced,
    /// Bare: the subject of an acceptance, or a line of its own.
    Bare,
}

/// A stretch that can be a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// Its bytes in the text, without quotation marks and final stop.
    pub(crate) range: Range<usize>,
    /// How it is set.
    pub(crate) setting: Setting,
    /// The target of the link that it is, or that it lies in.
    pub(crate) url: Option<String>,
}

impl Title {
    fn new(range: Range<usize>, setting: Setting) -> Self {
        Self { range, setting, url: None }
    }
}

/// Finds the title candidates of a reading.
pub(crate) fn find_titles(reading: &Reading<'_>) -> Vec<Title> {
    let numbered = enumerated(reading).map(|range| Title::new(range, Setting::Enumerated));
    let mut found: Vec<Title> =
        quoted(reading).chain(marked(reading)).chain(numbered).chain(announced(reading)).chain(bare(reading)).collect();
    for title in &mut found {
        title.range = trim_title(reading, title.range.clone());
        if title.setting >= Setting::Announced {
            title.range.end = before_people(reading, &title.range);
        }
    }
    found.retain(|title| is_candidate(reading, title));
    found.sort_by_key(|title| {
        (title.setting >= Setting::Announced, Reverse(title.range.len()), title.setting, title.range.start)
    });
    let mut kept: Vec<Title> = Vec::new();
    for title in found {
        if !kept.iter().any(|other| overlap(&other.range, &title.range)) {
            kept.push(title);
        }
    }
    let set_apart: Vec<Range<usize>> =
        kept.iter().filter(|title| is_set_apart(reading, title)).map(|title| title.range.clone()).collect();
    kept.retain(|title| title.setting != Setting::Bare || !shares_clause(reading, &title.range, &set_apart));
    for title in &mut kept {
        title.url = link_over(reading, &title.range);
    }
    kept.sort_by_key(|title| title.range.start);
    kept
}

/// Whether the page itself marks the stretch as a title: a phrase in quotation marks, emphasis or a link.
fn is_set_apart(reading: &Reading<'_>, title: &Title) -> bool {
    title.setting <= Setting::Linked && shape::word_count(&reading.text()[title.range.clone()]) >= 4
}

/// Whether one of the others stands in the clause of `range`: then that is the title and not the subject.
fn shares_clause(reading: &Reading<'_>, range: &Range<usize>, others: &[Range<usize>]) -> bool {
    let clause = reading.clauses.iter().find(|clause| within(range, clause));
    clause.is_some_and(|clause| others.iter().any(|other| within(other, clause)))
}

fn quoted<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Title> + 'a {
    let text = reading.text();
    let names = reading.quotations.iter().filter(|range| !quote::is_badge(text, range));
    names.map(|range| Title::new(quote::inside(text, range), Setting::Quoted))
}

fn marked<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Title> + 'a {
    reading.content().marks.iter().filter(|mark| mark.start >= reading.entry.body).filter_map(|mark| {
        if let (MarkKind::Link(_), Some(name)) = (&mark.kind, before_noun(reading.text(), mark.range())) {
            return Some(Title::new(name, Setting::Linked));
        }
        let setting = match mark.kind {
            MarkKind::Title => Setting::Quoted,
            MarkKind::Emphasis | MarkKind::Quotation => Setting::Emphasis,
            MarkKind::Link(_) => Setting::Linked,
            MarkKind::Span(_) if holds_all(reading, &mark.range()) => return None,
            MarkKind::Strong | MarkKind::Underline | MarkKind::Code | MarkKind::Span(_) => Setting::Bold,
            _ => return None,
        };
        Some(Title::new(mark.range(), setting))
    })
}

/// Whether a mark of style is set around the whole entry, link and all, so that it sets nothing of it apart: `<li><font>`.
fn holds_all(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let text = reading.text();
    let outside = [&text[reading.entry.body.min(range.start)..range.start], &text[range.end..]].concat();
    !outside.contains(char::is_alphanumeric) && reading.content().links().any(|(link, _)| within(&link, range))
}

/// Titles behind `titled` or behind the colon or dash that follows an announcement of a work.
fn announced<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Title> + 'a {
    reading.clauses.iter().flat_map(move |clause| {
        let after_word = reading
            .cues_in(clause, &[CueKind::Titled])
            .map(move |cue| cue.range.end..verdict_start(reading, clause, cue.range.end));
        let colon = colon_after_announcement(reading, clause).map(|at| at..clause.end);
        after_word.chain(colon).map(|range| Title::new(range, Setting::Announced))
    })
}

/// Where the clause goes on to say what became of the work: `… has been accepted`, `… at ICML`.
fn verdict_start(reading: &Reading<'_>, clause: &Range<usize>, from: usize) -> usize {
    let verdicts = [CueKind::Accepted, CueKind::Published, CueKind::Won, CueKind::Submitted];
    let cue = reading.cues_in(clause, &verdicts).map(|cue| cue.range.start).find(|start| *start > from);
    let venue = reading
        .venues_in(clause)
        .map(|venue| before_preposition(reading.text(), venue.range.start))
        .find(|start| *start > from);
    let end = cue.into_iter().chain(venue).min().unwrap_or(clause.end);
    before_auxiliaries(reading.text(), from, end)
}

/// Steps back over `at the`, `in`, `to` before a venue.
fn before_preposition(text: &str, at: usize) -> usize {
    let before = text[..at].trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    [" at", " in", " to", " by", " for"].iter().find_map(|word| before.strip_suffix(word)).map_or(at, str::len)
}

/// Steps back over `has been`, `was just`, `, which got` before a verdict.
pub(crate) fn before_auxiliaries(text: &str, from: usize, at: usize) -> usize {
    const AUXILIARIES: &[&str] = &[
        "has", "have", "had", "been", "was", "were", "is", "are", "got", "just", "recently", "now", "also", "finally",
        "which", "that", "to", "be",
    ];
    let mut end = at;
    loop {
        let before = text[from..end].trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        if word.is_empty() || !AUXILIARIES.contains(&word) {
            return from + before.len();
        }
        end = from + before.len() - word.len();
    }
}

/// The place behind a colon or spaced dash that follows a work noun or an acceptance.
fn colon_after_announcement(reading: &Reading<'_>, clause: &Range<usize>) -> Option<usize> {
    let text = &reading.text()[clause.clone()];
    let announces = [CueKind::WorkNoun, CueKind::Accepted, CueKind::Preprint, CueKind::Published];
    let at = [": ", " - ", " – ", " — ", "："]
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| clause.start + at + mark.len()))
        .min()?;
    reading.has_cue(&(clause.start..at), &announces).then_some(at)
}

/// The bare subject of an acceptance, and lines of their own in an entry that has several.
fn bare<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Title> + 'a {
    let verdicts = [CueKind::Accepted, CueKind::Published];
    let several = reading.text()[reading.entry.body..].contains('\n');
    reading.clauses.iter().flat_map(move |clause| {
        let subject = reading
            .cues_in(clause, &verdicts)
            .next()
            .filter(|cue| !has_object(&reading.text()[cue.range.clone()], &reading.text()[cue.range.end..clause.end]))
            .map(|cue| clause.start..before_auxiliaries(reading.text(), clause.start, cue.range.start));
        let winner = reading
            .cues_in(clause, &[CueKind::Won])
            .next()
            .map(|cue| clause.start..before_auxiliaries(reading.text(), clause.start, cue.range.start))
            .filter(|range| shape::is_system_name(&reading.text()[range.clone()]));
        let artefact = subject.clone().and_then(|range| named_artefact(reading.text(), range));
        let listed = subject.clone().map_or_else(Vec::new, |range| listed_names(reading.text(), range));
        let line = (several && is_own_line(reading.text(), clause)).then(|| clause.clone());
        let named = subject.clone().and_then(|range| behind_noun(reading.text(), range, &reading.clauses));
        let subject = named.or_else(|| subject.filter(|range| !is_description(&reading.text()[range.clone()])));
        let subject = artefact.or(subject).filter(|_| listed.is_empty());
        listed.into_iter().chain(subject).chain(winner).chain(line).map(|range| Title::new(range, Setting::Bare))
    })
}

/// Whether a verb is active, so that its subject took the work: `the committee accepted our paper`.
fn has_object(verb: &str, behind: &str) -> bool {
    if [" by", " to", " at", " in", " for", " into"].iter().any(|tie| verb.ends_with(tie)) {
        return false;
    }
    let next = behind.split_whitespace().next().unwrap_or_default();
    matches!(next.to_lowercase().as_str(), "our" | "my" | "the" | "a" | "two" | "three")
}

fn is_own_line(text: &str, clause: &Range<usize>) -> bool {
    text[..clause.start].trim_end_matches([' ', '\u{a0}']).ends_with('\n')
        && text[clause.end..].trim_start_matches([' ', '\u{a0}']).chars().next().is_none_or(|c| c == '\n')
}

fn link_over(reading: &Reading<'_>, range: &Range<usize>) -> Option<String> {
    reading.content().links().find(|(link, _)| overlap(link, range)).map(|(_, target)| target.to_owned())
}

/// Whether a stretch can be a title, by its words and by how it is set.
fn is_candidate(reading: &Reading<'_>, title: &Title) -> bool {
    let range = &title.range;
    let text = &reading.text()[range.clone()];
    // Most labels of links fail here already.
    if !is_title_as_set(reading, title) {
        return false;
    }
    // Who tells something cries out, a title hardly ever.
    let cries = title.setting >= Setting::Announced && text.ends_with('!');
    let is_other = cries
        || range.start < reading.entry.body
        || is_label(text)
        || is_verdict(text)
        || (title.setting > Setting::Emphasis && title.setting != Setting::Linked && is_statement(text))
        || (title.setting == Setting::Linked && is_statement(text) && shape::case(text) == Case::Lower)
        || is_honour(text)
        || title.setting != Setting::Quoted && is_group(text)
        || title.setting == Setting::Linked && leads_down_the_page(reading, range)
        || is_venue(reading, range)
        || is_destination(reading, range)
        || is_topic(reading, title)
        || title.setting == Setting::Bare && is_subject_matter(reading, range)
        || is_person(reading, title)
        || title.setting > Setting::Emphasis && specifies_venue(reading, range) && shape::word_count(text) <= 3
        || title.setting != Setting::Quoted && !is_head_of_reference(reading, range) && is_enumeration(text);
    !is_other
}

/// Whether a stretch has the words of a title, which may be the fewer, the more the page sets it apart.
fn is_title_as_set(reading: &Reading<'_>, title: &Title) -> bool {
    let range = &title.range;
    let text = &reading.text()[range.clone()];
    let count = shape::word_count(text);
    let case = shape::case(text);
    let name = shape::is_system_name(text);
    match title.setting {
        Setting::Quoted => count >= 3 || case != Case::Lower,
        Setting::Emphasis => count >= 4 || name || (count >= 2 && case != Case::Lower),
        Setting::Linked if is_before_noun(reading, range) => true,
        Setting::Linked if count >= 2 && stands_for_work(reading, range) => true,
        Setting::Linked | Setting::Bold if count >= 2 && is_head_of_reference(reading, range) => true,
        Setting::Linked | Setting::Bold if is_marked_subject(reading, range) => true,
        Setting::Linked | Setting::Bold => count >= 4 || name || (count >= 2 && follows_work_noun(reading, range)),
        Setting::Enumerated => count >= 2 || name,
        Setting::Announced => count >= 3 && case != Case::Lower || name,
        Setting::Bare => {
            let is_named = name || is_lone_name(reading, range) || is_plain_subject(reading, range);
            (is_named || (count >= 2 && case == Case::Title)) && !speaks_of_works(text)
        }
    }
}

/// Whether a link leads to a part of the page itself, as the topic of its works does: `papers about [tides](#papers)`.
fn leads_down_the_page(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let target = link_over(reading, range);
    target.is_some_and(|target| target.trim_start_matches(['.', '/']).starts_with('#'))
        && shape::case(&reading.text()[range.clone()]) == Case::Lower
}

/// Whether a stretch of prose is a double name of people, of whom no link says that it leads to a work.
fn is_person(reading: &Reading<'_>, title: &Title) -> bool {
    let leads_to_work = || link_over(reading, &title.range).is_some_and(|url| link::rank(&url) != LinkRank::Other);
    let words = &reading.text()[title.range.clone()];
    reading.section != SectionKind::Publications
        && title.setting != Setting::Quoted
        && shape::is_double_name(words)
        && !leads_to_work()
}

/// Whether one capitalised word opens the item as the name of what is to appear: `Kelp to appear in ABC'24`.
fn is_lone_name(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const NO_NAMES: &[&str] =
        &["just", "also", "soon", "happy", "excited", "all", "both", "this", "these", "more", "mine"];
    let text = reading.text();
    let word = &text[range.clone()];
    let opens = !text[reading.entry.body.min(range.start)..range.start].contains(char::is_alphanumeric);
    let cue = reading.cues.iter().find(|cue| cue.range.start >= range.end);
    let appears = cue.filter(|cue| text[cue.range.clone()].contains("appear") && cue.range.start <= range.end + 1);
    let venue = appears.and_then(|cue| reading.venues.iter().find(|venue| venue.range.start >= cue.range.end));
    opens
        && word.len() >= 4
        && shape::is_capitalised(word)
        && !word.ends_with("ly")
        && !NO_NAMES.contains(&word.to_lowercase().as_str())
        && venue.is_some_and(|venue| venue.known)
}

/// Whether a bare phrase in small letters opens the item as the subject of a verdict that a known venue
/// follows: `Grazing in small pastures published in X`.
fn is_plain_subject(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const NO_TITLES: &[&str] =
        &["i", "we", "he", "she", "they", "it", "my", "our", "the", "a", "an", "special", "dr", "prof"];
    let text = reading.text();
    let part = &text[range.clone()];
    let first = shape::words(part).next().unwrap_or_default().to_lowercase();
    let opens = !text[reading.entry.body.min(range.start)..range.start].contains(char::is_alphanumeric);
    let cue = reading.cues.iter().find(|cue| {
        matches!(cue.kind, CueKind::Accepted | CueKind::Published)
            && cue.range.start >= range.end
            && before_auxiliaries(text, range.end, cue.range.start) <= range.end
    });
    let venue = cue.and_then(|cue| reading.venues.iter().find(|venue| venue.range.start >= cue.range.end));
    let near = |at: usize| cue.is_some_and(|cue| text[cue.range.end..at].split_whitespace().count() <= 2);
    let nouns = super::cue::find_cues(part);
    opens
        && shape::word_count(part) >= 5
        && shape::case(part) == Case::Sentence
        && !NO_TITLES.contains(&first.as_str())
        && !nouns.iter().any(|cue| matches!(cue.kind, CueKind::WorkNoun | CueKind::Others | CueKind::GrantNoun))
        && venue.is_some_and(|venue| venue.known && near(venue.range.start))
}

/// Whether a bare phrase speaks of works instead of naming one: `two papers on counting`.
fn speaks_of_works(text: &str) -> bool {
    let is_unspaced = text.chars().any(shape::is_unspaced);
    if names_artefact(text) {
        return false;
    }
    if ["논문", "論文", "论文"].iter().any(|noun| text.ends_with(noun)) {
        return true;
    }
    super::cue::find_cues(text)
        .iter()
        .any(|cue| matches!(cue.kind, CueKind::WorkNoun | CueKind::Others) && (cue.range.start < 24 || is_unspaced))
}

/// Whether the words are a list of names rather than a phrase: hardly more words than commas.
fn is_enumeration(text: &str) -> bool {
    let commas = text.matches(',').count();
    commas >= 2 && !text.contains(": ") && shape::word_count(text) <= commas * 2 + 3
}

/// Whether a linked phrase leads to the work that its clause says is new: `we introduce a spiking
/// controller`, `we submitted the first catalogue`.
fn stands_for_work(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const INTRODUCING: &[&str] = &["introduce", "introduces", "propose", "proposes", "present", "presents", "develop"];
    let Some(clause) = reading.clauses.iter().find(|clause| within(range, clause)) else { return false };
    let before = &reading.text()[clause.start..range.start];
    let introduces = shape::words(before).any(|word| INTRODUCING.contains(&word));
    let leads_to_work = link_over(reading, range).is_some_and(|url| link::rank(&url) != LinkRank::Other);
    leads_to_work
        && (introduces || reading.has_cue(&(clause.start..range.start), &[CueKind::Submitted, CueKind::Preprint]))
}
