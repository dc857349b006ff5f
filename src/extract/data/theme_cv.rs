//! Reads the CV that al-folio keeps as data: `_data/cv.yml`, in its own form or in that of RenderCV.
//!
//! Input: a page of data. Output: facts pushed to [`Facts`]. A list's heading tells what its entries are
//! (`0.title: Education`, `cv.sections.Education`). Limits: degrees, jobs and awards; publications stand in
//! the site's `.bib`, and entries that are only lines of text say too little.

use std::collections::BTreeMap;

use super::Record;
use super::profile::parted;
use crate::extract::education::{status_in_value, year_in_value};
use crate::extract::term::find_terms;
use crate::fact::{Award, Education, Facts, Position, SectionKind};
use crate::page::{Field, Page};
use crate::text::Text;

/// Reads the lists of the CV.
pub(super) fn read(page: &Page, facts: &mut Facts) {
    for ((_, heading, _), fields) in entries(page) {
        let record = Record { page, fields };
        match kind(&heading) {
            Some(SectionKind::Education) => facts.education.extend(degree(&record)),
            Some(SectionKind::Experience) => facts.positions.extend(job(&record)),
            Some(SectionKind::Awards) => facts.awards.extend(awards(&record)),
            _ => {}
        }
    }
}

/// The fields of each entry, by the place of its list, the list's heading and its own place.
type Entries<'a> = BTreeMap<(usize, String, usize), Vec<(&'a str, &'a Text)>>;

fn entries(page: &Page) -> Entries<'_> {
    let mut entries = Entries::new();
    let headings: BTreeMap<&str, &str> = page.fields.iter().filter_map(heading).collect();
    for field in &page.fields {
        let own = field.key.split_once(".contents.").and_then(|(list, rest)| {
            let (at, name) = rest.split_once('.')?;
            Some(((list.parse().ok()?, (*headings.get(list)?).to_owned(), at.parse().ok()?), name))
        });
        let of_rendercv = || {
            let (heading, rest) = field.key.strip_prefix("cv.sections.")?.split_once('.')?;
            let (at, name) = rest.split_once('.')?;
            Some(((0, heading.to_owned(), at.parse().ok()?), name))
        };
        if let Some((place, name)) = own.or_else(of_rendercv) {
            entries.entry(place).or_default().push((name, &field.value));
        }
    }
    entries
}

/// A list and its heading: `1.title: Education`.
fn heading(field: &Field) -> Option<(&str, &str)> {
    let list = field.key.strip_suffix(".title")?;
    list.bytes().all(|byte| byte.is_ascii_digit()).then(|| (list, field.value.as_str()))
}

/// What the entries under a heading are.
fn kind(heading: &str) -> Option<SectionKind> {
    const WORDS: &[(&str, SectionKind)] = &[
        ("education", SectionKind::Education),
        ("degrees", SectionKind::Education),
        ("award", SectionKind::Awards),
        ("honor", SectionKind::Awards),
        ("honour", SectionKind::Awards),
        ("fellowship", SectionKind::Awards),
        ("experience", SectionKind::Experience),
        ("employment", SectionKind::Experience),
        ("positions", SectionKind::Experience),
        ("appointments", SectionKind::Experience),
    ];
    let lower = heading.to_lowercase();
    WORDS.iter().find(|(word, _)| lower.contains(word)).map(|(_, kind)| *kind)
}

fn degree(record: &Record<'_>) -> Option<Education> {
    let printed = record.text(&["title", "degree", "studyType"])?;
    let (degree, field) = parted(&printed);
    let when = record.text(&["year", "end_date", "date"]).unwrap_or_default();
    let year = year_in_value(&when);
    Some(Education {
        degree: degree.to_owned(),
        institution: Some(record.text(&["institution"])?),
        field: field.map(str::to_owned).or_else(|| record.text(&["area"])),
        year,
        status: status_in_value(&when, year),
        provenance: record.provenance(&["title", "degree", "studyType", "area", "institution"], SectionKind::Education),
    })
}

fn job(record: &Record<'_>) -> Option<Position> {
    let printed = record.text(&["year"]).unwrap_or_default();
    let term = find_terms(&printed, 0..printed.len()).into_iter().next();
    let (start, end) = term.map_or((None, None), |term| (term.start, term.end));
    Some(Position {
        role: Some(record.text(&["title", "position"])?),
        organization: Some(record.text(&["institution", "company"])?),
        location: record.text(&["location"]),
        start: record.date(&["start_date"]).or(start),
        end: record.date(&["end_date"]).or(end),
        provenance: record.provenance(&["title", "position", "institution", "company"], SectionKind::Experience),
    })
}

/// The awards of an entry: one with a title, or all that a year has.
fn awards(record: &Record<'_>) -> Vec<Award> {
    let items =
        record.fields.iter().filter(|(name, _)| name.starts_with("items.") || matches!(*name, "title" | "name"));
    let award = |name: &str, value: &Text| Award {
        title: value.as_str().trim().to_owned(),
        awarder: record.text(&["institution", "awarder"]),
        date: record.date(&["year", "date"]),
        work: None,
        provenance: record.provenance(&[name], SectionKind::Awards),
    };
    items.filter(|(_, value)| !value.is_empty()).map(|(name, value)| award(name, value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_what_their_entries_are() {
        assert_eq!(kind("Education"), Some(SectionKind::Education));
        assert_eq!(kind("Professional Experience"), Some(SectionKind::Experience));
        assert_eq!(kind("Honors and Awards"), Some(SectionKind::Awards));
        assert_eq!(kind("General Information"), None);
    }
}
