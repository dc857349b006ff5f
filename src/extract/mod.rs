//! From pages to facts: cues, titles, people, venues, identifiers.
//!
//! [`extract`] reads the news items and sections of a [`Site`] and gives one fact for each mention.
//! It does not know files, `.bib` or formats.

use crate::fact::Facts;
use crate::page::Site;

/// Finds the facts of a site.
pub fn extract(site: &Site) -> Facts {
    Facts { owner: site.owner.clone(), warnings: site.warnings.clone(), ..Facts::default() }
}
