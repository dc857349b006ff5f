//! The arguments of `newscv snapshot` as clap reads them.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use super::super::args::{ExportArgs, FormArgs, InputArgs};
use super::super::listed::keyword;
use crate::date::Date;
use crate::export::Format;
use crate::export::pdf::PdfOptions;
use crate::snapshot::label::Label;
use crate::snapshot::select::{Choice, Section};

const EXAMPLES: &str = "\
Examples:
  newscv snapshot create about.md --label acme-research-scientist --note 'sent to J. Doe'
  newscv snapshot create about.md --label fellowship --as-of 2025-03-01 --select newest:10 --zip
  newscv snapshot list
  newscv snapshot diff acme-research-scientist --format markdown
  newscv snapshot verify

A snapshot is a folder in output/snapshots that holds what was exported, the inputs it was made
of, and manifest.json with a hash of each. It is never changed. LABEL is the label or, where a
label has several dates, the folder's name: 2025-03-01-acme-research-scientist.";

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, disable_help_subcommand = true)]
pub(in crate::cli) struct SnapshotArgs {
    #[command(subcommand)]
    pub(super) command: SnapshotCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum SnapshotCommand {
    /// Keep what an application gets: exports, facts, and the inputs they were made of
    Create(Box<CreateArgs>),
    /// List the snapshots, newest first
    List(ListArgs),
    /// Show what a snapshot holds
    Show(ShowArgs),
    /// Tell what came, went and changed between two snapshots, or since one
    Diff(DiffArgs),
    /// Check that snapshots are what they were, and that the same can be built again
    Verify(VerifyArgs),
}

#[derive(Args, Debug)]
pub(super) struct CreateArgs {
    /// Page, folder of a site, or '-' for standard input
    #[arg(default_value = ".", hide_default_value = true)]
    pub(super) page: PathBuf,
    /// Name of the snapshot: lower-case letters, digits and hyphens
    #[arg(long, value_name = "LABEL")]
    pub(super) label: Label,
    /// Take the page back to this date: what it dates later is left out, and a paper accepted later
    /// is the preprint that it was by then [default: the page as it is, under its newest item's date]
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
    /// What it was for, to whom it went
    #[arg(long, value_name = "TEXT")]
    pub(super) note: Option<String>,
    /// Formats to write, separated by commas [default: bibtex,jsonresume,pdf]; facts.json is always written
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = keyword!(Format))]
    pub(super) to: Vec<Format>,
    /// Sections to keep
    #[arg(long, value_name = "SECTION", value_delimiter = ',', value_parser = keyword!(Section))]
    pub(super) only: Vec<Section>,
    /// Sections to leave out
    #[arg(long, value_name = "SECTION", value_delimiter = ',', value_parser = keyword!(Section))]
    pub(super) without: Vec<Section>,
    /// Leave out what is dated before; degrees, positions that last and what has no date stay
    #[arg(long, value_name = "DATE")]
    pub(super) since: Option<Date>,
    /// Publications to keep: newest:10 or keyword=WORD (in title, venue or keywords); may be given several times
    #[arg(long, value_name = "RULE")]
    pub(super) select: Vec<Choice>,
    /// Write it as one .zip beside the folder too
    #[arg(long)]
    pub(super) zip: bool,
    #[command(flatten)]
    pub(super) stock: StockArgs,
    #[command(flatten)]
    pub(super) inputs: InputArgs,
    #[command(flatten)]
    pub(super) form: FormArgs,
}

impl CreateArgs {
    /// What `newscv export` would be given for the same files.
    pub(super) fn export(&self) -> ExportArgs {
        ExportArgs {
            page: self.page.clone(),
            to: self.to.clone(),
            out: self.stock.out.clone(),
            locked: false,
            depfile: None,
            watch: false,
            inputs: self.inputs.clone(),
            form: self.form.clone(),
            as_of: self.as_of,
            pdf: PdfOptions::default(),
        }
    }
}

/// Where the snapshots are.
#[derive(Args, Clone, Debug)]
pub(super) struct StockArgs {
    /// Folder whose 'snapshots' folder holds them [default: output]
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(super) struct ListArgs {
    /// How to print them
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(super) format: ListFormat,
    #[command(flatten)]
    pub(super) stock: StockArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// One line a snapshot
    Table,
    /// One object with their manifests
    Json,
}

#[derive(Args, Debug)]
pub(super) struct ShowArgs {
    /// Which snapshot
    pub(super) label: String,
    #[command(flatten)]
    pub(super) stock: StockArgs,
}

#[derive(Args, Debug)]
pub(super) struct DiffArgs {
    /// The earlier snapshot
    #[arg(value_name = "A")]
    pub(super) from: String,
    /// The later snapshot [default: the page as it is now]
    #[arg(value_name = "B")]
    pub(super) to: Option<String>,
    /// How to print the difference
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(super) format: DiffFormat,
    /// The page as it is now, where it is no longer at the place that snapshot A was made from
    #[arg(long, value_name = "PAGE", conflicts_with = "to")]
    pub(super) page: Option<PathBuf>,
    #[command(flatten)]
    pub(super) stock: StockArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// Lines to paste into a mail
    Text,
    /// Headings and lists
    Markdown,
    /// One object for other programs
    Json,
}

#[derive(Args, Debug)]
pub(super) struct VerifyArgs {
    /// Which snapshot [default: all]
    pub(super) label: Option<String>,
    #[command(flatten)]
    pub(super) stock: StockArgs,
}

/// The folder of snapshots in an output folder.
pub(super) fn stock(out: &Path) -> PathBuf {
    out.join("snapshots")
}
