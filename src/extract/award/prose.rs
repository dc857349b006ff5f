//! Reads the honours that news or prose tells.
//!
//! A name of an honour counts where the clause says that the owner received it: a verb of receiving
//! before it, the name at the clause's head, or `was awarded to us` behind it.

use std::ops::Range;

use super::emit::{Found, push};
use super::giver::{edition, find_giver, name_at};
use super::noun::is_compound;
use super::project;
use super::received::{RECEIVED, RECEIVED_BEHIND};
use super::standing::with_standing;
use super::title::{Honour, find_honours};
use super::words::{NOT_RECEIVED, PLACINGS};
use super::work::work_of;
use crate::date::Date;
use crate::extract::reading::Reading;
use crate::extract::subject::is_somebody_elses;
use crate::extract::venue::VenueMention;
use crate::extract::years::{Years, find_years};
use crate::fact::Facts;

/// How sure a name after a verb of receiving is, one at the head of its clause, and a noun with only its giver.
const RECEIVED_BY_VERB: f32 = 0.95;
const AT_HEAD: f32 = 0.9;
const BARE: f32 = 0.85;

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    let honours = find_honours(text, clause, false);
    if honours.is_empty() {
        return;
    }
    let lower = text[clause.clone()].to_lowercase();
    if NOT_RECEIVED.iter().any(|phrase| has_phrase(&lower, phrase)) || is_somebody_elses(reading, clause, facts) {
        return;
    }
    let mut received_before = false;
    for honour in honours {
        if is_general(&text[honour.range.clone()])
            || is_receiver(text, clause, &honour)
            || is_in_headline(reading, &honour.range)
        {
            continue;
        }
        let honour = widened(reading, honour);
        if received_before && is_giver(text, clause, &honour) {
            continue;
        }
        let sure = if received_before { Some(RECEIVED_BY_VERB) } else { sureness(text, clause, &honour) };
        let Some(sure) = sure else { continue };
        received_before = true;
        let Some(found) = fill(reading, clause, &honour, sure, facts) else { continue };
        for edition in editions(reading, clause, &found.range) {
            push(reading, Found { awarder: Some(edition), ..found.clone() }, facts);
        }
        push(reading, found, facts);
    }
}

/// The further editions of an honour in the plural: `Awards at KDD 2021 and ICML 2022`.
fn editions(reading: &Reading<'_>, clause: &Range<usize>, honour: &Range<usize>) -> Vec<String> {
    let text = reading.text();
    if !text[honour.clone()].ends_with('s') {
        return Vec::new();
    }
    let behind: Vec<&VenueMention> =
        reading.venues_in(clause).filter(|venue| venue.range.start >= honour.end && venue.year.is_some()).collect();
    let listed = |pair: &&[&VenueMention]| {
        matches!(text[pair[0].range.end..pair[1].range.start].trim(), "and" | "," | ", and" | "&")
    };
    behind.windows(2).take_while(listed).map(|pair| edition(pair[1])).collect()
}

/// Whether the phrase speaks of awards in general: a plural in small letters.
fn is_general(phrase: &str) -> bool {
    const NUMBERED: &[&str] = &["finalists", "positions", "reviewers"];
    phrase.ends_with('s')
        && !phrase.ends_with("ss")
        && !phrase.chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
        && !NUMBERED.iter().any(|noun| phrase.ends_with(noun))
}

/// Whether the words say to whom an honour is given: `awarded to outstanding young researchers`.
fn is_receiver(text: &str, clause: &Range<usize>, honour: &Honour) -> bool {
    let phrase = &text[honour.range.clone()];
    text[clause.start..honour.range.start].ends_with(" to ")
        && phrase.ends_with('s')
        && phrase.starts_with(char::is_lowercase)
}

/// Whether the name stands behind `by`, so that it gives the honour before it: `by the Slow Science Fund`.
fn is_giver(text: &str, clause: &Range<usize>, honour: &Honour) -> bool {
    let before = text[clause.start..honour.range.start].trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let is_placed = |tie: &str| {
        let placing = before.strip_suffix(tie).unwrap_or_default().rsplit(' ').next().unwrap_or_default();
        ["prize", "place", "medal", "award", "finalist", "finalists"].contains(&placing.to_lowercase().as_str())
    };
    before.ends_with(" by") || [" in", " at", " of"].iter().any(|tie| is_placed(tie))
}

