//! When a degree was taken.
//!
//! Input: a reading and the place of a degree. Output: a year. Of a term it is the last one; a term that goes on has
//! none, since the degree is not taken yet.

use std::ops::Range;
use std::sync::LazyLock;

use super::FINISH;
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::term::{Term, find_terms};
use crate::fact::SectionKind;
use crate::pattern::Pattern;

/// What is told behind a degree and has a time of its own.
static ELSE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:since|joined|joining|became|worked|was|were|have|has|had|post-?doc\w*|spent|moved|award\w*|prize|then|before|after|where)\b",
    )
});

/// The year of a degree in an entry of a list: printed on its line, at the entry's head or on a line above, on the first
/// line below that prints a time; else the entry's own.
pub(super) fn in_entry(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<i16> {
    let text = reading.text();
    let line = text[..degree.start].rfind('\n').map_or(0, |at| at + 1);
    // Of several degrees on a line each has its part.
    let start = if scope.start > reading.entry.body { line.max(scope.start) } else { line };
    let end = text[degree.end..scope.end].find('\n').map_or(scope.end, |at| degree.end + at);
    // Years inside a thesis's title are not the degree's.
    let quoted = |term: &Term| reading.quotations.iter().any(|title| title.contains(&term.range.start));
    let mut own = find_terms(text, start..end);
    own.retain(|term| !quoted(term));
    let above = || find_terms(text, if scope.start <= reading.entry.body { 0 } else { scope.start }..start);
    let below = || {
        let mut lines = text[end..scope.end].split('\n');
        lines
            .find_map(|line| Some(find_terms(line, 0..line.len())).filter(|terms| !terms.is_empty()))
            .unwrap_or_default()
    };
    let found = [own].into_iter().chain(std::iter::once_with(above)).chain(std::iter::once_with(below));
    let mut found = found.filter(|terms| !terms.is_empty());
    match found.next() {
        Some(terms) => taken(&terms),
        None => reading.date().map(Date::year).filter(|_| reading.section == SectionKind::Education),
    }
}

/// The year that a clause of prose tells of a degree: behind it, or before the verb of finishing.
pub(super) fn in_clause(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<i16> {
    let text = reading.text();
    let end = ELSE.find(&text[degree.end..scope.end]).map_or(scope.end, |found| degree.end + found.start());
    let behind = find_terms(text, degree.end..end);
    if let Some(last) = behind.last() {
        let begins = !last.lasts && BEGIN.is_match(&text[scope.start..last.range.start]);
        return year(last).filter(|_| !begins);
    }
    let first = find_terms(text, scope.start..degree.start).into_iter().next()?;
    let between = &text[first.range.end..degree.start];
    let leads = text[scope.start..first.range.start].split_whitespace().count() <= 1;
    let finishes = FINISH.is_match(&text[first.range.end..degree.end]);
    // `2016-2019: PhD in Tides`, `From 2016 to 2019 I did my PhD`
    let is_head = first.lasts && (!between.contains(char::is_alphabetic) || OWN.is_match(between));
    (leads && (finishes && !first.lasts || is_head)).then(|| year(&first)).flatten()
}

/// That studies begin at the time told behind: `I will join the school as a PhD student in 2026`.
static BEGIN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:will (?:join|start|begin|be)|joining|starting|start(?:ed)?|begin(?:ning)?|began|incoming|enrolled)\b",
    )
});

/// That the owner studied during the time told before.
static OWN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(?:I|he|she)\s+(?:took|did|made|pursued|completed|was\s+doing|worked\s+on)\s+(?:my|his|her|an?)\s*$",
    )
});

/// The year of a degree from a value of front matter: `2018-2023`, `2024–`.
pub(in crate::extract) fn in_value(value: &str) -> Option<i16> {
    taken(&find_terms(value, 0..value.len()))
}

/// The year that the times beside a degree tell: the end of a term, the last of single years before one.
fn taken(terms: &[Term]) -> Option<i16> {
    let first = terms.first()?;
    let singles = terms.iter().take_while(|term| !term.lasts);
    year(singles.last().unwrap_or(first))
}

/// The year in which a time ends.
fn year(term: &Term) -> Option<i16> {
    let date = if term.lasts { term.end } else { term.start };
    date.map(Date::year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_is_taken_at_the_end_of_its_term() {
        for (value, year) in [
            ("2018-2023", Some(2023)),
            ("2024–", None),
            ("2019 - present", None),
            ("Sept 2017 – Aug 2021", Some(2021)),
            ("enrolled 2015, defended 2019", Some(2019)),
            ("2012 (exchange 2010-2011)", Some(2012)),
            ("2021", Some(2021)),
            ("2008--10", Some(2010)),
        ] {
            assert_eq!(in_value(value), year, "{value}");
        }
    }
}
