//! Whose honour it is: the work that it is for, and honours of other people.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::cue::CueKind;
use crate::extract::reading::Reading;
use crate::fact::{Facts, Publication, SectionKind};
use crate::page::Entry;
use crate::pattern::Pattern;

/// Nouns of honours that are given for a work and not to a person alone.
const FOR_WORKS: &[&str] = &[
    "paper", "poster", "demo", "presentation", "thesis", "dissertation", "artifact", "artefact", "mention", "finalist",
    "runner", "place", "talk", "best", "rising star", "article", "abstract", "time award", "nominee", "nomination",
    "prize", "medal", "publication",
];

/// Words with which the honour is a person's.
const FOR_PEOPLE: &[&str] = &[
    "reviewer", "referee", "travel", "scholarship", "fellowship", "grant", "funding", "fund", "bursary", "studentship",
    "area chair", "member",
];

/// The title or short name of the work that the honour in `range` is for: the one work of the entry.
pub(super) fn work_of(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    range: &Range<usize>,
    facts: &Facts,
) -> Option<String> {
    let text = reading.text();
    let title = text[range.clone()].to_lowercase();
    let said = ["our paper", "my paper", "our work", "my work", "for my", "for our"]
        .iter()
        .any(|phrase| text[clause.clone()].to_lowercase().contains(phrase));
    let fits = said
        || FOR_WORKS.iter().any(|word| title.contains(word)) && !FOR_PEOPLE.iter().any(|word| title.contains(word));
    if !fits {
        return None;
    }
    let here: Vec<&Publication> = works(reading, facts).collect();
    let span = reading.content().text.span(clause.clone());
    let inside: Vec<&&Publication> = here
        .iter()
        .filter(|work| {
            work.provenance
                .mentions
                .iter()
                .any(|mention| span.start <= mention.span.start && mention.span.start < span.end)
        })
        .collect();
    let work = match (inside.as_slice(), here.as_slice()) {
        ([one], _) => one,
        ([], [one]) => one,
        _ => return None,
    };
    work.title.clone().or_else(|| work.short_title.clone())
}

/// The work of a publication list that a note at `range` belongs to: the last one named before it.
pub(super) fn work_noted(reading: &Reading<'_>, range: &Range<usize>, facts: &Facts) -> Option<String> {
    let note = reading.page.place(reading.content().text.span(range.clone()));
    let before = |work: &&Publication| {
        work.provenance
            .mentions
            .iter()
            .any(|mention| mention.file == note.file && mention.span.start <= note.span.start)
    };
    let nearest = |work: &&Publication| {
        work.provenance
            .mentions
            .iter()
            .map(|mention| mention.span.start)
            .filter(|start| *start <= note.span.start)
            .max()
    };
    let work = facts.publications.iter().filter(before).max_by_key(nearest)?;
    work.title.clone().or_else(|| work.short_title.clone())
}

/// The works that the entry told, by the place of their mentions.
pub(super) fn works<'a>(reading: &Reading<'_>, facts: &'a Facts) -> impl Iterator<Item = &'a Publication> {
    let span = reading.content().text.span(0..reading.text().len());
    let file = reading.page.file.clone();
    facts.publications.iter().rev().take(12).filter(move |work| {
        work.provenance
            .mentions
            .iter()
            .any(|mention| mention.file == file && span.start <= mention.span.start && mention.span.end <= span.end)
    })
}

/// Words of the first person.
const OWN: &[&str] = &[
    "i", "we", "my", "our", "i'm", "i’m", "i've", "i’ve", "me", "us", "ich", "wir", "mein", "meine", "meinen", "unser",
    "unsere", "unseren", "je", "j'ai", "j’ai", "nous", "notre", "mon", "hemos", "mi", "nuestro", "nuestra", "eu",
    "meu", "minha", "nosso", "nossa", "io", "ho", "abbiamo", "mio", "nostro", "nostra",
];

/// Nouns of other people, with which a clause begins that is not the owner's.
const OTHERS: &[&str] = &[
    "student", "students", "undergrad", "undergraduate", "undergraduates", "postdoc", "alumnus", "alumna", "alumni",
    "mentee", "mentees", "intern", "doktorand", "doktorandin", "doctorante", "doctorant", "étudiante", "étudiant",
    "estudiante", "aluna", "aluno", "dottorando", "dottoranda",
];

