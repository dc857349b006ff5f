//! Positions: the same role at the same organization, in overlapping wording.
//!
//! Rank words (`senior`, `visiting`) make another position, as a promotion does; so does another
//! starting year, as internships repeat.

use super::everyday::is_everyday_form;
use super::groups::{group, pairs};
use super::mention::{dates_agree, first, join as join_provenance, longest, most_precise};
use super::{one_within_other, telling_words};
use crate::fact::{Position, SectionKind};

/// Words without weight in roles and organizations.
const NOISE: &[&str] = &["the", "a", "an", "of", "for", "in", "at", "on", "and", "to", "with", "my", "as"];

/// Words that make another position of the same role.
const RANKS: &[&str] = &[
    "senior", "principal", "staff", "lead", "chief", "head", "director", "associate", "assistant", "full", "junior",
    "visiting", "adjunct", "postdoc", "intern", "internship", "professor", "lecturer", "student", "phd", "doctoral",
    "teaching", "ta", "visit", "visitor", "tenured", "emeritus", "affiliate", "consultant",
];

/// Joins the mentions of each position.
pub(crate) fn merge(facts: &[Position]) -> Vec<Position> {
    let jobs: Vec<Job<'_>> = facts.iter().map(Job::of).collect();
    let same = |a: usize, b: usize| jobs[a].is_same(&jobs[b]);
    let keys = |at: usize| jobs[at].keys();
    let groups = group(facts.len(), &pairs(facts.len(), keys, same), |a, b| !jobs[a].agrees(&jobs[b]));
    groups.iter().map(|group| join(&group.iter().map(|at| &facts[*at]).collect::<Vec<_>>())).collect()
}

/// A position ready to be compared.
struct Job<'a> {
    fact: &'a Position,
    role: Option<Vec<String>>,
    ranks: Vec<String>,
    organization: Option<Vec<String>>,
    /// The acronyms that the organization's name prints or has as its initials.
    acronyms: Vec<String>,
}

impl<'a> Job<'a> {
    fn of(fact: &'a Position) -> Self {
        let words = |name: &Option<String>| name.as_deref().map(|name| telling_words(name, NOISE));
        let role = words(&fact.role).map(without_hours).map(by_short_rank);
        let ranks = role.iter().flatten().filter(|word| RANKS.contains(&word.as_str())).cloned().collect();
        let acronyms = fact.organization.as_deref().map(acronyms).unwrap_or_default();
        Self { fact, role, ranks, organization: words(&fact.organization), acronyms }
    }

    /// What two mentions of one job have in common: a word of the organization, an acronym, or the role alone.
    fn keys(&self) -> Vec<String> {
        let role = self.role.as_ref().map(|role| format!("role {}", role.join(" ")));
        let acronyms = self.acronyms.iter().map(|acronym| acronym.to_lowercase());
        self.organization.iter().flatten().cloned().chain(acronyms).chain(role).collect()
    }

    /// Whether the job is one of those that people have again each year.
    fn is_seasonal(&self) -> bool {
        const SEASONAL: &[&str] =
            &["intern", "internship", "visit", "visiting", "visitor", "ta", "teaching", "student"];
        self.ranks.iter().any(|rank| SEASONAL.contains(&rank.as_str()))
    }

    /// Whether one of two mentions names no organization, and its role is the other's word for word.
    fn is_named_by_role(&self, other: &Self) -> bool {
        const FEWEST: usize = 2;
        let one_is_bare = self.organization.is_some() != other.organization.is_some();
        one_is_bare
            && !self.is_seasonal()
            && self.role == other.role
            && self.role.as_ref().is_some_and(|role| role.len() >= FEWEST)
    }

    /// Whether two mentions are of one internship: in one year nobody has two at one organization.
    fn is_same_internship(&self, other: &Self) -> bool {
        let is_internship = |job: &Self| job.ranks.iter().any(|rank| rank.starts_with("intern"));
        let starts = self.fact.start.zip(other.fact.start);
        is_internship(self) && is_internship(other) && starts.is_some_and(|(one, other)| one.year() == other.year())
    }

    /// Whether a visit is told without a role that the other mention names: `visited Acme`, `visiting scholar at Acme`.
    fn is_visit_of(&self, other: &Self) -> bool {
        let is_bare = self.role.as_deref().is_some_and(|role| matches!(role, [only] if only == "visit"));
        is_bare && other.ranks.iter().any(|rank| rank == "visiting")
    }

    /// Whether the news of one day tell the job twice, in a title and below it for one.
    fn is_told_in_one(&self, other: &Self) -> bool {
        let is_news = |job: &Self| job.fact.provenance.section == SectionKind::News;
        let is_day = self.fact.start.is_some_and(|date| date.month().is_some());
        is_news(self) && is_news(other) && is_day && self.fact.start == other.fact.start && self.role == other.role
    }

