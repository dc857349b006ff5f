//! What single elements mean: the mark they make, what they end, whether they are on the page.
//!
//! Input: an element's start. Output: answers for [`super::block`]. Classes and ids are trusted
//! only for what most templates agree on: navigation, footers, icon fonts.

use super::markup::Element;
use crate::text::MarkKind;

/// Elements whose start ends others: the element, what it ends, what it does not look beyond.
pub(super) const IMPLIED_ENDS: &[(&str, &[&str], &[&str])] = &[
    ("li", &["li"], &["ul", "ol", "menu", "dir"]),
    ("dt", &["dt", "dd"], &["dl"]),
    ("dd", &["dt", "dd"], &["dl"]),
    ("td", &["td", "th"], &["tr", "table"]),
    ("th", &["td", "th"], &["tr", "table"]),
    ("tr", &["tr"], &["table"]),
    ("p", &["p"], &["li", "td", "th", "dd", "div", "section", "article", "blockquote", "details"]),
];

/// Whether the element only leads to other pages.
pub(super) fn is_navigation(element: &Element) -> bool {
    let list = matches!(element.name, "ul" | "ol" | "li" | "div" | "header" | "menu");
    let named = |word: String| {
        NAVIGATION.contains(&word.as_str()) || word.starts_with("navbar-") || word.ends_with("breadcrumb")
    };
    element.get("role") == Some("navigation") || (list && words(element).any(named))
}

/// Classes and ids of navigation.
const NAVIGATION: &[&str] =
    &["nav", "navbar", "navigation", "navbar-nav", "site-nav", "topnav", "menu", "nav-item", "menu-item"];

/// Whether the element is set apart from the section before it.
pub(super) fn ends_section(element: &Element) -> bool {
    matches!(element.name, "footer") || words(element).any(|word| word == "footer")
}

fn words(element: &Element) -> impl Iterator<Item = String> {
    let class = element.get("class").unwrap_or_default();
    let id = element.get("id").unwrap_or_default();
    format!("{class} {id}").split_whitespace().map(str::to_ascii_lowercase).collect::<Vec<_>>().into_iter()
}

/// Whether the element is a picture from an icon font.
pub(super) fn is_icon(element: &Element) -> bool {
    matches!(element.name, "i" | "span")
        && words(element).any(|word| ICONS.iter().any(|icon| word == *icon || word.starts_with(&format!("{icon}-"))))
}

/// The families of icon fonts.
const ICONS: &[&str] = &["fa", "fas", "far", "fab", "fad", "bi", "icon", "glyphicon", "ai", "ti", "material-icons"];

/// The mark that an inline element makes.
pub(super) fn mark(element: &Element) -> Option<MarkKind> {
    Some(match element.name {
        "em" | "i" | "dfn" | "var" => MarkKind::Emphasis,
        "b" | "strong" => MarkKind::Strong,
        "code" | "tt" | "kbd" | "samp" => MarkKind::Code,
        "a" => MarkKind::Link(element.get("href")?.to_owned()),
        "q" | "cite" => MarkKind::Quotation,
        "u" | "ins" => MarkKind::Underline,
        "s" | "del" | "strike" => MarkKind::Strike,
        "sup" => MarkKind::Superscript,
        "sub" => MarkKind::Subscript,
        "span" | "font" | "label" | "mark" | "time" | "button" | "small" => {
            MarkKind::Span(element.get("class").unwrap_or(element.name).to_owned())
        }
        _ => return None,
    })
}
