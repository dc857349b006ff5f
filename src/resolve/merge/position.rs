//! Positions: the same role at the same organization, in overlapping wording.
//!
//! Rank words (`senior`, `visiting`) make another position, as a promotion does; so does another
//! starting year, as internships repeat.

use super::groups::{group, pairs};
use super::mention::{dates_agree, first, join as join_provenance, longest, most_precise};
use super::{one_within_other, telling_words};
use crate::fact::Position;

/// Words without weight in roles and organizations.
const NOISE: &[&str] = &["the", "a", "an", "of", "for", "in", "at", "on", "and", "to", "with", "my", "as"];

/// Words that make another position of the same role.
const RANKS: &[&str] = &[
    "senior", "principal", "staff", "lead", "chief", "head", "director", "associate", "assistant", "full", "junior",
    "visiting", "adjunct", "postdoctoral", "postdoc", "intern", "internship", "professor", "lecturer", "student",
    "phd", "doctoral", "teaching", "ta", "visit", "visitor", "tenured", "emeritus", "affiliate", "consultant",
];

/// Joins the mentions of each position.
pub(crate) fn merge(facts: &[Position]) -> Vec<Position> {
    let same = |a: usize, b: usize| is_same(&facts[a], &facts[b]);
    let keys = |at: usize| facts[at].organization.iter().flat_map(|name| telling_words(name, NOISE)).collect();
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !agree(&facts[a], &facts[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

fn is_same(one: &Position, other: &Position) -> bool {
    let place = one.organization.is_some() && other.organization.is_some();
    let other_part = one.provenance.section != other.provenance.section;
    let same_words = one.role == other.role && one.organization == other.organization;
    place && agree(one, other) && (other_part || same_words)
}

/// Whether nothing in the two rules out that they are one position.
fn agree(one: &Position, other: &Position) -> bool {
    let roles = one.role.as_ref().zip(other.role.as_ref()).is_none_or(|(a, b)| roles_alike(a, b));
    let places = one.organization.as_ref().zip(other.organization.as_ref()).is_none_or(|(a, b)| alike(a, b));
    roles && places && starts_agree(one, other) && dates_agree(one.end, other.end)
}

/// In one list each line is a job of its own time; between the news and a list years decide, as
/// the day of the news is seldom the first day of the job.
fn starts_agree(one: &Position, other: &Position) -> bool {
    if one.provenance.section == other.provenance.section {
        return dates_agree(one.start, other.start);
    }
    one.start.zip(other.start).is_none_or(|(one, other)| one.year() == other.year())
}

fn roles_alike(one: &str, other: &str) -> bool {
    let ranks = |role: &str| {
        let mut words = telling_words(role, NOISE);
        words.retain(|word| RANKS.contains(&word.as_str()));
        words
    };
    ranks(one) == ranks(other) && alike(one, other)
}

fn alike(one: &str, other: &str) -> bool {
    one_within_other(&telling_words(one, NOISE), &telling_words(other, NOISE))
}

fn join(facts: &[&Position]) -> Position {
    Position {
        role: longest(facts.iter().map(|fact| fact.role.as_ref())),
        organization: longest(facts.iter().map(|fact| fact.organization.as_ref())),
        location: first(facts.iter().map(|fact| fact.location.clone())),
        start: most_precise(facts.iter().map(|fact| fact.start)),
        end: most_precise(facts.iter().map(|fact| fact.end)),
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
