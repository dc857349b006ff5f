//! `newscv snapshot create`: keeps what an application gets.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::args::ExportArgs;
use super::super::load::{self, Loaded};
use super::super::terminal::Terminal;
use super::super::{export, fonts, interrupt, summary, user};
use super::args::{CreateArgs, stock};
use super::build;
use super::disk::Real;
use super::store::{self, Kept};
use crate::cv::Cv;
use crate::date::Date;
use crate::error::{Error, Result};
use crate::export::{Format, OutputFile, Outputs};
use crate::resolve::Inputs;
use crate::snapshot::manifest::{self, FileEntry, Made, Manifest};
use crate::snapshot::{self, Role, Stored, archive};
use crate::source::Input;

/// Runs the subcommand.
pub(super) fn run(args: &CreateArgs, terminal: Terminal) -> Result<()> {
    interrupt::install();
    let settled = user::settle(&args.export())?;
    let loaded = load::load(&settled.page, Some(settled.out()))?;
    terminal.detail(&loaded.told());
    let (cv, mut inputs) = export::read_with(&loaded, &settled.inputs, terminal)?;
    let lock = user::new_lock(&loaded, &inputs, &cv, false)?;
    if let Some(lock) = &lock {
        // The keys of this run are those of the lock that it leaves behind.
        inputs.lock = Some(Input { path: user::LOCK.into(), bytes: lock.bytes.as_slice().into() });
    }
    let made = made(args, &settled);
    let mut stored = snapshot::inputs::place(gather(&loaded, &inputs, &settled)?);
    let mut cv = build::read(&stored, &made)?;
    let date = args.as_of.or_else(|| snapshot::newest(&cv)).ok_or_else(undated)?;
    build::select(&mut cv, &made)?;
    if settled.to.contains(&Format::Pdf) {
        stored = with_system_fonts(&cv, stored, &made, date, terminal)?;
    }
    let outputs = build::write(&cv, &stored, &made, date).map_err(|error| export::placed(error, &settled))?;
    let name = args.label.dated(date);
    let files = files(&manifest(args, date, &cv, made, &stored, &outputs), stored.clone(), &outputs);
    let zip = args
        .zip
        .then(|| archive::pack(&name, &files))
        .transpose()
        .map_err(|source| Error::Write { path: PathBuf::from(format!("{name}.zip")), source })?;
    let root = stock(settled.out());
    let kept = store::keep(&Real, &root, &store::Snapshot { name: &name, files: &files, zip: zip.as_deref() })?;
    user::write_lock(&loaded, lock)?;
    for message in outputs.warnings.iter().map(ToString::to_string).chain(from_outside(&loaded, &settled)) {
        terminal.note(&message);
    }
    terminal.note(&summary::summary(&cv));
    terminal.note(&told(&root, &name, kept, args.zip));
    Ok(())
}

fn undated() -> Error {
    Error::Refused { reason: "the page tells no date; give one with --as-of".to_owned() }
}

fn made(args: &CreateArgs, settled: &ExportArgs) -> Made {
    fn words<T: ToString>(values: &[T]) -> Vec<String> {
        values.iter().map(ToString::to_string).collect()
    }
    let shown = |path: &PathBuf| path.to_string_lossy().into_owned();
    Made {
        page: shown(&args.page),
        bib: args.inputs.bib.iter().map(shown).collect(),
        resume: args.inputs.resume.as_ref().map(shown),
        as_of: args.as_of.map(|date| date.to_string()),
        to: words(&settled.to),
        only: words(&args.only),
        without: words(&args.without),
        since: args.since.map(|date| date.to_string()),
        select: words(&args.select),
        paper: settled.form.paper.map(|paper| paper.to_string()),
        look: settled.form.look.clone(),
        style: settled.form.style.clone(),
        ascii: settled.form.ascii,
    }
}

