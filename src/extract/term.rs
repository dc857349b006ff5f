//! Terms: how long somebody held a job or studied, as CVs and sentences print it.
//!
//! Input: plain text. Output: [`Term`]s in order: `Oct 2023 – Jun 2025`, `06/2015–08/2017`, `February to
//! September 2021`, `since August 2022`, `until May 2017`, `2019–21`, `2021年8月 - 2022年3月`. Each end keeps the
//! precision that is printed. Limits: a number behind a hyphen that could be a month or a second year (`2011-12`)
//! is neither; days of dates in digits are left out, since their order is not told.

use std::ops::Range;
use std::sync::LazyLock;

use crate::calendar::{Name, name};
use crate::date::Date;
use crate::pattern::Pattern;

/// A time that lasts, or a single moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Where it stands, without the word that leads it.
    pub(crate) range: Range<usize>,
    /// When it begins; `None` where only its end is told.
    pub(crate) start: Option<Date>,
    /// When it ends; `None` where that is not told, or has not come.
    pub(crate) end: Option<Date>,
    /// Whether it goes on.
    pub(crate) is_open: bool,
    /// Whether its two ends are told, or that it goes on: no single moment.
    pub(crate) lasts: bool,
}

/// A date as precise as a term prints one, and where it stands.
struct Moment {
    range: Range<usize>,
    date: Date,
}

/// A year in four digits.
static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:19|20)\d\d"));

/// What stands between the two ends.
static JOINT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^[\s\u{a0}]*(?:[-‐‑‒–—−~～→]{1,3}|\b(?:to|until|till|through|thru|bis|à|au|al|até|hasta|tot|and|und|et|y|e)\b)[\s\u{a0}]*(?:\(?(?:expected|anticipated|exp\.|est\.)[\s:)]*)?(?:end\s+of\s+)?$",
    )
});

/// Words of two ends that are joined by `and` only behind `between`.
static AND: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?i)^\s*(?:and|und|et|y|e)\s*$"));

/// The open end.
static OPEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^[\s\u{a0}]*(?:(?:[-‐‑‒–—−~～→]{1,3}|\b(?:to|until|till|through|bis|à|al|até|hasta)\b)[\s\u{a0}]*\(?(?:the\s+)?(?:present|now|today|ongoing|on-going|current(?:ly)?|date|heute|jetzt|laufend|présent|aujourd['’]hui|actualidad|actualmente|la\s+fecha|presente|atual(?:mente)?|o\s+momento|hoje|oggi|heden|至今|现在|今|現在|현재)|[-‐‑‒–—−~～]{1,3}[\s\u{a0}]*(?:$|[),;:|\]\n]))|^[\s\u{a0}]*(?:至今|から現在|より現在|부터 현재)",
    )
});

/// Words before a term that leave it open.
const SINCE: &[&str] = &["since", "seit", "ab", "depuis", "desde", "dal", "dall'", "dall’", "sinds", "от"];

/// Words before a moment that make it the end.
const UNTIL: &[&str] =
    &["until", "till", "through", "bis", "jusqu'en", "jusqu’en", "jusqu'à", "hasta", "até", "fino", "tot"];

/// Words before the two ends of a term that `and` joins.
const BETWEEN: &[&str] = &["between", "zwischen", "entre", "tra", "fra"];

/// The terms that `range` of a text prints, in order.
pub(crate) fn find_terms(text: &str, range: Range<usize>) -> Vec<Term> {
    let text = &text[..range.end];
    let mut moments: Vec<Moment> = Vec::new();
    for year in YEAR.find_iter(text.get(range.start..).unwrap_or_default()) {
        let year = range.start + year.start()..range.start + year.end();
        let floor = moments.last().map_or(range.start, |last| last.range.end);
        if year.start >= floor && is_year(text, &year) {
            moments.extend(moment(text, floor, &year));
        }
    }
    let mut terms = Vec::new();
    let mut at = 0;
    while at < moments.len() {
        let pair = moments.get(at + 1).filter(|next| are_ends(text, range.start, &moments[at], next));
        terms.push(pair.map_or_else(
            || single(text, range.start, &moments[at]),
            |last| lasting(moments[at].range.start..last.range.end, moments[at].date, last.date),
        ));
        at += if pair.is_some() { 2 } else { 1 };
    }
    terms
}

/// The word before `at`, in small letters.
pub(crate) fn lead(text: &str, floor: usize, at: usize) -> String {
    let before = text[floor..at].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '*' | '_'));
    before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | ',')).next().unwrap_or_default().to_lowercase()
}

fn lasting(range: Range<usize>, start: Date, end: Date) -> Term {
    // Ends in the wrong order are a misprint, of which only the beginning is kept.
    let end = Some(end).filter(|end| !start.is_after(*end));
    Term { range, start: Some(start), end, is_open: false, lasts: true }
}

