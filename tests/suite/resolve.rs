//! Joining mentions, bibliographies, corrections and keys into one CV.

mod bibliography;
mod check;
mod corrections;
mod keys;
mod laws;
mod merging;
mod project;
mod round_trip;

use std::sync::Arc;

use newscv::cv::Cv;
use newscv::date::Date;
use newscv::fact::{Award, Facts, Provenance, Publication, PublicationKind, SectionKind, Status};
use newscv::person::{Author, Authors, Name};
use newscv::resolve::{self, Inputs};
use newscv::source::Input;
use newscv::span::Span;
use newscv::venue::{Venue, VenueKind};
use newscv::warning::Place;

fn place(line: usize) -> Place {
    Place { file: Arc::from("about.md"), line, span: Span::new(line * 100, line * 100 + 10) }
}

fn told(section: SectionKind, line: usize) -> Provenance {
    Provenance { mentions: vec![place(line)], section, confidence: 0.9 }
}

fn venue(acronym: &str, kind: VenueKind) -> Venue {
    Venue { acronym: Some(acronym.to_owned()), name: None, printed: acronym.to_owned(), kind: Some(kind), host: None }
}

fn conference(acronym: &str) -> Venue {
    venue(acronym, VenueKind::Conference)
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A mention of a work on a line of the news, as accepted nowhere yet.
fn work(title: &str, line: usize) -> Publication {
    Publication {
        title: Some(title.to_owned()).filter(|title| !title.is_empty()),
        short_title: None,
        authors: None,
        venue: None,
        year: None,
        date: None,
        kind: PublicationKind::Other,
        track: None,
        status: Status::Preprint,
        arxiv: None,
        doi: None,
        url: None,
        links: Vec::new(),
        provenance: told(SectionKind::News, line),
    }
}

fn accepted(title: &str, acronym: &str, year: i16, line: usize) -> Publication {
    let kind = PublicationKind::Conference;
    Publication {
        venue: Some(conference(acronym)),
        year: Some(year),
        status: Status::Accepted,
        kind,
        ..work(title, line)
    }
}

fn award(title: &str, work: Option<&str>, line: usize) -> Award {
    Award {
        title: title.to_owned(),
        awarder: None,
        date: None,
        work: work.map(str::to_owned),
        provenance: told(SectionKind::News, line),
    }
}

fn authors(names: &[&str]) -> Authors {
    Authors { list: names.iter().map(|name| Author::new(Name::parse(name))).collect(), and_others: false }
}

fn input(path: &str, text: &str) -> Input {
    Input { path: Arc::from(path), bytes: text.as_bytes().into() }
}

fn resolved(publications: Vec<Publication>) -> Cv {
    resolve::resolve(Facts { publications, ..Facts::default() }, &Inputs::default()).unwrap()
}

fn with_bib(publications: Vec<Publication>, bib: &str) -> Cv {
    let inputs = Inputs { bibliographies: vec![input("papers.bib", bib)], ..Inputs::default() };
    resolve::resolve(Facts { publications, ..Facts::default() }, &inputs).unwrap()
}

fn ids(cv: &Cv) -> Vec<&str> {
    cv.publications.iter().map(|work| work.id.as_str()).collect()
}

fn lines(work: &Publication) -> Vec<usize> {
    work.provenance.mentions.iter().map(|place| place.line).collect()
}
