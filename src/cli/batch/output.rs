//! Where the lines of a batch go, each whole: standard output, or the file that `--resume-from` names.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use indicatif::ProgressBar;

use super::super::{interrupt, terminal};
use super::counted;
use crate::error::{Error, Result};

/// Held while a line is written: how many this run has written.
static WRITTEN: Mutex<u64> = Mutex::new(0);

/// How often, and how long each time, a request to end waits for the line that is being written. A
/// reader that has stopped must not keep the process for ever.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(10);

/// Where lines go.
#[derive(Debug)]
pub(super) enum Output {
    /// To whoever reads standard output.
    Stdout,
    /// Behind the lines of an earlier run.
    File {
        /// Open for writing, at its end.
        file: File,
        /// Its name.
        path: PathBuf,
        /// The length of its whole lines.
        whole: u64,
    },
}

impl Output {
    /// Standard output.
    pub(super) fn stdout() -> Self {
        Self::Stdout
    }

    /// Behind the first `whole` bytes of a file. What stands behind them goes.
    pub(super) fn behind(mut file: File, path: &Path, whole: u64) -> Result<Self> {
        let cut = file.set_len(whole).and_then(|()| file.seek(SeekFrom::Start(whole)));
        cut.map_err(|source| Error::Write { path: path.to_owned(), source })?;
        Ok(Self::File { file, path: path.to_owned(), whole })
    }

    /// Writes a line. Where that fails, a file keeps its whole lines only.
    pub(super) fn write(&mut self, line: &[u8]) -> Result<()> {
        let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
        match self {
            Self::Stdout => {
                let mut stdout = io::stdout().lock();
                let path = || PathBuf::from("standard output");
                stdout
                    .write_all(line)
                    .and_then(|()| stdout.flush())
                    .map_err(|source| Error::Write { path: path(), source })?;
            }
            Self::File { file, path, whole } => {
                if let Err(source) = file.write_all(line) {
                    // Where even this fails the next run cuts the line.
                    let _ = file.set_len(*whole);
                    return Err(Error::Write { path: path.clone(), source });
                }
                *whole += line.len() as u64;
            }
        }
        *written += 1;
        Ok(())
    }
}

/// Lets a request to end come between two lines. `before` records were done by earlier runs.
pub(super) fn install_interrupt(bar: &ProgressBar, before: u64) {
    let bar = bar.clone();
    interrupt::install_with(move || {
        let mut tries = 0;
        let written = loop {
            match WRITTEN.try_lock() {
                Ok(written) => break Some(written),
                Err(_) if tries == TRIES => break None,
                Err(_) => thread::sleep(PAUSE),
            }
            tries += 1;
        };
        bar.finish_and_clear();
        let done = written.as_ref().map(|written| counted(before + **written, "record"));
        let done = done.as_deref().unwrap_or("a part of a line");
        terminal::error(&format!("interrupted after {done}; --resume-from FILE goes on behind what FILE holds"));
        process::exit(i32::from(interrupt::EXIT_CODE));
    });
}
