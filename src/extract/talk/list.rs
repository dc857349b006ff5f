//! Reads an entry of a list of talks, where each entry is one.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`]. What the page sets apart is the title, else the first
//! part before the occasion; the occasion is a venue, else the first name with a word that occasions have.

use std::ops::Range;
use std::sync::LazyLock;

use super::event::{EVENT_WORDS, TIE, grown, is_event, skip_marks};
use super::layout::{self, is_kind};
use super::{TELLING, kind, places, speaking, talk};
use crate::date::Date;
use crate::extract::phrase::{Reach, is_time, name_at};
use crate::extract::reading::{Reading, overlap};
use crate::extract::service;
use crate::extract::title::{Setting, Title, find_titles};
use crate::extract::title_shape as shape;
use crate::extract::when::find_dates;
use crate::extract::years::find_years;
use crate::fact::{Facts, Talk};
use crate::page::Entry;
use crate::pattern::Pattern;
use crate::text::{Mark, MarkKind, RichText};

/// Whether an entry of a list of honours opens as a talk: `Invited lecture, Slow Meeting`.
pub(crate) fn opens_as_talk(reading: &Reading<'_>) -> bool {
    const TALKS: &[&str] = &[
        "invited talk", "invited lecture", "invited speaker", "invited seminar", "keynote", "plenary", "guest lecture",
        "invited presentation",
    ];
    let lower = reading.text()[reading.entry.body..].trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let opens = TALKS.iter().any(|talk| lower.starts_with(talk)) || is_named_lecture(&lower);
    opens && !lower.contains("award") && !lower.contains("prize")
}

/// Whether an entry in small letters opens with a lecture that has a name: `the moss lecture, nowhere university`.
fn is_named_lecture(entry: &str) -> bool {
    const LONGEST: usize = 7;
    const PRAISE: &[&str] = &["best", "outstanding", "excellent", "finalist", "nominee", "winner"];
    let name = entry.split([',', '(', ':', '\n', '–', '—']).next().unwrap_or_default().trim();
    let name = name.split(" at ").next().unwrap_or_default();
    let is_praised = name.split(' ').any(|word| PRAISE.contains(&word));
    let fits = (2..=LONGEST).contains(&name.split(' ').count()) && !is_praised;
    fits && ["lecture", "address", "colloquium"].iter().any(|noun| name.rsplit(' ').next() == Some(*noun))
}

/// Reads an entry, which may hold several talks in lines of their own.
pub(crate) fn read(reading: &Reading<'_>, facts: &mut Facts) {
    let lines = layout::records(reading.text(), reading.entry.body);
    if lines.is_empty() {
        return read_one(reading, facts);
    }
    for line in lines {
        let content = reading.content().slice(line.clone());
        let place = reading.page.place(reading.content().text.span(line.start..line.start + 1));
        let groups = reading.entry.groups.clone();
        let entry = Entry { content, place, groups, date: None, body: 0, ..*reading.entry };
        let line = Reading { heading: reading.heading, ..Reading::new(reading.page, reading.section, &entry) };
        read_one(&line, facts);
    }
}

/// Reads the one talk of an entry.
fn read_one(reading: &Reading<'_>, facts: &mut Facts) {
    let whole = reading.entry.body..reading.text().len();
    if speaking::NO_TALK.is_match(&reading.text()[whole.clone()]) {
        return service::read_list(reading, facts);
    }
    let listed = places::listed(reading.text(), &whole);
    if !listed.is_empty() {
        return read_places(reading, &whole, listed, facts);
    }
    let titles = find_titles(reading);
    let below = layout::title_behind_people(reading, &whole).or_else(|| layout::title_below(reading, &whole));
    let hosted = layout::title_behind_host(reading, &whole);
    let plain = layout::plain_title(reading, &whole).or_else(|| hosted.clone().map(|(_, title)| title));
    let set_apart = titles.iter().find(|title| title.setting < Setting::Bare && layout::is_set_apart(reading, title));
    let heading = heading(reading);
    let told = heading.as_ref().or(below.as_ref()).or_else(|| behind_colon(reading, &titles));
    let title = told.or(set_apart).or(plain.as_ref());
    if title.is_some_and(|title| is_vita(&reading.text()[title.range.clone()])) {
        return;
    }
    let host = hosted.as_ref().filter(|(_, behind)| Some(behind) == title).map(|(host, _)| host.clone());
    let tells = title.is_some() || TELLING.is_match(&reading.text()[whole.clone()]);
    let held = places::held(reading.text(), &whole).filter(|_| !tells && reading.date().is_some());
    let quoted = title.filter(|title| title.setting == Setting::Quoted);
    let bracketed = quoted.and_then(|title| places::bracketed(reading.text(), &title.range, whole.end));
    let event = held.or(bracketed).or_else(|| event(reading, &whole, title)).or(host);
    let date = date(reading, title);
    let is_named = event.as_ref().is_some_and(|event| names_occasion(reading, event));
    let nothing = title.is_none() && event.is_none() || !tells && !is_named && date.is_none();
    if nothing || !tells && is_attendance(reading) {
        return;
    }
    let start = title.map_or(whole.start, |title| title.range.start);
    let mut found = talk(reading, title, event, kind(reading, &whole, title), &(start..start));
    found.date = date;
    facts.talks.push(found);
}

