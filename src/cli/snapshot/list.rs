//! `newscv snapshot list` and `show`: which snapshots there are, and what one holds.

use std::fmt::Write as _;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::super::summary::counted;
use super::super::terminal::{self, Terminal, visible};
use super::args::{ListArgs, ListFormat, ShowArgs};
use super::find::{self, Snapshot};
use crate::error::Result;
use crate::snapshot::diff;
use crate::snapshot::manifest::{Counts, FileEntry, Made, Manifest};

/// The version of the JSON form.
const VERSION: u32 = 1;

/// Runs `list`.
pub(super) fn list(args: &ListArgs, terminal: Terminal) -> Result<()> {
    let root = find::root(&args.stock)?;
    let all = find::all(&root)?;
    match args.format {
        ListFormat::Json => {
            let all = json!({ "version": VERSION, "snapshots": all.iter().map(object).collect::<Vec<_>>() });
            terminal::print(format!("{}\n", terminal::visible_json(&format!("{all:#}"))).as_bytes())
        }
        ListFormat::Table if all.is_empty() => {
            terminal.note(&format!("no snapshots in {}", root.display()));
            Ok(())
        }
        ListFormat::Table => terminal::print(table(&all).as_bytes()),
    }
}

/// A snapshot whose manifest cannot be relied on says why, and nothing else.
fn object(snapshot: &Snapshot) -> Value {
    let fault = snapshot.manifest.as_ref().err();
    json!({ "name": snapshot.name, "manifest": snapshot.manifest.as_ref().ok(), "fault": fault })
}

const HEAD: [&str; 4] = ["DATE", "LABEL", "HOLDS", "NOTE"];

fn table(all: &[Snapshot]) -> String {
    let rows: Vec<[String; 4]> = all.iter().map(row).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.chain([HEAD[column].width()]).max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2), 0];
    let head = HEAD.map(str::to_owned);
    std::iter::once(&head).chain(&rows).map(|row| line(row, widths)).collect()
}

fn row(snapshot: &Snapshot) -> [String; 4] {
    let cell = |text: &str| visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    match &snapshot.manifest {
        Ok(manifest) => {
            let note = manifest.note.as_deref().unwrap_or_default();
            [cell(&manifest.date), cell(&manifest.label), holds(manifest.counts), cell(note)]
        }
        Err(reason) => [String::new(), cell(&snapshot.name), format!("manifest.json: {reason}"), String::new()],
    }
}

fn line(row: &[String; 4], widths: [usize; 4]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        line += cell;
        line.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
    }
    format!("{}\n", line.trim_end())
}

/// How many facts of each kind there are, those of which there is none left out.
fn holds(counts: Counts) -> String {
    let kinds = [
        (counts.publications, "publication", "publications"),
        (counts.unnamed_publications, "without a title", "without a title"),
        (counts.awards, "award", "awards"),
        (counts.service, "service role", "service roles"),
        (counts.talks, "talk", "talks"),
        (counts.positions, "position", "positions"),
        (counts.education, "degree", "degrees"),
    ];
    let found: Vec<String> = kinds.into_iter().filter(|(count, ..)| *count > 0).map(counted).collect();
    if found.is_empty() { "no facts".to_owned() } else { found.join(", ") }
}

/// Runs `show`.
pub(super) fn show(args: &ShowArgs) -> Result<()> {
    let snapshot = find::one(&find::root(&args.stock)?, &args.label)?;
    let manifest = snapshot.manifest()?;
    let facts = super::facts(&snapshot)?;
    let text = format!("{}\n{}", sheet(&snapshot.name, manifest), diff::write_facts(&diff::facts(&facts)));
    terminal::print(super::lines(&text).as_bytes())
}

fn sheet(name: &str, manifest: &Manifest) -> String {
    let paths = |files: &mut dyn Iterator<Item = &FileEntry>| {
        files.map(|file| format!("{} ({} bytes)", file.path, file.bytes)).collect::<Vec<_>>().join("\n            ")
    };
    let as_of = if manifest.options.as_of.is_some() { "the page taken back to it" } else { "the page as it was" };
    let rows = [
        ("as of", Some(format!("{} ({as_of})", manifest.date))),
        ("note", manifest.note.clone()),
        ("page", Some(manifest.options.page.clone())),
        ("options", options(&manifest.options)),
        ("made by", Some(format!("newscv {}", manifest.newscv))),
        ("holds", Some(holds(manifest.counts))),
        ("outputs", Some(paths(&mut manifest.outputs.iter()))),
        ("inputs", Some(paths(&mut manifest.inputs.iter().map(|input| &input.file)))),
    ];
    let mut out = format!("{name}\n");
    for (key, value) in rows {
        if let Some(value) = value {
            let _ = writeln!(out, "  {key:<9} {value}");
        }
    }
    out
}

/// The options as one would give them again.
fn options(made: &Made) -> Option<String> {
    let lists = [("--to", &made.to), ("--only", &made.only), ("--without", &made.without)];
    let lists = lists.iter().filter(|(_, words)| !words.is_empty());
    let mut all: Vec<String> = lists.map(|(option, words)| format!("{option} {}", words.join(","))).collect();
    all.extend(made.select.iter().map(|rule| format!("--select {rule}")));
    all.extend(made.bib.iter().map(|path| format!("--bib {path}")));
    let single = [
        ("--as-of", &made.as_of),
        ("--since", &made.since),
        ("--resume", &made.resume),
        ("--paper", &made.paper),
        ("--look", &made.look),
        ("--style", &made.style),
    ];
    all.extend(single.iter().filter_map(|(option, value)| Some(format!("{option} {}", value.as_ref()?))));
    all.extend(made.ascii.map(|ascii| format!("--ascii={ascii}")));
    (!all.is_empty()).then(|| all.join(" "))
}
