//! From pages to facts: cues, titles, people, venues, identifiers.
//!
//! [`extract`] goes over the sections of a [`Site`] in four steps:
//!
//! 1. Recognisers annotate each entry on its own, together a [`reading::Reading`]: [`clause`] (the
//!    parts that can each tell a fact), [`cue`] (phrases that announce one), [`venue`], [`quote`], [`link`].
//! 2. Readers combine the annotations, one module a fact kind: [`publication`], [`award`],
//!    [`service`], [`talk`], [`position`], [`education`]. Each has a way to read news and prose,
//!    where cues lead, and a way to read a section of its own, where the order of parts leads.
//! 3. Guards inside the readers leave out other people's news, things to come and things that
//!    were not.
//! 4. The facts of all entries are put together in page order.
//!
//! It does not know files, `.bib` or formats.

mod award;
mod clause;
mod cue;
mod cue_table;
mod data;
mod education;
mod enumeration;
pub mod explain;
mod geography;
mod institution;
#[cfg(test)]
mod linear;
mod link;
mod link_label;
mod long_entry;
mod non_title;
mod outline;
mod people;
mod phrase;
mod position;
mod publication;
mod quote;
mod reading;
mod romance;
mod service;
mod subject;
mod talk;
mod term;
mod title;
mod title_place;
mod title_shape;
mod title_subject;
mod title_trim;
mod unsafe_link;
mod venue;
mod when;
mod word;
mod years;

use crate::fact::{Facts, Item, SectionKind};
use crate::page::{Entry, Page, Section, Shape, Site};
use reading::{Reading, undated};
use std::ops::Range;

/// Finds the facts of a site.
pub fn extract(site: &Site) -> Facts {
    let mut facts = Facts { owner: site.owner.clone(), warnings: site.warnings.clone(), ..Facts::default() };
    for page in &site.pages {
        data::read_page(page, &mut facts);
        for section in &page.sections {
            read_section(page, section, &mut facts);
        }
    }
    unsafe_link::leave_out(&mut facts);
    facts
}

fn read_section(page: &Page, section: &Section, facts: &mut Facts) {
    if section.kind == SectionKind::News {
        let item = |entry: &Entry| Item { place: entry.place.clone(), date: entry.date };
        facts.items.extend(section.entries.iter().map(item));
    }
    let entries = long_entry::cut(page, &section.entries);
    match section.kind {
        SectionKind::Publications => publication::read_list(page, section, &entries, facts),
        SectionKind::Other | SectionKind::Bio => publication::read_references(page, section, &entries, facts),
        _ => {}
    }
    let entries = service::with_roles(section.kind, &entries);
    for (entry, outline) in entries.iter().zip(outline::outlines(&entries)) {
        if matches!(section.kind, SectionKind::News | SectionKind::Publications) {
            link_label::check(page, entry, &mut facts.warnings);
        }
        let mut reading = Reading::new(page, section.kind, entry).under(section.heading.as_ref()).among(outline);
        if section.kind == SectionKind::Bio {
            reading.clauses = position::join_lines(reading.text(), std::mem::take(&mut reading.clauses));
        }
        if section.kind == SectionKind::News {
            subject::follow_pronouns(&mut reading, facts);
        }
        read_entry(&reading, facts);
    }
}

/// Lets the readers that fit the section have a look at the entry.
fn read_entry(reading: &Reading<'_>, facts: &mut Facts) {
    match reading.section {
        SectionKind::News | SectionKind::Bio => read_prose(reading, facts),
        SectionKind::Service if position::opens_with_teaching(reading) => position::read_list(reading, facts),
        SectionKind::Service => service::read_list(reading, facts),
        SectionKind::Awards if talk::opens_as_talk(reading) => talk::read_list(reading, facts),
        SectionKind::Awards if position::opens_with_guest(reading) => position::read_list(reading, facts),
        SectionKind::Awards => {
            if !service::read_seat(reading, facts) {
                award::read_list(reading, facts);
            }
        }
        SectionKind::Talks => talk::read_list(reading, facts),
        SectionKind::Experience | SectionKind::Education => read_life(reading, facts),
        SectionKind::Teaching => {
            position::read_list(reading, facts);
            service::read_other(reading, facts);
        }
        SectionKind::Publications => award::read_notes(reading, facts),
        SectionKind::Other => {
            service::read_other(reading, facts);
            position::read_said(reading, facts);
        }
    }
}

