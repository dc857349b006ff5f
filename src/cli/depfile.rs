//! `--depfile`: which files an export read and wrote, as a rule for Make and Ninja.
//!
//! The form is that of the C compilers' `-MF` with `-MP`: a rule with spaces, `#` and `$` of names
//! escaped, and an empty one for each input, so that Make goes on where an input is no longer there.
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
    files.extend(args.form.font.iter().cloned());
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
    let bytes = rules(&outputs, inputs).into_bytes();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    write::write_all(parent, &[OutputFile { path: name, bytes }])?;
    Ok(())
}

fn rules(outputs: &[PathBuf], inputs: &[PathBuf]) -> String {
    let (outputs, inputs) = (names(outputs), names(inputs));
    let row = |names: &[String]| names.join(" \\\n  ");
    let empty: String = inputs.iter().flat_map(|name| [name.as_str(), ":\n"]).collect();
    format!("{}: {}\n{empty}", row(&outputs), row(&inputs))
}

fn names(paths: &[PathBuf]) -> Vec<String> {
    let names = paths.iter().map(|path| path.to_string_lossy()).filter(|name| !name.contains(['\n', '\r']));
    names.map(|name| escaped(&name)).collect()
}

fn escaped(name: &str) -> String {
    name.replace('$', "$$").replace(' ', "\\ ").replace('#', "\\#")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_escaped_as_make_reads_them() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let rules = rules(&paths(&["out/cv.pdf", "$d"]), &paths(&["a b.md", "c#1.bib", "e\nf"]));
        assert_eq!(rules, "out/cv.pdf \\\n  $$d: a\\ b.md \\\n  c\\#1.bib\na\\ b.md:\nc\\#1.bib:\n");
    }
}
