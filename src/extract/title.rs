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
use super::non_title::{is_honour, is_label, is_statement, is_verdict};
use super::publication::find_counts;
use super::quote;
use super::reading::{Reading, overlap, within};
use super::title_shape::{self as shape, Case};
use crate::text::MarkKind;

/// How a title is set, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Setting {
    /// Between quotation marks.
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
    for title in &mut kept {
        title.url = link_over(reading, &title.range);
    }
    kept.sort_by_key(|title| title.range.start);
    kept
}

fn quoted<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Title> + 'a {
    reading.quotations.iter().map(|range| Title::new(quote::inside(reading.text(), range), Setting::Quoted))
}

fn marked<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = Title> + 'a {
    reading.content().marks.iter().filter(|mark| mark.start >= reading.entry.body).filter_map(|mark| {
        let setting = match mark.kind {
            MarkKind::Emphasis | MarkKind::Quotation => Setting::Emphasis,
            MarkKind::Link(_) => Setting::Linked,
            MarkKind::Strong | MarkKind::Underline | MarkKind::Code | MarkKind::Span(_) => Setting::Bold,
            _ => return None,
        };
        Some(Title::new(mark.range(), setting))
    })
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
            .filter(|cue| !has_object(&reading.text()[cue.range.end..clause.end]))
            .map(|cue| clause.start..before_auxiliaries(reading.text(), clause.start, cue.range.start));
        let winner = reading
            .cues_in(clause, &[CueKind::Won])
            .next()
            .map(|cue| clause.start..before_auxiliaries(reading.text(), clause.start, cue.range.start))
            .filter(|range| shape::is_system_name(&reading.text()[range.clone()]));
        let line = (several && is_own_line(reading.text(), clause)).then(|| clause.clone());
        subject.into_iter().chain(winner).chain(line).map(|range| Title::new(range, Setting::Bare))
    })
}

/// Whether a verb is active, so that its subject took the work: `the committee accepted our paper`.
fn has_object(behind: &str) -> bool {
    let next = behind.split_whitespace().next().unwrap_or_default();
    matches!(next.to_lowercase().as_str(), "our" | "my" | "the" | "a" | "two" | "three")
}

fn is_own_line(text: &str, clause: &Range<usize>) -> bool {
    text[..clause.start].trim_end_matches([' ', '\u{a0}']).ends_with('\n')
        && text[clause.end..].trim_start_matches([' ', '\u{a0}']).chars().next().is_none_or(|c| c == '\n')
}

/// Words that lead up to a title and are not part of it.
const LEADS: &[&str] = &[
    "our", "my", "the", "new", "recent", "latest", "joint", "first", "paper", "papers", "article", "preprint", "work",
    "study", "manuscript", "thesis", "dissertation", "title", "on", "about", "titled", "entitled", "called", "journal",
    "conference", "workshop", "happy", "excited", "thrilled", "pleased", "to", "announce", "share", "that",
];

/// Cuts quotation marks, leading words, a venue behind the title, and final punctuation off.
pub(crate) fn trim_title(reading: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let text = reading.text();
    let mut range = cut_venue_behind(reading, trim_ends(text, range));
    let core = reading
        .quotations
        .iter()
        .map(|quotation| quote::inside(text, quotation))
        .find(|inner| within(inner, &range) && inner.len() * 10 >= range.len() * 8);
    if let Some(core) = core {
        range = trim_ends(text, core);
    }
    cut_leads(text, range)
}

fn trim_ends(text: &str, range: Range<usize>) -> Range<usize> {
    let range = cut_remark(text, range);
    let part = &text[range.clone()];
    let start = part.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '"' | '“' | '”' | ':' | ',' | '-' | '–' | '—' | '.' | '*' | '·' | '|' | '：')
    });
    let kept = start.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '*' | '"' | '”' | '“' | '-' | '–' | '|' | '。' | '，')
    });
    let from = range.start + (part.len() - start.len());
    from..from + kept.len()
}

/// Leaves out a remark in brackets behind the title that is said in small letters: `(more soon!)`.
fn cut_remark(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_end();
    let remark = part.rfind(" (").filter(|at| part.ends_with(')') && *at > 0);
    match remark {
        Some(at) if is_rating(&part[at + 2..]) => range.start..range.start + at,
        Some(at) if shape::case(&part[at + 2..]) == Case::Lower && shape::word_count(&part[at + 2..]) >= 2 => {
            range.start..range.start + at
        }
        _ => range,
    }
}

/// Whether a remark rates the journal: `IF: 10.6, top 2%`.
fn is_rating(remark: &str) -> bool {
    remark.starts_with("IF:") || remark.starts_with("IF ") || remark.to_lowercase().starts_with("impact factor")
}

/// Leaves out a venue behind the title: `Title (ICML 2024)`, `Title, ICML 2024`, `Title. ICML`.
fn cut_venue_behind(reading: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let text = reading.text();
    let behind = reading.venues_in(&range).find(|venue| {
        let before = text[range.start..venue.range.start].trim_end();
        let after = &text[venue.range.end..range.end];
        before.ends_with(['(', '[', ',', '.', '|', '–', '—'])
            && before.len() > 3
            && !after.chars().any(char::is_alphabetic)
    });
    match behind {
        Some(venue) => {
            let before = text[range.start..venue.range.start]
                .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | '.' | '|' | '–' | '—'));
            range.start..range.start + before.len()
        }
        None => range,
    }
}

