//! Publications: which mentions are one work, and what the work is after all of them.
//!
//! 1. [`identity`] prepares each mention: title, identifiers, addresses, venue.
//! 2. [`cluster`] groups the mentions of one work.
//! 3. [`life`] makes one publication of a group: the furthest status, the last venue.

mod cluster;
mod identity;
mod life;

use crate::fact::Publication;

pub(crate) use life::join;

use identity::Mention;

/// Groups mentions of a page, followed from `own` on by entries of a bibliography: an entry is
/// never joined with another one, and takes the page's word for a venue that it names otherwise.
pub(crate) fn cluster_with_own(facts: &[Publication], own: usize) -> Vec<Vec<usize>> {
    // Most of a bibliography's cost would go into comparisons that there are none of.
    if own == 0 {
        return (0..facts.len()).map(|at| vec![at]).collect();
    }
    let mentions: Vec<Mention<'_>> = facts.iter().enumerate().map(|(at, fact)| Mention::new(fact, at >= own)).collect();
    cluster::cluster(&mentions)
}
