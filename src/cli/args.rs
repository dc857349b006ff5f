//! The command line as clap reads it: subcommands, options and their help.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::listed::{self, keyword};
use super::snapshot::SnapshotArgs;
use crate::date::Date;
use crate::export::pdf::PdfOptions;
use crate::export::{Format, Paper};

const EXAMPLES: &str = "\
Examples:
  newscv extract about.md              what the page says, as a table
  newscv extract . --format json       the same for a whole site, as JSON
  newscv export about.md               publications.bib, resume.json and cv.pdf in output/
  newscv review about.md --open        the facts beside the words they were read from
  newscv snapshot create about.md --label acme
  newscv export . --to biblatex,latex --out cv --bib papers.bib
  curl -s https://example.org/ | newscv extract -

PAGE is a Markdown or HTML file, the folder of a Jekyll or Hugo site, or '-' for standard input.";

const RECORDS: &str = "\
A record is an object:
  {\"id\": 7, \"path\": \"about.md\"}      a page, or the folder of a site
  {\"id\": 7, \"text\": \"...\"}           the page itself; 'name' may say what its file is called
Either may have 'bib', the path of a bibliography or a list of paths, or one itself as 'bib_text'.
Lines come in the order of the records:
  {\"id\": 7, \"facts\": {...}}          the form of 'extract --format json'
  {\"id\": 7, \"error\": \"...\"}          why there are none

Examples:
  newscv batch people/*.md > facts.jsonl
  newscv batch --resume-from facts.jsonl < pages.jsonl";

/// Reads a researcher's homepage and writes the CV.
#[derive(Debug, Parser)]
#[command(name = "newscv", version, after_help = EXAMPLES, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every subcommand takes.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Common {
    /// Print nothing but errors and what was asked for
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Tell what was read and why
    #[arg(long, short, global = true)]
    pub(super) verbose: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the facts that a page states
    Extract(ExtractArgs),
    /// Write the CV of a page to files
    Export(Box<ExportArgs>),
    /// Write a page that shows the facts beside the words they were read from, to check them
    Review(ReviewArgs),
    /// Show what a careful person would look at again
    Check(CheckArgs),
    /// Read many pages and print the facts of each as one line of JSON
    Batch(BatchArgs),
    /// Keep dated copies of what was sent, tell what is new since, and check that they are whole
    Snapshot(SnapshotArgs),
    /// List the built-in templates, or copy them to start your own from
    Templates(TemplatesArgs),
    /// Write a commented newscv.toml from what the page tells
    Init(InitArgs),
    /// Print the JSON Schema of `extract --format json`
    Schema,
    /// Print the completion script of a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write all of them to a folder
    Man(ManArgs),
}

#[derive(Args, Debug)]
pub(super) struct ExtractArgs {
    /// Page, folder of a site, or '-' for standard input
    #[arg(default_value = ".", hide_default_value = true)]
    pub(super) page: PathBuf,
    /// How to print the facts
    #[arg(long, value_enum, default_value_t = Shown::Table)]
    pub(super) format: Shown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shown {
    /// One line a fact
    Table,
    /// The interchange form
    Json,
}

#[derive(Args, Clone, Debug)]
pub(super) struct ExportArgs {
    /// Page, folder of a site, or '-' for standard input
    #[arg(default_value = ".", hide_default_value = true)]
    pub(super) page: PathBuf,
    /// Formats to write, separated by commas [default: bibtex,jsonresume,pdf]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = keyword!(Format))]
    pub(super) to: Vec<Format>,
    /// Folder to write to [default: output]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Fail where newscv.lock would change
    #[arg(long)]
    pub(super) locked: bool,
    /// File to write a Make rule to, from what is read to what is written
    #[arg(long, value_name = "FILE")]
    pub(super) depfile: Option<PathBuf>,
    /// Write again whenever the page or another input changes
    #[arg(long)]
    pub(super) watch: bool,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
    #[command(flatten)]
    pub(super) form: FormArgs,
    /// Date of creation that the PDF tells: 2026, 2026-11 or 2026-11-03
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
    /// What only the settings beside the page say of the PDF.
    #[arg(skip)]
    pub(super) pdf: PdfOptions,
}

/// How the files look, whoever asks for them.
#[derive(Args, Clone, Debug)]
pub(super) struct FormArgs {
    /// Sheet of PDF and LaTeX output
    #[arg(long, value_parser = keyword!(Paper))]
    pub(super) paper: Option<Paper>,
    /// Look of the PDF
    #[arg(long, value_name = "NAME", value_parser = listed::look())]
    pub(super) look: Option<String>,
    /// Font for characters that the shipped fonts do not have; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(super) font: Vec<PathBuf>,
    /// Citation style of publication lists in the PDF: ieee, acm, apa, chicago and some eighty more
    #[arg(long, value_name = "NAME", value_parser = listed::style(), hide_possible_values = true)]
    pub(super) style: Option<String>,
    /// Spell letters beyond ASCII as TeX commands in bibliographies; BibTeX does unless told '=false'
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL")]
    pub(super) ascii: Option<bool>,
    /// Folder whose templates override the built-in ones, file by file
    #[arg(long, value_name = "DIR")]
    pub(super) templates: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct ReviewArgs {
    /// Page, folder of a site, or '-' for standard input
    #[arg(default_value = ".", hide_default_value = true)]
    pub(super) page: PathBuf,
    /// File to write
    #[arg(long, value_name = "FILE", default_value = "review.html")]
    pub(super) out: PathBuf,
    /// Open it in the browser
    #[arg(long)]
    pub(super) open: bool,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

#[derive(Args, Debug)]
#[command(after_help = RECORDS)]
pub(super) struct BatchArgs {
    /// Pages or folders of sites; without any, standard input holds records, one a line
    #[arg(value_name = "PAGE")]
    pub(super) files: Vec<PathBuf>,
    /// File of an earlier run to go on with: keeps its whole lines and writes behind them
    #[arg(long, value_name = "FILE")]
    pub(super) resume_from: Option<PathBuf>,
    /// Pages to read at once [default: one for each core]
    #[arg(long, short, value_name = "COUNT")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Args, Debug)]
pub(super) struct TemplatesArgs {
    /// Folder to copy them to
    #[arg(long, value_name = "DIR")]
    pub(super) copy: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct CompletionsArgs {
    /// Shell to complete for
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(super) struct ManArgs {
    /// Folder to write newscv.1 and a page for each subcommand to
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct InitArgs {
    /// Page or folder of a site
    #[arg(default_value = ".", hide_default_value = true)]
    pub(super) page: PathBuf,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
}

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    /// Page, folder of a site, or '-' for standard input
    #[arg(default_value = ".", hide_default_value = true)]
    pub(super) page: PathBuf,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(super) format: Report,
    /// Exit with 3 for this code only; repeat for several
    #[arg(long, value_name = "CODE", value_parser = listed::code(), hide_possible_values = true)]
    pub(super) deny: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Report {
    /// The line with the words underlined
    Text,
    /// One object for other programs
    Json,
}

impl ExportArgs {
    /// Folder to write to.
    pub(super) fn out(&self) -> &Path {
        self.out.as_deref().unwrap_or(Path::new("output"))
    }
}

/// What a user gives beside the page.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct InputArgs {
    /// Bibliography to complete the publications from; repeat for several
    #[arg(long, value_name = "FILE")]
    pub(super) bib: Vec<PathBuf>,
    /// JSON Resume to start from
    #[arg(long, value_name = "FILE")]
    pub(super) resume: Option<PathBuf>,
}
