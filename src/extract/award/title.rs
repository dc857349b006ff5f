//! Names of honours: the noun phrase around a noun such as `award`, `fellowship` or `finalist`.
//!
//! Input: plain text and a range of it. Output: [`Honour`]s in order. The phrase runs to the left over
//! capitalised words and qualifiers (`the 2024 ASA diversity scholarship`), to the right over a
//! placing (`Award Runner-Up`), a remark in brackets and a topic (`Award for Women in Science`).

use std::ops::Range;
use std::sync::LazyLock;

use super::noun::{ORDINALS, is_compound, noun_at};
use super::word::{Words, singular, starts_upper};
use super::words::{COMPOUNDS, FOLLOWERS, JOINTS, NOT_IN_NAME, NOUNS, PLACINGS, PRAISE, PRAISED, QUALIFIERS, TOPICS};
use crate::extract::word::is_among;
use crate::pattern::Stems;

/// The name of an honour in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Honour {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Its last noun, in small letters and the singular.
    pub(super) noun: String,
    /// Whether it has more than its noun.
    pub(super) is_named: bool,
}

/// Finds the honours of `range`. With `whole`, a name begins where its part of a list begins.
pub(super) fn find_honours(text: &str, range: &Range<usize>, whole: bool) -> Vec<Honour> {
    if !may_name_one(&text[range.clone()]) {
        debug_assert!(!names_one(text, range), "{text:?} has an honour that was passed over");
        return Vec::new();
    }
    let words = Words::new(text, range);
    let mut found: Vec<Honour> = Vec::new();
    let mut index = 0;
    while index < words.at.len() {
        let Some(noun) = noun_at(&words, index) else {
            index += 1;
            continue;
        };
        let from = found.last().map_or(range.start, |honour| honour.range.end);
        let (start, is_named) = begin(&words, index, from, whole);
        let (end, last) =
            if noun == "recipient" { (words.at[index - 1].end, index) } else { finish(&words, index, range.end) };
        if is_modifier(&words, last, &noun) {
            index += 1;
            continue;
        }
        if !words
            .at
            .get(last + 1)
            .is_some_and(|_| words.gap(last) == " " && FOLLOWERS.contains(&words.lower(last + 1).as_str()))
        {
            let is_named = is_named || last > index || is_compound(&words.lower(index));
            join_or_push(text, Honour { range: start..end, noun, is_named }, &mut found);
        }
        index = last + 1;
    }
    found
}

/// Whether a text may have a noun of honours, or praise of a thing that is one after praise, so that most are passed
/// over quickly.
fn may_name_one(text: &str) -> bool {
    static NOUN: LazyLock<Stems> = LazyLock::new(|| {
        let more = ["bursaries", "member"];
        Stems::new(&NOUNS.iter().chain(COMPOUNDS).chain(&more).map(longest_part).collect::<Vec<_>>())
    });
    static PRAISING: LazyLock<Stems> =
        LazyLock::new(|| Stems::new(&PRAISE.iter().map(longest_part).collect::<Vec<_>>()));
    NOUN.may_be_in(text) || PRAISING.may_be_in(text)
}

