//! Joins the paragraphs of one reference.
//!
//! Input: the entries of a publication list. Output: entries that each hold one reference. Pages
//! that set title, people, venue and links each in a paragraph of its own give one entry for each;
//! an entry that only names people, a venue or links goes on with the reference before it.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::calendar::is_year;
use crate::extract::link;
use crate::extract::people::read_people;
use crate::extract::phrase::is_time;
use crate::extract::title_shape as shape;
use crate::extract::venue::find_venues;
use crate::page::{Entry, Shape};
use crate::pattern::Pattern;
use crate::text::{Mark, RichText};

/// The entries with what belongs together joined, in page order.
pub(super) fn join_parts(entries: &[Entry]) -> Vec<Cow<'_, Entry>> {
    let mut joined: Vec<Cow<'_, Entry>> = Vec::with_capacity(entries.len());
    let cards = in_cards(entries);
    let parts = entries
        .iter()
        .zip(cards)
        .flat_map(|(entry, in_card)| apart(without_record(whole(entry))).into_iter().map(move |part| (part, in_card)));
    for (entry, in_card) in parts {
        match joined.last_mut() {
            Some(last) if last.groups == entry.groups && (in_card || continues(last, &entry)) => {
                append(last.to_mut(), &entry);
            }
            _ => joined.push(entry),
        }
    }
    joined
}

/// Which entries are the text of a card: under a heading that is a title, up to the one paragraph that
/// begins with people. Under the name of a topic several do.
fn in_cards(entries: &[Entry]) -> Vec<bool> {
    const FARTHEST: usize = 3;
    let mut inside = vec![false; entries.len()];
    for (at, _) in entries.iter().enumerate().filter(|(_, entry)| entry.shape == Shape::Heading) {
        let behind = entries[at + 1..].iter().take_while(|entry| entry.shape == Shape::Paragraph);
        let mut led =
            behind.take(FARTHEST + 1).enumerate().filter(|(_, entry)| begins_with_people(entry)).map(|(at, _)| at);
        if let (Some(last), None) = (led.next(), led.next()) {
            inside[at + 1..=at + 1 + last].fill(true);
        }
    }
    inside
}

/// Whether a paragraph begins with people, and goes on as a reference does.
fn begins_with_people(entry: &Entry) -> bool {
    let entry = whole(entry);
    let people = read_people(&entry.content, entry.body..entry.content.as_str().len());
    let initial =
        |name: &str| shape::words(name).any(|word| word.chars().count() == 1 || word.chars().all(char::is_uppercase));
    people.is_some_and(|people| {
        people.authors.list.len() > 1 || people.authors.list.first().is_some_and(|author| initial(&author.name.printed))
    })
}

/// A number of the list at a line's head: `[12] `, `3. `, `(4) `, `[J2] `.
static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\s*(?:[\[(][A-Z]{0,2}\d{1,3}[\])]|\d{1,3}\.)\s"));

/// The entries of a paragraph that holds several references, one or more lines each: at each number
/// of the list, or at each line where all lines are long and dated.
fn apart(entry: Cow<'_, Entry>) -> Vec<Cow<'_, Entry>> {
    let text = entry.content.as_str();
    let mut starts: Vec<usize> = Vec::new();
    let mut at = entry.body;
    let lines: Vec<&str> = text[entry.body..].split_inclusive('\n').collect();
    let numbers = lines.iter().filter(|line| NUMBERED.is_match(line)).count();
    let all = || lines.iter().filter(|line| !line.trim().is_empty()).all(|line| is_long_and_dated(line));
    let each = numbers < 2 && lines.len() > 1 && all();
    for line in &lines {
        if NUMBERED.is_match(line) || each && !line.trim().is_empty() {
            starts.push(at);
        }
        at += line.len();
    }
    if starts.len() < 2 {
        return vec![entry];
    }
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| Cow::Owned(part_of(&entry, *start, end))).collect()
}

/// Whether a line has the words and the year of a reference.
fn is_long_and_dated(line: &str) -> bool {
    const FEWEST: usize = 8;
    shape::word_count(line) >= FEWEST && line.split(|c: char| !c.is_alphanumeric()).any(is_year)
}

fn part_of(entry: &Entry, start: usize, end: usize) -> Entry {
    let content = entry.content.slice(start..end);
    // A date printed at the head of the paragraph is that of its first reference at most.
    let date = entry.date.filter(|_| entry.body == 0);
    Entry { content, body: 0, date, ..entry.clone() }
}

