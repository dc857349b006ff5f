//! Arguments, files, terminal and exit codes: the only module that touches the world.
//!
//! [`run`] reads the arguments and calls the module of the subcommand. Each subcommand loads
//! files, hands their bytes through the stages, and prints or writes what comes back. Exit codes:
//! 0 done, 1 could not do it, 2 wrong usage, 3 `check` found something to look at.

#![expect(clippy::disallowed_methods, reason = "this module is the one that touches the world")]

mod args;
mod batch;
mod check;
mod depfile;
mod export;
mod extract;
mod fonts;
mod init;
mod interrupt;
mod listed;
mod load;
mod progress;
mod review;
mod shell;
mod snapshot;
mod summary;
mod table;
mod templates;
mod terminal;
mod user;
mod watch;
mod why;
mod write;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use crate::error::{Error, Result};
use args::{Arguments, Command};
use terminal::Terminal;

/// Wrong usage.
const USAGE: u8 = 2;

/// Runs the program with the process's arguments.
pub fn run() -> ExitCode {
    terminal::tell_faults_safely();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    let terminal = Terminal::new(arguments.common.quiet, arguments.common.verbose);
    match dispatch(&arguments.command, terminal) {
        Ok(code) => code,
        Err(error) => {
            let is_interrupted = matches!(error, Error::Interrupted);
            if !(is_interrupted && interrupt::is_expected()) {
                terminal::error(&error.to_string());
            }
            if is_interrupted { ExitCode::from(interrupt::EXIT_CODE) } else { ExitCode::FAILURE }
        }
    }
}

fn dispatch(command: &Command, terminal: Terminal) -> Result<ExitCode> {
    match command {
        Command::Extract(args) => return extract::run(args, terminal),
        Command::Export(args) => return export::run(args, terminal),
        Command::Batch(args) => return batch::run(args, terminal),
        Command::Review(args) => review::run(args, terminal),
        Command::Check(args) => return check::run(args, terminal),
        Command::Snapshot(args) => return snapshot::run(args, terminal),
        Command::Templates(args) => templates::run(args, terminal),
        Command::Init(args) => return init::run(args, terminal),
        Command::Schema => shell::schema(),
        Command::Completions(args) => shell::completions(args),
        Command::Man(args) => shell::man(args),
    }
    .map(|()| ExitCode::SUCCESS)
}

/// Shows the help that was asked for, or says in one line what is wrong with the arguments.
fn refuse(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Where the help cannot be shown nothing else can be.
            let _ = error.print();
            if error.use_stderr() { ExitCode::from(USAGE) } else { ExitCode::SUCCESS }
        }
        _ => {
            let text = error.to_string();
            let first = text.split("\n\n").next().unwrap_or_default();
            let words: Vec<&str> = first.split_whitespace().collect();
            let line = words.join(" ");
            terminal::error(&format!("{}; see newscv --help", line.strip_prefix("error: ").unwrap_or(&line)));
            ExitCode::from(USAGE)
        }
    }
}
