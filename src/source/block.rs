//! From the stream of markup to a flat list of blocks.
//!
//! Input: events in page order, from Markdown, HTML, or both mixed. Output: [`Block`]s: headings,
//! paragraphs, list entries with their depth, table rows, terms and definitions. What is never
//! closed or closed twice is mended as browsers do it. Limits: elements nested deeper than
//! [`DEEPEST`] are flattened, which a warning says.

mod card;
mod end;
mod glued;
mod rows;

use super::dates::{Printed, parse};
use super::element::{IMPLIED_ENDS, ends_section, is_icon, is_navigation, mark};
use super::inline::Inline;
use super::markup::{Element, Event, EventKind, Role, role};
use crate::span::Span;
use crate::steps;
use crate::text::{MarkKind, RichText};
use card::Container;
use glued::{Border, Gap};
pub(super) use rows::append;

/// How deep elements may be nested; beyond it they count as their container.
pub(super) const DEEPEST: usize = 256;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of this level.
    Heading(u8),
    /// A paragraph, or any other run of text.
    Paragraph,
    /// A table row; its cells are separated by `\n` and marked.
    Row,
    /// A row of column heads.
    HeadRow,
    /// A term of a definition list.
    Term,
    /// A definition.
    Definition,
    /// The line that a reader clicks to unfold a block.
    Summary,
    /// A horizontal rule; without text.
    Rule,
    /// The end of a part of the page: a footer, a sidebar; without text.
    End,
}

/// A run of text between two block borders.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each tells a thing of its own of the block")]
pub(super) struct Block {
    /// What it is.
    pub(super) kind: Kind,
    /// How many list entries it stands in.
    pub(super) nest: usize,
    /// Whether it is the first text of its list entry.
    pub(super) leads: bool,
    /// The depth of the innermost element that holds this block and the one before it.
    pub(super) join: usize,
    /// How many block elements it stands in.
    pub(super) depth: usize,
    /// Whether it was cut from a paragraph of entries, so that it is one.
    pub(super) cut: bool,
    /// The container that it shares with other blocks, where containers of the same class stand side by side, as cards do.
    pub(super) card: Option<usize>,
    /// Whether its element says that it is a title.
    pub(super) titled: bool,
    /// Whether an icon or a picture stands before its text.
    pub(super) icon: bool,
    /// The date that its element states in an attribute, which the page may show by its style sheet.
    pub(super) stated: Option<Printed>,
    /// Its text, with spans in the decoded text.
    pub(super) rich: RichText,
    /// The place of its first visible character in the decoded text.
    pub(super) at: usize,
}

/// The blocks of a page.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// In page order.
    pub(super) list: Vec<Block>,
    /// Where nesting passed the limit for the first time.
    pub(super) too_deep: Option<Span>,
}

/// Builds the blocks of `events`, whose spans point into `text`.
pub(super) fn build(text: &str, events: &[Event]) -> Blocks {
    let mut builder = Builder { text, ..Builder::default() };
    for event in events {
        builder.step(event);
    }
    builder.close_to(0);
    builder.flush();
    let outermost = std::mem::take(&mut builder.alike);
    builder.end_cards(&outermost);
    builder.out
}

/// An open element.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each tells a thing of its own of the element")]
struct Open {
    name: &'static str,
    /// For inline elements: where their mark begins in the text of the current block.
    mark: Option<(MarkKind, usize)>,
    /// How many blocks there were when it began.
    first: usize,
    /// For list entries: whether a block of its own came.
    led: bool,
    /// Whether it only leads to other pages.
    leads_away: bool,
    /// Whether it begins a block.
    block: bool,
    /// Its class, if it begins a block and has one.
    class: Option<String>,
    /// The containers right inside it that may be cards.
    alike: Vec<Container>,
    /// For rows: whether the first cell is empty, or a cell of a row above reaches down to it.
    hollow: bool,
    /// For tables: how many further rows the first cell of the last row reaches down to.
    reaches: usize,
}

