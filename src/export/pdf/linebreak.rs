//! Paragraphs to lines: where a line may break (Unicode line breaking, UAX #14) and where it does.
//!
//! Input: styled text and a measure. Output: lines of shaped pieces, none wider than the measure.
//! Words are never hyphenated, since a hyphen at a line's end spoils the text that is copied out
//! of the document; a word that is wider than the measure is cut between letters.

use std::ops::Range;

use super::bidi::{self, Embedding, Levels};
use super::content::Span;
use super::shape::{Cluster, Run, Shaper, Style, Variant};

/// Shaped text of one span and one direction.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Which span of the paragraph.
    pub span: usize,
    separates: bool,
    embedding: Embedding,
    /// The glyphs.
    pub run: Run,
}

/// One line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its text, in the order in which it is read.
    pub pieces: Vec<Piece>,
    /// Its width in points, without the space at its end.
    pub width: f32,
    /// Which way its paragraph runs.
    pub base: Embedding,
}

impl Line {
    /// How far each piece stands from the left of the line, set at `size`. The space at the end of a
    /// line that runs from right to left stands before that.
    pub(super) fn places(&self, size: f32) -> Vec<f32> {
        let embeddings: Vec<Embedding> = self.pieces.iter().map(|piece| piece.embedding).collect();
        let mut places = vec![0.0; self.pieces.len()];
        let width = |piece: &Piece| piece.run.width() * size / 1000.0;
        let mut x = if self.base.is_backwards() { -trailing(&self.pieces).map(width).sum::<f32>() } else { 0.0 };
        for at in bidi::visual_order(&embeddings) {
            places[at] = x;
            x += width(&self.pieces[at]);
        }
        places
    }
}

/// What stays together, with the space or separator behind it. Widths in points.
#[derive(Debug, Default)]
struct Chunk {
    pieces: Vec<Piece>,
    ink: f32,
    space: f32,
}

/// How much wider than the measure a line may be before it counts as overfull: rounding.
const TOLERANCE: f32 = 0.01;

/// Breaks `paragraph`, set at `size`, into lines no wider than `measure`.
pub(super) fn lines(
    paragraph: &[Span],
    shaper: &mut Shaper<'_>,
    size: f32,
    variant: Variant,
    measure: f32,
) -> Vec<Line> {
    let levels = Levels::of(paragraph.iter().map(|span| span.text.as_str()));
    let chunks = chunks_of(paragraph, &levels, shaper, size, variant, measure);
    let ends = line_ends(&chunks, measure);
    let mut rest = chunks.into_iter();
    let mut start = 0;
    ends.into_iter()
        .map(|end| {
            let line = join(rest.by_ref().take(end - start), levels.base);
            start = end;
            line
        })
        .collect()
}

fn join(chunks: impl Iterator<Item = Chunk>, base: Embedding) -> Line {
    let mut line = Line { base, ..Line::default() };
    let mut space = 0.0;
    for chunk in chunks {
        line.width += space + chunk.ink;
        space = chunk.space;
        for piece in chunk.pieces {
            append(&mut line.pieces, piece);
        }
    }
    while line.pieces.last().is_some_and(|piece| piece.separates) {
        line.pieces.pop();
    }
    // White space at the end of a line stands at its end (rule L1 of UAX #9).
    let text = line.pieces.len() - trailing(&line.pieces).count();
    for piece in &mut line.pieces[text..] {
        piece.embedding = base;
    }
    line
}

/// The space at the end of a line.
fn trailing(pieces: &[Piece]) -> impl Iterator<Item = &Piece> {
    pieces.iter().rev().take_while(|piece| piece.run.clusters.iter().all(is_space))
}

fn is_space(cluster: &Cluster) -> bool {
    cluster.text.chars().all(char::is_whitespace)
}

/// Appends a piece, joined to the last where span, font and direction are the same. Words among those
/// that run from right to left stay apart, so that the document holds them in the order of reading.
fn append(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if joins(last, &piece) && piece.embedding.is_plain() => {
            last.run.clusters.extend(piece.run.clusters);
        }
        _ => pieces.push(piece),
    }
}

fn joins(last: &Piece, piece: &Piece) -> bool {
    last.span == piece.span && last.run.font == piece.run.font && last.embedding == piece.embedding
}

/// The shaped stretches between places where a line may break.
fn chunks_of(
    paragraph: &[Span],
    levels: &Levels,
    shaper: &mut Shaper<'_>,
    size: f32,
    variant: Variant,
    measure: f32,
) -> Vec<Chunk> {
    let text: String = paragraph.iter().map(|span| span.text.as_str()).collect();
    let separators = separators(paragraph);
    let is_inside = |at: usize| separators.iter().any(|separator| separator.contains(&at));
    let breaks = unicode_linebreak::linebreaks(&text).map(|(at, _)| at).filter(|at| !is_inside(*at));
    let breaks: Vec<usize> = breaks.collect();
    let mut chunks = Vec::new();
    let mut start = 0;
    for at in breaks.iter().copied().filter(|at| *at == text.len() || breaks_cleanly(&text, *at)) {
        let chunk = shape_chunk(paragraph, (&text, levels), start..at, shaper, size, variant);
        if chunk.ink > measure + TOLERANCE {
            let inner = breaks.iter().copied().filter(|inner| (start + 1..=at).contains(inner));
            for part in parts(start, inner) {
                let chunk = shape_chunk(paragraph, (&text, levels), part, shaper, size, variant);
                if chunk.ink > measure + TOLERANCE {
                    cut(chunk, size, measure, &mut chunks);
                } else {
                    chunks.push(chunk);
                }
            }
        } else {
            chunks.push(chunk);
        }
        start = at;
    }
    chunks
}

