//! Reads an entry of a service section, where the order of parts leads.
//!
//! The role stands in the entry (`Reviewer: A, B`; `A 2024, Reviewer`), or in the label or heading over
//! it. The venues are what the entry names besides.

use std::ops::Range;

use super::body;
use super::bracket::{is_bracketed, read_bracketed};
use super::emit::{Office, cover, push};
use super::events_abroad;
use super::labels::{label, label_of_row, leading_label, office_above};
use super::lines::{is_sentence, lines, printed_lines};
use super::organise;
use super::over::opening_role;
use super::place::{Place, find_places};
use super::role::{Role, find_roles};
use super::scope::{behind_examined, behind_second_role, behind_sorts, trimmed, within_bracket};
use super::seat;
use super::sessions;
use super::society;
use super::tidy::{
    behind_adjectives, is_thesis_of, without_host, without_town, without_town_behind, without_town_of_event,
};
use super::unknown::unknown;
use super::unspaced;
use super::words::{EVENTS, PROGRAMMES, RoleKind};
use crate::extract::quote;
use crate::extract::reading::Reading;
use crate::extract::years::find_years;
use crate::fact::Facts;

/// How sure a reading is whose role stands in the entry itself, and one whose role stands over it.
const OWN_ROLE: f32 = 0.93;
const LABEL_ROLE: f32 = 0.92;

/// The longest line of a service list, in words; more is prose.
const LONGEST_LINE: usize = 120;

/// Reads the lines of an entry. The role of a line that is only a label holds for the lines below.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    let text = reading.text();
    let mut above = office_above(reading);
    if sessions::read(reading, above.as_ref(), facts) {
        return;
    }
    let (body, lines) = society::over(reading, lines(reading), above.is_some());
    for line in lines {
        if society::read_line(reading, &line, body, OWN_ROLE, facts) {
            continue;
        }
        let roles: Vec<Role> = find_roles(text, &line, false);
        if tells_nothing(text, &line, &roles, above.is_some()) {
            continue;
        }
        if roles.is_empty() && is_sentence(&text[line.clone()]) {
            organise::read(reading, &line, facts);
        } else if !names_office_for_below(reading, &line, &mut above) && !read_of_one_sort(reading, &line, facts) {
            read_line_or_seat(reading, &line, roles, above.as_ref(), facts);
        }
    }
}

/// Whether a line is prose, or names only what is no service.
fn tells_nothing(text: &str, line: &Range<usize>, roles: &[Role], is_below: bool) -> bool {
    let is_remark = |role: &Role| is_below && is_bracketed(text, role, line);
    let is_none = matches!(roles, [role] if role.is_none && !is_remark(role));
    is_none || text[line.clone()].split_whitespace().count() > LONGEST_LINE
}

/// Whether a line only stands over those below it, as a label or words that announce them; `above` is then the office
/// that it names.
fn names_office_for_below(reading: &Reading<'_>, line: &Range<usize>, above: &mut Option<Office>) -> bool {
    let text = reading.text();
    // What names a venue besides the role is an entry: `FLOCK Reviewer`.
    let is_open = text[line.clone()].ends_with([':', '：']);
    let is_seat = || !find_years(text, line.clone()).is_empty() && seat::read(text, line).is_some();
    let is_entry = !is_open && (reading.venues_in(line).next().is_some() || is_seat());
    if let Some(office) = label(text, line).filter(|_| !is_entry) {
        *above = Some(office);
        return true;
    }
    let opening = opening_role(text, line);
    let named = opening.as_ref().and_then(|role| find_roles(text, role, false).first().map(Office::of));
    *above = named.or_else(|| above.take());
    opening.is_some()
}

/// Reads a line that one of the readers for a sort of lines knows as its own. Says whether one does.
fn read_of_one_sort(reading: &Reading<'_>, line: &Range<usize>, facts: &mut Facts) -> bool {
    let text = reading.text();
    if unspaced::read_line(reading, line, facts) {
        return true;
    }
    if let Some((office, from)) = label_of_row(reading, line) {
        read_without_role(reading, &(from..line.end), Some(&office), facts);
        return true;
    }
    let first_seat = || seat::opens_with_seat(text, line).then(|| seat::read(text, line)).flatten();
    let found = events_abroad::read(text, line).or_else(|| body::read(text, line)).or_else(first_seat);
    let Some((office, place)) = found else { return false };
    push(reading, &office, &place, OWN_ROLE, facts);
    true
}

