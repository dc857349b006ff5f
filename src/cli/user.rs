//! What the user keeps beside the page: `newscv.toml` with its options and paths, `newscv.lock`
//! with the citation keys.
//!
//! Options on the command line come before those of the file. Paths in the file are relative to
//! it. The lock is written where `newscv.toml` or a lock lies beside the page already, so that a
//! look at a page leaves nothing behind.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::args::{ExportArgs, InputArgs};
use super::load::{self, Loaded};
use super::write;
use crate::cv::Cv;
use crate::error::{Error, Result};
use crate::export::pdf::Look;
use crate::export::{Format, OutputFile};
use crate::resolve::Inputs;
use crate::resolve::settings::{self, PdfSettings, Settings};
use crate::source::Input;

/// The formats that are written where nobody says which.
const FORMATS: &[Format] = &[Format::Bibtex, Format::JsonResume, Format::Pdf];

/// The name of the file of settings.
pub(super) const SETTINGS: &str = "newscv.toml";

/// The name of the lock.
pub(super) const LOCK: &str = "newscv.lock";

/// The settings beside the page, where there are any.
pub(super) fn settings(folder: Option<&Path>) -> Result<Option<(Input, Settings)>> {
    let Some(input) = load::load_beside(folder, SETTINGS)? else { return Ok(None) };
    let settings = settings::read(&input)?;
    Ok(Some((input, settings)))
}

/// The arguments with what the settings of the page's folder add to them.
pub(super) fn settle(args: &ExportArgs) -> Result<ExportArgs> {
    let mut args = args.clone();
    let folder = load::folder(&args.page);
    if let Some((input, settings)) = settings(folder.as_deref())? {
        let export = &settings.export;
        let beside = |path: &String| folder.as_deref().unwrap_or(Path::new(".")).join(path);
        if args.to.is_empty() {
            args.to = export.to.iter().map(|word| parsed(&input, word)).collect::<Result<_>>()?;
        }
        pdf(&mut args, &export.pdf, &input)?;
        if args.form.paper.is_none() {
            args.form.paper = export.paper.as_ref().map(|word| parsed(&input, word)).transpose()?;
        }
        args.out = args.out.or_else(|| export.out.as_ref().map(beside));
        args.form.templates = args.form.templates.or_else(|| export.templates.as_ref().map(beside));
        args.form.font.extend(export.pdf.fonts.iter().map(beside));
        args.form.look = args.form.look.or_else(|| export.look.clone());
        args.form.style = args.form.style.or_else(|| export.style.clone());
        args.form.ascii = args.form.ascii.or(export.ascii);
    }
    (args.inputs.bib, args.inputs.resume) = given(&args.inputs, folder.as_deref())?;
    if args.to.is_empty() {
        args.to = FORMATS.to_vec();
    }
    Ok(args)
}

/// Adds `[export.pdf]` to what the command line says.
fn pdf(args: &mut ExportArgs, settings: &PdfSettings, input: &Input) -> Result<()> {
    let text = String::from_utf8_lossy(&input.bytes);
    let fail = |at: usize, message: &str| settings::malformed(input, &text, at, message);
    if let Some(margins) = &settings.margins {
        args.pdf.margins = Some(margins.get_ref().sides());
        args.pdf.check().map_err(|message| fail(margins.span().start, &message))?;
    }
    if let Some(size) = &settings.size {
        args.pdf.size = Some(*size.get_ref());
        args.pdf.check().map_err(|message| fail(size.span().start, &message))?;
    }
    if let Some(language) = &settings.language {
        args.pdf.language = Some(language.get_ref().clone());
        args.pdf.check().map_err(|message| fail(language.span().start, &message))?;
    }
    if let (None, Some(look)) = (&args.form.look, &settings.look) {
        let word = look.get_ref().parse::<Look>().map_err(|error| fail(look.span().start, &error.to_string()))?;
        args.form.look = Some(word.to_string());
    }
    if let (None, Some(paper)) = (args.form.paper, &settings.paper) {
        let paper = paper.get_ref().parse().map_err(|error| fail(paper.span().start, &format!("{error}")));
        args.pdf.paper = Some(paper?);
    }
    Ok(())
}

fn parsed<T: FromStr>(input: &Input, word: &str) -> Result<T>
where
    T::Err: std::fmt::Display,
{
    let text = String::from_utf8_lossy(&input.bytes);
    let at = text.find(word).unwrap_or(0);
    word.parse().map_err(|error| settings::malformed(input, &text, at, &format!("{error}")))
}

/// The bibliographies and the resume that the user gives: those of the command line, else those
/// of the settings.
pub(super) fn given(args: &InputArgs, folder: Option<&Path>) -> Result<(Vec<PathBuf>, Option<PathBuf>)> {
    let settings = settings(folder)?.map(|(_, settings)| settings.input).unwrap_or_default();
    let beside = |path: &String| folder.unwrap_or(Path::new(".")).join(path);
    let bib = if args.bib.is_empty() { settings.bib.iter().map(beside).collect() } else { args.bib.clone() };
    let resume = args.resume.clone().or_else(|| settings.resume.as_ref().map(beside));
    Ok((bib, resume))
}

/// The lock that this run has to write: `None` where it is as it should be, or where none is kept.
///
/// # Errors
/// With `locked`, where the lock would change.
pub(super) fn new_lock(loaded: &Loaded, inputs: &Inputs, cv: &Cv, locked: bool) -> Result<Option<OutputFile>> {
    let kept = inputs.lock.is_some() || inputs.corrections.is_some();
    if loaded.folder.is_none() || !(kept || locked) {
        return Ok(None);
    }
    let bytes = cv.lock.to_bytes();
    if inputs.lock.as_ref().is_some_and(|lock| *lock.bytes == *bytes) {
        return Ok(None);
    }
    if locked {
        let reason = format!("{LOCK} would change; run without --locked to have it written");
        return Err(Error::Refused { reason });
    }
    Ok(Some(OutputFile { path: LOCK.to_owned(), bytes }))
}

/// Writes the lock beside the page.
pub(super) fn write_lock(loaded: &Loaded, lock: Option<OutputFile>) -> Result<()> {
    if let (Some(folder), Some(lock)) = (&loaded.folder, lock) {
        write::write_all(folder, &[lock])?;
    }
    Ok(())
}
