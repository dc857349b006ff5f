//! Who a clause tells of: the owner, or somebody else whose news gives no fact.
//!
//! Input: a reading and a clause. Output: whether another person is its subject: congratulations, a student, a
//! name at its head. A page may tell of its owner in the third person: the owner's name is no other's, nor is a
//! first name that the introduction and several news share.

use std::ops::Range;
use std::sync::LazyLock;

use super::cue::{Cue, CueKind};
use super::quote;
use super::reading::Reading;
use super::word::is_among;
use crate::fact::{Facts, OwnerField, SectionKind};
use crate::page::Entry;
use crate::pattern::Pattern;
use crate::text::MarkKind;

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

/// Words at the head of a sentence that are no first names: pronouns, what is glad, what has happened.
const NOT_NAMES: &[&str] = &[
    "the", "she", "he", "they", "this", "paper", "our", "also", "today", "it", "team", "project", "recently",
    "thrilled", "honored", "honoured", "humbled", "grateful", "thankful", "excited", "happy", "glad", "delighted",
    "pleased", "proud", "stoked", "pumped", "ecstatic", "elated", "overjoyed", "blessed", "lucky", "fortunate",
    "privileged", "touched", "amazed", "surprised", "super", "so", "very", "really", "extremely", "incredibly",
    "absolutely", "deeply", "truly", "beyond", "selected", "nominated", "named", "elected", "recognized", "recognised",
    "invited", "appointed", "awarded", "accepted", "published", "congratulations", "congrats", "finally", "officially",
    "yesterday",
];

/// Words before a verb of beginning, which look like a first name: `Officially joined Acme Labs`.
const ADVERBS: &[&str] = &["Officially ", "Recently ", "Finally ", "Formally ", "Just ", "Happily ", "Proudly "];

/// A clause from its first letter, without such a word.
fn behind_adverb(part: &str) -> &str {
    let bare = part.trim_start_matches(|c: char| !c.is_alphabetic());
    ADVERBS.iter().find_map(|adverb| bare.strip_prefix(adverb)).unwrap_or(bare)
}

/// Whether the clause begins with another person, and says nothing of `I` and `we`.
pub(crate) fn is_told_of_another(part: &str) -> bool {
    let is_first = |word: &str| matches!(word, "I" | "we" | "We" | "I'm" | "I’m" | "me" | "myself");
    !part.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.')).any(is_first)
        && (begins_with_another(part) || begins_with_relation(part))
}

/// Whether the words right before a verb name a relation of the owner's, who does what it says: `If you are at Slow
/// Days, my co-author Ada Weiss will be`.
pub(crate) fn ends_with_another(before: &str) -> bool {
    static SUBJECT: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(concat!(
            r"\b(?i:my|our|his|her|their)\s+(?:[^\s,;:.()]+\s+){0,2}?(?i:student|undergrad|undergraduate|postdoc|alumn[aiu]s?|mentee|intern|advisee|collaborator|colleague|co-?author)s?",
            r"(?:,?\s+\p{Lu}[\p{L}’'.-]+){0,3},?(?:\s+(?:has|have|had|will|is|are|was|were|be|been|also|just))*\s*$",
        ))
    });
    SUBJECT.is_match(before)
}

/// Whether the clause of a news tells of somebody else alone: a relation of the owner's, or a name as its subject.
pub(crate) fn is_anothers(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> bool {
    let part = &reading.text()[clause.clone()];
    let is_own = |word: &str| is_among(word, OWN);
    let own = part.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '!' | '(' | ')')).any(is_own);
    // A verb of beginning in the participle looks like a first name: `Joined Acme Labs and`.
    let head = clause.end - behind_adverb(part).len();
    let is_verb = reading.cues.iter().any(|cue| cue.kind == CueKind::StartPosition && cue.range.start == head);
    is_told_of_another(part) || !own && !is_verb && begins_with_a_person(reading, clause, facts)
}

