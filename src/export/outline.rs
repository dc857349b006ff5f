//! A CV as a reader sees it, before any markup: sections of groups of entries of inline parts.
//!
//! Input: a [`Cv`]. Output: an `Outline`, which Markdown and HTML each write in their own letters.
//! Parts that nobody told are not there; a section without entries is not there either.

use crate::cv::{Cv, Id, Keyed, PresentedTalk, WonAward, Work};
use crate::fact::{Education, LinkKind, Position};
use crate::person::Author;

use super::bib::notes;
use super::{arrange, link, words};

/// A stretch of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Inline {
    /// Text as it is.
    Plain(String),
    /// Text that the eye should find: the owner's name, a prize, a role.
    Strong(String),
    /// The title of a work or talk, with its main link.
    Title(String, Option<String>),
    /// A venue or an organisation that publishes.
    Venue(String),
    /// A further link: its label and target.
    Link(String, String),
}

/// One entry of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// The fact's name; `None` where the entry sums up several.
    pub(crate) id: Option<&'a Id>,
    /// What it says, one sentence each; the format sets what stands between sentences.
    pub(crate) sentences: Vec<Vec<Inline>>,
    /// When, in words.
    pub(crate) when: Option<String>,
    /// Which sentence tells when.
    pub(crate) dated: usize,
}

/// Entries under one heading inside a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group<'a> {
    /// The heading; `None` for the only group of a section.
    pub(crate) heading: Option<&'static str>,
    /// The entries.
    pub(crate) entries: Vec<Entry<'a>>,
}

/// A section with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section<'a> {
    /// The heading.
    pub(crate) heading: &'static str,
    /// The groups.
    pub(crate) groups: Vec<Group<'a>>,
}

/// The sections of a CV in reading order.
pub(crate) fn outline(cv: &Cv) -> Vec<Section<'_>> {
    let single = |heading, entries: Vec<_>| Section { heading, groups: vec![Group { heading: None, entries }] };
    let sections = [
        single("Experience", arrange::positions(cv).into_iter().filter_map(position).collect()),
        single("Education", arrange::education(cv).into_iter().map(degree).collect()),
        Section { heading: "Publications", groups: publications(cv) },
        single("Awards", arrange::awards(cv).into_iter().map(|won| award(cv, won)).collect()),
        single("Talks", arrange::talks(cv).into_iter().map(|given| talk(cv, given)).collect()),
        single("Service", service(cv)),
    ];
    sections.into_iter().filter(|section| section.groups.iter().any(|group| !group.entries.is_empty())).collect()
}

fn publications(cv: &Cv) -> Vec<Group<'_>> {
    let group = |(kind, works): (_, Vec<_>)| {
        let entries = works.into_iter().filter_map(|work| publication(cv, work)).collect();
        Group { heading: Some(arrange::heading(kind)), entries }
    };
    let mut groups: Vec<Group> = arrange::publications(cv).into_iter().map(group).collect();
    let entries: Vec<Entry> = arrange::unnamed(cv).into_iter().map(unnamed).collect();
    if !entries.is_empty() {
        groups.push(Group { heading: (!groups.is_empty()).then_some(arrange::UNNAMED), entries });
    }
    groups
}

fn unnamed<'a>(papers: arrange::Further) -> Entry<'a> {
    let when = papers.year.map(|year| year.to_string());
    Entry { id: None, sentences: vec![vec![Inline::Plain(papers.text)]], when, dated: 0 }
}

fn publication<'a>(cv: &'a Cv, work: &'a Work) -> Option<Entry<'a>> {
    let main = link::of_work(work);
    let mut sentences = Vec::new();
    sentences.extend(work.authors.as_ref().map(|authors| names(&authors.list, authors.and_others)));
    sentences.push(vec![Inline::Title(arrange::title(work)?.to_owned(), main.clone())]);
    let appearance = appearance(cv, work);
    let dated = sentences.len() - usize::from(appearance.is_empty());
    sentences.push(appearance);
    sentences.extend(work.track.as_deref().map(|track| vec![Inline::Plain(words::capitalized(track).into_owned())]));
    sentences.extend(notes::awards(cv, work).into_iter().map(|prize| vec![Inline::Strong(prize)]));
    sentences.push(further_links(work, main.as_deref()));
    sentences.retain(|sentence| !sentence.is_empty());
    Some(Entry { id: Some(&work.id), sentences, when: arrange::year(work).map(|year| year.to_string()), dated })
}

fn names(authors: &[Author], and_others: bool) -> Vec<Inline> {
    let mut out = Vec::new();
    for (at, author) in authors.iter().enumerate() {
        let last = at + 1 == authors.len() && !and_others;
        let before = if at == 0 {
            ""
        } else if last {
            " and "
        } else {
            ", "
        };
        push_plain(&mut out, before);
        if author.owner {
            out.push(Inline::Strong(author.name.printed.clone()));
        } else {
            push_plain(&mut out, &author.name.printed);
        }
    }
    push_plain(&mut out, if and_others && !authors.is_empty() { " et al." } else { "" });
    out
}

