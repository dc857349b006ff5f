//! Keys, DOIs and titles that come twice.
//!
//! In: the entries of each file, in order. Out: findings at the second of two. A key counts within
//! its file, and an entry of another file that has it too is the same entry: bibliographies are
//! copied from one another, and reading joins such entries.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;
use std::sync::Arc;

use super::super::entry::RawEntry;
use super::super::read::Source;
use super::likeness::{Blocks, Titles};
use super::{Finding, is, literal};
use crate::resolve::merge::address;
use crate::resolve::merge::similarity::Title;

/// A title of fewer words (`Editorial`) may be that of several works.
const TELLING_WORDS: usize = 3;

/// So may one of fewer Chinese or Japanese characters, between which no space stands.
const TELLING_CHARACTERS: usize = 6;

/// Where something stood first.
pub(super) struct First {
    file: Arc<str>,
    line: usize,
    /// The key of its entry, in lower case.
    key: Arc<str>,
}

impl First {
    /// The place as a message at `here` names it, if that is another entry.
    fn told_at(&self, here: &Self) -> Option<String> {
        match self.file == here.file {
            true => Some(format!("line {}", self.line)),
            false if self.key == here.key => None,
            false => Some(format!("{}:{}", self.file, self.line)),
        }
    }
}

/// What of an entry should stand nowhere else, each with its place in the file.
#[derive(Default)]
pub(super) struct Unique {
    key: Option<(String, Range<usize>)>,
    doi: Option<(String, Range<usize>)>,
    title: Option<((Title, Blocks), Range<usize>)>,
}

impl Unique {
    /// That of one entry.
    pub(super) fn of(entry: &RawEntry<'_>) -> Self {
        let mut unique = Self::default();
        if !entry.key.is_empty() {
            unique.key = Some((entry.key.to_lowercase(), entry.key_range.clone()));
        }
        for field in &entry.fields {
            let Some(text) = literal(field) else { continue };
            if is(field, "doi") {
                unique.doi = address::doi_of(text).map(|doi| (doi, field.range.clone()));
            } else if is(field, "title") {
                let title = Title::new(&letters(text)).filter(tells_something);
                unique.title = title.map(|title| {
                    let blocks = Blocks::of(&title);
                    ((title, blocks), field.range.clone())
                });
            }
        }
        unique
    }
}

/// A value without its braces and without the commands of accents, which would cut words.
fn letters(value: &str) -> Cow<'_, str> {
    if !value.contains(['{', '}', '\\']) {
        return Cow::Borrowed(value);
    }
    let mut letters = String::with_capacity(value.len());
    let mut rest = value.chars().filter(|letter| !matches!(letter, '{' | '}')).peekable();
    while let Some(letter) = rest.next() {
        let is_accent = letter == '\\' && rest.next_if(|next| "\"'`^~=.".contains(*next)).is_some();
        if !is_accent {
            letters.push(letter);
        }
    }
    Cow::Owned(letters)
}

fn tells_something(title: &Title) -> bool {
    let characters = title.joined().chars().filter(|letter| ('\u{3040}'..='\u{9fff}').contains(letter));
    title.len() >= TELLING_WORDS || characters.count() >= TELLING_CHARACTERS
}

/// What stood in the entries so far.
#[derive(Default)]
pub(super) struct Seen {
    keys: BTreeMap<String, Arc<First>>,
    dois: BTreeMap<String, Arc<First>>,
    titles: BTreeMap<String, Arc<First>>,
    like: Titles,
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
        let key: Arc<str> = entry.key.as_ref().map(|(key, _)| key.as_str()).unwrap_or_default().into();
        let here = |range: &Range<usize>| {
            let (file, line) = (Arc::clone(&source.path), source.line(range.start));
            Arc::new(First { file, line, key: Arc::clone(&key) })
        };
        let mut tell = |range: Range<usize>, code: &'static str, what: &str, first: Option<Arc<First>>| {
            let place = first.and_then(|first| first.told_at(&here(&range)));
            findings.extend(place.map(|place| Finding::new(range, code, format!("{what} as in {place}"))));
        };
        if let Some((value, range)) = entry.key {
            let first = remember(&mut self.keys, value, here(&range));
            tell(range, "bib-duplicate-key", "the same key", first);
        }
        let doi = entry.doi.as_ref().map(|(doi, _)| doi.clone());
        if let Some((value, range)) = entry.doi {
            let first = remember(&mut self.dois, value, here(&range));
            tell(range, "bib-duplicate-doi", "the same DOI", first);
        }
        let Some(((title, blocks), range)) = entry.title else { return };
        let same = remember(&mut self.titles, title.joined().to_owned(), here(&range));
        if same.is_some() {
            tell(range, "bib-duplicate-title", "the same title", same);
        } else {
            let like = self.like.find_alike((title, blocks), doi, here(&range));
            tell(range, "bib-duplicate-title", "nearly the same title", like);
        }
    }
}

/// Remembers where a value stands; tells where it stood before.
fn remember(seen: &mut BTreeMap<String, Arc<First>>, value: String, here: Arc<First>) -> Option<Arc<First>> {
    match seen.entry(value) {
        Entry::Vacant(free) => {
            free.insert(here);
            None
        }
        Entry::Occupied(first) => Some(Arc::clone(first.get())),
    }
}
