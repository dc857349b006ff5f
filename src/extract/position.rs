//! Reads positions: jobs, internships, visits, appointments, promotions.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. A position is a
//! role (a phrase whose head is a word for a job) and an organisation, tied together by `at`, `in`,
//! `with`; in news a verb of beginning leads (`joined O as R`, `started as R at O`), in prose the
//! first person (`I am a R at O`, `Before that, I was a R at O`), in a list the line itself.

use std::ops::Range;
use std::sync::LazyLock;

use super::cue::CueKind;
use super::employer::{TIES, is_organization, names_body, place_at};
use super::phrase::{Reach, is_time, name_at};
use super::position_words::{HEADS, MODIFIERS};
use super::reading::{Reading, cover};
use crate::date::Date;
use crate::fact::{Facts, Position, SectionKind};
use crate::pattern::Pattern;

/// A role phrase: capitalised names and modifiers before a head, a bracket behind it.
static ROLE: LazyLock<Pattern> = LazyLock::new(|| {
    let modifiers = MODIFIERS.join("|");
    let heads = HEADS.join("|");
    Pattern::new(&format!(
        r"(?:\b(?:(?i:{modifiers})|[A-Z][\w.&’'-]+)[\s-]+){{0,5}}?(?:(?i:{modifiers})[\s-]+)*\b(?i:{heads})\b(?:\s+(?i:{heads})\b){{0,2}}(?:\s*\([^()]{{3,40}}\))?"
    ))
});

/// Where a statement of a position goes on to tell something else.
static TURN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)[,;]?\s(?:where|advised|supervised|hosted|mentored|under the|working with|led by|and I|which|before|after|focus\w*|I)\b",
    )
});

/// Beginnings of a statement about the owner.
static FIRST_PERSON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:I\s+am|I['’]m|I\s+was|I\s+work(?:ed)?\s+as|I\s+have\s+been|I\s+became|I\s+become|I\s+serve[ds]?\s+as|I\s+(?:also\s+)?(?:co-?)?found(?:ed)?|(?:he|she|they)\s+(?:is|was|are|were)|\bis\s+(?:currently\s+|now\s+)?an?|\bwas\s+an?|interned|worked\s+as|working\s+as|work\s+as|spent|ich\s+bin|ich\s+war|je\s+suis|soy|sou|sono|currently|previously|prior\s+to|before\s+(?:that|joining|this))\b",
    )
});

/// Verbs of visiting, which name no role.
static VISIT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\bI(?:\s+am|['’]m|\s+was)?\s+(?:also\s+)?visit(?:ed|ing)\b|^\W*visit(?:ed|ing)\b|\band\s+visited\b",
    )
});

/// Verbs of joining, behind which the organisation stands.
static JOIN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:re)?(?:join(?:ed|ing)?|moved to|moving to|returned to|start(?:ed|ing)? at|interning (?:at|with)|interned (?:at|with|in))\b",
    )
});

/// Somebody else who joins, and offers of jobs.
static THIRD_PERSON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^\W*(?:(?:Our|My)\s+\w+[^.]{0,40}?|[A-Z][\w'’-]+(?:\s+[A-Z][\w.'’-]+){0,3})\s+(?:will\s+join|(?:has\s+)?joined|joins|is\s+joining|is\s+leaving)\b",
        r"|(?i:\bwe\s+(?:are\s+offering|have\s+(?:\w+\s+)?open)|\bopen\s+position|\bwe\s+will\s+join)"
    ))
});

/// The share of positions found that is right on labelled pages.
const SURE: f32 = 0.65;

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

/// Reads an entry of a section of positions: a role and an organisation, dates beside them.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    let roles = find_roles(reading, &whole);
    let Some(role) = roles.into_iter().next().or_else(|| unlisted_role(reading, &whole)) else { return };
    let organization = organization_around(reading, &whole, &role).or_else(|| before_role(reading, &whole, &role));
    let (start, end) = dates(reading);
    if organization.is_none() && start.is_none() {
        return;
    }
    facts.positions.push(Position {
        role: Some(reading.text()[role.clone()].trim().to_owned()),
        provenance: reading.provenance(cover(&role, organization.as_ref()), SURE),
        organization: organization.map(|range| reading.text()[range].to_owned()),
        location: None,
        start: start.or(reading.date()),
        end,
    });
}

