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
    let talks: Vec<Compared<'_>> = facts.iter().map(Compared::of).collect();
    let same = |a: usize, b: usize| talks[a].is_same(&talks[b]);
    let keys = |at: usize| talks[at].keys();
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !talks[a].agrees(&talks[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

/// A talk ready to be compared.
struct Compared<'a> {
    fact: &'a Talk,
    title: Option<Title>,
    work: Option<Title>,
    event: Option<Vec<String>>,
}

impl<'a> Compared<'a> {
    fn of(fact: &'a Talk) -> Self {
        let title = |printed: &Option<String>| printed.as_deref().and_then(Title::new);
        let event = fact.event.as_deref().map(|event| telling_words(event, NOISE));
        Self { fact, title: title(&fact.title), work: title(&fact.work), event }
    }

    fn is_same(&self, other: &Self) -> bool {
        let same_event = self.event.is_some() && other.event.is_some();
        let same_date = self.fact.date.is_some() && other.fact.date.is_some();
        let same_title = || self.title.as_ref().zip(other.title.as_ref()).is_some_and(|(a, b)| a.same(b));
        ((same_event && same_date) || ((same_event || same_date) && same_title())) && self.agrees(other)
    }

    /// What two mentions of one talk share: a part of the title, or a word of the occasion.
    fn keys(&self) -> Vec<String> {
        self.title.iter().flat_map(Title::blocks).chain(self.event.iter().flatten().cloned()).collect()
    }

    /// Whether nothing in the two rules out that they are one talk.
    fn agrees(&self, other: &Self) -> bool {
        let alike = |one: &Option<Title>, other: &Option<Title>| {
            one.as_ref().zip(other.as_ref()).is_none_or(|(one, other)| one.same(other))
        };
        let events = self.event.as_ref().zip(other.event.as_ref());
        dates_agree(self.fact.date, other.fact.date)
            && events.is_none_or(|(one, other)| one_within_other(one, other))
            && alike(&self.title, &other.title)
            && alike(&self.work, &other.work)
    }
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
