//! Keys, DOIs and titles that come twice.
//!
//! In: the entries of each file, in order. Out: findings at the second of two. A key counts within
//! its file, and an entry of another file that has it too is the same entry: bibliographies are
//! copied from one another, and reading joins such entries.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use super::super::entry::RawEntry;
use super::super::read::Source;
use super::{Finding, is, literal};
use crate::resolve::merge::address;
use crate::resolve::merge::similarity::Title;

/// A title of fewer words (`Editorial`) may be that of several works.
const TELLING_WORDS: usize = 3;

/// Where something stood first.
struct First {
    file: Arc<str>,
    line: usize,
    /// The key of its entry, in lower case.
    key: String,
}

/// What stood in the entries so far.
#[derive(Default)]
pub(super) struct Seen {
    keys: BTreeMap<String, First>,
    dois: BTreeMap<String, First>,
    titles: BTreeMap<String, First>,
}

impl Seen {
    /// Tells what the entries of a file have from before, and remembers the rest.
    pub(super) fn find_duplicates<'a>(
        &mut self,
        source: &Source,
        entries: impl Iterator<Item = &'a RawEntry<'a>>,
        findings: &mut Vec<Finding>,
    ) {
        self.keys.clear();
        for entry in entries {
            self.compare(source, entry, findings);
        }
    }

    fn compare(&mut self, source: &Source, entry: &RawEntry<'_>, findings: &mut Vec<Finding>) {
        let key = entry.key.to_lowercase();
        let mut note = |seen: &mut BTreeMap<String, First>, what, value, range: &Range<usize>, code| {
            let here = First { file: Arc::clone(&source.path), line: source.line(range.start), key: key.clone() };
            if let Some(place) = remember(seen, value, here) {
                findings.push(Finding::new(range.clone(), code, format!("the same {what} as in {place}")));
            }
        };
        if !key.is_empty() {
            note(&mut self.keys, "key", key.clone(), &entry.key_range, "bib-duplicate-key");
        }
        for field in &entry.fields {
            let Some(text) = literal(field) else { continue };
            let doi = is(field, "doi").then(|| address::doi_of(text)).flatten();
            if let Some(doi) = doi {
                note(&mut self.dois, "DOI", doi, &field.range, "bib-duplicate-doi");
            }
            let title = is(field, "title").then(|| Title::new(text)).flatten();
            if let Some(title) = title.filter(|title| title.len() >= TELLING_WORDS) {
                note(&mut self.titles, "title", title.joined().to_owned(), &field.range, "bib-duplicate-title");
            }
        }
    }
}

/// Remembers where a value stands; tells where it stood before, if in another entry.
fn remember(seen: &mut BTreeMap<String, First>, value: String, here: First) -> Option<String> {
    let first = match seen.entry(value) {
        Entry::Vacant(free) => {
            free.insert(here);
            return None;
        }
        Entry::Occupied(taken) => taken.into_mut(),
    };
    match first.file == here.file {
        true => Some(format!("line {}", first.line)),
        false if first.key == here.key => None,
        false => Some(format!("{}:{}", first.file, first.line)),
    }
}
