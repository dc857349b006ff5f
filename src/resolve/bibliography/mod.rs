//! A user's bibliographies: read so that nothing in them is lost, joined with the page's works.
//!
//! 1. [`split`] takes a file apart into entries, strings, preambles and comments.
//! 2. [`entry`] reads the fields of each, with [`names`] and [`plain`] for authors and LaTeX.
//! 3. [`mod@read`] expands strings and gives [`BibEntry`](crate::cv::BibEntry)s as written.
//! 4. [`work`] tells what an entry says of a publication.
//! 5. [`join`] puts entries and page together.
//!
//! [`lint`] tells what a careful person would mend in a file.
//!
//! A broken entry is told with its line and column and leaves the others unharmed.

mod entry;
pub(crate) mod join;
pub(crate) mod lint;
mod names;
mod plain;
mod read;
mod split;
mod work;

pub(crate) use read::{Bibliography, read};
