//! Makes text from a page fit for print.

use unicode_normalization::UnicodeNormalization;

/// Characters that ask for a certain picture of the character before them.
const VARIATION_SELECTORS: std::ops::RangeInclusive<char> = '\u{fe00}'..='\u{fe0f}';

/// Scripts whose letters join or whose words have no space between them, by their ranges: Arabic to Mandaic, those of
/// India to Tibet, Myanmar, Khmer, Mongolian and Limbu to Balinese, and later ones of the same families. Only there do
/// characters without a picture change how words are written.
const JOINING: &[std::ops::RangeInclusive<char>] = &[
    '\u{600}'..='\u{8ff}',
    '\u{900}'..='\u{109f}',
    '\u{1780}'..='\u{18af}',
    '\u{1900}'..='\u{1cff}',
    '\u{a840}'..='\u{a9ff}',
    '\u{aa00}'..='\u{aaff}',
    '\u{abc0}'..='\u{abff}',
    '\u{fb50}'..='\u{fdff}',
    '\u{fe70}'..='\u{fefc}',
    '\u{10a00}'..='\u{11fff}',
];

/// `text` in composed form with single spaces, without control characters, without characters that
/// have no picture (what is read out of the document is what one sees), and without emoji, which are
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
        } else if c == KEYCAP {
            out.pop();
        } else if !is_noise(c) && (!is_invisible(c) || has_effect(c, &out)) {
            out.push(c);
        }
    }
    without_markers(&out).to_owned()
}

/// The key that is drawn around the character before it: `1️⃣` is a picture as well.
const KEYCAP: char = '\u{20e3}';

/// The letters that a character is made of: fonts join letters by themselves, and a title with a
/// ready-made `ﬁ` is not found by who searches for it.
fn letters(c: char) -> impl Iterator<Item = char> {
    let is_ligature = matches!(c, '\u{fb00}'..='\u{fb06}');
    let parts = is_ligature.then(|| std::iter::once(c).nfkd());
    parts.into_iter().flatten().chain((!is_ligature).then_some(c))
}

/// Interlinear annotations and private characters, which print as nothing or as an icon of some web
/// font.
fn is_noise(c: char) -> bool {
    matches!(c, '\u{fff9}'..='\u{fffc}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Whether a character has no picture of its own (the property `Default_Ignorable_Code_Point`): it
/// breaks, joins, fills, or turns text round, so that one sees another text than there is.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character without a picture changes that of the letters that stand before it.
fn has_effect(c: char, before: &str) -> bool {
    let joins = |letter: char| JOINING.iter().any(|script| script.contains(&letter));
    let is_ideograph =
        |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    before.chars().next_back().is_some_and(|letter| match c {
        '\u{200b}'..='\u{200d}' | '\u{180b}'..='\u{180f}' => joins(letter) || matches!(letter, '\u{e00}'..='\u{eff}'),
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => is_ideograph(letter),
        _ => false,
    })
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
    let joins = c == '\u{200d}' || c == KEYCAP || VARIATION_SELECTORS.contains(&c);
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
    fn characters_that_one_does_not_see_are_not_read() {
        assert_eq!(
            clean("x \u{202e}rtl\u{202c} \u{2067}a\u{2069}\u{200f} pay\u{200b}pal\u{2060}\u{3164}"),
            "x rtl a paypal"
        );
        assert_eq!(clean("te\u{200d}st \u{fe0f}"), "test");
        // They matter where letters join, and where no space parts words.
        for text in ["می\u{200c}خواهم", "क्\u{200d}ष", "สวัสดี\u{200b}ครับ", "葛\u{e0100}城"]
        {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn emoji_markers_are_not_printed() {
        assert_eq!(clean("🎉 A paper on 🦀 shells and A♭ 🏆★"), "A paper on shells and A♭");
        assert_eq!(clean("👩‍💻"), "");
        assert_eq!(clean("1️⃣ Keys #️⃣ and tides"), "Keys and tides");
    }
}
