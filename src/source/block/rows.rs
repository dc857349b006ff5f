//! Rows: what stands side by side, in a table or in columns made of containers.
//!
//! Input: the blocks made so far. Output: those of a row joined into one, with a mark on each cell.

use super::{Block, Builder, Kind};
use crate::source::{head, names};
use crate::text::{Mark, MarkKind, RichText};

/// What has fewer letters beside a date is a time of the day.
const FEWEST_LETTERS: usize = 5;

/// Longer cells are entries of their own.
const LONGEST_CELL: usize = 80;

/// More cells than this are no row of text but a page laid out by a table.
const WIDEST_ROW: usize = 12;

impl Builder<'_> {
    /// Joins a date that stands alone and what stands beside it in one container, as columns do; who
    /// wrote the entry below does not belong to its date.
    pub(super) fn end_pair(&mut self, first: usize) {
        let cells = &self.out.list[first..];
        let plain = |cell: &Block| cell.kind == Kind::Paragraph && cell.nest == 0 && !cell.rich.as_str().contains('\n');
        let dates = |cell: &&Block| head::only(cell.rich.as_str()).is_some();
        let words = |cell: &Block| {
            let text = cell.rich.as_str();
            text.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_LETTERS && names::whole(text).is_none()
        };
        let joined = match cells.len() {
            2 => cells.iter().any(|cell| !dates(&cell) && words(cell)),
            3 => cells.iter().all(|cell| cell.rich.text.len() <= LONGEST_CELL),
            _ => false,
        };
        let ends = [cells.first(), cells.last()];
        if joined
            && cells.iter().all(plain)
            && cells.iter().filter(dates).count() == 1
            && ends.iter().flatten().any(dates)
        {
            self.join_cells(first, Kind::Row);
        }
    }

    /// Joins the cells of a row, unless the table only lays the page out.
    pub(super) fn end_row(&mut self, first: usize) {
        let cells = &self.out.list[first..];
        if cells.len() < 2 || cells.len() > WIDEST_ROW {
            return;
        }
        let plain = cells.iter().all(|cell| matches!(cell.kind, Kind::Paragraph | Kind::HeadRow) && !cell.leads);
        if !plain {
            return;
        }
        let heads = cells.iter().all(|cell| cell.kind == Kind::HeadRow);
        self.join_cells(first, if heads { Kind::HeadRow } else { Kind::Row });
    }

    /// Makes one block of those from `first` on.
    pub(super) fn join_cells(&mut self, first: usize, kind: Kind) {
        let mut row = Block { kind, ..self.out.list[first].clone() };
        row.rich = RichText::default();
        for cell in self.out.list.drain(first..) {
            append(&mut row.rich, &cell.rich, Some(MarkKind::ListItem));
        }
        self.out.list.push(row);
    }
}

/// Appends `more` to `rich` on a new line, marked as `kind`.
pub(in crate::source) fn append(rich: &mut RichText, more: &RichText, kind: Option<MarkKind>) {
    if !rich.text.is_empty() {
        let at = more.text.span(0..0);
        rich.text.push("\n", at);
    }
    let start = rich.text.len();
    rich.text.push_text(&more.text, 0..more.text.len());
    let end = rich.text.len();
    if let Some(kind) = kind {
        rich.mark(start..end, kind);
    }
    let moved = more.marks.iter().map(|mark| Mark {
        start: mark.start + start,
        end: mark.end + start,
        kind: mark.kind.clone(),
    });
    rich.marks.extend(moved);
}
