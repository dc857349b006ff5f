//! Venues that no recogniser knows, by the name that stands where a role has its venue.
//!
//! Input: a text and where a role ends or begins. Output: a [`Place`] with the name as printed, without the number of
//! an edition, and its years.

use std::ops::Range;

use super::body;
use super::place::Place;
use super::printed_name::MONTHS;
use super::role::Role;
use super::unknown::unknown;
use super::words::EVENTS;
use crate::extract::romance::{joint_at, next_word};
use crate::extract::years::find_years;
use crate::span;

/// The words that join a role to its venue.
pub(super) const TO_VENUE: &[&str] = &[
    "for", "of", "at", "in", "on", "to", "from", "für", "der", "des", "von", "vom", "bei", "beim", "im", "pour", "de",
    "du", "d", "da", "do", "di", "del", "della", "dell", "per", "para", "au", "à", "en", "no", "na", "auprès", "van",
    "voor",
];

/// Articles between such a word and the name.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "this", "year's", "year’s", "our", "new", "upcoming", "annual", "die", "der", "das", "den",
    "dem", "la", "le", "les", "el", "los", "las", "o", "os", "as", "il", "lo", "journal", "conference", "zeitschrift",
    "revue", "revista", "rivista", "tijdschrift", "special", "themed", "issue", "section", "collection", "preprint",
    "preprints", "repository", "platform", "server", "serveur", "blog", "magazine", "newsletter", "online",
    "open-access",
];

/// The event behind the comma of a role that begins a clause: `Organising Committee Member, Slow Conference`.
pub(super) fn behind_comma(text: &str, from: usize, role: &Role, end: usize) -> Option<Place> {
    const TELLING: &[&str] = &["served", "serving", "elected", "appointed", "as", "the", "a", "an", "i"];
    let mut before = text[from..role.range.start].split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let leads = before.all(|word| TELLING.contains(&word.to_lowercase().as_str()));
    let rest = text[role.range.end..end].strip_prefix(", ").filter(|_| leads)?;
    let place = name_here(text, &(end - rest.len()..end))?;
    if let Some(whole) = body::with_society(text, &place, end) {
        return Some(whole);
    }
    let words = place.venue.label().split(' ');
    let is_event =
        words.clone().count() > 1 && words.map(str::to_lowercase).any(|word| EVENTS.contains(&word.as_str()));
    is_event.then_some(place)
}

/// The name after `for`, `of` and the like, of a venue that no recogniser knows.
pub(super) fn named_after(text: &str, from: usize, end: usize) -> Option<Place> {
    let start = behind_joints(&text[..end], from)?;
    name_here(text, &(start..end))
}

/// The event that a session without a name is part of: `an invited session at the Slow Summit`.
pub(super) fn held_at(text: &str, session: &str, behind: &Range<usize>) -> Option<Place> {
    let is_sort = session.split(' ').all(|word| word.starts_with(char::is_lowercase))
        && ["session", "sessions", "panel", "track"].iter().any(|noun| session.ends_with(noun));
    let rest = text[behind.clone()].trim_start().strip_prefix("at ").filter(|_| is_sort)?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    name_here(text, &(behind.end - rest.len()..behind.end))
}

/// The name at the beginning of `scope`, with its years.
pub(super) fn name_here(text: &str, scope: &Range<usize>) -> Option<Place> {
    let start = scope.start + text[scope.clone()].len() - text[scope.clone()].trim_start().len();
    let name = name_at(&text[start..scope.end])?;
    let end = start + name.len() + bracketed_years(&text[start + name.len()..scope.end]);
    let years = find_years(text, start..end);
    let inside = years.first().filter(|years| years.range.start < start + name.len());
    let bare = inside.map_or(name, |years| text[start..years.range.start].trim_end());
    let bare = without_ordinal(bare);
    Some(Place {
        range: start..start + name.len(),
        venue: unknown(if bare.is_empty() { name } else { bare }),
        years,
        is_known: false,
        is_last: false,
    })
}

