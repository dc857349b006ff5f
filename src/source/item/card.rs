//! Joins the parts of an entry that a page sets in a card, each in a block: title, people, venue and links of a work,
//! time and place of a job.
//!
//! Input: the blocks of a section of works, news or a career. Output: the same blocks, where those of a card are a row.
//! Limits: what a card tells at length (an abstract) and its bullets stay blocks of their own; a
//! container that holds several works, or a heading over works, is no card.

use std::borrow::Cow;

use crate::calendar::{is_year, name};
use crate::fact::SectionKind;
use crate::source::block::{Block, Kind, append};
use crate::source::{head, section_names};
use crate::span::offset;
use crate::text::{MarkKind, RichText};

/// The blocks with the parts of each work's card joined.
pub(super) fn join(blocks: &[Block]) -> Cow<'_, [Block]> {
    each(blocks, |card| {
        let (parts, rest) = outside_lists(card);
        let (told, parts): (Vec<&Block>, Vec<&Block>) = parts.iter().partition(|block| is_told(block));
        is_work(&parts).then(|| {
            let joined = std::iter::once(row(&parts));
            joined.chain(told.into_iter().chain(rest).cloned()).collect()
        })
    })
}

/// The blocks with the parts of each card of news joined whose date stands behind its words, so that it does
/// not date the next one, and of each bullet that has a heading between its date and its words.
pub(super) fn join_news(blocks: &[Block]) -> Cow<'_, [Block]> {
    each(blocks, |card| {
        let (parts, rest) = outside_lists(card);
        let joined = || std::iter::once(untitled_row(parts)).chain(rest.iter().cloned()).collect();
        if opens_with_title(parts) {
            return Some(std::iter::once(post(parts)).chain(rest.iter().cloned()).collect());
        }
        (ends_in_date(card) || opens_with_date(parts)).then(joined)
    })
}

/// The blocks with the parts of each card joined that has its time in a block of its own, as jobs and degrees are set.
pub(super) fn join_careers(blocks: &[Block]) -> Cow<'_, [Block]> {
    each(blocks, |card| {
        let (parts, rest) = outside_lists(card);
        has_one_time(parts).then(|| std::iter::once(untitled_row(parts)).chain(rest.iter().cloned()).collect())
    })
}

/// The same for talks, whose titles are their headings.
pub(super) fn join_talks(blocks: &[Block]) -> Cow<'_, [Block]> {
    each(blocks, |card| {
        let (parts, rest) = outside_lists(card);
        has_one_time(parts).then(|| std::iter::once(headed_row(parts)).chain(rest.iter().cloned()).collect())
    })
}

/// The blocks with each card as `joined` gives it; `None` leaves it as it is.
fn each(blocks: &[Block], joined: impl Fn(&[Block]) -> Option<Vec<Block>>) -> Cow<'_, [Block]> {
    if blocks.iter().all(|block| block.card.is_none()) {
        return Cow::Borrowed(blocks);
    }
    let cards = blocks.chunk_by(|a, b| a.card.is_some() && a.card == b.card);
    let joined = |card: &[Block]| card[0].card.and_then(|_| joined(card)).unwrap_or_else(|| card.to_vec());
    Cow::Owned(cards.flat_map(joined).collect())
}

/// The blocks of a card before its bullets, and the rest; a card may be one bullet itself.
fn outside_lists(card: &[Block]) -> (&[Block], &[Block]) {
    let count = card.iter().take_while(|block| block.nest == card[0].nest).count();
    let bullets = card[..count].iter().filter(|block| block.leads).count();
    card.split_at(if bullets > 1 { 0 } else { count })
}

/// The parts as a row in which no heading is the title of a work: one of news tells what happened, one of a job names it.
fn untitled_row(parts: &[Block]) -> Block {
    let mut row = row(&parts.iter().collect::<Vec<_>>());
    row.rich.marks.retain(|mark| mark.kind != MarkKind::Title);
    row
}

