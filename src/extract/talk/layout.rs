//! How the parts of an entry of a list of talks are set.
//!
//! Input: an entry's text. Output: the title of an entry that does not set it apart, the label that says what sort of
//! talk it was, the lines of an entry that holds several talks. Limits: a plain title needs an occasion beside it.

use std::ops::Range;
use std::sync::LazyLock;

use super::TELLING;
use super::event::EVENT_WORDS;
use crate::extract::geography::is_country;
use crate::extract::people::read_people;
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, overlap};
use crate::extract::title::{Setting, Title};
use crate::extract::title_shape::{self as shape, Case};
use crate::pattern::Pattern;
use crate::text::MarkKind;

/// The least number of lines that each end in a year, so that each is a talk.
const FEWEST_LINES: usize = 3;

/// The lines of an entry that holds a talk in each, up to and with its year; none where it holds one.
pub(super) fn records(text: &str, body: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut start, mut at) = (None, body);
    for line in text[body..].split('\n') {
        let end = at + line.trim_end().len();
        let first = at + line.len() - line.trim_start().len();
        at += line.len() + 1;
        if start.is_none() && (first >= end || is_kind(&text[first..end])) {
            continue;
        }
        let from = *start.get_or_insert(first);
        if let Some(length) = length_with_year(&text[from..end]) {
            found.push(from..from + length);
            start = None;
        }
    }
    if found.len() < FEWEST_LINES { Vec::new() } else { found }
}

/// The length of a line up to and with the year that it ends in, besides words such as `Slides`.
fn length_with_year(line: &str) -> Option<usize> {
    let mut words = line.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let last = words.find(|word| !word.chars().all(char::is_alphabetic) || !is_kind(word))?;
    let is_year = is_time(last) && last.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| line.rfind(last).map_or(line.len(), |at| at + last.len()))
}

/// Whether what a page sets apart is a title of a talk, and not its occasion, its sort, or where and when it was.
pub(super) fn is_set_apart(reading: &Reading<'_>, title: &Title) -> bool {
    const FEWEST_WORDS: usize = 4;
    let printed = &reading.text()[title.range.clone()];
    if title.setting == Setting::Quoted && shape::word_count(printed) >= FEWEST_WORDS {
        return true;
    }
    !EVENT_WORDS.is_match(printed)
        && head_length(printed) == 0
        && !has_sort(printed)
        && !printed.split(", ").last().is_some_and(is_country)
        && !names_venue(reading, title)
        && !stands_at(&reading.text()[reading.entry.body..title.range.start])
}

/// Whether a part of a stretch only says what sort of talk it was: `Slow Days, 2022. Poster presentation`.
pub(super) fn has_sort(printed: &str) -> bool {
    printed.split([',', '.']).any(|part| part.chars().any(char::is_alphabetic) && is_kind(part))
}

/// Whether a stretch is the name of a venue, with few words more.
fn names_venue(reading: &Reading<'_>, title: &Title) -> bool {
    const MOST_MORE: usize = 3;
    let printed = &reading.text()[title.range.clone()];
    let words = shape::word_count(printed);
    let starts = reading
        .venues
        .iter()
        .filter(|venue| venue.range.start >= title.range.start && venue.range.start < title.range.start + 5);
    let mut more = starts.map(|venue| words.saturating_sub(shape::word_count(&reading.text()[venue.range.clone()])));
    shape::case(printed) == Case::Title && more.any(|more| more <= MOST_MORE)
}

/// Whether the words before lead to a place: `Invited lecture at`.
fn stands_at(before: &str) -> bool {
    let lower = before.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '@').rev().filter(|word| !word.is_empty());
    let joint = words.find(|word| !matches!(*word, "the" | "a" | "an" | "annual" | "upcoming"));
    let stands_near = before.ends_with([' ', '\u{a0}', '\n']);
    stands_near && matches!(joint, Some("at" | "during" | "@" | "bei" | "beim" | "chez"))
}

