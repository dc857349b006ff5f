//! What a careful person would mend in a `.bib` file.
//!
//! In: the files. Out: warnings, each with the words that it is about. Faults of form (braces,
//! commas, strings) are told by [`read`](mod@super::read) already; here is what the fields say:
//! [`table`] knows types and fields, [`value`] looks at one value, this module at entries, and
//! [`duplicates`] at all of them together, with [`likeness`] for titles that are nearly the same.

mod duplicates;
mod likeness;
mod table;
mod value;

use std::collections::BTreeMap;
use std::ops::Range;

use super::entry::{self, Part, RawEntry, RawField};
use super::read::Source;
use super::split::{self, Block};
use crate::resolve::many;
use crate::resolve::settings::unknown;
use crate::source::Input;
use crate::warning::Warning;

use duplicates::{Seen, Unique};

/// A finding inside a file.
pub(super) struct Finding {
    range: Range<usize>,
    code: &'static str,
    message: String,
}

impl Finding {
    fn new(range: Range<usize>, code: &'static str, message: impl Into<String>) -> Self {
        Self { range, code, message: message.into() }
    }
}

/// Looks at the files, which belong together.
pub(crate) fn lint<'a>(files: impl IntoIterator<Item = &'a Input>) -> Vec<Warning> {
    let mut seen = Seen::default();
    files.into_iter().flat_map(|file| lint_file(file, &mut seen)).collect()
}

fn lint_file(file: &Input, seen: &mut Seen) -> Vec<Warning> {
    let source = Source::new(file);
    let parts = split::split(&source.text);
    let is_entry = |block: &&Block| !["comment", "preamble", "string"].contains(&block.word.as_str());
    let blocks: Vec<&Block> = parts.blocks.iter().filter(is_entry).collect();
    let entries = many::map(&blocks, |block| (*block, entry::read(&source.text, block)));
    let by_key: BTreeMap<String, &RawEntry<'_>> =
        entries.iter().rev().map(|(_, entry)| (entry.key.to_lowercase(), entry)).collect();
    let looked_at = many::map(&entries, |(block, entry)| {
        let mut findings = Vec::new();
        lint_entry(block, entry, &mut findings);
        find_missing(block, entry, &by_key, &mut findings);
        (findings, Unique::of(entry))
    });
    let (findings, unique): (Vec<Vec<Finding>>, Vec<Unique>) = looked_at.into_iter().unzip();
    let mut findings: Vec<Finding> = findings.into_iter().flatten().collect();
    seen.find_duplicates(&source, unique.into_iter(), &mut findings);
    findings.sort_by_key(|finding| (finding.range.start, finding.range.end, finding.code));
    let warning = |finding: Finding| Warning::at(source.place(&finding.range), finding.code, finding.message);
    findings.into_iter().map(warning).collect()
}

fn lint_entry(block: &Block, entry: &RawEntry<'_>, findings: &mut Vec<Finding>) {
    if table::entry_type(&block.word).is_none() {
        let known: Vec<&str> = table::TYPES.iter().map(|kind| kind.name).collect();
        let message = unknown("entry type", &block.word, &known);
        findings.push(Finding::new(type_of(block), "bib-unknown-type", message));
    }
    for field in &entry.fields {
        let name = field.name.to_lowercase();
        if !table::is_field(&name) {
            let message = match unknown("field", &name, table::FIELDS) {
                message if message.contains("did you mean") => message,
                _ => format!("unknown field '{name}'"),
            };
            findings.push(Finding::new(field.name_range.clone(), "bib-unknown-field", message));
        }
        value::lint(&name, field, findings);
    }
}

/// Where the `@` and the type stand.
fn type_of(block: &Block) -> Range<usize> {
    block.range.start..block.body.start.saturating_sub(1)
}

/// The fields that the type needs and that neither the entry nor the one it refers to has. Where the
/// latter stands in another file nobody can tell.
fn find_missing(
    block: &Block,
    entry: &RawEntry<'_>,
    by_key: &BTreeMap<String, &RawEntry<'_>>,
    findings: &mut Vec<Finding>,
) {
    let Some(kind) = table::entry_type(&block.word) else { return };
    let reference = entry.fields.iter().find(|field| ["crossref", "xdata"].iter().any(|name| is(field, name)));
    let parent = reference.and_then(literal).map(|key| by_key.get(&key.trim().to_lowercase()));
    if reference.is_some() && parent.flatten().is_none() {
        return;
    }
    let has = |name: &str| {
        // What is a title there is the book's title here.
        let lent = |field: &RawField<'_>| is(field, name) || (name == "booktitle" && is(field, "title"));
        let own = entry.fields.iter().any(|field| is(field, name) && says_something(field));
        let parent = parent.flatten().into_iter().flat_map(|parent| &parent.fields);
        own || parent.filter(|field| says_something(field)).any(lent)
    };
    for alternatives in kind.needs.iter().filter(|alternatives| !alternatives.iter().any(|name| has(name))) {
        let key = if entry.key.is_empty() { "without key".to_owned() } else { format!("'{}'", entry.key) };
        let message = format!("the {} {key} has no {}", block.word, alternatives.join(" or "));
        let word = type_of(block);
        findings.push(Finding::new(word.start..entry.key_range.end.max(word.end), "bib-missing-field", message));
    }
}

fn is(field: &RawField<'_>, name: &str) -> bool {
    field.name.eq_ignore_ascii_case(name)
}

fn says_something(field: &RawField<'_>) -> bool {
    field.parts.iter().any(|part| !matches!(part, Part::Literal(text) if text.trim().is_empty()))
}

/// The literal text of a value that is one part.
fn literal<'a>(field: &RawField<'a>) -> Option<&'a str> {
    match field.parts[..] {
        [Part::Literal(text)] => Some(text),
        _ => None,
    }
}
