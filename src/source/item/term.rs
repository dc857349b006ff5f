//! Definition lists: a date as a term over its definitions, and a term that begins an entry.
//!
//! Input: terms and definitions in page order. Output: drafts. Limits: a term that is no date has one entry with all
//! its definitions.

use super::Maker;
use crate::page::Shape;
use crate::source::block::{Block, Kind};
use crate::source::dates::Printed;
use crate::source::head;
use crate::source::section::LABEL;

/// A date as a term of a definition list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    date: Printed,
    /// How many block elements it stands in, as its definitions do.
    depth: usize,
    /// Whether its next definition is an item of its own: one came before, or the date stands over several.
    told: bool,
}

impl Maker {
    /// A term begins an entry, unless it is a date over several that are listed below it or print more of theirs.
    pub(super) fn term(&mut self, block: &Block, after: &[Block]) {
        let date = head::only(block.rich.as_str()).filter(|_| self.news);
        let prints_more = |next: &Block, date: Printed| {
            let own = head::read(&next.rich).date;
            date.month.is_none() && own.is_some_and(|own| own.year.is_none() && own.month.is_some())
        };
        let lists = |next: &Block| next.leads || next.kind == Kind::Term && next.depth > block.depth;
        let over = |date: &Printed| after.first().is_some_and(|next| lists(next) || prints_more(next, *date));
        self.last_term = date.map(|date| Term { date, depth: block.depth, told: over(&date) });
        if let Some(date) = date.filter(over) {
            return self.stand_over(LABEL, block, date);
        }
        // A month may stand below its year.
        if date.is_some_and(|date| date.year.is_some()) {
            self.leave(LABEL);
        }
        self.push(block, Shape::ListItem);
    }

    /// A definition goes on with its term; under a date each is an item, the first with the term.
    pub(super) fn definition(&mut self, block: &Block) {
        let Some(Term { date, depth, told }) = self.last_term else { return self.go_on(block, None) };
        self.last_term = Some(Term { date, depth, told: true });
        if !told || (block.join >= depth && !self.headed) {
            return self.go_on(block, None);
        }
        self.push(block, Shape::ListItem);
        if let Some(last) = self.out.last_mut() {
            last.date = Some(last.date.map_or(date, |own| own.or(date)));
        }
    }
}
