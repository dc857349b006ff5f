//! Entries of lists: number, text and date in their columns.

use super::super::content::{Entry, Paragraph, Section, Span, Tone};
use super::super::linebreak::Line;
use super::super::look::PublicationForm;
use super::super::shape::Variant;
use super::super::tags::{NodeId, Role};
use super::{Composer, Gap, Ink, Mark, Row, baseline, indent, plain, set_line, widest};

/// Entries of more lines than this may go over to the next page.
const LONGEST_WHOLE_ENTRY: usize = 8;

/// Where the parts of an entry stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    label: f32,
    text: f32,
    hang: f32,
    measure: f32,
    date: f32,
}

impl Composer<'_, '_> {
    /// The columns of a section: as wide as its widest number and its widest date need.
    pub(super) fn columns(&mut self, section: &Section) -> Columns {
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

    pub(super) fn entry(&mut self, entry: &Entry, columns: &Columns, list: NodeId, gap: Gap) {
        let item = self.tree.add(list, Role::LI);
        let label = entry.label.as_deref().map(|label| (label, self.tree.add(item, Role::Lbl)));
        let body = self.tree.add(item, Role::LBody);
        let mut lines: Vec<Vec<Mark>> = Vec::new();
        let height = self.leading();
        let at = baseline(height, self.design.size);
        for paragraph in self.paragraphs(entry) {
            let nodes = self.nodes(&paragraph, body);
            let broken = self.break_lines(&paragraph, columns.measure, Variant::Text);
            let widest = widest(&broken);
            for line in broken {
                let hang = if lines.is_empty() { 0.0 } else { columns.hang };
                let x = columns.text + hang + indent(&line, widest);
                let mut marks = Vec::new();
                set_line(&mut marks, line, &paragraph, &nodes, (x, at), self.design.size);
                lines.push(marks);
            }
        }
        if let Some((label, node)) = label {
            // Programs see no space between a number and text that begins far right of it.
            let is_far = lines.first().and_then(|line| line.first()).is_some_and(runs_backwards);
            let line = if is_far { self.one_line(&format!("{label} ")) } else { self.one_line(label) };
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

    /// The paragraphs of an entry as the design has them: run together as sentences, the first
    /// apart or not.
    fn paragraphs(&self, entry: &Entry) -> Vec<Paragraph> {
        let apart = usize::from(self.design.publications == PublicationForm::TitleApart).min(entry.paragraphs.len());
        let (first, rest) = entry.paragraphs.split_at(apart);
        let mut out = first.to_vec();
        if rest.len() > 1 || entry.paragraphs.len() > rest.len() {
            out.extend((!rest.is_empty()).then(|| sentences(rest)));
        } else {
            out.extend_from_slice(rest);
        }
        out
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
    fn push_entry(&mut self, lines: Vec<Vec<Mark>>, date: Vec<Mark>, gap: Gap) {
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
}

fn runs_backwards(mark: &Mark) -> bool {
    matches!(&mark.ink, Ink::Text(text) if text.run.backwards)
}

/// Paragraphs as sentences of one. A link at the end gets no stop, which would look like a part
/// of it.
fn sentences(paragraphs: &[Paragraph]) -> Paragraph {
    let mut out = Paragraph::new();
    for paragraph in paragraphs {
        if !out.is_empty() {
            out.push(plain(" "));
        }
        out.extend(paragraph.iter().cloned());
        if out.last().is_some_and(|last| !ends_sentence(last)) {
            out.push(plain("."));
        }
    }
    out
}

fn ends_sentence(span: &Span) -> bool {
    let text = span.text.trim_end_matches(['”', '’', ')', '"']);
    span.tone == Tone::Link || text.ends_with(['.', '?', '!', '…', '。'])
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines are small")]
fn to_f32(count: usize) -> f32 {
    count as f32
}
