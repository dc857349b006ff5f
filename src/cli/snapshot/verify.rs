//! `newscv snapshot verify`: whether snapshots are what they were, and can be built again.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::super::terminal::{self, Terminal};
use super::args::VerifyArgs;
use super::find::{self, Snapshot};
use super::{FOUND, build};
use crate::error::Result;
use crate::export::OutputFile;
use crate::snapshot::manifest::{self, Manifest};
use crate::snapshot::verify::{Finding, Folder, Found, What, compare, compare_built};
use crate::snapshot::{Stored, archive, inputs};

/// Before the name of a file that lies beside the snapshot's folder.
const BESIDE: &str = "../";

/// Runs the subcommand.
pub(super) fn run(args: &VerifyArgs, terminal: Terminal) -> Result<ExitCode> {
    let root = find::root(&args.stock)?;
    let all = match &args.label {
        Some(label) => vec![find::one(&root, label)?],
        None => find::all(&root)?,
    };
    if all.is_empty() {
        terminal.note(&format!("no snapshots in {}", root.display()));
    }
    let mut damaged = false;
    for snapshot in &all {
        let findings = findings(&root, snapshot)?;
        damaged |= findings.iter().any(|finding| finding.is_damage(env!("CARGO_PKG_VERSION")));
        if findings.is_empty() {
            terminal.note(&whole(snapshot));
        }
        let told = |finding: &Finding| match finding.to_string().strip_prefix(BESIDE) {
            Some(beside) => root.join(beside).display().to_string(),
            None => snapshot.place.join(finding.to_string()).display().to_string(),
        };
        let text = findings.iter().map(told).collect::<Vec<_>>().join("\n");
        terminal::print(super::lines(&text).as_bytes())?;
    }
    Ok(if damaged { ExitCode::from(FOUND) } else { ExitCode::SUCCESS })
}

fn whole(snapshot: &Snapshot) -> String {
    let Ok(manifest) = &snapshot.manifest else { return String::new() };
    let (files, built) = (manifest.files().count() + 1, manifest.outputs.len());
    format!("{}: {files} files as they were, {built} of them built again alike", snapshot.name)
}

fn findings(root: &Path, snapshot: &Snapshot) -> Result<Vec<Finding>> {
    let manifest = match &snapshot.manifest {
        Ok(manifest) => manifest,
        Err(reason) => {
            return Ok(vec![Finding { path: manifest::FILE.to_owned(), what: What::Manifest(reason.clone()) }]);
        }
    };
    let folder = snapshot.content()?;
    let mut findings = compare(&snapshot.name, manifest, &folder);
    if findings.is_empty() {
        findings.extend(archive_findings(root, snapshot, manifest, &folder));
    }
    let is_input = |path: &str| manifest.inputs.iter().any(|input| input.file.path == path);
    // Of inputs that are not those of then nothing can be built that tells anything.
    if !findings.iter().any(|finding| is_input(&finding.path)) {
        findings.extend(built_findings(manifest, &folder));
    }
    Ok(findings)
}

/// Builds the outputs anew. What this version refuses to build, it builds differently.
fn built_findings(manifest: &Manifest, folder: &Folder) -> Vec<Finding> {
    let built = build::rebuild(&stored(manifest, folder), &manifest.options, &manifest.date);
    compare_built(manifest, &built.unwrap_or_default())
}

fn stored(manifest: &Manifest, folder: &Folder) -> Vec<Stored> {
    let bytes = |path: &str| match folder.get(path) {
        Some(Found::File(bytes)) => Some(Arc::from(bytes.as_slice())),
        _ => None,
    };
    let stored = |input: &manifest::InputEntry| {
        let path = input.file.path.clone();
        Some(Stored { role: input.role, name: input.name.as_str().into(), bytes: bytes(&path)?, path })
    };
    manifest.inputs.iter().filter(|input| inputs::is_inside(&input.file.path)).filter_map(stored).collect()
}

/// The copy in one file, where there is one beside the folder or nothing else: it must be what packing
/// makes of the files.
fn archive_findings(root: &Path, snapshot: &Snapshot, manifest: &Manifest, folder: &Folder) -> Option<Finding> {
    let name = format!("{}.zip", snapshot.name);
    let now = std::fs::read(root.join(&name)).ok()?;
    let file = |(path, found): (&String, &Found)| match found {
        Found::File(bytes) => Some(OutputFile { path: path.clone(), bytes: bytes.clone() }),
        Found::Other(_) => None,
    };
    let files: Vec<OutputFile> = folder.iter().filter_map(file).collect();
    let same = archive::pack(&snapshot.name, &files).is_ok_and(|bytes| bytes == now);
    let what = if manifest.newscv == env!("CARGO_PKG_VERSION") || archive::unpack(&now).ok() != Some(files) {
        What::Changed
    } else {
        What::BuiltDifferently(manifest.newscv.clone())
    };
    (!same).then(|| Finding { path: format!("{BESIDE}{name}"), what })
}
