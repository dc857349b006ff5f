//! The publication list: grouped by kind, numbered in reverse, what is known of each paper beside
//! it.

use std::cmp::Reverse;

use super::super::fonts::Face;
use super::lists::{capitalised, venue_label};
use super::{Entry, Group, Line, Paragraph, Tone, clean, linked, plain, safe_url, styled, text};
use crate::cv::{Cv, Work};
use crate::fact::{LinkKind, PublicationKind, Status, UnnamedPublications};
use crate::person::{Author, Authors};
use crate::venue::VenueKind;

/// The groups in the order of the CV, and the kinds that each takes.
const GROUPS: &[(&str, &[PublicationKind])] = &[
    ("Books", &[PublicationKind::Book]),
    ("Journal articles", &[PublicationKind::Journal]),
    ("Conference papers", &[PublicationKind::Conference]),
    ("Book chapters", &[PublicationKind::Chapter]),
    ("Workshop papers", &[PublicationKind::Workshop]),
    ("Demonstrations", &[PublicationKind::Demo]),
    ("Preprints", &[PublicationKind::Preprint]),
    ("Theses", &[PublicationKind::Thesis]),
    ("Technical reports", &[PublicationKind::TechReport]),
    ("Patents", &[PublicationKind::Patent]),
    ("Other publications", &[PublicationKind::Other]),
];

/// The publications by kind, in each group the latest first, with numbers that count down over
/// all groups.
pub(super) fn groups(cv: &Cv) -> Vec<Group> {
    let mut number = cv.publications.len();
    let mut groups: Vec<Group> = Vec::new();
    for (title, kinds) in GROUPS {
        let mut works: Vec<&Work> = cv.publications.iter().filter(|work| kinds.contains(&work.kind)).collect();
        works.sort_by_key(|work| Reverse((work.year, work.date)));
        let entries: Vec<Entry> = works
            .into_iter()
            .map(|work| {
                let label = format!("{number}.");
                number = number.saturating_sub(1);
                Entry { label: Some(label), ..entry(cv, work) }
            })
            .collect();
        if !entries.is_empty() {
            groups.push(Group { title: Some((*title).to_owned()), entries });
        }
    }
    if let [only] = &mut groups[..] {
        only.title = None;
    }
    groups.extend(unnamed(cv, !groups.is_empty()));
    groups
}

fn entry(cv: &Cv, work: &Work) -> Entry {
    let title = title(work);
    let authors = work.authors.as_ref().map(authors).unwrap_or_default();
    let paragraphs = [title, authors, details(cv, work)];
    Entry {
        label: None,
        paragraphs: paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect(),
        date: work.year.map(|year| year.to_string()),
    }
}

fn title(work: &Work) -> Paragraph {
    let title = work.title.as_deref().or(work.short_title.as_deref()).map(clean).unwrap_or_default();
    linked(&title, main_link(work), format!("the paper “{title}”")).into_iter().collect()
}

/// Where the title leads: the page's own link, else what the identifiers stand for.
fn main_link(work: &Work) -> Option<String> {
    let doi = || work.doi.as_ref().and_then(|doi| safe_url(&format!("https://doi.org/{}", doi.trim())));
    let arxiv = || work.arxiv.as_ref().and_then(|id| safe_url(&format!("https://arxiv.org/abs/{}", id.trim())));
    work.url.as_deref().and_then(safe_url).or_else(doi).or_else(arxiv)
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
        let equal = author.equal_contribution.then(|| text("*", Face::Regular));
        out.add(separator, name(author));
        out.append(equal);
    }
    if authors.and_others {
        out.add(", ", [text("et al.", Face::Regular)]);
    }
    out.spans
}

fn name(author: &Author) -> Option<super::Span> {
    let face = if author.owner { Face::Bold } else { Face::Regular };
    let mut name = styled(Some(&author.name.printed), face)?;
    name.text = unbroken(&name.text);
    Some(name)
}

/// Names of at most this many characters stay on one line.
const UNBROKEN: usize = 30;

fn unbroken(name: &str) -> String {
    if name.chars().count() > UNBROKEN { name.to_owned() } else { name.replace(' ', "\u{a0}") }
}