/// The parts as the lines of one paragraph.
fn post(parts: &[Block]) -> Block {
    let mut post = parts[0].clone();
    for part in &parts[1..] {
        append(&mut post.rich, &part.rich, None);
    }
    post
}

/// The parts as a row in which a heading that is the only one is the title.
pub(super) fn headed_row(parts: &[Block]) -> Block {
    let mut row = untitled_row(parts);
    let mut headings = parts.iter().filter(|part| matches!(part.kind, Kind::Heading(_)) || part.titled);
    if let (Some(heading), None) = (headings.next(), headings.next()) {
        let title = heading.rich.as_str();
        let at = row.rich.as_str().find(title).unwrap_or(0);
        row.rich.mark(at..at + title.len(), MarkKind::Title);
    }
    row
}

/// Whether one of some parts is a time, and no part the name of a section.
fn has_one_time(parts: &[Block]) -> bool {
    let texts = || parts.iter().filter(|part| !part.rich.text.is_empty());
    (2..=MOST_PARTS).contains(&texts().count())
        && texts().filter(|part| is_timed(&part.rich)).count() == 1
        && !parts.iter().any(|part| part.kind == Kind::Row || section_names::exact(part.rich.as_str()))
}

/// Whether a part tells the time of an entry: first, or with nothing but the place, or behind its title.
pub(super) fn is_timed(part: &RichText) -> bool {
    const LONGEST: usize = 100;
    let text = part.as_str();
    let opens = || head::at_head(part).is_some_and(|(date, _)| date.is_sure());
    let is_word = |word: &str| !is_time(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let ends_in_term = || {
        let title =
            text.rsplit([' ', '\u{a0}', '\n']).find(|word| word.contains(char::is_alphanumeric) && is_word(word));
        title.is_some_and(|last| is_term(&text[offset(text, last) + last.len()..]))
    };
    is_time_and_place(text) || opens() || text.len() <= LONGEST && ends_in_term()
}

/// Whether a text is a time, alone or with a place: `2011–2013`, `Jan. 2019 – Present · Lund`, `Lund, Sweden, 2019`.
pub(super) fn is_time_and_place(text: &str) -> bool {
    const LONGEST: usize = 80;
    const MOST_WORDS: usize = 4;
    let parts = || text.split([',', '|', '·', '•', '\n']).map(str::trim);
    // A style sheet may set the mark between the two: `2019 – Present Lund`.
    let is_dated = |part: &str| {
        let time = || words_of(part).take_while(|word| is_time(word));
        let behind = || words_of(part).skip_while(|word| is_time(word));
        is_term(part) || time().any(is_year) && behind().count() < 3 && behind().all(is_capitalised)
    };
    text.len() <= LONGEST
        && parts().all(|part| part.split_whitespace().count() <= MOST_WORDS || is_dated(part))
        && parts().any(is_dated)
}

/// Whether a text is a time alone, of one date or two: `2011–2013`, `Sept. 2019 - present`, `Desde 2014`, `Current`.
pub(in crate::source) fn is_term(text: &str) -> bool {
    const LONGEST: usize = 40;
    const NOW: &[&str] = &["present", "now", "today", "current", "ongoing", "至今", "現在", "현재"];
    let is_now = || NOW.contains(&text.trim().to_lowercase().as_str());
    text.len() <= LONGEST && words_of(text).all(is_time) && (words_of(text).any(is_year) || is_now())
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word is one that times are told with.
fn is_time(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "since", "from", "to", "until", "present", "now", "today", "current", "ongoing", "seit", "bis", "heute", "ab",
        "depuis", "à", "aujourd", "hui", "desde", "hasta", "actualidad", "atual", "até", "presente", "dal", "oggi",
        "至今", "現在", "현재",
    ];
    let lower = word.to_lowercase();
    is_year(word)
        || name(word).is_some()
        || WORDS.contains(&lower.as_str())
        || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a bullet has its date in a block of its own before its heading.
fn opens_with_date(parts: &[Block]) -> bool {
    let is_date = |part: &Block| head::only(part.rich.as_str()).is_some();
    let is_heading = |part: &Block| matches!(part.kind, Kind::Heading(_));
    parts.len() <= MOST_PARTS
        && parts.first().is_some_and(|first| first.leads && !is_heading(first))
        && parts.iter().position(is_date) == Some(0)
        && parts.iter().filter(|part| is_date(part)).count() == 1
        && parts.iter().filter(|part| is_heading(part)).count() == 1
}

/// Whether the first part is the title of the others by its class: `<div class="blocktitle">`, then what happened.
fn opens_with_title(parts: &[Block]) -> bool {
    let is_plain = |part: &Block| part.kind == Kind::Paragraph && part.nest == 0;
    (2..=MOST_PARTS).contains(&parts.len())
        && parts[0].titled
        && parts.iter().all(is_plain)
        && parts.iter().all(|part| head::only(part.rich.as_str()).is_none())
        && !section_names::exact(parts[0].rich.as_str())
}

/// Whether the only date that stands alone in a card of one entry is its last line.
fn ends_in_date(card: &[Block]) -> bool {
    let dates = |block: &&Block| head::only(block.rich.as_str()).is_some();
    let plain = card.iter().all(|block| block.nest == 0 && !block.rich.text.is_empty());
    let names_section = |block: &Block| section_names::exact(block.rich.as_str());
    (2..=MOST_PARTS).contains(&card.len())
        && plain
        && card.last().as_ref().is_some_and(dates)
        && card.iter().filter(dates).count() == 1
        && !card.iter().any(names_section)
}

/// The most parts of a work: a badge, title, people, venue, links, a remark, and what stands between them.
const MOST_PARTS: usize = 9;

/// Whether these are the parts of one work.
fn is_work(parts: &[&Block]) -> bool {
    let whole = parts.iter().filter(|part| is_reference(part.rich.as_str())).count();
    let texts = parts.iter().filter(|part| !part.rich.text.is_empty()).count();
    (2..=MOST_PARTS).contains(&texts) && whole < 2 && !parts.iter().any(|part| stands_over(part))
}

/// Whether a heading stands over works rather than being the title of one.
fn stands_over(part: &Block) -> bool {
    let text = part.rich.as_str();
    matches!(part.kind, Kind::Heading(_)) && (head::only(text).is_some() || names_sort(text))
}

/// Whether a heading names a sort of works; a long one is the title of a work that has such a word.
pub(super) fn names_sort(heading: &str) -> bool {
    const SURELY: usize = 7;
    // `Navigation` and `tools` are names of sections, and words of titles far more often.
    let kind = section_names::kind(heading).filter(|kind| *kind != SectionKind::Other || section_names::exact(heading));
    kind.is_some() && heading.split_whitespace().count() < SURELY
}

/// Whether a text has the length and the year of a whole reference.
fn is_reference(text: &str) -> bool {
    const FEWEST: usize = 14;
    text.split_whitespace().count() >= FEWEST && text.split(|c: char| !c.is_alphanumeric()).any(is_year)
}

/// Whether a part is told in sentences, as an abstract is: long, and without the commas of a list of people.
fn is_told(part: &Block) -> bool {
    const LONGEST: usize = 300;
    const LONGEST_NAME: usize = 50;
    let text = part.rich.as_str();
    text.len() > LONGEST && text.matches(',').count() * LONGEST_NAME < text.len()
}

/// The parts as the cells of one row, the title of the work among them marked as one.
fn row(parts: &[&Block]) -> Block {
    const SHORTEST: usize = 3;
    let mut row = Block { kind: Kind::Row, rich: RichText::default(), ..parts[0].clone() };
    for part in parts {
        let start = row.rich.text.len() + usize::from(!row.rich.text.is_empty());
        append(&mut row.rich, &part.rich, Some(MarkKind::ListItem));
        if part.titled && part.rich.as_str().split_whitespace().count() >= SHORTEST {
            row.rich.mark(start..row.rich.text.len(), MarkKind::Title);
        }
    }
    row
}
