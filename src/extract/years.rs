//! Years: single ones, lists and ranges, as service and awards print them.
//!
//! Input: plain text. Output: [`Years`] in order: `2021`, `2019, 2020 and 2022`, `2024/25`, `'19-21`,
//! `2018–now`, `Fall 2016 – Spring 2018`. Two digits alone are a year only after an apostrophe or after another year.

use std::ops::Range;
use std::sync::LazyLock;

use super::term::is_named;
use crate::calendar::{Name, name};
use crate::pattern::Pattern;

/// The widest range that is written out; a wider one is a misprint or no list of years.
const WIDEST: i16 = 40;

/// Years printed together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    /// Where they stand.
    pub(crate) range: Range<usize>,
    /// The years in order, ranges written out.
    pub(crate) list: Vec<i16>,
    /// Whether a range was printed (`2019-2021`), not a list.
    pub(crate) is_range: bool,
    /// Whether the range is open (`2019-now`, `since 2019`).
    pub(crate) is_open: bool,
}

/// A year in four digits, or two after an apostrophe.
static FIRST: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b(?:19|20)\d\d|['’‘`]\d\d\b"));
/// A further year of a list.
static NEXT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"^(?:\s*,\s*(?:and\s+|&\s*)?|\s*[/&+]\s*|\s+and\s+|\s+und\s+|\s+et\s+)['’‘`]?((?:19|20)\d\d|\d\d)\b")
});
/// The end of a range.
static UNTIL: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:\s*[-‐‑–—~]{1,3}\s*|\s+to\s+)['’‘`]?((?:19|20)\d\d|\d\d)\b"));
/// The end of a range behind the name of its season or month: `– Spring 2018`, `- Dec. 2021`.
static UNTIL_TIME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)^\s*(?:[-‐‑–—~]{1,3}|to|until)\s*(?:(?:early|mid|late)[\s-])?(?:spring|summer|fall|autumn|winter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?",
        r"|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+((?:19|20)\d\d)\b",
    ))
});
/// The open end of a range.
static OPEN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)^\s*(?:[-‐‑–—~]{1,3}|to)\s*(?:now|present|today|ongoing|current|date)\b|^\s*[-–—]\s*(?:$|[),])")
});

/// Finds the years of `range`, in order.
pub(crate) fn find_years(text: &str, range: Range<usize>) -> Vec<Years> {
    let mut found = Vec::new();
    let mut from = range.start;
    while let Some(first) = FIRST.find_at(&text[..range.end], from) {
        match read_years(&text[..range.end], first.range()) {
            Some(years) => {
                from = years.range.end;
                found.push(years);
            }
            None => from = first.end(),
        }
    }
    found
}

/// Leaves out years that belong to a month (`FLOCK 2025, Apr 2024`) where `before` them or beside them stands one
/// that does not: an edition has its year, a month tells when it was told.
pub(crate) fn without_months(text: &str, years: &mut Vec<Years>, before: bool) {
    let plain = before || years.iter().any(|years| !is_of_month(text, years.range.start));
    years.retain(|years| !plain || !is_of_month(text, years.range.start));
}

/// Whether the name of a month stands right before `at`.
fn is_of_month(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '.', ',']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_named(word) && matches!(name(word), Some(Name::Month(_)))
}

/// Whether a number of a grant goes on behind what looks like a year: `2020-04123`.
fn is_of_number(behind: &str) -> bool {
    let digits = behind.strip_prefix(['-', '–', '/']).unwrap_or_default();
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    count == 3 || count > 4
}

fn read_years(text: &str, first: Range<usize>) -> Option<Years> {
    if is_of_number(&text[first.end..]) {
        return None;
    }
    let year = in_full(text[first.clone()].trim_start_matches(['\'', '’', '‘', '`']))?;
    let short = !text[first.clone()].starts_with(['1', '2']);
    if !is_free(text, &first, short) {
        return None;
    }
    let since = text[..first.start].trim_end().to_lowercase().ends_with("since");
    let mut years = Years { range: first, list: vec![year], is_range: false, is_open: since };
    read_more(text, &mut years, short);
    if let Some(open) = OPEN.find(&text[years.range.end..]) {
        years.is_open = true;
        let printed = open.as_str().trim_end_matches([')', ',']);
        years.range.end += printed.len();
    }
    Some(years)
}

