//! Reads an honour that several editions gave: `Outstanding Reviewer: ABC 2021, DEF 2022`.
//!
//! Input: a line of a list and the one honour on it. Output: a fact an edition. Limits: nothing but marks and `and`
//! stands between the editions, and each has its year.

use std::ops::Range;

use super::emit::{Found, push};
use super::giver::edition;
use super::title::Honour;
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::venue::VenueMention;
use crate::fact::Facts;

/// How sure such a reading is.
const SURE: f32 = 0.93;

/// Reads the honour of each edition. Says whether there were several.
pub(super) fn read(reading: &Reading<'_>, line: &Range<usize>, honour: &Honour, facts: &mut Facts) -> bool {
    let text = reading.text();
    let behind = honour.range.end..line.end;
    let venues: Vec<&VenueMention> = reading.venues_in(&behind).collect();
    let Some(first) = venues.first() else { return false };
    let is_joint = |between: &str| {
        between.split(|c: char| !c.is_alphanumeric()).all(|word| matches!(word, "" | "and" | "at" | "for" | "of"))
    };
    let gaps = venues.windows(2).map(|pair| (behind_year(text, pair[0]), pair[1].range.start));
    let are_listed = is_joint(&text[honour.range.end..first.range.start])
        && gaps.into_iter().all(|(from, to)| text.get(from..to).is_some_and(is_joint));
    if venues.len() < 2 || !are_listed || venues.iter().any(|venue| venue.year.is_none()) {
        return false;
    }
    for venue in venues {
        let found = Found {
            range: honour.range.clone(),
            title: None,
            awarder: Some(edition(venue)),
            date: venue.year.map(Date::from_year),
            work: None,
            confidence: SURE,
        };
        push(reading, found, facts);
    }
    true
}

/// Where the year of an edition ends that the name may end before: `ABC '21`.
fn behind_year(text: &str, venue: &VenueMention) -> usize {
    let rest = &text[venue.range.end..];
    let year = rest.trim_start_matches([' ', '(', '\'', '’']);
    let digits = year.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(digits, 2 | 4) { venue.range.end + rest.len() - year.len() + digits } else { venue.range.end }
}
