//! Reads placings and victories that name no prize: `placed 2nd in the X Challenge`, `won the X Hackathon`.
//!
//! Input: a clause without the name of an honour. Output: facts, titled as printed from the place on
//! (`2nd in the X Challenge`).

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Found, push};
use super::giver::name_at;
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::subject::is_somebody_elses;
use crate::extract::years::find_years;
use crate::fact::Facts;
use crate::pattern::Pattern;

/// How sure such a reading is.
const SURE: f32 = 0.87;

/// A place that was reached, up to the name of the contest.
static PLACED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:placed|places|placing|ranked|ranks|ranking|finished|finishing|finish|came|comes|coming|tied|made|reached|scored)\s+",
        r"(?:in\s+|for\s+|as\s+)?(?:the\s+)?",
        r"((?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|#\s?\d{1,2}|no\.\s?\d|number one|top[- ](?:\d+\s?%?|three|five|ten))",
        r"(?:\s+(?:overall|out of \d+(?: \w+)?|worldwide|nationally|globally))?\s+(?:in|at|on|of|among)\s+)",
        r"(?:the\s+|this year['’]s\s+)?",
    ))
});

/// A victory, up to the name of the contest.
static WON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:won|win|wins|winning|winners? of|victory (?:at|in)|gewonnen|gewann|remporté|gané|ganamos|vinto)\s+(?:(?:the|this year['’]s|an?|at|le|el|il|la|den|die)\s+)*",
    )
});

/// The name of a contest, up to its noun.
static CONTEST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:[\p{Lu}\d][^\s,;!?]*|of|on|for|the|and|in|&|de|der)(?:\s+(?:[\p{Lu}\d][^\s,;!?]*|of|on|for|the|and|in|&|de|der|data|grand|shared))*?\s+(?i:challenges?|competition|hackathon|contest|cup|olympiad|datathon|slam|shared task|tournament|league|ideathon|makeathon|wettbewerb|concours|concurso)\b",
    )
});

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let part = &text[clause.clone()];
    if is_somebody_elses(reading, clause, facts) || read_headed(reading, clause, facts) {
        return;
    }
    let Some(range) = placed(part).or_else(|| won(part)) else { return };
    let range = clause.start + range.start..clause.start + range.end;
    push(
        reading,
        Found { range, title: None, awarder: None, date: reading.date(), work: None, confidence: SURE },
        facts,
    );
}

/// A place at the head of a clause, up to the name of the contest: `Silver and Bronze for our lab in the`, `Champions,`.
static HEADED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^\W*(?:(Gold|Silver|Bronze)(?:\s+(?:and|&)\s+(Gold|Silver|Bronze))?(?:\s+[Mm]edals?)?\s+(?:for\s+(?:us|me|(?:our|my)\s+[\w-]+|the\s+[\w -]{2,30}?)\s+)?(?:in|at)\s+(?:the\s+)?",
        r"|(Champions?|Winners?|Runners?[- ]?[Uu]p|Finalists?)\s*[,:–—-]\s*)",
    ))
});

/// Reads the places that lead a clause, each with the contest behind. Says whether there is one.
pub(super) fn read_headed(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) -> bool {
    let part = &reading.text()[clause.clone()];
    let Some(found) = HEADED.captures(part) else { return false };
    let rest = &part[found.get(0).map_or(0, |all| all.end())..];
    let Some(contest) = CONTEST.find(rest) else { return false };
    for place in (1..=3).filter_map(|at| found.get(at)) {
        let range = clause.start + place.start()..clause.start + place.end();
        let awarder = Some(contest.as_str().to_owned());
        let printed = || find_years(reading.text(), clause.clone()).first()?.list.first().copied();
        let date = reading.date().or_else(|| printed().map(Date::from_year));
        push(reading, Found { range, title: None, awarder, date, work: None, confidence: SURE }, facts);
    }
    true
}

/// `2nd in the X Challenge`.
fn placed(part: &str) -> Option<Range<usize>> {
    let found = PLACED.captures(part)?;
    let (all, place) = (found.get(0)?, found.get(1)?);
    let rest = &part[all.end()..];
    if let Some(contest) = CONTEST.find(rest) {
        return Some(place.start()..all.end() + contest.end());
    }
    let name = name_at(rest)?;
    let at = rest.find(&name)?;
    (at == 0).then_some(place.start()..all.end() + name.len())
}

/// `X Hackathon` behind a verb of winning; `Winner of the X Hackathon` as printed.
fn won(part: &str) -> Option<Range<usize>> {
    let verb = WON.find(part)?;
    let contest = CONTEST.find(&part[verb.end()..])?;
    let titled = verb.as_str().get(..6).is_some_and(|head| head.eq_ignore_ascii_case("winner"));
    let start = if titled { verb.start() } else { verb.end() };
    Some(start..verb.end() + contest.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_named_with_its_contest() {
        for (text, name) in [
            ("Our team placed 2nd in the SLOW 2025 Turtle Challenge.", "2nd in the SLOW 2025 Turtle Challenge"),
            ("We ranked first at SlowEval-2024 Task 3!", "first at SlowEval-2024 Task 3"),
            ("came third in the Amber data challenge", "third in the Amber data challenge"),
        ] {
            assert_eq!(placed(text).map(|range| &text[range]), Some(name));
        }
        assert_eq!(placed("ranked 3rd in my class"), None);
    }

    #[test]
    fn a_victory_is_named_by_its_contest() {
        let text = "Our team won the SLOW 2025 Turtle Challenge.";
        assert_eq!(won(text).map(|range| &text[range]), Some("SLOW 2025 Turtle Challenge"));
        let text = "Winner of the Nowhere Hackathon";
        assert_eq!(won(text).map(|range| &text[range]), Some(text));
        assert_eq!(won("We won the paper"), None);
    }
}
