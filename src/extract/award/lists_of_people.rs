//! Reads the lists of people on which the owner was put: `Forbes 30 under 30`, `Top 40 Women in Tides`.
//!
//! Input: a clause. Output: facts, titled by the list. Limits: the list has a number of people in its name, and a verb of
//! choosing leads to it.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Found, push};
use super::giver::find_giver;
use crate::extract::reading::Reading;
use crate::extract::subject::is_somebody_elses;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// How sure such a reading is.
const SURE: f32 = 0.85;

/// The verb that leads to a list.
static CHOSEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?i:listed|named|recogni[sz]ed|selected|included|honou?red|chosen|made)\s+(?i:(?:as\s+)?(?:one\s+)?(?:of|in|among|amongst|to|on|as|for|into)\s+)?(?i:the\s+)?",
    )
});

/// The name of a list with its number.
static LIST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^((?:(?:19|20)\d\d\s+)?(?:\p{Lu}[\w'’&.]*\s+){0,4}?(?:[Tt]op\s+)?\d{2,3}\s+(?:[Uu]nder\s+\d\d|\p{Lu}\w+)",
        r"(?:\s+(?:[Uu]nder\s+\d\d|\p{Lu}[\w'’&™-]*|in|of|for|and|the|to))*)",
    ))
});

/// Small words that end no name.
const SMALL: &[&str] = &["in", "of", "for", "and", "the", "to"];

/// What else is counted and is no list of people.
const OTHERS: &[&str] = &[
    "papers", "paper", "conference", "percent", "minute", "minutes", "days", "years", "workshop", "articles",
    "stories", "apps", "universities", "downloads", "posts", "books", "journals",
];

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let Some(verb) = CHOSEN.find(&text[clause.clone()]) else { return };
    let mut at = clause.start + verb.end();
    while let Some(range) = list_at(text, at..clause.end) {
        let is_venue = reading.venues_in(clause).any(|venue| venue.range.start < range.end);
        if is_venue || is_somebody_elses(reading, clause, facts) {
            return;
        }
        at = behind_joint(text, range.end, clause.end);
        let awarder = find_giver(reading, &range, clause);
        let date = reading.date();
        push(reading, Found { range, title: None, awarder, date, work: None, confidence: SURE }, facts);
    }
}

/// The list whose name begins here.
fn list_at(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let mut name = LIST.captures(&text[range.clone()])?.get(1)?.as_str();
    while let Some(before) = SMALL.iter().find_map(|word| name.strip_suffix(word)?.strip_suffix(' ')) {
        name = before;
    }
    let is_other = name.split(' ').any(|word| OTHERS.contains(&word.to_lowercase().as_str()));
    (!is_other && name.split(' ').count() >= 3).then(|| range.start..range.start + name.len())
}

/// Where the next name of an enumeration may begin.
fn behind_joint(text: &str, at: usize, end: usize) -> usize {
    let rest = text[at..end].trim_start_matches([' ', ',']);
    let rest = rest.strip_prefix("and ").unwrap_or(rest).trim_start();
    end - rest.strip_prefix("the ").unwrap_or(rest).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_named_with_its_number() {
        let name = |text: &str| {
            let verb = CHOSEN.find(text)?;
            list_at(text, verb.end()..text.len()).map(|name| text[name].to_owned())
        };
        assert_eq!(name("Listed in Forbes 30 under 30.").as_deref(), Some("Forbes 30 under 30"));
        assert_eq!(name("named one of the 35 Innovators Under 35 by X").as_deref(), Some("35 Innovators Under 35"));
        assert_eq!(name("recognized among the Top 40 Women and the").as_deref(), Some("Top 40 Women"));
        assert_eq!(name("named a fellow in 2023"), None);
    }
}
