//! Roles: the noun phrases that name what somebody does for a venue.
//!
//! Input: plain text. Output: [`Role`]s in order, named in the singular as printed. A phrase is a noun
//! of the table with the qualifiers before it (`Technical Program Committee`, `Publicity/Web Co-Chair`)
//! and what completes it (`member`, `(SPC)`).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::words::{LABELS, NOT_SERVICE, NOUNS, QUALIFIERS, RoleKind};
use super::words_abroad::{self, SPACED, UNSPACED, UNSPACED_LABELS};
use crate::extract::word::{Shape, find_words};
use crate::pattern::{Pattern, Stems};

/// A role named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// As printed, in the singular.
    pub(super) name: String,
    /// What sort.
    pub(super) kind: RoleKind,
    /// Whether the text names members of it (`PC member`), not only the body (`PC`).
    pub(super) is_member: bool,
    /// Whether the word before makes it no service: `outstanding reviewer`, `my committee`.
    pub(super) is_none: bool,
    /// Whether its noun is one of another language than English.
    pub(super) is_foreign: bool,
}

/// A noun of the tables.
#[derive(Clone, Copy, Debug)]
struct Noun {
    kind: RoleKind,
    is_label: bool,
    is_foreign: bool,
}

/// The nouns of all tables.
static TABLE: LazyLock<BTreeMap<&str, Noun>> = LazyLock::new(|| {
    let rows = |table: &'static [(&'static str, RoleKind)], is_label, is_foreign| {
        table.iter().map(move |(noun, kind)| (*noun, Noun { kind: *kind, is_label, is_foreign }))
    };
    rows(LABELS, true, false)
        .chain(rows(words_abroad::LABELS, true, true))
        .chain(rows(UNSPACED_LABELS, true, true))
        .chain(rows(SPACED, false, true))
        .chain(rows(UNSPACED, false, true))
        .chain(rows(NOUNS, false, false))
        .collect()
});

/// Whether a text may name a role, so that most are passed over quickly.
pub(super) fn mentions_a_role(text: &str) -> bool {
    static ANY: LazyLock<Stems> = LazyLock::new(|| {
        let long = TABLE.iter().filter(|(noun, row)| !row.is_label && noun.len() > 3).map(|(noun, _)| *noun);
        Stems::new(&long.chain(["juries", "secretaries"]).collect::<Vec<_>>())
    });
    ANY.may_be_in(text) || text.split(|c: char| !c.is_alphanumeric()).any(is_short)
}

/// Whether a word is one of the roles that are called by their letters.
fn is_short(word: &str) -> bool {
    const LETTERS: &[&str] = &["pc", "tpc", "spc", "ac", "sac", "aec"];
    let one = word.strip_suffix(['s', 'S']).unwrap_or(word);
    LETTERS.iter().any(|letters| one.eq_ignore_ascii_case(letters))
}

/// A word, with hyphens and apostrophes inside it.
const WORD: Shape = Shape { digits: false, joints: &['-', '‐', '‑'], ampersand: false };

struct Words<'a> {
    text: &'a str,
    at: Vec<Range<usize>>,
}

impl Words<'_> {
    fn lower(&self, index: usize) -> String {
        self.text[self.at[index].clone()].to_lowercase().replace(['‐', '‑'], "-")
    }

    fn gap(&self, index: usize) -> &str {
        &self.text[self.at[index].end..self.at[index + 1].start]
    }
}

/// Finds the roles of `range`. With `label`, nouns that are roles only over a list count too.
pub(super) fn find_roles(text: &str, range: &Range<usize>, label: bool) -> Vec<Role> {
    let words = Words { text, at: find_words(text, range, WORD) };
    let mut roles: Vec<Role> = Vec::new();
    let mut index = 0;
    while index < words.at.len() {
        if let Some((length, noun)) = noun_at(&words, index, label) {
            let first_free = roles.last().map_or(range.start, |role| role.range.end);
            let (role, next) = read_role(&words, index, length, noun, first_free, range.end);
            index = next;
            push_role(roles.as_mut(), role, text);
        } else {
            index += 1;
        }
    }
    roles
}

