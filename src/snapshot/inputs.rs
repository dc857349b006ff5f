//! The files that a snapshot was made of: where each is stored in it, and the way back.
//!
//! The name by which facts refer to a file (`about.md`, `../papers.bib`) is kept apart from the
//! place where the snapshot stores it, which is always below `inputs/`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::manifest::{FileEntry, InputEntry};
use crate::source::Input;

/// The folder of a snapshot that holds its inputs.
pub const FOLDER: &str = "inputs";

/// What an input was read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The page, or a file of the site.
    Page,
    /// A bibliography that the user named.
    Bibliography,
    /// The JSON Resume that the user named.
    Resume,
    /// `newscv.toml`.
    Settings,
    /// `newscv.lock`.
    Lock,
    /// A file of the user's templates.
    Template,
    /// A font for characters that the shipped ones lack.
    Font,
}

impl Role {
    /// The folder below [`FOLDER`].
    fn folder(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Bibliography => "bibliographies",
            Self::Resume => "resume",
            Self::Settings | Self::Lock => "settings",
            Self::Template => "templates",
            Self::Font => "fonts",
        }
    }

    /// Whether names are relative to a folder, which is stored with its own folders.
    fn is_of_folder(self) -> bool {
        matches!(self, Self::Page | Self::Template)
    }
}

/// An input and where it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// What it was read for.
    pub role: Role,
    /// The name by which facts refer to it.
    pub name: Arc<str>,
    /// Relative to the snapshot's folder.
    pub path: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

impl Stored {
    /// The line of the manifest.
    pub fn entry(&self) -> InputEntry {
        InputEntry { role: self.role, name: self.name.to_string(), file: FileEntry::new(&self.path, &self.bytes) }
    }

    /// The input as the stages take it.
    pub fn input(&self) -> Input {
        Input { path: Arc::clone(&self.name), bytes: Arc::clone(&self.bytes) }
    }
}

/// Gives every input its place; no two have the same.
pub fn place(inputs: Vec<(Role, Input)>) -> Vec<Stored> {
    let mut placed: Vec<Stored> = Vec::with_capacity(inputs.len());
    for (role, Input { path: name, bytes }) in inputs {
        let own = own_name(role, &name);
        let mut path = format!("{FOLDER}/{}/{own}", role.folder());
        let mut number = 1;
        // Only files from several folders can have one name, and these are few.
        while !role.is_of_folder() && placed.iter().any(|stored| stored.path == path) {
            number += 1;
            path = format!("{FOLDER}/{}/{number}-{own}", role.folder());
        }
        placed.push(Stored { role, name, path, bytes });
    }
    placed
}

/// The name below the role's folder.
fn own_name(role: Role, name: &str) -> &str {
    if name == "-" {
        return "standard-input";
    }
    if role.is_of_folder() {
        return name;
    }
    let last = name.rsplit(['/', '\\']).find(|part| !part.is_empty());
    last.filter(|part| !matches!(*part, "." | "..")).unwrap_or("unnamed")
}

/// Whether a path of a manifest stays below the snapshot's folder.
pub fn is_inside(path: &str) -> bool {
    !path.contains(['\\', '\0']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str) -> Input {
        Input { path: name.into(), bytes: Arc::from(&b"x"[..]) }
    }

    #[test]
    fn every_input_has_a_place_of_its_own() {
        let inputs = vec![
            (Role::Page, input("_news/a.md")),
            (Role::Page, input("newscv.toml")),
            (Role::Bibliography, input("papers.bib")),
            (Role::Bibliography, input("../old/papers.bib")),
            (Role::Bibliography, input("/srv/papers.bib")),
            (Role::Settings, input("newscv.toml")),
            (Role::Lock, input("newscv.lock")),
        ];
        let placed = place(inputs);
        let paths: Vec<&str> = placed.iter().map(|stored| stored.path.as_str()).collect();
        let expected = [
            "inputs/page/_news/a.md", "inputs/page/newscv.toml", "inputs/bibliographies/papers.bib",
            "inputs/bibliographies/2-papers.bib", "inputs/bibliographies/3-papers.bib", "inputs/settings/newscv.toml",
            "inputs/settings/newscv.lock",
        ];
        assert_eq!(paths, expected);
        assert!(paths.iter().all(|path| is_inside(path)));
        assert_eq!(placed[3].input(), input("../old/papers.bib"));
    }

    #[test]
    fn standard_input_and_odd_names_are_stored_as_files() {
        let placed = place(vec![(Role::Page, input("-")), (Role::Resume, input(".."))]);
        assert_eq!(placed[0].path, "inputs/page/standard-input");
        assert_eq!(placed[1].path, "inputs/resume/unnamed");
    }

    #[test]
    fn paths_that_leave_the_folder_are_known() {
        for path in ["../x", "/x", "a/../b", "a//b", "", "a\\b", "."] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
