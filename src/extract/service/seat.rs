//! Reads a line of a service section that names a seat and the body in which it is held, where no venue is known:
//! `Chair of the Ethics Committee, 2022`, `Gleichstellungsbeauftragte der Fakultät`, `Seminar coordinator, Department
//! of Moss`.
//!
//! Input: a line. Output: the office, and the body as printed, with the institution behind its comma. A society of
//! which somebody is only a member gives none.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::Office;
use super::place::Place;
use super::role::find_roles;
use super::unknown::unknown;
use super::words::{RoleKind, TIMES};
use crate::extract::years::{Years, find_years};
use crate::pattern::Pattern;

/// The longest name of a body, in words.
const LONGEST_BODY: usize = 14;

/// Offices that are held in a body and are no role of an event, and the words that rank them.
static SEAT: LazyLock<Pattern> = LazyLock::new(|| {
    let offices = [
        // English
        r"co-?head|head|(?:co-?)?director|(?:co-?)?co-?ordinator|delegate|spokesperson|spokes(?:wo)?man|panell?ist",
        r"adviser|advisor|officer|(?:co-?)?leader|(?:co-?)?chair(?:person|man|woman)?|secretary|treasurer",
        r"president|(?:vice-?|co-?)president|representative|ambassador|liaison|member(?:[- ]at[- ]large)?|moderator|senator",
        // German
        r"\p{L}*beauftragte[rn]?|(?:\p{L}*)?sprecher(?:in)?|vertreter(?:in)?|\p{L}*vertreter(?:in)?|leiter(?:in)?",
        r"koordinator(?:in)?|vorsitzende[rn]?|mitglied|beisitzer(?:in)?|kassenwart(?:in)?",
        // French
        r"(?:co-?)?responsable|(?:co-?)?directeur|(?:co-?)?directrice|coordinateur|coordinatrice|animateur|animatrice",
        r"représentante?|déléguée?|référente?|chargée? de mission|membre|secrétaire|trésori(?:er|ère)|présidente?",
        // Spanish, Portuguese, Italian, Dutch
        r"coordinadora?|vocal|delegad[oa]|secretari[oa]|miembro|coordenadora?|secretári[oa]|membro|chefe",
        r"coordinatore|referente|delegat[oa]|segretari[oa]|rappresentante|responsabile|representante|lid",
        r"vertegenwoordiger|coördinator|secretaris|penningmeester|bestuurslid|voorzitter|presidente",
    ]
    .join("|");
    let ranks = r"adjoint|adjointe|suppléante?|élue?|nommée?|titular|electo|electa|adjunt[oa]|eleit[oa]|elett[oa]";
    Pattern::new(&format!(
        r"(?i)^(?P<seat>(?:(?P<lead>[\p{{L}}\d&/’'.-]+)\s){{0,3}}?(?P<office>{offices})(?:\s(?:{ranks}))?(?:\s\([^()]*\))?)(?P<tie>\s(?:of|for|at|on|to|in)\s(?:the\s|an?\s)?|\s(?:der|des|im|in der|für die|für|beim|bei|am)\s|\s(?:du|de la|des|de|pour|pour la|au|à la|au sein du|au sein de la|del|de los|en|do|da|dos|das|no|na|della|dello|dell['’]|di|per|nel|van|van de|van het|bij|in de|de l['’]|d['’]|à l['’])\s?|\s?[,:–—]\s(?:the\s)?|\s-\s)",
    ))
});

/// Words with which a body is one that sits and decides.
static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:committee|council|board|panel|commission|senate|assembly|task force|working group|advisory group|steering group|caucus|comité|comitê|commission|comisión|comissão|commissione|comitato|conseil|consejo|conselho|consiglio|junta|colegiado|giunta|jury|bureau|raad|commissie|bestuur|vorstand|senat|konvent|kuratorium)\b|(?i)\p{L}*(?:rat|räte|kommission|ausschuss|gremium|beirat|raad)\b",
    )
});

/// Words of a part of an institution, and of institutions.
static UNIT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:universi\p{L}+|department|dept|faculty|school|college|institute?|institut\p{L}*|division|center|centre|laboratory|lab|fakultät|fachbereich|hochschule|faculté|département|laboratoire|école|facultad|departamento|instituto|escuela|faculdade|dipartimento|facoltà|faculteit|society|association|academy|federation|union|network)\b",
    )
});

