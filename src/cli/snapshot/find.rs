//! The snapshots that are there, and what lies in one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::user;
use super::args::{StockArgs, stock};
use crate::date::Date;
use crate::error::{Error, Result};
use crate::snapshot::archive;
use crate::snapshot::manifest::{self, Manifest};
use crate::snapshot::verify::{Folder, Found};

/// How many names an error lists.
const LISTED: usize = 10;

/// A snapshot on the disk.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Its name: that of its folder.
    pub(super) name: String,
    /// Its folder, or its `.zip` where only that is left.
    pub(super) place: PathBuf,
    is_packed: bool,
    /// Its manifest, or why there is none to rely on.
    pub(super) manifest: std::result::Result<Manifest, String>,
}

impl Snapshot {
    /// Its manifest.
    ///
    /// # Errors
    /// Where it is missing or was changed.
    pub(super) fn manifest(&self) -> Result<&Manifest> {
        self.manifest.as_ref().map_err(|reason| Error::Refused {
            reason: format!("cannot use {}: {reason}", self.place.join(manifest::FILE).display()),
        })
    }

    /// Everything in it.
    pub(super) fn content(&self) -> Result<Folder> {
        if !self.is_packed {
            return read_folder(&self.place);
        }
        let unreadable = |source| Error::Read { path: self.place.clone(), source };
        let files = fs::read(&self.place).and_then(|bytes| archive::unpack(&bytes)).map_err(unreadable)?;
        Ok(files.into_iter().map(|file| (file.path, Found::File(file.bytes))).collect())
    }

    /// One of its files.
    pub(super) fn file(&self, name: &str) -> Result<Vec<u8>> {
        let path = self.place.join(name);
        let gone = || Error::Read { path: path.clone(), source: io::ErrorKind::NotFound.into() };
        if !self.is_packed {
            return fs::read(&path).map_err(|source| Error::Read { path: path.clone(), source });
        }
        match self.content()?.remove(name) {
            Some(Found::File(bytes)) => Ok(bytes),
            _ => Err(gone()),
        }
    }
}

/// The folder of snapshots: in the folder that the user names, else in that of `newscv.toml` in
/// the current folder, else in `output`.
pub(super) fn root(args: &StockArgs) -> Result<PathBuf> {
    if let Some(out) = &args.out {
        return Ok(stock(out));
    }
    let settings = user::settings(Some(Path::new(".")))?;
    let out = settings.and_then(|(_, settings)| settings.export.out);
    Ok(stock(Path::new(out.as_deref().unwrap_or("output"))))
}

/// All snapshots of `root`, newest first: its folders, and the archives whose folder is not there.
pub(super) fn all(root: &Path) -> Result<Vec<Snapshot>> {
    let unreadable = |source| Error::Read { path: root.to_owned(), source };
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let (mut found, mut packed) = (Vec::new(), Vec::new());
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') {
            continue;
        }
        match entry.file_type().map_err(unreadable)? {
            kind if kind.is_dir() => found.push(open(name, entry.path())),
            kind if kind.is_file() => {
                packed.extend(name.strip_suffix(".zip").map(|name| open_packed(name, &entry.path())));
            }
            _ => {}
        }
    }
    let has_folder = |archive: &Snapshot| found.iter().any(|folder: &Snapshot| folder.name == archive.name);
    packed.retain(|archive| !has_folder(archive));
    found.append(&mut packed);
    let date = |snapshot: &Snapshot| snapshot.manifest.as_ref().ok().map(|manifest| manifest.date.clone());
    found.sort_by(|a, b| (date(b), &a.name).cmp(&(date(a), &b.name)));
    Ok(found)
}

fn open(name: String, folder: PathBuf) -> Snapshot {
    let manifest = match fs::read(folder.join(manifest::FILE)) {
        Ok(bytes) => manifest::read(&bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err("it is missing".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    Snapshot { name, place: folder, is_packed: false, manifest }
}

fn open_packed(name: &str, path: &Path) -> Snapshot {
    let files = fs::read(path).and_then(|bytes| archive::unpack(&bytes));
    let manifest = match files.map(|files| files.into_iter().find(|file| file.path == manifest::FILE)) {
        Ok(Some(file)) => manifest::read(&file.bytes),
        Ok(None) => Err("it is missing".to_owned()),
        Err(error) => Err(format!("the archive cannot be unpacked: {error}")),
    };
    Snapshot { name: name.to_owned(), place: path.to_owned(), is_packed: true, manifest }
}

/// The snapshot that a label or the name of a folder means.
///
/// # Errors
/// Where none is meant, or several are.
pub(super) fn one(root: &Path, label: &str) -> Result<Snapshot> {
    let mut all = all(root)?;
    if let Some(at) = all.iter().position(|snapshot| snapshot.name == label) {
        return Ok(all.swap_remove(at));
    }
    // By the name, since the manifest may be damaged.
    let date = |name: &str| name.strip_suffix(label)?.strip_suffix('-')?.parse::<Date>().ok();
    let is_meant = |snapshot: &Snapshot| date(&snapshot.name).is_some();
    let (mut meant, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_meant);
    match (meant.pop(), meant.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            meant.push(last);
            Err(refused(format!("'{label}' is the label of {}; give one of these", names(&meant))))
        }
        (None, _) if others.is_empty() => {
            Err(refused(format!("no snapshot '{label}' in {}, which holds none", root.display())))
        }
        (None, _) => Err(refused(format!("no snapshot '{label}' in {}; there are {}", root.display(), names(&others)))),
    }
}

fn refused(reason: String) -> Error {
    Error::Refused { reason }
}

fn names(snapshots: &[Snapshot]) -> String {
    let mut names: Vec<String> = snapshots.iter().take(LISTED).map(|snapshot| snapshot.name.clone()).collect();
    if snapshots.len() > LISTED {
        names.push(format!("{} more", snapshots.len() - LISTED));
    }
    names.join(", ")
}

/// Everything in a folder, with the folders below. Links are not followed.
pub(super) fn read_folder(folder: &Path) -> Result<Folder> {
    let mut found = Folder::new();
    if !fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()) {
        found.insert(String::new(), Found::Other("something that is no folder"));
        return Ok(found);
    }
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        let unreadable = |source| Error::Read { path: folder.clone(), source };
        let mut is_empty = true;
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            is_empty = false;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                open.push((entry.path(), format!("{path}/")));
            } else if kind.is_file() {
                let bytes = fs::read(entry.path()).map_err(|source| Error::Read { path: entry.path(), source })?;
                found.insert(path, Found::File(bytes));
            } else {
                found.insert(path, Found::Other(if kind.is_symlink() { "a link" } else { "a device" }));
            }
        }
        if is_empty && !prefix.is_empty() {
            found.insert(prefix, Found::Other("an empty folder"));
        }
    }
    Ok(found)
}
