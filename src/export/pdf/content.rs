//! What the pages say, before any typography: the CV as headings and entries of styled text.
//!
//! Input: a [`Cv`]. Output: a [`Content`]. Pure; knows no fonts, sizes or pages. What the CV does
//! not tell is left out. Text is cleaned on the way: one space between words, no control
//! characters, no emoji markers at either end.

mod clean;
mod lists;
mod publications;
#[cfg(feature = "styles")]
mod styles;

use std::collections::BTreeMap;

use crate::cv::{Cv, Id, Owner};
use crate::error::Error;

use super::fonts::Face;
use super::look::PublicationForm;
use crate::export::link as address;

use clean::clean;

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    /// The text.
    pub text: String,
    /// Its face.
    pub face: Face,
    /// Its colour.
    pub tone: Tone,
    /// Where it leads.
    pub link: Option<Link>,
    /// Whether it only stands between two parts, so that a line's end does in its place.
    pub separates: bool,
}

/// What a colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// Running text.
    #[default]
    Body,
    /// Beside the point: page numbers.
    Quiet,
    /// A word that is there to be followed.
    Link,
}

/// A link on text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Its target.
    pub url: String,
    /// What it leads to, in words, for those who cannot see the page.
    pub description: String,
}

/// Text that is broken into lines together.
pub(super) type Paragraph = Vec<Span>;

/// The works that a citation style sets, as it sets them.
type References = BTreeMap<Id, Paragraph>;

/// One item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number in front of it.
    pub label: Option<String>,
    /// Its text. A design may run the paragraphs together.
    pub paragraphs: Vec<Paragraph>,
    /// What stands in the date column.
    pub date: Option<String>,
}

/// Entries under a heading of the second rank, or under none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// The heading.
    pub title: Option<String>,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// A section of the CV.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Its heading.
    pub title: String,
    /// Its groups.
    pub groups: Vec<Group>,
}

/// All that the pages say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Content {
    /// The owner's name, or what the document is.
    pub name: String,
    /// The lines below the name.
    pub header: Vec<Paragraph>,
    /// The sections.
    pub sections: Vec<Section>,
    /// The title of the document.
    pub title: String,
    /// The owner's name, for the document's data.
    pub author: Option<String>,
}

/// What a CV without an owner's name is called.
const UNNAMED: &str = "Curriculum vitae";

impl Content {
    /// The content of the pages of `cv`, publications in the order of `form` or, where one is
    /// named, in a citation style.
    ///
    /// # Errors
    /// Where there is no such citation style.
    pub(super) fn of(cv: &Cv, form: PublicationForm, style: Option<&str>) -> Result<Self, Error> {
        let references = style.map(|name| references(cv, name)).transpose()?.unwrap_or_default();
        let author = cv.owner.name.as_deref().map(clean).filter(|name| !name.is_empty());
        let sections = [
            ("Experience", lists::positions(cv)),
            ("Education", lists::education(cv)),
            ("Publications", publications::groups(cv, form, &references)),
            ("Awards", lists::awards(cv)),
            ("Talks", lists::talks(cv)),
            ("Service", lists::service(cv)),
        ];
        let sections = sections.into_iter().filter_map(|(title, groups)| {
            let groups: Vec<Group> = groups.into_iter().filter(|group| !group.entries.is_empty()).collect();
            (!groups.is_empty()).then(|| Section { title: title.to_owned(), groups })
        });
        Ok(Self {
            name: author.clone().unwrap_or_else(|| UNNAMED.to_owned()),
            header: header(&cv.owner),
            sections: sections.collect(),
            title: author.as_ref().map_or_else(|| UNNAMED.to_owned(), |name| format!("{UNNAMED} of {name}")),
            author,
        })
    }

    /// Every text of the pages, in no order that means anything.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let groups = || self.sections.iter().flat_map(|section| &section.groups);
        let entries = || groups().flat_map(|group| &group.entries);
        let spans = self.header.iter().chain(entries().flat_map(|entry| &entry.paragraphs)).flatten();
        let marks = entries().flat_map(|entry| [&entry.label, &entry.date]).flatten();
        let headings = self.sections.iter().map(|section| &section.title);
        let headings = headings.chain(groups().filter_map(|group| group.title.as_ref()));
        let texts = spans.map(|span| &span.text).chain(marks).chain(headings).chain([&self.name]);
        texts.map(String::as_str)
    }

    /// What the CV has, for the document's data.
    pub(super) fn keywords(&self) -> Vec<&str> {
        self.sections.iter().map(|section| section.title.as_str()).collect()
    }
}

