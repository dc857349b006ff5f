//! Counts of which a part goes to the Findings of a conference, which are a venue of their own:
//! `Four papers (three main, one Findings) at X`, `Seven papers at X! Four to main, three to Findings.`
//!
//! Input: what an entry counts, and its text. Output: the count in two where it is told so. Limits: the
//! entry counts at one conference, and the catalogue knows its Findings.

use std::sync::LazyLock;

use super::count::number;
use crate::extract::reading::Reading;
use crate::extract::venue::findings_of;
use crate::fact::UnnamedPublications;
use crate::pattern::Pattern;

/// How many of them went to the Findings.
static PART: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(\w+)\s+(?:(?:long|short)\s+)?(?:papers?\s+)?(?:(?:to|in|at|for|as|into)\s+)?(?:the\s+)?findings\b",
    )
});

/// Divides the only count of an entry between its conference and the Findings.
pub(super) fn divide(reading: &Reading<'_>, mut found: Vec<UnnamedPublications>) -> Vec<UnnamedPublications> {
    let [only] = found.as_mut_slice() else { return found };
    let body = &reading.text()[reading.entry.body..];
    let part = PART.captures_iter(body).find_map(|found| number(&found[1]));
    let venue = only.venue.as_ref().and_then(findings_of);
    if let (Some(part), Some(venue)) = (part, venue)
        && part < only.count
    {
        only.count -= part;
        let track = Some("findings".to_owned());
        let findings = UnnamedPublications { count: part, venue: Some(venue), track, ..only.clone() };
        found.push(findings);
    }
    found
}
