//! Reads the service that news or prose tells.
//!
//! A role opens a frame where the owner holds it (`I will serve as a`, `as`, at the start of a clause);
//! the venues after it fill the frame, else those before it (`helping KDD 2025 as PC member`).

use std::ops::Range;

use super::emit::{Office, cover, push, share_last_year};
use super::named::{TO_VENUE, behind_comma, named_after, named_before};
use super::place::{Place, find_places};
use super::role::{Role, find_roles, mentions_a_role};
use super::scope::behind_sorts;
use super::unknown::unknown;
use super::words::{EVENTS, FILLERS, HOLDERS, RoleKind, SEATS};
use crate::extract::cue::CueKind;
use crate::extract::reading::{Reading, within};
use crate::extract::years::find_years;
use crate::fact::Facts;

/// How sure a role is whose venue follows it, whose venue stands before it, whose venue has only a name.
const AFTER: f32 = 0.95;
const BEFORE: f32 = 0.9;

/// Cues that begin another fact: a venue behind one of these is not served.
const OTHER_FACTS: &[CueKind] = &[
    CueKind::Accepted,
    CueKind::Published,
    CueKind::Won,
    CueKind::Present,
    CueKind::GiveTalk,
    CueKind::Attend,
    CueKind::WorkNoun,
];

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    if !mentions_a_role(&text[clause.clone()]) {
        return;
    }
    let is_quoted = |role: &Role| {
        let around =
            |quotation: &Range<usize>| within(&role.range, quotation) && quotation.len() > role.range.len() + 8;
        reading.quotations.iter().any(around)
    };
    let roles: Vec<Role> = find_roles(text, clause, false).into_iter().filter(|role| !is_quoted(role)).collect();
    let mut held_before = false;
    let mut from = clause.start;
    for (index, role) in roles.iter().enumerate() {
        // `on the Editorial Board of X as an Associate Editor`: the role is the one held in the body.
        if held_before && index > 0 && is_held_in(text, &roles[index - 1], role) {
            continue;
        }
        let within = roles.get(index + 1).filter(|next| is_held_in(text, role, next));
        let next = roles.get(index + 1).map_or(clause.end, |next| next.range.start);
        if let Some(place) = event_before(text, from..role.range.start).filter(|_| !role.is_none) {
            push(reading, &Office::of(role), &place, BEFORE, facts);
            from = role.range.end;
            continue;
        }
        let held = !role.is_none && !is_job(role) && is_held(reading, clause, role, held_before);
        if held {
            let places = places_of(reading, from, role, next);
            let mut office = Office::of(within.unwrap_or(role));
            if is_chaired(text, clause, role) {
                office = Office { name: format!("{} chair", role.name), kind: RoleKind::Chair };
            }
            for (mut place, confidence) in places {
                place.range = cover(&role.range, &place.range);
                push(reading, &office, &place, confidence, facts);
            }
            // What a list after its sort names is told of the role before it.
            let listed = listed_after(reading, role.range.end, next).and_then(|places| Some(places.last()?.range.end));
            from = listed.unwrap_or(role.range.end);
        }
        held_before = held;
    }
}

/// The event that begins a clause whose role stands alone in the bracket behind it: `Slow Reeds Conference (Organizer)`.
fn event_before(text: &str, before: Range<usize>) -> Option<Place> {
    const LONGEST: usize = 12;
    let name = text[before.clone()].strip_suffix('(')?.trim();
    let words = || name.split(' ').map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let is_event = words().any(|word| EVENTS.contains(&word.as_str())) && words().count() <= LONGEST;
    let fits = is_event && name.starts_with(char::is_uppercase) && !name.contains([':', ';', ',', '.', '!']);
    let end = name.rsplit_once(" at ").map_or(name.len(), |(event, _)| event.len());
    let at = before.start + text[before.clone()].find(name)?;
    let place = Place {
        range: at..at + end,
        venue: unknown(&name[..end]),
        years: find_years(text, before.end..text.len()).into_iter().take(1).collect(),
        is_known: false,
        is_last: false,
    };
    fits.then_some(place)
}

/// Whether a role is held in the body before it: `the Editorial Board as an Associate Editor`.
fn is_held_in(text: &str, body: &Role, role: &Role) -> bool {
    let between = text[body.range.end..role.range.start].trim();
    let last = between.strip_suffix("an").or_else(|| between.strip_suffix('a')).unwrap_or(between).trim_end();
    body.kind == RoleKind::Committee
        && !body.is_member
        && role.is_member
        && (last == "as" || last.ends_with(" as"))
        && between.len() < 60
}

