//! Sections of one paragraph or row, behind their name on the same line: `**Awards:** Prize of the Tides (2019)`, or a
//! table with a row a section.
//!
//! Input: a block and the part around it. Output: the name and what stands behind it. Limits: the name is bold with a
//! colon behind it, or a cell of its own; in a list of news or works such a label tells of an entry.

use std::ops::Range;

use super::Part;
use crate::fact::SectionKind;
use crate::source::block::{Block, Kind};
use crate::source::section_names;
use crate::text::{Mark, MarkKind, RichText};

/// A section on one line.
pub(super) struct Named {
    pub(super) kind: SectionKind,
    pub(super) name: RichText,
    pub(super) rest: Block,
    /// Whether it is a row of a table, so that the next row is no more of it.
    pub(super) is_row: bool,
}

/// The section that a block is as a whole, if it begins with the name of one that the part around it is not.
pub(super) fn find(block: &Block, part: &Part) -> Option<Named> {
    const LONGEST: usize = 40;
    if matches!(part.kind, SectionKind::News | SectionKind::Publications) || block.nest > 0 {
        return None;
    }
    let (name, rest) = match block.kind {
        Kind::Paragraph => label(&block.rich)?,
        Kind::Row if matches!(part.kind, SectionKind::Bio | SectionKind::Other) => first_cell(&block.rich)?,
        _ => return None,
    };
    let text = &block.rich.as_str()[name.clone()];
    let kind = section_names::kind(text).filter(|_| text.len() <= LONGEST && section_names::bare(text))?;
    let is_news = kind == SectionKind::News && block.kind != Kind::Row;
    let is_own = matches!(kind, SectionKind::Bio | SectionKind::Other) || is_news || kind == part.kind;
    let sorts = part.kind == SectionKind::Service && section_names::sorts_venues(text);
    (!is_own && !sorts).then(|| Named {
        kind,
        name: block.rich.slice(name),
        is_row: block.kind == Kind::Row,
        rest: Block {
            kind: Kind::Paragraph,
            at: block.rich.text.span(rest..rest + 1).start,
            rich: block.rich.slice(rest..block.rich.text.len()),
            ..block.clone()
        },
    })
}

/// A bold label at the head of a paragraph, its colon inside or outside, and where the words behind it begin.
fn label(rich: &RichText) -> Option<(Range<usize>, usize)> {
    let text = rich.as_str();
    let bold = rich.marks.iter().find(|mark| mark.start == 0 && mark.kind == MarkKind::Strong)?;
    let inside = text[..bold.end].trim_end();
    let (name, behind) = match inside.strip_suffix(':') {
        Some(name) => (name, &text[bold.end..]),
        None => (inside, text[bold.end..].trim_start().strip_prefix(':')?),
    };
    let words = behind.trim_start();
    (!words.is_empty()).then(|| (0..name.len(), text.len() - words.len()))
}

/// The first cell of a row, and where the next begins.
fn first_cell(rich: &RichText) -> Option<(Range<usize>, usize)> {
    let mut cells = rich.marks.iter().filter(|mark| mark.kind == MarkKind::ListItem).map(Mark::range);
    let (first, second) = (cells.next()?, cells.next()?);
    Some((first, second.start))
}
