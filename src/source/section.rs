//! Cuts the blocks of a page into sections by their headings.
//!
//! Input: blocks in page order. Output: [`Part`]s, each with its kind and its own blocks. A line
//! that is bold as a whole and names a section (`**News**`) counts as a heading. Limits: what
//! stands before the first heading is `bio`, unless the page itself is about something else.

mod named;

use std::iter::Peekable;
use std::ops::Range;

use super::block::{Block, Kind, append};
use super::habits::dated_below;
use super::{head, lines, names, section_names};
use crate::fact::SectionKind;
use crate::steps;
use crate::text::{MarkKind, RichText};
use named::Named;

/// One section before its entries are made.
#[derive(Debug)]
pub(super) struct Part {
    /// What it holds.
    pub(super) kind: SectionKind,
    /// Its heading.
    pub(super) heading: Option<RichText>,
    /// Its blocks, sub-headings among them.
    pub(super) blocks: Vec<Block>,
    pub(super) level: u8,
    /// How many block elements its heading stands in.
    pub(super) depth: usize,
    /// The kind and heading of the section around one that is a row of a table, with the list in it.
    pub(super) row: Option<(SectionKind, Option<RichText>)>,
}

impl Part {
    /// A part beside this one, without a heading.
    pub(super) fn like(&self, kind: SectionKind, blocks: Vec<Block>) -> Part {
        Part { kind, heading: None, blocks, level: self.level, depth: self.depth, row: None }
    }

    /// Whether years stand over what it holds, and nothing names it.
    fn is_chronicle(&self) -> bool {
        let first = self.blocks.first().filter(|first| matches!(first.kind, Kind::Heading(_)));
        self.heading.is_none() && first.is_some_and(|first| is_year(&first.rich))
    }

    /// Where its heading stands.
    fn head(&self) -> Option<usize> {
        self.heading.as_ref().map(|heading| heading.text.span(0..1).start)
    }

    /// Whether nothing came yet under the owner's name.
    fn awaits_title(&self) -> bool {
        let is_name = |heading: &RichText| names::whole(heading.as_str()).is_some();
        self.kind == SectionKind::Bio && self.blocks.is_empty() && self.heading.as_ref().is_some_and(is_name)
    }

    /// Whether a date stands alone at the end, so that what follows belongs to it.
    fn waits(&self) -> bool {
        let last = self.blocks.last().filter(|block| matches!(block.kind, Kind::Paragraph));
        last.is_some_and(|block| block.nest == 0 && head::only(block.rich.as_str()).is_some())
    }
}

/// The level of a bold line that serves as a heading: below all headings.
pub(super) const LABEL: u8 = 7;

/// Cuts `blocks`; `first` is the kind of what stands before the first heading.
pub(super) fn split(blocks: Vec<Block>, first: SectionKind) -> Vec<Part> {
    let mut parts = vec![Part { kind: first, heading: None, blocks: Vec::new(), level: 0, depth: 0, row: None }];
    let mut blocks = blocks.into_iter().peekable();
    while let Some(mut block) = blocks.next() {
        steps::count(1);
        if block.kind == Kind::End {
            parts.push(Part {
                kind: SectionKind::Other,
                heading: None,
                blocks: Vec::new(),
                level: 0,
                depth: 0,
                row: None,
            });
            continue;
        }
        if block.nest == 0 {
            leave_row(&mut parts, &block);
        }
        if let Some(found) = parts.last().and_then(|part| named::find(&block, part)) {
            push_named(&mut parts, found, blocks.peek());
            continue;
        }
        if parts.last().is_some_and(|part| serves_as_heading(&block, part, blocks.peek())) {
            block.kind = Kind::Heading(LABEL);
        }
        let lists = blocks.peek().is_some_and(|next| next.leads || next.kind == Kind::Row);
        if let Some(part) = parts.last_mut().filter(|part| !lists && part.awaits_title() && is_title_of_owner(&block)) {
            part.blocks.push(title_of_owner(block, &mut blocks));
            continue;
        }
        match (section_of(&block, &parts, blocks.peek(), first), parts.last_mut()) {
            (Some((kind, level)), _) if kind == SectionKind::Other && is_year(&block.rich) => {
                let depth = block.depth;
                parts.push(Part { kind, heading: None, blocks: vec![block], level, depth, row: None });
            }
            (Some((kind, level)), _) => {
                parts.push(Part {
                    kind,
                    heading: Some(block.rich),
                    blocks: Vec::new(),
                    level,
                    depth: block.depth,
                    row: None,
                });
            }
            (None, Some(part)) => part.blocks.push(block),
            (None, None) => {}
        }
    }
    drop_empty(&mut parts);
    parts
}

