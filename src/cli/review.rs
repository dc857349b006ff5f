//! `newscv review`: one HTML page on which a person checks the facts against the page.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::args::ReviewArgs;
use super::terminal::Terminal;
use super::{export, interrupt, load, summary, write};
use crate::error::{Error, Result};
use crate::export::OutputFile;
use crate::{extract, resolve, review, source};

/// Runs the subcommand.
pub(super) fn run(args: &ReviewArgs, terminal: Terminal) -> Result<()> {
    interrupt::install();
    let (folder, name) = place(&args.out)?;
    let loaded = load::load(&args.page, None)?;
    terminal.detail(&loaded.told());
    let site = source::read(&loaded.inputs)?;
    let inputs = export::inputs(&loaded, &site, &args.inputs)?;
    let mut cv = resolve::resolve(extract::extract(&site), &inputs)?;
    // The page shows what `check` reports, so that both send a person to the same places.
    cv.warnings = resolve::check::check(&cv, &inputs).into_iter().map(|finding| finding.warning).collect();
    let bytes = review::write(&site, &cv, &loaded.inputs);
    let written = write::write_all(folder, &[OutputFile { path: name, bytes }])?;
    terminal.note(&summary::with_findings(&cv, cv.warnings.len()));
    terminal.note(&write::told(folder, &written));
    if args.open { open(&args.out) } else { Ok(()) }
}

/// The folder and the name of the file to write.
fn place(out: &Path) -> Result<(&Path, String)> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match out.file_name().and_then(|name| name.to_str()) {
        Some(name) if !out.is_dir() => Ok((folder, name.to_owned())),
        _ => Err(Error::Write { path: out.to_owned(), source: io::Error::from(io::ErrorKind::IsADirectory) }),
    }
}

/// The program that opens a file as the desktop does.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(target_os = "windows") {
    "explorer"
} else {
    "xdg-open"
};

/// Opens the page without waiting for the browser. The path is absolute, so that none looks like
/// an option.
fn open(path: &Path) -> Result<()> {
    let cannot = |error: &io::Error| Error::Refused {
        reason: format!("cannot open {}: {OPENER} does not start: {error}", path.display()),
    };
    let path = std::fs::canonicalize(path).map_err(|error| cannot(&error))?;
    let mut command = Command::new(OPENER);
    command.arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop).map_err(|error| cannot(&error))
}