/// Whether the clause tells of somebody else: congratulations, or a person's name as its subject.
pub(super) fn is_somebody_elses(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> bool {
    let text = reading.text();
    let words: Vec<String> = text[clause.clone()]
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '!' | '(' | ')'))
        .map(str::to_lowercase)
        .collect();
    let own = words.iter().any(|word| OWN.contains(&word.as_str()));
    let first_person = words.iter().any(|word| matches!(word.as_str(), "i" | "we" | "i'm" | "i’m"));
    if !first_person && begins_with_another(&text[clause.clone()]) {
        return true;
    }
    if reading.has_cue(clause, &[CueKind::Others]) {
        let paper = text[clause.clone()].to_lowercase();
        let wins = words.iter().any(|word| matches!(word.as_str(), "i" | "we"));
        return !wins && !["our paper", "my paper", "our work"].iter().any(|phrase| paper.contains(phrase));
    }
    !own && begins_with_a_person(reading, clause, facts)
}

/// Whether a clause begins with somebody who is named with a title or an apposition, or with a student: what `our`
/// stands for behind that is not theirs alone. (`Dr Ada Weiss, registrar in our unit, has won`)
fn begins_with_another(part: &str) -> bool {
    static NAMED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(concat!(
            r"^\W*(?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2}|\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}’'-]+){1,2},[^,.]{3,60},|(?:\p{Lu}\p{Ll}+\s+)?(?:student|undergrad|undergraduate|postdoc|alumn[aiu]s?|mentee|intern)\s+\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}’'-]+)?)",
            r"\s*(?:,[^,.]{3,60},)?\s+(?:has|have|was|were|is|won|wins|received|receives|got|gets|earned|obtained)\b",
        ))
    });
    NAMED.is_match(part)
}

/// Verbs behind a person's name that begin such news.
const VERBS: &[&str] = &[
    "received", "receives", "won", "wins", "has", "was", "is", "got", "gets", "obtains", "obtained", "awarded",
    "earned", "earns", "and", "recieved", "successfully", "will", "takes", "took", "secures", "secured", "erhält",
    "erhielt", "gewinnt", "gewann", "hat", "wurde", "reçoit", "remporte", "obtient", "recibe", "gana", "obtiene",
    "recebeu", "ganhou", "recebe", "riceve", "vince", "ottiene",
];

fn begins_with_a_person(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> bool {
    let text = reading.text();
    let start = clause.start + text[clause.clone()].find(char::is_alphanumeric).unwrap_or(0);
    let marked = |kinds: &dyn Fn(&crate::text::MarkKind) -> bool| {
        reading.content().marks.iter().any(|mark| mark.start <= start && start < mark.end && kinds(&mark.kind))
    };
    let quoted = reading.quotations.iter().any(|quotation| quotation.contains(&start));
    if quoted || marked(&|kind| matches!(kind, crate::text::MarkKind::Emphasis | crate::text::MarkKind::Code)) {
        return false;
    }
    let mut names: Vec<&str> = Vec::new();
    for word in text[start..clause.end].split_whitespace().take(6) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if VERBS.contains(&bare.to_lowercase().as_str()) {
            let others = names.iter().any(|name| OTHERS.contains(&name.to_lowercase().as_str()));
            return (is_person(&names) || others) && !is_owner(&names, facts) && !is_protagonist(reading, &names);
        }
        names.push(bare);
    }
    false
}

fn is_person(names: &[&str]) -> bool {
    let title_case = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().all(|c| c.is_lowercase() || c == '-' || c == '\'')
            && letters.next().is_some()
    };
    (1..=4).contains(&names.len())
        && names.iter().all(|word| title_case(word) || word.len() == 1)
        && !names.iter().any(|name| {
            matches!(
                *name,
                "The"
                    | "She"
                    | "He"
                    | "They"
                    | "This"
                    | "Paper"
                    | "Our"
                    | "Also"
                    | "Today"
                    | "It"
                    | "Team"
                    | "Project"
                    | "Recently"
            )
        })
}

/// Whether a first name alone is that of the person whom the page is about, which it tells in the third person:
/// its introduction names them, and so do several of its news.
fn is_protagonist(reading: &Reading<'_>, names: &[&str]) -> bool {
    const SEVERAL: usize = 3;
    let [name] = names else { return false };
    let tells = |entry: &Entry| entry.content.as_str().split(|c: char| !c.is_alphanumeric()).any(|word| word == *name);
    let sections = || reading.page.sections.iter();
    let introduced = sections().filter(|section| section.kind == SectionKind::Bio);
    let told = sections().filter(|section| section.kind == SectionKind::News);
    introduced.flat_map(|section| &section.entries).any(tells)
        && told.flat_map(|section| &section.entries).filter(|entry| tells(entry)).take(SEVERAL).count() >= SEVERAL
}

fn is_owner(names: &[&str], facts: &Facts) -> bool {
    let owners = facts.owner.iter().filter(|hint| hint.field == crate::fact::OwnerField::Name);
    owners.into_iter().any(|hint| names.iter().all(|name| hint.value.contains(name)))
}
