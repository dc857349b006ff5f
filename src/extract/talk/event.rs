//! The occasion of a talk: conference, seminar, institution, podcast.
//!
//! Input: a reading, the clause and the cue that tells of speaking. Output: ranges of the text, one
//! for each occasion. Prepositions of place lead to it; behind `on` and `in` stands a topic, unless
//! the name has a word that only occasions have.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::cue::{Cue, CueKind};
use crate::extract::geography::is_country;
use crate::extract::phrase::{Reach, is_time, name_at};
use crate::extract::reading::{Reading, overlap};
use crate::extract::title::Title;
use crate::extract::venue::VenueMention;
use crate::pattern::Pattern;

/// Prepositions before an event, with the words that may stand between it and the name.
pub(super) static TIE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:\b(?:at|during|@|as\s+part\s+of|im\s+rahmen(?:\s+(?:einer|eines|von))?|dans\s+le\s+cadre\s+d[ue]|en\s+el\s+marco\s+del?|nell['’]ambito\s+d[ei]l?l?['’]?|no\s+âmbito\s+d[aoe]|auf\s+einladung(?:\s+von)?|within|for|in|to|with|by|on|auf|an|bei|beim|im|à|au|aux|en|no|na|em|ao|alla|al|nel|all['’]|nell['’]|aan|op)|@)(?:\b|\s)\s*(?:(?:l['’]|la\s+|les\s+|el\s+|der\s+|des\s+|dem\s+|den\s+|de\s+|het\s+))?(?:(?:the\s+)?(?:upcoming|next|virtual|online)\s+)?(?:(?:conference|workshop|symposium|congress|meeting|seminar|summer school)\s+)?",
    )
});

/// Occasions in small letters behind a preposition.
static COMMON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:at|to|for|during|in|of|with)\s+(?:the|an?|our|their|his|her|my)\s+((?:[\w*’'-]+\s+){0,4}?(?:seminar|workshop|conference|symposium|meeting|minisymposium|colloquium|group|summer school|journal club)(?:\s+(?:at|of|in)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)*)?)",
    )
});

/// The occasion before the verb in Japanese and Chinese.
static EASTERN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"([^\s、。，]{2,30})で(?:の)?(?:ポスター|口頭|招待)?(?:発表|講演)|在([^，。]{2,40}?)上?(?:作|做|进行|发表|举办)[^。]{0,60}(?:报告|讲座|演讲|讲课)|((?:[^\s,.]{2,30}\s)?(?:학술대회|그룹|학회|세미나|워크숍|연구실|행사)|[^\s,.]{2,30}(?:\s\d{4})?)에서.{0,40}(?:강연|발표|세미나|특강)",
    )
});

/// Words that only occasions and places have in their names.
pub(super) static EVENT_WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:conference|symposium|workshop|meeting|seminar|colloquium|minisymposium|school|universi[td]\w*|hochschule|institut\w*|college|escuela|école|escola|colegio|faculta[dt]|facult[éy]|laborator\w*|labs?|center|centre|summit|forum|congress|days?|week|society|association|department|podcast|group|tagung|konferenz|kongress|symposion|vortragsreihe|graduiertenkolleg|kolleg|congrès|journées?|congreso|congresso|encontro|series|academy|user group|meetup|jahrestagung|kolloquium|ringvorlesung|séminaire|seminari?o|jornadas?|giornate|convegno|colloque|museum|museo|gallery|reading group|cent(?:re|er) for|academia|radio)\b",
    )
});

/// A name behind a preposition.
struct Named {
    range: Range<usize>,
    tie: Tie,
}

/// What a preposition says of the name behind it, the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    /// `at`, `during`: the occasion or place.
    Place,
    /// `for`, `to`: often.
    Likely,
    /// `on`, `in`, `with`, `by`: a topic or a person, unless the name is one of an occasion.
    Topic,
}

fn tie_kind(word: &str) -> Tie {
    const SORTS: &[&str] = &["conference", "workshop", "symposium", "congress", "meeting", "seminar", "school"];
    if word.split_whitespace().next_back().is_some_and(|last| SORTS.contains(&last)) {
        return Tie::Place;
    }
    match word.trim().to_lowercase().split_whitespace().next().unwrap_or_default() {
        "at" | "during" | "@" | "bei" | "beim" | "à" | "au" | "aux" | "auf" | "an" | "im" | "all'" | "all’"
        | "alla" | "aan" => Tie::Place,
        "for" | "to" => Tie::Likely,
        _ => Tie::Topic,
    }
}