/// Whether the name is part of a longer quotation, such as the headline of an article.
fn is_in_headline(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    const LEAD: usize = 16;
    let is_headline = |quotation: &Range<usize>| {
        quotation.start + LEAD <= range.start
            && range.end <= quotation.end
            && RECEIVED
                .iter()
                .any(|verb| has_phrase(&reading.text()[quotation.start..range.start].to_lowercase(), verb))
    };
    reading.quotations.iter().any(is_headline)
}

/// The honour as far as a mark of emphasis, a link or a quotation around it says that it goes.
fn widened(reading: &Reading<'_>, honour: Honour) -> Honour {
    const LONGEST: usize = 12;
    let text = reading.text();
    let quotation = reading.quotations.iter().map(|quotation| crate::extract::quote::inside(text, quotation));
    let marks = reading.content().marks.iter().map(crate::text::Mark::range).chain(quotation);
    let around = marks
        .filter(|mark| mark.start <= honour.range.start && honour.range.end <= mark.end)
        .filter(|mark| text[mark.start..honour.range.end].split_whitespace().count() <= LONGEST)
        .filter(|mark| !text[mark.start..honour.range.start].contains(['.', ':', '!', '\n', ',']))
        .filter(|mark| text[mark.clone()].chars().next().is_some_and(char::is_uppercase))
        .filter(|mark| RECEIVED.iter().all(|verb| !has_phrase(&text[mark.clone()].to_lowercase(), verb)))
        .min_by_key(|mark| mark.start);
    match around {
        Some(mark) if mark.start < honour.range.start => {
            let first = text[mark.clone()].find(|c: char| c.is_alphanumeric()).unwrap_or(0);
            let article = ["The ", "A ", "An "]
                .iter()
                .find(|article| text[mark.start + first..].starts_with(**article))
                .map_or(0, |article| article.len());
            Honour {
                range: (mark.start + first + article).min(honour.range.start)..honour.range.end,
                is_named: true,
                ..honour
            }
        }
        _ => honour,
    }
}

/// Whether `phrase` stands in `lower` between word borders.
pub(super) fn has_phrase(lower: &str, phrase: &str) -> bool {
    find_phrase(lower, phrase).is_some()
}

fn find_phrase(lower: &str, phrase: &str) -> Option<usize> {
    lower
        .match_indices(phrase)
        .map(|(at, _)| at)
        .find(|at| crate::extract::cue::at_word_borders(lower, *at..*at + phrase.len()))
}

/// How sure it is that the owner received the honour; `None` where nothing says so.
fn sureness(text: &str, clause: &Range<usize>, honour: &Honour) -> Option<f32> {
    let before = &text[clause.start..honour.range.start];
    let lower = before.to_lowercase();
    if is_remark_on_a_person(before, &honour.noun) {
        return None;
    }
    let verb = RECEIVED.iter().any(|verb| has_phrase(&lower, verb));
    let behind = text[honour.range.end..clause.end].to_lowercase();
    if verb && !is_other_verb(&lower) {
        return Some(RECEIVED_BY_VERB);
    }
    if is_one(&lower, &honour.noun) || honour.is_named && is_one_of_several(&lower) {
        return Some(RECEIVED_BY_VERB);
    }
    if honour.is_named && RECEIVED_BEHIND.iter().any(|verb| has_phrase(&behind, verb)) && is_near_verb(&behind) {
        return Some(AT_HEAD);
    }
    let given = [
        "was awarded to", "goes to our", "went to our", "awarded to our", "awarded to my", "went to", "for my",
        "for our", "for the paper", "for his", "for her",
    ];
    if given.iter().any(|phrase| has_phrase(&behind, phrase)) && honour.is_named {
        return Some(AT_HEAD);
    }
    let headless = before.chars().rev().find(|c| !c.is_whitespace()).is_none_or(|c| {
        matches!(c, ':' | '(' | '[' | '!' | '–' | '—' | '|' | ']' | ')') || !c.is_alphanumeric() && !c.is_ascii()
    });
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | '/'));
    let alone = behind.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let joined = [
        "at ", "from ", "by ", "of ", "in ", "for ", "during ", "awarded ", "auf ", "bei ", "der ", "des ", "von ",
        "beim ",
    ]
    .iter()
    .any(|joint| behind.starts_with(joint));
    let joined = joined || serves_an_end(behind);
    let money = matches!(honour.noun.as_str(), "grant" | "fund" | "funding" | "studentship" | "assistantship");
    // A grant at the very beginning is one that was received: `Slow Fund Small Grant, £900`.
    let name = &text[honour.range.clone()];
    let is_payers =
        || name.split(' ').next().is_some_and(|payer| payer.len() > 2 && payer.chars().all(char::is_uppercase));
    let is_new = lower.trim() == "new" && is_payers();
    let holds_noun = !money || before.trim().is_empty() && name.ends_with("Grant") || is_new;
    let headless = headless || is_new;
    let joined = joined || is_new && behind.starts_with("on ");
    (headless && honour.is_named && holds_noun && (alone || joined)).then_some(AT_HEAD)
}

