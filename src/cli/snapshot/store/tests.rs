//! What a killed program, a full disk and several runs at once leave of a snapshot: the old state
//! or the new one.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::super::disk::Real;
use super::*;

/// What becomes of the act in which the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Nothing.
    Before,
    /// It is done by half.
    Torn,
    /// It is done.
    After,
    /// The disk is full: nothing that needs room is done from there on, but the program goes on.
    Full,
}

/// A disk on which the program ends at its `last`-th act. It does not wait for the machine's disk,
/// since what a loss of power leaves is not tested here.
struct Mortal {
    acts: Cell<usize>,
    last: usize,
    end: End,
}

impl Mortal {
    fn new(last: usize, end: End) -> Self {
        Self { acts: Cell::new(0), last, end }
    }

    fn immortal() -> Self {
        Self::new(usize::MAX, End::Before)
    }

    fn act(&self, whole: impl FnOnce() -> io::Result<()>, half: impl FnOnce()) -> io::Result<()> {
        self.acts.set(self.acts.get() + 1);
        let ended = || io::Error::other("the program has ended");
        match (self.acts.get().cmp(&self.last), self.end) {
            (std::cmp::Ordering::Less, _) => return whole(),
            (_, End::Full) => {
                half();
                return Err(full());
            }
            (std::cmp::Ordering::Equal, End::Torn) => half(),
            (std::cmp::Ordering::Equal, End::After) => drop(whole()),
            _ => {}
        }
        Err(ended())
    }

    /// What needs no room, and is done on a full disk too.
    fn free(&self, whole: impl Fn() -> io::Result<()>, half: impl FnOnce()) -> io::Result<()> {
        if self.end == End::Full { whole() } else { self.act(&whole, half) }
    }
}

impl Disk for Mortal {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.act(|| Real.make_folder(path), || {})
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.act(|| fs::write(path, bytes), || drop(fs::write(path, &bytes[..bytes.len() / 2])))
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.act(|| Ok(()), || {})
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let is_past = self.end == End::Full && self.acts.get() >= self.last;
        if is_past { Real.rename(from, to) } else { self.act(|| Real.rename(from, to), || {}) }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let a_file_of = |path: &Path| Some(fs::read_dir(path).ok()?.next()?.ok()?.path());
        self.free(|| Real.remove(path), || drop(a_file_of(path).map(fs::remove_file)))
    }

    fn remove_empty(&self, path: &Path) -> io::Result<()> {
        self.free(|| Real.remove_empty(path), || {})
    }
}

fn full() -> io::Error {
    io::Error::from(io::ErrorKind::StorageFull)
}

fn files(content: &str) -> Vec<OutputFile> {
    let file = |path: &str| OutputFile { path: path.to_owned(), bytes: format!("{path} {content}").into_bytes() };
    ["manifest.json", "cv.pdf", "inputs/page/a.md", "inputs/page/_news/b.md", "inputs/settings/newscv.lock"]
        .map(file)
        .to_vec()
}

const ZIP: &[u8] = b"all of it in one file";

fn new(files: &[OutputFile]) -> Snapshot<'_> {
    Snapshot { name: "2025-new", files, zip: Some(ZIP) }
}

/// What a user sees in `root`: whole snapshots by name. Panics where one is not whole.
fn seen(root: &Path) -> BTreeMap<String, usize> {
    let entries = fs::read_dir(root).into_iter().flatten().map(|entry| entry.unwrap());
    let shown = entries.filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'));
    let whole = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        let count = if entry.path().is_file() {
            assert_eq!(fs::read(entry.path()).unwrap(), ZIP, "{name}");
            1
        } else {
            let expected = files(name.split('-').next_back().unwrap());
            assert_eq!(differing(&find::read_folder(&entry.path()).unwrap(), &expected), Vec::<String>::new());
            expected.len()
        };
        (name, count)
    };
    shown.map(whole).collect()
}

fn leftovers(root: &Path) -> usize {
    let entries = fs::read_dir(root).into_iter().flatten().map(|entry| entry.unwrap().file_name());
    entries.filter(|name| name.to_string_lossy().starts_with(PREFIX)).count()
}