/// The events of a clause: named by the cue itself, behind it, a venue, what was attended, an
/// occasion in small letters, the occasion that the sentence before names.
pub(super) fn events(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    cue: &Cue,
    title: Option<&Title>,
) -> Vec<Range<usize>> {
    let free = |range: &Range<usize>| title.is_none_or(|title| !overlap(&title.range, range));
    let text = reading.text();
    let venue = || reading.venues_in(clause).map(|venue| venue.range.clone()).find(|range| free(range));
    let found = direct(reading, clause, cue)
        .filter(free)
        .or_else(|| named(reading, clause, cue, title))
        .or_else(venue)
        .or_else(|| attended(reading, clause, cue))
        .or_else(|| broadcast(reading, clause, cue))
        .or_else(|| visited(reading, clause, cue))
        .or_else(|| eastern(reading, clause))
        .or_else(|| common(text, clause, cue).filter(free))
        .or_else(|| before_sentence(reading, clause));
    match found {
        Some(event) if speaks_of_several(text, cue) => split_list(text, event),
        Some(event) => split_links(reading, event),
        None => Vec::new(),
    }
}

/// The best name behind a preposition.
fn named(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue, title: Option<&Title>) -> Option<Range<usize>> {
    let text = reading.text();
    let tail = cue_tail(text, cue);
    let outside = |at: usize| title.is_none_or(|title| !title.range.contains(&at));
    let names: Vec<Named> = TIE
        .find_iter(&text[tail..clause.end])
        .filter(|tie| outside(tail + tie.start()))
        .filter_map(|tie| {
            let range = name_at(reading.content(), tail + tie.end(), clause.end, Reach::Address)?;
            let range = grown(reading, range, clause.end);
            Some(Named { range, tie: tie_kind(tie.as_str()) })
        })
        .filter(|name| outside(name.range.start) && is_event(&text[name.range.clone()]))
        .collect();
    let is_sure = |name: &&Named| {
        EVENT_WORDS.is_match(&text[name.range.clone()])
            || SORT.is_match(&text[name.range.end..clause.end])
            || reading.venues.iter().any(|venue| overlap(&venue.range, &name.range))
    };
    let is_told = |name: &&Named| name.tie < Tie::Topic || text[name.range.clone()].contains(|c: char| c.is_numeric());
    let is_aside = |at: usize| {
        let before = &text[clause.start..at];
        before.matches('(').count() > before.matches(')').count()
    };
    let rank = |name: &&Named| (name.tie, is_aside(name.range.start), name.range.start);
    names
        .iter()
        .filter(is_sure)
        .min_by_key(rank)
        .or_else(|| names.iter().filter(is_told).min_by_key(rank))
        .map(|name| name.range.clone())
}

/// Small words that say what sort of occasion the name before them is.
static SORT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^\s+(?:\p{Ll}[\p{Ll}-]+\s+){0,2}(?:conference|workshop|meeting|symposium|seminar(?:\s+series)?|colloquium|minisymposium|forum|summit|congress|summer\s+school|winter\s+school|institute|laboratory|university|network|department|consortium|group|club|retreat|webinar)\b",
    )
});

/// A name with the small words that say what sort of occasion it is, and whose: `Slow Robots open group meeting`,
/// `Spring conference of the Slow Society`.
pub(super) fn grown(reading: &Reading<'_>, range: Range<usize>, end: usize) -> Range<usize> {
    const SMALL: &[&str] = &[
        "and", "or", "at", "on", "in", "for", "with", "the", "to", "about", "of", "which", "by", "as", "where", "this",
        "our", "my", "their", "its", "was", "is", "are", "from", "during", "hosted", "und", "et",
    ];
    let text = reading.text();
    let is_short = |venue: &VenueMention| venue.range.end == range.end && venue.venue.acronym.is_some();
    let Some(sort) = SORT.find(text.get(range.end..end).unwrap_or_default()) else { return range };
    let is_acronym = !text[range.clone()].contains(char::is_lowercase) && !text[range.clone()].contains(' ');
    let is_plain = ["conference", "workshop", "meeting", "symposium"].contains(&sort.as_str().trim());
    if is_acronym && is_plain || reading.venues.iter().any(is_short) {
        return range;
    }
    if sort.as_str().split_whitespace().any(|word| SMALL.contains(&word)) {
        return range;
    }
    let last = range.end + sort.end();
    let whose = [" of the ", " of ", " for the "].iter().find(|joint| text[last..end].starts_with(**joint));
    let name = whose.and_then(|joint| {
        let from = last + joint.len();
        name_at(reading.content(), from, end, Reach::Name).filter(|name| name.start == from)
    });
    let last = name.map_or(last, |name| grown(reading, name, end).end);
    range.start..last
}

