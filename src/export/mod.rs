//! From a CV to files: one format a module, each a pure function from [`Cv`] to bytes.
//!
//! [`export`] chooses the writer. No writer knows where facts came from or another format.

mod json_resume;
mod link;
mod words;

use crate::cv::Cv;
use crate::error::Error;
use crate::keyword::keywords;
use crate::warning::Warning;

keywords! {
    /// A format that a CV can be written in.
    Format {
        /// `publications.bib` for BibTeX.
        Bibtex = "bibtex",
        /// `publications.biblatex.bib` for BibLaTeX.
        Biblatex = "biblatex",
        /// `publications.json`, CSL-JSON.
        Csl = "csl",
        /// `resume.json`, JSON Resume.
        JsonResume = "jsonresume",
        /// `latex/`: a style, sections and a document.
        Latex = "latex",
        /// `cv.pdf`.
        Pdf = "pdf",
        /// `cv.md`.
        Markdown = "markdown",
        /// `cv.html`.
        Html = "html",
        /// `rendercv.yaml`.
        Rendercv = "rendercv",
        /// `facts.json`, the interchange form.
        Facts = "facts",
    }
}

/// A file to write, relative to the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// With `/` between folders.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a writer made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    /// The files.
    pub files: Vec<OutputFile>,
    /// What could not be written as it is, such as a character that no font has.
    pub warnings: Vec<Warning>,
}

/// How to write.
#[derive(Clone, Debug, Default)]
pub struct Options {}

/// Writes `cv` in `format`.
///
/// # Errors
/// Where an option cannot be carried out (an unknown citation style, a faulty template).
pub fn export(cv: &Cv, format: Format, _options: &Options) -> Result<Outputs, Error> {
    match format {
        Format::JsonResume => Ok(json_resume::write(cv)),
        _ => Err(Error::Refused { reason: format!("the format '{format}' is not built yet") }),
    }
}
