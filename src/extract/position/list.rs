//! Reads an entry of a section of positions: a role and an organisation, dates beside them.

use std::ops::Range;
use std::sync::LazyLock;

use super::around::{line_below, names_whole_body, place_around, stands_over};
use super::place::{at_head, behind, is_letters, is_since, joined, names_body};
use super::role::find_roles;
use super::{Told, courses, push, under, when};
use crate::extract::award;
use crate::extract::geography::is_country;
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, cover};
use crate::extract::service;
use crate::extract::title_shape::word_count;
use crate::fact::{Facts, SectionKind};
use crate::page::Shape;
use crate::pattern::Pattern;

/// The share of positions of lists that is right.
pub(super) const SURE: f32 = 0.9;

/// Reads an entry.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    if reading.section == SectionKind::Teaching && courses::read(reading, facts) {
        return;
    }
    let whole = reading.entry.body..reading.text().len();
    let roles = find_roles(reading.text(), &whole);
    if reading.section == SectionKind::Teaching && stands_over(reading) && courses::read_label(reading, &roles, facts) {
        return;
    }
    if roles.is_empty() && under::read_below(reading, facts) || under::is_told_below(reading, &roles) {
        return;
    }
    if is_detail(reading, &roles) {
        return;
    }
    let is_job_list = reading.section == SectionKind::Experience;
    if roles.is_empty() && is_job_list && under::read_internship(reading, facts) {
        return;
    }
    let Some(role) = roles.first().cloned().or_else(|| unlisted_role(reading, &whole)) else {
        if is_job_list && !under::read_heading(reading, facts) {
            under::read_place(reading, facts);
        }
        return;
    };
    let role = within_mark(reading, role);
    let role = if reading.section == SectionKind::Teaching { courses::with_course(reading.text(), role) } else { role };
    read_role(reading, &role, &roles, facts);
}

/// Reads the job of a role, with those that share its line or its place.
fn read_role(reading: &Reading<'_>, role: &Range<usize>, roles: &[Range<usize>], facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    let own_end = roles.iter().find(|next| next.start > role.end).filter(|next| is_joined(reading.text(), role, next));
    let own_end = own_end.map_or(whole.end, |next| next.start);
    let is_attribute = reading.text()[..role.start].trim_end().ends_with(':');
    let is_of_student = reading.section == SectionKind::Teaching || is_attribute;
    if is_of_student && advises(&reading.text()[role.clone()]) {
        return;
    }
    let above = line_of_place(reading, &whole);
    let organization = before_mark(reading, &(whole.start..role.start))
        .filter(|head| !is_tied_behind(reading, role, head))
        .or_else(|| above.filter(|above| above.end <= role.start))
        .or_else(|| line_below(reading, role))
        .or_else(|| behind(reading, role.end, own_end))
        .or_else(|| joined(reading, &(whole.start..role.start)))
        .or_else(|| at_head(reading, &(whole.start..role.start)))
        .or_else(|| at_head(reading, &(0..reading.entry.body)))
        .or_else(|| between_commas(reading, role.end));
    let around = if organization.is_none() { place_around(reading) } else { None };
    let (start, end) = when::of_entry(reading);
    if organization.is_none() && around.is_none() && start.is_none() {
        return;
    }
    // A heading without a time may only say what follows: `Assistant of Tides`.
    let is_body = |place: &Range<usize>| names_body(&reading.text()[place.clone()]);
    if stands_over(reading) && start.is_none() && !organization.as_ref().is_some_and(is_body) {
        return;
    }
    let range = cover(role, organization.as_ref());
    let place = organization.clone().filter(|place| place.end <= role.start);
    let told = Told {
        role: Some(role.clone()),
        named: None,
        organization,
        start: start.or(reading.date()),
        end,
        range,
        sure: SURE,
    };
    push(reading, told, facts);
    if own_end < whole.end {
        read_second(reading, own_end, (start, end), facts);
    }
    if let Some(place) = place {
        read_further(reading, role, &place, facts);
    }
    if let (Some(around), Some(position)) = (around, facts.positions.last_mut()) {
        position.organization = Some(around);
    }
}

