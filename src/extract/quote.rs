//! Quotations: text between quotation marks of any language.
//!
//! Input: plain text. Output: the ranges between opening and closing marks, marks included.
//! An apostrophe is not a quotation mark: a single mark opens only at a word's start and closes
//! only at a word's end.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;

/// Opening marks and those that close them.
const PAIRS: &[(char, &[char])] = &[
    ('"', &['"', '”', '“']),
    ('“', &['”', '"', '“']),
    ('„', &['“', '”', '"']),
    ('«', &['»']),
    ('»', &['«']),
    ('‘', &['’', '\'']),
    ('‚', &['‘', '’']),
    ('\'', &['\'', '’']),
    ('`', &['\'', '`', '’', '´']),
    ('「', &['」', '｣']),
    ('｢', &['｣', '」']),
    ('『', &['』']),
    ('《', &['》']),
    ('〈', &['〉']),
    ('”', &['”']),
];

/// The longest quotation, in bytes: an unclosed mark must not swallow a page.
const LONGEST: usize = 400;

/// The ranges of quotations, with their marks, in order and without overlap.
pub(crate) fn find_quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, closing)) = find_opening(text, from) {
        let first = opening_length(&text[at..]);
        match find_closing(text, at + first, closing).map(|end| behind_doubled(text, end)) {
            Some(end) => {
                found.push(at..end);
                from = end;
            }
            None => from = at + first,
        }
    }
    found.extend(bracketed_titles(text, &found));
    found.sort_by_key(|range| range.start);
    found
}

/// Titles in brackets between a noun of works and what became of the work, as Chinese has them: `论文（潮汐与城市）被接收`.
fn bracketed_titles(text: &str, known: &[Range<usize>]) -> Vec<Range<usize>> {
    const SHORTEST: usize = 6;
    const NOUNS: &[&str] = &["论文", "文章", "論文", "工作"];
    const VERBS: &[&str] = &["被", "荣获", "获", "入选", "已被", "发表", "在"];
    let title = |open: usize| {
        let inner = open + '（'.len_utf8();
        let close = inner + text[inner..].find(['）', '（', '\n'])?;
        let end = close + text[close..].strip_prefix('）').map(|_| '）'.len_utf8())?;
        let behind = text[end..].trim_start();
        let is_title = NOUNS.iter().any(|noun| text[..open].ends_with(noun))
            && VERBS.iter().any(|verb| behind.starts_with(verb))
            && text[inner..close].chars().count() >= SHORTEST;
        (is_title && known.iter().all(|range| end <= range.start || range.end <= open)).then_some(open..end)
    };
    text.match_indices('（').filter_map(|(open, _)| title(open)).collect()
}

fn find_opening(text: &str, from: usize) -> Option<(usize, &'static [char])> {
    text[from..].char_indices().find_map(|(offset, c)| {
        let at = from + offset;
        let (_, closing) = PAIRS.iter().find(|(open, _)| *open == c)?;
        let before = text[..at].chars().next_back();
        let after = text[at + c.len_utf8()..].chars().next();
        let opens = before.is_none_or(|c| !c.is_alphanumeric() || !c.is_ascii() && !is_latin(c))
            && after.is_some_and(|next| !next.is_whitespace() || c == '«');
        opens.then_some((at, *closing))
    })
}

/// The length of the mark that opens a quotation; a single one that is typed twice is one: ``` ``Tides'' ```.
fn opening_length(quotation: &str) -> usize {
    let Some(first) = quotation.chars().next() else { return 0 };
    let is_doubled = is_single(first) && quotation[first.len_utf8()..].starts_with(first);
    first.len_utf8() * if is_doubled { 2 } else { 1 }
}

/// Where a closing mark ends that is a single one typed twice.
fn behind_doubled(text: &str, end: usize) -> usize {
    let last = text[..end].chars().next_back().filter(|last| is_single(*last));
    last.filter(|last| text[end..].starts_with(*last)).map_or(end, |last| end + last.len_utf8())
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '’' | '‘' | '`' | '´')
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{24F}')
}

