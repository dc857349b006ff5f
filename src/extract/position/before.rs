//! Organisations that a sentence names before the role that was held there.
//!
//! Input: an entry's text and the range before a role. Output: the range of an organisation's name: of the last one
//! before `where I was a`, or of the one right before `as a`.

use std::ops::Range;
use std::sync::LazyLock;

use super::name::place_at;
use super::place::{TIES, UNITS, can_employ};
use crate::extract::phrase::Reach;
use crate::extract::reading::Reading;
use crate::pattern::Pattern;

/// That a role was held at the place named last: `at Acme, where I was a`.
static WHERE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)(?:,\s*|\s)(?:where|wo|où|donde|onde|dove)\s+(?:I|he|she|they|ich|je)\b[^,;]*$")
});

/// The organisation right before `where`, with at most a town between, for a role that stands at the end of a range.
pub(super) fn before_where(reading: &Reading<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    const TOWN: usize = 24;
    let text = reading.text();
    let end = range.start + WHERE.find(&text[range.clone()])?.start();
    let places = TIES[0].find_iter(&text[range.start..end]).filter_map(|tie| {
        place_at(reading, range.start + tie.end(), end, Reach::Address).filter(|place| can_employ(text, place))
    });
    places.last().filter(|place| end - place.end <= TOWN)
}

/// What stands between a place and the role that was held there, at the end of a range.
static AS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i),?\s+(?:as|als|comme|como|come)\s+(?:(?:an?|the|my|ein(?:e|en)?|un[ea]?|um|uma)\s+)?$")
});

/// What leads to a place where somebody worked as something.
static AT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\b(?:at|with|for|join(?:ed|ing)?|bei|beim|chez|en|presso)\s+"));

/// The organisation right before `as a`: `I have two years with Acme as a`, `We build tides at Acme as a`,
/// `joined the SLOW consortium as a`.
pub(super) fn before_as(reading: &Reading<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let end = range.start + AS.find(&text[range.clone()])?.start();
    let name = |tie: usize| {
        let place = place_at(reading, range.start + tie, end, Reach::Address)?;
        let unit = text[place.end..end].trim();
        let reaches = unit.is_empty() || UNITS.contains(&unit) || PROJECTS.contains(&unit);
        (reaches && can_employ(text, &place)).then_some(place.start..end)
    };
    // The first name that reaches so far is the whole one: `the Department of Tides at Nowhere University as a`.
    AT.find_iter(&text[range.start..end]).find_map(|tie| name(tie.end()))
}

/// Words for what several bodies do together, behind its name.
const PROJECTS: &[&str] = &["consortium", "project", "network", "company", "startup", "start-up", "foundation"];

/// Whether a clause tells that the owner was where it says `as a` role, up to the role.
pub(super) fn is_as_owner(before: &str) -> bool {
    static OWNER: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"\b(?:I|I['’](?:ve|ll|d)|ich|Ich|Je|je)\b.*\s(?:as|als|comme)\s+(?:\w+\s+)?$"));
    OWNER.is_match(before)
}
