//! Education: one entry a degree, its milestones and its defence included.

use super::everyday::is_everyday_form;
use super::groups::{group, pairs};
use super::mention::{first, join as join_provenance, longest};
use super::similarity::fold_words;
use super::{one_within_other, telling_words};
use crate::fact::Education;

/// Words without weight in institutions and fields.
const NOISE: &[&str] =
    &["the", "a", "an", "of", "for", "in", "at", "and", "university", "college", "institute", "degree"];

/// The level of a degree, by a word of its name written together.
const LEVELS: &[(&str, &[&str])] = &[
    ("doctor", &["phd", "dphil", "doctor", "doctorate", "doctoral", "scd", "edd", "drrernat"]),
    ("master", &["msc", "ms", "ma", "meng", "mphil", "mres", "mba", "mtech", "mmath", "sm", "master", "masters"]),
    ("bachelor", &["bsc", "bs", "ba", "beng", "btech", "bmath", "sb", "ab", "bachelor", "bachelors", "undergraduate"]),
];

/// Joins the mentions of each degree.
pub(crate) fn merge(facts: &[Education]) -> Vec<Education> {
    let degrees: Vec<Degree> = facts.iter().map(Degree::of).collect();
    let same = |a: usize, b: usize| degrees[a].agrees(&degrees[b]);
    let keys = |at: usize| vec![degrees[at].level.clone()];
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !same(a, b));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

/// A degree ready to be compared.
struct Degree {
    level: String,
    institution: Option<Vec<String>>,
    printed: Option<String>,
    field: Option<Vec<String>>,
    year: Option<i16>,
}

impl Degree {
    fn of(fact: &Education) -> Self {
        let words = |name: &Option<String>| name.as_deref().map(|name| telling_words(name, NOISE));
        Self {
            level: level(&fact.degree),
            institution: words(&fact.institution),
            printed: fact.institution.clone(),
            field: words(&fact.field),
            year: fact.year,
        }
    }

    /// Whether one institution is an everyday form of the other: `Moss Tech`.
    fn is_at_everyday_form(&self, other: &Self) -> bool {
        self.printed.as_deref().zip(other.printed.as_deref()).is_some_and(|(one, other)| is_everyday_form(one, other))
    }

    /// Whether nothing in the two rules out that they are one degree.
    fn agrees(&self, other: &Self) -> bool {
        let places = self.institution.as_ref().zip(other.institution.as_ref());
        let fields = self.field.as_ref().zip(other.field.as_ref());
        self.level == other.level
            && self.year.zip(other.year).is_none_or(|(a, b)| a.abs_diff(b) <= 1)
            && places.is_none_or(|(a, b)| one_within_other(a, b) || self.is_at_everyday_form(other))
            && fields.is_none_or(|(a, b)| a.iter().any(|word| b.contains(word)))
    }
}

/// The level, or the degree itself where none is known.
fn level(degree: &str) -> String {
    // `Ph.D.` and `M. Sc.` are letters of one word.
    let words = fold_words(degree);
    let mut joined = words.clone();
    joined.extend(words.windows(2).map(<[String]>::concat));
    let known = LEVELS.iter().find(|(_, names)| joined.iter().any(|word| names.contains(&word.as_str())));
    known.map_or_else(|| words.concat(), |(level, _)| (*level).to_owned())
}

fn join(facts: &[&Education]) -> Education {
    Education {
        degree: longest(facts.iter().map(|fact| Some(&fact.degree))).unwrap_or_default(),
        institution: longest(facts.iter().map(|fact| fact.institution.as_ref())),
        field: first(facts.iter().map(|fact| fact.field.clone())),
        year: first(facts.iter().map(|fact| fact.year)),
        // A page is older in some places than in others, and a degree once held stays so.
        status: facts.iter().filter_map(|fact| fact.status).max(),
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
