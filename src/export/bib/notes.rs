//! What a publication's note tells: track, awards, how far the work has come, and where it came out.
//!
//! In: a [`Work`] of a [`Cv`]. Out: plain sentences' parts, which each format joins and escapes.

use super::PLACES;
use crate::cv::{BibEntry, Cv, Work};
use crate::export::words;
use crate::fact::Status;
use crate::venue::{Catalogue, Venue, VenueKind};

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
/// is from a year after the work's own. What has a DOI is out.
pub(crate) fn is_to_appear(cv: &Cv, work: &Work) -> bool {
    let is_of_later_year = |year: i16| cv.items.iter().filter_map(|item| item.date).any(|date| date.year() > year);
    work.status == Status::Accepted && work.doi.is_none() && !work.year.is_some_and(is_of_later_year)
}

/// `Published at ICML 2024`: where the page tells of more than the user's entry, which is that of the
/// preprint.
pub(crate) fn beyond_preprint(cv: &Cv, work: &Work) -> Option<String> {
    let is_out = matches!(work.status, Status::Accepted | Status::Published);
    let venue = work.venue.as_ref().filter(|venue| is_out && venue.kind != Some(VenueKind::Preprint))?;
    work.bib.as_ref().filter(|bib| is_of_preprint(bib, venue))?;
    let verb = if is_to_appear(cv, work) { "To appear" } else { "Published" };
    let at = if venue.kind == Some(VenueKind::Journal) { "in" } else { "at" };
    Some(format!("{verb} {at} {}", words::edition(venue, work.track.as_deref())))
}

/// Whether an entry is that of a preprint, and names the venue nowhere.
fn is_of_preprint(bib: &BibEntry, venue: &Venue) -> bool {
    let is_server = |name: &str| Catalogue::known().find(name).is_some_and(|entry| entry.kind == VenueKind::Preprint);
    let names_server = |place: &str| {
        let words = place.split(|letter: char| !letter.is_alphanumeric());
        words.chain([place]).any(is_server)
    };
    let is_named = bib.fields.iter().any(|(name, value)| name != "title" && words::holds(value, &venue.printed));
    let on_server = PLACES.iter().filter_map(|place| bib.field(place)).any(names_server);
    !is_named && (on_server || bib.entry_type == "online")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
