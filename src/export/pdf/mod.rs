//! `cv.pdf`: a CV as one sends it.
//!
//! [`write_pdf`] goes this way, one module a step:
//!
//! 1. [`content`]: what the pages say, as headings and entries of styled text.
//! 2. [`layout`]: text to lines ([`linebreak`], [`mod@bidi`], [`shape`], [`fonts`]), lines to rows, rows to
//!    pages, as the chosen [`mod@look`] has it. The structure for machines ([`tags`]) is built beside.
//! 3. [`subset`]: the glyphs that are used, as small fonts.
//! 4. [`draw`]: pages as printpdf operators.
//! 5. [`finish`]: tags, links, outline, [`mod@metadata`], fixed identifiers.
//!
//! The file is tagged and made to PDF/A-2a and PDF/UA-1. No clock and no random number goes in.

mod bidi;
mod content;
mod draw;
mod finish;
mod fonts;
mod layout;
mod linebreak;
mod look;
mod metadata;
mod shape;
mod subset;
mod tags;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::cv::Cv;
use crate::date::Date;
use crate::error::Error;
use crate::export::{Options, OutputFile, Outputs, Paper};
use crate::warning::Warning;

pub use fonts::FallbackFont;
pub use look::Look;

use content::Content;
use fonts::{Face, Fonts};
use look::Design;
use metadata::Metadata;
use shape::Shaper;

/// What only the PDF needs to know. What is `None` is left to the look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PdfOptions {
    /// The sheet, where it is another than that of the other formats.
    pub paper: Option<Paper>,
    /// Margins in millimetres: top, right, bottom, left.
    pub margins: Option<[f32; 4]>,
    /// The size of running text in points.
    pub size: Option<f32>,
    /// The language of the document, as RFC 5646 has it; English where not told.
    pub language: Option<String>,
    /// Fonts for characters that the shipped family does not have, in order of preference.
    pub fallback_fonts: Vec<FallbackFont>,
    /// The date that the file gives as that of its creation; `None` for none.
    pub as_of: Option<Date>,
}

/// The margins that leave room for text, in millimetres.
const MARGINS: std::ops::RangeInclusive<f32> = 5.0..=60.0;
/// The type sizes that can be read and leave room for text, in points.
const SIZES: std::ops::RangeInclusive<f32> = 6.0..=16.0;

impl PdfOptions {
    /// Says why pages cannot be set so.
    ///
    /// # Errors
    /// Where the margins or the type size leave no room for text, or the language is no tag.
    pub fn check(&self) -> Result<(), String> {
        if let Some(margin) = self.margins.iter().flatten().find(|margin| !MARGINS.contains(margin)) {
            let (least, most) = (MARGINS.start(), MARGINS.end());
            return Err(format!("a margin of {margin} mm leaves no page; expected {least} to {most}"));
        }
        if let Some(size) = self.size.filter(|size| !SIZES.contains(size)) {
            let (least, most) = (SIZES.start(), SIZES.end());
            return Err(format!("text of {size} pt cannot be set; expected {least} to {most}"));
        }
        if let Some(language) = self.language.as_deref().filter(|language| !is_language(language)) {
            return Err(format!("'{language}' is no language tag; expected one like 'en' or 'pt-BR'"));
        }
        Ok(())
    }
}

/// Whether `tag` is formed as a language tag: subtags of one to eight letters and figures, the
/// first of two or more letters (RFC 5646, section 2.1; registered tags are not looked up).
fn is_language(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or_default();
    let fits =
        |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
    first.len() >= 2 && first.bytes().all(|byte| byte.is_ascii_alphabetic()) && fits(first) && subtags.all(fits)
}

/// Writes `cv.pdf`.
///
/// # Errors
/// Where a margin or the type size leaves no room for text, or a fallback font cannot be embedded.
pub fn write_pdf(cv: &Cv, options: &Options) -> Result<Outputs, Error> {
    let design = design(options)?;
    let content = Content::of(cv, design.publications, options.style.as_deref())?;
    let (fonts, unreadable) = Fonts::new(&options.pdf.fallback_fonts);
    let mut shaper = Shaper::new(&fonts);
    let mut pages = layout::pages(&content, &design, paper(options), &mut shaper);
    let missing = std::mem::take(&mut shaper.missing);
    let mut subsets = subset::collect(&pages, &fonts);
    let drawn = draw::draw(&mut pages, &mut subsets);
    let embedded: Result<Vec<_>, Error> =
        subsets.iter().map(|(place, subset)| Ok((subset, subset::small_font(subset, fonts.get(*place))?))).collect();
    let bytes = finish::finish(drawn, &pages, embedded?, &metadata(&content, options))?;
    let mut warnings: Vec<Warning> = unreadable.into_iter().map(unreadable_font).collect();
    warnings.extend(missing_warning(&missing));
    Ok(Outputs { files: vec![OutputFile { path: "cv.pdf".to_owned(), bytes }], warnings })
}

/// The names that [`Options::style`] may have.
pub fn styles() -> Vec<&'static str> {
    content::styles()
}

/// The characters of `cv` that neither the shipped fonts nor those of `options` have, for a
/// caller that can look for a font that has them.
pub fn missing_characters(cv: &Cv, options: &Options) -> BTreeSet<char> {
    let Ok(content) = Content::of(cv, Design::of(Look::Plain).publications, None) else { return BTreeSet::new() };
    let (fonts, _) = Fonts::new(&options.pdf.fallback_fonts);
    let is_missing = |c: &char| fonts.find(Face::Regular, *c).is_none() && !shape::is_invisible(*c);
    content.texts().flat_map(str::chars).filter(is_missing).collect()
}

/// The numbers of the look with the changes that `options` ask for.
fn design(options: &Options) -> Result<Design, Error> {
    options.pdf.check().map_err(|reason| Error::Refused { reason })?;
    let mut design = Design::of(look(options)?);
    design.margins = options.pdf.margins.unwrap_or(design.margins);
    design.size = options.pdf.size.unwrap_or(design.size);
    Ok(design)
}

/// The width and height of the sheet.
fn paper(options: &Options) -> (f32, f32) {
    look::size(options.pdf.paper.or(options.paper).unwrap_or(Paper::A4))
}

fn look(options: &Options) -> Result<Look, Error> {
    let Some(name) = &options.look else { return Ok(Look::Plain) };
    name.parse().map_err(|unknown| Error::Refused { reason: format!("the look {unknown}") })
}

fn metadata(content: &Content, options: &Options) -> Metadata {
    Metadata {
        title: content.title.clone(),
        author: content.author.clone(),
        subject: "Curriculum vitae".to_owned(),
        keywords: content.keywords().into_iter().map(str::to_owned).collect(),
        language: options.pdf.language.clone().unwrap_or_else(|| "en".to_owned()),
        date: options.pdf.as_of,
    }
}

fn unreadable_font(name: &str) -> Warning {
    let message = format!("'{name}' is not a font that can be read; left out");
    Warning { place: None, code: "unreadable-font", message }
}

fn missing_warning(missing: &BTreeSet<char>) -> Option<Warning> {
    let named: Vec<String> = missing.iter().map(|c| format!("'{c}' (U+{:04X})", u32::from(*c))).collect();
    let message = format!("no font has {}; shown as '\u{fffd}' in cv.pdf", named.join(", "));
    (!named.is_empty()).then_some(Warning { place: None, code: "missing-character", message })
}
