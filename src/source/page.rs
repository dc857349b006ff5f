//! One file as a page: from its bytes to sections of entries.
//!
//! Input: a file and the part that it plays in its site. Output: a [`Page`], what it tells of the
//! owner, and warnings. Every span is turned from a position in the decoded and repaired text to
//! one in the file at the end, here and nowhere else.

use std::sync::Arc;

use super::block::{self, Block};
use super::dates::parse;
use super::encoding::{Decoded, decode, is_binary};
use super::front_matter::{self, FrontMatter};
use super::item::Draft;
use super::markup::Event;
use super::order::{Habit, Settled};
use super::owner::{self, Hint};
use super::repair::repair;
use super::{
    Input, about, fields, html, item, landing, language, lines, markdown, mask, numbers, order, records, sample,
    section, section_names, shape, tables,
};
use crate::date::Date;
use crate::fact::{OwnerField, OwnerHint, OwnerOrigin, SectionKind};
use crate::page::{Entry, Field, Page, PageKind, Section, Shape};
use crate::span::{Lines, Span};
use crate::text::{MarkKind, RichText, Text};
use crate::warning::{Place, Warning};

/// A page and what it tells beside its sections.
#[derive(Debug)]
pub(super) struct Read {
    /// The page.
    pub(super) page: Page,
    /// What it tells of the owner.
    pub(super) owner: Vec<OwnerHint>,
    /// Whether it is a theme's sample or a draft, and so no page of this owner.
    pub(super) is_left_out: bool,
}

/// Reads one file; `alone` where it is no part of a site.
pub(super) fn read(input: &Input, kind: PageKind, alone: bool, warnings: &mut Vec<Warning>) -> Read {
    let binary = is_binary(&input.bytes);
    let decoded = decode(if binary { &[] } else { &input.bytes });
    let (file, lines) = (Arc::clone(&input.path), Lines::new(&input.bytes));
    let mut maker = Maker { file, lines, decoded, hints: Vec::new(), alone };
    if binary {
        warnings.push(Warning::at(maker.place(Span::new(0, 0)), "encoding", "not text; left out"));
    }
    if let Some(name) = maker.decoded.guessed {
        let place = maker.place(Span::new(0, 0));
        warnings.push(Warning::at(place, "encoding", format!("not UTF-8; read as {name}")));
    }
    warnings.extend(maker.mixed());
    maker.repair(warnings);
    maker.page(kind, warnings)
}

struct Maker {
    file: Arc<str>,
    lines: Lines,
    decoded: Decoded,
    hints: Vec<Hint>,
    alone: bool,
}

impl Maker {
    /// The place of a span in the file.
    fn place(&self, span: Span) -> Place {
        Place { file: Arc::clone(&self.file), line: self.lines.line(span.start), span }
    }

    /// A warning of lines that are not UTF-8 as the rest is, and of letters that were lost before.
    fn mixed(&self) -> Option<Warning> {
        if let Some(mixed) = self.decoded.mixed {
            let place = self.place(Span::new(mixed.first, mixed.first + 1));
            let read = counted(mixed.lines, "line is not UTF-8 as the rest is", "lines are not UTF-8 as the rest is");
            let read = read.map(|read| format!("{read}; read as {}", mixed.read_as));
            let lost = counted(mixed.lost, "letter is no UTF-8", "letters are no UTF-8");
            let lost = lost.map(|lost| format!("{lost}; shown as \u{fffd}"));
            let told: Vec<String> = read.into_iter().chain(lost).collect();
            return Some(Warning::at(place, "encoding", told.join("; ")));
        }
        let text = &self.decoded.text;
        let first = text.as_str().find('\u{fffd}')?;
        let place = self.place(text.span(first..first + '\u{fffd}'.len_utf8()));
        let lost = counted(text.as_str().matches('\u{fffd}').count(), "letter was", "letters were")?;
        Some(Warning::at(place, "encoding", format!("{lost} lost before (\u{fffd})")))
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
        let unknown = match done.letters {
            0 => String::new(),
            1 => "; 1 letter that lost bytes is shown as \u{fffd}".to_owned(),
            letters => format!("; {letters} letters that lost bytes are shown as \u{fffd}"),
        };
        let message = format!("{lines} misread as {}; repaired{lost}{unknown}", done.misread_as);
        warnings.push(Warning::at(place, "mojibake", message));
        self.decoded.text = text;
    }

