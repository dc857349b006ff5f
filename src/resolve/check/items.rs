//! The news list: items that gave nothing, and dates that break its order.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::add;
use crate::cv::Cv;
use crate::date::Date;
use crate::fact::{Item, Provenance};
use crate::span::Span;
use crate::warning::Warning;

/// Looks at the items.
pub(super) fn check(cv: &Cv, warnings: &mut Vec<Warning>) {
    let mut by_file: BTreeMap<&Arc<str>, Vec<&Item>> = BTreeMap::new();
    for item in &cv.items {
        by_file.entry(&item.place.file).or_default().push(item);
    }
    let mut told: BTreeMap<&Arc<str>, Vec<Span>> = BTreeMap::new();
    for place in provenances(cv).flat_map(|provenance| &provenance.mentions) {
        told.entry(&place.file).or_default().push(place.span);
    }
    for (file, items) in by_file {
        silent(&items, told.remove(file).unwrap_or_default(), warnings);
        order(&items, warnings);
    }
}

fn provenances(cv: &Cv) -> impl Iterator<Item = &Provenance> {
    let works = cv.publications.iter().map(|work| &work.publication.provenance);
    let unnamed = cv.unnamed_publications.iter().map(|fact| &fact.fact.provenance);
    let awards = cv.awards.iter().map(|award| &award.award.provenance);
    let service = cv.service.iter().map(|fact| &fact.fact.provenance);
    let talks = cv.talks.iter().map(|talk| &talk.talk.provenance);
    let positions = cv.positions.iter().map(|fact| &fact.fact.provenance);
    let education = cv.education.iter().map(|fact| &fact.fact.provenance);
    works.chain(unnamed).chain(awards).chain(service).chain(talks).chain(positions).chain(education)
}

/// Items between which and the next no fact stands.
fn silent(items: &[&Item], mut told: Vec<Span>, warnings: &mut Vec<Warning>) {
    told.sort_unstable();
    // How far the facts reach that begin no later than each.
    let reach: Vec<usize> = told
        .iter()
        .scan(0, |reach, span| {
            *reach = span.end.max(*reach);
            Some(*reach)
        })
        .collect();
    let mut sorted: Vec<&Item> = items.to_vec();
    sorted.sort_by_key(|item| item.place.span);
    for (at, item) in sorted.iter().enumerate() {
        let end = sorted.get(at + 1).map_or(usize::MAX, |next| next.place.span.start);
        let before = told.partition_point(|span| span.start < end);
        let speaks = reach[..before].last().is_some_and(|reach| *reach > item.place.span.start);
        if !speaks {
            add(warnings, Some(item.place.clone()), "silent-item", "this news item gave no fact");
        }
    }
}

/// Items whose date breaks the order that most of the list keeps.
fn order(items: &[&Item], warnings: &mut Vec<Warning>) {
    let dated: Vec<(&Item, Date)> = items.iter().filter_map(|item| Some((*item, item.date?))).collect();
    let rises = |pair: &[(&Item, Date)]| compare(pair[0].1, pair[1].1) == Ordering::Less;
    let falls = |pair: &[(&Item, Date)]| compare(pair[0].1, pair[1].1) == Ordering::Greater;
    let rising = dated.windows(2).filter(|pair| rises(pair)).count();
    let falling = dated.windows(2).filter(|pair| falls(pair)).count();
    // A list in no order breaks none.
    if rising.min(falling) * 5 > rising.max(falling) {
        return;
    }
    for pair in dated.windows(2) {
        let breaks = if falling >= rising { rises(pair) } else { falls(pair) };
        if breaks {
            let message = format!("the date {} breaks the order of the list, behind {}", pair[1].1, pair[0].1);
            add(warnings, Some(pair[1].0.place.clone()), "item-order", message);
        }
    }
}

/// Compares months, as far as both dates tell: a year alone breaks no order inside it.
fn compare(one: Date, other: Date) -> Ordering {
    let month = one.month().zip(other.month());
    one.year().cmp(&other.year()).then(month.map_or(Ordering::Equal, |(one, other)| one.cmp(&other)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::warning::Place;

    #[test]
    fn a_fact_told_over_several_items_lets_each_of_them_speak() {
        let item = |start: usize| Item {
            place: Place { file: "about.md".into(), line: 1, span: Span::new(start, start + 1) },
            date: None,
        };
        let items = [item(0), item(50), item(200)];
        let mut warnings = Vec::new();
        silent(&items.each_ref(), vec![Span::new(10, 20), Span::new(5, 100)], &mut warnings);
        let starts: Vec<usize> =
            warnings.iter().filter_map(|warning| Some(warning.place.as_ref()?.span.start)).collect();
        assert_eq!(starts, [200]);
    }
}