/// Whether a clause begins with a relation of the owner's whom titles and names may follow, and tells what they do:
/// `Our alumna Dr. Ada Weiss will join`.
fn begins_with_relation(part: &str) -> bool {
    const NEAR: usize = 4;
    const VERBS_TOO: &[&str] =
        &["join", "joins", "joined", "start", "starts", "started", "accepted", "becomes", "became"];
    let mut words = part.split_whitespace().skip_while(|word| !word.contains(char::is_alphabetic)).peekable();
    let is_ours = words.next().is_some_and(|word| matches!(word.to_lowercase().as_str(), "our" | "my"));
    let relation = |word: &&str| is_among(word, OTHERS);
    let has_relation = is_ours && words.by_ref().take(NEAR).any(|word| relation(&word));
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "and" | "&");
    let verb = words.by_ref().find(|word| !is_name(word)).unwrap_or_default().to_lowercase();
    has_relation && (VERBS.contains(&verb.as_str()) || VERBS_TOO.contains(&verb.as_str()))
}

/// Whether the clause tells of somebody else: congratulations, or a person's name as its subject.
pub(crate) fn is_somebody_elses(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> bool {
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
            r"^\W*(?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+){0,2}|\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}’'-]+){1,2}(?:,[^,.]{3,},|\s+\([^()]{3,}\))",
            // A relation of the owner's, with or without a name
            r"|(?:(?:[^\s,;:()]+\s+of\s+)?(?i:my|our|his|her|their)\s+)?(?:[^\s,;:()]+\s+){0,2}?(?i:student|undergrad|undergraduate|postdoc|alumn[aiu]s?|mentee|intern|advisee|collaborator|colleague|co-?author)s?(?:\s+\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}’'-]+)?)?)",
            r"\s*(?:,[^,.]{3,},)?\s+(?:has|have|was|were|is|won|wins|received|receives?|got|gets|earned|obtained|presented|presents|gave|gives|will|defended|defends|passed|graduated|joined|joins|started|starts|published|secured)\b",
        ))
    });
    // An honour for students is no student: `Student Travel Award received`.
    const HONOURS: &[&str] = &["Award", "Prize", "Grant", "Fellowship", "Scholarship", "Medal"];
    // With colleagues the owner is of the party: `Ada and colleagues receive`.
    const COMPANY: &[&str] = &["and colleague", "and collaborator", "and co", "and student"];
    let is_other = |found: &str| !HONOURS.iter().chain(COMPANY).any(|word| found.contains(word));
    NAMED.find(part).is_some_and(|found| is_other(found.as_str()))
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
    let marked = |kinds: &dyn Fn(&MarkKind) -> bool| {
        reading.content().marks.iter().any(|mark| mark.start <= start && start < mark.end && kinds(&mark.kind))
    };
    let quoted = quote::is_quoted(&reading.quotations, start);
    if quoted || marked(&|kind| matches!(kind, MarkKind::Emphasis | MarkKind::Code)) {
        return false;
    }
    let mut names: Vec<&str> = Vec::new();
    for word in text[start..clause.end].split_whitespace().take(6) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_among(bare, VERBS) {
            let others = names.iter().any(|name| is_among(name, OTHERS));
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
        && !names.iter().any(|name| is_among(name, NOT_NAMES))
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
    let owners = facts.owner.iter().filter(|hint| hint.field == OwnerField::Name);
    owners.into_iter().any(|hint| names.iter().all(|name| hint.value.contains(name)))
}

/// Marks the pronouns that stand for somebody whom the news congratulates or welcomes: `Congratulations to Ada! She is a PhD
/// student at Nowhere University`. The clauses that they begin are somebody else's too.
pub(crate) fn follow_pronouns(reading: &mut Reading<'_>, facts: &Facts) {
    const PRONOUNS: &[&str] = &["She", "He", "They", "Her", "His", "Their", "Sie", "Er", "Elle", "Il", "Ella", "Ela"];
    const FIRST_PERSON: &[&str] = &["me", "my", "mich", "mir", "moi", "mí", "mim"];
    let text = reading.text();
    let mut is_others = false;
    let mut found = Vec::new();
    for clause in &reading.clauses {
        let mut words = text[clause.clone()].split(|c: char| !c.is_alphabetic());
        let first = words.next().unwrap_or_default();
        // `They also gave me the Slow Teaching Award.`
        if is_others && PRONOUNS.contains(&first) && !words.any(|word| is_among(word, FIRST_PERSON)) {
            found.push(Cue { kind: CueKind::Others, range: clause.start..clause.start + first.len() });
        } else {
            is_others = reading.has_cue(clause, &[CueKind::Others]) && !begins_with_owner(&text[clause.clone()], facts);
        }
    }
    reading.cues.extend(found);
    reading.cues.sort_by_key(|cue| cue.range.start);
}

