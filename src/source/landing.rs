//! Landing pages of Hugo's academic themes: what they show stands in their front matter, block by block.
//!
//! Input: the decoded page and its fields (`sections.0.content.title`, `….text`). Output: the Markdown that the
//! page shows, with its way back: each block's title as a heading, its text without the indent of YAML.
//! Limits: of an item with a date its words and that date are text, of another the description alone; jobs and
//! degrees are data, and read as such; the end of a term is not shown.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::page::Field;
use crate::span::Span;
use crate::text::Text;

/// What the page shows, if it is a landing page with text in its front matter.
pub(super) fn shown(text: &str, fields: &[Field], body: usize) -> Option<Text> {
    let mut shown = Text::new();
    let mut title: Option<(&str, &Text)> = None;
    let (dated, mut last) = (dated_items(fields), "");
    for field in fields {
        let Some((block, key)) = content(&field.key) else { continue };
        let item = item_of(&field.key);
        let is_part = dated.contains(item) && is_told(key);
        if key == "title" {
            title = Some((block, &field.value));
        } else if (is_part || is_text(key)) && !field.value.is_empty() {
            if let Some((_, heading)) = title.take_if(|(of, _)| *of == block) {
                push_heading(&mut shown, heading);
            }
            if is_part {
                push_part(&mut shown, &field.value, last != item, is_date(key));
                last = item;
            } else {
                let value = field.value.span(0..field.value.len());
                push_lines(&mut shown, text, value.start..value.end);
            }
        }
    }
    if shown.is_empty() {
        return None;
    }
    shown.push(&text[body..], Span::new(body, text.len()));
    Some(shown)
}

/// The block and the key of a field of its content: `sections.2.content.text`.
fn content(key: &str) -> Option<(&str, &str)> {
    let (block, key) = key.strip_prefix("sections.")?.split_once('.')?;
    Some((block, key.strip_prefix("content.")?))
}

/// Whether the key is one of a text: `text`, `items.0.description`.
fn is_text(key: &str) -> bool {
    key == "text" || matches!(item_key(key), Some("description" | "text"))
}

/// The key within an item of a block: `description` of `items.0.description`.
fn item_key(key: &str) -> Option<&str> {
    key.strip_prefix("items.").and_then(|item| item.split_once('.')).map(|(_, key)| key)
}

/// The items with dates that tell what was, by their keys (`sections.2.content.items.0`); jobs and degrees are data.
fn dated_items(fields: &[Field]) -> BTreeSet<&str> {
    let is_data = |block: &str| {
        let name = fields.iter().find(|field| field.key.strip_prefix(block) == Some(".block"));
        name.is_some_and(|name| name.value.as_str().ends_with("experience"))
    };
    let dated = fields.iter().filter(|field| !field.value.is_empty()).filter_map(|field| {
        let (item, key) = field.key.rsplit_once('.')?;
        let (block, _) = item.split_once(".content.items.")?;
        (matches!(key, "date" | "date_start") && !is_data(block)).then_some(item)
    });
    dated.collect()
}

fn item_of(key: &str) -> &str {
    key.rsplit_once('.').map_or("", |(item, _)| item)
}

fn is_date(key: &str) -> bool {
    matches!(item_key(key), Some("date" | "date_start"))
}

/// Whether the page shows what has this key in an item with a date.
fn is_told(key: &str) -> bool {
    is_date(key) || matches!(item_key(key), Some("title" | "description" | "text" | "organization"))
}

/// A part of an item, in a line of its own: the file has them in any order, so the date may stand last.
fn push_part(shown: &mut Text, value: &Text, is_first: bool, is_date: bool) {
    let here = value.span(0..0);
    let mark = if is_date { "**" } else { "" };
    let lead = if is_first { "\n\n- " } else { "  \n  " };
    shown.push(&format!("{lead}{mark}"), Span::new(here.start, here.start));
    shown.push_text(value, 0..value.len());
    let end = value.span(value.len()..value.len()).end;
    shown.push(mark, Span::new(end, end));
}

fn push_heading(shown: &mut Text, heading: &Text) {
    if heading.is_empty() {
        return;
    }
    let span = heading.span(0..heading.len());
    shown.push("\n\n## ", Span::new(span.start, span.start));
    shown.push_text(heading, 0..heading.len());
}

/// The lines of a value as they stand in the file, less the indent of the first.
fn push_lines(shown: &mut Text, text: &str, value: Range<usize>) {
    let line = text[..value.start].rfind('\n').map_or(0, |end| end + 1);
    let indent = text[line..value.start].bytes().take_while(|byte| *byte == b' ').count();
    shown.push("\n\n", Span::new(value.start, value.start));
    let mut at = value.start;
    for printed in text[value.clone()].split_inclusive('\n') {
        let space = printed.len() - printed.trim_start_matches(' ').len();
        let cut = if at == value.start { 0 } else { space.min(indent) };
        shown.push(&printed[cut..], Span::new(at + cut, at + printed.len()));
        at += printed.len();
    }
    shown.push("\n\n", Span::new(at, at));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{fields, front_matter};

    const PAGE: &str = "---\ntitle: ''\nsections:\n  - block: markdown\n    content:\n      title: News\n      text: |\n        \
        - **2024-05** A talk.\n          It was long.\n\n        - **2024-04** A paper.\n  - block: about\n    content:\n      \
        username: admin\n      text: \"I read slowly.\"\n      button:\n        text: Download\n  - block: list\n    content:\n      \
        title: Prizes\n      items:\n        - title: Gold\n          description: |-\n            * Gold Medal, 2020\n---\nThe end.\n";

    #[test]
    fn a_landing_page_shows_its_blocks() {
        let matter = front_matter::find(PAGE);
        let shown = shown(PAGE, &fields::yaml(PAGE, matter.inner), matter.body).unwrap();
        let expected = "\n\n## News\n\n- **2024-05** A talk.\n  It was long.\n\n- **2024-04** A paper.\n\n\n\nI read slowly.\n\n\n\n\
            ## Prizes\n\n* Gold Medal, 2020\n\nThe end.\n";
        assert_eq!(shown.as_str(), expected);
        for words in ["A talk.", "It was long.", "Gold Medal", "The end."] {
            let at = shown.as_str().find(words).unwrap();
            let span = shown.span(at..at + words.len());
            assert_eq!(&PAGE[span.start..span.end], words);
        }
    }

    #[test]
    fn another_page_shows_its_body() {
        let page = "---\ntitle: News\ntext: hello\n---\nThe end.\n";
        let matter = front_matter::find(page);
        assert_eq!(shown(page, &fields::yaml(page, matter.inner), matter.body), None);
    }
}
