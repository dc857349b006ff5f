//! What was joined besides a job: several bodies, each with a link, and what one is there: `Joined [MARSH](…) and [RIVER](…)
//! as an affiliated member`.
//!
//! Input: the place that a verb of joining leads to. Output: the places one by one, and the range of the role behind.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::reading::{Reading, within};
use crate::pattern::Pattern;

/// The places of a name that holds several links with `and` or commas between, else the name itself.
pub(super) fn each_linked(reading: &Reading<'_>, place: Range<usize>) -> Vec<Range<usize>> {
    let text = reading.text();
    let links: Vec<Range<usize>> =
        reading.content().links().map(|(link, _)| link).filter(|link| within(link, &place)).collect();
    let is_joint = |pair: &[Range<usize>]| {
        matches!(
            text.get(pair[0].end..pair[1].start).map(str::trim),
            Some("and" | "," | ", and" | "&" | "und" | "et" | "y")
        )
    };
    let covers = |first: &Range<usize>, last: &Range<usize>| first.start == place.start && last.end == place.end;
    match (links.first(), links.last()) {
        (Some(first), Some(last)) if links.len() > 1 && covers(first, last) && links.windows(2).all(is_joint) => links,
        _ => vec![place],
    }
}

/// What somebody is in what was joined: the noun behind `as`.
pub(super) fn behind(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    static AS: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^[^.;:()\n]{0,60}?\s+as\s+(?:an?|the)\s+((?:[\p{L}-]+\s){0,2}(?:member|fellow|affiliate|associate|collaborator|partner))\b",
        )
    });
    let found = AS.captures(&text[at..end])?.get(1)?;
    Some(at + found.start()..at + found.end())
}

/// Whether a name is that of a person's lab: `lab of Ada Weiss`, `Ada Weiss's group`.
pub(super) fn is_persons_lab(name: &str) -> bool {
    let lower = name.to_lowercase();
    let of = ["lab of ", "group of ", "team of ", "laboratory of "].iter().any(|lab| lower.starts_with(lab));
    of || ["'s lab", "’s lab", "'s group", "’s group", "'s team", "’s team"].iter().any(|lab| lower.contains(lab))
}
