//! What is known of a text before it is searched: the pieces of its words, and how the small engine may
//! read it.
//!
//! One text is searched with many patterns, so the last ones are remembered.

use std::cell::RefCell;
use std::rc::Rc;

use super::needed::Pieces;
use super::shadow::{self, Shadow};

/// What is known of a text.
#[derive(Debug)]
pub(super) struct Look {
    /// The pieces of its words.
    pub(super) pieces: Pieces,
    /// The text as the small engine reads it; `None` where it cannot.
    pub(super) shadow: Option<Shadow>,
}

impl Look {
    /// Looks at a text, unless it is one of the last.
    pub(super) fn at(text: &str) -> Rc<Self> {
        if text.len() > shadow::LONGEST {
            return Rc::new(Self { pieces: Pieces::of(text), shadow: None });
        }
        LAST.with_borrow_mut(|last| last.look(text))
    }
}

thread_local! {
    static LAST: RefCell<Last> = RefCell::default();
}

/// The last texts that were searched, each at the place that its address and length give: parts of one item are
/// asked for again and again, and begin and end where they did. An address is a hint alone, the words decide.
struct Last {
    texts: Box<[Kept; Last::MOST]>,
}

/// A text and what is known of it.
type Kept = Option<(String, Rc<Look>)>;

impl Default for Last {
    fn default() -> Self {
        Self { texts: Box::new([const { None }; Self::MOST]) }
    }
}

impl Last {
    /// How many are kept: an item, its clauses, and what is cut from them.
    const MOST: usize = 64;

    fn look(&mut self, text: &str) -> Rc<Look> {
        let place = text.as_ptr().addr().wrapping_mul(31).wrapping_add(text.len()) % Self::MOST;
        let kept = &mut self.texts[place];
        if let Some((known, look)) = kept
            && known == text
        {
            return Rc::clone(look);
        }
        let look = Rc::new(Look { pieces: Pieces::of(text), shadow: Shadow::of(text) });
        match kept {
            Some((known, last)) => {
                text.clone_into(known);
                *last = Rc::clone(&look);
            }
            None => *kept = Some((text.to_owned(), Rc::clone(&look))),
        }
        look
    }
}
