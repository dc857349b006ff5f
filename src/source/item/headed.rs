//! Joins the titles of talks that are set as headings with the lines below them: `#### The patience of reeds`, then
//! `Talk at the Slow Meeting, Halden, 3 May 2019`.
//!
//! Input: the blocks of a section of talks. Output: the same blocks, where a title and its lines are a row. Limits: only
//! where several headings of the section are set so; a heading over a list, or over two lines that each have a
//! year, stands over several talks.

use std::borrow::Cow;

use super::card::headed_row;
use crate::calendar::is_year;
use crate::source::block::{Block, Kind};
use crate::source::{head, section_names};

/// Fewer such headings may stand over something else.
const FEWEST: usize = 2;

/// The most lines below a title: when and where, who else spoke, links, an abstract.
const MOST_LINES: usize = 4;

/// The blocks with each title and its lines joined.
pub(super) fn join<'a>(blocks: &Cow<'a, [Block]>) -> Cow<'a, [Block]> {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for at in 0..blocks.len() {
        let lines = lines_below(blocks, at);
        if lines > 0 {
            ends.push((at, at + 1 + lines));
        }
    }
    let titles = |block: &Block| is_title(block) && !block.rich.text.is_empty();
    if ends.len() < FEWEST || ends.len() * 2 < blocks.iter().filter(|block| titles(block)).count() {
        return blocks.clone();
    }
    let mut out = Vec::with_capacity(blocks.len());
    let mut done = 0;
    for (start, end) in ends {
        out.extend_from_slice(&blocks[done..start]);
        out.push(headed_row(&blocks[start..end]));
        done = end;
    }
    out.extend_from_slice(&blocks[done..]);
    Cow::Owned(out)
}

/// How many lines below a heading tell of the one talk that it is the title of; 0 where it is none.
fn lines_below(blocks: &[Block], at: usize) -> usize {
    if !is_title(&blocks[at]) {
        return 0;
    }
    let is_line = |block: &&Block| block.kind == Kind::Paragraph && block.nest == 0 && !block.rich.text.is_empty();
    let lines: Vec<&Block> = blocks[at + 1..].iter().take_while(is_line).take(MOST_LINES + 1).collect();
    let next = blocks.get(at + 1 + lines.len());
    let ends = next.is_none_or(|next| matches!(next.kind, Kind::Heading(_) | Kind::Rule | Kind::End));
    let dated = lines.iter().filter(|line| has_year(line.rich.as_str())).count();
    if ends && dated == 1 && lines.len() <= MOST_LINES { lines.len() } else { 0 }
}

/// Whether a block is a heading that may be the title of a talk: it names no time and no section.
fn is_title(block: &Block) -> bool {
    let text = block.rich.as_str();
    matches!(block.kind, Kind::Heading(_)) && head::only(text).is_none() && !section_names::exact(text)
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(is_year)
}
