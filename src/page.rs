//! A page as `source` hands it to `extract`: sections of entries in plain text with marks.

use std::sync::Arc;

use crate::date::Date;
use crate::fact::{OwnerHint, SectionKind};
use crate::span::{Lines, Span};
use crate::text::{RichText, Text};
use crate::warning::{Place, Warning};

/// One file of a site, or the only page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Relative to the page's folder or the site, with `/` between folders.
    pub file: Arc<str>,
    /// Where the lines of the file start.
    pub lines: Lines,
    /// What the file is.
    pub kind: PageKind,
    /// Its parts in page order. News items are the entries of the sections of kind `News`.
    pub sections: Vec<Section>,
    /// The front matter or data record, key by key (`authors.0.name` for nested values).
    pub fields: Vec<Field>,
}

impl Page {
    /// The place of `span` in this page.
    pub fn place(&self, span: Span) -> Place {
        Place { file: Arc::clone(&self.file), line: self.lines.line(span.start), span }
    }
}

/// What a file of a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// An ordinary page.
    Page,
    /// One news item (`_news/*.md`): its whole text is one entry.
    NewsItem,
    /// One publication (`_publications/*.md`): the fields tell title, venue, date.
    Publication,
    /// One talk (`_talks/*.md`).
    Talk,
    /// One course (`_teaching/*.md`).
    Teaching,
    /// A CV as data (`_data/cv.yml`, `resume.json`).
    Data,
}

/// A value of front matter or of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The path of keys, joined by `.`, list places as numbers from zero.
    pub key: String,
    /// The value, with its way back.
    pub value: Text,
}

/// A part of a page under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it holds, by its heading or its shape.
    pub kind: SectionKind,
    /// The heading as printed; `None` before the first one.
    pub heading: Option<RichText>,
    /// Its paragraphs, bullets and rows, in page order.
    pub entries: Vec<Entry>,
}

/// How an entry is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A paragraph, or one line of a paragraph of lines.
    Paragraph,
    /// A bullet or numbered entry.
    ListItem,
    /// A row of a table; its cells are separated by `\n`.
    TableRow,
    /// A heading that is itself an entry (`### May 2024: paper accepted`).
    Heading,
}

/// One paragraph, bullet or row; in a news section, one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How it is set.
    pub shape: Shape,
    /// How deep it is nested below other entries of its section, from zero.
    pub depth: u8,
    /// The headings and labels that it stands under inside its section, outermost first:
    /// `["Journal papers", "2023"]`, `["Reviewer"]`.
    pub groups: Vec<String>,
    /// Its date: printed at its head, in its own cell, or by the heading above it.
    pub date: Option<Date>,
    /// Whether only what stands above it tells its date.
    pub is_dated_above: bool,
    /// The whole text. Where the date is printed in it, [`Entry::body`] starts behind it.
    pub content: RichText,
    /// Where in `content` the text behind marker and date begins.
    pub body: usize,
    /// The first visible character's place.
    pub place: Place,
}

/// All that was read: one page, or the pages of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The pages, sorted by their role (the home page first), then by path.
    pub pages: Vec<Page>,
    /// What the site tells of its owner.
    pub owner: Vec<OwnerHint>,
    /// Bibliographies of the site itself: their paths among the inputs.
    pub bibliographies: Vec<Arc<str>>,
    /// The site's own JSON Resume, if it is the owner's and not the theme's sample.
    pub resume: Option<Arc<str>>,
    /// What wants a look.
    pub warnings: Vec<Warning>,
}
