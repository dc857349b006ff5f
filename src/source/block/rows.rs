//! Rows: what stands side by side, in a table or in columns made of containers.
//!
//! Input: the blocks made so far. Output: those of a row joined into one, with a mark on each cell.

use super::{Block, Builder, Kind};
use crate::source::dates::Printed;
use crate::source::markup::Element;
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

    /// Whether a cell begins in a table outside of any row, where browsers begin one.
    pub(super) fn lacks_row(&self) -> bool {
        self.stack.last().is_some_and(|open| matches!(open.name, "table" | "tbody" | "thead" | "tfoot"))
    }

    /// Keeps how far the first cell of a row reaches down (`rowspan`), and that the rows below lack it.
    pub(super) fn reach_down(&mut self, element: &Element) {
        let spans = element.get("rowspan").and_then(|rows| rows.trim().parse::<usize>().ok()).unwrap_or(1);
        let blocks = self.out.list.len();
        let mut around = self.stack.iter_mut().rev();
        let (row, table) = match element.name {
            "tr" => (around.next(), around.find(|open| open.name == "table")),
            "td" | "th" if spans > 1 => {
                let row = around.find(|open| open.name == "tr").filter(|row| row.first == blocks && !row.hollow);
                (row, around.find(|open| open.name == "table"))
            }
            _ => return,
        };
        let (Some(row), Some(table)) = (row, table) else { return };
        if element.name == "tr" {
            row.hollow = table.reaches > 0;
            table.reaches = table.reaches.saturating_sub(1);
        } else {
            table.reaches = spans - 1;
        }
    }

    /// Notes an empty cell at the head of its row.
    pub(super) fn end_cell(&mut self, first: usize) {
        let blocks = self.out.list.len();
        let row = self.stack.iter_mut().rfind(|open| open.name == "tr");
        if let Some(row) = row.filter(|row| first == blocks && row.first == blocks) {
            row.hollow = true;
        }
    }

    /// Joins the cells of a row, unless the table only lays the page out. Where the first cell is empty the
    /// date in that of the row above goes on.
    pub(super) fn end_row(&mut self, first: usize, hollow: bool) {
        let date = if hollow { self.date_above(first) } else { None };
        let cells = &self.out.list[first..];
        let fewest = if date.is_some() { 1 } else { 2 };
        if cells.len() < fewest || cells.len() > WIDEST_ROW {
            return;
        }
        let plain = cells.iter().all(|cell| matches!(cell.kind, Kind::Paragraph | Kind::HeadRow) && !cell.leads);
        if !plain {
            return;
        }
        let heads = cells.iter().all(|cell| cell.kind == Kind::HeadRow);
        self.join_cells(first, if heads { Kind::HeadRow } else { Kind::Row });
        if let Some(row) = self.out.list.last_mut() {
            row.stated = row.stated.or(date);
        }
    }

    /// The date that is all that the first cell of the row above says, or that goes on there itself.
    fn date_above(&self, first: usize) -> Option<Printed> {
        let table = self.stack.iter().rfind(|open| open.name == "table")?;
        let above = self.out.list.get(table.first..first)?.last().filter(|above| above.kind == Kind::Row)?;
        let cell = above.rich.as_str().split('\n').next().and_then(head::only);
        cell.filter(|date| !date.range).or(above.stated)
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
