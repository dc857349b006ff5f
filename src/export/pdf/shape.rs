//! Text to glyphs: picks a font for each character, shapes, and keeps for each glyph the text
//! that it stands for.
//!
//! Input: a stretch of text in one face. Output: glyph runs with widths in thousandths of an em.
//! Characters that no font has are collected, so that the caller can name them.

use std::collections::BTreeSet;

use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Direction, Feature, ShapePlan, UnicodeBuffer};
use unicode_normalization::char::is_combining_mark;

use super::fonts::{Face, Fonts};

/// A placed glyph. Lengths are thousandths of an em.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// How far the pen moves.
    pub advance: f32,
    /// Where it is drawn, relative to the pen.
    pub offset: (f32, f32),
    /// Whether it is there to be read only.
    pub hidden: bool,
}

/// The glyphs that together stand for a piece of text: a letter, a ligature, a letter with marks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cluster {
    /// The text.
    pub text: String,
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
}

impl Cluster {
    /// The width in thousandths of an em.
    pub(super) fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// Glyphs of one font, left to right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// The font's place in the list.
    pub font: usize,
    /// Whether the text is read from right to left.
    pub backwards: bool,
    /// Whether the font has to be made bold, since it is not and the text is.
    pub emboldened: bool,
    /// The glyphs with their text.
    pub clusters: Vec<Cluster>,
}

impl Run {
    /// The width in thousandths of an em.
    pub(super) fn width(&self) -> f32 {
        self.clusters.iter().map(Cluster::width).sum()
    }
}

/// How text is shaped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// The face.
    pub face: Face,
    /// The variants of the letters.
    pub variant: Variant,
    /// Whether the text runs from right to left.
    pub backwards: bool,
}

/// Which variants of letters and figures are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Variant {
    /// Those of running text.
    #[default]
    Text,
    /// Figures that are equally wide, for columns.
    Tabular,
    /// Small capitals for small letters.
    SmallCapitals,
}

impl Variant {
    fn features(self) -> Vec<Feature> {
        let tags: &[&[u8; 4]] = match self {
            Self::Text => &[],
            Self::Tabular => &[b"tnum", b"lnum"],
            Self::SmallCapitals => &[b"smcp"],
        };
        tags.iter().map(|tag| Feature::new(Tag::from_bytes(tag), 1, ..)).collect()
    }
}

/// What a shaping plan depends on.
#[derive(Clone, Copy, PartialEq)]
struct PlanKey {
    font: usize,
    variant: Variant,
    script: rustybuzz::Script,
    direction: Direction,
}

/// Shapes text and remembers what it could not show.
pub(super) struct Shaper<'f> {
    fonts: &'f Fonts<'f>,
    plans: Vec<(PlanKey, ShapePlan)>,
    buffer: Option<UnicodeBuffer>,
    /// The characters that no font has.
    pub missing: BTreeSet<char>,
}

/// What is drawn in place of a character that no font has.
pub(super) const REPLACEMENT: char = '\u{fffd}';

impl<'f> Shaper<'f> {
    /// A shaper over these fonts.
    pub(super) fn new(fonts: &'f Fonts<'f>) -> Self {
        Self { fonts, plans: Vec::new(), buffer: None, missing: BTreeSet::new() }
    }

    /// The glyph runs of `text`, in the order in which they are read.
    pub(super) fn shape(&mut self, text: &str, style: Style) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut start = 0;
        let mut current = None;
        for (at, c) in text.char_indices() {
            let font = self.font_for(c, style.face, current);
            if at > start && font != current {
                self.shape_part(&text[start..at], style, current, &mut runs);
                start = at;
            }
            current = font;
        }
        self.shape_part(&text[start..], style, current, &mut runs);
        runs
    }

    /// A combining mark stays with its letter where the letter's font has it.
    fn font_for(&self, c: char, face: Face, current: Option<usize>) -> Option<usize> {
        let stays = current.filter(|font| is_combining_mark(c) && self.fonts.get(*font).shows(c));
        stays.or_else(|| self.fonts.find(face, c))
    }

    fn shape_part(&mut self, text: &str, style: Style, font: Option<usize>, runs: &mut Vec<Run>) {
        match font {
            _ if text.is_empty() => {}
            Some(font) => runs.push(self.shape_run(text, font, style)),
            None => self.replace(text, style, runs),
        }
    }

    /// Characters that no font has are shown as a visible mark that keeps their text; those that
    /// are invisible anyway are left out.
    fn replace(&mut self, text: &str, style: Style, runs: &mut Vec<Run>) {
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            self.missing.insert(c);
            let Some(font) = self.fonts.find(style.face, REPLACEMENT) else { continue };
            let sign = Style { variant: Variant::Text, ..style };
            let mut run = self.shape_run(REPLACEMENT.encode_utf8(&mut [0; 4]), font, sign);
            for cluster in &mut run.clusters {
                cluster.text = c.to_string();
            }
            runs.push(run);
        }
    }

    fn shape_run(&mut self, text: &str, font: usize, style: Style) -> Run {
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if style.backwards { Direction::RightToLeft } else { Direction::LeftToRight });
        let key = PlanKey { font, variant: style.variant, script: buffer.script(), direction: buffer.direction() };
        let plan = self.plan(key);
        let face = &self.fonts.get(font).face;
        let shaped = rustybuzz::shape_with_plan(face, &self.plans[plan].1, buffer);
        let scale = 1000.0 / self.fonts.get(font).units_per_em();
        let mut clusters = clusters(text, &shaped, scale);
        if style.backwards {
            clusters = clusters.into_iter().flat_map(|cluster| unjoined(cluster, face)).collect();
        }
        let emboldened = style.face == Face::Bold && !self.fonts.get(font).bold;
        let run = Run { font, backwards: style.backwards, emboldened, clusters };
        self.buffer = Some(shaped.clear());
        run
    }

    /// The place of the plan for `key`, made when first needed.
    fn plan(&mut self, key: PlanKey) -> usize {
        if let Some(place) = self.plans.iter().position(|(known, _)| *known == key) {
            return place;
        }
        let face = &self.fonts.get(key.font).face;
        let plan = ShapePlan::new(face, key.direction, Some(key.script), None, &key.variant.features());
        self.plans.push((key, plan));
        self.plans.len() - 1
    }
}