fn read_more(text: &str, years: &mut Years, mut short: bool) {
    loop {
        let rest = &text[years.range.end..];
        let last = *years.list.last().unwrap_or(&0);
        let until = UNTIL.captures(rest).or_else(|| UNTIL_TIME.captures(rest));
        let ranged = until.is_some();
        let Some(found) = until.or_else(|| NEXT.captures(rest)) else { return };
        let printed = &found[1];
        let Some(year) = in_full(printed) else { return };
        let marked = found[0].contains(['\'', '’', '‘', '`', '/']) || ranged;
        let end = years.range.end + found[0].len();
        if (printed.len() == 2 && !short && !marked) || follows_more(text, end) {
            return;
        }
        if ranged {
            if year <= last || year - last > WIDEST {
                return;
            }
            years.list.extend(last + 1..=year);
            years.is_range = true;
        } else {
            years.list.push(year);
        }
        short = printed.len() == 2;
        years.range.end = end;
    }
}

/// Whether the year stands on its own and not inside a number, an address or a date in digits.
fn is_free(text: &str, year: &Range<usize>, short: bool) -> bool {
    let before = text[..year.start].chars().next_back();
    let glued =
        before.is_some_and(|c| matches!(c, '.' | '_' | '=' | '#' | '$' | '€' | '£') || (c.is_ascii_digit() && !short));
    !glued && !follows_more(text, year.end)
}

/// Whether digits go on after `at`, so that what ended there was no year.
fn follows_more(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    match rest.next() {
        Some(c) if c.is_ascii_digit() || c == '_' || c == '%' => true,
        // `2024,2023` is a list of years.
        Some(',') if NEXT.captures(&text[at..]).is_some_and(|next| next[1].len() == 4) => false,
        Some('.' | ',') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

fn in_full(digits: &str) -> Option<i16> {
    let number: i16 = digits.parse().ok()?;
    match digits.len() {
        4 => Some(number),
        2 if number >= 70 => Some(1900 + number),
        2 if number <= 40 => Some(2000 + number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(text: &str) -> Vec<Vec<i16>> {
        find_years(text, 0..text.len()).into_iter().map(|years| years.list).collect()
    }

    #[test]
    fn lists_and_ranges_are_written_out() {
        assert_eq!(lists("KDD 2019-2021, 2023, ICML '22"), [vec![2019, 2020, 2021, 2023], vec![2022]]);
        assert_eq!(lists("ACL 2026/2025, EMNLP'19-21"), [vec![2026, 2025], vec![2019, 2020, 2021]]);
        assert_eq!(lists("Chair (Fall 2016 - Spring 2018)"), [vec![2016, 2017, 2018]]);
        assert_eq!(
            lists("Editor, Jan 2019 – Dec. 2020; KDD, May 2019 - Aug 2019"),
            [vec![2019, 2020], vec![2019], vec![2019]]
        );
        assert_eq!(lists("AAAI 2020/21 and KDD (2021, 2022)"), [vec![2020, 2021], vec![2021, 2022]]);
    }

    #[test]
    fn numbers_that_are_no_years_are_left_alone() {
        assert_eq!(lists("top 20 of 2,000 and 20231 and $2000"), Vec::<Vec<i16>>::new());
        assert_eq!(lists("in 2021, 15 papers"), [vec![2021]]);
    }

    #[test]
    fn the_year_of_a_month_is_no_edition_beside_another() {
        let plain = |text: &str| {
            let mut years = find_years(text, 0..text.len());
            without_months(text, &mut years, false);
            years.into_iter().map(|years| years.list).collect::<Vec<_>>()
        };
        assert_eq!(plain("FLOCK 2025, Apr. 2024"), [[2025]]);
        assert_eq!(plain("FLOCK 2025 and 2024, May 2023"), [vec![2025, 2024]]);
        assert_eq!(plain("FLOCK, Apr 2024"), [[2024]]);
    }

    #[test]
    fn an_open_range_has_its_first_year() {
        let text = "editor (2018–now)";
        let years = find_years(text, 0..text.len());
        assert_eq!(years[0].list, [2018]);
        assert!(years[0].is_open);
        assert!(find_years("since 2015", 0..10)[0].is_open);
    }
}
