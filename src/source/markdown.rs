//! Markdown as a stream of markup with spans.
//!
//! Input: decoded and masked text, and where in it the Markdown stands. Output: the same events
//! that HTML gives. HTML inside Markdown is read as HTML, and Markdown inside HTML blocks as
//! Markdown, as kramdown (`markdown="1"`), Pandoc and Quarto do. Limits: code blocks are programs, not
//! prose, and are left out; an indented one that is HTML or stands in an element of it is none to kramdown.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event as Md, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::lines::opening;
use super::markup::{Element, Event, EventKind, Role, role};
use super::{dates, html, mask};
use crate::span::Span;

/// Appends the events of the Markdown at `range` of `text` to `out`.
pub(super) fn events(text: &str, range: Range<usize>, out: &mut Vec<Event>) {
    read(text, range, 0, out);
}

/// Markdown inside the HTML inside Markdown is read, but no deeper.
const DEEPEST: u8 = 2;

fn read(text: &str, range: Range<usize>, level: u8, out: &mut Vec<Event>) {
    let (base, dated) = (range.start, Vec::new());
    let reader = Reader {
        text,
        base,
        out,
        level,
        head: false,
        code: false,
        image: 0,
        html: None,
        open: 0,
        dated,
        paragraph: range.start,
    };
    reader.read(&text[range]);
}

fn options(source: &str) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    options.set(Options::ENABLE_DEFINITION_LIST, !has_shortcode_lines(source));
    options
}

/// Whether lines begin with the shortcode of an emoji (`:tada: 05/2024 …`), which the parser takes for definitions.
fn has_shortcode_lines(source: &str) -> bool {
    source.match_indices("\n:").any(|(at, _)| source[at + 2..].starts_with(|c: char| c.is_ascii_alphanumeric()))
}

struct Reader<'a> {
    text: &'a str,
    base: usize,
    out: &'a mut Vec<Event>,
    /// How many times Markdown was read inside HTML.
    level: u8,
    /// Inside the head of a table.
    head: bool,
    /// Inside a code block.
    code: bool,
    /// How many images are open; their alternative text is not shown.
    image: usize,
    /// The HTML block that is being collected.
    html: Option<Range<usize>>,
    /// How many elements of HTML blocks are open.
    open: usize,
    /// For each open list, whether its numbers are days of dates.
    dated: Vec<bool>,
    /// Where the last paragraph or entry of a list began.
    paragraph: usize,
}

