//! The publication list: grouped by kind, numbered in reverse, what is known of each paper beside
//! it.

use super::super::fonts::Face;
use super::super::look::PublicationForm;
use super::{Entry, Group, Line, Paragraph, References, Span, Tone, clean, linked, plain, styled, text, unbroken};
use crate::cv::{Cv, Work};
use crate::export::bib::notes;
use crate::export::{arrange, link, words};
use crate::fact::{LinkKind, Status};
use crate::person::{Author, Authors};
use crate::venue::VenueKind;

/// The publications by kind, in each group the latest first, with numbers that count down over
/// all groups.
pub(super) fn groups(cv: &Cv, form: PublicationForm, references: &References) -> Vec<Group> {
    let by_kind = arrange::publications(cv);
    let mut number: usize = by_kind.iter().map(|(_, works)| works.len()).sum();
    let mut groups: Vec<Group> = Vec::new();
    for (kind, works) in by_kind {
        let entries = works.into_iter().map(|work| {
            let label = Some(format!("{number}."));
            number -= 1;
            let paragraphs = match references.get(&work.id) {
                Some(reference) => with_details(cv, work, reference),
                None => paragraphs(cv, work, form),
            };
            Entry { label, paragraphs, date: arrange::year(work).map(|year| year.to_string()) }
        });
        groups.push(Group { title: Some(arrange::heading(kind).to_owned()), entries: entries.collect() });
    }
    if let [only] = &mut groups[..] {
        only.title = None;
    }
    let further = !groups.is_empty();
    groups.extend(unnamed(cv, further));
    groups
}

/// Title and authors; then where it appeared and what else is known of it.
fn paragraphs(cv: &Cv, work: &Work, form: PublicationForm) -> Vec<Paragraph> {
    let mut paragraphs = [title(work), work.authors.as_ref().map(authors).unwrap_or_default(), details(cv, work)];
    if form == PublicationForm::AuthorsFirst {
        paragraphs.swap(0, 1);
    }
    paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect()
}

fn title(work: &Work) -> Paragraph {
    let title = arrange::title(work).map(clean).unwrap_or_default();
    linked(&title, link::of_work(work), format!("the paper “{title}”")).into_iter().collect()
}

/// The authors as printed, the owner in bold.
fn authors(authors: &Authors) -> Paragraph {
    let mut out = Line::default();
    let last = authors.list.len().saturating_sub(1);
    for (index, author) in authors.list.iter().enumerate() {
        let separator = match index {
            _ if index < last || authors.and_others => ", ",
            1 => " and ",
            _ => ", and ",
        };
        out.add(separator, name(author));
        out.append(author.equal_contribution.then(|| text("*", Face::Regular)));
    }
    if authors.and_others {
        out.add(", ", [text("et al.", Face::Regular)]);
    }
    out.spans
}

fn name(author: &Author) -> Option<Span> {
    let face = if author.owner { Face::Bold } else { Face::Regular };
    styled(Some(&author.name.printed), face).map(whole)
}

/// A reference in a citation style, with what the style has no place for.
fn with_details(cv: &Cv, work: &Work, reference: &Paragraph) -> Vec<Paragraph> {
    let mut line = Line::default();
    add_standing(&mut line, cv, work);
    let text: String = reference.iter().map(|span| span.text.as_str()).collect();
    let is_new = |span: &Span| span.text.split_once(':').is_none_or(|(_, number)| !text.contains(number));
    let mut links = Line::default();
    links.add("", identifier(work).filter(is_new));
    links.add(SEPARATOR, extra_links(work));
    line.add(". ", links.spans);
    vec![reference.clone(), line.spans].into_iter().filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Venue, status, track, awards and identifiers.
fn details(cv: &Cv, work: &Work) -> Paragraph {
    let mut line = Line::default();
    line.add("", venue(work));
    add_standing(&mut line, cv, work);
    line.add(". ", links(work));
    line.spans
}

/// Status, track and awards.
fn add_standing(line: &mut Line, cv: &Cv, work: &Work) {
    let starts = line.spans.is_empty();
    line.add(", ", plain(status(cv, work)));
    line.add(", ", plain(work.track.as_deref()));
    if let (true, Some(first)) = (starts, line.spans.first_mut()) {
        first.text = words::capitalized(&first.text).into_owned();
    }
    for award in notes::awards(cv, work) {
        line.add(", ", styled(Some(&award), Face::Bold).map(whole));
    }
}

/// The same on one line, unless it is long.
fn whole(span: Span) -> Span {
    Span { text: unbroken(&span.text), ..span }
}

fn venue(work: &Work) -> Paragraph {
    let Some(venue) = &work.venue else { return Vec::new() };
    if venue.kind == Some(VenueKind::Preprint) && work.arxiv.is_some() {
        return Vec::new();
    }
    styled(Some(&words::venue(venue)), Face::Italic).into_iter().collect()
}

/// How far a work is that is not out, in the words of a CV.
fn status(cv: &Cv, work: &Work) -> Option<&'static str> {
    match work.status {
        Status::Submitted => Some("submitted"),
        _ => notes::is_to_appear(cv, work).then_some("to appear"),
    }
}

/// The DOI, else the arXiv number, then what else belongs to the paper.
fn links(work: &Work) -> Paragraph {
    let mut links = Line::default();
    links.add("", identifier(work));
    links.add(SEPARATOR, extra_links(work));
    links.spans
}

/// What else belongs to the paper.
fn extra_links(work: &Work) -> Paragraph {
    let mut links = Line::default();
    for (at, given) in work.links.iter().enumerate() {
        if work.links[..at].iter().any(|other| other.url == given.url) {
            continue;
        }
        links.add(SEPARATOR, extra_link(given.kind, &given.url));
    }
    links.spans
}

/// Between links.
const SEPARATOR: &str = " · ";

fn identifier(work: &Work) -> Option<Span> {
    if let Some(doi) = work.doi.as_deref().map(clean).filter(|doi| !doi.is_empty()) {
        return follow(&format!("doi:{doi}"), link::doi(&doi), format!("DOI {doi}"));
    }
    let arxiv = work.arxiv.as_deref().map(clean).filter(|id| !id.is_empty())?;
    follow(&format!("arXiv:{arxiv}"), link::arxiv(&arxiv), format!("arXiv {arxiv}"))
}

/// A word that is there to be followed.
fn follow(text: &str, url: Option<String>, description: String) -> Option<Span> {
    let mut span = linked(text, url, description)?;
    span.tone = if span.link.is_some() { Tone::Link } else { Tone::Body };
    Some(span)
}

/// A link to what belongs to a paper. The paper itself is behind its title.
fn extra_link(kind: LinkKind, url: &str) -> Option<Span> {
    let word = match kind {
        LinkKind::Project => "project page",
        LinkKind::Code | LinkKind::Slides | LinkKind::Poster | LinkKind::Video => kind.as_str(),
        LinkKind::Paper | LinkKind::Preprint | LinkKind::Other => return None,
    };
    let url = link::web(url)?;
    follow(word, Some(url.clone()), format!("{word} at {url}"))
}

/// Acceptances without titles, one line a year. `further` says whether named papers stand above.
fn unnamed(cv: &Cv, further: bool) -> Option<Group> {
    let entries = arrange::unnamed(cv).into_iter().map(|papers| Entry {
        label: None,
        paragraphs: vec![vec![text(&clean(&papers.text), Face::Regular)]],
        date: papers.year.map(|year| year.to_string()),
    });
    let entries: Vec<Entry> = entries.collect();
    let title = further.then(|| arrange::UNNAMED.to_owned());
    (!entries.is_empty()).then_some(Group { title, entries })
}
