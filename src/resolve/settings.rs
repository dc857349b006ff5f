//! `newscv.toml`: what the user says beside the page.
//!
//! In: the file. Out: [`Settings`]. An unknown key is an error with a suggestion, since a
//! correction that is silently ignored is worse than none.

use std::collections::BTreeMap;
use std::path::Path;

use rapidfuzz::distance::osa;
use serde::Deserialize;
use toml::{Spanned, Value};

use crate::error::Error;
use crate::source::Input;

/// The whole file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Whose CV it is.
    pub owner: OwnerSettings,
    /// Files to read beside the page.
    pub input: InputSettings,
    /// How to write.
    pub export: ExportSettings,
    /// Facts to change.
    pub(crate) correct: Vec<Spanned<Correction>>,
    /// Facts to leave out.
    pub(crate) drop: Vec<Spanned<Choice>>,
}

/// `[owner]`: what is given here is taken before what the page tells.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OwnerSettings {
    /// Full name.
    pub name: Option<String>,
    /// Other forms in which the name appears.
    pub names: Vec<String>,
    /// What the owner is, in a few words.
    pub label: Option<String>,
    /// Email address.
    pub email: Option<String>,
    /// Homepage.
    pub url: Option<String>,
    /// Where the owner works.
    pub affiliation: Option<String>,
    /// Town or country.
    pub location: Option<String>,
    /// Links to profiles elsewhere.
    pub profiles: Vec<String>,
}

/// `[input]`: paths relative to the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InputSettings {
    /// Bibliographies, as `--bib` gives them.
    pub bib: Vec<String>,
    /// A JSON Resume, as `--resume` gives it.
    pub resume: Option<String>,
}

/// `[export]`: what the options of `newscv export` say, which come first.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExportSettings {
    /// Formats to write.
    pub to: Vec<String>,
    /// Folder to write to.
    pub out: Option<String>,
    /// Sheet of PDF and LaTeX output.
    pub paper: Option<String>,
    /// Look of the PDF.
    pub look: Option<String>,
    /// Citation style of publication lists.
    pub style: Option<String>,
    /// Whether letters beyond ASCII are spelt as TeX commands.
    pub ascii: Option<bool>,
    /// Folder of templates.
    pub templates: Option<String>,
    /// The rule of citation keys: `{author}`, `{year}`, `{word}`, `{short}`, `{venue}` and letters.
    pub keys: Option<String>,
    /// What is for the PDF only.
    pub pdf: PdfSettings,
}

/// `[export.pdf]`: comes before what `[export]` says for all formats.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PdfSettings {
    /// Sheet.
    pub paper: Option<Spanned<String>>,
    /// Look.
    pub look: Option<Spanned<String>>,
    /// Millimetres.
    pub margins: Option<Spanned<Margins>>,
    /// Size of running text in points.
    pub size: Option<Spanned<f32>>,
    /// Language that the document says it is in, as RFC 5646 has it.
    pub language: Option<Spanned<String>>,
    /// Fonts for characters that the shipped ones do not have, as `--font` gives them.
    pub fonts: Vec<String>,
}

/// Margins as people write them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged, expecting = "expected a number of millimetres, or a list of four: top, right, bottom, left")]
pub enum Margins {
    /// The same on all sides.
    All(f32),
    /// Top, right, bottom, left.
    Each([f32; 4]),
}

impl Margins {
    /// Top, right, bottom, left.
    pub fn sides(&self) -> [f32; 4] {
        match self {
            Self::All(margin) => [*margin; 4],
            Self::Each(sides) => *sides,
        }
    }
}

/// `[[drop]]`, and the first half of `[[correct]]`: which fact. All that is given must fit.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Choice {
    /// Its name in the interchange form, the citation key of a publication.
    pub(crate) id: Option<String>,
    /// Its title, role or degree.
    pub(crate) title: Option<String>,
    /// The short name of a publication.
    pub(crate) short: Option<String>,
    /// A line that states it: `23` or `"about.md:23"`.
    pub(crate) line: Option<Line>,
    /// What sort of fact: `publication`, `award`, ….
    pub(crate) kind: Option<String>,
}

