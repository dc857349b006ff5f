//! Reads lines that name only where talks were given: `Seminars: Halden, Olm, Nowhere State`, `Slow rivers (Olm)`.
//!
//! Input: the text of an entry of a list of talks. Output: ranges of it, one for each talk. Limits: a label in the
//! singular stands over one talk, whose parts are its title and its place.

use std::ops::Range;
use std::sync::LazyLock;

use super::layout::is_kind;
use crate::extract::phrase::is_time;
use crate::pattern::Pattern;

/// The longest name of a place in such a list, in words.
const LONGEST: usize = 9;

/// A label over places, in the plural.
static LABEL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(?:(?:invited|selected|departmental|department|research|contributed|other|external|online|virtual)\s+)*(?:seminars|colloquia|colloquiums|(?:seminar|colloquium|colloquia|conference)\s+talks|lectures|presentations|talks|séminaires|seminarios|seminários|seminari|vorträge|kolloquien)\s*(?:at\s*:?|:)\s+",
    )
});

/// A name with the place in brackets that ends its line.
static HELD: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:\p{Lu}|\d+(?:st|nd|rd|th)?\s)[^.;?!“”\n]{2,100}\s\(\p{Lu}[^()\n]{1,60}\)\.?$"));

/// The places behind a label, if that is all that an entry says.
pub(super) fn listed(text: &str, whole: &Range<usize>) -> Vec<Range<usize>> {
    let part = text[whole.clone()].trim_end_matches([' ', '.', '\n']);
    let Some(label) = LABEL.find(part).filter(|_| !part.contains(['\n', '“', '"'])) else { return Vec::new() };
    let names: Vec<Range<usize>> = pieces(part, label.end()).collect();
    let is_name = |range: &Range<usize>| {
        let name = &part[range.clone()];
        name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= LONGEST && !name.contains(['.', ':'])
    };
    // What has a date is one talk, whose title and place stand between the commas.
    let is_dated = part[label.end()..].split(|c: char| !c.is_alphanumeric()).any(is_time);
    if !names.iter().all(is_name) || is_dated {
        return Vec::new();
    }
    names.into_iter().map(|name| whole.start + name.start..whole.start + name.end).collect()
}

/// What stands between commas that are in no brackets, without the `and` before the last.
fn pieces(part: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let mut depth = 0_usize;
    let mut start = from;
    let mut bounds = Vec::new();
    for (at, c) in part[from..].char_indices().map(|(at, c)| (from + at, c)) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                bounds.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    bounds.push(start..part.len());
    bounds.into_iter().map(move |range| {
        let name = part[range.clone()].trim_start();
        let name = name.strip_prefix("and ").or_else(|| name.strip_prefix("& ")).unwrap_or(name).trim();
        let at = range.end - part[range.clone()].trim_start().len();
        let at = at + part[at..range.end].find(name).unwrap_or(0);
        at..at + name.len()
    })
}

/// The occasion of an entry that has nothing but its name and its place in brackets: `Slow rivers (Olm House)`.
pub(super) fn held(text: &str, whole: &Range<usize>) -> Option<Range<usize>> {
    let part = text[whole.clone()].trim();
    let start = whole.start + text[whole.clone()].find(part)?;
    let name = part.trim_end_matches('.');
    let is_led = part.split_once(':').is_some_and(|(lead, _)| is_kind(lead));
    (HELD.is_match(part) && !is_led).then_some(start..start + name.len())
}

/// The occasion that a bracket right behind a quoted title holds, with the time at its end, where nothing else is told:
/// `“Slow reeds” (Séminaire des rivières de l'Olm, 2024)`.
pub(super) fn bracketed(text: &str, title: &Range<usize>, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 160;
    let behind = text[title.end..end].trim_start_matches(['"', '”', '“', '»', '’', '.', ',', ' ', '\u{a0}']);
    let inner = behind.strip_prefix('(')?.trim_end_matches(['.', ' ']).strip_suffix(')')?;
    let start = end - behind.len() + 1;
    let time = inner.rfind(", ").filter(|at| inner[at + 2..].split([' ', '.', '/', '-', '–']).any(is_time));
    let name = inner[..time.unwrap_or(inner.len())].trim_end();
    let is_whole = !name.contains([')', '(', ';', '\n']) && name.len() <= LONGEST && name.contains(' ');
    (is_whole && name.starts_with(char::is_uppercase) && !is_kind(name)).then(|| start..start + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_in_the_plural_stands_over_places() {
        let names = |text: &'static str| {
            listed(text, &(0..text.len())).into_iter().map(|range| &text[range]).collect::<Vec<_>>()
        };
        assert_eq!(
            names("Seminars: Halden, Olm (online, twice), and Nowhere State"),
            ["Halden", "Olm (online, twice)", "Nowhere State"]
        );
        assert_eq!(names("Colloquia: Halden"), ["Halden"]);
        assert_eq!(names("Seminar: The patience of reeds, Halden"), Vec::<&str>::new());
        assert_eq!(names("Seminars: on the patience of reeds, Halden"), Vec::<&str>::new());
    }

    #[test]
    fn a_bracket_behind_a_title_holds_the_occasion() {
        let read = |text: &'static str| bracketed(text, &(0..10), text.len()).map(|range| &text[range]);
        assert_eq!(
            read("Slow reeds\" (Séminaire des rivières de l'Olm, 2024)"),
            Some("Séminaire des rivières de l'Olm")
        );
        assert_eq!(read("Slow reeds\" (Reading group on tides, May 2024)."), Some("Reading group on tides"));
        assert_eq!(read("Slow reeds\" (invited talk, 2024)"), None);
        assert_eq!(read("Slow reeds\" (Olm House), Slow Meeting, 2024"), None);
    }

    #[test]
    fn a_name_with_its_place_is_an_occasion() {
        let held = |text: &'static str| held(text, &(0..text.len())).map(|range| &text[range]);
        assert_eq!(held("Structure of slow rivers (Olm)"), Some("Structure of slow rivers (Olm)"));
        assert_eq!(held("Slow Sectional: rivers of Olm (Halden)"), Some("Slow Sectional: rivers of Olm (Halden)"));
        assert_eq!(held("Invited talk: rivers of Olm (Halden)"), None);
        assert_eq!(held("Structure of slow rivers"), None);
        assert_eq!(held("We spoke of rivers. They are slow (Olm)"), None);
    }
}
