//! Which glyphs of which fonts the pages use, and the small fonts that hold only those.
//!
//! Input: laid-out pages. Output: for each used font the subset as printpdf takes it, the numbers
//! that glyphs have in it, and the codes that stand for them in the pages.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont, PdfFontMetricsStub};
use rustybuzz::ttf_parser;
use subsetter::GlyphRemapper;

use super::fonts::{Font, Fonts};
use super::layout::{Ink, Pages};
use super::shape::REPLACEMENT;
use crate::error::Error;

/// The part of a font that the pages use.
pub(super) struct Subset {
    /// Its name in the resources of the pages.
    pub id: FontId,
    remapper: GlyphRemapper,
    widths: BTreeMap<u16, u16>,
    units_per_em: u16,
    codes: Codes,
    /// The glyph of the space between words, where the font is the first.
    pub space: Option<u16>,
    /// What the descriptor of the font says beside what printpdf writes.
    pub description: Description,
}

/// By which codes pages name glyphs, and the text that each code stands for. Programs look a text up
/// by code, so that a glyph which stands for several texts has several codes. Fonts with PostScript
/// outlines number their glyphs themselves and have one code a glyph.
#[derive(Debug, Default)]
struct Codes {
    /// The text of a glyph under its own number: what it stood for first.
    texts: BTreeMap<u16, String>,
    /// What further codes stand for, and in `glyphs` what they show.
    further: BTreeMap<(u16, String), u16>,
    glyphs: Vec<u16>,
    /// The first further code; `None` where there can be none.
    first: Option<u16>,
}

/// What a font descriptor says of a font (ISO 32000-1, 9.8). Lengths are thousandths of an em.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Description {
    /// The name of the font, without the letters that tell a subset.
    pub name: String,
    /// The height of flat capitals.
    pub capitals: Option<i64>,
    /// The height of flat small letters.
    pub small_letters: Option<i64>,
    /// Whether strokes end in serifs.
    pub serif: bool,
}

impl Description {
    fn of(font: &Font<'_>) -> Self {
        let face: &ttf_parser::Face<'_> = &font.face;
        let to_em = |units: i16| i64::from(units) * 1000 / i64::from(face.units_per_em());
        // PANOSE, of which the first number tells Latin text and the second the serifs.
        let table = face.raw_face().table(ttf_parser::Tag::from_bytes(b"OS/2"));
        let panose = table.and_then(|table| table.get(32..34));
        let serif = matches!(panose, Some([2, 2..=10]));
        Self {
            name: font.name.clone(),
            capitals: face.capital_height().map(to_em),
            small_letters: face.x_height().map(to_em),
            serif: serif || font.shipped,
        }
    }
}

impl Subset {
    /// The number of a glyph in the subset.
    pub(super) fn glyph(&self, original: u16) -> u16 {
        self.remapper.get(original).unwrap_or(0)
    }

    /// The code for a glyph of the subset that stands for `text`; `None` where the glyph stands for
    /// another text already and has no second code.
    pub(super) fn code(&mut self, glyph: u16, text: &str) -> Option<u16> {
        let codes = &mut self.codes;
        match codes.texts.get(&glyph) {
            Some(known) if known == text => return Some(glyph),
            Some(_) => {}
            None => {
                codes.texts.insert(glyph, text.to_owned());
                return Some(glyph);
            }
        }
        let first = codes.first?;
        let key = (glyph, text.to_owned());
        if let Some(code) = codes.further.get(&key) {
            return Some(*code);
        }
        let code = first.checked_add(u16::try_from(codes.glyphs.len()).ok()?)?;
        codes.glyphs.push(glyph);
        codes.further.insert(key, code);
        Some(code)
    }

    /// The text that a glyph of the subset stands for under its own number.
    pub(super) fn text(&self, glyph: u16) -> &str {
        self.codes.texts.get(&glyph).map_or("", String::as_str)
    }

    /// Which glyph each code shows, two bytes a code (ISO 32000-1, table 117); `None` where every code
    /// is the number of its glyph.
    pub(super) fn glyphs_of_codes(&self) -> Option<Vec<u8>> {
        let first = self.codes.first.filter(|_| !self.codes.glyphs.is_empty())?;
        let glyphs = (0..first).chain(self.codes.glyphs.iter().copied());
        Some(glyphs.flat_map(u16::to_be_bytes).collect())
    }

    /// Makes room for codes behind the glyphs. The sign for a character that no font has stands for
    /// itself and not for the first such character, as which all others would be read.
    fn begin_codes(&mut self, font: &Font<'_>) {
        let has_outlines_by_number = font.face.tables().glyf.is_some();
        self.codes.first = has_outlines_by_number.then(|| self.remapper.num_gids());
        let sign = font.face.glyph_index(REPLACEMENT).and_then(|sign| self.remapper.get(sign.0));
        self.codes.texts.extend(sign.map(|sign| (sign, REPLACEMENT.to_string())));
    }