    fn page(mut self, kind: PageKind, warnings: &mut Vec<Warning>) -> Read {
        let text = self.decoded.text.as_str().to_owned();
        let matter = front_matter::find(&text);
        let fields = self.fields(&text, &matter, kind);
        let is_left_out = self.is_left_out(&text, &fields, kind, warnings);
        let landing = landing::shown(&text, &fields, matter.body);
        let mut shown_owner = Vec::new();
        let sections = if kind == PageKind::Data || is_left_out {
            Vec::new()
        } else if let Some(shown) = landing {
            let (sections, owner) = self.landing(&shown, kind, warnings);
            shown_owner = owner;
            sections
        } else {
            self.sections(&text, &matter, &fields, kind, warnings)
        };
        let is_named = self.hints.iter().any(|hint| hint.field == OwnerField::Name)
            || shown_owner.iter().any(|hint| hint.field == OwnerField::Name);
        if kind == PageKind::Page && !is_named {
            self.hints.extend(owner::title_of_page(&fields));
        }
        let fields = fields.into_iter().map(|field| Field { value: field.value.through(&self.decoded.text), ..field });
        let mut owner: Vec<OwnerHint> =
            std::mem::take(&mut self.hints).into_iter().map(|hint| self.owner(hint)).collect();
        owner.extend(shown_owner);
        let page = Page { file: Arc::clone(&self.file), kind, sections, fields: fields.collect(), lines: self.lines };
        Read { page, owner, is_left_out }
    }

    /// The sections of a page that shows what its front matter holds, and what they tell of the owner.
    fn landing(&self, shown: &Text, kind: PageKind, warnings: &mut Vec<Warning>) -> (Vec<Section>, Vec<OwnerHint>) {
        let decoded = Decoded { text: shown.through(&self.decoded.text), guessed: None, mixed: None };
        let (file, lines) = (Arc::clone(&self.file), self.lines.clone());
        let mut maker = Self { file, lines, decoded, hints: Vec::new(), alone: self.alone };
        let text = maker.decoded.text.as_str().to_owned();
        let sections = maker.sections(&text, &FrontMatter::default(), &[], kind, warnings);
        let hints = std::mem::take(&mut maker.hints);
        (sections, hints.into_iter().map(|hint| maker.owner(hint)).collect())
    }

    fn owner(&self, hint: Hint) -> OwnerHint {
        let place = self.place(self.decoded.text.span(hint.span.start..hint.span.end));
        OwnerHint { field: hint.field, value: hint.value, origin: hint.origin, place }
    }

    fn fields(&mut self, text: &str, matter: &FrontMatter, kind: PageKind) -> Vec<Field> {
        let ending = ending(&self.file);
        let fields = match (kind, ending.as_str()) {
            (PageKind::Data, "json") => fields::json(text, 0..text.len()),
            (PageKind::Data, "toml") => fields::toml(text, 0..text.len()),
            (PageKind::Data, _) => fields::yaml(text, 0..text.len()),
            _ if text[..matter.inner.start].contains("+++") => fields::toml(text, matter.inner.clone()),
            _ => fields::yaml(text, matter.inner.clone()),
        };
        let fields: Vec<Field> = fields.into_iter().map(html::decoded).collect();
        let origin = if is_config(&self.file) { OwnerOrigin::Config } else { OwnerOrigin::FrontMatter };
        let mut hints = owner::of_fields(&fields, origin);
        if self.file.contains("authors/") {
            hints.extend(author_title(&fields));
        }
        self.hints = hints;
        fields
    }

    /// Whether the whole file is a theme's sample or not shown by its site; a sample is warned of.
    fn is_left_out(&self, text: &str, fields: &[Field], kind: PageKind, warnings: &mut Vec<Warning>) -> bool {
        let says = |key: &str, value: &str| fields::get(fields, key).is_some_and(|field| field.value.as_str() == value);
        if !self.alone && (says("draft", "true") || says("published", "false") || says("active", "false")) {
            return true;
        }
        let person = ["basics.name", "cv.name", "0.contents.0.value"].iter().filter_map(|key| fields::get(fields, key));
        let placeholder = person.map(|field| field.value.as_str()).any(sample::is_placeholder);
        let shipped = match kind {
            PageKind::Page => false,
            PageKind::NewsItem | PageKind::Data => placeholder || sample::is_sample(text),
            _ => placeholder || sample::is_sample_record(fields),
        };
        let sample = shipped && !is_config(&self.file);
        if sample {
            let place = self.place(Span::new(0, 0));
            warnings.push(Warning::at(place, "sample", "sample content of the site's theme; left out"));
        }
        sample
    }