/// The title of an entry that sets nothing apart: its first part, where an occasion follows (`Slow data. Seminar,
/// Nowhere College`), or what a colon tells behind the occasion (`Keynote at the Slow Meeting: Slow data`).
pub(super) fn plain_title(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Title> {
    const MARKS: &[&str] = &[". ", "\n", " – ", " — ", " | ", "; ", " · ", " @ "];
    let whole = whole.start + head_length(&reading.text()[whole.clone()])..whole.end;
    let text = &reading.text()[whole.clone()];
    let stop = MARKS.iter().filter_map(|mark| text.find(mark)).min();
    let ends = stop.into_iter().chain(before_occasion(text)).chain(before_place(text));
    let plain = || ends.clone().find(|end| is_title(reading, &whole, *end)).map(|end| before_remark(&text[..end]));
    let end = before_emphasis(reading, &whole).or_else(plain);
    let range = end.map(|end| 0..end).or_else(|| behind_occasion(text))?;
    let start = range.start + people_length(&text[range.clone()]);
    Some(Title { range: whole.start + start..whole.start + range.end, setting: Setting::Bare, url: None })
}

/// The length of the people before a title, by their initials: `A. Weiss, B. Stone, Slow data`.
fn people_length(text: &str) -> usize {
    let is_initial = |word: &str| word.ends_with('.') && word.trim_end_matches('.').chars().count() == 1;
    let is_person = |part: &str| {
        let mut words = part.split(' ');
        part.split(' ').count() <= 4
            && words.clone().any(is_initial)
            && words.all(|word| word.starts_with(char::is_uppercase))
    };
    let people = text.split(", ").take_while(|part| is_person(part));
    people.map(|part| part.len() + 2).sum::<usize>().min(text.len())
}

/// The end of a title before what a bracket or a date says of the talk: `Slow data, June 15-18`.
fn before_remark(part: &str) -> usize {
    let is_day = |word: &&str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_date = |at: &usize| {
        let mut words = part[at + 2..].split(|c: char| !c.is_alphanumeric()).skip_while(is_day);
        words.next().is_some_and(is_time)
    };
    let comma = part.match_indices(", ").map(|(at, _)| at).find(is_date);
    part.find(" (").into_iter().chain(comma).min().unwrap_or(part.len())
}

/// Whether the part of `whole` before `end` reads as a title, with an occasion behind it.
fn is_title(reading: &Reading<'_>, whole: &Range<usize>, end: usize) -> bool {
    const FEWEST_CAPITALISED: usize = 4;
    let text = &reading.text()[whole.clone()];
    let part = &text[..end];
    let words = shape::word_count(part);
    let is_sentence =
        part.split_whitespace().skip(1).any(|word| word.starts_with(char::is_lowercase) && word.len() > 3);
    let is_phrase =
        words >= FEWEST_CAPITALISED && part.split(' ').any(|word| JOINTS.contains(&word.to_lowercase().as_str()));
    (2..=25).contains(&words)
        && part.starts_with(char::is_uppercase)
        && (is_sentence || is_phrase && !names_unit(part))
        && !EVENT_WORDS.is_match(part)
        && !TELLING.is_match(part.split(" (").next().unwrap_or(part))
        && reading.venues_in(&(whole.start..whole.start + end)).next().is_none()
        && (EVENT_WORDS.is_match(&text[end..]) || reading.venues_in(&(whole.start + end..whole.end)).next().is_some())
}

/// Small words of a title in title case.
const JOINTS: &[&str] = &["and", "or", "of", "for", "in", "on", "with", "the", "a", "to", "from", "by", "via", "vs."];

/// Whether a phrase is the name of a part of an institution, which has joints as a title has: `Division of Slow Data`.
fn names_unit(phrase: &str) -> bool {
    const UNITS: &[&str] = &[
        "division", "program", "programme", "unit", "hospital", "bank", "ministry", "agency", "council", "foundation",
        "board", "committee", "bureau", "office", "chair", "section", "branch", "faculty", "association", "initiative",
        "network", "consortium", "club", "fest", "festival", "retreat", "session", "track",
    ];
    let words: Vec<String> = phrase.split(' ').map(str::to_lowercase).collect();
    let is_of = |at: usize| words.get(at + 1).is_none_or(|next| matches!(next.as_str(), "of" | "in" | "for" | "on"));
    words.iter().enumerate().any(|(at, word)| UNITS.contains(&word.as_str()) && is_of(at))
}

/// The full stop or question mark before an emphasised occasion: `Slow data? Or fast? *Slow Meeting*, Olm`.
fn before_emphasis(reading: &Reading<'_>, whole: &Range<usize>) -> Option<usize> {
    let text = reading.text();
    let mark = reading.content().marks.iter().find(|mark| {
        matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong) && mark.start > whole.start && mark.end <= whole.end
    })?;
    let before = &text[whole.start..mark.start];
    let stop = before.rfind(['.', '?', '!']).map(|at| at + usize::from(!before[at..].starts_with('.')))?;
    let between = before[stop..].trim_start_matches(['.', ' ']);
    let is_said = between.is_empty() || TELLING.is_match(between) || is_kind(between);
    let title = &before[..stop];
    let is_title = title.starts_with(char::is_uppercase)
        && shape::word_count(title) >= 2
        && head_length(title) == 0
        && reading.venues_in(&(whole.start..whole.start + stop)).next().is_none();
    (is_said && is_title).then_some(stop)
}

