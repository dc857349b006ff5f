//! newscv reads a researcher's homepage as it is and writes what a job application needs.
//!
//! The way of the data, one module a stage:
//!
//! ```text
//! bytes ──source──▶ Site ──extract──▶ Facts ──resolve──▶ Cv ──export──▶ files
//! ```

pub mod cli;
pub mod export;
#[allow(dead_code)] // Recognisers stand before the readers that use them.
pub mod extract;
pub mod resolve;
pub mod source;

pub mod cv;
pub mod date;
pub mod error;
pub mod fact;
pub mod page;
pub mod person;
pub mod span;
pub mod text;
pub mod venue;
pub mod warning;

pub mod keyword;
