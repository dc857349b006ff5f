//! `newscv extract`: the facts that a page states, as a table or in the interchange form.
//!
//! Only the page speaks here: no bibliography, no corrections.

use std::process::ExitCode;

use super::args::{ExtractArgs, Shown};
use super::load::Loaded;
use super::progress::Progress;
use super::terminal::{self, Terminal};
use super::{load, summary, table, why};
use crate::cv::Cv;
use crate::error::Result;
use crate::export::facts;
use crate::page::Site;
use crate::resolve::{self, Inputs};
use crate::{extract, source};

/// Runs the subcommand.
pub(super) fn run(args: &ExtractArgs, terminal: Terminal) -> Result<ExitCode> {
    let loaded = load::load(&args.page, None)?;
    terminal.detail(&loaded.told());
    let (site, cv) = read(&loaded, terminal)?;
    if terminal.is_verbose() {
        for line in why::why(&site, &cv) {
            terminal.detail(&line);
        }
    }
    match args.format {
        Shown::Json => {
            let json = facts::write_facts(&cv);
            terminal::print(terminal::visible_json(&String::from_utf8_lossy(&json)).as_bytes())?;
        }
        Shown::Table => {
            let on_site = loaded.inputs.len() > 1;
            let text = table::table(&cv, on_site, terminal::width(), terminal.color());
            terminal::print(text.as_bytes())?;
            terminal.note(&summary::summary(&cv));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn read(loaded: &Loaded, terminal: Terminal) -> Result<(Site, Cv)> {
    let progress = Progress::new(loaded, terminal);
    progress.step("reading the page");
    let site = source::read(&loaded.inputs)?;
    progress.step("finding facts");
    let cv = resolve::resolve(extract::extract(&site), &Inputs::default())?;
    Ok((site, cv))
}
