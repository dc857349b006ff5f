//! The dates that stand over entries: headings, labels and bullets that are only a date.
//!
//! Input: such a date with its level. Output: what the levels say together. A month without a year takes that of
//! the date of its level before it (`May 2024`, then `April`). Limits: only where it goes on as the months before
//! it went, and not far, it is surely of the same year.

use std::cmp::Ordering;

use super::Maker;
use crate::source::block::{Block, Kind};
use crate::source::dates::Printed;
use crate::source::head;
use crate::source::section::LABEL;

impl Maker {
    /// A date that stands over all that follows, up to the next heading or label of its level.
    pub(super) fn stand_over(&mut self, level: u8, block: &Block, date: Printed) {
        self.date_above(level, date);
        self.groups.push((level, block.rich.as_str().to_owned()));
    }

    /// A year over what follows it: it stands in the place of the label before it, or below one that is no date itself
    /// (`Reviewer`, then `2024`).
    pub(super) fn stand_below_label(&mut self, block: &Block, year: Printed) {
        let label = self.groups.last().filter(|(level, text)| *level == LABEL && head::only(text).is_none());
        if label.is_some() {
            self.date_above(BELOW_LABEL, year);
        } else {
            self.stand_over(LABEL, block, year);
        }
    }

    /// Ends what the headings of this level and below say.
    pub(super) fn leave(&mut self, level: u8) {
        self.groups.retain(|(above, _)| *above < level);
        self.above.retain(|(above, _)| *above < level);
    }

    /// Puts a date over what follows it. A month is of the year that the date of its level before it printed.
    pub(super) fn date_above(&mut self, level: u8, date: Printed) {
        let before = self.above.iter().find(|(above, _)| *above == level).map(|(_, date)| *date);
        self.leave(level);
        let date = if self.above().year.is_some() { date } else { self.months.complete(date, before) };
        self.above.push((level, date));
    }

    /// The year that a paragraph of a list of honours, service, talks or courses sets over what follows it: over bullets, or
    /// where all paragraphs of the section stand below years.
    pub(super) fn year_over(&self, block: &Block, after: &[Block]) -> Option<Printed> {
        let year = head::only(block.rich.as_str()).filter(|_| self.years).and_then(year)?;
        let is_first = self.out.is_empty() || self.above.iter().any(|(level, _)| matches!(*level, LABEL | BELOW_LABEL));
        let is_over = after.first().is_some_and(|next| next.leads || is_first && next.kind == Kind::Paragraph);
        is_over.then_some(year)
    }

    /// What stands above says of the date.
    pub(super) fn above(&self) -> Printed {
        self.above.iter().rev().map(|(_, date)| *date).reduce(Printed::or).unwrap_or_default()
    }
}

/// A date that names its one year and no day: `2023`, `Fall 2023`.
pub(super) fn year(date: Printed) -> Option<Printed> {
    Some(date).filter(|date| date.year.is_some() && date.day.is_none() && !date.range)
}

/// The level of a year below a label.
const BELOW_LABEL: u8 = LABEL + 1;

/// The level of a bullet that is only a date: a month may stand below its year.
pub(super) fn bullet_level(nest: usize) -> u8 {
    LABEL.saturating_add(u8::try_from(nest).unwrap_or(u8::MAX))
}

/// Farther apart, one of two months may be of another year.
const FARTHEST: u8 = 6;

/// The way that the months of one year have gone so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Months {
    way: Option<Ordering>,
}

impl Months {
    /// The date with the year of the one before it, where it is a month that goes on from there.
    pub(super) fn complete(&mut self, date: Printed, before: Option<Printed>) -> Printed {
        let found = self.go_on(date, before);
        self.way = found.map(|(way, _)| way);
        Printed { year: date.year.or(found.map(|(_, year)| year)), ..date }
    }

    fn go_on(self, date: Printed, before: Option<Printed>) -> Option<(Ordering, i16)> {
        let before = before?;
        let (month, last) = (date.month.filter(|_| date.year.is_none())?, before.month?);
        let way = Some(month.cmp(&last)).filter(|way| way.is_ne())?;
        let goes_on = self.way.is_none_or(|before| before == way) && month.abs_diff(last) <= FARTHEST;
        goes_on.then_some((way, before.year?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(dates: &[(Option<i16>, u8)]) -> Vec<Option<i16>> {
        let (mut months, mut before) = (Months::default(), None);
        let mut next = |(year, month): &(Option<i16>, u8)| {
            let date = months.complete(Printed { year: *year, month: Some(*month), ..Printed::default() }, before);
            before = Some(date);
            date.year
        };
        dates.iter().map(&mut next).collect()
    }

    #[test]
    fn a_month_below_another_is_of_its_year() {
        assert_eq!(years(&[(Some(2024), 5), (None, 4), (None, 1)]), [Some(2024); 3]);
        assert_eq!(years(&[(Some(2024), 1), (None, 3), (Some(2025), 2)]), [Some(2024), Some(2024), Some(2025)]);
    }

    #[test]
    fn a_month_that_may_be_of_another_year_has_none() {
        assert_eq!(years(&[(Some(2024), 1), (None, 12)]), [Some(2024), None]);
        assert_eq!(years(&[(Some(2024), 5), (None, 3), (None, 8), (None, 7)]), [Some(2024), Some(2024), None, None]);
    }
}