/// The name in any case that stands alone between a role and its time in a list of jobs: `Internship, kelp, 2017.8`.
fn between_commas(reading: &Reading<'_>, from: usize) -> Option<Range<usize>> {
    static NAME: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"^,\s+([\p{L}\d][\w.&+-]*(?:\s[\w.&+-]+)?),\s+[\p{L}.]{0,10}\s?\(?(?:19|20)\d\d\b")
    });
    let found = NAME.captures(&reading.text()[from..])?.get(1)?;
    // In small letters it is a firm's only behind an internship: `Research Assistant, part-time, 2018` names none.
    let before = reading.text()[..from].to_lowercase();
    let is_name = !found.as_str().starts_with(char::is_lowercase) || found.as_str().contains('.');
    if !is_name && !["internship", "intern"].iter().any(|role| before.ends_with(role))
        || is_sort_of_work(found.as_str())
    {
        return None;
    }
    let is_job_list = reading.section == SectionKind::Experience;
    let range = from + found.start()..from + found.end();
    (is_job_list && !is_time(found.as_str()) && !is_country(found.as_str()) && !is_letters(found.as_str()))
        .then_some(range)
}

/// Whether words tell how somebody worked and not where.
fn is_sort_of_work(words: &str) -> bool {
    const SORTS: &[&str] =
        &["part-time", "full-time", "freelance", "remote", "tenured", "visiting", "temporary", "online"];
    SORTS.contains(&words.to_lowercase().as_str())
}

/// Whether a role is told with the next on one line, each with its place: `Clerk at Acme and lecturer at Slow College`.
fn is_joined(text: &str, role: &Range<usize>, next: &Range<usize>) -> bool {
    let between = &text[role.end..next.start];
    let has_place =
        [" at ", " à ", " an ", " bei ", " en ", " em ", " presso "].iter().any(|tie| between.contains(tie));
    let joint = between.trim_end_matches(|c: char| !c.is_alphanumeric());
    let joint = [" a", " an", " un", " une", " ein", " eine"]
        .iter()
        .find_map(|article| joint.strip_suffix(article))
        .unwrap_or(joint);
    has_place && !between.contains('\n') && [" and", " et", " und", " y", " e"].iter().any(|and| joint.ends_with(and))
}

/// Reads the second of two jobs on a line, which share its time.
fn read_second(reading: &Reading<'_>, start: usize, dates: when::Dates, facts: &mut Facts) {
    let text = reading.text();
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let Some(role) = find_roles(text, &(start..end)).into_iter().next() else { return };
    let Some(organization) = behind(reading, role.end, end) else { return };
    let range = cover(&role, Some(&organization));
    let (start, end) = (dates.0.or(reading.date()), dates.1);
    push(
        reading,
        Told { role: Some(role), named: None, organization: Some(organization), start, end, range, sure: SURE },
        facts,
    );
}

/// Reads the further roles at a place that stands before them, each with its time.
fn read_further(reading: &Reading<'_>, first: &Range<usize>, place: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let roles = find_roles(text, &(first.end..text.len()));
    let mut last = first.end;
    for (at, role) in roles.iter().enumerate() {
        let end = roles.get(at + 1).map_or(text.len(), |next| next.start);
        let (start, until) = when::in_text(&text[role.end..end]);
        if !is_nothing_but_time(&text[last..role.start]) || start.is_none() || behind(reading, role.end, end).is_some()
        {
            return;
        }
        let (role, organization) = (role.clone(), Some(place.clone()));
        last = role.end;
        let range = role.clone();
        push(
            reading,
            Told { role: Some(role), named: None, organization, start, end: until, range, sure: SURE },
            facts,
        );
    }
}

