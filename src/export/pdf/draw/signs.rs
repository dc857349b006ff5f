//! The glyphs of a cluster, each with the text that programs read for it.
//!
//! Input: a cluster with its place. Output: [`Sign`]s in the order of reading. Programs that know no
//! replacement text put together what the codes stand for, so that these add up to the cluster's text
//! wherever the font has codes for that.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::super::layout::Text;
use super::super::shape::{Cluster, Glyph};
use super::super::subset::Subset;

/// A glyph as the content stream shows it.
pub(super) struct Sign {
    /// Its code in the font.
    pub code: u16,
    /// What the code stands for.
    pub text: String,
    /// Where it is drawn, from the left.
    pub place: f32,
    /// How far above the baseline it is drawn.
    pub rise: f32,
    /// How far a viewer moves the pen, in thousandths of an em.
    pub width: f32,
    /// Whether it is there to be read only.
    pub hidden: bool,
}

/// The glyphs of a cluster, set from `place` on, in the order in which they are read, and whether their
/// texts add up to that of the cluster.
pub(super) fn signs(cluster: &Cluster, text: &Text, subset: &mut Subset, place: f32) -> (Vec<Sign>, bool) {
    let glyphs = placed(cluster, text, place);
    let (shares, mut is_exact) = shares(&cluster.text, glyphs.len());
    let signs = glyphs.into_iter().zip(shares).map(|((glyph, place), share)| {
        let id = subset.glyph(glyph.id);
        let code = subset.code(id, &share);
        is_exact &= code.is_some();
        Sign {
            code: code.unwrap_or(id),
            text: code.map_or_else(|| subset.text(id).to_owned(), |_| share.into_owned()),
            place,
            rise: glyph.offset.1 * text.size / 1000.0,
            width: subset.width(id),
            hidden: glyph.hidden,
        }
    });
    (signs.collect(), is_exact)
}

/// The glyphs with their places, from right to left where the text runs so.
fn placed<'c>(cluster: &'c Cluster, text: &Text, place: f32) -> Vec<(&'c Glyph, f32)> {
    let scale = text.size / 1000.0;
    let mut pen = place;
    let at = |glyph: &'c Glyph| {
        let at = pen + glyph.offset.0 * scale;
        pen += glyph.advance * scale;
        (glyph, at)
    };
    let mut glyphs: Vec<(&Glyph, f32)> = cluster.glyphs.iter().map(at).collect();
    if text.run.backwards {
        glyphs.reverse();
        glyphs.sort_by(|one, other| other.1.total_cmp(&one.1));
    }
    glyphs
}

/// What stands for no text beside what does.
const NO_TEXT: &str = "\u{2060}";

/// `text` in `count` parts, and whether they add up to it: a letter a glyph, and the last takes the rest.
/// A letter that is drawn with its marks apart is taken apart as well, and what is left over stands
/// for nothing.
fn shares(text: &str, count: usize) -> (Vec<Cow<'_, str>>, bool) {
    if count <= 1 {
        return (vec![Cow::Borrowed(text)], true);
    }
    let inner: Vec<usize> = text.char_indices().skip(1).map(|(at, _)| at).take(count - 1).collect();
    if inner.len() + 1 == count {
        return (split(text, &inner).map(Cow::Borrowed).collect(), true);
    }
    let apart: String = text.nfd().collect();
    let parts = apart.chars().map(|letter| Cow::Owned(letter.to_string()));
    if apart.chars().count() == count {
        return (parts.collect(), false);
    }
    let rest = std::iter::repeat_n(Cow::Borrowed(NO_TEXT), count - 1);
    (std::iter::once(Cow::Borrowed(text)).chain(rest).collect(), false)
}

/// `text` cut at these places.
fn split<'t>(text: &'t str, at: &[usize]) -> impl Iterator<Item = &'t str> {
    let starts = std::iter::once(0).chain(at.iter().copied());
    let ends: Vec<usize> = at.iter().copied().chain([text.len()]).collect();
    starts.zip(ends).map(|(start, end)| &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_glyph_gets_its_share_of_the_text() {
        let parts = |text, count| {
            let (parts, is_exact) = shares(text, count);
            (parts.into_iter().map(Cow::into_owned).collect::<Vec<_>>(), is_exact)
        };
        let told = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        assert_eq!(parts("ffi", 1), (told(&["ffi"]), true));
        assert_eq!(parts("कि", 2), (told(&["क", "ि"]), true));
        assert_eq!(parts("क्षि", 2), (told(&["क", "्षि"]), true));
        assert_eq!(parts("é", 2), (told(&["e", "\u{301}"]), false));
        assert_eq!(parts("a", 2), (told(&["a", NO_TEXT]), false));
    }
}