/// Reads a line of roles and venues, else of a seat and its body.
fn read_line_or_seat(
    reading: &Reading<'_>,
    line: &Range<usize>,
    roles: Vec<Role>,
    above: Option<&Office>,
    facts: &mut Facts,
) {
    let before = facts.service.len();
    read_line(reading, line, roles, above, facts);
    if let Some((office, place)) = seat::read(reading.text(), line).filter(|_| facts.service.len() == before) {
        push(reading, &office, &place, OWN_ROLE, facts);
    }
}

/// Reads the lines behind one that announces them in prose (`I was on the program committee of:`), each of which has
/// a venue or a year. The value is where they begin.
pub(super) fn read_announced(reading: &Reading<'_>, facts: &mut Facts) -> Option<usize> {
    let text = reading.text();
    let lines = printed_lines(text, reading.entry.body);
    let at = lines.iter().position(|line| opening_role(text, line).is_some())?;
    let role = opening_role(text, &lines[at])?;
    let office = Office::of(find_roles(text, &role, false).first()?);
    let names = |line: &&Range<usize>| {
        reading.venues_in(line).next().is_some() || !find_years(text, (*line).clone()).is_empty()
    };
    let below = &lines[at + 1..];
    for line in below.iter().filter(names) {
        read_line(reading, line, Vec::new(), Some(&office), facts);
    }
    below.first().map(|line| line.start)
}

fn read_line(reading: &Reading<'_>, line: &Range<usize>, roles: Vec<Role>, above: Option<&Office>, facts: &mut Facts) {
    let text = reading.text();
    let roles = with_short_bodies(text, roles);
    let bodies = bodies_named(text, &roles);
    let roles: Vec<Role> = roles
        .into_iter()
        .filter(|role| !bodies.contains(&role.range))
        .filter(|role| !role.is_none && stands_apart(reading, role, line))
        .filter(|role| above.is_none() || !is_bracketed(text, role, line))
        .collect();
    if roles.is_empty() {
        read_without_role(reading, line, above, facts);
        return;
    }
    let leads = leads(text, line, &roles);
    for (index, role) in roles.iter().enumerate() {
        let mut office = Office::of(role);
        if leads && index == 0 {
            add_lead(text, line, role, &mut office);
        }
        let scope = behind_examined(text, scope(text, line, &roles, index, leads));
        let mut places = find_places(reading, &within_bracket(text, behind_sorts(text, trimmed(text, &scope))), true);
        if leads && index == 0 {
            add_years_before(reading, &(line.start..role.range.start), &mut places);
        }
        if !matches!(office.kind, RoleKind::Review | RoleKind::Editor) {
            body::join_unit(&mut places);
            without_town(&mut places);
        }
        if matches!(office.kind, RoleKind::Organise | RoleKind::Help) {
            without_host(&mut places);
            places.iter_mut().for_each(without_town_behind);
        }
        if role.is_foreign {
            places.iter_mut().for_each(behind_adjectives);
        }
        let is_last = index + 1 == roles.len();
        if !leads && is_last {
            add_years_behind(reading, &(role.range.end..line.end), &mut places);
        }
        for place in &mut places {
            place.range = cover(&role.range, &place.range);
        }
        push_all(reading, &office, places, OWN_ROLE, facts);
    }
}

/// Reads a line that names no role of its own: a label's, or that of what stands above.
fn read_without_role(reading: &Reading<'_>, line: &Range<usize>, above: Option<&Office>, facts: &mut Facts) {
    if let Some((office, from)) = leading_label(reading.text(), line) {
        let mut places = find_places(reading, &(from..line.end), true);
        for place in &mut places {
            place.range = line.start..place.range.end;
        }
        push_all(reading, &office, places, OWN_ROLE, facts);
    } else if let Some((office, place)) = above.zip(quoted_event(reading, line)) {
        push_all(reading, office, vec![place], LABEL_ROLE, facts);
    } else if let Some(office) = above {
        let mut places = find_places(reading, line, true);
        without_town_of_event(&mut places);
        read_bracketed(reading, line, &mut places, facts);
        push_all(reading, office, places, LABEL_ROLE, facts);
    } else {
        super::verb::read(reading, line, facts);
    }
}

/// The part of a line that the role at `index` has its places in: behind it where roles lead, else before it.
fn scope(text: &str, line: &Range<usize>, roles: &[Role], index: usize, leads: bool) -> Range<usize> {
    let role = &roles[index].range;
    if leads {
        let end = roles.get(index + 1).map_or(line.end, |next| next.range.start);
        let behind = &text[role.end..end];
        if is_followed_by_name(text[line.start..role.start].trim(), behind.trim_start()) {
            return role.end + behind.find(", ").map_or(0, |comma| comma + 2)..end;
        }
        return behind_second_role(text, role.end, end)..end;
    }
    index.checked_sub(1).map_or(line.start, |before| roles[before].range.end)..role.start
}

