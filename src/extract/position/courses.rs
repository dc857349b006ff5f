//! Reads lists of courses that were taught, each with the role in it.
//!
//! Input: an entry of a section of teaching. Output: a position a line, where a line has its own role.

use std::ops::Range;

use super::list::SURE;
use super::place::names_body;
use super::role::{find_roles, is_teaching};
use super::when::in_text;
use super::{Told, push};
use crate::extract::reading::Reading;
use crate::extract::title_shape::word_count;
use crate::fact::Facts;
use crate::span;

/// Reads the lines of an entry that name a course each, and the role in it: behind the course in brackets, at an
/// organisation that the heading names (`Lecture: Slow Reading (Assistant)` under `Courses at Nowhere University`),
/// or before it. Says whether there are such lines.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    let text = reading.text();
    let lines = lines(text, reading.entry.body);
    let above = reading.entry.groups.iter().rev().find_map(|heading| place_in_heading(heading));
    let bracketed: Vec<&Range<usize>> = lines.iter().filter(|line| ends_with_role(&text[(*line).clone()])).collect();
    if let Some(above) = above.filter(|_| !bracketed.is_empty()) {
        for line in bracketed {
            push_course(reading, line.clone(), Some(above), facts);
        }
        return true;
    }
    let led: Vec<Range<usize>> = lines.iter().filter_map(|line| leading_role(text, line)).collect();
    let is_dated = |role: &Range<usize>| in_text(line_behind(text, role.end)).0.is_some();
    if led.len() < 2 || !led.iter().all(is_dated) {
        return false;
    }
    for role in led {
        push_course(reading, role, None, facts);
    }
    true
}

/// Reads the role that a heading or label sets over courses, where it says nothing of place or time: `Teaching assistant
/// for:`, `### Tutor of Tides`. Says whether there is one.
pub(super) fn read_label(reading: &Reading<'_>, roles: &[Range<usize>], facts: &mut Facts) -> bool {
    const MOST_WORDS: usize = 7;
    let text = reading.text();
    let label = text[reading.entry.body..].trim_end().trim_end_matches([':', '：', '.']);
    let label = label.strip_suffix(" for").or_else(|| label.strip_suffix(" in")).unwrap_or(label);
    let [role] = roles else { return false };
    let printed = &text[role.clone()];
    let leads = role.start == reading.entry.body && is_teaching(printed) && !is_several(printed);
    let is_bare = word_count(label) <= MOST_WORDS && !names_body(label) && in_text(label).0.is_none();
    // `Lecturer feedback`, `Instructor resources` stand over other things, `Instructor of Record` over courses.
    let behind = label[role.end - reading.entry.body..].trim_start();
    let is_of = behind.is_empty() || ["of ", "for ", "in "].iter().any(|tie| behind.starts_with(tie));
    if !leads
        || !is_of
        || !is_bare
        || label.contains([',', '@', '\n', '('])
        || [" at ", " by "].iter().any(|tie| label.contains(tie))
    {
        return false;
    }
    let range = role.start..reading.entry.body + label.len();
    let told =
        Told { role: Some(range.clone()), named: None, organization: None, start: None, end: None, range, sure: SURE };
    push(reading, told, facts);
    true
}

/// Whether a label names people and no role: `Teaching assistants`.
fn is_several(label: &str) -> bool {
    ["assistants", "instructors", "tutors", "lecturers", "graders", "TAs"].iter().any(|noun| label.ends_with(noun))
}

/// The lines of an entry behind its date.
fn lines(text: &str, body: usize) -> Vec<Range<usize>> {
    let at = |line: &str| span::offset(text, line);
    text[body..].split('\n').map(|line| at(line)..at(line) + line.trim_end().len()).collect()
}

/// The rest of a line.
fn line_behind(text: &str, at: usize) -> &str {
    text[at..].split('\n').next().unwrap_or_default()
}

/// The teaching role that a line begins with.
fn leading_role(text: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let role = find_roles(text, line).into_iter().next()?;
    let is_first = !text[line.start..role.start].contains(char::is_alphanumeric);
    (is_first && is_teaching(&text[role.clone()])).then_some(role)
}

/// A teaching role with the course that follows it directly: `TA CS 101 Slow Reading`, `Lab instructor Slow Tides`.
pub(super) fn with_course(text: &str, role: Range<usize>) -> Range<usize> {
    let rest = line_behind(text, role.end);
    let name = rest.split([',', ';', '(', '.', ':', '|', '–', '—', '@']).next().unwrap_or_default();
    let name = ["-", " at ", " in ", " for "].iter().fold(name, |name, tie| name.split(tie).next().unwrap_or(name));
    let bare = name.trim();
    let mut words = bare.split(' ');
    let is_coded = words.next().is_some_and(|word| word.len() > 2 && word.ends_with(|c: char| c.is_ascii_digit()));
    let is_titled = bare.starts_with(char::is_uppercase) && words.next().is_some() && !names_body(bare);
    let is_time = in_text(bare).0.is_some();
    let is_course = name.starts_with(' ') && is_teaching(&text[role.clone()]) && (is_coded || is_titled) && !is_time;
    if is_course { role.start..role.end + name.trim_end().len() } else { role }
}

/// Whether nothing but a role stands in the bracket at the end of a line.
fn ends_with_role(line: &str) -> bool {
    const LONGEST: usize = 3;
    let inside = line.strip_suffix(')').and_then(|line| Some(&line[line.rfind('(')? + 1..])).unwrap_or_default();
    let roles = find_roles(inside, &(0..inside.len()));
    word_count(inside) <= LONGEST && roles.first().is_some_and(|role| role.start == 0)
}

/// The organisation behind `at` in a heading over courses.
fn place_in_heading(heading: &str) -> Option<&str> {
    let (_, place) = heading.split_once(" at ")?;
    let place = place.strip_prefix("the ").unwrap_or(place).trim();
    (place.starts_with(char::is_uppercase) && names_body(place)).then_some(place)
}

fn push_course(reading: &Reading<'_>, role: Range<usize>, above: Option<&str>, facts: &mut Facts) {
    let (start, end) = in_text(line_behind(reading.text(), role.end));
    let start = start.or(reading.date());
    let range = role.clone();
    let told = Told { role: Some(role), named: None, organization: None, start, end, range, sure: SURE };
    push(reading, told, facts);
    if let Some(position) = facts.positions.last_mut() {
        position.organization = above.map(str::to_owned);
    }
}
