//! Reads what the front matter of an author's page tells: role, organisation, degrees and jobs.
//!
//! Input: a page whose fields were read. Output: facts pushed to [`Facts`]. The keys are those of Hugo's
//! academic themes (`role`, `organizations`, `education.courses`, and of later versions `education` and `work`).
//! Elsewhere such keys mean other things, but for the blocks and widgets of those themes that list jobs.

use std::collections::BTreeMap;

use super::Record;
use crate::extract::education::{status_in_value, year_in_value};
use crate::extract::title_shape::word_count;
use crate::fact::{Education, Facts, Position, SectionKind};
use crate::page::{Field, Page};
use crate::text::Text;

/// A role longer than this is a sentence about the owner.
const LONGEST_ROLE: usize = 8;

/// Reads the author's page of a site.
pub(super) fn read(page: &Page, facts: &mut Facts) {
    for record in lists(page, &job_lists(page)) {
        facts.positions.extend(job(&record));
    }
    if !page.file.split('/').any(|folder| folder == "authors") {
        return;
    }
    let whole = Record::whole(page);
    facts.positions.extend(present(&whole));
    for record in lists(page, &["education.courses.", "education."].map(str::to_owned)) {
        facts.education.extend(degree(&record));
    }
    for record in lists(page, &["work.", "experience."].map(str::to_owned)) {
        facts.positions.extend(job(&record));
    }
}

/// Where the blocks and the widget that list jobs have them: `sections.3.content.items.`.
fn job_lists(page: &Page) -> Vec<String> {
    let says = |field: &&Field| field.value.as_str() == "experience";
    let list = |field: &Field| match field.key.as_str() {
        "widget" => Some("experience.".to_owned()),
        key => key.strip_suffix(".block").map(|block| format!("{block}.content.items.")),
    };
    page.fields.iter().filter(says).filter_map(list).collect()
}

/// The records of the lists whose keys begin so, in the order of the page's lists.
fn lists<'a>(page: &'a Page, prefixes: &[String]) -> Vec<Record<'a>> {
    let mut records: BTreeMap<(usize, usize), Vec<(&'a str, &'a Text)>> = BTreeMap::new();
    for field in &page.fields {
        let parts = prefixes.iter().enumerate().find_map(|(order, prefix)| {
            let (at, name) = field.key.strip_prefix(prefix.as_str())?.split_once('.')?;
            Some(((order, at.parse().ok()?), name))
        });
        if let Some((place, name)) = parts {
            records.entry(place).or_default().push((name, &field.value));
        }
    }
    records.into_values().map(|fields| Record { page, fields }).collect()
}

/// What the owner is at present: the role and the first organisation.
fn present(record: &Record<'_>) -> Option<Position> {
    let role = record.text(&["role"])?;
    let organization = record.text(&["organizations.0.name"])?;
    let is_student = role.to_lowercase().contains("student");
    (word_count(&role) <= LONGEST_ROLE && !is_student).then(|| Position {
        location: None,
        start: None,
        end: None,
        provenance: record.provenance(&["role", "organizations.0.name"], SectionKind::Bio),
        role: Some(role),
        organization: Some(organization),
    })
}

fn job(record: &Record<'_>) -> Option<Position> {
    let role = record.text(&["position", "role", "title"]);
    let organization = record.text(&["company_name", "company", "organization", "name"]);
    (role.is_some() && organization.is_some()).then(|| Position {
        location: record.text(&["location"]),
        start: record.date(&["date_start", "start_date"]),
        end: record.date(&["date_end", "end_date"]),
        provenance: record.provenance(
            &["position", "role", "title", "company_name", "company", "organization", "name"],
            SectionKind::Experience,
        ),
        role,
        organization,
    })
}

fn degree(record: &Record<'_>) -> Option<Education> {
    let institution = record.text(&["institution"])?;
    let printed = record.text(&["course", "degree", "area", "studyType"])?;
    let (degree, field) = parted(&printed);
    let when = record.text(&["year", "date_end"]).unwrap_or_default();
    let year = year_in_value(&when);
    Some(Education {
        degree: degree.to_owned(),
        institution: Some(institution),
        field: field.map(str::to_owned).or_else(|| record.text(&["area"]).filter(|area| *area != printed)),
        year,
        status: status_in_value(&when, year),
        provenance: record.provenance(&["course", "degree", "area", "institution"], SectionKind::Education),
    })
}

/// A degree and its field: `PhD in Slow Reading`, `PhD, Slow Reading`.
pub(super) fn parted(printed: &str) -> (&str, Option<&str>) {
    let cut = [" in ", ", ", " en ", " em "].iter().filter_map(|tie| Some((printed.find(tie)?, tie.len()))).min();
    match cut {
        Some((at, tie)) => (printed[..at].trim(), Some(printed[at + tie..].trim())),
        None => (printed, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_is_parted_from_its_field() {
        assert_eq!(parted("PhD in Slow Reading"), ("PhD", Some("Slow Reading")));
        assert_eq!(parted("MSc, Quiet Engineering"), ("MSc", Some("Quiet Engineering")));
        assert_eq!(parted("Habilitation"), ("Habilitation", None));
    }
}
