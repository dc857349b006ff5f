//! The work that an honour is for.
//!
//! Input: a reading, the honour's range and the works read so far. Output: the title or short name of one of them.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::fact::{Facts, Publication};

/// Nouns of honours that are given for a work and not to a person alone.
const FOR_WORKS: &[&str] = &[
    "paper", "poster", "demo", "presentation", "thesis", "dissertation", "artifact", "artefact", "mention", "finalist",
    "runner", "place", "talk", "best", "rising star", "article", "abstract", "time award", "nominee", "nomination",
    "prize", "medal", "publication",
];

/// Words with which the honour is a person's.
const FOR_PEOPLE: &[&str] = &[
    "reviewer", "referee", "travel", "scholarship", "fellowship", "grant", "funding", "fund", "bursary", "studentship",
    "area chair", "member",
];

/// The title or short name of the work that the honour in `range` is for: the one work of the entry.
pub(super) fn work_of(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    range: &Range<usize>,
    facts: &Facts,
) -> Option<String> {
    let text = reading.text();
    let title = text[range.clone()].to_lowercase();
    let said = ["our paper", "my paper", "our work", "my work", "for my", "for our"]
        .iter()
        .any(|phrase| text[clause.clone()].to_lowercase().contains(phrase));
    let fits = said
        || FOR_WORKS.iter().any(|word| title.contains(word)) && !FOR_PEOPLE.iter().any(|word| title.contains(word));
    if !fits {
        return None;
    }
    let here: Vec<&Publication> = works(reading, facts).collect();
    let span = reading.content().text.span(clause.clone());
    let inside: Vec<&&Publication> = here
        .iter()
        .filter(|work| {
            work.provenance
                .mentions
                .iter()
                .any(|mention| span.start <= mention.span.start && mention.span.start < span.end)
        })
        .collect();
    let work = match (inside.as_slice(), here.as_slice()) {
        ([one], _) => one,
        ([], [one]) => one,
        _ => return None,
    };
    work.title.clone().or_else(|| work.short_title.clone())
}

/// The work of a publication list that a note at `range` belongs to: the last one named before it.
pub(super) fn work_noted(reading: &Reading<'_>, range: &Range<usize>, facts: &Facts) -> Option<String> {
    let note = reading.page.place(reading.content().text.span(range.clone()));
    let before = |work: &&Publication| {
        work.provenance
            .mentions
            .iter()
            .any(|mention| mention.file == note.file && mention.span.start <= note.span.start)
    };
    let nearest = |work: &&Publication| {
        work.provenance
            .mentions
            .iter()
            .map(|mention| mention.span.start)
            .filter(|start| *start <= note.span.start)
            .max()
    };
    let work = facts.publications.iter().filter(before).max_by_key(nearest)?;
    work.title.clone().or_else(|| work.short_title.clone())
}

/// The works that the entry told, by the place of their mentions.
pub(super) fn works<'a>(reading: &Reading<'_>, facts: &'a Facts) -> impl Iterator<Item = &'a Publication> {
    let span = reading.content().text.span(0..reading.text().len());
    let file = reading.page.file.clone();
    facts.publications.iter().rev().take(12).filter(move |work| {
        work.provenance
            .mentions
            .iter()
            .any(|mention| mention.file == file && span.start <= mention.span.start && mention.span.end <= span.end)
    })
}
