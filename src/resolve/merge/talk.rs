//! Talks: the same title on the same occasion, or the same occasion on the same date.
//!
//! One talk given at two places is two.

use super::groups::{group, pairs};
use super::mention::{dates_agree, first, join as join_provenance, longest, most_precise};
use super::similarity::Title;
use super::{one_within_other, telling_words};
use crate::fact::{Talk, TalkKind};

/// Words without weight in the name of an occasion.
const NOISE: &[&str] = &[
    "the", "a", "an", "of", "for", "in", "at", "on", "and", "to", "with", "talk", "invited", "seminar", "university",
    "department", "institute", "lab", "group",
];

/// Joins the mentions of each talk.
pub(crate) fn merge(facts: &[Talk]) -> Vec<Talk> {
    let same = |a: usize, b: usize| is_same(&facts[a], &facts[b]);
    let keys = |at: usize| keys(&facts[at]);
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !agree(&facts[a], &facts[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

fn is_same(one: &Talk, other: &Talk) -> bool {
    let same_title = match (&one.title, &other.title) {
        (Some(one), Some(other)) => titles_alike(one, other),
        _ => false,
    };
    let same_event = one.event.is_some() && other.event.is_some();
    let same_date = one.date.is_some() && other.date.is_some();
    agree(one, other) && ((same_title && (same_event || same_date)) || (same_event && same_date))
}

/// What two mentions of one talk share: a part of the title, or a word of the occasion.
fn keys(talk: &Talk) -> Vec<String> {
    let titles = talk.title.as_deref().and_then(Title::new);
    let events = talk.event.iter().flat_map(|event| telling_words(event, NOISE));
    titles.iter().flat_map(Title::blocks).chain(events).collect()
}

/// Whether nothing in the two rules out that they are one talk.
fn agree(one: &Talk, other: &Talk) -> bool {
    let titles = one.title.as_ref().zip(other.title.as_ref()).is_none_or(|(a, b)| titles_alike(a, b));
    let events = one.event.as_ref().zip(other.event.as_ref()).is_none_or(|(a, b)| events_alike(a, b));
    let works = one.work.as_ref().zip(other.work.as_ref()).is_none_or(|(a, b)| titles_alike(a, b));
    titles && events && works && dates_agree(one.date, other.date)
}

fn titles_alike(one: &str, other: &str) -> bool {
    Title::new(one).zip(Title::new(other)).is_some_and(|(one, other)| one.same(&other))
}

fn events_alike(one: &str, other: &str) -> bool {
    one_within_other(&telling_words(one, NOISE), &telling_words(other, NOISE))
}

fn join(facts: &[&Talk]) -> Talk {
    Talk {
        title: longest(facts.iter().map(|fact| fact.title.as_ref())),
        event: longest(facts.iter().map(|fact| fact.event.as_ref())),
        location: first(facts.iter().map(|fact| fact.location.clone())),
        date: most_precise(facts.iter().map(|fact| fact.date)),
        kind: facts.iter().map(|fact| fact.kind).find(|kind| *kind != TalkKind::Other).unwrap_or(TalkKind::Other),
        work: first(facts.iter().map(|fact| fact.work.clone())),
        url: first(facts.iter().map(|fact| fact.url.clone())),
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