/// Whether a line that is set as no heading names a section, where none of it is an item of the one before.
fn serves_as_heading(block: &Block, part: &Part, next: Option<&Block>) -> bool {
    let text = block.rich.as_str();
    let is_named = is_label(block) && section_names::label(text) && stays(block, next)
        || is_bare_name(block) && !is_alone(block, next)
        || is_name_of(block);
    // What is taught divides itself into lectures and workshops.
    let sorts = || part.kind == SectionKind::Teaching && section_names::sorts_venues(text);
    is_named && !part.waits() && !is_dated(block, part) && !sorts()
}

/// The kind and level of the section that a block begins, if it is a heading that does not belong to an entry.
fn section_of(block: &Block, parts: &[Part], next: Option<&Block>, first: SectionKind) -> Option<(SectionKind, u8)> {
    let Kind::Heading(level) = block.kind else { return None };
    let part = parts.last()?;
    let is_of_entry = part.kind == SectionKind::News && part.waits()
        || is_card_of_news(block, part, next)
        || is_title_of_card(block, part)
        || is_inside_item(block, part);
    let is_top = parts.len() == 1 && part.blocks.is_empty();
    let found = (!is_of_entry).then(|| begins(&block.rich, level, part, next, is_top, first))??;
    Some(under(parts, found))
}

/// Leaves out parts that hold nothing, and what would go on behind a section of one block but ended there.
fn drop_empty(parts: &mut Vec<Part>) {
    let heads: Vec<Option<usize>> = parts.iter().map(Part::head).collect();
    let mut at = 0;
    parts.retain(|part| {
        at += 1;
        let is_rest = || at > 2 && heads[at - 3] == part.head();
        !part.blocks.is_empty() || part.heading.is_some() && !is_rest()
    });
}

/// Whether a heading can be the title of the person whose name stands over it: it names no section and no time.
fn is_title_of_owner(block: &Block) -> bool {
    let text = block.rich.as_str();
    matches!(block.kind, Kind::Heading(_)) && section_names::kind(text).is_none() && head::only(text).is_none()
}

/// The headings right under the owner's name as the lines of a paragraph.
fn title_of_owner(first: Block, blocks: &mut Peekable<impl Iterator<Item = Block>>) -> Block {
    let mut lines = Block { kind: Kind::Paragraph, ..first };
    while let Some(next) = blocks.next_if(is_title_of_owner) {
        append(&mut lines.rich, &next.rich, None);
    }
    lines
}

/// Adds a section of one block, and goes on with the one around it unless a list follows, which is still of the section.
fn push_named(parts: &mut Vec<Part>, found: Named, next: Option<&Block>) {
    let Some(around) = parts.last() else { return };
    let after = Part { heading: around.heading.clone(), ..around.like(around.kind, Vec::new()) };
    let goes_on = next.is_some_and(|next| next.nest > 0);
    let row = found.is_row.then_some((around.kind, around.heading.clone()));
    let blocks = lines::cut(vec![found.rest]);
    let named = Part { heading: Some(found.name), level: LABEL, row, ..after.like(found.kind, blocks) };
    parts.push(named);
    if !goes_on {
        parts.push(after);
    }
}

/// Goes on with the section around one that is a row of a table, where its list ends; the next row of a table whose rows
/// are named in cells of their own (`<td><b>Papers</b></td><td><li>…`) is no more of the one before.
fn leave_row(parts: &mut Vec<Part>, block: &Block) {
    let Some(part) = parts.last_mut() else { return };
    // What stands over a table stands outside of its cells.
    let is_beside = part.level == LABEL && block.kind == Kind::Row && block.depth <= part.depth + 1;
    let beside = is_beside.then_some((SectionKind::Other, None)).filter(|_| part.heading.is_some());
    let Some((kind, heading)) = part.row.take().or(beside) else { return };
    let after = Part { heading, ..part.like(kind, Vec::new()) };
    parts.push(after);
}

