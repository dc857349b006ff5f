//! Where a degree is from.
//!
//! Input: a reading and where the degree and its field end. Output: a range of the text. Universities go before other
//! bodies, bodies before their parts; people, the jury and what a degree-holder did there are no institutions.

use std::ops::Range;
use std::sync::LazyLock;

use crate::calendar::is_year;
use crate::extract::geography::is_country;
use crate::extract::institution::is_short_university;
use crate::extract::phrase::{Reach, is_time, name_at};
use crate::extract::reading::Reading;
use crate::fact::SectionKind;
use crate::pattern::Pattern;
use crate::span;

/// What ties an institution to a degree and its field.
static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:\b(?:at|from|of|with|by|bei|an der|am|von der|à|de l['’]|de la|en la|en|em|na|no|da|della|presso|aan de|aan|alla|in)\b\s*(?:both\s+)?(?:the\s+)?|\ball['’]|@\s*|,\s*|\||·\s*|•\s*|–\s*|—\s*|:\s*|\n)",
    )
});

/// Where the institution cannot stand any more: the jury, the advisor, a title, a place of work.
static TURN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)[,;]?\s(?:jury|committee|examiners?|supervisors?|advisors?|supervised|advised|co-advised|mentored|thanks|thank|funded|supported|where|who|which|(?:ph\.?d\.?\s|master['’]?s?\s|doctoral\s)?(?:dissertation|thesis)\s*:|working\s+with|worked\s+with|under\s+the\s+(?:supervision|guidance|direction))\b",
    )
});

/// What somebody did at a place, which is told of no institution of a degree.
static DONE_THERE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)[,;]?\s(?:where|who|while|during\s+which|before|after)\b|,\s(?:I|we|he|she|they)\s|\sand\s+(?:have\s+|has\s+|then\s+|will\s+)?(?:returned?|join(?:ed)?|moved?|start(?:ed)?|began|became|am|is|was|work(?:ed)?)\b",
    )
});

/// Where a degree is from: behind it and its field, in brackets behind the field, or before the degree.
pub(super) fn institution(
    reading: &Reading<'_>,
    scope: &Range<usize>,
    degree: &Range<usize>,
    field: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let from = field.map_or(degree.end, |range| range.end);
    if let Some(place) = right_before(reading, scope, degree).filter(|_| !is_taken_from(reading, from, scope.end)) {
        return Some(place);
    }
    let at_head = || place_at_head(reading, scope.start..degree.start);
    let behind = place_behind(reading, from, scope.end);
    if behind.as_ref().is_some_and(|name| !is_body(&reading.text()[name.clone()])) {
        // Behind a degree below its institution stands its field or its town.
        return at_head().or(behind);
    }
    behind
        .or_else(|| place_in_brackets(reading.text(), field?.end, scope.end))
        .or_else(|| place_before(reading, scope, degree))
        .or_else(at_head)
}

/// Whether the words behind a degree say by themselves where it was taken: `MSc in Tides from Nowhere University`.
fn is_taken_from(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    static TIE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"^(?:\s+degree)?(?:\s+\([^()]*\))?(?:\s+in\s+\d{4})?\s*,?\s+(?:from|at)\s+(?:the\s+)?\p{Lu}")
    });
    TIE.is_match(&reading.text()[at..end])
}

/// The institution that a degree was taken from with the words before it: graduated `from Nowhere University with an` MSc.
fn right_before(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<Range<usize>> {
    static WITH: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"\b(?:from|at)\s+(?:the\s+)?(\p{Lu}[^.;:]{2,80}?),?\s+(?:in\s+\d{4},?\s+)?with\s+(?:an?|my|his|her|both an?)\s+$",
        )
    });
    static FINISHED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"(?i)\b(?:graduat|receiv|obtain|complet|earn|finish|gain)(?:e[sd]|ing)\b|\bgraduate$")
    });
    let before = &reading.text()[scope.start..degree.start];
    let tie = before.rfind(" from ").or_else(|| before.rfind(" at "))?;
    let found = WITH.captures(&before[tie..])?.get(1).filter(|_| FINISHED.is_match(&before[..tie]))?;
    let start = scope.start + tie + found.start();
    let name = name_at(reading.content(), start, degree.start, Reach::Name)?;
    (name.start == start).then_some(name)
}

