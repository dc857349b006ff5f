//! Reads societies that take the owner in: `elected to the Academy of X`, `inducted into Phi Beta Kappa`.
//!
//! Input: a clause. Output: facts, titled by the society. Being elected to a body in which one serves is
//! service, and read elsewhere.

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Found, push};
use super::giver::name_at;
use crate::extract::reading::Reading;
use crate::extract::subject::is_somebody_elses;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// How sure such a reading is.
const SURE: f32 = 0.85;

/// The verb, and what one becomes.
static TAKEN_IN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:(?:elected|selected|chosen|named|inducted|initiated|admitted|élue?|elegid[oa]|eleit[oa]|elett[oa]|nommée?|nombrad[oa]|nominat[oa])\s+",
        r"(?:(?:(?:as|comme|como)\s+)?(?:an?\s+|une?\s+)?((?:[\w-]+\s+)?(?:member|membre(?:\s+\w+)?|miembro(?:\s+\w+)?|membro(?:\s+\w+)?))\s+(?:of|to|de|della|del|da)|(?:in)?to|à|in)",
        r"|aufgenommen in|gewählt in)\s+(?:the\s+|l['’]|la\s+|die\s+|das\s+)?",
    ))
});

/// Words of the names of societies that honour by taking in.
static SOCIETY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:academ\w*|académie|akademie|accademia|society|hall of fame|institut\w*|college|order of|phi|sigma|tau|kappa|royal|leopoldina|kolleg|young scholars|fellows)\b",
    )
});

/// Bodies in which one serves, and is not honoured by being taken in.
const SERVED: &[&str] = &[
    "committee", "board", "council", "office", "senate", "position", "group", "jury", "team", "pc", "conference",
    "panel", "commission", "assembly", "conseil", "comité", "consejo", "conselho", "consiglio", "comitato", "vorstand",
    "section", "force", "division",
];

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let Some(found) = TAKEN_IN.captures(&text[clause.clone()]) else { return };
    let Some(all) = found.get(0) else { return };
    let start = clause.start + all.end();
    let Some(name) = name_at(&text[start..clause.end]) else { return };
    let lower = text[start..clause.end].to_lowercase();
    // People are selected and chosen for many things that honour nobody.
    let is_chosen = ["selected", "chosen", "named"].iter().any(|verb| all.as_str().to_lowercase().starts_with(verb));
    let served = is_chosen && found.get(1).is_none()
        || lower.split(|c: char| !c.is_alphanumeric()).take(10).any(|word| SERVED.contains(&word));
    // `into` alone is enough for a society of any name.
    let sure = found.get(1).is_none() && all.as_str().contains(" into") || SOCIETY.is_match(&name);
    if served || !sure || is_somebody_elses(reading, clause, facts) {
        return;
    }
    let at = start + text[start..clause.end].find(&name).unwrap_or(0);
    let first = found.get(1).map_or(at, |grade| clause.start + grade.start());
    let range = first..at + name.len();
    push(
        reading,
        Found { range, title: None, awarder: None, date: reading.date(), work: None, confidence: SURE },
        facts,
    );
}