/// Whether a time and signs are all that stands between two roles.
pub(super) fn is_nothing_but_time(between: &str) -> bool {
    let is_time = |word: &str| {
        let is_open = ["present", "current", "now", "today", "ongoing"].contains(&word.to_lowercase().as_str());
        !word.contains(char::is_alphabetic) || is_time(word) || is_open
    };
    between.contains(|c: char| c.is_ascii_digit()) && between.split(|c: char| !c.is_alphanumeric()).all(is_time)
}

/// Whether an entry tells of the job that it stands below: it does not begin with a role and print a time of its own.
fn is_detail(reading: &Reading<'_>, roles: &[Range<usize>]) -> bool {
    let of_heading = reading.outline.above.filter(|above| above.shape == Shape::Heading && !roles.is_empty());
    let Some(above) = reading.outline.above.filter(|above| above.shape == Shape::ListItem).or(of_heading) else {
        return false;
    };
    let upper = above.content.as_str();
    let is_job = !find_roles(upper, &(above.body..upper.len())).is_empty();
    let text = reading.text();
    let is_time = |word: &str| !word.contains(char::is_alphabetic) || is_time(word) || is_since(&word.to_lowercase());
    let leads = roles.first().is_some_and(|role| text[..role.start].split(|c: char| !c.is_alphanumeric()).all(is_time));
    is_job && !(leads && when::in_text(text).0.is_some())
}

/// Whether a role is what the owner is to a student: `Role: Co-advisor with Ada Weiss`.
fn advises(role: &str) -> bool {
    let last = role.rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
    ["advisor", "adviser", "supervisor", "mentor"].contains(&last.as_str())
}

/// The organisation that a line consists of up to the mark before its role: `Acme Labs — Research Intern, Slow Team`.
fn before_mark(reading: &Reading<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let head = at_head(reading, range)?;
    let between = text[head.end..range.end].trim();
    let is_set_apart = reading.content().marks.iter().any(|mark| mark.start <= head.start && head.end <= mark.end);
    let fits = matches!(between, "—" | "–" | "-" | "|" | ":" | "·" | "--" | "---");
    (fits && (is_set_apart || names_body(&text[head.clone()]))).then_some(head)
}

/// Whether a role has a place of its own behind it that goes before the name at the head of the line: one behind
/// `at`, or a body where the head shows none.
fn is_tied_behind(reading: &Reading<'_>, role: &Range<usize>, head: &Range<usize>) -> bool {
    let text = reading.text();
    let line = text[role.end..].find('\n').map_or(text.len(), |end| role.end + end);
    let Some(place) = behind(reading, role.end, line) else { return false };
    let tie = text[role.end..place.start].trim();
    let is_at = ["at", "at the", "@"].contains(&tie);
    is_at || names_whole_body(&text[place]) && !names_whole_body(&text[head.clone()])
}

/// The role from the beginning of the mark that sets its head apart: `Lisbon *Postdoctoral researcher*`.
fn within_mark(reading: &Reading<'_>, role: Range<usize>) -> Range<usize> {
    let marks = reading.content().marks.iter().map(crate::text::Mark::range);
    // What is set apart is the role's head: of `TA for *Slow Reading*` it is the course.
    let has_head = |mark: &Range<usize>| !find_roles(reading.text(), mark).is_empty();
    let start =
        marks.filter(|mark| role.start < mark.start && mark.start < role.end && role.end <= mark.end && has_head(mark));
    start.map(|mark| mark.start).min().unwrap_or(role.start)..role.end
}

/// Whether a heading over jobs is where they were.
pub(super) fn is_place(heading: &str) -> bool {
    const LONGEST: usize = 8;
    names_body(heading) && word_count(heading) <= LONGEST && find_roles(heading, &(0..heading.len())).is_empty()
}