/// The title that the page sets as a heading over the entry, of which a part is quoted: `“It flows”: rivers and time`.
fn heading(reading: &Reading<'_>) -> Option<Title> {
    let range = reading.content().marks.iter().find(|mark| mark.kind == MarkKind::Title)?.range();
    let quotation = reading.quotations.iter().find(|part| range.start <= part.start && part.end <= range.end)?;
    let text = reading.text();
    let goes_on = [&text[range.start..quotation.start], &text[quotation.end..range.end]].concat();
    let title = Title { range, setting: Setting::Emphasis, url: None };
    (goes_on.contains(char::is_alphanumeric) && layout::is_set_apart(reading, &title)).then_some(title)
}

/// The title in quotation marks right behind the occasion and a colon: `SlowNet: "Tides of mind"`.
fn behind_colon<'a>(reading: &Reading<'_>, titles: &'a [Title]) -> Option<&'a Title> {
    const FEWEST: usize = 2;
    const MOST_BEFORE: usize = 8;
    let text = reading.text();
    titles.iter().find(|title| title.setting == Setting::Quoted).filter(|title| {
        let before = text[reading.entry.body..title.range.start].trim_end_matches([' ', '"', '“', '‘', '\'']);
        let is_short = before.split_whitespace().count() <= MOST_BEFORE;
        before.ends_with(':') && is_short && shape::word_count(&text[title.range.clone()]) >= FEWEST
    })
}

/// Whether a title is what a page calls its owner's CV, where the rest of a list stands: `see [my CV](cv.pdf)`.
fn is_vita(title: &str) -> bool {
    const VITAE: &[&str] =
        &["cv", "my cv", "resume", "résumé", "vita", "vitae", "curriculum vitae", "full list", "here"];
    VITAE.contains(&title.trim().to_lowercase().as_str())
}

/// Adds a talk for each place of a line that names nothing else.
fn read_places(reading: &Reading<'_>, whole: &Range<usize>, places: Vec<Range<usize>>, facts: &mut Facts) {
    let kind = kind(reading, whole, None);
    let date = date(reading, None);
    for place in places {
        let cue = place.start..place.start;
        facts.talks.push(Talk { date, ..talk(reading, None, Some(place), kind, &cue) });
    }
}

/// Whether a name is surely that of an occasion or its place.
fn names_occasion(reading: &Reading<'_>, event: &Range<usize>) -> bool {
    EVENT_WORDS.is_match(&reading.text()[event.clone()])
        || reading.venues.iter().any(|venue| overlap(&venue.range, event))
}

/// Whether the heading over the entry tells of being there, which is no talk unless the entry says so.
fn is_attendance(reading: &Reading<'_>) -> bool {
    const WORDS: &[&str] = &[
        "attended", "attendance", "attending", "participation", "participations", "participated", "teilnahme",
        "teilnahmen", "participación", "participação", "partecipazione", "asistencia", "参加",
    ];
    let above = reading.entry.groups.iter().map(String::as_str).chain(reading.heading);
    above
        .flat_map(|label| label.split(|c: char| !c.is_alphanumeric()))
        .any(|word| WORDS.contains(&&*word.to_lowercase()))
}

