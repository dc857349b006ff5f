//! Acceptances without a title: `Two papers accepted to CVPR 2024!`.
//!
//! Input: a reading and the works that it names. Output: counts at venues, for the clauses that
//! announce an acceptance and name no work.

use std::ops::Range;

use super::count::{Count, find_counts, find_elliptic};
use super::prose::WorkFound;
use crate::extract::cue::CueKind;
use crate::extract::reading::{Reading, overlap};
use crate::extract::venue::VenueMention;
use crate::fact::UnnamedPublications;

/// Reads the acceptances without a title.
pub(super) fn read_unnamed(reading: &Reading<'_>, works: &[WorkFound]) -> Vec<UnnamedPublications> {
    let mut found = Vec::new();
    for clause in &reading.clauses {
        if works.iter().any(|work| overlap(&work.title, clause)) || !announces(reading, clause) {
            continue;
        }
        found.extend(read_clause(reading, clause));
    }
    let named = u32::try_from(works.len()).unwrap_or(u32::MAX);
    let counted: u32 = found.iter().map(|unnamed| unnamed.count).sum();
    if named > 0 && counted <= named { Vec::new() } else { found }
}

/// Whether the clause says that works were accepted or are out.
fn announces(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    reading.has_cue(clause, &[CueKind::Accepted, CueKind::Published, CueKind::Present])
        && !reading.has_cue(clause, &[CueKind::Negative])
        && reading.venues_in(clause).next().is_some()
}

fn read_clause(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<UnnamedPublications> {
    let text = &reading.text()[clause.clone()];
    let shift =
        |count: Count| Count { range: count.range.start + clause.start..count.range.end + clause.start, ..count };
    let counts: Vec<Count> = find_counts(text).into_iter().map(shift).collect();
    let Some(first) = counts.first() else { return Vec::new() };
    let venues: Vec<&VenueMention> =
        reading.venues_in(clause).filter(|venue| venue.range.start >= first.range.start || counts.len() == 1).collect();
    let elliptic: Vec<Count> =
        find_elliptic(text).into_iter().map(shift).filter(|count| count.range.start > first.range.end).collect();
    if !elliptic.is_empty() {
        return at_venues(reading, &elliptic, &venues);
    }
    if venues.len() > 1 && counts.len() == 1 && usize::try_from(first.number) == Ok(venues.len()) {
        return venues.iter().map(|venue| unnamed(reading, 1, Some(venue), &first.range)).collect();
    }
    at_venues(reading, &counts, &venues)
}

/// Gives each count the first venue behind it, or the last before it.
fn at_venues(reading: &Reading<'_>, counts: &[Count], venues: &[&VenueMention]) -> Vec<UnnamedPublications> {
    let venue_for = |count: &Count| {
        let behind = venues.iter().find(|venue| venue.range.start >= count.range.end);
        behind.or_else(|| venues.iter().rfind(|venue| venue.range.end <= count.range.start)).copied()
    };
    counts.iter().map(|count| unnamed(reading, count.number, venue_for(count), &count.range)).collect()
}

fn unnamed(
    reading: &Reading<'_>,
    count: u32,
    venue: Option<&VenueMention>,
    range: &Range<usize>,
) -> UnnamedPublications {
    UnnamedPublications {
        count,
        year: venue.and_then(|mention| mention.year).or(reading.year()),
        date: reading.date(),
        track: venue.and_then(|mention| mention.track.clone()),
        venue: venue.map(|mention| mention.venue.clone()),
        provenance: reading.provenance(range.clone(), 0.85),
    }
}