/// The event that a line names in quotation marks, with the sort of event behind: `“Slow Reeds.” Panel organised for`.
fn quoted_event(reading: &Reading<'_>, line: &Range<usize>) -> Option<Place> {
    let text = reading.text();
    let quotation = reading.quotations.iter().find(|quotation| {
        quotation.start >= line.start && text[line.start..quotation.start].chars().all(|c| !c.is_alphabetic())
    })?;
    let behind = text.get(quotation.end..line.end)?;
    let sort = behind.split_whitespace().next().unwrap_or_default().to_lowercase();
    let name = quote::inside(text, quotation);
    let venue = unknown(text[name].trim_end_matches('.'));
    let years = find_years(text, line.clone());
    let place = Place { range: line.clone(), venue, years, is_known: false, is_last: false };
    EVENTS.contains(&sort.as_str()).then_some(place)
}

/// Whether the roles of a line stand before their venues: a role begins it, or words that only belong to
/// the role (`Member of the Scientific Board of X`, `D&I chair at X`).
fn leads(text: &str, line: &Range<usize>, roles: &[Role]) -> bool {
    let before = text[line.start..roles[0].range.start].trim();
    let behind = text[roles[0].range.end..line.end].trim_start();
    let plain = before.chars().all(|c| !c.is_alphabetic());
    let joined = || {
        [
            "for ", "of ", "at ", "in ", "on ", "für ", "der ", "des ", "von ", "pour ", "de ", "du ", "del ", "do ",
            "di ", "per ", "para ", ": ", "d'", "d’", "de l", "dell'", "dell’", "della ",
        ]
        .iter()
        .any(|joint| behind.starts_with(joint))
    };
    let short = before.split_whitespace().count() <= 4 && !before.contains([',', ':', ';', '(', '@']);
    // What is told of holding the role leads to it: `Served as Chair, Slow Group`.
    let told = short && !before.is_empty() && is_nothing_but_telling(before);
    plain
        || told
        || short && is_followed_by_name(before, behind)
        || short
            && joined()
            && find_years(text, line.start..roles[0].range.start).is_empty()
            && !is_body_name(before, &roles[0])
}

/// Whether the words before a body are its own name, and not a part of the role: `Nowhere Society Board of`.
fn is_body_name(before: &str, role: &Role) -> bool {
    role.kind == RoleKind::Committee && !role.is_member && !opens_with_member(before) && !is_told(before)
}

fn opens_with_member(before: &str) -> bool {
    MEMBERS.iter().any(|word| before.to_lowercase().starts_with(word))
}

/// Words with which a line begins that tells of a body's member.
const MEMBERS: &[&str] = &[
    "member", "elected member", "appointed member", "founding member", "mitglied", "membre", "miembro", "membro",
    "board", "first", "second", "third",
];

/// The words before a role that are part of its name: `Second Chair`, `Socio-cultural D&I chair`.
fn add_lead(text: &str, line: &Range<usize>, role: &Role, office: &mut Office) {
    let lead = behind_time(text[line.start..role.range.start].trim());
    if lead.chars().any(char::is_alphanumeric) && role.is_member && !is_told(lead) {
        let first = office.name.chars().next().map(char::to_lowercase);
        let rest: String = office.name.chars().skip(1).collect();
        office.name = format!("{lead} {}{rest}", first.map(String::from_iter).unwrap_or_default());
    }
}

/// The words behind the time that an office is held since: `seit 2021 stellvertretende`.
fn behind_time(lead: &str) -> &str {
    let Some((first, rest)) = lead.split_once(' ') else { return lead };
    let is_since = ["seit", "since", "depuis", "desde", "dal", "ab", "from"].contains(&first.to_lowercase().as_str());
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ':' | ','));
    if is_since { rest.trim_start() } else { lead }
}

/// Whether words only tell of holding a role: `Served as`, `I am an`.
fn is_nothing_but_telling(lead: &str) -> bool {
    lead.split_whitespace().all(|word| is_told(word) || matches!(word, "a" | "an" | "the"))
}

/// Whether a role goes on with another and has its venue behind a comma: `Grand judge and interpreter, Slow Fair`.
fn is_followed_by_name(before: &str, behind: &str) -> bool {
    let rest = behind.strip_prefix("and ").and_then(|rest| rest.split_once(", "));
    let is_name = before.split(' ').any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1);
    let begins = |name: &str| name.trim_start_matches(['"', '“', '„', '«', '‘']).starts_with(char::is_uppercase);
    !is_name && rest.is_some_and(|(more, name)| !more.contains('.') && begins(name))
}

