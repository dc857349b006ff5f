//! Paragraphs of lines: one paragraph that is really a list.
//!
//! Input: blocks. Output: the same blocks, where a paragraph whose lines begin with bullets, dates
//! or the badge that its dated lines begin with is cut into one block a line. Limits: lines that
//! begin with none of these (title, authors, venue of one paper) stay together.

use super::block::{Block, Kind};
use super::head;
use crate::text::{Mark, MarkKind, RichText};

/// Cuts the paragraphs of lines in `blocks`.
pub(super) fn cut(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut symbol: Option<Block> = None;
    for mut block in blocks {
        if is_symbol(&block) {
            symbol = Some(block);
            continue;
        }
        if let Some(symbol) = symbol.take().filter(|_| block.kind == Kind::Paragraph) {
            block = join(symbol, block);
        }
        if is_imprint(block.rich.as_str()) {
            block = Block { kind: Kind::End, rich: RichText::default(), ..block };
        }
        let starts = if block.kind == Kind::Paragraph && block.nest == 0 { starts(&block.rich) } else { Vec::new() };
        if starts.len() < 2 {
            out.push(block);
            continue;
        }
        let bounds: Vec<usize> = starts.iter().map(|(at, _)| *at).collect();
        for (at, (rich, (_, bullet))) in pieces(&block.rich, &bounds).into_iter().zip(starts).enumerate() {
            out.push(line(&block, rich, bullet, at == 0));
        }
    }
    out
}

/// Whether a block is an emoji or another sign alone, which a page sets beside the words of an entry.
fn is_symbol(block: &Block) -> bool {
    let text = block.rich.as_str();
    block.kind == Kind::Paragraph && !text.is_empty() && text.len() <= 32 && !text.chars().any(char::is_alphanumeric)
}

/// The sign and the words as one block, which begins with the sign.
fn join(symbol: Block, words: Block) -> Block {
    let mut rich = symbol.rich;
    let at = words.rich.text.span(0..0);
    rich.text.push(" ", at);
    let start = rich.text.len();
    rich.text.push_text(&words.rich.text, 0..words.rich.text.len());
    for mark in words.rich.marks {
        rich.mark(mark.start + start..mark.end + start, mark.kind);
    }
    let stated = symbol.stated.or(words.stated);
    Block { rich, at: symbol.at, join: symbol.join, leads: symbol.leads || words.leads, stated, ..words }
}

/// The text cut at `bounds`, each piece with its marks and without white space at its end, in one
/// sweep: to slice each piece by itself would look at all marks for each line.
fn pieces(rich: &RichText, bounds: &[usize]) -> Vec<RichText> {
    let text = rich.as_str();
    let mut out = Vec::with_capacity(bounds.len());
    let mut open: Vec<&Mark> = Vec::new();
    let mut marks = rich.marks.iter().peekable();
    for (at, start) in bounds.iter().enumerate() {
        let next = bounds.get(at + 1).copied().unwrap_or(text.len());
        let end = start + text[*start..next].trim_end().len();
        while let Some(mark) = marks.next_if(|mark| mark.start < next) {
            open.push(mark);
        }
        open.retain(|mark| mark.end > *start);
        let mut piece = RichText::default();
        piece.text.push_text(&rich.text, *start..end);
        for mark in &open {
            let (first, last) = (mark.start.max(*start), mark.end.min(end));
            if first < last {
                piece.mark(first - start..last - start, mark.kind.clone());
            }
        }
        out.push(piece);
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
    let mut bounds = vec![0];
    bounds.extend(text.match_indices('\n').map(|(at, _)| at + 1).filter(|at| *at < text.len()));
    let lines: Vec<(usize, Start)> =
        pieces(rich, &bounds).iter().zip(&bounds).map(|(piece, at)| (*at, start(piece))).collect();
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

fn start(line: &RichText) -> Start {
    if head::at_head(line).is_some() {
        return Start::Date;
    }
    let line = line.as_str();
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

fn line(block: &Block, rich: RichText, bullet: bool, first: bool) -> Block {
    let at = rich.text.span(0..rich.text.len().min(1)).start;
    let join = if first { block.join } else { block.depth };
    let Block { kind, depth, icon, card, titled, .. } = *block;
    let stated = block.stated.filter(|_| first);
    Block {
        kind,
        nest: usize::from(bullet),
        leads: bullet,
        join,
        depth,
        cut: true,
        card,
        titled,
        icon,
        stated,
        rich,
        at,
    }
}
