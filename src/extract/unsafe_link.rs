//! Links that do more than lead somewhere (`javascript:`, `data:`): told and left out.
//!
//! A page is untrusted, and what reads the facts may show their links to be clicked.

use crate::fact::{Facts, OwnerField};
use crate::markup;
use crate::warning::{Place, Warning};

/// Leaves the unsafe links of all facts out, with a warning for each.
pub(super) fn leave_out(facts: &mut Facts) {
    let warnings = &mut facts.warnings;
    for work in &mut facts.publications {
        let place = work.provenance.mentions.first();
        let told = work.url.clone();
        work.url = work.url.take().filter(|url| is_kept(url, place, warnings));
        work.links.retain(|link| {
            if told.as_ref() == Some(&link.url) { work.url == told } else { is_kept(&link.url, place, warnings) }
        });
    }
    for talk in &mut facts.talks {
        let place = talk.provenance.mentions.first();
        talk.url = talk.url.take().filter(|url| is_kept(url, place, warnings));
    }
    facts.owner.retain(|hint| {
        let is_link = matches!(hint.field, OwnerField::Url | OwnerField::Profile);
        !is_link || is_kept(&hint.value, Some(&hint.place), warnings)
    });
}

/// Whether the link stays; a warning where it does not.
fn is_kept(url: &str, place: Option<&Place>, warnings: &mut Vec<Warning>) -> bool {
    let is_kept = !markup::is_unsafe_link(url);
    if !is_kept {
        let message = format!("the link '{url}' does not lead to a page; left out");
        warnings.push(Warning { place: place.cloned(), code: "unsafe-link", message });
    }
    is_kept
}