/// Whether words before a role tell of holding it and belong to no name: `I served as an`, `One of the`.
fn is_told(lead: &str) -> bool {
    const TELLING: &[&str] = &[
        "i", "we", "he", "she", "they", "i'm", "i’m", "i've", "i’ve", "one", "am", "is", "was", "have", "has", "been",
        "served", "serve", "serves", "serving", "as", "ich", "je", "yo", "eu", "io", "un", "une", "des", "uno", "una",
        "de", "los", "las", "um", "uma", "dos", "das", "einer", "eine", "der", "participation", "à", "l'", "l’",
    ];
    lead.split_whitespace().any(|word| TELLING.contains(&word.to_lowercase().as_str()))
}

/// Whether a role phrase is a role here and not a part of a venue's name.
fn stands_apart(reading: &Reading<'_>, role: &Role, line: &Range<usize>) -> bool {
    let text = reading.text();
    let within_name =
        reading.venues.iter().any(|venue| venue.range.start < role.range.start && role.range.end < venue.range.end);
    let before = text[line.start..role.range.start].trim_end();
    let after = text[role.range.end..line.end].trim_start();
    // `Member of the Editorial Board of Slow Letters`: no journal is called so.
    let within_name = within_name && !opens_with_member(before);
    let named = role.kind == RoleKind::Committee
        && !role.is_member
        && role.name.split_whitespace().count() == 1
        && !before.is_empty()
        && !after.is_empty();
    !within_name && !named
}

/// The committees that are named as where another role is held: `Admissions Committee, Application Reviewer`.
fn bodies_named(text: &str, roles: &[Role]) -> Vec<Range<usize>> {
    let is_body = |pair: &&[Role]| {
        pair[0].kind == RoleKind::Committee
            && !pair[0].is_member
            && text[pair[0].range.end..pair[1].range.start].trim() == ","
    };
    roles.windows(2).filter(is_body).map(|pair| pair[0].range.clone()).collect()
}

/// Joins a body that has only its letters with the role behind its comma: `FLOCK, 2024, AEC, Reviewer`.
fn with_short_bodies(text: &str, roles: Vec<Role>) -> Vec<Role> {
    let mut joined: Vec<Role> = Vec::with_capacity(roles.len());
    for mut role in roles {
        let is_short = |body: &Role| text[body.range.clone()].chars().all(char::is_uppercase) && !body.is_member;
        let body = joined.pop_if(|body| is_short(body) && text[body.range.end..role.range.start].trim() == ",");
        if let Some(body) = body {
            role.name = format!("{} {}", &text[body.range.clone()], role.name);
            role.range.start = body.range.start;
        }
        joined.push(role);
    }
    joined
}

/// Years behind a role that follows its venues: `A, B, Student Volunteer, 2019`. A range over several
/// venues says of none which years it were.
fn add_years_behind(reading: &Reading<'_>, scope: &Range<usize>, places: &mut [Place]) {
    let years = find_years(reading.text(), scope.clone());
    let Some(first) = years.first() else { return };
    if places.len() > 1 && (first.is_range || first.list.len() > 1) {
        return;
    }
    for place in places.iter_mut().filter(|place| place.years.is_empty()) {
        place.years.clone_from(&years);
    }
}

/// Gives the venues without a year those printed before the role: `2020 PC member, A`.
fn add_years_before(reading: &Reading<'_>, scope: &Range<usize>, places: &mut [Place]) {
    let years = find_years(reading.text(), scope.clone());
    for place in places.iter_mut().filter(|place| place.years.is_empty()) {
        place.years.clone_from(&years);
    }
}

/// Words that only say what sort of venue is meant, or stand over a column.
const SORTS: &[&str] =
    &["conference", "conferences", "journal", "journals", "workshop", "workshops", "venue", "event", "role", "year"];

fn push_all(reading: &Reading<'_>, office: &Office, places: Vec<Place>, confidence: f32, facts: &mut Facts) {
    // Those whom the owner mentors are no venues.
    let is_helped = |place: &Place| {
        let name = place.venue.label().to_lowercase();
        office.name == "Mentoring" && !PROGRAMMES.iter().any(|word| name.contains(word))
    };
    // A sort of venue or the head of a column names none.
    let is_sort = |place: &Place| SORTS.contains(&place.venue.label().trim().to_lowercase().as_str());
    // What was examined stands before where it was: `External examiner, PhD thesis of Ada Weiss, Nowhere University`.
    let is_one = places.len() == 1;
    let is_thesis = |place: &Place| !is_one && !place.is_known && is_thesis_of(place.venue.label());
    let is_venue = |place: &Place| !is_helped(place) && !is_sort(place) && !is_thesis(place);
    for place in places.into_iter().filter(is_venue) {
        push(reading, office, &place, confidence, facts);
    }
}