/// Whether the words behind a name tell what it is to pay for: `Slow Fund Award to study tides`. A person there is
/// who won it.
fn serves_an_end(behind: &str) -> bool {
    const WINNERS: &[&str] = &[
        "our", "my", "his", "her", "their", "the", "a", "an", "all", "both", "two", "three", "you", "me", "us", "this",
        "be",
    ];
    let word = behind.strip_prefix("to ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase()) && !WINNERS.contains(&word)
}

/// Whether the owner's work is one of those that nearly won: `was a best paper finalist`.
fn is_one(before: &str, noun: &str) -> bool {
    let is_placing = PLACINGS.contains(&noun) && noun != "place" || matches!(noun, "winner" | "recipient" | "laureate");
    let before = before.trim_end();
    let before = ["a", "an", "the", "one of"]
        .iter()
        .find_map(|word| before.strip_suffix(word).filter(|rest| rest.ends_with(' ')));
    let before = before.unwrap_or_default().trim_end();
    is_placing
        && ["is", "was", "are", "were", "be", "as", "became", "am", "among"]
            .iter()
            .any(|be| before.strip_suffix(be).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// Whether the owner is one of those whom an honour in the plural names: `I am one of the 2022` Moss Fellows.
fn is_one_of_several(before: &str) -> bool {
    let before = before.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    ["am one of the", "was one of the", "named one of the", "as one of the", "being one of the", "become one of the"]
        .iter()
        .any(|lead| before.ends_with(lead))
}

/// Whether a verb behind a name belongs to it: in the same part of the clause.
fn is_near_verb(behind: &str) -> bool {
    let near = behind.split([',', ':', '(']).next().unwrap_or_default();
    RECEIVED_BEHIND.iter().any(|verb| has_phrase(near, verb)) && near.split_whitespace().count() <= 14
}

/// Whether a fellow or a winner in brackets is somebody else: `Prof. Noor (Fellow of the ACM)`.
fn is_remark_on_a_person(before: &str, noun: &str) -> bool {
    matches!(noun, "fellow" | "laureate" | "scholar" | "winner" | "medalist")
        && before.rfind('(').is_some_and(|open| !before[open..].contains(')'))
}

/// Whether the verb found is one of `received` that goes with something else, such as a degree.
fn is_other_verb(lower: &str) -> bool {
    const OTHERS: &[&str] =
        &["received my", "received his", "received her", "accepted to", "accepted at", "accepted by", "accepted in"];
    const VERBS: &[&str] = &[
        "award", "won", "win", "wins", "winning", "earning", "earns", "selected", "nominated", "honored", "honoured",
        "named", "recognized", "recognised", "got", "granted",
    ];
    OTHERS.iter().any(|phrase| has_phrase(lower, phrase))
        && !VERBS.iter().any(|verb| has_phrase(lower, verb) || lower.contains("awarded"))
}

/// Fills the frame of an honour; `None` for a bare noun without a giver.
fn fill(reading: &Reading<'_>, clause: &Range<usize>, honour: &Honour, sure: f32, facts: &Facts) -> Option<Found> {
    let text = reading.text();
    let mut range = honour.range.clone();
    let mut confidence = sure;
    if !honour.is_named {
        let end = bare_end(text, &honour.range, clause.end, &honour.noun)?;
        range.end = end;
        confidence = BARE;
    } else if matches!(&*honour.noun, "prize" | "medal") && text[range.clone()].split(' ').count() == 2 {
        // `Silver prize in the Slow Paper Award`: a rank is told with what it was won in.
        range.end = bare_end(text, &honour.range, clause.end, &honour.noun).unwrap_or(range.end);
    }
    let (mut range, leading) = without_edition(reading, range);
    if let Some(end) = with_giver(text, &range, clause.end) {
        range.end = end;
    }
    let awarder = find_giver(reading, &range, clause).or(leading);
    let date = reading.date().or_else(|| year_of(text, clause, &range).map(Date::from_year));
    let work = work_of(reading, clause, &range, facts);
    if let Some((project, funder)) = project::of_grant(reading, clause, &range) {
        let awarder = Some(funder);
        return Some(Found { range: project, title: None, awarder, date, work, confidence });
    }
    let range = with_standing(text, clause.start, range);
    Some(Found { range, title: None, awarder, date, work, confidence })
}

/// The year that a clause tells of an honour. One in brackets is told of the honour before it: `the Moss Prize (2021)
/// and a Reed Grant`.
fn year_of(text: &str, clause: &Range<usize>, honour: &Range<usize>) -> Option<i16> {
    let others = find_honours(text, clause, false);
    let next = others.iter().map(|other| other.range.start).find(|start| *start >= honour.end).unwrap_or(clause.end);
    let is_first = others.iter().all(|other| other.range.end > honour.start);
    let is_bracketed = |years: &Years| text[..years.range.start].trim_end().ends_with('(');
    let years = find_years(text, clause.clone());
    let own = years.iter().find(|years| {
        let start = years.range.start;
        is_bracketed(years) && (honour.end <= start && start < next || is_first && start < honour.start)
    });
    own.or_else(|| years.iter().find(|years| !is_bracketed(years)))?.list.first().copied()
}

/// Where a German name of one word ends with its giver: `Lehrpreis der Universität X`.
fn with_giver(text: &str, honour: &Range<usize>, end: usize) -> Option<usize> {
    let rest = &text[honour.end..end];
    let joint = [" der ", " des ", " von ", " vom "].iter().find(|joint| rest.starts_with(**joint))?;
    if !is_compound(&text[honour.clone()].to_lowercase()) {
        return None;
    }
    let name = name_at(&rest[joint.len()..])?;
    Some(honour.end + joint.len() + name.len())
}

/// Where a bare noun's phrase ends with its giver: `grant from the X Foundation`, `finalist in X`.
fn bare_end(text: &str, honour: &Range<usize>, end: usize, noun: &str) -> Option<usize> {
    let rest = &text[honour.end..end];
    let joints: &[&str] = match noun {
        noun if PLACINGS.contains(&noun) => &[" in ", " at ", " of ", " for "],
        "prize" | "medal" => &[" in ", " from ", " by "],
        _ => &[" from ", " by "],
    };
    let rest = match rest.strip_prefix(" (").and_then(|inner| inner.find(')').map(|close| &inner[close + 1..])) {
        Some(behind) => behind,
        None => rest,
    };
    let rest = behind_sum(rest);
    let joint = joints.iter().find(|joint| rest.starts_with(**joint))?;
    let name = name_at(&rest[joint.len()..])?;
    let at = end - rest.len() + joint.len();
    text[at..end].find(&name).map(|offset| at + offset + name.len())
}

/// What follows a sum of money: `of 300,000 euros`, `worth $2M`, `over £900`.
fn behind_sum(rest: &str) -> &str {
    const LONGEST: usize = 5;
    let Some(sum) = [" of ", " worth ", " over "].iter().find_map(|lead| rest.strip_prefix(lead)) else { return rest };
    let giver = [" from ", " by "].iter().filter_map(|joint| sum.find(joint)).min();
    let printed = |end: &usize| {
        let sum = &sum[..*end];
        sum.contains(|c: char| c.is_ascii_digit()) && sum.split(' ').count() <= LONGEST
    };
    giver.filter(printed).map_or(rest, |end| &sum[end..])
}

/// The range without a venue's edition at its start (`the KDD 2024 Best Paper Award`), and that edition.
fn without_edition(reading: &Reading<'_>, range: Range<usize>) -> (Range<usize>, Option<String>) {
    let text = reading.text();
    let Some(venue) = reading
        .venues
        .iter()
        .find(|venue| venue.range.start <= range.start && venue.range.end > range.start && venue.year.is_some())
    else {
        return (range, None);
    };
    let rest = range.start.max(venue.range.end)..range.end;
    if rest.start >= rest.end || text[rest.clone()].split_whitespace().count() < 2 {
        return (range, None);
    }
    let lead = text[rest.clone()].len() - text[rest.clone()].trim_start().len();
    (rest.start + lead..rest.end, Some(edition(venue)))
}
