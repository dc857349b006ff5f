//! Reads degrees, held or under way.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. A degree's name
//! opens the frame; its field stands behind `in`, its institution behind `at`, `from`, `of`, its
//! year in brackets or behind `in`. In news a verb of finishing or beginning must announce it, so
//! that `a PhD student joined` gives nothing.

mod degree;
mod unspaced;

use std::ops::Range;
use std::sync::LazyLock;

use super::cue::CueKind;
use super::phrase::{Reach, is_time, name_at};
use super::reading::{Reading, cover};
use super::subject::is_told_of_another;
use crate::date::Date;
use crate::fact::{Education, Facts, SectionKind};
use crate::pattern::Pattern;
use degree::{degree_name, find_degrees};

/// What ties a field to a degree.
static FIELD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[\s,]*(?:\([^()]*\)\s*)?(?:(?i:degrees?|programs?|studies|thesis|dissertation|student|candidate|studying|specializing|majoring|diploma|with (?:a )?(?:focus|major|honours|honors))\s+)*(?:\([^()]*\)\s*)?(?:(?i:in|on|of|en|em|für)\s+|,\s*)",
    )
});

/// What ties an institution to a degree and its field.
static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:\b(?:at|from|of|with|by|bei|an der|am|von der|à|de l['’]|de la|en la|en|em|na|no|da|della|presso|aan de|aan|alla|in)\b\s*(?:the\s+)?|\ball['’]|@\s*|,\s*|\||–\s*|—\s*|:\s*|\n)",
    )
});

/// Two fields at two institutions under one degree: what stands behind the first institution.
static PROGRAMMES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\s+programs?\s+in\s+[^,.;]+?\s+at\s+[^,.;]+?\s+and\s+((?:[A-Z][\w-]*\s+)+?)at\s+((?:[A-Z][\w-]*\s*(?:of\s+)?)+[\w-])",
    )
});

/// Announcements that a degree was taken or will be.
static FINISH: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\bdefend(?:ed|ing)?\b|\b(?:receiv|obtain|complet|earn|finish|gain)(?:e?[sd]|ing)?\s+(?:(?:my|his|her|their|an?|the)\b|\p{Lu})|\b(?:awarded|conferred|granted|took|take|got|hold|holds|finished)\s+(?:my|his|her|their|an?|the)\b|\bgraduat(?:ed?|es|ing)\b|\b(?:habe|wurde)\b.*\b(?:erhalten|abgeschlossen|promoviert|verteidigt)\b|\bsoutenu\b|\bdefend[ií]\b|\bobten(?:u|ido|go)\b|\bconclu[ií]\b|获得|取得|毕业|修了",
    )
});

/// Where the institution cannot stand any more: the jury, the advisor, a title, a place of work.
static TURN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)[,;]?\s(?:jury|committee|examiners?|supervisors?|advisors?|supervised|advised|co-advised|mentored|thanks|thank|funded|supported|where|who|which|working\s+with|worked\s+with|under\s+the\s+(?:supervision|guidance|direction))\b",
    )
});

/// Honours named after the students that they are for: `PhD Student Research Award`.
static HONOUR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^students?\s+(?:[\w-]+\s+){0,3}(?:award|fellowship|scholarship|grant|prize|forum|symposium|workshop|consortium)\b",
    )
});

static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b(?:19|20)\d\d\b"));

/// The share of degrees found that is right on labelled pages.
const SURE: f32 = 0.9;

/// Reads the degrees that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    for clause in &reading.clauses {
        let unspaced = unspaced::read(reading, clause);
        let found = if unspaced.is_empty() { read_clause(reading, clause) } else { unspaced };
        facts.education.extend(found);
    }
}

/// Whether an entry of a list opens with a degree, so that it is one though jobs stand around it: a degree
/// before the place where the first role stands.
pub(super) fn opens_with_degree(reading: &Reading<'_>, role: Option<usize>) -> bool {
    let whole = reading.entry.body..reading.text().len();
    let degree = find_degrees(reading.text(), &whole).into_iter().next();
    let leads = |degree: &Range<usize>| !reading.text()[whole.start..degree.start].contains(char::is_alphabetic);
    degree.is_some_and(|degree| leads(&degree) && role.is_none_or(|role| degree.start < role))
}

/// Reads an entry of a section of degrees.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    let unspaced = unspaced::read(reading, &whole);
    if !unspaced.is_empty() {
        facts.education.extend(unspaced);
        return;
    }
    if let Some(degree) = find_degrees(reading.text(), &whole).into_iter().next() {
        let frame = fill(reading, &whole, &degree, true);
        facts.education.extend(frame.filter(|degree| degree.institution.is_some()));
    }
}

