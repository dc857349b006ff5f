//! What comes from the definition of the command line: completions, manual pages; and the schema
//! of the interchange form, which is as fixed.

use std::path::PathBuf;

use clap::CommandFactory;
use clap_mangen::Man;

use super::args::{Arguments, CompletionsArgs, ManArgs};
use super::{terminal, write};
use crate::error::{Error, Result};
use crate::export::{OutputFile, facts};

/// `newscv schema`: prints the JSON Schema of the interchange form.
pub(super) fn schema() -> Result<()> {
    terminal::print(facts::SCHEMA.as_bytes())
}

/// `newscv completions`: prints the completion script of a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "newscv", &mut script);
    terminal::print(&script)
}

/// `newscv man`: prints the manual page, or writes it and one a subcommand to a folder.
pub(super) fn man(args: &ManArgs) -> Result<()> {
    let pages = pages()?;
    match &args.out {
        Some(folder) => write::write_all(folder, &pages).map(|_| ()),
        None => terminal::print(&pages[0].bytes),
    }
}

/// The manual pages, that of the program first.
fn pages() -> Result<Vec<OutputFile>> {
    let mut command = Arguments::command();
    command.build();
    with_subcommands(&command).into_iter().map(page).collect()
}

/// The command and all below it, each before its own.
fn with_subcommands(command: &clap::Command) -> Vec<&clap::Command> {
    let shown = command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set());
    std::iter::once(command).chain(shown.flat_map(with_subcommands)).collect()
}

fn page(command: &clap::Command) -> Result<OutputFile> {
    let man = Man::new(command.clone().after_help(None::<&str>));
    let path = man.get_filename();
    let mut bytes = Vec::new();
    man.render(&mut bytes).map_err(|source| Error::Write { path: PathBuf::from(&path), source })?;
    bytes.extend(command.get_after_help().map(|help| notes(&help.to_string())).unwrap_or_default().into_bytes());
    Ok(OutputFile { path, bytes })
}

/// The text behind the options as a section of its own, line for line, since it has examples.
fn notes(help: &str) -> String {
    let line = |line: &str| {
        let guard = if line.starts_with(['.', '\'']) { "\\&" } else { "" };
        format!("{guard}{}\n", line.replace('\\', "\\e").replace('-', "\\-"))
    };
    format!(".SH NOTES\n.nf\n{}.fi\n", help.lines().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_keep_their_lines() {
        assert_eq!(notes("Examples:\n  a -b\n.c \\"), ".SH NOTES\n.nf\nExamples:\n  a \\-b\n\\&.c \\e\n.fi\n");
    }
}
