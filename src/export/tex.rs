//! Plain text as TeX: whatever a page says becomes characters to print and never a command.
//!
//! In: text as a reader sees it. Out: TeX source that prints it, in ASCII with accents as commands
//! ([`Charset::Ascii`], what 8-bit BibTeX can sort, shorten and change the case of) or in UTF-8.
//! Commands stand in their own group (`{\'e}`), the form that BibTeX counts as one letter and that
//! needs no space behind it. Braces become `{\textbraceleft}`, because BibTeX counts `\{` as an
//! opening brace. Maths between dollar signs stays where [`maths`] finds it well-formed and
//! harmless. Characters without a LaTeX form (CJK, emoji) stay as UTF-8, see [`without_form`].

pub(crate) mod accents;
pub(crate) mod maths;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The characters that the output may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    /// ASCII, as far as LaTeX has a command for the character.
    Ascii,
    /// UTF-8.
    Unicode,
}

/// A stretch of text, or of maths without its dollar signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Characters to print.
    Text(&'a str),
    /// Well-formed, harmless maths.
    Maths(&'a str),
}

/// `text` as TeX that prints it.
pub(crate) fn escape(text: &str, charset: Charset) -> String {
    let text = readable(text);
    let mut out = String::with_capacity(text.len() + 16);
    for piece in maths::pieces(&text) {
        match piece {
            Piece::Text(text) => escape_text(text, charset, &mut out),
            Piece::Maths(maths) => push_maths(maths, &mut out),
        }
    }
    out
}

/// Maths in braces, so that BibTeX does not change the case of its letters and commands.
pub(crate) fn push_maths(maths: &str, out: &mut String) {
    out.push_str("{$");
    out.push_str(maths);
    out.push_str("$}");
}

/// The text in NFC, without characters that print nothing, with runs of white space as one space.
pub(crate) fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for char in text.nfc().filter(|char| !is_invisible(*char)) {
        if char.is_whitespace() && char != '\u{a0}' {
            space = true;
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        out.push(char);
    }
    out
}

/// Appends text in which no maths is looked for.
pub(crate) fn escape_text(text: &str, charset: Charset, out: &mut String) {
    let mut previous = None;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let in_word = is_in_greek_word(previous, char, chars.peek().copied());
        previous = Some(char);
        match accents::special(char) {
            Some(form) => out.push_str(form),
            None if char.is_ascii() || charset == Charset::Unicode || in_word => {
                push(char.encode_utf8(&mut [0; 4]), out);
            }
            None => match ascii_form(char) {
                Some(form) => push(&form, out),
                None => out.push(char),
            },
        }
    }
}

/// Appends source that must not become another character with what stands before it, as hyphens
/// become a dash and ``?` `` an inverted question mark.
pub(crate) fn push(source: &str, out: &mut String) {
    let dash = source.starts_with('-') && out.ends_with('-');
    let inverted = source.starts_with('`') && out.ends_with(['!', '?']);
    if dash || inverted {
        out.push_str("{}");
    }
    out.push_str(source);
}

/// Whether a Greek letter stands beside another: a letter of a word, where one alone is a symbol.
fn is_in_greek_word(previous: Option<char>, char: char, next: Option<char>) -> bool {
    let is_greek = |char: &char| matches!(char, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}');
    is_greek(&char) && previous.iter().chain(next.iter()).any(is_greek)
}

/// The ASCII form of a character beyond ASCII; `None` where LaTeX has none.
pub(crate) fn ascii_form(char: char) -> Option<String> {
    if let Some(form) = accents::symbol(char) {
        return Some(form.to_owned());
    }
    let mut parts = std::iter::once(char).nfd();
    let base = parts.next().filter(char::is_ascii_alphabetic)?;
    let mut marks = parts.map(accents::accent).collect::<Option<Vec<_>>>()?;
    if marks.is_empty() {
        return None;
    }
    // The order that T5, the encoding of Vietnamese, expects: marks below the letter outermost.
    marks.sort_by_key(|mark| mark.below);
    let form = marks.iter().fold(base.to_string(), |inner, mark| join(mark.command, &inner));
    Some(format!("{{{form}}}"))
}