/// The field on the line below a degree that itself stands below its institution.
pub(super) fn field_below(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<Range<usize>> {
    const MOST_WORDS: usize = 5;
    let text = &reading.text()[..scope.end];
    let line = text[degree.end..].strip_prefix('\n')?.lines().next()?;
    let is_field = line.split_whitespace().count() <= MOST_WORDS
        && line.starts_with(char::is_uppercase)
        && line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&'))
        && !is_body(line)
        && !is_grade(line)
        && !line.split(' ').any(|word| is_time(word) || is_country(word));
    let start = span::offset(text, line);
    let above = place_at_head(reading, scope.start..degree.start).filter(|_| is_field);
    above.map(|_| start..start + line.len())
}

/// The institution that an entry of a list opens with: `Nowhere University, PhD in Slow Science, 2017–2021`.
fn place_at_head(reading: &Reading<'_>, before: Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    const BORDERS: [char; 9] = [',', '|', ';', '(', ')', ':', '–', '—', '\n'];
    let text = reading.text();
    let is_list = matches!(reading.section, SectionKind::Education | SectionKind::Experience);
    let lead = text[before].trim_end_matches([' ', '\u{a0}']);
    // `Nowhere University (Halden). PhD in Tides`, `Nowhere University, Halden, Ruritania. PhD in Tides`
    let is_whole = |lead: &&str| lead.rsplit([' ', ',']).next().is_some_and(|last| last.chars().count() > 3);
    let sentence = lead.strip_suffix('.').filter(is_whole);
    let is_closed = sentence.is_some();
    let lead = sentence.unwrap_or(lead);
    let parts = lead.split(BORDERS).map(str::trim);
    let is_place = |part: &&str| {
        part.starts_with(char::is_uppercase) && is_body(part) && part.split_whitespace().count() <= LONGEST
    };
    let name = parts.into_iter().find(is_place).filter(|_| is_list && (is_closed || lead.ends_with(BORDERS)))?;
    let start = span::offset(text, name);
    Some(start..start + name.len())
}

/// The institution that a line above or below a degree names, and nothing besides its place and time.
pub(super) fn institution_of(text: &str) -> Option<String> {
    const LONGEST: usize = 12;
    let line = text.trim().lines().next().unwrap_or_default();
    let parts: Vec<&str> = line.split([',', '|', ';', '(', ':', '·', '•']).map(str::trim).collect();
    let is_university = |part: &&&str| is_university(part);
    let part = parts.iter().find(is_university).or_else(|| parts.iter().find(|part| is_body(part)))?;
    let fits =
        line.split_whitespace().count() <= LONGEST && part.starts_with(char::is_uppercase) && !part.ends_with('.');
    fits.then(|| (*part).to_owned())
}

/// An institution in brackets behind the field: `in Slow Science (NU)`; a short form of the field is none.
fn place_in_brackets(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    static BRACKET: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^ \((\p{Lu}[^()\d]*)\)"));
    let inside = BRACKET.captures(&text[at..end])?.get(1)?;
    let first = text[..at].rsplit([',', '.', '\n']).next()?.split_whitespace().last()?.chars().next()?;
    let is_short_form = inside.as_str().chars().all(char::is_uppercase) && inside.as_str().ends_with(first);
    (!is_short_form && (is_body(inside.as_str()) || inside.as_str().chars().all(char::is_uppercase)))
        .then(|| at + inside.start()..at + inside.end())
}

/// Whether a name is that of a whole university, which goes before its parts.
fn is_university(name: &str) -> bool {
    const UNIVERSITIES: &[&str] =
        &["univ", "uniwersytet", "politechnik", "üniversite", "yliopisto", "egyetem", "университет", "університет"];
    let lower = name.to_lowercase();
    UNIVERSITIES.iter().any(|word| lower.contains(word))
}

/// Words that only organisations have in their names.
pub(super) fn is_body(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "univ", "institut", "college", "school", "academy", "department", "dept", "eth", "epfl", "mit", "tu", "lab",
        "école", "ecole", "politecnic", "polytech", "hochschule", "faculty", "center", "centre", "大学", "学院",
        "uniwersytet", "politechnik", "akademi", "instytut", "wydział", "üniversite", "yliopisto", "egyetem",
        "университет", "институт", "академия", "університет", "інститут", "πανεπιστήμιο",
    ];
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    is_short_university(name)
        || BODIES.iter().any(|body| {
            match *body {
                "univ" => lower.contains(body),
                // A human-centred field is no centre.
                "center" | "centre" => words.iter().any(|word| word.starts_with(body) && !word.ends_with("ed")),
                _ if body.len() <= 4 => words.contains(body),
                _ => lower.contains(body),
            }
        })
}

