//! Cuts a list of people into pieces, each of them a name or a part of one.
//!
//! Input: a text, the range where a list may stand, and the places where the page sets something
//! apart that is no name. Output: the pieces in order, up to where the list must be over.

use std::ops::Range;

use super::name::{clean_name, family_alone, given_alone, initials_head, is_one_family};
use crate::calendar::is_year;
use crate::steps;
use crate::text::{Mark, MarkKind, RichText};

/// How far before it is reached a mark is looked at: further than any separator or initial reaches.
const LOOKS_AHEAD: usize = 48;

/// A piece of more bytes is no name, with whatever its brackets hold.
const LONGEST_NAME: usize = 400;

/// Cuts a range at commas, semicolons, `and`, `&`, and the like, up to a line's end or to words that
/// the page sets apart and that are no names: at most `most` pieces, and none behind one that is too
/// long for a name.
pub(super) fn segments(content: &RichText, range: Range<usize>, most: usize) -> Vec<Range<usize>> {
    let text = content.as_str();
    let mut line_end = text[range.clone()].find('\n').map_or(range.end, |at| range.start + at);
    let mut marks = content.marks[content.marks.partition_point(|mark| mark.start < range.start)..].iter().peekable();
    let mut cuts = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < line_end && cuts.len() < most && at - start <= LONGEST_NAME {
        steps::count(1);
        // What lies further ahead need not be looked at: the list may end before.
        while let Some(mark) = marks.next_if(|mark| mark.start <= at + LOOKS_AHEAD) {
            line_end = if is_set_apart(text, range.start, mark) { mark.start.min(line_end) } else { line_end };
        }
        let rest = &text[at..line_end];
        let step = rest.chars().next().map_or(1, char::len_utf8);
        let after_space = at == range.start || text[..at].ends_with(char::is_whitespace);
        let is_slash = rest.starts_with('/') && text[range.start..at].ends_with(['.', ' ']);
        let separator = if is_slash { 1 } else { separator_len(rest, after_space) };
        if separator > 0 {
            push_segment(text, start..at, &mut cuts);
            at += separator;
            start = at;
        } else if after_space && rest.starts_with("et al") {
            push_segment(text, start..at, &mut cuts);
            push_segment(text, at..at + "et al".len() + usize::from(rest.starts_with("et al.")), &mut cuts);
            return cuts;
        } else if let Some(gap) = gap_len(rest).filter(|_| after_space && !cuts.is_empty()) {
            push_segment(text, start..at, &mut cuts);
            push_segment(text, at..at + gap, &mut cuts);
            at += gap;
            start = at;
        } else if rest.starts_with('.') && ends_last_initials(text, start..at, &rest[1..], &cuts) {
            push_segment(text, start..at + usize::from(!cuts.is_empty()), &mut cuts);
            return cuts;
        } else if ends_list(text, at, line_end) || (rest.starts_with('.') && initials_follow_families(text, &cuts)) {
            push_segment(text, start..at, &mut cuts);
            return cuts;
        } else {
            at += step;
        }
    }
    push_segment(text, start..line_end, &mut cuts);
    cuts.truncate(most);
    cuts
}

/// The length of the stops that stand for people left out of a list.
fn gap_len(rest: &str) -> Option<usize> {
    ["…", "...", ". . ."].iter().find(|gap| rest.starts_with(**gap)).map(|gap| gap.len())
}

/// Whether a piece is such a gap.
pub(super) fn is_gap(piece: &str) -> bool {
    gap_len(piece) == Some(piece.len())
}

/// Whether the page begins to set something apart behind the start of a list that is not names alone:
/// a title in emphasis or in a link.
fn is_set_apart(text: &str, start: usize, mark: &Mark) -> bool {
    let words = &text[mark.range()];
    matches!(mark.kind, MarkKind::Emphasis | MarkKind::Strong | MarkKind::Link(_))
        && text[start..mark.start].chars().any(char::is_alphanumeric)
        && (!is_names(words) || precedes_volume(&text[mark.end..]))
        && !stands_for_others(words)
        && !(mark.kind == MarkKind::Strong && is_turned_name(words))
}

/// Whether a volume and a name follow, as behind the title of an article in law: `, 88 Harb. L. Rev. 55`.
fn precedes_volume(behind: &str) -> bool {
    let rest = behind.strip_prefix(", ").unwrap_or_default();
    let name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    name.len() < rest.len() && name.starts_with(' ') && name[1..].starts_with(char::is_uppercase)
}

/// Whether words stand for the people whom a list leaves out: `et al.`
pub(super) fn stands_for_others(words: &str) -> bool {
    let lower = words.trim().trim_end_matches(['.', ',']).to_lowercase();
    matches!(lower.as_str(), "et al" | "et. al" | "others" | "and others" | "u. a" | "…")
}

/// Whether words are one name with the family first: `Weiss, Ada`.
fn is_turned_name(words: &str) -> bool {
    words.split_once(',').is_some_and(|(family, given)| {
        is_one_family(family.trim()) && given_alone(given.trim()).is_some() && !given.contains(',')
    })
}

/// Whether words are nothing but names: whole ones, or families with initials. One word alone is a
/// part of a name that the page sets apart.
fn is_names(words: &str) -> bool {
    let parts: Vec<&str> = words
        .split([',', ';', '&', '\n'])
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim().trim_start_matches("and "))
        .filter(|part| part.chars().any(char::is_alphabetic))
        .collect();
    let short = parts.len() == 1 || parts.iter().any(|part| initials_head(part).is_some());
    parts.iter().all(|part| {
        clean_name(part).is_some() || short && (family_alone(part).is_some() || initials_head(part).is_some())
    })
}

