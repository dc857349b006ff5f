//! Reads the offices that are held in the body over them: a society, a council or an academy as a heading, with
//! `Chair, Board of Trustees (2023-2024)`, `Member of the Nominating Committee` and `External Reviewer (2022)` below it.
//!
//! Input: a line, and the name over it. Output: the office as printed, with the part of the body in which it is held, and
//! the body. Limits: a university's committees are bodies of their own, and a mere membership is no office.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Office, push};
use super::lines::semicolon_parts;
use super::place::Place;
use super::role::{Role, find_roles};
use super::seat;
use super::unknown::unknown;
use super::words::RoleKind;
use crate::extract::geography::is_country;
use crate::extract::reading::Reading;
use crate::fact::Facts;
use crate::page::Shape;
use crate::pattern::Pattern;

/// The longest name of a body, in words, and the longest office.
const LONGEST_BODY: usize = 12;
const LONGEST_OFFICE: usize = 16;

/// Words of bodies whose parts are theirs alone.
static SOCIETY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:society|association|academy|council|foundation|federation|union|trust|confederation|guild|league|consortium",
        r"|gesellschaft|verein|vereinigung|verband|akademie|forschungsgemeinschaft|stiftung|rat",
        r"|société|académie|fédération|fondation|sociedad|asociación|academia|federación|fundación",
        r"|sociedade|associação|federação|fundação|società|associazione|accademia|federazione|fondazione",
        r"|genootschap|vereniging|académia)\b|(?i)\p{L}(?:gesellschaft|verband|verein|vereinigung|gemeinschaft)\b|^(?:IEEE|ACM|SIAM|AAAI)$",
    ))
});

/// Words of institutions that have committees of their own.
static INSTITUTION: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:universi\p{L}+|college|institute|institut|department|faculty|school|hochschule|fakultät|école|faculté)\b",
    )
});

/// Words of headings that say what sort of service follows, and name no body.
static GENERIC: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:services?|memberships?|activit\p{L}+|responsibilit\p{L}+|roles?|leadership|review\p{L}*|positions?|duties|work|member|members|engagements?|affiliations?|appointments?|outreach|administration|mitgliedschaft(?:en)?|travel|awards?|grants?|fellowships?)\b",
    )
});

/// Parts of a body in which one holds an office.
static PART: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:committee|subcommittee|council|board|panel|commission|senate|assembly|task force|group|chapter|section|college|division|branch|caucus|jury|bureau|secretariat",
        r"|comité|commission|conseil|comisión|consejo|junta|comissão|conselho|commissione|consiglio|giunta|sezione|sección|seção",
        r"|vorstand|beirat|ausschuss|kommission|arbeitskreis|arbeitsgruppe|fachgruppe|sektion|sektie|bestuur|commissie|werkgroep)\b",
    ))
});

/// An office before what it is held in: up to a comma, a dash or a small word.
static OFFICE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?P<office>[^,:–—]+?)(?:\s?[,:–—]\s|\s-\s|\s(?:of|for|on|in|to|at|der|des|im|für|du|de la|de|del|do|da|dello|della|van)\s(?:the\s|la\s)?)(?P<behind>\p{Lu}.*)$",
    )
});

/// What an office is named by that has a task of the body above: `Director of Graduate Studies`.
static TASK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^(?:(?:under)?graduate|postgraduate|doctoral|phd|international|student|academic|admissions?|teaching|research|diversity|equity|inclusion|equality|outreach|public|library|exams?|examinations?)(?:[ ,&/]+(?:and )?(?:studies|admissions|affairs|teaching|research|education|programs?|programmes?|students|placement|recruitment|exchange|diversity|equity|inclusion|belonging|equality|outreach|engagement|relations|advising|training|integrity))*$",
    )
});

/// A committee that belongs to an event and not to the body above.
static OF_EVENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:program(?:me)?|technical|organi[sz]ing|steering|scientific|local|conference)\s+(?:program(?:me)?\s+)?committee\b",
    )
});

