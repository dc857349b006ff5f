//! Works that may be one: the same title at two venues, nearly the same title, nearly the same words
//! in another order, or the same short name.

use std::collections::{BTreeMap, BTreeSet};

use super::publications::name;
use super::{add, place};
use crate::cv::{Cv, Work};
use crate::resolve::merge::similarity::{Title, fold};
use crate::resolve::merge::venue::is_workshop;
use crate::warning::Warning;

/// Titles want a look that share at least so many telling words, and three in five of all that they have.
const LEAST_SHARED: usize = 4;

/// Words of this many letters tell something.
const TELLING_LETTERS: usize = 4;

/// What more works than this have in common tells none of them from the others.
const MOST_ALIKE: usize = 64;

/// Looks at pairs of works.
pub(super) fn check(cv: &Cv, warnings: &mut Vec<Warning>) {
    // Two entries of a bibliography are the linter's.
    if cv.publications.iter().all(|work| work.bib.is_some()) {
        return;
    }
    let titles: Vec<Option<Title>> =
        cv.publications.iter().map(|work| work.title.as_deref().and_then(Title::new)).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for members in blocks(cv, &titles).values().filter(|members| members.len() <= MOST_ALIKE) {
        let has_entry = |at: &usize| cv.publications[*at].bib.is_some();
        for (at, a) in members.iter().enumerate().filter(|(_, a)| !has_entry(a)) {
            let others = members.iter().enumerate().filter(|(other, b)| *other > at || has_entry(b));
            pairs.extend(others.map(|(_, b)| (*a.min(b), *a.max(b))));
        }
    }
    let rewordings = rewordings(cv, &titles);
    pairs.extend(&rewordings);
    pairs.sort_unstable();
    pairs.dedup();
    for (a, b) in pairs {
        let (first, second) = (&cv.publications[a], &cv.publications[b]);
        if rewordings.contains(&(a, b)) || may_be_one(first, second, titles[a].as_ref(), titles[b].as_ref()) {
            let message =
                format!("'{}' ({}) and '{}' ({}) may be one work", name(first), first.id, name(second), second.id);
            // Of a page and a bibliography, the page has what to look at again.
            let shown = if second.bib.is_some() { first } else { second };
            add(warnings, place(&shown.publication.provenance), "possible-duplicate", message);
        }
    }
}

/// Works by what two alike ones share.
fn blocks(cv: &Cv, titles: &[Option<Title>]) -> BTreeMap<String, Vec<usize>> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, work) in cv.publications.iter().enumerate() {
        for key in titles[at].iter().flat_map(Title::blocks) {
            blocks.entry(key).or_default().push(at);
        }
        for short in work.short_title.iter().map(|short| fold(short)).filter(|short| !short.is_empty()) {
            blocks.entry(format!("short:{short}")).or_default().push(at);
        }
    }
    blocks
}

/// Pairs of a work of the page and any other whose titles are made of nearly the same words.
fn rewordings(cv: &Cv, titles: &[Option<Title>]) -> BTreeSet<(usize, usize)> {
    let words: Vec<BTreeSet<&str>> = titles.iter().map(|title| telling_words(title.as_ref())).collect();
    let mut with_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, words) in words.iter().enumerate() {
        for word in words {
            with_word.entry(word).or_default().push(at);
        }
    }
    let mut found = BTreeSet::new();
    for at in (0..words.len()).filter(|at| cv.publications[*at].bib.is_none()) {
        let telling = words[at].iter().map(|word| &with_word[word]).filter(|with| with.len() <= MOST_ALIKE);
        let others: BTreeSet<usize> = telling.flatten().copied().filter(|other| *other != at).collect();
        let alike = others.into_iter().filter(|other| are_mostly_alike(&words[at], &words[*other]));
        found.extend(alike.map(|other| (at.min(other), at.max(other))));
    }
    found.retain(|(a, b)| {
        let titles = titles[*a].as_ref().zip(titles[*b].as_ref());
        let is_told_apart = |(one, other): (&Title, &Title)| one.same(other) || one.differs_in_numbers_only(other);
        !titles.is_some_and(is_told_apart) && !are_versions(&cv.publications[*a], &cv.publications[*b])
    });
    found
}

/// Whether one is of a workshop and the other is not: the way from there to a conference is the usual
/// one.
fn are_versions(first: &Work, second: &Work) -> bool {
    let is_of_workshop = |work: &Work| work.venue.as_ref().is_some_and(is_workshop);
    is_of_workshop(first) != is_of_workshop(second)
}

fn telling_words(title: Option<&Title>) -> BTreeSet<&str> {
    let words = title.into_iter().flat_map(Title::words).map(String::as_str);
    words.filter(|word| word.chars().count() >= TELLING_LETTERS).collect()
}

/// Whether titles of these words share enough of them.
fn are_mostly_alike(one: &BTreeSet<&str>, other: &BTreeSet<&str>) -> bool {
    let shared = one.intersection(other).count();
    shared >= LEAST_SHARED && shared * 5 >= (one.len() + other.len() - shared) * 3
}

fn may_be_one(first: &Work, second: &Work, one: Option<&Title>, other: Option<&Title>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) if one.same(other) => !are_versions(first, second),
        (Some(one), Some(other)) if one.differs_in_numbers_only(other) => false,
        (Some(one), Some(other)) => one.is_alike_in_letters(other) || is_renamed(first, second),
        // One has a short name only, which the other carries too.
        _ => !are_versions(first, second) && first.year == second.year,
    }
}

/// Whether one name stands before two titles in years next to each other: papers are renamed on their
/// way from preprint to print.
fn is_renamed(first: &Work, second: &Work) -> bool {
    let short = |work: &Work| work.short_title.as_deref().map(fold);
    let near = first.year.zip(second.year).is_none_or(|(one, other)| one.abs_diff(other) <= 1);
    near && short(first).is_some() && short(first) == short(second) && !are_versions(first, second)
}
