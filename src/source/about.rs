//! What a page as a whole is about, by what it calls itself: its fields, its file, the entry of the menu that is set as
//! the current one, the parts of its title.
//!
//! Input: the markup of a page, its fields and file. Output: names of sections, and the kind of what stands before the
//! first heading. Limits: only names that stand alone (`Talks`, `Talks | Ada Weiss`), of sections that have pages of
//! their own; a menu that leads about one page says nothing of it, nor does one that sets two entries so.

use super::block::{Block, Kind};
use super::fields;
use super::markup::{Element, Event, EventKind};
use super::section_names;
use crate::fact::SectionKind;
use crate::page::Field;

/// Whether a page has a section of news, as the whole of somebody's page has, whatever its file is called.
pub(super) fn has_news(blocks: &[Block]) -> bool {
    let headings = blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
    headings.map(|block| block.rich.as_str()).any(|text| section_names::kind(text) == Some(SectionKind::News))
}

/// What stands before the first heading: news on a page of news, else the introduction.
pub(super) fn first_kind(file: &str, fields: &[Field], own: &[String], has_news: bool) -> SectionKind {
    let value = |key: &str| fields::get(fields, key).map(|field| field.value.as_str());
    let name = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or_default();
    // A file is named after its section as a whole (`talks.md`); one word of a longer name says nothing.
    let of_file = Some(name).filter(|name| !has_news && section_names::exact(name));
    let names = [value("title"), value("permalink"), of_file];
    let own = own.iter().map(String::as_str).filter(|_| !has_news);
    let mut names = names.into_iter().flatten().filter(|name| section_names::titles(name)).chain(own);
    let kind = names.find_map(section_names::kind).unwrap_or(SectionKind::Bio);
    // The title of a home page says what the page begins with, and it begins with its owner.
    let is_home = value("permalink").is_some_and(|at| at == "/") || matches!(name, "index" | "about");
    if is_home && kind == SectionKind::Other { SectionKind::Bio } else { kind }
}

/// The names that the page has for what it holds.
pub(super) fn names(text: &str, events: &[Event]) -> Vec<String> {
    let (mut menu, mut title) = (Vec::new(), Vec::new());
    for (at, event) in events.iter().enumerate() {
        let EventKind::Open(element) = &event.kind else { continue };
        if element.name == "title" && title.is_empty() {
            title = parts(&words(text, &events[at + 1..], "title").unwrap_or_default());
        } else if is_current(element) {
            menu.extend(words(text, &events[at..], element.name).filter(|name| is_name(name)));
        }
    }
    menu.dedup();
    let menu = if menu.len() == 1 { menu } else { Vec::new() };
    menu.into_iter().chain(title).collect()
}

/// Whether an element is set as the entry of a menu for the page that is shown.
fn is_current(element: &Element) -> bool {
    const CLASSES: &[&str] = &["current", "active", "selected", "is-active", "current-menu-item", "current_page_item"];
    let is_entry = matches!(element.name, "a" | "li" | "span" | "div" | "td");
    let is_set = || element.get("class").unwrap_or_default().split_whitespace().any(|word| CLASSES.contains(&word));
    is_entry && (element.get("aria-current") == Some("page") || is_set())
}

/// The words of an element up to its end; `None` where they are long or lead about the page itself.
fn words(text: &str, events: &[Event], name: &str) -> Option<String> {
    const MOST_EVENTS: usize = 24;
    let mut out = String::new();
    for event in events.iter().take(MOST_EVENTS) {
        match &event.kind {
            EventKind::Open(element) if element.get("href").is_some_and(|href| href.starts_with('#')) => return None,
            EventKind::Close(closed) if *closed == name => break,
            EventKind::Text => out.push_str(&text[event.span.start..event.span.end]),
            EventKind::Word(word) => out.push_str(word),
            _ => {}
        }
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    (!out.is_empty()).then_some(out)
}

/// The parts of a title that name a section: `Talks` of `Talks | Ada Weiss`.
fn parts(title: &str) -> Vec<String> {
    let parts = title.split(['|', '·', ':', '—', '–']).flat_map(|part| part.split(" - "));
    parts.map(str::trim).filter(|part| is_name(part)).map(str::to_owned).collect()
}

/// Whether a text is nothing but the name of a section that has pages of its own.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 40;
    let has_pages = |kind: SectionKind| {
        matches!(
            kind,
            SectionKind::News
                | SectionKind::Publications
                | SectionKind::Talks
                | SectionKind::Awards
                | SectionKind::Service
                | SectionKind::Teaching
        )
    };
    text.len() <= LONGEST && section_names::bare(text) && section_names::kind(text).is_some_and(has_pages)
}
