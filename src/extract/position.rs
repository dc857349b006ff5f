//! Reads positions: jobs, internships, visits, appointments, promotions.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. A position is a
//! role (a phrase whose head is a word for a job) and an organisation, tied together by `at`, `in`,
//! `with`; in news a verb of beginning leads (`joined O as R`, `started as R at O`), in prose the
//! first person (`I am a R at O`, `Before that, I was a R at O`), in a list the line itself.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::cue::CueKind;
use super::phrase::{Reach, is_time, name_at};
use super::position_words::{HEADS, MODIFIERS};
use super::reading::{Reading, cover};
use crate::date::Date;
use crate::fact::{Facts, Position, SectionKind};

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the tables hold plain words")
}

/// A role phrase: capitalised names and modifiers before a head, a bracket behind it.
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    let modifiers = MODIFIERS.join("|");
    let heads = HEADS.join("|");
    compiled(&format!(
        r"(?:\b(?:(?i:{modifiers})|[A-Z][\w.&’'-]+)[\s-]+){{0,5}}?(?:(?i:{modifiers})[\s-]+)*\b(?i:{heads})\b(?:\s*\([^()]{{3,40}}\))?"
    ))
});

/// What ties an organisation to what stands before it.
static TIE: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"(?i)(?:\b(?:at|with|within|from|to|bei|à|chez|en|na|no|of|in|for)\b|@|,|\||–|—|-)\s*"));

/// Beginnings of a statement about the owner.
static FIRST_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?i)\b(?:I\s+am|I['’]m|I\s+was|I\s+work(?:ed)?\s+as|I\s+have\s+been|I\s+became|I\s+become|I\s+serve[ds]?\s+as|I\s+(?:also\s+)?(?:co-?)?found(?:ed)?|(?:he|she|they)\s+(?:is|was|are|were)|\bis\s+(?:currently\s+|now\s+)?an?|\bwas\s+an?|interned|worked\s+as|working\s+as|work\s+as|spent|ich\s+bin|ich\s+war|je\s+suis|soy|sou|sono|currently|previously|prior\s+to|before\s+(?:that|joining|this))\b",
    )
});

/// Verbs of visiting, which name no role.
static VISIT: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"(?i)\bI(?:\s+am|['’]m|\s+was)?\s+(?:also\s+)?visit(?:ed|ing)\b|^\W*visit(?:ed|ing)\b|\band\s+visited\b")
});

/// Verbs of joining, behind which the organisation stands.
static JOIN: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?i)\b(?:re)?(?:join(?:ed|ing)?|moved to|moving to|returned to|start(?:ed|ing)? at|interning (?:at|with)|interned (?:at|with|in))\b",
    )
});

/// Reads the positions that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    for clause in &reading.clauses {
        if is_others(reading, clause) {
            continue;
        }
        let roles = find_roles(reading, clause);
        let found: Vec<Position> = if roles.is_empty() {
            without_role(reading, clause)
        } else {
            roles.into_iter().filter_map(|role| with_role(reading, clause, &role)).collect()
        };
        facts.positions.extend(found);
    }
}

/// Reads an entry of a section of positions: one role and one organisation, dates beside them.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    let Some(role) = find_roles(reading, &whole).into_iter().next() else { return };
    let organization = organization_around(reading, &whole, &role);
    let (start, end) = dates(reading);
    if organization.is_none() && start.is_none() {
        return;
    }
    facts.positions.push(Position {
        role: Some(reading.text()[role.clone()].trim().to_owned()),
        provenance: reading.provenance(cover(&role, organization.as_ref()), 0.75),
        organization: organization.map(|range| reading.text()[range].to_owned()),
        location: None,
        start: start.or(reading.date()),
        end,
    });
}