    fn sections(
        &mut self,
        text: &str,
        matter: &FrontMatter,
        fields: &[Field],
        kind: PageKind,
        warnings: &mut Vec<Warning>,
    ) -> Vec<Section> {
        let mut masked = mask::mask(text);
        if is_news_data(&self.file) {
            masked = records::bullets(masked);
        } else if !is_html(&self.file) {
            masked = numbers::tie(records::unfold(tables::bullets(masked, matter.body), matter.body), matter.body);
        }
        let events = self.events(&masked, matter.body);
        let blocks = self.blocks(&masked, &events, warnings);
        if kind == PageKind::NewsItem {
            return self.news_item(&blocks, fields).into_iter().collect();
        }
        self.hints.extend(owner::of_markup(&masked, &events));
        self.hints.extend(owner::of_blocks(&blocks));
        let blocks = if is_html(&self.file) { blocks } else { lines::part(blocks, &masked) };
        let blocks = self.without_samples(lines::cut(blocks), warnings);
        let has_news = self.alone && about::has_news(&blocks);
        let first_kind = |own: &[String]| about::first_kind(&self.file, fields, own, has_news);
        let first = first_kind(&about::names(&masked, &events));
        let mut parts = section::split(blocks, first);
        if first != first_kind(&[]) {
            about::introduce(&mut parts);
        }
        let parts = shape::find_lists(shape::find_news(parts));
        let lists: Vec<Vec<Draft>> = parts.iter().map(drafts).collect();
        let usual = order::usual(&lists).or_else(|| language::habit(&lists));
        parts
            .iter()
            .zip(lists)
            .map(|(part, drafts)| self.section(part, drafts, usual, warnings))
            .filter(|section| section.heading.is_some() || !section.entries.is_empty())
            .collect()
    }

    fn events(&self, masked: &str, body: usize) -> Vec<Event> {
        let mut events = Vec::new();
        if is_html(&self.file) {
            html::events(masked, body..masked.len(), &mut events);
        } else {
            markdown::events(masked, body..masked.len(), &mut events);
        }
        events
    }

    fn blocks(&self, masked: &str, events: &[Event], warnings: &mut Vec<Warning>) -> Vec<Block> {
        let built = block::build(masked, events);
        if let Some(span) = built.too_deep {
            let place = self.place(self.decoded.text.span(span.start..span.end));
            let message = format!("nested deeper than {}; read as if less deep", block::DEEPEST);
            warnings.push(Warning::at(place, "nesting", message));
        }
        built.list
    }

    /// The blocks without the theme's sample texts, which are warned of.
    fn without_samples(&self, blocks: Vec<Block>, warnings: &mut Vec<Warning>) -> Vec<Block> {
        let mut is_sample: Vec<bool> = blocks.iter().map(|block| sample::is_sample(block.rich.as_str())).collect();
        sample::with_bullets(&blocks, &mut is_sample);
        let mut marks = is_sample.into_iter();
        let (samples, own): (Vec<Block>, Vec<Block>) =
            blocks.into_iter().partition(|_| marks.next().unwrap_or_default());
        for block in samples {
            let place = self.place(self.decoded.text.span(block.at..block.at));
            warnings.push(Warning::at(place, "sample", "sample content of the site's theme; left out"));
        }
        own
    }

    fn section(
        &self,
        part: &section::Part,
        drafts: Vec<Draft>,
        usual: Option<Habit>,
        warnings: &mut Vec<Warning>,
    ) -> Section {
        let dates = order::dates(&drafts, usual);
        warnings.extend(self.unsure_dates(&drafts, &dates));
        let entries = drafts.into_iter().zip(dates).filter(|(draft, _)| draft.item);
        let entries = entries.map(|(draft, settled)| self.entry(draft, settled.date)).collect();
        Section { kind: part.kind, heading: part.heading.as_ref().map(|rich| self.rich(rich)), entries }
    }