fn read_clause(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<Education> {
    let text = reading.text();
    let degrees: Vec<Range<usize>> =
        find_degrees(text, clause).into_iter().filter(|degree| is_owners(text, clause, degree)).collect();
    let finishes = reading.has_cue(clause, &[CueKind::FinishDegree]) || FINISH.is_match(&text[clause.clone()]);
    let announces = finishes || reading.has_cue(clause, &[CueKind::StartDegree]);
    let is_news = reading.section == SectionKind::News;
    let is_others = || reading.has_cue(clause, &[CueKind::Others]) || is_told_of_another(&text[clause.clone()]);
    if is_news && (!announces || is_others()) {
        return Vec::new();
    }
    let mut found: Vec<Education> = Vec::new();
    for (at, degree) in degrees.iter().enumerate() {
        let end = degrees.get(at + 1).map_or(clause.end, |next| next.start);
        let Some(mut education) = fill(reading, &(clause.start..end), degree, !is_news) else { continue };
        if education.institution.is_none() && at + 1 < degrees.len() {
            education.institution = fill(reading, &(clause.start..clause.end), &degrees[degrees.len() - 1], false)
                .and_then(|last| last.institution);
        }
        if education.institution.is_none() {
            education.institution = found.last().and_then(|first| first.institution.clone());
        }
        if is_news && education.year.is_none() && finishes {
            education.year = reading.year();
        }
        let second = second_programme(reading, degree.end..end, &education);
        if is_news && finishes || education.institution.is_some() {
            found.push(education);
        }
        found.extend(second);
    }
    share_years(&text[clause.clone()], &mut found);
    found
}

/// The second of `MSc programs in A at X and B at Y`.
fn second_programme(reading: &Reading<'_>, range: Range<usize>, first: &Education) -> Option<Education> {
    let text = &reading.text()[range.clone()];
    let found = PROGRAMMES.captures(text)?;
    let part = |at: usize| found.get(at).map(|part| range.start + part.start()..range.start + part.end());
    let (field, place) = (part(1)?, part(2)?);
    Some(Education {
        institution: Some(reading.text()[place.clone()].to_owned()),
        field: Some(reading.text()[field.clone()].to_owned()),
        provenance: reading.provenance(cover(&field, Some(&place)), 0.75),
        ..first.clone()
    })
}

/// Gives `M.Sc. and B.Sc. in 2013 and 2010, respectively` their years.
fn share_years(clause: &str, found: &mut [Education]) {
    let years: Vec<i16> = YEAR.find_iter(clause).filter_map(|year| year.as_str().parse().ok()).collect();
    if clause.contains("respectively") && years.len() == found.len() {
        for (education, year) in found.iter_mut().zip(years) {
            education.year = Some(year);
        }
    }
}

/// Words behind a degree that make it somebody else's or something else.
const AFTER: &[&str] = &[
    "students", "position", "supervisor", "advisor", "adviser", "committee", "program committee", "forum", "school",
    "openings", "applicants", "candidates", "course", "level", "-level", "symposium", "award", "fellowship",
    "scholarship", "prize", "colloquium", "workshop", "grant", "summer", "group", "thesis at", "internship",
];

/// Words before a degree that do.
const BEFORE: &[&str] = &[
    "for", "his", "her", "their", "student", "students", "supervised", "co-supervised", "advise", "best",
    "fully-funded", "funded", "several", "prospective", "my student", "before my", "during my", "hiring", "during",
    "looking", "joint", "visiting", "advises", "mentored",
];

/// A degree that was received by the person whom the page tells of.
static TAKEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:he|she|they|dr\.?\s+\w+|\w+)\s+(?:also\s+)?(?:receives?d?|received|obtained|completed|earned|holds)\s+(?:his|her|their)$|\b(?:he|she|they)\s+(?:took|gained|finished|defended)\s+(?:his|her|their)$|\b(?:received|obtained|completed|earned|holds)\s+(?:his|her|their)\b.*\b(?:and|,)\s+(?:his|her|their|an?)$",
    )
});

/// Whether the degree can be the owner's: not the supervisor's students, a position to fill, an advisor.
fn is_owners(text: &str, clause: &Range<usize>, degree: &Range<usize>) -> bool {
    let after = text[degree.end..clause.end].trim_start().to_lowercase();
    let before = text[clause.start..degree.start].trim_end().to_lowercase();
    let is_taken = TAKEN.is_match(&before) && !before.contains("student");
    !AFTER.iter().any(|word| after.starts_with(word))
        && !HONOUR.is_match(&after)
        && (is_taken || !BEFORE.iter().any(|word| before.ends_with(word)))
}