/// The length of a separator of names that `rest` begins with, or zero.
fn separator_len(rest: &str, after_space: bool) -> usize {
    const SEPARATORS: &[&str] = &[",", ";", "、", "，", "；", "·", "|", "•", "&"];
    // `and` in English, German, French, Spanish, Portuguese and Italian, Dutch, Swedish.
    const WORDS: &[&str] = &["and ", "und ", "et ", "y ", "e ", "en ", "och "];
    if let Some(separator) = SEPARATORS.iter().find(|separator| rest.starts_with(**separator)) {
        return separator.len();
    }
    WORDS
        .iter()
        .find(|word| after_space && rest.starts_with(**word) && !rest.starts_with("et al"))
        .map_or(0, |word| word.len())
}

/// Whether the list stops at `at`: a full stop behind a whole word, a colon, a bracket, a quotation.
fn ends_list(text: &str, at: usize, line_end: usize) -> bool {
    let rest = &text[at..line_end];
    if rest.starts_with(['"', '“', '«', ':', '：', '[', '「', '《']) {
        return true;
    }
    if rest.starts_with("(19") || rest.starts_with("(20") {
        return true;
    }
    if !rest.starts_with('.') {
        return false;
    }
    let word = text[..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '.' | '-')).next().unwrap_or_default();
    let is_initial = word.chars().filter(|c| c.is_alphabetic()).count() <= 1 || word == "al" || word == "Jr";
    let goes_on = rest[1..].chars().next().is_some_and(|c| !c.is_whitespace());
    !is_initial && !goes_on
}

/// Whether all names so far are set as `Weiss AB`, so that a full stop behind initials ends the list.
fn initials_follow_families(text: &str, names: &[Range<usize>]) -> bool {
    let is_so = |name: &str| {
        name.rsplit_once(' ').is_some_and(|(family, initials)| {
            family.chars().any(char::is_lowercase) && initials.len() <= 3 && initials.chars().all(char::is_uppercase)
        })
    };
    !names.is_empty() && names.iter().all(|name| is_so(&text[name.clone()]))
}

/// Whether all names so far are set as `Weiss A. B.`, and the last initial of one more such name stands before
/// a stop: `Weiss A., Noor B. Quiet maps of tides`. One name alone is so where the sign of the Russian standard
/// follows: `Weiss A. Quiet maps // Topics in Seas`.
fn ends_last_initials(text: &str, last: Range<usize>, behind: &str, names: &[Range<usize>]) -> bool {
    let is_initial = |word: &str| {
        let letter = word.trim_end_matches('.');
        letter.chars().count() == 1 && letter.chars().all(char::is_uppercase)
    };
    let is_so = |name: &str| {
        let name = name.trim().trim_start_matches(|c: char| c.is_lowercase() || c == ' ');
        let (family, initials) = name.split_once(' ').unwrap_or_default();
        let mut initials = initials.split([' ', '.', '-']).filter(|word| !word.is_empty()).peekable();
        family.chars().any(char::is_lowercase) && initials.peek().is_some() && initials.all(is_initial)
    };
    let next = behind.split_whitespace().next().unwrap_or_default().trim_end_matches([',', ';']);
    let goes_on = !behind.starts_with(' ')
        || (next.ends_with('.') && is_initial(next))
        || next == "et"
        || separator_len(behind.trim_start(), true) > 0;
    // One of them may stand with a comma, `Lim, C.`, which makes two pieces of it.
    let is_half = |name: &str| {
        family_alone(name).is_some() || name.split(['.', '-', ' ']).all(|part| part.is_empty() || is_initial(part))
    };
    let is_whole = |name: &str| name.ends_with('.') && is_so(name);
    let pieces = || names.iter().map(|name| text[name.clone()].trim_end_matches(['*', '†']));
    let have_stops =
        || pieces().any(is_whole) && pieces().all(|name| is_whole(name) || is_half(name)) || names.is_empty();
    let is_list = || !names.is_empty() || behind.contains(" // ");
    let is_alone =
        || names.is_empty() && is_short_name(text[last.clone()].trim()) && has_medical_numbers(&text[last.end..]);
    !goes_on && (is_so(&text[last.clone()]) && have_stops() && is_list() || is_alone())
}

/// Whether a piece is a family name with bare initials: `Weiss AB`.
fn is_short_name(name: &str) -> bool {
    const MOST: usize = 3;
    name.rsplit_once(' ').is_some_and(|(family, initials)| {
        is_one_family(family) && initials.len() <= MOST && initials.chars().all(|c| c.is_ascii_uppercase())
    })
}

/// Whether the numbers of a reference are set as in medicine, where people always come first: `2019;12(3):4-9`.
fn has_medical_numbers(reference: &str) -> bool {
    const LONGEST: usize = 600;
    let line = reference.split('\n').next().unwrap_or_default();
    let line = &line[..line.floor_char_boundary(LONGEST)];
    line.match_indices(';').any(|(at, _)| {
        // Between year and volume may stand month and day: `2019 Mar 4;`.
        let date = line[..at].rsplit(['.', ',', ')', '(']).next().unwrap_or_default();
        date.split_whitespace().next().is_some_and(is_year)
            && line[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
    })
}

fn push_segment(text: &str, range: Range<usize>, segments: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        segments.push(start..end);
    }
}
