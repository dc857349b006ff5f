//! What came, went and changed between two states of a CV, fact by fact and field by field.
//!
//! Input are two interchange forms, output a [`Diff`]; [`write_text`], [`write_markdown`] and
//! [`write_json`] put it into words.
//!
//! 1. [`pair`] finds for each fact of one state the same fact of the other.
//! 2. [`diff`] compares the fields of each pair.
//! 3. [`phrase`] says a fact in one line, [`words`] the whole, [`json`] the same for programs.
//!
//! Where a fact stands on the page, how surely it was read, and the names that newscv gives facts
//! other than works are no part of what a CV says, and are not compared.

mod json;
mod pair;
mod phrase;
mod words;

pub use json::write_json;
pub use words::{write_facts, write_markdown, write_text};

use serde_json::{Map, Value};

use crate::export::facts::FactsFile;
use crate::keyword::keywords;

keywords! {
    /// A kind of fact, by its list in the interchange form.
    Kind {
        /// Whose CV it is.
        Owner = "owner",
        /// Works.
        Publication = "publications",
        /// Acceptances without titles.
        Unnamed = "unnamed_publications",
        /// Awards.
        Award = "awards",
        /// Service.
        Service = "service",
        /// Talks.
        Talk = "talks",
        /// Positions.
        Position = "positions",
        /// Degrees.
        Education = "education",
    }
}

/// The fields of a fact in the interchange form.
pub type Fields = Map<String, Value>;

/// A fact of one state.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its kind.
    pub kind: Kind,
    /// All its fields.
    pub fields: Fields,
}

/// A fact that both states have, with what differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// As it was.
    pub before: Fact,
    /// As it is.
    pub after: Fact,
    /// What differs, in the order of the form. Never empty.
    pub fields: Vec<Change>,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its key.
    pub field: String,
    /// `null` where it was unknown.
    pub before: Value,
    /// `null` where it is unknown.
    pub after: Value,
}

/// What came, went and changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// What only the later state has.
    pub came: Vec<Fact>,
    /// What only the earlier state has.
    pub went: Vec<Fact>,
    /// What both have, with differences.
    pub changed: Vec<Changed>,
}

impl Diff {
    /// Leaves out new works but these: a choice of the newest works says nothing of the others.
    pub fn keep_new_works(&mut self, ids: &[&str]) {
        self.came.retain(|fact| match fact.kind {
            Kind::Publication => fact.text("id").is_some_and(|id| ids.contains(&id)),
            kind => kind != Kind::Unnamed,
        });
    }

    /// Whether both states say the same.
    pub fn is_empty(&self) -> bool {
        self.came.is_empty() && self.went.is_empty() && self.changed.is_empty()
    }
}

/// The fields that tell where a fact was read and not what it says. `awards` of a work repeats
/// what each award says of its work.
const UNCOMPARED: &[&str] = &["confidence", "mentions", "section", "awards"];

/// Compares two states.
pub fn diff(before: &FactsFile, after: &FactsFile) -> Diff {
    let mut diff = Diff::default();
    let (before, after) = (facts(before), facts(after));
    for kind in Kind::ALL {
        let of = |facts: &[Fact]| facts.iter().filter(|fact| fact.kind == *kind).cloned().collect::<Vec<_>>();
        let (before, after) = (of(&before), of(&after));
        let pairs = pair::pair(*kind, &before, &after);
        let is_new = |at: &usize| !pairs.iter().any(|(_, other)| other == at);
        let is_gone = |at: &usize| !pairs.iter().any(|(one, _)| one == at);
        diff.came.extend((0..after.len()).filter(is_new).map(|at| after[at].clone()));
        diff.went.extend((0..before.len()).filter(is_gone).map(|at| before[at].clone()));
        for (one, other) in &pairs {
            let fields = changes(&before[*one], &after[*other]);
            if !fields.is_empty() {
                diff.changed.push(Changed { before: before[*one].clone(), after: after[*other].clone(), fields });
            }
        }
    }
    diff
}

/// Every fact of a state, kind by kind, in page order.
pub fn facts(file: &FactsFile) -> Vec<Fact> {
    // The form is one object of lists; nothing else can come of it.
    let Ok(Value::Object(mut lists)) = serde_json::to_value(file) else { return Vec::new() };
    let mut facts = Vec::new();
    for kind in Kind::ALL {
        let entries = match lists.remove(kind.as_str()) {
            Some(Value::Array(entries)) => entries,
            Some(entry) => vec![entry],
            None => Vec::new(),
        };
        let objects = entries.into_iter().filter_map(|entry| match entry {
            Value::Object(fields) => Some(Fact { kind: *kind, fields }),
            _ => None,
        });
        facts.extend(objects);
    }
    facts
}

/// Whether a field is part of what a fact says.
fn is_compared(kind: Kind, field: &str) -> bool {
    // A citation key may have been cited; the names of other facts are made of their fields.
    !UNCOMPARED.contains(&field) && (field != "id" || kind == Kind::Publication)
}

fn changes(before: &Fact, after: &Fact) -> Vec<Change> {
    let of = |fact: &Fact, field: &str| fact.fields.get(field).cloned().unwrap_or(Value::Null);
    let names = after.fields.keys().filter(|name| is_compared(after.kind, name));
    names
        .map(|name| Change { field: name.clone(), before: of(before, name), after: of(after, name) })
        .filter(|change| change.before != change.after)
        .collect()
}

impl Fact {
    /// A field that is text.
    fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)?.as_str()
    }

    /// The year that a fact tells, or that of its date.
    fn year(&self) -> Option<i64> {
        let year = self.fields.get("year").and_then(Value::as_i64);
        year.or_else(|| self.text("date")?.get(..4)?.parse().ok())
    }
}
