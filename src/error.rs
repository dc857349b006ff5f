//! The few ways in which a run can fail. Content never fails; files do.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why newscv could not do what was asked.
#[derive(Debug)]
pub enum Error {
    /// A file could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file could not be written.
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A folder holds no page.
    NoPage {
        /// The folder.
        path: PathBuf,
    },
    /// Something exceeds a limit.
    TooLarge {
        /// What exceeds it.
        what: String,
        /// The limit, in words.
        limit: String,
    },
    /// A file that must follow a form does not.
    Malformed {
        /// The file.
        path: PathBuf,
        /// Where and why: `3:7: unknown key 'nmae', did you mean 'name'?`
        reason: String,
    },
    /// The user or the system asked the program to end before it wrote anything.
    Interrupted,
    /// The request cannot be carried out on this input.
    Refused {
        /// Why.
        reason: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, source } => write!(f, "cannot read {}: {}", path.display(), plain(source)),
            Self::Write { path, source } => write!(f, "cannot write {}: {}", path.display(), plain(source)),
            Self::NoPage { path } => {
                write!(f, "no page in {}: expected a .md or .html file", path.display())
            }
            Self::TooLarge { what, limit } => write!(f, "{what} exceeds the limit of {limit}"),
            Self::Malformed { path, reason } => write!(f, "{}:{reason}", path.display()),
            Self::Interrupted => f.write_str("interrupted; nothing was written"),
            Self::Refused { reason } => f.write_str(reason),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } | Self::Write { source, .. } => Some(source),
            _ => None,
        }
    }
}

/// The system's words without the error number, in lower case.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The result of whatever touches files.
pub type Result<T> = std::result::Result<T, Error>;
