//! Makes the entries of a section, and finds the date of each news item.
//!
//! Input: the blocks of a section. Output: [`Draft`]s: an entry with its date as printed and the
//! headings above it. In a news section a nested list stays inside its item, unless the outer
//! bullet is only a date; a date standing alone dates what follows. Limits: dates are resolved
//! against the rest of the list by [`super::order`].

mod above;
mod borders;
mod card;
mod career;
mod days;
mod ends;
mod headed;
mod label;
mod number;
mod term;

use super::block::{Block, Kind, append};
use super::dates::Printed;
use super::habits::{self, Habits};
use super::section::LABEL;
use super::{furniture, head};
use crate::fact::SectionKind;
use crate::page::Shape;
use crate::text::{MarkKind, RichText};
use above::{Months, bullet_level};
pub(super) use card::is_term;
use card::names_sort;
use term::Term;

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
    /// Whether that stands before its words.
    pub(super) headed: bool,
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

impl Draft {
    /// An entry without groups and dates.
    pub(super) fn new(shape: Shape, content: RichText, at: usize) -> Self {
        let groups = Vec::new();
        let above = Printed::default();
        Self { shape, depth: 0, groups, date: None, headed: false, above, content, body: 0, at, item: true }
    }
}

/// The entries of a news section, whose heading may have a year: `News 2024`.
pub(super) fn news(heading: Option<&RichText>, blocks: &[Block]) -> Vec<Draft> {
    let blocks = &*card::join_news(blocks);
    let mut maker = Maker { news: true, habits: Habits::of(blocks), ..Maker::default() };
    if let Some(year) = heading.and_then(|heading| head::year_of_name(heading.as_str())) {
        maker.date_above(0, year);
    }
    for (at, block) in blocks.iter().enumerate() {
        maker.block(block, &blocks[at + 1..]);
    }
    number::pass_over(&mut maker.out);
    days::date(&mut maker.out);
    ends::date(&mut maker.out);
    maker.out
}

/// The entries of any other section; in one of works a heading can be the title of a work.
pub(super) fn plain(blocks: &[Block], kind: SectionKind) -> Vec<Draft> {
    let works = kind == SectionKind::Publications;
    let blocks = match kind {
        SectionKind::Publications => card::join(blocks),
        SectionKind::Experience | SectionKind::Education | SectionKind::Awards => card::join_careers(blocks),
        SectionKind::Talks => headed::join(&card::join_talks(blocks)),
        _ => blocks.into(),
    };
    let lists = !matches!(kind, SectionKind::Bio | SectionKind::Other);
    let careers = matches!(kind, SectionKind::Experience | SectionKind::Education | SectionKind::Teaching);
    let years = matches!(kind, SectionKind::Awards | SectionKind::Service | SectionKind::Talks | SectionKind::Teaching);
    let mut maker = Maker { works, careers, years, lists, lone: is_lone(&blocks), ..Maker::default() };
    for (at, block) in blocks.iter().enumerate() {
        maker.block(block, &blocks[at + 1..]);
    }
    maker.out
}

/// Whether one bullet holds all paragraphs of a section, so that these are its entries: as many
/// as no single entry has.
fn is_lone(blocks: &[Block]) -> bool {
    let bullets = blocks.iter().filter(|block| block.leads).count();
    bullets == 1
        && blocks.iter().filter(|block| block.nest == 1 && !block.rich.text.is_empty()).count() > MOST_PARAGRAPHS
}

/// No single entry has more paragraphs: title, people, venue, links, a remark, a picture's words.
const MOST_PARAGRAPHS: usize = 6;

#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each tells a thing of its own of the section or the place")]
struct Maker {
    news: bool,
    /// The section lists works.
    works: bool,
    /// The section lists jobs or degrees.
    careers: bool,
    /// The last entry is a heading of a career and may go on in the next block.
    open: bool,
    /// The section lists something else than news.
    lists: bool,
    /// Years that stand alone in the section date what follows: `### 2023` over a list of honours.
    years: bool,
    /// One bullet holds all entries.
    lone: bool,
    /// A heading came since the last entry.
    headed: bool,
    habits: Habits,
    /// The headings and labels above, with their levels.
    groups: Vec<(u8, String)>,
    /// What the headings above say of the date, with their levels.
    above: Vec<(u8, Printed)>,
    /// The way that months over entries go.
    months: Months,
    /// The last term of a definition list, if it is a date.
    last_term: Option<Term>,
    /// A date that stands alone and waits for its entry, and its block if it is part of the entry.
    waiting: Option<(Printed, Option<Block>)>,
    /// The depth outside the container of the entry, while its blocks last.
    own: Option<usize>,
    /// The depth of the bullet that is only a date, if one is open.
    outer: Option<usize>,
    out: Vec<Draft>,
}

