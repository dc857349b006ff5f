//! Workshops that the owner proposed and that were taken: `One workshop proposal "Slow Rivers" is accepted to ICRA 2025`.
//!
//! Input: a clause of news. Output: the workshop at its host as one that the owner organises. Limits: a tutorial is a talk.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Office, push};
use super::organise::{ORGANISED, hosted};
use super::place::{Place, find_places};
use super::words::RoleKind;
use crate::extract::reading::Reading;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// A workshop that was proposed and taken: `One workshop proposal "Slow Rivers" is accepted to`.
static PROPOSED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r#"(?i)^\W*(?:(?:our|my|one|a|the|two)\s+)?(workshop|tutorial|special session)\s+proposals?\s+(?:(?:on\s+|titled\s+|entitled\s+|for\s+)?["“]([^"”]{4,120})["”,]+|((?:on|about|for)\s+[^"“.;]{2,90}?))?\s*(?:(?:has|have)\s+been|was|were|is|are|got)\s+(?:accepted|selected|approved)\s+(?:at|to|by|for|in)\b"#,
    )
});

/// Reads such a clause. Says whether it is one.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) -> bool {
    let text = reading.text();
    let Some(found) = PROPOSED.captures(&text[clause.clone()]) else { return false };
    let (Some(all), Some(sort)) = (found.get(0), found.get(1)) else { return false };
    // A tutorial is a talk, and read as one.
    if !sort.as_str().eq_ignore_ascii_case("workshop") {
        return true;
    }
    let end = clause.start + all.end();
    let known = find_places(reading, &(end..clause.end), false).into_iter().find(|place| !place.is_journal());
    let Some(known) = known else { return true };
    let start = clause.start + all.start();
    let place = match (found.get(2), found.get(3)) {
        (Some(name), _) => hosted(text, start, name.as_str().trim_end_matches(','), &known),
        (None, Some(topic)) => hosted(text, start, &format!("workshop {}", topic.as_str()), &known),
        (None, None) => Place { range: start..known.range.end, ..known },
    };
    push(reading, &Office { name: "Organizer".to_owned(), kind: RoleKind::Organise }, &place, ORGANISED, facts);
    true
}
