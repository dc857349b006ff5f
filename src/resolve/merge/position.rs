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
    let jobs: Vec<Job<'_>> = facts.iter().map(Job::of).collect();
    let same = |a: usize, b: usize| jobs[a].is_same(&jobs[b]);
    let keys = |at: usize| jobs[at].organization.clone().unwrap_or_default();
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !jobs[a].agrees(&jobs[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

/// A position ready to be compared.
struct Job<'a> {
    fact: &'a Position,
    role: Option<Vec<String>>,
    ranks: Vec<String>,
    organization: Option<Vec<String>>,
}

impl<'a> Job<'a> {
    fn of(fact: &'a Position) -> Self {
        let words = |name: &Option<String>| name.as_deref().map(|name| telling_words(name, NOISE));
        let role = words(&fact.role);
        let ranks = role.iter().flatten().filter(|word| RANKS.contains(&word.as_str())).cloned().collect();
        Self { fact, role, ranks, organization: words(&fact.organization) }
    }

    fn is_same(&self, other: &Self) -> bool {
        let (one, another) = (self.fact, other.fact);
        let place = one.organization.is_some() && another.organization.is_some();
        let other_part = one.provenance.section != another.provenance.section;
        let same_words = one.role == another.role && one.organization == another.organization;
        place && (other_part || same_words) && self.agrees(other)
    }

    /// Whether nothing in the two rules out that they are one position.
    fn agrees(&self, other: &Self) -> bool {
        let alike = |(one, other): (&Vec<String>, &Vec<String>)| one_within_other(one, other);
        let roles = self.role.as_ref().zip(other.role.as_ref());
        let places = self.organization.as_ref().zip(other.organization.as_ref());
        starts_agree(self.fact, other.fact)
            && dates_agree(self.fact.end, other.fact.end)
            && roles.is_none_or(|roles| self.ranks == other.ranks && alike(roles))
            && places.is_none_or(alike)
    }
}

/// In one list each line is a job of its own time; between the news and a list years decide, as
/// the day of the news is seldom the first day of the job.
fn starts_agree(one: &Position, other: &Position) -> bool {
    if one.provenance.section == other.provenance.section {
        return dates_agree(one.start, other.start);
    }
    one.start.zip(other.start).is_none_or(|(one, other)| one.year() == other.year())
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
