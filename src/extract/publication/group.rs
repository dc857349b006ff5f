//! Joins the paragraphs of one reference.
//!
//! Input: the entries of a publication list. Output: entries that each hold one reference. Pages
//! that set title, people, venue and links each in a paragraph of its own give one entry for each;
//! an entry that only names people, a venue or links goes on with the reference before it.

use std::borrow::Cow;

use crate::extract::link;
use crate::extract::people::read_people;
use crate::extract::title_shape as shape;
use crate::extract::venue::find_venues;
use crate::page::{Entry, Shape};
use crate::text::{Mark, RichText};

/// The entries with what belongs together joined, in page order.
pub(super) fn join_parts(entries: &[Entry]) -> Vec<Cow<'_, Entry>> {
    let mut joined: Vec<Cow<'_, Entry>> = Vec::with_capacity(entries.len());
    for entry in entries.iter().map(without_record) {
        match joined.last_mut() {
            Some(last) if last.groups == entry.groups && continues(last, &entry) => append(last.to_mut(), &entry),
            _ => joined.push(entry),
        }
    }
    joined
}

/// The entry up to the BibTeX record that a page shows beside a reference: the record repeats it.
fn without_record(entry: &Entry) -> Cow<'_, Entry> {
    let text = entry.content.as_str();
    let record = text.match_indices('@').map(|(at, _)| at).find(|at| is_record(&text[*at + 1..]));
    record
        .filter(|at| *at >= entry.body)
        .map_or(Cow::Borrowed(entry), |at| Cow::Owned(Entry { content: entry.content.slice(0..at), ..entry.clone() }))
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
    entry.shape != Shape::TableRow && is_part(&entry.content, entry.body)
}

/// Whether a text is a part of a reference that is no title: people, a venue, links.
fn is_part(content: &RichText, body: usize) -> bool {
    let text = content.as_str();
    let letters = text[body..].chars().filter(|c| c.is_alphanumeric()).count();
    let covered = |len: usize| len * 10 >= text[body..].len() * 6;
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
