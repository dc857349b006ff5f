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
use crate::warning::{Place, Warning};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Where, what sort, and what was found.
    pub warning: Warning,
    /// What to do.
    pub help: &'static str,
}

/// Every code with what to do about it.
pub const CODES: &[(&str, &str)] = &[
    ("bib-author-list", "write 'First Author and Second Author and others'"),
    ("bib-bad-doi", "write the bare DOI, '10.1234/abc'"),
    ("bib-bad-isbn", "compare it with the book"),
    ("bib-bad-issn", "compare it with the journal"),
    ("bib-bad-month", "write 'month = mar', without braces"),
    ("bib-bad-year", "write four digits; 'to appear' belongs into 'pubstate' or 'note'"),
    ("bib-capitals", "put braces round what keeps its capitals"),
    ("bib-duplicate-doi", "keep one of the entries, or mend the DOI"),
    ("bib-duplicate-field", "keep one of the fields"),
    ("bib-duplicate-key", "give each entry a key of its own"),
    ("bib-duplicate-title", "keep one of the entries, unless they are two versions"),
    ("bib-missing-field", "add the field"),
    ("bib-mojibake", "save the file in UTF-8 and write the letters anew"),
    ("bib-pages", "write two hyphens"),
    ("bib-sample", "delete the sample entry from the file"),
    ("bib-syntax", "mend the entry"),
    ("bib-unbalanced", "count the braces of the entry"),
    ("bib-unescaped", "put a backslash before it"),
    ("bib-unknown-field", "rename the field, or leave it if a style of yours reads it"),
    ("bib-unknown-string", "define it with @string, or put the text in braces"),
    ("bib-unknown-type", "rename the type"),
    ("encoding", "save the page in UTF-8"),
    ("item-order", "look at the date of this item, or move it"),
    ("link-kind", "look whether the link leads where its label says"),
    ("low-confidence", "compare it with the page; newscv.toml can correct or drop it"),
    ("mojibake", "save the page in UTF-8 and write the letters anew"),
    ("no-authors", "list the authors on the page or in a .bib, or set them in newscv.toml"),
    ("no-link", "link the work on the page, or set 'url' in newscv.toml"),
    ("no-venue", "name the venue on the page, or set 'venue' in newscv.toml"),
    ("possible-duplicate", "if both are one work, drop one in newscv.toml, or give both the same title"),
    ("silent-item", "nothing to do if the CV needs nothing of it; else say it in plainer words"),
    ("unknown-venue", "set 'venue' in newscv.toml if it should read otherwise"),
    ("unnamed-matched", "name the works on the page to be sure"),
    ("year-mismatch", "look which year is right; newscv.toml can set it"),
];

/// What to do about findings of a code that the table does not have.
const LOOK: &str = "look at the place in the file";

/// Looks at everything.
pub fn check(cv: &Cv, inputs: &Inputs) -> Vec<Finding> {
    let mut warnings = cv.warnings.clone();
    publications::check(cv, &mut warnings);
    pairs::check(cv, &mut warnings);
    items::check(cv, &mut warnings);
    for file in inputs.bibliographies.iter().chain(&inputs.site_bibliographies) {
        warnings.extend(lint::lint(file));
    }
    warnings.sort();
    // The reader of the file and its linter both see a key that comes twice.
    warnings.dedup_by(|a, b| a == b || (a.code == "bib-duplicate-key" && a.code == b.code && a.place == b.place));
    let help = |code: &str| CODES.iter().find(|(known, _)| *known == code).map_or(LOOK, |(_, help)| *help);
    warnings.into_iter().map(|warning| Finding { help: help(warning.code), warning }).collect()
}

/// The place of a fact on the page.
fn place(provenance: &Provenance) -> Option<Place> {
    provenance.mentions.first().cloned()
}

fn add(warnings: &mut Vec<Warning>, place: Option<Place>, code: &'static str, message: impl Into<String>) {
    warnings.push(Warning { place, code, message: message.into() });
}
