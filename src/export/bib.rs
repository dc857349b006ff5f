//! What BibTeX and BibLaTeX share: entries, citation keys, titles with their capitals protected,
//! names, links, and the user's own entries.
//!
//! In: parts of a [`crate::cv::Cv`]. Out: fields whose values are source of a `.bib` file.
//! Which field says what is decided in [`bibtex`](super::bibtex) and [`biblatex`](super::biblatex).

pub(crate) mod extras;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod notes;
pub(crate) mod own;
mod power;
pub(crate) mod title;

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::cv::Cv;

/// An entry of a `.bib` file, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The type without `@`.
    pub(crate) kind: String,
    /// The citation key.
    pub(crate) key: String,
    /// Names and values in the order of the file.
    pub(crate) fields: Vec<(String, Value)>,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Source with balanced braces, to stand in braces.
    Source(String),
    /// The name of a `@string`, such as `jan`.
    Macro(String),
}

/// The fields of which one tells where a work stands.
pub(crate) const PLACES: &[&str] =
    &["booktitle", "journal", "journaltitle", "school", "institution", "publisher", "howpublished", "series"];

impl Entry {
    /// Adds a field, where there is something to say and the entry does not say it yet.
    pub(crate) fn add(&mut self, name: &str, source: Option<String>) {
        if let Some(source) = source.filter(|source| !source.trim().is_empty()) {
            self.add_value(name, Value::Source(source));
        }
    }

    /// Adds a field, where the entry does not have it yet.
    pub(crate) fn add_value(&mut self, name: &str, value: Value) {
        if !self.has(name) {
            self.fields.push((name.to_owned(), value));
        }
    }

    /// Whether the entry has a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// Writes it behind an empty line, where it is not the first.
    fn write(&self, out: &mut String) {
        separate(out);
        let _ = writeln!(out, "@{}{{{},", self.kind, self.key);
        for (name, value) in &self.fields {
            let _ = match value {
                Value::Source(source) => writeln!(out, "  {name} = {{{source}}},"),
                Value::Macro(name_of_string) => writeln!(out, "  {name} = {name_of_string},"),
            };
        }
        out.push_str("}\n");
    }
}

/// Appends entries to a `.bib` file, with an empty line before each.
pub(crate) fn write(entries: &[Entry], out: &mut String) {
    for entry in entries {
        entry.write(out);
    }
}

/// Sets what follows apart by an empty line.
fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

/// The citation keys of the publications, in their order: without the characters that end a key,
/// and each once even where capitals do not count, as BibTeX wants them.
pub(crate) fn keys(cv: &Cv) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut unique = |wanted: String| {
        let mut key = wanted.clone();
        let mut count = 1;
        while !taken.insert(key.to_lowercase()) {
            count += 1;
            key = format!("{wanted}-{count}");
        }
        key
    };
    cv.publications.iter().map(|work| unique(plain_key(work.id.as_str()))).collect()
}

/// A key without the characters that would end it.
fn plain_key(wanted: &str) -> String {
    let ends_key = |char: char| r#"\{}(),=~#%^$&|<>"'"#.contains(char) || char.is_whitespace() || char.is_control();
    let key: String = wanted.chars().filter(|char| !ends_key(*char)).collect();
    if key.is_empty() { "work".to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use biblatex::{Bibliography, ChunksExt};
    use proptest::prelude::*;

    use super::*;
    use crate::export::tex::{self, Charset, Piece, maths};

    /// Text as a parser gives it back: quotation marks as TeX writes them, maths in single dollars.
    fn folded(text: &str) -> String {
        let text = tex::readable(text);
        let pieces = maths::pieces(&text).into_iter().map(|piece| match piece {
            Piece::Text(text) => text.replace('\u{a0}', "~"),
            Piece::Maths(maths) => format!("${maths}$"),
        });
        pieces.collect()
    }

    fn typewritten(text: &str) -> String {
        let marks = [("‘", "`"), ("’", "'"), ("“", "``"), ("”", "''"), ("‐", "-"), ("‑", "-")];
        marks.iter().fold(text.to_owned(), |text, (mark, plain)| text.replace(mark, plain))
    }

    /// What the parser reads in a field of an entry that has it.
    fn parsed(value: &str) -> String {
        let mut entry = Entry { kind: "misc".into(), key: "k".into(), fields: Vec::new() };
        entry.add("title", Some(value.to_owned()));
        let mut source = String::new();
        write(&[entry], &mut source);
        let entries = Bibliography::parse(&source).unwrap_or_else(|error| panic!("{error}: {source}"));
        let title = entries.get("k").unwrap().get("title").map(ChunksExt::format_verbatim);
        title.unwrap_or_default().nfc().collect()
    }

    use unicode_normalization::UnicodeNormalization;

    proptest! {
        #[test]
        fn any_text_is_read_back_from_utf8(text in r"(\PC|[\\{}$&#%_^~ -])*") {
            prop_assert_eq!(parsed(&tex::escape(&text, Charset::Unicode)), folded(&text));
            prop_assert_eq!(parsed(&title::title(&text, None, Charset::Unicode)), folded(&text));
        }

        #[test]
        fn letters_of_many_languages_are_read_back_from_ascii(
            text in r"([ -~]|[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàéüÿĀăąĆčĎđęğİıłńŌőœřŞšťůŽžẠễậứ王明ЖяГ“”‘’–—«🎉])*"
        ) {
            let expected = typewritten(&folded(&text));
            prop_assert_eq!(typewritten(&parsed(&tex::escape(&text, Charset::Ascii))), expected.clone());
            prop_assert_eq!(typewritten(&parsed(&title::title(&text, Some("Ab"), Charset::Ascii))), expected);
        }

        #[test]
        fn braces_match_whatever_the_text(text in r"(\PC|[\\{}$])*") {
            for charset in [Charset::Ascii, Charset::Unicode] {
                prop_assert!(tex::is_balanced(&title::title(&text, None, charset)));
            }
        }
    }
}
