//! What is known of a text before it is searched: the pieces of its words, and how the small engine may
//! read it.
//!
//! One text is searched with many patterns, one after another, so the last few are remembered.

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

/// The last few texts that were searched.
#[derive(Default)]
struct Last {
    texts: Vec<(String, Rc<Look>)>,
    /// The one that makes room for the next.
    oldest: usize,
}

impl Last {
    /// How many are kept: a clause, its sentence, its item, and what is cut from them.
    const MOST: usize = 8;

    fn look(&mut self, text: &str) -> Rc<Look> {
        if let Some((_, look)) = self.texts.iter().find(|(known, _)| known == text) {
            return Rc::clone(look);
        }
        let look = Rc::new(Look { pieces: Pieces::of(text), shadow: Shadow::of(text) });
        if self.texts.len() < Self::MOST {
            self.texts.push((text.to_owned(), Rc::clone(&look)));
        } else {
            let (known, last) = &mut self.texts[self.oldest];
            text.clone_into(known);
            *last = Rc::clone(&look);
            self.oldest = (self.oldest + 1) % Self::MOST;
        }
        look
    }
}
