//! How a block ends: at a border of elements, or at a break behind the name of a section.
//!
//! Input: the text under construction. Output: a block in the list, unless it is navigation. Limits: a name of
//! a section counts only in bold and on a line of its own, outside of lists.

use std::ops::Range;

use super::{Block, Builder, Kind};
use crate::source::{quoted, section_names};
use crate::span::Span;
use crate::steps;
use crate::text::RichText;

impl Builder<'_> {
    /// A break that is asked for; the name of a section in bold before it (`<b>News</b><br>`) is a heading.
    pub(super) fn line_break(&mut self, span: Span) {
        let listed = || self.stack.iter().any(|open| open.name == "li");
        let name = self.inline.bold_line().filter(|(_, name)| section_names::bare(name) && !listed());
        if let Some(start) = name.map(|(start, _)| start) {
            let before = self.inline.cut(start);
            for open in &mut self.stack {
                if let Some((_, from)) = &mut open.mark {
                    *from = from.saturating_sub(start);
                }
            }
            self.end(before);
            self.flush();
        }
        self.inline.line_break(span);
    }

    /// Ends a block with this text.
    fn end(&mut self, rich: RichText) {
        let rich = quoted::join_lines(quoted::without_struck(rich));
        let at = rich.text.span(0..1).start;
        if !self.leads_away(&rich) && !rich.text.is_empty() {
            self.emit(self.kind(), rich, at);
        }
    }

    /// Ends the block under construction. Marks that are still open go on in the next one.
    pub(super) fn flush(&mut self) {
        if self.inline.is_empty() {
            let _ = self.inline.take();
            self.icon = false;
        } else {
            for at in (0..self.stack.len()).rev() {
                if let Some((kind, start)) = self.stack[at].mark.clone() {
                    self.inline.mark(start, kind);
                }
            }
            let rich = self.inline.take();
            self.end(rich);
        }
        for open in &mut self.stack {
            if let Some((_, start)) = &mut open.mark {
                *start = 0;
            }
        }
    }

    /// Whether the block that ends here is navigation. No navigation holds a heading that is no link, so where one
    /// comes, the element was never closed.
    fn leads_away(&mut self, rich: &RichText) -> bool {
        let text = rich.as_str();
        let outside = |range: Range<usize>| [&text[..range.start], &text[range.end..]].concat();
        let is_link = rich.links().any(|(range, _)| !outside(range).contains(char::is_alphanumeric));
        if matches!(self.kind(), Kind::Heading(_)) && !is_link {
            self.stack.iter_mut().for_each(|open| open.leads_away = false);
        }
        self.stack.iter().any(|open| open.leads_away)
    }

    /// What a block that ends here is, by the innermost element that tells.
    fn kind(&self) -> Kind {
        for open in self.stack.iter().rev() {
            match open.name {
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return Kind::Heading(open.name.as_bytes()[1] - b'0'),
                "dt" => return Kind::Term,
                "dd" => return Kind::Definition,
                "summary" => return Kind::Summary,
                "li" | "td" | "table" => return Kind::Paragraph,
                "th" => return Kind::HeadRow,
                _ => {}
            }
        }
        Kind::Paragraph
    }

    pub(super) fn emit(&mut self, kind: Kind, rich: RichText, at: usize) {
        // An entry that begins with a list has no text of its own, so that what its list holds are entries.
        steps::count(self.stack.len());
        let told = self.stack.iter().filter(|open| open.name == "li" && open.led).count();
        let inner = self.stack.iter().rfind(|open| open.name == "li");
        let nest = told + usize::from(inner.is_some_and(|open| !open.led));
        let entry = self.stack.iter_mut().rev().find(|open| open.name == "li");
        let leads = match entry {
            Some(open) if !rich.text.is_empty() => !std::mem::replace(&mut open.led, true),
            _ => false,
        };
        let join = self.low.min(self.depth);
        self.low = self.depth;
        let icon = std::mem::take(&mut self.icon);
        let titled = matches!(kind, Kind::Heading(_)) || self.stands_in_title();
        let stated = if rich.text.is_empty() { None } else { self.stated.take() };
        self.out.list.push(Block {
            kind,
            nest,
            leads,
            join,
            depth: self.depth,
            cut: false,
            card: None,
            titled,
            icon,
            stated,
            rich,
            at,
        });
    }
}
