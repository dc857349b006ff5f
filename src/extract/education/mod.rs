//! Reads degrees, held or under way.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. A degree's name
//! opens the frame; its field stands behind `in`, its institution behind `at`, `from`, `of`, its
//! year in brackets or behind `in`. In news a verb of finishing or beginning must announce it, so
//! that `a PhD student joined` gives nothing.

mod degree;
mod list;
mod place;
mod status;
mod unspaced;
mod when;

use std::ops::Range;
use std::sync::LazyLock;

use super::cue::CueKind;
use super::phrase::{Reach, is_time, name_at};
use super::reading::{Reading, cover};
use super::subject::is_told_of_another;
use super::term::find_terms;
use crate::fact::{DegreeStatus, Education, Facts, SectionKind};
use crate::pattern::Pattern;
use degree::{degree_name, find_degrees};
use place::{field_below, institution, is_body};
pub(super) use status::in_value as status_in_value;
pub(super) use when::in_value as year_in_value;

/// What ties a field to a degree.
static FIELD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[\s,]*(?:\([^()]*\)\s*)?(?:(?i:degrees?|programs?|studies|study|thesis|dissertation|student|candidate|studying|specializing|majoring|diploma|with (?:a )?(?:focus|major)|(?:with )?(?:(?:first[- ]class|highest|high|great|full|special|departmental) )?(?:honou?rs|distinction)|(?:summa |magna )?cum laude)\s+)*(?:\([^()]*\)\s*)?(?:(?i:in|on|of|en|em|für)\s+|,\s*)",
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

/// That a degree is begun, right before it: `Began PhD in Tides`.
static BEGINS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:start|started|starting|began|begin|beginning|commenced|commencing)\s+(?:(?:an?|my|the|his|her|their)\s+)?$",
    )
});

/// Honours in brackets between a degree and its field: `B.Sc. (Hons.) Slow Physics`.
static HONOURS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?i)^\s?\(hon(?:ou?r)?s?\.?\)"));

/// Honours named after the students that they are for: `PhD Student Research Award`.
static HONOUR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^(?:students?\s+)?(?:(?:[\w-]+\s+){0,2}[\w-]+\s+)?(?:award|fellowship|scholarship|grant|prize|forum|symposium|workshop|consortium)\b",
    )
});

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
    let leads =
        |degree: &Range<usize>| !without_verb(&reading.text()[whole.start..degree.start]).contains(char::is_alphabetic);
    degree.is_some_and(|degree| leads(&degree) && role.is_none_or(|role| degree.start < role))
}

/// What stands before a degree without the verb that says that it was taken: `2020 awarded PhD`.
fn without_verb(before: &str) -> &str {
    const TAKEN: &[&str] = &["awarded", "received", "obtained", "completed", "defended", "earned"];
    let before = before.trim_end();
    TAKEN.iter().find_map(|verb| before.strip_suffix(verb)).unwrap_or(before)
}

/// Whether a range names a degree.
pub(super) fn names_degree(text: &str, range: &Range<usize>) -> bool {
    !find_degrees(text, range).is_empty()
}

/// The last degree that the entry above or its other lines below told of, to which this one belongs.
pub(super) fn of_entry_above<'a>(reading: &Reading<'_>, facts: &'a Facts) -> &'a [Education] {
    let Some((above, last)) = reading.outline.above.zip(facts.education.last()) else { return &[] };
    let place = last.provenance.mentions.first();
    let is_there =
        place.is_some_and(|place| place.file == above.place.file && place.span.start >= above.place.span.start);
    if is_there { std::slice::from_ref(last) } else { &[] }
}

/// Reads an entry of a section of degrees.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    list::read(reading, facts);
}