/// The longest part of a word with hyphens, of which there are several sorts.
fn longest_part(word: &&'static str) -> &'static str {
    word.split('-').max_by_key(|part| part.len()).unwrap_or(word)
}

fn names_one(text: &str, range: &Range<usize>) -> bool {
    let words = Words::new(text, range);
    (0..words.at.len()).any(|index| noun_at(&words, index).is_some())
}

/// Whether a noun that also tells of another noun does so here: `Honour Society Medal`, `Merit Fund Prize`.
fn is_modifier(words: &Words<'_>, last: usize, noun: &str) -> bool {
    const NEAR: usize = 3;
    let tells = matches!(noun, "honor" | "honour" | "distinction" | "exhibition" | "fund" | "pioneer");
    let joined = |at: usize| words.gap(at) == " " && at + 1 < words.at.len() && starts_upper(words, at + 1);
    let behind = (last..last + NEAR).take_while(|at| joined(*at)).map(|at| at + 1);
    tells && behind.skip(1).any(|at| is_noun(words, at))
}

/// Where the name begins, and whether there is more than its noun.
fn begin(words: &Words<'_>, index: usize, from: usize, whole: bool) -> (usize, bool) {
    if let Some(top) = share(words, index).filter(|top| words.at[*top].start >= from) {
        return (words.at[top].start, true);
    }
    let mut start = index;
    let mut at = index;
    while at > 0 && words.at[at - 1].start >= from {
        let gap = words.gap(at - 1);
        let word = words.lower(at - 1);
        let quoted = gap.trim().chars().all(|c| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\'' | '*' | '–' | '-'))
            && gap.len() <= 6;
        let plain = matches!(gap, " " | "" | "-" | "\u{a0}" | " & " | "/" | " / " | "’ " | "' " | "% " | "+ ");
        if !(plain || quoted && whole || is_initial(words, at - 1) || is_abbreviated(words, at - 1))
            || gap.contains('\n')
            || is_sum(words, at - 1)
        {
            break;
        }
        if is_particle(words, at - 1) {
            at -= 1;
            continue;
        }
        let capital = starts_upper(words, at - 1) || word == "&";
        let joint = JOINTS.contains(&word.as_str());
        if joint && !starts_upper_word(words, at - 1) {
            let inner = at >= 2
                && starts_upper(words, at - 2)
                && starts_upper(words, at)
                && !NOT_IN_NAME.contains(&words.lower(at - 2).as_str())
                && words.gap(at - 2) == " ";
            let allowed = inner
                && (whole || matches!(word.as_str(), "of" | "and" | "&" | "on" | "de" | "for" | "in"))
                && !is_noun(words, at - 2);
            if !allowed {
                break;
            }
            at -= 1;
            continue;
        }
        // An acronym may be spelled like a small word of another language: `MIT`.
        let acronym =
            words.printed(at - 1).chars().count() > 1 && words.printed(at - 1).chars().all(char::is_uppercase);
        if NOT_IN_NAME.contains(&word.as_str()) && !acronym && !QUALIFIERS.contains(&word.as_str()) {
            break;
        }
        let small =
            QUALIFIERS.contains(&word.as_str()) || word.ends_with("-year") || whole && !STOPS.contains(&word.as_str());
        if !capital && !small {
            break;
        }
        at -= 1;
        start = at;
    }
    (words.at[start].start, start < index)
}

/// Where a share of reviewers begins that a noun ends: `top 10% of reviewers`.
fn share(words: &Words<'_>, index: usize) -> Option<usize> {
    let top = index.checked_sub(3)?;
    let is_number = words.printed(top + 1).bytes().all(|byte| byte.is_ascii_digit());
    let is_share = words.lower(top) == "top" && is_number && words.gap(top + 1) == "% " && words.lower(top + 2) == "of";
    (is_share && matches!(words.lower(index).as_str(), "reviewers" | "referees")).then_some(top)
}

/// Whether a word is a particle in the name of a person whom an honour is named after: `Ada van der Reed Medal`.
fn is_particle(words: &Words<'_>, index: usize) -> bool {
    const PARTICLES: &[&str] = &[
        "van", "von", "der", "den", "del", "della", "di", "da", "dos", "du", "ter", "ten", "zu", "bin", "ibn", "al",
        "el", "la", "le", "de",
    ];
    let is_one = |at: usize| is_among(words.printed(at), PARTICLES) && !starts_upper(words, at);
    let before = (0..index).rev().take_while(|at| matches!(words.gap(*at), " " | ". ")).find(|at| !is_one(*at));
    let behind = (index + 1..words.at.len()).take_while(|at| words.gap(at - 1) == " ").find(|at| !is_one(*at));
    is_one(index) && [before, behind].into_iter().all(|at| at.is_some_and(|at| starts_upper(words, at)))
}

/// Whether a word is the initial of a person whom an honour is named after: `Ada P. Weiss Fellowship`.
fn is_initial(words: &Words<'_>, index: usize) -> bool {
    let mut letters = words.printed(index).chars();
    let is_letter = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_letter && matches!(words.gap(index), ". " | "." | ".\u{a0}")
}

