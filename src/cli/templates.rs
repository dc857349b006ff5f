//! `newscv templates`: the built-in templates, listed or copied to start one's own from.

use std::path::Path;

use super::args::TemplatesArgs;
use super::terminal::{self, Terminal};
use super::write;
use crate::error::{Error, Result};
use crate::export::{OutputFile, latex};

/// Runs the subcommand.
pub(super) fn run(args: &TemplatesArgs, terminal: Terminal) -> Result<()> {
    match &args.copy {
        Some(folder) => copy(folder, terminal),
        None => list(),
    }
}

fn list() -> Result<()> {
    let paths: String = latex::templates().iter().flat_map(|template| [template.path.as_str(), "\n"]).collect();
    terminal::print(paths.as_bytes())
}

/// Copies all, or none where one would replace a file that is there.
fn copy(folder: &Path, terminal: Terminal) -> Result<()> {
    let file =
        |template: crate::export::Template| OutputFile { path: template.path, bytes: template.text.into_bytes() };
    let files: Vec<OutputFile> = latex::templates().into_iter().map(file).collect();
    let is_other = |file: &&OutputFile| std::fs::read(folder.join(&file.path)).is_ok_and(|bytes| bytes != file.bytes);
    if let Some(own) = files.iter().find(is_other) {
        let path = folder.join(&own.path);
        let reason = format!("{} is there and differs; nothing was copied", path.display());
        return Err(Error::Refused { reason });
    }
    let written = write::write_all(folder, &files)?;
    terminal.note(&write::told(folder, &written));
    Ok(())
}
