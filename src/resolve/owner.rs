//! Whose page it is, and which authors are that person.
//!
//! Each field comes from the surest hint (the configuration before the title, and so on). Where
//! no hint names the owner, the name that the author lists set apart most often does. Forms of
//! one name (`R. Li`, `Rui Li`, `Li, Rui`) are one person; a form in another script counts where
//! the page itself names the owner by it, or sets it apart as it does the owner's other forms.

use std::collections::BTreeMap;

use crate::cv::{Owner, Profile};
use crate::fact::{OwnerField, OwnerHint, Publication};
use crate::person::{Author, Authors, Name};
use crate::resolve::many;
use crate::resolve::merge::mention::in_page_order;
use crate::resolve::merge::similarity::{fold, fold_words};
use crate::resolve::settings::OwnerSettings;

/// A name set apart must be seen this often to be held for the owner's.
const LEAST_SET_APART: usize = 2;

/// Finds the owner.
pub(crate) fn find<'a>(hints: &[OwnerHint], publications: impl IntoIterator<Item = &'a Publication>) -> Owner {
    let publications: Vec<&Publication> = publications.into_iter().collect();
    let mut sorted: Vec<&OwnerHint> = hints.iter().filter(|hint| !hint.value.trim().is_empty()).collect();
    sorted.sort_by_key(|hint| hint.origin);
    let value = |field| sorted.iter().find(|hint| hint.field == field).map(|hint| hint.value.trim().to_owned());
    let name = value(OwnerField::Name).or_else(|| most_set_apart(&publications));
    let mut owner = Owner {
        other_names: other_forms(name.as_deref(), &sorted),
        name,
        label: value(OwnerField::Label),
        email: value(OwnerField::Email),
        url: value(OwnerField::Url),
        affiliation: value(OwnerField::Affiliation),
        location: value(OwnerField::Location),
        profiles: profiles(&sorted),
        mentions: in_page_order(hints.iter().map(|hint| hint.place.clone()).collect()),
    };
    add_author_forms(&mut owner, &publications);
    owner
}

/// Takes what `newscv.toml` says before what the page tells, and marks the forms of the name.
pub(crate) fn apply(owner: &mut Owner, settings: &OwnerSettings, publications: &[&Publication]) {
    let set = |field: &mut Option<String>, value: &Option<String>| {
        if value.is_some() {
            field.clone_from(value);
        }
    };
    let names_known = (owner.name.clone(), owner.other_names.len());
    if settings.name.is_some() && owner.name != settings.name {
        owner.other_names.extend(owner.name.take());
    }
    set(&mut owner.name, &settings.name);
    set(&mut owner.label, &settings.label);
    set(&mut owner.email, &settings.email);
    set(&mut owner.url, &settings.url);
    set(&mut owner.affiliation, &settings.affiliation);
    set(&mut owner.location, &settings.location);
    for form in &settings.names {
        if !owner.other_names.contains(form) {
            owner.other_names.push(form.clone());
        }
    }
    for url in &settings.profiles {
        add_profile(&mut owner.profiles, url);
    }
    if names_known != (owner.name.clone(), owner.other_names.len()) {
        add_author_forms(owner, publications);
    }
}

/// The name that author lists set apart most often, the first of equals.
fn most_set_apart(publications: &[&Publication]) -> Option<String> {
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for author in authors(publications).filter(|author| author.set_apart) {
        counts.entry(fold(&author.name.printed)).or_insert((0, &author.name.printed)).0 += 1;
    }
    let mut best: Option<(usize, &str)> = None;
    for (count, printed) in counts.into_values() {
        let is_better = best.is_none_or(|(most, longest)| (count, printed.len()) > (most, longest.len()));
        if count >= LEAST_SET_APART && is_better {
            best = Some((count, printed));
        }
    }
    best.map(|(_, printed)| printed.to_owned())
}

fn authors<'a>(publications: &[&'a Publication]) -> impl Iterator<Item = &'a Author> {
    publications.iter().filter_map(|publication| publication.authors.as_ref()).flat_map(|authors| &authors.list)
}

/// Other names that the hints give.
fn other_forms(name: Option<&str>, hints: &[&OwnerHint]) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for hint in hints.iter().filter(|hint| hint.field == OwnerField::Name) {
        let form = hint.value.trim();
        let known = |other: &str| fold(other) == fold(form);
        if !name.is_some_and(known) && !forms.iter().any(|other| known(other)) {
            forms.push(form.to_owned());
        }
    }
    forms
}