/// Every file that plays a part, as it was read.
fn gather(loaded: &Loaded, inputs: &Inputs, settled: &ExportArgs) -> Result<Vec<(Role, Input)>> {
    let given = settled.inputs.resume.is_some();
    let mut all: Vec<(Role, Input)> = loaded.inputs.iter().map(|input| (Role::Page, input.clone())).collect();
    all.extend(inputs.bibliographies.iter().map(|input| (Role::Bibliography, input.clone())));
    // A resume that nobody named is one of the site's files.
    all.extend(inputs.resume.iter().filter(|_| given).map(|input| (Role::Resume, input.clone())));
    all.extend(inputs.corrections.iter().map(|input| (Role::Settings, input.clone())));
    all.extend(inputs.lock.iter().map(|input| (Role::Lock, input.clone())));
    if let Some(folder) = &settled.form.templates {
        all.extend(load::load_folder(folder, None, |_| true)?.into_iter().map(|input| (Role::Template, input)));
    }
    for font in fonts::given(&settled.form.font)? {
        all.push((Role::Font, Input { path: font.name.into(), bytes: font.bytes.into() }));
    }
    Ok(all)
}

/// Adds the fonts of the system that the PDF needs, so that the same can be built elsewhere.
fn with_system_fonts(cv: &Cv, stored: Vec<Stored>, made: &Made, date: Date, terminal: Terminal) -> Result<Vec<Stored>> {
    let mut options = build::options(&stored, made, date)?;
    let known = options.pdf.fallback_fonts.len();
    for message in fonts::add_from_system(cv, &mut options) {
        terminal.note(&format!("{message}; the snapshot stores the font"));
    }
    let added = options.pdf.fallback_fonts.into_iter().skip(known);
    let fonts = added.map(|font| (Role::Font, Input { path: font.name.into(), bytes: font.bytes.into() }));
    let own = stored.into_iter().map(|stored| (stored.role, stored.input()));
    Ok(snapshot::inputs::place(own.chain(fonts).collect()))
}

fn manifest(args: &CreateArgs, date: Date, cv: &Cv, made: Made, stored: &[Stored], outputs: &Outputs) -> Manifest {
    Manifest {
        version: manifest::VERSION,
        newscv: env!("CARGO_PKG_VERSION").to_owned(),
        label: args.label.to_string(),
        date: date.to_string(),
        note: args.note.clone(),
        options: made,
        counts: snapshot::count(cv),
        inputs: stored.iter().map(Stored::entry).collect(),
        outputs: outputs.files.iter().map(|file| FileEntry::new(&file.path, &file.bytes)).collect(),
    }
}

/// All files of the snapshot.
fn files(manifest: &Manifest, stored: Vec<Stored>, outputs: &Outputs) -> Vec<OutputFile> {
    let manifest = OutputFile { path: manifest::FILE.to_owned(), bytes: manifest::write(manifest) };
    let inputs = stored.into_iter().map(|stored| OutputFile { path: stored.path, bytes: stored.bytes.to_vec() });
    std::iter::once(manifest).chain(outputs.files.iter().cloned()).chain(inputs).collect()
}

/// Names what was stored although it lies outside of the page's folder.
fn from_outside(loaded: &Loaded, settled: &ExportArgs) -> Option<String> {
    let root = fs::canonicalize(loaded.folder.as_deref().unwrap_or(Path::new("."))).ok()?;
    let beside = |name: &str| loaded.folder.as_ref().map(|folder| folder.join(name));
    let files = loaded.paths.iter().chain(&settled.inputs.bib).chain(&settled.inputs.resume);
    let folders = settled.form.font.iter().chain(&settled.form.templates).cloned();
    let all = files.cloned().chain(folders).chain(beside(user::SETTINGS)).chain(beside(user::LOCK));
    let outside = |path: &PathBuf| fs::canonicalize(path).is_ok_and(|real| !real.starts_with(&root));
    let names: Vec<String> = all.filter(outside).map(|path| path.display().to_string()).collect();
    (!names.is_empty()).then(|| format!("stored from outside the page's folder: {}", names.join(", ")))
}

fn told(root: &Path, name: &str, kept: Kept, zip: bool) -> String {
    let folder = (root.join(name).display().to_string(), kept.folder);
    let archive = zip.then(|| (root.join(format!("{name}.zip")).display().to_string(), kept.zip));
    let (new, same): (Vec<_>, Vec<_>) = std::iter::once(folder).chain(archive).partition(|(_, new)| *new);
    let names = |paths: Vec<(String, bool)>| paths.into_iter().map(|(path, _)| path).collect::<Vec<_>>().join(", ");
    match (names(new), names(same)) {
        (new, same) if same.is_empty() => format!("wrote {new}"),
        (new, same) if new.is_empty() => format!("unchanged: {same}"),
        (new, same) => format!("wrote {new}; unchanged: {same}"),
    }
}
