//! `publications.biblatex.bib` for BibLaTeX and biber.
//!
//! In: a [`Cv`]. Out: one entry a publication, in the order of the CV, valid by BibLaTeX's data
//! model (`biber --validate-datamodel`; the manual's "Database Guide"). A type is chosen only where
//! its mandatory fields are known: a conference paper whose authors the page does not list is
//! `@misc` with the venue as `howpublished`. `author+an` marks the owner and equal contribution.
//! A work without a year gets no `date`, at which biber warns: no date is invented.
//!
//! Of the user's own bibliographies nothing is lost: entries keep every field, also those that
//! BibLaTeX does not have (websites keep theirs in them, and only `--validate-datamodel` warns of
//! them), values that are the name of a `@string` stay its name, and strings, preambles, comments
//! and proceedings that others refer to are written too.

use std::collections::BTreeSet;

use super::bib::{self, Entry, Value, extras, links, names, notes, own, title};
use super::tex::{self, Charset};
use super::{Outputs, bibtex, words};
use crate::cv::{Cv, Work};
use crate::date::Date;
use crate::fact::{LinkKind, PublicationKind, Status, TalkKind};
use crate::generator;
use crate::venue::Venue;

/// The name of the file.
pub(crate) const FILE: &str = "publications.biblatex.bib";

/// Writes the bibliography, in ASCII or in UTF-8.
pub(crate) fn write(cv: &Cv, charset: Charset) -> Outputs {
    let mut outputs = Outputs::one(FILE, bytes(cv, charset));
    outputs.warnings = cv.publications.iter().flat_map(|work| bibtex::warnings(work, charset)).collect();
    outputs
}

/// The bibliography alone.
pub(crate) fn bytes(cv: &Cv, charset: Charset) -> Vec<u8> {
    let keys = bib::keys(cv);
    let works = cv.publications.iter().zip(&keys);
    let strings = extras::strings(cv);
    let entries: Vec<Entry> = works.map(|(work, key)| entry(cv, work, key, &strings, charset)).collect();
    let mut source = format!("{}\n", generator::BIB);
    extras::write_head(cv, &mut source);
    bib::write(&entries, &mut source);
    extras::write_parents(cv, &strings, &mut source);
    extras::write_comments(cv, &mut source);
    source.into_bytes()
}

fn entry(cv: &Cv, work: &Work, key: &str, strings: &BTreeSet<String>, charset: Charset) -> Entry {
    let mut entry = match &work.bib {
        Some(bib) => own::entry(bib, key, strings),
        None => Entry { kind: entry_type(work).to_owned(), key: key.to_owned(), fields: Vec::new() },
    };
    if !entry.has("editor") {
        entry.add("author", names::author(work.authors.as_ref(), charset));
    }
    add_annotation(&mut entry, work);
    let short = work.short_title.as_deref();
    entry.add("title", work.title.as_deref().or(short).map(|text| title::title(text, short, charset)));
    entry.add("shorttitle", work.title.as_ref().and(short).map(|text| title::title(text, Some(text), charset)));
    if work.bib.is_none() {
        add_venue(&mut entry, work, charset);
        add_event(&mut entry, cv, work, charset);
    } else {
        complete_venue(&mut entry, work, charset);
    }
    if !entry.has("year") {
        entry.add("date", date(work));
    }
    add_identifiers(&mut entry, work);
    add_state(&mut entry, cv, work, charset);
    add_keywords(&mut entry, work);
    entry
}

/// The type that fits the kind, of those whose mandatory fields are known.
fn entry_type(work: &Work) -> &'static str {
    let has_author = work.authors.as_ref().is_some_and(|authors| !authors.list.is_empty());
    let linked = work.arxiv.is_some() || work.doi.is_some() || links::main_url(work).is_some();
    let placed = has_author && work.venue.is_some();
    match work.kind {
        PublicationKind::Preprint if linked => "online",
        _ if work.status == Status::Submitted && has_author => "unpublished",
        _ if work.status == Status::Submitted => "misc",
        PublicationKind::Conference | PublicationKind::Workshop | PublicationKind::Demo if placed => "inproceedings",
        PublicationKind::Journal if placed => "article",
        PublicationKind::Thesis if placed => "thesis",
        PublicationKind::TechReport if placed => "report",
        PublicationKind::Chapter if placed => "inbook",
        PublicationKind::Book if has_author => "book",
        PublicationKind::Patent if has_author && patent_number(work).is_some() => "patent",
        PublicationKind::Other if is_software(work) => "software",
        _ => "misc",
    }
}