/// `[[correct]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Correction {
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) short: Option<String>,
    pub(crate) line: Option<Line>,
    pub(crate) kind: Option<String>,
    /// Fields to set.
    pub(crate) set: BTreeMap<Spanned<String>, Value>,
    /// Fields to clear.
    pub(crate) clear: Vec<Spanned<String>>,
}

impl Correction {
    /// Which fact it is about.
    pub(crate) fn choice(&self) -> Choice {
        Choice {
            id: self.id.clone(),
            title: self.title.clone(),
            short: self.short.clone(),
            line: self.line.clone(),
            kind: self.kind.clone(),
        }
    }
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(crate) enum Line {
    /// Of any file.
    Number(usize),
    /// Of a file: `about.md:23`.
    OfFile(String),
}

/// Reads `newscv.toml`.
///
/// # Errors
/// [`Error::Malformed`] with line, column and, for an unknown key, a suggestion.
pub fn read(input: &Input) -> Result<Settings, Error> {
    let text = std::str::from_utf8(&input.bytes)
        .map_err(|error| malformed(input, "", error.valid_up_to(), "expected text in UTF-8"))?;
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        malformed(input, text, at, &in_our_words(error.message()))
    })
}

/// An error at a byte of the file.
pub fn malformed(input: &Input, text: &str, at: usize, message: &str) -> Error {
    let before = text.get(..at).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Error::Malformed { path: Path::new(&*input.path).to_owned(), reason: format!("{line}:{column}: {message}") }
}

/// The message of the parser: `unknown field` becomes a suggestion.
fn in_our_words(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    match quoted.next() {
        Some(found) if message.starts_with("unknown field") => unknown("key", found, &quoted.collect::<Vec<_>>()),
        _ => {
            let message = message.lines().next().unwrap_or_default().trim_end_matches('.').replace('`', "'");
            // What TOML calls an array the others call a list.
            message.replace("a sequence", "a list").replace("sequence", "a list").replace("a map", "a table")
        }
    }
}

/// `unknown key 'nmae', did you mean 'name'?`
pub fn unknown(what: &str, found: &str, known: &[&str]) -> String {
    let nearest = known.iter().map(|known| (osa::distance(found.chars(), known.chars()), *known)).min();
    match nearest {
        Some((distance, known)) if distance <= 2.max(found.len() / 3) && distance * 2 <= found.len() => {
            format!("unknown {what} '{found}', did you mean '{known}'?")
        }
        _ => format!("unknown {what} '{found}', expected one of {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        let input = Input { path: "newscv.toml".into(), bytes: text.as_bytes().into() };
        read(&input).unwrap_err().to_string()
    }

    #[test]
    fn an_unknown_key_is_an_error_with_a_suggestion() {
        assert_eq!(
            error("[owner]\nnmae = \"Ada Weiss\"\n"),
            "newscv.toml:2:1: unknown key 'nmae', did you mean 'name'?"
        );
        assert_eq!(error("[input]\nzebra = 1\n"), "newscv.toml:2:1: unknown key 'zebra', expected one of bib, resume");
        assert_eq!(error("[[correct]]\nidd = \"x\"\n"), "newscv.toml:2:1: unknown key 'idd', did you mean 'id'?");
    }

    #[test]
    fn margins_are_one_number_or_four() {
        let margins = |value: &str| {
            let text = format!("[export.pdf]\nmargins = {value}\n");
            let settings = read(&Input { path: "newscv.toml".into(), bytes: text.as_bytes().into() });
            settings.map(|settings| format!("{:?}", settings.export.pdf.margins.unwrap().into_inner().sides()))
        };
        assert_eq!(margins("18").unwrap(), "[18.0, 18.0, 18.0, 18.0]");
        assert_eq!(margins("[20, 22.5, 20, 22.5]").unwrap(), "[20.0, 22.5, 20.0, 22.5]");
        assert_eq!(
            margins("[20, 22]").unwrap_err().to_string(),
            "newscv.toml:2:11: expected a number of millimetres, or a list of four: top, right, bottom, left"
        );
    }

    #[test]
    fn a_wrong_value_is_an_error_with_its_place() {
        assert_eq!(
            error("[export]\nascii = \"yes\"\n"),
            "newscv.toml:2:9: invalid type: string \"yes\", expected a boolean"
        );
    }
}
