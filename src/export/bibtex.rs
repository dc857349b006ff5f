//! `publications.bib` for BibTeX and its classic styles.
//!
//! In: a [`Cv`]. Out: one entry a publication, in the order of the CV. The types and fields are
//! those of `btxdoc` ("BibTeXing", Patashnik 1988), with `url`, `doi`, `eprint`, `archiveprefix`
//! and `keywords`, which later styles read and the classic ones pass over. An entry of the user's
//! own bibliography is kept as it was and only completed, with the preambles and the proceedings
//! that it needs; its `@string`s are written out. A field of which nothing is known is
//! left out; an entry without authors gets a `key` to sort by and never an author.

use std::collections::BTreeSet;

use super::bib::{self, Entry, Value, extras, links, names, notes, own, title};
use super::tex::{self, Charset};
use super::{OutputFile, Outputs};
use crate::cv::{Cv, Work};
use crate::date::Date;
use crate::fact::{PublicationKind, Status};
use crate::generator;
use crate::markup;
use crate::venue::Venue;
use crate::warning::Warning;

/// The name of the file.
pub(crate) const FILE: &str = "publications.bib";

/// Writes the bibliography, in ASCII or in UTF-8.
pub(crate) fn write(cv: &Cv, charset: Charset) -> Outputs {
    let keys = bib::keys(cv);
    let works = cv.publications.iter().zip(&keys);
    let entries: Vec<Entry> = works.map(|(work, key)| entry(cv, work, key, charset)).collect();
    let mut source = format!("{}\n", generator::BIB);
    extras::write_preambles(cv, &mut source);
    bib::write(&entries, &mut source);
    extras::write_parents(cv, &BTreeSet::new(), &mut source);
    let files = vec![OutputFile { path: FILE.to_owned(), bytes: source.into_bytes() }];
    let warnings = cv.publications.iter().flat_map(|work| warnings(work, charset)).collect();
    Outputs { files, warnings }
}

/// The entry of one work.
fn entry(cv: &Cv, work: &Work, key: &str, charset: Charset) -> Entry {
    let mut entry = match &work.bib {
        Some(bib) => own::entry(bib, key, &BTreeSet::new()),
        None => Entry { kind: entry_type(work).to_owned(), key: key.to_owned(), fields: Vec::new() },
    };
    if !entry.has("editor") {
        entry.add("author", names::author(work.authors.as_ref(), charset));
    }
    entry.add("title", full_title(work, charset));
    add_venue(&mut entry, work, charset);
    add_date(&mut entry, work);
    if let Some(arxiv) = links::arxiv(work).filter(|_| !entry.has("eprint")) {
        entry.add("eprint", Some(arxiv));
        entry.add("archiveprefix", Some("arXiv".to_owned()));
    }
    entry.add("doi", links::doi(work));
    entry.add("url", links::main_url(work));
    entry.add("note", note(cv, work, charset));
    if !entry.has("author") && !entry.has("editor") {
        entry.add("key", sort_key(work, charset));
    }
    entry.add("keywords", Some(work.kind.as_str().to_owned()));
    entry
}

/// A work under review is unpublished, wherever it was sent.
fn entry_type(work: &Work) -> &'static str {
    match work.kind {
        _ if work.status == Status::Submitted => "unpublished",
        PublicationKind::Conference | PublicationKind::Workshop | PublicationKind::Demo => "inproceedings",
        PublicationKind::Journal => "article",
        PublicationKind::Thesis if is_masters(work) => "mastersthesis",
        PublicationKind::Thesis => "phdthesis",
        PublicationKind::Book => "book",
        PublicationKind::Chapter => "incollection",
        PublicationKind::TechReport => "techreport",
        PublicationKind::Preprint | PublicationKind::Patent | PublicationKind::Other => "misc",
    }
}

/// Whether a thesis says that it is one for a master's degree.
pub(crate) fn is_masters(work: &Work) -> bool {
    let printed = work.venue.as_ref().map(|venue| venue.printed.as_str());
    let words = [work.track.as_deref(), work.title.as_deref(), printed];
    words.into_iter().flatten().any(|text| text.to_lowercase().contains("master's"))
}

fn full_title(work: &Work, charset: Charset) -> Option<String> {
    let short = work.short_title.as_deref();
    work.title.as_deref().or(short).map(|text| title::title(text, short, charset))
}

