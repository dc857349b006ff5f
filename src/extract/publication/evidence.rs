//! Evidence that a title candidate is a work of the owner, weighed.
//!
//! Input: a candidate and its clause. Output: a sum of weights; what reaches [`ENOUGH`] is a
//! publication. Each weight stands for a habit of academic news, so that a wrong decision can be
//! told and mended.

use std::ops::Range;

use crate::extract::cue::CueKind;
use crate::extract::link::{self, LinkRank};
use crate::extract::reading::Reading;
use crate::extract::title::{Setting, Title};
use crate::extract::title_place::follows_work_noun;
use crate::extract::title_shape::{self as shape, Case};

/// The sum from which on a candidate counts as a work.
pub(super) const ENOUGH: f32 = 0.6;

/// Cues that say what became of a work.
pub(super) const VERDICTS: &[CueKind] = &[CueKind::Accepted, CueKind::Published, CueKind::Preprint, CueKind::Submitted];

/// Weighs what speaks for and against a candidate.
pub(super) fn weigh(reading: &Reading<'_>, title: &Title, clause: &Range<usize>, neighbours: &Range<usize>) -> f32 {
    own_words(reading, title) + company(reading, title, clause, neighbours) - contrary(reading, title, clause)
}

/// The candidate's own shape and link.
fn own_words(reading: &Reading<'_>, title: &Title) -> f32 {
    let text = &reading.text()[title.range.clone()];
    let mut sum = 0.0;
    if matches!(title.setting, Setting::Quoted | Setting::Emphasis | Setting::Announced) && shape::word_count(text) >= 4
    {
        sum += 0.2;
    }
    if shape::word_count(text) >= 5 && shape::case(text) != Case::Lower {
        sum += 0.2;
    }
    if title.setting == Setting::Enumerated {
        sum += 0.6;
    }
    match title.url.as_deref().map(link::rank) {
        Some(LinkRank::Other) | None => {}
        Some(_) => sum += 0.5,
    }
    sum
}

/// What stands around it.
fn company(reading: &Reading<'_>, title: &Title, clause: &Range<usize>, neighbours: &Range<usize>) -> f32 {
    let mut sum = 0.0;
    if has_cue_outside(reading, clause, title, VERDICTS) {
        sum += 0.5;
    } else if has_cue_outside(reading, neighbours, title, VERDICTS) {
        sum += 0.3;
    }
    if follows_work_noun(reading, &title.range) {
        sum += 0.4;
    }
    if reading.venues_in(clause).next().is_some() {
        sum += 0.2;
    }
    if has_cue_outside(reading, clause, title, &[CueKind::FinishDegree]) && follows_work_noun(reading, &title.range) {
        sum += 0.3;
    }
    let links_to_work = title.url.as_deref().is_some_and(|url| link::rank(url) != LinkRank::Other);
    if opens_item(reading, title) && (links_to_work || reading.venues_in(clause).next().is_some()) {
        sum += 0.3;
    }
    if links_to_work && has_cue_outside(reading, &whole(reading), title, &[CueKind::WorkNoun]) {
        sum += 0.2;
    }
    if (opens_item(reading, title) || title.setting == Setting::Quoted) && wins_as_a_paper(reading, clause) {
        sum += 0.3;
    }
    if title.setting == Setting::Quoted && is_apposition(reading, title, clause) {
        sum += 0.4;
    }
    if links_to_work && is_introduced(reading, title, clause) {
        sum += 0.2;
    }
    if is_alone(reading, title, clause) && has_cue_outside(reading, neighbours, title, VERDICTS) {
        sum += 0.2;
    }
    if is_presented(reading, title, clause) {
        sum += 0.2;
    }
    sum
}

/// Whether the authors introduce what they link to: `we introduce FooNet`.
fn is_introduced(reading: &Reading<'_>, title: &Title, clause: &Range<usize>) -> bool {
    const VERBS: &[&str] =
        &["introduce", "introducing", "introduced", "propose", "proposing", "announce", "announcing"];
    let before = reading.text()[clause.start.min(title.range.start)..title.range.start].to_lowercase();
    shape::words(&before).any(|word| VERBS.contains(&word))
}

/// Whether the clause tells that a written work was presented, or that the work itself was: `our
/// paper T at X`, `our work, T, was presented at X`. Who presents `our work, T` tells of a talk.
fn is_presented(reading: &Reading<'_>, title: &Title, clause: &Range<usize>) -> bool {
    let presents = has_cue_outside(reading, clause, title, &[CueKind::Present]);
    let is_subject = || {
        let behind = title.range.end..clause.end.max(title.range.end);
        reading.has_cue(&behind, &[CueKind::Present]) && has_cue_outside(reading, clause, title, &[CueKind::WorkNoun])
    };
    presents && (says_written(&reading.text()[clause.clone()]) || is_subject())
}

