//! Reads funded proposals and grants: `Our proposal X has been funded by Y`.
//!
//! A grant without the name of a scheme is titled by its project. Input: a clause. Output: facts.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Found, push};
use super::giver::name_at;
use crate::extract::reading::{Reading, within};
use crate::extract::subject::is_somebody_elses;
use crate::fact::Facts;
use crate::pattern::Pattern;
use crate::span;
use crate::text::MarkKind;

/// How sure a project is that is set apart, and one that is only named.
const SET_APART: f32 = 0.93;
const NAMED: f32 = 0.85;

/// What was asked for.
static ASKED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:grant proposal|research proposal|project proposal|proposal|grant application|grant|research project|project)\b",
    )
});

/// That it was granted.
static GRANTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:(?:has|have|had) been|was|were|is|got|gets|will be|been)\s+(?:\w+ly\s+)?(?:funded|granted|approved|awarded|selected for funding|accepted for funding|supported)\b|\b(?:has |have )?(?:received|receives|secured|won|obtained|got|gets)\s+(?:[\w-]+\s+){0,2}(?:funding|funds|funded)\b",
    )
});

/// That a proposal found money where its sort is not said: `our proposal X has been accepted by Y`.
static ACCEPTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\bproposals?\b.*?(\b(?:(?:has|have) been|was|were|is|got) (?:accepted|selected)) (?:by|for|to)\b",
    )
});

/// What may be proposed and is no research project.
const NO_PROJECTS: &[&str] = &[
    "workshop", "tutorial", "session", "symposium", "panel", "challenge", "book", "thesis", "dissertation", "course",
    "issue", "hackathon", "demo", "keynote", "special", "track", "phd", "ph.d", "competition", "bof", "prospectus",
];

/// `LEDGE, a new funded project on X`.
static FUNDED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\W*(\p{Lu}.{1,60}?),? (?:is )?(?:a|an|our|my) (?:new |newly )?(?:[\w-]+[- ])?funded (?:research )?project\b",
    )
});

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let part = &text[clause.clone()];
    if let Some(name) = FUNDED.captures(part).and_then(|found| found.get(1)) {
        let range = clause.start + name.start()..clause.start + name.end();
        let found = Found { range, title: None, awarder: None, date: reading.date(), work: None, confidence: NAMED };
        return push(reading, found, facts);
    }
    let accepted = || ACCEPTED.captures(part).and_then(|found| found.get(1)).map(|found| found.range());
    let Some(granted) = GRANTED.find(part).map(|found| found.range()).or_else(accepted) else { return };
    let before = part[..granted.start].to_lowercase();
    if before.split(|c: char| !c.is_alphanumeric() && c != '.').any(|word| NO_PROJECTS.contains(&word)) {
        return;
    }
    let subject = clause.start..clause.start + granted.start;
    let Some(project) = project(reading, &subject) else { return };
    if is_somebody_elses(reading, clause, facts) {
        return;
    }
    let behind = clause.start + granted.end..clause.end;
    let awarder = funder(text, &behind);
    push(
        reading,
        Found { range: project.0, title: None, awarder, date: reading.date(), work: None, confidence: project.1 },
        facts,
    );
}

/// The name of the project in the subject, and how sure it is.
fn project(reading: &Reading<'_>, subject: &Range<usize>) -> Option<(Range<usize>, f32)> {
    let text = reading.text();
    let part = &text[subject.clone()];
    let own = part
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| matches!(word.to_lowercase().as_str(), "our" | "my" | "the" | "new" | "a"));
    let asked = ASKED.find_iter(part).last();
    let set_apart = set_apart(reading, subject);
    match (asked, set_apart) {
        (Some(asked), Some(title)) => {
            let inside = title.start <= subject.start + asked.start() && subject.start + asked.end() <= title.end;
            if inside {
                named(text, subject, subject.start + asked.start()).or(Some((title, SET_APART)))
            } else {
                Some((title, SET_APART))
            }
        }
        (Some(asked), None) if own => behind_noun(text, subject, asked.end())
            .or_else(|| named(text, subject, subject.start + asked.start()))
            .or_else(|| with_topic(text, subject, &asked.range())),
        (None, Some(title)) if own && is_grant(text, &title) => Some((title, NAMED)),
        _ => None,
    }
}

