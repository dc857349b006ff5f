//! What talks were on, told in a bracket behind the occasion: `Talk at the Slow Meeting (on [patient reeds](slides.pdf))`,
//! and courses that a meeting accepted.
//!
//! Input: a clause. Output: titles, several where links set several apart; the noun of the course.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::cue::Cue;
use crate::extract::reading::{Reading, within};
use crate::extract::title::{Setting, Title};
use crate::pattern::Pattern;

/// The topics in the bracket behind the cue of a clause.
pub(super) fn bracketed(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> Vec<Title> {
    const LEADS: &[&str] = &["(on ", "(about ", "(titled ", "(sur ", "(über ", "(zu "];
    let text = reading.text();
    let from = cue.range.start.max(clause.start);
    let Some((open, lead)) =
        LEADS.iter().filter_map(|lead| Some((from + text[from..clause.end].find(lead)?, lead))).min()
    else {
        return Vec::new();
    };
    let start = open + lead.len();
    let Some(close) = text[start..clause.end].find(')').map(|at| start + at) else { return Vec::new() };
    let links: Vec<(Range<usize>, &str)> =
        reading.content().links().filter(|(link, _)| within(link, &(start..close))).collect();
    let title = |range: Range<usize>, url: Option<&str>| Title {
        range,
        setting: Setting::Announced,
        url: url.map(str::to_owned),
    };
    if links.is_empty() {
        return vec![title(start..close, None)];
    }
    links.into_iter().map(|(range, url)| title(range, Some(url))).collect()
}

/// The noun of a course that was accepted at a meeting, where its owner will hold it: `Tutorial proposal “Reeds” has been
/// accepted by FLOCK 2022`.
pub(super) fn accepted_course(text: &str) -> Option<Range<usize>> {
    static COURSE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)^\W*(?:(?:excited|happy|glad|pleased)\s[^.;:]{0,40}?that\s)?(?:(?:my|our|the|a|an|one|new)\s+)?(?:[\w-]+\s+)?(tutorial|hackathon|masterclass|short course)(?:\s+proposal)?\b[^.;]{0,240}?\b(?:accepted|selected)\s+(?:by|at|to|for|in)\b",
        )
    });
    let noun = COURSE.captures(text)?.get(1)?;
    let behind = text[noun.end()..].trim_start();
    // A paper that is told as a tutorial is a work.
    let is_work = ["paper", "article", "notes", "survey"].iter().any(|word| behind.starts_with(word));
    (!is_work).then(|| noun.range())
}

/// The titles of a list that begins with `first`: each set apart like it, with nothing but `and` between.
pub(super) fn listed<'a>(text: &str, first: &'a Title, titles: impl Iterator<Item = &'a Title>) -> Vec<&'a Title> {
    let mut all = vec![first];
    for title in titles.filter(|title| title.setting == first.setting && title.setting < Setting::Announced) {
        let end = all.last().map_or(0, |last| last.range.end);
        let between = text.get(end..title.range.start).unwrap_or("none");
        let bare = between.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        if title.range.start > end && between.len() < 12 && matches!(bare, "" | "and" | "&" | "und" | "et" | "y" | "e")
        {
            all.push(title);
        }
    }
    all
}
