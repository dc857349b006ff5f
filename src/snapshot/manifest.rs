//! `manifest.json`: what a snapshot is, was made of, and holds, each file with its hash.
//!
//! [`write()`] gives the bytes of a [`Manifest`], [`read()`] takes them back. The last key, `seal`, is
//! the hash of all that stands before it, and the layout is fixed, so that no byte of the file can
//! change unnoticed.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Role;

/// The version of the form.
pub const VERSION: u32 = 1;

/// The name of the file in the snapshot's folder.
pub const FILE: &str = "manifest.json";

/// The whole file but its seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`VERSION`].
    pub version: u32,
    /// The version of the program that made the snapshot.
    pub newscv: String,
    /// The label.
    pub label: String,
    /// The date in the folder's name: as of when the facts stand.
    pub date: String,
    /// What the user noted.
    pub note: Option<String>,
    /// What it was made with.
    pub options: Made,
    /// How many of each.
    pub counts: Counts,
    /// The files that it was made of.
    pub inputs: Vec<InputEntry>,
    /// The files that were made.
    pub outputs: Vec<FileEntry>,
}

/// The options, as the user gave them and with what `newscv.toml` adds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// The page as the user named it.
    pub page: String,
    /// The bibliographies of the command line.
    pub bib: Vec<String>,
    /// The JSON Resume of the command line.
    pub resume: Option<String>,
    /// The date to which the page was taken back; `None` where it was taken as it was.
    pub as_of: Option<String>,
    /// Formats.
    pub to: Vec<String>,
    /// Sections that were chosen; empty for all.
    pub only: Vec<String>,
    /// Sections that were left out.
    pub without: Vec<String>,
    /// The date since when facts count.
    pub since: Option<String>,
    /// Which publications were chosen.
    pub select: Vec<String>,
    /// The sheet.
    pub paper: Option<String>,
    /// The look of the PDF.
    pub look: Option<String>,
    /// The citation style.
    pub style: Option<String>,
    /// Whether letters beyond ASCII are spelt as TeX commands.
    pub ascii: Option<bool>,
}

/// How many facts of each kind the snapshot holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of the interchange form")]
pub struct Counts {
    pub items: usize,
    pub publications: usize,
    pub unnamed_publications: usize,
    pub awards: usize,
    pub service: usize,
    pub talks: usize,
    pub positions: usize,
    pub education: usize,
}

/// An input, stored as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputEntry {
    /// What it was read for.
    pub role: Role,
    /// The name by which facts refer to it.
    pub name: String,
    /// The file.
    #[serde(flatten)]
    pub file: FileEntry,
}

/// A file of the snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Relative to the snapshot's folder, with `/` between folders.
    pub path: String,
    /// Its length.
    pub bytes: usize,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

impl FileEntry {
    /// The entry of a file with this content.
    pub fn new(path: &str, bytes: &[u8]) -> Self {
        Self { path: path.to_owned(), bytes: bytes.len(), sha256: sha256(bytes) }
    }

    /// Whether this is the content that was stored.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        self.bytes == bytes.len() && self.sha256 == sha256(bytes)
    }
}

impl Manifest {
    /// Every file that the snapshot has beside the manifest.
    pub fn files(&self) -> impl Iterator<Item = &FileEntry> {
        self.outputs.iter().chain(self.inputs.iter().map(|input| &input.file))
    }

    /// The name of the snapshot's folder.
    pub fn name(&self) -> String {
        format!("{}-{}", self.date, self.label)
    }
}

/// The SHA-256 of `bytes` in lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = |byte: &u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
    Sha256::digest(bytes).iter().flat_map(digits).map(char::from).collect()
}

/// Writes the file, two spaces a level, with a final line end.
///
/// # Panics
/// Never: strings, numbers and lists always make JSON.
pub fn write(manifest: &Manifest) -> Vec<u8> {
    let open = serde_json::to_string_pretty(manifest).expect("strings, numbers and lists make JSON");
    let open = open.trim_end_matches(['\n', '}']);
    let seal = sha256(open.as_bytes());
    format!("{open},\n  \"seal\": \"{seal}\"\n}}\n").into_bytes()
}

/// Reads the file back.
///
/// # Errors
/// Where it is not the manifest that [`write()`] wrote: another version, other keys, a changed byte.
pub fn read(bytes: &[u8]) -> Result<Manifest, String> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u32,
    }
    #[derive(Deserialize)]
    struct Sealed {
        #[serde(rename = "seal")]
        _seal: String,
        #[serde(flatten)]
        manifest: Manifest,
    }
    let changed = || "it was changed since it was written".to_owned();
    if let Ok(Versioned { version }) = serde_json::from_slice(bytes)
        && version > VERSION
    {
        return Err(format!("it has version {version} of the form; this newscv reads version {VERSION}"));
    }
    let Sealed { manifest, .. } = serde_json::from_slice(bytes).map_err(|_| changed())?;
    if write(&manifest) == bytes { Ok(manifest) } else { Err(changed()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            version: VERSION,
            newscv: "0.1.0".into(),
            label: "acme".into(),
            date: "2025-03".into(),
            note: Some("to Acme, \"with\" a { in it }".into()),
            options: Made { page: "about.md".into(), to: vec!["pdf".into()], ..Made::default() },
            counts: Counts { items: 3, ..Counts::default() },
            inputs: vec![InputEntry {
                role: Role::Page,
                name: "about.md".into(),
                file: FileEntry::new("inputs/page/about.md", b"# News"),
            }],
            outputs: vec![FileEntry::new("cv.pdf", b"%PDF")],
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(read(&write(&manifest())), Ok(manifest()));
    }

    #[test]
    fn hashes_are_those_of_the_standard() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_later_form_is_told_from_a_changed_file() {
        let later = Manifest { version: 2, ..manifest() };
        let told = "it has version 2 of the form; this newscv reads version 1";
        assert_eq!(read(&write(&later)), Err(told.to_owned()));
        assert_eq!(read(b"{}"), Err("it was changed since it was written".to_owned()));
    }

    proptest! {
        #[test]
        fn no_byte_changes_unnoticed(at in 0..write(&manifest()).len(), flip in 1..=255_u8) {
            let mut bytes = write(&manifest());
            bytes[at] ^= flip;
            prop_assert!(read(&bytes).is_err());
        }
    }
}
