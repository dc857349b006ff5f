//! `export --watch`: writes again whenever something that was read changes.
//!
//! In: the arguments of an export. Folders are watched and not files, because many editors write a
//! new file and rename it over the old one; of a symbolic link, the folder of the file that it stands
//! for too. Events are gathered until none came for [`QUIET`], so
//! that one save is one export. What an editor leaves in between is waited out: a page that is
//! missing, or empty where it was not, keeps the former outputs, and so does a run that fails.
//! Ctrl-C ends it. Standard input cannot be watched.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use std::{fs, io};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::args::ExportArgs;
use super::interrupt;
use super::terminal::{self, Terminal};
use crate::error::{Error, Result};

/// A pause of this length ends a save.
const QUIET: Duration = Duration::from_millis(40);

/// How long a file that an editor is replacing may be missing before that is told.
const REPLACING: Duration = Duration::from_millis(400);

/// Runs `export` now and after each change, until the process is asked to end. `settled` gives the
/// arguments with what the settings add, which may name other files at any time.
pub(super) fn run(
    settled: impl Fn() -> Result<ExportArgs>,
    terminal: Terminal,
    export: impl Fn() -> Result<()>,
) -> Result<()> {
    let mut args = settled()?;
    if args.page.as_os_str() == "-" {
        return Err(Error::Refused { reason: "standard input cannot be watched".to_owned() });
    }
    let (sender, receiver) = mpsc::channel();
    let watcher = notify::recommended_watcher(move |event| {
        // The receiver lives as long as the process.
        let _ = sender.send(event);
    });
    let mut folders = Folders { watcher: watcher.map_err(|error| failed(&args.page, &error))?, seen: BTreeSet::new() };
    folders.watch(&args)?;
    export()?;
    interrupt::expect();
    terminal.note("watching; Ctrl-C ends");
    loop {
        let inputs = Inputs::new(&args);
        while !receiver.recv().is_ok_and(|event| event.is_ok_and(|event| inputs.changed(&event))) {}
        settle(&receiver, &args.page);
        if is_empty(&args.page) {
            terminal.note(&format!("{} is empty; kept what was written before", args.page.display()));
            continue;
        }
        match export() {
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => terminal::error(&error.to_string()),
            Ok(()) => {}
        }
        interrupt::pending()?;
        // What cannot be read or watched the run has told.
        if let Ok(now) = settled() {
            args = now;
            let _ = folders.watch(&args);
        }
    }
}

/// The folders that are watched.
struct Folders {
    watcher: RecommendedWatcher,
    seen: BTreeSet<PathBuf>,
}

impl Folders {
    /// Watches all that hold what an export reads.
    fn watch(&mut self, args: &ExportArgs) -> Result<()> {
        for (folder, mode) in watched(args) {
            if self.seen.insert(folder.clone()) {
                self.watcher.watch(&folder, mode).map_err(|error| failed(&folder, &error))?;
            }
        }
        Ok(())
    }
}

/// The folders that hold what an export reads.
fn watched(args: &ExportArgs) -> Vec<(PathBuf, RecursiveMode)> {
    let below = args.form.templates.iter().chain(args.page.is_dir().then_some(&args.page));
    let below = below.map(|folder| (folder.clone(), RecursiveMode::Recursive));
    let files = files(args).into_iter().map(|file| (folder_of(&file), RecursiveMode::NonRecursive));
    below.chain(files).collect()
}

/// The files that an export reads by their names, and those that they stand for.
fn files(args: &ExportArgs) -> Vec<PathBuf> {
    let page = Some(&args.page).filter(|page| !page.is_dir());
    let named = args.inputs.bib.iter().chain(&args.inputs.resume).chain(page);
    named.flat_map(|file| [Some(file.clone()), fs::canonicalize(file).ok()]).flatten().collect()
}

fn folder_of(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new(".")).to_owned()
}

/// What an export reads, as far as names tell.
struct Inputs {
    /// The names that count in the folder of a page; `None` for a site, where all do.
    names: Option<Vec<OsString>>,
    templates: Option<PathBuf>,
    /// The output folder, unless the page itself is in it. What is written there makes one more
    /// run at most, because that run finds nothing to write.
    out: Option<PathBuf>,
}

impl Inputs {
    fn new(args: &ExportArgs) -> Self {
        let real = |path: &Path| fs::canonicalize(path).ok();
        let names: Vec<_> = files(args).iter().filter_map(|file| file.file_name()).map(OsStr::to_owned).collect();
        let beside = ["newscv.toml", "newscv.lock"].map(OsString::from);
        let page = real(&args.page);
        Self {
            names: (!args.page.is_dir()).then(|| names.into_iter().chain(beside).collect()),
            templates: args.form.templates.as_deref().and_then(real),
            out: real(args.out()).filter(|out| !page.is_some_and(|page| page.starts_with(out))),
        }
    }

    /// Whether an input was written, renamed or removed. Reading changes nothing.
    fn changed(&self, event: &Event) -> bool {
        let kind = match event.kind {
            EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
            EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => true,
            EventKind::Any | EventKind::Other => false,
        };
        kind && event.paths.iter().any(|path| self.has(path))
    }

    fn has(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default();
        let folder = path.parent().and_then(|parent| fs::canonicalize(parent).ok()).unwrap_or_default();
        let below = |root: &Option<PathBuf>| root.as_ref().is_some_and(|root| folder.join(name).starts_with(root));
        let named = self.names.as_ref().is_none_or(|names| names.iter().any(|known| known == name));
        !below(&self.out) && (named || below(&self.templates))
    }
}

/// Waits until the changes pause and the page is there.
fn settle(receiver: &Receiver<notify::Result<Event>>, page: &Path) {
    let mut missing = Duration::ZERO;
    loop {
        while receiver.recv_timeout(QUIET).is_ok() {}
        if page.exists() || missing >= REPLACING {
            return;
        }
        missing += QUIET;
    }
}

fn is_empty(page: &Path) -> bool {
    fs::metadata(page).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0)
}

fn failed(path: &Path, error: &notify::Error) -> Error {
    let source = io::Error::other(format!("cannot be watched: {error}"));
    Error::Read { path: path.to_owned(), source }
}