impl Maker {
    fn block(&mut self, block: &Block, after: &[Block]) {
        if self.own.is_some_and(|outside| block.join <= outside) {
            self.own = None;
        }
        if self.own.is_some() && self.waiting.is_none() && !block.rich.text.is_empty() {
            self.go_on(block, block.leads.then_some(MarkKind::ListItem));
            return;
        }
        if std::mem::take(&mut self.open) && self.goes_on_career(block) {
            return;
        }
        match block.kind {
            Kind::HeadRow => self.head_row(block),
            Kind::Rule | Kind::End => {}
            // A heading at the head of a bullet is the head of its item.
            Kind::Heading(_) if self.news && block.leads => self.listed(block, after),
            Kind::Heading(level) => self.heading(block, level, after),
            Kind::Row => self.push(block, Shape::TableRow),
            Kind::Term => self.term(block, after),
            Kind::Definition => self.definition(block),
            Kind::Paragraph | Kind::Summary if block.nest > 0 => self.listed(block, after),
            Kind::Paragraph | Kind::Summary => self.paragraph(block, after),
        }
    }

    /// Column heads say nothing, unless a table begins with a date over its rows, or with its first news.
    fn head_row(&mut self, block: &Block) {
        let is_news = self.news && head::at_head(&block.rich).is_some_and(|(date, _)| date.is_sure());
        if is_news && head::only(block.rich.as_str()).is_none() {
            self.push(block, Shape::TableRow);
        } else if let Some(date) = head::only(block.rich.as_str()).filter(|_| self.news) {
            self.stand_over(LABEL, block, date);
        }
    }

    fn heading(&mut self, block: &Block, level: u8, after: &[Block]) {
        if self.waiting.is_some() {
            self.push(block, Shape::Paragraph);
            return;
        }
        if self.goes_below_title(block) {
            return self.go_on(block, None);
        }
        self.headed = true;
        self.habits.listed = habits::is_listed(habits::section(after));
        self.outer = None;
        if let Some(date) = head::only(block.rich.as_str()).filter(|_| self.news) {
            // A year stands over all that follows, wherever it is set.
            if date.is_sure() && self.begins_container(block, date, after) {
                self.leave(level);
            } else {
                self.stand_over(level, block, date);
            }
            return;
        }
        if let Some(year) = head::only(block.rich.as_str()).filter(|_| self.years).and_then(above::year) {
            return self.stand_over(level, block, year);
        }
        self.leave(level);
        if self.news && self.dated_heading(block, level, after) {
            return;
        }
        if self.works && is_title(block, after) {
            self.push(block, Shape::Heading);
            return;
        }
        if self.careers && career::is_entry(block, after) {
            self.push(block, Shape::Heading);
            self.open = true;
        }
        self.groups.push((level, block.rich.as_str().to_owned()));
    }

    /// A block inside a list.
    fn listed(&mut self, block: &Block, after: &[Block]) {
        if !block.leads {
            if self.dates_last(block) {
                return;
            }
            if self.lone || self.waiting.is_some() || self.begins_another(block) {
                self.push(block, Shape::ListItem);
            } else {
                self.go_on(block, None);
            }
            return;
        }
        let over = after.first().is_some_and(|next| next.leads && next.nest > block.nest);
        let date = head::only(block.rich.as_str()).filter(|_| over);
        if self.outer.is_some_and(|outer| block.nest <= outer) {
            // The bullet before this one tells the year of this one, if that is a month.
            let level = bullet_level(block.nest) + u8::from(date.is_some());
            self.above.retain(|(above, _)| *above < level);
            let dated = self.above.last().filter(|(level, _)| *level > LABEL);
            self.outer = dated.map(|(level, _)| usize::from(*level - LABEL));
        }
        if let Some(date) = date {
            self.outer = Some(block.nest);
            self.date_above(bullet_level(block.nest), date);
            return;
        }
        let base = self.outer.unwrap_or(0);
        let inner = block.nest > base + 1 && !self.out.is_empty() && !self.is_older(block);
        if self.news && (inner || self.belongs_to_heading(block) || self.belongs_to_paragraph(block)) {
            self.go_on(block, Some(MarkKind::ListItem));
            return;
        }
        self.push(block, Shape::ListItem);
    }

