//! Finds the role phrases of a text: what somebody is at work.
//!
//! Input: a text and the range of a clause. Output: ranges. A role is a head noun with the
//! capitalised names and modifiers before it and what it is a role of behind it (`Professor of Statistics`).

use std::ops::Range;
use std::sync::LazyLock;

use super::place::names_body;
use super::role_phrase::find_phrases;
use super::words::{BEFORE, LEADS};
use crate::pattern::Pattern;

/// What a head takes behind it: `of Statistics`, `für Physik`, `de Sociología`.
static COMPLEMENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\s+(?:of|in|for|für|en|de|di|em|d['’])\s*(?:(?:\p{Lu}[\w&-]*|[a-zà-ÿ]{5,}(?-u:\b))(?:,?\s+(?:and|of|&|und|et|y|e)\s+|\s+)?)+",
    )
});

/// Beginnings of words that only bodies have in their names, and no field.
const BODIES: &[&str] =
    &["universi", "institut", "department", "school", "college", "center", "centre", "faculty", "academy", "laborator"];

/// Whole words of that sort: `Labor Economics` is a field.
const SHORT_BODIES: &[&str] = &["lab", "labs", "group", "ltd", "inc"];

/// Whether a complement is the name of a body and no field.
fn is_body(complement: &str) -> bool {
    complement
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .any(|word| SHORT_BODIES.contains(&word.as_str()) || BODIES.iter().any(|body| word.starts_with(body)))
}

/// The role phrases of a clause, without those that name somebody else.
pub(super) fn find_roles(text: &str, clause: &Range<usize>) -> Vec<Range<usize>> {
    find_phrases(&text[clause.clone()])
        .into_iter()
        .map(|found| clause.start + found.start..clause.start + found.end)
        .map(|role| without_lead(text, role))
        .filter(|role| !is_plural(text, role))
        .map(|role| widen(text, clause, role))
        .map(|role| with_guest(text, clause, role))
        .filter(|role| is_owners(text, clause, role) && !names_something_of(text, role))
        .filter(|role| !is_part_of_university(text, role))
        .collect()
}

/// Whether a role stands in the genitive, so that it only names a thing: `Dean's List`, `President's Award`.
fn names_something_of(text: &str, role: &Range<usize>) -> bool {
    ["'s ", "’s "].iter().any(|ending| text[role.end..].starts_with(ending))
}

/// Whether what looks like a member is the part of a university: `Faculty of Tides`.
fn is_part_of_university(text: &str, role: &Range<usize>) -> bool {
    let words = text[role.start..].split_whitespace();
    words.take(2).map(str::to_lowercase).eq(["faculty", "of"]) && text[role.start..].starts_with('F')
}

/// Adds what a role is joined to: `a visiting and research student`, `Research and teaching assistant`.
fn with_guest(text: &str, clause: &Range<usize>, role: Range<usize>) -> Range<usize> {
    const GUESTS: &[&str] = &["visiting and ", "research and ", "research & "];
    let before = &text[clause.start..role.start];
    let is_taught = text[role.clone()].to_lowercase().starts_with("teaching");
    let guest = GUESTS.iter().find(|guest| {
        let start = before.len().checked_sub(guest.len()).filter(|start| before.is_char_boundary(*start));
        start.is_some_and(|start| before[start..].eq_ignore_ascii_case(guest))
            && (is_taught || guest.starts_with("visiting"))
    });
    role.start - guest.map_or(0, |guest| guest.len())..role.end
}

/// Leaves out what only says when or how at the head of a phrase: `Previously Research Scientist`.
fn without_lead(text: &str, role: Range<usize>) -> Range<usize> {
    let mut start = role.start;
    while let Some((word, _)) = text[start..role.end].split_once([' ', '\u{a0}']) {
        if !LEADS.contains(&word.to_lowercase().as_str()) {
            break;
        }
        start += text[start..].find([' ', '\u{a0}']).map_or(0, |gap| gap + 1);
        start += text[start..role.end].len() - text[start..role.end].trim_start().len();
    }
    start..role.end
}

