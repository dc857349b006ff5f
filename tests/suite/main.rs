//! The tests of the whole: one binary, one module a stage.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "tests read their data and run the program")]

mod batch;
mod biblatex;
mod bibtex;
mod browser;
mod careers;
mod cli;
mod csl;
mod doors;
mod engagements;
mod extract;
mod facts;
mod hostile;
mod labelled;
mod laws;
mod long_sample;
mod nasty;
mod pages;
mod pdf;
mod pdf_settings;
mod pdf_structure;
mod program;
mod readme;
mod rendercv;
mod resolve;
mod review;
mod sample;
mod shell;
mod snapshot;
mod source;
mod spans;
mod tex;
mod total;
mod untrusted;
mod watch;
mod works;
