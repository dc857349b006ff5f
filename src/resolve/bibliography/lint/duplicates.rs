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
    key: Arc<str>,
}

/// A value in comparable form, and where it stands in its file.
type Value = (String, Range<usize>);

/// What of an entry should stand nowhere else.
#[derive(Default)]
pub(super) struct Unique {
    keys: Vec<Value>,
    dois: Vec<Value>,
    titles: Vec<Value>,
}

impl Unique {
    /// That of one entry.
    pub(super) fn of(entry: &RawEntry<'_>) -> Self {
        let mut unique = Self::default();
        if !entry.key.is_empty() {
            unique.keys.push((entry.key.to_lowercase(), entry.key_range.clone()));
        }
        for field in &entry.fields {
            let Some(text) = literal(field) else { continue };
            if is(field, "doi") {
                unique.dois.extend(address::doi_of(text).map(|doi| (doi, field.range.clone())));
            } else if is(field, "title") {
                let title = Title::new(text).filter(|title| title.len() >= TELLING_WORDS);
                unique.titles.extend(title.map(|title| (title.joined().to_owned(), field.range.clone())));
            }
        }
        unique
    }
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
    pub(super) fn find_duplicates(
        &mut self,
        source: &Source,
        entries: impl Iterator<Item = Unique>,
        findings: &mut Vec<Finding>,
    ) {
        self.keys.clear();
        for entry in entries {
            self.compare(source, entry, findings);
        }
    }

    fn compare(&mut self, source: &Source, entry: Unique, findings: &mut Vec<Finding>) {
        let key: Arc<str> = entry.keys.first().map(|(key, _)| key.as_str()).unwrap_or_default().into();
        let kinds = [
            (&mut self.keys, "key", "bib-duplicate-key", entry.keys),
            (&mut self.dois, "DOI", "bib-duplicate-doi", entry.dois),
            (&mut self.titles, "title", "bib-duplicate-title", entry.titles),
        ];
        for (seen, what, code, values) in kinds {
            for (value, range) in values {
                let here =
                    First { file: Arc::clone(&source.path), line: source.line(range.start), key: Arc::clone(&key) };
                if let Some(place) = remember(seen, value, here) {
                    findings.push(Finding::new(range, code, format!("the same {what} as in {place}")));
                }
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