/// Where in the text separators stand. A line ends behind one, where it is not shown.
fn separators(paragraph: &[Span]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for span in paragraph {
        let end = start + span.text.len();
        found.extend(span.separates.then_some(start..end));
        start = end;
    }
    found
}

/// The ranges from `start` to each end in turn.
fn parts(start: usize, ends: impl Iterator<Item = usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = start;
    ends.map(move |end| std::mem::replace(&mut start, end)..end)
}

/// Whether a line broken here reads the same when it is joined again: behind a space, or in a
/// script that sets none. A break behind a hyphen or slash would come back as `self- supervised`,
/// and is kept for words that no line can hold.
fn breaks_cleanly(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().next();
    let is_spaceless = |c: Option<char>| c.is_some_and(|c| ('\u{2e80}'..'\u{ac00}').contains(&c) || c > '\u{1ffff}');
    before.is_some_and(char::is_whitespace) || is_spaceless(before) || is_spaceless(after)
}

fn shape_chunk(
    paragraph: &[Span],
    (text, levels): (&str, &Levels),
    range: Range<usize>,
    shaper: &mut Shaper<'_>,
    size: f32,
    variant: Variant,
) -> Chunk {
    let mut chunk = Chunk::default();
    let mut span_start = 0;
    for (index, span) in paragraph.iter().enumerate() {
        let span_end = span_start + span.text.len();
        let (from, to) = (range.start.max(span_start), range.end.min(span_end));
        if from < to {
            for (part, embedding) in levels.stretches(text, from..to) {
                let style = Style { face: span.face, variant, backwards: embedding.is_backwards() };
                let runs = shaper.shape(&text[part], style);
                let separates = span.separates;
                chunk.pieces.extend(runs.into_iter().map(|run| Piece { span: index, separates, embedding, run }));
            }
        }
        span_start = span_end;
    }
    measure_chunk(&mut chunk, size);
    chunk
}

fn measure_chunk(chunk: &mut Chunk, size: f32) {
    let (mut all, mut space) = (0.0, 0.0);
    for piece in &chunk.pieces {
        for cluster in &piece.run.clusters {
            let width = cluster.width() * size / 1000.0;
            all += width;
            space = if piece.separates || is_space(cluster) { space + width } else { 0.0 };
        }
    }
    chunk.space = space;
    chunk.ink = all - space;
}

/// Cuts a stretch that no line can hold, between letters.
fn cut(chunk: Chunk, size: f32, measure: f32, chunks: &mut Vec<Chunk>) {
    let mut current = Chunk::default();
    let mut width = 0.0;
    for piece in chunk.pieces {
        let Piece { span, separates, embedding, run: Run { font, backwards, emboldened, mut clusters } } = piece;
        if backwards {
            clusters.reverse();
        }
        for cluster in clusters {
            let advance = cluster.width() * size / 1000.0;
            if width + advance > measure && !current.pieces.is_empty() {
                measure_chunk(&mut current, size);
                chunks.push(std::mem::take(&mut current));
                width = 0.0;
            }
            width += advance;
            let run = Run { font, backwards, emboldened, clusters: vec![cluster] };
            let piece = Piece { span, separates, embedding, run };
            append_cut(&mut current.pieces, piece);
        }
    }
    measure_chunk(&mut current, size);
    chunks.push(current);
}

/// Appends a part of a word that is cut, which is joined again in either direction.
fn append_cut(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if joins(last, &piece) && piece.embedding.is_backwards() => {
            last.run.clusters.splice(0..0, piece.run.clusters);
        }
        _ => append(pieces, piece),
    }
}

/// What a line more costs: more than any raggedness, so that no paragraph grows.
const LINE_COST: f64 = 1e6;
/// What a last line costs that leaves more of the measure free than this: a word alone looks lost.
const RUNT: (f64, f64) = (0.82, 0.09);

/// The ends of the lines such that there are as few as possible and, among those, the right
/// margin is smoothest (least squares of the free space, the last line aside).
fn line_ends(chunks: &[Chunk], measure: f32) -> Vec<usize> {
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=chunks.len() {
        let mut choice = (f64::INFINITY, end - 1);
        let mut width = 0.0;
        for start in (0..end).rev() {
            width += chunks[start].ink + if start + 1 < end { chunks[start].space } else { 0.0 };
            if width > measure + TOLERANCE && start + 1 < end {
                break;
            }
            let cost = best[start].0 + line_cost(width, measure, end == chunks.len(), start == 0);
            if cost < choice.0 {
                choice = (cost, start);
            }
        }
        best.push(choice);
    }
    let mut ends = Vec::new();
    let mut end = chunks.len();
    while end > 0 {
        ends.push(end);
        end = best[end].1;
    }
    ends.reverse();
    ends
}

fn line_cost(width: f32, measure: f32, is_last: bool, is_first: bool) -> f64 {
    let free = f64::from(1.0 - (width / measure).clamp(0.0, 1.0));
    let raggedness = match is_last {
        false => free * free,
        true if !is_first && free > RUNT.0 => RUNT.1,
        true => 0.0,
    };
    LINE_COST + raggedness
}
