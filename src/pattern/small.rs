//! Patterns whose classes and word borders know ASCII alone.
//!
//! They are for the [shadow](super::shadow) of a text, where an underscore stands for each letter beyond ASCII:
//! every class and every letter of a pattern that may mean such a letter takes it in. On a text without
//! such letters and without an underscore both engines answer alike.

use std::ops::Range;

use super::engine::{Engine, Groups};
use super::found::{self, Captures, Match, Names};
use super::shadow::{Shadow, is_letter, is_sign};

/// White space, as `\s` has it in Unicode.
const SPACE: &str = r"\t-\r \u{85}\u{a0}\u{1680}\u{2000}-\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";

/// Borders of words of ASCII, which a letter beyond it parts from the word.
const ASCII_BORDER: &str = r"(?-u:\b)";

/// A pattern that searches shadows.
#[derive(Debug)]
pub(super) struct Small {
    engine: Engine,
    names: Names,
}

/// Whether a pattern may search texts without letters beyond ASCII only.
pub(super) fn is_for_plain(source: &str) -> bool {
    source.contains(ASCII_BORDER)
}

/// Compiles a pattern for a few searches; `None` where ASCII has no word for it.
pub(super) fn compile(source: &str) -> Option<Small> {
    let regex = regex_lite::Regex::new(&translate(source, Dialect::Lite)?).ok()?;
    let names = found::names(regex.capture_names());
    Some(Small { engine: Engine::Lite(regex), names })
}

/// Compiles a pattern for many searches; `None` where ASCII has no word for it.
pub(super) fn compile_swift(source: &str) -> Option<Small> {
    let regex = regex::Regex::new(&translate(source, Dialect::Swift)?).ok()?;
    let names = found::names(regex.capture_names());
    Some(Small { engine: Engine::Swift(regex), names })
}

/// What was found may be another thing in truth: a letter beyond ASCII has a part in it.
#[derive(Debug)]
pub(super) struct Unsure;

impl Small {
    /// The first place at or behind a byte of the text.
    pub(super) fn first<'t>(&self, shadow: &Shadow, text: &'t str, start: usize) -> Result<Option<Match<'t>>, Unsure> {
        let found = self.engine.first(shadow.text(text), shadow.shadow_of(start));
        found.map(|found| sure(shadow, text, found)).transpose()
    }

    /// Every place.
    pub(super) fn all<'t>(&self, shadow: &Shadow, text: &'t str) -> Result<Vec<Match<'t>>, Unsure> {
        self.engine.all(shadow.text(text)).into_iter().map(|found| sure(shadow, text, found)).collect()
    }

    /// The groups of the first place.
    pub(super) fn first_groups<'t>(&self, shadow: &Shadow, text: &'t str) -> Result<Option<Captures<'t>>, Unsure> {
        let found = self.engine.first_groups(shadow.text(text));
        found.map(|found| self.groups(shadow, text, found)).transpose()
    }

    /// The groups of every place.
    pub(super) fn all_groups<'t>(&self, shadow: &Shadow, text: &'t str) -> Result<Vec<Captures<'t>>, Unsure> {
        let found = self.engine.all_groups(shadow.text(text));
        found.into_iter().map(|found| self.groups(shadow, text, found)).collect()
    }

    fn groups<'t>(&self, shadow: &Shadow, text: &'t str, found: Groups) -> Result<Captures<'t>, Unsure> {
        let groups: Result<Vec<Option<Match<'t>>>, Unsure> =
            found.into_iter().map(|group| group.map(|group| sure(shadow, text, group)).transpose()).collect();
        Ok(Captures::new(groups?, &self.names))
    }
}

/// A place of the text, if no underscore has a part in it.
fn sure<'t>(shadow: &Shadow, text: &'t str, found: Range<usize>) -> Result<Match<'t>, Unsure> {
    let has_underscore = shadow.text(text)[found.clone()].contains('_');
    if has_underscore { Err(Unsure) } else { Ok(Match::new(text, shadow.range(found))) }
}

/// What letters, digits and borders of words are called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    /// As in `regex-lite`, where they are those of ASCII.
    Lite,
    /// As in `regex`, which has to be told so.
    Swift,
}

/// Where in a pattern a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    /// Among the characters that a class takes in.
    Class,
    /// Among those that a class leaves out.
    Excluded,
}