fn read_clause(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<Education> {
    let text = reading.text();
    let degrees: Vec<Range<usize>> =
        find_degrees(text, clause).into_iter().filter(|degree| is_owners(text, clause, degree)).collect();
    let finishes = reading.has_cue(clause, &[CueKind::FinishDegree]) || FINISH.is_match(&text[clause.clone()]);
    let begins = |degree: &Range<usize>| BEGINS.is_match(&text[clause.start..degree.start]);
    let announces = finishes || reading.has_cue(clause, &[CueKind::StartDegree]) || degrees.iter().any(begins);
    let is_news = reading.section == SectionKind::News;
    let is_others = || reading.has_cue(clause, &[CueKind::Others]) || is_told_of_another(&text[clause.clone()]);
    if is_news && (!announces || is_others()) {
        return Vec::new();
    }
    let mut found: Vec<Education> = Vec::new();
    for (at, degree) in degrees.iter().enumerate() {
        let end = degrees.get(at + 1).map_or(clause.end, |next| next.start);
        // `my BS and MS in Physics from X`: what is told behind the last is told of all.
        let is_joined =
            |next: &Range<usize>| matches!(text[degree.end..next.start].trim(), "and" | "&" | "/" | "," | ", and");
        let shared = degrees.get(at + 1).filter(|next| is_joined(next));
        let shared_end = degrees.get(at + 2).map_or(clause.end, |next| next.start);
        let filled = match shared {
            Some(next) => fill(reading, &(clause.start..shared_end), next).map(|told| of_degree(reading, degree, told)),
            None => fill(reading, &(clause.start..end), degree),
        };
        let Some(mut education) = filled else { continue };
        education.year = if is_news { None } else { when::in_clause(reading, &(clause.start..end), degree) };
        if education.institution.is_none() && at + 1 < degrees.len() {
            education.institution =
                fill(reading, clause, &degrees[degrees.len() - 1]).and_then(|last| last.institution);
        }
        if education.institution.is_none() {
            education.institution = found.last().and_then(|first| first.institution.clone());
        }
        if is_news && education.year.is_none() && finishes {
            education.year = reading.year();
        }
        // What began or went on when the news was written may be over.
        let told = status::told(text, &(clause.start..end), degree, education.year);
        education.status = told.filter(|status| !is_news || *status == DegreeStatus::Completed);
        let second = second_programme(reading, degree.end..end, &education);
        if is_news && finishes || education.institution.is_some() {
            found.push(education);
        }
        found.extend(second);
        if let Some(both) = found.last().and_then(|first| of_both(reading, degree.end..end, first)) {
            found.pop();
            found.extend(both);
        }
    }
    share_years(&text[clause.clone()], &mut found);
    found
}

/// What is told of the next degree as told of this one.
fn of_degree(reading: &Reading<'_>, degree: &Range<usize>, told: Education) -> Education {
    let named = reading.text()[degree.clone()].trim();
    let printed = degree_name(named.trim_end_matches(" degrees").trim_end_matches(" degree").trim());
    Education { degree: printed.to_owned(), provenance: reading.provenance(degree.clone(), SURE), ..told }
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

/// The degree at each of two institutions that gave it: `from both Nowhere University and Slow College`.
fn of_both(reading: &Reading<'_>, range: Range<usize>, first: &Education) -> Option<[Education; 2]> {
    static BOTH: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"\b(?:from|at|by)\s+both\s+(?:the\s+)?(\p{Lu}[^.;]*?)\s+and\s+(?:the\s+)?"));
    let found = BOTH.captures(&reading.text()[range.clone()])?;
    let (all, one) = (found.get(0)?, found.get(1)?);
    let second = name_at(reading.content(), range.start + all.end(), range.end, Reach::Name)?;
    let is_first = first.institution.as_deref().is_some_and(|known| known.starts_with(one.as_str()));
    let at = |name: Range<usize>| Education {
        institution: Some(reading.text()[name.clone()].to_owned()),
        provenance: reading.provenance(name, SURE),
        ..first.clone()
    };
    is_first.then(|| [at(range.start + one.start()..range.start + one.end()), at(second)])
}

/// Gives `M.Sc. and B.Sc. in 2013 and 2010, respectively` their years.
fn share_years(clause: &str, found: &mut [Education]) {
    let years: Vec<i16> =
        find_terms(clause, 0..clause.len()).iter().filter_map(|term| Some(term.start?.year())).collect();
    if clause.contains("respectively") && years.len() == found.len() {
        for (education, year) in found.iter_mut().zip(years) {
            education.year = Some(year);
            education.status = Some(DegreeStatus::Completed);
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
    "prior to the", "prior to my", "before the", "during the", "looking", "joint", "visiting", "advises", "mentored",
];

/// Words behind a degree with which something else is told: `PhD with an award`.
const JOINTS: &[&str] = &["in ", "at ", "from ", "and ", "with ", "on ", "of ", "as ", "under ", "for ", "by "];

/// A degree that was received by the person whom the page tells of.
static TAKEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:completed|received|obtained|did|earned|finished)\s+an?\s+[\w-]+-funded$|\b(?:he|she|they|dr\.?\s+\w+|\w+)\s+(?:also\s+)?(?:receives?d?|received|obtained|completed|earned|holds)\s+(?:his|her|their)$|\b(?:he|she|they)\s+(?:took|gained|finished|defended)\s+(?:his|her|their)$|\b(?:received|obtained|completed|earned|holds)\s+(?:his|her|their)\b.*\b(?:and|,)\s+(?:his|her|their|an?)$",
    )
});

