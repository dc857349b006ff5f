//! Where an entry of a section ends and another begins.
//!
//! Input: a block and what came before it. Output: whether it goes on. What it then becomes is
//! [`super::Maker`]'s business.

use super::Maker;
use crate::page::Shape;
use crate::source::block::{Block, Kind};
use crate::source::habits::{imprint, is_signed};
use crate::source::head;
use crate::source::section::{is_bold, is_label, is_lead_in};
use crate::text::{MarkKind, RichText};

impl Maker {
    /// Whether a block tells when and by whom the entry before it was written, which dates it and is no part of it.
    pub(super) fn dates_last(&mut self, block: &Block) -> bool {
        let date = if self.news { imprint(block) } else { None };
        let Some(last) = self.out.last_mut().filter(|last| last.date.is_none()) else { return false };
        last.date = date.or(last.date);
        // `On May 3, 2024 in Olm` tells more than who wrote it.
        let lower = block.rich.as_str().to_lowercase();
        date.is_some() && (is_signed(&lower) || lower.contains(['·', '|', '•']))
    }

    /// Whether a further paragraph of a bullet is an item like the first: both begin with dates.
    pub(super) fn begins_another(&self, block: &Block) -> bool {
        let dated = |rich: &RichText| head::at_head(rich).is_some_and(|(date, _)| date.is_sure() && !date.range);
        self.news
            && block.kind == Kind::Paragraph
            && dated(&block.rich)
            && self.out.last().is_some_and(|last| dated(&last.content))
    }

    /// Whether a bullet inside another is an item itself: it begins with a date, and what holds it
    /// has none, as `More…` with the older news inside.
    pub(super) fn is_older(&self, block: &Block) -> bool {
        let dated = head::at_head(&block.rich).is_some_and(|(date, _)| date.is_sure() && !date.range);
        dated && self.out.last().is_some_and(|last| last.date.is_none() || last.depth > 0)
    }

    /// Whether a bullet tells more of the heading above it, which is an item with a date itself.
    pub(super) fn belongs_to_heading(&self, block: &Block) -> bool {
        let last = self.out.last().filter(|last| last.shape == Shape::Heading && last.date.is_some());
        last.is_some() && !self.headed && head::read(&block.rich).date.is_none()
    }

    /// Whether a bullet tells more of the dated paragraph above it: that announces a list, or all items are such
    /// paragraphs (`**May 2024**: Two papers accepted:`, then a bullet a paper).
    pub(super) fn belongs_to_paragraph(&self, block: &Block) -> bool {
        let last = self.out.last().filter(|last| last.shape == Shape::Paragraph && last.headed && last.date.is_some());
        let announces = |content: &RichText| {
            content.as_str().ends_with([':', '：']) || content.marks.iter().any(|mark| mark.kind == MarkKind::ListItem)
        };
        let goes_on = last.is_some_and(|last| self.habits.in_paragraphs || announces(&last.content));
        goes_on && !self.headed && head::read(&block.rich).date.is_none()
    }

    /// Whether the paragraph is the label of what follows it.
    pub(super) fn is_group(&self, block: &Block, after: &[Block]) -> bool {
        let list = after.first().is_some_and(|next| next.leads || next.kind == Kind::Row);
        let label = is_label(block) && !(self.news && !list && !self.habits.listed && !self.habits.dated);
        label || (list && is_lead_in(block) && !self.is_narrow_row(block, after))
    }

    /// Whether a paragraph is a row of one cell among others: it follows another one, and a row of several cells comes
    /// next. What is a label ends with a colon there.
    fn is_narrow_row(&self, block: &Block, after: &[Block]) -> bool {
        let is_row = after.first().is_some_and(|next| next.kind == Kind::Row && next.depth.abs_diff(block.depth) <= 1);
        let last = self.out.last().filter(|last| last.shape == Shape::Paragraph);
        let is_same = |text: &str| !text.ends_with(['.', ':', '!', '?']) && !text.contains('\n');
        !self.works && is_row && is_same(block.rich.as_str()) && last.is_some_and(|last| is_same(last.content.as_str()))
    }

    /// Whether an undated paragraph continues the item before it.
    pub(super) fn goes_on(&self, block: &Block) -> bool {
        let Some(last) = self.out.last() else { return false };
        let text = block.rich.as_str();
        let signed = |text: &str| text.chars().next().is_some_and(head::is_pictograph);
        if head::is_numbered(text) || (signed(text) && signed(last.content.as_str())) {
            return false;
        }
        match last.shape {
            // Below a further date nothing goes on.
            _ if last.above != self.above() => false,
            Shape::Heading => true,
            // Under the date of one day stands one entry, under a month or a year many.
            Shape::Paragraph if !self.headed && last.date.is_none() && self.above().day.is_some() => true,
            Shape::Paragraph if self.habits.dated => last.date.is_some() && !block.cut,
            Shape::Paragraph => !self.habits.listed && self.habits.bold && !is_bold(block),
            Shape::ListItem | Shape::TableRow => false,
        }
    }
}
