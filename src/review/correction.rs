//! Entries for `newscv.toml` that a person copies and edits: `[[correct]]` with what was read, and
//! `[[drop]]` for what is no fact at all.
//!
//! Input: a fact's name and its fields. Output: TOML. A field that nobody told is a comment, so that
//! a snippet that is copied as it is changes nothing.

use std::fmt::Write as _;

/// A field of a fact as a correction may set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text; `None` where nobody told it.
    Text(Option<String>),
    /// A year.
    Year(Option<i16>),
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
            Self::Year(year) => year.map(|year| year.to_string()),
            Self::List(list) if list.is_empty() => None,
            Self::List(list) => {
                Some(format!("[{}]", list.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")))
            }
        }
    }

    fn example(&self) -> &'static str {
        match self {
            Self::Text(_) => "\"\"",
            Self::Year(_) => "2000",
            Self::List(_) => "[]",
        }
    }
}

/// The entry that corrects the fact called `id`.
pub(super) fn correct(id: &str, fields: &[(&str, Value)]) -> String {
    let mut out = format!("[[correct]]\nid = {}\n", quoted(id));
    for (name, value) in fields {
        let _ = match value.toml() {
            Some(toml) => writeln!(out, "{name} = {toml}"),
            None => writeln!(out, "# {name} = {}", value.example()),
        };
    }
    out
}

/// The entry that drops the fact called `id`.
pub(super) fn drop(id: &str) -> String {
    format!("[[drop]]\nid = {}\n", quoted(id))
}

/// A basic string of TOML 1.0.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_set_and_what_is_not_is_a_comment() {
        let fields = [
            ("title", Value::text(Some("Say \"hi\"\\"))),
            ("venue", Value::text(None)),
            ("year", Value::Year(Some(2024))),
            ("authors", Value::List(vec!["Ada Weiss".into()])),
        ];
        let snippet = correct("weiss2024say", &fields);
        let read: toml::Table = snippet.parse().unwrap();
        let entry = &read["correct"][0];
        assert_eq!(entry["title"].as_str(), Some("Say \"hi\"\\"));
        assert_eq!(entry["year"].as_integer(), Some(2024));
        assert_eq!(entry.get("venue"), None);
        assert!(snippet.contains("\n# venue = \"\"\n"), "{snippet}");
    }

    #[test]
    fn no_text_leaves_its_string() {
        let text = "a\n[[drop]]\nid = 'x' \"\"\" ''' \u{7f} \u{1}";
        let read: toml::Table = drop(text).parse().unwrap();
        assert_eq!(read["drop"][0]["id"].as_str(), Some(text));
    }
}