/// The venue in the field that its sort of entry has for it. A user's entry that names one in any
/// field is left alone.
fn add_venue(entry: &mut Entry, work: &Work, charset: Charset) {
    let field = match entry.kind.as_str() {
        "inproceedings" | "conference" | "incollection" => "booktitle",
        "article" => "journal",
        "phdthesis" | "mastersthesis" => "school",
        "techreport" => "institution",
        "book" => "publisher",
        "misc" => "howpublished",
        _ => return,
    };
    if !bib::PLACES.iter().any(|place| entry.has(place)) {
        // The classic styles print no `eprint`.
        let arxiv =
            links::arxiv(work).filter(|_| work.kind == PublicationKind::Preprint).map(|id| format!("arXiv:{id}"));
        let venue = work.venue.as_ref().map(venue_name);
        entry.add(field, arxiv.or(venue).map(|name| tex::escape(&name, charset)));
    }
}

/// The full name, else the acronym, else what the page prints; with the conference that a workshop
/// is held with.
pub(crate) fn venue_name(venue: &Venue) -> String {
    let name = venue.name.as_deref().or(venue.acronym.as_deref()).unwrap_or(&venue.printed);
    match &venue.host {
        Some(host) if !name.contains(host.as_str()) => format!("{name} at {host}"),
        _ => name.to_owned(),
    }
}

/// When a work came out: the date of the news that told of it, where the work is out by then and the
/// news is of its year. News of an acceptance comes before the work does, and proceedings have the
/// date of their event, which no news tells.
pub(crate) fn date_of_issue(work: &Work) -> Option<Date> {
    let in_proceedings = matches!(
        work.kind,
        PublicationKind::Conference | PublicationKind::Workshop | PublicationKind::Demo | PublicationKind::Chapter
    );
    let is_out = matches!(work.status, Status::Published | Status::Preprint) && !in_proceedings;
    work.date.filter(|date| is_out && Some(date.year()) == work.year)
}

/// The year, and the month where the news that told of a work that is out is of that year.
fn add_date(entry: &mut Entry, work: &Work) {
    let in_date = entry.fields.iter().find_map(|(name, value)| match value {
        Value::Source(source) if name == "date" => source.get(..4).filter(|year| year.parse::<u16>().is_ok()),
        _ => None,
    });
    let year = in_date.map(str::to_owned).or_else(|| work.year.map(|year| year.to_string()));
    let own_date = entry.has("year") || entry.has("date");
    entry.add("year", year);
    let month = date_of_issue(work).and_then(Date::month);
    if let Some(month) = month.filter(|_| !own_date) {
        entry.add_value("month", Value::Macro(own::MONTHS[usize::from(month) - 1].to_owned()));
    }
}

fn note(cv: &Cv, work: &Work, charset: Charset) -> Option<String> {
    let mut parts: Vec<String> = notes::track(work).into_iter().chain(notes::awards(cv, work)).collect();
    match (work.status, &work.venue) {
        (Status::Submitted, Some(venue)) => parts.push(format!("Submitted to {}", venue.label())),
        (Status::Submitted, None) => parts.push("Submitted".to_owned()),
        _ => parts.extend(notes::beyond_preprint(cv, work).or_else(|| to_appear(cv, work))),
    }
    (!parts.is_empty()).then(|| tex::escape(&parts.join(". "), charset))
}

fn to_appear(cv: &Cv, work: &Work) -> Option<String> {
    notes::is_to_appear(cv, work).then(|| "To appear".to_owned())
}

/// What styles sort and label an entry without authors by: its short name, else the first words of
/// its title, without formulas.
fn sort_key(work: &Work, charset: Charset) -> Option<String> {
    let is_word = |word: &&str| !word.contains('$') && word.contains(char::is_alphanumeric);
    let words = |title: &String| title.split_whitespace().filter(is_word).take(3).collect::<Vec<_>>().join(" ");
    let key = work.short_title.clone().or_else(|| work.title.as_ref().map(words))?;
    let key = key.trim_matches(|char: char| !char.is_alphanumeric());
    let mut out = String::new();
    tex::escape_text(&tex::readable(key), charset, &mut out);
    Some(out)
}

/// What could not be written as the page has it.
pub(crate) fn warnings(work: &Work, charset: Charset) -> Vec<Warning> {
    let place = work.provenance.mentions.first().cloned();
    let mut found = Vec::new();
    if let Some(link) = work.url.as_deref().filter(|link| markup::is_unsafe_link(link)) {
        let message = format!("the link '{}' does not lead to a page; left out", tex::readable(link));
        found.push(Warning { place: place.clone(), code: "unsafe-link", message });
    }
    let title = work.title.as_deref().or(work.short_title.as_deref()).unwrap_or_default();
    let missing = tex::without_form(title);
    if charset == Charset::Ascii && !missing.is_empty() && work.bib.is_none() {
        let list: String = missing.iter().filter(|char| tex::stands_alone(**char)).collect();
        let message =
            format!("LaTeX has no command for '{list}'; written as UTF-8, which pdflatex prints with newscv.sty only");
        found.push(Warning { place, code: "no-latex-form", message });
    }
    found
}