/// The course that a teaching role is for: `for CS 101 (Fall 2024) Slow Reading`.
static TAUGHT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\s+(?:for|of|in)\s+(?:the\s+)?(?:(?:course|class|module)s?\s+)?(?:on\s+)?(\p{Lu}[^,.;!\n]*|\p{Ll}[^,.;!\n()]{2,50}\(\p{Lu}{2,5}[\s-]?\d{2,4}\w?\))",
    )
});

/// Where the name of a course is over.
static COURSE_ENDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)\s(?:taught|at|with|by|under|this|next|last|in\s+(?:spring|summer|fall|autumn|winter))\b")
});

/// Whether a role is one of teaching, which one may `serve as`.
pub(super) fn is_teaching(role: &str) -> bool {
    let lower = role.to_lowercase();
    role == "TA"
        || role.starts_with("TA ")
        || role.ends_with(" TA")
        || [
            "teaching", "instructor", "grader", "tutor", "lecturer", "ayudante", "dozent", "chargé de cours",
            "chargée de cours",
        ]
        .iter()
        .any(|word| lower.contains(word))
}

/// Adds `of X` and `in X` where a head takes them, and the course where it is taught.
fn widen(text: &str, clause: &Range<usize>, role: Range<usize>) -> Range<usize> {
    const TIES: &[&str] =
        &["at ", "@", "in ", "with ", "an ", "am ", "bei ", "en ", "à ", "em ", "na ", "no ", "within ", "(", "and "];
    if is_teaching(&text[role.clone()])
        && let Some(course) = TAUGHT.captures(&text[role.end..clause.end]).and_then(|found| found.get(1))
    {
        let end = COURSE_ENDS.find(course.as_str()).map_or(course.end(), |found| course.start() + found.start());
        let named = &text[role.end + course.start()..role.end + end];
        let open = named.rfind('(').filter(|open| !named[*open..].contains(')'));
        let end = open.map_or(end, |open| course.start() + named[..open].trim_end().len());
        return role.start..role.end + end;
    }
    let behind = text[role.end..clause.end].split('\n').next().unwrap_or_default();
    let Some(found) = COMPLEMENT.find(behind) else { return role };
    let complement = without_next(found.as_str()).trim_end();
    if complement.split_whitespace().any(|word| PEOPLE.contains(&word)) {
        return role;
    }
    let rest = behind[complement.len()..].trim_start();
    let goes_on = rest.is_empty() || rest.starts_with([',', '.']) || TIES.iter().any(|tie| rest.starts_with(tie));
    if is_body(complement) || !complement.contains(char::is_uppercase) && !is_romance(complement) || !goes_on {
        role
    } else {
        role.start..role.end + complement.len()
    }
}

/// Titles of people, who are no field: `postdoctoral research in Prof. Reed's group`.
const PEOPLE: &[&str] = &["Prof", "Dr", "Professor"];

/// A complement without the next office of an enumeration: `for Slow Studies, and director`.
fn without_next(complement: &str) -> &str {
    let parts = complement.rsplit_once(", and ");
    parts.filter(|(_, next)| !next.contains(char::is_uppercase)).map_or(complement, |(first, _)| first)
}

/// Whether a complement begins as in French or Spanish, where fields are written small.
fn is_romance(complement: &str) -> bool {
    ["en ", "de ", "di ", "em ", "d'", "d’"].iter().any(|tie| complement.trim_start().starts_with(tie))
}

/// Whether a role without a word of work in it is a distinction: `Fulbright Scholar`.
fn is_distinction(role: &str) -> bool {
    const ENDS: &[&str] = &["scholar", "fellow", "associate", "head"];
    const WORK: &[&str] = &[
        "research", "postdoc", "post-doc", "visiting", "teaching", "clinical", "senior", "junior", "principal",
        "doctoral",
    ];
    ENDS.iter().any(|end| role.ends_with(end)) && !WORK.iter().any(|word| role.contains(word))
}

