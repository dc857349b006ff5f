//! Workshops and other events that are held at a larger one: `SLOW at ICML 2024`, `Slow Workshop (NeurIPS)`.
//!
//! Input: the words around a venue. Output: whether that is the host, and the [`Venue`] of both.

use super::printed_name::{MONTHS, looks_like_a_name};
use crate::venue::{Venue, VenueKind};

/// Whether a venue in brackets can host what stands before them: no journal does, and a month is no workshop.
pub(super) fn can_host(venue: &Venue, before: &str) -> bool {
    let is_month = MONTHS.contains(&before.to_lowercase().as_str());
    looks_like_a_name(before) && !is_month && venue.kind != Some(VenueKind::Journal)
}

/// The event, without its year, that a bracket says is held with the venue behind it: `Slow Workshop 2021 (collocated with`.
pub(super) fn before_host(lead: &str) -> Option<&str> {
    const TIES: &[&str] = &[
        "(collocated with", "(co-located with", "(colocated with", "(in conjunction with", "(held with", "(held at",
        "(part of", "(affiliated with",
    ];
    let lead = lead.trim_end();
    let lead = ["ACM", "IEEE", "the"].iter().find_map(|word| lead.strip_suffix(word)).unwrap_or(lead).trim_end();
    let event = TIES.iter().find_map(|tie| lead.strip_suffix(tie))?.trim_end();
    let bare = event.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '\'' | '’'));
    bare.contains(' ').then_some(bare)
}

/// The short form of a workshop that the words before a venue name as held there: `SLOW at`.
pub(super) fn workshop_before<'a>(before: &'a str, printed: &str) -> Option<&'a str> {
    let rest = before.strip_suffix(" at").or_else(|| printed.trim_end().ends_with('@').then_some(before))?;
    let name = rest.rsplit(' ').next().unwrap_or(rest);
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let is_short = name.chars().all(|c| c.is_alphanumeric() || c == '-') && (3..=14).contains(&name.len());
    (is_short && capitals >= 3).then_some(name)
}

/// A workshop at a host, as the page prints both.
pub(super) fn workshop(name: &str, host: &str, printed: &str) -> Venue {
    let noun = if name.to_lowercase().contains("workshop") { "" } else { " Workshop" };
    Venue {
        acronym: None,
        name: Some(format!("{name}{noun} @ {host}")),
        printed: printed.trim().to_owned(),
        kind: Some(VenueKind::Workshop),
        host: Some(host.to_owned()),
    }
}

/// Whether what stands between two venues makes the second the host of the first.
pub(super) fn hosts(between: &str) -> bool {
    let lower = between.to_lowercase();
    lower.contains("workshop")
        || lower.contains("located")
        || lower.contains("conjunction")
        || between.contains(['(', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_before_its_host_is_a_workshop() {
        assert_eq!(workshop_before("of SLOW at", "of SLOW at "), Some("SLOW"));
        assert_eq!(workshop_before("member at", "member at "), None);
        assert_eq!(workshop_before("SLOW", "SLOW@"), Some("SLOW"));
    }
}
