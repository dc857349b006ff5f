//! One file as a page: from its bytes to sections of entries.
//!
//! Input: a file and what its place in the site says of it. Output: a [`Page`] and warnings.

use std::sync::Arc;

use super::block::{self, Block};
use super::encoding::{Decoded, decode};
use super::item::Draft;
use super::repair::repair;
use super::{Input, front_matter, html, item, lines, markdown, mask, order, section, shape};
use crate::fact::SectionKind;
use crate::page::{Entry, Page, PageKind, Section};
use crate::span::{Lines, Span};
use crate::text::RichText;
use crate::warning::{Place, Warning};

/// Reads one file.
pub(super) fn read(input: &Input, kind: PageKind, warnings: &mut Vec<Warning>) -> Page {
    let decoded = decode(&input.bytes);
    let mut maker = Maker { file: Arc::clone(&input.path), lines: Lines::new(&input.bytes), decoded };
    if let Some(name) = maker.decoded.guessed {
        let place = maker.place(Span::new(0, 0));
        warnings.push(Warning::at(place, "encoding", format!("not UTF-8; read as {name}")));
    }
    maker.repair(warnings);
    let sections = maker.sections(kind, warnings);
    let lines = std::mem::take(&mut maker.lines);
    Page { file: maker.file, lines, kind, sections, fields: Vec::new() }
}

struct Maker {
    file: Arc<str>,
    lines: Lines,
    decoded: Decoded,
}

impl Maker {
    fn place(&self, span: Span) -> Place {
        Place { file: Arc::clone(&self.file), line: self.lines.line(span.start), span }
    }

    fn repair(&mut self, warnings: &mut Vec<Warning>) {
        let Some((text, done)) = repair(&self.decoded.text) else { return };
        let place = self.place(self.decoded.text.span(done.first..done.first + 1));
        let lines = if done.lines == 1 {
            "1 line of UTF-8 was".to_owned()
        } else {
            format!("{} lines of UTF-8 were", done.lines)
        };
        let lost = if done.lost == 0 {
            String::new()
        } else {
            format!("; {} emoji that lost bytes are shown as bullets", done.lost)
        };
        let message = format!("{lines} misread as {}; repaired{lost}", done.misread_as);
        warnings.push(Warning::at(place, "mojibake", message));
        self.decoded.text = text;
    }

    fn sections(&self, kind: PageKind, warnings: &mut Vec<Warning>) -> Vec<Section> {
        let text = self.decoded.text.as_str();
        let matter = front_matter::find(text);
        let masked = mask::mask(text);
        let blocks = self.blocks(&masked, matter.body, warnings);
        if kind == PageKind::NewsItem {
            return self.news_item(&blocks, &text[matter.inner]).into_iter().collect();
        }
        let first = first_kind(&self.file, &text[matter.inner]);
        shape::find_news(section::split(lines::cut(blocks), first)).iter().map(|part| self.section(part)).collect()
    }

    fn blocks(&self, masked: &str, body: usize, warnings: &mut Vec<Warning>) -> Vec<Block> {
        let mut events = Vec::new();
        if is_html(&self.file) {
            html::events(masked, body..masked.len(), &mut events);
        } else {
            markdown::events(masked, body..masked.len(), &mut events);
        }
        let built = block::build(masked, &events);
        if let Some(span) = built.too_deep {
            let place = self.place(self.decoded.text.span(span.start..span.end));
            let message = format!("nested deeper than {}; read as if less deep", block::DEEPEST);
            warnings.push(Warning::at(place, "nesting", message));
        }
        built.list
    }

    fn section(&self, part: &section::Part) -> Section {
        let drafts = if part.kind == SectionKind::News { item::news(&part.blocks) } else { item::plain(&part.blocks) };
        let dates = order::dates(&drafts);
        let entries = drafts.into_iter().zip(dates).filter(|(draft, _)| draft.item);
        let entries = entries.map(|(draft, date)| self.entry(draft, date)).collect();
        Section { kind: part.kind, heading: part.heading.as_ref().map(|rich| self.rich(rich)), entries }
    }

    fn entry(&self, draft: Draft, date: Option<crate::date::Date>) -> Entry {
        let end = draft.at + self.decoded.text.as_str()[draft.at..].chars().next().map_or(0, char::len_utf8);
        let place = self.place(self.decoded.text.span(draft.at..end));
        let content = self.rich(&draft.content);
        let rest = &content.as_str()[draft.body..];
        let body = draft.body + (rest.len() - rest.trim_start().len());
        Entry { shape: draft.shape, depth: draft.depth, groups: draft.groups, date, content, body, place }
    }

    /// The same text with spans in the file.
    fn rich(&self, rich: &RichText) -> RichText {
        RichText { text: rich.text.through(&self.decoded.text), marks: rich.marks.clone() }
    }

    /// A page that is one news item as a whole.
    fn news_item(&self, blocks: &[Block], matter: &str) -> Option<Section> {
        let mut content = RichText::default();
        for block in blocks.iter().filter(|block| !block.rich.text.is_empty()) {
            let kind = block.leads.then_some(crate::text::MarkKind::ListItem);
            block::append(&mut content, &block.rich, kind);
        }
        let at = blocks.iter().find(|block| !block.rich.text.is_empty())?.at;
        let date = value(matter, "date")
            .and_then(|date| super::dates::parse(date)?.0.resolve(super::dates::Printed::default()));
        let draft = Draft {
            shape: crate::page::Shape::Paragraph,
            depth: 0,
            groups: Vec::new(),
            date: None,
            above: super::dates::Printed::default(),
            content,
            body: 0,
            at,
            item: true,
        };
        Some(Section { kind: SectionKind::News, heading: None, entries: vec![self.entry(draft, date)] })
    }
}

/// The plain value of a key at the margin of YAML or TOML front matter.
fn value<'a>(matter: &'a str, key: &str) -> Option<&'a str> {
    let line = matter.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix([':', '=']))?;
    Some(line.trim().trim_matches(['"', '\'']))
}

/// What stands before the first heading: news on a page of news, else the introduction.
fn first_kind(file: &str, matter: &str) -> SectionKind {
    let title = value(matter, "title").filter(|title| !title.is_empty());
    let name = file.rsplit('/').next().unwrap_or(file).split('.').next().unwrap_or_default();
    let names = [title, value(matter, "permalink"), Some(name)];
    names.into_iter().flatten().find_map(super::section_names::kind).unwrap_or(SectionKind::Bio)
}

fn is_html(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default();
    ["html", "htm", "xhtml"].iter().any(|html| ending.eq_ignore_ascii_case(html))
}