impl Reader<'_> {
    fn read(mut self, source: &str) {
        for (event, range) in Parser::new_ext(source, options(source)).into_offset_iter() {
            let range = self.base + range.start..self.base + range.end;
            if matches!(event, Md::Start(Tag::Paragraph | Tag::Item)) {
                self.paragraph = range.start;
            }
            self.step(event, range);
        }
    }

    fn push(&mut self, kind: EventKind, range: Range<usize>) {
        self.out.push(Event { kind, span: Span::new(range.start, range.end) });
    }

    fn step(&mut self, event: Md<'_>, range: Range<usize>) {
        match event {
            Md::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if info.starts_with("{=html}") => {
                self.html = Some(range.start..range.start);
            }
            Md::Start(Tag::HtmlBlock) => self.html = Some(range.start..range.start),
            Md::Start(Tag::CodeBlock(CodeBlockKind::Indented))
                if self.open > 0 || self.text[range.clone()].trim_start().starts_with('<') =>
            {
                self.html = Some(range.start..range.start);
            }
            Md::Start(Tag::CodeBlock(_)) => self.code = true,
            Md::End(TagEnd::HtmlBlock) => self.end_html(),
            Md::End(TagEnd::CodeBlock) => {
                self.code = false;
                self.end_html();
            }
            Md::Start(Tag::Image { .. }) => {
                self.image += 1;
                self.push(EventKind::Open(Element::bare("img")), range);
            }
            Md::End(TagEnd::Image) => self.image = self.image.saturating_sub(1),
            Md::Start(Tag::List(Some(_))) => {
                self.dated.push(counts_days(&self.text[range.clone()]));
                self.push(EventKind::Open(Element::bare("ol")), range);
            }
            Md::Start(Tag::Item) => {
                self.push(EventKind::Open(Element::bare("li")), range.clone());
                if self.dated.last() == Some(&true) {
                    let marker = self.text[range.clone()].find(' ').map_or(range.end, |end| range.start + end + 1);
                    self.push(EventKind::Text, range.start..marker);
                }
            }
            // One tilde alone parts the ends of a range (`2019~2021`); two strike words out.
            Md::Start(Tag::Strikethrough) if !self.text[range.clone()].starts_with("~~") => {
                self.push(EventKind::Text, range.start..range.start + 1);
            }
            Md::End(TagEnd::Strikethrough) if !self.text[range.clone()].starts_with("~~") => {
                self.push(EventKind::Text, range.end - 1..range.end);
            }
            Md::Start(tag) => self.start(&tag, range),
            Md::End(tag) => {
                if matches!(tag, TagEnd::List(_)) {
                    self.dated.pop();
                }
                self.end(tag, range);
            }
            Md::Html(_) => self.collect(range),
            Md::InlineHtml(_) => html::events(self.text, range, self.out),
            Md::Text(_) if self.html.is_some() => self.collect(range),
            Md::Code(string) => self.inline_code(&string, range),
            Md::Text(string) | Md::InlineMath(string) | Md::DisplayMath(string) => self.words(&string, range),
            Md::SoftBreak if self.begins_entry(&range) => self.push(EventKind::Break, range),
            Md::SoftBreak => self.push(EventKind::Text, range),
            Md::HardBreak => self.push(EventKind::Break, range),
            Md::Rule => {
                self.push(EventKind::Open(Element::bare("hr")), range);
            }
            Md::FootnoteReference(_) | Md::TaskListMarker(_) => {}
        }
    }

    /// Whether the line behind a break is an entry of its own: it opens with a date that is set apart, or with one
    /// like the paragraph as a whole, behind the end of a sentence.
    fn begins_entry(&self, line_break: &Range<usize>) -> bool {
        let Some(apart) = opening(&self.text[line_break.end..]) else { return false };
        let ended = self.text[..line_break.start].trim_end().ends_with(['.', '!', '?', ')', '>', '。']);
        apart || ended && opening(&self.text[self.paragraph..]).is_some()
    }

    /// Adds a line to the HTML block that is being collected.
    fn collect(&mut self, range: Range<usize>) {
        if let Some(block) = &mut self.html {
            block.end = block.end.max(range.end);
        } else {
            html::events(self.text, range, self.out);
        }
    }

    /// Reads the collected HTML block; Markdown in its text is read too.
    fn end_html(&mut self) {
        let Some(range) = self.html.take() else { return };
        let mut events = Vec::new();
        html::events(self.text, range.start..range.end, &mut events);
        let mut skipped = 0usize;
        // A tag that never ends makes the whole block text; read again it would be the same block.
        let whole = Span::new(range.start, range.end);
        for event in events {
            match &event.kind {
                EventKind::Open(element) if html::is_skipped(element.name) => skipped += 1,
                EventKind::Close(name) if html::is_skipped(name) => skipped = skipped.saturating_sub(1),
                EventKind::Text
                    if skipped == 0
                        && self.level < DEEPEST
                        && event.span != whole
                        && looks_marked_up(self.text, event.span) =>
                {
                    inner(self.text, event.span, self.level + 1, self.out);
                    continue;
                }
                EventKind::Open(element) => self.open += usize::from(holds(element.name)),
                EventKind::Close(name) => self.open = self.open.saturating_sub(usize::from(holds(name))),
                _ => {}
            }
            self.out.push(event);
        }
    }

    fn words(&mut self, string: &str, range: Range<usize>) {
        if self.code || self.image > 0 {
            return;
        }
        let source = &self.text[range.clone()];
        if source != string {
            self.push(EventKind::Word(string.to_owned()), range);
            return;
        }
        self.push(EventKind::Text, range);
    }

    fn inline_code(&mut self, string: &str, range: Range<usize>) {
        let source = &self.text[range.clone()];
        self.push(EventKind::Open(Element::bare("code")), range.start..range.start);
        match source.find(string) {
            Some(at) => self.push(EventKind::Text, range.start + at..range.start + at + string.len()),
            None => self.push(EventKind::Word(string.to_owned()), range.clone()),
        }
        self.push(EventKind::Close("code"), range.end..range.end);
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let element = match tag {
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => anchor(format!("mailto:{dest_url}")),
            Tag::Link { dest_url, .. } => anchor(target(dest_url)),
            Tag::Heading { level, .. } => Element::bare(heading(*level)),
            Tag::Table(_) => Element::bare("table"),
            Tag::List(_) => {
                self.dated.push(false);
                Element::bare("ul")
            }
            _ => match name(tag.to_end()) {
                Some(name) => Element::bare(name),
                None => return,
            },
        };
        if element.name == "td" && self.head {
            self.push(EventKind::Open(Element::bare("th")), range);
            return;
        }
        if element.name == "thead" {
            self.head = true;
            self.push(EventKind::Open(element), range.clone());
            self.push(EventKind::Open(Element::bare("tr")), range);
            return;
        }
        self.push(EventKind::Open(element), range);
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if tag == TagEnd::TableCell && self.head {
            self.push(EventKind::Close("th"), range.end..range.end);
            return;
        }
        if tag == TagEnd::TableHead {
            self.head = false;
            self.push(EventKind::Close("tr"), range.end..range.end);
        }
        if let Some(name) = name(tag) {
            self.push(EventKind::Close(name), range.end..range.end);
        }
    }
}

