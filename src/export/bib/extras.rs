//! What the user's bibliographies hold beside works: strings, preambles, comments, proceedings.
//!
//! In: the extras of a [`Cv`]. Out: source to stand before the entries and behind them. BibTeX
//! and biber look an entry's `crossref` up below it, so the entries that others refer to come
//! last. A preamble that holds more than definitions of text is kept as a comment, as TeX would
//! run it.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::{Entry, own, plain_key, power, separate};
use crate::cv::{BibExtra, Cv};
use crate::export::tex;

/// The strings that the file can define, in lower case: those of one value.
pub(crate) fn strings(cv: &Cv) -> BTreeSet<String> {
    let mut once = BTreeSet::new();
    let mut again = BTreeSet::new();
    for (name, _) in defined(cv) {
        let name = name.to_lowercase();
        if !once.insert(name.clone()) {
            again.insert(name);
        }
    }
    &once - &again
}

/// Strings as written; those that no reader of BibTeX takes for a name are expanded already.
fn defined(cv: &Cv) -> impl Iterator<Item = (&str, &str)> {
    cv.bib_extras.iter().filter_map(|extra| match extra {
        BibExtra::String(name, value) if own::is_name(name) => Some((name.as_str(), value.as_str())),
        _ => None,
    })
}

/// Writes what comes before the entries: text, then strings, then preambles.
pub(crate) fn write_head(cv: &Cv, out: &mut String) {
    for extra in &cv.bib_extras {
        if let BibExtra::Text(text) = extra {
            separate(out);
            write_lines(text, out);
        }
    }
    let mut is_first = true;
    for (name, value) in defined(cv) {
        if std::mem::take(&mut is_first) {
            separate(out);
        }
        let _ = writeln!(out, "@string{{{name} = {{{}}}}}", own::source(value));
    }
    write_preambles(cv, out);
}

/// Writes the preambles, which both BibTeX and biber hand to LaTeX.
pub(crate) fn write_preambles(cv: &Cv, out: &mut String) {
    for extra in &cv.bib_extras {
        let BibExtra::Preamble(value) = extra else { continue };
        if tex::is_balanced(value) && !power::preamble_has_power(value) {
            separate(out);
            // Quotation marks are what every reader takes; inside, they would end it.
            let (open, close) = if value.contains('"') { ('{', '}') } else { ('"', '"') };
            let _ = writeln!(out, "@preamble{{{open}{value}{close}}}");
        }
    }
}

/// Writes the entries that others refer to. With `strings`, their values stay names.
pub(crate) fn write_parents(cv: &Cv, strings: &BTreeSet<String>, out: &mut String) {
    for extra in &cv.bib_extras {
        if let BibExtra::Entry(entry) = extra {
            let entry: Entry = own::entry(entry, &plain_key(&entry.key), strings);
            entry.write(out);
        }
    }
}

/// Writes the comments, and as comments the preambles that are none.
pub(crate) fn write_comments(cv: &Cv, out: &mut String) {
    for extra in &cv.bib_extras {
        match extra {
            // Some readers take an `@` for the next entry wherever it stands.
            BibExtra::Comment(text) if tex::is_balanced(text) && !text.contains('@') => {
                separate(out);
                let _ = writeln!(out, "@comment{{{text}}}");
            }
            BibExtra::Comment(text) => {
                separate(out);
                write_lines(text, out);
            }
            BibExtra::Preamble(value) if !tex::is_balanced(value) || power::preamble_has_power(value) => {
                separate(out);
                write_lines(value, out);
            }
            _ => {}
        }
    }
}

/// Writes lines that readers pass over.
fn write_lines(text: &str, out: &mut String) {
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let sign = if line.trim_start().starts_with('%') { "" } else { "% " };
        let _ = writeln!(out, "{sign}{line}");
    }
}
