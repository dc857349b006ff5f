//! What a careful person would look at again before sending the CV.
//!
//! In: the [`Cv`] and the bibliographies. Out: [`Finding`]s in the order of the files, each with
//! what was found and what to do. [`publications`] looks at single works, [`pairs`] at works that
//! may be one, [`items`] at the news list; the linter of bibliographies at their entries.

mod items;
mod pairs;
mod publications;

use crate::cv::Cv;
use crate::fact::Provenance;
use crate::resolve::Inputs;
use crate::resolve::bibliography::lint;
use crate::warning::{Place, Warning, help};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where, what sort, and what was found.
    pub warning: Warning,
    /// What to do.
    pub help: &'static str,
}

/// Looks at everything.
pub fn check(cv: &Cv, inputs: &Inputs) -> Vec<Finding> {
    findings(cv, bibliographies(inputs))
}

/// What is to look at in the bibliographies alone, which needs no CV.
pub fn bibliographies(inputs: &Inputs) -> Vec<Warning> {
    lint::lint(inputs.bibliographies.iter().chain(&inputs.site_bibliographies))
}

/// What is to look at in a CV, beside what was found in its bibliographies.
pub fn findings(cv: &Cv, of_bibliographies: Vec<Warning>) -> Vec<Finding> {
    let mut warnings = cv.warnings.clone();
    publications::check(cv, &mut warnings);
    pairs::check(cv, &mut warnings);
    items::check(cv, &mut warnings);
    warnings.extend(of_bibliographies);
    warnings.sort();
    // The reader of the file and its linter both see a key that comes twice.
    warnings.dedup_by(|a, b| a == b || (a.code == "bib-duplicate-key" && a.code == b.code && a.place == b.place));
    warnings.into_iter().map(|warning| Finding { help: help(warning.code), warning }).collect()
}

/// The place of a fact on the page.
fn place(provenance: &Provenance) -> Option<Place> {
    provenance.mentions.first().cloned()
}

fn add(warnings: &mut Vec<Warning>, place: Option<Place>, code: &'static str, message: impl Into<String>) {
    warnings.push(Warning { place, code, message: message.into() });
}