/// That a degree only says what came before it: `Prior to starting my PhD, I took`.
static BEFORE_IT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:prior to|before|after|while|during|since)\s+(?:(?:starting|joining|beginning|commencing|pursuing|doing|completing|finishing)\s+)?(?:my|his|her|their|the)$",
    )
});

/// That a degree is told with its institution, before the clause goes on: `my PhD on tides at Nowhere University, I`.
static TAKEN_AT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^[^,;]*?\s(?:at|from)\s+(?:the\s+)?\p{Lu}"));

/// Whether the degree can be the owner's: not the supervisor's students, a position to fill, an advisor.
fn is_owners(text: &str, clause: &Range<usize>, degree: &Range<usize>) -> bool {
    let after = text[degree.end..clause.end].trim_start().to_lowercase();
    let before = text[clause.start..degree.start].trim_end().to_lowercase();
    let is_taken = TAKEN.is_match(&before) && !before.contains("student");
    // A programme that others are enrolled in: `a tutorial for students enrolled in the class of the Master`.
    let is_taught = ["for students", "students enrolled", "students of the", "students in the"]
        .iter()
        .any(|others| before.contains(others));
    let is_honour = HONOUR.is_match(&after) && !JOINTS.iter().any(|joint| after.starts_with(joint));
    let is_placed = || {
        let placed = TAKEN_AT.find(&text[degree.end..clause.end]);
        placed.is_some_and(|placed| !placed.as_str().split(' ').any(|word| ["I", "he", "she", "they"].contains(&word)))
    };
    let is_before = BEFORE_IT.is_match(&before) && !after.starts_with("in ") && !is_placed();
    // `received the Slow Prize for my PhD thesis`
    let is_thesis = ["thesis", "dissertation"].iter().any(|work| after.starts_with(work)) && before.ends_with("for my");
    let is_likened = before.rfind('(').is_some_and(|open| before[open..].contains("equivalent"));
    !is_taught
        && !is_before
        && !is_likened
        && !is_thesis
        && !is_honour
        && !AFTER.iter().any(|word| after.starts_with(word))
        && (is_taken || !BEFORE.iter().any(|word| before.ends_with(word)))
}

/// Fills the frame of a degree, all but its year, from the text behind it, then before it.
fn fill(reading: &Reading<'_>, scope: &Range<usize>, degree: &Range<usize>) -> Option<Education> {
    let text = reading.text();
    let near = field_behind(reading, degree.end, scope.end).or_else(|| field_below(reading, scope, degree));
    let institution = institution(reading, scope, degree, near.as_ref());
    let field = near.or_else(|| major(reading, degree.end, scope.end));
    let named = text[degree.clone()].trim();
    let printed = degree_name(named.trim_end_matches(" degrees").trim_end_matches(" degree").trim());
    (!printed.is_empty()).then(|| Education {
        degree: printed.to_owned(),
        provenance: reading.provenance(cover(&cover(degree, field.as_ref()), institution.as_ref()), SURE),
        institution: institution.map(|range| text[range].to_owned()),
        field: field.map(|range| text[range].to_owned()),
        year: None,
        status: None,
    })
}

/// The field told behind the institution: `from Acme College with a major in Physics`.
fn major(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    static MAJOR: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)\b(?:with\s+an?\s+(?:double\s+)?(?:major|specialization|specialisation|concentration)|majoring|majored)\s+in\s+",
        )
    });
    let found = MAJOR.find(&reading.text()[at..end])?;
    name_at(reading.content(), at + found.end(), end, Reach::Name)
}

