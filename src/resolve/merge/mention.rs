//! What every join does alike: mentions united in page order, the section of the first, and the
//! confidence of all together.

use std::sync::Arc;

use crate::date::Date;
use crate::fact::{Provenance, SectionKind};
use crate::warning::Place;

/// No reading is ever held for certain.
const SUREST: f32 = 0.99;

/// Joins where facts come from. `parts` are in page order.
///
/// The confidence is that of the surest mention, raised by the others: a page does not often
/// state the same wrong thing twice, but the second reading shares the first one's cues, so it
/// counts half.
pub(crate) fn join(parts: &[&Provenance]) -> Provenance {
    let surest = parts.iter().map(|part| part.confidence).fold(0.0, f32::max);
    let others: f32 = parts.iter().map(|part| 1.0 - part.confidence / 2.0).product();
    let own = 1.0 - surest / 2.0;
    let raised = if parts.len() > 1 { 1.0 - (1.0 - surest) * (others / own) } else { surest };
    Provenance {
        mentions: in_page_order(parts.iter().flat_map(|part| part.mentions.iter().cloned()).collect()),
        section: parts.first().map_or(SectionKind::Other, |part| part.section),
        confidence: if parts.len() > 1 { raised.min(SUREST).max(surest) } else { surest },
    }
}

/// Sorts places by position inside each file; files stay in the order in which they come.
pub(crate) fn in_page_order(places: Vec<Place>) -> Vec<Place> {
    let mut files: Vec<Arc<str>> = Vec::new();
    for place in &places {
        if !files.contains(&place.file) {
            files.push(Arc::clone(&place.file));
        }
    }
    let rank = |place: &Place| files.iter().position(|file| *file == place.file);
    let mut sorted = places;
    sorted.sort_by_key(|place| (rank(place), place.span));
    sorted.dedup();
    sorted
}

/// The first value that any part has.
pub(crate) fn first<T: Clone>(values: impl IntoIterator<Item = Option<T>>) -> Option<T> {
    values.into_iter().flatten().next()
}

/// The longest text that any part has, the first of several.
pub(crate) fn longest<'a>(values: impl IntoIterator<Item = Option<&'a String>>) -> Option<String> {
    let mut best: Option<&String> = None;
    for value in values.into_iter().flatten() {
        if best.is_none_or(|best| value.chars().count() > best.chars().count()) {
            best = Some(value);
        }
    }
    best.cloned()
}

/// Whether two dates can be one, the less precise covering the other.
pub(crate) fn dates_agree(one: Option<Date>, other: Option<Date>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    let agree = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
    one.year() == other.year() && agree(one.month(), other.month()) && agree(one.day(), other.day())
}

/// The most precise of several dates, the first of equals.
pub(crate) fn most_precise(dates: impl IntoIterator<Item = Option<Date>>) -> Option<Date> {
    let precision = |date: &Date| u8::from(date.month().is_some()) + u8::from(date.day().is_some());
    let mut best: Option<Date> = None;
    for date in dates.into_iter().flatten() {
        if best.is_none_or(|best| precision(&date) > precision(&best)) {
            best = Some(date);
        }
    }
    best
}