#[derive(Debug, Default)]
struct Builder<'a> {
    text: &'a str,
    stack: Vec<Open>,
    /// How many elements beyond the limit are open.
    beyond: usize,
    /// The skipped element that is open, and how many of the same name inside it.
    skipped: Option<(&'static str, usize)>,
    inline: Inline,
    /// How many block elements are open.
    depth: usize,
    /// The least depth since the last block.
    low: usize,
    /// The borders of elements since the last text.
    border: Border,
    /// Whether an icon stood at the head of the block under construction.
    icon: bool,
    /// The date that an element stated for the block under construction.
    stated: Option<Printed>,
    /// The outermost containers that may be cards.
    alike: Vec<Container>,
    out: Blocks,
}

impl Builder<'_> {
    fn step(&mut self, event: &Event) {
        if self.skip(&event.kind) {
            return;
        }
        match &event.kind {
            EventKind::Open(element) => self.open(element, event.span),
            EventKind::Close(name) => self.close(name),
            EventKind::Text => self.copy(event.span),
            EventKind::Word(word) => {
                self.border = Border::default();
                self.inline.stand_in(word, event.span);
            }
            EventKind::Break => self.line_break(event.span),
        }
    }

    /// Appends text as it stands, parted from what a style sheet parts it from.
    fn copy(&mut self, span: Span) {
        let text = &self.text[span.start..span.end];
        let between = Span::new(span.start, span.start);
        match std::mem::take(&mut self.border).gap(self.inline.last_word(), text) {
            Some(Gap::Space) => self.inline.stand_in(" ", between),
            Some(Gap::Line) => self.inline.line_break(between),
            None => {}
        }
        if self.is_as_typed() { self.copy_lines(span) } else { self.inline.copy(text, span) }
    }

    /// Whether the lines of the text are as somebody typed them: `<pre>`.
    fn is_as_typed(&self) -> bool {
        const NEAR: usize = 3;
        self.stack.iter().rev().take(NEAR).any(|open| open.name == "pre")
    }

    /// Appends text whose lines are lines of the page.
    fn copy_lines(&mut self, span: Span) {
        let mut at = span.start;
        for line in self.text[span.start..span.end].split_inclusive('\n') {
            let end = at + line.len();
            self.inline.copy(line, Span::new(at, end));
            if line.ends_with('\n') {
                self.inline.line_break(Span::new(end - 1, end));
            }
            at = end;
        }
    }

    /// Whether the event lies in an element that is not on the page.
    fn skip(&mut self, kind: &EventKind) -> bool {
        let Some((name, depth)) = &mut self.skipped else { return false };
        match kind {
            EventKind::Open(element) if element.name == *name => *depth += 1,
            EventKind::Close(close) if close == name => *depth -= 1,
            _ => {}
        }
        if *depth == 0 {
            self.skipped = None;
        }
        true
    }

    fn open(&mut self, element: &Element, span: Span) {
        self.state(element);
        match role(element.name) {
            Role::Skipped => self.skipped = Some((element.name, 1)),
            Role::Void => self.void(element.name, span),
            Role::Inline => {
                self.border.open(element.name);
                self.icon |= !self.inline.has_letters() && is_icon(element);
                // `paper<sup><a href="…">1</a></sup>`: the number of a link is no part of the word.
                if element.name == "a" && self.stack.last().is_some_and(|open| open.name == "sup") {
                    self.inline.stand_in(" ", span);
                }
                self.push(element.name, mark(element), span);
            }
            Role::Block => self.open_block(element, span),
        }
    }

    /// Keeps the date of an attribute: `<li data-date="2026/08">`, `<time datetime="2026-08-01">`.
    fn state(&mut self, element: &Element) {
        let attribute = match element.name {
            "time" if !self.inline.has_letters() => element.get("datetime"),
            _ => element.get("data-date"),
        };
        let date = attribute.and_then(parse).map(|(date, _)| date);
        self.stated = date.or(self.stated);
    }

    fn void(&mut self, name: &str, span: Span) {
        match name {
            "br" => self.line_break(span),
            "img" => self.icon |= !self.inline.has_letters(),
            "hr" => {
                self.flush();
                self.emit(Kind::Rule, RichText::default(), span.start);
            }
            _ => {}
        }
    }

    fn open_block(&mut self, element: &Element, span: Span) {
        // A link that is set around whole blocks is a block itself, as a card is.
        if let Some(open) = self.stack.last_mut().filter(|open| open.name == "a" && self.inline.is_empty()) {
            self.depth += usize::from(!open.block);
            open.block = true;
        }
        self.flush();
        for (name, closes, within) in IMPLIED_ENDS {
            if *name == element.name {
                self.close_implied(closes, within);
            }
        }
        if let Some(open) = self.stack.last().filter(|open| is_heading(open.name) && is_heading(element.name)) {
            self.close(open.name);
        }
        if matches!(element.name, "td" | "th") && self.lacks_row() {
            self.push("tr", None, span);
        }
        if self.stack.last().is_some_and(|open| open.name == "p") && element.name != "p" {
            self.close("p");
        }
        if ends_section(element) {
            self.emit(Kind::End, RichText::default(), span.start);
        }
        self.push(element.name, None, span);
        if let Some(open) = self.stack.last_mut().filter(|open| open.name == element.name) {
            open.leads_away |= is_navigation(element);
            open.class = element.get("class").map(str::to_owned);
        }
        self.reach_down(element);
    }

    fn push(&mut self, name: &'static str, kind: Option<MarkKind>, span: Span) {
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
            self.out.too_deep.get_or_insert(span);
            return;
        }
        let block = role(name) == Role::Block;
        self.depth += usize::from(block);
        let start = self.inline.len();
        self.stack.push(Open {
            name,
            mark: kind.map(|kind| (kind, start)),
            first: self.out.list.len(),
            led: false,
            leads_away: false,
            block,
            class: None,
            alike: Vec::new(),
            hollow: false,
            reaches: 0,
        });
    }

    /// Ends the innermost open element among `closes`, not looking beyond an element among `within`.
    fn close_implied(&mut self, closes: &[&str], within: &[&str]) {
        steps::count(self.stack.len());
        let found = self.stack.iter().rposition(|open| closes.contains(&open.name) || within.contains(&open.name));
        if let Some(at) = found
            && closes.contains(&self.stack[at].name)
        {
            self.close_to(at);
        }
    }

    fn close(&mut self, name: &'static str) {
        self.border.close(name);
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let inline = role(name) == Role::Inline;
        steps::count(self.stack.len());
        for at in (0..self.stack.len()).rev() {
            let open = &self.stack[at];
            // Any end of a heading ends the heading that is open: `<h4>Talks</h3>`.
            if open.name == name || is_heading(open.name) && is_heading(name) {
                self.close_to(at);
                return;
            }
            // An inline element ends at the latest with the block around it, a block with its cell.
            let wall = if inline { open.block } else { matches!(open.name, "td" | "th") };
            if wall && !matches!(name, "tr" | "table" | "tbody" | "thead") {
                return;
            }
        }
    }

    fn close_to(&mut self, at: usize) {
        while self.stack.len() > at {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let block = self.stack.last().is_some_and(|open| open.block);
        if block {
            self.flush();
        }
        let Some(mut open) = self.stack.pop() else { return };
        if let Some((kind, start)) = open.mark.take() {
            self.inline.mark(start, kind);
        }
        if !block {
            return;
        }
        // Rows are joined behind this, so that the blocks are still counted as they were.
        self.end_cards(&open.alike);
        if matches!(open.name, "td" | "th") {
            self.end_cell(open.first);
        } else if open.name == "tr" {
            self.end_row(open.first, open.hollow);
        } else if matches!(open.name, "div" | "article" | "section") {
            self.end_pair(open.first);
        }
        self.end_container(open);
        self.depth -= 1;
        self.low = self.low.min(self.depth);
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
