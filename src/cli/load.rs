//! Files as `source` and `resolve` take them: a page, standard input, or the folder of a site.
//!
//! Hidden files, `node_modules`, `_site`, `output`, snapshots and the folder to write to are no part of a site. A symbolic
//! link is followed only where it stays inside the folder. Paths are sorted, so that the order in
//! which a file system lists them does not matter.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::snapshot::{inputs, manifest};
use crate::source::{self, Input};

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;
/// The most that is read of one site, in bytes.
const MAX_SITE: u64 = 512 << 20;
/// How many folder entries of a site are looked at.
const MAX_ENTRIES: usize = 200_000;
/// The folder at the head of a site that holds its exports: ours, and those of a site builder.
const OUTPUT: &str = "output";
/// How deep folders are nested.
const MAX_DEPTH: usize = 64;

/// What PAGE named.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The page, or the files of the site that matter.
    pub(super) inputs: Vec<Input>,
    /// Where these lie; empty for standard input.
    pub(super) paths: Vec<PathBuf>,
    /// The folder that holds `newscv.toml` and `newscv.lock`; `None` for standard input.
    pub(super) folder: Option<PathBuf>,
}

impl Loaded {
    /// `read about.md (4120 bytes)`, file by file.
    pub(super) fn told(&self) -> String {
        let told = |input: &Input| format!("read {} ({} bytes)", input.path, input.bytes.len());
        self.inputs.iter().map(told).collect::<Vec<_>>().join("; ")
    }
}

/// Reads what `page` names. Below a site's folder, `skip` (the output folder) is left out.
pub(super) fn load(page: &Path, skip: Option<&Path>) -> Result<Loaded> {
    if page.as_os_str() == "-" {
        return Ok(Loaded { inputs: vec![input("-", read_stdin()?)], paths: Vec::new(), folder: None });
    }
    let metadata = fs::metadata(page).map_err(|source| Error::Read { path: page.to_owned(), source })?;
    if metadata.is_dir() {
        let inputs = load_site(page, skip)?;
        let paths = inputs.iter().map(|input| page.join(&*input.path)).collect();
        return Ok(Loaded { inputs, paths, folder: Some(page.to_owned()) });
    }
    let name = page.file_name().map_or_else(|| page.to_string_lossy(), |name| name.to_string_lossy());
    let paths = vec![page.to_owned()];
    Ok(Loaded { inputs: vec![input(&name, read_file(page)?)], paths, folder: folder(page) })
}

/// The folder that holds what belongs to `page`; `None` for standard input.
pub(super) fn folder(page: &Path) -> Option<PathBuf> {
    if page.as_os_str() == "-" {
        return None;
    }
    if page.is_dir() {
        return Some(page.to_owned());
    }
    let folder = page.parent().filter(|folder| !folder.as_os_str().is_empty());
    Some(folder.unwrap_or(Path::new(".")).to_owned())
}

/// Reads one file that a user named, under its own name.
pub(super) fn load_file(path: &Path) -> Result<Input> {
    Ok(input(&path.to_string_lossy(), read_file(path)?))
}

/// Reads the file `name` of `folder` where it exists.
pub(super) fn load_beside(folder: Option<&Path>, name: &str) -> Result<Option<Input>> {
    let Some(path) = folder.map(|folder| folder.join(name)) else { return Ok(None) };
    match fs::metadata(&path) {
        Ok(_) => Ok(Some(input(name, read_file(&path)?))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read { path, source }),
    }
}

/// Reads every file below `folder` whose name `wants` wants, sorted by path.
pub(super) fn load_folder(folder: &Path, skip: Option<&Path>, wants: fn(&str) -> bool) -> Result<Vec<Input>> {
    let root = canonical(folder)?;
    let skip = skip.and_then(|path| fs::canonicalize(path).ok()).filter(|path| *path != root);
    let mut walk = Walk { root: root.clone(), skip, wants, entries: 0, files: BTreeMap::new() };
    walk.folder(folder, "", &mut vec![root])?;
    let mut total = 0;
    let mut inputs = Vec::new();
    for (name, path) in walk.files {
        let bytes = read_file(&path)?;
        total += bytes.len() as u64;
        if total > MAX_SITE {
            return Err(too_large(folder, MAX_SITE));
        }
        inputs.push(input(&name, bytes));
    }
    Ok(inputs)
}

