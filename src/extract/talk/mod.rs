//! Reads talks given.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. In news and prose
//! a cue of giving a talk or presenting opens the frame; its title is what the page sets apart, its
//! event the name behind `at`, `during`, `for`. A work that *was presented* or *accepted for
//! presentation* tells of the work, not of a talk. In a list of talks each entry is one.

mod event;

use std::ops::Range;
use std::sync::LazyLock;

use crate::date::Date;
use crate::extract::cue::{Cue, CueKind};
use crate::extract::phrase::{Reach, is_time, name_at};
use crate::extract::reading::{Reading, cover, overlap};
use crate::extract::title::{Setting, Title, find_titles};
use crate::extract::title_shape as shape;
use crate::fact::{Facts, Talk, TalkKind};
use crate::pattern::Pattern;
use event::{EVENT_WORDS, TIE, events, is_event, skip_marks};

/// A work that is presented by its acceptance, not by its author's telling.
static PASSIVE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:was|were|is|are|been|be|being)\s+(?:\w+\s+)?presented\b|\b(?:accepted|selected|chosen|nominated)\s+(?:\w+\s+){0,3}(?:for|as|to)\s+(?:be\s+)?(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:presentation|presented|oral|poster|talk|spotlight)|\b(?:got|gets|receives?|received|as)\s+(?:an?\s+)?(?:oral|spotlight)\b|\b(?:was|were|is)\s+(?:\w+\s+)?featured\b|\bsee my\b|looking forward|call for|deadline|watch the|submit",
    )
});

/// Ways to tell of speaking that bend more than a table of phrases can hold: an adjective between
/// verb and noun, a course or workshop that was led, an invitation to speak.
static SPEAKING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:gave|give|giving|given|gives|deliver(?:ed|ing)?)\s+(?:[\w’'-]+\s+){1,5}?(?:talk|lecture|presentation|seminar|speech|keynote|tutorial|course|workshop)s?\b",
        r"|\b(?:gave|give|giving|given|delivered)\s+(?:talks|lectures|seminars|presentations)\b",
        r"|\b(?:led|ran|leading|running)\s+(?:an?|the|our|my)\s+(?:[\w-]+\s+){0,3}?(?:workshop|tutorial|course|discussion|session)\b",
        r"|\b(?:taught|teach|teaching|held)\s+an?\s+(?:short|one[- ]day|two[- ]day|half[- ]day|1-day|2-day|training)\s+(?:\w+\s+)?(?:course|workshop|tutorial)\b",
        r"|\binvit(?:ation|ed)\s+to\s+(?:talk|speak|present|give)\b|\bI\s+have\s+an?\s+(?:poster|talk)\b|\bfeatured\s+speaker\b|\bbe\s+speaking\b",
    ))
});

/// First-person or verbless statements that somebody spoke.
static TELLING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:gave|give|giving|given|presented|presenting|present|presents|spoke|speaking|speak|delivered|delivering|talked|led|taught|invited|keynote|lecture|talks?|seminar|tutorial|panel(?:ist)?|podcast|webinar|colloquium|vortrag|exposé|palestra|charla|presentation)\b|报告|講演|発表",
    )
});

/// The share of talks found that is right on labelled pages.
const SURE: f32 = 0.95;

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
    talk.or(present).cloned().or_else(|| {
        let found = SPEAKING.find(text)?;
        let range = clause.start + found.start()..clause.start + found.end();
        Some(Cue { kind: CueKind::GiveTalk, range })
    })
}

/// Whether the words before a verb are just a name, so that somebody else presents.
fn is_somebody_else(before: &str) -> bool {
    if before.ends_with(" and") {
        return false;
    }
    let words: Vec<&str> =
        before.split_whitespace().filter(|word| !matches!(*word, "will" | "has" | "have" | "and")).collect();
    let names = words.iter().all(|word| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase));
    (1..=4).contains(&words.len()) && names && !PLAIN_BEGINNINGS.contains(&words[0].to_lowercase().as_str())
}

/// Words that begin a clause with a capital and are no name of a person.
const PLAIN_BEGINNINGS: &[&str] =
    &["paper", "poster", "just", "also", "recently", "today", "talk", "happy", "excited", "had", "oral", "work"];

/// Whether a form of `present` is the owner's act: a verb, or a noun at the head of the clause.
fn is_own_presentation(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> bool {
    let word = reading.text()[cue.range.clone()].to_lowercase();
    let printed = reading.text()[clause.start..cue.range.start].trim();
    if is_somebody_else(printed) {
        return false;
    }
    let before = printed.to_lowercase();
    let is_verb = word.starts_with("presented")
        || word.starts_with("presenting")
        || word.contains("to present")
        || word.contains("will present")
        || word.starts_with("i ")
        || word.starts_with("showcas")
        || word.contains("oral");
    let others = ["paper", "student", "students", "we", "article", "work"]
        .iter()
        .any(|subject| before.ends_with(subject) && *subject != "we" && before != "paper");
    (is_verb && !others) || (before.is_empty() && word.starts_with("present")) || before.ends_with("poster")
}

fn read_clause(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    scope: &Range<usize>,
    cue: &Cue,
    titles: &[Title],
) -> Vec<Talk> {
    let title = titles
        .iter()
        .filter(|title| overlap(&title.range, scope) && is_title(reading, title, cue))
        .min_by_key(|title| (title.setting, title.range.start));
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
        && !is_place_of_talk(reading, title)
}

/// Whether a stretch stands where the event is told, behind `at` or as the name of a session.
fn is_place_of_talk(reading: &Reading<'_>, title: &Title) -> bool {
    let before = reading.text()[..title.range.start].trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_session = matches!(last, "minisymposium" | "session" | "series" | "workshop" | "seminar");
    is_session || title.setting > Setting::Emphasis && matches!(last, "at" | "during" | "podcast")
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
        provenance: reading.provenance(range, SURE),
    }
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
    ("day course", TalkKind::Tutorial),
    ("training course", TalkKind::Tutorial),
    ("led a", TalkKind::Tutorial),
    ("ran a", TalkKind::Tutorial),
    ("give a course", TalkKind::Tutorial),
    ("gave a course", TalkKind::Tutorial),
    ("give a workshop", TalkKind::Tutorial),
    ("gave a workshop", TalkKind::Tutorial),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaking_is_told_in_many_words() {
        for told in [
            "I will be giving a short lectern presentation in Nowhere",
            "we ran a tutorial on slow robots",
            "Thanks for the invitation to talk at Nowhere University",
            "I led a hands-on workshop on clocks",
            "had fun giving talks at Nowhere",
        ] {
            assert!(SPEAKING.is_match(told), "{told}");
        }
        assert!(!SPEAKING.is_match("our paper was accepted to the workshop"));
    }

    #[test]
    fn an_oral_or_a_feature_of_a_work_is_no_talk() {
        for passive in
            ["SlowNet got an oral presentation", "SlowNet at ICML as an oral", "my tutorial was featured on a podcast"]
        {
            assert!(PASSIVE.is_match(passive), "{passive}");
        }
        assert!(!PASSIVE.is_match("I gave an oral presentation at the Slow Meeting"));
    }

    #[test]
    fn a_name_before_the_verb_is_somebody_else() {
        assert!(is_somebody_else("Ada"));
        assert!(is_somebody_else("Ada Weiss will"));
        assert!(!is_somebody_else("I"));
        assert!(!is_somebody_else("Attended and"));
        assert!(!is_somebody_else("Paper"));
        assert!(!is_somebody_else("Happy to have"));
    }
}
