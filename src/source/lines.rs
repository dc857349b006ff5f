//! Paragraphs of lines: one paragraph that is really a list.
//!
//! Input: blocks. Output: the same blocks, where a paragraph whose lines begin with bullets, numbers, dates
//! or the badge that its dated lines begin with is cut into one block a line, and one of sentences behind
//! dates that are set alike into one a date; a line that is bold and names a section is a block of its own.
//! Limits: lines that begin with none of these (title, authors, venue of one paper) stay together.

mod soft;

use super::block::{Block, Kind};
use super::dates::{self, Printed};
use super::section::is_bold_line;
use super::{furniture, head, section_names};
use crate::fact::SectionKind;
use crate::text::{Mark, MarkKind, RichText};

pub(super) use soft::part;

/// Cuts the paragraphs of lines in `blocks`.
pub(super) fn cut(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut symbol: Option<Block> = None;
    for mut block in behind_names(blocks).into_iter().flat_map(at_labels) {
        if block.kind == Kind::Paragraph && block.nest == 0 && furniture::is_stamp(block.rich.as_str()) {
            continue;
        }
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

/// The last paragraph before a heading, cut behind the name of the news at its head: `**News:** [05/2024] A paper …`.
/// Elsewhere nothing would tell where its news ends.
fn behind_names(blocks: Vec<Block>) -> Vec<Block> {
    let ends = |next: Option<&Block>| next.is_none_or(|next| matches!(next.kind, Kind::Heading(_) | Kind::End));
    let mut out = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        match name_of_news(&block).filter(|_| ends(blocks.peek())) {
            None => out.push(block),
            Some(end) => {
                let parts = pieces(&block.rich, &[0, end]).into_iter().enumerate();
                out.extend(parts.map(|(at, rich)| Block { cut: at > 0, ..line(&block, rich, false, at == 0) }));
            }
        }
    }
    out
}

/// Where the words behind the name of the news and its colon begin, if a paragraph begins so.
fn name_of_news(block: &Block) -> Option<usize> {
    const LONGEST: usize = 40;
    let text = block.rich.as_str();
    if block.kind != Kind::Paragraph || block.nest > 0 {
        return None;
    }
    let (name, words) = text.split_once(':')?;
    let is_news = || section_names::bare(name) && section_names::kind(name) == Some(SectionKind::News);
    let words = words.trim_start();
    (name.len() <= LONGEST && !words.is_empty() && is_news()).then_some(text.len() - words.len())
}

/// A paragraph cut before and behind each line that is bold and names a section: `**Prizes**`, then its lines.
fn at_labels(block: Block) -> Vec<Block> {
    let text = block.rich.as_str();
    if block.kind != Kind::Paragraph || block.nest > 0 || !text.contains('\n') {
        return vec![block];
    }
    let bounds = line_starts(text);
    let lines = pieces(&block.rich, &bounds);
    let is_label = |at: usize| {
        let name = lines[at].as_str();
        let is_name = is_bold_line(&lines[at]) && section_names::label(name);
        is_name && (!soft::opens_card(&lines[at + 1..]) || section_names::exact(name) && !soft::names_one(name))
    };
    let labels: Vec<bool> = (0..lines.len()).map(is_label).collect();
    let cuts = (0..bounds.len()).filter(|at| *at == 0 || labels[*at] || labels[*at - 1]);
    let bounds: Vec<usize> = cuts.map(|at| bounds[at]).collect();
    if bounds.len() < 2 {
        return vec![block];
    }
    let parts = pieces(&block.rich, &bounds).into_iter().enumerate();
    parts.map(|(at, rich)| Block { cut: false, ..line(&block, rich, false, at == 0) }).collect()
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
    &['•', '●', '○', '◦', '▪', '■', '□', '►', '▶', '➤', '‣', '·', '✦', '★', '☆', '♦', '◆', '◇', '✓', '✔', '∙'];

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Bullet,
    Dash,
    Number,
    Date,
    Words,
}

/// Where the lines of a text begin.
fn line_starts(text: &str) -> Vec<usize> {
    let behind = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(behind.filter(|at| *at < text.len())).collect()
}

/// Where each entry of the paragraph begins, and whether with a bullet; fewer than two: it is no list.
fn starts(rich: &RichText) -> Vec<(usize, bool)> {
    let text = rich.as_str();
    if !text.contains('\n') {
        return alike_dates(rich).into_iter().map(|at| (at, false)).collect();
    }
    let bounds = line_starts(text);
    let lines: Vec<(usize, Start)> =
        pieces(rich, &bounds).iter().zip(&bounds).map(|(piece, at)| (*at, start(piece))).collect();
    let count = |kind: Start| lines.iter().filter(|(_, start)| *start == kind).count();
    let lead = if count(Start::Date) >= 2 {
        Start::Date
    } else if count(Start::Bullet) >= 2 || (count(Start::Bullet) == 1 && lines.len() == 2) {
        Start::Bullet
    } else if count(Start::Dash) >= 2 {
        Start::Dash
    } else if count(Start::Number) >= 2 && lines[0].1 == Start::Number {
        Start::Number
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
    if head::is_numbered(line) { Start::Number } else { Start::Words }
}

/// Where each sentence begins that stands behind a date, where the dates are set apart alike, in brackets or by a
/// mark: `[05/2024] A paper is out. [04/2024] A talk is told.`
fn alike_dates(rich: &RichText) -> Vec<usize> {
    const FARTHEST: usize = 64;
    let text = rich.as_str();
    let date = |inside: &str| inside.len() <= head::LONGEST && head::only(inside).is_some_and(Printed::is_sure);
    let ends = |at: usize| at == 0 || text[..at].trim_end().ends_with(['.', '!', '?', ')', '。', '！']);
    let bracketed = |open: char, close: char| -> Vec<usize> {
        let near = |at: usize| &text[at..text.floor_char_boundary(at + FARTHEST)];
        let inside = |at: usize| near(at).find(close).map(|end| &text[at..at + end]);
        text.match_indices(open).map(|(at, _)| at).filter(|at| ends(*at) && inside(*at).is_some_and(date)).collect()
    };
    let marked = |kind: &MarkKind| -> Vec<usize> {
        let alike = rich.marks.iter().filter(|mark| mark.kind == *kind);
        alike.filter(|mark| ends(mark.start) && date(&text[mark.range()])).map(|mark| mark.start).collect()
    };
    let bracket = [('[', ']'), ('(', ')'), ('【', '】')].into_iter().find(|(open, _)| text.starts_with(*open));
    match (bracket, badge(rich, 0)) {
        (Some((open, close)), _) => bracketed(open, close),
        (None, Some(kind)) => marked(kind),
        (None, None) => Vec::new(),
    }
}

/// Whether a date at the head of a text is set apart, as one of an entry is: `**[May 2024]** A paper …`,
/// `<b>2024-05</b> A paper …`, `May 2024: A paper …`; `None` where it begins with no date. One without a year, as
/// stands below a year, has a colon: `May 5: A paper …`.
pub(super) fn opening(text: &str) -> Option<bool> {
    const LONGEST: usize = 200;
    let line = text[..text.floor_char_boundary(LONGEST)].trim_start();
    let inner = behind_marks(line);
    let (date, end) = dates::parse(inner)?;
    let rest = inner[end..].trim_start_matches([']', '*', '_', '`', ' ']);
    let is_day = date.month.is_some() && date.year.is_none() && date.numbers.is_none();
    let is_date = date.is_sure() || is_day && rest.starts_with([':', '：']);
    is_date.then_some(inner.len() < line.len() || rest.starts_with([':', '：', '|', '–', '—']))
}

/// What stands behind the marks, bullets, emoji and tags at the head of a line. A bracket that nothing marks opens
/// a remark of the sentence before.
fn behind_marks(line: &str) -> &str {
    let is_sign = |c: char| {
        matches!(c, '*' | '_' | '`' | '[' | ' ' | '–' | '—') || BULLETS.contains(&c) || head::is_pictograph(c)
    };
    let mut inner = line;
    loop {
        let before = inner.len();
        inner = inner.trim_start_matches(is_sign);
        let tag = inner.strip_prefix('<').filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()));
        inner = tag.and_then(|tag| tag.split_once('>')).map_or(inner, |(_, behind)| behind);
        let code = inner.strip_prefix(':').and_then(|code| code.split_once(':'));
        inner = code.filter(|(name, _)| emojis::get_by_shortcode(name).is_some()).map_or(inner, |(_, behind)| behind);
        if inner.len() < line.len() {
            inner = inner.trim_start_matches('(');
        }
        if inner.len() == before {
            return inner;
        }
    }
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
