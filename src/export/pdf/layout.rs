//! Content to rows, and rows to pages.
//!
//! Input: a [`Content`] and a [`Design`]. Output: [`Pages`]: text, rules and separators at their
//! places, each with the element of the structure tree that it belongs to. Knows nothing of PDF
//! syntax. A row is never divided; rows that belong together (a heading and what follows it, the
//! first two and the last two lines of a long entry) are never parted by a page's end.

mod entries;
mod flow;

use std::ops::Range;

use super::content::{Content, Group, Section, Span, Tone};
use super::fonts::Face;
use super::linebreak::{self, Line};
use super::look::Design;
use super::shape::{Run, Shaper, Variant};
use super::tags::{NodeId, Role, Tree};
use entries::Columns;

/// Text at a place.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// The glyphs.
    pub run: Run,
    /// The type size.
    pub size: f32,
    /// The colour.
    pub tone: Tone,
    /// Where it leads.
    pub url: Option<String>,
}

/// Something to draw.
#[derive(Clone, Debug)]
pub(super) enum Ink {
    /// Text; its place is the start of the baseline.
    Text(Text),
    /// A hairline of this length.
    Rule(f32),
    /// An invisible border between entries, of this length: programs that guess columns from
    /// the places of words take it for the end of an entry, and so read its date before the next.
    Separator(f32),
}

/// Something at its place: `x` from the page's left, `y` downwards from the top of its row, or
/// of its page.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// What.
    pub ink: Ink,
    /// The element that it belongs to; `None` for what is only decoration.
    pub node: Option<NodeId>,
}

/// A heading, for the outline.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Heading {
    /// Its words.
    pub title: String,
    /// 1 for sections, 2 for groups.
    pub level: u8,
    /// The page, from zero.
    pub page: usize,
    /// Its top, from the page's top.
    pub y: f32,
}

/// Laid-out pages.
#[derive(Debug)]
pub(super) struct Pages {
    /// Width and height of a page.
    pub size: (f32, f32),
    /// What is on each page, in reading order.
    pub marks: Vec<Vec<Mark>>,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// The structure.
    pub tree: Tree,
}

/// Space above a strip, where another stands above it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Gap {
    /// How much.
    size: f32,
    /// How much of it may be given up, to save a page that a few lines would stand on alone.
    spare: f32,
}

impl Gap {
    /// A gap that stays.
    fn fixed(size: f32) -> Self {
        Self { size, spare: 0.0 }
    }

    /// A gap of which a part may be given up.
    fn elastic(size: f32, least: f32) -> Self {
        Self { size, spare: (size - least).max(0.0) }
    }

    /// What is left of it where `share` of what is to spare is given up.
    fn without(self, share: f32) -> f32 {
        self.size - self.spare * share
    }
}

/// A strip of a page that is never divided.
#[derive(Debug, Default)]
struct Row {
    gap: Gap,
    height: f32,
    keep_with_next: bool,
    marks: Vec<Mark>,
    heading: Option<(String, u8)>,
}

/// Lays `content` out on pages of `paper` size.
pub(super) fn pages(content: &Content, design: &Design, paper: (f32, f32), shaper: &mut Shaper<'_>) -> Pages {
    let mut composer = Composer::new(design, paper, shaper);
    composer.header(content);
    for section in &content.sections {
        composer.section(section);
    }
    let Composer { rows, tree, edges, .. } = composer;
    let mut pages = flow::fill(rows, tree, design, paper);
    flow::number_pages(&mut pages, content, design, shaper, &edges);
    pages
}

/// How much of the space above a heading is left at the least.
const LEAST_HEADING_GAP: f32 = 0.62;

/// Millimetres to points.
pub(super) fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

/// Collects rows from top to bottom.
struct Composer<'a, 'f> {
    design: &'a Design,
    /// The left and right edges of text.
    edges: Range<f32>,
    shaper: &'a mut Shaper<'f>,
    rows: Vec<Row>,
    tree: Tree,
}

impl<'a, 'f> Composer<'a, 'f> {
    fn new(design: &'a Design, paper: (f32, f32), shaper: &'a mut Shaper<'f>) -> Self {
        let [_, right, _, left] = design.margins.map(mm);
        let edges = left..(paper.0 - right);
        Self { design, edges, shaper, rows: Vec::new(), tree: Tree::new() }
    }

    fn width(&self) -> f32 {
        self.edges.end - self.edges.start
    }

    fn leading(&self) -> f32 {
        self.design.size * self.design.leading
    }

    fn break_lines(&mut self, paragraph: &[Span], measure: f32, variant: Variant) -> Vec<Line> {
        linebreak::lines(paragraph, self.shaper, self.design.size, variant, measure)
    }

    /// The name and the lines below it.
    fn header(&mut self, content: &Content) {
        let name = vec![Span { text: content.name.clone(), face: Face::Bold, ..Span::default() }];
        let size = self.design.size * self.design.name_scale;
        let node = self.tree.add(Tree::root(), Role::H1);
        self.block(&name, size, Variant::Text, node, Gap::default());
        for (index, line) in content.header.iter().enumerate() {
            let node = self.tree.add(Tree::root(), Role::P);
            let gap = if index == 0 { Gap::fixed(self.design.size * 0.25) } else { Gap::default() };
            self.block(line, self.design.size, Variant::Text, node, gap);
        }
    }