/// Whether the head is a plural; a field behind it may end as one (`Professor of Statistics`).
fn is_plural(text: &str, role: &Range<usize>) -> bool {
    let printed = &text[role.clone()];
    printed.ends_with('s') && !printed.ends_with("ss") && !printed.contains(" de")
}

/// Whether a role phrase can be the owner's: not `by Professor X`, `Prof.`, a plural, an applicant.
fn is_owners(text: &str, clause: &Range<usize>, role: &Range<usize>) -> bool {
    let before = text[clause.start..role.start].trim_end().to_lowercase();
    let after = text[role.end..clause.end].trim_start();
    let printed = text[role.clone()].to_lowercase();
    let is_person = names_person(text, clause, role);
    let is_guest =
        ["visiting", "guest", "exchange", "working student", "co-op"].iter().any(|word| printed.contains(word))
            || before.ends_with("visiting and");
    let is_student = !is_guest && (printed.ends_with("student") || after.starts_with("student"));
    let taken_up = ["as a", "as an", "as the", "my"].iter().any(|word| before.ends_with(word));
    !is_led(&before, &printed)
        && !is_person
        && !labels_person(&printed, after)
        && !after.starts_with("position is")
        && !is_student
        && !is_of_work(&after.to_lowercase())
        && !text[..role.start].ends_with('(')
        && (taken_up
            || !is_distinction(&printed)
            || is_headship(&printed, after)
            || is_seated(&before, &printed, after))
        && !is_alumnus(&before)
        && !is_of_school(&before)
        && !printed.starts_with("prof.")
}

/// Whether the role is the title of a person named right behind it: `Postdoc Ada Weiss`.
fn names_person(text: &str, clause: &Range<usize>, role: &Range<usize>) -> bool {
    let mut words = text[role.end..clause.end].split(' ').skip(1).map(|word| word.trim_matches([',', '.', ':']));
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().next().is_some()
            && letters.all(char::is_lowercase)
    };
    // A course may have a name of capitals as well, of more words than two.
    let mut behind = words.clone().skip(2);
    let is_course = is_teaching(&text[role.clone()]) && behind.next().is_some_and(is_name);
    !is_course
        && text[role.end..].starts_with(' ')
        && words.next().is_some_and(is_name)
        && (text[..role.end].ends_with("rofessor") || words.next().is_some_and(is_name))
}

/// Whether a role labels the person behind it, who is not the owner: `Advisor: Ada Weiss`, `Instructor: Bela Noor, 2020`.
fn labels_person(printed: &str, after: &str) -> bool {
    const LABELS: &[&str] = &["advisor", "adviser", "supervisor", "mentor", "instructor", "host", "lecturer"];
    const TITLES: &[&str] = &["Prof. ", "Dr. ", "Prof ", "Dr ", "Professor "];
    let Some(name) = after.strip_prefix(':') else { return false };
    let name = TITLES.iter().fold(name.trim_start(), |name, title| name.strip_prefix(title).unwrap_or(name));
    let name = name.split([',', '\n', '(', ';', '.']).next().unwrap_or_default().trim();
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
    let is_short = (2..=3).contains(&name.split(' ').count());
    LABELS.iter().any(|label| printed.ends_with(label)) && is_short && name.split(' ').all(is_name)
}

/// Whether the word before a role makes it somebody else's.
fn is_led(before: &str, printed: &str) -> bool {
    let led = BEFORE.iter().any(|word| {
        before.ends_with(word)
            && before[..before.len() - word.len()].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    });
    let is_own = before.ends_with("my") && ["intern", "postdoc", "position"].iter().any(|word| printed.contains(word));
    let is_new_job = before.ends_with("new") || before.ends_with(" to");
    let listed = before.ends_with("and")
        && !["by ", "with ", "under ", "prof.", "prof ", "dr."].iter().any(|word| before.contains(word));
    led && !is_own && !is_new_job && !listed
}

