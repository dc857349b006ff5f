//! Labels with a date over what follows: a paragraph, a bold line or the line that unfolds a block, as `**2024**` or
//! `Older news (2023)`.
//!
//! Input: such a line and the blocks after it. Output: the date that it puts over them. Limits: a year
//! that nothing sets apart, over text that prints no dates, is the date of one entry, as a lone month or day is.

use super::{FARTHEST, Maker, days};
use crate::page::Shape;
use crate::source::block::{Block, Kind};
use crate::source::dates::Printed;
use crate::source::habits;
use crate::source::head;
use crate::source::section::{LABEL, is_label};
use crate::source::section_names;

impl Maker {
    /// Whether a heading in the news tells a date: over its items in their name, or of itself as an item.
    pub(super) fn dated_heading(&mut self, block: &Block, level: u8, after: &[Block]) -> bool {
        // `News (May 2024)` is no item but says when the items below it were; `May 2024: Invited talk` is one.
        if let Some(date) = date_of_name(block) {
            self.stand_over(level, block, date);
            return true;
        }
        if head::read(&block.rich).date.is_some() {
            self.push(block, Shape::Heading);
            return true;
        }
        let below = || self.habits.titled.then(|| habits::dated_below(block, after)).flatten();
        if let Some(date) = heading_below(block, level, after).or_else(below) {
            self.push(block, Shape::Heading);
            if let Some(last) = self.out.last_mut() {
                last.date = Some(date);
            }
            return true;
        }
        false
    }

    /// Whether a date is the one below the title of the entry that it belongs to.
    pub(super) fn goes_under_title(&self, block: &Block, date: Printed) -> bool {
        let last = self.out.last().filter(|last| !self.headed && last.shape == Shape::Heading);
        self.habits.titled && block.nest == 0 && last.is_some_and(|last| last.date == Some(date))
    }

    /// A date that has a line to itself: that of the title above it, of the entries below it, or of the next one.
    pub(super) fn date_alone(&mut self, block: &Block, date: Printed, after: &[Block]) {
        if self.goes_under_title(block, date) {
            self.go_on(block, None);
        } else if Self::stands_over(block, date, after) {
            self.habits.listed = habits::is_listed(reach(after));
            self.stand_over(self.level_of_label(date), block, date);
        } else if !self.begins_container(block, date, after) {
            self.waiting = Some((date, None));
        }
    }

    /// Whether a date that has a line to itself stands over several entries, not over one: over a list, or over text
    /// that prints what it leaves out (`**2024**`, then `May 5: Paper accepted`, `Apr 3: Talk`), or as a year in bold
    /// over text that prints no dates (`**2024**`, then `Paper accepted`, `Talk at KTH`).
    fn stands_over(block: &Block, date: Printed, after: &[Block]) -> bool {
        let is_set = block.kind == Kind::Summary || is_label(block);
        let is_year = is_set && date.year.is_some() && date.month.is_none();
        let over = |next: &Block| next.leads || next.kind == Kind::Row || prints_more(next, date);
        after.first().is_some_and(|next| over(next) || is_year && !habits::is_listed(reach(after)))
    }

    /// The level of a label that is only a date: a month may stand below its year.
    fn level_of_label(&self, date: Printed) -> u8 {
        let year = self.above.iter().find(|(level, above)| *level == LABEL && above.month.is_none());
        LABEL + u8::from(date.year.is_none() && year.is_some_and(|(_, above)| above.year.is_some()))
    }

    /// The date in a label that otherwise is the name of news: `Older news (2023)`.
    pub(super) fn date_of_label(block: &Block, after: &[Block]) -> Option<Printed> {
        let opens = after.first().is_some_and(|next| next.leads || next.kind == Kind::Row);
        (opens || block.kind == Kind::Summary).then(|| date_of_name(block).or_else(|| date_of_call(block))).flatten()
    }

    /// Whether a heading is only the date of the title right above it.
    pub(super) fn goes_below_title(&self, block: &Block) -> bool {
        let last = self.out.last().filter(|last| self.news && !self.headed && last.shape == Shape::Heading);
        let date = head::only(block.rich.as_str());
        date.is_some() && last.is_some_and(|last| last.date == date && head::read(&last.content).date.is_none())
    }
}

/// What a label stands over: the blocks up to the next heading or date that has a line to itself.
pub(super) fn reach(after: &[Block]) -> &[Block] {
    let ends = |block: &Block| {
        matches!(block.kind, Kind::Heading(_)) || block.nest == 0 && head::only(block.rich.as_str()).is_some()
    };
    &after[..after.iter().position(ends).unwrap_or(after.len())]
}

/// The date that a name of news has: the year of `News 2024`, the month of `News (May 2024)`.
pub(super) fn date_of_name(block: &Block) -> Option<Printed> {
    let of_news = || head::read(&block.rich).date.filter(|_| section_names::is_news(&head::undated(&block.rich)));
    head::year_of_name(block.rich.as_str()).or_else(of_news)
}

/// The date in a label that otherwise only calls to look: `Update May 2024:`.
fn date_of_call(block: &Block) -> Option<Printed> {
    let says = |text: &str| text.contains(char::is_alphanumeric);
    head::read(&block.rich).date.filter(|_| !says(&head::undated(&block.rich)))
}

/// The date in the heading right below the title of one item: `### I joined KTH`, then `#### May 2024`. Over a list, or
/// with further dates of its level behind it, the first is no title.
pub(super) fn heading_below(block: &Block, level: u8, after: &[Block]) -> Option<Printed> {
    let next = after.first().filter(|next| matches!(next.kind, Kind::Heading(below) if below > level))?;
    let date = head::only(next.rich.as_str()).filter(|date| date.is_sure())?;
    let body = after[1..].iter().take(FARTHEST);
    let is_heading = |block: &&Block| matches!(block.kind, Kind::Heading(_));
    let told = body.clone().position(|block| is_heading(&block));
    let ends = match told {
        Some(at) => matches!(after[1 + at].kind, Kind::Heading(behind) if behind <= level),
        None => after.len() <= FARTHEST,
    };
    let lists = habits::is_listed(&after[1..=told.unwrap_or(body.len())]);
    (ends && !lists && !section_names::exact(block.rich.as_str())).then_some(date)
}

/// Whether a block begins with a month that has no year: `May 5: Paper accepted` below `2024`.
fn prints_more(block: &Block, date: Printed) -> bool {
    let text = block.rich.as_str();
    let own = head::at_head(&block.rich).or_else(|| days::at_head(text)).map(|(own, _)| own);
    date.year.is_some() && date.month.is_none() && own.is_some_and(|own| own.year.is_none() && own.month.is_some())
}
