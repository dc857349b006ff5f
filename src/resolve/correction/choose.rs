//! Which fact a correction is about.

use crate::cv::{Cv, Id};
use crate::fact::Provenance;
use crate::resolve::merge::similarity::{Title, fold, fold_words};
use crate::resolve::settings::{Choice, Line, unknown};

/// The place of a fact in the CV.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Found {
    Publication(usize),
    Unnamed(usize),
    Award(usize),
    Service(usize),
    Talk(usize),
    Position(usize),
    Education(usize),
}

/// The kinds of facts, by the words of `kind`.
const KINDS: &[&str] = &["publication", "unnamed", "award", "service", "talk", "position", "education"];

/// How many facts a message lists.
const SHOWN: usize = 5;

/// A fact as a choice sees it.
struct Candidate<'a> {
    found: Found,
    kind: &'static str,
    id: &'a Id,
    title: Option<String>,
    short: Option<&'a str>,
    provenance: &'a Provenance,
}

/// The one fact that fits.
pub(crate) fn choose(cv: &Cv, choice: &Choice) -> Result<Found, String> {
    if let Some(kind) = choice.kind.as_deref().filter(|kind| !KINDS.contains(kind)) {
        return Err(unknown("kind", kind, KINDS));
    }
    if choice.id.is_none() && choice.title.is_none() && choice.short.is_none() && choice.line.is_none() {
        return Err("names no fact; give its id, title, short name or line".to_owned());
    }
    let all = candidates(cv);
    let fitting: Vec<&Candidate<'_>> = all.iter().filter(|candidate| fits(candidate, choice)).collect();
    match fitting[..] {
        [only] => Ok(only.found),
        [] => Err(format!("fits no fact; {}", nearest(&all, choice))),
        _ => Err(format!("fits {} facts: {}", fitting.len(), list(&fitting))),
    }
}

/// Whether a fact has this name.
pub(crate) fn has_id(cv: &Cv, id: &Id) -> bool {
    candidates(cv).iter().any(|candidate| candidate.id == id)
}

fn candidates(cv: &Cv) -> Vec<Candidate<'_>> {
    let mut all = Vec::new();
    for (at, work) in cv.publications.iter().enumerate() {
        all.push(Candidate {
            found: Found::Publication(at),
            kind: "publication",
            id: &work.id,
            title: work.title.clone(),
            short: work.short_title.as_deref(),
            provenance: &work.publication.provenance,
        });
    }
    let mut add = |found, kind, id, title: Option<String>, provenance| {
        all.push(Candidate { found, kind, id, title, short: None, provenance });
    };
    for (at, fact) in cv.unnamed_publications.iter().enumerate() {
        let venue = fact.venue.as_ref().map(|venue| venue.label().to_owned());
        add(Found::Unnamed(at), "unnamed", &fact.id, venue, &fact.fact.provenance);
    }
    for (at, award) in cv.awards.iter().enumerate() {
        add(Found::Award(at), "award", &award.id, Some(award.title.clone()), &award.award.provenance);
    }
    for (at, fact) in cv.service.iter().enumerate() {
        add(Found::Service(at), "service", &fact.id, Some(fact.role.clone()), &fact.fact.provenance);
    }
    for (at, talk) in cv.talks.iter().enumerate() {
        let title = talk.title.clone().or_else(|| talk.event.clone());
        add(Found::Talk(at), "talk", &talk.id, title, &talk.talk.provenance);
    }
    for (at, fact) in cv.positions.iter().enumerate() {
        let title = fact.role.clone().or_else(|| fact.organization.clone());
        add(Found::Position(at), "position", &fact.id, title, &fact.fact.provenance);
    }
    for (at, fact) in cv.education.iter().enumerate() {
        add(Found::Education(at), "education", &fact.id, Some(fact.degree.clone()), &fact.fact.provenance);
    }
    all
}

fn fits(candidate: &Candidate<'_>, choice: &Choice) -> bool {
    let same_title = |wanted: &String| {
        let own = candidate.title.as_deref().and_then(Title::new);
        own.zip(Title::new(wanted)).is_some_and(|(own, wanted)| own.same(&wanted))
    };
    choice.kind.as_deref().is_none_or(|kind| kind == candidate.kind)
        && choice.id.as_deref().is_none_or(|id| id == candidate.id.as_str())
        && choice.title.as_ref().is_none_or(same_title)
        && choice.short.as_deref().is_none_or(|short| candidate.short.is_some_and(|own| fold(own) == fold(short)))
        && choice.line.as_ref().is_none_or(|line| on_line(candidate.provenance, line))
}

fn on_line(provenance: &Provenance, line: &Line) -> bool {
    provenance.mentions.iter().any(|place| match line {
        Line::Number(line) => place.line == *line,
        Line::OfFile(text) => *text == format!("{}:{}", place.file, place.line),
    })
}

/// What is there instead: facts on the nearest lines, or those with the most words in common.
fn nearest(all: &[Candidate<'_>], choice: &Choice) -> String {
    let wanted = [choice.id.as_deref(), choice.title.as_deref(), choice.short.as_deref()];
    let wanted = wanted.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let line = match &choice.line {
        Some(Line::Number(line)) => Some(*line),
        Some(Line::OfFile(text)) => text.rsplit_once(':').and_then(|(_, line)| line.parse().ok()),
        None => None,
    };
    let distance = |candidate: &Candidate<'_>| match line {
        Some(line) => candidate.provenance.mentions.iter().map(|place| place.line.abs_diff(line)).min(),
        None => Some(usize::MAX - shared_words(candidate, &wanted)),
    };
    let of_kind = |candidate: &&Candidate<'_>| choice.kind.as_deref().is_none_or(|kind| kind == candidate.kind);
    let mut sorted: Vec<&Candidate<'_>> = all.iter().filter(of_kind).collect();
    sorted.sort_by_key(|candidate| distance(candidate));
    sorted.truncate(SHOWN);
    if sorted.is_empty() { "the page has none".to_owned() } else { format!("there are {}", list(&sorted)) }
}

fn shared_words(candidate: &Candidate<'_>, wanted: &str) -> usize {
    let own = format!(
        "{} {} {}",
        candidate.id,
        candidate.title.as_deref().unwrap_or_default(),
        candidate.short.unwrap_or_default()
    );
    let own = fold_words(&own);
    fold_words(wanted).iter().filter(|word| own.iter().any(|own| own == *word || own.contains(word.as_str()))).count()
}

fn list(candidates: &[&Candidate<'_>]) -> String {
    let shown: Vec<String> = candidates.iter().take(SHOWN).map(|candidate| tell(candidate)).collect();
    let more = candidates.len().saturating_sub(SHOWN);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

/// `'weiss2024sand' (about.md:12)`.
fn tell(candidate: &Candidate<'_>) -> String {
    let place = candidate.provenance.mentions.first();
    let place = place.map(|place| format!(" ({}:{})", place.file, place.line)).unwrap_or_default();
    format!("{} '{}'{place}", candidate.kind, candidate.id)
}
