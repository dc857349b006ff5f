//! Reads a line that begins with organising, as a deed or a person, and the event in small letters, as Romance languages and
//! German have it: `Organisation du colloque « Penser les mousses »`, `Un des organisateurs du séminaire Marées`.
//!
//! Input: a line. Output: the office, and the event as printed, with the institution behind its comma. Limits: a noun of
//! events must stand right behind what joins it to the role.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::Office;
use super::lines::behind_time_cell;
use super::place::Place;
use super::unknown::unknown;
use super::words::RoleKind;
use crate::extract::years::find_years;
use crate::pattern::Pattern;

/// What leads to the role, the role, what joins the event to it, and the event with all that follows.
static ORGANISED: LazyLock<Pattern> = LazyLock::new(|| {
    let leads = r"(?:(?:un|une) des|uno de los|una de las|um dos|uma das|einer der|eine der|participation à l['’]|participación en la|participação na)";
    let roles = [
        r"(?:co-?)?organisation|(?:co-?)?organisat(?:eur|rice)s?(?: princip(?:al|ale|aux))?|(?:co-?)?responsable|animat(?:eur|rice)|animation",
        r"(?:co-?)?organización|(?:co-?)?organizador(?:a|es|as)?|(?:co-?)?organização|(?:co-?)?organizzazione|(?:co-?)?organizzat(?:ore|rice|ori)",
        r"(?:mit-?)?organisation|(?:mit-?)?organisator(?:in)?|(?:mit-?)?organisatorinnen|coordination|coordinación|coordenação|coordinamento|współorganizacja|organizacja",
    ]
    .join("|");
    let joints = r"du|de la|de l['’]|d['’]une?|d['’]|des|de|del|de las?|de los|de un|de una|do|da|dos|das|de um|de uma|della|dell['’]|dei|di un|di una|di|von|der|des|eines|einer|am|im";
    let events = [
        r"colloques?|séminaires?|conférences?|journées?|écoles?|ateliers?|groupes? de (?:travail|lecture)|sessions?|table ronde|webinaires?|rencontres?|congrès|workshops?|symposiums?|symposium|minisymposium",
        r"congresos?|jornadas?|seminarios?|talleres|taller|simposios?|escuela|encuentros?|coloquios?|sesión|mesa redonda|ciclo|encontros?|seminários?|oficinas?|simpósios?|escola|colóquios?|convegn[oi]|giornat[ae]|scuola|simposio|incontri",
        r"workshops?|tagung(?:en)?|seminars?|konferenz(?:en)?|ringvorlesung|sommerschule|kolloquiums?|symposiums?|konferencj[ai]|seminarium|warsztat[yów]*",
    ]
    .join("|");
    Pattern::new(&format!(
        r"(?i)^(?:{leads}\s?)?(?P<role>{roles})\s(?:{joints})\s?(?P<event>(?:[\dIVX]+\p{{L}}*\s)?(?:{events})\b[^\n]*(?:\n[^\n]*)?)$"
    ))
});

/// Words of institutions.
static INSTITUTION: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)universi|institut|laborato|école|facult|departamento|dipartimento|département|hochschule|centr[eo]\b",
    )
});

/// The office and the event of a line.
pub(super) fn read(text: &str, line: &Range<usize>) -> Option<(Office, Place)> {
    let start = behind_time_cell(text, line);
    let found = ORGANISED.captures(text[start..line.end].trim_end_matches(['.', ' ']))?;
    let (role, event) = (found.name("role")?, found.name("event")?);
    let name = event_name(event.as_str());
    let years = find_years(text, line.clone());
    let is_named = name.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let singular = role.as_str().strip_suffix("eurs").map(|stem| format!("{stem}eur"));
    let singular = singular.or_else(|| role.as_str().strip_suffix("rices").map(|stem| format!("{stem}rice")));
    let role = singular.unwrap_or_else(|| role.as_str().to_owned());
    is_named.then(|| {
        let place = Place { range: line.clone(), venue: unknown(&name), years, is_known: false, is_last: false };
        (Office { name: role, kind: RoleKind::Organise }, place)
    })
}

/// The name of an event: what is quoted, else all up to the first comma, bracket or year, with an institution behind it.
fn event_name(event: &str) -> String {
    let quoted = event.split_once(['«', '“', '"']).and_then(|(_, rest)| rest.split_once(['»', '”', '"']));
    if let Some((inside, _)) = quoted.filter(|(inside, _)| inside.trim().contains(' ')) {
        return inside.trim().to_owned();
    }
    let end = event.find([',', '(', '\n', ';', ':', '–', '—']).unwrap_or(event.len());
    let years = find_years(event, 0..event.len());
    let end = years.first().map_or(end, |years| end.min(years.range.start));
    let name = event[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '»');
    let name = [" depuis", " desde", " seit", " en", " in", " im", " em", " nel"]
        .iter()
        .find_map(|tie| name.strip_suffix(tie))
        .unwrap_or(name);
    let behind = event[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let next = behind.split([',', '(', '\n', ';', '.']).next().unwrap_or_default().trim();
    if INSTITUTION.is_match(next) { format!("{name}, {next}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_begins_with_organising_and_an_event() {
        for (text, expected) in [
            ("Organisation du colloque « Penser les mousses », Lanton, 2019", "Organisation|Penser les mousses"),
            (
                "Un des organisateurs du Séminaire des marées, Institut des Rives.",
                "organisateur|Séminaire des marées, Institut des Rives",
            ),
            ("Co-organización del taller Mareas Lentas, 2020", "Co-organización|taller Mareas Lentas"),
            ("Mitorganisation der Tagung Langsames Watt (2019)", "Mitorganisation|Tagung Langsames Watt"),
            ("Responsable du séminaire Marées depuis 2020", "Responsable|séminaire Marées"),
        ] {
            let found =
                read(text, &(0..text.len())).map(|(office, place)| format!("{}|{}", office.name, place.venue.label()));
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        let none = "Responsable du laboratoire, 2020";
        assert!(read(none, &(0..none.len())).is_none());
    }
}
