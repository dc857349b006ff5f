//! Service: one entry a role, venue and year.

use super::groups::{group, pairs};
use super::mention::{join as join_provenance, longest, most_precise};
use super::similarity::fold_words;
use super::venue::Names;
use crate::fact::Service;

/// The words by which a role is recognised, the closer class first; of several the first fits.
const CLASSES: &[(&str, &[&str])] = &[
    ("area chair", &["area chair", "meta reviewer", "senior program committee", "senior pc", "spc", "action editor"]),
    ("reviewer", &["reviewer", "review", "referee", "subreviewer"]),
    ("committee", &["program committee", "programme committee", "pc member", "tpc member", "technical committee"]),
    ("organiser", &["organizer", "organiser", "organizing", "organising", "organized", "organised"]),
    ("volunteer", &["volunteer"]),
];

/// Joins the mentions of each role.
pub(crate) fn merge(facts: &[Service]) -> Vec<Service> {
    let roles: Vec<Role> = facts.iter().map(Role::of).collect();
    let same = |a: usize, b: usize| roles[a] == roles[b];
    let keys = |at: usize| vec![format!("{:?} {}", roles[at].year, roles[at].class)];
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !same(a, b));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

/// What makes two mentions one role.
struct Role {
    class: String,
    venue: Option<Names>,
    year: Option<i16>,
}

impl Role {
    fn of(fact: &Service) -> Self {
        Self { class: class(&fact.role), venue: fact.venue.as_ref().map(Names::of), year: fact.year }
    }
}

impl PartialEq for Role {
    fn eq(&self, other: &Self) -> bool {
        let same_venue = || match (&self.venue, &other.venue) {
            (Some(one), Some(other)) => one.same(other),
            (None, None) => true,
            _ => false,
        };
        self.year == other.year && self.class == other.class && same_venue()
    }
}

/// Words that make another role of the same class.
const DISTINCT: &[&str] = &[
    "shadow", "poster", "demo", "artifact", "industry", "industrial", "student", "emergency", "external", "senior",
    "junior", "workshop", "tutorial", "journal", "track", "guest", "associate", "chief", "local", "steering",
];

/// The class of a role; the role itself where no class knows it, as `general chair` is another
/// thing than `local chair`.
fn class(role: &str) -> String {
    let role = fold_words(role).join(" ");
    let known = CLASSES.iter().find(|(_, words)| words.iter().any(|word| has_words(&role, word)));
    let is_chair = role.contains("chair") && !role.contains("area chair");
    match known {
        Some((class, _)) if !is_chair => {
            let distinct = role.split(' ').filter(|word| DISTINCT.contains(word));
            std::iter::once(*class).chain(distinct).collect::<Vec<_>>().join(" ")
        }
        _ => role,
    }
}

fn has_words(role: &str, words: &str) -> bool {
    format!(" {role} ").contains(&format!(" {words} ")) || format!(" {role} ").contains(&format!(" {words}s "))
}

fn join(facts: &[&Service]) -> Service {
    let mut venue = facts[0].venue.clone();
    if let Some(venue) = &mut venue {
        for other in facts.iter().filter_map(|fact| fact.venue.as_ref()) {
            venue.acronym = venue.acronym.take().or_else(|| other.acronym.clone());
            venue.name = venue.name.take().or_else(|| other.name.clone());
        }
    }
    Service {
        role: longest(facts.iter().map(|fact| Some(&fact.role))).unwrap_or_default(),
        venue,
        year: facts[0].year,
        date: most_precise(facts.iter().map(|fact| fact.date)),
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
