//! Reads degrees, held or under way.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. A degree's name
//! opens the frame; its field stands behind `in`, its institution behind `at`, `from`, `of`, its
//! year in brackets or behind `in`. In news a verb of finishing or beginning must announce it, so
//! that `a PhD student joined` gives nothing.

use std::ops::Range;
use std::sync::LazyLock;

use super::cue::CueKind;
use super::phrase::{Reach, is_time, name_at};
use super::reading::{Reading, cover};
use crate::date::Date;
use crate::fact::{Education, Facts, SectionKind};
use crate::pattern::Pattern;

/// Names of degrees, in full and short, of several countries.
static DEGREE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:\b(?:Ph\.?\s?D\b\.?|PHD\b|phd\b|D\.?Phil\b\.?|Dr\.?\s?(?:rer|phil|sc)\.\s?\w+\.?|Sc\.?D\b\.?|Ed\.?D\b\.?|M\.?D\b\.|J\.?D\b\.|",
        r"(?i:doctorate|doctor of \w+(?:\s+\w+)?|doctoral (?:degree|studies|thesis|dissertation)|doctorat|doktorat|promotion in|dissertation)|",
        r"M\.?\s?Phil\b\.?|M\.?A\.?Sc\b\.?|M\.?\s?Sc\b\.?|M\.?\s?S\b\.?|MSc\b|M\.?\s?A\b\.?|M\.?\s?Eng\b\.?|MENG\b|M\.?\s?Tech\b\.?|M\.?\s?B\.?\s?A\b\.?|M\.?\s?Ed\b\.?|M\.?\s?Res\b\.?|M\.?\s?Math\b\.?|LL\.M\b\.?|",
        r"(?i:master(?:['’]?s|s)?(?:\s+of\s+(?:science|arts|engineering|philosophy|research|technology|business administration|public health|education|laws?))?|magister|mestrado|máster|maîtrise)|",
        r"B\.?A\.?Sc\b\.?|B\.?\s?Sc\b\.?|B\.?\s?S\b\.?|BSc\b|B\.?\s?A\b\.?|B\.?\s?E\b\.?|B\.?\s?Eng\b\.?|BENG\b|B\.?\s?Tech\b\.?|B\.?Math\b\.?|B\.?\s?Ed\b\.?|LL\.?B\b\.?|",
        r"(?i:bachelor(?:['’]?s|s)?(?:\s+of\s+(?:science|arts|engineering|technology|laws?|commerce|education|medicine))?|undergraduate degree|licenciatura|licence|laurea)|",
        r"(?i:habilitation)|(?i:diplom(?:a|e)?\b(?:\s+(?:in|degree))?))|博士|硕士|学士|修士|本科)(?:\s+degree)?"
    ))
});

/// What ties a field to a degree.
static FIELD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[\s,]*(?:\([^()]*\)\s*)?(?:(?i:degrees?|programs?|studies|thesis|dissertation|student|candidate|studying|specializing|majoring|diploma|with (?:a )?(?:focus|major|honours|honors))\s+)*(?:\([^()]*\)\s*)?(?:(?i:in|on|of|en|em)\s+|,\s*)",
    )
});

/// What ties an institution to a degree and its field.
static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:\b(?:at|from|of|with|by|bei|an der|à|de l['’]|en|na|no|da|in)\b\s*(?:the\s+)?|@\s*|,\s*|\||–\s*|—\s*|:\s*|\n)",
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
        r"(?i)\bdefend(?:ing)?\s+my\b|\b(?:have\s+)?(?:received?|obtained?|completed?|earned)\s+(?:my|his|her|their)\b",
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
        facts.education.extend(read_clause(reading, clause));
    }
}

/// Reads an entry of a section of degrees.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    if let Some(degree) = find_degrees(reading.text(), &whole).into_iter().next() {
        let frame = fill(reading, &whole, &degree, true);
        facts.education.extend(frame.filter(|degree| degree.institution.is_some()));
    }
}

