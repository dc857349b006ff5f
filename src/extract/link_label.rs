//! Links that lead to another sort of thing than their label says.
//!
//! In: the entries in which works are told of. Out: a warning at the label. What a host holds is
//! surer than a label, so facts take the former; here both are still known.

use super::link::label_kind;
use crate::fact::LinkKind;
use crate::identifier::host_of_other_kind;
use crate::page::{Entry, Page};
use crate::warning::Warning;

/// Labels that say only that there is a link.
const SAY_NOTHING: &[&str] = &[
    "link", "here", "this", "this link", "details", "more", "read more", "url", "download", "read", "html",
    "read it here",
];

/// Warns of such links.
pub(super) fn check(page: &Page, entry: &Entry, warnings: &mut Vec<Warning>) {
    for (range, target) in entry.content.links() {
        let label = entry.content.as_str()[range.clone()].trim();
        let Some(kind) = label_kind(label).filter(|_| !says_nothing(label)) else { continue };
        if let Some((host, likely)) = host_of_other_kind(target, kind) {
            let message = format!("the link called '{label}' leads to {host}: {likely}?");
            warnings.push(Warning::at(page.place(entry.content.text.span(range)), "link-kind", message));
        }
    }
}

fn says_nothing(label: &str) -> bool {
    let plain = label.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    // `Other` fits everywhere.
    SAY_NOTHING.contains(&plain.as_str()) || label_kind(label) == Some(LinkKind::Other)
}
