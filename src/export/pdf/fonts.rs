//! The faces that pages are set in: three shipped ones, then those that the caller hands over.
//!
//! Input: font files as bytes. Output: parsed faces, and for a character the face that has it.
//! Does not read files and does not shape.

use std::collections::BTreeSet;

use rustybuzz::ttf_parser;

/// A face of the shipped family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    /// Upright.
    #[default]
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
}

/// A font for characters that the shipped family does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallbackFont {
    /// What to call it in messages.
    pub name: String,
    /// The file: OpenType or TrueType, or a collection of them.
    pub bytes: Vec<u8>,
    /// Which face of a collection; 0 otherwise.
    pub index: u32,
}

impl FallbackFont {
    /// Which of the `wanted` characters it can show; none where it is no font that can be read.
    pub fn shows(&self, wanted: &BTreeSet<char>) -> BTreeSet<char> {
        let font = parse(&self.name, &self.bytes, self.index, false);
        let shows = |c: &char| font.as_ref().is_some_and(|font| font.shows(*c));
        wanted.iter().copied().filter(shows).collect()
    }
}

const REGULAR: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/regular.otf"));
const BOLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bold.otf"));
const ITALIC: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/italic.otf"));

/// One parsed font.
pub(super) struct Font<'a> {
    /// Its PostScript name, for the PDF.
    pub name: String,
    /// The file.
    pub bytes: &'a [u8],
    /// Which face of the file.
    pub index: u32,
    /// The parsed face.
    pub face: rustybuzz::Face<'a>,
    /// Whether its strokes are those of a bold face.
    pub bold: bool,
    /// Whether it is one of the shipped family, whose characters are known to have outlines.
    pub shipped: bool,
}

impl Font<'_> {
    /// Font units in an em.
    pub(super) fn units_per_em(&self) -> f32 {
        f32::from(ttf_parser::Face::units_per_em(&self.face))
    }

    /// Whether the font can show `c`: it has a glyph, and the glyph has an outline (glyphs of
    /// colour fonts are pictures, which are not embedded).
    pub(super) fn shows(&self, c: char) -> bool {
        let Some(glyph) = self.face.glyph_index(c) else { return false };
        let has_outline = || c.is_whitespace() || is_blank(c) || self.face.glyph_bounding_box(glyph).is_some();
        glyph.0 != 0 && (self.shipped || has_outline())
    }
}

/// Characters that are rightly without ink.
fn is_blank(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{3164}')
}

/// All faces, in order of preference after the one asked for.
pub(super) struct Fonts<'a> {
    list: Vec<Font<'a>>,
}

impl<'a> Fonts<'a> {
    /// The shipped faces and then `fallback`. The names of files that are no fonts come back.
    pub(super) fn new(fallback: &'a [FallbackFont]) -> (Self, Vec<&'a str>) {
        let mut list: Vec<Font> =
            [REGULAR, BOLD, ITALIC].into_iter().filter_map(|bytes| parse("Libertinus", bytes, 0, true)).collect();
        let mut unreadable = Vec::new();
        for font in fallback {
            match parse(&font.name, &font.bytes, font.index, false) {
                Some(font) => list.push(font),
                None => unreadable.push(font.name.as_str()),
            }
        }
        (Self { list }, unreadable)
    }

    /// The font at `index`.
    pub(super) fn get(&self, index: usize) -> &Font<'a> {
        &self.list[index]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Where a shipped face stands in the list.
    pub(super) fn place(face: Face) -> usize {
        match face {
            Face::Regular => 0,
            Face::Bold => 1,
            Face::Italic => 2,
        }
    }

    /// The font for `c`: the wanted face, else the first that shows it.
    pub(super) fn find(&self, wanted: Face, c: char) -> Option<usize> {
        let wanted = Self::place(wanted);
        std::iter::once(wanted).chain(0..self.list.len()).find(|index| self.list[*index].shows(c))
    }
}

fn parse<'a>(name: &str, bytes: &'a [u8], index: u32, shipped: bool) -> Option<Font<'a>> {
    let face = rustybuzz::Face::from_slice(bytes, index)?;
    let is_postscript = |entry: &ttf_parser::name::Name| entry.name_id == ttf_parser::name_id::POST_SCRIPT_NAME;
    let postscript = face.names().into_iter().filter(is_postscript).find_map(|entry| entry.to_string());
    let name = postscript.unwrap_or_else(|| name.to_owned());
    let name = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let bold = face.is_bold() || face.weight().to_number() >= 600;
    Some(Font { name, bytes, index, face, bold, shipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_family_has_latin_greek_and_cyrillic() {
        let (fonts, unreadable) = Fonts::new(&[]);
        assert_eq!((fonts.len(), unreadable.len()), (3, 0));
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            for c in "Aéßłőễẞαωжщї–—“”’…€·†".chars() {
                assert_eq!(fonts.find(face, c), Some(Fonts::place(face)), "{c}");
            }
        }
        assert_eq!(fonts.find(Face::Regular, '中'), None);
    }

    #[test]
    fn a_file_that_is_no_font_is_named() {
        let fallback = [FallbackFont { name: "notes.txt".to_owned(), bytes: b"hello".to_vec(), index: 0 }];
        assert_eq!(Fonts::new(&fallback).1, ["notes.txt"]);
    }
}
