//! newscv reads a researcher's homepage as it is and writes what a job application needs.
//!
//! The way of the data, one module a stage:
//!
//! ```text
//! bytes ──source──▶ Site ──extract──▶ Facts ──resolve──▶ Cv ──export──▶ files
//! ```
//!
//! Each stage is one pure function. Called in a row they make a CV of a page:
//!
//! ```
//! use newscv::export::{Format, Options, export};
//! use newscv::{extract, resolve, source};
//!
//! let page = "## News\n\n- **May 2025**: Our paper *Tides in a Teacup* was accepted to ICML 2025!\n";
//! let input = source::Input { path: "about.md".into(), bytes: page.as_bytes().into() };
//!
//! let site = source::read(&[input])?;
//! let facts = extract::extract(&site);
//! let cv = resolve::resolve(facts, &resolve::Inputs::default())?;
//!
//! let work = &cv.publications[0];
//! assert_eq!(work.title.as_deref(), Some("Tides in a Teacup"));
//! assert_eq!(work.year, Some(2025));
//! assert_eq!(work.authors, None, "the page names none");
//! assert_eq!(work.provenance.mentions[0].line, 3);
//!
//! let outputs = export(&cv, Format::Facts, &Options::default())?;
//! assert_eq!(outputs.files[0].path, "facts.json");
//! # Ok::<(), newscv::error::Error>(())
//! ```

pub mod source;

pub mod extract;

pub mod resolve;

pub mod export;
pub mod review;
pub mod snapshot;

pub mod cli;

pub(crate) mod calendar;
pub mod cv;
pub mod date;
pub mod error;
pub mod fact;
pub(crate) mod generator;
pub(crate) mod identifier;
pub mod keyword;
pub(crate) mod markup;
pub mod page;
pub(crate) mod pattern;
pub mod person;
pub mod span;
pub(crate) mod steps;
pub mod text;
pub mod venue;
pub mod warning;