/// Jobs and degrees stand in one list as often as in two: each entry is what it opens with.
fn read_life(reading: &Reading<'_>, facts: &mut Facts) {
    if award::read_labelled(reading, facts) {
        return;
    }
    let (text, body) = (reading.text(), reading.entry.body);
    let has_degree = |range: Range<usize>| education::names_degree(text, &range);
    let has_role = |range: Range<usize>| position::first_role(text, &range).is_some();
    let behind = body..text.len();
    // What was taken for the date has the degree or job in it: `PhD in Tides, 2024` over the institution.
    let is_of_head = !has_degree(behind.clone()) && (has_degree(0..body) || has_role(0..body) && !has_role(behind));
    let whole = undated(reading.entry).filter(|_| is_of_head);
    match &whole {
        Some(entry) => read_life_of(&reading.again(entry), facts),
        None => read_life_of(reading, facts),
    }
}

fn read_life_of(reading: &Reading<'_>, facts: &mut Facts) {
    let is_job_list = reading.section == SectionKind::Experience;
    let role = position::first_role(reading.text(), &(reading.entry.body..reading.text().len()));
    let is_degree = education::opens_with_degree(reading, role);
    if is_job_list && !is_degree {
        let known = facts.positions.len();
        position::read_list(reading, facts);
        // What else a person was and got stands among the jobs of many a list.
        if facts.positions.len() == known && role.is_none() && is_entry(reading) {
            read_among_jobs(reading, facts);
        }
        return;
    }
    let known = facts.education.len();
    let mut theses = publication::read_theses(reading);
    let is_thesis = publication::opens_with_thesis(reading, &theses);
    if !is_thesis {
        education::read_list(reading, facts);
    }
    let degrees = if is_thesis { education::of_entry_above(reading, facts) } else { &facts.education[known..] };
    publication::tie_theses(&mut theses, degrees);
    facts.publications.extend(theses);
    if is_thesis {
        return;
    }
    if facts.education.len() == known && role.is_some() {
        position::read_list(reading, facts);
    } else if facts.education.len() == known {
        position::read_said(reading, facts);
    }
}

/// Whether an entry stands on its own and tells nothing of the one that it is nested in.
fn is_entry(reading: &Reading<'_>) -> bool {
    let is_label = |above: &Entry| {
        let text = above.content.as_str();
        let is_job = position::first_role(text, &(0..text.len())).is_some();
        above.date.is_none() && !is_job && term::find_terms(text, 0..text.len()).is_empty()
    };
    let is_first = reading.outline.above.is_none_or(|above| above.shape == Shape::Paragraph && is_label(above));
    reading.entry.depth == 0 && is_first && reading.text().lines().count() == 1
}

/// Reads an office or an honour that stands in a list of jobs.
fn read_among_jobs(reading: &Reading<'_>, facts: &mut Facts) {
    let line = &reading.text()[reading.entry.body..];
    if service::opens_with_office(line) {
        service::read_list(reading, facts);
    } else if award::ends_in_honour(line) {
        award::read_list(reading, facts);
    }
}

/// News and prose may tell any kind of fact.
fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    publication::read_prose(reading, facts);
    award::read_prose(reading, facts);
    service::read_prose(reading, facts);
    talk::read_prose(reading, facts);
    position::read_prose(reading, facts);
    education::read_prose(reading, facts);
}