fn translate(source: &str, dialect: Dialect) -> Option<String> {
    let mut small = String::with_capacity(source.len() * 2);
    let mut rest = source;
    let mut place = Place::Outside;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => match swift_class(rest, place, dialect)? {
                "" => escape(rest, place, &mut small)?,
                class => {
                    small.push_str(class);
                    r"\w".len()
                }
            },
            '(' if rest.starts_with(ASCII_BORDER) && place == Place::Outside => {
                small.push_str(if dialect == Dialect::Lite { r"\b" } else { ASCII_BORDER });
                ASCII_BORDER.len()
            }
            '[' if place == Place::Outside => {
                place = if rest.starts_with("[^") { Place::Excluded } else { Place::Class };
                let open = if place == Place::Excluded { "[^" } else { "[" };
                small.push_str(open);
                open.len()
            }
            // A class within a class, which the small engine does not read.
            '[' => return None,
            ']' => {
                place = Place::Outside;
                small.push(c);
                1
            }
            _ => literal(c, rest, place, &mut small)?,
        };
        rest = &rest[taken..];
    }
    Some(small)
}

/// Writes a character that stands for itself, and tells how long it is.
fn literal(c: char, rest: &str, place: Place, small: &mut String) -> Option<usize> {
    match c {
        // A range that may take letters beyond ASCII in.
        _ if place != Place::Outside && !is_range_known(rest) => return None,
        _ if c.is_ascii() => small.push(c),
        _ if is_sign(c) => small.push(c),
        // What is left out may be the letter that an underscore stands for, or another.
        _ if is_letter(c) && place == Place::Excluded => {}
        _ if is_letter(c) => small.push('_'),
        // No text with a shadow has such a character.
        _ => small.push(c),
    }
    Some(c.len_utf8())
}

/// What an escape that means more than ASCII in `regex` is there; empty for any other, `None` for one that
/// cannot be said.
fn swift_class(rest: &str, place: Place, dialect: Dialect) -> Option<&'static str> {
    let name = rest[1..].chars().next()?;
    Some(match (name, place) {
        _ if dialect == Dialect::Lite => "",
        ('b', Place::Outside) => ASCII_BORDER,
        ('w', Place::Outside) => "[0-9A-Za-z_]",
        ('W', Place::Outside) => "[^0-9A-Za-z_]",
        ('d', Place::Outside) => "[0-9]",
        ('D', Place::Outside) => "[^0-9]",
        ('w', _) => "0-9A-Za-z_",
        ('d', _) => "0-9",
        ('W' | 'D', _) => return None,
        _ => "",
    })
}

/// Whether a class goes on with a single character, a range of ASCII, or one of signs.
fn is_range_known(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, hyphen, end) = (chars.next().unwrap_or_default(), chars.next(), chars.next().unwrap_or(']'));
    match end {
        _ if hyphen != Some('-') => true,
        ']' => true,
        '\\' => first.is_ascii() && !chars.next().is_some_and(|name| matches!(name, 'u' | 'x')),
        _ => (first.is_ascii() && end.is_ascii()) || (first..=end).all(is_sign),
    }
}

/// Writes the escape that the text begins with, and tells how long it is.
fn escape(rest: &str, place: Place, small: &mut String) -> Option<usize> {
    let name = rest[1..].chars().next()?;
    let mut class = |content: &str| {
        let (open, close) = if place == Place::Outside { ("[", "]") } else { ("", "") };
        small.extend([open, content, close]);
    };
    match name {
        's' => class(SPACE),
        'S' if place == Place::Outside => class(&format!("^{SPACE}")),
        'p' => {
            let end = rest.find('}')?;
            let letter = if place == Place::Excluded { "" } else { "_" };
            class(&match &rest[3..end] {
                "L" => format!("A-Za-z{letter}"),
                "Lu" => format!("A-Z{letter}"),
                "Ll" => format!("a-z{letter}"),
                "N" => "0-9".to_owned(),
                "M" | "Han" | "Hangul" | "Hiragana" | "Katakana" if place == Place::Excluded => {
                    r"\u{10ffff}".to_owned()
                }
                "M" | "Han" | "Hangul" | "Hiragana" | "Katakana" => "_".to_owned(),
                _ => return None,
            });
            return Some(end + 1);
        }
        'u' | 'x' => return number(rest, place, small),
        'S' | 'P' | 'B' => return None,
        _ => {
            small.push('\\');
            small.push(name);
        }
    }
    Some(1 + name.len_utf8())
}

/// Writes a character that is given by its number, unless it is a letter beyond ASCII or begins a range
/// that is not one of signs.
fn number(rest: &str, place: Place, small: &mut String) -> Option<usize> {
    let (digits, length) = match rest[2..].strip_prefix('{') {
        Some(inside) => (inside.split('}').next()?, 2 + inside.find('}')? + 2),
        None => (rest.get(2..4)?, 4),
    };
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    let begins_range = place != Place::Outside && rest[length..].starts_with('-') && !rest[length..].starts_with("-]");
    if !c.is_ascii() && (begins_range || !is_sign(c)) {
        return None;
    }
    small.push_str(&rest[..length]);
    Some(length)
}
