//! The nouns that honours are named by, and the company in which they mean one.
//!
//! Input: the words of a text and an index. Output: the noun there, in small letters and the singular.

use super::word::{Words, singular, starts_upper};
use super::words::{COMPOUNDS, ENOUGH, GRADES, NOUNS, PRAISE, PRAISED, QUALIFIERS};

/// The noun at `index`, if it names an honour: one of [`NOUNS`], or a praised noun after praise.
pub(super) fn noun_at(words: &Words<'_>, index: usize) -> Option<String> {
    let word = words.lower(index);
    let one = singular(&word);
    if NOUNS.contains(&one.as_str()) && is_meant(words, index, &one) {
        return Some(one);
    }
    if is_compound(&word) {
        return starts_upper(words, index).then_some(word);
    }
    // `first runner up`, without a hyphen
    if one == "up" && index > 0 && words.lower(index - 1) == "runner" && words.gap(index - 1) == " " {
        return Some("runner-up".to_owned());
    }
    if one == "member" && is_grade(words, index) {
        return Some(one);
    }
    // `Best Paper`, `Outstanding Reviewer`: praise at most three words before, and no further noun behind.
    let goes_on = words.gap(index) == " " && index + 1 < words.at.len() && {
        let next = words.lower(index + 1);
        NOUNS.contains(&singular(&next).as_str()) || PRAISED.contains(&next.as_str())
    };
    if goes_on || !ENOUGH.contains(&word.as_str()) {
        return None;
    }
    let praised = (1..=3)
        .take_while(|back| {
            *back <= index && matches!(words.gap(index - back), " " | "-" | " “" | " \"" | "\u{a0}" | "% ")
        })
        .any(|back| PRAISE.contains(&words.lower(index - back).as_str()));
    let rising = !matches!(one.as_str(), "star") || index > 0 && words.lower(index - 1) == "rising";
    let outstanding =
        !matches!(one.as_str(), "student" | "graduate" | "researcher" | "assistant" | "chair" | "member" | "article")
            || (1..=3).take_while(|back| *back <= index).any(|back| {
                matches!(
                    words.lower(index - back).as_str(),
                    "outstanding" | "distinguished" | "excellent" | "best" | "notable"
                )
            });
    (praised && rising && outstanding).then_some(one)
}

/// Whether a society's grade of membership ends at `index`: `IEEE Senior Member`, `Senior Member of the ACM`.
fn is_grade(words: &Words<'_>, index: usize) -> bool {
    let graded = index > 0 && words.gap(index - 1) == " " && GRADES.contains(&words.lower(index - 1).as_str());
    let acronym = |at: usize| {
        let printed = words.printed(at);
        printed.chars().filter(|c| c.is_uppercase()).count() >= 2 && printed.chars().all(char::is_alphanumeric)
    };
    let before = index > 1 && words.gap(index - 2) == " " && acronym(index - 2);
    let behind =
        (2..=3).any(|ahead| index + ahead < words.at.len() && words.lower(index + 1) == "of" && acronym(index + ahead));
    graded && starts_upper(words, index) && (before || behind)
}

/// Whether a word is a German compound that names an honour.
pub(super) fn is_compound(word: &str) -> bool {
    COMPOUNDS.iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}

/// Words with which a fellow has a job and no honour.
const JOBS: &[&str] = &[
    "postdoctoral", "postdoc", "research", "visiting", "teaching", "doctoral", "my", "phd", "a", "predoctoral",
    "clinical", "associate", "senior",
];

/// Nouns with other meanings count only in a fitting company.
fn is_meant(words: &Words<'_>, index: usize, noun: &str) -> bool {
    let before = index.checked_sub(1).map(|at| words.lower(at)).unwrap_or_default();
    let capital = words.printed(index).chars().next().is_some_and(char::is_uppercase);
    let beside = index > 0 && matches!(words.gap(index - 1), " " | "-");
    match noun {
        "place" | "position" | "rank" | "placement" => {
            beside
                && (before.ends_with("st")
                    || before.ends_with("nd")
                    || before.ends_with("rd")
                    || before.ends_with("th")
                    || ORDINALS.contains(&before.as_str()))
                || noun == "position" && index > 1 && words.lower(index - 2) == "top"
        }
        "mention" => beside && matches!(before.as_str(), "honorable" | "honourable" | "special"),
        "support" => beside && capital && matches!(before.as_str(), "travel" | "conference" | "mobility"),
        "investigator" => {
            beside
                && capital
                && starts_upper(words, index - 1)
                && matches!(before.as_str(), "young" | "new" | "distinguished" | "outstanding" | "emerging" | "career")
        }
        "recipient" => beside && starts_upper(words, index - 1),
        "program" | "programme" => capital && scheme_for_people(words, index),
        "recognition" => {
            beside && (QUALIFIERS.contains(&before.as_str()) || NOUNS.contains(&singular(&before).as_str())) && capital
        }
        "honor" | "honour" if before == "class" => false,
        "list" | "roll" => {
            beside && matches!(before.as_str(), "dean's" | "president's" | "honor" | "honors" | "honour")
        }

        "honor" | "honour" | "distinction" | "exhibition" | "fund" | "funding" | "assistantship" | "pioneer" => {
            beside && capital && starts_upper(words, index - 1)
        }
        "fellow" => {
            beside && !JOBS.contains(&before.as_str())
                || capital && words.gap(index) == " " && index + 1 < words.at.len() && words.lower(index + 1) == "of"
        }
        "scholar" => {
            beside
                && capital
                && starts_upper(words, index - 1)
                && !matches!(
                    before.as_str(),
                    "google" | "visiting" | "semantic" | "research" | "postdoctoral" | "legal" | "independent"
                )
        }
        "winner" => beside && (NOUNS.contains(&singular(&before).as_str()) || PRAISED.contains(&before.as_str())),
        "candidate" | "nominee" | "nomination" => {
            beside && (NOUNS.contains(&singular(&before).as_str()) || PRAISED.contains(&before.as_str()))
        }
        "grant" => !words.gap(index).starts_with(" agreement") && before != "no",
        _ => true,
    }
}

/// Words that make a programme one that honours those whom it takes.
const FOR_PEOPLE: &[&str] = &[
    "talent", "talents", "scholar", "scholars", "fellows", "leaders", "excellence", "awards", "grant", "grants",
    "fellowship", "star", "stars", "laureates",
];

fn scheme_for_people(words: &Words<'_>, index: usize) -> bool {
    (1..=8)
        .take_while(|back| *back <= index && words.gap(index - back) == " " && starts_upper(words, index - back))
        .any(|back| FOR_PEOPLE.contains(&words.lower(index - back).as_str()))
}

/// Words of a placing before `place` or `prize`.
pub(super) const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "top", "joint"];
