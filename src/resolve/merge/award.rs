//! Awards: said in the introduction, in the news and in a list, they are one.
//!
//! Titles must be alike, rank words (`finalist`, `honorable mention`) equal, awarder, year and
//! work not different. A common title (`best paper award`, `travel grant`) needs the same awarder
//! or the same work besides.

use super::groups::{group, pairs};
use super::mention::{dates_agree, first, join as join_provenance, longest, most_precise};
use super::similarity::fold;
use super::{one_within_other, telling_words};
use crate::fact::{Award, SectionKind};

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

/// Grades of any society: a title of only these is one by who gave it, `Fellow` of one and of another are two.
const GRADES: &[&str] = &["fellow", "member", "elected", "foreign", "honorary", "life"];

/// Joins the mentions of each award.
pub(crate) fn merge(facts: &[Award]) -> Vec<Award> {
    let awards: Vec<Compared<'_>> = facts.iter().map(Compared::of).collect();
    let same = |a: usize, b: usize| awards[a].is_same(&awards[b]);
    let keys = |at: usize| awards[at].words.clone();
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !awards[a].agrees(&awards[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

/// An award ready to be compared.
struct Compared<'a> {
    fact: &'a Award,
    words: Vec<String>,
    /// Whether a word of the title is its own, and not one that many awards share.
    is_own: bool,
    ranks: Vec<String>,
    awarder: Option<Vec<String>>,
    work: Option<String>,
}

impl<'a> Compared<'a> {
    fn of(fact: &'a Award) -> Self {
        let mut words = telling_words(&fact.title, NOISE);
        let awarder = fact.awarder.as_deref().map(|awarder| telling_words(awarder, NOISE));
        let ranks = words.iter().filter(|word| RANKS.contains(&word.as_str())).cloned().collect();
        if words.iter().all(|word| GRADES.contains(&word.as_str())) {
            words.extend(awarder.iter().flatten().cloned());
        }
        Self {
            fact,
            is_own: words.iter().any(|word| !COMMON.contains(&word.as_str()) && !is_year(word)),
            ranks,
            words,
            awarder,
            work: fact.work.as_deref().map(fold),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        let awarders_told = self.awarder.is_some() && other.awarder.is_some();
        let works_told = self.work.is_some() && other.work.is_some();
        let is_telling = (self.is_own && other.is_own) || awarders_told || works_told || self.is_retold(other);
        is_telling && self.agrees(other) && one_within_other(&self.words, &other.words)
    }

    /// Whether news and a list tell of one award in the same words of a common title, with the same year.
    fn is_retold(&self, other: &Self) -> bool {
        const FEWEST: usize = 3;
        let dated = self.fact.date.is_some() && other.fact.date.is_some();
        let other_part = self.fact.provenance.section != other.fact.provenance.section;
        other_part && dated && self.words == other.words && self.words.len() >= FEWEST
    }

    /// Whether nothing in the two rules out that they are one award.
    fn agrees(&self, other: &Self) -> bool {
        self.ranks == other.ranks
            && !are_sorts_of_one_list(self.fact, other.fact)
            && years_agree(self.fact, other.fact)
            && self.awarder.as_ref().zip(other.awarder.as_ref()).is_none_or(|(a, b)| awarders_agree(a, b))
            && self.work.as_ref().zip(other.work.as_ref()).is_none_or(|(a, b)| a.starts_with(b) || b.starts_with(a))
    }
}

/// Whether two entries of one list differ in what was given: `Slow Award` and `Slow Scholarship`.
fn are_sorts_of_one_list(one: &Award, other: &Award) -> bool {
    const SORTS: &[&str] =
        &["award", "prize", "scholarship", "fellowship", "grant", "studentship", "bursary", "medal", "stipend"];
    let last = |award: &Award| award.title.rsplit(' ').next().map(str::to_lowercase).unwrap_or_default();
    let sorts = [last(one), last(other)];
    one.provenance.section == SectionKind::Awards
        && other.provenance.section == SectionKind::Awards
        && sorts[0] != sorts[1]
        && sorts.iter().all(|sort| SORTS.contains(&sort.trim_end_matches('s')))
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
fn awarders_agree(one: &[String], other: &[String]) -> bool {
    let year = |words: &[String]| words.iter().find(|word| is_year(word)).cloned();
    let years_differ = year(one).zip(year(other)).is_some_and(|(one, other)| one != other);
    let plain = |words: &[String]| words.iter().filter(|word| !is_year(word)).cloned().collect::<Vec<_>>();
    !years_differ && one_within_other(&plain(one), &plain(other))
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
