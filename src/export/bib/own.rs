//! Entries of the user's own bibliography, written as they were.
//!
//! In: a [`BibEntry`]. Out: an [`Entry`] with the same fields, to which the page's own may be
//! added. The values are LaTeX that the user wrote. Two things are not passed on: a value whose
//! braces do not match is written as text, and so is one with a command that reads, writes or
//! defines something, which no bibliography needs and a stranger's might hold.

use super::{Entry, Value};
use crate::cv::BibEntry;
use crate::export::tex::{self, Charset};

/// The user's entry under `key`.
pub(crate) fn entry(bib: &BibEntry, key: &str) -> Entry {
    let fields =
        bib.fields.iter().filter(|(name, _)| is_name(name)).map(|(name, value)| (name.clone(), value_of(name, value)));
    let kind = if is_name(&bib.entry_type) { bib.entry_type.clone() } else { "misc".to_owned() };
    Entry { kind, key: key.to_owned(), fields: fields.collect() }
}

/// The name of a field or type: what BibTeX reads as one word.
fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_+.:".contains(&byte);
    name.bytes().all(plain) && name.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn value_of(name: &str, value: &str) -> Value {
    if name == "month"
        && let Some(month) = month(value)
    {
        return Value::Macro(month);
    }
    if tex::is_balanced(value) && !has_power(value) {
        return Value::Source(value.to_owned());
    }
    let mut text = String::new();
    tex::escape_text(&tex::readable(value), Charset::Unicode, &mut text);
    Value::Source(text)
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

/// Parts of the names of commands that read files, write them, run programs or change TeX.
const POWERS: &[&str] = &[
    "input", "include", "read", "open", "write", "file", "lua", "special", "pdfobj", "catcode", "csname", "def", "let",
    "scantokens", "expandafter", "newcommand", "renew", "provide", "declare", "usepackage", "requirepackage",
    "everyjob", "everypar", "output", "loop", "directlua", "immediate", "afterassignment", "aftergroup", "primitive",
];

/// Whether source holds a command of [`POWERS`], or `^^`, by which one could be spelt otherwise.
fn has_power(source: &str) -> bool {
    let mut commands = source.split('\\').skip(1).map(|after| {
        let letters = after.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@').count();
        after[..letters].to_lowercase()
    });
    source.contains("^^") || commands.any(|command| POWERS.iter().any(|power| command.contains(power)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_latex_stays_as_it_was() {
        for value in [r"The {\LaTeX} Way: $x^2$ \& {\'E}t\'e", r"\url{https://x.org/a_b}", r"\textbf{New}"] {
            assert_eq!(value_of("title", value), Value::Source(value.to_owned()));
        }
        assert_eq!(value_of("month", "July"), Value::Macro("jul"));
        assert_eq!(value_of("month", "07"), Value::Macro("jul"));
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
