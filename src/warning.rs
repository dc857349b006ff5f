//! What a careful person would look at again: a place in a file and a sentence.

use std::fmt;
use std::sync::Arc;

use crate::span::Span;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file, relative to the page's folder or the site, with `/` between folders.
    pub file: Arc<str>,
    /// The line of the first byte, counted from one.
    pub line: usize,
    /// The bytes.
    pub span: Span,
}

/// Something found while reading that did not stop the reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Warning {
    /// Where; `None` where it concerns no place in a file.
    pub place: Option<Place>,
    /// The stable name of this sort of warning, such as `unknown-venue`, for `--deny`.
    pub code: &'static str,
    /// What was found and what was done: lower case, no final stop.
    pub message: String,
}

impl Warning {
    /// A warning about `place`.
    pub fn at(place: Place, code: &'static str, message: impl Into<String>) -> Self {
        Self { place: Some(place), code, message: message.into() }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:{}: ", place.file, place.line)?;
        }
        f.write_str(&self.message)
    }
}