    /// The widths of the glyphs by code, in units of the font.
    fn widths_of_codes(&self) -> BTreeMap<u16, u16> {
        let further = self.codes.first.into_iter().flat_map(|first| first..).zip(&self.codes.glyphs);
        let further = further.filter_map(|(code, glyph)| Some((code, *self.widths.get(glyph)?)));
        self.widths.iter().map(|(code, width)| (*code, *width)).chain(further).collect()
    }

    /// How far a viewer moves the pen after a glyph of the subset, in thousandths of an em.
    /// printpdf writes widths without their fraction; placing glyphs by what it writes keeps
    /// them where shaping wants them.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "the same sum as in printpdf")]
    pub(super) fn width(&self, glyph: u16) -> f32 {
        let units = f32::from(self.widths.get(&glyph).copied().unwrap_or(0));
        (units * 1000.0 / f32::from(self.units_per_em)) as i64 as f32
    }
}

/// The used parts of fonts, by the fonts' places.
pub(super) type Subsets = BTreeMap<usize, Subset>;

/// Collects the glyphs that `pages` use. What a glyph stands for by itself counts before what it
/// stands for in a group.
pub(super) fn collect(pages: &Pages, fonts: &Fonts<'_>) -> Subsets {
    let mut subsets = Subsets::new();
    for mark in pages.marks.iter().flatten() {
        let Ink::Text(text) = &mark.ink else { continue };
        let font = fonts.get(text.run.font);
        let subset = subsets.entry(text.run.font).or_insert_with(|| empty(text.run.font, font));
        for cluster in &text.run.clusters {
            for glyph in &cluster.glyphs {
                let id = subset.remapper.remap(glyph.id);
                let width = font.face.glyph_hor_advance(ttf_parser::GlyphId(glyph.id)).unwrap_or(0);
                subset.widths.insert(id, width);
                if cluster.glyphs.len() == 1 {
                    subset.code(id, &cluster.text);
                }
            }
        }
    }
    if let Some(font) = (fonts.len() > 0 && !subsets.is_empty()).then(|| fonts.get(0)) {
        let subset = subsets.entry(0).or_insert_with(|| empty(0, font));
        if let Some(space) = font.face.glyph_index(' ') {
            let id = subset.remapper.remap(space.0);
            subset.widths.insert(id, font.face.glyph_hor_advance(space).unwrap_or(0));
            subset.code(id, " ");
            subset.space = Some(id);
        }
    }
    for (place, subset) in &mut subsets {
        subset.begin_codes(fonts.get(*place));
    }
    subsets
}

fn empty(place: usize, font: &Font<'_>) -> Subset {
    Subset {
        id: FontId(format!("T{place}")),
        remapper: GlyphRemapper::new(),
        widths: BTreeMap::new(),
        units_per_em: ttf_parser::Face::units_per_em(&font.face),
        codes: Codes::default(),
        space: None,
        description: Description::of(font),
    }
}

/// The small font, named as the standard asks (ISO 32000-1, 9.6.4): six letters that tell this
/// subset from others, here a digest of its glyphs, and the font's name.
///
/// # Errors
/// Where a font cannot be divided, such as a damaged one that the caller handed over.
pub(super) fn small_font(subset: &Subset, font: &Font<'_>) -> Result<PdfFont, Error> {
    let bytes = subsetter::subset(font.bytes, font.index, &subset.remapper)
        .map_err(|reason| Error::Refused { reason: format!("cannot embed the font {}: {reason}", font.name) })?;
    let name = format!("{}+{}", tag(&subset.remapper), font.name);
    let face = &font.face;
    let metrics = FontMetrics { ascent: face.ascender(), descent: face.descender() };
    let mut parsed = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(name),
        BTreeMap::new(),
        subset.widths_of_codes(),
        subset.units_per_em,
        metrics,
    );
    let bounds = face.global_bounding_box();
    parsed.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: subset.units_per_em,
        x_min: bounds.x_min,
        y_min: bounds.y_min,
        x_max: bounds.x_max,
        y_max: bounds.y_max,
        caret_slope_rise: if face.is_italic() { 1000 } else { 1 },
        caret_slope_run: if face.is_italic() { slope(face.italic_angle()) } else { 0 },
        us_weight_class: face.weight().to_number(),
    };
    Ok(PdfFont::new(parsed))
}

/// The run of a slope of rise 1000, from the angle in degrees (negative leans to the right).
#[expect(clippy::cast_possible_truncation, reason = "an angle of less than 80 degrees gives less than 6000")]
fn slope(angle: f32) -> i16 {
    (-angle.clamp(-80.0, 80.0).to_radians().tan() * 1000.0) as i16
}

fn tag(remapper: &GlyphRemapper) -> String {
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for glyph in remapper.remapped_gids() {
        digest = (digest ^ u64::from(glyph)).wrapping_mul(0x0100_0000_01b3);
    }
    let letters = (0..6).map(|place| (digest >> (8 * place)) % 26);
    letters.map(|letter| char::from(b'A' + u8::try_from(letter).unwrap_or(0))).collect()
}
