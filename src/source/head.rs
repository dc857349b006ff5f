//! The head of an entry: its marker, its date, and where its own words begin.
//!
//! Input: the text of an entry with marks. Output: [`Head`]. Limits: a date inside the sentence
//! does not date an entry; a year alone dates it only where something parts it from the words.

use super::dates::{Printed, parse};
use super::section_names;
use crate::text::{MarkKind, RichText};

/// What stands before an entry's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The date printed at the head or in brackets at the end.
    pub(super) date: Option<Printed>,
    /// Where the words behind marker and date begin.
    pub(super) body: usize,
    /// Whether the date stands before the words.
    pub(super) leads: bool,
}

impl Head {
    /// The head with the date that an attribute states. What is printed may leave out the year, which the attribute has.
    pub(super) fn with_stated(self, stated: Printed, text: &str) -> Self {
        match self.date {
            None => Self { date: Some(stated), body: separated(text, 0), ..self },
            Some(date) if date.year.is_none() => Self { date: Some(date.or(stated)), ..self },
            Some(_) => self,
        }
    }
}

/// Reads the head of `rich`.
pub(super) fn read(rich: &RichText) -> Head {
    let text = rich.as_str();
    if let Some((date, end)) = at_head(rich) {
        let body = if tells(rich, &text[..end]) { bullet_end(text) } else { separated(text, end) };
        return Head { date: Some(date), body, leads: true };
    }
    Head { date: trailing(rich).or_else(|| own_line(text)), body: bullet_end(text), leads: false }
}

/// Whether what stands before the date at a head says more than that there is news: `[ABC 2024] May 3, 2024: …`.
fn tells(rich: &RichText, head: &str) -> bool {
    let is_short_name = |word: &str| {
        word.chars().filter(|c| c.is_uppercase()).count() > 1 && !CALLS.contains(&word.to_lowercase().as_str())
    };
    let first = head.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    is_short_name(first) && dated(rich, marker(head)).is_none()
}

/// A date that has the last line, or a cell of a row, to itself.
pub(super) fn own_line(text: &str) -> Option<Printed> {
    let (before, last) = text.rsplit_once('\n')?;
    let cells = std::iter::once(last).chain(before.split('\n').take(2));
    cells.filter_map(only).find(|date| date.is_sure())
}

/// The date printed at the head of `rich`, and where it ends.
pub(super) fn at_head(rich: &RichText) -> Option<(Printed, usize)> {
    let marker = marker(rich.as_str());
    let text = rich.as_str();
    let starts = std::iter::once(marker).chain(badge(rich, marker)).chain(call(text, marker)).chain(tag(text, marker));
    starts.into_iter().find_map(|start| dated(rich, start)).or_else(|| behind_article(rich, marker))
}

/// A date with its article (`Le 3 mai 2024 :`), where it is set apart and begins no sentence.
fn behind_article(rich: &RichText, marker: usize) -> Option<(Printed, usize)> {
    let text = rich.as_str();
    let (word, _) =
        text[marker..].split_once(' ').filter(|(word, _)| ARTICLES.contains(&word.to_lowercase().as_str()))?;
    let start = marker + word.len() + 1;
    let (date, length) = parse(&text[start..])?;
    let end = start + length;
    let rest = text[end..].trim_start_matches(' ');
    let apart = rest.is_empty() || rest.starts_with([':', '：', '–', '—', '|', '\n']);
    (date.is_sure() && apart).then_some((date, end))
}

/// Words that a date may have before it.
const ARTICLES: &[&str] = &[
    "le", "du", "el", "del", "il", "dal", "am", "vom", "op", "den", "on", "from", "the", "с", "in", "since", "im",
    "seit", "ab", "depuis", "desde", "en", "em", "da", "во", "в", "od", "fra",
];

/// Where bullets and emoji at the head of an undated entry end.
fn bullet_end(text: &str) -> usize {
    let marked =
        |c: char| c.is_whitespace() || is_pictograph(c) || matches!(c, '-' | '*' | '•' | '·' | '–' | '—' | '+');
    let rest = text.trim_start_matches(marked);
    let end = text.len() - rest.len();
    // `*important*` and `-5` are words, `* ` and `- ` are bullets.
    if end == 0 || text[..end].ends_with(['-', '*', '+', '–', '—']) { 0 } else { end }
}

/// Where a marker ends: bullets, emoji, opening brackets. The apostrophe of a short year (`'24.05`) is none.
fn marker(text: &str) -> usize {
    let at = text.find(char::is_alphanumeric).unwrap_or(text.len());
    let short = text[at..].bytes().take_while(u8::is_ascii_digit).count() == 2;
    let apostrophe = text[..at].chars().next_back().filter(|c| short && matches!(c, '\'' | '’' | '‘'));
    at - apostrophe.map_or(0, char::len_utf8)
}

