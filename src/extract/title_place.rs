//! Places where a title cannot stand, and one where it must.
//!
//! Input: a reading and a stretch of its text. Output: whether the stretch is a venue, the place
//! where a work went, the part of a venue or the topic of the item; whether a noun of works leads up
//! to it.

use std::ops::Range;

use super::cue::CueKind;
use super::publication::find_counts;
use super::reading::Reading;
use super::title::{Setting, Title};
use super::title_shape as shape;
use crate::fact::SectionKind;
use crate::text::{Mark, MarkKind};

/// Whether most of the stretch is a venue's name.
pub(crate) fn is_venue(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    reading.venues.iter().any(|venue| {
        let shared = venue.range.end.min(range.end).saturating_sub(venue.range.start.max(range.start));
        shared * 10 >= range.len() * 6
    })
}

/// Whether the stretch is where a work went: `accepted into X`, `published in the X`.
pub(super) fn is_destination(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const TIES: &[&str] = &["into", "to", "at", "in", "by", "the"];
    let before = &reading.text()[reading.entry.body.min(range.start)..range.start];
    let printed = &reading.text()[range.clone()];
    let mut words = before.split(' ').rev().skip_while(|word| word.is_empty()).peekable();
    let mut ties = 0;
    while words.next_if(|word| TIES.contains(word)).is_some() {
        ties += 1;
    }
    let verdict = words.next().unwrap_or_default();
    let is_verdict = matches!(verdict, "accepted" | "published" | "appeared")
        || matches!(verdict, "paper" | "article") && shape::is_system_name(printed)
        || verdict == "publication" && words.next().is_some_and(|word| word == "for");
    ties > 0 && is_verdict || follows_title(reading, range)
}

/// Whether `in` ties the stretch to a title that the page sets apart: `Published *Salt Roads of the North* in *Tide Notes*`.
fn follows_title(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let text = reading.text();
    let before = text[reading.entry.body.min(range.start)..range.start].trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let Some(title) = [" in", " by"].iter().find_map(|tie| before.strip_suffix(tie)) else { return false };
    let end = reading.entry.body + title.trim_end_matches([',', ' ', '"', '”', '.']).len();
    let is_title = |mark: &Mark| {
        matches!(mark.kind, MarkKind::Emphasis | MarkKind::Link(_) | MarkKind::Strong)
            && (mark.end.abs_diff(end) <= 2 && mark.end <= range.start)
            && shape::word_count(&text[mark.range()]) >= 4
    };
    reading.content().marks.iter().any(is_title)
        && reading.cues.iter().any(|cue| cue.kind == CueKind::Published && cue.range.end <= end)
}

/// Whether the stretch says which part of a venue is meant: `CVPR 2023 (X & Y)`.
pub(super) fn specifies_venue(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let text = reading.text();
    let opening = text[reading.entry.body.min(range.start)..range.start].rfind('(').map(|at| reading.entry.body + at);
    opening.is_some_and(|at| {
        let before = text[..at].trim_end().trim_end_matches(['*', '_']).len();
        !text[at..range.start].contains(')') && reading.venues.iter().any(|venue| venue.range.end == before)
    })
}

/// Whether the stretch is the topic of the item and a count of works follows it: `Vision: two papers at X`.
pub(super) fn is_topic(reading: &Reading<'_>, title: &Title) -> bool {
    let behind = &reading.text()[title.range.end..];
    let lead = behind.len() - behind.trim_start_matches([' ', ':', '|', ']', ')', '\u{a0}']).len();
    let opens = !reading.text()[reading.entry.body..title.range.start].chars().any(char::is_alphanumeric);
    opens
        && matches!(title.setting, Setting::Bold | Setting::Emphasis | Setting::Bare | Setting::Linked)
        && find_counts(&behind[lead..]).first().is_some_and(|count| count.range.start == 0 && count.is_said)
}

/// Whether words that nothing sets apart tell what a work is about, not how it is called: `paper on Tides and Marshes`.
pub(super) fn is_subject_matter(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let text = reading.text();
    let before = text[reading.entry.body.min(range.start)..range.start].trim_end();
    let noun = [" on", " about"].iter().find_map(|tie| before.strip_suffix(tie));
    let is_noun = |lead: &str| CALLED.contains(&lead.rsplit(' ').next().unwrap_or_default().to_lowercase().as_str());
    let words = &text[range.clone()];
    let is_long = shape::word_count(words) > LONGEST_TOPIC && shape::case(words) == shape::Case::Title;
    noun.is_some_and(is_noun) && !is_long && !words.contains(':') && !shape::is_system_name(words)
}

