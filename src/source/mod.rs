//! From bytes to pages: encodings, front matter, Markdown, HTML, site layouts, dates of items.
//!
//! [`read`] takes the files of a site, or one page, and gives a [`Site`]: sections and news items
//! of plain text as a reader sees it, with spans back to the bytes. It does not know what a paper is.

mod block;
mod calendar;
mod dates;
mod element;
mod encoding;
mod fields;
mod front_matter;
mod head;
mod html;
mod inline;
mod item;
mod lines;
mod markdown;
mod markup;
mod mask;
mod names;
mod order;
mod owner;
mod page;
mod records;
mod repair;
mod sample;
mod section;
mod section_names;
mod shape;
mod site;

use std::sync::Arc;

use crate::error::Error;
use crate::page::Site;

/// A file as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Relative to the site, or the page's name, with `/` between folders.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The most bytes that one file may have.
pub const LARGEST: usize = 64 << 20;

/// Whether a file of this path can matter for a site, so that the rest need not be loaded.
pub fn wants(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    [".md", ".markdown", ".html", ".htm", ".qmd", ".rmd", ".yml", ".yaml", ".toml", ".bib", ".json"]
        .iter()
        .any(|end| lower.ends_with(end))
}

/// Reads a page or a site.
///
/// # Errors
/// [`Error::TooLarge`] where a file exceeds a limit. Content itself never fails.
pub fn read(inputs: &[Input]) -> Result<Site, Error> {
    for input in inputs {
        if input.bytes.len() > LARGEST {
            return Err(Error::TooLarge { what: input.path.to_string(), limit: "64 MiB a page".to_owned() });
        }
    }
    Ok(site::read(inputs))
}

#[cfg(test)]
mod tests {
    use super::{block, html, markdown, mask};

    /// How many steps a page takes: events of markup, blocks, and marks over them.
    fn work(page: &str, is_html: bool) -> usize {
        let masked = mask::mask(page);
        let mut events = Vec::new();
        if is_html {
            html::events(&masked, 0..masked.len(), &mut events);
        } else {
            markdown::events(&masked, 0..masked.len(), &mut events);
        }
        let blocks = block::build(&masked, &events).list;
        events.len() + blocks.iter().map(|block| 1 + block.rich.marks.len()).sum::<usize>()
    }

    #[test]
    fn a_page_of_twice_the_size_takes_at_most_about_twice_the_steps() {
        let hard = [
            "> ", "- ", "<div>", "<div>a", "<ul><li>a", "<b>a", "<table><tr><td>a", "</div>", "{% a", "{{a}}", "<!-- ",
            "a<br>", "    *a* *b*\n\n", "[", "**a ", "&amp;&x", "<title>", "a ",
        ];
        for piece in hard {
            for is_html in [false, true] {
                let [once, twice] = [1000, 2000].map(|times| work(&piece.repeat(times), is_html));
                // Up to the limit of nesting each text carries one mark for each open element.
                assert!(twice <= once * 2 + once / 4 + 600, "{piece:?}: {once} steps, then {twice}");
            }
        }
    }
}
