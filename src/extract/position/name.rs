//! The name of an organisation that begins at a place of a text.
//!
//! Input: an entry's text and a position in it. Output: the range of the name, without the time behind it, with the
//! small noun that leads it in the Romance languages and the name in brackets that an acronym stands for.

use std::ops::Range;

use super::place::names_body;
use crate::extract::institution::is_short_university;
use crate::extract::phrase::{Reach, name_at};
use crate::extract::reading::Reading;
use crate::extract::term::{Term, find_terms};
use crate::span;

/// The organisation that begins at `at`; a linked address (`example.ai`) is one whatever its case.
pub(super) fn place_at(reading: &Reading<'_>, at: usize, end: usize, reach: Reach) -> Option<Range<usize>> {
    let is_address = |label: &str| label.contains('.') && !label.contains(' ');
    let mut links = reading.content().links().map(|(range, _)| range);
    let linked = links.find(|range| range.start == at && is_address(&reading.text()[range.clone()]));
    let name = |at: usize| name_at(reading.content(), at, end, reach).map(|name| without_years(reading.text(), name));
    let noun = || small_noun(&reading.text()[at..end]).map(|(start, after)| (at + start, at + after));
    let described = || noun().and_then(|(start, after)| name(after).map(|name| start..name.end));
    let found = linked.or_else(|| described().or_else(|| name(at)));
    let found = found.map(|name| with_expansion(reading.text(), name, end))?;
    let whole = with_unit(reading.text(), found.clone(), end);
    // Behind a part of a body stands the body: `SLOW group, Nowhere University`.
    let rest = reading.text()[whole.end..end].strip_prefix(", ").filter(|_| whole != found && reach == Reach::Address);
    let body = rest.and_then(|rest| name_at(reading.content(), end - rest.len(), end, reach));
    let body =
        body.map(|name| without_years(reading.text(), name)).filter(|name| names_body(&reading.text()[name.clone()]));
    Some(whole.start..body.map_or(whole.end, |body| body.end))
}

/// A name with the small noun of a part of a body that ends it: `SLOW lab`.
fn with_unit(text: &str, name: Range<usize>, end: usize) -> Range<usize> {
    let behind = &text[name.end..end];
    let unit = [" lab", " laboratory", " group"].iter().find(|unit| behind.starts_with(**unit));
    let is_whole = |unit: &&&str| !behind[unit.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let length = unit.filter(is_whole).map_or(0, |unit| unit.len());
    name.start..name.end + length
}

/// Nouns of bodies and teams that the Romance languages write small before a name: `au laboratoire LENT`.
const SMALL_NOUNS: &[&str] = &[
    "école", "ecole", "université", "laboratoire", "centre", "institut", "lycée", "collège", "hôpital", "clinique",
    "faculté", "département", "équipe", "plateforme", "groupe", "service", "unité", "entreprise", "société", "axe",
    "universidad", "laboratorio", "instituto", "facultad", "departamento", "grupo", "equipo", "empresa", "escuela",
    "universidade", "laboratório", "faculdade", "escola", "università", "istituto", "dipartimento", "gruppo",
    "azienda", "scuola", "centro",
];

/// Where a small noun stands at the beginning of a phrase, and where the name behind it begins: `école d'ingénieurs
/// LENTE`.
fn small_noun(phrase: &str) -> Option<(usize, usize)> {
    const MOST: usize = 5;
    let bare = phrase.trim_start();
    let bare =
        ["la ", "le ", "el ", "il ", "l'", "l’"].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(bare);
    let lead = phrase.len() - bare.len();
    let first = bare.split(' ').next()?;
    if !SMALL_NOUNS.contains(&first) {
        return None;
    }
    let mut words = phrase[lead + first.len()..].split(' ').skip(1).take(MOST);
    let name = words.find(|word| word.starts_with(char::is_uppercase) || word.ends_with([',', '.', ';', ':']))?;
    name.starts_with(char::is_uppercase).then(|| (lead, span::offset(phrase, name)))
}

/// An acronym with the name in brackets that it stands for: `TIDE (Institute of Tides)`.
fn with_expansion(text: &str, name: Range<usize>, end: usize) -> Range<usize> {
    let is_acronym = text[name.clone()].chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '-');
    let inside = text[name.end..end].strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(inside, _)| inside);
    let is_full = |inside: &str| {
        inside.starts_with(char::is_uppercase)
            && inside.split(' ').count() > 2
            && names_body(inside)
            && !inside.contains([':', ';', '(', '.'])
            && find_terms(inside, 0..inside.len()).is_empty()
    };
    match inside.filter(|inside| is_acronym && is_full(inside)) {
        Some(inside) => name.start..name.end + inside.len() + 3,
        None => name,
    }
}

