//! Reads an entry of a section of degrees.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`]. An entry may hold several degrees: one a line, or joined on
//! a line (`MSc and BSc in Physics`, `B.S. in A & B.A. in B`), which share institution and year.

use std::ops::Range;
use std::sync::LazyLock;

use super::degree::{degree_name, find_degrees};
use super::place::{institution_of, is_body};
use super::{SURE, field_behind, fill, status, unspaced, when, without_verb};
use crate::calendar::is_year;
use crate::extract::phrase::is_time;
use crate::extract::reading::Reading;
use crate::fact::{Education, Facts, SectionKind};
use crate::page::Entry;
use crate::pattern::Pattern;
use crate::span;

/// Reads an entry.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    let unspaced = unspaced::read(reading, &whole);
    if !unspaced.is_empty() {
        facts.education.extend(unspaced);
        return;
    }
    let mut records = records(reading.text(), &whole);
    if records.is_empty() {
        facts.education.extend(under_degree(reading));
        records.extend(profession(reading.text(), &whole).map(|degree| vec![degree]));
    }
    let known = facts.education.len();
    for (at, record) in records.iter().enumerate() {
        let start = if at == 0 { whole.start } else { line_start(reading.text(), record[0].start) };
        let end = records.get(at + 1).map_or(whole.end, |next| line_start(reading.text(), next[0].start));
        facts.education.extend(read_record(reading, &(start..end), record, at == 0));
    }
    share_institution(reading, &mut facts.education[known..]);
}

/// Gives degrees on lines of their own the institution on the line below the last of them: `BSc in Tides, 2007`, `BA in
/// Clocks, 2007`, `Nowhere University`.
fn share_institution(reading: &Reading<'_>, degrees: &mut [Education]) {
    let text = reading.text();
    for at in (1..degrees.len()).rev() {
        let (before, behind) = degrees.split_at_mut(at);
        let (one, next) = (&mut before[at - 1], &behind[0]);
        let below = next.institution.as_deref().filter(|name| text.lines().any(|line| line.trim().starts_with(*name)));
        if let Some(name) = below.filter(|_| one.institution.is_none()) {
            one.institution = Some(name.to_owned());
        }
    }
}

/// The degree that the label over an entry names, where the entry begins with its institution: `Ph.D. in Tides, 2024`
/// over `Nowhere University`.
fn under_degree(reading: &Reading<'_>) -> Option<Education> {
    const LONGEST: usize = 12;
    let label = reading.entry.groups.last().filter(|label| label.split_whitespace().count() <= LONGEST)?;
    let degree = find_degrees(label, &(0..label.len())).into_iter().next().filter(|degree| degree.start == 0)?;
    let body = &reading.text()[reading.entry.body..];
    let institution = institution_of(body).filter(|name| body.trim_start().starts_with(name.as_str()))?;
    let year = when::in_value(label).or(reading.year());
    let field = label[degree.end..]
        .trim_start()
        .strip_prefix("in ")
        .map(|field| field.split([',', '(', '|', '–', '—']).next().unwrap_or_default().trim().to_owned());
    let start = span::offset(reading.text(), body.trim_start());
    Some(Education {
        degree: degree_name(&label[degree]).to_owned(),
        provenance: reading.provenance(start..start + institution.len(), SURE),
        institution: Some(institution),
        field: field.filter(|field| !field.is_empty()),
        year,
        status: status::in_value(label, year),
    })
}

/// The degrees of an entry, those that share a line as one record.
fn records(text: &str, whole: &Range<usize>) -> Vec<Vec<Range<usize>>> {
    let mut records: Vec<Vec<Range<usize>>> = Vec::new();
    for degree in find_degrees(text, whole).into_iter().filter(|degree| !is_visit(text, whole, degree)) {
        match records.last_mut() {
            None => records.push(vec![degree]),
            Some(record) if record.last().is_some_and(|last| is_joined(&text[last.end..degree.start])) => {
                record.push(degree);
            }
            Some(_) if leads_line(text, whole, &degree) && !is_of_thesis(&text[degree.end..whole.end]) => {
                records.push(vec![degree]);
            }
            Some(_) => {}
        }
    }
    records
}