/// Somebody else who joins, and offers of jobs.
static THIRD_PERSON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^\W*(?:(?:Our|My)\s+[^\s.][^.]*?|[A-Z][^\s,.;:()]+(?:\s+[A-Z][^\s,;:()]+){0,3})\s+(?:will\s+join|(?:has\s+)?joined|joins|is\s+joining|is\s+leaving)\b",
        r"|(?i:\bwe\s+(?:are\s+offering|have\s+(?:[a-z]+\s+)?open)|\bopen\s+position|\bwe\s+will\s+join)"
    ))
});

/// Whether the clause tells of somebody else, of a search for people, or of somebody's supervisor.
pub(crate) fn joins_as_another(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> bool {
    let part = &reading.text()[clause.clone()];
    let lower = part.to_lowercase();
    let is_own = ["i joined", "i have joined", "i've joined", "i’ve joined", "i am ", "i was "]
        .iter()
        .any(|phrase| lower.contains(phrase));
    let told = behind_adverb(part);
    let is_third = THIRD_PERSON.is_match(told) || PERSON.is_match(told) && reading.section == SectionKind::News;
    let is_host =
        || HOSTING.iter().any(|host| lower.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(host));
    let is_third = is_third || is_host();
    !is_own && !begins_with_owner(part, facts) && (is_third || reading.has_cue(clause, &[CueKind::Others]))
}

/// Beginnings of a clause that tells of a guest.
const HOSTING: &[&str] = &["host of ", "hosting ", "we host ", "we are hosting ", "we hosted ", "i host ", "i hosted "];

/// Whether a person's name is the subject of the clause: `Ada started as a postdoc`.
static PERSON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\W*(?:(?i:phd|doctoral|master'?s?|undergraduate|former|our|postdoc\w*|student|dr\.?|prof\.?)\s+)*\p{Lu}\p{Ll}+(?:\s+\p{Lu}[\p{L}.'’-]*){0,3}\s+(?:(?:has|have|had|is|was|will|have been|has been|now|recently|just|officially)\s+)*(?:(?i:started|starts|joined|joins|joining|became|becomes|gave|gives|moved|moves|left|leaves|begins|began|accepted|defended|graduated|visited|visits|promoted|appointed)|(?:is|was) (?:now )?(?:a|an|the)\b)",
    )
});

/// Whether a name of the owner is the subject: its family or given name among the first words.
pub(crate) fn begins_with_owner(part: &str, facts: &Facts) -> bool {
    const HEAD: usize = 4;
    let names: Vec<&str> = facts
        .owner
        .iter()
        .filter(|hint| hint.field == OwnerField::Name)
        .flat_map(|hint| hint.value.split_whitespace())
        .filter(|name| name.chars().count() > 2)
        .collect();
    let words =
        part.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | ',')).filter(|word| !word.is_empty());
    words.take(HEAD).any(|word| names.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_and_colleagues_are_other_people() {
        for part in [
            "My collaborator Lia Moss presented our work at CogSci",
            "PhD student Tom Reed passed his qualifying exam",
            "Bo Tamm (PhD student) has been awarded the Slow Fellowship",
            "Two of my students received fellowships",
            "Dr Ada Weiss, registrar in our unit, has won",
            "Our alumna Dr. Ada Weiss will join Nowhere University",
        ] {
            assert!(is_told_of_another(part), "{part}");
        }
        for part in [
            "My colleagues and I presented a poster", "Ada and colleagues receive a grant", "Our paper was accepted",
            "I supervised a student who won a prize", "Student Travel Award received",
        ] {
            assert!(!is_told_of_another(part), "{part}");
        }
        assert!(ends_with_another("If you are at Slow Days, my co-author Ada Weiss will be "));
        assert!(!ends_with_another("With my student Ada I "));
    }
}
