//! Evidence that a title candidate is a work of the owner, weighed.
//!
//! Input: a candidate and its clause. Output: a sum of weights; what reaches [`ENOUGH`] is a
//! publication. Each weight stands for a habit of academic news, so that a wrong decision can be
//! told and mended.

use std::ops::Range;

use crate::extract::cue::CueKind;
use crate::extract::link::{self, LinkRank};
use crate::extract::reading::Reading;
use crate::extract::title::{Setting, Title, follows_work_noun};
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
    if has_cue_outside(reading, clause, title, &[CueKind::Present])
        && has_cue_outside(reading, clause, title, &[CueKind::WorkNoun])
    {
        sum += 0.2;
    }
    sum
}

/// What speaks against it: the words are the title of a talk, a grant, a course, an event.
fn contrary(reading: &Reading<'_>, title: &Title, clause: &Range<usize>) -> f32 {
    let before = clause.start.min(title.range.start)..title.range.start;
    let lower = reading.text()[before.clone()].to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let is_work = follows_work_noun(reading, &title.range);
    let mut sum = 0.0;
    if has_cue_outside(reading, clause, title, &[CueKind::GiveTalk]) && !is_work {
        sum += 0.5;
    }
    if has_cue_outside(reading, &before, title, &[CueKind::GrantNoun, CueKind::Organise]) && !is_work {
        sum += 0.6;
    }
    if says(&[
        "blog",
        "podcast",
        "interview",
        "featured in",
        "course",
        "workshop on",
        "session on",
        "press",
        "talk titled",
        "talk entitled",
        "project titled",
        "project entitled",
        "proposal",
        "seminar",
        "lecture",
        "award",
        "joined",
        "program",
        "team",
        "lab ",
    ]) && !is_work
    {
        sum += 0.5;
    }
    sum
}

/// Whether one of the cues stands in the range but not in the title itself.
fn has_cue_outside(reading: &Reading<'_>, range: &Range<usize>, title: &Title, kinds: &[CueKind]) -> bool {
    reading.cues_in(range, kinds).any(|cue| cue.range.end <= title.range.start || cue.range.start >= title.range.end)
}
