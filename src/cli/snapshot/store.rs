//! Keeps a snapshot: whole, at once, and for good.
//!
//! All files are written to a hidden folder beside the snapshot's place and synced; then that folder
//! gets its name, which is the one moment at which the snapshot comes into being. The `.zip` is a copy
//! of it and gets its name next; where a kill comes between the two, the same command writes it again.
//! A snapshot that is there is never touched: the same content is no error, other content is one.
//! Runs at once wait for each other by a lock on the folder of snapshots, and the next run removes
//! what a killed one left.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::{interrupt, write};
use super::disk::Disk;
use super::find;
use crate::error::{Error, Result};
use crate::export::OutputFile;
use crate::snapshot::archive;
use crate::snapshot::verify::{Folder, Found};

/// How the names of unfinished things begin.
const PREFIX: &str = ".newscv-";

/// What is to be kept.
#[derive(Debug)]
pub(super) struct Snapshot<'a> {
    /// The name of its folder.
    pub(super) name: &'a str,
    /// All its files.
    pub(super) files: &'a [OutputFile],
    /// The same as one file, where that is wanted.
    pub(super) zip: Option<&'a [u8]>,
}

/// What was new, folder and `.zip`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) folder: bool,
    pub(super) zip: bool,
}

/// Keeps `snapshot` in `root`.
pub(super) fn keep(disk: &dyn Disk, root: &Path, snapshot: &Snapshot<'_>) -> Result<Kept> {
    let mut made = Vec::new();
    let kept = make_folders(disk, root, &mut made).and_then(|()| keep_in(disk, root, snapshot));
    if kept.is_err() {
        // What this run made and left empty goes; what cannot be removed does no harm.
        made.iter().rev().for_each(|folder| drop(disk.remove_empty(folder)));
    }
    kept
}

fn keep_in(disk: &dyn Disk, root: &Path, snapshot: &Snapshot<'_>) -> Result<Kept> {
    let lock = write::Lock::new(root);
    if lock.is_held() {
        sweep(disk, root);
    }
    let folder = root.join(snapshot.name);
    let archive = root.join(format!("{}.zip", snapshot.name));
    let needs_folder = needs_folder(&folder, snapshot.files)?;
    if needs_folder && holds_other(&archive, snapshot.files) {
        return Err(exists(&archive, "differs"));
    }
    let zip = match snapshot.zip {
        Some(bytes) if needs_zip(&archive, bytes)? => Some(bytes),
        _ => None,
    };
    let work = Work { disk, temporary: root.join(format!("{PREFIX}{}-{}", std::process::id(), snapshot.name)) };
    let parts = Parts {
        folder: needs_folder.then_some((folder.as_path(), snapshot.files)),
        zip: zip.map(|zip| (archive.as_path(), zip)),
    };
    let done = interrupt::guard(|| work.stage(&parts), |()| work.commit(root, &parts));
    if done.is_err() {
        work.clear();
    }
    done.map(|()| Kept { folder: needs_folder, zip: zip.is_some() })
}

/// What this run has to write: where, and what.
struct Parts<'a> {
    folder: Option<(&'a Path, &'a [OutputFile])>,
    zip: Option<(&'a Path, &'a [u8])>,
}

/// The unfinished snapshot.
struct Work<'a> {
    disk: &'a dyn Disk,
    temporary: PathBuf,
}

