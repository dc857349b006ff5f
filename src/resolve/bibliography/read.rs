//! Reads bibliography files into entries as written, strings expanded.
//!
//! In: the files in order of authority; strings of one file serve the next, as they do for BibTeX.
//! Out: entries in order, what stands beside them, and what wants a look. A key that comes twice
//! for another work gets a letter, as BibTeX would refuse the file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::entry::{self, Part, RawEntry, RawField};
use super::split::{self, Block};
use crate::cv::{BibEntry, BibExtra};
use crate::generator;
use crate::resolve::many;
use crate::resolve::merge::similarity::fold;
use crate::source::Input;
use crate::span::{Lines, Span};
use crate::warning::{Place, Warning};

/// What the files hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bibliography {
    /// The entries, in the order of the files.
    pub(crate) entries: Vec<BibEntry>,
    /// How many of them are the user's own; the others are the site's.
    pub(crate) given: usize,
    /// Strings, preambles, comments and text between entries.
    pub(crate) extras: Vec<BibExtra>,
    /// What wants a look.
    pub(crate) warnings: Vec<Warning>,
    /// Where the entry of a key, in lower case, stands among those that were read.
    by_key: BTreeMap<String, usize>,
}

/// The names of months that every style defines.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The months in full, for a value that joins one to other text.
const MONTH_NAMES: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

/// Reads the files that the user gives, then those of the site.
pub(crate) fn read(given: &[Input], site: &[Input]) -> Bibliography {
    let mut bibliography = Bibliography::default();
    let mut strings = BTreeMap::new();
    for file in given {
        let before = bibliography.entries.len();
        read_file(file, &mut strings, &mut bibliography);
        if bibliography.entries.len() == before
            && bibliography.extras.iter().all(|extra| matches!(extra, BibExtra::Text(_)))
            && !crate::generator::is_ours(&file.path, &file.bytes)
        {
            let place = Source::new(file).place(&(0..0));
            bibliography.warnings.push(Warning::at(place, "bib-syntax", "no entry of a bibliography was found"));
        }
    }
    bibliography.given = bibliography.entries.len();
    for file in site {
        read_file(file, &mut strings, &mut bibliography);
    }
    note_lost_references(&mut bibliography);
    bibliography
}

/// Notes the entries that lean on another which no file has.
fn note_lost_references(bibliography: &mut Bibliography) {
    for entry in &bibliography.entries {
        for field in ["crossref", "xdata"] {
            let keys = entry.field(field).into_iter().flat_map(|keys| keys.split(',')).map(str::trim);
            for key in keys.filter(|key| !key.is_empty() && !bibliography.by_key.contains_key(&key.to_lowercase())) {
                let message = format!("'{}' refers to '{key}' by {field}, but no entry has that key", entry.key);
                bibliography.warnings.push(Warning::at(entry.place.clone(), "bib-crossref", message));
            }
        }
    }
}

/// The text of a file and the way back to its bytes.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its name.
    pub(crate) path: Arc<str>,
    /// Its text.
    pub(crate) text: String,
    lines: Lines,
    /// The bytes of a mark before the text.
    skipped: usize,
    /// The bytes of the text that the file does not have: where it is in a one-byte encoding, all
    /// but the first of each letter.
    added: Vec<usize>,
}

impl Source {
    /// Decodes a file: UTF-8 where it is valid, else Windows-1252, which has a letter for every
    /// byte.
    pub(crate) fn new(file: &Input) -> Self {
        let skipped = if file.bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let (text, skipped, added) = if let Ok(text) = std::str::from_utf8(&file.bytes[skipped..]) {
            (text.to_owned(), skipped, Vec::new())
        } else {
            let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&file.bytes).0.into_owned();
            let added = (0..text.len()).filter(|at| !text.is_char_boundary(*at)).collect();
            (text, 0, added)
        };
        Self { path: Arc::clone(&file.path), text, lines: Lines::new(&file.bytes), skipped, added }
    }

    /// The line of a byte of the text, counted from one.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.lines.line(self.byte(at))
    }

    /// The place of a range of the text.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        let span = Span::new(self.byte(range.start), self.byte(range.end));
        Place { file: Arc::clone(&self.path), line: self.lines.line(span.start), span }
    }

    /// The byte of the file at a byte of the text.
    fn byte(&self, at: usize) -> usize {
        at + self.skipped - self.added.partition_point(|added| *added < at)
    }
}

