//! From bytes to pages: encodings, front matter, Markdown, HTML, site layouts, dates of items.
//!
//! [`read`] takes the files of a site, or one page, and gives a [`Site`]: sections and news items
//! of plain text as a reader sees it, with spans back to the bytes. It does not know what a paper is.

mod about;
mod address;
mod block;
mod dates;
mod element;
mod encoding;
mod fields;
mod front_matter;
mod furniture;
mod habits;
mod head;
mod html;
mod inline;
mod item;
mod landing;
mod language;
mod lines;
mod markdown;
mod markup;
mod mask;
mod names;
mod numbers;
mod order;
mod owner;
mod page;
mod quoted;
mod records;
mod repair;
mod sample;
mod section;
mod section_names;
mod shape;
mod site;
mod tables;

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
    use std::sync::Arc;

    use super::{Input, block, html, markdown, mask, read};
    use crate::steps;

    /// How many steps a page takes: those that are counted where a walk looks back or ahead, and what is read.
    fn work(page: &[u8], is_html: bool) -> usize {
        let name = if is_html { "page.html" } else { "page.md" };
        let input = Input { path: Arc::from(name), bytes: Arc::from(page) };
        let mut said = 0;
        let walked = steps::taken(|| {
            let site = read(&[input]).expect("the page is below the limit");
            let entries = site.pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.entries);
            said = entries.map(size).sum::<usize>() + site.warnings.len();
        });
        walked + said + events(page, is_html)
    }

    /// What is read of an entry.
    fn size(entry: &crate::page::Entry) -> usize {
        let groups: usize = entry.groups.iter().map(String::len).sum();
        1 + entry.content.text.len() + entry.content.marks.len() + groups
    }

    /// The events of markup, and the blocks with the marks over them.
    fn events(page: &[u8], is_html: bool) -> usize {
        let text = String::from_utf8_lossy(page);
        let masked = mask::mask(&text);
        let mut events = Vec::new();
        if is_html {
            html::events(&masked, 0..masked.len(), &mut events);
        } else {
            markdown::events(&masked, 0..masked.len(), &mut events);
        }
        let blocks = block::build(&masked, &events).list;
        events.len() + blocks.iter().map(|block| 1 + block.rich.marks.len()).sum::<usize>()
    }

    /// Holds the steps for `piece` repeated so many times against twice as many.
    fn assert_linear(piece: &[u8], times: usize, is_html: bool) {
        let [once, twice] = [times, times * 2].map(|times| work(&piece.repeat(times), is_html));
        let shown = String::from_utf8_lossy(piece);
        // Up to the limit of nesting each text carries one mark for each open element.
        assert!(twice <= once * 2 + once / 4 + 600, "{shown:?}: {once} steps, then {twice}");
    }

    #[test]
    fn a_page_of_twice_the_size_takes_at_most_about_twice_the_steps() {
        let hard = [
            "> ", "- ", "<div>", "<div>a", "<ul><li>a", "<b>a", "<table><tr><td>a", "</div>", "{% a", "{{a}}", "<!-- ",
            "a<br>", "    *a* *b*\n\n", "[", "**a ", "&amp;&x", "<title>", "a ", "1. May ", "2. Mai 2024 ",
            "---\ntitle: a\n", "---\ndate: 2024-01-01\n---\na\n", "# a\n## b\n", "<a><div>a", "Ã©Ã¼ ", "ğŸ“ ",
            "a\n- b\n\n", "- May 2024: a (May 2023)\n", "- a (May 2023)\n", "[^1]: a\n", "[a]: b\n",
            "<details><summary>a", "::: a\n", "\0", "<details>", "*", "![", "`", "<blockquote>", "# News\n", "## a\n",
            "## Talks\n### a\n", "**Papers**\n\n", "## Papers\n- a\n", "- a\n  - GitHub University\n", "**a**<br>",
            "<h2>News</h2><li>May 2024: a",
        ];
        for piece in hard {
            for is_html in [false, true] {
                assert_linear(piece.as_bytes(), 1000, is_html);
            }
        }
    }

    #[test]
    fn a_hundred_thousand_levels_of_nesting_take_twice_the_steps_of_half_as_many() {
        for piece in ["<div>", "<ul><li>"] {
            assert_linear(piece.as_bytes(), 50_000, true);
        }
        for piece in ["> ", "- "] {
            assert_linear(piece.as_bytes(), 50_000, false);
        }
    }

    #[test]
    fn one_line_of_any_length_is_read() {
        for piece in [&b"tides and reeds "[..], b"a", b"\0", b"\xe9t\xe9 ", "潮".as_bytes(), "Ã©".as_bytes()] {
            assert_linear(piece, 20_000, false);
            assert_linear(piece, 20_000, true);
        }
    }
}