/// The institution behind a degree: a university, a body, a part of one, or what a strong tie names. What stands
/// behind the jury or an advisor counts only where nothing nearer is a whole institution.
fn place_behind(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let text = reading.text();
    let end = DONE_THERE.find(&text[at..end]).map_or(end, |found| at + found.start());
    let turn = TURN.find(&text[at..end]).map_or(end, |turn| at + turn.start());
    let places = places(reading, at, end);
    let near: Vec<&(bool, Range<usize>)> = places.iter().filter(|(_, range)| range.start < turn).collect();
    let named =
        |words: &dyn Fn(&str) -> bool| near.iter().map(|(_, range)| range).find(|range| words(&text[(*range).clone()]));
    named(&is_university)
        .or_else(|| named(&|name| is_body(name) && !is_part(name)))
        .or_else(|| places.iter().map(|(_, range)| range).find(|range| is_university(&text[(*range).clone()])))
        .or_else(|| {
            near.iter().find(|(is_strong, range)| *is_strong && !is_part(&text[range.clone()])).map(|(_, range)| range)
        })
        .or_else(|| named(&is_body))
        .or_else(|| places.iter().map(|(_, range)| range).find(|range| is_body(&text[(*range).clone()])))
        .or_else(|| near.iter().find(|(is_strong, _)| *is_strong).map(|(_, range)| range))
        .map(|range| with_campus(text, whole(text, one_institution(text, range.clone())), end))
}

/// The university that a name of its part ends with: `Department of Tides of the University of Nowhere`.
fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    static PART: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^(?:Department|Dept\.?|School|Faculty|Institute|Division)\s.*?\s(?:of|at)\s(?:the\s)?(?:University\s|\p{Lu}\p{L}+\sUniversity\b)",
        )
    });
    let name = &text[range.clone()];
    let university = PART.find(name).and_then(|found| {
        let part = found.as_str();
        part.rfind(" the University ")
            .map(|at| at + " the ".len())
            .or_else(|| part.rfind(" of University ").map(|at| at + " of ".len()))
            .or_else(|| part.rfind(" at ").map(|at| at + " at ".len()))
    });
    range.start + university.unwrap_or(0)..range.end
}

/// The names behind ties, and whether a tie says that an institution follows.
fn places(reading: &Reading<'_>, at: usize, end: usize) -> Vec<(bool, Range<usize>)> {
    const MOST: usize = 8;
    let text = reading.text();
    let is_list = matches!(reading.section, SectionKind::Education | SectionKind::Experience);
    PLACE
        .find_iter(&text[at..end])
        .take(MOST)
        .filter_map(|tie| {
            let word = tie.as_str().split_whitespace().next().unwrap_or_default().to_lowercase();
            let start = behind_time(text, at + tie.end(), end);
            let name = without_grade(text, name_at(reading.content(), start, end, Reach::Name)?);
            let range = without_year(text, name);
            Some((is_list || STRONG_TIES.contains(&word.as_str()), range))
        })
        .filter(|(_, range)| {
            let name = &text[range.clone()];
            !is_time(name)
                && !is_person(name)
                && !is_grade(name)
                && !is_scheme(name)
                && !name.starts_with(['"', '“', '„', '«', '‘', '\''])
        })
        .collect()
}

/// Where a name may begin behind the year that stood on the line above: `2019 Nowhere University`.
fn behind_time(text: &str, at: usize, end: usize) -> usize {
    let first = text[at..end].split([' ', '\n']).next().unwrap_or_default();
    if is_time(first) { at + first.len() } else { at }
}

/// A name without the grade behind it: `Nowhere University (GPA 3.9/4.0)`, `Nowhere University - Cum Laude`.
fn without_grade(text: &str, name: Range<usize>) -> Range<usize> {
    let printed = &text[name.clone()];
    let grade = [" (", " - ", " – ", " — "].iter().filter_map(|mark| printed.find(mark)).min().filter(|open| {
        let inside = printed[*open..].trim_matches([' ', '(', ')', '-', '–', '—']);
        printed[*open..].starts_with(" (") && inside.contains(|c: char| c.is_ascii_digit()) || is_grade(inside)
    });
    name.start..grade.map_or(name.end, |open| name.start + open)
}

