//! Reads the positions that news or prose tells.
//!
//! In news a verb of beginning must lead, or the item be nothing but role and organisation. In an
//! introduction the owner must be the subject of the sentence, or a word of time lead.

use std::ops::Range;
use std::sync::LazyLock;

use super::affiliation;
use super::before::{before_as, before_where, is_as_owner};
use super::place::{behind, is_organization, joined, listed, names_body};
use super::role::{find_roles, is_teaching};
use super::visit::visited;
use super::{Told, push, when};
use crate::extract::cue::CueKind;
use crate::extract::phrase::{Reach, name_at};
use crate::extract::reading::{Reading, cover};
use crate::extract::subject::{begins_with_owner, is_anothers, joins_as_another};
use crate::fact::{Facts, SectionKind};
use crate::pattern::Pattern;

/// How sure a position is that news tells, one of an introduction, and one that only a verb tells.
const IN_NEWS: f32 = 0.8;
const IN_PROSE: f32 = 0.9;
const BY_VERB: f32 = 0.85;

/// Beginnings of a statement about the owner.
static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:I\s+am|I['’]m|I\s+was|I\s+work(?:ed)?\s+as|I\s+have\s+been|I\s+became|I\s+become|I\s+serve[ds]?\s+as",
        r"|I\s+(?:also\s+)?(?:co-?)?found(?:ed)?|(?:he|she|they)\s+(?:is|was|are|were|works|worked|has been|became|serves|served)",
        r"|is\s+(?:currently\s+|now\s+)?an?|was\s+an?|interned|worked\s+as|working\s+as|work\s+as|spent",
        r"|ich\s+bin|bin\s+ich|ich\s+war|war\s+ich|je\s+suis|j['’]étais|j['’]ai\s+été|soy|fui|he\s+sido|sou|sono|sono\s+stat[oa]",
        r"|currently|previously|formerly|prior\s+to|before\s+(?:that|joining|this|coming)|zuvor|actualmente|anteriormente|auparavant|actuellement|in precedenza|attualmente)\b",
    ))
});

/// That a role was given, wherever it is.
static PROMOTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:promoted|promotion|appointed|became|i am now|i['’]m now|started\s+(?:working\s+)?as|named|ernannt|nommée?|promue?|nombrad[oa]|nomead[oa])\b",
    )
});

/// That a role begins, right before it: `Started Research Assistant position`.
static STARTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(?:I\s+)?(?:just\s+|recently\s+|officially\s+)?(?:started|starting|began|begin|beginning|commenced|commencing)\s+(?:(?:an?|my|the)\s+)?$",
    )
});

/// That a role is over, right before it: `Concluded my internship`.
static ENDED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(?:I\s+)?(?:have\s+|just\s+|recently\s+|successfully\s+)*(?:concluded|finished|completed|ended|wrapped\s+up|concluding|finishing|completing)\s+(?:(?:an?|my|the)\s+)?$",
    )
});

/// Verbs of visiting, which name no role.
static VISIT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\bI(?:\s+am|['’]m|\s+was|(?:\s+will|['’]ll)\s+be)?\s+(?:also\s+|currently\s+)?visit(?:ed|ing)\b|^\W*visit(?:ed|ing)\b|\band\s+visited\b",
    )
});

/// Verbs of an internship, behind which its places stand.
static INTERNED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:interned|interning|was an intern|have interned|did (?:an )?internships?|internships)\s+(?:at|with)\s+",
    )
});

/// Verbs of an office, behind which the body stands.
static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:I|he|she|they)\s+(?:also\s+|currently\s+|now\s+|(?:co-)?found(?:ed)? and\s+)?(co-)?(direct|head)(?:s|ed)?\s+(?:the\s+|its\s+)?",
    )
});

/// People whom a clause names beside the owner, with what they did for the owner.
static BESIDE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:(?:co-)?(?:advis|supervis|mentor|host)\w*\s+by|collaborat\w*\s+with|under\s+(?:the\s+\w+\s+of\s+)?(?:prof|dr)|(?:work\w*|together|along)\s+with\s+(?:prof|dr))\b",
    )
});

/// Reads the clauses of an entry.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    for clause in reading.clauses.iter().filter_map(|clause| reading.told_of(clause)) {
        let clause = &clause;
        let roles = find_roles(reading.text(), clause);
        // A role at the head of a clause looks like a name, and is none.
        let is_fragment =
            roles.first().is_some_and(|role| !reading.text()[clause.start..role.start].contains(char::is_alphabetic));
        if joins_as_another(reading, clause, facts)
            || is_news(reading) && !is_fragment && is_anothers(reading, clause, facts)
        {
            continue;
        }
        if roles.is_empty() {
            without_role(reading, clause, facts);
        }
        with_roles(reading, clause, &roles, facts);
        with_office(reading, clause, facts);
        founded(reading, clause, facts);
        if !roles.is_empty() && !is_news(reading) {
            interned(reading, clause, facts);
        }
    }
}

