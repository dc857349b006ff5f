//! One record of a batch: what it asks for, and the line that answers it.
//!
//! In: a line such as `{"id": 7, "path": "about.md", "bib": "papers.bib"}`, where `id` may be any
//! JSON value and comes back as it is. Either `path` names a page or the folder of a site, or `text`
//! holds the page, and then `name` may tell what it is called (`index.html` is read as HTML). `bib`
//! is the path of a bibliography or a list of paths, `bib_text` a bibliography itself. Out: `{"id":
//! 7, "facts": {…}}` in the interchange form, or `{"id": 7, "error": "…"}`.

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::super::{load, terminal};
use super::input::LONGEST;
use crate::error::{Error, Result};
use crate::export::facts::FactsFile;
use crate::resolve::{self, Inputs};
use crate::source::Input;
use crate::{extract, source};

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Job {
    /// A record, as it was read.
    Line(Arc<[u8]>),
    /// A record that is too long to be held.
    TooLong,
    /// A page that the arguments name.
    Page(PathBuf),
}

/// What a job gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// A line with its end.
    pub(super) line: Vec<u8>,
    /// Whether it says why there are no facts.
    pub(super) is_error: bool,
}

/// The line that is written.
#[derive(Debug, Serialize)]
struct Line<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<FactsFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// A record.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    /// Read on its own, by [`Job::id`], so that a record that cannot be read keeps it.
    #[serde(default, rename = "id")]
    _id: IgnoredAny,
    path: Option<PathBuf>,
    text: Option<String>,
    name: Option<String>,
    #[serde(default)]
    bib: Paths,
    bib_text: Option<String>,
}

/// No path, one, or several.
#[derive(Debug, Default, Deserialize)]
#[serde(untagged, expecting = "expected the path of a bibliography or a list of paths")]
enum Paths {
    #[default]
    None,
    One(PathBuf),
    Several(Vec<PathBuf>),
}

/// The part of a record, or of an answer, that tells which it is.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Named {
    /// `null` where there is none.
    #[serde(default)]
    pub(super) id: Value,
}

impl Job {
    /// The name of the record; `null` where none can be read.
    pub(super) fn id(&self) -> Value {
        match self {
            Self::Line(line) if is_object(line) => serde_json::from_slice::<Named>(line).unwrap_or_default().id,
            Self::Line(_) | Self::TooLong => Value::Null,
            Self::Page(path) => Value::from(path.to_string_lossy()),
        }
    }

    /// Does the job. Whatever happens, there is an answer: a fault of the program in one page of an
    /// archive must not cost the others.
    pub(super) fn answer(&self) -> Answer {
        let done = panic::catch_unwind(AssertUnwindSafe(|| self.facts()));
        let (facts, error) = match done {
            Ok(Ok(facts)) => (Some(facts), None),
            Ok(Err(error)) => (None, Some(error.to_string())),
            Err(_) => (None, Some("a fault of newscv stopped it; please report this record".to_owned())),
        };
        let is_error = error.is_some();
        let line = Line { id: &self.id(), facts, error };
        let json = serde_json::to_string(&line).unwrap_or_default();
        Answer { line: (terminal::visible_json(&json).into_owned() + "\n").into_bytes(), is_error }
    }

    fn facts(&self) -> Result<FactsFile> {
        match self {
            Self::Line(line) if !is_object(line) => Err(refused("expected an object")),
            Self::Line(line) => facts(serde_json::from_slice(line).map_err(|error| refused(&told(&error)))?),
            Self::TooLong => {
                let limit = format!("{} MiB", LONGEST >> 20);
                Err(Error::TooLarge { what: "the record".to_owned(), limit })
            }
            Self::Page(path) => facts(Record { path: Some(path.clone()), ..Record::default() }),
        }
    }
}

