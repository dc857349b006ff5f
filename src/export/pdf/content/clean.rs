//! Makes text from a page fit for print.

use unicode_normalization::UnicodeNormalization;

/// Characters that ask for a certain picture of the character before them.
const VARIATION_SELECTORS: std::ops::RangeInclusive<char> = '\u{fe00}'..='\u{fe0f}';

/// `text` in composed form with single spaces, without control characters and emoji, which are
/// coloured pictures that no text font has. Signs that are text as often (`★`, `♭`) are taken from
/// the ends only, where pages use them as markers.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(letters).nfc() {
        let is_space = c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
        if is_space || c.is_control() || matches!(c, '\u{1f000}'..='\u{1faff}') {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_noise(c) {
            out.push(c);
        }
    }
    without_markers(&out).to_owned()
}

/// The letters that a character is made of: fonts join letters by themselves, and a title with a
/// ready-made `ﬁ` is not found by who searches for it.
fn letters(c: char) -> impl Iterator<Item = char> {
    let is_ligature = matches!(c, '\u{fb00}'..='\u{fb06}');
    let parts = is_ligature.then(|| std::iter::once(c).nfkd());
    parts.into_iter().flatten().chain((!is_ligature).then_some(c))
}

/// Soft hyphens, byte-order marks, interlinear annotations and private characters, which print as
/// nothing or as an icon of some web font.
fn is_noise(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Takes words of emoji only, and space, off both ends.
fn without_markers(text: &str) -> &str {
    let is_marker = |word: &str| word.chars().all(is_emoji);
    let mut text = text.trim();
    while let Some((first, rest)) = text.split_once(' ').or((!text.is_empty()).then_some((text, ""))) {
        if !is_marker(first) {
            break;
        }
        text = rest.trim_start();
    }
    while let Some((rest, last)) = text.rsplit_once(' ') {
        if !is_marker(last) {
            break;
        }
        text = rest.trim_end();
    }
    text
}

/// Whether `c` is shown as a coloured picture, or is part of such a sequence.
fn is_emoji(c: char) -> bool {
    let joins = c == '\u{200d}' || c == '\u{20e3}' || VARIATION_SELECTORS.contains(&c);
    let pictorial = matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}'
        | '\u{231a}'..='\u{23ff}');
    joins || pictorial
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_control_characters_become_one_space() {
        assert_eq!(clean("  a\t\nb\u{0}c\u{85} "), "a b c");
        assert_eq!(clean("e\u{301}"), "é");
    }

    #[test]
    fn ready_made_ligatures_and_soft_hyphens_are_taken_apart() {
        assert_eq!(clean("\u{fb01}nite di\u{fb03}culty, a\u{ad}part"), "finite difficulty, apart");
    }

    #[test]
    fn emoji_markers_are_not_printed() {
        assert_eq!(clean("🎉 A paper on 🦀 shells and A♭ 🏆★"), "A paper on shells and A♭");
        assert_eq!(clean("👩‍💻"), "");
    }
}