/// When the talk was: by the list, or by what the entry prints outside its title.
fn date(reading: &Reading<'_>, title: Option<&Title>) -> Option<Date> {
    let known = reading.date();
    if known.is_some_and(|date| date.month().is_some()) {
        return known;
    }
    let free = |range: &Range<usize>| title.is_none_or(|title| !overlap(&title.range, range));
    let dates = find_dates(reading.text());
    let printed = dates.into_iter().filter(|(range, _)| free(range)).map(|(_, date)| date).next_back();
    let fits = |date: &Date| known.is_none_or(|known| known.year() == date.year());
    let year = || find_years(reading.text(), 0..reading.text().len()).into_iter().rfind(|years| free(&years.range));
    let printed = printed.filter(fits).or(known).or_else(|| year()?.list.first().copied().map(Date::from_year));
    printed.or(reading.entry.date)
}

/// The occasion: a venue, a name behind the title that has a word of occasions, such a name anywhere, any name that
/// is a part of its own.
fn event(reading: &Reading<'_>, whole: &Range<usize>, title: Option<&Title>) -> Option<Range<usize>> {
    let text = reading.text();
    let whole = whole.start + layout::head_length(&text[whole.clone()])..whole.end;
    let free = |range: &Range<usize>| title.is_none_or(|title| !overlap(&title.range, range));
    let widest = |range: Range<usize>| {
        let printed = to_mark(reading.content(), range);
        without_date(text, grown(reading, printed, whole.end))
    };
    let mut venues = reading.venues_in(&whole).map(|venue| from_part(text, &whole, venue.range.clone()));
    if let Some(venue) = venues.find(|range| free(range)) {
        return Some(widest(venue.clone())).filter(free).or(Some(venue));
    }
    let from = title.map_or(whole.start, |title| title.range.end).max(whole.start);
    let behind = std::iter::once(from).chain(TIE.find_iter(&text[from..whole.end]).map(|tie| from + tie.end()));
    let dates = find_dates(text);
    let name = |at: usize| {
        let at = skip_marks(text, at);
        let at = at + layout::head_length(&text[at..whole.end]);
        let at = behind_date(text, at..whole.end, &dates);
        name_at(reading.content(), at, whole.end, Reach::Address)
            .map(|range| grown(reading, to_mark(reading.content(), range), whole.end))
            .map(|range| without_date(text, range))
            .filter(|range| !dates.iter().any(|(date, _)| date.contains(&range.start)))
            .filter(|range| free(range) && is_event(&text[range.clone()]) && !is_kind(&text[range.clone()]))
    };
    let near: Vec<Range<usize>> = behind.chain(parts(text, from..whole.end)).filter_map(name).collect();
    let is_sure = |range: &&Range<usize>| EVENT_WORDS.is_match(&text[(*range).clone()]);
    let sure = near.iter().find(is_sure).cloned();
    let anywhere: Vec<Range<usize>> = parts(text, whole.clone()).into_iter().filter_map(name).collect();
    let is_part = |range: &Range<usize>| ends_part(text, range.end);
    sure.or_else(|| anywhere.iter().find(is_sure).cloned())
        .or_else(|| near.into_iter().filter(is_part).min_by_key(|range| range.start))
        .or_else(|| anywhere.into_iter().find(is_part))
}

/// Where the words behind the date and the time of day begin that a part opens with: `1 May 2022, 1:00 PM Slow Meeting`.
fn behind_date(text: &str, part: Range<usize>, dates: &[(Range<usize>, Date)]) -> usize {
    static CLOCK: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"(?i)^(?:[\s,@–—-]*(?:(?:at|to)\s)?\d{1,2}:\d{2}\b(?:\s?[ap]\.?m\b\.?)?)+"));
    let Some((date, _)) = dates.iter().find(|(date, _)| date.start == part.start) else { return part.start };
    let behind = &text[date.end.min(part.end)..part.end];
    let time = CLOCK.find(behind).map_or(0, |time| time.end());
    skip_marks(text, part.end - behind.len() + time)
}

/// A venue with the few capitalised words before it in its part: `Nowhere Hills Mathematics Conference`.
fn from_part(text: &str, whole: &Range<usize>, venue: Range<usize>) -> Range<usize> {
    const MOST: usize = 3;
    let starts = parts(text, whole.start..venue.start);
    let Some(start) = starts.into_iter().next_back() else { return venue };
    let start = skip_marks(text, start).min(venue.start);
    if let Some(part) = whole_part(text, start, whole.end).filter(|part| part.end >= venue.end) {
        return part;
    }
    let before = text[start..venue.start].trim_end();
    let fits =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && !is_kind(word);
    let is_name = !before.is_empty() && before.split(' ').count() <= MOST && before.split(' ').all(fits);
    if is_name && !is_article(before) { start..venue.end } else { venue }
}