/// The role of a dated entry under a heading of experience whose words the table does not have:
/// what stands before `at` or the first comma.
fn unlisted_role(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Range<usize>> {
    if reading.section != SectionKind::Experience || reading.date().is_none() {
        return None;
    }
    let part = &reading.text()[whole.clone()];
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let end = [" at ", ",", " @ ", " – ", " of ", "\n"].iter().filter_map(|tie| part[lead..].find(tie)).min()?;
    let range = whole.start + lead..whole.start + lead + end;
    let words = super::title_shape::word_count(&reading.text()[range.clone()]);
    (1..=8).contains(&words).then_some(range)
}

/// The organisation at the head of a list entry: `Nowhere University, Graduate TA, 2021`.
fn before_role(reading: &Reading<'_>, whole: &Range<usize>, role: &Range<usize>) -> Option<Range<usize>> {
    let part = &reading.text()[whole.start..role.start];
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    name_at(reading.content(), whole.start + lead, role.start, Reach::Name)
        .filter(|range| is_organization(reading.text(), range))
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
    let third = THIRD_PERSON.is_match(&reading.text()[clause.clone()]);
    !first_person && (third || reading.has_cue(clause, &[CueKind::Others]))
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

/// Whether a role without a word of work in it is a distinction: `Fulbright Scholar`.
fn is_distinction(role: &str) -> bool {
    const ENDS: &[&str] = &["scholar", "fellow", "associate", "head"];
    const WORK: &[&str] = &[
        "research", "postdoc", "post-doc", "visiting", "teaching", "clinical", "senior", "junior", "principal",
        "doctoral",
    ];
    ENDS.iter().any(|end| role.ends_with(end)) && !WORK.iter().any(|word| role.contains(word))
}

/// Adds `of X` and `in X` where a head takes them: `Professor of Statistics`.
fn widen(text: &str, clause: &Range<usize>, role: Range<usize>) -> Range<usize> {
    static COMPLEMENT: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^\s+(?:of|in|for)\s+(?:[A-Z][\w&-]*(?:\s+(?:and|of|&)\s+[A-Z]|\s+)?)+"));
    const BODIES: &[&str] = &[
        "Universit", "Institut", "Department", "School", "College", "Center", "Centre", "Lab", "Group", "Faculty",
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
    "by", "with", "my", "advisor", "supervisor", "supervisors", "hosted by", "alongside", "for a", "mentor", "two",
    "three", "several", "many", "our", "your", "welcome", "seeking", "hiring", "under", "new", "and", "from", "thank",
    "thanks", "to", "outstanding", "award", "best",
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
    let listed =
        before.ends_with("and") && !["by ", "with ", "under ", "prof"].iter().any(|word| before.contains(word));
    let led = led && !listed;
    let of_work = ["work", "paper", "project", "positions", "opening", "supervisor", "thesis"]
        .iter()
        .any(|word| after.starts_with(word));
    let is_aside = text[..role.start].ends_with('(');
    let taken_up = ["as a", "as an", "as the", "my"].iter().any(|word| before.ends_with(word));
    let is_honour = is_distinction(&printed) && !taken_up;
    (!led || is_own_possessive || is_new_job)
        && !names_person
        && !is_plural
        && !is_student
        && !of_work
        && !is_aside
        && !is_honour
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
        provenance: reading.provenance(cover(role, organization.as_ref()), SURE),
        organization: organization.map(|range| text[range].to_owned()),
        location: None,
        start: if reading.section == SectionKind::News { reading.date() } else { None },
        end: None,
    })
}

/// The organisation behind the role, else the one joined before it.
fn organization_around(reading: &Reading<'_>, clause: &Range<usize>, role: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let turn = TURN.find(&text[role.end..clause.end]).map_or(clause.end, |found| role.end + found.start());
    let behind = TIES.iter().find_map(|tie| {
        tie.find_iter(&text[role.end..turn])
            .take(6)
            .filter_map(|found| place_at(reading, role.end + found.end(), clause.end))
            .find(|range| is_organization(text, range))
    });
    behind.or_else(|| joined(reading, &(clause.start..role.start)))
}

/// The organisation behind a verb of joining.
fn joined(reading: &Reading<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let found = JOIN.find(&reading.text()[range.clone()])?;
    place_at(reading, range.start + found.end(), range.end).filter(|name| is_organization(reading.text(), name))
}

/// A position told without a role: a visit, or joining an organisation.
fn without_role(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<Position> {
    let text = reading.text();
    let part = &text[clause.clone()];
    if let Some(visit) = VISIT.find(part) {
        let place = visited(reading, clause, clause.start + visit.end());
        return place.into_iter().map(|range| plain(reading, Some("visit"), range)).collect();
    }
    if reading.section != SectionKind::News
        || reading.has_cue(clause, &[CueKind::GiveTalk, CueKind::Attend]) && !part.to_lowercase().contains("joined")
    {
        return Vec::new();
    }
    joined(reading, clause).map(|range| plain(reading, None, range)).into_iter().collect()
}

/// The place visited: behind `at`, else directly behind the verb, if it names a body and no town.
fn visited(reading: &Reading<'_>, clause: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let text = reading.text();
    let behind = TIES[0].find(&text[at..clause.end]).filter(|tie| tie.start() < 60).map(|tie| at + tie.end());
    let place = behind.and_then(|at| place_at(reading, at, clause.end)).or_else(|| place_at(reading, at, clause.end));
    place.filter(|range| is_organization(text, range) && names_body(&text[range.clone()]))
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
