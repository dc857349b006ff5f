//! Makes the entries of a section, and finds the date of each news item.
//!
//! Input: the blocks of a section. Output: [`Draft`]s: an entry with its date as printed and the
//! headings above it. In a news section a nested list stays inside its item, unless the outer
//! bullet is only a date; a date standing alone dates what follows. Limits: dates are resolved
//! against the rest of the list by [`super::order`].

use super::block::{Block, Kind, append};
use super::dates::Printed;
use super::head;
use super::section::{LABEL, is_label};
use crate::page::Shape;
use crate::text::{MarkKind, RichText};

/// An entry whose date is not resolved yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// How it is set.
    pub(super) shape: Shape,
    /// How deep it is nested.
    pub(super) depth: u8,
    /// The headings and labels above it, inside the section.
    pub(super) groups: Vec<String>,
    /// The date printed in it.
    pub(super) date: Option<Printed>,
    /// What the headings above say of its date.
    pub(super) above: Printed,
    /// Its text.
    pub(super) content: RichText,
    /// Where the words behind marker and date begin.
    pub(super) body: usize,
    /// The place of its first visible character.
    pub(super) at: usize,
    /// Whether it is an item of a news list; prose around the list is not.
    pub(super) item: bool,
}

/// The entries of a news section.
pub(super) fn news(blocks: &[Block]) -> Vec<Draft> {
    let listed = blocks.iter().any(|block| block.leads || matches!(block.kind, Kind::Row | Kind::Term));
    let dated = blocks.iter().any(|block| block.kind == Kind::Paragraph && head::read(&block.rich).date.is_some());
    let mut maker = Maker { news: true, listed, dated, ..Maker::default() };
    for (at, block) in blocks.iter().enumerate() {
        maker.block(block, &blocks[at + 1..]);
    }
    maker.out
}

/// The entries of any other section.
pub(super) fn plain(blocks: &[Block]) -> Vec<Draft> {
    let mut maker = Maker::default();
    for (at, block) in blocks.iter().enumerate() {
        maker.block(block, &blocks[at + 1..]);
    }
    maker.out
}

#[derive(Debug, Default)]
struct Maker {
    news: bool,
    /// The section has list entries or rows, so paragraphs without a date are prose around them.
    listed: bool,
    /// Some paragraphs have dates, so those without go on with the one before.
    dated: bool,
    /// The headings and labels above, with their levels.
    groups: Vec<(u8, String)>,
    /// What the headings above say of the date, with their levels.
    above: Vec<(u8, Printed)>,
    /// A date that stands alone and waits for its entry.
    waiting: Option<(Printed, Option<Waiting>)>,
    /// The depth of the bullet that is only a date or label, if one is open.
    outer: Option<usize>,
    out: Vec<Draft>,
}

/// A date in the entry's own container: its text is part of the entry.
type Waiting = Block;

impl Maker {
    fn block(&mut self, block: &Block, after: &[Block]) {
        match block.kind {
            Kind::Rule | Kind::End | Kind::HeadRow => {}
            Kind::Heading(level) => self.heading(block, level),
            Kind::Row => self.push(block, Shape::TableRow),
            Kind::Term => self.term(block),
            Kind::Definition => self.definition(block),
            Kind::Paragraph | Kind::Summary if block.nest > 0 => self.listed(block, after),
            Kind::Paragraph | Kind::Summary => self.paragraph(block, after),
        }
    }

    fn heading(&mut self, block: &Block, level: u8) {
        self.groups.retain(|(above, _)| *above < level);
        self.above.retain(|(above, _)| *above < level);
        self.outer = None;
        if self.news {
            if let Some(date) = head::only(block.rich.as_str()) {
                self.above.push((level, date));
                self.groups.push((level, block.rich.as_str().to_owned()));
                return;
            }
            if head::read(&block.rich).date.is_some() {
                self.push(block, Shape::Heading);
                return;
            }
        }
        self.groups.push((level, block.rich.as_str().to_owned()));
    }

    /// A block inside a list.
    fn listed(&mut self, block: &Block, after: &[Block]) {
        if !block.leads {
            self.go_on(block, None);
            return;
        }
        if self.outer.is_some_and(|outer| block.nest <= outer) {
            self.outer = None;
            self.above.retain(|(level, _)| *level < LABEL + 1);
        }
        let over = after.first().is_some_and(|next| next.leads && next.nest > block.nest);
        if self.news
            && over
            && let Some(date) = head::only(block.rich.as_str())
        {
            self.outer = Some(block.nest);
            self.above.push((LABEL + 1, date));
            return;
        }
        let base = self.outer.unwrap_or(0);
        if self.news && block.nest > base + 1 && !self.out.is_empty() {
            self.go_on(block, Some(MarkKind::ListItem));
            return;
        }
        self.push(block, Shape::ListItem);
    }

    fn term(&mut self, block: &Block) {
        self.push(block, Shape::ListItem);
    }

    /// A definition belongs to its term; a second one of a dated term is an item of its own.
    fn definition(&mut self, block: &Block) {
        self.go_on(block, None);
    }