fn push_plain(out: &mut Vec<Inline>, text: &str) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(Inline::Plain(last)) => last.push_str(text),
        _ => out.push(Inline::Plain(text.to_owned())),
    }
}

/// Where the work appeared, and how far it is where it is not out.
fn appearance(cv: &Cv, work: &Work) -> Vec<Inline> {
    let mut out: Vec<Inline> = work.venue.iter().map(|venue| Inline::Venue(words::venue(venue))).collect();
    if let Some(standing) = arrange::standing(cv, work) {
        let text = if out.is_empty() { words::capitalized(standing).into_owned() } else { format!(", {standing}") };
        push_plain(&mut out, &text);
    }
    out
}

fn further_links(work: &Work, main: Option<&str>) -> Vec<Inline> {
    let mut targets: Vec<(&str, String)> = Vec::new();
    for given in &work.links {
        let Some(url) = link::web(&given.url) else { continue };
        if Some(url.as_str()) != main && !targets.iter().any(|(_, known)| *known == url) {
            targets.push((if given.kind == LinkKind::Other { "link" } else { given.kind.as_str() }, url));
        }
    }
    let mut out = Vec::new();
    for (label, url) in targets {
        let comma = if out.is_empty() { "" } else { ", " };
        push_plain(&mut out, comma);
        out.push(Inline::Link(label.to_owned(), url));
    }
    out
}

/// Parts in a row with commas between.
fn row(parts: impl IntoIterator<Item = Option<Inline>>) -> Vec<Vec<Inline>> {
    let mut out = Vec::new();
    for part in parts.into_iter().flatten() {
        let comma = if out.is_empty() { "" } else { ", " };
        push_plain(&mut out, comma);
        match part {
            Inline::Plain(text) => push_plain(&mut out, &text),
            other => out.push(other),
        }
    }
    vec![out]
}

fn plain(text: Option<&String>) -> Option<Inline> {
    text.map(|text| Inline::Plain(text.clone()))
}

fn degree(degree: &Keyed<Education>) -> Entry<'_> {
    let name = Inline::Strong(degree.degree.clone());
    let sentences = row([Some(name), plain(degree.field.as_ref()), plain(degree.institution.as_ref())]);
    Entry { id: Some(&degree.id), sentences, when: arrange::degree_time(degree), dated: 0 }
}

fn position(position: &Keyed<Position>) -> Option<Entry<'_>> {
    let first = position.role.as_ref().or(position.organization.as_ref())?;
    let organization = position.organization.as_ref().filter(|_| position.role.is_some());
    let name = Inline::Strong(words::capitalized(first).into_owned());
    let sentences = row([Some(name), plain(organization), plain(position.location.as_ref())]);
    Some(Entry { id: Some(&position.id), sentences, when: arrange::period(position), dated: 0 })
}

fn award<'a>(cv: &'a Cv, won: &'a WonAward) -> Entry<'a> {
    let title = Inline::Strong(words::capitalized(&won.title).into_owned());
    let mut sentences = row([Some(title), plain(won.awarder.as_ref())]);
    sentences.extend(arrange::awarded(cv, won).map(|work| vec![Inline::Plain(format!("For “{work}”"))]));
    Entry { id: Some(&won.id), sentences, when: won.date.map(arrange::month), dated: 0 }
}

fn talk<'a>(cv: &'a Cv, talk: &'a PresentedTalk) -> Entry<'a> {
    let url = talk.url.as_deref().and_then(link::web);
    let place = [plain(talk.event.as_ref()), plain(talk.location.as_ref())];
    let title = arrange::talk_title(cv, talk);
    let name = Inline::Title(title.unwrap_or(arrange::talk_kind(talk.kind)).to_owned(), url);
    // A title is a sentence of its own; a kind of talk in its place begins that of the place.
    let mut sentences = Vec::new();
    let begins = if title.is_some() {
        sentences.push(vec![name]);
        arrange::told_kind(talk).map(|kind| Inline::Plain(kind.to_owned()))
    } else {
        Some(name)
    };
    sentences.extend(row([begins].into_iter().chain(place)));
    let dated = sentences.len() - 1;
    Entry { id: Some(&talk.id), sentences, when: talk.date.map(arrange::date), dated }
}

fn service(cv: &Cv) -> Vec<Entry<'_>> {
    let entry = |(role, served): (&str, Vec<arrange::Served>)| {
        let texts: Vec<String> = served.iter().map(arrange::Served::text).filter(|text| !text.is_empty()).collect();
        let mut sentence = vec![Inline::Strong(words::capitalized(role).into_owned())];
        push_plain(&mut sentence, if texts.is_empty() { "" } else { ": " });
        push_plain(&mut sentence, &texts.join("; "));
        Entry { id: None, sentences: vec![sentence], when: None, dated: 0 }
    };
    arrange::service(cv).into_iter().map(entry).collect()
}