/// The entry with its people or title, where they stand before what was taken for its date: `Weiss, Ada (2022): On Salt`.
fn whole(entry: &Entry) -> Cow<'_, Entry> {
    let head = &entry.content.as_str()[..entry.body];
    let end = head.rfind(char::is_alphabetic).map_or(0, |at| at + 1);
    let people = || end > 0 && read_people(&entry.content, 0..head.ceil_char_boundary(end)).is_some();
    // `Salt Tides (2019). Some Journal`: the year that is no date is behind the title.
    let is_title = || shape::words(head).filter(|word| !is_time(word)).count() >= 2 && head.contains(" (");
    if people() || is_title() { Cow::Owned(Entry { body: 0, ..entry.clone() }) } else { Cow::Borrowed(entry) }
}

/// The entry up to the BibTeX record that a page shows beside a reference: the record repeats it.
fn without_record(entry: Cow<'_, Entry>) -> Cow<'_, Entry> {
    let text = entry.content.as_str();
    let record = text.match_indices('@').map(|(at, _)| at).find(|at| is_record(&text[*at + 1..]));
    match record.filter(|at| *at >= entry.body).map(|at| entry.content.slice(0..at)) {
        Some(content) => Cow::Owned(Entry { content, ..entry.into_owned() }),
        None => entry,
    }
}

/// Whether a type of entry, an opening brace and a key stand here: `article{weiss2024,`.
fn is_record(text: &str) -> bool {
    let Some((kind, rest)) = text.split_once('{') else { return false };
    let key = rest.split(',').next().unwrap_or_default().trim();
    !kind.is_empty()
        && kind.trim().chars().all(char::is_alphabetic)
        && rest.contains(',')
        && !key.is_empty()
        && !key.contains(char::is_whitespace)
}

/// Whether an entry goes on with the reference before it.
fn continues(before: &Entry, entry: &Entry) -> bool {
    if entry.shape == Shape::ListItem
        && (entry.depth == 0 || entry.depth <= before.depth && before.shape == Shape::ListItem)
    {
        return false;
    }
    // A year that stands alone behind a bullet is over the bullets that follow.
    let is_year = shape::words(&entry.content.as_str()[entry.body..]).all(is_time);
    let follows_bullet = before.shape == Shape::ListItem && entry.shape == Shape::Paragraph;
    entry.shape != Shape::TableRow && !(is_year && follows_bullet) && is_part(&entry.content, entry.body)
}

/// What stands before the venue or the people in a part of their own.
const LEADS: &[&str] = &[
    "Published in ", "Appeared in ", "To appear in ", "Presented at ", "Accepted at ", "Accepted to ", "In ", "In: ",
    "Venue: ", "Journal: ", "Conference: ", "by ", "By ", "Authors: ", "with ", "With ",
];

/// Whether a text is a part of a reference that is no title: people, a venue, links.
fn is_part(content: &RichText, body: usize) -> bool {
    let text = content.as_str();
    let letters = text[body..].chars().filter(|c| c.is_alphanumeric()).count();
    if shape::words(&text[body..]).all(is_time) {
        return true;
    }
    let lead = LEADS.iter().find(|lead| text[body..].starts_with(**lead)).map_or(0, |lead| lead.len());
    let covered = |len: usize| len * 10 >= (text[body..].len() - lead) * 6;
    if letters == 0 {
        return true;
    }
    let people = read_people(content, body..text.len()).is_some_and(|found| covered(found.range.len()));
    let venue =
        find_venues(content).iter().any(|venue| covered(venue.range.len())) && shape::word_count(&text[body..]) <= 16;
    let links: usize = content
        .links()
        .filter(|(range, _)| link::label_kind(&text[range.clone()]).is_some())
        .map(|(range, _)| range.len())
        .sum();
    people || venue || covered(links)
}

/// Puts an entry's content behind another's, on a new line.
fn append(entry: &mut Entry, part: &Entry) {
    let end = part.content.text.span(0..part.content.as_str().len());
    let here = crate::span::Span::new(end.start, end.start);
    entry.content.text.push("\n", here);
    let shift = entry.content.text.len();
    entry.content.text.push_text(&part.content.text, 0..part.content.text.len());
    entry.content.marks.extend(part.content.marks.iter().map(|mark| Mark {
        start: mark.start + shift,
        end: mark.end + shift,
        kind: mark.kind.clone(),
    }));
}
