//! Titles that are nearly the same: one paper typed twice.
//!
//! In: the titles of entries, one after another. Out: the place of an earlier one that is much like
//! it. As large bibliographies are not compared pair by pair, two titles meet only where they
//! share one of their [`Blocks`].

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::duplicates::First;
use crate::resolve::merge::similarity::Title;

/// What more titles than this have in common tells none of them from the others.
const MOST_ALIKE: usize = 16;

/// Fingerprints of what two titles that are much alike share. Titles that share one by chance are
/// compared in vain, no more.
pub(super) struct Blocks(Vec<u64>);

impl Blocks {
    /// Those of a title.
    pub(super) fn of(title: &Title) -> Self {
        let fingerprint = |block: String| {
            let mut hasher = DefaultHasher::new();
            block.hash(&mut hasher);
            hasher.finish()
        };
        Self(title.blocks().into_iter().map(fingerprint).collect())
    }
}

/// A title, and what else tells works apart.
struct Known {
    title: Title,
    doi: Option<String>,
    first: Arc<First>,
}

/// The titles so far.
#[derive(Default)]
pub(super) struct Titles {
    known: Vec<Known>,
    by_block: HashMap<u64, Vec<usize>>,
}

impl Titles {
    /// Remembers a title; tells the place of the first that is much like it. Two DOIs are two works.
    pub(super) fn find_alike(
        &mut self,
        (title, blocks): (Title, Blocks),
        doi: Option<String>,
        here: Arc<First>,
    ) -> Option<Arc<First>> {
        let shared = blocks.0.iter().filter_map(|block| self.by_block.get(block));
        let others = shared.filter(|others| others.len() < MOST_ALIKE).flatten();
        let alike = others.filter(|at| {
            let other = &self.known[**at];
            let has_other_doi = doi.is_some() && other.doi.is_some() && doi != other.doi;
            !has_other_doi && title.is_like(&other.title)
        });
        let found = alike.min().map(|at| Arc::clone(&self.known[*at].first));
        for block in blocks.0 {
            self.by_block.entry(block).or_default().push(self.known.len());
        }
        self.known.push(Known { title, doi, first: here });
        found
    }
}
