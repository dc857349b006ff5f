//! Awards: said in the introduction, in the news and in a list, they are one.
//!
//! Titles must be alike, rank words (`finalist`, `honorable mention`) equal, awarder, year and
//! work not different. A common title (`best paper award`, `travel grant`) needs the same awarder
//! or the same work besides.

use super::groups::{group, pairs};
use super::mention::{dates_agree, first, join as join_provenance, longest, most_precise};
use super::similarity::fold;
use super::{one_within_other, telling_words};
use crate::fact::Award;

/// Words without weight in the name of an award.
const NOISE: &[&str] = &["the", "a", "an", "of", "for", "in", "at", "on", "and", "to", "by", "from", "award", "prize"];

/// Words that many awards share: a title of only these is nobody's own.
const COMMON: &[&str] = &[
    "best", "paper", "papers", "outstanding", "distinguished", "excellent", "excellence", "reviewer", "reviewing",
    "review", "travel", "conference", "grant", "scholarship", "fellowship", "student", "students", "graduate",
    "undergraduate", "phd", "doctoral", "master", "thesis", "dissertation", "research", "researcher", "teaching",
    "teacher", "academic", "merit", "poster", "demo", "presentation", "talk", "top", "honor", "honors", "honour",
    "honours", "first", "second", "third", "place", "1st", "2nd", "3rd", "young", "author", "early", "career",
    "service", "national", "international", "university", "department", "dean", "deans", "list", "award", "prize",
    "bursary", "support", "financial", "registration", "volunteer", "artifact", "long", "short", "system",
];

/// Words that make another award of the same title.
const RANKS: &[&str] = &[
    "finalist", "finalists", "nominee", "nominated", "nomination", "candidate", "runner", "honorable", "honourable",
    "mention", "shortlisted", "shortlist", "student", "first", "second", "third", "1st", "2nd", "3rd", "gold",
    "silver", "bronze", "top", "junior", "senior", "demo", "poster", "reviewer", "thesis", "dissertation", "travel",
];

/// Joins the mentions of each award.
pub(crate) fn merge(facts: &[Award]) -> Vec<Award> {
    let same = |a: usize, b: usize| is_same(&facts[a], &facts[b]);
    let keys = |at: usize| telling_words(&facts[at].title, NOISE);
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !agree(&facts[a], &facts[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

fn is_same(one: &Award, other: &Award) -> bool {
    let words = [one, other].map(|award| telling_words(&award.title, NOISE));
    let is_own = words.iter().all(|words| words.iter().any(|word| !COMMON.contains(&word.as_str()) && !is_year(word)));
    let both = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some();
    let told_alike = both(&one.awarder, &other.awarder) || both(&one.work, &other.work);
    agree(one, other) && one_within_other(&words[0], &words[1]) && (is_own || told_alike)
}

/// Whether nothing in the two rules out that they are one award.
fn agree(one: &Award, other: &Award) -> bool {
    ranks(one) == ranks(other) && years_agree(one, other) && awarders_agree(one, other) && works_agree(one, other)
}

fn ranks(award: &Award) -> Vec<String> {
    let mut words = telling_words(&award.title, NOISE);
    words.retain(|word| RANKS.contains(&word.as_str()));
    words
}

/// In one list each line is an award of its own date, unless both are for one work; an
/// announcement may come the year before or after the one that a list gives.
fn years_agree(one: &Award, other: &Award) -> bool {
    let (Some(a), Some(b)) = (one.date, other.date) else { return true };
    let same_work = one.work.is_some() && other.work.is_some();
    let other_part = one.provenance.section != other.provenance.section;
    dates_agree(one.date, other.date) || ((same_work || other_part) && a.year().abs_diff(b.year()) <= 1)
}

/// A venue edition gives its own year: `ICML 2023` is not `ICML 2024`.
fn awarders_agree(one: &Award, other: &Award) -> bool {
    let (Some(one), Some(other)) = (&one.awarder, &other.awarder) else { return true };
    let (a, b) = (telling_words(one, NOISE), telling_words(other, NOISE));
    let years = |words: &[String]| words.iter().find(|word| is_year(word)).cloned();
    let years_differ = years(&a).zip(years(&b)).is_some_and(|(a, b)| a != b);
    let plain = |words: Vec<String>| words.into_iter().filter(|word| !is_year(word)).collect::<Vec<_>>();
    !years_differ && one_within_other(&plain(a), &plain(b))
}

fn works_agree(one: &Award, other: &Award) -> bool {
    let (Some(one), Some(other)) = (&one.work, &other.work) else { return true };
    let (one, other) = (fold(one), fold(other));
    one.starts_with(&other) || other.starts_with(&one)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn join(facts: &[&Award]) -> Award {
    Award {
        title: longest(facts.iter().map(|fact| Some(&fact.title))).unwrap_or_default(),
        awarder: longest(facts.iter().map(|fact| fact.awarder.as_ref())),
        date: most_precise(facts.iter().map(|fact| fact.date)),
        work: first(facts.iter().map(|fact| fact.work.clone())),
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
