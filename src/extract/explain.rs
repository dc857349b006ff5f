//! Why a fact was read: where it stands and which phrases announce it, for those who want to know.
//!
//! Input: a [`Site`] and the place of a mention. Output: the setting of the entry there, and the
//! phrases of the same clause that announce such a fact. It repeats what the recognisers see and
//! decides nothing: a reader also weighs the order of parts, for which there is no phrase.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::cue::{Cue, CueKind};
use super::reading::Reading;
use crate::date::Date;
use crate::fact::SectionKind;
use crate::page::{Entry, Page, Section, Site};
use crate::span::Span;
use crate::warning::Place;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// A publication.
    Publication,
    /// An award, honour or grant.
    Award,
    /// A role in service.
    Service,
    /// A talk.
    Talk,
    /// A position.
    Position,
    /// A degree.
    Education,
}

/// A phrase that announces something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As the page has it.
    pub words: String,
    /// What it says: `says that a venue took a work`.
    pub says: &'static str,
}

/// Why a fact was read at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What the part of the page holds.
    pub section: SectionKind,
    /// Its heading.
    pub heading: Option<String>,
    /// The date of the entry.
    pub date: Option<Date>,
    /// What announces the fact, in page order; empty in a list, where the place is enough.
    pub phrases: Vec<Phrase>,
}

/// The entries of a site by place.
#[derive(Debug)]
pub struct Reasons<'a> {
    entries: BTreeMap<(Arc<str>, usize), At<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct At<'a> {
    page: &'a Page,
    section: &'a Section,
    entry: &'a Entry,
}

impl<'a> Reasons<'a> {
    /// Looks over the entries.
    pub fn new(site: &'a Site) -> Self {
        let mut entries = BTreeMap::new();
        for page in &site.pages {
            for section in &page.sections {
                for entry in section.entries.iter().filter(|entry| !entry.content.text.is_empty()) {
                    let key = (Arc::clone(&page.file), whole(entry).start);
                    entries.insert(key, At { page, section, entry });
                }
            }
        }
        Self { entries }
    }

    /// Why a fact about `topic` was read at `place`; `None` where no entry stands there, as with a
    /// fact of the front matter.
    pub fn of(&self, place: &Place, topic: Topic) -> Option<Reason> {
        let at = self.at(place)?;
        let reading = Reading::new(at.page, at.section.kind, at.entry);
        let near: Vec<Range<usize>> =
            reading.clauses.iter().filter(|clause| touch(span(at.entry, clause), place.span)).cloned().collect();
        let is_near = |cue: &&Cue| near.iter().any(|clause| clause.contains(&cue.range.start));
        let announces = |cue: &&Cue| kinds(topic).contains(&cue.kind);
        let phrases = reading.cues.iter().filter(announces).filter(is_near).map(|cue| phrase(at.entry, cue));
        Some(Reason {
            section: at.section.kind,
            heading: at.section.heading.as_ref().map(|heading| heading.as_str().to_owned()),
            date: at.entry.date,
            phrases: phrases.collect(),
        })
    }

    /// Every phrase of the entry at `place`, for one that gave no fact.
    pub fn phrases(&self, place: &Place) -> Vec<Phrase> {
        let Some(at) = self.at(place) else { return Vec::new() };
        let reading = Reading::new(at.page, at.section.kind, at.entry);
        reading.cues.iter().map(|cue| phrase(at.entry, cue)).collect()
    }

    /// The entry around `place`. Entries hardly overlap, so that only a few before it are looked at.
    fn at(&self, place: &Place) -> Option<At<'a>> {
        const NEIGHBOURS: usize = 16;
        let before = self.entries.range(..=(Arc::clone(&place.file), place.span.start)).rev().take(NEIGHBOURS);
        let mut of_file = before.filter(|((file, _), _)| *file == place.file);
        of_file.find(|(_, at)| touch(whole(at.entry), place.span)).map(|(_, at)| *at)
    }
}

fn whole(entry: &Entry) -> Span {
    span(entry, &(0..entry.content.text.len()))
}

fn span(entry: &Entry, range: &Range<usize>) -> Span {
    entry.content.text.span(range.clone())
}

fn touch(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

fn phrase(entry: &Entry, cue: &Cue) -> Phrase {
    Phrase { words: entry.content.as_str()[cue.range.clone()].to_owned(), says: says(cue.kind) }
}

/// The phrases that announce a fact about `topic`.
fn kinds(topic: Topic) -> &'static [CueKind] {
    match topic {
        Topic::Publication => &[
            CueKind::Accepted,
            CueKind::Published,
            CueKind::Preprint,
            CueKind::Submitted,
            CueKind::Titled,
            CueKind::WorkNoun,
        ],
        Topic::Award => &[CueKind::Won, CueKind::AwardNoun, CueKind::GrantNoun],
        Topic::Service => &[CueKind::Serve, CueKind::Organise, CueKind::ServiceRole],
        Topic::Talk => &[CueKind::GiveTalk, CueKind::Present],
        Topic::Position => &[CueKind::StartPosition, CueKind::EndPosition],
        Topic::Education => &[CueKind::StartDegree, CueKind::FinishDegree],
    }
}

fn says(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Accepted => "says that a venue took a work",
        CueKind::Published => "says that a work is out",
        CueKind::Preprint => "says that a preprint is out",
        CueKind::Submitted => "says that a work was sent in",
        CueKind::Titled => "says that a title follows",
        CueKind::WorkNoun => "names a work",
        CueKind::Won => "says that somebody was honoured",
        CueKind::AwardNoun => "names an honour",
        CueKind::GrantNoun => "names money for research",
        CueKind::Serve => "says that somebody serves",
        CueKind::Organise => "says that somebody organises",
        CueKind::ServiceRole => "names a role",
        CueKind::GiveTalk => "says that a talk was given",
        CueKind::Present => "says that a work was presented",
        CueKind::StartPosition => "says that a position began",
        CueKind::EndPosition => "says that a position ended",
        CueKind::StartDegree => "says that a degree began",
        CueKind::FinishDegree => "says that a degree was finished",
        CueKind::Attend => "says only that somebody was there",
        CueKind::Future => "says that it is yet to come",
        CueKind::Negative => "says that it did not come to it",
        CueKind::Others => "tells of somebody else",
    }
}
