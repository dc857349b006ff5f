//! Reads talks given.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. In news and prose
//! a cue of giving a talk or presenting opens the frame; its title is what the page sets apart, its
//! event the name behind `at`, `during`, `for`. A work that *was presented* or *accepted for
//! presentation* tells of the work, not of a talk. In a list of talks each entry is one.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::cue::{Cue, CueKind};
use super::phrase::{Reach, is_time, name_at};
use super::reading::{Reading, cover, overlap};
use super::title::{Setting, Title, find_titles};
use super::title_shape as shape;
use crate::date::Date;
use crate::fact::{Facts, Talk, TalkKind};

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of this file is well formed")
}

/// Prepositions before an event, those of place and occasion first.
static TIE: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"(?i)(?:\b(?:at|during|@|for|in|to|with|by|on|auf|bei|beim|à|au|en|no|na|em)\b|@)\s*"));

/// A work that is presented by its acceptance, not by its author's telling.
static PASSIVE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?i)\b(?:was|were|is|are|been|be|being)\s+(?:\w+\s+)?presented\b|\b(?:accepted|selected|chosen|nominated)\s+(?:\w+\s+){0,3}(?:for|as|to)\s+(?:be\s+)?(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:presentation|presented|oral|poster|talk|spotlight)|looking forward|call for|deadline|watch the|submit",
    )
});

/// First-person or verbless statements that somebody spoke.
static TELLING: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?i)\b(?:gave|give|giving|given|presented|presenting|present|presents|spoke|speaking|speak|delivered|delivering|talked|led|taught|invited|keynote|lecture|talks?|seminar|tutorial|panel(?:ist)?|podcast|webinar|colloquium|vortrag|exposé|palestra|charla|presentation)\b|报告|講演|発表",
    )
});

/// Reads the talks that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    let titles = find_titles(reading);
    let mut last: Option<usize> = None;
    for (at, clause) in reading.clauses.iter().enumerate() {
        let Some(cue) = opening_cue(reading, clause) else { continue };
        if last.is_some_and(|last| last + 1 == at && !TELLING.is_match(&reading.text()[clause.clone()])) {
            continue;
        }
        let scope = clause.start
            ..reading
                .clauses
                .get(at + 1)
                .filter(|next| opening_cue(reading, next).is_none())
                .map_or(clause.end, |next| next.end);
        let found = read_clause(reading, clause, &scope, &cue, &titles);
        if !found.is_empty() {
            last = Some(at);
        }
        facts.talks.extend(found);
    }
}

/// The cue that opens the frame of a talk.
fn opening_cue(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Cue> {
    let text = &reading.text()[clause.clone()];
    if PASSIVE.is_match(text) || reading.has_cue(clause, &[CueKind::Negative]) {
        return None;
    }
    let talk = reading.cues_in(clause, &[CueKind::GiveTalk]).next();
    let present = reading.cues_in(clause, &[CueKind::Present]).find(|cue| is_own_presentation(reading, clause, cue));
    talk.or(present).cloned()
}

/// Whether a form of `present` is the owner's act: a verb, or a noun at the head of the clause.
fn is_own_presentation(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> bool {
    let word = reading.text()[cue.range.clone()].to_lowercase();
    let before = reading.text()[clause.start..cue.range.start].trim().to_lowercase();
    let is_verb = word.starts_with("presented")
        || word.starts_with("presenting")
        || word.contains("to present")
        || word.contains("will present")
        || word.starts_with("i ")
        || word.starts_with("showcas")
        || word.contains("oral");
    let others = ["paper", "student", "students", "we", "article", "work"]
        .iter()
        .any(|subject| before.ends_with(subject) && *subject != "we");
    (is_verb && !others) || (before.is_empty() && word.starts_with("present")) || before.ends_with("poster")
}

fn read_clause(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    scope: &Range<usize>,
    cue: &Cue,
    titles: &[Title],
) -> Vec<Talk> {
    let title = titles.iter().find(|title| overlap(&title.range, scope) && is_title(reading, title, cue));
    let kind = kind(reading, clause);
    let events = events(reading, clause, cue, title);
    if events.is_empty() && title.is_none() {
        return Vec::new();
    }
    if events.is_empty() {
        return vec![talk(reading, title, None, kind, &cue.range)];
    }
    events.into_iter().map(|event| talk(reading, title, Some(event), kind, &cue.range)).collect()
}

fn is_title(reading: &Reading<'_>, title: &Title, cue: &Cue) -> bool {
    let text = &reading.text()[title.range.clone()];
    !overlap(&title.range, &cue.range)
        && (title.setting < Setting::Announced || title.range.start > cue.range.end)
        && shape::word_count(text) >= 1
        && !EVENT_WORDS.is_match(text)
}

fn talk(
    reading: &Reading<'_>,
    title: Option<&Title>,
    event: Option<Range<usize>>,
    kind: TalkKind,
    cue: &Range<usize>,
) -> Talk {
    let text = reading.text();
    let range = cover(&cover(cue, title.map(|title| &title.range)), event.as_ref());
    Talk {
        title: title.map(|title| text[title.range.clone()].to_owned()),
        event: event.map(|range| text[range].to_owned()),
        location: None,
        date: reading.date(),
        kind,
        work: title.map(|title| text[title.range.clone()].to_owned()),
        url: None,
        provenance: reading.provenance(range, 0.8),
    }
}

/// Words that only occasions and places have in their names.
static EVENT_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?i)\b(?:conference|symposium|workshop|meeting|seminar|colloquium|school|universit\w*|institut\w*|college|laborator\w*|lab|center|centre|summit|forum|congress|days?|week|society|association|department|podcast|group|tagung|konferenz|congrès|journées?|congreso|congresso|encontro|series|academy|user group|meetup)\b",
    )
});

