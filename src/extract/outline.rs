//! The outline of a section: which entry stands below which.
//!
//! Input: the entries of a section. Output: for each the entry that it stands below, and those that stand below it.
//! A bullet stands below the bullet that it is nested in; the bullets of a list stand below the paragraph right
//! before it, and plain paragraphs below one that is set in bold. What the upper entry is (a job with its details, a role with its venues) is the readers' business.

use crate::page::{Entry, Shape};
use crate::text::MarkKind;

/// An entry among the others of its section.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outline<'a> {
    /// The entry that it stands below.
    pub(crate) above: Option<&'a Entry>,
    /// The entries below it.
    pub(crate) below: &'a [Entry],
}

/// The outline of each entry.
pub(crate) fn outlines(entries: &[Entry]) -> Vec<Outline<'_>> {
    let mut outlines = vec![Outline::default(); entries.len()];
    let mut open: Vec<usize> = Vec::new();
    for at in 0..=entries.len() {
        let level = entries.get(at).map_or(0, level);
        while let Some(last) = open.last().copied().filter(|last| self::level(&entries[*last]) >= level) {
            outlines[last].below = &entries[last + 1..at];
            open.pop();
        }
        if let Some(outline) = outlines.get_mut(at) {
            outline.above = open.last().map(|above| &entries[*above]);
            open.push(at);
        }
    }
    outlines
}

/// How deep an entry stands: rows, headings and bold paragraphs least, then plain paragraphs, then bullets.
fn level(entry: &Entry) -> u8 {
    const PLAIN: u8 = 1;
    match entry.shape {
        Shape::ListItem => entry.depth.saturating_add(PLAIN + 1),
        Shape::Paragraph if !is_bold(entry) => PLAIN,
        _ => 0,
    }
}

/// Whether at least half of a paragraph is bold, from its beginning.
fn is_bold(entry: &Entry) -> bool {
    let text = entry.content.as_str();
    let lead = text.len() - text.trim_start().len();
    entry.content.marks.iter().any(|mark| {
        mark.kind == MarkKind::Strong && mark.start <= lead.max(entry.body) && (mark.end - mark.start) * 2 >= text.len()
    })
}
