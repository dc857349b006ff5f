//! Single facts: what they lack, and what contradicts itself in them.

use std::collections::BTreeMap;

use super::{add, place};
use crate::cv::{Cv, Work};
use crate::date::Date;
use crate::fact::{Provenance, PublicationKind, Status, UnnamedPublications};
use crate::identifier::{arxiv_month, host_of_other_kind};
use crate::venue::Catalogue;
use crate::warning::Warning;

/// Looks at every fact.
pub(super) fn check(cv: &Cv, warnings: &mut Vec<Warning>) {
    if cv.owner.name.is_none() {
        add(warnings, None, "no-name", "nothing tells the owner's name; the CV has none");
    }
    for work in &cv.publications {
        lacks(work, warnings);
        years(work, warnings);
        links(work, warnings);
        venue(work, warnings);
        unsure(&work.publication.provenance, &format!("the publication '{}'", name(work)), warnings);
    }
    for unnamed in &cv.unnamed_publications {
        let what = unnamed_works(&unnamed.fact);
        unsure(&unnamed.fact.provenance, &format!("the news of {what}"), warnings);
    }
    for award in &cv.awards {
        unsure(&award.award.provenance, &format!("the award '{}'", award.title), warnings);
    }
    for service in &cv.service {
        unsure(&service.fact.provenance, &format!("the role '{}'", service.role), warnings);
    }
    for talk in &cv.talks {
        let title = talk.title.as_deref().or(talk.event.as_deref()).unwrap_or("without title");
        unsure(&talk.talk.provenance, &format!("the talk '{title}'"), warnings);
    }
    for position in &cv.positions {
        let role = position.role.as_deref().or(position.organization.as_deref()).unwrap_or("without role");
        unsure(&position.fact.provenance, &format!("the position '{role}'"), warnings);
    }
    for degree in &cv.education {
        unsure(&degree.fact.provenance, &format!("the degree '{}'", degree.degree), warnings);
    }
    editions(cv, warnings);
}

fn unnamed_works(unnamed: &UnnamedPublications) -> String {
    match unnamed.count {
        1 => "an unnamed publication".to_owned(),
        count => format!("{count} unnamed publications"),
    }
}

/// The years of roles and of unnamed works against the dates of the news. News that lists the years of
/// several looks back.
fn editions(cv: &Cv, warnings: &mut Vec<Warning>) {
    let unnamed = cv.unnamed_publications.iter().map(|unnamed| {
        let fact = &unnamed.fact;
        (&fact.provenance, fact.year, fact.date, unnamed_works(fact))
    });
    let service = cv.service.iter().map(|service| {
        let fact = &service.fact;
        (&fact.provenance, fact.year, fact.date, format!("the role '{}'", fact.role))
    });
    let told: Vec<_> = unnamed.chain(service).collect();
    let line = |provenance: &Provenance| place(provenance).map(|place| (place.file, place.line));
    let mut of_line: BTreeMap<_, usize> = BTreeMap::new();
    for (provenance, ..) in &told {
        *of_line.entry(line(provenance)).or_default() += 1;
    }
    for (provenance, year, date, what) in &told {
        let years = year.zip(date.map(Date::year)).filter(|(year, told)| year.abs_diff(*told) > 1);
        if let Some((year, told)) = years.filter(|_| of_line[&line(provenance)] == 1) {
            add(warnings, place(provenance), "year-mismatch", format!("{what} of {year}, but told in {told}"));
        }
    }
}

/// How a message calls a work: by its short name, else its title, cut where it is long.
pub(super) fn name(work: &Work) -> String {
    const LONGEST: usize = 60;
    let name = work.short_title.as_deref().or(work.title.as_deref()).unwrap_or(work.id.as_str());
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}

fn unsure(provenance: &Provenance, what: &str, warnings: &mut Vec<Warning>) {
    if !provenance.is_sure() {
        let percent = (provenance.confidence * 100.0).round();
        add(warnings, place(provenance), "low-confidence", format!("{what} is {percent} % sure"));
    }
}

/// What the page does not say. An entry of a bibliography is the linter's.
fn lacks(work: &Work, warnings: &mut Vec<Warning>) {
    if work.bib.is_some() {
        return;
    }
    let at = || place(&work.publication.provenance);
    let name = name(work);
    if work.authors.is_none() {
        add(warnings, at(), "no-authors", format!("'{name}' has no authors; the CV leaves them out"));
    }
    let elsewhere = matches!(work.kind, PublicationKind::Preprint | PublicationKind::Other | PublicationKind::Patent);
    if work.venue.is_none() && !elsewhere {
        add(warnings, at(), "no-venue", format!("'{name}' has no venue"));
    }
    if work.url.is_none() && work.doi.is_none() && work.arxiv.is_none() && work.links.is_empty() {
        add(warnings, at(), "no-link", format!("'{name}' has no link"));
    }
}

/// The year against the arXiv number and against the date of the news.
fn years(work: &Work, warnings: &mut Vec<Warning>) {
    /// How many years a paper takes from arXiv to its venue before somebody should look.
    const LONGEST_WAY: i16 = 4;
    let Some(year) = work.year else { return };
    let at = || place(&work.publication.provenance);
    let name = name(work);
    if let Some(number) = work.arxiv.as_deref()
        && let Some(posted) = arxiv_month(number).map(Date::year)
    {
        let is_preprint = work.status == Status::Preprint;
        let fits = if is_preprint { year.abs_diff(posted) <= 1 } else { (-1..=LONGEST_WAY).contains(&(year - posted)) };
        if !fits {
            let message = format!("'{name}' is of {year}, but its arXiv number {number} of {posted}");
            add(warnings, at(), "year-mismatch", message);
        }
    }
    let told = work.date.map(Date::year).filter(|_| work.bib.is_none());
    if let Some(told) = told.filter(|told| !(-1..=1).contains(&(year - told))) {
        add(warnings, at(), "year-mismatch", format!("'{name}' is of {year}, but told in {told}"));
    }
}

/// The links of an entry of a bibliography against the fields that they stand in. Those of a page are
/// told where their labels are read.
fn links(work: &Work, warnings: &mut Vec<Warning>) {
    let Some(entry) = &work.bib else { return };
    for link in work.links.iter().filter(|link| entry.fields.iter().any(|(_, value)| value.trim() == link.url)) {
        if let Some((host, likely)) = host_of_other_kind(&link.url, link.kind) {
            let message = format!("the link called '{}' of '{}' leads to {host}: {likely}?", link.kind, name(work));
            add(warnings, Some(entry.place.clone()), "link-kind", message);
        }
    }
}

fn venue(work: &Work, warnings: &mut Vec<Warning>) {
    let Some(venue) = work.venue.as_ref().filter(|venue| venue.kind.is_none() && work.bib.is_none()) else { return };
    let names = [venue.acronym.as_deref(), venue.name.as_deref(), Some(venue.printed.as_str())];
    if !names.into_iter().flatten().any(|name| Catalogue::known().find_edition(name).is_some()) {
        let message = format!("venue '{}' is not known; kept as printed", venue.label());
        add(warnings, place(&work.publication.provenance), "unknown-venue", message);
    }
}