/// The dates of a list entry as far as its text prints years.
fn dates(reading: &Reading<'_>) -> (Option<Date>, Option<Date>) {
    let mut years = reading
        .text()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() == 4 && is_time(word))
        .filter_map(|word| word.parse::<i16>().ok());
    let first = years.next();
    let last = years.next_back();
    match (reading.date(), first, last) {
        (Some(date), _, end) => (Some(date), end.map(Date::from_year)),
        (None, start, end) => (start.map(Date::from_year), end.map(Date::from_year)),
    }
}

/// Whether the clause tells of somebody else, of a search for people, or of somebody's supervisor.
fn is_others(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let lower = reading.text()[clause.clone()].to_lowercase();
    let first_person = lower.contains("i joined")
        || lower.contains("i have joined")
        || lower.contains("i am ")
        || lower.contains("i was ");
    !first_person && reading.has_cue(clause, &[CueKind::Others])
}

/// The role phrases of a clause, without those that name somebody else.
fn find_roles(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<Range<usize>> {
    let text = reading.text();
    ROLE.find_iter(&text[clause.clone()])
        .map(|found| clause.start + found.start()..clause.start + found.end())
        .map(|role| widen(text, clause, role))
        .filter(|role| is_owners(text, clause, role))
        .collect()
}

/// Adds `of X` and `in X` where a head takes them: `Professor of Statistics`.
fn widen(text: &str, clause: &Range<usize>, role: Range<usize>) -> Range<usize> {
    static COMPLEMENT: LazyLock<Regex> =
        LazyLock::new(|| compiled(r"^\s+(?:of|in|for)\s+(?:[A-Z][\w&-]*(?:\s+(?:and|of|&)\s+[A-Z]|\s+)?)+"));
    const BODIES: &[&str] = &[
        "Universit",
        "Institut",
        "Department",
        "School",
        "College",
        "Center",
        "Centre",
        "Lab",
        "Group",
        "Faculty",
        "Academy",
    ];
    let behind = &text[role.end..clause.end];
    let Some(found) = COMPLEMENT.find(behind) else { return role };
    let complement = found.as_str().trim_end();
    let goes_on = behind[complement.len()..].trim_start().starts_with([',', '.'])
        || ["at ", "@", "in the", "with "].iter().any(|tie| behind[complement.len()..].trim_start().starts_with(tie));
    if BODIES.iter().any(|body| complement.contains(body)) || !goes_on {
        role
    } else {
        role.start..role.end + complement.len()
    }
}

/// Words before a role that make it somebody else's.
const BEFORE: &[&str] = &[
    "by",
    "with",
    "my",
    "advisor",
    "supervisor",
    "supervisors",
    "hosted by",
    "alongside",
    "for a",
    "mentor",
    "two",
    "three",
    "several",
    "many",
    "our",
    "your",
    "welcome",
    "seeking",
    "hiring",
    "under",
    "new",
    "and",
    "from",
    "thank",
    "thanks",
    "to",
    "outstanding",
    "award",
    "best",
];

/// Whether a role phrase can be the owner's: not `by Professor X`, `Prof.`, a plural, an applicant.
fn is_owners(text: &str, clause: &Range<usize>, role: &Range<usize>) -> bool {
    let before = text[clause.start..role.start].trim_end().to_lowercase();
    let after = text[role.end..clause.end].trim_start().to_lowercase();
    let printed = text[role.clone()].to_lowercase();
    let led = BEFORE.iter().any(|word| {
        before.ends_with(word)
            && before[..before.len() - word.len()].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    });
    let is_own_possessive = before.ends_with("my")
        && (printed.contains("intern") || printed.contains("postdoc") || printed.contains("position"));
    let is_new_job = before.ends_with("new") || before.ends_with(" to");
    let names_person = after.chars().next().is_some_and(char::is_alphabetic)
        && text[role.end..clause.end].trim_start().starts_with(char::is_uppercase)
        && (printed.ends_with("professor") || printed.ends_with("researcher"));
    let is_plural = after.starts_with("position is") || printed.ends_with('s') && !printed.ends_with("ss");
    let is_student = printed.ends_with("student") || after.starts_with("student");
    (!led || is_own_possessive || is_new_job)
        && !names_person
        && !is_plural
        && !is_student
        && !printed.starts_with("prof.")
}

/// A position told with its role.
fn with_role(reading: &Reading<'_>, clause: &Range<usize>, role: &Range<usize>) -> Option<Position> {
    let text = reading.text();
    let head = &text[clause.clone()];
    let begins = reading.has_cue(clause, &[CueKind::StartPosition]);
    let is_fragment = text[clause.start..role.start].chars().filter(|c| c.is_alphabetic()).count() == 0;
    let organization = organization_around(reading, clause, role);
    let told = match reading.section {
        SectionKind::News => begins || (is_fragment && organization.is_some()),
        _ => begins || FIRST_PERSON.is_match(head) || (is_fragment && organization.is_some()),
    };
    let serves = reading.has_cue(clause, &[CueKind::Serve, CueKind::GiveTalk, CueKind::Won])
        && reading.section == SectionKind::News
        && !begins;
    if !told || serves {
        return None;
    }
    Some(Position {
        role: Some(text[role.clone()].trim().to_owned()),
        provenance: reading.provenance(cover(role, organization.as_ref()), 0.75),
        organization: organization.map(|range| text[range].to_owned()),
        location: None,
        start: if reading.section == SectionKind::News { reading.date() } else { None },
        end: None,
    })
}

/// The organisation behind the role, else the one joined before it.
fn organization_around(reading: &Reading<'_>, clause: &Range<usize>, role: &Range<usize>) -> Option<Range<usize>> {
    let behind = TIE
        .find_iter(&reading.text()[role.end..clause.end])
        .take(4)
        .find_map(|tie| name_at(reading.content(), role.end + tie.end(), clause.end, Reach::Address))
        .filter(|range| is_organization(&reading.text()[range.clone()]));
    behind.or_else(|| joined(reading, &(clause.start..role.start)))
}

/// The organisation behind a verb of joining.
fn joined(reading: &Reading<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let found = JOIN.find(&reading.text()[range.clone()])?;
    name_at(reading.content(), range.start + found.end(), range.end.max(range.start), Reach::Address)
        .filter(|name| is_organization(&reading.text()[name.clone()]))
}

fn is_organization(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !is_time(first)
        && !matches!(first, "I" | "Prof." | "Professor" | "Dr." | "PhD" | "Ph.D." | "Artificial")
}

/// A position told without a role: a visit, or joining an organisation.
fn without_role(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<Position> {
    let text = reading.text();
    let part = &text[clause.clone()];
    if let Some(visit) = VISIT.find(part) {
        let at = TIE
            .find(&part[visit.end()..])
            .filter(|tie| part[visit.end()..visit.end() + tie.start()].len() < 60)
            .map(|tie| visit.end() + tie.end());
        let direct = name_at(reading.content(), clause.start + visit.end(), clause.end, Reach::Address);
        let place = direct
            .or_else(|| at.and_then(|at| name_at(reading.content(), clause.start + at, clause.end, Reach::Address)));
        return place.into_iter().map(|range| plain(reading, Some("visit"), range)).collect();
    }
    if reading.section != SectionKind::News
        || reading.has_cue(clause, &[CueKind::GiveTalk, CueKind::Attend]) && !part.to_lowercase().contains("joined")
    {
        return Vec::new();
    }
    joined(reading, clause).map(|range| plain(reading, None, range)).into_iter().collect()
}

fn plain(reading: &Reading<'_>, role: Option<&str>, organization: Range<usize>) -> Position {
    Position {
        role: role.map(str::to_owned),
        organization: Some(reading.text()[organization.clone()].to_owned()),
        location: None,
        start: reading.date(),
        end: None,
        provenance: reading.provenance(organization, 0.65),
    }
}