/// Adds a role; `Member of the Program Committee` and `chair of the selection committee` are one.
fn push_role(roles: &mut Vec<Role>, role: Role, text: &str) {
    const JOINTS: &[&str] = &[
        " of the ", " of ", " on the ", " in the ", " du ", " de la ", " de ", " del ", " do ", " da ", " der ",
        " des ", " im ",
    ];
    if let Some(last) = roles.last_mut() {
        let between = &text[last.range.end..role.range.start];
        let is_part = role.kind == RoleKind::Committee && !role.is_member;
        // `PC Member / Reviewer for X` holds both.
        if matches!(between, "/" | " / ") && !last.is_none && !role.is_none {
            last.name = format!("{}{between}{}", last.name, role.name);
            last.range.end = role.range.end;
            last.is_member = true;
            return;
        }
        let joint = JOINTS.contains(&between);
        if joint && is_part && matches!(last.kind, RoleKind::Chair | RoleKind::Help | RoleKind::Committee) {
            last.name = format!("{}{between}{}", last.name, &text[role.range.clone()]);
            last.range.end = role.range.end;
            last.is_none |= role.is_none;
            return;
        }
    }
    roles.push(role);
}

/// The number of words and the row of the role noun at `index`, the longest first.
fn noun_at(words: &Words<'_>, index: usize, label: bool) -> Option<(usize, Noun)> {
    (1..=4).rev().find_map(|length| {
        let phrase = phrase(words, index, length)?;
        let printed = &words.text[words.at[index].clone()];
        let singular = singular(&phrase);
        let row = |noun: &str| TABLE.get(noun).filter(|row| label || !row.is_label).copied();
        let (noun, row) = row(&phrase)
            .map(|found| (phrase.clone(), found))
            .or_else(|| row(&singular).map(|found| (singular.clone(), found)))
            .or_else(|| compound(&singular).map(|found| (singular.clone(), found)))?;
        let is_acronym = matches!(noun.as_str(), "ac" | "sac" | "pc" | "aec");
        let fits = !is_acronym
            || printed.trim_end_matches('s').chars().all(char::is_uppercase)
            || noun == "pc" && label_like(words, index);
        (fits && (noun != "council" || is_seated(words, index))).then_some((length, row))
    })
}

/// A noun behind a hyphen: `vice-chair`, `sub-editor`.
fn compound(word: &str) -> Option<Noun> {
    let (head, noun) = word.rsplit_once('-')?;
    let qualified = head.split('-').all(|part| QUALIFIERS.contains(&part));
    qualified.then(|| TABLE.get(noun).filter(|row| !row.is_label).copied()).flatten()
}

/// Whether a council is one in which one sits, and not a body that gives money: in small letters, or
/// advising somebody.
fn is_seated(words: &Words<'_>, index: usize) -> bool {
    const SEATED: &[&str] = &["advisory", "scientific", "governing", "executive", "editorial", "student", "faculty"];
    words.text[words.at[index].clone()].starts_with(char::is_lowercase)
        || index > 0 && SEATED.contains(&words.lower(index - 1).as_str())
}

/// Small letters are enough for `pc` before `member` and `chair`.
fn label_like(words: &Words<'_>, index: usize) -> bool {
    index + 1 < words.at.len()
        && words.gap(index) == " "
        && matches!(words.lower(index + 1).as_str(), "member" | "members" | "chair" | "co-chair")
}

fn phrase(words: &Words<'_>, index: usize, length: usize) -> Option<String> {
    if index + length > words.at.len() {
        return None;
    }
    let plain = (index..index + length - 1).all(|at| matches!(words.gap(at), " " | "-"));
    plain.then(|| (index..index + length).map(|at| words.lower(at)).collect::<Vec<_>>().join(" "))
}