/// The comma before the part that names an occasion: `Slow light (poster), Photonics Week, 2017`.
fn before_occasion(text: &str) -> Option<usize> {
    let names_occasion = |at: &usize| {
        let behind = &text[at + 1..];
        EVENT_WORDS.is_match(behind.split(',').next().unwrap_or(behind))
    };
    text.match_indices(", ").map(|(at, _)| at).find(names_occasion)
}

/// The last `at` of the first part: `Slow data for everyone at the Slow Meeting`.
fn before_place(text: &str) -> Option<usize> {
    let part = text.split([',', '.', '(', '\n']).next().unwrap_or(text);
    part.rfind(" at ")
}

/// What stands behind the last colon, where an occasion stands before it.
fn behind_occasion(text: &str) -> Option<Range<usize>> {
    let at = text.rfind(": ")?;
    let (head, tail) = (&text[..at], text[at + 2..].trim_end_matches(['.', ' ']));
    let fits = TELLING.is_match(head)
        && EVENT_WORDS.is_match(head)
        && !EVENT_WORDS.is_match(tail)
        && shape::word_count(tail) >= 2
        && !tail.starts_with("http");
    fits.then(|| at + 2..at + 2 + tail.len())
}

/// The title of a talk that is set as a reference: `Weiss, A., B. Noor. Slow data. Slow Meeting, Olm`.
pub(super) fn title_behind_people(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Title> {
    const FEWEST_WORDS: usize = 2;
    let people = read_people(reading.content(), whole.clone())?;
    // One name alone could be the beginning of a title, but for its initials.
    let printed = &reading.text()[people.range.clone()];
    if !printed.contains([',', ';', '&']) && !printed.contains(" and ") && !printed.contains('.') {
        return None;
    }
    let text = &reading.text()[..whole.end];
    let behind = text[people.range.end..]
        .strip_prefix('.')
        .or_else(|| text[..people.range.end].ends_with('.').then_some(&text[people.range.end..]))?;
    let start = whole.end - behind.trim_start().len();
    let end = start + text[start..].find(". ").or_else(|| text[start..].find("? ").map(|at| at + 1))?;
    let title = &text[start..end];
    let is_title = title.starts_with(char::is_uppercase)
        && shape::word_count(title) >= FEWEST_WORDS
        && !EVENT_WORDS.is_match(title)
        && !is_kind(title);
    (behind.starts_with(char::is_whitespace) && is_title).then_some(Title {
        range: start..end,
        setting: Setting::Bare,
        url: None,
    })
}

/// The host of a talk and the title behind it: `Center for Slow Data, Nowhere University. Patience and moss`, `SLOW - Patience
/// and moss`.
pub(super) fn title_behind_host(reading: &Reading<'_>, whole: &Range<usize>) -> Option<(Range<usize>, Title)> {
    const FEWEST_WORDS: usize = 4;
    const MARKS: &[&str] = &[". ", " - ", " – ", " — "];
    let text = reading.text()[whole.clone()].trim_end();
    let (at, mark) = MARKS.iter().filter_map(|mark| Some((text.find(mark)?, *mark))).min()?;
    let (host, title) = (&text[..at], text[at + mark.len()..].trim_end_matches('.'));
    let is_acronym = host.chars().filter(|c| c.is_uppercase()).count() >= 3 && !host.contains(' ');
    let is_host = is_acronym || EVENT_WORDS.is_match(host) && !TELLING.is_match(host);
    let is_title = title.starts_with(char::is_uppercase)
        && shape::word_count(title) >= FEWEST_WORDS
        && !EVENT_WORDS.is_match(title)
        && !TELLING.is_match(title)
        && !title.contains(['.', '\n', ','])
        && !title.split(' ').any(|word| is_time(word) || is_country(word));
    let start = whole.start + at + mark.len();
    let title = Title { range: start..start + title.len(), setting: Setting::Bare, url: None };
    (is_host && is_title).then_some((whole.start..whole.start + host.len(), title))
}

/// The title on a line of its own below one that tells where it was: `**Slow Meeting**, *Olm House*, Olm, Austria`.
pub(super) fn title_below(reading: &Reading<'_>, whole: &Range<usize>) -> Option<Title> {
    let text = reading.text()[whole.clone()].trim_end();
    let (first, last) = text.split_once('\n')?;
    let first = first.trim_end_matches(['.', ' ']);
    let is_address = first.matches(", ").count() > 0
        && (first.rsplit(", ").next().is_some_and(is_country) || EVENT_WORDS.is_match(first.split(", ").next()?));
    let range = whole.start + text.len() - last.len()..whole.start + text.trim_end_matches('.').len();
    let leads = reading.content().links().any(|(link, _)| overlap(&link, &range));
    let is_title = shape::word_count(last) >= 2
        && !last.contains('\n')
        && !EVENT_WORDS.is_match(last)
        && !TELLING.is_match(last)
        && !last.split([',', ' ']).any(|word| is_time(word) || is_country(word))
        && last.starts_with(char::is_uppercase);
    (is_address && is_title && !leads).then_some(Title { range, setting: Setting::Bare, url: None })
}

/// The length of a label that says the sort of talk: `Keynote: `, `Invited talk at `, `Poster, `.
pub(super) fn head_length(entry: &str) -> usize {
    const MARKS: &[&str] = &[": ", "---", " - ", " – ", " — ", " | ", " · ", ", ", " at ", " for "];
    let found = MARKS.iter().filter_map(|mark| Some((entry.find(mark)?, *mark)));
    let Some((at, mark)) = found.min() else { return 0 };
    let label = &entry[..at];
    let said = if mark == ": " { label.split(' ').count() <= 3 && TELLING.is_match(label) } else { says_sort(label) };
    let rest = &entry[at + mark.len()..];
    if said { entry.len() - rest.trim_start().len() } else { 0 }
}

/// Whether an item of news opens with the sort of talk and a dash, as an entry of a list does: `Invited talk — Slow data`.
pub(super) fn opens_as_entry(item: &str) -> bool {
    item[..head_length(item)].trim_end().ends_with(['-', '–', '—', '|']) || names_speaker(item)
}

/// Whether a line is an occasion with what the owner did there in brackets: `Slow Seminar (Speaker), May 2020`.
pub(super) fn names_speaker(item: &str) -> bool {
    static SPEAKER: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)^\W*\p{L}[^:!?\n]{3,90}\((?:invited |contributed |keynote |plenary |guest |poster |panel )?(?:speaker|presenter|panell?ist|lecturer|invited talk|contributed talk|talk|poster)\)\W*(?:$|\w{3,9}\.? \d|\d|in |at )",
        )
    });
    SPEAKER.is_match(item)
}

