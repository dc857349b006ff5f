//! The tests of the whole: one binary, one module a stage.

mod doors;
mod sample;
