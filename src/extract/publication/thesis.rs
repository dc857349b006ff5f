//! Theses: whose they are, and where they were written.
//!
//! Input: a reading and the range of a title. Output: whether the thesis is somebody else's; the
//! school that the text behind or before the title names.

use std::ops::Range;
use std::sync::LazyLock;

use super::prose::clause_around;
use crate::extract::cue::CueKind;
use crate::extract::phrase::{Reach, name_at};
use crate::extract::reading::Reading;
use crate::extract::venue::{Strength, VenueMention};
use crate::fact::SectionKind;
use crate::pattern::Pattern;
use crate::venue::Venue;

const NOUNS: &[&str] = &["thesis", "dissertation"];

/// Nouns that call a work a thesis, in the languages of the cue table.
const CALLED: &[&str] = &[
    "thesis", "dissertation", "doktorarbeit", "masterarbeit", "bachelorarbeit", "diplomarbeit", "habilitation",
    "thèse", "mémoire", "tesis", "tese", "tesi", "论文", "学位論文",
];

/// Nouns of the schools that take theses.
const SCHOOLS: &[&str] = &[
    "university", "universität", "université", "universidad", "universidade", "università", "universiteit",
    "universitet", "institute", "institut", "instituto", "college", "school", "polytechnic", "politecnico",
    "polytechnique", "école", "eth", "epfl", "mit", "kth", "ucl", "tu", "uc", "大学",
];

/// What calls a work a thesis behind its title: `, PhD thesis, Nowhere University`, `. Doktorarbeit`.
static MARK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)[,.:;(]\s*(?:(?:unpublished|published)\s+)?(?:(?:ph\.?\s?d\.?|d\.?phil\.?|doctoral|master(?:[’']?s)?|m\.?sc\.?|m\.?a\.?|m\.?phil\.?",
        r"|bachelor(?:[’']?s)?|b\.?sc\.?|b\.?a\.?|licentiate|diploma|honou?rs|undergraduate|habilitation)\s+(?:degree\s+)?(?:thesis|dissertation)",
        r"|(?:inaugural-?)?dissertation|doktorarbeit|masterarbeit|bachelorarbeit|diplomarbeit|habilitationsschrift|thèse\s+de\s+doctorat",
        r"|mémoire\s+de\s+master|tesis\s+doctoral|tese\s+de\s+doutor\w+|dissertação\s+de\s+mestrado|tesi\s+di\s+(?:dottorato|laurea))\b",
    ))
});

/// Where what calls a work a thesis begins in a text.
pub(super) fn mark(text: &str) -> Option<usize> {
    MARK.find(text).map(|found| found.start())
}

/// The school behind the title, else in its clause before it, where the text calls the work a thesis.
pub(super) fn school(reading: &Reading<'_>, title: &Range<usize>) -> Option<VenueMention> {
    let text = reading.text();
    let clause = clause_around(reading, title);
    let end = if reading.section == SectionKind::Publications { text.len() } else { clause.end.max(title.end) };
    let outside = format!("{} {}", &text[clause.start.min(title.start)..title.start], &text[title.end..end]);
    let lower = outside.to_lowercase();
    if !lower.split(|c: char| !c.is_alphanumeric()).any(|word| CALLED.contains(&word)) {
        return None;
    }
    let range = schools(reading, title.end..end).next().or_else(|| {
        let before = clause.start.max(reading.entry.body).min(title.start)..title.start;
        // The last one, from its first capital on: `Nowhere University`, not `University`.
        let last = schools(reading, before.clone()).last()?;
        schools(reading, before).find(|name| name.end == last.end)
    })?;
    let venue = venue(&text[range.clone()]);
    Some(VenueMention {
        range,
        venue,
        year: None,
        years: Vec::new(),
        track: None,
        known: false,
        strength: Strength::Likely,
    })
}

/// The names of schools in a stretch.
fn schools<'a>(reading: &'a Reading<'_>, within: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let text = reading.text();
    let (from, end) = (within.start, within.end);
    let capitals = text[within].char_indices().filter(|(_, c)| c.is_uppercase()).map(move |(at, _)| from + at);
    capitals
        .filter(|at| text[..*at].ends_with([' ', '(', '\n', '\u{a0}']))
        .filter_map(move |at| name_at(reading.content(), at, end, Reach::Name))
        .filter(|name| is_school(&text[name.clone()]))
}

/// A school as the venue of a thesis.
pub(super) fn venue(school: &str) -> Venue {
    let printed = school.to_owned();
    Venue { acronym: None, name: Some(printed.clone()), kind: None, host: None, printed }
}

fn is_school(name: &str) -> bool {
    name.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| SCHOOLS.contains(&word))
}

/// Whether news speaks of the thesis of another person: `Congratulations to X for defending …`,
/// `X defended her thesis`. A bio in the third person speaks of the owner.
pub(super) fn is_others(reading: &Reading<'_>, title: &Range<usize>) -> bool {
    if reading.section != SectionKind::News {
        return false;
    }
    let clause = clause_around(reading, title);
    let before = reading.text()[clause.start.min(title.start)..title.start].to_lowercase();
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty()).collect();
    let Some(noun) = words.iter().rposition(|word| NOUNS.contains(word)) else { return false };
    let possessor = words[..noun].iter().rev().take(4);
    let theirs = possessor.clone().any(|word| matches!(*word, "his" | "her" | "their"));
    let mine = possessor.clone().any(|word| matches!(*word, "my" | "mine"));
    !mine && (theirs || reading.has_cue(&clause, &[CueKind::Others]))
}