/// Whether a heading is the title of a card of news, whatever its level: it stands in a container of its own
/// inside the section, and its date alone below it.
fn is_card_of_news(block: &Block, part: &Part, next: Option<&Block>) -> bool {
    let dated = || dated_below(block, next.map(std::slice::from_ref).unwrap_or_default());
    part.kind == SectionKind::News && block.depth > part.depth && dated().is_some_and(|date| !date.range)
}

/// Whether a heading stands inside an item of news that has begun, behind its date.
fn is_inside_item(block: &Block, part: &Part) -> bool {
    const NEAR: usize = 8;
    if part.kind != SectionKind::News || block.card.is_none() || block.depth <= part.depth {
        return false;
    }
    let before = part.blocks.iter().rev().take(NEAR).take_while(|before| before.card == block.card);
    before.last().is_some_and(|first| head::only(first.rich.as_str()).is_some())
}

/// Whether a heading is the title of a work in a card, whatever its level.
fn is_title_of_card(block: &Block, part: &Part) -> bool {
    let text = block.rich.as_str();
    part.kind == SectionKind::Publications
        && block.card.is_some()
        && block.depth > part.depth
        && !section_names::exact(text)
        && head::only(text).is_none()
}

/// A section without a kind of its own, beside others inside one of talks or service, is of that kind.
fn under(parts: &[Part], (kind, level): (SectionKind, u8)) -> (SectionKind, u8) {
    const FARTHEST: usize = 64;
    let kinds = [SectionKind::Talks, SectionKind::Service];
    if kind != SectionKind::Other {
        return (kind, level);
    }
    let mut looked_at = parts.iter().rev().take(FARTHEST).inspect(|_| steps::count(1));
    let around = looked_at.find(|part| part.level < level).filter(|part| part.level > 0);
    (around.map(|part| part.kind).filter(|around| kinds.contains(around)).unwrap_or(kind), level)
}

/// The kind and level of the section that this heading begins; `None` where it stays inside `part`.
fn begins(
    heading: &RichText,
    level: u8,
    part: &Part,
    next: Option<&Block>,
    empty: bool,
    first: SectionKind,
) -> Option<(SectionKind, u8)> {
    let text = heading.as_str();
    let date = head::read(heading).date;
    let sorts = |kind: &SectionKind| {
        *kind == SectionKind::Publications && part.kind == SectionKind::Service && section_names::sorts_venues(text)
    };
    // A page's title may hold the name of a section (`The Weiss lab`) and stand over all of it.
    let known =
        section_names::kind(text).filter(|kind| !empty || *kind != SectionKind::Other || section_names::titles(text));
    let known = known.filter(|kind| part.heading.is_none() || level <= part.level || !sorts(kind));
    // A page that is about one thing as a whole (a publication page) divides it by any heading.
    let years = part.is_chronicle();
    let whole_page = part.heading.is_none() && part.kind != SectionKind::Bio && !years;
    let inside = (part.heading.is_some() || years) && level > part.level || whole_page;
    // A year beside the heading of a list stands over a part of the list.
    let of_list = years || !matches!(part.kind, SectionKind::Bio | SectionKind::Other);
    if of_list && level == part.level && is_year(heading) {
        return None;
    }
    if part.kind == SectionKind::News {
        let dated_next = next.is_some_and(|block| head::read(&block.rich).date.is_some());
        // What a page of news divides itself into is all news.
        let all_news = first == SectionKind::News;
        if date.is_some() || (inside && (all_news || dated_next || !section_names::exact(text))) {
            return None;
        }
    }
    // Below another heading stand titles of entries too (`Teaching robots to sort news`).
    let below = inside && part.level > 0;
    let tells = !below || section_names::exact(text) || section_names::is_short(text);
    match known {
        Some(kind) if !inside || (tells && kind != part.kind && kind != SectionKind::Other) => Some((kind, level)),
        Some(kind) if !below && section_names::may_be_news(text) => Some((kind, level)),
        Some(_) => None,
        None if inside => None,
        // The page's own title stands over its introduction.
        None if empty || (part.heading.is_none() && names::whole(text).is_some()) => Some((part.kind, 0)),
        // On a page about one thing a heading without a name is still about that.
        None if first != SectionKind::Bio && level > 1 => Some((first, level)),
        None => Some((SectionKind::Other, level)),
    }
}

/// Whether a heading is only a date that has its year.
fn is_year(heading: &RichText) -> bool {
    head::only(heading.as_str()).is_some_and(|date| date.year.is_some())
}