/// A list is none, though the parser takes its parts for fields in their order.
fn is_object(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{")
}

fn facts(record: Record) -> Result<FactsFile> {
    let paths = match record.bib {
        Paths::None => Vec::new(),
        Paths::One(path) => vec![path],
        Paths::Several(paths) => paths,
    };
    let mut bibliographies = paths.iter().map(|path| load::load_file(path)).collect::<Result<Vec<_>>>()?;
    bibliographies.extend(record.bib_text.map(|text| given("bib_text", text)));
    let pages = match (record.path, record.text) {
        (Some(path), None) if path == Path::new("-") => return Err(refused("'path' cannot be standard input")),
        (Some(path), None) => load::load(&path, None)?.inputs,
        (None, Some(text)) => vec![given(record.name.as_deref().unwrap_or("-"), text)],
        (Some(_), Some(_)) => return Err(refused("expected either 'path' or 'text', found both")),
        (None, None) => return Err(refused("expected 'path' or 'text', found neither")),
    };
    let facts = extract::extract(&source::read(&pages)?);
    let cv = resolve::resolve(facts, &Inputs { bibliographies, ..Inputs::default() })?;
    Ok(FactsFile::from(&cv))
}

fn given(name: &str, text: String) -> Input {
    Input { path: name.into(), bytes: text.into_bytes().into() }
}

fn refused(reason: &str) -> Error {
    Error::Refused { reason: format!("not a record: {reason}") }
}

/// The parser's words in ours: `unknown field 'bibb', expected one of 'id', … (column 12)`.
fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default().replace('`', "'");
    format!("{what} (column {})", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(line: &str) -> String {
        String::from_utf8(Job::Line(line.as_bytes().into()).answer().line).unwrap()
    }

    #[test]
    fn a_bad_record_says_what_is_wrong_and_keeps_its_name() {
        let cases = [
            ("{", r#"{"id":null,"error":"not a record: EOF while parsing an object (column 1)"}"#),
            (r#"[7, "a.md"]"#, r#"{"id":null,"error":"not a record: expected an object"}"#),
            (
                r#"{"id":7,"text":"","bib":3}"#,
                r#"{"id":7,"error":"not a record: expected the path of a bibliography or a list of paths (column 26)"}"#,
            ),
            (r#"{"id":7}"#, r#"{"id":7,"error":"not a record: expected 'path' or 'text', found neither"}"#),
            (
                r#"{"id":{"a":[1]},"path":"x","text":""}"#,
                r#"{"id":{"a":[1]},"error":"not a record: expected either 'path' or 'text', found both"}"#,
            ),
            (r#"{"id":"a","path":"-"}"#, r#"{"id":"a","error":"not a record: 'path' cannot be standard input"}"#),
            (
                r#"{"id":"a","path":"no/such.md"}"#,
                r#"{"id":"a","error":"cannot read no/such.md: no such file or directory"}"#,
            ),
            (
                r#"{"id":"a","txt":""}"#,
                r#"{"id":"a","error":"not a record: unknown field 'txt', expected one of 'id', 'path', 'text', 'name', 'bib', 'bib_text' (column 15)"}"#,
            ),
        ];
        for (line, expected) in cases {
            assert_eq!(answer(line), format!("{expected}\n"));
        }
    }

    #[test]
    fn control_characters_are_escaped_so_that_a_line_stays_a_line() {
        let said = answer("{\"id\":\"\u{9b}\u{2028}\u{85}\",\"path\":\"\u{202e}\"}");
        assert_eq!(
            said,
            "{\"id\":\"\\u009b\\u2028\\u0085\",\"error\":\"cannot read \\u202e: no such file or directory\"}\n"
        );
    }

    #[test]
    fn a_bibliography_comes_as_text_or_as_paths() {
        let bib = "@misc{k, title = {Sand in Socks}, author = {Weiss, Ada}}";
        let line = serde_json::json!({"id": 1, "text": "# Ada Weiss", "bib_text": bib}).to_string();
        assert!(answer(&line).contains(r#""title":"Sand in Socks""#), "{}", answer(&line));
        let absent = r#"{"text":"","bib":["a.bib","b.bib"]}"#;
        assert_eq!(answer(absent), "{\"id\":null,\"error\":\"cannot read a.bib: no such file or directory\"}\n");
    }
}
