//! How a news section sets its items.
//!
//! Input: the blocks of a section. Output: [`Habits`], by which [`super::item`] tells where an item
//! begins. Limits: the section is taken to have the same habits from its top to its end.

use super::block::{Block, Kind};
use super::dates::{Printed, parse};
use super::section::is_bold;
use super::{head, section_names};

/// How a news section sets its items.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each habit is there or not, whatever the others")]
pub(super) struct Habits {
    /// It has list entries or rows, so paragraphs without a date are prose around them.
    pub(super) listed: bool,
    /// Some paragraphs have dates, so those without go on with the one before.
    pub(super) dated: bool,
    /// Several paragraphs begin with dates and no bullet does, so bullets tell more of these.
    pub(super) in_paragraphs: bool,
    /// Some paragraphs are bold or begin with an icon, so the others go on with the one before.
    pub(super) bold: bool,
    /// Its entries have titles with dates below them, as posts of a blog.
    pub(super) titled: bool,
}

impl Habits {
    /// The habits of a news section.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let listed = is_listed(blocks);
        let prose = || blocks.iter().filter(|block| block.kind == Kind::Paragraph && block.nest == 0);
        let dated = prose().any(|block| head::read(&block.rich).date.is_some());
        let heads = |block: &Block| {
            head::at_head(&block.rich).is_some_and(|(date, _)| date.is_sure())
                && head::only(block.rich.as_str()).is_none()
        };
        let in_paragraphs = prose().filter(|block| heads(block)).count() >= FEWEST_PARAGRAPHS
            && !blocks.iter().any(|block| block.leads && head::read(&block.rich).date.is_some());
        let bold = prose().filter(|block| is_bold(block)).count() >= 2;
        let dated_heads = (0..blocks.len()).filter(|at| dated_below(&blocks[*at], &blocks[at + 1..]).is_some());
        let titled = dated_heads.count() >= FEWEST_TITLES;
        Habits { listed, dated, in_paragraphs, bold, titled }
    }
}

/// Whether there are list entries or rows.
pub(super) fn is_listed(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| block.leads || matches!(block.kind, Kind::Row | Kind::Term))
}

/// The blocks up to the next heading.
pub(super) fn section(blocks: &[Block]) -> &[Block] {
    let end = blocks.iter().position(|block| matches!(block.kind, Kind::Heading(_)));
    &blocks[..end.unwrap_or(blocks.len())]
}

/// One paragraph with a date may only stand before a list.
const FEWEST_PARAGRAPHS: usize = 2;

/// Fewer titles with dates below them may be a heading over a date and what it dates.
const FEWEST_TITLES: usize = 2;

/// The date that stands alone below the heading `block`, which is then the title of an entry:
/// `### Tides is out`, then `May 3, 2024`.
pub(super) fn dated_below(block: &Block, after: &[Block]) -> Option<Printed> {
    let text = block.rich.as_str();
    let heading = matches!(block.kind, Kind::Heading(_)) && !section_names::exact(text);
    let next = after.first().filter(|next| heading && next.kind == Kind::Paragraph && next.nest == block.nest)?;
    let date = head::only(next.rich.as_str()).or_else(|| imprint(next));
    date.filter(|date| date.year.is_some() && head::read(&block.rich).date.is_none())
}

/// The day of a line that tells when and by whom a post was written: `Posted on May 3, 2024 by Ada`, `Ada · May 3, 2024 ·
/// 1 min read`.
pub(super) fn imprint(block: &Block) -> Option<Printed> {
    const MOST_BESIDE: usize = 6;
    let text = block.rich.as_str();
    if text.len() > LONGEST_IMPRINT || text.contains('\n') || text.ends_with(['.', '!', '?']) {
        return None;
    }
    let starts =
        text.char_indices().filter(|(at, c)| c.is_alphanumeric() && !text[..*at].ends_with(char::is_alphanumeric));
    let (start, date, length) = starts
        .filter_map(|(at, _)| parse(&text[at..]).map(|(date, length)| (at, date, length)))
        .find(|(_, date, _)| date.is_sure() && date.day.is_some())?;
    let (before, behind) = (text[..start].trim(), text[start + length..].trim_start());
    let lower = before.to_lowercase();
    let opens = lower.starts_with("on") || lower == "by" || is_signed(&lower);
    let parted =
        before.is_empty() || before.ends_with(['·', '|', '•', '—', '–']) && before.starts_with(char::is_uppercase);
    let closes = behind.is_empty()
        || behind.starts_with(['·', '|', '•', '—', '–'])
        || ["by ", "in "].iter().any(|word| behind.starts_with(word));
    let words = before
        .split_whitespace()
        .chain(behind.split_whitespace())
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    ((opens || parted) && closes && words > 0 && words <= MOST_BESIDE).then_some(date)
}

/// The longest of such lines, in bytes.
const LONGEST_IMPRINT: usize = 90;

/// Whether a line in small letters begins as one that only says when and by whom something was written.
pub(super) fn is_signed(lower: &str) -> bool {
    ["posted", "published", "written", "by "].iter().any(|word| lower.starts_with(word))
}
