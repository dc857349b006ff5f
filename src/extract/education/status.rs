//! Whether a degree is held or under way.
//!
//! Input: a text and the place of a degree in it. Output: a [`DegreeStatus`], or nothing where the words leave it
//! open. A year that is not called expected is that of a degree held; `student` right behind, `pursuing` before and a
//! term that goes on tell of one under way.

use std::ops::Range;
use std::sync::LazyLock;

use super::FINISH;
use crate::extract::term::find_terms;
use crate::fact::DegreeStatus;
use crate::pattern::Pattern;

/// That the end is still to come, said of a time or in brackets: a thesis may be called `Expected Tides`.
static EXPECTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:expect(?:ed|ing)|anticipated|projected|voraussichtlich|prévue?|previst[oa])[\s:]+(?:[\p{L}.]+[\s:]+){0,3}['’]?(?:20)?\d\d\b",
        r"|20\d\d[\s,]*[(\[]?\s*(?:expected|anticipated|projected|exp\.|est\.|voraussichtlich|prévue?|previst[oa])",
        r"|[(\[–—-]\s*(?:expected|anticipated|in progress|under ?way|ongoing|on-going|en cours|en curso|em andamento|in corso|laufend)\b",
        r"|预计|預計|在读|在讀|正在攻读|在学中|在籍|재학",
    ))
});

/// That the degree behind it is still to be given.
static WILL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:will|expect(?:s|ed|ing)?\s+to|plan(?:s|ning)?\s+to|about\s+to)\s+(?:finish|complete|receive|defend|obtain|get|earn)\s+(?:[\w'’-]+\s+){0,3}$",
    )
});

/// What makes one who studies out of the degree before it.
static STUDENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^[\s-]*(?:degree\s+|program(?:me)?\s+)?(?:\([^()]*\)\s*)?(?:student|candidate|researcher|scholar|aspirant|kandidat\w*)\b",
    )
});

/// That one studies for the degree behind it.
static PURSUES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:pursu(?:e|es|ing)|working\s+(?:towards?|on)|works\s+(?:towards?|on)|studying|stud(?:y|ies)\s+for|enrolled|reading\s+for|doing)\b(?:\s+[\w'’-]+){0,4}\s*$",
    )
});

/// What puts studies in the past, or leaves open whether they last.
static PAST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:was|were|former(?:ly)?|previously|during|while|when|before|after|since\s+my|as\s+an?|worked|spent|war|ehemals|ancien(?:ne)?|fui|era|então)\b",
    )
});

/// What the words around a degree tell, up to the end of `scope`; `year` is the one that they tell.
pub(super) fn told(text: &str, scope: &Range<usize>, degree: &Range<usize>, year: Option<i16>) -> Option<DegreeStatus> {
    let (before, behind) = (&text[scope.start..degree.start], &text[degree.end..scope.end]);
    if EXPECTED.is_match(&text[scope.clone()]) || WILL.is_match(before) {
        return Some(DegreeStatus::UnderWay);
    }
    if year.is_some() || FINISH.is_match(&text[scope.start..degree.end]) {
        return Some(DegreeStatus::Completed);
    }
    let lasts = find_terms(text, degree.end..scope.end).first().is_some_and(|term| term.is_open);
    let studies = lasts || STUDENT.is_match(behind) || PURSUES.is_match(before);
    (studies && !PAST.is_match(before)).then_some(DegreeStatus::UnderWay)
}

/// The same for an entry of a list, whose time may stand at its head, on the line of the degree or on that below.
pub(super) fn in_entry(
    text: &str,
    scope: &Range<usize>,
    degree: &Range<usize>,
    year: Option<i16>,
) -> Option<DegreeStatus> {
    let line = text[..degree.start].rfind('\n').map_or(0, |at| at + 1);
    let start = if line <= scope.start { 0 } else { line };
    let end = text[degree.end..scope.end].match_indices('\n').nth(1).map_or(scope.end, |(at, _)| degree.end + at);
    let lasts = || find_terms(text, start..end).first().is_some_and(|term| term.is_open);
    told(text, &(start..end), degree, year).or_else(|| lasts().then_some(DegreeStatus::UnderWay))
}

/// What a value of a data file tells, with the year that it holds: `2024–`, `2021 - 2025 (expected)`.
pub(in crate::extract) fn in_value(value: &str, year: Option<i16>) -> Option<DegreeStatus> {
    let lasts = find_terms(value, 0..value.len()).first().is_some_and(|term| term.is_open);
    if lasts || EXPECTED.is_match(value) {
        return Some(DegreeStatus::UnderWay);
    }
    year.map(|_| DegreeStatus::Completed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::education::degree::find_degrees;

    #[test]
    fn the_words_around_a_degree_tell_whether_it_is_held() {
        let (under_way, completed) = (Some(DegreeStatus::UnderWay), Some(DegreeStatus::Completed));
        for (text, year, expected) in [
            ("I am a PhD student at Nowhere University", None, under_way),
            ("She is pursuing her Ph.D. in Tides at Nowhere University", None, under_way),
            ("PhD in Tides, Nowhere University (expected 2029)", Some(2029), under_way),
            ("I will receive my PhD from Nowhere University", None, under_way),
            ("I was a PhD student at Nowhere University", None, None),
            ("As a PhD student at Nowhere University I counted tides", None, None),
            ("I received my PhD from Nowhere University", None, completed),
            ("PhD in Tides, Nowhere University, 2019", Some(2019), completed),
            ("PhD in Tides, Nowhere University", None, None),
            ("PhD in Tides, Nowhere University, since 2024", None, under_way),
            ("PhD in Tides, Nowhere University, May 2029 (expected)", Some(2029), under_way),
            ("PhD in Tides, Nowhere University. Expected graduation: May 2029", Some(2029), under_way),
            ("I received my PhD from Nowhere University, and my ongoing work is on sand", None, completed),
            ("PhD in Tides, Nowhere University, 2019. Thesis: Expected Tides", Some(2019), completed),
            ("I hold a PhD in Tides and will receive the Slow Prize", None, completed),
            ("本科就读于临江大学, 学士", None, None),
        ] {
            let degree = find_degrees(text, &(0..text.len())).remove(0);
            assert_eq!(told(text, &(0..text.len()), &degree, year), expected, "{text}");
        }
    }
}