fn find_closing(text: &str, from: usize, closing: &[char]) -> Option<usize> {
    let mut limit = text.len().min(from + LONGEST);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let part = &text[from..limit];
    let mut inner = false;
    part.char_indices().find_map(|(offset, c)| {
        let end = from + offset + c.len_utf8();
        let after = text[end..].chars().next();
        let before = text[..from + offset].chars().next_back();
        // A quotation inside: `"The “Slow” River"`.
        if closing.contains(&'"') && c == '“' && opens_inside(before, after) && part[offset..].contains('”') {
            inner = true;
            return None;
        }
        if c == '”' && std::mem::take(&mut inner) {
            return None;
        }
        let is_single = matches!(c, '\'' | '’' | '‘');
        let ends_word = after.is_none_or(|next| !next.is_alphanumeric()) && before.is_some_and(|c| !c.is_whitespace());
        (offset > 0 && closing.contains(&c) && (!is_single || ends_word) && !part[..offset].contains('\n'))
            .then_some(end)
    })
}

/// Whether a mark between these letters opens a quotation.
fn opens_inside(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|c| c.is_whitespace() || c == '(') && after.is_some_and(char::is_alphanumeric)
}

/// Those of a text's quotations that touch a range.
pub(crate) fn within<'a>(quotations: &'a [Range<usize>], range: &Range<usize>) -> &'a [Range<usize>] {
    let first = quotations.partition_point(|quotation| quotation.end <= range.start);
    let count = quotations[first..].partition_point(|quotation| quotation.start < range.end);
    &quotations[first..first + count]
}

/// Whether a byte stands in one of a text's quotations.
pub(crate) fn is_quoted(quotations: &[Range<usize>], at: usize) -> bool {
    !within(quotations, &(at..at + 1)).is_empty()
}

/// The text inside a quotation's marks.
pub(crate) fn inside(text: &str, quotation: &Range<usize>) -> Range<usize> {
    let part = &text[quotation.clone()];
    let open = opening_length(part);
    let last = part.chars().next_back();
    let is_doubled =
        last.is_some_and(|last| is_single(last) && part.strip_suffix(last).is_some_and(|part| part.ends_with(last)));
    let close = last.map_or(0, char::len_utf8) * if is_doubled { 2 } else { 1 };
    quotation.start + open..(quotation.end - close).max(quotation.start + open)
}

/// Whether what a quotation holds is the name of a badge that a work carries: `the "Available" and "Reusable" badges`.
pub(crate) fn is_badge(text: &str, range: &Range<usize>) -> bool {
    static BADGE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r#"^(?:\s*(?:,|and|&|/)+\s*["“'‘][^"”'’]{2,40}["”'’])*\s+(?:[\w-]+\s)?(?:badges?|seals?)\b"#)
    });
    text.get(range.end..).is_some_and(|behind| BADGE.is_match(behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        find_quotations(text).into_iter().map(|range| &text[inside(text, &range)]).collect()
    }

    #[test]
    fn marks_of_many_languages_quote() {
        for (text, inner) in [
            ("our \"Plain one\" is", "Plain one"),
            ("our “Curly one” is", "Curly one"),
            ("das „Deutsche“ ist", "Deutsche"),
            ("le «Français» est", "Français"),
            ("le « Français espacé » est", " Français espacé "),
            ("论文《中文》发表", "中文"),
            ("the ‘single one’ is", "single one"),
            ("the 'straight one' is", "straight one"),
            ("our \"The “Slow” River\" is", "The “Slow” River"),
            ("our ‘‘Doubled one,’’ in", "Doubled one,"),
            ("our ``Typed one'' is", "Typed one"),
            ("das “Wort“ und", "Wort"),
        ] {
            assert_eq!(quoted(text), [inner]);
        }
    }

    #[test]
    fn an_apostrophe_does_not_quote() {
        assert_eq!(quoted("NeurIPS'21 and AAAI'22 are the students' own"), Vec::<&str>::new());
        assert_eq!(quoted("'It's Fine' is out"), ["It's Fine"]);
    }
}