/// Whether two moments are the ends of one term.
fn are_ends(text: &str, floor: usize, first: &Moment, last: &Moment) -> bool {
    let between = &text[first.range.end..last.range.start];
    JOINT.is_match(between)
        && (!AND.is_match(between) || BETWEEN.contains(&lead(text, floor, first.range.start).as_str()))
}

/// The term of one moment: with a short second year or a month before it, open, or the moment alone.
fn single(text: &str, floor: usize, moment: &Moment) -> Term {
    let Moment { range, date } = moment;
    if let Some((end, last)) = short_year(text, moment) {
        return lasting(range.start..end, *date, last);
    }
    if let Some((start, first)) = month_before(text, floor, moment) {
        return lasting(start..range.end, first, *date);
    }
    let word = lead(text, floor, range.start);
    let since = SINCE.contains(&word.as_str());
    if let Some(open) = OPEN.find(&text[range.end..]) {
        let printed = open.as_str().trim_end_matches([')', ',', ';', ':', '|', ']', '\n']);
        let range = range.start..range.end + printed.len();
        return Term { range, start: Some(*date), end: None, is_open: true, lasts: true };
    }
    if UNTIL.contains(&word.as_str()) {
        return Term { range: range.clone(), start: None, end: Some(*date), is_open: false, lasts: true };
    }
    Term { range: range.clone(), start: Some(*date), end: None, is_open: since, lasts: since }
}

/// Whether four digits are a year and no part of a longer number, an address or a sum.
fn is_year(text: &str, year: &Range<usize>) -> bool {
    let before = text[..year.start].chars().next_back();
    let behind = text[year.end..].chars().next();
    let glued =
        before.is_some_and(|c| c.is_alphanumeric() && !is_east(c) || matches!(c, '_' | '=' | '#' | '$' | '€' | '£'));
    !glued && !behind.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '%')
}

fn is_east(c: char) -> bool {
    ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7af}').contains(&c)
}

/// The moment of a year, with the month behind or before it.
fn moment(text: &str, floor: usize, year: &Range<usize>) -> Option<Moment> {
    let number: i16 = text[year.clone()].parse().ok()?;
    let month = |month: u8| Date::from_month(number, month);
    if let Some((end, found)) = month_behind(&text[year.end..]) {
        // `2011-12` may be a December or the turn of a year.
        let is_either = i16::from(found) == number % 100 + 1
            && matches!(text[year.end..].get(..end), Some(behind) if behind.len() == 3 && !behind.starts_with('.'));
        let date = if is_either { Date::from_year(number) } else { month(found)? };
        return Some(Moment { range: year.start..year.end + end, date });
    }
    if let Some((start, found, day)) = month_name_before(text, floor, year.start) {
        let date = day.and_then(|day| Date::from_day(number, found, day)).or_else(|| month(found))?;
        return Some(Moment { range: start..year.end, date });
    }
    if let Some((start, found)) = digits_before(text, floor, year.start) {
        let date = found.and_then(month).unwrap_or(Date::from_year(number));
        return Some(Moment { range: start..year.end, date });
    }
    let sign = text[year.end..].chars().next().filter(|c| matches!(c, '年' | '년'));
    Some(Moment { range: year.start..year.end + sign.map_or(0, char::len_utf8), date: Date::from_year(number) })
}

/// A month in digits behind a year: `-05`, `.05`, `/05`, `年5月`, `. 5.`; where it ends, and it.
fn month_behind(behind: &str) -> Option<(usize, u8)> {
    static EASTERN: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?\d{1,2}\s?[日일])?"));
    static DIGITS: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"^(?:[./](0?[1-9]|1[0-2])|-(0[1-9]|1[0-2]))(?:[./-](?:0?[1-9]|[12]\d|3[01]))?(?:$|[^\d/])")
    });
    if let Some(found) = EASTERN.captures(behind) {
        return Some((found[0].len(), found[1].parse().ok().filter(|month| (1..=12).contains(month))?));
    }
    let found = DIGITS.captures(behind)?;
    let month = found.get(1).or_else(|| found.get(2))?;
    let end = found[0].trim_end_matches(|c: char| !c.is_ascii_digit()).len();
    Some((end, month.as_str().parse().ok()?))
}