fn singular(word: &str) -> String {
    match word {
        "juries" => "jury".to_owned(),
        "secretaries" => "secretary".to_owned(),
        "editors in chief" => "editor in chief".to_owned(),
        "editors-in-chief" => "editor-in-chief".to_owned(),
        _ => word.strip_suffix('s').filter(|_| !word.ends_with("ss")).unwrap_or(word).to_owned(),
    }
}

/// Reads the phrase around the noun; the second value is the index of the first word behind it.
fn read_role(
    words: &Words<'_>,
    index: usize,
    length: usize,
    noun: Noun,
    first_free: usize,
    end: usize,
) -> (Role, usize) {
    let start = first_qualifier(words, index, first_free);
    let mut next = index + length;
    let mut kind = noun.kind;
    let mut is_member = !matches!(kind, RoleKind::Committee)
        || matches!(
            words.lower(index).as_str(),
            "judge" | "juror" | "panel" | "trustee" | "adjudicator" | "jurymitglied"
        );
    // A noun of this table may qualify the next one: `program committee chair`, `PC member`.
    while next < words.at.len() && matches!(words.gap(next - 1), " " | "-" | "/") {
        let word = words.lower(next);
        if matches!(word.as_str(), "member" | "members" | "mitglied") {
            is_member = true;
            next += 1;
            break;
        }
        let Some((more, further)) = noun_at(words, next, false) else { break };
        kind = further.kind;
        is_member = !matches!(kind, RoleKind::Committee);
        next += more;
    }
    let mut stop = words.at[next - 1].end;
    let mut name = clean(&words.text[words.at[start].start..stop], is_member);
    if let Some(acronym) = acronym_after(words.text, stop, end) {
        name = format!("{name} {}", &words.text[acronym.clone()]);
        stop = acronym.end;
        while next < words.at.len() && words.at[next].start < stop {
            next += 1;
        }
        if next < words.at.len()
            && &words.text[stop..words.at[next].start] == " "
            && matches!(words.lower(next).as_str(), "member" | "members")
        {
            name.push_str(" member");
            stop = words.at[next].end;
            is_member = true;
            next += 1;
        }
    }
    let is_none = is_no_service(words, start, index, kind) || is_label_of_guide(&name, &words.text[stop..end]);
    let range = words.at[start].start..stop;
    (Role { range, name, kind, is_member, is_none, is_foreign: noun.is_foreign }, next)
}

/// Whether the words before the noun make an award, an examination or a job of it.
fn is_no_service(words: &Words<'_>, start: usize, index: usize, kind: RoleKind) -> bool {
    let before =
        start > 0 && words.gap(start - 1).trim().is_empty() && NOT_SERVICE.contains(&words.lower(start - 1).as_str());
    let within = (start..index).any(|at| {
        let word = words.lower(at);
        match word.as_str() {
            "anonymous" => true,
            "best" | "gold" => kind == RoleKind::Review,
            "thesis" | "dissertation" | "phd" | "doctoral" => at + 1 == index && kind == RoleKind::Committee,
            _ => false,
        }
    });
    before || within
}

/// Whether a role is the label of somebody who guided the owner: `Mentor: Prof. Ada Weiss`.
fn is_label_of_guide(name: &str, behind: &str) -> bool {
    static TITLED: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^s?\s*[:：]\s*(?:Drs?|Profs?|Professors?|Mr|Ms|Mrs)\b"));
    name.to_lowercase().ends_with("mentor") && TITLED.is_match(behind)
}

/// The index of the first word of the qualifiers before the noun.
fn first_qualifier(words: &Words<'_>, index: usize, first_free: usize) -> usize {
    let mut start = index;
    while start > 0 && words.at[start - 1].start >= first_free {
        let gap = words.gap(start - 1);
        let word = words.lower(start - 1);
        let qualifies = QUALIFIERS.contains(&word.as_str()) || is_hyphened_qualifier(&word);
        if qualifies && matches!(gap, " " | "/" | "-" | " / " | " & " | "\u{a0}" | "‐" | "–") {
            start -= 1;
            continue;
        }
        // `Virtual and Web Chair`: a joint between two qualifiers.
        let joined = start > 1
            && start < index
            && word == "and"
            && gap == " "
            && words.gap(start - 2) == " "
            && words.at[start - 2].start >= first_free
            && QUALIFIERS.contains(&words.lower(start - 2).as_str());
        if !joined {
            break;
        }
        start -= 2;
    }
    start
}

