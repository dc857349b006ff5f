//! From the name of an honour to a fact.

use std::ops::Range;

use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::years::{Years, find_years};
use crate::fact::{Award, Facts, SectionKind};

/// What a reader found of an honour.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Where its name stands.
    pub(super) range: Range<usize>,
    /// Its name, where it is not what stands at the range.
    pub(super) title: Option<String>,
    /// Who gives it.
    pub(super) awarder: Option<String>,
    /// When.
    pub(super) date: Option<Date>,
    /// The work that it is for.
    pub(super) work: Option<String>,
    /// How sure the reading is.
    pub(super) confidence: f32,
}

/// Pushes the fact, unless the entry gave it already. An award in another section counts as one of
/// the section for awards, unless it is news or prose.
pub(super) fn push(reading: &Reading<'_>, found: Found, facts: &mut Facts) {
    let title = clean(found.title.as_deref().unwrap_or(&reading.text()[found.range.clone()]));
    let title = without_year(&title, found.date);
    if title.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
        return;
    }
    let mut provenance = reading.provenance(found.range, found.confidence);
    if reading.section == SectionKind::Service {
        provenance.section = SectionKind::Awards;
    }
    let awarder = found.awarder.as_deref().map(closed);
    let said = |other: &Award| {
        other.title.eq_ignore_ascii_case(&title)
            && other.date == found.date
            && other.awarder == awarder
            && other.provenance.mentions.iter().any(|mention| {
                mention.span.start <= provenance.mentions[0].span.end
                    && provenance.mentions[0].span.start <= mention.span.end
            })
    };
    if facts.awards.iter().rev().take(8).any(said) {
        return;
    }
    facts.awards.push(Award { title, awarder, date: found.date, work: found.work, provenance });
}

/// The name without the year before it that is its date: `2018 Best Paper Award`.
fn without_year(title: &str, date: Option<Date>) -> String {
    const FEWEST: usize = 2;
    let first = find_years(title, 0..title.len()).into_iter().next().filter(|years| years.range.start == 0);
    let is_dated = |years: &Years| date.is_some_and(|date| years.list.contains(&date.year()));
    let rest =
        first.filter(is_dated).map(|years| title[years.range.end..].trim_start_matches([' ', ',', '.', '–', '-']));
    rest.filter(|rest| rest.split(' ').count() >= FEWEST).unwrap_or(title).to_owned()
}

/// A giver's name without a bracket that its own text did not open, and without quotation marks around it.
fn closed(name: &str) -> String {
    let is_open = name.matches('(').count() >= name.matches(')').count();
    let bare = if is_open { name } else { name.trim_end_matches(')') };
    let quoted = bare.strip_prefix(['\'', '"', '‘', '“']).and_then(|rest| rest.strip_suffix(['\'', '"', '’', '”']));
    quoted.unwrap_or(bare).trim().to_owned()
}

/// The name without a quotation mark whose other one stands before the name: `Slow Reader” award`.
fn without_lone_quote(name: String) -> String {
    let marks = name.matches(['"', '“', '”']).count();
    if marks == 1 { name.replace(['"', '“', '”'], "") } else { name }
}

/// The name without quotation marks, marks of emphasis and stops around it, on one line.
fn clean(name: &str) -> String {
    let is_serial = |word: &&str| word.chars().filter(char::is_ascii_digit).count() >= 5;
    let joined = name.split_whitespace().filter(|word| !is_serial(word)).collect::<Vec<_>>().join(" ");
    // Beside letters without spaces between, Markdown may leave its signs standing.
    let joined = joined.replace("**", "");
    let joined = without_lone_quote(joined);
    let joined = joined.strip_prefix("and ").unwrap_or(&joined);
    let trimmed = joined.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '“' | '”' | '*' | ',' | ';' | ':' | '.' | '‘' | '|' | '–' | '—' | '-' | '!')
    });
    let open = trimmed.matches('(').count();
    let close = trimmed.matches(')').count();
    match (open > close, close > open) {
        (true, _) => trimmed.replacen('(', "", 1).trim().to_owned(),
        (_, true) => trimmed.trim_end_matches(')').trim().to_owned(),
        _ => trimmed.trim_matches('’').to_owned(),
    }
}
