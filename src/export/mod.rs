//! From a CV to files: one format a module, each a pure function from [`Cv`] to bytes.
//!
//! [`export`] chooses the writer. No writer knows where facts came from or another format.

pub(crate) mod arrange;
mod bib;
mod biblatex;
mod bibtex;
mod csl;
pub mod facts;
mod html;
mod json_resume;
pub mod latex;
pub(crate) mod link;
pub(crate) mod markdown;
mod outline;
pub mod pdf;
mod rendercv;
mod tex;
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

impl Outputs {
    /// One file and nothing to warn of.
    pub fn one(path: &str, bytes: Vec<u8>) -> Self {
        Self { files: vec![OutputFile { path: path.to_owned(), bytes }], warnings: Vec::new() }
    }
}

keywords! {
    /// The sheet that a PDF or LaTeX document is set on.
    Paper {
        /// 210 mm by 297 mm.
        A4 = "a4",
        /// 8.5 in by 11 in.
        Letter = "letter",
    }
}

/// A file of the user's template folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its path in the folder, with `/` between folders. It overrides the built-in template of
    /// the same path.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// How to write. What is `None` is left to the writer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The sheet.
    pub paper: Option<Paper>,
    /// The name of the PDF's look.
    pub look: Option<String>,
    /// The name of the citation style that publication lists follow.
    pub style: Option<String>,
    /// Whether bibliographies spell letters beyond ASCII as TeX commands; left to them, BibTeX does
    /// and BibLaTeX does not.
    pub ascii: Option<bool>,
    /// The user's own templates.
    pub templates: Vec<Template>,
    /// What only the PDF needs to know.
    pub pdf: pdf::PdfOptions,
}

/// Writes `cv` in `format`.
///
/// # Errors
/// Where an option cannot be carried out (an unknown citation style, a faulty template).
pub fn export(cv: &Cv, format: Format, options: &Options) -> Result<Outputs, Error> {
    match format {
        Format::Bibtex => Ok(bibtex::write(cv, charset(options, tex::Charset::Ascii))),
        Format::Biblatex => Ok(biblatex::write(cv, charset(options, tex::Charset::Unicode))),
        Format::Csl => Ok(csl::write(cv)),
        Format::Latex => latex::write(cv, options),
        Format::JsonResume => Ok(json_resume::write(cv)),
        Format::Html => Ok(html::write(cv)),
        Format::Markdown => Ok(markdown::write(cv)),
        Format::Rendercv => Ok(rendercv::write(cv)),
        Format::Facts => Ok(Outputs::one("facts.json", facts::write_facts(cv))),
        Format::Pdf => pdf::write_pdf(cv, options),
    }
}

/// What the user asks for, else the habit of the format.
fn charset(options: &Options, habit: tex::Charset) -> tex::Charset {
    match options.ascii {
        Some(true) => tex::Charset::Ascii,
        Some(false) => tex::Charset::Unicode,
        None => habit,
    }
}
