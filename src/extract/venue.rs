//! Finds venues in text: by the catalogue, and unknown ones by their shape.
//!
//! Input: an entry's text and marks. Output: [`VenueMention`]s in order.

use std::ops::Range;

use crate::text::RichText;
use crate::venue::Venue;

/// A venue named in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct VenueMention {
    /// Its bytes in the text, year included.
    pub(crate) range: Range<usize>,
    /// The venue.
    pub(crate) venue: Venue,
    /// The year of the edition, where printed.
    pub(crate) year: Option<i16>,
    /// The track, where printed.
    pub(crate) track: Option<String>,
}

/// Finds the venues of a text.
pub(crate) fn find_venues(_content: &RichText) -> Vec<VenueMention> {
    Vec::new()
}