/// Reads what a section about something else says of the owner outright: `I am a postdoc at X`.
pub(super) fn read_said(reading: &Reading<'_>, facts: &mut Facts) {
    static SAID: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^(?:(?:Currently|Previously|Now),?\s+)?I(?:\s+am|['’]m|\s+was)\s+(?:currently\s+|now\s+|also\s+)?(?:an?|the)\s",
        )
    });
    for clause in &reading.clauses {
        if SAID.is_match(&reading.text()[clause.clone()]) {
            let roles = find_roles(reading.text(), clause);
            with_roles(reading, clause, &roles, facts);
        } else if INTERNED.find(&reading.text()[clause.clone()]).is_some_and(|verb| verb.start() == 0) {
            interned(reading, clause, facts);
        }
    }
}

/// Reads the roles of a clause, where it tells that they are the owner's.
fn with_roles(reading: &Reading<'_>, clause: &Range<usize>, roles: &[Range<usize>], facts: &mut Facts) {
    // What `this` points back to was told before: `The subject of this internship`.
    let is_told_before = |role: &Range<usize>| reading.text()[clause.start..role.start].ends_with("this ");
    for (at, role) in roles.iter().enumerate().filter(|(_, role)| !is_told_before(role)) {
        let several = at_several(reading, role, clause.end);
        if !several.is_empty() && is_told(reading, clause, role, true, facts) {
            for place in several {
                push(reading, Told { role: Some(role.clone()), ..plain(reading, clause, None, place) }, facts);
            }
            continue;
        }
        let organization = organization_of(reading, clause, roles, at);
        if !is_told(reading, clause, role, organization.is_some(), facts) {
            continue;
        }
        let is_news = is_news(reading);
        let range = cover(role, organization.as_ref());
        let last = at.checked_sub(1).map_or(clause.start, |last| roles[last].end);
        let next = roles.get(at + 1).map_or(clause.end, |next| next.start);
        let (start, end) = when::in_clause(reading, &range, last, next);
        let ends = is_news && ENDED.is_match(&reading.text()[clause.start..role.start]);
        let (start, end) = if ends { (None, start) } else { (start, end) };
        let told = Told {
            role: Some(role.clone()),
            named: None,
            range,
            organization,
            start,
            end,
            sure: if is_news { IN_NEWS } else { IN_PROSE },
        };
        push(reading, told, facts);
    }
}

/// The organisations of a role that was held at several: `intern at several places such as Acme and Slow Labs`.
fn at_several(reading: &Reading<'_>, role: &Range<usize>, end: usize) -> Vec<Range<usize>> {
    static SEVERAL: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)^\s+(?:in|at|with|for)\s+(?:several|various|multiple|different|many|some|a\s+number\s+of)\s+[^.;:,]{0,60}?\b(?:such\s+as|including|like)\s+",
        )
    });
    let text = reading.text();
    if let Some(found) = SEVERAL.find(&text[role.end..end]) {
        return listed(reading, role.end + found.end(), end);
    }
    // One interns at several places more often than at one whose name has commas and `and`.
    let tie = [" at ", " with "].iter().find(|tie| text[role.end..end].starts_with(**tie));
    let Some(tie) = tie.filter(|_| is_internship(&text[role.clone()])) else { return Vec::new() };
    let places = listed(reading, role.end + tie.len(), end);
    let is_list =
        places.len() > 1 && text[places[places.len() - 2].end..places[places.len() - 1].start].contains("and ");
    if is_list { places } else { Vec::new() }
}

/// Whether a role is an internship.
fn is_internship(role: &str) -> bool {
    let last = role.rsplit(' ').next().unwrap_or_default().to_lowercase();
    ["intern", "interned", "internship"].contains(&last.as_str())
}