/// Whether an element holds all that follows until it is closed.
fn holds(name: &str) -> bool {
    const ENDING_ALONE: &[&str] = &["p", "li", "dt", "dd", "tr", "td", "th", "body", "html"];
    role(name) == Role::Block && !ENDING_ALONE.contains(&name)
}

/// The target of a link without what was masked in it.
fn target(printed: &str) -> String {
    printed.replace(mask::TARGET_FILLER, "")
}

/// Whether the numbers of a numbered list are days (`24. Mai 2024`), which Markdown takes for the
/// numbers of its entries: a month follows the first, and the second entry is not the next number.
fn counts_days(list: &str) -> bool {
    let day = |line: &str| {
        let (date, _) = dates::parse(line)?;
        let number = line.split_once(['.', ')'])?.0.parse::<u32>().ok()?;
        (date.day.is_some() && date.month.is_some() && date.year.is_some()).then_some(number)
    };
    let numbered = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit());
    let head = list.get(..list.floor_char_boundary(FARTHEST)).unwrap_or(list);
    let mut lines = head.lines().map(str::trim_start).filter(numbered);
    let Some(first) = lines.next().and_then(day) else { return false };
    lines.next().and_then(day).is_none_or(|second| second != first + 1)
}

/// How many bytes of a list are looked at for its second entry; lists nest, so not all are.
const FARTHEST: usize = 1000;

/// The HTML element that a Markdown construct stands for.
fn name(tag: TagEnd) -> Option<&'static str> {
    Some(match tag {
        TagEnd::Paragraph => "p",
        TagEnd::Heading(level) => heading(level),
        TagEnd::BlockQuote(_) => "blockquote",
        TagEnd::List(ordered) => {
            if ordered {
                "ol"
            } else {
                "ul"
            }
        }
        TagEnd::Item => "li",
        TagEnd::FootnoteDefinition => "aside",
        TagEnd::DefinitionList => "dl",
        TagEnd::DefinitionListTitle => "dt",
        TagEnd::DefinitionListDefinition => "dd",
        TagEnd::Table => "table",
        TagEnd::TableHead => "thead",
        TagEnd::TableRow => "tr",
        TagEnd::TableCell => "td",
        TagEnd::Emphasis => "em",
        TagEnd::Strong => "strong",
        TagEnd::Strikethrough => "del",
        TagEnd::Superscript => "sup",
        TagEnd::Subscript => "sub",
        TagEnd::Link => "a",
        TagEnd::HtmlBlock | TagEnd::CodeBlock | TagEnd::Image | TagEnd::MetadataBlock(_) => return None,
    })
}

fn anchor(target: String) -> Element {
    Element { name: "a", attributes: vec![("href", target)] }
}

fn heading(level: HeadingLevel) -> &'static str {
    ["h1", "h2", "h3", "h4", "h5", "h6"][level as usize - 1]
}

/// Whether text inside an HTML block uses Markdown. Behind an element on its line a dash is no bullet: `<a>A</a> - out`.
fn looks_marked_up(page: &str, span: Span) -> bool {
    let text = &page[span.start..span.end];
    let is_inside = page[..span.start].ends_with("</a>") || page[..span.start].ends_with("</b>");
    let lines = || text.lines().skip(usize::from(is_inside)).map(str::trim_start);
    text.contains("](")
        || text.contains("**")
        || text.matches('*').count() >= 2
        || text.matches('_').count() >= 2
        || text.contains('`')
        || lines().any(|line| {
            line.starts_with("- ") || line.starts_with("* ") || line.starts_with("# ") || line.starts_with("##")
        })
}

/// Markdown inside the text of an HTML block. A single paragraph stays part of its HTML element.
fn inner(text: &str, span: Span, level: u8, out: &mut Vec<Event>) {
    let source = &text[span.start..span.end];
    let lead = source.len() - source.trim_start().len();
    let start = span.start + lead;
    let mut events_inside = Vec::new();
    read(text, start..span.end, level, &mut events_inside);
    let blocks = events_inside.iter().filter(|event| is_block(event)).count();
    let single =
        blocks == 2 && matches!(events_inside.first(), Some(Event { kind: EventKind::Open(e), .. }) if e.name == "p");
    out.push(Event { kind: EventKind::Text, span: Span::new(span.start, start) });
    out.extend(events_inside.into_iter().filter(|event| !(single && is_block(event))));
    let trail = source.len() - source.trim_end().len();
    out.push(Event { kind: EventKind::Text, span: Span::new((span.end - trail).max(start), span.end) });
}

fn is_block(event: &Event) -> bool {
    let name = match &event.kind {
        EventKind::Open(element) => element.name,
        EventKind::Close(name) => name,
        _ => return false,
    };
    role(name) == Role::Block
}