/// The length of a bracket right behind a name that holds nothing but a time: `(since 2019)`.
fn bracketed_years(behind: &str) -> usize {
    const SINCE: &[&str] = &["since", "depuis", "seit", "desde", "dal", "from", "present", "now", "présent", "heute"];
    let Some((inside, _)) = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')')) else { return 0 };
    let words = inside.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic));
    let is_time =
        words.map(str::to_lowercase).all(|word| SINCE.contains(&word.as_str()) || MONTHS.contains(&word.as_str()));
    if is_time && !find_years(inside, 0..inside.len()).is_empty() { inside.len() + 3 } else { 0 }
}

/// The name of an event without the number of its edition: `23rd Slow Conference`.
pub(super) fn without_ordinal(name: &str) -> &str {
    let Some((first, rest)) = name.split_once(' ') else { return name };
    let digits = first.trim_end_matches(char::is_alphabetic);
    let is_ordinal = !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && ["st", "nd", "rd", "th"].contains(&&first[digits.len()..]);
    if is_ordinal { rest } else { name }
}

/// Where the name begins behind the words that join it to a role; `None` where nothing joins.
fn behind_joints(text: &str, from: usize) -> Option<usize> {
    let mut at = from + text[from..].len() - text[from..].trim_start_matches([' ', ',', '\u{a0}']).len();
    let mut joined = false;
    while let Some(word) = next_word(text, at) {
        let printed = &text[word.clone()];
        let lower = printed.to_lowercase();
        if TO_VENUE.contains(&lower.as_str()) {
            joined = true;
        } else if let Some(joint) = joint_at(text, &word).filter(|joint| joint.end < word.end) {
            // `d'X`, `dell'X`
            return Some(joint.end);
        } else if !joined
            || !ARTICLES.contains(&lower.as_str())
            || printed.starts_with(char::is_uppercase) && lower != "the"
        {
            return joined.then_some(word.start);
        }
        at = word.end;
    }
    None
}

/// The capitalised phrase at the start of `text`, up to a mark or a small word that ends it.
fn name_at(text: &str) -> Option<&str> {
    const INNER: &[&str] = &[
        "of", "for", "the", "and", "&", "on", "in", "de", "der", "für", "des", "du", "di", "del", "della", "delle",
        "dei", "do", "da", "das", "dos", "la", "las", "los", "les", "el", "y", "e", "et", "und",
    ];
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let start = bare.chars().find(|c| c.is_alphanumeric());
        let capital = start.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        if !capital && !INNER.contains(&bare) || bare.starts_with(['(', '[']) {
            break;
        }
        let at = span::offset(text, word);
        if capital {
            end = at + bare.len();
        }
        if bare.ends_with([',', '.', ';', ':', '!', ')']) {
            break;
        }
    }
    let name = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let begins = name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '#');
    (begins && name.chars().filter(|c| c.is_alphabetic()).count() >= 3).then_some(name)
}

/// The capitalised words directly before a body: `the Ontario Data Society Executive Committee`.
pub(super) fn named_before(text: &str, from: usize, role: &Role) -> Option<Place> {
    let before = text[from..role.range.start].trim_end();
    let mut start = before.len();
    for word in before.rsplit(' ') {
        let capital = word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
        let at = span::offset(before, word);
        if !capital && !matches!(word, "of" | "for" | "and" | "&") || word.ends_with([':', '.', ';', '!']) {
            break;
        }
        start = at;
    }
    let name = before[start..].trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '('));
    let at = from + start + before[start..].find(name)?;
    (name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && name.chars().next().is_some_and(char::is_uppercase)
        && !name.starts_with("Member")
        && !["I", "Ich", "Bin", "Je", "Soy", "Sou", "Sono", "Ik", "Als"].contains(&name))
    .then(|| Place { range: at..at + name.len(), venue: unknown(name), years: vec![], is_known: false, is_last: false })
}
