//! Grants that have no name besides their funder's, and the project that they are for: `an NSF grant on "Slow Reeds"`.
//!
//! Input: a clause and where the grant stands in it. Output: the project's name and the funder's.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::phrase::{Reach, name_at};
use crate::extract::reading::{Reading, within};
use crate::pattern::Pattern;

/// What stands between a grant and its project.
static FOR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:\s+(?:with|together\s+with|from)\s+[^.;!?“”\x22]{1,60}?)?,?\s+(?:on|for|to\s+study|titled|entitled|called)\s*:?\s*$",
    )
});

/// The project that capitals alone show to be a name: `an NSF grant on Patience-guided Counting of Reeds`.
fn in_capitals(reading: &Reading<'_>, honour: &Range<usize>, end: usize) -> Option<Range<usize>> {
    const FEWEST: usize = 3;
    let rest = &reading.text()[honour.end..end];
    let title = [" on ", " titled ", " entitled "].iter().find_map(|tie| rest.strip_prefix(tie))?;
    let start = end - title.len();
    let name = name_at(reading.content(), start, end, Reach::Name).filter(|name| name.start == start)?;
    let words = || reading.text()[name.clone()].split(' ');
    (words().filter(|word| word.starts_with(char::is_uppercase)).count() >= FEWEST).then_some(name.clone())
}

/// The project of a grant that is called by its funder alone, and the funder.
pub(super) fn of_grant(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    honour: &Range<usize>,
) -> Option<(Range<usize>, String)> {
    let text = reading.text();
    let funder = text[honour.clone()].strip_suffix(" grant").or_else(|| text[honour.clone()].strip_suffix(" Grant"))?;
    let is_acronym = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '-' || c == '/');
    if !funder.split(' ').all(is_acronym) {
        return None;
    }
    let Some(quotation) =
        reading.quotations.iter().find(|quotation| within(quotation, clause) && quotation.start >= honour.end)
    else {
        return in_capitals(reading, honour, clause.end).map(|project| (project, funder.to_owned()));
    };
    let is_for = FOR.is_match(&text[honour.end..quotation.start]);
    is_for.then(|| (crate::extract::quote::inside(text, quotation), funder.to_owned()))
}
