//! Entries of the user's own bibliography, written as they were.
//!
//! In: a [`BibEntry`]. Out: an [`Entry`] with the same fields, to which the page's own may be
//! added. The values are LaTeX that the user wrote. Two things are not passed on: a value whose
//! braces do not match is written as text, and so is one with a command that reads, writes or
//! defines something ([`super::power`]), which no bibliography needs and a stranger's might
//! hold.

use std::collections::BTreeSet;

use super::{Entry, Value, power};
use crate::cv::BibEntry;
use crate::export::tex::{self, Charset};

/// The user's entry under `key`. A value that is one of `strings`, which the file defines, stays
/// its name.
pub(crate) fn entry(bib: &BibEntry, key: &str, strings: &BTreeSet<String>) -> Entry {
    let string_of = |field: &str| {
        let (_, string) = bib.strings.iter().find(|(name, _)| name == field)?;
        strings.contains(&string.to_lowercase()).then(|| Value::Macro(string.clone()))
    };
    let fields = bib.fields.iter().filter(|(name, _)| is_name(name)).map(|(name, value)| {
        let value = string_of(name).unwrap_or_else(|| value_of(name, value));
        (name.clone(), value)
    });
    let kind = if is_name(&bib.entry_type) { bib.entry_type.clone() } else { "misc".to_owned() };
    Entry { kind, key: key.to_owned(), fields: fields.collect() }
}

/// The name of a field or type: what BibTeX reads as one word.
pub(super) fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_+.:".contains(&byte);
    name.bytes().all(plain) && name.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn value_of(name: &str, value: &str) -> Value {
    if name == "month"
        && let Some(month) = month(value)
    {
        return Value::Macro(month.to_owned());
    }
    Value::Source(source(value))
}

/// A value as source: as it is, or as text where it is not safe to be read as LaTeX.
pub(crate) fn source(value: &str) -> String {
    if tex::is_balanced(value) && !power::has_power(value) {
        return value.to_owned();
    }
    let mut text = String::new();
    tex::escape_text(&tex::readable(value), Charset::Unicode, &mut text);
    text
}

/// The macros of the months, which BibTeX and biber know without a definition.
pub(crate) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The macro of a month that is written as its macro, its English name or its number.
fn month(value: &str) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ];
    let value = value.trim().to_lowercase();
    let at = (0..12).find(|at| value == MONTHS[*at] || value == NAMES[*at] || value.parse() == Ok(at + 1))?;
    Some(MONTHS[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_latex_stays_as_it_was() {
        for value in [r"The {\LaTeX} Way: $x^2$ \& {\'E}t\'e", r"\url{https://x.org/a_b}", r"\textbf{New}"] {
            assert_eq!(value_of("title", value), Value::Source(value.to_owned()));
        }
        assert_eq!(value_of("month", "July"), Value::Macro("jul".to_owned()));
        assert_eq!(value_of("month", "07"), Value::Macro("jul".to_owned()));
        assert_eq!(value_of("month", "July--August"), Value::Source("July--August".to_owned()));
    }

    #[test]
    fn commands_that_read_or_write_become_text() {
        for value in [
            r"\input{/etc/passwd}", r"\immediate\write18{ls}", r"\@@input x", r"^^5cinput x", r"\directlua{x}",
            "a } b { c",
        ] {
            assert!(matches!(value_of("note", value), Value::Source(text) if text != value), "{value}");
        }
    }
}
