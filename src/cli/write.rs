//! Output files that appear whole and together, or not at all.
//!
//! Every file is written to a temporary file in its own folder and synced; then all are renamed
//! to their places. Where a rename fails, those before it are undone. A file whose bytes would be
//! the same is left alone, so that a build behind it does not run again. Runs that write to one
//! folder at once wait for each other by a lock on the folder, which also tells the leftovers of
//! a run that was killed from the work of one that runs: the next run removes them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::interrupt;
use crate::error::{Error, Result};
use crate::export::OutputFile;

/// How the names of temporary files begin.
const PREFIX: &str = ".newscv-";

/// What became of one output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Relative to the output folder.
    pub(super) path: String,
    /// Whether it had other bytes before, or none.
    pub(super) changed: bool,
}

impl Written {
    fn new((file, staged): (&OutputFile, &Option<Staged>)) -> Self {
        Self { path: file.path.clone(), changed: staged.is_some() }
    }
}

/// Writes `files` below `folder`, all or none.
pub(super) fn write_all(folder: &Path, files: &[OutputFile]) -> Result<Vec<Written>> {
    let mut folders = Folders::default();
    write_into(folder, files, &mut folders).inspect_err(|_| folders.undo())
}

fn write_into(folder: &Path, files: &[OutputFile], folders: &mut Folders) -> Result<Vec<Written>> {
    folders.make(folder)?;
    let lock = Lock::new(folder);
    for file in files {
        let target = place(folder, &file.path)?;
        let parent = target.parent().unwrap_or(folder);
        folders.make(parent)?;
        lock.sweep(parent);
    }
    let stage = || files.iter().map(|file| stage(&folder.join(&file.path), &file.bytes)).collect::<Result<Vec<_>>>();
    interrupt::guard(stage, |staged| {
        let written = files.iter().zip(&staged).map(Written::new).collect();
        commit(staged)?;
        Ok(written)
    })
}

/// One line that tells what was written and what was left alone.
pub(super) fn told(folder: &Path, written: &[Written]) -> String {
    let names = |changed: bool| {
        let of = written.iter().filter(|file| file.changed == changed);
        of.map(|file| folder.join(&file.path).display().to_string()).collect::<Vec<_>>().join(", ")
    };
    match (names(true), names(false)) {
        (new, same) if same.is_empty() => format!("wrote {new}"),
        (new, same) if new.is_empty() => format!("unchanged: {same}"),
        (new, same) => format!("wrote {new}; unchanged: {same}"),
    }
}

/// A file that is ready to be renamed to its place. What is temporary goes when this is dropped.
#[derive(Debug)]
struct Staged {
    temporary: TempPath,
    target: PathBuf,
    /// The former file under a second name, until all are in place.
    former: Option<TempPath>,
}

/// Where a file goes: below the folder, whatever its name says.
fn place(folder: &Path, path: &str) -> Result<PathBuf> {
    let target = folder.join(path);
    if Path::new(path).components().all(|part| matches!(part, Component::Normal(_))) {
        return Ok(target);
    }
    let source = io::Error::new(io::ErrorKind::InvalidFilename, "not a path below the output folder");
    Err(Error::Write { path: target, source })
}

/// Writes the temporary file for `target`; `None` where it is there already, byte for byte.
fn stage(target: &Path, bytes: &[u8]) -> Result<Option<Staged>> {
    interrupt::pending()?;
    // A symbolic link stays: the file that it stands for is replaced.
    let real = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    stage_beside(&real, bytes).map_err(|source| Error::Write { path: target.to_owned(), source })
}

fn stage_beside(target: &Path, bytes: &[u8]) -> io::Result<Option<Staged>> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let former = match fs::metadata(target) {
        Ok(metadata) if metadata.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(metadata) => Some(metadata),
        Err(_) => None,
    };
    if former.is_some() && fs::read(target).is_ok_and(|now| now == bytes) {
        return Ok(None);
    }
    let mut file = new_file(folder)?;
    file.write_all(bytes)?;
    if let Some(metadata) = &former {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.as_file().sync_all()?;
    let former = former.map(|_| second_name(target, folder)).transpose()?;
    Ok(Some(Staged { temporary: file.into_temp_path(), target: target.to_owned(), former }))
}

#[cfg(unix)]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // What any new file gets; the process's mask takes its share.
    Builder::new().prefix(PREFIX).permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    Builder::new().prefix(PREFIX).tempfile_in(folder)
}

/// A hard link to the file, or a copy where the file system has no links.
fn second_name(target: &Path, parent: &Path) -> io::Result<TempPath> {
    let linked = Builder::new().prefix(PREFIX).make_in(parent, |path| fs::hard_link(target, path));
    if let Ok(link) = linked {
        return Ok(link.into_temp_path());
    }
    let copy = Builder::new().prefix(PREFIX).tempfile_in(parent)?.into_temp_path();
    fs::copy(target, &copy)?;
    Ok(copy)
}

/// Renames all to their places, or none.
fn commit(staged: Vec<Option<Staged>>) -> Result<()> {
    let mut done: Vec<(PathBuf, Option<TempPath>)> = Vec::new();
    for Staged { temporary, target, former } in staged.into_iter().flatten() {
        if let Err(error) = temporary.persist(&target) {
            undo(done);
            return Err(Error::Write { path: target, source: error.error });
        }
        done.push((target, former));
    }
    for (target, _) in &done {
        sync_folder(target);
    }
    Ok(())
}

/// Puts the former files back. Where even that fails there is nothing better to do.
fn undo(done: Vec<(PathBuf, Option<TempPath>)>) {
    for (target, former) in done.into_iter().rev() {
        let _ = match former {
            Some(former) => former.persist(&target).map_err(|error| error.error),
            None => fs::remove_file(&target),
        };
    }
}

/// Makes the new name last beyond a loss of power, where the system lets a folder be synced.
fn sync_folder(target: &Path) {
    if let Some(Ok(folder)) = target.parent().map(File::open) {
        let _ = folder.sync_all();
    }
}

/// The folders that this run made, outermost first.
#[derive(Debug, Default)]
struct Folders {
    made: Vec<PathBuf>,
}

impl Folders {
    /// Makes `folder` and those above it that are missing.
    fn make(&mut self, folder: &Path) -> Result<()> {
        let missing: Vec<&Path> =
            folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
        for above in missing.into_iter().rev() {
            match fs::create_dir(above) {
                Ok(()) => self.made.push(above.to_owned()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(source) => return Err(Error::Write { path: above.to_owned(), source }),
            }
        }
        Ok(())
    }

    /// Removes those that this run made and that are empty.
    fn undo(&self) {
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// A lock on the output folder, held while the value lives.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where the system gives no lock on a folder; then leftovers stay.
    held: Option<File>,
}

impl Lock {
    /// Waits until no other run holds it.
    pub(super) fn new(folder: &Path) -> Self {
        let held = File::open(folder).ok().filter(|folder| folder.lock().is_ok());
        Self { held }
    }

    /// Whether nobody else is at work in the folder.
    pub(super) fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Removes what a killed run left in `folder`: with the lock held nobody else is at work.
    fn sweep(&self, folder: &Path) {
        let Some(Ok(entries)) = self.held.as_ref().map(|_| fs::read_dir(folder)) else { return };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with(PREFIX) {
                // What cannot be removed does no harm.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}
