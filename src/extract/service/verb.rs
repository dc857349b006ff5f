//! Reads service that a verb tells: `reviewing for X`, `volunteered at X`, `guest-editing a special issue of X`.
//!
//! Input: a clause in which no noun named a role. Output: facts, whose role is the noun of the verb.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Office, cover, push};
use super::named::{name_here, named_after};
use super::organise::is_owners;
use super::place::{Place, find_places};
use super::words::RoleKind;
use crate::extract::reading::Reading;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// How sure such a reading is.
const SURE: f32 = 0.9;

/// The verbs with what they take, up to what joins the venue.
static VERBS: LazyLock<Vec<(Pattern, RoleKind)>> = LazyLock::new(|| {
    [
        (
            r"(?i)\b((?:co-|peer[- ]|meta-)?review(?:s|ed|ing)?|referee(?:s|d|ing)?|refereeing|begutachte|begutachtet|évalué|relu)\s+(?:(?:[\w-]+\s+){0,3}?(?:papers?|manuscripts?|submissions?|articles?|abstracts?|proposals?|applications|artikel|beiträge)\s+)?(?:for|at|für|pour)\b",
            RoleKind::Review,
        ),
        (r"(?i)\b(volunteer(?:ed|ing)?)\s+(?:(?:[\w-]+\s+){0,3}?)(?:for|at)\b", RoleKind::Help),
        (r"(?i)\b(mentor(?:ed|ing)?)\s+(?:(?:students|participants|teams|papers)\s+)?(?:at|for|in)\b", RoleKind::Help),
        (r"(?i)\b(judge|judged|judging)\s+(?:(?:for|at|posters at|entries for)\s+)?the\b", RoleKind::Committee),
        (
            r"(?i)\b((?:guest[- ]|co-|guest co-)?edit(?:ed|ing)?)\s+(?:an?|the|our|another)\s+(?:\w+\s+)?(?:issue|section|collection|research topic)\b",
            RoleKind::Editor,
        ),
    ]
    .into_iter()
    .map(|(source, kind)| (Pattern::new(source), kind))
    .collect()
});

/// `and regularly review for X`, behind what tells of another role.
static COORDINATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i),?\s+(?:and|as\s+well\s+as)\s+(?:(?:I|also|regularly|frequently|occasionally|often|sometimes|routinely|have|has|am)\s+)*((?:review|referee)(?:s|ed|ing)?\s+(?:(?:[\w-]+\s+)?(?:papers|manuscripts|articles|submissions)\s+)?for)\b",
    )
});

/// The part of a clause that tells of reviewing beside another role, from its verb on.
pub(super) fn coordinate(text: &str, clause: &Range<usize>) -> Option<Range<usize>> {
    let verb = COORDINATE.captures(&text[clause.clone()])?.get(1)?.range();
    Some(clause.start + verb.start..clause.end)
}

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    for (verbs, kind) in VERBS.iter() {
        let Some(found) = verbs.captures(&text[clause.clone()]) else { continue };
        let (Some(all), Some(verb)) = (found.get(0), found.get(1)) else { continue };
        let verb = clause.start + verb.start()..clause.start + verb.end();
        if !is_owners(text, clause, &verb) {
            continue;
        }
        let office = Office { name: role(&text[verb.clone()], *kind), kind: *kind };
        let from = clause.start + all.end();
        for mut place in places(reading, &(from..clause.end), *kind) {
            place.range = cover(&verb, &place.range);
            push(reading, &office, &place, SURE, facts);
        }
        return;
    }
}

/// The venues behind the verb: those of a list directly behind it, or the name that follows.
fn places(reading: &Reading<'_>, scope: &Range<usize>, kind: RoleKind) -> Vec<Place> {
    const NEAR: usize = 40;
    let text = reading.text();
    let known = find_places(reading, scope, false);
    let near = if kind == RoleKind::Editor { 120 } else { NEAR };
    if known.first().is_some_and(|place| place.range.start <= scope.start + near) {
        return known;
    }
    if kind == RoleKind::Editor {
        let last = [" in ", " of ", " for "].iter().filter_map(|joint| text[scope.clone()].rfind(joint)).max();
        return last.and_then(|at| named_after(text, scope.start + at, scope.end)).into_iter().collect();
    }
    // The joint before the name belongs to the verb's phrase.
    let joint = text[..scope.start].rfind(' ').map_or(scope.start, |at| at + 1);
    let joint = if text[joint..scope.start].eq_ignore_ascii_case("the") { scope.start } else { joint };
    let place = if joint == scope.start { name_here(text, scope) } else { named_after(text, joint, scope.end) };
    place.into_iter().collect()
}

/// The noun of the verb.
fn role(verb: &str, kind: RoleKind) -> String {
    let lower = verb.to_lowercase();
    let noun = match kind {
        RoleKind::Review if lower.starts_with("referee") => "Referee",
        RoleKind::Review if lower.starts_with("begut") => "Gutachten",
        RoleKind::Review if lower.starts_with("meta") => "Meta-reviewer",
        RoleKind::Review => "Reviewer",
        RoleKind::Committee => "Judge",
        RoleKind::Editor if lower.starts_with("guest") => "Guest editor",
        RoleKind::Editor if lower.starts_with("co-") => "Co-editor",
        RoleKind::Editor => "Editor",
        _ if lower.starts_with("mentor") => "Mentor",
        _ => "Volunteer",
    };
    noun.to_owned()
}
