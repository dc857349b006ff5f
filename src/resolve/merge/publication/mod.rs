//! Publications: which mentions are one work, and what the work is after all of them.
//!
//! 1. [`identity`] prepares each mention: title, identifiers, addresses, venue.
//! 2. [`cluster`] groups the mentions of one work.
//! 3. [`life`] makes one publication of a group: the furthest status, the last venue.

mod cluster;
mod identity;
mod life;

use crate::fact::Publication;

pub(crate) use identity::Mention;

/// Joins the mentions of each work. The works come in the order of their first mention.
pub(crate) fn merge(facts: &[Publication]) -> Vec<Publication> {
    let mentions: Vec<Mention<'_>> = facts.iter().map(Mention::new).collect();
    let groups = cluster::cluster(&mentions);
    groups.iter().map(|group| life::join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}
