//! Joins the page's entries to the user's own resume: nothing of the user's changes or goes, and
//! nothing comes twice.
//!
//! An entry of the user's is the same as one of the page's where the words that identify it agree,
//! letter case, accents and punctuation aside, and the years do not contradict. Then the keys that
//! it lacks are filled from the page, start and end dates excepted: a missing end means "until
//! today" there, and a missing start is the user's choice. All others follow in page order.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use super::is_empty;
use crate::warning::Warning;

/// Dates that are never filled in, because their absence says something.
const KEPT_ABSENT: &[&str] = &["startDate", "endDate"];

/// One entry of a section, with what tells whether a resume has it already.
pub(super) struct Entry {
    value: Map<String, Value>,
    known_by: Vec<(&'static str, Vec<String>)>,
    or_by: Option<(&'static str, String)>,
    year: Option<i16>,
    has_namesake: bool,
}

impl Entry {
    /// An entry of the page; without a word that identifies it, it is always a new one.
    pub(super) fn new(value: Map<String, Value>, year: Option<i16>) -> Self {
        Self { value, known_by: Vec::new(), or_by: None, year, has_namesake: false }
    }

    /// Asks that `key` of the resume's entry is `value`, where the page tells it.
    pub(super) fn known_by(self, key: &'static str, value: Option<&str>) -> Self {
        self.known_by_any(key, value.as_slice())
    }

    /// Asks that `key` of the resume's entry is one of `values`, where the page tells any.
    pub(super) fn known_by_any(mut self, key: &'static str, values: &[&str]) -> Self {
        if !values.is_empty() {
            self.known_by.push((key, values.iter().map(|value| fold(value)).collect()));
        }
        self
    }

    /// Says that an equal `key` is enough.
    pub(super) fn or_by(mut self, key: &'static str, value: Option<&str>) -> Self {
        self.or_by = value.map(|value| (key, fold(value)));
        self
    }

    fn is_known_as(&self, theirs: &Map<String, Value>) -> bool {
        let text = |key: &str| theirs.get(key).and_then(Value::as_str).map(fold).filter(|text| !text.is_empty());
        let same = |(key, values): &(&str, Vec<String>)| {
            text(key).is_some_and(|text| values.contains(&text) || self.is_edition(&text, values))
        };
        let by_identifier = self.or_by.as_ref().is_some_and(|(key, value)| text(key).as_ref() == Some(value));
        by_identifier || (!self.known_by.is_empty() && self.known_by.iter().all(same))
    }

    /// Whether a folded text is one of `values` with the entry's year behind it: `icml2024`, `icml24`.
    fn is_edition(&self, text: &str, values: &[String]) -> bool {
        let Some(year) = self.year.map(|year| year.to_string()) else { return false };
        let short = year.get(2..).unwrap_or_default();
        let name = text.strip_suffix(&year).or_else(|| text.strip_suffix(short).filter(|_| !short.is_empty()));
        name.is_some_and(|name| values.iter().any(|value| value == name))
    }
}

/// Which entries of the resume may be one of the page's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sameness {
    /// One for one, in the same year: a prize won twice is two.
    InItsYear,
    /// One for many within its years: a line that sums up what the page tells year by year.
    OverYears,
    /// One for one, and a year apart where no other of the page's is called the same: a preprint
    /// there is the paper that it became here.
    ByName,
}

/// How closely the years of an entry must agree, tried in this order, so that the version of a work
/// with the right year is taken before one with another.
const ROUNDS: &[fn(&Entry, &Years, Sameness) -> bool] = &[
    |entry, theirs, _| entry.year.is_some_and(|year| theirs.hold(year)),
    |entry, theirs, _| entry.year.is_none() || theirs.are_unknown(),
    |entry, _, sameness| sameness == Sameness::ByName && !entry.has_namesake,
];

/// Adds `entries` to the list called `name`.
///
/// Returns a warning where the resume has something else than a list there, which then stays.
pub(super) fn section(
    resume: &mut Map<String, Value>,
    name: &str,
    mut entries: Vec<Entry>,
    sameness: Sameness,
) -> Option<Warning> {
    if entries.is_empty() {
        return None;
    }
    let list = resume.entry(name).or_insert_with(|| Value::Array(Vec::new()));
    if list.is_null() {
        *list = Value::Array(Vec::new());
    }
    let Value::Array(list) = list else {
        let message = format!("'{name}' of the resume is not a list; left as it is, the page's entries are not in it");
        return Some(Warning { place: None, code: "resume-section", message });
    };
    mark_namesakes(&mut entries);
    let places = places(list, &entries, sameness);
    for (entry, place) in entries.into_iter().zip(places) {
        match place.and_then(|at| list[at].as_object_mut()) {
            Some(theirs) => fill(theirs, entry.value),
            None => list.push(Value::Object(entry.value)),
        }
    }
    None
}

fn mark_namesakes(entries: &mut [Entry]) {
    let mut called: BTreeMap<Vec<(&'static str, Vec<String>)>, usize> = BTreeMap::new();
    for entry in entries.iter() {
        *called.entry(entry.known_by.clone()).or_default() += 1;
    }
    for entry in entries {
        entry.has_namesake = called[&entry.known_by] > 1;
    }
}

/// For each entry of the page, which of the resume's is the same.
fn places(list: &[Value], entries: &[Entry], sameness: Sameness) -> Vec<Option<usize>> {
    let mut places = vec![None; entries.len()];
    let mut taken = vec![false; list.len()];
    for fits in ROUNDS {
        for (place, entry) in places.iter_mut().zip(entries).filter(|(place, _)| place.is_none()) {
            let found = list.iter().enumerate().position(|(at, theirs)| {
                let free = sameness == Sameness::OverYears || !taken[at];
                let fits = |theirs| entry.is_known_as(theirs) && fits(entry, &Years::of(theirs), sameness);
                free && theirs.as_object().is_some_and(fits)
            });
            if let Some(at) = found {
                taken[at] = true;
                *place = Some(at);
            }
        }
    }
    places
}

/// The years that an entry of a resume is about.
struct Years {
    from: Option<i16>,
    to: Option<i16>,
}

impl Years {
    fn of(entry: &Map<String, Value>) -> Self {
        let year = |key: &str| entry.get(key).and_then(Value::as_str)?.get(..4)?.parse().ok();
        let point = year("releaseDate").or_else(|| year("date"));
        Self { from: point.or_else(|| year("startDate")), to: point.or_else(|| year("endDate")) }
    }

    fn hold(&self, year: i16) -> bool {
        !self.are_unknown() && self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    fn are_unknown(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// Puts what `ours` tells where `theirs` is silent.
fn fill(theirs: &mut Map<String, Value>, ours: Map<String, Value>) {
    for (key, value) in ours {
        let silent = theirs.get(&key).is_none_or(is_empty);
        if silent && !KEPT_ABSENT.contains(&key.as_str()) {
            theirs.insert(key, value);
        }
    }
}

/// Fills `basics`; profiles are joined by their network.
pub(super) fn basics(resume: &mut Map<String, Value>, mut ours: Map<String, Value>) {
    if ours.is_empty() {
        return;
    }
    let Value::Object(theirs) = resume.entry("basics").or_insert_with(|| Value::Object(Map::new())) else { return };
    if let (Some(Value::Array(theirs)), Some(Value::Array(profiles))) =
        (theirs.get_mut("profiles"), ours.get("profiles"))
    {
        let network = |profile: &Value| profile.get("network").and_then(Value::as_str).map(fold);
        let new = profiles.iter().filter(|profile| !theirs.iter().any(|known| network(known) == network(profile)));
        let new: Vec<Value> = new.cloned().collect();
        theirs.extend(new);
        ours.shift_remove("profiles");
    }
    fill(theirs, ours);
}

/// `text` without letter case, accents, punctuation and spaces.
fn fold(text: &str) -> String {
    text.nfkd().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}