/// The quotation, emphasis or link of the subject that names the project.
fn set_apart(reading: &Reading<'_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let quotation = reading
        .quotations
        .iter()
        .find(|quotation| within(quotation, subject))
        .map(|quotation| crate::extract::quote::inside(text, quotation));
    quotation.or_else(|| {
        let marks = reading.content().marks.iter();
        let fits = |kind: &MarkKind| matches!(kind, MarkKind::Emphasis | MarkKind::Link(_) | MarkKind::Strong);
        marks
            .filter(|mark| fits(&mark.kind) && within(&mark.range(), subject) && mark.range().len() > 3)
            .map(|mark| bare(text, mark.range()))
            .next_back()
    })
}

/// A range without a remark in brackets at its end.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    match text[range.clone()].find(" (") {
        Some(open) if open > 2 => range.start..range.start + open,
        _ => range,
    }
}

/// Codes of well-known schemes that name a grant by themselves (NIH activity codes, ERC, NSF).
static SCHEME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"\b(?:[RKUPTF]\d\d|R\d\d/R\d\d|ERC|CAREER|CRII|SBIR|STTR|DFG|ANR|UKRI|EPSRC|NSF|NIH|NWO|Horizon)\b")
});

fn is_grant(text: &str, range: &Range<usize>) -> bool {
    SCHEME.is_match(&text[range.clone()])
}

/// The capitalised name behind the noun: `our proposal LEDGE: A Study of X`.
fn behind_noun(text: &str, subject: &Range<usize>, from: usize) -> Option<(Range<usize>, f32)> {
    let from = subject.start + from;
    let rest = text[from..subject.end].trim_start_matches([' ', ':', ',', '(', '-', '–']);
    let rest = ["titled ", "entitled ", "called ", "on ", "named "]
        .iter()
        .find_map(|lead| rest.strip_prefix(lead))
        .unwrap_or(rest);
    let start = subject.end - rest.len();
    let name = rest.trim_end_matches([' ', ',', '(', ')']);
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    (capital && name.chars().count() >= 3 && name.split_whitespace().count() <= 30)
        .then(|| (start..start + name.len(), NAMED))
}

/// The noun with its topic in small letters: `project on the patience of reeds`.
fn with_topic(text: &str, subject: &Range<usize>, asked: &Range<usize>) -> Option<(Range<usize>, f32)> {
    const MOST_WORDS: usize = 14;
    let phrase = text[subject.start + asked.start..subject.end].trim_end_matches([' ', ',']);
    let is_told = phrase[asked.len()..].starts_with(" on ") && phrase.split(' ').count() <= MOST_WORDS;
    let start = subject.start + asked.start;
    is_told.then(|| (start..start + phrase.len(), NAMED))
}

/// The capitalised words before the noun: `our R03 proposal`.
fn named(text: &str, subject: &Range<usize>, noun: usize) -> Option<(Range<usize>, f32)> {
    let before = text[subject.start..noun].trim_end();
    let mut start = before.len();
    for word in before.rsplit(' ') {
        let capital =
            word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        if !capital || matches!(word, "Our" | "My" | "The" | "A" | "I") || word.ends_with([',', '.', ':', '!', ']']) {
            break;
        }
        start = span::offset(before, word);
    }
    let name = before[start..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let at = subject.start + before.len() - name.len();
    (name.chars().filter(|c| c.is_alphanumeric()).count() >= 2).then(|| (at..at + name.len(), NAMED))
}

/// Who pays: the name behind `by`, `from`, `through`, `for`.
fn funder(text: &str, behind: &Range<usize>) -> Option<String> {
    let rest = text[behind.clone()].trim_start();
    let joint =
        ["by ", "from ", "through ", "for ", "via ", "in ", "under "].iter().find(|joint| rest.starts_with(**joint))?;
    name_at(&rest[joint.len()..])
}