/// Whether the stop behind a word shortens it and ends nothing: `Acme Ltd. Fellowship`, `Slow Ph.D. Fellowship`.
fn is_abbreviated(words: &Words<'_>, index: usize) -> bool {
    const SHORT: &[&str] =
        &["ltd", "inc", "corp", "co", "ph.d", "m.sc", "b.sc", "dr", "prof", "st", "jr", "sr", "dept", "univ", "intl"];
    SHORT.contains(&words.lower(index).as_str()) && matches!(words.gap(index), ". " | ".\u{a0}")
}

/// Whether a number is part of a sum of money: the `000` of `$1,000 seed grant`.
fn is_sum(words: &Words<'_>, index: usize) -> bool {
    let before = words.text[..words.at[index].start].chars().next_back();
    words.printed(index).chars().all(|c| c.is_ascii_digit()) && matches!(before, Some(',' | '.' | '$' | '€' | '£'))
}

/// Words in small letters that end a name on its left in a list, too.
const STOPS: &[&str] = &[
    "awarded", "received", "won", "title", "named", "as", "selected", "recipient", "winner", "with", "from", "by", "a",
    "an", "the", "was", "has", "have", "to",
];

fn starts_upper_word(words: &Words<'_>, index: usize) -> bool {
    starts_upper(words, index) && words.printed(index).chars().count() > 3
}

fn is_noun(words: &Words<'_>, index: usize) -> bool {
    NOUNS.contains(&singular(&words.lower(index)).as_str())
}

/// Where the name ends, and the index of its last word.
fn finish(words: &Words<'_>, index: usize, limit: usize) -> (usize, usize) {
    let mut last = index;
    // `Award Finalist`, `Prize Runner-Up`, `Fellowship Program`.
    while last + 1 < words.at.len() && matches!(words.gap(last), " " | " – " | " - " | "\u{a0}") {
        let next = words.lower(last + 1);
        let plain = words.gap(last) == " ";
        let placing = PLACINGS.contains(&singular(&next).as_str())
            || plain && is_noun(words, last + 1)
            || matches!(next.as_str(), "honorable" | "honourable" | "runner")
                && last + 2 < words.at.len()
                && PLACINGS.contains(&singular(&words.lower(last + 2)).as_str());
        let placed = ORDINALS.contains(&next.as_str())
            && last + 2 < words.at.len()
            && matches!(words.lower(last + 2).as_str(), "place" | "prize");
        let further = plain
            && starts_upper(words, last + 1)
            && last + 2 < words.at.len()
            && words.gap(last + 1) == " "
            && (PRAISED.contains(&next.as_str()) || QUALIFIERS.contains(&next.as_str()))
            && is_noun(words, last + 2);
        if placed || further {
            last += 2;
            continue;
        }
        let scheme = plain
            && matches!(next.as_str(), "program" | "programme" | "scheme" | "initiative")
            && starts_upper(words, last + 1);
        if !placing && !scheme {
            break;
        }
        last += if placing && matches!(next.as_str(), "honorable" | "honourable") { 2 } else { 1 };
    }
    let mut end = words.at[last].end;
    if let Some((topic_end, topic_last)) = topic(words, last) {
        (end, last) = (topic_end, topic_last);
    }
    end = remark(words.text, end, limit).unwrap_or(end);
    while last + 1 < words.at.len() && words.at[last + 1].start < end {
        last += 1;
    }
    (end, last)
}

