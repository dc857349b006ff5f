//! Lines that only the file shows: a bold line, what it was at and its time, each on a line of Markdown.
//!
//! Input: blocks and the text that they were read from. Output: the same blocks, where such lines are lines of the
//! paragraph, as whoever wrote them so meant them (`**Tide Warden**`, then `Harbour Office`, then `2019 – 2021`).
//! Limits: the first line is bold as a whole, and another one is nothing but a time.

use super::{is_bold_line, pieces};
use crate::source::block::{Block, Kind, append};
use crate::source::item::is_term;
use crate::text::{MarkKind, RichText};

/// More lines are prose that is wrapped.
const MOST_LINES: usize = 5;

/// Parts the lines of such paragraphs.
pub(in crate::source) fn part(blocks: Vec<Block>, text: &str) -> Vec<Block> {
    let part = |block: Block| match parted(&block, text) {
        Some(rich) => Block { rich, ..block },
        None => block,
    };
    blocks.into_iter().map(part).collect()
}

/// The text of a block with its lines parted, if it is such a paragraph.
fn parted(block: &Block, text: &str) -> Option<RichText> {
    let rich = &block.rich;
    let is_bold = rich.marks.iter().any(|mark| mark.start == 0 && mark.kind == MarkKind::Strong);
    if block.kind != Kind::Paragraph || !is_bold || !has_lines(rich, text) || rich.as_str().contains('\n') {
        return None;
    }
    let bounds = starts(rich, text);
    if !(3..=MOST_LINES).contains(&bounds.len()) {
        return None;
    }
    let lines = pieces(rich, &bounds);
    let is_card = is_bold_line(&lines[0]) && opens_card(&lines[1..]);
    is_card.then(|| {
        let mut whole = RichText::default();
        for line in &lines {
            append(&mut whole, line, None);
        }
        whole
    })
}

/// Whether a text stands on as many lines of the file as such a paragraph has.
fn has_lines(rich: &RichText, text: &str) -> bool {
    let span = rich.text.span(0..rich.text.len());
    text.get(span.start..span.end).is_some_and(|printed| (3..=MOST_LINES).contains(&printed.lines().count()))
}

/// Where the lines of the file begin in a text whose line ends became spaces.
fn starts(rich: &RichText, text: &str) -> Vec<usize> {
    let is_line_end = |at: &usize| {
        let span = rich.text.span(*at..*at + 1);
        text.get(span.start..span.end).is_some_and(|gap| gap.contains('\n'))
    };
    let gaps = rich.as_str().match_indices(' ').map(|(at, _)| at);
    std::iter::once(0).chain(gaps.filter(is_line_end).map(|at| at + 1)).collect()
}

/// Whether lines go on with what a bold line names: what it was at, then its time alone.
pub(super) fn opens_card(lines: &[RichText]) -> bool {
    const NEAR: usize = 3;
    lines.iter().take(NEAR).skip(1).any(|line| is_term(line.as_str())) && !lines[0].as_str().ends_with(['.', ':'])
}

/// Whether a name of a section is in the singular what one person is or has: `Program Committee Member`, `Internship`.
pub(super) fn names_one(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "member", "reviewer", "referee", "organizer", "organiser", "editor", "chair", "internship", "assistant",
        "lecturer", "volunteer", "fellowship", "scholarship", "coordinator", "mitglied", "gutachter", "gutachterin",
        "membre", "revisor", "revisora", "organizador", "organizadora", "organisateur", "organisatrice", "praktikum",
    ];
    let last = name.trim().rsplit([' ', '-']).next().unwrap_or_default().to_lowercase();
    ENDS.contains(&last.as_str())
}
