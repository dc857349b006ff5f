//! `--depfile`: which files an export read and wrote, as a rule for Make and Ninja.
//!
//! The form is that of the C compilers' `-MF`: one rule, with spaces, `#` and `$` of names escaped.
//! A name with a line end cannot be written in it and is left out.

use std::path::{Path, PathBuf};

use super::args::ExportArgs;
use super::load::{self, Loaded};
use super::{user, write};
use crate::error::Result;
use crate::export::OutputFile;

/// The files that an export with these arguments reads, sorted.
pub(super) fn inputs(loaded: &Loaded, args: &ExportArgs) -> Result<Vec<PathBuf>> {
    let mut files = loaded.paths.clone();
    let (bib, resume) = user::given(&args.inputs, loaded.folder.as_deref())?;
    files.extend(bib);
    files.extend(resume);
    for name in [user::SETTINGS, user::LOCK] {
        files.extend(loaded.folder.iter().map(|folder| folder.join(name)).filter(|path| path.exists()));
    }
    if let Some(folder) = &args.form.templates {
        let templates = load::load_folder(folder, None, |_| true)?;
        files.extend(templates.iter().map(|template| folder.join(&*template.path)));
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// Writes the rule by which `outputs` in `folder` depend on `inputs`.
pub(super) fn write(path: &Path, folder: &Path, outputs: &[OutputFile], inputs: &[PathBuf]) -> Result<()> {
    let outputs: Vec<PathBuf> = outputs.iter().map(|file| folder.join(&file.path)).collect();
    let bytes = format!("{}: {}\n", names(&outputs), names(inputs)).into_bytes();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    write::write_all(parent, &[OutputFile { path: name, bytes }])?;
    Ok(())
}

fn names(paths: &[PathBuf]) -> String {
    let names = paths.iter().map(|path| path.to_string_lossy()).filter(|name| !name.contains(['\n', '\r']));
    names.map(|name| escaped(&name)).collect::<Vec<_>>().join(" \\\n  ")
}

fn escaped(name: &str) -> String {
    name.replace('$', "$$").replace(' ', "\\ ").replace('#', "\\#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_as_make_reads_them() {
        let paths = ["a b.md", "c#1.bib", "$d"].map(PathBuf::from);
        assert_eq!(names(&paths), "a\\ b.md \\\n  c\\#1.bib \\\n  $$d");
    }
}
