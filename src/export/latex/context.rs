//! What a LaTeX template sees: the CV as plain text, unescaped, with `null` for what is not known.
//!
//! In: a [`Cv`]. Out: the value with the names below. Links are encoded ones of the web; dates are
//! as ISO 8601 writes them. `characters` are the numbers, in hexadecimal, of the characters that
//! LuaLaTeX and XeLaTeX must look for in other fonts.

use std::collections::BTreeSet;

use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::cv::{Cv, Id, PresentedTalk, Work};
use crate::date::Date;
use crate::export::{Options, Paper, arrange, bib, link, tex, words};
use crate::venue::Venue;

#[derive(Serialize)]
struct Context {
    paper: &'static str,
    characters: Vec<String>,
    owner: Owner,
    publications: Vec<Publication>,
    groups: Vec<Group>,
    unnamed: Vec<Unnamed>,
    awards: Vec<Award>,
    service: Vec<Service>,
    talks: Vec<Talk>,
    positions: Vec<Position>,
    education: Vec<Education>,
}

#[derive(Serialize)]
struct Owner {
    name: Option<String>,
    label: Option<String>,
    email: Option<String>,
    url: Option<String>,
    affiliation: Option<String>,
    location: Option<String>,
    profiles: Vec<Profile>,
}

#[derive(Serialize)]
struct Profile {
    network: String,
    username: Option<String>,
    url: String,
}

#[derive(Serialize)]
struct Publication {
    key: String,
    title: Option<String>,
    short_title: Option<String>,
    authors: Vec<String>,
    venue: Option<String>,
    year: Option<i16>,
    kind: &'static str,
    track: Option<String>,
    status: &'static str,
}

/// The publications of one kind.
#[derive(Serialize)]
struct Group {
    title: &'static str,
    keyword: &'static str,
}

#[derive(Serialize)]
struct Unnamed {
    count: u32,
    venue: Option<String>,
    year: Option<i16>,
}

#[derive(Serialize)]
struct Award {
    date: Option<String>,
    title: String,
    awarder: Option<String>,
    key: Option<String>,
}

/// One role at one venue.
#[derive(Serialize)]
struct Service {
    years: Vec<i16>,
    when: Option<String>,
    role: String,
    venue: Option<String>,
}

#[derive(Serialize)]
struct Talk {
    date: Option<String>,
    kind: &'static str,
    label: String,
    title: Option<String>,
    event: Option<String>,
    location: Option<String>,
    url: Option<String>,
    key: Option<String>,
}

#[derive(Serialize)]
struct Position {
    start: Option<String>,
    end: Option<String>,
    role: Option<String>,
    organization: Option<String>,
    location: Option<String>,
}

#[derive(Serialize)]
struct Education {
    year: Option<i16>,
    when: Option<String>,
    degree: String,
    field: Option<String>,
    institution: Option<String>,
}

/// What the templates see of `cv`.
pub(super) fn of(cv: &Cv, options: &Options) -> Value {
    let keys = bib::keys(cv);
    let key_of = |id: &Option<Id>| {
        let at = id.as_ref().and_then(|id| cv.publications.iter().position(|work| work.id == *id));
        at.map(|at| keys[at].clone())
    };
    Value::from(Serde(Context {
        paper: if options.paper == Some(Paper::Letter) { "letterpaper" } else { "a4paper" },
        characters: characters(cv),
        owner: owner(&cv.owner),
        publications: cv.publications.iter().zip(&keys).map(|(work, key)| publication(work, key)).collect(),
        groups: groups(cv),
        unnamed: cv.unnamed_publications.iter().map(|papers| unnamed(papers)).collect(),
        awards: arrange::awards(cv).into_iter().map(|award| self::award(award, key_of(&award.publication))).collect(),
        service: service(cv),
        talks: arrange::talks(cv).into_iter().map(|talk| self::talk(cv, talk, key_of(&talk.publication))).collect(),
        positions: arrange::positions(cv).into_iter().map(|position| self::position(position)).collect(),
        education: arrange::education(cv).into_iter().map(|degree| education(degree)).collect(),
    }))
}

fn owner(owner: &crate::cv::Owner) -> Owner {
    let profile = |profile: &crate::cv::Profile| {
        let url = link::web(&profile.url)?;
        Some(Profile { network: profile.network.clone(), username: profile.username.clone(), url })
    };
    Owner {
        name: owner.name.clone(),
        label: owner.label.clone(),
        email: owner.email.clone(),
        url: owner.url.as_deref().and_then(link::web),
        affiliation: owner.affiliation.clone(),
        location: owner.location.clone(),
        profiles: owner.profiles.iter().filter_map(profile).collect(),
    }
}