/// Where a leading badge (`NEW`, `Recent`, `[Talk]`) ends and a date may follow.
fn badge(rich: &RichText, marker: usize) -> Option<usize> {
    let mark = rich
        .marks
        .iter()
        .find(|mark| mark.start <= marker && mark.end > marker && !matches!(mark.kind, MarkKind::ListItem))?;
    let rest = &rich.as_str()[mark.end..];
    // On a line of its own stands a badge or the title of the entry.
    let calls = || CALLS.contains(&rich.as_str()[marker..mark.end].to_lowercase().as_str());
    let short = mark.end - marker <= 24 && (!rest.starts_with('\n') || calls());
    short.then(|| mark.end + (rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len()))
}

/// Where a date may follow a short name in brackets at the head: `[ABC 2024] May 3, 2024: …`.
fn tag(text: &str, marker: usize) -> Option<usize> {
    let close = match text[..marker].chars().next_back()? {
        '[' => ']',
        '【' => '】',
        _ => return None,
    };
    let end = marker + text[marker..].find(close).filter(|length| *length <= LONGEST)? + close.len_utf8();
    Some(end + text[end..].find(char::is_alphanumeric)?)
}

/// Where a date may follow a call to look (`NEW! March 2023: …`), if the text begins with one.
fn call(text: &str, marker: usize) -> Option<usize> {
    let rest = &text[marker..];
    let length = CALLS.iter().find_map(|call| {
        let head = rest.get(..call.len())?;
        (head.eq_ignore_ascii_case(call) && !rest[call.len()..].starts_with(char::is_alphanumeric))
            .then_some(call.len())
    })?;
    let rest = &rest[length..];
    Some(text.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len())
}

/// Words by which an entry calls for attention before its date.
const CALLS: &[&str] = &[
    "new", "news", "update", "updated", "hot", "recent", "upcoming", "latest", "breaking", "posted on", "posted",
    "published on", "published", "date", "added", "neu", "nouveau", "nuevo", "novo", "nuovo",
];

/// A date at `start` that the page sets as one.
fn dated(rich: &RichText, start: usize) -> Option<(Printed, usize)> {
    let text = rich.as_str();
    let found = parse(&text[start..]);
    let (date, end) = found.map(|(date, length)| (date, start + length)).or_else(|| glued(rich, start))?;
    // A month alone before a comma is a name: `May, A. and Noor, B.`
    let is_name = date.year.is_none() && date.day.is_none() && text[end..].starts_with(',');
    let parted = ends_mark(rich, end) || parts(&text[end..]) && !is_name;
    // The signs for month and day make a date of any numbers.
    let signed = text[start..end].ends_with(['日', '일', '号', '月', '월']);
    let set = date.is_sure() || parted || signed || is_two_by_two(&text[start..end]);
    (set && !goes_on(&text[end..])).then_some((date, end))
}

/// Whether a particle ties a date in Japanese or Korean into its sentence: `5月に開かれた…`.
fn goes_on(rest: &str) -> bool {
    const PARTICLES: &[&str] = &["に", "から", "より", "まで", "の", "は", "で", "付", "에", "부터", "까지"];
    PARTICLES.iter().any(|particle| rest.trim_start().starts_with(particle))
}

/// Whether a date in numbers has two digits for the month and two for the day (`05/01`), as hardly a fraction has.
fn is_two_by_two(date: &str) -> bool {
    let is_padded = |number: &str| number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    date.split_once(['/', '-']).is_some_and(|(first, last)| is_padded(first) && is_padded(last))
}

/// A date that has a mark to itself, where the words follow without a space: a style sheet parts them.
fn glued(rich: &RichText, start: usize) -> Option<(Printed, usize)> {
    let text = rich.as_str();
    let mut wholes =
        rich.marks.iter().filter(|mark| mark.start <= start && start < mark.end && mark.end - start <= LONGEST);
    wholes.find_map(|mark| Some((only(&text[start..mark.end])?, mark.end)))
}

/// Whether a mark that holds nothing but the date ends here.
fn ends_mark(rich: &RichText, end: usize) -> bool {
    let text = rich.as_str();
    rich.marks.iter().any(|mark| {
        mark.end >= end
            && mark.start < end
            && mark.kind != MarkKind::ListItem
            && text[end..mark.end].chars().all(|c| !c.is_alphanumeric())
    })
}

/// Whether the text begins with something that parts a date from a sentence.
fn parts(rest: &str) -> bool {
    let trimmed = rest.trim_start_matches(' ');
    let Some(first) = trimmed.chars().next() else { return true };
    match first {
        ':' | '：' | '，' | '、' | '。' | ']' | ')' | '】' | '）' | '|' | '\n' | '–' | '—' | '*' | '>' | '→' | '·'
        | '•' | ';' => true,
        '-' | '.' | ',' => trimmed[1..].starts_with([' ', '\n', ':']) || trimmed.len() == 1,
        _ => false,
    }
}

/// Where the words begin behind a date that ends at `end`.
pub(super) fn separated(text: &str, end: usize) -> usize {
    let rest = &text[end..];
    let ongoing = ONGOING.iter().find_map(|word| {
        let trimmed = rest.trim_start_matches(is_separator);
        let head = trimmed.get(..word.len())?;
        let free = !trimmed[word.len()..].starts_with(char::is_alphanumeric);
        (trimmed.len() < rest.len() && head.eq_ignore_ascii_case(word) && free)
            .then(|| text.len() - trimmed.len() + word.len())
    });
    let from = ongoing.unwrap_or(end);
    let rest = &text[from..];
    emoji_end(text, from + (rest.len() - rest.trim_start_matches(is_separator).len()))
}