/// Whether a label only says what sort of talk follows: `Industry conference presentation`.
fn says_sort(label: &str) -> bool {
    const LONGEST: usize = 4;
    const NOUNS: &[&str] = &[
        "talk", "talks", "lecture", "presentation", "poster", "keynote", "panellist", "panelist", "speaker",
        "interview", "discussant", "webinar", "address", "speech", "vortrag", "gastvortrag", "exposé", "ponencia",
        "charla", "palestra",
    ];
    const MORE: &[&str] = &[
        "industry", "conference", "showcase", "public", "research", "short", "student", "job", "flash", "opening",
        "closing", "contributed", "radio", "selected", "regular", "featured", "departmental", "spotlight", "virtual",
    ];
    let words: Vec<String> = label.split(' ').map(str::to_lowercase).collect();
    let sorts = |word: &String| MORE.contains(&word.as_str()) || NOUNS.contains(&word.as_str()) || is_kind(word);
    is_kind(label)
        || words.len() <= LONGEST
            && words.last().is_some_and(|last| NOUNS.contains(&last.as_str()))
            && words.iter().all(sorts)
}

/// Whether a name only says what sort of talk it was.
pub(super) fn is_kind(name: &str) -> bool {
    const KINDS: &[&str] = &[
        "invited", "contributed", "oral", "poster", "talk", "lecture", "seminar", "keynote", "podcast", "presentation",
        "plenary", "panel", "panelist", "panellist", "paper", "tutorial", "speaker", "guest", "online", "virtual",
        "slides", "video", "pdf", "link", "abstract", "lightning", "workshop", "webinar", "colloquium", "recording",
        "photo",
    ];
    name.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(|word| {
        let lower = word.to_lowercase();
        KINDS.contains(&lower.as_str()) || KINDS.contains(&lower.trim_end_matches('s'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_a_talk_is_no_part_of_the_occasion() {
        assert!(is_kind("Invited talk") && is_kind("Seminar") && !is_kind("Logic Seminar"));
        for (entry, rest) in [
            ("Keynote: Slow data", "Slow data"),
            ("Invited Talk - Slow Fest 2020", "Slow Fest 2020"),
            ("Invited Talk---Slow data", "Slow data"),
            ("Industry conference presentation at 2022 Slow Show", "2022 Slow Show"),
            ("Contributed talk, SLOW'24", "SLOW'24"),
            ("Slow Seminar, Nowhere College", "Slow Seminar, Nowhere College"),
        ] {
            assert_eq!(&entry[head_length(entry)..], rest);
        }
    }

    #[test]
    fn a_title_stands_before_the_occasion_or_behind_its_colon() {
        assert_eq!(before_occasion("Slow light (poster), Photonics Week, 2017"), Some(19));
        let text = "Keynote at the Slow Meeting (2023): The patience of data";
        assert_eq!(behind_occasion(text).map(|range| &text[range]), Some("The patience of data"));
    }

    #[test]
    fn lines_that_each_end_in_a_year_are_talks() {
        let text = "Slow Meeting, Olm,\n2024\nSlides\nFast Week, Ulm, 2022\nReed Days, Elm (2019)";
        let lines: Vec<&str> = records(text, 0).into_iter().map(|range| &text[range]).collect();
        assert_eq!(lines, ["Slow Meeting, Olm,\n2024", "Fast Week, Ulm, 2022", "Reed Days, Elm (2019"]);
        assert!(records("Slow data\nSlow Meeting, Olm, 2024", 0).is_empty());
    }
}
