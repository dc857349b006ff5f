//! What a publication's note tells: track, awards, and how far the work has come.
//!
//! In: a [`Work`] of a [`Cv`]. Out: plain sentences' parts, which each format joins and escapes.

use crate::cv::{Cv, Work};
use crate::fact::Status;

/// `oral` as `Oral`.
pub(crate) fn track(work: &Work) -> Option<String> {
    work.track.as_deref().map(str::trim).filter(|track| !track.is_empty()).map(capitalised)
}

/// The awards of a work: `Best Paper Award`, with the awarder where it is not the work's own venue.
pub(crate) fn awards(cv: &Cv, work: &Work) -> Vec<String> {
    let of_work = cv.awards.iter().filter(|award| award.publication.as_ref() == Some(&work.id));
    let named = work.awards.iter().filter_map(|id| cv.award(id));
    let mut lines: Vec<String> = Vec::new();
    for award in named.chain(of_work) {
        let own_venue = |awarder: &&String| work.venue.as_ref().is_none_or(|venue| !awarder.contains(venue.label()));
        let line = match award.awarder.as_ref().filter(own_venue) {
            Some(awarder) => format!("{}, {awarder}", award.title),
            None => award.title.clone(),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Whether an accepted work is still to come out: so the page says, and no dated item of the page
/// is from a year after the work's own.
pub(crate) fn is_to_appear(cv: &Cv, work: &Work) -> bool {
    let newest = cv.items.iter().filter_map(|item| item.date).max().map(crate::date::Date::year);
    let past = newest.zip(work.year).is_some_and(|(newest, year)| newest > year);
    work.status == Status::Accepted && !past
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
