//! The tests of the whole: one binary, one module a stage.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bibtex;
mod doors;
mod sample;