/// The degrees of a record. One without an institution counts where the entry is nothing but a degree and its time.
fn read_record(reading: &Reading<'_>, scope: &Range<usize>, record: &[Range<usize>], is_first: bool) -> Vec<Education> {
    let Some((last, others)) = record.split_last() else { return Vec::new() };
    let Some(mut base) = fill(reading, scope, last) else { return Vec::new() };
    base.year = when::in_entry(reading, scope, &record[0]);
    base.status = status::in_entry(reading.text(), scope, &record[0], base.year);
    let own = |degree: &Range<usize>| own_time(&reading.text()[degree.end..scope.end]);
    let whole = (base.year, base.status);
    let times = |degree: &Range<usize>| {
        own(degree).map_or(whole, |time| (when::in_value(time), status::in_value(time, when::in_value(time))))
    };
    (base.year, base.status) = times(last);
    base.institution = base.institution.or_else(|| institution_around(reading, is_first));
    let is_alone = || !reading.text()[last.end..scope.end].contains(char::is_alphabetic);
    let is_plain = (reading.section == SectionKind::Education || is_alone())
        && leads_line(reading.text(), &(reading.entry.body..scope.end), &record[0]);
    if base.institution.is_none() && !(is_plain && base.year.is_some()) {
        return Vec::new();
    }
    let text = reading.text();
    let mut found: Vec<Education> = Vec::new();
    for (at, degree) in others.iter().enumerate() {
        let field = field_behind(reading, degree.end, record[at + 1].start).map(|range| without_joint(&text[range]));
        let name = degree_name(text[degree.clone()].trim()).to_owned();
        let (year, status) = times(degree);
        found.push(Education {
            degree: name,
            field: field.or_else(|| base.field.clone()),
            year,
            status,
            ..base.clone()
        });
    }
    found.push(base);
    found
}

/// The institution that a line below or above the entry names: a nested bullet, the bullet that it is nested in, a label.
fn institution_around(reading: &Reading<'_>, is_first: bool) -> Option<String> {
    let own = |entry: &Entry| institution_of(&entry.content.as_str()[entry.body..]);
    let named = |entry: &Entry| own(entry).filter(|_| is_name(&entry.content.as_str()[entry.body..]));
    let lines = reading.outline.below;
    let below = lines.first().and_then(own).or_else(|| lines.iter().skip(1).find_map(named)).filter(|_| is_first);
    let label = || reading.entry.groups.last().and_then(|label| institution_of(label));
    below.or_else(|| reading.outline.above.and_then(own)).or_else(label)
}

/// Whether a line is nothing but names, each part of it in capitals from its first word on: `Tide School | Slow University`.
fn is_name(line: &str) -> bool {
    const LONGEST: usize = 12;
    let is_small = |word: &str| word.starts_with(char::is_lowercase) && word.chars().count() > 3;
    let mut parts = line.split([',', '|', '·', '•', '–', '—']).map(str::trim);
    !line.contains([':', '.', '?', '!'])
        && !line.contains(|c: char| c.is_ascii_digit())
        && line.split_whitespace().count() <= LONGEST
        && !line.split_whitespace().any(is_small)
        && parts.all(|part| part.starts_with(char::is_uppercase))
}

/// A degree that is called after its profession or school, with the institution behind it: `Ingeniería Civil,
/// Universidad Lenta`, `Agrégation de mathématiques`.
fn profession(text: &str, whole: &Range<usize>) -> Option<Range<usize>> {
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(concat!(
            r"^[\d\s./–—:|-]*((?:Ingenier(?:o|a|ía)|Engenh(?:aria|eir[oa])|Ingénieure?|Inginer|Inżynier|Técnic[oa] Superior|Tecnólog[oa]|Tecnología",
            r"|Bachillerato|Especializa(?:ción|ção)|Especialista|Diplomado|Diplomatura|Profesorado|Arquitectura|Agrégation|DEUG|DUT|DEA|DESS|CAPES|Licenza",
            r"|Post-?graduação|Pós-[Gg]raduação|Posgrado|Technologist|Инженер|Специалист)\b(?: [\p{L}/-]+){0,6}?)\s?(?:[,.;|(–—\n]|$)",
        ))
    });
    let found = NAMED.captures(&text[whole.clone()])?.get(1)?;
    let degree = whole.start + found.start()..whole.start + found.end();
    let is_student =
        ["student", "estudiante", "estudante", "élève"].iter().any(|word| text[degree.clone()].contains(word));
    (!is_student && is_body(&text[degree.end..whole.end])).then_some(degree)
}