/// The part that begins here where it is a name as a whole, longer than the short form of a venue in it: `SLOW Network of
/// Tide Societies (NTS)`.
fn whole_part(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    const FEWEST: usize = 4;
    const JOINTS: &[&str] = &["of", "the", "and", "for", "on", "in", "&", "de", "der", "für"];
    let part = text[start..end].split([',', ';', '\n', ':']).next().unwrap_or_default().trim_end_matches([' ', '.']);
    let is_name = |word: &str| {
        let bare = word.trim_start_matches('(');
        bare.starts_with(char::is_uppercase) && !bare.contains(|c: char| c.is_ascii_digit()) || JOINTS.contains(&word)
    };
    let words = || part.split(' ');
    let fits = words().count() >= FEWEST && words().all(is_name) && !is_kind(words().next().unwrap_or_default());
    let is_closed = part.matches('(').count() == part.matches(')').count();
    (fits && is_closed && !TELLING.is_match(part) && !layout::has_sort(part)).then(|| start..start + part.len())
}

fn is_article(words: &str) -> bool {
    ["the", "an", "a"].contains(&words.trim().to_lowercase().as_str())
}

/// Whether nothing of the part that began with a name goes on behind it.
fn ends_part(text: &str, at: usize) -> bool {
    let behind = &text[at..];
    let next = behind.trim_start_matches([' ', '\u{a0}']);
    next.is_empty()
        || next.starts_with(|c: char| !c.is_alphanumeric())
        || is_time(next.split_whitespace().next().unwrap_or_default())
}

/// A name that ends inside what the page sets apart goes on to the end of that, and one that stands alone in such
/// a stretch is the whole of it.
fn to_mark(content: &RichText, range: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 120;
    let sets_apart = |kind: &MarkKind| matches!(kind, MarkKind::Strong | MarkKind::Emphasis | MarkKind::Link(_));
    let text = content.as_str();
    let whole = |mark: &Mark| {
        let begins_inside = mark.start >= range.start && mark.start < range.end && mark.end > range.end;
        let holds = mark.start <= range.start && mark.end >= range.end;
        let printed = &text[mark.range()];
        sets_apart(&mark.kind)
            && (begins_inside || holds && layout::head_length(printed) == 0)
            && mark.end - mark.start <= LONGEST
            && !printed.contains(['\n', '“', '"', '‘'])
            && !layout::has_sort(printed)
            && printed.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let marks = content.marks.iter().filter(|mark| whole(mark));
    let widest = marks.fold(range.clone(), |range, mark| range.start.min(mark.start)..range.end.max(mark.end));
    if is_article(&text[widest.start..range.start]) { range.start..widest.end } else { widest }
}

/// Where the parts of an entry begin.
fn parts(text: &str, range: Range<usize>) -> Vec<usize> {
    let marks =
        [", ", ". ", ": ", "? ", "! ", "\n", " – ", " — ", "---", " | ", "; ", " - ", " · ", " • ", " // ", " @ "];
    let part = &text[range.clone()];
    let mut starts: Vec<usize> = marks
        .iter()
        .flat_map(|mark| part.match_indices(mark).map(|(at, mark)| range.start + at + mark.len()))
        .chain(std::iter::once(range.start))
        .collect();
    starts.sort_unstable();
    starts
}

/// Whether a word is a number, perhaps an ordinal one: `22nd`.
fn is_day(word: &str) -> bool {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name without the date behind it: `Logic Seminar, 12 March 2021`.
fn without_date(text: &str, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    while let Some(at) = text[range.start..end].rfind([',', '(', '.']) {
        let mut words = text[range.start + at + 1..end].split(|c: char| !c.is_alphanumeric());
        if !words.all(|word| is_time(word) || is_day(word)) {
            break;
        }
        end = range.start + at;
    }
    range.start..range.start + text[range.start..end].trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_a_talk_and_its_date_are_no_part_of_the_occasion() {
        assert!(is_kind("Invited talk") && is_kind("Seminar") && !is_kind("Logic Seminar"));
        let text = "Logic Seminar, Nowhere College, 12 March 2021";
        assert_eq!(&text[without_date(text, 0..text.len())], "Logic Seminar, Nowhere College");
    }
}