/// `for Women in Science`, `in Cyber-Physical Systems`, `of the ACM` behind the noun.
fn topic(words: &Words<'_>, last: usize) -> Option<(usize, usize)> {
    let joint = last + 1;
    if joint + 1 >= words.at.len() || words.gap(last) != " " || words.gap(joint) != " " {
        return None;
    }
    let noun = singular(&words.lower(last));
    let word = words.lower(joint);
    let first = words.lower(joint + 1);
    let capital = starts_upper(words, joint + 1);
    if word == "in"
        && matches!(noun.as_str(), "prize" | "place" | "medal" | "award")
        && let Some(contest) = contest(words, joint + 1)
    {
        return Some(contest);
    }
    let named = match word.as_str() {
        // `Preis für den besten Vortrag`
        "für" => return praised_for(words, joint),
        // `Award for Tides and Marshes`: without a topic it would have no name.
        "for" | "in" => {
            let is_bare = word == "for" && last == 0 && matches!(noun.as_str(), "award" | "prize" | "medal");
            capital && (is_bare || TOPICS.contains(&first.as_str()) || matches!(noun.as_str(), "fund" | "star"))
        }
        "of" => {
            matches!(noun.as_str(), "fellow" | "member") && (capital || first == "the")
                || noun == "award" && VIRTUES.contains(&first.as_str())
        }
        _ => false,
    };
    if !named {
        return None;
    }
    let mut at = joint + 1;
    while at + 1 < words.at.len() && words.gap(at) == " " {
        let next = words.lower(at + 1);
        let inner = matches!(next.as_str(), "and" | "in" | "of" | "&" | "for" | "the")
            && at + 2 < words.at.len()
            && starts_upper(words, at + 2)
            && words.gap(at + 1) == " ";
        if !(starts_upper(words, at + 1) || inner) {
            break;
        }
        at += 1;
    }
    Some((words.at[at].end, at))
}

/// The contest that begins at a word, up to its noun: `C++ Programming Competition`.
fn contest(words: &Words<'_>, first: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 8;
    const CONTESTS: &[&str] = &["competition", "contest", "olympiad", "olympiads", "championship", "hackathon"];
    let end = (first..words.at.len().min(first + LONGEST)).find(|at| CONTESTS.contains(&words.lower(*at).as_str()))?;
    let is_inner = |at: usize| {
        let plain = matches!(words.gap(at), " " | "++ " | "# ");
        plain && (starts_upper(words, at) || matches!(words.lower(at).as_str(), "of" | "in" | "for" | "and" | "the"))
    };
    let named = first + usize::from(words.lower(first) == "the");
    (named < end && starts_upper(words, named) && (first..end).all(is_inner)).then(|| (words.at[end].end, end))
}

/// What an award may be one of: `Award of Excellence`.
const VIRTUES: &[&str] = &["excellence", "merit", "distinction", "honor", "honour", "achievement", "appreciation"];

/// What a German prize is for: `für den besten Vortrag`, `für die beste Dissertation`.
fn praised_for(words: &Words<'_>, joint: usize) -> Option<(usize, usize)> {
    let [article, praise, noun] = [joint + 1, joint + 2, joint + 3];
    let fits = noun < words.at.len()
        && matches!(words.lower(article).as_str(), "den" | "die" | "das" | "der")
        && matches!(words.lower(praise).get(..4), Some("best" | "herv" | "ausg" | "exze"))
        && starts_upper(words, noun);
    fits.then(|| (words.at[noun].end, noun))
}

/// The end of a remark in brackets that belongs to the name: `(Runner-up)`, `(PhD Student)`.
fn remark(text: &str, end: usize, limit: usize) -> Option<usize> {
    let rest = text[end..limit].strip_prefix(" (").or_else(|| text[end..limit].strip_prefix("("))?;
    let open = text[end..limit].len() - rest.len();
    let close = rest.find(')')?;
    let inside = &rest[..close];
    let digits = inside.chars().filter(char::is_ascii_digit).count();
    let top = inside.to_lowercase().starts_with("top ");
    if is_link_label(inside) {
        return None;
    }
    let fits = inside.split_whitespace().count() <= 5
        && inside.len() <= 40
        && (digits == 0 || top && digits <= 3)
        && !inside.contains("://")
        && !inside.to_lowercase().contains("leader")
        && !inside.contains(['$', '€', '£', ',']);
    let lower = inside.to_lowercase();
    let says = top
        || PLACINGS.iter().any(|placing| lower.contains(placing))
        || lower.contains("student")
        || inside.chars().all(char::is_uppercase) && inside.len() <= 6;
    (fits && says).then_some(end + open + close + 1)
}

