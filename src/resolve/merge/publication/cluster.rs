//! Groups the mentions of one work.
//!
//! Evidence, the surest first: DOI, arXiv number, title, address, then the short name. Accepted
//! versions find each other first; preprints and mentions without a venue join what they fit,
//! the conference paper before the workshop version. A short name joins only where it leaves no
//! choice.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::identity::{Mention, far_apart};
use crate::resolve::merge::groups::group;
use crate::resolve::merge::similarity::{Title, fold};
use crate::warning::Place;

/// The groups of mentions that are one work each, in page order.
pub(crate) fn cluster(mentions: &[Mention<'_>]) -> Vec<Vec<usize>> {
    let shared = shared_addresses(mentions);
    let mut pairs: Vec<(Order, (usize, usize))> = candidates(mentions, &shared)
        .into_iter()
        .map(|(evidence, (a, b))| (order(mentions, evidence, a, b), (a, b)))
        .collect();
    pairs.sort();
    let pairs: Vec<(usize, usize)> = pairs.into_iter().map(|(_, pair)| pair).collect();
    let conflict = |a: usize, b: usize| mentions[a].conflicts(&mentions[b]);
    let groups = group(mentions.len(), &pairs, conflict);
    join_short_names(mentions, &groups)
}

/// What speaks for a pair, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    Doi,
    Arxiv,
    Title,
    Address,
}

/// In which order pairs are tried: which versions, evidence, the later year first, then the
/// places, so that the order of the mentions plays no part.
type Order = (u8, Evidence, Reverse<Option<i16>>, Option<Place>, Option<Place>);

fn order(mentions: &[Mention<'_>], evidence: Evidence, a: usize, b: usize) -> Order {
    let settled = |at: usize| mentions[at].settled().is_some();
    let workshop = mentions[a].is_of_workshop() || mentions[b].is_of_workshop();
    let versions = match (settled(a), settled(b)) {
        (true, true) if mentions[a].same_settled_venue(&mentions[b]) => 0,
        (true, true) => 1,
        (false, false) => 4,
        _ if workshop => 3,
        _ => 2,
    };
    let year = mentions[a].fact.year.max(mentions[b].fact.year);
    let (first, second) = (place(&mentions[a]), place(&mentions[b]));
    let (first, second) = if first <= second { (first, second) } else { (second, first) };
    (versions, evidence, Reverse(year), first, second)
}

fn place(mention: &Mention<'_>) -> Option<Place> {
    mention.fact.provenance.mentions.first().cloned()
}

/// Every pair with something in common.
fn candidates(mentions: &[Mention<'_>], shared: &[String]) -> Vec<(Evidence, (usize, usize))> {
    let mut index: BTreeMap<(Evidence, String), Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let urls = mention.urls.iter().filter(|url| !shared.contains(url));
        let titles = mention.title.iter().flat_map(Title::blocks);
        let keys = mention
            .doi
            .iter()
            .map(|doi| (Evidence::Doi, doi.clone()))
            .chain(mention.arxiv.iter().map(|id| (Evidence::Arxiv, id.clone())))
            .chain(titles.map(|block| (Evidence::Title, block)))
            .chain(urls.map(|url| (Evidence::Address, url.clone())));
        for key in keys {
            index.entry(key).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for ((evidence, _), members) in &index {
        // Entries of a bibliography never join each other, and it may have thousands.
        let (entries, told): (Vec<usize>, Vec<usize>) = members.iter().partition(|at| mentions[**at].entry);
        let members: Vec<usize> = told.iter().chain(&entries).copied().collect();
        for (at, a) in members.iter().enumerate().take(told.len()) {
            let fitting =
                members[at + 1..].iter().filter(|b| *evidence != Evidence::Title || same_title(mentions, *a, **b));
            found.extend(fitting.map(|b| (*evidence, (*a, *b))));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn same_title(mentions: &[Mention<'_>], a: usize, b: usize) -> bool {
    mentions[a].title.as_ref().zip(mentions[b].title.as_ref()).is_some_and(|(a, b)| a.same(b))
}

/// Addresses that works of different titles carry: a project's page or a volume, not a work.
fn shared_addresses(mentions: &[Mention<'_>]) -> Vec<String> {
    let mut first: BTreeMap<&str, &Title> = BTreeMap::new();
    let mut shared = Vec::new();
    for mention in mentions {
        let Some(title) = &mention.title else { continue };
        for url in &mention.urls {
            let known = *first.entry(url).or_insert(title);
            if !known.may_be_rewording_of(title) {
                shared.push(url.clone());
            }
        }
    }
    shared
}

/// Joins groups that only a short name connects: `TinyTrain` and `TinyTrain: Training at …`.
fn join_short_names(mentions: &[Mention<'_>], groups: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut pairs = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        if group.iter().any(|member| mentions[*member].title.is_some()) {
            continue;
        }
        let fits: Vec<usize> = (0..groups.len())
            .filter(|other| *other != at && short_name_fits(mentions, group, &groups[*other]))
            .collect();
        if let Some(other) = the_only(mentions, group, groups, &fits) {
            pairs.push((group[0], groups[other][0]));
        }
    }
    let within = groups.iter().flat_map(|group| group.windows(2).map(|pair| (pair[0], pair[1])));
    let all: Vec<(usize, usize)> = within.chain(pairs).collect();
    group(mentions.len(), &all, |a, b| mentions[a].conflicts(&mentions[b]))
}

/// Whether the nameless-but-short `group` can be the work of `other`.
fn short_name_fits(mentions: &[Mention<'_>], group: &[usize], other: &[usize]) -> bool {
    let clash = group.iter().any(|a| {
        other.iter().any(|b| {
            let (a, b) = (&mentions[*a], &mentions[*b]);
            a.conflicts(b) || (a.settled().is_some() && b.settled().is_some() && far_apart(a.fact.year, b.fact.year))
        })
    });
    !clash && group.iter().any(|a| other.iter().any(|b| names_match(&mentions[*a], &mentions[*b])))
}

/// The short name of `short` is that of `work`: its own, its title, the part before the colon,
/// or, within one edition of a venue, a phrase of its title.
fn names_match(short: &Mention<'_>, work: &Mention<'_>) -> bool {
    let Some(name) = &short.short else { return false };
    let title = work.title.as_ref();
    work.short.as_ref() == Some(name)
        || title.is_some_and(|title| title.joined() == name || title.head().as_ref() == Some(name))
        || work.fact.title.as_deref().is_some_and(|title| fold(title) == *name)
        || (title.is_some_and(|title| title.has_phrase(name)) && short.same_edition(work))
}

/// The one group that fits: the only one, or the only one of the same edition. Several groups
/// without titles that carry the same short name count as one choice, as they join each other.
fn the_only(mentions: &[Mention<'_>], group: &[usize], groups: &[Vec<usize>], fits: &[usize]) -> Option<usize> {
    let titled: Vec<usize> =
        fits.iter().copied().filter(|other| groups[*other].iter().any(|at| mentions[*at].title.is_some())).collect();
    let same_edition =
        |other: &usize| groups[*other].iter().any(|b| group.iter().any(|a| mentions[*a].same_edition(&mentions[*b])));
    match titled[..] {
        [] => fits.first().copied(),
        [only] => Some(only),
        _ => {
            let mut of_edition = titled.iter().copied().filter(same_edition);
            of_edition.next().filter(|_| of_edition.next().is_none())
        }
    }
}
