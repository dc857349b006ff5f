//! The `newscv` program: runs the command line and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    newscv::cli::run()
}
