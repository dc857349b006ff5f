//! Labels that name an office for what stands below or behind them: headings, bullets, the words before a colon.
//!
//! Input: a label's text. Output: the [`Office`]; `None` where it names none.

use std::ops::Range;

use super::emit::Office;
use super::lines::behind_time_cell;
use super::role::find_roles;
use super::words::RoleKind;
use super::words_abroad::UNSPACED;
use crate::extract::reading::Reading;
use crate::extract::years::find_years;
use crate::fact::SectionKind;
use crate::page::Shape;

/// The office of a line that names nothing besides a role: `Conference Reviewer:`.
pub(super) fn label(text: &str, line: &Range<usize>) -> Option<Office> {
    let printed = text[line.clone()].trim_end_matches([':', '：', ' ', '.']);
    let short = printed.split_whitespace().count() <= 7;
    let office = short.then(|| office_of_label(printed)).flatten()?;
    let covered = find_roles(text, line, true).iter().map(|role| role.range.len()).sum::<usize>();
    // What a short venue is called by stands behind a mark: `Session Chair: ICML`.
    let names_more = printed.split_once([':', ',', '：']).is_some_and(|(_, more)| more.contains(char::is_uppercase));
    (covered + 8 >= printed.len() && !names_more || text[line.clone()].ends_with([':', '：'])).then_some(office)
}

/// The office before a colon at a line's start (`Journal review: A, B`), and where the rest begins.
pub(super) fn leading_label(text: &str, line: &Range<usize>) -> Option<(Office, usize)> {
    let part = &text[line.clone()];
    let Some(colon) = part.find([':', '：']) else { return review_for(text, line) };
    let head = &part[..colon];
    let office = (head.split_whitespace().count() <= 7).then(|| office_of_label(head)).flatten()?;
    let width = part[colon..].chars().next().map_or(1, char::len_utf8);
    Some((office, line.start + colon + width))
}

/// The office that the first line of a row names, perhaps with a bracket behind it, and where the venues below it begin.
pub(super) fn label_of_row(reading: &Reading<'_>, line: &Range<usize>) -> Option<(Office, usize)> {
    let text = reading.text();
    let start = behind_time_cell(text, line);
    let end = start + text[start..line.end].find('\n').filter(|_| reading.entry.shape == Shape::TableRow)?;
    let open = text[start..end].find('(').map_or(end, |open| start + open);
    let first = start..start + text[start..open].trim_end().len();
    let office = label(text, &first).filter(|_| !text[open..end].contains(','))?;
    (find_years(text, first).is_empty()).then_some((office, end + 1))
}

/// The reviewing that a line begins with, and where its venue begins: `Journal Review for Slow Days`.
fn review_for(text: &str, line: &Range<usize>) -> Option<(Office, usize)> {
    const TIES: &[&str] = &[" for ", " of "];
    let (head, tie) = TIES.iter().find_map(|tie| Some((text[line.clone()].split_once(tie)?.0, tie)))?;
    let office = office_of_label(head).filter(|office| office.kind == RoleKind::Review)?;
    (head.split(' ').count() <= 3).then_some((office, line.start + head.len() + tie.len()))
}

/// The office that a label or heading names; one that names two keeps its own words, unless it only
/// says which sorts of service follow (`Boards and refereeing`).
fn office_of_label(label: &str) -> Option<Office> {
    let roles = find_roles(label, &(0..label.len()), true);
    let Some(first) = roles.iter().find(|role| !role.is_none) else { return unspaced_office(label) };
    let mut office = Office::of(first);
    if roles.len() > 1 {
        if roles.iter().any(|role| !role.is_member && label[role.range.clone()].ends_with('s')) {
            return None;
        }
        label.trim().trim_end_matches([':', '：']).clone_into(&mut office.name);
    }
    Some(office)
}

/// The office that a label without spaces ends in, behind the sort of venue: `期刊审稿人`, `国际会议审稿人`.
fn unspaced_office(label: &str) -> Option<Office> {
    const LONGEST: usize = 12;
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric());
    let is_short = !bare.is_ascii() && bare.chars().count() <= LONGEST;
    let row = UNSPACED.iter().filter(|_| is_short).find(|(noun, _)| bare.ends_with(noun));
    row.map(|(noun, kind)| Office { name: (*noun).to_owned(), kind: *kind })
}

/// Whether a label names an office.
pub(super) fn is_office(label: &str) -> bool {
    label.split_whitespace().count() <= 6 && office_of_label(label).is_some()
}

/// Whether a label names an office, and no thing that a role qualifies: not `Representative works`.
pub(super) fn names_only_office(text: &str) -> bool {
    let is_help = office_of_label(text).is_some_and(|office| office.kind == RoleKind::Help);
    let bare = text.trim_end_matches([':', '：', ' ']);
    is_office(bare) && (!is_help || label(bare, &(0..bare.len())).is_some())
}

/// The office that the bullet over the entry names, else the labels over it, the nearest first, then the section's
/// heading.
pub(super) fn office_above(reading: &Reading<'_>) -> Option<Office> {
    let upper = reading.outline.above.and_then(|above| {
        let text = above.content.as_str();
        label(text, &(above.body..text.trim_end().len()))
    });
    let groups = || reading.entry.groups.iter().rev().map(String::as_str);
    upper.or_else(|| groups().chain(reading.heading).find_map(office_of_label))
}

/// The bullet over the entry that says what the entries below it are.
pub(super) fn bullet_above<'a>(reading: &Reading<'a>) -> Option<&'a str> {
    const MOST_WORDS: usize = 6;
    let above = reading.outline.above.filter(|above| above.shape == Shape::ListItem && above.body == 0)?;
    let text = above.content.as_str().trim().trim_end_matches([':', '：']);
    let is_short = text.split_whitespace().count() <= MOST_WORDS && !text.contains('\n');
    let is_label = reading.section == SectionKind::Service && !is_office(text) || names_only_office(text);
    (is_short && is_label).then_some(text)
}
