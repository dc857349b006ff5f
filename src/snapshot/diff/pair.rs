//! Which fact of one state is the same fact in another.
//!
//! Each fact has signatures, the surest first: all that it says, then what identifies it, then its
//! name. Facts with an equal signature are paired, signature by signature, those of one in page
//! order. Two awards, roles or talks of different years are never one.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::{Fact, Kind, is_compared};

/// The pairs, as places in `before` and `after`, in the order of `after`.
pub(super) fn pair(kind: Kind, before: &[Fact], after: &[Fact]) -> Vec<(usize, usize)> {
    let own: Vec<Vec<Option<String>>> = before.iter().map(signatures).collect();
    let others: Vec<Vec<Option<String>>> = after.iter().map(signatures).collect();
    let mut partner: Vec<Option<usize>> = vec![None; after.len()];
    let mut taken = vec![false; before.len()];
    for level in 0..own.first().map_or(0, Vec::len) {
        let mut free: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
        for (at, signatures) in own.iter().enumerate().filter(|(at, _)| !taken[*at]) {
            if let Some(signature) = &signatures[level] {
                free.entry(signature).or_default().push_back(at);
            }
        }
        for (at, signatures) in others.iter().enumerate() {
            let fitting = signatures[level].as_deref().and_then(|signature| free.get_mut(signature));
            let Some(fitting) = fitting.filter(|_| partner[at].is_none()) else { continue };
            let choice = fitting.iter().position(|one| !contradict(kind, &before[*one], &after[at]));
            if let Some(one) = choice.and_then(|choice| fitting.remove(choice)) {
                partner[at] = Some(one);
                taken[one] = true;
            }
        }
    }
    partner.iter().enumerate().filter_map(|(at, one)| Some(((*one)?, at))).collect()
}

/// Whether something in the two rules out that they are one.
fn contradict(kind: Kind, one: &Fact, other: &Fact) -> bool {
    let is_of_a_year = matches!(kind, Kind::Award | Kind::Service | Kind::Talk | Kind::Unnamed);
    is_of_a_year && one.year().zip(other.year()).is_some_and(|(one, other)| one != other)
}

/// The fields that together identify a fact, the surest set first. `title` and the like are
/// compared by their letters and digits.
fn identities(kind: Kind) -> &'static [&'static [&'static str]] {
    match kind {
        Kind::Owner => &[&[]],
        Kind::Publication => &[&["id", "title"], &["doi"], &["arxiv"], &["title"], &["id", "short_title"], &["id"]],
        Kind::Unnamed => &[&["venue", "year"], &["id"]],
        Kind::Award => &[&["title", "awarder", "date"], &["title", "awarder"], &["title"], &["id"]],
        Kind::Service => &[&["role", "venue", "year"], &["role", "venue"], &["id"]],
        Kind::Talk => &[&["title", "event"], &["title"], &["event", "date"], &["id"]],
        Kind::Position => &[&["role", "organization", "start"], &["role", "organization"], &["organization"], &["id"]],
        Kind::Education => &[&["degree", "institution", "field"], &["degree", "institution"], &["degree"], &["id"]],
    }
}

/// The signatures of a fact, as many for each of its kind; `None` where a field is unknown.
fn signatures(fact: &Fact) -> Vec<Option<String>> {
    let compared = fact.fields.iter().filter(|(name, _)| is_compared(fact.kind, name));
    let whole: Vec<String> = compared.map(|(name, value)| format!("{name}={value}")).collect();
    let by = |fields: &&[&str]| {
        let parts = fields.iter().map(|field| fact.fields.get(*field).and_then(key));
        parts.collect::<Option<Vec<_>>>().map(|parts| parts.join("\n"))
    };
    std::iter::once(Some(whole.join("\n"))).chain(identities(fact.kind).iter().map(by)).collect()
}

/// A value as it identifies: the letters and digits of a text, the everyday name of a venue.
fn key(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text,
        Value::Object(venue) => ["acronym", "name", "printed"].iter().find_map(|name| venue.get(*name)?.as_str())?,
        other => return Some(other.to_string()),
    };
    let folded: String = text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    Some(if folded.is_empty() { text.to_owned() } else { folded })
}
