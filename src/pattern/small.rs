//! Patterns for `regex-lite`, whose classes and word borders know ASCII alone.
//!
//! On a text without letters, digits or marks beyond ASCII the two engines answer alike, once the
//! classes of Unicode are told to the small one as what is left of them there.

/// White space, as `\s` has it in Unicode.
const SPACE: &str = r"\t-\r \u{85}\u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";

/// Whether a text has no character beyond ASCII that a class of letters, digits or words takes in.
pub(super) fn is_plain(text: &str) -> bool {
    text.is_ascii() || text.chars().all(|c| c.is_ascii() || is_sign(c))
}

/// Signs that are neither letters nor digits nor marks: a choice, so that the others go to the large engine.
fn is_sign(c: char) -> bool {
    matches!(c,
        '\u{a0}'..='©' | '«'..='±' | '´' | '¶'..='¸' | '»' | '¿' | '×' | '÷'
        | '\u{2000}'..='\u{200b}' | '‐'..='‧' | '‰'..='‾' | '\u{202f}' | '€' | '←'..='⇿'
        | '─'..='❵' | '➔'..='⟿' | '\u{3000}'..='〃' | '〈'..='】'
        | '！'..='／' | '：'..='＠' | '\u{1f300}'..='\u{1faff}')
}

/// The pattern in the small engine's dialect; `None` where that has no word for it.
pub(super) fn compile(source: &str) -> Option<regex_lite::Regex> {
    regex_lite::Regex::new(&translate(source)?).ok()
}

fn translate(source: &str) -> Option<String> {
    let mut small = String::with_capacity(source.len() * 2);
    let mut rest = source;
    let mut in_class = false;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => escape(rest, in_class, &mut small)?,
            '(' if rest.starts_with(r"(?-u:\b)") && !in_class => {
                small.push_str(r"\b");
                r"(?-u:\b)".len()
            }
            // A class within a class, which the small engine does not read.
            '[' if in_class => return None,
            _ => {
                in_class = (in_class || c == '[') && c != ']';
                small.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    Some(small)
}

/// Writes the escape that the text begins with, and tells how long it is.
fn escape(rest: &str, in_class: bool, small: &mut String) -> Option<usize> {
    let name = rest[1..].chars().next()?;
    let mut class = |content: &str| {
        let (open, close) = if in_class { ("", "") } else { ("[", "]") };
        small.extend([open, content, close]);
    };
    match name {
        's' => class(SPACE),
        'S' if !in_class => class(&format!("^{SPACE}")),
        'p' => {
            let end = rest.find('}')?;
            class(match &rest[3..end] {
                "L" => "A-Za-z",
                "Lu" => "A-Z",
                "Ll" => "a-z",
                "N" => "0-9",
                // None of them is in a plain text: the class of one character that is not there either.
                "M" | "Han" | "Hangul" | "Hiragana" | "Katakana" => r"\u{10ffff}",
                _ => return None,
            });
            return Some(end + 1);
        }
        'S' | 'P' | 'B' => return None,
        _ => {
            small.push('\\');
            small.push(name);
        }
    }
    Some(1 + name.len_utf8())
}