/// The venues of a role, with how sure each is.
fn places_of(reading: &Reading<'_>, from: usize, role: &Role, next: usize) -> Vec<(Place, f32)> {
    let text = reading.text();
    let end = reading
        .cues
        .iter()
        .find(|cue| {
            OTHER_FACTS.contains(&cue.kind)
                && !text[cue.range.clone()].starts_with(char::is_uppercase)
                && cue.range.start > role.range.end
                && cue.range.start < next
                && !in_venue(reading, cue.range.start)
                && !is_reviewed(&text[role.range.end..cue.range.start])
                && !names_server(&text[cue.range.end..])
        })
        .map_or(next, |cue| cue.range.start);
    let in_brackets = || bracketed(reading, role.range.end, end);
    if let Some(listed) = listed_after(reading, role.range.end, end).or_else(in_brackets) {
        return listed.into_iter().map(|place| (place, AFTER)).collect();
    }
    let mut after = find_places(reading, &(role.range.end..end), false);
    after.retain(|place| text.get(role.range.end..place.range.start).is_some_and(|between| !is_aside(between)));
    share_last_year(&mut after);
    if !after.is_empty() && follows(text, role.range.end, after[0].range.start) {
        return after.into_iter().map(|place| (place, AFTER)).collect();
    }
    if let Some(place) = named_after(text, role.range.end, end) {
        let is_job = role.kind == RoleKind::Chair && is_unit(place.venue.label());
        return if is_job { Vec::new() } else { vec![(place, AFTER)] };
    }
    if let Some(place) = behind_comma(text, from, role, end) {
        return vec![(place, AFTER)];
    }
    let mut before = find_places(reading, &(from..role.range.start), false);
    share_last_year(&mut before);
    if before.is_empty() {
        return named_before(text, from, role).into_iter().map(|place| (place, BEFORE)).collect();
    }
    before.into_iter().map(|place| (place, BEFORE)).collect()
}

/// The venues of a bracket behind a role, which its year may stand before: `in three PCs in 2025 (FLOCK, SWARM and HERD)`.
fn bracketed(reading: &Reading<'_>, from: usize, end: usize) -> Option<Vec<Place>> {
    let text = reading.text();
    let open = from + text[from..end].find('(')?;
    let before = text[from..open].trim();
    let is_year = before.strip_prefix("in ").is_some_and(|year| year.len() == 4 && year.starts_with(['1', '2']))
        || ["this year", "this season", "this cycle", "so far"].contains(&before);
    let close = open + text[open..end].find(')')?;
    let mut places = find_places(reading, &(open + 1..close), false);
    if places.len() < 2 || !(before.is_empty() || is_year) {
        return None;
    }
    for place in places.iter_mut().filter(|place| place.years.is_empty()) {
        place.years = find_years(text, from..open);
    }
    Some(places)
}

/// The venues of a list that its sort announces, whatever their names: `reviewer with several venues including A and B`.
fn listed_after(reading: &Reading<'_>, from: usize, end: usize) -> Option<Vec<Place>> {
    let text = reading.text();
    let behind = text[from..end].trim_start();
    let rest = ["for ", "with ", "at ", "in ", "of "].iter().find_map(|tie| behind.strip_prefix(*tie))?;
    let scope = end - rest.len()..end;
    let listed = behind_sorts(text, scope.clone());
    let stop = text[listed.clone()].find(". ").map_or(end, |at| listed.start + at);
    (listed.start > scope.start).then(|| find_places(reading, &(listed.start..stop), true))
}

/// Whether what a cue takes for a work says what a server holds: `preprint server`.
fn names_server(behind: &str) -> bool {
    [" server", " repository", " platform"].iter().any(|noun| behind.starts_with(noun))
}

/// Whether what follows is what the owner reviewed: `and reviewed five papers for`.
fn is_reviewed(before: &str) -> bool {
    let words = before.split_whitespace().rev().take(3);
    words.map(str::to_lowercase).any(|word| word.starts_with("review") || word.starts_with("evaluat"))
}

fn in_venue(reading: &Reading<'_>, at: usize) -> bool {
    reading.venues.iter().any(|venue| venue.range.contains(&at))
}

/// Whether what stands between a role and a venue belongs to something else.
fn is_aside(between: &str) -> bool {
    between.split(['.', '!', '?']).count() > 2
}

/// Whether a name is that of a part of a university, whose chair is a job.
fn is_unit(name: &str) -> bool {
    const UNITS: &[&str] = &[
        "studies", "department", "school", "division", "faculty", "institute", "college", "programs", "affairs",
        "university", "center", "centre",
    ];
    name.split_whitespace().any(|word| UNITS.contains(&word.to_lowercase().as_str()))
}