/// What joins two degrees on a line: a joint behind the first one or its field.
fn is_joined(between: &str) -> bool {
    const LONGEST: usize = 60;
    const JOINTS: &[&str] = &[" and", " &", "&", " +", "+", " und", " et", " y", " e", ","];
    let bare = between.trim_end();
    let Some(joint) = JOINTS.iter().find(|joint| bare.ends_with(**joint)) else { return false };
    let field = behind_own_time(&bare[..bare.len() - joint.len()]).trim();
    let is_field = ["in ", "of ", "en ", "em ", "in: "].iter().any(|tie| field.starts_with(tie));
    bare.len() <= LONGEST
        && !bare.contains('\n')
        && (field.is_empty() || is_field && *joint != "," && !field.contains(',') && !is_body(field))
}

/// A field without the word that joins the next degree to it.
fn without_joint(field: &str) -> String {
    let bare = field.trim_end_matches([' ', '&', '+', ',']);
    ["and", "und", "et"].iter().find_map(|joint| bare.strip_suffix(joint)).unwrap_or(bare).trim_end().to_owned()
}

/// What stands behind the bracket with a degree's own time: `MSc (2018–2020) & PhD (2020–now) in Tides`.
fn behind_own_time(behind: &str) -> &str {
    own_time(behind).map_or(behind, |inside| &behind[behind.find(inside).unwrap_or(0) + inside.len() + 1..])
}

/// The time in the bracket right behind a degree.
fn own_time(behind: &str) -> Option<&str> {
    let inside = behind.trim_start().strip_prefix('(')?.split(')').next()?;
    let is_time = |word: &str| !word.contains(char::is_alphabetic) || is_time(word) || is_open(word);
    // A grade in brackets is no time: `M.Sc. (1.0)`.
    let has_year = inside.split(|c: char| !c.is_ascii_digit()).any(is_year);
    (has_year && inside.split(|c: char| !c.is_alphanumeric()).all(is_time)).then_some(inside)
}

fn is_open(word: &str) -> bool {
    ["now", "present", "ongoing", "today", "current", "heute", "expected"].contains(&word.to_lowercase().as_str())
}

/// Where the line or the part behind a semicolon begins that `at` stands in.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', ';']).map_or(0, |line| line + 1)
}

/// Whether nothing but a time, and that it was taken, stands before a degree on its line: `2020 awarded PhD`.
fn leads_line(text: &str, whole: &Range<usize>, degree: &Range<usize>) -> bool {
    let before = &text[line_start(text, degree.start).max(whole.start)..degree.start];
    without_verb(before)
        .split(|c: char| !c.is_alphanumeric())
        .all(|word| !word.contains(char::is_alphabetic) || is_time(word))
}

/// Whether somebody was only a guest: `Visiting PhD Researcher`.
fn is_visit(text: &str, whole: &Range<usize>, degree: &Range<usize>) -> bool {
    let before = text[whole.start..degree.start].trim_end().to_lowercase();
    ["visiting", "exchange", "guest", "visit as a"].iter().any(|word| before.ends_with(word))
}

/// Whether the degree only says what sort of thesis, jury or advisor is named.
fn is_of_thesis(behind: &str) -> bool {
    let behind = behind.trim_start().to_lowercase();
    let words =
        ["thesis", "dissertation", "advis", "supervis", "committee", "project", "scholar", "fellow", "award", "'"];
    words.iter().any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn degrees(text: &str) -> Vec<Vec<&str>> {
        let records = records(text, &(0..text.len()));
        records.into_iter().map(|record| record.into_iter().map(|range| &text[range]).collect()).collect()
    }

    #[test]
    fn degrees_on_lines_are_apart_and_joined_ones_together() {
        for (text, expected) in [
            ("MSc & BSc in Physics, Nowhere University", vec![vec!["MSc", "BSc"]]),
            ("B.S. in Clocks & B.A. in Tides, Nowhere University", vec![vec!["B.S.", "B.A."]]),
            ("Ph.D. in Tides (2000), Nowhere\nM.S. in Clocks (1995)", vec![vec!["Ph.D."], vec!["M.S."]]),
            ("PhD in Tides, Nowhere\nMaster thesis: Clocks", vec![vec!["PhD"]]),
            ("Doctor of Philosophy (Ph.D.), Nowhere", vec![vec!["Doctor of Philosophy"]]),
            ("MSc (2018–2020) & PhD (2020–now) in Tides, Nowhere", vec![vec!["MSc", "PhD"]]),
            ("2020 awarded PhD", vec![vec!["PhD"]]),
            ("2020 Visiting PhD Researcher, Nowhere", vec![]),
        ] {
            assert_eq!(degrees(text), expected, "{text}");
        }
    }
}
