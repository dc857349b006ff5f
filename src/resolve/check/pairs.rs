//! Works that may be one: the same title at two venues, nearly the same title, or the same short
//! name.

use std::collections::BTreeMap;

use rapidfuzz::fuzz;

use super::publications::name;
use super::{add, place};
use crate::cv::{Cv, Work};
use crate::resolve::merge::similarity::{Title, fold};
use crate::resolve::merge::venue::is_workshop;
use crate::warning::Warning;

/// Titles at least this much alike, of 1, want a look.
const ALIKE: f64 = 0.87;

/// Looks at pairs of works.
pub(super) fn check(cv: &Cv, warnings: &mut Vec<Warning>) {
    let titles: Vec<Option<Title>> =
        cv.publications.iter().map(|work| work.title.as_deref().and_then(Title::new)).collect();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for members in blocks(cv, &titles).values() {
        // Two entries of a bibliography are the linter's, and there may be thousands.
        let has_entry = |at: &usize| cv.publications[*at].bib.is_some();
        for (at, a) in members.iter().enumerate().filter(|(_, a)| !has_entry(a)) {
            let others = members.iter().enumerate().filter(|(other, b)| *other > at || has_entry(b));
            pairs.extend(others.map(|(_, b)| (*a.min(b), *a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    for (a, b) in pairs {
        let (first, second) = (&cv.publications[a], &cv.publications[b]);
        if may_be_one(first, second, titles[a].as_ref(), titles[b].as_ref()) {
            let message =
                format!("'{}' ({}) and '{}' ({}) may be one work", name(first), first.id, name(second), second.id);
            add(warnings, place(&second.publication.provenance), "possible-duplicate", message);
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

fn may_be_one(first: &Work, second: &Work, one: Option<&Title>, other: Option<&Title>) -> bool {
    let is_of_workshop = |work: &Work| work.venue.as_ref().is_some_and(is_workshop);
    // The way from a workshop to a conference is the usual one.
    let versions = is_of_workshop(first) != is_of_workshop(second);
    match (one, other) {
        (Some(one), Some(other)) if one.same(other) => !versions,
        (Some(one), Some(other)) => !one.differs_in_numbers_only(other) && alike(one.joined(), other.joined()),
        // One has a short name only, which the other carries too.
        _ => !versions && first.year == second.year,
    }
}

fn alike(one: &str, other: &str) -> bool {
    let args = fuzz::Args::default().score_cutoff(ALIKE);
    fuzz::ratio_with_args(one.chars(), other.chars(), &args).is_some()
}