    /// A warning at the first date of a list whose day and month nothing tells apart.
    fn unsure_dates(&self, drafts: &[Draft], dates: &[Settled]) -> Option<Warning> {
        let mut unsure = drafts.iter().zip(dates).filter_map(|(draft, settled)| Some((draft, settled.unsure?)));
        let (draft, printed) = unsure.next()?;
        let numbers: Vec<String> = [printed.month, printed.day].iter().flatten().map(u8::to_string).collect();
        let more = match unsure.count() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let place = self.place(self.decoded.text.span(draft.at..draft.at));
        let message =
            format!("nothing tells the day from the month in {}{more}; only the year is kept", numbers.join("/"));
        Some(Warning::at(place, "date-order", message))
    }

    fn entry(&self, draft: Draft, date: Option<Date>) -> Entry {
        let end = draft.at + self.decoded.text.as_str()[draft.at..].chars().next().map_or(0, char::len_utf8);
        let place = self.place(self.decoded.text.span(draft.at..end));
        let content = self.rich(&draft.content);
        let rest = &content.as_str()[draft.body..];
        let body = draft.body + (rest.len() - rest.trim_start().len());
        let is_dated_above = date.is_some() && draft.date.is_none();
        Entry {
            shape: draft.shape,
            depth: draft.depth,
            groups: draft.groups,
            date,
            is_dated_above,
            content,
            body,
            place,
        }
    }

    /// The same text with spans in the file.
    fn rich(&self, rich: &RichText) -> RichText {
        RichText { text: rich.text.through(&self.decoded.text), marks: rich.marks.clone() }
    }

    /// A page that is one news item as a whole; one without text of its own is its title.
    fn news_item(&self, blocks: &[Block], fields: &[Field]) -> Option<Section> {
        let mut content = RichText::default();
        for block in blocks.iter().filter(|block| !block.rich.text.is_empty()) {
            block::append(&mut content, &block.rich, block.leads.then_some(MarkKind::ListItem));
        }
        if content.text.is_empty() {
            content.text = fields::get(fields, "title")?.value.clone();
        }
        let at = content.text.span(0..1).start;
        // Behind a `T` stands the time of the day.
        let day = fields::get(fields, "date").and_then(|field| field.value.as_str().split('T').next());
        // Jekyll takes the date that the file does not state from its name.
        let named = || self.file.rsplit('/').next().and_then(|name| parse(name.get(..ISO_DAY)?));
        let date = day.and_then(parse).or_else(named).map(|(date, _)| date).filter(|date| date.year.is_some());
        let draft = Draft { date, ..Draft::new(Shape::Paragraph, content, at) };
        let date = order::dates(std::slice::from_ref(&draft), None).first().and_then(|settled| settled.date);
        Some(Section { kind: SectionKind::News, heading: None, entries: vec![self.entry(draft, date)] })
    }
}

/// The length of `2024-05-01`.
const ISO_DAY: usize = 10;

/// So many things in words; `None` where there are none.
fn counted(count: usize, one: &str, more: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { more }))
}

/// The entries of a part.
fn drafts(part: &section::Part) -> Vec<Draft> {
    match part.kind {
        SectionKind::News => item::news(part.heading.as_ref(), &part.blocks),
        kind => item::plain(&part.blocks, kind),
    }
}

/// Hugo's author pages hold the person's name as their title.
fn author_title(fields: &[Field]) -> Option<Hint> {
    let title = fields::get(fields, "title")?;
    let value = super::names::whole(title.value.as_str())?;
    let span = title.value.span(0..title.value.len());
    Some(Hint { field: OwnerField::Name, value, origin: OwnerOrigin::FrontMatter, span })
}

/// Whether the file is a list of news kept as data: `_data/news.yml`.
pub(super) fn is_news_data(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.split('.').next().unwrap_or_default();
    matches!(ending(name).as_str(), "yml" | "yaml") && section_names::kind(stem) == Some(SectionKind::News)
}

/// Whether the file is HTML as a whole.
fn is_html(file: &str) -> bool {
    matches!(ending(file).as_str(), "html" | "htm" | "xhtml")
}

/// Whether the file configures the site.
pub(super) fn is_config(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file).to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    matches!(stem, "_config" | "config" | "hugo" | "params" | "_quarto")
        && matches!(ending(&name).as_str(), "yml" | "yaml" | "toml")
}

/// What follows the last stop of a path, in lower case.
pub(super) fn ending(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}