fn read_file(file: &Input, strings: &mut BTreeMap<String, String>, into: &mut Bibliography) {
    let source = Source::new(file);
    let parts = split::split(&source.text);
    for range in &parts.stray {
        let message = "text outside of an entry is not read; a brace before it closes the entry too early";
        into.warnings.push(Warning::at(source.place(range), "bib-unbalanced", message));
    }
    let raw = many::map(&parts.blocks, |block| entry::read(&source.text, block));
    let mut outside = 0;
    for (block, raw) in parts.blocks.iter().zip(raw) {
        keep_text(&source.text[outside..block.range.start], into);
        outside = block.range.end;
        let body = &source.text[block.body.clone()];
        match block.word.as_str() {
            "comment" => into.extras.push(BibExtra::Comment(body.to_owned())),
            "preamble" => keep_preamble(&source, block, strings, into),
            "string" => define(&source, block, strings, into),
            _ => read_entry(&source, block, &raw, strings, into),
        }
    }
    keep_text(&source.text[outside..], into);
}

/// Keeps what stands between entries, but for the front matter that makes a site read the file and
/// the mark of an export that the user makes a source of their own.
fn keep_text(text: &str, into: &mut Bibliography) {
    let passed_over = ["", "---", generator::BIB];
    let lines = text.lines().map(str::trim_end).filter(|line| !passed_over.contains(line));
    let kept = lines.collect::<Vec<_>>().join("\n");
    if !kept.is_empty() {
        into.extras.push(BibExtra::Text(kept));
    }
}

fn keep_preamble(source: &Source, block: &Block, strings: &BTreeMap<String, String>, into: &mut Bibliography) {
    let raw = entry::read_value(&source.text, block);
    for field in &raw.fields {
        let value = expand(source, field, strings, &mut into.warnings);
        into.extras.push(BibExtra::Preamble(value));
    }
    report(source, &raw, &mut into.warnings);
}

/// Reads `@string{name = value}`. A string can use those before it only, so none can contain
/// itself.
fn define(source: &Source, block: &Block, strings: &mut BTreeMap<String, String>, into: &mut Bibliography) {
    // A string has no key: an empty one lets the reader of entries read its only field.
    let raw = entry::read_fields(&source.text, block);
    for field in &raw.fields {
        let value = expand(source, field, strings, &mut into.warnings);
        let extra = BibExtra::String(field.name.to_owned(), value.clone());
        if !into.extras.contains(&extra) {
            into.extras.push(extra);
        }
        strings.insert(field.name.to_lowercase(), value);
    }
    report(source, &raw, &mut into.warnings);
}

fn read_entry(
    source: &Source,
    block: &Block,
    raw: &RawEntry<'_>,
    strings: &BTreeMap<String, String>,
    into: &mut Bibliography,
) {
    let place = source.place(&block.range);
    if !block.closed {
        let message = format!("the braces of entry '{}' do not balance; read field by field", raw.key);
        let opening = block.range.start..block.body.start + raw.key.len().min(block.body.len());
        into.warnings.push(Warning::at(source.place(&opening), "bib-unbalanced", message));
    }
    report(source, raw, &mut into.warnings);
    let mut entry = BibEntry {
        key: raw.key.to_owned(),
        entry_type: block.word.clone(),
        fields: Vec::new(),
        strings: Vec::new(),
        place,
    };
    for field in &raw.fields {
        let value = expand(source, field, strings, &mut into.warnings);
        let name = field.name.to_lowercase();
        if entry.field(&name).is_some() {
            let message = format!("the field '{name}' comes twice; the first is used");
            into.warnings.push(Warning::at(source.place(&field.name_range), "bib-duplicate-field", message));
            keep_second(&mut entry, name, value, &mut into.extras);
            continue;
        }
        if let [Part::Name(string)] = field.parts[..]
            && strings.contains_key(&string.to_lowercase())
        {
            entry.strings.push((name.clone(), string.to_owned()));
        }
        entry.fields.push((name, value));
    }
    add(source, raw, entry, into);
}

