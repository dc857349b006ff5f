//! `latex/`: a style, sections and a document, for an existing CV build or to build at once.
//!
//! In: a [`Cv`] and the user's templates. Out: the files of `templates/latex/`, each rendered and
//! replaced by the user's template of the same path, and `publications.bib` for BibLaTeX. Sections
//! about which nothing is known are files with a comment only, so that a document that inputs them
//! builds. [`context`] says what the templates see, [`engine`] how they are written.

mod context;
mod engine;

use super::tex::Charset;
use super::{Options, OutputFile, Outputs, Template, biblatex, bibtex};
use crate::cv::Cv;
use crate::error::Error;

/// The folder of the format, and of its templates.
const FOLDER: &str = "latex/";

/// The templates in the binary: path and text.
const BUILT_IN: &[(&str, &str)] = &[
    ("latex/cv.tex", include_str!("../../../templates/latex/cv.tex")),
    ("latex/newscv.sty", include_str!("../../../templates/latex/newscv.sty")),
    ("latex/newscv-moderncv.sty", include_str!("../../../templates/latex/newscv-moderncv.sty")),
    ("latex/newscv-europasscv.sty", include_str!("../../../templates/latex/newscv-europasscv.sty")),
    ("latex/sections/owner.tex", include_str!("../../../templates/latex/sections/owner.tex")),
    ("latex/sections/publications.tex", include_str!("../../../templates/latex/sections/publications.tex")),
    ("latex/sections/awards.tex", include_str!("../../../templates/latex/sections/awards.tex")),
    ("latex/sections/service.tex", include_str!("../../../templates/latex/sections/service.tex")),
    ("latex/sections/talks.tex", include_str!("../../../templates/latex/sections/talks.tex")),
    ("latex/sections/experience.tex", include_str!("../../../templates/latex/sections/experience.tex")),
    ("latex/sections/education.tex", include_str!("../../../templates/latex/sections/education.tex")),
];

/// The templates in the binary, for a user to start from.
pub fn templates() -> Vec<Template> {
    BUILT_IN.iter().map(|(path, text)| Template { path: (*path).to_owned(), text: (*text).to_owned() }).collect()
}

/// Writes the folder.
///
/// # Errors
/// Where a template does not follow the syntax or asks for something that is not there.
pub(crate) fn write(cv: &Cv, options: &Options) -> Result<Outputs, Error> {
    let context = context::of(cv, options);
    let mut files = vec![OutputFile {
        path: format!("{FOLDER}publications.bib"),
        bytes: biblatex::bytes(cv, if options.ascii == Some(true) { Charset::Ascii } else { Charset::Unicode }),
    }];
    for template in chosen(&options.templates) {
        let text = engine::render(&template, &context)?;
        files.push(OutputFile { path: template.path, bytes: text.into_bytes() });
    }
    let warnings = cv.publications.iter().flat_map(|work| bibtex::warnings(work, Charset::Unicode)).collect();
    Ok(Outputs { files, warnings })
}

/// The built-in templates with the user's in their place, and the user's further ones behind them.
fn chosen(own: &[Template]) -> Vec<Template> {
    let mut chosen = templates();
    for template in own.iter().filter(|template| template.path.starts_with(FOLDER)) {
        match chosen.iter_mut().find(|other| other.path == template.path) {
            Some(other) => *other = template.clone(),
            None => chosen.push(template.clone()),
        }
    }
    chosen
}