/// The number of a patent, from the link to its text.
fn patent_number(work: &Work) -> Option<String> {
    let number = work.url.as_deref()?.split_once("patents.google.com/patent/")?.1;
    let number = number.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = number.len() > 4 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| number.to_owned())
}

/// A work that is no paper and whose code the page links.
fn is_software(work: &Work) -> bool {
    work.venue.is_none() && work.links.iter().any(|link| link.kind == LinkKind::Code)
}

fn add_venue(entry: &mut Entry, work: &Work, charset: Charset) {
    let venue = named_venue(work);
    let name = venue.map(|venue| tex::escape(&bibtex::venue_name(venue), charset));
    match entry.kind.as_str() {
        "inproceedings" | "inbook" => entry.add("booktitle", name),
        "article" => entry.add("journaltitle", name),
        "online" => entry.add("organization", name),
        "book" => entry.add("publisher", name),
        "thesis" => {
            entry.add("type", Some(if bibtex::is_masters(work) { "mathesis" } else { "phdthesis" }.to_owned()));
            entry.add("institution", name);
        }
        "report" => {
            entry.add("type", Some("techreport".to_owned()));
            entry.add("institution", name);
        }
        "patent" => entry.add("number", patent_number(work)),
        // No field beside it names the event, so that it has the acronym too.
        "misc" if work.status != Status::Submitted => {
            entry.add("howpublished", venue.map(|venue| tex::escape(&words::venue(venue), charset)));
        }
        _ => {}
    }
}

/// The venue of a user's entry that names none and refers to no other entry for it.
fn complete_venue(entry: &mut Entry, work: &Work, charset: Charset) {
    if bib::PLACES.iter().chain(&["crossref", "xdata"]).any(|place| entry.has(place)) {
        return;
    }
    let field = match entry.kind.as_str() {
        "inproceedings" | "conference" | "incollection" | "inbook" => "booktitle",
        "article" => "journaltitle",
        "thesis" | "phdthesis" | "mastersthesis" | "report" | "techreport" => "institution",
        "misc" => "howpublished",
        _ => return,
    };
    let name = if field == "howpublished" { words::venue } else { bibtex::venue_name };
    entry.add(field, named_venue(work).map(|venue| tex::escape(&name(venue), charset)));
}

/// The venue, unless the arXiv number tells it.
fn named_venue(work: &Work) -> Option<&Venue> {
    let is_arxiv = |label: &str| label.eq_ignore_ascii_case("arxiv") && work.arxiv.is_some();
    work.venue.as_ref().filter(|venue| !is_arxiv(venue.label()))
}

/// The edition as printed, and from the owner's talk there, when and where it was.
fn add_event(entry: &mut Entry, cv: &Cv, work: &Work, charset: Charset) {
    if entry.kind != "inproceedings" {
        return;
    }
    let edition = work.venue.as_ref().map(|venue| words::edition(venue, work.track.as_deref()));
    let edition = edition.map(|edition| tex::escape(edition, charset));
    entry.add("eventtitle", edition);
    let at_event = |talk: &&crate::cv::PresentedTalk| {
        talk.kind == TalkKind::Conference && talk.publication.as_ref() == Some(&work.id)
    };
    if let Some(talk) = cv.talks.iter().find(at_event) {
        entry.add("eventdate", talk.date.filter(|date| Some(date.year()) == work.year).map(|date| date.to_string()));
        entry.add("venue", talk.location.as_deref().map(|place| tex::escape(place, charset)));
    }
}

