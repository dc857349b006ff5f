//! The least that a program can do with a page: read the file and let pulldown-cmark parse it.
//!
//! `cargo bench` builds this example and compares the whole process of `newscv` with it. It takes
//! the page's path, and prints nothing.

#![expect(clippy::disallowed_methods, reason = "a program of its own, outside the stages")]

use std::hint::black_box;
use std::process::ExitCode;

use pulldown_cmark::{Options, Parser};

fn main() -> ExitCode {
    let Some(page) = std::env::args_os().nth(1).and_then(|path| std::fs::read_to_string(path).ok()) else {
        return ExitCode::FAILURE;
    };
    black_box(Parser::new_ext(&page, Options::empty()).into_offset_iter().count());
    ExitCode::SUCCESS
}
