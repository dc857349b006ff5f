//! Progress of long work, for people: which step runs, on standard error where that is a terminal.
//!
//! Short work shows nothing, and so does `--quiet`. What is shown goes when the [`Progress`] does.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::load::Loaded;
use super::terminal::Terminal;

/// The bytes of input that make work long: beyond, reading takes more than the blink of an eye.
const LONG: usize = 1 << 20;
/// How often the sign of life moves.
const TICK: Duration = Duration::from_millis(120);

/// The step that runs, while it is long.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Progress of work on what was loaded.
    pub(super) fn new(loaded: &Loaded, terminal: Terminal) -> Self {
        let bytes: usize = loaded.inputs.iter().map(|input| input.bytes.len()).sum();
        if bytes < LONG || terminal.is_quiet() {
            return Self(ProgressBar::hidden());
        }
        // Where standard error is no terminal, nothing is drawn.
        let style = ProgressStyle::with_template("{spinner} {elapsed} {msg}");
        let bar = ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// Says what begins.
    pub(super) fn step(&self, what: impl Into<String>) {
        self.0.set_message(what.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