/// The organisation of a role: named before the next role, with the next where only `and` stands
/// between, or joined before it.
fn organization_of(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    roles: &[Range<usize>],
    at: usize,
) -> Option<Range<usize>> {
    let role = &roles[at];
    let next = roles.get(at + 1).filter(|next| next.start >= role.end);
    let clause = &(clause.start..bracket_end(reading.text(), clause, role).unwrap_or(clause.end));
    let own = behind(reading, role.end, next.map_or(clause.end, |next| next.start.min(clause.end)));
    let last = at.checked_sub(1).map(|last| roles[last].end).filter(|last| *last <= role.start);
    let from = last.filter(|last| !is_joint(&reading.text()[*last..role.start])).unwrap_or(clause.start);
    let range = from..role.start;
    let before =
        || before_where(reading, &range).or_else(|| before_as(reading, &range)).or_else(|| joined(reading, &range));
    let own = own.filter(|own| !is_part(reading.text(), role, own) || before().is_none());
    let is_pair = next.is_some_and(|next| is_joint(&reading.text()[role.end..next.start]));
    own.or_else(|| if is_pair { None } else { before() })
        .or_else(|| {
            next.filter(|next| !is_listed(reading.text(), role, next))
                .and_then(|_| behind(reading, role.end, clause.end))
        })
        .or_else(before)
}

/// Whether a comma ends a role before the next one of an enumeration, whose place is its own: `head of studies, and
/// director of the Slow Lab`.
fn is_listed(text: &str, role: &Range<usize>, next: &Range<usize>) -> bool {
    text[role.end..next.start].trim_start().starts_with(',') && !text[role.end..next.start].contains(" at ")
}

/// Where the bracket closes that a role stands in; its place stands there too: `(during a sabbatical)`.
fn bracket_end(text: &str, clause: &Range<usize>, role: &Range<usize>) -> Option<usize> {
    let open = text[clause.start..role.start].rfind('(')?;
    let is_open = !text[clause.start + open..role.start].contains(')');
    let close = text[role.end..clause.end].find(')').filter(|_| is_open)?;
    Some(role.end + close)
}

/// Whether a name behind a role is that of a part of what was joined: `joined Acme as a scientist in the SLOW group`.
fn is_part(text: &str, role: &Range<usize>, name: &Range<usize>) -> bool {
    let tie = text.get(role.end..name.start).unwrap_or_default().trim();
    let behind = text[name.end..].trim_start();
    let is_unit = |unit: &str| behind.starts_with(unit) || text[name.clone()].ends_with(&format!(" {unit}"));
    matches!(tie, "in the" | "in" | "within the" | "on the" | "with the" | "as part of the")
        && ["group", "team", "lab", "unit", "division"].iter().any(|unit| is_unit(unit))
}

/// Whether nothing but `and` stands between two roles: `lecturer and a deputy head at X`.
fn is_joint(between: &str) -> bool {
    between.split_whitespace().all(|word| matches!(word, "and" | "&" | "," | "a" | "an" | "the" | "und" | "et" | "y"))
}

/// Whether the clause tells that the role is, was or becomes the owner's.
fn is_told(reading: &Reading<'_>, clause: &Range<usize>, role: &Range<usize>, has_place: bool, facts: &Facts) -> bool {
    let text = reading.text();
    let part = &text[clause.clone()];
    let opening = &text[clause.start..role.start];
    let begins =
        reading.has_cue(clause, &[CueKind::StartPosition]) || STARTED.is_match(opening) || ENDED.is_match(opening);
    let is_fragment = !text[clause.start..role.start].contains(char::is_alphabetic);
    if reading.section == SectionKind::News {
        let serves = reading.has_cue(clause, &[CueKind::Serve, CueKind::GiveTalk, CueKind::Won]);
        let teaches = is_teaching(&text[role.clone()]) && reading.has_cue(clause, &[CueKind::Serve]);
        return teaches || begins && (has_place || PROMOTED.is_match(part)) || is_fragment && has_place && !serves;
    }
    let beside = BESIDE.find(part).is_some_and(|found| {
        let after = clause.start + found.end();
        after < role.start
            && !text[after..role.start].contains([';', '.'])
            && !SUBJECT.is_match(&text[after..role.start])
    });
    let is_owners = begins
        || SUBJECT.is_match(part)
        || begins_with_owner(part, facts)
        || is_fragment
        || is_as_owner(&text[clause.start..role.start]);
    has_place && is_owners && !beside
}

fn is_news(reading: &Reading<'_>) -> bool {
    reading.section == SectionKind::News
}

/// That what begins is a degree and no job.
static STUDIES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:ph\.?\s?d|doctoral|master'?s?|graduate|undergraduate|[mb]\.?\s?sc?|m\.?\s?(?:phil|eng|res)|bachelor'?s?)\b.*\b(?:student|program(?:me)?|studies|candidate|degree)\b|\bmy (?:ph\.?\s?d|doctorate|master)",
    )
});

