//! What a careful person would look at again: a place in a file and a sentence.

use std::fmt;
use std::sync::Arc;

use crate::span::Span;

/// Every code that reading a page can give, with what to do about it; `check --deny` takes these.
/// Warnings of the exporters are about single formats and have codes of their own.
pub const CODES: &[(&str, &str)] = &[
    ("bib-author-list", "write 'First Author and Second Author and others'"),
    ("bib-bad-date", "write 2025, 2025-11 or 2025-11-03, and a range with '/'"),
    ("bib-bad-doi", "write the bare DOI, '10.1234/abc'"),
    ("bib-bad-isbn", "compare it with the book"),
    ("bib-bad-issn", "compare it with the journal"),
    ("bib-bad-month", "write 'month = mar', without braces"),
    ("bib-bad-year", "write four digits; 'to appear' belongs into 'pubstate' or 'note'"),
    ("bib-capitals", "put braces round what keeps its capitals"),
    ("bib-crossref", "add the entry, or take out the reference"),
    ("bib-duplicate-doi", "keep one of the entries, or mend the DOI"),
    ("bib-duplicate-field", "keep one of the fields"),
    ("bib-duplicate-key", "give each entry a key of its own"),
    ("bib-duplicate-title", "keep one of the entries, unless they are two versions"),
    ("bib-missing-field", "add the field"),
    ("bib-mojibake", "save the file in UTF-8 and write the letters anew"),
    ("bib-pages", "write two hyphens"),
    ("bib-sample", "delete the sample entry from the file"),
    ("bib-syntax", "mend the entry"),
    ("bib-unbalanced", "count the braces of the entry"),
    ("bib-unescaped", "put a backslash before it"),
    ("bib-unknown-field", "rename the field, or leave it if a style of yours reads it"),
    ("bib-unknown-string", "define it with @string, or put the text in braces"),
    ("bib-unknown-type", "rename the type"),
    ("date-order", "write the month as a word, or the date as 2024-04-03"),
    ("encoding", "save the page in UTF-8"),
    ("item-order", "look at the date of this item, or move it"),
    ("link-kind", "look whether the link leads where its label says"),
    ("low-confidence", "compare it with the page; newscv.toml can correct or drop it"),
    ("mojibake", "save the page in UTF-8 and write the letters anew"),
    ("nesting", "close the elements of the page"),
    ("no-authors", "list the authors on the page or in a .bib, or set them in newscv.toml"),
    ("no-link", "link the work on the page, or set 'url' in newscv.toml"),
    ("no-name", "print your name on the page, or set 'name' under [owner] in newscv.toml"),
    ("no-venue", "name the venue on the page, or set 'venue' in newscv.toml"),
    ("possible-duplicate", "if both are one work, drop one in newscv.toml, or give both the same title"),
    ("sample", "delete the sample content from the site"),
    ("silent-item", "nothing to do if the CV needs nothing of it; else say it in plainer words"),
    ("unknown-venue", "set 'venue' in newscv.toml if it should read otherwise"),
    ("unnamed-matched", "name the works on the page to be sure"),
    ("unread-posts", "give the posts that are news the category 'news', or tell the news on the home page"),
    ("unsafe-link", "link a page of the work, by https"),
    ("year-mismatch", "look which year is right; newscv.toml can set it"),
];

/// What to do about a warning of this code.
pub fn help(code: &str) -> &'static str {
    CODES.iter().find(|(known, _)| *known == code).map_or("look at the place in the file", |(_, help)| *help)
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, relative to the page's folder or the site, with `/` between folders.
    pub file: Arc<str>,
    /// The line of the first byte, counted from one.
    pub line: usize,
    /// The bytes.
    pub span: Span,
}

/// Something found while reading that did not stop the reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Where; `None` where it concerns no place in a file.
    pub place: Option<Place>,
    /// The stable name of this sort of warning, such as `unknown-venue`, for `--deny`.
    pub code: &'static str,
    /// What was found and what was done: lower case, no final stop.
    pub message: String,
}

impl Warning {
    /// A warning about `place`. The code is one of [`CODES`] unless an exporter warns.
    pub fn at(place: Place, code: &'static str, message: impl Into<String>) -> Self {
        Self { place: Some(place), code, message: message.into() }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:{}: ", place.file, place.line)?;
        }
        f.write_str(&self.message)
    }
}