/// One who is met by a title, whom an office is held for: `Faculty Mentor to Dr. Ada Weiss`.
static PERSON: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:Drs?|Profs?|Professors?|Ms|Mr|Mrs)\b\.?\s+\p{Lu}"));

/// The body over the lines of an entry, and these without its name where it is the first of them and no role stands
/// above.
pub(super) fn over<'a>(
    reading: &Reading<'a>,
    mut lines: Vec<Range<usize>>,
    has_role: bool,
) -> (Option<&'a str>, Vec<Range<usize>>) {
    let text = reading.text();
    match lines.first().filter(|_| !has_role && lines.len() > 1).map(|line| &text[line.clone()]) {
        Some(first) if is_body(first) => (Some(first), lines.split_off(1)),
        _ => (above(reading), lines),
    }
}

/// Reads the offices that a line tells under `body`. Says whether it tells nothing else.
pub(super) fn read_line(
    reading: &Reading<'_>,
    line: &Range<usize>,
    body: Option<&str>,
    sure: f32,
    facts: &mut Facts,
) -> bool {
    let held = body.map(|body| read(reading.text(), line, body)).unwrap_or_default();
    for (office, place) in &held {
        push(reading, office, place, sure, facts);
    }
    !held.is_empty()
}

/// The body that stands over an entry: the bullet that it is nested in, the label nearest to it.
fn above<'a>(reading: &Reading<'a>) -> Option<&'a str> {
    let bullet = reading.outline.above.filter(|above| above.shape == Shape::ListItem && above.body == 0);
    let bullet = bullet.map(|above| above.content.as_str());
    let label = reading.entry.groups.last().map(String::as_str);
    bullet.filter(|text| is_body(text)).or_else(|| label.filter(|text| is_body(text)))
}

/// Whether a line is nothing but the name of a body: `Slow Moss Society (SMS)`.
fn is_body(line: &str) -> bool {
    const SMALL: &[&str] = &["of", "for", "and", "the", "in", "de", "du", "des", "der", "für", "und", "e", "y", "et"];
    let name = line.trim().trim_end_matches([':', '.']);
    let is_name = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty() || bare.starts_with(char::is_uppercase) || SMALL.contains(&bare)
    };
    let words = name.split_whitespace();
    words.clone().count() <= LONGEST_BODY
        && !name.contains([';', '\n'])
        && !name.contains(|c: char| c.is_ascii_digit())
        && words.clone().all(is_name)
        && (SOCIETY.is_match(name) || INSTITUTION.is_match(name))
        && !GENERIC.is_match(name)
        && find_roles(name, &(0..name.len()), true).is_empty()
}

/// The offices that a line under `body` tells, one in each of its parts; none where a part tells something else.
fn read(text: &str, line: &Range<usize>, body: &str) -> Vec<(Office, Place)> {
    semicolon_parts(text, line)
        .iter()
        .map(|part| read_part(text, part, body))
        .collect::<Option<_>>()
        .unwrap_or_default()
}

fn read_part(text: &str, line: &Range<usize>, body: &str) -> Option<(Office, Place)> {
    let (core, years) = seat::without_years(text, line);
    let printed = without_open_bracket(text[core.clone()].trim_end_matches('.'));
    let role = office(printed, INSTITUTION.is_match(body) && !SOCIETY.is_match(body))?;
    let name = without_country(body.trim().trim_end_matches([':', '.']));
    let place = Place { range: core, venue: unknown(name), years, is_known: false, is_last: false };
    let kind = if is_reviewer(&role) { RoleKind::Review } else { RoleKind::Help };
    Some((Office { name: role, kind }, place))
}