/// Keeps what an entry says of a field a second time, where it is something else, as a comment.
fn keep_second(entry: &mut BibEntry, name: String, value: String, extras: &mut Vec<BibExtra>) {
    match entry.field(&name) {
        None => entry.fields.push((name, value)),
        Some(known) if known == value => {}
        Some(_) => extras.push(BibExtra::Comment(format!("{}: {name} = {{{value}}}", entry.key))),
    }
}

/// Adds an entry. The same entry again adds the fields that the first lacks; another one of the
/// same key gets a letter.
fn add(source: &Source, raw: &RawEntry<'_>, mut entry: BibEntry, into: &mut Bibliography) {
    let wanted = entry.key.to_lowercase();
    let Some(at) = into.by_key.get(&wanted).copied() else {
        if !wanted.is_empty() {
            into.by_key.insert(wanted, into.entries.len());
        }
        into.entries.push(entry);
        return;
    };
    let known = &mut into.entries[at];
    let title = |entry: &BibEntry| entry.field("title").map(|title| fold(&super::plain::plain(title)));
    if title(known) == title(&entry) {
        for (name, value) in entry.fields {
            keep_second(known, name, value, &mut into.extras);
        }
        return;
    }
    let first = format!("{}:{}", known.place.file, known.place.line);
    let is_free = |key: &String| !into.by_key.contains_key(&key.to_lowercase());
    let free = ('a'..='z').map(|letter| format!("{}{letter}", entry.key)).find(is_free);
    let key = free.unwrap_or_else(|| format!("{}-{}", entry.key, into.entries.len()));
    let message = format!("the key '{}' is that of another entry ({first}); named '{key}'", entry.key);
    into.warnings.push(Warning::at(source.place(&raw.key_range), "bib-duplicate-key", message));
    into.by_key.insert(key.to_lowercase(), into.entries.len());
    entry.key = key;
    into.entries.push(entry);
}

fn report(source: &Source, raw: &RawEntry<'_>, warnings: &mut Vec<Warning>) {
    for fault in &raw.faults {
        warnings.push(Warning::at(source.place(&fault.range), "bib-syntax", fault.message.clone()));
    }
}

/// The value with its strings. A month alone stays the name that every style knows.
fn expand(
    source: &Source,
    field: &RawField<'_>,
    strings: &BTreeMap<String, String>,
    warnings: &mut Vec<Warning>,
) -> String {
    let alone = field.parts.len() == 1;
    let mut value = String::new();
    for part in &field.parts {
        match part {
            Part::Literal(text) => value.push_str(text),
            Part::Name(name) => {
                let lower = name.to_lowercase();
                let month = MONTHS.iter().position(|month| *month == lower);
                match (strings.get(&lower), month) {
                    (Some(text), _) => value.push_str(text),
                    // Themes read `selected=true`.
                    (None, None) if ["true", "false"].contains(&lower.as_str()) => value.push_str(name),
                    (None, Some(month)) => value.push_str(if alone { MONTHS[month] } else { MONTH_NAMES[month] }),
                    (None, None) => {
                        let message = format!("the string '{name}' is not defined; kept as text");
                        warnings.push(Warning::at(source.place(&field.range), "bib-unknown-string", message));
                        value.push_str(name);
                    }
                }
            }
        }
    }
    value
}
