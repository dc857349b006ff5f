//! Headings and labels in lists of jobs and degrees that tell one themselves: `### Lecturer, Nowhere University (2017)`.
//!
//! Input: a heading or label, and the blocks after it. Output: whether it is an entry, and whether the next block goes on
//! with it: its time (`*June 2017 – May 2019*`), or below a heading that tells the time the one that tells the place.
//! Limits: what it tells is for the readers to say; it still stands over what follows.

use super::Maker;
use super::card::{is_time_and_place, is_timed, names_sort};
use crate::page::Shape;
use crate::source::block::{Block, Kind};
use crate::source::{head, section_names};

impl Maker {
    /// Appends the block to the heading before it, where it only says when, or where. Says whether it does.
    pub(super) fn goes_on_career(&mut self, block: &Block) -> bool {
        let Some(last) = self.out.last().filter(|last| last.shape == Shape::Heading) else { return false };
        let is_dated = is_timed(&last.content);
        let text = block.rich.as_str();
        let goes_on = match block.kind {
            Kind::Heading(level) if is_dated => {
                let is_below = self.groups.last().is_some_and(|(above, _)| *above < level);
                is_below && !is_timed(&block.rich) && text.len() <= LONGEST
            }
            Kind::Paragraph if !is_dated && !block.leads && block.nest == 0 => {
                let opens = || head::at_head(&block.rich).is_some_and(|(date, _)| date.range && date.year.is_some());
                is_time_and_place(text) || opens()
            }
            _ => false,
        };
        if goes_on {
            self.go_on(block, None);
        }
        goes_on
    }
}

/// The longest heading that is an entry of a career, in bytes.
const LONGEST: usize = 160;

/// Whether a heading or label can be an entry: a name of several words over text, and not that of a sort of entries.
pub(super) fn is_entry(block: &Block, after: &[Block]) -> bool {
    const MOST_WORDS: usize = 24;
    let text = block.rich.as_str().trim();
    let leads = after.first().is_some_and(|next| !matches!(next.kind, Kind::End | Kind::Rule));
    let is_name = (2..=MOST_WORDS).contains(&text.split_whitespace().count()) && text.len() <= LONGEST;
    is_name
        && leads
        && head::only(text).is_none()
        && !section_names::exact(text)
        && (is_timed(&block.rich) || !names_sort(text))
}
