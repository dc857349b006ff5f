//! What the lines below an honour's name tell of it: who gives it, and when.
//!
//! Input: the lines of an entry behind the one that names honours. Output: the giver and the dates filled in that the
//! name's own line left open. A line is a name or a time (`Nowhere University`, `2019, 2021`), or has a label
//! (`Funding body: Slow Fund`); sentences tell nothing here.

use std::ops::Range;

use super::giver::name_at;
use super::title::find_honours;
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::term::find_terms;
use crate::fact::{Award, Facts};

/// What a labelled line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    /// Who gives it.
    Giver,
    /// When.
    Time,
    /// Something that a fact has no place for.
    Other,
}

/// The labels, in small letters.
const LABELS: &[(Attribute, &[&str])] = &[
    (
        Attribute::Giver,
        &[
            "funding body", "funding bodies", "funding agency", "funding source", "funder", "funders", "funded by",
            "sponsor", "sponsors", "awarded by", "awarding body", "granted by", "donor", "förderer", "fördergeber",
            "mittelgeber", "financeur", "financement", "financiador", "entidad financiadora", "finanziatore",
        ],
    ),
    (
        Attribute::Time,
        &[
            "duration", "period", "date", "dates", "term", "laufzeit", "zeitraum", "durée", "duración", "periodo",
            "período", "durata",
        ],
    ),
    (
        Attribute::Other,
        &[
            "role", "amount", "volume", "value", "sum", "budget", "pi", "co-pi", "co-pis", "pis", "partner",
            "partners", "collaborators", "co-investigators", "principal investigator", "principal investigators",
            "team", "website", "project website", "link", "status", "rolle", "volumen", "montant", "rôle", "importe",
            "rol", "ruolo", "importo", "description", "abstract", "summary", "project number", "grant number",
            "number",
        ],
    ),
];

/// The attribute that a line begins with, and what it says.
pub(super) fn attribute(line: &str) -> Option<(Attribute, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let label = label.trim().trim_start_matches(['-', '–', '*', '•']).trim().to_lowercase();
    let kind = LABELS.iter().find(|(_, labels)| labels.contains(&label.as_str())).map(|(kind, _)| *kind)?;
    Some((kind, value.trim()))
}

/// Fills in what the lines below tell of the awards from `known` on, up to the next honour.
pub(super) fn complete(reading: &Reading<'_>, lines: &[Range<usize>], known: usize, facts: &mut Facts) {
    const NEAR: usize = 4;
    let text = reading.text();
    for line in lines.iter().take(NEAR) {
        let attribute = attribute(&text[line.clone()]);
        if attribute.is_none() && find_honours(text, line, true).iter().any(|honour| honour.is_named) {
            return;
        }
        match attribute {
            Some((Attribute::Giver, value)) => give(name_at(value), &mut facts.awards[known..]),
            Some((Attribute::Time, value)) => date(value, known, facts),
            Some((Attribute::Other, _)) => {}
            None => {
                let printed = &text[line.clone()];
                if !is_sentence(printed) {
                    give(name_of_line(printed), &mut facts.awards[known..]);
                    date(printed, known, facts);
                }
            }
        }
    }
}

fn give(giver: Option<String>, awards: &mut [Award]) {
    let Some(giver) = giver else { return };
    for award in awards.iter_mut().filter(|award| award.awarder.is_none()) {
        award.awarder = Some(giver.clone());
    }
}

/// Dates the awards that have none: one for each year that a line prints, a term by its beginning.
fn date(line: &str, known: usize, facts: &mut Facts) {
    let starts: Vec<Date> = find_terms(line, 0..line.len()).iter().filter_map(|term| term.start).collect();
    let Some((first, others)) = starts.split_first() else { return };
    let undated: Vec<usize> = (known..facts.awards.len()).filter(|at| facts.awards[*at].date.is_none()).collect();
    for at in undated {
        facts.awards[at].date = Some(*first);
        for other in others {
            let again = Award { date: Some(*other), ..facts.awards[at].clone() };
            facts.awards.push(again);
        }
    }
}

/// The name that a line consists of besides a time.
fn name_of_line(line: &str) -> Option<String> {
    const LONGEST: usize = 12;
    let end = find_terms(line, 0..line.len()).first().map_or(line.len(), |term| term.range.start);
    let name = line[..end].trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | '–' | '-' | '|'));
    let fits = name.starts_with(char::is_uppercase) && name.split_whitespace().count() <= LONGEST;
    fits.then(|| name_at(name)).flatten()
}

/// Whether a line is a sentence: it begins as one, or ends as one.
fn is_sentence(line: &str) -> bool {
    begins_sentence(line) || line.trim_end().ends_with(['.', '!'])
}

/// Whether a line begins with words of a sentence and not with a name.
pub(super) fn begins_sentence(line: &str) -> bool {
    const NAME_WORDS: &[&str] =
        &["of", "for", "the", "and", "&", "de", "der", "des", "du", "di", "da", "do", "del", "für", "at"];
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let second = words.next().unwrap_or_default();
    let runs_on = second.starts_with(char::is_lowercase) && !NAME_WORDS.contains(&second);
    let is_deed = first.ends_with("ed") && first != "united";
    runs_on || is_deed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_tells_what_its_line_is() {
        assert_eq!(attribute("Funding body: Slow Fund"), Some((Attribute::Giver, "Slow Fund")));
        assert_eq!(attribute("Laufzeit: 9/2024 – 12/2024"), Some((Attribute::Time, "9/2024 – 12/2024")));
        assert_eq!(attribute("Best Paper Award: KDD"), None);
    }

    #[test]
    fn a_sentence_is_no_name() {
        for line in ["Awarded for slow reading", "Selected to attend", "Prestigious prize of the year."] {
            assert!(is_sentence(line), "{line}");
        }
        assert!(!is_sentence("University of Nowhere, 2019"));
    }
}
