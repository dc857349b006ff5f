//! `newscv snapshot`: dated copies of what was sent, what is new since, and whether they are whole.
//!
//! One module a subcommand: [`create`], [`list`] (with `show`), [`diff`], [`verify`]. [`build`] goes from
//! stored inputs to files, [`store`] puts these on the disk through [`disk`], [`find`] reads them back.

mod args;
mod build;
mod create;
mod diff;
mod disk;
mod find;
mod list;
mod store;
mod verify;

use std::process::ExitCode;

use super::terminal::{self, Terminal};
use crate::error::{Error, Result};
use crate::export::facts::{self, FactsFile};
pub(super) use args::SnapshotArgs;
use args::SnapshotCommand;
use find::Snapshot;

/// The exit code of `verify` where something is not as it was.
const FOUND: u8 = 3;

/// Runs the subcommand.
pub(super) fn run(args: &SnapshotArgs, terminal: Terminal) -> Result<ExitCode> {
    match &args.command {
        SnapshotCommand::Create(args) => create::run(args, terminal),
        SnapshotCommand::List(args) => list::list(args, terminal),
        SnapshotCommand::Show(args) => list::show(args),
        SnapshotCommand::Diff(args) => diff::run(args),
        SnapshotCommand::Verify(args) => return verify::run(args, terminal),
    }
    .map(|()| ExitCode::SUCCESS)
}

/// The facts that a snapshot holds.
fn facts(snapshot: &Snapshot) -> Result<FactsFile> {
    const FILE: &str = "facts.json";
    let (path, bytes) = (snapshot.place.join(FILE), snapshot.file(FILE)?);
    let fits = |file: &crate::snapshot::manifest::FileEntry| file.path == FILE && file.fits(&bytes);
    if !snapshot.manifest()?.outputs.iter().any(fits) {
        let reason = format!("cannot use {}: it was changed since the snapshot was made", path.display());
        return Err(Error::Refused { reason });
    }
    facts::read_facts(&bytes).map_err(|reason| Error::Malformed { path, reason: format!(" {reason}") })
}

/// Lines for the terminal, what it might obey spelled out.
fn lines(text: &str) -> String {
    text.lines().flat_map(|line| [terminal::visible(line), "\n".into()]).collect()
}