/// A month or season by name before a year, and the day beside it: `May 2019`, `3 May, 2019`, `May 3, 2019`,
/// `Fall semester 2019`.
fn month_name_before(text: &str, floor: usize, at: usize) -> Option<(usize, u8, Option<u8>)> {
    const FILLERS: &[&str] = &["of", "de", "del", "semester", "term", "quarter", "in"];
    const MOST: usize = 3;
    let before = text[floor..at].trim_end_matches(['\'', '’', '‘']);
    let mut rest = before;
    let mut day = None;
    for _ in 0..MOST {
        let trimmed = rest.trim_end_matches([' ', '\u{a0}', ',', '.', '(']);
        let word = trimmed.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let start = floor + trimmed.len() - word.len();
        if let Some(Name::Month(month) | Name::Season(month)) = name(word).filter(|_| is_named(word)) {
            let (start, first) = day_before(text, floor, start);
            // A number beside a season counts it: `Summer 1 2025`.
            let day = day.or(first).filter(|_| !matches!(name(word), Some(Name::Season(_))));
            return Some((start, month, day));
        }
        let number = word.trim_end_matches(char::is_alphabetic);
        match number.parse::<u8>() {
            Ok(found) if day.is_none() && trimmed.len() < before.len() && (1..=31).contains(&found) => {
                day = Some(found);
            }
            _ if FILLERS.contains(&word.to_lowercase().as_str()) => {}
            _ => return None,
        }
        rest = without_first_day(&text[floor..start], &mut day);
    }
    None
}

/// A text before the last of two days without the first one, which counts: the `21-` of `Oct. 21-25`.
fn without_first_day<'t>(before: &'t str, day: &mut Option<u8>) -> &'t str {
    let Some(rest) = before.strip_suffix(['-', '–']).map(|rest| rest.trim_end_matches(['-', '–'])) else {
        return before;
    };
    let bare = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    match rest[bare.len()..].parse::<u8>() {
        Ok(first) if day.is_some() && (1..=31).contains(&first) => {
            *day = Some(first);
            bare
        }
        _ => before,
    }
}

/// Whether a word is set as the name of a month, which short names also other words spell.
pub(crate) fn is_named(word: &str) -> bool {
    word.chars().count() > 3 || word.starts_with(char::is_uppercase)
}

/// The day before the name of a month: `3 May`, `3rd of May`; where the date begins.
fn day_before(text: &str, floor: usize, at: usize) -> (usize, Option<u8>) {
    static DAY: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"(?:^|[^\d./-])(([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|\.)?(?:\s+(?:of|de))?\s+)$")
    });
    let from = text[floor..at].char_indices().rev().nth(12).map_or(floor, |(back, _)| floor + back);
    let found = DAY.captures(&text[from..at]);
    let day = found.as_ref().and_then(|found| Some((found.get(1)?.start(), found[2].parse().ok()?)));
    day.map_or((at, None), |(start, day)| (from + start, Some(day)))
}

/// A month in digits before a year: `06/2015`, `6.2015`; of a day and a month only what is told.
fn digits_before(text: &str, floor: usize, at: usize) -> Option<(usize, Option<u8>)> {
    static DIGITS: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"(?:^-?|[^\d./-])((?:(\d{1,2})\s?[./-]\s?)?(\d{1,2})\s?[./-]\s?)$"));
    let from = text[floor..at].char_indices().rev().nth(12).map_or(floor, |(back, _)| floor + back);
    let found = DIGITS.captures(&text[from..at])?;
    let start = from + found.get(1)?.start();
    let month = |digits: &str| digits.parse::<u8>().ok().filter(|month| (1..=12).contains(month));
    let second = month(&found[3]);
    let Some(first) = found.get(2) else { return second.map(|month| (start, Some(month))) };
    match (month(first.as_str()), second) {
        (Some(_), Some(_)) => Some((start, None)),
        (first, second) => Some((start, first.or(second))),
    }
}