/// Whether a noun of written works stands before the title, which commas set beside it: `the essay
/// that I wrote with A, "T", …`.
fn is_apposition(reading: &Reading<'_>, title: &Title, clause: &Range<usize>) -> bool {
    let before = &reading.text()[clause.start.min(title.range.start)..title.range.start];
    let beside = before.trim_end_matches(['"', '“', '‘', '«', '„', ' ']).ends_with([',', ':', '–', '—']);
    beside && !follows_work_noun(reading, &title.range) && says_written(before)
}

/// Whether the clause tells of an award for papers: `FooNet received the Best Paper Award`.
fn wins_as_a_paper(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let lower = reading.text()[clause.clone()].to_lowercase();
    reading.has_cue(clause, &[CueKind::Won]) && lower.contains("paper award")
}

/// The whole item behind its date.
fn whole(reading: &Reading<'_>) -> Range<usize> {
    reading.entry.body..reading.text().len()
}

/// Whether the title is a line or cell of its own.
fn is_alone(reading: &Reading<'_>, title: &Title, clause: &Range<usize>) -> bool {
    let text = reading.text();
    let rest = [
        &text[clause.start.min(title.range.start)..title.range.start],
        &text[title.range.end..clause.end.max(title.range.end)],
    ];
    !rest.iter().any(|part| part.chars().any(char::is_alphanumeric))
}

/// Whether the item begins with the title: `TinyThing in KDD 2024 as an oral!`
fn opens_item(reading: &Reading<'_>, title: &Title) -> bool {
    !reading.text()[reading.entry.body.min(title.range.start)..title.range.start].chars().any(char::is_alphanumeric)
}

/// Nouns that a written work is called by.
const WRITTEN: &[&str] = &[
    "paper", "papers", "article", "articles", "preprint", "pre-print", "manuscript", "chapter", "thesis",
    "dissertation", "publication", "publications", "book", "monograph", "survey", "essay", "commentary", "perspective",
    "editorial", "viewpoint", "artikel", "aufsatz", "beitrag", "artigo", "artículo", "articolo", "论文", "文章",
    "論文",
];

/// Nouns of other things that have titles.
const OTHER_THINGS: &[&str] = &[
    "proposal", "project", "grant", "talk", "seminar", "lecture", "course", "tutorial", "workshop", "blog", "podcast",
    "interview", "webinar", "session", "panel", "award", "program", "programme", "team", "lab", "event", "podium",
    "episode", "post", "press", "fellowship", "competition", "challenge", "keynote", "symposium", "minisymposium",
    "internship", "presentation", "poster",
];

/// Verbs and nouns of the press, which writes of a work under titles of its own.
const COVERAGE: &[&str] = &[
    "featured", "highlighted", "covered", "profiled", "interviewed", "quoted", "mentioned", "newspaper", "coverage",
    "newsletter",
];

/// What speaks against it: the words are the title of a talk, a grant, a course, an event; or the
/// clause tells of a presentation or an honour and neither calls the work a paper nor links to one.
fn contrary(reading: &Reading<'_>, title: &Title, clause: &Range<usize>) -> f32 {
    let before = reading.text()[clause.start.min(title.range.start)..title.range.start].to_lowercase();
    let words: Vec<&str> = before.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    let last = |nouns: &[&str]| words.iter().rposition(|word| nouns.contains(word));
    let mut sum = 0.0;
    let own = reading.text()[title.range.clone()].to_lowercase();
    let first = own.split_whitespace().find(|word| !matches!(*word, "the" | "a" | "an")).unwrap_or_default();
    if last(OTHER_THINGS) > last(WRITTEN) || OTHER_THINGS.contains(&first) && title.setting == Setting::Bare {
        sum += 0.8;
    }
    let reviewed = before.trim_end().ends_with("review of") || before.contains("book review");
    if reviewed || words.iter().any(|word| COVERAGE.contains(word)) {
        sum += 0.8;
    }
    let told = has_cue_outside(reading, clause, title, VERDICTS);
    if !told && !leads_to_work(title) && !calls_it_written(reading, clause) {
        sum += 0.5;
    }
    sum
}

fn leads_to_work(title: &Title) -> bool {
    title.url.as_deref().is_some_and(|url| link::rank(url) != LinkRank::Other)
}

/// Whether a text uses a noun of written works.
fn says_written(text: &str) -> bool {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| WRITTEN.contains(&word))
}

/// Whether the item calls the work by a noun of written works, or links to one.
fn calls_it_written(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let item = reading.entry.body..reading.text().len();
    says_written(&reading.text()[item])
        || reading
            .content()
            .links()
            .any(|(range, target)| range.start >= clause.start && link::rank(target) != LinkRank::Other)
}

/// Whether one of the cues stands in the range but not in the title itself.
fn has_cue_outside(reading: &Reading<'_>, range: &Range<usize>, title: &Title, kinds: &[CueKind]) -> bool {
    reading.cues_in(range, kinds).any(|cue| cue.range.end <= title.range.start || cue.range.start >= title.range.end)
}