/// The day of the news where that is when the work came out, else the year.
fn date(work: &Work) -> Option<String> {
    let date = bibtex::date_of_issue(work).or_else(|| work.year.map(Date::from_year));
    date.filter(|date| (1..=9999).contains(&date.year())).map(|date| date.to_string())
}

fn add_identifiers(entry: &mut Entry, work: &Work) {
    if let Some(arxiv) = links::arxiv(work).filter(|_| !entry.has("eprint")) {
        // Identifiers until 2007 begin with their archive: `math.AG/0601001`.
        let class = arxiv.split_once('/').map(|(archive, _)| archive.to_owned());
        entry.add("eprint", Some(arxiv));
        if !entry.has("archiveprefix") {
            entry.add("eprinttype", Some("arxiv".to_owned()));
        }
        entry.add("eprintclass", class);
    }
    entry.add("doi", links::doi(work));
    entry.add("url", links::main_url(work));
}

/// Track, awards, how far the work has come, and where it came out.
fn add_state(entry: &mut Entry, cv: &Cv, work: &Work, charset: Charset) {
    let published = notes::beyond_preprint(cv, work);
    let state = match work.status {
        Status::Submitted => Some("submitted"),
        _ if published.is_some() => None,
        _ if notes::is_to_appear(cv, work) => Some("forthcoming"),
        _ => None,
    };
    entry.add("pubstate", state.map(str::to_owned));
    entry.add("note", notes::track(work).map(|track| tex::escape(&track, charset)));
    let more: Vec<String> = published.into_iter().chain(notes::awards(cv, work)).collect();
    entry.add("addendum", (!more.is_empty()).then(|| tex::escape(&more.join(". "), charset)));
}

/// `1=owner,equal;2=equal`: which authors are the owner and contributed equally. For the user's
/// entry only where it has as many authors as the page.
fn add_annotation(entry: &mut Entry, work: &Work) {
    let Some(authors) = &work.authors else { return };
    let author = entry.fields.iter().find_map(|(name, value)| match value {
        Value::Source(source) if name == "author" => Some(source.as_str()),
        _ => None,
    });
    if author.map(names::count) != Some(authors.list.len() + usize::from(authors.and_others)) {
        return;
    }
    let marks = |author: &crate::person::Author| {
        let marks = [(author.owner, "owner"), (author.equal_contribution, "equal")];
        marks.into_iter().filter_map(|(set, mark)| set.then_some(mark)).collect::<Vec<_>>().join(",")
    };
    let marked = authors.list.iter().enumerate().map(|(at, author)| (at + 1, marks(author)));
    let list: Vec<String> =
        marked.filter(|(_, marks)| !marks.is_empty()).map(|(at, marks)| format!("{at}={marks}")).collect();
    entry.add("author+an", Some(list.join(";")));
    // A particle belongs to the name as the page prints it.
    let particle = authors.list.iter().any(|author| author.name.particle.is_some());
    entry.add("options", particle.then(|| "useprefix=true".to_owned()));
}

/// The words by which a CV selects: kind, track, `award`, `selected`, behind the user's own.
fn add_keywords(entry: &mut Entry, work: &Work) {
    let plain = |text: &String| text.chars().filter(|char| char.is_alphanumeric() || " -".contains(*char)).collect();
    let selected =
        |field: &str| work.bib.as_ref().is_some_and(|bib| bib.field(field).is_some_and(|value| value == "true"));
    let mut words: Vec<String> = vec![work.kind.as_str().to_owned()];
    words.extend(work.track.as_ref().map(plain));
    words.extend((!work.awards.is_empty()).then(|| "award".to_owned()));
    words.extend(selected("selected").then(|| "selected".to_owned()));
    let own = work.bib.as_ref().and_then(|bib| bib.field("keywords")).map(own::source);
    let known: Vec<&str> = own.iter().flat_map(|own| own.split(',')).map(str::trim).collect();
    words.retain(|word| !word.trim().is_empty() && !known.contains(&word.as_str()));
    entry.fields.retain(|(name, _)| name != "keywords");
    let own = own.into_iter().filter(|own| !own.trim().is_empty());
    entry.add("keywords", Some(own.chain(words).collect::<Vec<_>>().join(", ")));
}