/// Adds the forms in which the owner stands in author lists.
fn add_author_forms(owner: &mut Owner, publications: &[&Publication]) {
    let own = Forms::of(owner);
    let lists: Vec<&Vec<Author>> = publications
        .iter()
        .filter_map(|publication| publication.authors.as_ref())
        .map(|authors| &authors.list)
        .collect();
    let places = many::map(&lists, |authors| own.position(authors));
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for (authors, place) in lists.into_iter().zip(places) {
        match place {
            Some(at) => found.push(&authors[at]),
            None => others.extend(only_set_apart(authors)),
        }
    }
    if !found.iter().any(|author| author.set_apart) {
        others.clear();
    }
    for form in found.into_iter().chain(others).map(|author| &author.name.printed) {
        let known = owner.name.iter().chain(&owner.other_names).any(|known| known == form);
        if !known {
            owner.other_names.push(form.clone());
        }
    }
}

/// The one author whom a list sets apart.
fn only_set_apart(authors: &[Author]) -> Option<&Author> {
    let mut set_apart = authors.iter().filter(|author| author.set_apart);
    set_apart.next().filter(|_| set_apart.next().is_none())
}

/// The forms of the owner's name, ready to be compared.
pub(crate) struct Forms(Vec<Form>);

impl Forms {
    /// Those that are known.
    pub(crate) fn of(owner: &Owner) -> Self {
        Self(owner.name.iter().chain(&owner.other_names).map(|form| Form::new(&Name::parse(form))).collect())
    }

    /// Marks the owner in author lists.
    pub(crate) fn mark<'a>(&self, lists: impl IntoIterator<Item = &'a mut Authors>) {
        let mut lists: Vec<&mut Authors> = lists.into_iter().collect();
        let places = many::map(&lists, |authors| self.position(&authors.list));
        for (authors, place) in lists.iter_mut().zip(places) {
            for (at, author) in authors.list.iter_mut().enumerate() {
                author.owner = Some(at) == place;
            }
        }
    }

    /// Where the owner stands in an author list: the closest form of the name, and of equally close
    /// ones the one set apart; nobody where two fit equally.
    fn position(&self, authors: &[Author]) -> Option<usize> {
        let closeness = |author: &Author| {
            let best = if self.may_be(&author.name) { self.closest(&author.name) } else { 0 };
            if best == 0 { 0 } else { best * 2 + u8::from(author.set_apart) }
        };
        let scores: Vec<u8> = authors.iter().map(closeness).collect();
        let best = *scores.iter().max().filter(|best| **best > 0)?;
        let mut at = (0..authors.len()).filter(|at| scores[*at] == best);
        at.next().filter(|_| at.next().is_none())
    }

    fn closest(&self, name: &Name) -> u8 {
        let name = Form::new(name);
        self.0.iter().map(|form| form.closeness(&name)).max().unwrap_or(0)
    }

    /// Whether a form has the family name or as many letters: a bibliography has thousands of authors, of
    /// whom few need a closer look.
    fn may_be(&self, name: &Name) -> bool {
        let (family, length) = (fold(&name.family), fold(&name.printed).len());
        self.0.iter().any(|form| form.family == family || form.words.len() == length)
    }
}

/// How surely two names are one person's: 3 the same words, 2 the same but for initials or middle
/// names, 0 not.
pub(crate) fn closeness(one: &Name, other: &Name) -> u8 {
    Form::new(one).closeness(&Form::new(other))
}

/// A name in comparable form.
struct Form {
    /// All its words, in the order of letters.
    words: String,
    family: String,
    given: Vec<String>,
}

impl Form {
    fn new(name: &Name) -> Self {
        let mut words = fold_words(&name.printed);
        words.sort();
        let given = name.given.as_deref().map(fold_words).unwrap_or_default();
        Self { words: words.concat(), family: fold(&name.family), given }
    }

    fn closeness(&self, other: &Self) -> u8 {
        if self.words == other.words {
            return 3;
        }
        let given_known = !self.given.is_empty() && !other.given.is_empty();
        let same = given_known && self.family == other.family && given_names_agree(&self.given, &other.given);
        if same { 2 } else { 0 }
    }
}

