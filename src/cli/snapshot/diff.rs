//! `newscv snapshot diff`: what came, went and changed between two snapshots, or since one.

use std::path::PathBuf;

use super::super::args::InputArgs;
use super::super::terminal::{self, Terminal};
use super::super::{export, load};
use super::args::{DiffArgs, DiffFormat, stock};
use super::build;
use super::find::{self, Snapshot};
use crate::error::{Error, Result};
use crate::export::facts::FactsFile;
use crate::snapshot::diff::{Diff, diff, write_json, write_markdown, write_text};
use crate::snapshot::manifest::Manifest;
use crate::snapshot::select::{self, Choice};

/// Runs the subcommand.
pub(super) fn run(args: &DiffArgs) -> Result<()> {
    let root = find::root(&args.stock)?;
    let from = find::one(&root, &args.from)?;
    let to = args.to.as_deref().map(|label| find::one(&root, label)).transpose()?;
    let manifest = from.manifest()?;
    let before = super::facts(&from)?;
    let found = match &to {
        Some(to) => diff(&before, &super::facts(to)?),
        None => since(&before, manifest, args)?,
    };
    let text = match args.format {
        DiffFormat::Text => super::lines(&write_text(&found, &manifest.date)),
        DiffFormat::Markdown => super::lines(&write_markdown(&found, &manifest.date)),
        DiffFormat::Json => {
            let json = write_json(&found, &from.name, to.as_ref().map(|to: &Snapshot| to.name.as_str()));
            terminal::visible_json(&json).into_owned()
        }
    };
    terminal::print(text.as_bytes())
}

/// How the page is called that was read from standard input.
const STANDARD_INPUT: &str = "-";

/// Compares with the page as it is, of which the same is chosen as for the snapshot.
fn since(before: &FactsFile, manifest: &Manifest, args: &DiffArgs) -> Result<Diff> {
    let made = &manifest.options;
    let page = match &args.page {
        Some(page) => page.clone(),
        None if made.page == STANDARD_INPUT => {
            let reason = "the snapshot was made from standard input; --page tells where the page is now";
            return Err(Error::Refused { reason: reason.to_owned() });
        }
        None => PathBuf::from(&made.page),
    };
    let gone = |error: Error| match error {
        Error::Read { .. } if args.page.is_none() => Error::Refused {
            reason: format!("{error}; the snapshot was made from it, and --page tells where the page is now"),
        },
        error => error,
    };
    let out = find::root(&args.stock)?;
    let loaded = load::load(&page, out.parent().or(Some(&stock(&out)))).map_err(gone)?;
    let inputs = InputArgs {
        bib: made.bib.iter().map(PathBuf::from).collect(),
        resume: made.resume.as_ref().map(PathBuf::from),
    };
    let (mut cv, _) = export::read_with(&loaded, &inputs, Terminal::new(true, false))?;
    let mut selection = build::selection(made)?;
    let (newest, others) = selection.select.into_iter().partition(|choice| matches!(choice, Choice::Newest(_)));
    selection.select = others;
    let mut all = cv.clone();
    select::apply(&mut all, &selection);
    let mut found = diff(before, &FactsFile::from(&all));
    let newest: Vec<Choice> = newest;
    if !newest.is_empty() {
        // A work that newer ones pushed out of the choice is still there, and no older one is new.
        selection.select.extend(newest);
        select::apply(&mut cv, &selection);
        found.keep_new_works(&cv.publications.iter().map(|work| work.id.as_str()).collect::<Vec<_>>());
    }
    Ok(found)
}