fn find_degrees(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in DEGREE.find_iter(&text[range.clone()]) {
        let degree = range.start + part.start()..range.start + part.end();
        let is_same = found.last().is_some_and(|last| text[last.end..degree.start].trim().is_empty());
        if !is_same && is_degree(text, &degree) {
            found.push(degree);
        }
    }
    found
}

/// Whether two bare capitals are a degree and not part of a name or an unknown abbreviation.
fn is_degree(text: &str, degree: &Range<usize>) -> bool {
    let printed = &text[degree.clone()];
    if printed.len() != 2 {
        return true;
    }
    let before = text[..degree.start].trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_name = before.starts_with(char::is_uppercase) && before.chars().all(char::is_alphabetic);
    let behind = text[degree.end..].trim_start();
    !is_name || ["in ", "degree", "student"].iter().any(|word| behind.starts_with(word))
}

fn read_clause(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<Education> {
    let text = reading.text();
    let degrees: Vec<Range<usize>> =
        find_degrees(text, clause).into_iter().filter(|degree| is_owners(text, clause, degree)).collect();
    let finishes = reading.has_cue(clause, &[CueKind::FinishDegree]) || FINISH.is_match(&text[clause.clone()]);
    let announces = finishes || reading.has_cue(clause, &[CueKind::StartDegree]);
    let is_news = reading.section == SectionKind::News;
    if is_news && (!announces || reading.has_cue(clause, &[CueKind::Others])) {
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
        r"\b(?:he|she|they|dr\.?\s+\w+|\w+)\s+(?:also\s+)?(?:receives?d?|received|obtained|completed|earned|holds)\s+(?:his|her|their)$",
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
    let institution = place_behind(reading, from, scope.end).or_else(|| place_before(reading, scope, degree));
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

/// The degree that a thesis is for, where only the thesis is named.
fn degree_name(printed: &str) -> &str {
    const THESES: &[&str] =
        &["dissertation", "doctoral dissertation", "doctoral thesis", "doctoral studies", "promotion in"];
    if THESES.contains(&printed.to_lowercase().as_str()) { "PhD" } else { printed }
}

/// The field: the name behind `in`, unless that is a place or a time.
fn field_behind(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let found = FIELD.find(&reading.text()[at..end])?;
    let start = at + found.end();
    let range = name_at(reading.content(), start, end, Reach::Name)?;
    let name = &reading.text()[range.clone()];
    (!is_body(name) && !is_time(name)).then_some(range)
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
        .or_else(|| named(&is_body))
        .or_else(|| places.iter().find(|(is_strong, _)| *is_strong))
        .map(|(_, range)| one_institution(text, range.clone()))
}

/// Prepositions behind which an institution stands even where its name does not show it.
const STRONG_TIES: &[&str] = &["at", "from", "@", "bei", "an", "à"];

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

/// An institution at the head of the clause: `I graduated from O with a B.A.`
fn place_before(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<Range<usize>> {
    let before = scope.start..degree.start;
    place_behind(reading, before.start, before.end).filter(|range| is_body(&reading.text()[range.clone()]))
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

    fn degrees(text: &str) -> Vec<&str> {
        find_degrees(text, &(0..text.len())).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_thesis_is_no_second_degree() {
        assert_eq!(degrees("defended my PhD dissertation"), ["PhD"]);
        assert_eq!(degree_name("dissertation"), "PhD");
    }

    #[test]
    fn capitals_of_a_name_and_of_a_language_model_are_no_degree() {
        assert_eq!(degrees("with Prof. Ada MA (Slow Robots)"), [""; 0]);
        assert_eq!(degrees("our LLM workshop"), [""; 0]);
        assert_eq!(degrees("an MA in Slow Science"), ["MA"]);
    }

    #[test]
    fn the_longest_name_of_a_degree_counts() {
        assert_eq!(degrees("my B.A.Sc. and my M.A.Sc."), ["B.A.Sc.", "M.A.Sc."]);
    }

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
