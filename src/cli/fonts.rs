//! Fonts for characters that the shipped family does not have: first those that the user gives,
//! then those of the system.
//!
//! Input: a CV and the options so far. Output: the options with the fonts that are needed, and
//! what to tell the user of them. A system font is named, since another machine may have another
//! and then the bytes of the PDF differ.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::load;
use crate::cv::Cv;
use crate::error::Result;
use crate::export::Options;
use crate::export::pdf::{FallbackFont, missing_characters};

/// Where systems keep fonts; `~` is the user's folder.
const FOLDERS: &[&str] = &[
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts",
    "/System/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts",
];
/// Parts of file names, the kind of font that goes best with a text in a serif family first.
const PREFERRED: &[&str] = &["notoserif", "notonaskh", "notosans", "dejavuserif", "dejavusans.", "liberationserif"];
/// Parts of file names of fonts that do not suit running text.
const UNFIT: &[&str] = &["bold", "italic", "oblique", "mono", "emoji", "color", "condensed", "light", "black", "thin"];
/// How many font files are looked into.
const MAX_FILES: usize = 64;
/// How deep folders of fonts are nested.
const MAX_DEPTH: usize = 5;

/// The user's fonts.
pub(super) fn given(paths: &[PathBuf]) -> Result<Vec<FallbackFont>> {
    let font = |path: &PathBuf| Ok(fallback(path, load::load_file(path)?.bytes.to_vec()));
    paths.iter().map(font).collect()
}

/// Adds system fonts for the characters that no font has yet, and says which.
pub(super) fn add_from_system(cv: &Cv, options: &mut Options) -> Vec<String> {
    let mut missing = missing_characters(cv, options);
    let mut told = Vec::new();
    if missing.is_empty() {
        return told;
    }
    for path in candidates().into_iter().take(MAX_FILES) {
        let Ok(bytes) = fs::read(&path) else { continue };
        let font = fallback(&path, bytes);
        let shown = font.shows(&missing);
        if shown.is_empty() {
            continue;
        }
        missing.retain(|c| !shown.contains(c));
        let shown: String = shown.into_iter().collect();
        told.push(format!("'{shown}' is set in the system's {}, which other machines may not have", font.name));
        options.pdf.fallback_fonts.push(font);
        if missing.is_empty() {
            break;
        }
    }
    told
}

fn fallback(path: &Path, bytes: Vec<u8>) -> FallbackFont {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    FallbackFont { name, bytes, index: 0 }
}

/// The system's font files, the most suitable first.
fn candidates() -> Vec<PathBuf> {
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let mut found = BTreeSet::new();
    for folder in FOLDERS {
        let path = match (folder.strip_prefix("~/"), &home) {
            (Some(below), Some(home)) => home.join(below),
            (Some(_), None) => continue,
            (None, _) => PathBuf::from(folder),
        };
        collect(&path, 0, &mut found);
    }
    let mut files: Vec<PathBuf> = found.into_iter().collect();
    files.sort_by_cached_key(|path| rank(path));
    files
}

fn collect(folder: &Path, depth: usize, found: &mut BTreeSet<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let is_font =
            path.extension().is_some_and(|end| ["ttf", "otf", "ttc", "otc"].iter().any(|known| end == *known));
        if is_font {
            found.insert(path);
        } else if depth < MAX_DEPTH && path.is_dir() {
            collect(&path, depth + 1, found);
        }
    }
}

/// Unfit last, preferred first.
fn rank(path: &Path) -> (usize, usize) {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().to_lowercase());
    let unfit = UNFIT.iter().filter(|part| name.contains(*part)).count();
    let preferred = PREFERRED.iter().position(|part| name.contains(part)).unwrap_or(PREFERRED.len());
    (unfit, preferred)
}