/// Fills the frame of a degree from the text behind it, then before it.
fn fill(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>, with_year: bool) -> Option<Education> {
    let text = reading.text();
    let field = field_behind(reading, degree.end, scope.end);
    let from = field.as_ref().map_or(degree.end, |range| range.end);
    let institution = place_behind(reading, from, scope.end)
        .or_else(|| place_in_brackets(text, field.as_ref()?.end, scope.end))
        .or_else(|| place_before(reading, scope, degree));
    let year = with_year.then(|| year_in(reading, scope, degree)).flatten();
    let printed = degree_name(text[degree.clone()].trim().trim_end_matches(" degree").trim());
    (!printed.is_empty()).then(|| Education {
        degree: printed.to_owned(),
        provenance: reading.provenance(cover(&cover(degree, field.as_ref()), institution.as_ref()), SURE),
        institution: institution.map(|range| text[range].to_owned()),
        field: field.map(|range| text[range].to_owned()),
        year,
    })
}

/// The field: the name behind `in`, unless that is a place or a time.
fn field_behind(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let found = FIELD.find(&reading.text()[at..end])?;
    let start = at + found.end();
    let printed_small =
        || found.as_str().trim_end().ends_with("in").then(|| small_field(reading.text(), start, end))?;
    let range = name_at(reading.content(), start, end, Reach::Name).or_else(printed_small)?;
    let name = &reading.text()[range.clone()];
    let bare = name.find(" (").map_or(range.clone(), |bracket| range.start..range.start + bracket);
    (!is_body(&reading.text()[bare.clone()]) && !is_time(name)).then_some(bare)
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

/// A field in small letters, up to a preposition: `in mechanical engineering from X`.
fn small_field(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    static FIELD: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^(\p{Ll}[\p{Ll}-]{3,}(?:\s(?:and|\p{Ll}[\p{Ll}-]{3,})){0,4}?)(?:\s(?:from|at|with|under|by|in|completed|finished|defended|obtained|received|awarded)\b|[,.;(]|$)",
        )
    });
    let found = FIELD.captures(&text[start..end])?.get(1)?;
    Some(start..start + found.end())
}

/// Words that only organisations have in their names.
fn is_body(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "univ", "institut", "college", "school", "academy", "department", "dept", "eth", "epfl", "mit", "lab", "école",
        "ecole", "politecnic", "polytech", "hochschule", "faculty", "center", "centre", "大学", "学院",
    ];
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    BODIES.iter().any(|body| {
        if body.len() <= 4 {
            words.contains(body)
                || body.starts_with("univ") && lower.contains("univ")
                || *body == "lab" && words.contains(&"lab")
        } else {
            lower.contains(body)
        }
    })
}

fn place_behind(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let text = reading.text();
    let turn = TURN.find(&text[at..end]).map_or(end, |turn| at + turn.start());
    let places: Vec<(bool, Range<usize>)> = PLACE
        .find_iter(&text[at..end])
        .take(8)
        .filter_map(|tie| {
            let is_near = at + tie.start() < turn;
            let is_strong = STRONG_TIES.contains(&tie.as_str().split_whitespace().next()?.to_lowercase().as_str());
            let range = name_at(reading.content(), at + tie.end(), end, Reach::Name)?;
            let is_list = reading.section == SectionKind::Education;
            Some((is_near && (is_strong || is_list), range, is_near))
                .filter(|(_, range, _)| !is_time(&text[range.clone()]) && !is_person(&text[range.clone()]))
        })
        .filter(|(_, range, is_near)| *is_near || is_body(&text[range.clone()]))
        .map(|(is_strong, range, _)| (is_strong, range))
        .collect();
    let named = |words: &dyn Fn(&str) -> bool| places.iter().find(|(_, range)| words(&text[range.clone()]));
    named(&|name| name.to_lowercase().contains("univ"))
        .or_else(|| named(&|name| is_body(name) && !is_part(name)))
        .or_else(|| named(&is_body))
        .or_else(|| places.iter().find(|(is_strong, _)| *is_strong))
        .map(|(_, range)| one_institution(text, range.clone()))
}

/// Whether a name is that of a part of an institution, which the institution's own goes before.
fn is_part(name: &str) -> bool {
    const PARTS: &[&str] = &[
        "Department", "Dept", "School of", "Faculty", "Division", "Graduate School", "College of", "Center", "Centre",
        "Lab",
    ];
    PARTS.iter().any(|part| name.starts_with(part))
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

/// The last year behind the degree, else the entry's own date.
fn year_in(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<i16> {
    let behind = &reading.text()[degree.start..scope.end];
    YEAR.find_iter(behind)
        .last()
        .and_then(|found| found.as_str().parse().ok())
        .or_else(|| reading.date().map(Date::year).filter(|_| reading.section == SectionKind::Education))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awards_for_students_are_no_degrees_and_a_received_one_is() {
        for (text, expected) in [
            ("a PhD Student Research Award", false),
            ("Dr. Weiss received her PhD", true),
            ("before my PhD", false),
            ("a joint PhD program", false),
        ] {
            let degree = find_degrees(text, &(0..text.len())).remove(0);
            assert_eq!(is_owners(text, &(0..text.len()), &degree), expected, "{text}");
        }
    }
}