impl Work<'_> {
    fn zip(&self) -> PathBuf {
        self.temporary.with_added_extension("zip")
    }

    fn stage(&self, parts: &Parts<'_>) -> Result<()> {
        if let Some((folder, files)) = parts.folder {
            self.stage_folder(folder, files)?;
        }
        if let Some((archive, bytes)) = parts.zip {
            interrupt::pending()?;
            self.disk.write_new(&self.zip(), bytes).map_err(unwritable(archive))?;
        }
        Ok(())
    }

    fn stage_folder(&self, folder: &Path, files: &[OutputFile]) -> Result<()> {
        let made =
            |path: &Path| self.disk.make_folder(&self.temporary.join(path)).map_err(unwritable(&folder.join(path)));
        let folders = folders(files);
        for path in &folders {
            made(Path::new(path))?;
        }
        for file in files {
            interrupt::pending()?;
            let path = self.temporary.join(&file.path);
            self.disk.write_new(&path, &file.bytes).map_err(unwritable(&folder.join(&file.path)))?;
        }
        for path in folders.iter().rev() {
            self.disk.sync_folder(&self.temporary.join(path)).map_err(unwritable(&folder.join(path)))?;
        }
        Ok(())
    }

    fn commit(&self, root: &Path, parts: &Parts<'_>) -> Result<()> {
        if let Some((folder, _)) = parts.folder {
            self.disk.rename(&self.temporary, folder).map_err(unwritable(folder))?;
        }
        if let Some((archive, _)) = parts.zip
            && let Err(error) = self.disk.rename(&self.zip(), archive)
        {
            if let Some((folder, _)) = parts.folder {
                // Both or none; where even this fails the snapshot is there without its copy.
                let _ = self.disk.rename(folder, &self.temporary);
            }
            return Err(unwritable(archive)(error));
        }
        // Both are there; that a name might not outlive a loss of power is no reason to fail.
        let _ = self.disk.sync_folder(root);
        Ok(())
    }

    /// Removes what is unfinished. What cannot be removed is left to the next run.
    fn clear(&self) {
        for path in [self.temporary.clone(), self.zip()] {
            let _ = self.disk.remove(&path);
        }
    }
}

/// The folders that `files` need, the outer before the inner, that of the snapshot (`""`) first.
fn folders(files: &[OutputFile]) -> BTreeSet<String> {
    let above = |file: &OutputFile| {
        let ends = file.path.match_indices('/').map(|(at, _)| file.path[..at].to_owned());
        ends.collect::<Vec<_>>()
    };
    std::iter::once(String::new()).chain(files.iter().flat_map(above)).collect()
}

fn unwritable(path: &Path) -> impl Fn(io::Error) -> Error {
    let path = path.components().as_path().to_owned();
    move |source| Error::Write { path: path.clone(), source }
}

/// Makes `folder` and those above it that are missing.
fn make_folders(disk: &dyn Disk, folder: &Path, made: &mut Vec<PathBuf>) -> Result<()> {
    let missing = folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists());
    let missing: Vec<&Path> = missing.collect();
    for above in missing.into_iter().rev() {
        match disk.make_folder(above) {
            Ok(()) => made.push(above.to_owned()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(source) => return Err(Error::Write { path: above.to_owned(), source }),
        }
    }
    Ok(())
}

/// Removes what a killed run left: with the lock held nobody else is at work.
fn sweep(disk: &dyn Disk, root: &Path) {
    let Ok(entries) = fs::read_dir(root) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            // What cannot be removed does no harm.
            let _ = disk.remove(&entry.path());
        }
    }
}

/// Whether the folder is still to be written: not where it is there with the same content.
fn needs_folder(folder: &Path, files: &[OutputFile]) -> Result<bool> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(true);
    }
    let differing = differing(&find::read_folder(folder)?, files);
    if differing.is_empty() {
        return Ok(false);
    }
    Err(exists(folder, &format!("differs in {}", differing.join(", "))))
}

/// Whether an archive, whose folder is gone, is of another snapshot than `files`.
fn holds_other(archive: &Path, files: &[OutputFile]) -> bool {
    let Ok(bytes) = fs::read(archive) else { return false };
    let mut sorted = files.to_vec();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    archive::unpack(&bytes).ok() != Some(sorted)
}

fn needs_zip(archive: &Path, bytes: &[u8]) -> Result<bool> {
    match fs::symlink_metadata(archive) {
        Err(_) => Ok(true),
        Ok(_) if fs::read(archive).is_ok_and(|now| now == bytes) => Ok(false),
        Ok(_) => Err(exists(archive, "differs")),
    }
}

fn exists(path: &Path, how: &str) -> Error {
    let reason = format!("{} is there and {how}; a snapshot is never changed, choose another label", path.display());
    Error::Refused { reason }
}

/// The files in which the two differ.
fn differing(folder: &Folder, files: &[OutputFile]) -> Vec<String> {
    let same = |file: &OutputFile| matches!(folder.get(&file.path), Some(Found::File(bytes)) if *bytes == file.bytes);
    let own = files.iter().filter(|file| !same(file)).map(|file| file.path.clone());
    let extra = folder.keys().filter(|path| !files.iter().any(|file| file.path == **path)).cloned();
    own.chain(extra).collect::<BTreeSet<_>>().into_iter().collect()
}

#[cfg(test)]
mod tests;