/// A root for snapshots; with one in it or not there yet.
fn root(with_old: bool) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("output/snapshots");
    if with_old {
        keep(&Mortal::immortal(), &root, &Snapshot { name: "2024-old", files: &files("old"), zip: None }).unwrap();
    }
    (folder, root)
}

fn acts(with_old: bool) -> usize {
    let (_folder, root) = root(with_old);
    let disk = Mortal::immortal();
    keep(&disk, &root, &new(&files("new"))).unwrap();
    disk.acts.get()
}

#[test]
fn a_program_that_is_killed_at_any_act_leaves_the_old_state_or_the_new() {
    for with_old in [false, true] {
        let acts = acts(with_old);
        assert!(acts > 15, "{acts}");
        for (last, end) in (1..=acts).flat_map(|last| [End::Before, End::Torn, End::After].map(|end| (last, end))) {
            let (_folder, root) = root(with_old);
            let before = seen(&root);
            let files = files("new");
            let _ = keep(&Mortal::new(last, end), &root, &new(&files));
            let mut after = seen(&root);
            after.remove("2025-new");
            after.remove("2025-new.zip");
            assert_eq!(after, before, "killed at act {last}, {end:?}");
            // The next run clears what was left and completes what was not.
            keep(&Mortal::immortal(), &root, &new(&files)).unwrap();
            let mut expected = before;
            expected.extend([("2025-new".to_owned(), 5), ("2025-new.zip".to_owned(), 1)]);
            assert_eq!((seen(&root), leftovers(&root)), (expected, 0), "killed at act {last}, {end:?}");
        }
    }
}

#[test]
fn the_archive_never_comes_before_the_snapshot() {
    for (last, end) in (1..=acts(true)).flat_map(|last| [End::Before, End::After].map(|end| (last, end))) {
        let (_folder, root) = root(true);
        let _ = keep(&Mortal::new(last, end), &root, &new(&files("new")));
        let seen = seen(&root);
        assert!(seen.contains_key("2025-new") || !seen.contains_key("2025-new.zip"), "killed at act {last}, {end:?}");
    }
}

#[test]
fn a_disk_that_is_full_at_any_act_is_left_as_it_was() {
    for with_old in [false, true] {
        // The last act is to sync the folder's names, when all is there.
        for last in 1..acts(with_old) {
            let (folder, root) = root(with_old);
            let before = seen(&root);
            let error = keep(&Mortal::new(last, End::Full), &root, &new(&files("new"))).unwrap_err();
            assert!(error.to_string().ends_with("no storage space"), "{error}");
            assert_eq!((seen(&root), leftovers(&root)), (before, 0), "full at act {last}");
            assert_eq!(folder.path().join("output").exists(), with_old, "full at act {last}");
        }
    }
}

#[test]
fn an_error_names_the_file_as_the_user_knows_it() {
    let (_folder, root) = root(true);
    let error = keep(&Mortal::new(6, End::Full), &root, &new(&files("new"))).unwrap_err();
    let path = root.join("2025-new/manifest.json");
    assert_eq!(error.to_string(), format!("cannot write {}: no storage space", path.display()));
}

#[test]
fn several_runs_at_once_keep_one_snapshot() {
    let (_folder, root) = root(false);
    let files = files("new");
    let kept: Vec<Kept> = std::thread::scope(|scope| {
        let run = || keep(&Real, &root, &new(&files)).unwrap();
        let runs: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(kept.iter().filter(|kept| kept.folder && kept.zip).count(), 1);
    assert_eq!(kept.iter().filter(|kept| !kept.folder && !kept.zip).count(), 3);
    assert_eq!((seen(&root).len(), leftovers(&root)), (2, 0));
}

#[test]
fn what_is_there_is_never_changed() {
    let (_folder, root) = root(true);
    let others = files("other");
    let error = keep(&Real, &root, &Snapshot { name: "2024-old", files: &others, zip: None }).unwrap_err();
    assert!(error.to_string().contains("a snapshot is never changed"), "{error}");
    fs::create_dir(root.join("2025-new")).unwrap();
    let error = keep(&Real, &root, &new(&others)).unwrap_err();
    assert!(error.to_string().contains("2025-new is there and differs in cv.pdf, "), "{error}");
    fs::remove_dir(root.join("2025-new")).unwrap();
    assert_eq!(seen(&root).len(), 1);
}
