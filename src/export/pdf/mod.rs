//! `cv.pdf`: a CV as one sends it.
//!
//! [`write_pdf`] goes this way, one module a step:
//!
//! 1. [`content`]: what the pages say, as headings and entries of styled text.
//! 2. [`layout`]: text to lines ([`linebreak`], [`shape`], [`fonts`]), lines to rows, rows to
//!    pages, as the chosen [`mod@look`] has it. The structure for machines ([`tags`]) is built beside.
//! 3. [`subset`]: the glyphs that are used, as small fonts.
//! 4. [`draw`]: pages as printpdf operators.
//! 5. [`finish`]: tags, links, outline, [`mod@metadata`], fixed identifiers.
//!
//! The file is tagged and made to PDF/A-2a and PDF/UA-1. Text of a right-to-left script is shaped
//! but a line that mixes directions is not reordered. No clock and no random number goes in.

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
use fonts::Fonts;
use look::Design;
use metadata::Metadata;
use shape::Shaper;

/// What only the PDF needs to know. What is `None` is left to the look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PdfOptions {
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

/// Writes `cv.pdf`.
///
/// # Errors
/// Where a margin or the type size leaves no room for text, or a fallback font cannot be embedded.
pub fn write_pdf(cv: &Cv, options: &Options) -> Result<Outputs, Error> {
    let design = design(options)?;
    let content = Content::of(cv, design.publications, options.style.as_deref())?;
    let (fonts, unreadable) = Fonts::new(&options.pdf.fallback_fonts);
    let mut shaper = Shaper::new(&fonts);
    let mut pages = layout::pages(&content, &design, look::size(options.paper.unwrap_or(Paper::A4)), &mut shaper);
    let missing = std::mem::take(&mut shaper.missing);
    let subsets = subset::collect(&pages, &fonts);
    let drawn = draw::draw(&mut pages, &subsets);
    let embedded: Result<Vec<_>, Error> =
        subsets.iter().map(|(place, subset)| Ok((subset, subset::small_font(subset, fonts.get(*place))?))).collect();
    let bytes = finish::finish(drawn, &pages, embedded?, &metadata(&content, options))?;
    let mut warnings: Vec<Warning> = unreadable.into_iter().map(unreadable_font).collect();
    warnings.extend(missing_warning(&missing));
    Ok(Outputs { files: vec![OutputFile { path: "cv.pdf".to_owned(), bytes }], warnings })
}

/// The characters of `cv` that neither the shipped fonts nor those of `options` have, for a
/// caller that can look for a font that has them.
pub fn missing_characters(cv: &Cv, options: &Options) -> BTreeSet<char> {
    let design = Design::of(Look::Plain);
    let Ok(content) = Content::of(cv, design.publications, None) else { return BTreeSet::new() };
    let (fonts, _) = Fonts::new(&options.pdf.fallback_fonts);
    let mut shaper = Shaper::new(&fonts);
    layout::pages(&content, &design, look::size(options.paper.unwrap_or(Paper::A4)), &mut shaper);
    shaper.missing
}

/// The numbers of the look with the changes that `options` ask for.
fn design(options: &Options) -> Result<Design, Error> {
    let mut design = Design::of(look(options)?);
    design.margins = options.pdf.margins.unwrap_or(design.margins);
    design.size = options.pdf.size.unwrap_or(design.size);
    if let Some(margin) = design.margins.iter().find(|margin| !MARGINS.contains(margin)) {
        let reason =
            format!("a margin of {margin} mm leaves no page; expected {} to {}", MARGINS.start(), MARGINS.end());
        return Err(Error::Refused { reason });
    }
    if !SIZES.contains(&design.size) {
        let size = design.size;
        let reason = format!("text of {size} pt cannot be set; expected {} to {}", SIZES.start(), SIZES.end());
        return Err(Error::Refused { reason });
    }
    Ok(design)
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
