//! The parts of the page that a reviewer reads: every news item, and whatever else a fact or a
//! warning stands in.
//!
//! Input: the [`Site`], the cards of the facts, the files. Output: passages in page order, files with news first, each with
//! its text and the marks in it. A place that no entry of the site holds (inside a heading, in front
//! matter that was read by a field) is shown by its field, or else by its line in the file as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::cv::Cv;
use crate::date::Date;
use crate::fact::SectionKind;
use crate::page::{Page, Site};
use crate::source::Input;
use crate::span::Span;
use crate::text::Text;
use crate::warning::Place;

use super::card::Card;
use super::mark::{Mark, Sense, locate, nearest};

/// A part of the page.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) file: Arc<str>,
    /// The heading that it stands under, or the name of its field.
    pub(super) heading: Option<String>,
    pub(super) line: usize,
    pub(super) date: Option<Date>,
    /// Whether it is a news item, which is expected to hold a fact.
    pub(super) is_news: bool,
    pub(super) text: Text,
    pub(super) marks: Vec<Mark>,
}

/// Places that no passage holds, by file and line.
type Loose = BTreeMap<(Arc<str>, usize), Vec<(Span, Sense)>>;

/// The passages to show.
pub(super) fn passages(site: &Site, cv: &Cv, cards: &[Card], inputs: &[Input]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = site.pages.iter().flat_map(of_page).collect();
    let index = Index::new(&passages);
    let mut loose = Loose::new();
    for (place, sense) in places(cv, cards) {
        match index.find(place) {
            Some(at) => passages[at].add(place.span, sense, cards),
            None => loose.entry((Arc::clone(&place.file), place.line)).or_default().push((place.span, sense)),
        }
    }
    passages.retain(|passage| passage.is_news || !passage.marks.is_empty());
    let with_news: BTreeSet<Arc<str>> =
        passages.iter().filter(|passage| passage.is_news).map(|passage| Arc::clone(&passage.file)).collect();
    passages.sort_by_key(|passage| !with_news.contains(&passage.file));
    let of_pages: BTreeSet<&Arc<str>> = site.pages.iter().map(|page| &page.file).collect();
    for ((file, line), found) in loose {
        let input = inputs.iter().find(|input| input.path == file).filter(|_| of_pages.contains(&file));
        if let Some(mut passage) = input.and_then(|input| raw_line(input, line)) {
            for (span, sense) in found {
                passage.add(span, sense, cards);
            }
            passages.push(passage);
        }
    }
    passages
}

/// Every place that a card or a warning tells of.
fn places<'a>(cv: &'a Cv, cards: &'a [Card]) -> impl Iterator<Item = (&'a Place, Sense)> {
    let mentions = cards.iter().enumerate().flat_map(|(card, fact)| {
        fact.provenance.mentions.iter().enumerate().map(move |(at, place)| (place, Sense::Mention(card, at)))
    });
    let warnings = cv.warnings.iter().enumerate();
    mentions.chain(warnings.filter_map(|(at, warning)| Some((warning.place.as_ref()?, Sense::Warning(at)))))
}

fn of_page(page: &Page) -> Vec<Passage> {
    let passage = |text: &Text, heading: Option<String>, line: usize| Passage {
        file: Arc::clone(&page.file),
        heading,
        line,
        date: None,
        is_news: false,
        text: text.clone(),
        marks: Vec::new(),
    };
    let line = |text: &Text| page.lines.line(text.span(0..text.len()).start);
    let mut out: Vec<Passage> =
        page.fields.iter().map(|field| passage(&field.value, Some(field.key.clone()), line(&field.value))).collect();
    for section in &page.sections {
        let heading = section.heading.as_ref().map(|heading| heading.as_str().to_owned());
        out.extend(section.heading.iter().map(|own| passage(&own.text, heading.clone(), line(&own.text))));
        out.extend(section.entries.iter().map(|entry| Passage {
            date: entry.date,
            is_news: section.kind == SectionKind::News,
            ..passage(&entry.content.text, heading.clone(), entry.place.line)
        }));
    }
    out
}

impl Passage {
    /// Marks a place, and the other words of its card around it.
    fn add(&mut self, span: Span, sense: Sense, cards: &[Card]) {
        let Some(range) = locate(&self.text, span) else { return };
        if let Sense::Mention(card, _) = sense {
            for word in &cards[card].words {
                self.add_word(word, card, &range);
            }
        }
        self.marks.push(Mark { range, sense });
    }

    fn add_word(&mut self, word: &str, card: usize, near: &Range<usize>) {
        let Some(range) = nearest(self.text.as_str(), word, near) else { return };
        let mark = Mark { range, sense: Sense::Word(card) };
        if !self.marks.contains(&mark) {
            self.marks.push(mark);
        }
    }
}

/// Where in each file the passages begin and end.
struct Index {
    files: BTreeMap<Arc<str>, Vec<(Span, usize)>>,
}

impl Index {
    fn new(passages: &[Passage]) -> Self {
        let mut files: BTreeMap<Arc<str>, Vec<(Span, usize)>> = BTreeMap::new();
        for (at, passage) in passages.iter().enumerate().filter(|(_, passage)| !passage.text.is_empty()) {
            let span = passage.text.span(0..passage.text.len());
            files.entry(Arc::clone(&passage.file)).or_default().push((span, at));
        }
        for spans in files.values_mut() {
            spans.sort_unstable();
        }
        Self { files }
    }

    /// The narrowest passage around the start of `place`; passages of one page hardly overlap, so
    /// that only a few before it are looked at.
    fn find(&self, place: &Place) -> Option<usize> {
        const NEIGHBOURS: usize = 16;
        let spans = self.files.get(&place.file)?;
        let behind = spans.partition_point(|(span, _)| span.start <= place.span.start);
        let near = spans[..behind].iter().rev().take(NEIGHBOURS);
        let around = near.filter(|(span, _)| place.span.start < span.end);
        around.min_by_key(|(span, _)| span.end - span.start).map(|(_, at)| *at)
    }
}

/// A line of a file as it is, with signs in the place of bytes that are no UTF-8.
fn raw_line(input: &Input, line: usize) -> Option<Passage> {
    let lines = crate::span::Lines::new(&input.bytes);
    let start = lines.start(line)?;
    let end = lines.start(line + 1).unwrap_or(input.bytes.len());
    let bytes = input.bytes.get(start..end)?;
    let mut text = Text::new();
    let mut at = start;
    for chunk in bytes.utf8_chunks() {
        text.push(chunk.valid(), Span::new(at, at + chunk.valid().len()));
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            text.push("\u{fffd}", Span::new(at, at + chunk.invalid().len()));
            at += chunk.invalid().len();
        }
    }
    let file = Arc::clone(&input.path);
    Some(Passage { file, heading: None, line, date: None, is_news: false, text, marks: Vec::new() })
}
