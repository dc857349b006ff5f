//! The review page: what the page says beside what was read from it, for a person to check.
//!
//! Input: the [`Site`] as it was read, the [`Cv`] made of it, and the files themselves. Output: one
//! self-contained HTML page. It is no export format, since it must know where facts come from.
//!
//! 1. [`card`] says each fact in words, with what wants a look and a correction to copy
//!    ([`correction`]).
//! 2. [`passage`] collects the news items and whatever else a fact stands in, as text, and
//!    [`mark`] finds in it the words of each fact.
//! 3. [`document`] sets both side by side. Everything joins by plain links; a script of our own
//!    adds the joining by hover and keys, the filter and the copying.
//!
//! Text from the page is only ever text: it is escaped, and a Content-Security-Policy allows the
//! page's own style sheet and script by their hashes and nothing else.

mod card;
mod correction;
mod document;
mod mark;
mod passage;

use crate::cv::Cv;
use crate::page::Site;
use crate::source::Input;

/// Writes the review page.
pub fn write(site: &Site, cv: &Cv, inputs: &[Input]) -> Vec<u8> {
    let cards = card::cards(cv);
    let passages = passage::passages(site, cv, &cards, inputs);
    document::write(cv, &cards, &passages).into_bytes()
}
