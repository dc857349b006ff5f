//! Laid-out pages to PDF operators, with marked content for the structure tree.
//!
//! Input: [`Pages`] and the used fonts. Output: printpdf pages and the links on them. Everything
//! that has no element of its own (rules, page numbers, separators) is marked as an artifact.

mod signs;

use printpdf::{
    Color, DictItem, Greyscale, Line, LinePoint, Op, PdfFontHandle, PdfPage, Point, Pt, Rect, Rgb, TextItem,
    TextRenderingMode,
};

use super::content::Tone;
use super::layout::{Ink, Mark, Pages, Text};
use super::shape::Cluster;
use super::subset::Subsets;
use super::tags::{Kid, NodeId, Tree};
use signs::{Sign, signs};

/// A live link on a page.
#[derive(Clone, Debug)]
pub(super) struct Annotation {
    /// Left, bottom, right, top, from the page's lower left.
    pub rect: [f32; 4],
    /// Its target.
    pub url: String,
    /// Its element.
    pub node: NodeId,
    /// The baseline, to join what stands on one line.
    baseline: f32,
}

/// A drawn page.
#[derive(Debug)]
pub(super) struct Drawn {
    /// What is drawn.
    pub page: PdfPage,
    /// Its links.
    pub annotations: Vec<Annotation>,
    /// The element of each mark, by the mark's number.
    pub marks: Vec<NodeId>,
}

/// Draws all pages.
pub(super) fn draw(pages: &mut Pages, subsets: &mut Subsets) -> Vec<Drawn> {
    let contents = std::mem::take(&mut pages.marks);
    let mut out = Vec::new();
    for (index, marks) in contents.iter().enumerate() {
        let mut painter = Painter::new(index, pages.size, subsets, &mut pages.tree);
        for mark in marks {
            painter.paint(mark);
        }
        out.push(painter.finish());
    }
    pages.marks = contents;
    out
}

/// What is open in the content stream.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Element(NodeId),
    Artifact,
}

struct Painter<'a> {
    index: usize,
    size: (f32, f32),
    subsets: &'a mut Subsets,
    tree: &'a mut Tree,
    ops: Vec<Op>,
    annotations: Vec<Annotation>,
    marks: Vec<NodeId>,
    open: Open,
    font: Option<(usize, f32)>,
    tone: Option<Tone>,
    /// The start of the current text line, and the pen, from the page's lower left.
    line: (f32, f32),
    pen: f32,
}

impl<'a> Painter<'a> {
    fn new(index: usize, size: (f32, f32), subsets: &'a mut Subsets, tree: &'a mut Tree) -> Self {
        Self {
            index,
            size,
            subsets,
            tree,
            ops: Vec::new(),
            annotations: Vec::new(),
            marks: Vec::new(),
            open: Open::Nothing,
            font: None,
            tone: None,
            line: (0.0, 0.0),
            pen: 0.0,
        }
    }

    fn paint(&mut self, mark: &Mark) {
        let (x, y) = (round(mark.x), round(self.size.1 - mark.y));
        match &mark.ink {
            Ink::Text(text) => {
                self.switch(mark.node.map_or(Open::Artifact, Open::Element));
                self.text(text, x, y);
                if let (Some(url), Some(node)) = (&text.url, mark.node) {
                    self.link(text, url, node, (x, y));
                }
            }
            Ink::Rule(width) => self.rule(x, y, *width),
            Ink::Separator(width) => self.separator(x, y, *width),
        }
    }

