//! `--resume-from FILE`: goes on with the lines that an earlier run wrote to FILE.
//!
//! In: the file, which may be missing, and the jobs of the same input as then. Each whole line of
//! the file must name the record that comes at its place, so that no record is lost or doubled where
//! the input is another one. A last line without its end is what a killed run left; it is cut, and its
//! record is done again. Two runs cannot write to one file at once.

use std::fs::{File, TryLockError};
use std::io::{BufRead, BufReader};
use std::path::Path;

use super::input::Jobs;
use super::output::Output;
use super::record::Named;
use crate::error::{Error, Result};

/// Opens the file behind its whole lines, takes as many jobs, and tells how many these are.
pub(super) fn open(path: &Path, jobs: &mut Jobs) -> Result<(Output, u64)> {
    let unwritable = |source| Error::Write { path: path.to_owned(), source };
    let file = File::options().read(true).write(true).create(true).truncate(false).open(path).map_err(unwritable)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            let reason = format!("another run writes to {}", path.display());
            return Err(Error::Refused { reason });
        }
        // A file system without locks leaves it to the user.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    let (done, whole) = skip(&file, path, jobs)?;
    Ok((Output::behind(file, path, whole)?, done))
}

/// Takes the job of each whole line; gives their number and the bytes that they take.
fn skip(file: &File, path: &Path, jobs: &mut Jobs) -> Result<(u64, u64)> {
    let mut reader = BufReader::new(file);
    let (mut done, mut whole) = (0, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        reader.read_until(b'\n', &mut line).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        if !line.ends_with(b"\n") {
            return Ok((done, whole));
        }
        check(&line, jobs).map_err(|reason| Error::Malformed {
            path: path.to_owned(),
            reason: format!("{}: {reason}; nothing was written", done + 1),
        })?;
        done += 1;
        whole += line.len() as u64;
    }
}

/// Whether the line answers the next job.
fn check(line: &[u8], jobs: &mut Jobs) -> std::result::Result<(), String> {
    let Ok(answer) = serde_json::from_slice::<Named>(line) else {
        return Err("not a line that newscv batch wrote".to_owned());
    };
    let Some(job) = jobs.next() else { return Err("the input has no record for this line".to_owned()) };
    let wanted = job.map_err(|error| error.to_string())?.id();
    if answer.id == wanted {
        return Ok(());
    }
    Err(format!("the line is about {}, but the input has {wanted} here", answer.id))
}