/// The event that the cue names: `gave the Slow Seminar`, `podcast Slow Talk`.
fn direct(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let text = reading.text();
    let word = text[cue.range.clone()].to_lowercase();
    if word.ends_with(" about") || word.ends_with(" on") {
        return None;
    }
    let start = skip_marks(text, cue.range.end).min(clause.end);
    let is_podcast = word.ends_with("podcast");
    let is_tied = ["at", "@"].contains(&word.trim_end().rsplit(' ').next().unwrap_or_default());
    name_at(reading.content(), start, clause.end, Reach::Address)
        .filter(|range| range.start == start)
        .filter(|range| is_podcast || is_tied || EVENT_WORDS.is_match(&text[range.clone()]))
        .filter(|range| is_event(&text[range.clone()]))
}

/// The name before the word `podcast` or `panel`: `a guest on the Slow Robots podcast`.
fn broadcast(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let text = reading.text();
    let end = ["podcast", "radio", "show", "panel"]
        .iter()
        .find_map(|word| text[clause.clone()].to_lowercase().find(word).map(|at| clause.start + at + word.len()))?;
    let before = text.get(clause.start..end)?;
    let from =
        [" the ", " on ", " onto "].iter().filter_map(|lead| before.rfind(lead).map(|at| at + lead.len())).max()?;
    let start = clause.start + from;
    let named = text.get(start..end)?.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (named && end + 40 > cue.range.start).then_some(start..end)
}

/// Where the owner was in order to speak: `visited X and gave a talk`, `at X, giving a seminar`.
fn visited(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    static THERE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)\b(?:visited|visiting|visit to|invited to|back to|back at|time at|at|(?:auf|bei|an) (?:der|dem)|beim|am|im|lors d[ue]|en el|en la|alla?|no|na)\s+",
        )
    });
    let text = reading.text();
    let before = clause.start..cue.range.start;
    let names = THERE
        .find_iter(text.get(before.clone())?)
        .filter_map(|there| name_at(reading.content(), before.start + there.end(), before.end, Reach::Address));
    names.filter(|name| EVENT_WORDS.is_match(&text[name.clone()]) && is_event(&text[name.clone()])).last()
}

/// An occasion in small letters: `to the slow science group here`.
fn common(text: &str, clause: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let tail = cue_tail(text, cue).min(clause.end);
    let found = COMMON.captures(&text[tail..clause.end])?.get(1)?;
    Some(tail + found.start()..tail + found.end())
}

/// The occasion before the verb in Japanese (`ABCで発表`) and Chinese (`在ABC作…报告`).
fn eastern(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let captures = EASTERN.captures(&reading.text()[clause.clone()])?;
    let found = captures.iter().skip(1).flatten().next()?;
    Some(clause.start + found.start()..clause.start + found.end())
}

/// The occasion that the sentence before names and says nothing else of: `Slow Meeting in Nowhere. I gave a talk.`
fn before_sentence(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let at = reading.clauses.iter().position(|other| other == clause)?.checked_sub(1)?;
    let before = &reading.clauses[at];
    let text = &reading.text()[before.clone()];
    let is_short = text.split_whitespace().count() <= 12 && reading.cues_in(before, TELLING_CUES).next().is_none();
    (is_short && EVENT_WORDS.is_match(text))
        .then(|| name_at(reading.content(), before.start, before.end, Reach::Address))
        .flatten()
        .filter(|range| is_event(&reading.text()[range.clone()]))
}

/// Cues of sentences that tell something themselves.
const TELLING_CUES: &[CueKind] = &[
    CueKind::Accepted,
    CueKind::Published,
    CueKind::Won,
    CueKind::Organise,
    CueKind::Serve,
    CueKind::StartPosition,
    CueKind::FinishDegree,
    CueKind::GiveTalk,
];