fn is_hyphened_qualifier(word: &str) -> bool {
    word.contains('-') && word.split('-').all(|part| QUALIFIERS.contains(&part))
}

/// The range of an acronym in brackets directly behind a role: `(SPC)`.
fn acronym_after(text: &str, at: usize, end: usize) -> Option<Range<usize>> {
    let rest = text[at..end].strip_prefix(" (")?;
    let close = rest.find(')')?;
    let inside = &rest[..close];
    let fits = inside.len() >= 2 && inside.len() <= 5 && inside.chars().all(|c| c.is_uppercase() || c == 's');
    fits.then(|| at + 1..at + 2 + close + 1)
}

/// The role's name in the singular, beginning with a capital letter.
fn clean(printed: &str, is_member: bool) -> String {
    let mut words: Vec<String> = printed.split_whitespace().map(str::to_owned).collect();
    if let Some(last) = words.last_mut() {
        let one = singular_as_printed(last);
        *last = if is_member || one.to_lowercase() != "pc" { one } else { one.to_uppercase() };
    }
    if is_member && words.len() > 1 && words.last().is_some_and(|last| last.eq_ignore_ascii_case("member")) {
        let before = words.len() - 2;
        words[before] = singular_as_printed(&words[before]);
    }
    for word in &mut words {
        if matches!(word.as_str(), "pc" | "tpc" | "spc" | "ac" | "sac") {
            *word = word.to_uppercase();
        }
    }
    let name = words.join(" ");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name,
    }
}

fn singular_as_printed(word: &str) -> String {
    match word.to_lowercase().as_str() {
        "juries" | "secretaries" => format!("{}y", &word[..word.len() - 3]),
        lower
            if lower.ends_with("ss")
                // `Évaluations d'articles`: a deed in French ends in what it is done to.
                || lower.contains(['\'', '’'])
                || matches!(lower, "editors-in-chief" | "directors" | "trustees" | "commissions") =>
        {
            word.to_owned()
        }
        _ => word
            .strip_suffix('s')
            .or_else(|| word.strip_suffix('S').filter(|rest| rest.len() > 4))
            .unwrap_or(word)
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        find_roles(text, &(0..text.len()), false).into_iter().map(|role| role.name).collect()
    }

    #[test]
    fn a_role_takes_its_qualifiers_and_what_completes_it() {
        let cases = [
            ("served as a Technical Program Committee member for", "Technical Program Committee member"),
            ("Publicity/Web Co-Chair", "Publicity/Web Co-Chair"),
            ("a Senior Program Committee (SPC) member for", "Senior Program Committee (SPC) member"),
            ("as an Area Chair for", "Area Chair"),
            ("Virtual and Web Chairs of", "Virtual and Web Chair"),
            ("as pc member", "PC member"),
            ("co-chair of the selection committee for", "Co-chair of the selection committee"),
            ("Reviewers:", "Reviewer"),
            ("Editor-in-Chief of", "Editor-in-Chief"),
            ("Program Committee Chair", "Program Committee Chair"),
            ("on the Board of Directors", "Board of Directors"),
        ];
        for (text, name) in cases {
            assert_eq!(names(text), [name], "{text}");
        }
    }

    #[test]
    fn praise_makes_it_an_award() {
        let text = "named an outstanding reviewer";
        assert!(find_roles(text, &(0..text.len()), false)[0].is_none);
    }

    #[test]
    fn a_label_may_name_the_doing() {
        let text = "Conference Reviews";
        assert_eq!(find_roles(text, &(0..text.len()), true)[0].kind, RoleKind::Review);
        assert_eq!(find_roles(text, &(0..text.len()), false), []);
    }
}
