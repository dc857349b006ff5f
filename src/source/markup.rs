//! The common stream of markup: what Markdown and HTML both become before blocks are built.
//!
//! Markdown constructs appear as the HTML elements that they stand for, so one builder serves
//! both and HTML inside Markdown needs no special care. Spans are positions in the decoded text.

use std::sync::LazyLock;

use crate::span::Span;

/// One step of the stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// What happens.
    pub(super) kind: EventKind,
    /// Where.
    pub(super) span: Span,
}

/// What happens in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EventKind {
    /// An element begins.
    Open(Element),
    /// An element ends.
    Close(&'static str),
    /// Text as it stands at the span.
    Text,
    /// Text that stands for the span: an entity, an emoji shortcode.
    Word(String),
    /// A line break that the page asks for.
    Break,
}

/// An element's start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, from [`name`]; unknown elements are `""`.
    pub(super) name: &'static str,
    /// The attributes that matter here, in alphabetical order.
    pub(super) attributes: Vec<(&'static str, String)>,
}

impl Element {
    /// An element without attributes.
    pub(super) fn bare(name: &'static str) -> Self {
        Self { name, attributes: Vec::new() }
    }

    /// The value of an attribute.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
    }
}

/// How an element takes part in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Begins a block of its own.
    Block,
    /// Marks text inside a block.
    Inline,
    /// Has no content.
    Void,
    /// Its content is not on the page, or is navigation.
    Skipped,
}

/// The elements that mean something here, with their part.
const ELEMENTS: &[(Role, &[&str])] = &[
    (
        Role::Block,
        &[
            "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt",
            "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html",
            "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
            "thead", "tr", "ul", "caption",
        ],
    ),
    (
        Role::Inline,
        &[
            "a", "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark",
            "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "button",
        ],
    ),
    (Role::Void, &["br", "hr", "img", "input", "link", "meta", "wbr", "source", "base", "col"]),
    (
        Role::Skipped,
        &[
            "script", "style", "template", "nav", "svg", "select", "textarea", "iframe", "object", "title", "audio",
            "video", "canvas", "math", "map", "noscript",
        ],
    ),
];

/// The elements by the length of their names, since every step of every page asks for one.
static BY_LENGTH: LazyLock<Vec<Vec<(&'static str, Role)>>> = LazyLock::new(|| {
    let all = || ELEMENTS.iter().flat_map(|(role, names)| names.iter().map(|name| (*name, *role)));
    let longest = all().map(|(name, _)| name.len()).max().unwrap_or_default();
    (0..=longest).map(|length| all().filter(|(name, _)| name.len() == length).collect()).collect()
});

/// The attributes that matter.
const ATTRIBUTES: &[&str] = &[
    "aria-current", "class", "content", "data-date", "datetime", "href", "id", "name", "property", "rel", "role",
    "rowspan", "type",
];

/// The element's name as this module knows it, and its part; unknown elements are inline.
pub(super) fn name(bytes: &[u8]) -> (&'static str, Role) {
    let alike = |(name, _): &&(&str, Role)| name.as_bytes().eq_ignore_ascii_case(bytes);
    let known = BY_LENGTH.get(bytes.len()).and_then(|names| names.iter().find(alike)).copied();
    known.or_else(|| custom_heading(bytes)).unwrap_or(("", Role::Inline))
}

/// Templates that set their headings in elements of their own: `<heading>`, `<sectionheading>`.
fn custom_heading(bytes: &[u8]) -> Option<(&'static str, Role)> {
    let ends = b"heading";
    let tail = bytes.len().checked_sub(ends.len())?;
    bytes[tail..].eq_ignore_ascii_case(ends).then_some(("h2", Role::Block))
}

/// The part of the element called `name`.
pub(super) fn role(element: &str) -> Role {
    name(element.as_bytes()).1
}

/// The attribute's name, if it matters.
pub(super) fn attribute(bytes: &[u8]) -> Option<&'static str> {
    ATTRIBUTES.iter().find(|name| name.as_bytes().eq_ignore_ascii_case(bytes)).copied()
}
