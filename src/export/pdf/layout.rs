//! Content to rows, and rows to pages.
//!
//! Input: a [`Content`] and a [`Design`]. Output: [`Pages`]: text, rules and separators at their
//! places, each with the element of the structure tree that it belongs to. Knows nothing of PDF
//! syntax. A row is never divided; rows that belong together (a heading and what follows it, the
//! first two and the last two lines of a long entry) are never parted by a page's end.

use std::ops::Range;

use super::content::{Content, Entry, Group, Paragraph, Section, Span, Tone};
use super::fonts::Face;
use super::linebreak::{self, Line};
use super::look::{Design, HeadingStyle};
use super::shape::{Run, Shaper, Variant};
use super::tags::{NodeId, Role, Tree};

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

/// A strip of a page that is never divided.
#[derive(Debug, Default)]
struct Row {
    gap: f32,
    height: f32,
    keep_with_next: bool,
    marks: Vec<Mark>,
    heading: Option<(String, u8)>,
}

/// Entries of more lines than this may go over to the next page.
const LONGEST_WHOLE_ENTRY: usize = 8;

/// Lays `content` out on pages of `paper` size.
pub(super) fn pages(content: &Content, design: &Design, paper: (f32, f32), shaper: &mut Shaper<'_>) -> Pages {
    let mut composer = Composer::new(design, paper, shaper);
    composer.header(content);
    for section in &content.sections {
        composer.section(section);
    }
    composer.finish(content)
}

/// Millimetres to points.
pub(super) fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

/// Collects rows from top to bottom.
struct Composer<'a, 'f> {
    design: &'a Design,
    paper: (f32, f32),
    /// The left and right edges of text.
    edges: Range<f32>,
    shaper: &'a mut Shaper<'f>,
    rows: Vec<Row>,
    tree: Tree,
}

/// Where the parts of an entry stand.
#[derive(Clone, Copy, Debug)]
struct Columns {
    label: f32,
    text: f32,
    hang: f32,
    measure: f32,
    date: f32,
}

impl<'a, 'f> Composer<'a, 'f> {
    fn new(design: &'a Design, paper: (f32, f32), shaper: &'a mut Shaper<'f>) -> Self {
        let [_, right, _, left] = design.margins.map(mm);
        let edges = left..(paper.0 - right);
        Self { design, paper, edges, shaper, rows: Vec::new(), tree: Tree::new() }
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
        self.block(&name, size, Variant::Text, node, 0.0);
        for (index, line) in content.header.iter().enumerate() {
            let node = self.tree.add(Tree::root(), Role::P);
            let gap = if index == 0 { self.design.size * 0.25 } else { 0.0 };
            self.block(line, self.design.size, Variant::Text, node, gap);
        }
    }

