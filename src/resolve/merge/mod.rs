//! Joining the mentions of one thing: every fact once, with all the places that state it.
//!
//! One module a fact kind; [`similarity`] compares titles, [`venue`] venues, [`address`] addresses,
//! [`everyday`] everyday forms of names, [`groups`] joins pairs into groups, [`mention`] joins provenances. Two facts are joined only
//! where nothing in them differs and something tells that they are one: a missed join shows a
//! fact twice, a wrong one loses a fact.

pub(crate) mod address;
pub(crate) mod award;
pub(crate) mod education;
mod everyday;
mod groups;
pub(crate) mod mention;
pub(crate) mod position;
pub(crate) mod publication;
pub(crate) mod service;
pub(crate) mod similarity;
pub(crate) mod talk;
pub(crate) mod unnamed;
pub(crate) mod venue;

/// The words that tell a name from others: comparable, without the given noise words.
fn telling_words(text: &str, noise: &[&str]) -> Vec<String> {
    let mut words = similarity::fold_words(text);
    if words.iter().any(|word| !noise.contains(&word.as_str())) {
        words.retain(|word| !noise.contains(&word.as_str()));
    }
    words.sort();
    words.dedup();
    words
}

/// Whether every word of one stands in the other.
fn one_within_other(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}
