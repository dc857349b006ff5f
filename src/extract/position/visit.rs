//! The bodies that somebody visited: `visited Halden University`, `visited the group of Prof. Weiss in Olm College`.
//!
//! Input: a reading, a clause and where the verb ends. Output: ranges of names; towns and people are none.

use std::ops::Range;
use std::sync::LazyLock;

use super::place::{TIES, listed, names_body};
use crate::extract::reading::Reading;
use crate::pattern::Pattern;

/// A group named after who leads it, up to the name of where it is.
static GROUP: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\s*(?:(?:the|a)\s+)?(?:[\w-]+\s+){0,2}?(?:group|lab|laboratory|team)\s+of\s+(?:(?:Prof(?:essor)?|Dr)\.?\s+)*(?:\p{Lu}[\p{L}’'.-]*\s+){1,4}(?:in|at)\s+(?:the\s+)?",
    )
});

/// The places visited: those of a group, those behind `at`, else those directly behind the verb, if they name bodies.
pub(super) fn visited(reading: &Reading<'_>, clause: &Range<usize>, at: usize) -> Vec<Range<usize>> {
    const NEAR_TIE: usize = 60;
    let text = reading.text();
    let group = GROUP.find(&text[at..clause.end]).map(|group| at + group.end());
    let tie = TIES[0].find(&text[at..clause.end]).filter(|tie| tie.start() < NEAR_TIE).map(|tie| at + tie.end());
    let behind = |at: usize| Some(listed(reading, at, clause.end)).filter(|places| !places.is_empty());
    let places = group.and_then(behind).or_else(|| tie.and_then(behind));
    let all = places.unwrap_or_else(|| listed(reading, at, clause.end)).into_iter();
    let is_short_form = |name: &str| name.chars().filter(|c| c.is_uppercase()).count() > 1 && !name.contains(' ');
    let is_host = |name: &str| {
        names_body(name) && !is_meeting(name)
            || group.is_some() && is_short_form(name.split(',').next().unwrap_or(name))
    };
    all.filter(|range| is_host(&text[range.clone()])).collect()
}

/// Whether a name is that of a meeting, where nobody works: `the Slow Summer School`.
fn is_meeting(name: &str) -> bool {
    const MEETINGS: &[&str] =
        &["conference", "workshop", "symposium", "congress", "summer school", "winter school", "spring school"];
    let lower = name.to_lowercase();
    MEETINGS.iter().any(|meeting| lower.contains(meeting))
}
