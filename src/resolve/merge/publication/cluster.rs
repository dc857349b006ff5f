//! Groups the mentions of one work.
//!
//! Evidence, the surest first: DOI, arXiv number, title, address, then the short name. Accepted
//! versions find each other first; preprints and mentions without a venue join what they fit,
//! the conference paper before the workshop version. A short name joins only where it leaves no
//! choice.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::identity::{Mention, far_apart};
use crate::resolve::merge::groups::group;
use crate::resolve::merge::similarity::{Title, fold};
use crate::venue::VenueKind;
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
    join_to_entries(mentions, &join_short_names(mentions, &groups))
}

/// Joins what is left over to the entry of a bibliography that is the same work for sure: one
/// title, one arXiv number or DOI, the same sort of venue. A conference without proceedings comes
/// before the one with them, and a bibliography that has the paper once has all of it.
fn join_to_entries(mentions: &[Mention<'_>], groups: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let has_entry = |at: &usize| groups[*at].iter().any(|at| mentions[*at].entry);
    let (with_entry, left): (Vec<usize>, Vec<usize>) = (0..groups.len()).partition(has_entry);
    let mut joined: Vec<Vec<usize>> = groups.to_vec();
    for at in left {
        let mut fitting =
            with_entry.iter().copied().filter(|other| is_version_of(mentions, &groups[at], &groups[*other]));
        if let Some(other) = fitting.next().filter(|_| fitting.next().is_none()) {
            let moved = std::mem::take(&mut joined[at]);
            joined[other].extend(moved);
            joined[other].sort_unstable();
        }
    }
    joined.retain(|group| !group.is_empty());
    joined.sort_unstable_by_key(|group| group[0]);
    joined
}

/// Whether all of both groups are one paper at one sort of venue.
fn is_version_of(mentions: &[Mention<'_>], group: &[usize], other: &[usize]) -> bool {
    let all = || group.iter().flat_map(|a| other.iter().map(|b| (&mentions[*a], &mentions[*b])));
    if !all().any(|(a, b)| a.shares_identifier(b) && has_title_of(a, b)) {
        return false;
    }
    let kinds: BTreeSet<Option<VenueKind>> =
        group.iter().chain(other).filter_map(|at| mentions[*at].settled()).map(|venue| venue.kind).collect();
    kinds.len() == 1 && all().all(|(a, b)| !a.differs_from(b))
}

fn has_title_of(one: &Mention<'_>, other: &Mention<'_>) -> bool {
    one.title.as_ref().zip(other.title.as_ref()).is_some_and(|(one, other)| one.same(other))
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

/// How many pairs are compared of those that share one key. No homepage comes near it, and one that
/// is made of a hundred thousand like entries must not be compared pair by pair.
const MOST_COMPARED: usize = 1 << 16;

/// With how many neighbours each mention is compared even so.
const FEWEST_COMPARED: usize = 8;

/// Every pair with something in common. Entries of a bibliography never join each other, and it may
/// have thousands: only what a mention of the page has in common with others is looked at.
fn candidates(mentions: &[Mention<'_>], shared: &[String]) -> Vec<(Evidence, (usize, usize))> {
    let mut index: BTreeMap<(Evidence, String), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.entry) {
        for key in keys(mention, shared) {
            index.entry(key).or_default().0.push(at);
        }
    }
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.entry) {
        for key in keys(mention, shared) {
            if let Some((_, entries)) = index.get_mut(&key) {
                entries.push(at);
            }
        }
    }
    let mut found = Vec::new();
    for ((evidence, _), (told, entries)) in &index {
        let members: Vec<usize> = told.iter().chain(entries).copied().collect();
        let reach = FEWEST_COMPARED.max(MOST_COMPARED / told.len().max(1));
        for (at, a) in members.iter().enumerate().take(told.len()) {
            let near = members[at + 1..].iter().take(reach);
            let fitting = near.filter(|b| *evidence != Evidence::Title || has_title_of(&mentions[*a], &mentions[**b]));
            found.extend(fitting.map(|b| (*evidence, (*a, *b))));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What a mention can have in common with others.
fn keys(mention: &Mention<'_>, shared: &[String]) -> Vec<(Evidence, String)> {
    let urls = mention.urls.iter().filter(|url| !shared.contains(url));
    let titles = mention.title.iter().flat_map(Title::blocks);
    let doi = mention.doi.iter().map(|doi| (Evidence::Doi, doi.clone()));
    let arxiv = mention.arxiv.iter().map(|id| (Evidence::Arxiv, id.clone()));
    let titles = titles.map(|block| (Evidence::Title, block));
    doi.chain(arxiv).chain(titles).chain(urls.map(|url| (Evidence::Address, url.clone()))).collect()
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
    let untitled = |group: &[usize]| group.iter().all(|member| mentions[*member].title.is_none());
    let shorts = |group: &[usize]| -> Vec<&str> {
        group.iter().filter_map(|member| mentions[*member].short.as_deref()).collect()
    };
    let wanted: BTreeSet<&str> =
        groups.iter().filter(|group| untitled(group)).flat_map(|group| shorts(group)).collect();
    let bearers = bearers(mentions, groups, &wanted);
    let mut pairs = Vec::new();
    for (at, group) in groups.iter().enumerate().filter(|(_, group)| untitled(group)) {
        let named: BTreeSet<usize> =
            shorts(group).into_iter().filter_map(|name| bearers.get(name)).flatten().copied().collect();
        let fits: Vec<usize> = named
            .into_iter()
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

/// How many groups are looked at for one short name: a name that so many works bear tells none apart.
const MOST_BEARERS: usize = 64;

/// For each of the `wanted` short names, the first groups that it may name.
fn bearers<'a>(
    mentions: &[Mention<'_>],
    groups: &[Vec<usize>],
    wanted: &BTreeSet<&'a str>,
) -> BTreeMap<&'a str, Vec<usize>> {
    let longest = wanted.iter().map(|name| name.len()).max().unwrap_or(0);
    let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate().filter(|_| longest > 0) {
        for member in group {
            let mention = &mentions[*member];
            let printed = mention.fact.title.as_deref().map(fold);
            let phrases = mention.title.iter().flat_map(|title| title.phrases(longest));
            for name in mention.short.clone().into_iter().chain(printed).chain(phrases) {
                let Some(name) = wanted.get(name.as_str()) else { continue };
                let known = bearers.entry(name).or_default();
                if known.last() != Some(&at) && known.len() < MOST_BEARERS {
                    known.push(at);
                }
            }
        }
    }
    bearers
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Provenance, Publication, PublicationKind, SectionKind, Status};

    fn work(title: Option<&str>, short: Option<&str>) -> Publication {
        Publication {
            title: title.map(str::to_owned),
            short_title: short.map(str::to_owned),
            authors: None,
            venue: None,
            year: None,
            date: None,
            kind: PublicationKind::Other,
            track: None,
            status: Status::Preprint,
            arxiv: None,
            doi: None,
            url: None,
            links: Vec::new(),
            provenance: Provenance { mentions: Vec::new(), section: SectionKind::News, confidence: 1.0 },
        }
    }

    fn mentions(facts: &[Publication]) -> Vec<Mention<'_>> {
        facts.iter().map(|fact| Mention::new(fact, false)).collect()
    }

    #[test]
    fn a_work_that_is_told_of_thousands_of_times_is_one_and_not_compared_pair_by_pair() {
        let facts = vec![work(Some("On the Reeds of the Great Lake"), None); 3000];
        let mentions = mentions(&facts);
        assert!(candidates(&mentions, &[]).len() <= MOST_COMPARED);
        assert_eq!(cluster(&mentions).len(), 1);
    }

    #[test]
    fn a_short_name_finds_the_title_that_has_it_among_thousands() {
        let mut facts: Vec<Publication> =
            (0..2000).map(|at| work(Some(&format!("Lake{at}: Reeds Counted by Hand")), None)).collect();
        facts.push(work(None, Some("Lake77")));
        let mentions = mentions(&facts);
        let groups = cluster(&mentions);
        assert_eq!(groups.len(), 2000);
        assert_eq!(groups[77], [77, 2000]);
    }
}