/// A name without the time behind it, from which nothing parts it, perhaps not even a space: `Nowhere University 2019`,
/// `Nowhere UniversitySep 2019`.
fn without_year(text: &str, name: Range<usize>) -> Range<usize> {
    const MONTH: usize = 3;
    let printed = &text[name.clone()];
    let Some((before, _)) = printed.rsplit_once([' ', '\u{a0}']).filter(|(_, last)| is_year(last)) else { return name };
    let before = before.trim_end();
    let month = before.len().checked_sub(MONTH).filter(|at| before.get(*at..).is_some_and(is_time));
    let is_glued = |at: &usize| before[..*at].ends_with(|c: char| c.is_alphabetic() || c == ' ');
    let end = month.filter(is_glued).map_or(before.len(), |at| before[..at].trim_end().len());
    name.start..name.start + end
}

/// Whether a name is that of the money that somebody studied on: `Nowhere University Doctoral Fellowship Scheme`.
fn is_scheme(name: &str) -> bool {
    const SCHEMES: &[&str] = &["scheme", "fellowship", "scholarship", "award", "grant", "studentship"];
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    SCHEMES.contains(&last.as_str())
}

/// Whether a name is what a degree was taken with and not where: `Departmental Honors`, `Biology Minor`.
fn is_grade(name: &str) -> bool {
    const GRADES: &[&str] = &[
        "honours", "honors", "minor", "minors", "major", "distinction", "concentration", "specialization", "merit",
        "laude", "gpa", "expected", "anticipated", "ongoing", "thesis", "dissertation", "advisor", "supervisor",
        "first-class", "class",
    ];
    let last = name.rsplit(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let first = name.split(' ').next().unwrap_or_default().trim_end_matches(':');
    GRADES.iter().any(|grade| last.eq_ignore_ascii_case(grade) || first.eq_ignore_ascii_case(grade))
}

/// An institution with the campus or town that its name ends with: `University of Nowhere – Moss Park`,
/// `Heron College at Nowhere`.
fn with_campus(text: &str, range: Range<usize>, end: usize) -> Range<usize> {
    static CAMPUS: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"^\s(?:[–—-]|at)\s((?:\p{Lu}[\w.&'’-]*)(?:\s\p{Lu}[\w.&'’-]*){0,3})(?:\s*(?:[,;(\n|]|$))")
    });
    let name = &text[range.clone()];
    let found = text
        .get(range.end..end)
        .and_then(|behind| CAMPUS.captures(behind))
        .and_then(|found| found.get(1).map(|part| (part.end(), part.as_str())));
    let is_whole =
        ["University", "College", "Universität", "Universidad", "Université"].iter().any(|word| name.contains(word));
    match found {
        Some((length, campus)) if is_whole && !is_part(campus) && !is_time(campus) && !is_grade(campus) => {
            range.start..range.end + length
        }
        _ => range,
    }
}

/// Whether a name is that of a part of an institution, which the institution's own goes before.
fn is_part(name: &str) -> bool {
    const PARTS: &[&str] = &[
        "Department", "Dept", "School of", "Faculty", "Division", "Graduate School", "College of", "Center", "Centre",
        "Lab",
    ];
    let last = name.rsplit(' ').next().unwrap_or_default();
    PARTS.iter().any(|part| name.starts_with(part)) || ["Lab", "Laboratory", "Group", "Team"].contains(&last)
}

/// Prepositions behind which an institution stands even where its name does not show it.
const STRONG_TIES: &[&str] =
    &["at", "from", "@", "bei", "an", "am", "von", "à", "presso", "aan", "alla", "all'", "all’"];

/// Leaves out what another degree adds: `Nowhere University and Mathematics`.
fn one_institution(text: &str, range: Range<usize>) -> Range<usize> {
    let name = &text[range.clone()];
    match name.rfind(" and ") {
        Some(at) if is_body(&name[..at]) && !is_body(&name[at..]) && !name[..at].contains(" of ") => {
            range.start..range.start + at
        }
        _ => range,
    }
}

fn is_person(name: &str) -> bool {
    ["Prof", "Dr", "Professor", "Mr", "Ms"].iter().any(|title| name.starts_with(title))
}

/// That an institution follows, whatever its name: `I graduated from O with a B.A.`
static GRADUATED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\bgraduat(?:ed?|es|ing)\s+(?:from|at)\s+(?:the\s+)?"));

/// An institution before the degree: behind `graduated from`, or a body at the head of the clause.
fn place_before(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let before = scope.start..degree.start;
    if let Some(found) = GRADUATED.find(&text[before.clone()]) {
        return name_at(reading.content(), before.start + found.end(), before.end, Reach::Name);
    }
    place_behind(reading, before.start, before.end).filter(|range| is_body(&text[range.clone()]))
}