/// The season or month before the year with which an office begins: `Fall 2016`.
static SEASON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)[\s(,](?:spring|summer|fall|autumn|winter|jan|january|feb|february|march|april|may|june|july|aug|august|sept?|september|oct|october|nov|november|dec|december)\.?\s+$",
    )
});

/// A body alone with its years: the owner sits in it.
static BODY_ALONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:\p{Lu}[\p{L}’'&/-]*,?\s(?:(?:and|&|of|for|on|the)\s)?){1,7}(?:Committee|Council|Task Force|Working Group|Commission|Senate)(?:,\s[^,;:]+){0,2}$",
    )
});

/// What those are called who sit in a body and lead nothing.
const MEMBERS: &[&str] = &["member", "membre", "mitglied", "miembro", "membro", "lid"];

/// Words of committees that belong to an event, which such a line would have to name.
const OF_EVENTS: &[&str] =
    &["program", "programme", "organizing", "organising", "technical", "steering", "scientific", "local", "conference"];

/// The office and the body of a line.
pub(super) fn read(text: &str, line: &Range<usize>) -> Option<(Office, Place)> {
    let (core, years) = without_years(text, line);
    let printed = &text[core.clone()];
    seated(printed).or_else(|| alone(printed)).or_else(|| panelist(printed)).map(|(name, kind, body)| {
        let place = Place { range: core, venue: unknown(body), years, is_known: false, is_last: false };
        (Office { name, kind }, place)
    })
}

/// Whether a line begins with an office that only bodies have: `Head of …`, which no role of the tables is.
pub(super) fn opens_with_seat(text: &str, line: &Range<usize>) -> bool {
    let (core, _) = without_years(text, line);
    let printed = &text[core];
    SEAT.captures(printed).is_some_and(|found| {
        found.name("seat").is_some_and(|seat| {
            let office = found.name("office").map_or("", |office| office.as_str()).to_lowercase();
            !MEMBERS.contains(&office.as_str())
                && find_roles(seat.as_str(), &(0..seat.as_str().len()), false).is_empty()
        })
    })
}

/// Whether words end in an office that bodies have, with few words before it: `Faculty Adviser`.
pub(super) fn is_office(words: &str) -> bool {
    let tied = format!("{words}, ");
    SEAT.captures(&tied).is_some_and(|found| found.name("seat").is_some_and(|seat| seat.as_str() == words))
}

