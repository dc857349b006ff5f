//! The giver that stands beside an honour in a list: the contest before a place, the part or the cell beside the name.
//!
//! Input: a line and where the honour stands on it. Output: the giver's name. A bracket that tells for whom or in what
//! field an honour is names none.

use std::ops::Range;

use super::below::begins_sentence;
use super::giver::name_at;
use super::title::find_honours;
use crate::extract::phrase::is_time;
use crate::extract::reading::Reading;
use crate::page::Shape;

/// The contest before a place that was reached in it: `Nowhere Design Competition, 2nd Place`.
pub(super) fn contest_before(text: &str, range: &Range<usize>, line: &Range<usize>) -> Option<String> {
    const LONGEST: usize = 14;
    let before = text[line.start..range.start].trim_end();
    let contest = before.strip_suffix([',', ':', '–', '-', '|', '('])?.trim();
    let fits = contest.starts_with(char::is_uppercase) && contest.split_whitespace().count() <= LONGEST;
    (is_place(&text[range.clone()]) && fits && !contest.contains([';', '.']))
        .then(|| contest.trim_end_matches(',').to_owned())
}

/// Whether an honour is nothing but a place: `2nd Place`, `Winner`.
pub(super) fn is_place(name: &str) -> bool {
    const PLACES: &[&str] = &["place", "runner-up", "winner", "finalist", "prize", "mention", "medal"];
    const ORDINALS: &[&str] =
        &["first", "second", "third", "grand", "gold", "silver", "bronze", "honorable", "honourable"];
    let name = name.to_lowercase();
    let first = name.split(' ').next().unwrap_or_default();
    let is_counted = first.starts_with(|c: char| c.is_ascii_digit());
    PLACES.iter().any(|place| name.ends_with(place))
        && name.split(' ').count() <= 2
        && (is_counted || PLACES.contains(&first) || ORDINALS.contains(&first))
}

/// The giver in the cell before an honour's: a name and nothing besides.
pub(super) fn cell_before(reading: &Reading<'_>, range: &Range<usize>) -> Option<String> {
    const LONGEST: usize = 8;
    let text = reading.text();
    let cell = text[..range.start].strip_suffix('\n').filter(|_| reading.entry.shape == Shape::TableRow)?;
    let cell = cell.rsplit('\n').next()?.trim();
    let is_name = cell.split_whitespace().count() <= LONGEST && !cell.contains(|c: char| c.is_ascii_digit());
    name_at(cell).filter(|name| is_name && name.len() == cell.len())
}

/// A giver that stands beside the name, between commas, dashes or brackets.
pub(super) fn part_beside(text: &str, range: &Range<usize>, line: &Range<usize>) -> Option<String> {
    let printed = text.get(range.end..line.end)?;
    let rest = behind_sum(printed);
    // Behind its years the next honour may stand, with years of its own, or the part that one had in a project.
    let is_next = |name: &str| {
        let behind = &rest[rest.find(name).unwrap_or(0) + name.len()..];
        matches!(name, "PI" | "Co-I" | "Co-PI" | "CoI" | "Co" | "Principal Investigator")
            || behind
                .trim_start()
                .strip_prefix('(')
                .is_some_and(|inside| inside.starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_behind_sum = rest.len() < printed.len();
    let bare = rest.trim_start();
    // Behind a colon stands what a grant is for, and in quotation marks, too.
    let is_money =
        ["grant", "fund", "career", "award:"].iter().any(|noun| text[range.clone()].to_lowercase().contains(noun));
    let (rest, bare) = behind_topic(bare).map_or((rest, bare), |behind| (behind, behind));
    let rest = if rest[..rest.len() - bare.len()].contains('\n') {
        Some(bare).filter(|line| !begins_sentence(line))?
    } else {
        bare.strip_prefix([',', '(', '–', '—', '-', '|', '@'])
            .or_else(|| bare.strip_prefix(':').filter(|rest| !is_money && !tells(rest)))?
    };
    let is_bracket = bare.starts_with('(');
    let rest = rest.trim_start();
    name_at(rest)
        .filter(|name| !is_bracket || !is_level(name))
        .filter(|name| !is_behind_sum || !is_next(name))
        .filter(|name| !is_place(name))
        .filter(|name| !is_time(name.split([' ', '–', '-']).next().unwrap_or_default()))
        .filter(|_| !rest.starts_with(['"', '“', '„', '«']))
        .filter(|name| !name.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
        .filter(|name| {
            let is_honour = || {
                let honours = find_honours(name, &(0..name.len()), true);
                honours.iter().any(|honour| honour.is_named && honour.noun != "fund")
            };
            !name.starts_with("Team ") && (is_place(&text[range.clone()]) || !is_honour())
        })
}

/// What stands behind the topic of an honour, from its comma on: `, Nowhere University` of `in Tidal Studies, Nowhere
/// University`.
fn behind_topic(rest: &str) -> Option<&str> {
    const MOST_WORDS: usize = 6;
    let topic = ["in ", "on "].iter().find_map(|tie| rest.strip_prefix(tie))?;
    let comma = topic.find([',', '(', '\n', ';', '–', '—', '.'])?;
    let fits = topic[comma..].starts_with(',') && topic[..comma].split(' ').count() <= MOST_WORDS;
    (fits && !topic[..comma].contains(|c: char| c.is_ascii_digit())).then(|| &topic[comma..])
}

/// Whether the words behind a colon tell something of an honour and are no name: `Selected to study tides`.
fn tells(rest: &str) -> bool {
    let rest = rest.trim_start();
    let name = name_at(rest).unwrap_or_default();
    let behind = rest.find(&name).map_or("", |at| &rest[at + name.len()..]);
    behind.trim_start_matches([' ', '"', '”']).starts_with(char::is_lowercase)
}

/// What stands behind a sum or years in brackets: ` (€10,000), Society of Tides`.
fn behind_sum(rest: &str) -> &str {
    const UNITS: &[&str] =
        &["eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "cad", "aud", "k", "m", "million", "mio", "declined"];
    let inside = rest.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let Some((inside, behind)) = inside.filter(|(inside, _)| inside.contains(|c: char| c.is_ascii_digit())) else {
        return rest;
    };
    let mut words = inside.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    if words.all(|word| UNITS.contains(&word.to_lowercase().as_str()) || is_time(word)) { behind } else { rest }
}

/// Whether a bracket tells for whom or in what field an honour is: `(Doctoral)`, `(Science and Engineering, Acme)`.
fn is_level(name: &str) -> bool {
    const LEVELS: &[&str] = &[
        "doctoral", "graduate", "undergraduate", "postgraduate", "postdoctoral", "phd", "ph.d", "masters", "master",
        "bachelor", "individual", "team", "group", "student", "national", "international", "regional", "provincial",
        "declined", "full", "partial", "science", "sciences", "engineering", "mathematics", "physics", "chemistry",
        "biology", "economics", "humanities", "arts", "medicine", "technology", "computer", "and", "&", "of", "in",
        "level", "track", "category", "senior", "junior", "honorable", "honourable", "gold", "silver", "bronze",
        "first", "second", "third", "co-awarded", "shared", "with", "research", "teaching", "natural", "social", "url",
        "link", "pdf", "website", "news",
    ];
    name.split([' ', ',', ')'])
        .filter(|word| !word.is_empty())
        .all(|word| LEVELS.contains(&word.to_lowercase().as_str()))
}