/// `r` and `rui`, `ada b` and `ada`: each word of the shorter list begins its counterpart.
fn given_names_agree(one: &[String], other: &[String]) -> bool {
    let begins = |a: &String, b: &String| {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        short == long || (short.chars().count() == 1 && long.starts_with(short.as_str()))
    };
    let by_word = one.iter().zip(other).all(|(a, b)| begins(a, b));
    // `XY` for `Xiao Yu`, and `Xiaoyu` for `Xiao-Yu`.
    let initials = |words: &[String]| words.iter().filter_map(|word| word.chars().next()).collect::<String>();
    let run_together = |a: &[String], b: &[String]| a.len() == 1 && b.len() > 1 && a[0] == initials(b);
    by_word || one.concat() == other.concat() || run_together(one, other) || run_together(other, one)
}

/// Profiles, each account once.
fn profiles(hints: &[&OwnerHint]) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = Vec::new();
    for hint in hints.iter().filter(|hint| hint.field == OwnerField::Profile) {
        add_profile(&mut profiles, &hint.value);
    }
    profiles
}

/// Adds the profile behind a link, unless the account is known.
pub(crate) fn add_profile(profiles: &mut Vec<Profile>, url: &str) {
    let profile = profile(url.trim());
    if !profiles.iter().any(|known| known.url == profile.url || is_same_account(known, &profile)) {
        profiles.push(profile);
    }
}

fn is_same_account(one: &Profile, other: &Profile) -> bool {
    one.network == other.network && one.username.is_some() && one.username == other.username
}

/// Hosts of profiles, the network's name, and what stands before the user's name in the link.
const NETWORKS: &[(&str, &str, &str)] = &[
    ("orcid.org", "ORCID", "/"),
    ("github.com", "GitHub", "/"),
    ("gitlab.com", "GitLab", "/"),
    ("linkedin.com", "LinkedIn", "/in/"),
    ("scholar.google.", "Google Scholar", "user="),
    ("twitter.com", "X", "/"),
    ("x.com", "X", "/"),
    ("bsky.app", "Bluesky", "/profile/"),
    ("dblp.", "DBLP", "/pid/"),
    ("researchgate.net", "ResearchGate", "/profile/"),
    ("semanticscholar.org", "Semantic Scholar", "/author/"),
    ("openreview.net", "OpenReview", "id="),
    ("huggingface.co", "Hugging Face", "/"),
    ("youtube.com", "YouTube", "/"),
    ("kaggle.com", "Kaggle", "/"),
    ("instagram.com", "Instagram", "/"),
    ("medium.com", "Medium", "/"),
    ("publons.com", "Publons", "/researcher/"),
    ("scopus.com", "Scopus", "authorId="),
];

fn profile(url: &str) -> Profile {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let host_end = rest.find('/').unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_end);
    let known = NETWORKS.iter().find(|(known, ..)| {
        host == *known || host.ends_with(&format!(".{known}")) || (known.ends_with('.') && host.contains(known))
    });
    let username = known.and_then(|(_, _, before)| {
        let (_, name) = path.split_once(before)?;
        let name = name.split(['?', '&', '#']).next().unwrap_or_default();
        // The number of a person in DBLP has two parts.
        let name =
            if *before == "/pid/" { name.trim_end_matches('/').trim_end_matches(".html") } else { first_part(name) };
        let name = name.trim_start_matches('@');
        (!name.is_empty()).then(|| name.to_owned())
    });
    let network = known.map_or_else(|| host.to_owned(), |(_, name, _)| (*name).to_owned());
    Profile { network, username, url: url.to_owned() }
}

fn first_part(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> u8 {
        closeness(&Name::parse(one), &Name::parse(other))
    }

    #[test]
    fn forms_of_one_name_are_one_person() {
        assert_eq!(near("Ada Weiss", "Weiss, Ada"), 3);
        assert_eq!(near("Ada Weiss", "A. Weiss"), 2);
        assert_eq!(near("Ada B. Weiss", "Ada Weiss"), 2);
        assert_eq!(near("Xiao-Yu Lin", "Xiaoyu Lin"), 3);
        assert_eq!(near("Xiao-Yu Lin", "XY Lin"), 2);
        assert_eq!(near("Ada Weiss", "Bob Weiss"), 0);
        assert_eq!(near("Ada Weiss", "Ann Weiss"), 0);
        assert_eq!(near("Ada Weiss", "Ada Schwarz"), 0);
    }

    #[test]
    fn profiles_are_named_after_their_network() {
        let profile = super::profile("https://scholar.google.com/citations?user=aBc9&hl=en");
        assert_eq!((profile.network.as_str(), profile.username.as_deref()), ("Google Scholar", Some("aBc9")));
        let profile = super::profile("https://dblp.org/pid/12/3456.html");
        assert_eq!((profile.network.as_str(), profile.username.as_deref()), ("DBLP", Some("12/3456")));
    }
}
