//! Reads seats in standing bodies that prose names as a whole: `Serving on the Slow Prize Committee`, `Joined the FLOCK
//! Technical Committee on Reeds, Rivers and Slow Data`, `Chair of the RSS History committee`.
//!
//! Input: a clause. Output: a fact, whose venue is the body with all of its name. Limits: committees of events and of
//! examinations, and boards of journals, are roles of their own and read elsewhere.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Office, push};
use super::place::Place;
use super::unknown::unknown;
use super::words::RoleKind;
use crate::extract::reading::Reading;
use crate::extract::years::find_years;
use crate::fact::Facts;
use crate::pattern::{Captures, Pattern};

/// How sure such a reading is.
const SURE: f32 = 0.9;

/// How the seat is told, the body's own name, and what it is for.
static SEAT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:(?P<joined>\b[Jj]oin(?:ed|ing)?|\b(?:[Ee]lected|[Aa]ppointed|[Nn]amed|[Ii]nvited)\s+to(?:\s+(?:join|serve\s+on))?)|\b(?:[Ss]erv(?:e|es|ed|ing)|[Ss]it(?:s|ting)?|[Ss]at)\s+(?:on|in)",
        r"|(?P<office>\b(?:[Cc]o-?|[Vv]ice[- ]?|[Dd]eputy\s)?(?:[Cc]hair|[Cc]hairperson|[Ss]ecretary|[Tt]reasurer|[Mm]ember))\s+of)\s+(?:the\s+|an?\s+)?",
        r"(?P<body>(?P<name>\p{Lu}[\p{L}\d.&'’+/-]*(?:,?\s(?:(?:of|and|for|the|in|&)\s)*\p{Lu}[\p{L}\d.&'’+/-]*){0,9})\s(?:[Cc]ommittee|[Tt]ask\s[Ff]orce|[Ww]orking\s[Gg]roup)\b",
        r"(?P<field>\s(?:on|for)\s(?:the\s)?\p{Lu}[\p{L}\d-]*(?:,?\s(?:(?:and|&|of|in|for|the)\s)*\p{Lu}[\p{L}\d-]*)*)?)",
    ))
});

/// What makes the committee one of an event, an examination or a journal.
const OTHERS: &[&str] = &[
    "program", "programme", "organizing", "organising", "steering", "scientific", "editorial", "thesis",
    "dissertation", "phd", "doctoral", "exam", "examination", "review", "reviewing", "selection", "local",
    "conference", "artifact", "evaluation", "defense", "qualifying", "honorary", "tpc", "pc",
];

/// Reads the seat of a clause. Says whether there is one.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) -> bool {
    let text = &reading.text()[clause.clone()];
    let Some(found) = SEAT.captures(text).filter(|found| is_standing(found)) else { return false };
    let Some(body) = found.name("body") else { return false };
    let office = match (found.name("office"), found.name("joined")) {
        (Some(office), _) => capitalised(office.as_str()),
        (None, Some(_)) => "Member".to_owned(),
        (None, None) => "Committee member".to_owned(),
    };
    let range = clause.start + body.start()..clause.start + body.end();
    let place = Place {
        range: range.clone(),
        venue: unknown(body.as_str()),
        years: Vec::new(),
        is_known: false,
        is_last: false,
    };
    push(reading, &Office { name: office, kind: RoleKind::Committee }, &place, SURE, facts);
    true
}

/// Reads an entry of a list of honours that opens with a seat among others, which is no honour as the membership of an academy
/// is: `Member, Reed Working Group`. Says whether it does.
pub(crate) fn read_entry(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    const BODIES: &[&str] = &["group", "committee", "board", "panel", "council", "task force", "network"];
    let (text, start) = (reading.text(), reading.entry.body);
    let behind = ["Member, ", "Member of the ", "Member of "].iter().find_map(|lead| text[start..].strip_prefix(lead));
    let body = behind.and_then(|behind| behind.split([',', '(', '\n', ';', ':']).next()).unwrap_or_default();
    let body = body.trim_end_matches([' ', '.']);
    if !BODIES.iter().any(|noun| body.to_lowercase().ends_with(noun)) {
        return false;
    }
    let years = find_years(text, start..text.len());
    let place = Place { range: start..text.len(), venue: unknown(body), years, is_known: false, is_last: false };
    push(reading, &Office { name: "Member".to_owned(), kind: RoleKind::Committee }, &place, SURE, facts);
    true
}

/// Whether a body is a standing one, with a name of its own.
fn is_standing(found: &Captures<'_>) -> bool {
    let name = found.name("name").map_or("", |name| name.as_str());
    let has_field = found.name("field").is_some();
    let words: Vec<String> = name.split([' ', '/']).map(str::to_lowercase).collect();
    let is_technical = words.last().is_some_and(|last| last == "technical");
    (words.len() > 1 || has_field)
        && !words.iter().any(|word| OTHERS.contains(&word.as_str()))
        && (!is_technical || has_field)
        && !name.contains(|c: char| c.is_ascii_digit())
}

fn capitalised(office: &str) -> String {
    let mut letters = office.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_body_is_named_as_a_whole() {
        let body = |text| {
            let found = SEAT.captures(text).filter(is_standing)?;
            found.name("body").map(|body| body.as_str().to_owned())
        };
        for (text, expected) in [
            ("Serving on the Slow Prize Committee.", "Slow Prize Committee"),
            (
                "Joined the FLOCK Technical Committee on Reeds, Rivers and Slow Data.",
                "FLOCK Technical Committee on Reeds, Rivers and Slow Data",
            ),
            ("Honoured to serve as Chair of the RSS History committee", "RSS History committee"),
            ("appointed to the Moss Society Committee for Outreach", "Moss Society Committee for Outreach"),
        ] {
            assert_eq!(body(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "serving on the Program Committee of FLOCK",
            "I served on the FLOCK 2024 Organizing Committee",
            "member of the Technical Committee",
            "joined the Thesis Committee",
        ] {
            assert_eq!(body(text), None, "{text}");
        }
    }
}