fn publication(work: &Work, key: &str) -> Publication {
    let authors = work.authors.iter().flat_map(|authors| &authors.list);
    Publication {
        key: key.to_owned(),
        title: work.title.clone(),
        short_title: work.short_title.clone(),
        authors: authors.map(|author| author.name.printed.clone()).collect(),
        venue: work.venue.as_ref().map(words::venue),
        year: work.year,
        kind: work.kind.as_str(),
        track: work.track.clone(),
        status: work.status.as_str(),
    }
}

fn groups(cv: &Cv) -> Vec<Group> {
    let group =
        |(kind, _): (crate::fact::PublicationKind, _)| Group { title: arrange::heading(kind), keyword: kind.as_str() };
    arrange::publications(cv).into_iter().map(group).collect()
}

fn unnamed(papers: &crate::fact::UnnamedPublications) -> Unnamed {
    Unnamed { count: papers.count, venue: papers.venue.as_ref().map(words::venue_short), year: papers.year }
}

fn award(award: &crate::fact::Award, key: Option<String>) -> Award {
    Award {
        date: iso(award.date),
        title: words::capitalized(&award.title).into_owned(),
        awarder: award.awarder.clone(),
        key,
    }
}

fn service(cv: &Cv) -> Vec<Service> {
    let row = |role: &str, served: arrange::Served| Service {
        when: served.span(),
        years: served.years,
        role: words::capitalized(role).into_owned(),
        venue: served.venue,
    };
    let rows =
        arrange::service(cv).into_iter().flat_map(|(role, venues)| venues.into_iter().map(move |one| row(role, one)));
    rows.collect()
}

fn talk(cv: &Cv, talk: &PresentedTalk, key: Option<String>) -> Talk {
    let title = arrange::talk_title(cv, talk);
    let label = arrange::talk_kind(talk.kind);
    Talk {
        date: iso(talk.date),
        kind: talk.kind.as_str(),
        // Behind a title, the word for the kind stands in the middle of a line.
        label: if title.is_some() { label.to_lowercase() } else { label.to_owned() },
        title: title.map(str::to_owned),
        event: talk.event.clone(),
        location: talk.location.clone(),
        url: talk.url.as_deref().and_then(link::web),
        key,
    }
}

fn position(position: &crate::fact::Position) -> Position {
    Position {
        start: iso(position.start),
        end: iso(position.end),
        role: position.role.as_deref().map(|role| words::capitalized(role).into_owned()),
        organization: position.organization.clone(),
        location: position.location.clone(),
    }
}

fn education(degree: &crate::fact::Education) -> Education {
    Education {
        year: degree.year,
        when: arrange::degree_time(degree),
        degree: degree.degree.clone(),
        field: degree.field.clone(),
        institution: degree.institution.clone(),
    }
}

fn iso(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// The characters without a LaTeX form in everything that the sections print.
fn characters(cv: &Cv) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut see = |text: &str| found.extend(tex::without_form(text));
    let owner = &cv.owner;
    for text in [&owner.name, &owner.label, &owner.affiliation, &owner.location].into_iter().flatten() {
        see(text);
    }
    for work in &cv.publications {
        for text in [&work.title, &work.short_title, &work.track].into_iter().flatten() {
            see(text);
        }
        work.authors.iter().flat_map(|authors| &authors.list).for_each(|author| see(&author.name.printed));
        work.bib.iter().flat_map(|bib| &bib.fields).for_each(|(_, value)| see(value));
    }
    venues(cv).for_each(|venue| see(&words::venue(venue)));
    for text in facts(cv) {
        see(text);
    }
    found.into_iter().map(|char| format!("{:04X}", u32::from(char))).collect()
}

fn venues(cv: &Cv) -> impl Iterator<Item = &Venue> {
    let works = cv.publications.iter().filter_map(|work| work.venue.as_ref());
    let unnamed = cv.unnamed_publications.iter().filter_map(|papers| papers.venue.as_ref());
    works.chain(unnamed).chain(cv.service.iter().filter_map(|service| service.venue.as_ref()))
}

/// The text of the smaller facts.
fn facts(cv: &Cv) -> impl Iterator<Item = &String> {
    let awards = cv.awards.iter().flat_map(|award| [Some(&award.title), award.awarder.as_ref()]);
    let service = cv.service.iter().map(|service| Some(&service.role));
    let talks = cv
        .talks
        .iter()
        .flat_map(|talk| [talk.title.as_ref(), talk.work.as_ref(), talk.event.as_ref(), talk.location.as_ref()]);
    let positions = cv
        .positions
        .iter()
        .flat_map(|position| [position.role.as_ref(), position.organization.as_ref(), position.location.as_ref()]);
    let education = cv
        .education
        .iter()
        .flat_map(|degree| [Some(&degree.degree), degree.field.as_ref(), degree.institution.as_ref()]);
    awards.chain(service).chain(talks).chain(positions).chain(education).flatten()
}