/// The office that is held in the body above: alone, or with the part of the body or the task.
fn office(printed: &str, has_own_committees: bool) -> Option<String> {
    if printed.split_whitespace().count() > LONGEST_OFFICE {
        return None;
    }
    if is_office(printed) {
        return (!is_membership(printed)).then(|| printed.to_owned());
    }
    if !has_own_committees && is_committee(printed) {
        return Some(format!("{printed} member"));
    }
    let found = OFFICE.captures(printed)?;
    let (office, behind) = (found.name("office")?.as_str(), found.name("behind")?.as_str());
    if !is_office(office) {
        return None;
    }
    if PERSON.is_match(behind) {
        return Some(office.to_owned());
    }
    let is_part = !has_own_committees && PART.is_match(behind) && !OF_EVENT.is_match(behind);
    (is_part || TASK.is_match(behind)).then(|| printed.to_owned())
}

/// Whether words are an office and nothing else: its noun ends them, and few words stand before it.
fn is_office(words: &str) -> bool {
    let roles = find_roles(words, &(0..words.len()), false);
    let is_body = |role: &Role| role.kind == RoleKind::Committee && !role.is_member;
    let ends = roles.last().is_some_and(|role| role.range.end == words.len() && !role.is_none && !is_body(role));
    is_short(words) && (ends || seat::is_office(words))
}

/// Whether words are a committee and nothing else.
fn is_committee(words: &str) -> bool {
    let role = find_roles(words, &(0..words.len()), false).into_iter().next_back();
    let is_body = role.is_some_and(|role| role.range.end == words.len() && role.kind == RoleKind::Committee);
    is_short(words) && is_body && !OF_EVENT.is_match(words)
}

/// Whether few words stand together and no mark or joint is among them.
fn is_short(words: &str) -> bool {
    const LONGEST: usize = 5;
    let is_tied = words.contains([',', ':', ';', '–']) || [" of ", " for "].iter().any(|tie| words.contains(tie));
    words.starts_with(char::is_uppercase) && !is_tied && words.split_whitespace().count() <= LONGEST
}

/// Whether an office is only that of a member, whom societies have by the thousand.
fn is_membership(office: &str) -> bool {
    let last = office.rsplit(' ').next().unwrap_or_default().to_lowercase();
    ["member", "mitglied", "membre", "miembro", "membro", "socio", "lid", "fellow"].contains(&last.as_str())
        && !PART.is_match(office)
}

fn is_reviewer(role: &str) -> bool {
    let lower = role.to_lowercase();
    ["reviewer", "referee", "assessor"].iter().any(|noun| lower.ends_with(noun))
}

/// A line without what a bracket that never closes begins.
fn without_open_bracket(line: &str) -> &str {
    line.rsplit_once(" (").filter(|(_, inside)| !inside.contains(')')).map_or(line, |(before, _)| before)
}

/// The name of a body without the country behind it: `Research Council of Moss, Norway`.
fn without_country(name: &str) -> &str {
    name.rsplit_once(", ").filter(|(_, country)| is_country(country)).map_or(name, |(body, _)| body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_held_in_the_body_over_them() {
        for (line, role) in [
            ("Chair, Board of Trustees (2023 - 2024)", Some("Chair, Board of Trustees")),
            ("Elected Vice Chair of the Moss Section (2016)", Some("Elected Vice Chair of the Moss Section")),
            ("External Reviewer (2022)", Some("External Reviewer")),
            ("Treasurer, 2002-2004", Some("Treasurer")),
            ("Director of Graduate Studies, 2020", Some("Director of Graduate Studies")),
            ("Prize Committee, 2020", Some("Prize Committee member")),
            ("Member since 1989", None),
            ("Senior Member", None),
            ("Organiser, Moss Days for Schools (1997)", None),
            ("Member, Program Committee of Slow Days 2020", None),
        ] {
            let found = read(line, &(0..line.len()), "Slow Moss Society").into_iter().next();
            assert_eq!(found.map(|(office, _)| office.name).as_deref(), role, "{line}");
        }
    }

    #[test]
    fn a_body_is_told_from_a_sort_of_service() {
        assert!(is_body("Society for Slow Moss (SSM)") && is_body("Halden University:"));
        assert!(!is_body("Professional Society Memberships") && !is_body("University Service"));
        assert!(!is_body("Membership of editorial boards") && !is_body("Slow Moss Society, 2020"));
    }
}
