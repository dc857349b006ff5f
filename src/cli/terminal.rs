//! Standard output and standard error: escaped, coloured only for people, quiet on a closed pipe.
//!
//! Whatever comes from a page goes through [`visible`] first, so that no control character of a
//! page reaches a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::path::PathBuf;

use clap::builder::styling::Style;

use crate::error::{Error, Result};

/// The process's output streams and how much to say on them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    quiet: bool,
    verbose: bool,
    color: bool,
}

impl Terminal {
    /// Colours are for a terminal only, and not where `NO_COLOR` is set or the terminal is dumb.
    pub(super) fn new(quiet: bool, verbose: bool) -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self { quiet, verbose, color: io::stdout().is_terminal() && !set("NO_COLOR") && !dumb }
    }

    /// Whether standard output takes colours.
    pub(super) fn color(self) -> bool {
        self.color
    }

    /// Whether to draw how far a run is. Lines on the same terminal (unless they go `elsewhere`)
    /// show it as well.
    pub(super) fn shows_progress(self, elsewhere: bool) -> bool {
        !self.quiet && io::stderr().is_terminal() && (elsewhere || !io::stdout().is_terminal())
    }

    /// Whether only errors are told.
    pub(super) fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Whether the curious are told more.
    pub(super) fn is_verbose(self) -> bool {
        self.verbose
    }

    /// What a run found and did, on standard error.
    pub(super) fn note(self, message: &str) {
        if !self.quiet {
            say(&visible(message));
        }
    }

    /// What only the curious want to know, on standard error.
    pub(super) fn detail(self, message: &str) {
        if self.verbose {
            say(&visible(message));
        }
    }
}

/// The columns of the terminal; `None` where standard output is none, which takes any width.
pub(super) fn width() -> Option<usize> {
    let terminal_size::Width(columns) = terminal_size::terminal_size_of(io::stdout())?.0;
    Some(usize::from(columns))
}

/// Writes what was asked for to standard output. A reader that has gone is no error.
pub(super) fn print(bytes: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::Write { path: PathBuf::from("standard output"), source: error })
        }
        _ => Ok(()),
    }
}

/// An error, on standard error, also when quiet.
pub(super) fn error(message: &str) {
    say(&format!("newscv: {}", visible(message)));
}

/// Lets a fault of the program itself be told in one line: its message may quote a page.
pub(super) fn tell_faults_safely() {
    panic::set_hook(Box::new(|fault| {
        let what = fault.payload_as_str().unwrap_or("no message");
        let place = fault.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
        error(&format!("a fault of newscv{place}: {what}"));
    }));
}

/// One line on standard error. Where that is closed there is nobody to tell.
fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// `text` with `style` where `color`.
pub(super) fn paint(text: &str, style: Style, color: bool) -> String {
    if color { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// The text with control characters, and those that turn the direction of writing, spelled out:
/// an escape becomes `\u{1b}`.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            let _ = write!(out, "{}", character.escape_unicode());
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// The same for JSON, where control characters stand in strings only: as `\u001b`. Line ends of the
/// layout stay.
pub(super) fn visible_json(json: &str) -> Cow<'_, str> {
    let is_unsafe = |character| character != '\n' && is_unsafe(character);
    if !json.contains(is_unsafe) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if is_unsafe(character) {
            let _ = write!(out, "\\u{:04x}", u32::from(character));
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// Whether a terminal might obey the character instead of showing it.
pub(super) fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_spelled_out() {
        assert_eq!(visible("a\u{1b}[31mb\u{9b}c\u{7}\n"), "a\\u{1b}[31mb\\u{9b}c\\u{7}\\u{a}");
        assert_eq!(visible("x\u{202e}y"), "x\\u{202e}y");
        assert_eq!(visible("Zoë 王 👩‍🔬"), "Zoë 王 👩‍🔬");
    }

    #[test]
    fn control_characters_in_json_are_escaped_as_json_has_it() {
        assert_eq!(visible_json("{\n \"a\": \"\u{9b}x\u{202e}\u{7f}\"\n}"), "{\n \"a\": \"\\u009bx\\u202e\\u007f\"\n}");
    }
}
