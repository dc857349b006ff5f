//! Acceptances without titles: joined only where the introduction repeats what the news say.
//!
//! Two news items about a paper at one venue are two papers.

use super::groups::{group, pairs};
use super::mention::{first, join as join_provenance, most_precise};
use super::venue::Names;
use crate::fact::UnnamedPublications;

/// Joins the mentions of each acceptance.
pub(crate) fn merge(facts: &[UnnamedPublications]) -> Vec<UnnamedPublications> {
    let venues: Vec<Option<Names>> = facts.iter().map(|fact| fact.venue.as_ref().map(Names::of)).collect();
    let same_venue = |a: usize, b: usize| venues[a].as_ref().zip(venues[b].as_ref()).is_some_and(|(a, b)| a.same(b));
    let same = |a: usize, b: usize| may_be_same(&facts[a], &facts[b]) && same_venue(a, b);
    let keys = |at: usize| vec![format!("{:?} {:?}", facts[at].count, facts[at].year)];
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !same(a, b));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

/// Whether all but the venue allows it.
fn may_be_same(one: &UnnamedPublications, other: &UnnamedPublications) -> bool {
    let other_part = one.provenance.section != other.provenance.section;
    other_part && one.count == other.count && one.year.is_some() && one.year == other.year
}

fn join(facts: &[&UnnamedPublications]) -> UnnamedPublications {
    UnnamedPublications {
        count: facts[0].count,
        venue: facts[0].venue.clone(),
        year: facts[0].year,
        date: most_precise(facts.iter().map(|fact| fact.date)),
        track: first(facts.iter().map(|fact| fact.track.clone())),
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