/// The open end of a range.
const ONGOING: &[&str] = &["present", "now", "ongoing", "current", "today"];

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '：'
                | ']'
                | ')'
                | '】'
                | '）'
                | '|'
                | '-'
                | '–'
                | '—'
                | ','
                | '.'
                | '*'
                | '~'
                | ';'
                | '>'
                | '→'
                | '·'
                | '•'
                | '，'
                | '、'
                | '。'
        )
}

/// Skips emoji and white space from `at` on.
fn emoji_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + (rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || is_pictograph(c)).len())
}

pub(super) fn is_pictograph(c: char) -> bool {
    matches!(u32::from(c), 0x200d | 0xfe0f | 0x20e3 | 0x2190..=0x21ff | 0x2300..=0x23ff | 0x2500..=0x27bf | 0x2b00..=0x2bff | 0x1f000..=0x1faff)
}

/// What a heading says beside its date at the head or in brackets at the end.
pub(super) fn undated(rich: &RichText) -> String {
    let text = rich.as_str();
    let body = at_head(rich).map_or(0, |(_, end)| end);
    let end = trailing(rich).and_then(|_| text.rfind(['(', '['])).filter(|end| *end >= body).unwrap_or(text.len());
    text[body..end].to_owned()
}

/// The one year in a heading that otherwise is the name of a section: `News 2024`, `2024 News`, `Recent News (2024)`.
pub(super) fn year_of_name(heading: &str) -> Option<Printed> {
    const TIES: &[&str] = &["in", "of", "from", "for", "de", "aus", "im"];
    let words = || heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let years: Vec<Printed> = words().filter(|word| word.len() == 4).filter_map(only).collect();
    let [year] = years[..] else { return None };
    // `2024-05-03: New publication` tells more than a year.
    if parse(heading.trim_start_matches(|c: char| !c.is_alphanumeric())).is_some_and(|(date, _)| date.month.is_some()) {
        return None;
    }
    let is_year = |word: &str| word.len() == 4 && only(word).is_some();
    let name: Vec<&str> =
        words().filter(|word| !is_year(word) && !TIES.contains(&word.to_lowercase().as_str())).collect();
    (year.year.is_some() && section_names::exact(&name.join(" "))).then_some(year)
}

/// A date in brackets at the end: `… is now available. (July 2025)`.
pub(super) fn trailing(rich: &RichText) -> Option<Printed> {
    let text = rich.as_str().trim_end_matches(['.', ' ', '\n']);
    bracketed(text).or_else(|| bracketed(before_links(rich)))
}

/// A text without the links and signs that end it: `… (May 2024). [[pdf](a.pdf)] 🎉`.
fn before_links(rich: &RichText) -> &str {
    const LONGEST_LABEL: usize = 24;
    let text = rich.as_str();
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']');
    let mut end = text.trim_end_matches(is_sign).len();
    for (link, _) in rich.links().collect::<Vec<_>>().into_iter().rev() {
        let is_last = link.start < end && link.end <= end && !text[link.end..end].contains(char::is_alphanumeric);
        if !is_last || link.len() > LONGEST_LABEL {
            break;
        }
        end = text[..link.start].trim_end_matches(is_sign).len();
    }
    &text[..end]
}

/// The date that the brackets at the end of a text hold.
fn bracketed(text: &str) -> Option<Printed> {
    let close = text.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let inside = &text[text.rfind(open)? + 1..text.len() - 1];
    let (date, end) = parse(inside.trim())?;
    (end == inside.trim().len() && date.is_sure()).then_some(date)
}

/// No date that is set apart is longer.
pub(super) const LONGEST: usize = 24;

/// Whether the text begins with the number of an entry: `34.`, `[34]`, `(34)`.
pub(super) fn is_numbered(text: &str) -> bool {
    let inner = text.trim_start_matches(['[', '(']);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let closed = inner[digits..].starts_with(['.', ']', ')']) && inner[digits + 1..].starts_with([' ', '\n']);
    (1..=3).contains(&digits) && closed
}

/// The date that is all that `text` says, if so; how long a post takes to read (`· 1 min read`) says nothing.
pub(super) fn only(text: &str) -> Option<Printed> {
    let words = without_reading_time(text).trim_matches(|c: char| !c.is_alphanumeric());
    let (date, end) = (words.len() <= LONGEST_BYTES).then(|| parse(words)).flatten()?;
    (end == words.len()).then_some(date)
}

/// No date is longer, in bytes, whatever its script.
const LONGEST_BYTES: usize = 160;

fn without_reading_time(text: &str) -> &str {
    let Some(before) =
        ["min read", "minute read", "minutes read", "mins read"].iter().find_map(|end| text.strip_suffix(end))
    else {
        return text;
    };
    let before = before.trim_end_matches([' ', '-', '\u{a0}']);
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if rest.len() < before.len() { rest } else { text }
}
