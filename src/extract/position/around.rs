//! Where a job of a list was, told on the line below its role, by the heading or bullet over it, or by the bullet below.
//!
//! Input: an entry of a list of jobs. Output: the organisation. Limits: what stands below a heading is read with the
//! heading over it, and not as the heading's own place.

use std::ops::Range;

use super::list::{is_deed, is_place};
use super::name::place_at;
use super::place::{is_since, names_body};
use super::role::find_roles;
use super::when;
use crate::extract::phrase::Reach;
use crate::extract::reading::Reading;
use crate::extract::term::find_terms;
use crate::extract::title_shape::word_count;
use crate::page::{Entry, Shape};

/// Where a job was, from the line below or above it: the first nested bullet, the bullet that it is nested in, the
/// heading over it.
pub(super) fn place_around(reading: &Reading<'_>) -> Option<String> {
    let own = |entry: &Entry| place_line(&entry.content.as_str()[entry.body..]);
    let is_heading = stands_over(reading);
    let is_told = is_heading && when::of_entry(reading).0.is_some();
    let names_place = |above: &&String| is_place(above) || is_told && place_line(above).is_some();
    let heading = || reading.entry.groups.last().filter(names_place).map(|above| above.trim().to_owned());
    // What stands below a heading is read with it over it.
    let below = reading.outline.below.first().filter(|_| !is_heading).and_then(own);
    let above = || reading.outline.above.filter(|above| !is_label_of(above, reading.entry));
    below.or_else(heading).or_else(|| above().and_then(own))
}

/// Whether an entry is a heading, or the label of those below it.
pub(super) fn stands_over(reading: &Reading<'_>) -> bool {
    let is_label = reading.outline.below.first().is_some_and(|below| is_label_of(reading.entry, below));
    is_label || reading.entry.shape == Shape::Heading
}

/// Whether an entry is the heading or label that another stands below.
fn is_label_of(label: &Entry, entry: &Entry) -> bool {
    let text = label.content.as_str();
    label.shape != Shape::ListItem && entry.groups.last().is_some_and(|group| text.starts_with(group.as_str()))
}

/// The organisation that a line names, and nothing besides: a body, or a short name of capitalised words.
pub(super) fn place_line(text: &str) -> Option<String> {
    const SHORT: usize = 4;
    let line = text.trim().lines().next().unwrap_or_default();
    let line = find_terms(line, 0..line.len()).first().map_or(line, |term| &line[..term.range.start]);
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '|' | '-' | '–' | '—'));
    let first = line.split([',', ';', '(']).next().unwrap_or_default().trim();
    let is_name = line.starts_with(char::is_uppercase) && !line.ends_with(['.', ':', '!', '?']) && !is_deed(line);
    let is_short = word_count(line) <= SHORT && line.split(' ').all(|word| !word.starts_with(char::is_lowercase));
    let place = if is_place(first) { first } else { line };
    let is_name = is_name && !is_since(&line.to_lowercase());
    (is_name && (is_place(place) || is_short) && find_roles(line, &(0..line.len())).is_empty())
        .then(|| place.to_owned())
}

/// The body that the line below a role names and nothing besides, where the role's line names no other: `Tutor — Moss`
/// over `Nowhere University`.
pub(super) fn line_below(reading: &Reading<'_>, role: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let (own, below) = text[role.end..].split_once('\n')?;
    let line = below.lines().next().unwrap_or_default().trim();
    // What the role is further called may stand behind it: `Tutor of Tides — Moss Programme`.
    let further = own.split(['–', '—', '|', ':']).next().unwrap_or_default();
    let is_parted = further.len() < own.len() && word_count(further) <= 2 && !further.contains([',', '@', '(']);
    let is_free = own.trim().is_empty() || is_parted && !names_whole_body(own) || is_field(own);
    let at = crate::span::offset(text, line);
    let place = place_at(reading, at, at + line.len(), Reach::Address)?;
    let is_alone = line[place.end - at..].chars().all(|c| !c.is_alphanumeric() || c.is_uppercase());
    let is_course = line.contains(|c: char| c.is_ascii_digit());
    let is_body = is_place(line) && names_whole_body(line) || is_field(own) && is_office(line);
    (is_free && !is_course && is_body && place.start == at && is_alone).then_some(place)
}

/// Whether the line of a role goes on with what it is in charge of, and with no place: `Economist, Coasts & Tides`.
fn is_field(own: &str) -> bool {
    let rest = own.trim();
    let is_tied = [" at ", " @ ", " in ", "("].iter().any(|tie| own.contains(tie));
    let is_led = rest.is_empty() || rest.starts_with(',');
    let is_part = rest.to_lowercase().contains("department");
    is_led && !is_tied && (!names_body(rest) || is_part && !names_whole_body(rest))
}

/// Whether a line is the name of a public body or a bank, which employs as universities do: `Bank of Moss, Olm`.
fn is_office(line: &str) -> bool {
    const OFFICES: &[&str] = &["bank", "fund", "ministry", "commission", "council", "agency", "bureau"];
    let name = line.split(',').next().unwrap_or_default().to_lowercase();
    name.split(|c: char| !c.is_alphabetic()).any(|word| OFFICES.contains(&word))
}

/// Whether a name is that of an institution and not of a part of one.
pub(super) fn names_whole_body(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["univ", "institut", "college", "hochschule", "hospital", "academy"].iter().any(|body| lower.contains(body))
}