    /// A paragraph over the whole width, at the left or centred as the design has it.
    fn block(&mut self, paragraph: &[Span], size: f32, variant: Variant, node: NodeId, gap: f32) {
        let lines = linebreak::lines(paragraph, self.shaper, size, variant, self.width());
        let nodes = self.nodes(paragraph, node);
        for (index, line) in lines.into_iter().enumerate() {
            let free = self.width() - line.width;
            let x = self.edges.start + if self.design.centred { free / 2.0 } else { 0.0 };
            let height = size * self.design.leading;
            let mut row = Row { gap: if index == 0 { gap } else { 0.0 }, height, ..Row::default() };
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
        let (face, variant) = match design.heading_style {
            HeadingStyle::Bold => (Face::Bold, Variant::Text),
            HeadingStyle::SmallCapitals => (Face::Bold, Variant::SmallCapitals),
        };
        self.heading(&section.title, face, variant, size, Role::H2, design.size * design.section_gap);
        let gap = design.size * 0.5;
        self.rule(design.size * 0.3);
        let columns = self.columns(section);
        for (index, group) in section.groups.iter().enumerate() {
            let first_gap = if index == 0 { gap } else { design.size * design.group_gap };
            self.group(group, &columns, first_gap);
        }
    }

    fn heading(&mut self, title: &str, face: Face, variant: Variant, size: f32, role: Role, gap: f32) {
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

    fn group(&mut self, group: &Group, columns: &Columns, gap: f32) {
        let mut gap = gap;
        if let Some(title) = &group.title {
            self.heading(title, Face::Italic, Variant::Text, self.design.size, Role::H3, gap);
            gap = self.design.size * 0.25;
        }
        let numbered = group.entries.iter().any(|entry| entry.label.is_some());
        let role = if numbered { Role::NumberedList } else { Role::PlainList };
        let list = self.tree.add(Tree::root(), role);
        for entry in &group.entries {
            self.entry(entry, columns, list, gap);
            gap = self.design.size * self.design.entry_gap;
        }
    }

    /// The columns of a section: as wide as its widest number and its widest date need.
    fn columns(&mut self, section: &Section) -> Columns {
        let entries = || section.groups.iter().flat_map(|group| &group.entries);
        let label = self.widest(entries().filter_map(|entry| entry.label.as_deref()));
        let date = self.widest(entries().filter_map(|entry| entry.date.as_deref()));
        let em = self.design.size;
        let label = if label > 0.0 { label + em * 0.6 } else { 0.0 };
        let date = date.min(self.width() / 4.0);
        let date_column = if date > 0.0 { date + em * 1.5 } else { 0.0 };
        let hang = if label > 0.0 { 0.0 } else { em };
        Columns {
            label: self.edges.start,
            text: self.edges.start + label,
            hang,
            measure: self.width() - label - date_column - hang,
            date,
        }
    }

    fn widest<'t>(&mut self, texts: impl Iterator<Item = &'t str>) -> f32 {
        texts.map(|text| self.one_line(text).width).fold(0.0, f32::max)
    }

    /// Text in tabular figures on one line.
    fn one_line(&mut self, text: &str) -> Line {
        let lines = self.break_lines(&[plain(text)], f32::MAX, Variant::Tabular);
        lines.into_iter().next().unwrap_or_default()
    }

    fn entry(&mut self, entry: &Entry, columns: &Columns, list: NodeId, gap: f32) {
        let item = self.tree.add(list, Role::LI);
        let label = entry.label.as_deref().map(|label| (self.one_line(label), self.tree.add(item, Role::Lbl)));
        let body = self.tree.add(item, Role::LBody);
        let mut lines: Vec<Vec<Mark>> = Vec::new();
        let height = self.leading();
        let at = baseline(height, self.design.size);
        for paragraph in self.paragraphs(entry) {
            let nodes = self.nodes(&paragraph, body);
            for line in self.break_entry(&paragraph, columns) {
                let indent = if lines.is_empty() { 0.0 } else { columns.hang };
                let mut marks = Vec::new();
                set_line(&mut marks, line, &paragraph, &nodes, (columns.text + indent, at), self.design.size);
                lines.push(marks);
            }
        }
        if let Some((line, node)) = label {
            let x = columns.text - self.design.size * 0.6 - line.width;
            let mut marks = Vec::new();
            set_line(&mut marks, line, &[plain("")], &[node], (x.max(columns.label), at), self.design.size);
            if let Some(first) = lines.first_mut() {
                marks.append(first);
                *first = marks;
            }
        }
        let date = self.date(entry, columns, body, at);
        self.push_entry(lines, date, gap);
    }

    /// The paragraphs of an entry, run together unless the design stacks them.
    fn paragraphs(&self, entry: &Entry) -> Vec<Paragraph> {
        if self.design.stacked || entry.paragraphs.len() < 2 {
            return entry.paragraphs.clone();
        }
        let mut joined = Paragraph::new();
        for paragraph in &entry.paragraphs {
            if let Some(last) = joined.last() {
                let ends_sentence = last.text.ends_with(['.', '?', '!']);
                joined.push(plain(if ends_sentence { " " } else { ". " }));
            }
            joined.extend(paragraph.iter().cloned());
        }
        vec![joined]
    }

    /// Lines of an entry; those after the first are indented, and so a little shorter.
    fn break_entry(&mut self, paragraph: &Paragraph, columns: &Columns) -> Vec<Line> {
        self.break_lines(paragraph, columns.measure, Variant::Text)
    }

    /// The date, at the right edge beside the first line.
    fn date(&mut self, entry: &Entry, columns: &Columns, body: NodeId, at: f32) -> Vec<Mark> {
        let Some(date) = &entry.date else { return Vec::new() };
        let node = self.tree.add_when_drawn(body, Role::Span, None);
        let spans = [plain(date)];
        let mut marks = Vec::new();
        for (index, line) in self.break_lines(&spans, columns.date.max(1.0), Variant::Tabular).into_iter().enumerate() {
            let x = self.edges.end - line.width;
            let y = at + to_f32(index) * self.leading();
            set_line(&mut marks, line, &spans, &[node], (x, y), self.design.size);
        }
        marks
    }

    /// One row for an entry that stays whole; rows line by line for a long one.
    fn push_entry(&mut self, lines: Vec<Vec<Mark>>, date: Vec<Mark>, gap: f32) {
        let leading = self.leading();
        let count = lines.len();
        let whole = count <= LONGEST_WHOLE_ENTRY;
        let mut date = Some(date);
        let mut rows: Vec<Row> = Vec::new();
        for (index, marks) in lines.into_iter().enumerate() {
            let starts_row = index == 0 || (!whole && index >= 2);
            if starts_row {
                let keep_with_next = !whole && index + 2 == count;
                rows.push(Row { height: 0.0, keep_with_next, ..Row::default() });
            }
            let Some(row) = rows.last_mut() else { continue };
            let top = row.height;
            row.marks.extend(marks.into_iter().map(|mark| Mark { y: mark.y + top, ..mark }));
            row.height += leading;
            let row_ends = if whole { index + 1 == count } else { index >= 1 || count == 1 };
            if row_ends {
                row.marks.extend(date.take().into_iter().flatten());
            }
        }
        if let Some(first) = rows.first_mut() {
            first.gap = gap;
        }
        if let Some(last) = rows.last_mut() {
            let ink = Ink::Separator(self.edges.end - self.edges.start);
            last.marks.push(Mark { x: self.edges.start, y: last.height, ink, node: None });
        }
        self.rows.append(&mut rows);
    }

    /// Fills pages with the rows.
    fn finish(mut self, content: &Content) -> Pages {
        let [top, _, bottom, _] = self.design.margins.map(mm);
        let room = self.paper.1 - top - bottom;
        let mut pages: Vec<Vec<Mark>> = vec![Vec::new()];
        let mut headings = Vec::new();
        let mut used = 0.0;
        let rows = std::mem::take(&mut self.rows);
        let ends = chain_ends(&rows, room);
        for (index, row) in rows.into_iter().enumerate() {
            let needed = ends[index];
            let fresh = used == 0.0;
            if !fresh && used + needed > room + 0.01 {
                pages.push(Vec::new());
                used = 0.0;
            }
            let y = top + used + if used == 0.0 { 0.0 } else { row.gap };
            let page = pages.len() - 1;
            if let Some((title, level)) = row.heading {
                headings.push(Heading { title, level, page, y });
            }
            let placed = row.marks.into_iter().map(|mark| Mark { y: mark.y + y, ..mark });
            pages[page].extend(placed);
            used = y - top + row.height;
        }
        let mut out = Pages { size: self.paper, marks: pages, headings, tree: self.tree };
        number_pages(&mut out, content, self.design, self.shaper, &self.edges);
        out
    }
}

/// For each row, the height that it needs together with the rows that it must not be parted
/// from. Within a chain only its first row asks for the whole; a chain that no page holds is
/// not kept together.
fn chain_ends(rows: &[Row], room: f32) -> Vec<f32> {
    let mut needed: Vec<f32> = rows.iter().map(|row| row.gap + row.height).collect();
    let mut index = 0;
    while index < rows.len() {
        let length = rows[index..].iter().take_while(|row| row.keep_with_next).count();
        let end = (index + length + 1).min(rows.len());
        let total: f32 = needed[index..end].iter().sum();
        if total <= room {
            needed[index] = total;
        }
        index = end;
    }
    needed
}

/// `n / m` at the foot of each page, where there is more than one.
fn number_pages(out: &mut Pages, content: &Content, design: &Design, shaper: &mut Shaper<'_>, edges: &Range<f32>) {
    let count = out.marks.len();
    if count < 2 {
        return;
    }
    let size = design.size * 0.86;
    let y = out.size.1 - mm(design.margins[2]) * 0.5;
    for (index, page) in out.marks.iter_mut().enumerate() {
        let number = Span { text: format!("{} / {count}", index + 1), tone: Tone::Quiet, ..Span::default() };
        let lines = linebreak::lines(std::slice::from_ref(&number), shaper, size, Variant::Tabular, f32::MAX);
        for line in lines {
            let x = edges.end - line.width;
            set_footer(page, line, &number, (x, y), size);
        }
        if let Some(author) = content.author.as_ref().filter(|_| index > 0) {
            let name = Span { text: author.clone(), tone: Tone::Quiet, ..Span::default() };
            let measure = (edges.end - edges.start) * 0.8;
            let lines = linebreak::lines(std::slice::from_ref(&name), shaper, size, Variant::Text, measure);
            for line in lines.into_iter().take(1) {
                set_footer(page, line, &name, (edges.start, y), size);
            }
        }
    }
}

fn set_footer(page: &mut Vec<Mark>, line: Line, span: &Span, at: (f32, f32), size: f32) {
    let mut x = at.0;
    for piece in line.pieces {
        let width = piece.run.width() * size / 1000.0;
        let text = Text { run: piece.run, size, tone: span.tone, url: None };
        page.push(Mark { x, y: at.1, ink: Ink::Text(text), node: None });
        x += width;
    }
}

/// Where the baseline lies in a strip of this height.
fn baseline(height: f32, size: f32) -> f32 {
    (height - size) / 2.0 + size * 0.78
}

fn plain(text: &str) -> Span {
    Span { text: text.to_owned(), ..Span::default() }
}

/// Turns a line into marks. `nodes` has an element for each span.
fn set_line(marks: &mut Vec<Mark>, line: Line, paragraph: &[Span], nodes: &[NodeId], at: (f32, f32), size: f32) {
    let mut x = at.0;
    for piece in line.pieces {
        let width = piece.run.width() * size / 1000.0;
        let span = &paragraph[piece.span];
        let url = span.link.as_ref().map(|link| link.url.clone());
        let text = Text { run: piece.run, size, tone: span.tone, url };
        marks.push(Mark { x, y: at.1, ink: Ink::Text(text), node: nodes.get(piece.span).copied() });
        x += width;
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
fn to_f32(count: usize) -> f32 {
    count as f32
}
