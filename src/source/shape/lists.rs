//! Lists of works under a heading of research, and of jobs under one of a life.
//!
//! Input: the parts of a page. Output: the same, with such lists as parts of their own. Limits: told by the entries
//! alone. Most of those of works have to open with a title in quotation marks and go on with a year or a link, as
//! references do, or to be headings over the people who wrote them; most of those of a life open with a time.

use crate::fact::SectionKind;
use crate::source::block::{Block, Kind};
use crate::source::section::Part;
use crate::source::{names, section_names};
use crate::steps;

/// Fewer references may be what a text quotes, and fewer times what a life tells.
const FEWEST: usize = 3;

/// Fewer words in quotation marks are a word that is only mentioned.
const SHORTEST_TITLE: usize = 3;

/// Makes lists of works parts of their own.
pub(super) fn cut(mut part: Part) -> Vec<Part> {
    let heading = part.heading.as_ref().map_or("", |heading| heading.as_str());
    match part.kind {
        SectionKind::Bio | SectionKind::Other => match kind_of(heading, &part.blocks) {
            Some(kind) => {
                part.kind = kind;
                vec![part]
            }
            None => cut_out(part),
        },
        _ => vec![part],
    }
}

/// Cuts the lists of works under headings of their own out of a part.
fn cut_out(mut part: Part) -> Vec<Part> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((at, level)) = next_heading(&part.blocks, from) {
        let below = &part.blocks[at + 1..];
        let end = below.iter().position(|block| matches!(block.kind, Kind::Heading(other) if other <= level));
        let end = at + 1 + end.unwrap_or(below.len());
        let Some(kind) = kind_of(part.blocks[at].rich.as_str(), &part.blocks[at + 1..end]) else {
            from = at + 1;
            continue;
        };
        let rest = part.blocks.split_off(end);
        steps::count(rest.len());
        let after = part.like(part.kind, rest);
        let mut list = part.blocks.split_off(at);
        let heading = list.remove(0).rich;
        let found = Part { heading: Some(heading), ..part.like(kind, list) };
        out.extend([std::mem::replace(&mut part, after), found]);
        from = 0;
    }
    out.push(part);
    out.retain(|part| part.heading.is_some() || !part.blocks.is_empty());
    out
}

fn next_heading(blocks: &[Block], from: usize) -> Option<(usize, u8)> {
    let level = |block: &Block| if let Kind::Heading(level) = block.kind { Some(level) } else { None };
    blocks.iter().enumerate().skip(from).find_map(|(at, block)| Some((at, level(block)?)))
}

/// What blocks list under a heading that does not name it.
fn kind_of(heading: &str, blocks: &[Block]) -> Option<SectionKind> {
    let lower = heading.to_lowercase();
    let is_research = RESEARCH.iter().any(|word| lower.contains(word));
    let is_life = lower.split(|c: char| !c.is_alphanumeric()).any(|word| LIVES.contains(&word));
    let is_named = section_names::kind(heading).is_some_and(|kind| kind != SectionKind::Other);
    let lists_others = OTHERS.iter().any(|word| lower.contains(word));
    if is_named && !is_life || lists_others || !is_research && !is_life {
        return None;
    }
    if is_life {
        most(blocks, is_timed).then_some(SectionKind::Experience)
    } else {
        (most(blocks, is_reference) || are_titled(blocks)).then_some(SectionKind::Publications)
    }
}

/// Whether most entries are of a sort.
fn most(blocks: &[Block], is_such: fn(&Block) -> bool) -> bool {
    let is_entry = |block: &&Block| !matches!(block.kind, Kind::Heading(_) | Kind::Rule | Kind::End);
    let entries = blocks.iter().filter(is_entry).filter(|block| block.leads || block.nest == 0);
    let (such, all) = entries.fold((0, 0), |(such, all), block| (such + usize::from(is_such(block)), all + 1));
    such >= FEWEST && such * 3 >= all * 2
}

/// Whether most headings are titles of works: long ones, each over a line of people and a year or a link.
fn are_titled(blocks: &[Block]) -> bool {
    const FEWEST_TITLES: usize = 2;
    let is_title = |title: &Block, below: &Block| {
        let words = title.rich.as_str().split_whitespace().count();
        words > SHORTEST_TITLE && below.kind == Kind::Paragraph && is_imprint_of_work(below)
    };
    let below = blocks.iter().skip(1).map(Some).chain([None]);
    let headings = blocks.iter().zip(below).filter(|(block, _)| matches!(block.kind, Kind::Heading(_)));
    let (titles, all) = headings.fold((0, 0), |(titles, all), (heading, below)| {
        (titles + usize::from(below.is_some_and(|below| is_title(heading, below))), all + 1)
    });
    titles >= FEWEST_TITLES && titles * 3 >= all * 2
}

/// Whether a paragraph begins with a line of several people and has a year or a link.
fn is_imprint_of_work(block: &Block) -> bool {
    let text = block.rich.as_str();
    let line = text.lines().next().unwrap_or_default();
    let people = line.split(['(', '（']).next().unwrap_or_default().split([',', ';', '&']);
    let is_person = |part: &&str| names::whole(part.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    let has_year = text.split(|c: char| !c.is_alphanumeric()).any(crate::calendar::is_year);
    people.filter(is_person).count() > 1 && (has_year || block.rich.links().next().is_some())
}

/// Words by which a heading of research is one of something else.
const OTHERS: &[&str] =
    &["project", "grant", "fund", "projekt", "projet", "proyecto", "projeto", "progetti", "interest"];

/// What a life is told under.
const LIVES: &[&str] = &[
    "cv", "vita", "vitae", "kurzvita", "lebenslauf", "werdegang", "biographisches", "biografisches", "trayectoria",
    "parcours", "cursus", "trajetória",
];

/// Whether an entry opens with a time: `2014–2019`, `Seit April 2020`, `1999`.
fn is_timed(block: &Block) -> bool {
    const NEAR: usize = 24;
    let text = block.rich.as_str();
    let near = &text[..text.floor_char_boundary(NEAR)];
    let words = near.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(3).any(crate::calendar::is_year)
}

/// What works are listed under, in several languages.
const RESEARCH: &[&str] = &[
    "research", "forschung", "recherche", "investigaci", "pesquisa", "ricerca", "badania", "исследован", "研究", "연구",
];

/// Whether an entry opens with a title in quotation marks, and a year or a link stands behind it.
fn is_reference(block: &Block) -> bool {
    let text = block.rich.as_str();
    let mut letters = text.chars();
    let close = match letters.next() {
        Some('“') => '”',
        Some('„') => '“',
        Some('«') => '»',
        Some('"') => '"',
        _ => return false,
    };
    let Some((title, behind)) = letters.as_str().split_once(close) else { return false };
    let at = text.len() - behind.len();
    let has_year = behind.split(|c: char| !c.is_alphanumeric()).any(crate::calendar::is_year);
    let has_link = block.rich.links().any(|(range, _)| range.start >= at);
    title.split_whitespace().count() >= SHORTEST_TITLE && (has_year || has_link)
}
