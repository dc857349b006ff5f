//! Entries for `newscv.toml` that a person copies and edits: `[[correct]]` with what was read, and
//! `[[drop]]` for what is no fact at all.
//!
//! Input: a fact's name and its fields. Output: TOML. The fields of a correction are comments with
//! what was read, one to a line: whoever corrects one frees its line, and the others keep following
//! the page.

use std::fmt::Write as _;

/// A field of a fact as a correction may set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text; `None` where nobody told it.
    Text(Option<String>),
    /// A year or a count.
    Number(Option<i16>),
    /// Several texts.
    List(Vec<String>),
}

impl Value {
    /// A text that may be unknown.
    pub(super) fn text(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }

    fn toml(&self) -> Option<String> {
        match self {
            Self::Text(text) => text.as_deref().map(quoted),
            Self::Number(year) => year.map(|year| year.to_string()),
            Self::List(list) if list.is_empty() => None,
            Self::List(list) => {
                Some(format!("[{}]", list.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")))
            }
        }
    }

    fn example(&self) -> &'static str {
        match self {
            Self::Text(_) => "\"\"",
            Self::Number(_) => "2000",
            Self::List(_) => "[]",
        }
    }
}

/// The entry that corrects the fact called `id`.
pub(super) fn correct(id: &str, fields: &[(&str, Value)]) -> String {
    let mut out = format!("[[correct]]\nid = {}\n[correct.set]\n", quoted(id));
    for (name, value) in fields {
        let value = value.toml().unwrap_or_else(|| value.example().to_owned());
        let _ = writeln!(out, "# {name} = {value}");
    }
    out
}

/// The entry that drops the fact called `id`.
pub(super) fn drop(id: &str) -> String {
    format!("[[drop]]\nid = {}\n", quoted(id))
}

/// A basic string of TOML 1.0, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_comments_with_what_was_read() {
        let fields = [
            ("title", Value::text(Some("Say \"hi\"\\"))),
            ("venue", Value::text(None)),
            ("year", Value::Number(Some(2024))),
            ("authors", Value::List(vec!["Ada Weiss".into()])),
        ];
        let snippet = correct("weiss2024say", &fields);
        let as_it_is: toml::Table = snippet.parse().unwrap();
        assert_eq!(as_it_is["correct"][0]["set"].as_table().map(toml::Table::len), Some(0));
        let freed: toml::Table = snippet.replace("# ", "").parse().unwrap();
        let set = &freed["correct"][0]["set"];
        assert_eq!(set["title"].as_str(), Some("Say \"hi\"\\"));
        assert_eq!(set["year"].as_integer(), Some(2024));
        assert_eq!(set["venue"].as_str(), Some(""));
        assert_eq!(set["authors"][0].as_str(), Some("Ada Weiss"));
    }

    #[test]
    fn no_line_end_of_a_text_ends_the_comment() {
        let snippet = correct("x", &[("title", Value::text(Some("a\nb = 1")))]);
        assert!(!snippet.contains("\nb = 1"), "{snippet}");
    }

    #[test]
    fn no_text_leaves_its_string() {
        let text = "a\n[[drop]]\nid = 'x' \"\"\" ''' \u{7f} \u{1}";
        let read: toml::Table = drop(text).parse().unwrap();
        assert_eq!(read["drop"][0]["id"].as_str(), Some(text));
    }
}