fn is_of_work(after: &str) -> bool {
    // Someone `working on` a thing is at work; a `researcher workshop` is none of a researcher.
    !after.starts_with("working")
        && [
            "work", "paper", "tools", "tooling", "productivity", "project", "positions", "opening", "supervisor",
            "thesis", "editor", "award", "prize",
        ]
        .iter()
        .any(|word| after.starts_with(word))
}

/// Whether a role says what a school or a diploma is for: `école d'ingénieur`.
fn is_of_school(before: &str) -> bool {
    const SCHOOLS: &[&str] =
        &["école d", "écoles d", "ecole d", "ecoles d", "diplôme d", "diplome d", "titre d", "élève"];
    let before = before.trim_end_matches(['\'', '’', '-']);
    SCHOOLS.iter().any(|school| before.ends_with(school))
}

/// Whether somebody heads a body: `co-head of the Slow Lab`.
fn is_headship(printed: &str, after: &str) -> bool {
    printed.ends_with("head") && ["of the ", "of our "].iter().any(|of| after.starts_with(of))
}

/// Whether a fellow at the head of a text has a seat at the body behind: `Marlow Fellow at the Slow Centre`.
fn is_seated(before: &str, printed: &str, after: &str) -> bool {
    let place = ["at the ", "at ", ", "].iter().find_map(|tie| after.strip_prefix(tie)).unwrap_or_default();
    let name = place.split([',', ';', '(', '.', '\n']).next().unwrap_or_default();
    let is_first = !before.contains(char::is_alphabetic);
    is_first && printed.ends_with("fellow") && names_body(name) && name.split(' ').count() > 1
}

/// Whether the role is what became of a student in a list of them: `Ada Moss, MSc 2020, now Engineer at Acme`.
fn is_alumnus(before: &str) -> bool {
    let Some(rest) = before.strip_suffix("now").or_else(|| before.strip_suffix("next:")) else { return false };
    let rest = rest.trim_end();
    let is_student = ["student", "undergrad", "ph.d", "phd", "msc", "postdoc", "thesis", "intern"]
        .iter()
        .any(|word| rest.contains(word));
    rest.ends_with([',', ';', '(', ':', '→', '–', '-'])
        && is_student
        && !rest.starts_with("i ")
        && !rest.contains(" i ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<&str> {
        find_roles(text, &(0..text.len())).into_iter().map(|role| &text[role]).collect()
    }

    #[test]
    fn a_role_takes_its_modifiers_and_its_field() {
        for (text, role) in [
            ("I am a senior research scientist at Acme", "senior research scientist"),
            ("an Assistant Professor of Statistics at Nowhere University", "Assistant Professor of Statistics"),
            ("Consultant Paediatric Nephrologist, Nowhere Hospital", "Consultant Paediatric Nephrologist"),
            ("composer-in-residence with the Slow Ensemble", "composer-in-residence"),
            ("Ich bin Juniorprofessorin für Geschichte an der Universität", "Juniorprofessorin für Geschichte"),
            (
                "Je suis maîtresse de conférences en mathématiques à l'Université",
                "maîtresse de conférences en mathématiques",
            ),
            ("Soy profesora titular de Sociología en la Universidad", "profesora titular de Sociología"),
            ("Previously Research Engineer at Acme", "Research Engineer"),
            ("I am a statistician working on tides at Acme", "statistician"),
            ("and co-head of the Slow Lab", "co-head"),
            ("a Research Associate of Nowhere college", "Research Associate"),
            ("Associate Chair of Slow Studies in Acme's Department", "Associate Chair of Slow Studies"),
            ("Professor of Labor Economics at Acme", "Professor of Labor Economics"),
            ("Senior Research Engineer II, Acme", "Senior Research Engineer II"),
        ] {
            assert_eq!(roles(text), [role], "{text}");
        }
    }

    #[test]
    fn other_people_and_plurals_are_none() {
        for text in [
            "advised by Professor Ada Weiss",
            "we hire two postdocs",
            "thank my mentor Prof. Noor",
            "Tom Reed, MSc student, now Engineer at Acme",
        ] {
            assert_eq!(roles(text), [""; 0], "{text}");
        }
    }
}
