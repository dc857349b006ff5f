//! A diff in words, to paste into an update mail or a page: plain text and Markdown.
//!
//! Input is a [`Diff`] and the date of the earlier state, output text. What is new comes first,
//! then what changed, then what is no longer there; each part by kind, in page order. The names of
//! snapshots stay out of it, since a mail to one reader should not name another.

use super::phrase::{self, Line};
use super::{Diff, Fact, Kind};
use crate::export::markdown;

/// One part of the text: a heading and the lines of each kind.
struct Part {
    heading: &'static str,
    kinds: Vec<(Kind, Vec<Entry>)>,
}

struct Entry {
    line: Line,
    /// Field by field, where it changed.
    changes: Vec<String>,
}

/// Writes plain text.
pub fn write_text(diff: &Diff, since: &str) -> String {
    if diff.is_empty() {
        return format!("Nothing new since {since}\n");
    }
    let mut lines = vec![format!("News since {since}")];
    for part in parts(diff) {
        lines.extend([String::new(), part.heading.to_owned()]);
        for (kind, entries) in part.kinds {
            lines.extend([String::new(), format!("  {}", phrase::heading(kind))]);
            for entry in entries {
                lines.push(format!("  - {}", flat(&said(&entry.line.name, &entry.line.rest))));
                let url = entry.line.url.filter(|_| entry.changes.is_empty());
                let below = entry.changes.iter().map(|change| flat(change)).chain(url);
                lines.extend(below.map(|line| format!("    {line}")));
            }
        }
    }
    ended(&lines)
}

/// Writes Markdown, in which nothing of the page is markup.
pub fn write_markdown(diff: &Diff, since: &str) -> String {
    if diff.is_empty() {
        return format!("Nothing new since {since}.\n");
    }
    let mut lines = vec![format!("# News since {since}")];
    for part in parts(diff) {
        lines.extend([String::new(), format!("## {}", part.heading)]);
        for (kind, entries) in part.kinds {
            lines.extend([String::new(), format!("### {}", phrase::heading(kind)), String::new()]);
            for Entry { line, changes } in entries {
                let name = match &line.url {
                    Some(url) => markdown::linked(&line.name, url),
                    None => markdown::escape(&line.name),
                };
                let rest: Vec<String> = line.rest.iter().map(|part| markdown::escape(part)).collect();
                lines.push(format!("- {}", said(&format!("**{name}**"), &rest)));
                lines.extend(changes.iter().map(|change| format!("  - {}", markdown::escape(change))));
            }
        }
    }
    ended(&lines)
}

/// Writes all facts of a state as plain text.
pub fn write_facts(facts: &[Fact]) -> String {
    let diff = Diff { came: facts.to_vec(), ..Diff::default() };
    let mut lines = Vec::new();
    for (kind, entries) in parts(&diff).into_iter().flat_map(|part| part.kinds) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(phrase::heading(kind).to_owned());
        lines.extend(entries.iter().map(|entry| format!("- {}", flat(&said(&entry.line.name, &entry.line.rest)))));
    }
    ended(&lines)
}

/// Every line with its end.
fn ended(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

fn said(name: &str, rest: &[String]) -> String {
    std::iter::once(name).chain(rest.iter().map(String::as_str)).collect::<Vec<_>>().join(", ")
}

/// On one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parts(diff: &Diff) -> Vec<Part> {
    let all = || diff.came.iter().chain(&diff.went).chain(diff.changed.iter().map(|changed| &changed.after));
    let title_of = |id: &str| {
        let works = || all().filter(|fact| fact.kind == Kind::Publication && fact.text("id") == Some(id));
        works().find_map(|work| work.text("title").or(work.text("short_title"))).map(str::to_owned)
    };
    let plain = |fact: &Fact| (fact.kind, Entry { line: phrase::line(fact, &title_of), changes: Vec::new() });
    let changed = diff.changed.iter().map(|changed| {
        // The name that the reader knows; what it is now stands among the changes.
        let line = Line { rest: Vec::new(), ..phrase::line(&changed.before, &title_of) };
        (changed.after.kind, Entry { line, changes: changed.fields.iter().map(phrase::change).collect() })
    });
    let parts = [
        Part { heading: "New", kinds: by_kind(diff.came.iter().map(plain)) },
        Part { heading: "Changed", kinds: by_kind(changed) },
        Part { heading: "No longer there", kinds: by_kind(diff.went.iter().map(plain)) },
    ];
    parts.into_iter().filter(|part| !part.kinds.is_empty()).collect()
}

/// The entries arrive kind by kind.
fn by_kind(entries: impl Iterator<Item = (Kind, Entry)>) -> Vec<(Kind, Vec<Entry>)> {
    let mut kinds: Vec<(Kind, Vec<Entry>)> = Vec::new();
    for (kind, entry) in entries {
        match kinds.last_mut() {
            Some((last, entries)) if *last == kind => entries.push(entry),
            _ => kinds.push((kind, vec![entry])),
        }
    }
    kinds
}