/// The events of a clause: behind the cue, else a venue, else what was attended before it.
fn events(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue, title: Option<&Title>) -> Vec<Range<usize>> {
    let free = |range: &Range<usize>| title.is_none_or(|title| !overlap(&title.range, range));
    let text = reading.text();
    let tail = cue_tail(text, cue);
    let named: Vec<Range<usize>> = TIE
        .find_iter(&text[tail..clause.end])
        .filter(|tie| title.is_none_or(|title| !title.range.contains(&(tail + tie.start()))))
        .filter_map(|tie| name_at(reading.content(), tail + tie.end(), clause.end, Reach::Address))
        .filter(|range| free(range) && is_event(&text[range.clone()]))
        .collect();
    let sure = named.iter().find(|range| {
        EVENT_WORDS.is_match(&text[(*range).clone()]) || reading.venues.iter().any(|venue| overlap(&venue.range, range))
    });
    let chosen = sure.or(named.first()).cloned();
    let venue = || reading.venues_in(clause).map(|venue| venue.range.clone()).find(|range| free(range));
    let attended = || attended(reading, clause, cue);
    let direct = || {
        name_at(reading.content(), skip_marks(text, cue.range.end), clause.end, Reach::Address)
            .filter(|range| free(range) && EVENT_WORDS.is_match(&text[range.clone()]))
    };
    match chosen.or_else(venue).or_else(attended).or_else(direct) {
        Some(event) if speaks_of_several(text, cue) => split_list(text, event),
        Some(event) => vec![event],
        None => Vec::new(),
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

fn skip_marks(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + (rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len())
}

fn is_event(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    !is_time(first)
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
    text[cue.range.clone()].to_lowercase().contains("talks")
        || text[cue.range.clone()].to_lowercase().contains("lectures")
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
    parts.into_iter().map(|part| trim(text, part)).filter(|part| !part.is_empty()).collect()
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '.'));
    let kept = part.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '&'));
    let kept = kept.strip_prefix("and ").or_else(|| kept.strip_prefix("nd ")).unwrap_or(kept);
    range.start + part.len() - kept.len()..range.start + part.len()
}

/// Words that tell the sort of talk, the most telling first.
const KINDS: &[(&str, TalkKind)] = &[
    ("keynote", TalkKind::Keynote),
    ("plenary", TalkKind::Keynote),
    ("guest lecture", TalkKind::GuestLecture),
    ("guest talk", TalkKind::GuestLecture),
    ("lecture to", TalkKind::GuestLecture),
    ("panel", TalkKind::Panel),
    ("podcast", TalkKind::Podcast),
    ("tutorial", TalkKind::Tutorial),
    ("short course", TalkKind::Tutorial),
    ("seminar", TalkKind::Seminar),
    ("colloquium", TalkKind::Seminar),
    ("reading group", TalkKind::Seminar),
    ("invit", TalkKind::Invited),
    ("poster", TalkKind::Conference),
    ("present", TalkKind::Conference),
    ("conference", TalkKind::Conference),
    ("symposium", TalkKind::Conference),
    ("workshop", TalkKind::Conference),
    ("meeting", TalkKind::Conference),
];

fn kind(reading: &Reading<'_>, clause: &Range<usize>) -> TalkKind {
    let around = format!("{} {}", reading.entry.groups.join(" "), &reading.text()[clause.clone()]).to_lowercase();
    let told = KINDS.iter().find(|(word, _)| around.contains(word)).map(|(_, kind)| *kind);
    told.unwrap_or(if reading.venues_in(clause).next().is_some() { TalkKind::Conference } else { TalkKind::Other })
}

/// Reads an entry of a list of talks.
pub(super) fn read_list(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    let titles = find_titles(reading);
    let title = titles
        .iter()
        .find(|title| title.setting < Setting::Bare && !EVENT_WORDS.is_match(&reading.text()[title.range.clone()]));
    let event = list_event(reading, &whole, title);
    if title.is_none() && event.is_none() {
        return;
    }
    let start = title.map_or(whole.start, |title| title.range.start);
    let mut found = talk(reading, title, event, kind(reading, &whole), &(start..start));
    found.date = reading.date().or_else(|| year(reading).map(Date::from_year));
    facts.talks.push(found);
}

fn list_event(reading: &Reading<'_>, whole: &Range<usize>, title: Option<&Title>) -> Option<Range<usize>> {
    let text = reading.text();
    let free = |range: &Range<usize>| title.is_none_or(|title| !overlap(&title.range, range));
    let venue = reading.venues_in(whole).map(|venue| venue.range.clone()).find(|range| free(range));
    let from = title.map_or(whole.start, |title| title.range.end);
    let named = std::iter::once(skip_marks(text, from))
        .chain(TIE.find_iter(&text[from..whole.end]).map(|tie| from + tie.end()))
        .filter_map(|at| name_at(reading.content(), at, whole.end, Reach::Address))
        .find(|range| free(range) && is_event(&text[range.clone()]));
    venue.or(named)
}

fn year(reading: &Reading<'_>) -> Option<i16> {
    reading
        .text()
        .split(|c: char| !c.is_alphanumeric())
        .rfind(|word| word.len() == 4 && is_time(word))
        .and_then(|word| word.parse().ok())
}
