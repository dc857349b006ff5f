//! News and works without a heading that names them: found by their shape, as a run of entries that begin with dates.
//!
//! Input: the parts of a page. Output: the same, where a part without a telling heading whose
//! entries are mostly dated has become news, and so has one whose dates stand over its entries if these
//! tell what happened. Limits: nothing is sought on a page that names its news; ranges (`2019 – 2023`)
//! are positions and degrees, not news.

mod lists;
mod telling;

use std::ops::Range;

use super::block::{Block, Kind};
use super::dates::Printed;
use super::head;
use super::section::{Part, is_label};
use super::section_names;
use crate::fact::SectionKind;

/// Fewer dated entries are no list.
const FEWEST: usize = 3;

/// Marks lists of works and of jobs that no name tells.
pub(super) fn find_lists(parts: Vec<Part>) -> Vec<Part> {
    parts.into_iter().flat_map(lists::cut).collect()
}

/// Marks the news by its shape, if no part is news by its name.
pub(super) fn find_news(mut parts: Vec<Part>) -> Vec<Part> {
    let may_be_news =
        |part: &Part| part.heading.as_ref().is_some_and(|heading| section_names::may_be_news(heading.as_str()));
    for part in parts.iter_mut().filter(|part| may_be_news(part)) {
        let entries = part.blocks.iter().filter(|block| block.leads || block.nest == 0);
        let (told, all) = entries.fold((0, 0), |(told, all), block| {
            let text = block.rich.as_str();
            (told + usize::from(telling::tells(text) && !telling::is_coverage(text)), all + 1)
        });
        if told * 2 > all {
            part.kind = SectionKind::News;
        }
    }
    if parts.iter().any(|part| part.kind == SectionKind::News && !part.blocks.is_empty()) {
        return parts;
    }
    parts.into_iter().flat_map(cut).collect()
}

/// Cuts a part into what stands before its dated entries, these, and what follows.
fn cut(mut part: Part) -> Vec<Part> {
    let named = part.heading.as_ref().is_some_and(|heading| {
        // Highlights of research are news where they are dated.
        section_names::kind(heading.as_str()).is_some() && !heading.as_str().to_lowercase().contains("highlight")
    });
    if named || !matches!(part.kind, SectionKind::Bio | SectionKind::Other) {
        return vec![part];
    }
    let dated: Vec<usize> = (0..part.blocks.len()).filter(|at| is_dated(&part.blocks[*at])).collect();
    let found = under_dates(&part.blocks).or_else(|| run(&part.blocks, &dated)).or_else(|| chronicle(&part.blocks));
    let Some(Range { start: first, end }) = found else { return vec![part] };
    let after = part.blocks.split_off(end);
    let news = part.blocks.split_off(first);
    let (kind, heading) = (part.kind, part.heading.clone());
    let mut out = Vec::new();
    if part.blocks.is_empty() {
        let found = part.like(SectionKind::News, news);
        out.push(Part { heading, ..found });
    } else {
        let found = part.like(SectionKind::News, news);
        out.extend([part, found]);
    }
    if let (false, Some(last)) = (after.is_empty(), out.last()) {
        let rest = last.like(kind, after);
        out.push(rest);
    }
    out
}

/// The run of entries that mostly begin with dates.
fn run(blocks: &[Block], dated: &[usize]) -> Option<Range<usize>> {
    let (first, last) = (*dated.first()?, *dated.last()?);
    let entries = blocks[first..=last].iter().filter(|block| block.leads || block.kind == Kind::Row || is_dated(block));
    if dated.len() < FEWEST || dated.len() * 3 < entries.count() * 2 {
        return None;
    }
    // What continues the last dated entry belongs to it, and a list is news as a whole.
    let goes_on = |block: &&Block| block.nest > 0 && (!block.leads || block.join + 1 >= block.depth);
    let end = last + 1 + blocks[last + 1..].iter().take_while(goes_on).count();
    let more = blocks[last + 1..end].iter().filter(|block| block.leads).count();
    let own = blocks[last + 1..].iter().take_while(|block| block.nest > 0 && !block.leads).count();
    Some(first..if more * 3 <= dated.len() { end } else { last + 1 + own })
}

/// Fewer entries with dates anywhere do not make a list a chronicle.
const FEWEST_OF_CHRONICLE: usize = 5;

/// A list that goes back in time, at least a third of whose entries have a date at their head or
/// in brackets at their end: people who write news from memory date what they remember.
fn chronicle(blocks: &[Block]) -> Option<Range<usize>> {
    let lists = blocks.chunk_by(|a, b| a.nest > 0 && b.nest > 0);
    let mut at = 0;
    for list in lists {
        let start = at;
        at += list.len();
        let entries: Vec<&Block> = list.iter().filter(|block| block.leads && block.nest == 1).collect();
        let dates = entries.iter().filter_map(|block| head::read(&block.rich).date);
        // Day and month are not told apart yet, so the years have to tell the order.
        let years: Vec<i16> = dates.filter(|date| date.is_sure() && !date.range).filter_map(|date| date.year).collect();
        let falling = years.windows(2).filter(|pair| pair[0] >= pair[1]).count();
        if years.len() >= FEWEST_OF_CHRONICLE
            && years.len() * 3 >= entries.len()
            && years.first() > years.last()
            && falling * 10 >= (years.len() - 1) * 9
        {
            return Some(start..at);
        }
    }
    None
}

/// Fewer dates that stand over entries make no chronicle.
const FEWEST_DATES: usize = 2;

/// Entries under years or months that stand over them in order, as headings, bold lines or terms: most of
/// the entries tell what happened. Lists of works, courses and talks are set the same way and do not.
fn under_dates(blocks: &[Block]) -> Option<Range<usize>> {
    let start = (0..blocks.len()).find(|at| stands_over(&blocks[*at], &blocks[at + 1..]).is_some())?;
    let (mut dates, mut entries, mut told, mut end) = (Vec::new(), 0, 0, start);
    for (at, block) in blocks.iter().enumerate().skip(start) {
        if let Some(date) = stands_over(block, &blocks[at + 1..]) {
            dates.push((date.year, date.month));
        } else if is_label(block) || matches!(block.kind, Kind::Heading(_) | Kind::Term | Kind::End) {
            break;
        } else if block.leads && block.nest == 1 || block.nest == 0 && !block.rich.text.is_empty() {
            entries += 1;
            told += usize::from(telling::tells(block.rich.as_str()));
        }
        end = at + 1;
    }
    let in_order = dates.is_sorted() || dates.iter().rev().is_sorted();
    (dates.len() >= FEWEST_DATES && in_order && entries >= dates.len() && told * 2 >= entries).then_some(start..end)
}

/// The date that a block sets over what follows it.
fn stands_over(block: &Block, after: &[Block]) -> Option<Printed> {
    let over = match block.kind {
        Kind::Heading(_) | Kind::Term => true,
        Kind::Paragraph => block.nest == 0 && (is_label(block) || after.first().is_some_and(|next| next.leads)),
        _ => false,
    };
    head::only(block.rich.as_str()).filter(|date| over && date.year.is_some() && !date.range)
}

fn is_dated(block: &Block) -> bool {
    let entry = !matches!(block.kind, Kind::HeadRow | Kind::Summary | Kind::Definition) && block.nest <= 1;
    entry
        && (block.leads || block.nest == 0)
        && head::at_head(&block.rich).is_some_and(|(date, _)| date.is_sure() && !date.range)
}