/// Whether a bracket holds nothing but the label of a link.
fn is_link_label(inside: &str) -> bool {
    ["url", "link", "pdf", "web", "www", "doi", "html", "post", "news", "video"]
        .contains(&inside.to_lowercase().as_str())
}

/// Whether a placing has no name of its own, so that it is one in the honour behind it: `Honorable mention, Moss Fellowship`.
fn is_bare_placing(name: &str) -> bool {
    let lower = name.to_lowercase();
    ["honorable mention", "honourable mention", "honorable mentions", "runner-up", "finalist"].contains(&lower.as_str())
}

/// Joins `finalist for the` with the award behind it; otherwise adds the honour.
fn join_or_push(text: &str, honour: Honour, found: &mut Vec<Honour>) {
    if let Some(last) = found.last_mut() {
        let between = &text[last.range.end..honour.range.start];
        let placing = PLACINGS.contains(&last.noun.as_str());
        let joint = matches!(
            between.trim_end_matches(['“', '"', '*']),
            " for the " | " for " | " of the " | " in the " | " for a " | " in " | " for an "
        ) || between.starts_with(" for the 20") && between.len() == 14
            || between == ", "
                && honour.is_named
                && honour.noun != "exhibition"
                && (!last.is_named || is_bare_placing(&text[last.range.clone()]));
        let joins_behind =
            PLACINGS.contains(&honour.noun.as_str()) && matches!(between, ", " | " – " | " - " | ": " | " (");
        // `Heron Prize, 2nd Place` is one honour, `2nd Place, Heron Prize` is told by its place.
        let is_placed = honour.noun == "place" && last.is_named && !placing;
        if placing && joint && !PLACINGS.contains(&honour.noun.as_str())
            || joins_behind && (!honour.is_named || is_placed)
        {
            last.range.end = honour.range.end;
            last.is_named = true;
            if placing {
                last.noun = honour.noun;
            }
            return;
        }
    }
    found.push(honour);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        find_honours(text, &(0..text.len()), false).into_iter().map(|honour| &text[honour.range]).collect()
    }

    #[test]
    fn a_name_takes_the_words_that_belong_to_it() {
        let cases = [
            ("I won the Best Paper Award at KDD.", "Best Paper Award"),
            ("received the ASA Computing and Graphics student award for", "ASA Computing and Graphics student award"),
            ("selected as a finalist for the Best Dissertation Award", "finalist for the Best Dissertation Award"),
            ("named an Outstanding Reviewer at ICML 2024", "Outstanding Reviewer"),
            ("named a Rising Star in Cyber-Physical Systems", "Rising Star in Cyber-Physical Systems"),
            ("got the Early-Career Presentation Award (Runner-up) of", "Early-Career Presentation Award (Runner-up)"),
            ("I received a postdoctoral mobility grant from the", "postdoctoral mobility grant"),
            ("the first runner-up prize in the", "first runner-up prize"),
            ("we win the first place in", "first place"),
            ("the Award for Excellence in Teaching from", "Award for Excellence in Teaching"),
            ("was elected a Fellow of the ACM", "Fellow of the ACM"),
            ("the Moss Foundation / Acme Ltd. Graduate Fellowship", "Moss Foundation / Acme Ltd. Graduate Fellowship"),
            ("received the Slow Honour Society Medal", "Slow Honour Society Medal"),
            ("the Second Prize in C++ Reading Competition of", "Second Prize in C++ Reading Competition"),
            ("received the Turtle Award (URL) for", "Turtle Award"),
        ];
        for (text, name) in cases {
            assert_eq!(names(text), [name], "{text}");
        }
    }

    #[test]
    fn what_only_speaks_of_awards_is_none() {
        for text in [
            "chair of the Best Paper Award committee",
            "a grant agreement",
            "I am a postdoctoral fellow at",
            "in the first place of work? no: a new position",
        ] {
            let found = names(text);
            assert!(found.is_empty() || found == ["first place"], "{text}: {found:?}");
        }
    }
}