/// A second year in two digits: `2019–21`, `2019/20`; where it ends, and it.
fn short_year(text: &str, moment: &Moment) -> Option<(usize, Date)> {
    static SHORT: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^\s?(-{1,3}|[‐‑–—/~])\s?['’‘]?(\d\d)(?:$|[^\d./-])"));
    if moment.date.month().is_some() {
        return None;
    }
    let found = SHORT.captures(&text[moment.range.end..])?;
    let digits = found.get(2)?;
    let year = moment.date.year() / 100 * 100 + digits.as_str().parse::<i16>().ok()?;
    let is_later = year > moment.date.year() && year - moment.date.year() <= 20;
    is_later.then(|| (moment.range.end + digits.end(), Date::from_year(year)))
}

/// The month or season that a term begins with whose year stands at its end: `February to September 2021`.
fn month_before(text: &str, floor: usize, last: &Moment) -> Option<(usize, Date)> {
    const REACH: usize = 24;
    last.date.month()?;
    let from = text[floor..last.range.start].char_indices().rev().nth(REACH).map_or(floor, |(back, _)| floor + back);
    let before = &text[from..last.range.start];
    let mut start = 0;
    for (at, c) in before.char_indices().chain([(before.len(), ' ')]) {
        if c.is_alphabetic() {
            continue;
        }
        let word = &before[start..at];
        if let Some(Name::Month(month) | Name::Season(month)) = name(word).filter(|_| is_named(word))
            && is_joint(before[at..].trim_start_matches('.'))
        {
            // A month that is later than the last one was in the year before: `November to February 2021`.
            let is_before = last.date.month().is_some_and(|end| month > end);
            let year = last.date.year() - i16::from(is_before);
            return Some((from + start, Date::from_month(year, month)?));
        }
        start = at + c.len_utf8();
    }
    None
}

/// Whether nothing but a joint stands between two months; a slash is one as well.
fn is_joint(between: &str) -> bool {
    between.trim() == "/" || JOINT.is_match(between) && !AND.is_match(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        let shown = |date: Option<Date>| date.map_or_else(|| "?".to_owned(), |date| date.to_string());
        find_terms(text, 0..text.len())
            .into_iter()
            .map(|term| match (term.is_open, term.lasts) {
                (true, _) => format!("{}..", shown(term.start)),
                (false, true) => format!("{}..{}", shown(term.start), shown(term.end)),
                _ => shown(term.start),
            })
            .collect()
    }

    #[test]
    fn both_ends_keep_what_is_printed_of_them() {
        for (text, expected) in [
            ("Postdoc, Nowhere University, Oct 2023 - Jun 2025", "2023-10..2025-06"),
            ("June 2020 – August 2021: clerk", "2020-06..2021-08"),
            ("06/2015 - 08/2017", "2015-06..2017-08"),
            ("03.2015–12.2016", "2015-03..2016-12"),
            ("2015.03–2016.12", "2015-03..2016-12"),
            ("2015-03 – 2016-12", "2015-03..2016-12"),
            ("2021年8月 - 2022年3月", "2021-08..2022-03"),
            ("2021년 8월 ~ 2022년 3월", "2021-08..2022-03"),
            ("Summer 2018 ~ Fall 2019", "2018-06..2019-09"),
            ("February to September 2021", "2021-02..2021-09"),
            ("Jan.-Mar. 2021", "2021-01..2021-03"),
            ("November to February 2021", "2020-11..2021-02"),
            ("Summer/Fall 2021", "2021-06..2021-09"),
            ("mars 2019 à juin 2021", "2019-03..2021-06"),
            ("Oktober 2019 bis März 2021", "2019-10..2021-03"),
            ("1 May 2020 - 30 June 2021", "2020-05-01..2021-06-30"),
            ("May 1, 2020 – June 30, 2021", "2020-05-01..2021-06-30"),
            ("13/05/2020-15/06/2021", "2020-05..2021-06"),
            ("01/05/2020-02/06/2021", "2020..2021"),
            ("2017-2020", "2017..2020"),
            ("2017–20", "2017..2020"),
            ("2019/20", "2019..2020"),
            ("2015--17", "2015..2017"),
            ("Summer 2 2019", "2019-06"),
            ("2011-12 - 2013-05", "2011..2013-05"),
            ("between 2017 and August 2022", "2017..2022-08"),
            ("from October 2016 until May 2017", "2016-10..2017-05"),
            ("Sep 2020 – (expected) May 2025", "2020-09..2025-05"),
        ] {
            assert_eq!(terms(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_term_may_go_on_or_have_one_end() {
        for (text, expected) in [
            ("Lecturer, November 2021 - present", "2021-11.."),
            ("since Sept. 2018", "2018-09.."),
            ("seit Oktober 2019", "2019-10.."),
            ("2024--ongoing", "2024.."),
            ("Fellow, 2025-", "2025.."),
            ("Fellow (2022–), Nowhere", "2022.."),
            ("2022.09 ~ 现在", "2022-09.."),
            ("2022年9月至今", "2022-09.."),
            ("depuis janvier 2020", "2020-01.."),
            ("until May 2017", "?..2017-05"),
            ("in Fall, 2019", "2019-09"),
            ("Fall semester 2019", "2019-09"),
            ("joined in 2025.", "2025"),
            ("Slow Days, Oct. 21-25 (2024)", "2024-10-21"),
            ("Slow Days, May 3–5, 2024", "2024-05-03"),
            ("Slow Days (July, 2025)", "2025-07"),
            ("Slow Days (June 3, 2025; with Bela)", "2025-06-03"),
        ] {
            assert_eq!(terms(text), [expected], "{text}");
        }
    }

    #[test]
    fn moments_side_by_side_are_no_term() {
        assert_eq!(terms("2019, 2021 and 2022"), ["2019", "2021", "2022"]);
        assert_eq!(terms("room 20190, 2019x, #2020"), [""; 0]);
        assert_eq!(terms("2022--2023 (interim), 2024--present"), ["2022..2023", "2024.."]);
        assert_eq!(terms("I may 2020"), ["2020"]);
    }
}