/// Venue, track, status, awards and identifiers.
fn details(cv: &Cv, work: &Work) -> Paragraph {
    let mut line = Line::default();
    line.add("", venue(work));
    line.add(", ", plain(status(work)));
    line.add(", ", plain(work.track.as_deref().map(|track| capitalised(&clean(track))).as_deref()));
    for award in work.awards.iter().filter_map(|id| cv.award(id)) {
        line.add(", ", styled(Some(&award.title), Face::Bold));
    }
    let mut links = Line::default();
    links.add("", identifier(work));
    for link in &work.links {
        links.add(" · ", extra_link(link.kind, &link.url));
    }
    for span in links.spans.iter_mut().filter(|span| span.link.is_some()) {
        span.tone = Tone::Link;
    }
    line.add(". ", links.spans);
    line.spans
}

fn venue(work: &Work) -> Paragraph {
    let Some(venue) = &work.venue else { return Vec::new() };
    let label = venue_label(venue);
    let full = venue.name.as_deref().map(clean).filter(|name| !name.is_empty() && venue.host.is_none());
    match (full, venue.kind) {
        (_, Some(VenueKind::Preprint)) if work.arxiv.is_some() => Vec::new(),
        (Some(full), _) if full != label && !full.contains(&label) => {
            vec![text(&full, Face::Italic), text(&format!(" ({label})"), Face::Regular)]
        }
        (Some(full), _) => vec![text(&full, Face::Italic)],
        (None, _) => vec![text(&label, Face::Italic)],
    }
}

fn status(work: &Work) -> Option<&'static str> {
    match work.status {
        Status::Submitted => Some("submitted"),
        Status::Accepted => Some("to appear"),
        Status::Preprint if work.arxiv.is_none() && work.venue.is_none() => Some("Preprint"),
        Status::Preprint | Status::Published => None,
    }
}

/// The DOI, else the arXiv number, as a link.
fn identifier(work: &Work) -> Option<super::Span> {
    if let Some(doi) = work.doi.as_deref().map(clean).filter(|doi| !doi.is_empty()) {
        let url = safe_url(&format!("https://doi.org/{doi}"));
        return linked(&format!("doi:{doi}"), url, format!("DOI {doi}"));
    }
    let arxiv = work.arxiv.as_deref().map(clean).filter(|id| !id.is_empty())?;
    let url = safe_url(&format!("https://arxiv.org/abs/{arxiv}"));
    linked(&format!("arXiv:{arxiv}"), url, format!("arXiv {arxiv}"))
}

/// A link to what belongs to a paper. The paper itself is behind its title.
fn extra_link(kind: LinkKind, url: &str) -> Option<super::Span> {
    let word = match kind {
        LinkKind::Code => "code",
        LinkKind::Slides => "slides",
        LinkKind::Poster => "poster",
        LinkKind::Video => "video",
        LinkKind::Project => "project page",
        LinkKind::Paper | LinkKind::Preprint | LinkKind::Other => return None,
    };
    let url = safe_url(url)?;
    linked(word, Some(url.clone()), format!("{word} at {url}"))
}

/// Acceptances without titles, one line a year. `further` says whether named papers stand above.
fn unnamed(cv: &Cv, further: bool) -> Option<Group> {
    let mut years: Vec<Option<i16>> = cv.unnamed_publications.iter().map(|unnamed| unnamed.year).collect();
    years.sort_by_key(|year| Reverse(*year));
    years.dedup();
    let entries = years.into_iter().map(|year| {
        let of_year = cv.unnamed_publications.iter().filter(|unnamed| unnamed.year == year);
        let counts: Vec<String> = of_year.map(|unnamed| counted(unnamed, further)).collect();
        let paragraphs = vec![vec![text(&capitalised(&counts.join("; ")), Face::Regular)]];
        Entry { label: None, paragraphs, date: year.map(|year| year.to_string()) }
    });
    let entries: Vec<Entry> = entries.collect();
    let title = further.then(|| "Accepted papers not listed by title".to_owned());
    (!entries.is_empty()).then_some(Group { title, entries })
}

fn counted(unnamed: &UnnamedPublications, further: bool) -> String {
    let further = if further { "further " } else { "" };
    let papers = if unnamed.count == 1 { "paper" } else { "papers" };
    let mut out = format!("{} {further}{papers}", unnamed.count);
    if let Some(venue) = &unnamed.venue {
        out.push_str(" at ");
        out.push_str(&venue_label(venue));
    }
    if let Some(track) = unnamed.track.as_deref().map(clean).filter(|track| !track.is_empty()) {
        out.push_str(" (");
        out.push_str(&track);
        out.push(')');
    }
    out
}
