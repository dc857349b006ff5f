//! The words, numbers and signs that dates are made of.
//!
//! Input: text that may begin with a date. Output: [`Token`]s with their places, up to the first word that no
//! date has. Limits: of a long text only the head is looked at.

use unicode_normalization::char::is_combining_mark;

use crate::calendar::{Name, is_cjk, leads, name, name_in_date, numeral};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Number { value: u32, digits: usize },
    Month(u8),
    Season(u8),
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// No date is longer than this many characters.
const LONGEST: usize = 48;

pub(super) fn tokens(text: &str) -> Vec<Placed> {
    let mut out = Vec::new();
    let (from, before) = era(text);
    let mut chars = text.char_indices().take(LONGEST).peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() || start < from {
            continue;
        }
        let mut end = start + run(&text[start..], c);
        while chars.next_if(|(at, _)| *at < end).is_some() {}
        // The parts of a year have a letter and a number: `Q3`.
        if chars.next_if(|(at, d)| d.is_ascii_digit() && name(&text[start..=*at]).is_some()).is_some() {
            end += 1;
        }
        // What stands before the date itself is no part of it: `Monday, 3 May`, `mid-May 2024`.
        if out.is_empty()
            && (leads(&text[start..end]) || (end < text.len() && start > 0 && matches!(c, ',' | '.' | '-')))
        {
            continue;
        }
        // A middle dot between numbers is a stop, elsewhere it parts what it stands between: `2024·12`.
        let within = c == '·'
            && out.last().is_some_and(|last: &Placed| last.end == start)
            && text[end..].starts_with(|c| digit(c).is_some());
        match if within { Some(Token::Mark('.')) } else { token(&text[start..end], c) } {
            // A doubled dash is one dash.
            Some(Token::Mark('-')) if matches!(out.last(), Some(Placed { token: Token::Mark('-'), .. })) => {}
            Some(Token::Number { value, .. }) if out.is_empty() && from > 0 => {
                out.push(Placed { token: Token::Number { value: before + value, digits: 4 }, start: 0, end });
            }
            Some(token) => out.push(Placed { token, start, end }),
            None if is_filler(&text[start..end]) => {}
            None if is_link(&text[start..end]) => out.push(Placed { token: Token::Mark('&'), start, end }),
            None => break,
        }
    }
    out
}

/// How long the run of digits or of letters is that `first` begins.
fn run(text: &str, first: char) -> usize {
    let letter = |c: char| c.is_alphabetic() || is_combining_mark(c);
    let alike = |c: char| !is_cjk(c) && if digit(first).is_some() { digit(c).is_some() } else { letter(c) };
    let is_run = digit(first).is_some() || first.is_alphabetic() && !is_cjk(first);
    let more = text.chars().skip(1).take(LONGEST).take_while(|c| is_run && alike(*c));
    first.len_utf8() + more.map(char::len_utf8).sum::<usize>()
}

/// Where the name of an era at the head of a text ends, and the year before its first: `令和6年`, `民國113年`.
fn era(text: &str) -> (usize, u32) {
    const ERAS: &[(&str, u32)] = &[("令和", 2018), ("平成", 1988), ("民國", 1911), ("民国", 1911)];
    let begins = |name: &str| text.strip_prefix(name).is_some_and(|rest| rest.starts_with(|c| digit(c).is_some()));
    ERAS.iter().find(|(name, _)| begins(name)).map_or((0, 0), |(name, before)| (name.len(), *before))
}

/// The value of a digit: of ASCII, of its wide forms in East Asian text, Arabic or Persian.
fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

fn token(word: &str, first: char) -> Option<Token> {
    if digit(first).is_some() {
        let value =
            word.chars().filter_map(digit).try_fold(0_u32, |value, digit| value.checked_mul(10)?.checked_add(digit));
        return Some(Token::Number { value: value?, digits: word.chars().count() });
    }
    if let Some((value, digits)) = numeral(word) {
        return Some(Token::Number { value, digits });
    }
    if first.is_alphabetic() && !is_cjk(first) {
        return Some(match name_in_date(word)? {
            Name::Month(month) => Token::Month(month),
            Name::Season(month) => Token::Season(month),
        });
    }
    let plain = match first {
        '年' | '년' => 'Y',
        '月' | '월' => 'M',
        '日' | '일' | '号' => 'D',
        '–' | '—' | '‑' | '−' | '~' | '～' | '‒' => '-',
        '’' | '‘' | '`' | '′' => '\'',
        '／' => '/',
        '．' => '.',
        '.' | '/' | '-' | ',' | '\'' => first,
        _ => return None,
    };
    Some(Token::Mark(plain))
}

/// Words inside a date that say nothing: ordinal endings and `of`, in several languages.
fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] =
        &["st", "nd", "rd", "th", "of", "de", "del", "er", "º", "ª", "semester", "term", "quarter"];
    FILLERS.iter().any(|filler| word.eq_ignore_ascii_case(filler))
}

/// Words between two days or months: `4 and 6 April`, `3 bis 5`.
fn is_link(word: &str) -> bool {
    ["and", "&", "to", "und", "bis", "et", "au", "al", "a", "y", "e", "till", "until", "tot", "och", "og", "по", "do"]
        .iter()
        .any(|link| word.eq_ignore_ascii_case(link))
}