    fn paragraph(&mut self, block: &Block, after: &[Block]) {
        if self.news && head::only(block.rich.as_str()).is_some() {
            self.alone(block, after);
            return;
        }
        let lines = lines(block);
        if lines.len() > 1 {
            for line in lines {
                self.push(&line, Shape::Paragraph);
            }
            return;
        }
        let next_list = after.first().is_some_and(|next| next.leads);
        let dated = head::read(&block.rich).date.is_some();
        if (is_label(block) || (next_list && is_lead_in(block))) && !dated && self.waiting.is_none() {
            let label_of_item = self.news && !next_list && !self.listed && !self.dated;
            if !label_of_item {
                self.groups.retain(|(level, _)| *level < LABEL);
                self.groups.push((LABEL, block.rich.as_str().to_owned()));
                return;
            }
        }
        if self.news && !dated && self.waiting.is_none() && self.goes_on(block) {
            self.go_on(block, None);
            return;
        }
        self.push(block, Shape::Paragraph);
        if self.news
            && !dated
            && self.listed
            && let Some(last) = self.out.last_mut()
        {
            last.item = last.date.is_some();
        }
    }

    /// Whether an undated paragraph continues the item before it.
    fn goes_on(&self, block: &Block) -> bool {
        let Some(last) = self.out.last() else { return false };
        let bold = block.rich.marks.first().is_some_and(|mark| mark.start == 0 && mark.kind == MarkKind::Strong);
        match last.shape {
            Shape::Heading => true,
            Shape::Paragraph if self.dated => last.date.is_some(),
            Shape::Paragraph => !self.listed && !bold && self.has_bold_items(),
            Shape::ListItem | Shape::TableRow => false,
        }
    }

    fn has_bold_items(&self) -> bool {
        let bold = |draft: &Draft| {
            draft.content.marks.first().is_some_and(|mark| mark.start == 0 && mark.kind == MarkKind::Strong)
        };
        self.out.first().is_some_and(bold)
    }

    /// A date standing alone.
    fn alone(&mut self, block: &Block, after: &[Block]) {
        let Some(date) = head::only(block.rich.as_str()) else { return };
        let own = after.first().is_some_and(|next| {
            let later = after.iter().skip(1).find(|other| head::only(other.rich.as_str()).is_some());
            let apart = later.map_or(0, |_| min_join(after));
            next.join > apart
        });
        self.waiting = Some((date, own.then(|| block.clone())));
    }

    /// Appends a block to the last entry.
    fn go_on(&mut self, block: &Block, kind: Option<MarkKind>) {
        match self.out.last_mut() {
            Some(last) => append(&mut last.content, &block.rich, kind),
            None => self.push(block, Shape::Paragraph),
        }
    }

    fn push(&mut self, block: &Block, shape: Shape) {
        let waiting = self.waiting.take();
        let mut content = block.rich.clone();
        let mut at = block.at;
        let mut head = head::read(&content);
        if let Some((date, own)) = waiting {
            head.date = head.date.or(Some(date));
            if let Some(own) = own {
                at = own.at;
                content = own.rich;
                let body = content.text.len() + 1;
                append(&mut content, &block.rich, None);
                head.body = body + head::read(&block.rich).body;
            }
        }
        self.out.push(Draft {
            shape,
            depth: u8::try_from(block.nest.saturating_sub(1)).unwrap_or(u8::MAX),
            groups: self.groups.iter().map(|(_, text)| text.clone()).collect(),
            date: head.date,
            above: self.above(),
            content,
            body: head.body,
            at,
            item: true,
        });
    }

    fn above(&self) -> Printed {
        self.above.iter().fold(Printed::default(), |all, (_, date)| Printed {
            year: date.year.or(all.year),
            month: date.month.or(all.month),
            day: date.day.or(all.day),
            ..Printed::default()
        })
    }
}

/// The least join up to the next date that stands alone.
fn min_join(after: &[Block]) -> usize {
    let end = after
        .iter()
        .skip(1)
        .position(|block| head::only(block.rich.as_str()).is_some())
        .map_or(after.len(), |at| at + 2);
    after.iter().take(end).skip(1).map(|block| block.join).min().unwrap_or(0)
}

/// A short line that announces the list below it: `Reviewer:`.
fn is_lead_in(block: &Block) -> bool {
    let text = block.rich.as_str();
    text.len() <= 60 && !text.contains('\n') && !text.ends_with(['.', '!', '?'])
}

/// The lines of a paragraph each of which begins with a date; else none.
fn lines(block: &Block) -> Vec<Block> {
    let text = block.rich.as_str();
    if !text.contains('\n') {
        return Vec::new();
    }
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && head::read(&block.rich.slice(at..at + line.trim_end().len())).date.is_some() {
            starts.push(at);
        }
        at += line.len();
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    starts.push(text.len());
    starts
        .windows(2)
        .map(|pair| {
            let end = pair[0] + text[pair[0]..pair[1]].trim_end().len();
            let rich = block.rich.slice(pair[0]..end);
            let at = rich.text.span(0..rich.text.len().min(1)).start;
            Block { rich, at, ..block.clone() }
        })
        .collect()
}
