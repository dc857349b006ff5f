//! Cards: containers of one class that stand side by side, and bullets with a heading, each with the parts of one entry.
//!
//! Input: the elements as they end. Output: on each block of such a container a number that the blocks of
//! one container share. Limits: another container that stands alone is no card; of containers inside each other
//! the innermost that holds several blocks counts.

use std::collections::HashMap;
use std::ops::Range;

use super::{Builder, Kind, Open};

/// A container that may be a card: its class and its blocks.
#[derive(Debug)]
pub(super) struct Container {
    class: String,
    blocks: Range<usize>,
}

/// What a class ends in whose element is the title of an entry, as most templates have it: `pub-title`, `papertitle`.
const TITLE: &str = "title";

impl Builder<'_> {
    /// Whether the innermost block element is a title by its class.
    pub(super) fn stands_in_title(&self) -> bool {
        let class = self.stack.iter().rev().find(|open| open.block).and_then(|open| open.class.as_deref());
        let ends = |word: &str| word.to_ascii_lowercase().ends_with(TITLE) && !word.ends_with("subtitle");
        class.is_some_and(|class| class.split_whitespace().any(ends))
    }

    /// Keeps a container that has ended as a possible card of the one around it.
    pub(super) fn end_container(&mut self, open: Open) {
        let blocks = open.first..self.out.list.len();
        let class = match open.name {
            _ if blocks.len() < 2 => return,
            // No bullet but that of an entry has a heading.
            "li" if self.out.list[blocks.clone()].iter().any(|block| matches!(block.kind, Kind::Heading(_))) => {
                return self.number(&blocks);
            }
            "article" => Some(open.class.unwrap_or_default()),
            "div" | "section" | "a" => open.class,
            _ => None,
        };
        if let Some(class) = class {
            let around = self.stack.iter_mut().rev().find(|open| open.block);
            around.map_or(&mut self.alike, |open| &mut open.alike).push(Container { class, blocks });
        }
    }

    /// Numbers the blocks of containers that have a class in common, unless they stand in a card already.
    pub(super) fn end_cards(&mut self, inside: &[Container]) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for container in inside {
            *counts.entry(&container.class).or_default() += 1;
        }
        let is_card = |container: &Container| {
            let class = container.class.as_str();
            counts[class] > 1 || plain(class).is_some_and(|plain| counts.contains_key(plain))
        };
        for Container { blocks, .. } in inside.iter().filter(|container| is_card(container)) {
            self.number(blocks);
        }
    }

    /// Makes one card of blocks that stand in none.
    fn number(&mut self, blocks: &Range<usize>) {
        for block in self.out.list.get_mut(blocks.clone()).unwrap_or_default() {
            block.card.get_or_insert(blocks.start);
        }
    }
}

/// The class without the word or ending that sets one card off from the others: `post-highlight`, `pub-item featured`.
/// Short names are those of layouts, which hold anything.
fn plain(class: &str) -> Option<&str> {
    const SHORTEST: usize = 6;
    let end = class.rfind(' ').or_else(|| class.rfind('-'))?;
    let plain = class[..end].trim_end_matches('-');
    (plain.len() >= SHORTEST && !matches!(plain, "container" | "section" | "content" | "wrapper" | "column"))
        .then_some(plain)
}