/// What parts a role from its place in a list.
const TIES: &[&str] = &[
    " at ", ",", " @ ", " – ", " of ", "\n", " de l'", " de l’", " de la ", " du ", " à l'", " à l’", " à la ", " au ",
    " chez ", " bei ", " beim ", " an der ", " am ", " en el ", " en la ", " presso ", " della ", " dell'", " dell’",
    " del ", " na ", " da ",
];

/// The role of a dated entry under a heading of experience whose words the table does not have:
/// what stands before `at` or the first comma.
fn unlisted_role(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 8;
    if reading.section != SectionKind::Experience || reading.date().is_none() && !is_dated_line(reading, whole) {
        return None;
    }
    // A whole life has dated lines of any sort.
    if reading.heading.is_some_and(tells_a_life) {
        return None;
    }
    let place = line_of_place(reading, whole);
    let whole = place.map_or(whole.start, |place| place.end)..whole.end;
    let part = &reading.text()[whole.clone()];
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let end = TIES.iter().filter_map(|tie| part[lead..].find(tie)).min()?;
    let printed = &part[lead..lead + end];
    let open = printed.rfind('(').filter(|open| !printed[*open..].contains(')'));
    let end = open.map_or(end, |open| printed[..open].trim_end().len());
    let range = whole.start + lead..whole.start + lead + end;
    let role = &reading.text()[range.clone()];
    let lower = role.to_lowercase();
    let is_study =
        ["student", "studies", "degree", "studium", "études", "lorem", ":"].iter().any(|word| lower.contains(word));
    // Scripts without spaces set a role behind its place, so that what leads there is the place.
    let is_role = (1..=LONGEST).contains(&word_count(role)) && !is_study && is_spaced(role) && !ends_as_body(&lower);
    (is_role && !award::names_honour(part) && !service::opens_with_office(part)).then_some(range)
}

/// Whether a heading stands over a life as a whole and not over jobs: `CV`, `Lebenslauf`.
fn tells_a_life(heading: &str) -> bool {
    const LIVES: &[&str] =
        &["cv", "curriculum", "vita", "vitae", "kurzvita", "lebenslauf", "biographisches", "biografisches", "life"];
    heading.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| LIVES.contains(&word))
}

/// The line that is the name of a place and no more, over the one that tells the job: `Nowhere University`, `Tide Lab ·
/// NU`. A time may stand over it.
fn line_of_place(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Range<usize>> {
    let is_time = |line: &str| line.split(' ').all(|word| is_since(&word.to_lowercase()) || is_time(word));
    let mut start = whole.start;
    for line in reading.text()[whole.clone()].split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if !is_time(line.trim()) {
            let behind = reading.text()[end..whole.end].trim_start();
            let is_name = is_place(line) && !line.contains([',', ':']);
            return (is_name && behind.starts_with(char::is_alphabetic)).then_some(start..end);
        }
        start += line.len();
    }
    None
}

/// Whether a name in small letters ends as that of a body: `slow lab`.
fn ends_as_body(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "lab", "labs", "laboratory", "university", "institute", "college", "school", "hospital", "center", "centre",
        "department", "inc", "inc.", "ltd", "ltd.", "gmbh", "company", "corporation", "universität", "institut",
    ];
    BODIES.contains(&name.trim().rsplit(' ').next().unwrap_or_default())
}

/// Whether a name is written in a script that sets spaces between words.
pub(super) fn is_spaced(name: &str) -> bool {
    !name.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'))
}

/// Whether a line begins with what somebody did.
pub(super) fn is_deed(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default().to_lowercase();
    first.ends_with("ed")
        || first.ends_with("ing")
        || matches!(first.as_str(), "led" | "built" | "taught" | "wrote" | "ran")
}

/// Whether an entry is a short line with its years behind, and does not begin with what somebody did.
fn is_dated_line(reading: &Reading<'_>, whole: &Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let part = &reading.text()[whole.clone()];
    reading.entry.shape == Shape::ListItem
        && reading.entry.depth == 0
        && word_count(part) <= LONGEST
        && !is_deed(part)
        && when::of_entry(reading).0.is_some()
}
