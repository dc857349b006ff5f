//! The name of an honour that has no noun of honours: the first part of a short line, or what the line sets in bold.
//!
//! Input: a line of a list of honours. Output: where its name stands. Limits: a line that begins with what was done, or
//! with a venue, names none.

use std::ops::Range;

use crate::extract::reading::Reading;
use crate::extract::word::opens_with_verb;
use crate::extract::years::find_years;
use crate::text::{Mark, MarkKind};

/// The longest line whose first part counts as a name, in words.
const SHORT_LINE: usize = 14;

/// The first part of a short line, up to a mark, a year or its giver.
pub(super) fn leading_name(reading: &Reading<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    if text[line.clone()].split_whitespace().count() > SHORT_LINE || reading.entry.depth > 0 {
        return None;
    }
    let first = line.start + text[line.clone()].find(char::is_alphabetic)?;
    let years = find_years(text, first..line.end);
    let marks = [',', ';', '(', '|', '\n', ':', '[', '„', '“', '«'];
    let stop = text[first..line.end].find(marks).map_or(line.end, |at| first + at);
    // A label behind a full stop is none of the name: `Tides for All. Funded by: …`.
    let label = text[first..stop].rfind(". ").filter(|_| text[stop..].starts_with(':'));
    let stop = label.map_or(stop, |at| first + at);
    let payer = [". Funded", ". Supported", ". Sponsored", ". Awarded", ". Role", ". PI"];
    let stop = payer.iter().filter_map(|payer| text[first..stop].find(payer)).min().map_or(stop, |at| first + at);
    let stop = years.first().map_or(stop, |years| stop.min(years.range.start));
    let dash = [" - ", " – ", " — ", " at ", " from ", " by "]
        .iter()
        .filter_map(|dash| text[first..stop].find(dash))
        .min()
        .map_or(stop, |at| first + at);
    let name = text[first..dash].trim_end();
    let name = member_of(&text[first..line.end], name).unwrap_or(name).trim_end_matches([' ', '@']);
    let is_venue =
        reading.venues.iter().any(|venue| venue.range.start <= first && first + name.len() <= venue.range.end);
    if is_venue {
        return None;
    }
    let behind = &text[first + name.len()..line.end];
    let is_whole = name.split_whitespace().count() >= 2 || name == "Fellow" && behind.starts_with(", ");
    let fits = is_whole
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.ends_with(['.', '?', '!'])
        && !tells_a_deed(name)
        && !reading.entry.content.marks.iter().any(|mark| {
            matches!(mark.kind, MarkKind::Link(_))
                && mark.start <= first
                && dash <= mark.end
                && line.end - line.start < 12
        });
    fits.then(|| first..first + name.len())
}

/// Whether a line begins with what was done, which is no honour: `Featured in the Moss Times`, `See below`.
fn tells_a_deed(name: &str) -> bool {
    const DEEDS: &[&str] = &[
        "see", "featured", "highlighted", "covered", "mentioned", "completed", "attended", "participated", "organized",
        "organised", "interviewed", "quoted", "published", "presented", "founded", "developed", "created", "passed",
        "taught", "led", "wrote", "built",
    ];
    opens_with_verb(name, DEEDS)
}

/// The name that an entry sets in bold at its head, where the line goes on with what it is: `**Tide Lectures**, Slow College.
/// “Given each year to one geologist below thirty.”`
pub(super) fn bold_name(reading: &Reading<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    let text = reading.text();
    let opens = |mark: &&Mark| mark.kind == MarkKind::Strong && mark.start == line.start && mark.end < line.end;
    let range = reading.content().marks.iter().find(opens)?.range();
    let name = &text[range.clone()];
    let fits = (2..=LONGEST).contains(&name.split_whitespace().count())
        && name.starts_with(char::is_uppercase)
        && !name.ends_with([':', '.', '?', '!'])
        && reading.entry.depth == 0
        && find_years(text, range.clone()).is_empty();
    (fits && text[range.end..].trim_start().starts_with([',', '–', '—', '-', '(', '\n'])).then_some(range)
}

/// A membership with its body: `Member, Nowhere Academy of Sciences`.
fn member_of<'a>(part: &'a str, name: &str) -> Option<&'a str> {
    const GRADES: &[&str] = &["Member", "Elected Member", "Life Member", "Foreign Member"];
    let body = part.strip_prefix(name)?.strip_prefix(", ").filter(|_| GRADES.contains(&name))?;
    let end = body.find([',', ';', '(', '\n']).unwrap_or(body.len());
    let whole = &part[..name.len() + 2 + end];
    body.starts_with(char::is_uppercase).then(|| whole.trim_end_matches([' ', '.']))
}
