//! Reads a line that names a seat and the body in which it is held: `Student Representative, Faculty Council`.
//!
//! Input: a line of a service section. Output: the office as printed, and the body as one name, whatever commas it has
//! (`Equity, Diversity and Inclusion Committee`).

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::Office;
use super::place::Place;
use super::unknown::unknown;
use super::words::RoleKind;
use crate::extract::years::find_years;
use crate::pattern::Pattern;

/// The seat, with a remark in brackets, up to its comma.
static SEAT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:\p{Lu}[\w.'’&/-]*\s){1,3}(?:Member|Representative|Chair|Co-Chair|Officer|Secretary|Treasurer|President|Delegate|Liaison|Coordinator|Advisor|Ambassador)(?:\s\([^()]*\))?,\s+",
    )
});

/// The body, to its end.
static BODY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:The\s)?\p{Lu}[^;:.]*\b(?:Committee|Council|Board|Panel|Commission|Senate|Union|Task Force|Working Group|Advisory Group|Assembly)(?:\s(?:on|of|for)\s[^,;:]+)?(?:\s\([^()]*\))?$",
    )
});

/// The part of a society that a name is, with the society behind its comma.
pub(super) fn with_society(text: &str, unit: &Place, end: usize) -> Option<Place> {
    let rest = text[unit.range.end..end].strip_prefix(", ")?;
    let start = end - rest.len();
    let length = rest.find([',', '.', ';', '(', '\n']).unwrap_or(rest.len());
    let name = rest[..length].trim_end();
    let whole = Place { range: start..start + name.len(), venue: unknown(name), ..unit.clone() };
    let mut places = vec![unit.clone(), whole];
    join_unit(&mut places);
    places.pop().filter(|_| places.is_empty())
}

/// Joins a part of a society or a university with the whole behind its comma: `Slow Rivers Specialty Group, Society for
/// Slow Analysis`, `Department of Tides, Nowhere University`.
pub(super) fn join_unit(places: &mut Vec<Place>) {
    const PARTS: &[&str] = &["department", "faculty", "school", "division", "institute", "center", "centre", "college"];
    const UNIVERSITIES: &[&str] = &["university", "universität", "université", "universidad", "college", "eth"];
    const UNITS: &[&str] = &["group", "section", "chapter", "division", "branch", "committee", "council", "network"];
    const WHOLES: &[&str] = &["society", "association", "academy", "federation", "union", "institution", "institute"];
    let [unit, whole] = places.as_slice() else { return };
    let last = unit.venue.label().rsplit(' ').next().unwrap_or_default().to_lowercase();
    let first = unit.venue.label().split(' ').next().unwrap_or_default().to_lowercase();
    let has = |words: &[&str]| whole.venue.label().split(' ').any(|word| words.contains(&word.to_lowercase().as_str()));
    let is_joined =
        has(WHOLES) && UNITS.contains(&last.as_str()) || has(UNIVERSITIES) && PARTS.contains(&first.as_str());
    let is_apart = unit.is_known || whole.is_known || whole.is_last || !unit.years.is_empty();
    if is_apart || !is_joined {
        return;
    }
    let name = format!("{}, {}", unit.venue.printed, whole.venue.printed);
    let range = unit.range.start..whole.range.end;
    *places = vec![Place { range, venue: unknown(&name), ..whole.clone() }];
}

/// The office and the body of a line that names nothing besides them and years.
pub(super) fn read(text: &str, line: &Range<usize>) -> Option<(Office, Place)> {
    let printed = &text[line.clone()];
    let seat = SEAT.find(printed)?;
    let years = find_years(text, line.start + seat.end()..line.end);
    let end = years.first().map_or(line.end, |years| years.range.start);
    let body = text[line.start + seat.end()..end].trim_end_matches([' ', ',', '(', '.', '–', '-', '[']);
    let is_last = years.last().is_none_or(|years| !text[years.range.end..line.end].contains(char::is_alphanumeric));
    if !is_last || !BODY.is_match(body) {
        return None;
    }
    let name = seat.as_str().trim_end_matches([' ', ',']).to_owned();
    let range = line.start..line.start + seat.end() + body.len();
    let place = Place { range, venue: unknown(body), years, is_known: false, is_last: false };
    Some((Office { name, kind: RoleKind::Committee }, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_within_a_body_do_not_cut_it() {
        for (line, office, body) in [
            (
                "PhD Representative, Equity, Diversity and Inclusion Committee, 2021",
                "PhD Representative",
                "Equity, Diversity and Inclusion Committee",
            ),
            (
                "Panel Member (experts), Rector's Advisory Committee on Moss",
                "Panel Member (experts)",
                "Rector's Advisory Committee on Moss",
            ),
        ] {
            let found = read(line, &(0..line.len())).map(|(office, place)| (office.name, place.venue.printed));
            assert_eq!(found, Some((office.to_owned(), body.to_owned())), "{line}");
        }
        assert_eq!(read("Program Chair, KDD 2021", &(0..23)), None);
    }
}