/// Cuts `[A] and [B]` between its links.
fn split_links(reading: &Reading<'_>, event: Range<usize>) -> Vec<Range<usize>> {
    let text = reading.text();
    let cut = text[event.clone()].match_indices(" and ").map(|(at, _)| event.start + at).find(|at| {
        let right = at + " and ".len();
        reading.content().links().any(|(link, _)| link.end == *at)
            && reading.content().links().any(|(link, _)| link.start == right)
    });
    match cut {
        Some(at) => vec![event.start..at, at + " and ".len()..event.end],
        None => vec![event],
    }
}

/// A cue such as `talk at` ends in the preposition that the event stands behind.
fn cue_tail(text: &str, cue: &Cue) -> usize {
    let word = text[cue.range.clone()].rsplit(' ').next().unwrap_or_default();
    if matches!(word.to_lowercase().as_str(), "at" | "to" | "on" | "the" | "for") {
        cue.range.end - word.len()
    } else {
        cue.range.end
    }
}

pub(super) fn skip_marks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + (rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len())
}

pub(super) fn is_event(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    let next = words.next().unwrap_or_default();
    // An occasion may begin with its year or season: `2022 Slow Meeting`, `Spring conference`.
    let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
    let is_year =
        is_number && next.starts_with(char::is_uppercase) && !is_time(next) || !is_number && EVENT_WORDS.is_match(next);
    (!is_time(first) || is_year)
        && !matches!(first, "Prof." | "Professor" | "Dr." | "I" | "Prof")
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// The occasion that was attended in order to present: `Attending X to present our work`.
fn attended(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let before = clause.start..cue.range.start;
    let attend = reading.cues_in(&before, &[CueKind::Attend]).last()?;
    name_at(reading.content(), attend.range.end, before.end, Reach::Address)
        .filter(|range| is_event(&reading.text()[range.clone()]))
}

fn speaks_of_several(text: &str, cue: &Cue) -> bool {
    let told = text[cue.range.clone()].to_lowercase();
    ["talks", "lectures", "seminars", "vorträge", "exposés"].iter().any(|several| told.contains(several))
}

/// Cuts `A, B, and C` into its names.
fn split_list(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for (offset, _) in text[range.clone()].match_indices([',', '&']).chain(text[range.clone()].match_indices(" and ")) {
        let at = range.start + offset;
        if at > start {
            parts.push(start..at);
            start = at + 1;
        }
    }
    parts.push(start..range.end);
    let parts = parts.into_iter().map(|part| trim(text, part));
    parts.filter(|part| !part.is_empty() && !is_country(&text[part.clone()])).collect()
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '.'));
    let kept = part.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '&'));
    let kept = kept.strip_prefix("and ").or_else(|| kept.strip_prefix("nd ")).unwrap_or(kept);
    range.start + part.len() - kept.len()..range.start + part.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occasions_in_small_letters_are_named_with_their_place() {
        for (text, expected) in [
            ("a talk to the slow robots group here", "slow robots group"),
            ("a talk at the research seminar at Nowhere Labs on clocks", "research seminar at Nowhere Labs"),
        ] {
            assert_eq!(
                COMMON.captures(text).and_then(|found| found.get(1)).map(|found| found.as_str()),
                Some(expected)
            );
        }
    }

    #[test]
    fn the_occasion_stands_before_the_verb_in_the_east() {
        let found = |text| {
            EASTERN
                .captures(text)
                .and_then(|found| found.iter().skip(1).flatten().next().map(|m| m.as_str().to_owned()))
        };
        assert_eq!(found("SLOW7でポスター発表しました").as_deref(), Some("SLOW7"));
        assert_eq!(found("受邀在某某大学作“钟表”报告").as_deref(), Some("某某大学"));
        assert_eq!(found("거북학회에서 초청강연").as_deref(), Some("거북학회"));
        assert_eq!(found("거북 그룹에서 느린 시계를 발표했습니다").as_deref(), Some("거북 그룹"));
    }

    #[test]
    fn a_list_of_places_is_cut_into_its_names() {
        let text = "Nowhere Labs, Elsewhere College, and Somewhere";
        let parts: Vec<&str> = split_list(text, 0..text.len()).into_iter().map(|range| &text[range]).collect();
        assert_eq!(parts, ["Nowhere Labs", "Elsewhere College", "Somewhere"]);
    }

    #[test]
    fn at_names_a_place_and_on_a_topic() {
        assert!(tie_kind("at the ") < tie_kind("for "));
        assert!(tie_kind("to ") < tie_kind("on "));
    }
}