fn load_site(folder: &Path, skip: Option<&Path>) -> Result<Vec<Input>> {
    let exports = folder.join(OUTPUT);
    let mut inputs = load_folder(folder, Some(skip.unwrap_or(&exports)), source::wants)?;
    inputs.retain(|input| Path::new(&*input.path).iter().next().is_none_or(|first| first != OUTPUT));
    let is_page = |input: &Input| {
        let name = input.path.to_ascii_lowercase();
        [".md", ".markdown", ".html", ".htm", ".qmd", ".rmd"].iter().any(|end| name.ends_with(end))
    };
    if inputs.iter().any(is_page) { Ok(inputs) } else { Err(Error::NoPage { path: folder.to_owned() }) }
}

struct Walk {
    root: PathBuf,
    skip: Option<PathBuf>,
    wants: fn(&str) -> bool,
    entries: usize,
    files: BTreeMap<String, PathBuf>,
}

impl Walk {
    /// Collects the files of `folder`, whose names begin with `prefix`. `above` are the real
    /// paths of the folders that lead here: a link to one of them is a loop.
    fn folder(&mut self, folder: &Path, prefix: &str, above: &mut Vec<PathBuf>) -> Result<()> {
        let unreadable = |source| Error::Read { path: folder.to_owned(), source };
        if above.len() > MAX_DEPTH {
            return Err(Error::TooLarge {
                what: format!("the nesting of {}", folder.display()),
                limit: format!("{MAX_DEPTH} folders"),
            });
        }
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            self.entries += 1;
            if self.entries > MAX_ENTRIES {
                let what = format!("the number of files in {}", self.root.display());
                return Err(Error::TooLarge { what, limit: MAX_ENTRIES.to_string() });
            }
            // A name that is not Unicode cannot be told in any output, so such a file is no page.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if !is_skipped(&name) {
                self.entry(&entry.path(), format!("{prefix}{name}"), above)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, path: &Path, name: String, above: &mut Vec<PathBuf>) -> Result<()> {
        // A dangling link or a file that has gone meanwhile is not part of the site.
        let (Ok(real), Ok(metadata)) = (fs::canonicalize(path), fs::metadata(path)) else { return Ok(()) };
        if !real.starts_with(&self.root) || self.skip.as_ref().is_some_and(|skip| real.starts_with(skip)) {
            return Ok(());
        }
        if metadata.is_dir() && !above.contains(&real) && !is_snapshot(path) {
            above.push(real);
            self.folder(path, &format!("{name}/"), above)?;
            above.pop();
        } else if metadata.is_file() && (self.wants)(&name) {
            self.files.insert(name, path.to_owned());
        }
        Ok(())
    }
}

/// Hidden entries, installed packages and built sites.
fn is_skipped(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "node_modules" | "_site")
}

/// Whether the folder is a snapshot, which holds copies of the site's files.
fn is_snapshot(folder: &Path) -> bool {
    let has = |name: &str| folder.join(name).exists();
    has(manifest::FILE) && has("facts.json") && has(inputs::FOLDER)
}

fn canonical(folder: &Path) -> Result<PathBuf> {
    fs::canonicalize(folder).map_err(|source| Error::Read { path: folder.to_owned(), source })
}

/// How often a file that changes while it is read is read again.
const TRIES: usize = 3;

fn read_file(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |source| Error::Read { path: path.to_owned(), source };
    for _ in 0..TRIES {
        let mut file = File::open(path).map_err(unreadable)?;
        let before = file.metadata().map_err(unreadable)?;
        let bytes = read_limited(&mut file).map_err(unreadable)?.ok_or_else(|| too_large(path, MAX_FILE))?;
        let after = file.metadata().map_err(unreadable)?;
        // A pipe or a device has neither a length nor a time to go by.
        let same = before.modified().ok() == after.modified().ok() && after.len() == bytes.len() as u64;
        if same || !after.is_file() {
            return Ok(bytes);
        }
    }
    Err(unreadable(io::Error::other("it changes while it is read")))
}

fn read_stdin() -> Result<Vec<u8>> {
    let path = Path::new("standard input");
    let unreadable = |source| Error::Read { path: path.to_owned(), source };
    read_limited(io::stdin().lock()).map_err(unreadable)?.ok_or_else(|| too_large(path, MAX_FILE))
}

/// All of `reader`, or `None` where it holds more than [`MAX_FILE`]: also for a pipe or a device,
/// which tell no size.
fn read_limited(reader: impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= MAX_FILE).then_some(bytes))
}

fn too_large(path: &Path, limit: u64) -> Error {
    Error::TooLarge { what: path.display().to_string(), limit: format!("{} MiB", limit >> 20) }
}

fn input(path: &str, bytes: Vec<u8>) -> Input {
    Input { path: Arc::from(path), bytes: Arc::from(bytes) }
}
