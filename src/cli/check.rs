//! `newscv check`: what a careful person would look at again, shown as a compiler shows it.

use std::borrow::Cow;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::args::{CheckArgs, Report};
use super::terminal::{self, Terminal};
use super::{export, load};
use crate::error::Result;
use crate::resolve::check::{self, Finding};
use crate::source::Input;
use crate::span::Lines;

/// Something is to look at.
const FOUND: u8 = 3;

/// Runs the subcommand. With `--deny` only findings of these codes change the exit code.
pub(super) fn run(args: &CheckArgs, terminal: Terminal) -> Result<ExitCode> {
    let loaded = load::load(&args.page, None)?;
    terminal.detail(&loaded.told());
    let (site, inputs) = export::read_page(&loaded, &args.inputs, terminal)?;
    let make = || export::make_cv(&loaded, &site, &inputs, terminal);
    let (cv, of_bibliographies) = rayon::join(make, || check::bibliographies(&inputs));
    let findings = check::findings(&cv?, of_bibliographies);
    let files: Vec<&Input> =
        loaded.inputs.iter().chain(&inputs.bibliographies).chain(&inputs.site_bibliographies).collect();
    match args.format {
        Report::Text => {
            terminal::print(text(&findings, &files, terminal.color()).as_bytes())?;
            terminal.note(&told(&findings));
        }
        Report::Json => terminal::print(json(&findings, &files).as_bytes())?,
    }
    let denied = |finding: &Finding| args.deny.is_empty() || args.deny.iter().any(|code| code == finding.warning.code);
    Ok(if findings.iter().any(denied) { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

fn told(findings: &[Finding]) -> String {
    match findings.len() {
        0 => "nothing to look at".to_owned(),
        1 => "1 thing to look at".to_owned(),
        count => format!("{count} things to look at"),
    }
}

/// The lines of a file that a finding is about, decoded, and the range of its words in them.
struct Excerpt<'a> {
    text: Cow<'a, str>,
    line: usize,
    column: usize,
    range: std::ops::Range<usize>,
}

/// The most bytes of a line that are shown: a page may be one line.
const LONGEST_LINE: usize = 240;

/// The files that findings are about, and where their lines are. A page may be one line with ten
/// thousand findings: columns are counted on from the finding before.
struct Excerpts<'a> {
    files: Vec<(&'a Input, Lines)>,
    /// The file and byte of the last finding, and its column, counted from zero.
    last: Option<(usize, usize, usize)>,
}

impl<'a> Excerpts<'a> {
    fn of(files: &[&'a Input]) -> Self {
        Self { files: files.iter().map(|file| (*file, Lines::new(&file.bytes))).collect(), last: None }
    }

    fn excerpt(&mut self, finding: &Finding) -> Option<Excerpt<'a>> {
        let place = finding.warning.place.as_ref()?;
        let file = self.files.iter().position(|(file, _)| file.path == place.file)?;
        let (input, lines) = &self.files[file];
        let bytes: &'a [u8] = &input.bytes;
        // A repaired letter's span may end inside a letter of the file; what is shown does not.
        let start = boundary(bytes, place.span.start.min(bytes.len()));
        let end = boundary_behind(bytes, place.span.end.min(bytes.len()));
        let line = lines.line(start);
        let line_start = lines.start(line).unwrap_or(0);
        let line_end = lines.start(line + 1).map_or(bytes.len(), |next| without_end(bytes, line_start, next));
        let column = self.column(file, bytes, line_start, start);
        // A span over several lines is shown by its first.
        let end = end.clamp(start, line_end.max(start));
        let from =
            if start - line_start > LONGEST_LINE { boundary(bytes, start - LONGEST_LINE / 4) } else { line_start };
        let to = boundary(bytes, line_end.min(end.max(from + LONGEST_LINE)).max(start));
        let text = String::from_utf8_lossy(&bytes[from..to]);
        let before = String::from_utf8_lossy(&bytes[from..start]).len();
        let words = String::from_utf8_lossy(&bytes[start..end.min(to)]).len();
        let range = text.floor_char_boundary(before)..text.ceil_char_boundary(before + words);
        Some(Excerpt { text: harmless(text), line: place.line, column: column + 1, range })
    }

    /// How many letters of its line stand before a byte.
    fn column(&mut self, file: usize, bytes: &[u8], line_start: usize, at: usize) -> usize {
        let known = self.last.filter(|(of, before, _)| *of == file && (line_start..=at).contains(before));
        let (from, counted) = known.map_or((line_start, 0), |(_, before, column)| (before, column));
        let column = counted + String::from_utf8_lossy(&bytes[from..at]).chars().count();
        self.last = Some((file, at, column));
        column
    }
}

/// The end of a line without what ends it.
fn without_end(bytes: &[u8], start: usize, next: usize) -> usize {
    let ends = bytes[start..next].iter().rev().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    next - ends
}

/// The text without what a terminal would obey: a space for each of its bytes keeps the range.
fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(terminal::is_unsafe) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if terminal::is_unsafe(letter) {
            out.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

/// The start of the letter at or before `at`.
fn boundary(bytes: &[u8], at: usize) -> usize {
    (0..=at).rev().find(|at| bytes.get(*at).is_none_or(|byte| byte & 0xC0 != 0x80)).unwrap_or(0)
}

/// The start of the letter at or behind `at`, or the end of the bytes.
fn boundary_behind(bytes: &[u8], at: usize) -> usize {
    (at..bytes.len()).find(|at| bytes[*at] & 0xC0 != 0x80).unwrap_or(bytes.len())
}

fn text(findings: &[Finding], files: &[&Input], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    let mut excerpts = Excerpts::of(files);
    for finding in findings {
        let message = terminal::visible(&finding.warning.message);
        let title = Level::WARNING.primary_title(message.clone()).id(finding.warning.code);
        let group = match (excerpts.excerpt(finding), &finding.warning.place) {
            (Some(excerpt), Some(place)) => {
                let words = AnnotationKind::Primary.span(excerpt.range);
                let snippet = Snippet::source(excerpt.text).line_start(excerpt.line).path(place.file.to_string());
                title.element(snippet.annotation(words))
            }
            (None, Some(place)) => title.element(Origin::path(place.file.to_string()).line(place.line)),
            _ => annotate_snippets::Group::with_title(title),
        };
        out.push_str(&renderer.render(&[group.element(Level::HELP.message(finding.help))]));
        out.push_str("\n\n");
    }
    out
}

fn json(findings: &[Finding], files: &[&Input]) -> String {
    let mut excerpts = Excerpts::of(files);
    let mut one = |finding: &Finding| {
        let place = finding.warning.place.as_ref();
        json!({
            "file": place.map(|place| place.file.to_string()),
            "line": place.map(|place| place.line),
            "column": excerpts.excerpt(finding).map(|excerpt| excerpt.column),
            "start": place.map(|place| place.span.start),
            "end": place.map(|place| place.span.end),
            "code": finding.warning.code,
            "message": finding.warning.message,
            "help": finding.help,
        })
    };
    let all = json!({ "version": 1, "findings": findings.iter().map(&mut one).collect::<Vec<_>>() });
    format!("{}\n", terminal::visible_json(&format!("{all:#}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_ends_inside_a_letter_is_shown_to_the_letters_end() {
        let bytes = "ğŸ: a paper".as_bytes();
        assert_eq!(boundary(bytes, 3), 2);
        assert_eq!(boundary_behind(bytes, 3), 4);
        assert_eq!(boundary_behind(bytes, bytes.len()), bytes.len());
    }
}
