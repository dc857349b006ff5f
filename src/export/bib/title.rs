//! Titles: escaped, with braces around the words whose capitals a style must not change.
//!
//! In: a title as printed. Out: source. Styles such as `plain` print titles in sentence case.
//! Protected is a word with a capital behind its first letter (`BERT`, `GitHub`, `3D`), one that is
//! a capital alone beside others (`U-Net`, `C++`, `R`), and the short name of the work. Not
//! protected, because only a capital first letter tells of it: a name such as `Bayes`.

use crate::export::tex::{self, Charset, Piece, maths};

/// The source of a title. `short` is the name of the work, which keeps its capitals too.
pub(crate) fn title(title: &str, short: Option<&str>, charset: Charset) -> String {
    let text = tex::readable(title);
    let mut out = String::with_capacity(text.len() + 16);
    for piece in maths::pieces(&text) {
        match piece {
            Piece::Maths(maths) => tex::push_maths(maths, &mut out),
            Piece::Text(text) => push_text(text, short, charset, &mut out),
        }
    }
    out
}

fn push_text(text: &str, short: Option<&str>, charset: Charset, out: &mut String) {
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        push_word(word, short, charset, out);
    }
}

/// A word as written, with its punctuation: its hyphenated parts are judged one by one, but a
/// compound with a part of one capital (`X-Ray`) is one name.
fn push_word(word: &str, short: Option<&str>, charset: Charset, out: &mut String) {
    let core = word.trim_matches(is_punctuation);
    let named = short.is_some_and(|short| short == core && has_capital(core));
    let letter = core.split('-').count() > 1 && core.split('-').any(is_one_capital);
    let alone = core != "A" && core != "I" && is_one_capital(core.trim_end_matches(['+', '#']));
    if named || letter || alone {
        return push_protected(word, core, charset, out);
    }
    for (at, part) in word.split('-').enumerate() {
        if at > 0 {
            tex::push("-", out);
        }
        let core = part.trim_matches(is_punctuation);
        if has_inner_capital(core) {
            push_protected(part, core, charset, out);
        } else {
            tex::escape_text(part, charset, out);
        }
    }
}

fn push_protected(word: &str, core: &str, charset: Charset, out: &mut String) {
    let Some((before, after)) = word.split_once(core) else { return tex::escape_text(word, charset, out) };
    tex::escape_text(before, charset, out);
    out.push('{');
    // TeX reads a brace before a backslash as one letter with an accent; an inner pair keeps the
    // accent's own braces, so nothing is to do here.
    tex::escape_text(core, charset, out);
    out.push('}');
    tex::escape_text(after, charset, out);
}

fn is_punctuation(char: char) -> bool {
    !char.is_alphanumeric() && char != '+' && char != '#'
}

fn is_one_capital(part: &str) -> bool {
    let mut chars = part.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(text: &str) -> String {
        title(text, Some("Larch"), Charset::Ascii)
    }

    #[test]
    fn braces_keep_the_capitals_that_matter_and_no_others() {
        assert_eq!(ascii("Larch: Fast BERT-Based Search on GitHub"), "{Larch}: Fast {BERT}-Based Search on {GitHub}");
        assert_eq!(
            ascii("A U-Net for 3D X-Ray Scans in R and C++"),
            "A {U-Net} for {3D} {X-Ray} Scans in {R} and {C++}"
        );
        assert_eq!(ascii("Self-Supervised Learning: A Survey"), "Self-Supervised Learning: A Survey");
    }

    #[test]
    fn accents_inside_braces_keep_their_own() {
        assert_eq!(ascii("ÉTÉ (“ÜberNet”)"), r#"{{\'E}T{\'E}} (``{{\"U}berNet}'')"#);
    }

    #[test]
    fn maths_keeps_its_capitals() {
        assert_eq!(ascii(r"On $\Gamma$-Convergence at 50% & More"), r"On {$\Gamma$}-Convergence at 50\% \& More");
    }
}