#[cfg(feature = "styles")]
fn references(cv: &Cv, style: &str) -> Result<References, Error> {
    styles::references(cv, style)
}

#[cfg(not(feature = "styles"))]
fn references(_cv: &Cv, style: &str) -> Result<References, Error> {
    Err(Error::Refused { reason: format!("this build has no citation styles, and so not '{style}'") })
}

/// The names of the citation styles that this build has.
pub(super) fn styles() -> Vec<&'static str> {
    #[cfg(feature = "styles")]
    return styles::names();
    #[cfg(not(feature = "styles"))]
    Vec::new()
}

/// What the owner is and where, then how to reach them.
fn header(owner: &Owner) -> Vec<Paragraph> {
    let mut standing = Line::default();
    for part in [&owner.label, &owner.affiliation, &owner.location] {
        standing.add(", ", plain(part.as_deref()));
    }
    let mut contact = Line::default();
    let email = owner.email.as_deref().map(clean).filter(|email| !email.is_empty());
    if let Some(email) = email {
        let link = address::web(&format!("mailto:{email}"));
        contact.add(SEPARATOR, linked(&email, link, format!("write to {email}")));
    }
    if let Some(url) = owner.url.as_deref().map(clean).filter(|url| !url.is_empty()) {
        contact.add(SEPARATOR, linked(address::shown(&url), address::web(&url), format!("homepage {url}")));
    }
    for profile in &owner.profiles {
        let network = clean(&profile.network);
        let username = profile.username.as_deref().filter(|_| !NUMBERING.contains(&network.as_str())).map(clean);
        let username = username.filter(|name| !name.is_empty());
        let text = username.map_or_else(|| network.clone(), |name| format!("{network}: {name}"));
        contact.add(SEPARATOR, linked(&unbroken(&text), address::web(&profile.url), format!("{network} profile")));
    }
    [standing.spans, contact.spans].into_iter().filter(|line| !line.is_empty()).collect()
}

/// Networks that call people by a number or key, which tells a reader nothing. An ORCID one prints.
const NUMBERING: &[&str] = &["Google Scholar", "DBLP", "Semantic Scholar", "Scopus", "Publons"];

/// Text of at most this many characters may be kept on one line.
const UNBROKEN: usize = 40;

/// `text` with spaces at which no line ends, unless it is long.
fn unbroken(text: &str) -> String {
    if text.chars().count() > UNBROKEN { text.to_owned() } else { text.replace(' ', "\u{a0}") }
}

/// Between parts that are no sentence.
const DOT: char = '·';

/// Between the parts of the contact line.
const SEPARATOR: &str = "  ·  ";

/// A paragraph that is built part by part, with separators between the parts that there are.
#[derive(Debug, Default)]
struct Line {
    spans: Paragraph,
}

impl Line {
    /// Appends `part` behind `separator`, unless there is none.
    fn add(&mut self, separator: &str, part: impl IntoIterator<Item = Span>) {
        let mut part = part.into_iter().filter(|span| !span.text.is_empty()).peekable();
        if part.peek().is_some() && !self.spans.is_empty() {
            let separates = separator.contains(DOT);
            self.spans.push(Span { separates, ..text(separator, Face::Regular) });
        }
        self.spans.extend(part);
    }

    /// Appends without a separator.
    fn append(&mut self, part: impl IntoIterator<Item = Span>) {
        self.spans.extend(part);
    }
}

/// Text as it is, in a face.
fn text(text: &str, face: Face) -> Span {
    Span { text: text.to_owned(), face, ..Span::default() }
}

/// Cleaned text, where there is any.
fn styled(value: Option<&str>, face: Face) -> Option<Span> {
    let value = clean(value?);
    (!value.is_empty()).then_some(Span { text: value, face, ..Span::default() })
}

/// Cleaned upright text, where there is any.
fn plain(value: Option<&str>) -> Option<Span> {
    styled(value, Face::Regular)
}

/// Text that leads to `url`, where that is a target that may be linked.
fn linked(text: &str, url: Option<String>, description: String) -> Option<Span> {
    let link = url.map(|url| Link { url, description });
    (!text.is_empty()).then(|| Span { text: text.to_owned(), link, ..Span::default() })
}