/// The field: the name behind `in`, unless that is a place or a time.
fn field_behind(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    let Some(found) = FIELD.find(&reading.text()[at..end]) else { return untied_field(reading, at, end) };
    let start = in_part(&reading.text()[..end], at + found.end());
    let printed_small =
        || found.as_str().trim_end().ends_with("in").then(|| small_field(reading.text(), start, end))?;
    let range = name_at(reading.content(), start, end, Reach::Name).or_else(printed_small)?;
    let name = &reading.text()[range.clone()];
    let bare = name.find(" (").map_or(range.clone(), |bracket| range.start..range.start + bracket);
    let printed = &reading.text()[bare.clone()];
    let is_place = is_body(printed) || found.as_str().trim() == "," && is_short_form(printed);
    let fits = !is_place
        && !name.split(' ').next().is_some_and(|word| is_time(word) || is_number(word))
        && !name.starts_with(['"', '“', '„', '«', '\'', '‘']);
    fits.then(|| with_list(reading.text(), bare, end))
}

/// Whether a word is a number or an ordinal and names no field: `3.9`, `2nd`.
fn is_number(word: &str) -> bool {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    bare.chars().all(|c| c.is_ascii_digit() || c.is_ascii_punctuation())
}

/// Whether words are the short form of an institution, as stands behind the comma of `MBA, NOWED (2018)`.
fn is_short_form(words: &str) -> bool {
    const SHORTEST: usize = 4;
    words.len() >= SHORTEST && words.chars().all(char::is_uppercase) && words != "EECS"
}

/// Where the field begins that a part of an institution is named by, with the institution behind `at`:
/// `in School of Slow Physics @ Acme`.
fn in_part(text: &str, at: usize) -> usize {
    static PART: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^(?:the\s+)?(?:School|Department|Dept\.?|Faculty|Division|College)\s+of\s+(?:\p{Lu}\w+(?:\s+(?:and|&|of))?\s+){1,5}(?:@|at)\s",
        )
    });
    let part = text[..at].trim_end().ends_with("in").then(|| PART.find(&text[at..])).flatten();
    part.and_then(|part| part.as_str().find(" of ")).map_or(at, |of| at + of + " of ".len())
}

/// A field right behind a degree, with the institution behind a comma: `PhD Slow Physics, Nowhere University`.
fn untied_field(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    const PEOPLE: &[&str] =
        &["student", "candidate", "researcher", "fellow", "thesis", "program", "programme", "scholar"];
    let text = reading.text();
    let is_list = matches!(reading.section, SectionKind::Education | SectionKind::Experience);
    let start = at + HONOURS.find(&text[at..end]).map_or(0, |found| found.end());
    text[start..end].strip_prefix(' ').filter(|rest| is_list && rest.starts_with(char::is_uppercase))?;
    let name = name_at(reading.content(), start + 1, end, Reach::Name)?;
    let printed = text[name.clone()].to_lowercase();
    // A remark may stand between the field and the mark behind it: `Slow Physics (with distinction), Nowhere University`.
    let behind = text[name.end..end].split('\n').next().unwrap_or_default();
    let bracket = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest);
    let body = bracket.unwrap_or(behind);
    let is_parted = [",", " — ", " – ", " - ", " | ", " · "].iter().any(|mark| body.starts_with(mark));
    let is_field = is_parted && !is_body(&printed) && !is_time(&printed);
    let is_person = printed.split(' ').any(|word| PEOPLE.contains(&word));
    (is_field && !is_person && is_body(body)).then_some(name)
}

/// A field that is a list: `Robots, Systems and Control`.
fn with_list(text: &str, field: Range<usize>, end: usize) -> Range<usize> {
    static MORE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^(?:, \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?){0,3},? (?:and|&) \p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2}(?:$|[,.(\n]| at | from )",
        )
    });
    let behind = &text[field.end..end];
    let Some(more) = MORE.find(behind).filter(|_| behind.starts_with(',')) else { return field };
    let listed = more.as_str().trim_end_matches([',', '.', '(', '\n', ' ']);
    let listed = listed.strip_suffix(" at").or_else(|| listed.strip_suffix(" from")).unwrap_or(listed);
    if is_body(listed) { field } else { field.start..field.end + listed.len() }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn awards_for_students_are_no_degrees_and_a_received_one_is() {
        for (text, expected) in [
            ("a PhD Student Research Award", false),
            ("a PhD Research Excellence Award", false),
            ("received my PhD and an award", true),
            ("Dr. Weiss received her PhD", true),
            ("before my PhD", false),
            ("a joint PhD program", false),
        ] {
            let degree = find_degrees(text, &(0..text.len())).remove(0);
            assert_eq!(is_owners(text, &(0..text.len()), &degree), expected, "{text}");
        }
    }
}