/// Reads a position told without a role: a visit, or joining an organisation.
fn without_role(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let part = &reading.text()[clause.clone()];
    if let Some(visit) = VISIT.find(part) {
        for place in visited(reading, clause, clause.start + visit.end()) {
            push(reading, plain(reading, clause, Some("visit"), place), facts);
        }
        return;
    }
    if interned(reading, clause, facts) {
        return;
    }
    if !is_news(reading) {
        worked(reading, clause, facts);
    } else if !is_elsewhere(reading, clause)
        && !STUDIES.is_match(part)
        && let Some(place) = joined(reading, clause)
        && !(affiliation::is_persons_lab(&reading.text()[place.clone()]) && tells_a_job(reading, facts))
    {
        for place in affiliation::each_linked(reading, place) {
            let role = affiliation::behind(reading.text(), place.end, clause.end);
            push(reading, Told { role, ..plain(reading, clause, None, place) }, facts);
        }
    }
}

/// Whether an item told already where the owner begins: `Starting as a lecturer at X! Excited to join the lab of Y`.
fn tells_a_job(reading: &Reading<'_>, facts: &Facts) -> bool {
    let place = facts.positions.last().and_then(|job| job.provenance.mentions.first());
    let start = reading.entry.place.span.start;
    place.is_some_and(|place| place.file == reading.entry.place.file && place.span.start >= start)
}

/// Whether a news tells of a journey, of a meeting, or of the end of a job, and of no organisation that is joined.
fn is_elsewhere(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    const TRAVELS: &[&str] = &["travelled to", "traveled to", "travelling to", "traveling to", "trip to"];
    let lower = reading.text()[clause.clone()].to_lowercase();
    let is_meeting = reading.has_cue(clause, &[CueKind::GiveTalk, CueKind::Attend]);
    let is_end =
        reading.has_cue(clause, &[CueKind::EndPosition]) && !reading.has_cue(clause, &[CueKind::StartPosition]);
    is_end || (is_meeting || TRAVELS.iter().any(|travel| lower.contains(travel))) && !lower.contains("joined")
}

/// That somebody worked, at the head of a clause.
static WORKED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:(?:Before|Prior to|After|Previously|Earlier|Afterwards|Then|In)\b[^,]{0,40},\s*)?(?:I|He|She|They)\s+(?:(?:have|has|had)\s+)?(?:\w+ly\s+|also\s+|then\s+)?worked\b",
    )
});

/// Reads where the owner says to have worked on something: `I previously worked on tides at the Slow Institute`.
fn worked(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let part = &text[clause.clone()];
    let place = part.rfind(" at ").filter(|_| WORKED.is_match(part)).and_then(|at| {
        name_at(reading.content(), clause.start + at + " at ".len(), clause.end, Reach::Address)
            .filter(|place| is_organization(text, place) && names_body(&text[place.clone()]))
    });
    if let Some(place) = place {
        push(reading, plain(reading, clause, None, place), facts);
    }
}

/// Reads the places of internships behind their verb. Says whether there is one.
fn interned(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) -> bool {
    let Some(verb) = INTERNED.find(&reading.text()[clause.clone()]) else { return false };
    for place in listed(reading, clause.start + verb.end(), clause.end) {
        push(reading, plain(reading, clause, Some("intern"), place), facts);
    }
    true
}

/// Reads what the owner founded: `I co-founded X and Y`.
fn founded(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    static FOUNDED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"(?i)\b(?:I|he|she|they)\s+(?:also\s+|recently\s+|have\s+|has\s+)?(co-?)?founded\s+(?:the\s+)?")
    });
    let Some(found) = FOUNDED.captures(&reading.text()[clause.clone()]) else { return };
    let role = if found.get(1).is_some() { "co-founder" } else { "founder" };
    let at = clause.start + found.get(0).map_or(0, |whole| whole.end());
    for place in listed(reading, at, clause.end) {
        push(reading, plain(reading, clause, Some(role), place), facts);
    }
}

/// Reads an office told by its verb: `she directs the Slow Lab`.
fn with_office(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let Some(found) = OFFICE.captures(&text[clause.clone()]) else { return };
    let at = clause.start + found.get(0).map_or(0, |whole| whole.end());
    let is_shared = found.get(1).is_some();
    let role = match (&found[2].to_lowercase()[..], is_shared) {
        ("direct", false) => "director",
        ("direct", true) => "co-director",
        (_, false) => "head",
        (_, true) => "co-head",
    };
    let place = name_at(reading.content(), at, clause.end, Reach::Name)
        .filter(|range| is_organization(text, range) && names_body(&text[range.clone()]));
    if let Some(place) = place {
        push(reading, plain(reading, clause, Some(role), place), facts);
    }
}

fn plain(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    named: Option<&'static str>,
    organization: Range<usize>,
) -> Told {
    let (start, end) = when::in_clause(reading, &organization, clause.start, clause.end);
    Told { role: None, named, range: organization.clone(), organization: Some(organization), start, end, sure: BY_VERB }
}