/// Whether the text between a role and the first venue joins them.
fn follows(text: &str, role_end: usize, venue: usize) -> bool {
    let between = text[role_end..venue].trim();
    let words: Vec<&str> = between.split_whitespace().collect();
    between.chars().all(|c| !c.is_alphanumeric())
        || words
            .iter()
            .take(3)
            .any(|word| TO_VENUE.contains(&word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether the owner holds the role: by the words before it.
fn is_held(reading: &Reading<'_>, clause: &Range<usize>, role: &Role, held_before: bool) -> bool {
    let text = reading.text();
    if held_before && continues(&text[clause.start..role.range.start]) {
        return true;
    }
    let mut end = role.range.start;
    let mut named = false;
    loop {
        let before = text[clause.start..end].trim_end();
        if let Some(venue) = reading.venues.iter().find(|venue| {
            venue.range.end > clause.start
                && venue.range.start < end
                && (is_before(text, venue.range.end, end) || end == role.range.start && venue.range.contains(&end))
        }) {
            if text[venue.range.start..end].trim_end().ends_with('(') {
                return true;
            }
            end = venue.range.start.max(clause.start);
            named = true;
            continue;
        }
        let word = before.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
        let lower = word.to_lowercase();
        if FILLERS.contains(&lower.as_str()) {
            end = clause.start + before.len() - word.len();
            if lower.starts_with("member") {
                if is_praised(&text[clause.start..end]) {
                    return false;
                }
                named = true;
            }
            continue;
        }
        let capital = word.trim_start_matches('(').starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphanumeric() || "-&'’()".contains(c));
        if capital
            && word != "I"
            && role.kind == RoleKind::Committee
            && !before.ends_with(':')
            && before.len() > word.len()
        {
            end = clause.start + before.len() - word.len();
            named = true;
            continue;
        }
        return judge(text, clause, role, before, &lower, named, held_before);
    }
}

/// Whether a verb of chairing stands before a committee: `chairing the selection committee`.
fn is_chaired(text: &str, clause: &Range<usize>, role: &Role) -> bool {
    let before = text[clause.start..role.range.start].trim_end();
    let before = before.strip_suffix("the").or_else(|| before.strip_suffix("a")).unwrap_or(before);
    let verb = before.split_whitespace().next_back().unwrap_or_default().trim_start_matches('*').to_lowercase();
    role.kind == RoleKind::Committee && !role.is_member && super::words::CHAIRING.contains(&verb.as_str())
}

/// Roles that are service in a list of service and a job or a business in prose.
fn is_job(role: &Role) -> bool {
    let name = role.name.to_lowercase();
    ["founder", "translator", "webmaster", "founding"].iter().any(|job| name.contains(job))
}

/// Whether a further role of a list follows: `…, an Area Chair for`, `and a reviewer for`.
fn continues(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let last = if matches!(last, "a" | "an" | "the" | "as") { words.next().unwrap_or_default() } else { last };
    let last = if last == "as" { words.next().unwrap_or_default() } else { last };
    last.ends_with([',', ';']) || matches!(last, "and" | "&" | "et" | "und" | "y" | "e")
}

/// Whether praise stands last: `Distinguished member` is an award.
fn is_praised(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    super::words::NOT_SERVICE.contains(&last.as_str())
}

fn is_before(text: &str, venue_end: usize, at: usize) -> bool {
    venue_end <= at && text[venue_end..at].chars().all(|c| !c.is_alphanumeric())
}

fn judge(
    text: &str,
    clause: &Range<usize>,
    role: &Role,
    before: &str,
    word: &str,
    named: bool,
    held_before: bool,
) -> bool {
    let word = word.trim_matches(|c: char| matches!(c, '(' | ',' | '"' | '“'));
    if is_chaired(text, clause, role) {
        return true;
    }
    if HOLDERS.contains(&word) || role.kind == RoleKind::Committee && SEATS.contains(&word) {
        return true;
    }
    if matches!(word, "and" | "or" | "&" | "") && held_before {
        return true;
    }
    let headless = before.chars().rev().find(|c| !c.is_whitespace()).is_none_or(|c| {
        matches!(c, ':' | '(' | '–' | '—' | '-' | '|' | ']' | ')') || !c.is_alphanumeric() && !c.is_ascii()
    });
    let after = text[role.range.end..clause.end].trim_start();
    let joined = TO_VENUE.iter().any(|joint| after.starts_with(&format!("{joint} ")))
        || ["d'", "d’", "dell'", "dell’", "l'", "l’"].iter().any(|joint| after.starts_with(joint))
        || after.starts_with([',', ':', '@', '–', '-']);
    headless && (joined || named)
}