/// A line without the years at its ends, and these.
pub(super) fn without_years(text: &str, line: &Range<usize>) -> (Range<usize>, Vec<Years>) {
    let years = find_years(text, line.clone());
    let mut core = line.clone();
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(');
    let leads = |first: &&Years| {
        let before = text[line.start..first.range.start].trim().to_lowercase();
        !has_letters(&before) || ["seit", "since", "depuis", "desde", "dal", "ab", "from"].contains(&before.as_str())
    };
    if let Some(first) = years.first().filter(leads) {
        let rest = text[first.range.end..line.end].trim_start_matches(|c: char| !c.is_alphanumeric());
        core.start = line.end - rest.len();
    }
    let last = years.iter().position(|years| years.range.start > core.start);
    let ends = last.filter(|at| {
        let marks = years[*at..].windows(2).all(|pair| !has_letters(&text[pair[0].range.end..pair[1].range.start]));
        marks && years.last().is_some_and(|last| !has_letters(&text[last.range.end..line.end]))
    });
    if let Some(at) = ends {
        core.end = years[at].range.start;
        core.end -= SEASON.find(&text[core.clone()]).map_or(0, |season| season.as_str().len());
    }
    let kept = text[core.clone()].trim_end_matches(|c: char| is_mark(c) || c == '(').len();
    let kept = TIMES
        .iter()
        .find_map(|word| text[core.start..core.start + kept].strip_suffix(word)?.strip_suffix([' ', '(']))
        .map_or(kept, |rest| rest.trim_end_matches(|c: char| is_mark(c) || c == '(').len());
    core.end = core.start + kept;
    (core, years)
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// A seat, what joins it to its body, and the body.
fn seated(printed: &str) -> Option<(String, RoleKind, &str)> {
    let found = SEAT.captures(printed)?;
    let (seat, tie, office) = (found.name("seat")?, found.name("tie")?, found.name("office")?);
    let behind = printed[tie.end()..].trim();
    let lower = office.as_str().to_lowercase();
    let is_member = MEMBERS.contains(&lower.as_str());
    let (head, rest) = behind.split_once(", ").map_or((behind, ""), |(head, rest)| (head, rest));
    let is_body = BODY.is_match(head);
    let is_unit = UNIT.is_match(head);
    let words = behind.split_whitespace().count();
    let names = head.starts_with(char::is_uppercase) || is_body || is_unit;
    let is_listed = head.contains([';', ':']) || rest.matches(", ").count() > 1;
    if !names || words > LONGEST_BODY || is_listed || is_of_event(head) || is_told(seat.as_str()) {
        return None;
    }
    if is_member && !is_body || is_guide(&lower) && !is_body && !is_unit && !has_club(head) {
        return None;
    }
    let has_lead = found.name("lead").is_some();
    let is_tied = tie.as_str().contains(char::is_alphabetic) && !tie.as_str().trim_start().starts_with([',', ':']);
    if has_lead && !is_tied && !is_body && !is_unit && !is_guide(&lower) {
        return None;
    }
    let kind = if lower.starts_with("panel") { RoleKind::Review } else { RoleKind::Help };
    // `Director of Graduate Studies, Department of Moss`: an office that is named by its task.
    if is_tied && !is_body && !is_unit && UNIT.is_match(rest) && rest.starts_with(char::is_uppercase) {
        return Some((printed[..tie.end() + head.len()].to_owned(), kind, rest));
    }
    let body = if UNIT.is_match(rest) { behind } else { head };
    Some((seat.as_str().to_owned(), kind, body.trim_end_matches(['.', ' '])))
}

/// Whether a body is a committee of an event, or a role of its own behind an office.
fn is_of_event(head: &str) -> bool {
    head.split(' ').any(|word| OF_EVENTS.contains(&word.to_lowercase().as_str()))
}

/// Whether a seat's words are those of a sentence.
fn is_told(seat: &str) -> bool {
    const TELLING: &[&str] = &["i", "we", "as", "was", "am", "served", "is", "my", "the", "former", "and"];
    seat.split(' ').any(|word| TELLING.contains(&word.to_lowercase().as_str()))
}

/// Offices that are held for people as well as for bodies.
fn is_guide(office: &str) -> bool {
    ["advisor", "adviser", "leader", "director", "head", "officer"].contains(&office)
}

/// Whether a name is that of a body of students, of a programme or of an event.
fn has_club(name: &str) -> bool {
    const CLUBS: &[&str] = &[
        "club", "group", "program", "programme", "chapter", "section", "studies", "committee", "seminar", "series",
        "colloquium", "association", "team", "initiative", "project", "programs", "research", "teaching", "office",
        "outreach",
    ];
    name.split(|c: char| !c.is_alphanumeric()).any(|word| CLUBS.contains(&word.to_lowercase().as_str()))
        || [" in ", " at ", " for "].iter().any(|tie| name.contains(tie))
}

/// A body that stands alone.
fn alone(printed: &str) -> Option<(String, RoleKind, &str)> {
    let is_body = BODY_ALONE.is_match(printed) && !is_of_event(printed);
    let names_more = printed.split_once(", ").is_some_and(|(_, rest)| !BODY.is_match(rest) && !UNIT.is_match(rest));
    (is_body && !names_more).then(|| ("Member".to_owned(), RoleKind::Help, printed))
}

/// The short form of an agency before its panelist: `NSF panelist`.
fn panelist(printed: &str) -> Option<(String, RoleKind, &str)> {
    let (agency, office) = printed.rsplit_once(' ')?;
    let is_office = ["panelist", "panellist"].contains(&office.to_lowercase().as_str());
    let is_short = agency.len() >= 2 && agency.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '/'));
    (is_office && is_short).then(|| ("Panelist".to_owned(), RoleKind::Review, agency))
}