/// Whether a paragraph is bold as a whole and short, as a heading is.
pub(super) fn is_label(block: &Block) -> bool {
    block.kind == Kind::Paragraph && block.nest == 0 && is_bold_line(&block.rich)
}

/// Whether a text is one short line that is bold as a whole.
pub(super) fn is_bold_line(rich: &RichText) -> bool {
    let text = rich.as_str();
    text.len() <= 80 && !text.contains('\n') && wholly(rich, &MarkKind::Strong)
}

/// Whether a label stands over something here: one that is a link leads away, unless a list follows it.
fn stays(block: &Block, next: Option<&Block>) -> bool {
    let text = block.rich.as_str();
    let is_link = |range: Range<usize>| text[..range.start].trim().is_empty() && text[range.end..].trim().is_empty();
    let lists = next.is_some_and(|next| next.leads || matches!(next.kind, Kind::Row | Kind::Term));
    lists || !block.rich.links().any(|(range, _)| is_link(range))
}

/// Whether a paragraph begins with bold text or an icon, as the head of an item does.
pub(super) fn is_bold(block: &Block) -> bool {
    let first = block.rich.marks.first();
    block.icon || first.is_some_and(|mark| mark.start == 0 && mark.kind == MarkKind::Strong)
}

/// A short line that announces the list below it: `Reviewer:`.
pub(super) fn is_lead_in(block: &Block) -> bool {
    let text = block.rich.as_str();
    text.len() <= 60 && !text.contains('\n') && !text.ends_with(['.', '!', '?'])
}

/// Whether a line tells its date before its words, as an item does whatever they are: `03/2024: Invited talks`. A year
/// alone may belong to the name of a section, but not among news.
fn is_dated(block: &Block, part: &Part) -> bool {
    let date = head::at_head(&block.rich).map(|(date, _)| date);
    date.is_some_and(|date| date.month.is_some() || part.kind == SectionKind::News)
}

/// Whether a paragraph is nothing but the name of a section, and leads nowhere.
fn is_bare_name(block: &Block) -> bool {
    let text = block.rich.as_str();
    let line = block.kind == Kind::Paragraph && block.nest == 0 && text.len() <= 40 && !text.contains('\n');
    // `Recent news (archive)`: what leads to more stands in brackets.
    let in_brackets = |range: Range<usize>| text[..range.start].contains('(') && text[range.end..].ends_with(')');
    line && block.rich.links().all(|(range, _)| in_brackets(range)) && section_names::bare(text)
}

/// Whether one thing of a year stands alone under a heading, with nothing below it: `External Reviewer (2022)`.
fn is_alone(block: &Block, next: Option<&Block>) -> bool {
    let text = block.rich.as_str().trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = next.is_none_or(|next| matches!(next.kind, Kind::Heading(_) | Kind::Rule | Kind::End));
    ends && text.len() > 4 && ends_in_year(text)
}

/// Whether a text ends in a year.
fn ends_in_year(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 4 && text[text.len() - 4..].starts_with(['1', '2'])
}

/// Whether a paragraph is the name of a section in bold, and whose it is: `**Publications** of Ada Weiss`.
fn is_name_of(block: &Block) -> bool {
    const TIES: &[&str] = &["of ", "by ", "von ", "de ", "di "];
    const LONGEST: usize = 200;
    let text = block.rich.as_str();
    let bold = block.rich.marks.iter().find(|mark| mark.start == 0 && mark.kind == MarkKind::Strong);
    let Some(bold) = bold.filter(|_| block.kind == Kind::Paragraph && block.nest == 0 && text.len() <= LONGEST) else {
        return false;
    };
    let behind = text[bold.end..].trim_start();
    let whose = TIES.iter().find_map(|tie| behind.strip_prefix(tie)).unwrap_or_default();
    let name = whose.split('(').next().unwrap_or_default().trim();
    section_names::bare(&text[bold.range()]) && names::whole(name).is_some()
}

/// Whether one mark of this kind covers all letters of the text.
pub(super) fn wholly(rich: &RichText, kind: &MarkKind) -> bool {
    let text = rich.as_str();
    rich.marks.iter().any(|mark| {
        mark.kind == *kind
            && text[..mark.start].chars().all(|c| !c.is_alphanumeric())
            && text[mark.end..].chars().all(|c| !c.is_alphanumeric())
    })
}
