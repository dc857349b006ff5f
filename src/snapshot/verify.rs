//! Whether a snapshot still is what it was: its files against the hashes of its manifest, and what
//! is built anew of its inputs against what it holds.
//!
//! Input is the manifest and what lies in the folder now; `cli` reads and builds. Output are
//! [`Finding`]s, in the order of the paths.

use std::collections::BTreeMap;
use std::fmt;

use super::manifest::{FILE, Manifest};
use crate::export::OutputFile;

/// What lies at a path of the snapshot's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file.
    File(Vec<u8>),
    /// Something that newscv does not store: a link, an empty folder, a device.
    Other(&'static str),
}

/// What lies in the snapshot's folder, by path with `/` between folders.
pub type Folder = BTreeMap<String, Found>;

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub what: What,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It has other bytes.
    Changed,
    /// It is not there.
    Missing,
    /// It does not belong there.
    Extra,
    /// In place of the file there is something else.
    Replaced(&'static str),
    /// The file is as it was, but this version builds another one of the same inputs. The version
    /// is that which built it.
    BuiltDifferently(String),
    /// The manifest is not to be trusted, and why.
    Manifest(String),
}

impl Finding {
    fn new(path: &str, what: What) -> Self {
        Self { path: path.to_owned(), what }
    }

    /// Whether the snapshot is no longer what was made: anything but that a later version builds
    /// it differently.
    pub fn is_damage(&self, version: &str) -> bool {
        !matches!(&self.what, What::BuiltDifferently(other) if other != version)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        match &self.what {
            What::Changed => f.write_str("changed since the snapshot was made"),
            What::Missing => f.write_str("missing"),
            What::Extra => f.write_str("extra; it was not part of the snapshot"),
            What::Replaced(other) => write!(f, "replaced by {other}"),
            What::BuiltDifferently(version) if version == env!("CARGO_PKG_VERSION") => {
                f.write_str("as stored, but not what is built of the stored inputs")
            }
            What::BuiltDifferently(version) => {
                write!(
                    f,
                    "as stored, but this newscv {} builds it differently than {version} did",
                    env!("CARGO_PKG_VERSION")
                )
            }
            What::Manifest(reason) => f.write_str(reason),
        }
    }
}

/// Compares the files of a snapshot named `name` with its manifest.
pub fn compare(name: &str, manifest: &Manifest, folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    if manifest.name() != name {
        let reason = format!("it is that of {}", manifest.name());
        findings.push(Finding::new(FILE, What::Manifest(reason)));
    }
    for file in manifest.files() {
        match folder.get(&file.path) {
            None => findings.push(Finding::new(&file.path, What::Missing)),
            Some(Found::Other(other)) => findings.push(Finding::new(&file.path, What::Replaced(other))),
            Some(Found::File(bytes)) if !file.fits(bytes) => findings.push(Finding::new(&file.path, What::Changed)),
            Some(Found::File(_)) => {}
        }
    }
    let known = |path: &str| path == FILE || manifest.files().any(|file| file.path == path);
    findings.extend(folder.keys().filter(|path| !known(path)).map(|path| Finding::new(path, What::Extra)));
    findings.sort();
    findings
}

/// Compares what is built anew with what the manifest says was built.
pub fn compare_built(manifest: &Manifest, built: &[OutputFile]) -> Vec<Finding> {
    let differs = |path: &str| Finding::new(path, What::BuiltDifferently(manifest.newscv.clone()));
    let mut findings: Vec<Finding> = Vec::new();
    for file in &manifest.outputs {
        let same = built.iter().any(|now| now.path == file.path && file.fits(&now.bytes));
        if !same {
            findings.push(differs(&file.path));
        }
    }
    let known = |path: &str| manifest.outputs.iter().any(|file| file.path == path);
    findings.extend(built.iter().filter(|file| !known(&file.path)).map(|file| differs(&file.path)));
    findings
}