/// A name without the time that follows it: `Nowhere University, 2012–present`.
fn without_years(text: &str, name: Range<usize>) -> Range<usize> {
    let is_sign = |c: char| matches!(c, ' ' | ',' | '-' | '–' | '—' | '/' | '(' | ')' | '|' | '·');
    let terms = find_terms(text, name.clone());
    let Some(term) = terms.first().filter(|_| ends_in_terms(text, &name, &terms)) else { return name };
    let bare = text[name.start..term.range.start].trim_end_matches(is_sign);
    let bare = ["since", "from"].iter().find_map(|lead| bare.strip_suffix(lead)).map_or(bare, str::trim_end);
    let closes =
        bare.matches('(').count() > bare.matches(')').count() && text[name.start + bare.len()..].starts_with(')');
    let bare = if closes { &text[name.start..=name.start + bare.len()] } else { without_open_bracket(bare) };
    let parted = text[name.start + bare.len()..].starts_with([' ', ',', '(']);
    if parted && !bare.is_empty() { name.start..name.start + bare.len() } else { name }
}

/// A name without the place that a bracket tells before the time: `Nowhere University (Ruritania, 2021–2023)`.
fn without_open_bracket(name: &str) -> &str {
    name.rsplit_once(" (").filter(|(_, inside)| !inside.contains(')')).map_or(name, |(before, _)| before)
}

/// Whether nothing but times and signs stands behind the first time in a name.
fn ends_in_terms(text: &str, name: &Range<usize>, terms: &[Term]) -> bool {
    let ends = terms.iter().skip(1).map(|term| term.range.start).chain([name.end]);
    terms
        .iter()
        .zip(ends)
        .all(|(term, end)| !text.get(term.range.end..end).unwrap_or_default().contains(char::is_alphabetic))
}

/// A body with the part of it that stands between the role and it: `in the Department of Tides at Nowhere University`.
pub(super) fn with_part(reading: &Reading<'_>, from: usize, place: Range<usize>) -> Range<usize> {
    const PARTS: &[&str] = &["Division ", "Department ", "Section ", "Faculty ", "School "];
    let text = reading.text();
    let Some(between) = text.get(from..place.start) else { return place };
    let Some(part) = [" at ", " at the "].iter().find_map(|tie| between.strip_suffix(tie)) else { return place };
    let Some(part) = [" in the ", " within the ", " in "].iter().find_map(|tie| part.strip_prefix(tie)) else {
        return place;
    };
    let start = span::offset(text, part);
    let name = name_at(reading.content(), start, place.start, Reach::Name);
    let is_whole = name.is_some_and(|name| name.start == start && name.end == start + part.len());
    let is_part = PARTS.iter().any(|lead| part.starts_with(lead)) || names_body(part);
    if is_whole && is_part { start..place.end } else { place }
}

/// A lab or a team with the bodies behind it up to its university: `Slow Reading Lab, Torf, School of Tides, Nowhere
/// University`, on one line or each on its own.
pub(super) fn with_whole(text: &str, place: Range<usize>, end: usize) -> Range<usize> {
    const PARTS: &[&str] = &["Lab", "Labs", "Laboratory", "Group", "Team"];
    const MOST: usize = 4;
    let is_part = |name: &str| {
        name.rsplit(' ').next().is_some_and(|last| PARTS.contains(&last))
            || ["Faculty of ", "Department of ", "School of ", "Division of "].iter().any(|lead| name.starts_with(lead))
    };
    let name = &text[place.clone()];
    if !name.split(',').next().is_some_and(is_part) || is_whole(name) {
        return place;
    }
    let mut at = place.end;
    for _ in 0..MOST {
        let rest = &text[at..end];
        let behind = rest.trim_start_matches([' ', ',', '\n', '\u{a0}']);
        let length = behind.find([',', '\n', '.', ';', ':', '(', '|']).unwrap_or(behind.len());
        let name = behind[..length].trim_end();
        if behind.len() == rest.len() || rest[..rest.len() - behind.len()].trim().len() > 1 || !is_name(name) {
            break;
        }
        at = end - behind.len() + name.len();
        if is_whole(name) {
            return place.start..at;
        }
    }
    place
}

/// Whether words are a name and nothing else: capitals, and the small words between them.
fn is_name(words: &str) -> bool {
    const SMALL: &[&str] = &["of", "for", "the", "and", "&", "in", "at", "de", "der", "für", "und", "et", "la", "di"];
    const LONGEST: usize = 8;
    let mut all = words.split(' ');
    words.starts_with(char::is_uppercase)
        && all.clone().count() <= LONGEST
        && all.all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(&word))
}

/// Whether a name is that of a whole institution or firm.
fn is_whole(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["universi", "institute of", "college", "academy", "hochschule", "polytech", "politecnico", "research center"]
        .iter()
        .any(|word| lower.contains(word))
        || is_short_university(name)
}

/// Whether a word opens the name of what happens once: it has a number or was organised by somebody (`the 10th Slow
/// Meeting`, `FLOCK-organized`).
pub(super) fn opens_as_occasion(word: &str) -> bool {
    let is_number = |stem: &str| !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_digit());
    ["st", "nd", "rd", "th"].iter().any(|end| word.strip_suffix(end).is_some_and(is_number))
        || ["-organized", "-organised", "-sponsored", "-hosted"].iter().any(|end| word.ends_with(end))
}