/// `\'` and `e` to `\'e`, `\v` and `c` to `\v c`, `\~` and `\^e` to `\~{\^e}`.
fn join(command: &str, inner: &str) -> String {
    if inner.len() > 1 {
        format!("{command}{{{inner}}}")
    } else if command.ends_with(|last: char| last.is_ascii_alphabetic()) {
        format!("{command} {inner}")
    } else {
        format!("{command}{inner}")
    }
}

/// The characters of `text` that have no ASCII form, each once, in order. pdfLaTeX prints them
/// only where a package gives them a meaning; LuaLaTeX and XeLaTeX print them from a font.
pub(crate) fn without_form(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    let text = readable(text);
    let mut chars = text.chars().peekable();
    let mut previous = None;
    while let Some(char) = chars.next() {
        let in_word = is_in_greek_word(previous, char, chars.peek().copied());
        previous = Some(char);
        let has_form = char.is_ascii() || accents::special(char).is_some() || ascii_form(char).is_some();
        let missing = in_word || !has_form;
        if missing && !found.contains(&char) {
            found.push(char);
        }
    }
    found
}

/// Characters that print nothing and that TeX, BibTeX or a reader would trip over: controls,
/// marks of writing direction, the soft hyphen, the zero-width space, the byte order mark,
/// noncharacters.
fn is_invisible(char: char) -> bool {
    (char.is_control() && !char.is_whitespace())
        || matches!(char, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(char, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || matches!(u32::from(char) & 0xffff, 0xfffe | 0xffff)
}

/// Whether a character stands on its own: not a mark that combines with the one before.
pub(crate) fn stands_alone(char: char) -> bool {
    !is_combining_mark(char) && !matches!(char, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether the braces of TeX source match, as BibTeX counts them (a backslash changes nothing).
pub(crate) fn is_balanced(source: &str) -> bool {
    let mut depth = 0_usize;
    for byte in source.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(text: &str) -> String {
        escape(text, Charset::Ascii)
    }

    #[test]
    fn every_special_character_is_printed_and_not_obeyed() {
        assert_eq!(
            ascii(r"\ { } $ & # % _ ^ ~ < > |"),
            r"{\textbackslash} {\textbraceleft} {\textbraceright} \$ \& \# \% \_ {\textasciicircum} {\textasciitilde} {\textless} {\textgreater} {\textbar}"
        );
        assert_eq!(ascii(r"\input{/etc/passwd}"), r"{\textbackslash}input{\textbraceleft}/etc/passwd{\textbraceright}");
        assert_eq!(ascii(r"^^5cwrite18"), r"{\textasciicircum}{\textasciicircum}5cwrite18");
    }

    #[test]
    fn accents_become_commands_in_ascii() {
        assert_eq!(ascii("Müller Čapek Håkan Łoś"), r#"M{\"u}ller {\v C}apek H{\aa}kan {\L}o{\'s}"#);
        assert_eq!(ascii("Nguyễn Ậ İzmir ışık"), r"Nguy{\~{\^e}}n {\d{\^A}} {\.I}zmir {\i}{\c s}{\i}k");
        assert_eq!(ascii("e\u{301} α Λόγος"), r"{\'e} {$\alpha$} Λόγος");
        assert_eq!(escape("Müller & Söhne", Charset::Unicode), r"Müller \& Söhne");
    }

    #[test]
    fn ligatures_are_not_made_by_accident() {
        assert_eq!(ascii("a--b – —"), "a-{}-b -- ---");
    }

    #[test]
    fn what_prints_nothing_is_left_out() {
        assert_eq!(ascii("a\u{0}b\u{202e}c\u{feff}\n d\u{ad}e"), "abc de");
    }

    #[test]
    fn characters_without_a_form_are_kept_and_told() {
        assert_eq!(ascii("王 ơ 🎉"), "王 ơ 🎉");
        assert_eq!(without_form("王 é 王 🎉"), ['王', '🎉']);
    }
}