    /// Whether the news tell the same job again, some months later.
    fn is_told_again(&self, other: &Self) -> bool {
        const MONTHS: i32 = 6;
        let months =
            |job: &Self| job.fact.start.map(|date| i32::from(date.year()) * 12 + i32::from(date.month().unwrap_or(1)));
        let is_news = |job: &Self| job.fact.provenance.section == SectionKind::News;
        let is_near = months(self).zip(months(other)).is_some_and(|(one, other)| (one - other).abs() <= MONTHS);
        is_news(self)
            && is_news(other)
            && is_near
            && !self.is_seasonal()
            && self.role.is_some()
            && self.role == other.role
            && self.organization == other.organization
    }

    /// Whether one organization is an everyday form of the other: `Moss Tech`.
    fn is_at_everyday_form(&self, other: &Self) -> bool {
        let names = self.fact.organization.as_deref().zip(other.fact.organization.as_deref());
        names.is_some_and(|(one, other)| is_everyday_form(one, other))
    }

    fn is_same(&self, other: &Self) -> bool {
        let (one, another) = (self.fact, other.fact);
        let place = one.organization.is_some() && another.organization.is_some();
        let other_part = one.provenance.section != another.provenance.section;
        let same_words = one.role == another.role && one.organization == another.organization;
        let same_words = same_words || self.is_told_in_one(other);
        let is_one = place && (other_part || same_words) || other_part && self.is_named_by_role(other);
        is_one && self.agrees(other)
    }

    /// Whether nothing in the two rules out that they are one position.
    fn agrees(&self, other: &Self) -> bool {
        let alike = |(one, other): (&Vec<String>, &Vec<String>)| one_within_other(one, other);
        let roles = self.role.as_ref().zip(other.role.as_ref());
        let places = self.organization.as_ref().zip(other.organization.as_ref());
        let shares_acronym = || self.acronyms.iter().any(|acronym| other.acronyms.contains(acronym));
        (starts_agree(self.fact, other.fact) || self.is_told_again(other))
            && dates_agree(self.fact.end, other.fact.end)
            && roles.is_none_or(|roles| {
                self.ranks == other.ranks && alike(roles)
                    || self.is_same_internship(other)
                    || self.is_visit_of(other)
                    || other.is_visit_of(self)
            })
            && places.is_none_or(|places| alike(places) || shares_acronym() || self.is_at_everyday_form(other))
    }
}

/// A role without its hours, which are no rank: `full-time Engineer`.
fn without_hours(mut role: Vec<String>) -> Vec<String> {
    if role.len() > 2 && role.iter().any(|word| word == "time") {
        role.retain(|word| !matches!(word.as_str(), "full" | "part" | "time"));
    }
    role
}

/// A role with the short word for a rank that has a long one as well, and an assistant by the long one:
/// `postdoctoral researcher` is a `postdoc`, `RA` a `research assistant`.
fn by_short_rank(mut role: Vec<String>) -> Vec<String> {
    let assistant = match role.as_slice() {
        [only] if only == "ra" => Some("research"),
        [only] if only == "ta" => Some("teaching"),
        _ => None,
    };
    if let Some(kind) = assistant {
        role = vec!["assistant".to_owned(), kind.to_owned()];
    }
    for word in role.iter_mut().filter(|word| *word == "postdoctoral") {
        "postdoc".clone_into(word);
    }
    role.sort();
    role.dedup();
    role
}

/// The acronyms of a name: those that it prints, and the initials of its words where they are many enough.
fn acronyms(name: &str) -> Vec<String> {
    const FEWEST: usize = 3;
    let words = || name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_acronym = |word: &&str| word.len() >= FEWEST && word.chars().all(|c| c.is_ascii_uppercase());
    let mut found: Vec<String> = words().filter(is_acronym).map(str::to_owned).collect();
    let initials: String = words().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    if found.is_empty() && initials.chars().count() >= FEWEST {
        found.push(initials);
    }
    found
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
    // The introduction and the lists have the employer's name in full; the news may say only which group was joined.
    let outside = facts.iter().filter(|fact| fact.provenance.section != SectionKind::News);
    Position {
        role: longest(facts.iter().map(|fact| fact.role.as_ref())),
        organization: longest(outside.map(|fact| fact.organization.as_ref()))
            .or_else(|| longest(facts.iter().map(|fact| fact.organization.as_ref()))),
        location: first(facts.iter().map(|fact| fact.location.clone())),
        start: most_precise(facts.iter().map(|fact| fact.start)),
        end: most_precise(facts.iter().map(|fact| fact.end)),
        provenance: join_provenance(&facts.iter().map(|fact| &fact.provenance).collect::<Vec<_>>()),
    }
}