    /// A paragraph over the whole width, at the left or centred as the design has it.
    fn block(&mut self, paragraph: &[Span], size: f32, variant: Variant, node: NodeId, gap: Gap) {
        let lines = linebreak::lines(paragraph, self.shaper, size, variant, self.width());
        let nodes = self.nodes(paragraph, node);
        let widest = widest(&lines);
        for (index, line) in lines.into_iter().enumerate() {
            let free = self.width() - line.width;
            let x = self.edges.start + if self.design.centred { free / 2.0 } else { indent(&line, widest) };
            let height = size * self.design.leading;
            let gap = if index == 0 { gap } else { Gap::default() };
            let mut row = Row { gap, height, ..Row::default() };
            row.keep_with_next = true;
            set_line(&mut row.marks, line, paragraph, &nodes, (x, baseline(height, size)), size);
            self.rows.push(row);
        }
    }

    /// The element for each span: a link has its own.
    fn nodes(&mut self, paragraph: &[Span], node: NodeId) -> Vec<NodeId> {
        let of = |span: &Span| match &span.link {
            Some(link) => self.tree.add_when_drawn(node, Role::Link, Some(link.description.clone())),
            None => node,
        };
        paragraph.iter().map(of).collect()
    }

    fn section(&mut self, section: &Section) {
        let design = self.design;
        let size = design.size * design.heading_scale;
        let variant = if design.small_capitals { Variant::SmallCapitals } else { Variant::Text };
        let above = design.size * design.section_gap;
        let above = Gap::elastic(above, above * LEAST_HEADING_GAP);
        self.heading(&section.title, Face::Bold, variant, size, Role::H2, above);
        let gap = design.size * 0.5;
        self.rule(design.size * 0.3);
        let columns = self.columns(section);
        for (index, group) in section.groups.iter().enumerate() {
            let above = design.size * design.group_gap;
            let first_gap = if index == 0 { Gap::fixed(gap) } else { Gap::elastic(above, above * LEAST_HEADING_GAP) };
            self.group(group, &columns, first_gap);
        }
    }

    fn heading(&mut self, title: &str, face: Face, variant: Variant, size: f32, role: Role, gap: Gap) {
        let node = self.tree.add(Tree::root(), role);
        let paragraph = vec![Span { text: title.to_owned(), face, ..Span::default() }];
        let lines = linebreak::lines(&paragraph, self.shaper, size, variant, self.width());
        let level = if role == Role::H2 { 1 } else { 2 };
        for (index, line) in lines.into_iter().enumerate() {
            let height = size * 1.2;
            let mut row = Row { height, keep_with_next: true, ..Row::default() };
            if index == 0 {
                row.gap = gap;
                row.heading = Some((title.to_owned(), level));
            }
            set_line(&mut row.marks, line, &paragraph, &[node], (self.edges.start, baseline(height, size)), size);
            self.rows.push(row);
        }
    }

    /// A hairline below a heading.
    fn rule(&mut self, height: f32) {
        let ink = Ink::Rule(self.width());
        let mark = Mark { x: self.edges.start, y: height * 0.5, ink, node: None };
        self.rows.push(Row { height, keep_with_next: true, marks: vec![mark], ..Row::default() });
    }

    /// Keeps the last row with what follows: the last entry of a list never stands alone on a page.
    fn keep_with_next(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.keep_with_next = true;
        }
    }

    fn group(&mut self, group: &Group, columns: &Columns, gap: Gap) {
        let mut gap = gap;
        if let Some(title) = &group.title {
            self.heading(title, Face::Italic, Variant::Text, self.design.size, Role::H3, gap);
            gap = Gap::fixed(self.design.size * 0.25);
        }
        let numbered = group.entries.iter().any(|entry| entry.label.is_some());
        let role = if numbered { Role::NumberedList } else { Role::PlainList };
        let list = self.tree.add(Tree::root(), role);
        for (index, entry) in group.entries.iter().enumerate() {
            if index >= 2 && index + 1 == group.entries.len() {
                self.keep_with_next();
            }
            self.entry(entry, columns, list, gap);
            let size = self.design.size;
            gap = Gap::elastic(size * self.design.entry_gap, size * self.design.least_entry_gap());
        }
    }
}

/// Where the baseline lies in a strip of this height.
fn baseline(height: f32, size: f32) -> f32 {
    (height - size) / 2.0 + size * 0.78
}

/// The width of a block of lines.
fn widest(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.width).fold(0.0, f32::max)
}

/// How far a line is moved in. Lines that run from right to left begin below each other, at the right
/// of their block, which stands at the left as all do.
fn indent(line: &Line, widest: f32) -> f32 {
    if line.base.is_backwards() { widest - line.width } else { 0.0 }
}

fn plain(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

/// Turns a line into marks, in the order of reading. `nodes` has an element for each span.
fn set_line(marks: &mut Vec<Mark>, line: Line, paragraph: &[Span], nodes: &[NodeId], at: (f32, f32), size: f32) {
    let places = line.places(size);
    for (piece, place) in line.pieces.into_iter().zip(places) {
        let span = &paragraph[piece.span];
        let url = span.link.as_ref().map(|link| link.url.clone());
        let text = Text { run: piece.run, size, tone: span.tone, url };
        marks.push(Mark { x: at.0 + place, y: at.1, ink: Ink::Text(text), node: nodes.get(piece.span).copied() });
    }
}
