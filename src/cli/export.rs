//! `newscv export`: the CV of a page, written to files.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::{ExportArgs, InputArgs};
use super::load::{self, Loaded};
use super::progress::Progress;
use super::terminal::Terminal;
use super::{depfile, fonts, interrupt, summary, user, watch, why, write};
use crate::cv::Cv;
use crate::date::Date;
use crate::error::{Error, Result};
use crate::export::pdf::PdfOptions;
use crate::export::{self, Format, Options, Outputs, Template};
use crate::page::Site;
use crate::resolve::{self, Inputs, check};
use crate::source::Input;
use crate::{extract, source};

/// Runs the subcommand.
pub(super) fn run(args: &ExportArgs, terminal: Terminal) -> Result<ExitCode> {
    interrupt::install();
    if args.watch {
        watch::run(|| user::settle(args), terminal, || export_once(args, terminal))?;
    } else {
        export_once(args, terminal)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn export_once(args: &ExportArgs, terminal: Terminal) -> Result<()> {
    let args = &user::settle(args)?;
    let loaded = load::load(&args.page, Some(args.out()))?;
    terminal.detail(&loaded.told());
    let (cv, inputs) = read_with(&loaded, &args.inputs, terminal)?;
    let lock = user::new_lock(&loaded, &inputs, &cv, args.locked)?;
    let mut options = options(args)?;
    if args.to.contains(&Format::Pdf) {
        for message in fonts::add_from_system(&cv, &mut options) {
            terminal.note(&message);
        }
    }
    let progress = Progress::new(&loaded, terminal);
    progress.step("writing the files");
    let outputs = write_formats(&cv, &args.to, &options).map_err(|error| placed(error, args))?;
    drop(progress);
    // The outputs depend on the lock, so that Make has to find it older.
    user::write_lock(&loaded, lock)?;
    let written = write::write_all(args.out(), &outputs.files)?;
    if let Some(path) = &args.depfile {
        depfile::write(path, args.out(), &outputs.files, &depfile::inputs(&loaded, args)?)?;
    }
    for warning in &outputs.warnings {
        terminal.note(&warning.to_string());
    }
    terminal.note(&summary::with_findings(&cv, check::check(&cv, &inputs).len()));
    terminal.note(&write::told(args.out(), &written));
    Ok(())
}

/// An error in a template with the folder that the user gave before its path.
pub(super) fn placed(error: Error, args: &ExportArgs) -> Error {
    match (error, &args.form.templates) {
        (Error::Malformed { path, reason }, Some(folder)) => Error::Malformed { path: folder.join(path), reason },
        (error, _) => error,
    }
}

/// The CV of what was loaded, and what the user gives beside it.
pub(super) fn read_with(loaded: &Loaded, args: &InputArgs, terminal: Terminal) -> Result<(Cv, Inputs)> {
    let (site, inputs) = read_page(loaded, args, terminal)?;
    Ok((make_cv(loaded, &site, &inputs, terminal)?, inputs))
}

/// The page of what was loaded, and what the user gives beside it.
pub(super) fn read_page(loaded: &Loaded, args: &InputArgs, terminal: Terminal) -> Result<(Site, Inputs)> {
    let progress = Progress::new(loaded, terminal);
    progress.step("reading the page");
    let site = source::read(&loaded.inputs)?;
    let inputs = inputs(loaded, &site, args)?;
    Ok((site, inputs))
}

/// The CV of a page. The curious are told why.
pub(super) fn make_cv(loaded: &Loaded, site: &Site, inputs: &Inputs, terminal: Terminal) -> Result<Cv> {
    let progress = Progress::new(loaded, terminal);
    progress.step("finding facts");
    let cv = resolve::resolve(extract::extract(site), inputs)?;
    drop(progress);
    if terminal.is_verbose() {
        for line in why::why(site, &cv) {
            terminal.detail(&line);
        }
    }
    Ok(cv)
}

/// The user's own bibliographies come before those of the site, as does the user's own resume.
pub(super) fn inputs(loaded: &Loaded, site: &Site, args: &InputArgs) -> Result<Inputs> {
    let folder = loaded.folder.as_deref();
    let (bib, resume) = user::given(args, folder)?;
    let bibliographies = bib.iter().map(|path| load::load_file(path)).collect::<Result<Vec<_>>>()?;
    let site_bibliographies = site.bibliographies.iter().filter_map(|path| find(loaded, path)).collect();
    let resume = match &resume {
        Some(path) => Some(load::load_file(path)?),
        None => site.resume.as_ref().and_then(|path| find(loaded, path)),
    };
    Ok(Inputs {
        bibliographies,
        site_bibliographies,
        resume,
        corrections: load::load_beside(folder, user::SETTINGS)?,
        lock: load::load_beside(folder, user::LOCK)?,
        as_of: None,
    })
}

fn find(loaded: &Loaded, path: &Arc<str>) -> Option<Input> {
    loaded.inputs.iter().find(|input| input.path == *path).cloned()
}

fn options(args: &ExportArgs) -> Result<Options> {
    Ok(Options {
        paper: args.form.paper,
        look: args.form.look.clone(),
        style: args.form.style.clone(),
        ascii: args.form.ascii,
        templates: args.form.templates.as_deref().map(templates).transpose()?.unwrap_or_default(),
        pdf: PdfOptions { fallback_fonts: fonts::given(&args.form.font)?, as_of: as_of(args), ..args.pdf.clone() },
    })
}

/// The date of creation that the user gives, else that of reproducible builds
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn as_of(args: &ExportArgs) -> Option<Date> {
    let epoch = || std::env::var("SOURCE_DATE_EPOCH").ok()?.trim().parse::<i64>().ok();
    args.as_of.or_else(|| Date::from_epoch(epoch()?))
}

fn templates(folder: &Path) -> Result<Vec<Template>> {
    let read = |input: Input| {
        let text = String::from_utf8(input.bytes.to_vec()).map_err(|_| Error::Malformed {
            path: folder.join(&*input.path),
            reason: " expected a template in UTF-8".to_owned(),
        })?;
        Ok(Template { path: input.path.to_string(), text })
    };
    load::load_folder(folder, None, |_| true)?.into_iter().map(read).collect()
}

/// Every format once, in the order asked for.
pub(super) fn write_formats(cv: &Cv, formats: &[Format], options: &Options) -> Result<Outputs> {
    let mut outputs = Outputs::default();
    for (at, format) in formats.iter().enumerate() {
        if !formats[..at].contains(format) {
            let made = export::export(cv, *format, options)?;
            outputs.files.extend(made.files);
            outputs.warnings.extend(made.warnings);
        }
    }
    Ok(outputs)
}
