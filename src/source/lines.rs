//! Paragraphs of lines: one paragraph that is really a list.
//!
//! Input: blocks. Output: the same blocks, where a paragraph whose lines begin with bullets, dates
//! or the badge that its dated lines begin with is cut into one block a line. Limits: lines that
//! begin with none of these (title, authors, venue of one paper) stay together.

use super::block::{Block, Kind};
use super::head;
use crate::text::{MarkKind, RichText};

/// Cuts the paragraphs of lines in `blocks`.
pub(super) fn cut(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if is_imprint(block.rich.as_str()) {
            block = Block { kind: Kind::End, rich: RichText::default(), ..block };
        }
        let starts = if block.kind == Kind::Paragraph && block.nest == 0 { starts(&block.rich) } else { Vec::new() };
        if starts.len() < 2 {
            out.push(block);
            continue;
        }
        for (at, begin) in starts.iter().enumerate() {
            let end = starts.get(at + 1).map_or(block.rich.text.len(), |(next, _)| *next);
            out.push(line(&block, begin.0, end, begin.1, at == 0));
        }
    }
    out
}

/// Whether the text is the line at the foot of a page that says whose page it is and what made it.
fn is_imprint(text: &str) -> bool {
    let lower = text.get(..text.len().min(200)).unwrap_or_default().to_lowercase();
    let short = text.len() < 200;
    short && (text.starts_with(['©', '🄯']) || lower.starts_with("copyright") || lower.contains("all rights reserved"))
}

/// The characters that stand for a bullet.
const BULLETS: &[char] =
    &['•', '●', '○', '◦', '▪', '■', '□', '►', '▶', '➤', '‣', '·', '✦', '★', '☆', '♦', '◆', '◇', '✓', '✔'];

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Bullet,
    Dash,
    Date,
    Words,
}

/// Where each entry of the paragraph begins, and whether with a bullet; fewer than two: it is no list.
fn starts(rich: &RichText) -> Vec<(usize, bool)> {
    let text = rich.as_str();
    if !text.contains('\n') {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push((at, start(rich, at, at + line.trim_end().len())));
        at += line.len();
    }
    let count = |kind: Start| lines.iter().filter(|(_, start)| *start == kind).count();
    let lead = if count(Start::Date) >= 2 {
        Start::Date
    } else if count(Start::Bullet) >= 2 || (count(Start::Bullet) == 1 && lines.len() == 2) {
        Start::Bullet
    } else if count(Start::Dash) >= 2 {
        Start::Dash
    } else {
        return Vec::new();
    };
    let badge = lines.iter().find(|(_, start)| *start == lead).and_then(|(at, _)| badge(rich, *at));
    lines
        .iter()
        .filter(|(at, start)| {
            *at == 0 || *start == lead || (lead == Start::Date && badge.is_some() && self::badge(rich, *at) == badge)
        })
        .map(|(at, start)| (*at, *start == lead && lead != Start::Date))
        .collect()
}

fn start(rich: &RichText, from: usize, to: usize) -> Start {
    let line = &rich.as_str()[from..to];
    if head::at_head(&rich.slice(from..to)).is_some() {
        return Start::Date;
    }
    if line.starts_with(BULLETS) {
        return Start::Bullet;
    }
    if line.starts_with("- ") || line.starts_with("– ") || line.starts_with("* ") {
        return Start::Dash;
    }
    Start::Words
}

/// The mark that begins at `at`, by which a page sets the heads of its lines.
fn badge(rich: &RichText, at: usize) -> Option<&MarkKind> {
    let first = rich.marks.partition_point(|mark| mark.start < at);
    rich.marks[first..]
        .iter()
        .take_while(|mark| mark.start == at)
        .map(|mark| &mark.kind)
        .find(|kind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis | MarkKind::Span(_) | MarkKind::Code))
}

fn line(block: &Block, start: usize, end: usize, bullet: bool, first: bool) -> Block {
    let text = &block.rich.as_str()[start..end];
    let rich = block.rich.slice(start..start + text.trim_end().len());
    let at = rich.text.span(0..rich.text.len().min(1)).start;
    let join = if first { block.join } else { block.depth };
    Block { rich, at, join, cut: true, nest: usize::from(bullet), leads: bullet, ..block.clone() }
}