    fn paragraph(&mut self, block: &Block, after: &[Block]) {
        if self.news && furniture::leads_on(block.rich.as_str()) || self.lists && furniture::leads_away(&block.rich) {
            return;
        }
        if self.news
            && self.habits.titled
            && habits::imprint(block).is_some_and(|date| self.goes_under_title(block, date))
        {
            // Who wrote the entry, and when, is no part of it.
            return;
        }
        if let Some(date) = head::only(block.rich.as_str()).filter(|_| self.news) {
            return self.date_alone(block, date, after);
        }
        if let Some(date) = Self::date_of_label(block, after).filter(|_| self.news) {
            return self.stand_over(LABEL, block, date);
        }
        if let Some(year) = self.year_over(block, after) {
            return self.stand_below_label(block, year);
        }
        let waits = self.waiting.is_some();
        // Below its title an entry may end in a date that is not its own: `… in print (May 2024)`.
        let below =
            self.habits.titled && !self.headed && self.out.last().is_some_and(|last| last.shape == Shape::Heading);
        let date = if below { head::at_head(&block.rich).map(|(date, _)| date) } else { head::read(&block.rich).date };
        let dated = waits || date.is_some();
        if !dated && self.is_group(block, after) {
            self.leave(LABEL);
            if self.careers && career::is_entry(block, after) {
                self.push(block, Shape::Paragraph);
            }
            self.groups.push((LABEL, block.rich.as_str().to_owned()));
            return;
        }
        if self.news && !dated && self.goes_on(block) {
            self.go_on(block, None);
            return;
        }
        self.push(block, Shape::Paragraph);
        if let Some(last) = self.out.last_mut() {
            last.item = dated || !self.news || !self.habits.listed || block.cut;
        }
    }

    /// A date that stands alone at the head of its entry's own container, if it does: of the
    /// blocks up to the next date, those in a common element with this one are its entry.
    fn begins_container(&mut self, block: &Block, date: Printed, after: &[Block]) -> bool {
        let Some(next) = after.first() else { return false };
        let until = after.iter().skip(1).take(FARTHEST).position(|later| head::only(later.rich.as_str()).is_some());
        let outside = match until {
            Some(at) => after[1..=at + 1].iter().map(|block| block.join).min().unwrap_or(0),
            None if after.len() > FARTHEST => return false,
            None => block.join.min(block.depth.saturating_sub(1)),
        };
        if next.join <= outside {
            return false;
        }
        self.waiting = Some((date, Some(block.clone())));
        self.own = Some(outside);
        true
    }

    /// Appends a block to the last entry.
    fn go_on(&mut self, block: &Block, kind: Option<MarkKind>) {
        match self.out.last_mut() {
            Some(last) => append(&mut last.content, &block.rich, kind),
            None => self.push(block, Shape::Paragraph),
        }
    }

    fn push(&mut self, block: &Block, shape: Shape) {
        self.headed = false;
        let waiting = self.waiting.take();
        let mut content = block.rich.clone();
        let mut at = block.at;
        let mut head = head::read(&content);
        if let Some(stated) = block.stated {
            head = head.with_stated(stated, content.as_str());
        }
        if let Some((date, own)) = waiting {
            head.date = head.date.or(Some(date));
            if let Some(own) = own {
                at = own.at;
                content = own.rich;
                let body = content.text.len() + 1;
                append(&mut content, &block.rich, None);
                head.body = body + head::read(&block.rich).body;
                head.leads = head::at_head(&content).is_some();
            }
            if let Some(own) = head.date.filter(|own| *own != date) {
                head.date = Some(own.or(date));
            }
        }
        self.out.push(Draft {
            shape,
            depth: u8::try_from(block.nest.saturating_sub(1)).unwrap_or(u8::MAX),
            groups: self.groups.iter().map(|(_, text)| short(text)).collect(),
            date: head.date,
            headed: head.leads,
            above: self.above(),
            item: !(self.news && furniture::is_part(&content, block.kind)),
            content,
            body: head.body,
            at,
        });
    }
}

/// Whether a heading in a list of works is the title of one, or its people: it names no sort of
/// works and no time, and its text follows.
fn is_title(block: &Block, after: &[Block]) -> bool {
    let text = block.rich.as_str();
    let leads = after.first().is_some_and(|next| !matches!(next.kind, Kind::End | Kind::Rule | Kind::Row));
    text.split_whitespace().count() >= 2 && !names_sort(text) && head::only(text).is_none() && leads
}

/// A heading as a group: every entry below it carries it, so a text set as a heading is cut.
fn short(heading: &str) -> String {
    heading.chars().take(LONGEST_GROUP).collect()
}

/// The most letters of a group.
const LONGEST_GROUP: usize = 160;

/// How many blocks one entry may have where its end is looked for; this keeps the search linear.
const FARTHEST: usize = 64;