/// Cuts words such as `our paper on` off the front, but only where a lower-case lead or a work
/// noun stands there, so that a title that begins with `The` keeps its article.
fn cut_leads(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let mut cut = 0;
    let mut at = 0;
    for word in part.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_end_matches([':', ',']);
        if !LEADS.contains(&bare.to_lowercase().as_str()) {
            break;
        }
        at += word.len();
        let is_noun = matches!(
            bare.to_lowercase().as_str(),
            "paper"
                | "papers"
                | "article"
                | "preprint"
                | "work"
                | "study"
                | "manuscript"
                | "thesis"
                | "dissertation"
                | "on"
                | "about"
                | "titled"
                | "entitled"
                | "called"
                | "that"
        );
        if is_noun && (bare.starts_with(char::is_lowercase) || word.trim().ends_with(':'))
            || bare == "our"
            || bare == "Our"
            || bare == "my"
            || bare == "My"
        {
            cut = at;
        }
    }
    trim_ends(text, range.start + cut..range.end)
}

fn link_over(reading: &Reading<'_>, range: &Range<usize>) -> Option<String> {
    reading.content().links().find(|(link, _)| overlap(link, range)).map(|(_, target)| target.to_owned())
}

/// Whether a stretch can be a title, by its words and by how it is set.
fn is_candidate(reading: &Reading<'_>, title: &Title) -> bool {
    let range = &title.range;
    let text = &reading.text()[range.clone()];
    if range.start < reading.entry.body
        || is_label(text)
        || is_verdict(text)
        || (title.setting > Setting::Emphasis && title.setting != Setting::Linked && is_statement(text))
        || (title.setting == Setting::Linked && is_statement(text) && shape::case(text) == Case::Lower)
        || is_honour(text)
        || is_venue(reading, range)
        || is_destination(reading, range)
        || is_topic(reading, title)
        || is_enumeration(text)
    {
        return false;
    }
    let count = shape::word_count(text);
    let case = shape::case(text);
    let name = shape::is_system_name(text);
    match title.setting {
        Setting::Quoted => count >= 3 || case != Case::Lower,
        Setting::Emphasis => count >= 4 || name || (count >= 2 && case != Case::Lower),
        Setting::Linked if count >= 2 && stands_for_work(reading, range) => true,
        Setting::Linked | Setting::Bold => count >= 4 || name || (count >= 2 && follows_work_noun(reading, range)),
        Setting::Enumerated => count >= 2 || name,
        Setting::Announced => count >= 3 && case != Case::Lower || name,
        Setting::Bare => (name || (count >= 2 && case == Case::Title)) && !speaks_of_works(text),
    }
}

/// Whether a bare phrase speaks of works instead of naming one: `two papers on counting`.
fn speaks_of_works(text: &str) -> bool {
    super::cue::find_cues(text)
        .iter()
        .any(|cue| matches!(cue.kind, CueKind::WorkNoun | CueKind::Others) && cue.range.start < 24)
}

/// Whether the words are a list of names rather than a phrase: hardly more words than commas.
fn is_enumeration(text: &str) -> bool {
    let commas = text.matches(',').count();
    commas >= 2 && shape::word_count(text) <= commas * 2 + 3
}

/// Whether most of the stretch is a venue's name.
pub(crate) fn is_venue(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    reading.venues.iter().any(|venue| {
        let shared = venue.range.end.min(range.end).saturating_sub(venue.range.start.max(range.start));
        shared * 10 >= range.len() * 6
    })
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

/// Whether the stretch is where a work went: `accepted into X`, `published in the X`.
fn is_destination(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const TIES: &[&str] = &["into", "to", "at", "in", "by", "the"];
    let before = &reading.text()[reading.entry.body.min(range.start)..range.start];
    let mut words = before.split(' ').rev().skip_while(|word| word.is_empty()).peekable();
    let mut ties = 0;
    while words.next_if(|word| TIES.contains(word)).is_some() {
        ties += 1;
    }
    ties > 0 && words.next().is_some_and(|verb| matches!(verb, "accepted" | "published" | "appeared"))
}

/// Whether the stretch is the topic of the item and a count of works follows it: `Vision: two papers at X`.
fn is_topic(reading: &Reading<'_>, title: &Title) -> bool {
    let behind = &reading.text()[title.range.end..];
    let lead = behind.len() - behind.trim_start_matches([' ', ':', '|', ']', ')', '\u{a0}']).len();
    let opens = !reading.text()[reading.entry.body..title.range.start].chars().any(char::is_alphanumeric);
    opens
        && matches!(title.setting, Setting::Bold | Setting::Emphasis | Setting::Bare | Setting::Linked)
        && find_counts(&behind[lead..]).first().is_some_and(|count| count.range.start == 0 && count.is_said)
}

/// Whether a work noun stands directly before: `our paper X`, `paper on X`, `paper (X`.
pub(crate) fn follows_work_noun(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    reading.cues.iter().any(|cue| {
        matches!(cue.kind, CueKind::WorkNoun | CueKind::Titled | CueKind::Preprint)
            && cue.range.end <= range.start
            && is_glue(&reading.text()[cue.range.end..range.start])
    })
}

fn is_glue(text: &str) -> bool {
    const GLUE: &[&str] =
        &["", "on", "about", "titled", "entitled", "called", "the", "named", "for", "of", "our", "in"];
    text.len() <= 24
        && text.split(|c: char| !c.is_alphanumeric()).all(|word| GLUE.contains(&word.to_lowercase().as_str()))
}
