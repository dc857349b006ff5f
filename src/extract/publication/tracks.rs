//! Works that are counted by what they were accepted as: `2 main conference and 1 Findings paper at ACL 2025`.
//!
//! Input: a clause. Output: a count for each part, the Findings at their own venue. Limits: the parts stand side by side
//! before the venue, each a number with words for tracks and works only.

use std::ops::Range;

use super::count::number;
use crate::extract::reading::Reading;
use crate::extract::venue::{conference_of, findings_of};
use crate::fact::UnnamedPublications;
use crate::span::offset;

/// Words for what a work was accepted as, in small letters and the singular.
const TRACKS: &[&str] = &[
    "main", "conference", "finding", "oral", "poster", "spotlight", "highlight", "long", "short", "full", "regular",
    "industry", "demo", "workshop", "journal", "paper", "track", "proceeding", "research", "system", "first-author",
];

/// Words that say more than that there are works: one part at least has one.
const TELLING: &[&str] = &["main", "finding", "oral", "spotlight", "highlight", "long", "short", "full", "poster"];

/// A number of works and the words behind it.
#[derive(Debug)]
struct Part<'a> {
    count: u32,
    words: Vec<&'a str>,
}

/// The parts that a text begins with, and where the words behind them begin.
fn parts(text: &str) -> (Vec<Part<'_>>, usize) {
    let mut found: Vec<Part<'_>> = Vec::new();
    let mut is_joined = true;
    let mut end = 0;
    for printed in text.split([' ', '\u{a0}']) {
        let word = printed.trim_matches(|c: char| !c.is_alphanumeric());
        let closes = printed.ends_with([',', '+', '&']);
        match (number(word), found.last_mut()) {
            (Some(count), _) if is_joined => found.push(Part { count, words: Vec::new() }),
            (None, Some(last)) if is_track(word) => last.words.push(word),
            (None, Some(_)) if matches!(word, "and" | "") => {}
            _ => break,
        }
        is_joined = closes || matches!(word, "and" | "");
        end = offset(text, printed) + printed.len();
    }
    (found, end)
}

fn is_track(word: &str) -> bool {
    TRACKS.contains(&singular(word).as_str())
}

fn singular(word: &str) -> String {
    word.to_lowercase().trim_end_matches('s').to_owned()
}

/// Whether a word says that the works before it were taken to what stands behind it, and nothing else.
fn is_tie(word: &str) -> bool {
    const TIES: &[&str] = &[
        "accepted", "have", "has", "been", "are", "were", "was", "got", "is", "to", "at", "in", "for", "by", "@",
        "the", "(", "-", "–", ":",
    ];
    TIES.contains(&word.to_lowercase().as_str())
}

/// Reads the counts of a clause that begins with several, side by side before the venue.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<UnnamedPublications> {
    let text = &reading.text()[clause.clone()];
    let lead = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let lead = ["We have ", "We had ", "I have "]
        .iter()
        .find(|said| text[lead..].starts_with(**said))
        .map_or(lead, |said| lead + said.len());
    let (parts, length) = parts(&text[lead..]);
    let tells = |part: &Part<'_>| part.words.iter().any(|word| TELLING.contains(&singular(word).as_str()));
    if parts.len() < 2 || parts.iter().any(|part| part.words.is_empty()) || !parts.iter().any(tells) {
        return Vec::new();
    }
    let from = clause.start + lead + length;
    // A track may count as a part of the venue's name.
    let Some(mention) = reading.venues_in(clause).find(|venue| venue.range.end > from) else { return Vec::new() };
    let between = reading.text().get(from..mention.range.start).unwrap_or_default();
    let goes_on = || reading.text()[mention.range.end..clause.end].contains(|c: char| c.is_ascii_digit() || c == ',');
    if !between.split_whitespace().all(is_tie) || goes_on() {
        return Vec::new();
    }
    let range = clause.start + lead..from;
    let counted = parts.iter().map(|part| {
        let is_of = |track: &&&str| part.words.iter().any(|word| singular(word) == **track);
        let track = ["finding", "oral", "spotlight", "highlight", "poster"].iter().find(is_of).copied();
        let conference = conference_of(&mention.venue);
        let (venue, track) = match track {
            Some("finding") => (findings_of(&conference).unwrap_or(conference), Some("findings")),
            track => (conference, track),
        };
        super::unnamed::counted(reading, part.count, &venue, mention, &range, track)
    });
    counted.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_side_by_side() {
        let counts = |text: &str| parts(text).0.iter().map(|part| part.count).collect::<Vec<_>>();
        assert_eq!(counts("2 main conference and 1 Findings paper at FLOCK 2025"), [2, 1]);
        assert_eq!(counts("one oral, two posters at FLOCK"), [1, 2]);
        assert_eq!(counts("Two papers at FLOCK and one at REED"), [2]);
        assert_eq!(counts("3 tides and 2 marshes"), [3]);
    }
}