/// Characters that direct shaping and have no picture of their own.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Groups the shaped glyphs by the text that they stand for.
fn clusters(text: &str, shaped: &rustybuzz::GlyphBuffer, scale: f32) -> Vec<Cluster> {
    let infos = shaped.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let text_of = |start: usize| {
        let next = starts.partition_point(|other| *other <= start);
        let end = starts.get(next).copied().unwrap_or(text.len());
        text[start..end].replace('\u{a0}', " ")
    };
    let mut out: Vec<(u32, Cluster)> = Vec::new();
    for (info, position) in infos.iter().zip(shaped.glyph_positions()) {
        let glyph = Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: to_em(position.x_advance, scale),
            offset: (to_em(position.x_offset, scale), to_em(position.y_offset, scale)),
            hidden: false,
        };
        match out.last_mut() {
            Some((start, cluster)) if *start == info.cluster => cluster.glyphs.push(glyph),
            _ => out.push((info.cluster, Cluster { text: text_of(info.cluster as usize), glyphs: vec![glyph] })),
        }
    }
    out.into_iter().map(|(_, cluster)| cluster).collect()
}

/// How far what has no picture is moved on, in thousandths of an em.
const STEP: f32 = 12.0;

/// Makes readable what runs from right to left for programs that sort letters by their places and
/// turn the line round. One sign for several letters, such as lam with alef, they would read from left to
/// right: so it stands for its last letter, and the others stand, unseen, where their parts of it are.
/// What has no picture would fall together with the letter before it, and is moved on a little.
fn unjoined(mut cluster: Cluster, face: &rustybuzz::Face<'_>) -> Vec<Cluster> {
    if cluster.text.chars().all(is_invisible) {
        cluster.glyphs.iter_mut().for_each(|glyph| glyph.offset.0 -= STEP);
        return vec![cluster];
    }
    let letters: Vec<char> = cluster.text.chars().collect();
    let glyphs: Option<Vec<u16>> = letters.iter().map(|letter| Some(face.glyph_index(*letter)?.0)).collect();
    let (Some(glyphs), [_, .., last], [_]) = (glyphs, &letters[..], &cluster.glyphs[..]) else { return vec![cluster] };
    let part = cluster.width() / f32::from(u16::try_from(letters.len()).unwrap_or(u16::MAX));
    cluster.text = last.to_string();
    let mut way = 0.0;
    let mut hidden = Vec::new();
    for (letter, id) in letters.iter().zip(glyphs).take(letters.len() - 1) {
        way -= part;
        let glyph = Glyph { id, advance: 0.0, offset: (way, 0.0), hidden: true };
        hidden.push(Cluster { text: letter.to_string(), glyphs: vec![glyph] });
    }
    std::iter::once(cluster).chain(hidden.into_iter().rev()).collect()
}

#[expect(clippy::cast_precision_loss, reason = "font units fit in 24 bits")]
fn to_em(units: i32, scale: f32) -> f32 {
    units as f32 * scale
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> (Vec<Run>, BTreeSet<char>) {
        let (fonts, _) = Fonts::new(&[]);
        let mut shaper = Shaper::new(&fonts);
        let runs = shaper.shape(text, Style::default());
        (runs, shaper.missing)
    }

    #[test]
    fn a_ligature_keeps_its_letters() {
        let (runs, _) = shape("office");
        let texts: Vec<&str> = runs[0].clusters.iter().map(|cluster| cluster.text.as_str()).collect();
        assert_eq!(texts, ["o", "ffi", "c", "e"]);
    }

    #[test]
    fn text_survives_shaping() {
        for text in ["Zoë Łuczak", "Nguyễn", "e\u{301}x", "αβγ Жук", "a\u{a0}b"] {
            let (runs, missing) = shape(text);
            let back: String = runs.iter().flat_map(|run| &run.clusters).map(|cluster| cluster.text.as_str()).collect();
            assert_eq!(back, text.replace('\u{a0}', " "));
            assert!(missing.is_empty());
        }
    }

    #[test]
    fn a_character_without_font_is_named_and_keeps_its_text() {
        let (runs, missing) = shape("A 中 B");
        assert_eq!(missing.into_iter().collect::<String>(), "中");
        let back: String = runs.iter().flat_map(|run| &run.clusters).map(|cluster| cluster.text.as_str()).collect();
        assert_eq!(back, "A 中 B");
    }

    #[test]
    fn invisible_characters_without_font_are_left_out() {
        let (_, missing) = shape("a\u{200d}\u{fe0f}b\u{2067}c");
        assert!(missing.is_empty());
    }
}