    /// Closes what is open and opens `next`, unless it is open already.
    fn switch(&mut self, next: Open) {
        if self.open == next {
            return;
        }
        if self.open != Open::Nothing {
            self.ops.push(Op::EndTextSection);
            self.ops.push(Op::EndMarkedContent);
        }
        match next {
            Open::Nothing => {}
            Open::Artifact => self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() }),
            Open::Element(node) => self.begin(node),
        }
        if next != Open::Nothing {
            self.ops.push(Op::StartTextSection);
            self.line = (0.0, 0.0);
            self.pen = f32::NAN;
        }
        self.open = next;
    }

    fn begin(&mut self, node: NodeId) {
        let mark = self.marks.len();
        self.marks.push(node);
        self.tree.push(node, Kid::Mark { page: self.index, mark });
        let number = i64::try_from(mark).unwrap_or(i64::MAX);
        let properties = dictionary([("MCID", DictItem::Int(number))]);
        let tag = self.tree.node(node).role.name().to_owned();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
    }

    fn text(&mut self, text: &Text, x: f32, y: f32) {
        self.set_font(text.run.font, text.size);
        self.set_tone(text.tone);
        if text.run.emboldened {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(round(text.size * EMBOLDENING)) });
            self.ops.push(Op::SetOutlineColor { col: colour(text.tone) });
            self.ops.push(Op::SetTextRenderingMode { mode: usual_mode(text) });
        }
        self.move_to(x, y);
        let mut items = Vec::new();
        for (cluster, place) in in_reading_order(text, x) {
            self.cluster(cluster, text, place, &mut items);
        }
        self.show(&mut items);
        if text.run.emboldened {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Fill });
        }
    }

    fn set_font(&mut self, place: usize, size: f32) {
        let Some(subset) = self.subsets.get(&place) else { return };
        if self.font != Some((place, size)) {
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(subset.id.clone()), size: Pt(size) });
            self.font = Some((place, size));
        }
    }

    fn set_tone(&mut self, tone: Tone) {
        if self.tone != Some(tone) {
            self.ops.push(Op::SetFillColor { col: colour(tone) });
            self.tone = Some(tone);
        }
    }

    /// Moves to a new line, or far along this one. A small way is left to [`Painter::cluster`].
    fn move_to(&mut self, x: f32, y: f32) {
        let near = self.line.1.to_bits() == y.to_bits() && (self.pen - x).abs() < 2.0;
        if !near {
            let by = Point { x: Pt(round(x - self.line.0)), y: Pt(round(y - self.line.1)) };
            self.ops.push(Op::SetTextCursor { pos: by });
            self.line = (x, y);
            self.pen = x;
        }
    }

    /// Adds the glyphs of a cluster. Glyphs whose own texts do not add up to the text of the
    /// cluster get it as replacement text (ISO 32000-1, 14.9.4).
    fn cluster(&mut self, cluster: &Cluster, text: &Text, place: f32, items: &mut Vec<TextItem>) {
        let Some(subset) = self.subsets.get_mut(&text.run.font) else { return };
        let (signs, is_exact) = signs(cluster, text, subset, place);
        if !is_exact {
            self.show(items);
            let properties = dictionary([("ActualText", text_string(&cluster.text))]);
            self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
        }
        for sign in signs {
            let way = ((self.pen - sign.place) * 1000.0 / text.size).round();
            if way.abs() >= 1.0 {
                items.push(TextItem::Offset(way));
                self.pen -= way * text.size / 1000.0;
            }
            self.pen += sign.width * text.size / 1000.0;
            self.sign(sign, text, items);
        }
        if !is_exact {
            self.show(items);
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn sign(&mut self, sign: Sign, text: &Text, items: &mut Vec<TextItem>) {
        let raised = sign.rise.abs() > 0.01;
        if raised || sign.hidden {
            self.show(items);
        }
        if raised {
            self.ops.push(Op::SetLineOffset { multiplier: round(sign.rise) });
        }
        if sign.hidden {
            self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Invisible });
        }
        let codepoint = printpdf::Codepoint::with_cid(sign.code, 0.0, sign.text);
        match items.last_mut() {
            Some(TextItem::GlyphIds(glyphs)) => glyphs.push(codepoint),
            _ => items.push(TextItem::GlyphIds(vec![codepoint])),
        }
        if raised || sign.hidden {
            self.show(items);
        }
        if raised {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
        if sign.hidden {
            self.ops.push(Op::SetTextRenderingMode { mode: usual_mode(text) });
        }
    }

    fn show(&mut self, items: &mut Vec<TextItem>) {
        if !items.is_empty() {
            self.ops.push(Op::ShowText { items: std::mem::take(items) });
        }
    }

    /// Makes the text live. What stands on one line and leads to one target is one annotation.
    fn link(&mut self, text: &Text, url: &str, node: NodeId, (x, y): (f32, f32)) {
        let right = x + text.run.width() * text.size / 1000.0;
        let known = self.annotations.iter_mut().find(|known| known.node == node && same(known.baseline, y));
        if let Some(known) = known {
            known.rect[0] = known.rect[0].min(x);
            known.rect[2] = known.rect[2].max(round(right));
            return;
        }
        let rect = [x, y - text.size * 0.24, right, y + text.size * 0.76].map(round);
        let annotation = self.annotations.len();
        self.tree.push(node, Kid::Annotation { page: self.index, annotation });
        self.annotations.push(Annotation { rect, url: url.to_owned(), node, baseline: y });
    }

    fn rule(&mut self, x: f32, y: f32, width: f32) {
        self.switch(Open::Nothing);
        self.ops.push(Op::BeginMarkedContent { tag: "Artifact".to_owned() });
        self.ops.push(Op::SetOutlineThickness { pt: Pt(0.5) });
        self.ops.push(Op::SetOutlineColor { col: grey(0.25) });
        let point = |x: f32| LinePoint { p: Point { x: Pt(round(x)), y: Pt(y) }, bezier: false };
        self.ops.push(Op::DrawLine { line: Line { points: vec![point(x), point(x + width)], is_closed: false } });
        self.ops.push(Op::EndMarkedContent);
    }

    /// Two spaces, one at either end, that read as two spaces in a row: a word without ink.
    fn separator(&mut self, x: f32, y: f32, width: f32) {
        let Some((space, width_of_space)) =
            self.subsets.get(&0).and_then(|subset| Some((subset.space?, subset.width(subset.space?))))
        else {
            return;
        };
        self.switch(Open::Artifact);
        self.set_font(0, SEPARATOR_SIZE);
        self.move_to(x, y);
        let properties = dictionary([("ActualText", text_string("  "))]);
        self.ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties });
        let way = (2.0 * width_of_space - width * 1000.0 / SEPARATOR_SIZE).round();
        let glyph = || TextItem::GlyphIds(vec![printpdf::Codepoint::with_cid(space, 0.0, " ".to_owned())]);
        self.ops.push(Op::ShowText { items: vec![glyph(), TextItem::Offset(way), glyph()] });
        self.ops.push(Op::EndMarkedContent);
        self.pen = f32::NAN;
    }

    fn finish(mut self) -> Drawn {
        self.switch(Open::Nothing);
        let area = Rect::from_wh(Pt(self.size.0), Pt(self.size.1));
        let page = PdfPage { media_box: area.clone(), trim_box: area.clone(), crop_box: area, ops: self.ops };
        Drawn { page, annotations: self.annotations, marks: self.marks }
    }
}

