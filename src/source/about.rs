//! What a page as a whole is about, by what it calls itself: its fields, its file, the entry of the menu that is set as
//! the current one, the parts of its title.
//!
//! Input: the markup of a page, its fields and file. Output: names of sections, and the kind of what stands before the
//! first heading. Limits: only names that stand alone (`Talks`, `Talks | Ada Weiss`), of sections that have pages of
//! their own; a menu that leads about one page says nothing of it, nor does one that sets two entries so.

use std::sync::LazyLock;

use super::block::{Block, Kind};
use super::markup::{Element, Event, EventKind};
use super::section::{Part, is_label};
use super::{fields, head, names, section_names};
use crate::fact::SectionKind;
use crate::page::Field;
use crate::pattern::Pattern;

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

/// Leaves the introduction that a page begins with what it is, whatever its menu and its title call the page.
pub(super) fn introduce(parts: &mut Vec<Part>) {
    let is_named = |part: &Part| part.heading.as_ref().and_then(|name| section_names::kind(name.as_str())).is_some();
    let Some(first) = parts.first_mut().filter(|first| !is_named(first)) else { return };
    let rest = first.blocks.split_off(introduction(&first.blocks));
    let rest = first.like(first.kind, rest);
    if first.blocks.is_empty() {
        first.blocks = rest.blocks;
        return;
    }
    first.kind = SectionKind::Bio;
    if !rest.blocks.is_empty() {
        parts.insert(1, rest);
    }
}

/// How many blocks introduce the page: the paragraphs up to the last in which somebody speaks of themselves, and
/// sentences without numbers before a list.
fn introduction(blocks: &[Block]) -> usize {
    static SPEAKS: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"\bI(?:['’]m| am| was| have| received| earned| hold| work| study| teach| lead)\b")
    });
    let is_prose = |block: &&Block| {
        let is_plain = block.kind == Kind::Paragraph && block.nest == 0 && !is_label(block);
        is_plain && head::read(&block.rich).date.is_none() && !block.rich.as_str().ends_with(':')
    };
    let is_owner =
        |block: &Block| matches!(block.kind, Kind::Heading(_)) && names::whole(block.rich.as_str()).is_some();
    let begin = usize::from(blocks.first().is_some_and(is_owner));
    let length = begin + blocks[begin..].iter().take_while(is_prose).count();
    let is_sentence = |block: &Block| {
        let text = block.rich.as_str();
        text.ends_with('.') && !text.contains(|c: char| c.is_ascii_digit())
    };
    if blocks.get(length).is_some_and(|next| next.leads) && blocks[begin..length].iter().all(is_sentence) {
        return length;
    }
    blocks[..length].iter().rposition(|block| SPEAKS.is_match(block.rich.as_str())).map_or(0, |at| at + 1)
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

/// Whether an element leads about the page that it stands on, or moves what the page shows.
fn leads_about(element: &Element) -> bool {
    let is_within = |href: &str| href.contains('#') || href.trim_start().to_lowercase().starts_with("javascript:");
    element.get("href").is_some_and(is_within) || element.get("data-target").is_some()
}

/// The words of an element up to its end; `None` where they lead about the page itself.
fn words(text: &str, events: &[Event], name: &str) -> Option<String> {
    const MOST_EVENTS: usize = 24;
    let (mut out, mut has_link) = (String::new(), false);
    for event in events.iter().take(MOST_EVENTS) {
        match &event.kind {
            EventKind::Open(element) if leads_about(element) => return None,
            EventKind::Open(element) => has_link |= element.get("href").is_some(),
            EventKind::Close(closed) if *closed == name => break,
            EventKind::Text => out.push_str(&text[event.span.start..event.span.end]),
            EventKind::Word(word) => out.push_str(word),
            _ => {}
        }
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    // Boxes are set as current for other ends too, such as the picture that a row of them shows.
    (!out.is_empty() && (has_link || name != "div")).then_some(out)
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
