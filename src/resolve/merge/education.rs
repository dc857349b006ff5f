//! Education: one entry a degree, its milestones and its defence included.

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
    let same = |a: usize, b: usize| agree(&facts[a], &facts[b]);
    let keys = |at: usize| vec![level(&facts[at].degree)];
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !agree(&facts[a], &facts[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

fn agree(one: &Education, other: &Education) -> bool {
    let alike = |one: &str, other: &str| one_within_other(&telling_words(one, NOISE), &telling_words(other, NOISE));
    let places = one.institution.as_ref().zip(other.institution.as_ref()).is_none_or(|(a, b)| alike(a, b));
    let fields = one.field.as_ref().zip(other.field.as_ref()).is_none_or(|(a, b)| shares_word(a, b));
    let years = one.year.zip(other.year).is_none_or(|(a, b)| a.abs_diff(b) <= 1);
    level(&one.degree) == level(&other.degree) && places && fields && years
}

fn shares_word(one: &str, other: &str) -> bool {
    let words = telling_words(other, NOISE);
    telling_words(one, NOISE).iter().any(|word| words.contains(word))
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
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