/// The clusters of `text`, set from `x` on, each with its place. The file holds letters in the order in which
/// they are read: programs that take them as they come then read them right, and those that
/// sort them by their places do so either way.
fn in_reading_order(text: &Text, x: f32) -> Vec<(&Cluster, f32)> {
    let mut place = x;
    let mut out = Vec::with_capacity(text.run.clusters.len());
    for cluster in &text.run.clusters {
        out.push((cluster, place));
        place += cluster.width() * text.size / 1000.0;
    }
    if text.run.backwards {
        out.reverse();
    }
    out
}

/// How thick the outlines of letters are drawn that have no bold face, as a multiple of the size.
const EMBOLDENING: f32 = 0.03;

/// How glyphs that one sees are drawn.
fn usual_mode(text: &Text) -> TextRenderingMode {
    if text.run.emboldened { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill }
}

/// The type size of separators.
const SEPARATOR_SIZE: f32 = 1.0;

fn colour(tone: Tone) -> Color {
    match tone {
        Tone::Body => grey(0.0),
        Tone::Quiet => grey(0.35),
        Tone::Link => Color::Rgb(Rgb { r: 0.06, g: 0.22, b: 0.46, icc_profile: None }),
    }
}

fn grey(percent: f32) -> Color {
    Color::Greyscale(Greyscale { percent, icc_profile: None })
}

/// To a hundredth of a point, finer than any printer, so that numbers stay short.
fn round(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

fn same(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

fn dictionary<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict { map: entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect() }
}

/// A text string in UTF-16 with its byte-order mark (ISO 32000-1, 7.9.2.2).
fn text_string(text: &str) -> DictItem {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    DictItem::Bytes(units.flat_map(u16::to_be_bytes).collect())
}