/// How many words a topic has at most that is in capitals as a title is.
const LONGEST_TOPIC: usize = 5;

/// Nouns that a name stands before: `FooNet paper`.
const CALLED: &[&str] = &["paper", "article", "preprint", "manuscript"];

/// The name in a linked phrase that a noun of works ends: `FooNet` of `FooNet paper`, `Salt Part II` of
/// `Salt Part II paper`. Words that only qualify the noun (`new paper`) are no name.
pub(super) fn before_noun(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    const QUALIFIERS: &[&str] = &[
        "our", "my", "the", "a", "new", "first", "second", "last", "latest", "recent", "full", "long", "short", "best",
        "joint", "research", "journal", "conference", "workshop", "survey", "review", "position", "poster", "arxived",
        "arxiv", "submitted", "accepted", "published", "invited",
    ];
    const MOST: usize = 5;
    let part = text[range.clone()].trim_end();
    let (name, noun) = part.rsplit_once(' ')?;
    let lower = |word: &str| word.to_lowercase();
    let is_capital = |word: &str| word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    let words: Vec<&str> = shape::words(name).collect();
    let is_name = words.iter().all(|word| is_capital(word) && !QUALIFIERS.contains(&lower(word).as_str()))
        && (words.len() > 1 || shape::is_system_name(name));
    (CALLED.contains(&lower(noun).as_str()) && is_name && words.len() <= MOST)
        .then(|| range.start..range.start + name.trim_end().len())
}

/// Whether the stretch is such a name.
pub(crate) fn is_before_noun(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    let links = reading.content().links().map(|(link, _)| link);
    links.filter(|link| link.start == range.start).any(|link| before_noun(reading.text(), link).as_ref() == Some(range))
}

/// Whether a work noun stands directly before: `our paper X`, `paper on X`, `paper (X`.
/// In a list of linked works the noun before the first goes for all: `papers on [A], [B] and [C]`.
pub(crate) fn follows_work_noun(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const LONGEST_LIST: usize = 12;
    let mut start = range.start;
    for _ in 0..LONGEST_LIST {
        if is_behind_noun(reading, start) {
            return true;
        }
        let Some(before) = listed_before(reading, start) else { return false };
        start = before;
    }
    false
}

fn is_behind_noun(reading: &Reading<'_>, at: usize) -> bool {
    reading.cues.iter().any(|cue| {
        matches!(cue.kind, CueKind::WorkNoun | CueKind::Titled | CueKind::Preprint)
            && cue.range.end <= at
            && is_glue(&reading.text()[cue.range.end..at])
    })
}

/// Where the link begins that `and` or a comma joins to what stands at `at`, perhaps with a remark in brackets between.
fn listed_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const LONGEST_GAP: usize = 48;
    let text = reading.text();
    let joins = |gap: &str| {
        let gap = match (gap.find('('), gap.find(')')) {
            (Some(open), Some(close)) if open < close => format!("{}{}", &gap[..open], &gap[close + 1..]),
            _ => gap.to_owned(),
        };
        let words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        gap.contains([',', '&']) && words.clone().next().is_none() || words.eq(["and"])
    };
    let mut before = reading.content().links().map(|(range, _)| range).filter(|link| link.end <= at);
    before.find(|link| at - link.end <= LONGEST_GAP && joins(&text[link.end..at])).map(|link| link.start)
}

fn is_glue(text: &str) -> bool {
    const GLUE: &[&str] =
        &["", "on", "about", "titled", "entitled", "called", "the", "named", "for", "of", "our", "in"];
    text.len() <= 24
        && text.split(|c: char| !c.is_alphanumeric()).all(|word| GLUE.contains(&word.to_lowercase().as_str()))
}

/// Whether a stretch opens an entry of a publication list, behind a badge at most.
pub(super) fn is_head_of_reference(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    reading.section == SectionKind::Publications && {
        let before = reading.entry.body.min(range.start)..range.start;
        let badge = reading
            .content()
            .marks
            .iter()
            .find(|mark| mark.kind == MarkKind::Code && mark.start == before.start && mark.end <= before.end);
        let behind = badge.map_or(before.start, |badge| badge.end);
        !reading.text()[behind..before.end].contains(char::is_alphabetic)
    }
}
