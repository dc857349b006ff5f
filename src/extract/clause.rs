//! Clauses: the parts of an entry that can each tell a fact of their own.
//!
//! Input: an entry's text and marks. Output: ranges that cover it in order. A clause ends at a
//! sentence's end, at `;`, at a line break or bullet. It never ends inside a link, an emphasis, a
//! quotation or brackets, nor after an abbreviation or an initial.

use std::ops::Range;

use crate::text::{MarkKind, RichText};

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    // Titles of people
    "prof", "profs", "dr", "drs", "mr", "mrs", "ms", "mme", "st", "jr", "sr", // Scholarly
    "al", "et", "vs", "cf", "e.g", "i.e", "resp", "proc", "trans", "conf", "int", "intl", "symp", "univ", "dept",
    "inst", "assoc", "asst", "vol", "no", "nos", "pp", "fig", "eq", "ed", "eds", "approx", "incl", "aka", "a.k.a",
    "ph", "ph.d", "m.s", "b.s", "m.sc", "b.sc", "m.a", "b.a", "m.phil", "lett", "rev", "phys", "nat", "commun", "sci",
    "j", "adv", "appl", "comput", "eng", // Months
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Cuts an entry's text, from `body` on, into clauses without white space at their ends.
pub(crate) fn find_clauses(content: &RichText, body: usize) -> Vec<Range<usize>> {
    let text = content.as_str();
    let kept_whole = unbroken_ranges(content);
    let mut clauses = Vec::new();
    let mut start = body;
    let mut next_whole = 0;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < body) {
        while kept_whole.get(next_whole).is_some_and(|range| range.end <= at) {
            next_whole += 1;
        }
        let inside = kept_whole.get(next_whole).is_some_and(|range| range.start <= at && at + c.len_utf8() < range.end);
        if !inside && ends_clause(text, start, at, c) {
            push_trimmed(text, start..at + c.len_utf8(), &mut clauses);
            start = at + c.len_utf8();
        }
    }
    push_trimmed(text, start..text.len(), &mut clauses);
    clauses
}

/// Ranges that a clause border never cuts, sorted and merged.
fn unbroken_ranges(content: &RichText) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = content
        .marks
        .iter()
        .filter(|mark| {
            matches!(mark.kind, MarkKind::Link(_) | MarkKind::Emphasis | MarkKind::Quotation | MarkKind::Code)
        })
        .map(crate::text::Mark::range)
        .filter(|range| !content.as_str()[range.clone()].contains('\n'))
        .chain(super::quote::find_quotations(content.as_str()))
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn ends_clause(text: &str, start: usize, at: usize, c: char) -> bool {
    if c == ' ' && begins_numbered(&text[at + 1..]) {
        return true;
    }
    match c {
        '\n' | ';' | '；' | '。' | '！' | '？' => true,
        '!' | '?' => text[at + 1..].chars().next().is_none_or(char::is_whitespace),
        '.' => ends_sentence(text, start, at),
        _ => false,
    }
}

/// Whether a numbered part begins: `(1) A, (2) B`.
fn begins_numbered(rest: &str) -> bool {
    let Some((number, behind)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) else { return false };
    let counts = matches!(
        number,
        "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "i" | "ii" | "iii" | "iv" | "a" | "b" | "c"
    );
    counts && behind.starts_with([' ', '\u{a0}'])
}

/// Whether the full stop at `at` ends a sentence rather than an abbreviation, an initial or a number.
fn ends_sentence(text: &str, start: usize, at: usize) -> bool {
    let mut rest = text[at + 1..].chars().skip_while(|c| matches!(c, '"' | '”' | '’' | ')' | ']'));
    match rest.next() {
        None => return true,
        Some(c) if !c.is_whitespace() => return false,
        Some(_) => {}
    }
    let next = rest.find(|c| !c.is_whitespace());
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    let word = text[start..at].rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[')).next().unwrap_or_default();
    !are_initials(word) && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a word is the initials of a person or firm (`B`, `J.P`), and no country or hour, which may end a sentence, as
/// longer short forms may.
fn are_initials(word: &str) -> bool {
    const OTHERS: &[&str] = &["U.S", "U.K", "U.N", "E.U", "D.C", "A.M", "P.M", "N.Y", "B.C"];
    let is_letter = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    word.split('.').count() <= 2 && word.split('.').all(is_letter) && !OTHERS.contains(&word)
}

fn push_trimmed(text: &str, range: Range<usize>, clauses: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.start + part.trim_end().len();
    if start < end {
        clauses.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn clauses(text: &str) -> Vec<String> {
        let rich = RichText { text: Text::copied(text, 0), marks: vec![] };
        find_clauses(&rich, 0).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn a_new_sentence_a_semicolon_and_a_new_line_begin_a_clause() {
        assert_eq!(
            clauses("One paper at KDD. Two at ACL; three at CHI\nThanks!"),
            ["One paper at KDD.", "Two at ACL;", "three at CHI", "Thanks!"]
        );
    }

    #[test]
    fn numbered_parts_are_clauses() {
        assert_eq!(clauses("Two papers: (1) FooNet, (2) BarNet"), ["Two papers:", "(1) FooNet,", "(2) BarNet"]);
    }

    #[test]
    fn abbreviations_initials_and_quotations_do_not_end_one() {
        for whole in
            ["Talk by Prof. Ada B. Weiss et al. at C", "Our paper “Is it? Yes. It is” is out", "version 2.0 is out"]
        {
            assert_eq!(clauses(whole), [whole]);
        }
    }
}
