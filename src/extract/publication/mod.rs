//! Reads publications: works with a title or short name, and acceptances without one.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. In news and
//! prose ([`prose`], [`unnamed`], [`mod@reference`]) cues lead; in a publication list ([`list`]) the order of the
//! parts of a reference leads. [`frame`] fills what both have in common.

mod count;
mod evidence;
mod frame;
mod group;
mod list;
mod place;
mod prose;
mod reference;
mod thesis;
mod unnamed;

pub(super) use count::find_counts;

use super::reading::Reading;
use super::title::find_titles;
use crate::fact::{Facts, SectionKind};
use crate::page::{Entry, Page};

/// Reads the publications that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    let references = reference::references(reading.entry);
    if !references.is_empty() {
        for entry in &references {
            read_reference(reading.page, reading.section, entry, facts);
        }
        return;
    }
    let titles = find_titles(reading);
    let works = prose::read_works(reading, &titles);
    let unnamed = unnamed::read_unnamed(reading, &works);
    facts.publications.extend(works.into_iter().map(|work| work.publication));
    facts.unnamed_publications.extend(unnamed);
}

/// Reads the entries of a publication list.
pub(super) fn read_list(page: &Page, entries: &[Entry], facts: &mut Facts) {
    for entry in group::join_parts(entries) {
        read_reference(page, SectionKind::Publications, &entry, facts);
    }
}

fn read_reference(page: &Page, section: SectionKind, entry: &Entry, facts: &mut Facts) {
    let reading = Reading::new(page, section, entry);
    let titles = find_titles(&reading);
    facts.publications.extend(list::read_entry(&reading, &titles));
}
