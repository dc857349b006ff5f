//! Dates as people print them: `2024-05-01`, `[05/2024]`, `May '24`, `3 May 2024`, `Fall 2023`, `Q3 2023`, `8月6日`.
//!
//! Input: text that may begin with a date. Output: a [`Printed`] date, whose year may come from a
//! heading above and whose day and month may still have to be told apart, and where it ends.
//! Limits: a range counts by its start; the time of day behind it only belongs to it.

mod behind;
mod clock;
#[cfg(test)]
mod tests;
mod token;

use self::token::{Placed, Token, tokens};
use crate::date::Date;

/// A date as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Printed {
    /// The year, if printed.
    pub(super) year: Option<i16>,
    /// The month, if printed.
    pub(super) month: Option<u8>,
    /// The day of the month, if printed.
    pub(super) day: Option<u8>,
    /// Day and month are numbers: in which order.
    pub(super) numbers: Option<Numbers>,
    /// It is the start of a range, as positions and degrees have it.
    pub(super) range: bool,
    /// `March20`: the number is a day under a year heading, else a year.
    pub(super) glued: bool,
    /// The year has two digits, as day and month have: in `24/05/03` it may stand first.
    pub(super) short: bool,
}

/// The order of a day and a month that are both numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// `25/04/2023`.
    DayFirst,
    /// `04/25/2023`.
    MonthFirst,
    /// `04/05/2023`: only the rest of the list can tell; read month first until then.
    Either,
    /// `04.05.2023`: the same, but stops speak for day first.
    EitherStops,
}

impl Printed {
    /// The date, with what the headings above say; `None` without a year.
    pub(super) fn resolve(self, above: Printed) -> Option<Date> {
        let mut own = self;
        if let (true, None, Some(day)) = (self.glued, above.year, self.day) {
            own = Printed { year: Some(2000 + i16::from(day)), day: None, ..self };
        }
        let year = own.year.or(above.year)?;
        let month = own.month.or(if own.year.is_none() || own.year == above.year { above.month } else { None });
        match (month, own.day) {
            (Some(month), Some(day)) => Date::from_day(year, month, day).or_else(|| Date::from_month(year, month)),
            (Some(month), None) => Date::from_month(year, month),
            (None, _) => Some(Date::from_year(year)),
        }
    }

    /// The other reading of a date whose day and month are numbers of either order.
    pub(super) fn swapped(self) -> Printed {
        Printed { month: self.day, day: self.month, ..self }
    }

    /// The reading of three numbers of two digits by which the year stands first, and what it prints last is a day.
    pub(super) fn year_first(self) -> Option<Printed> {
        let last = u8::try_from(self.year? - 2000).ok().filter(|day| (1..=31).contains(day))?;
        let first = self.day.filter(|_| self.short && self.numbers == Some(Numbers::DayFirst))?;
        Some(Printed { year: Some(2000 + i16::from(first)), day: Some(last), numbers: None, short: false, ..self })
    }

    /// What is printed, completed by what `above` says where this is silent.
    pub(super) fn or(self, above: Printed) -> Printed {
        Printed {
            year: self.year.or(above.year),
            month: self.month.or(above.month),
            day: self.day.or(above.day),
            ..self
        }
    }

    /// Whether a month and a year are printed, which no other text has at its head.
    pub(super) fn is_sure(self) -> bool {
        self.year.is_some() && self.month.is_some()
    }
}

/// The date at the head of `text` and where it ends.
pub(super) fn parse(text: &str) -> Option<(Printed, usize)> {
    let tokens = tokens(text);
    let (printed, used) = single(&tokens)?;
    let (printed, used) = range(&tokens, printed, used);
    let end = behind::end(text, tokens[used - 1].end, printed);
    let glued = text[end..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
    (!glued).then_some((printed, end))
}

/// The longest short name of a term, in bytes: `SoSe`.
const SHORT_TERM: usize = 4;

/// One date at the head of the tokens, and how many it takes.
fn single(tokens: &[Placed]) -> Option<(Printed, usize)> {
    let kinds: Vec<Token> = tokens.iter().map(|placed| placed.token).collect();
    match *kinds.first()? {
        Token::Number { digits: 4, .. } => year_first(&kinds),
        Token::Number { digits: 1 | 2, .. } => small_first(&kinds),
        Token::Number { digits: 6 | 8, .. } => packed(&kinds),
        Token::Month(_) => month_first(tokens, &kinds),
        Token::Season(month) => season_first(&kinds, month, tokens[0].end - tokens[0].start <= SHORT_TERM),
        Token::Mark('\'') => short_year_first(&kinds),
        _ => None,
    }
}

/// `'24.05`, `'24/05/03`, `'24 May`.
fn short_year_first(kinds: &[Token]) -> Option<(Printed, usize)> {
    let Some(Token::Number { value, digits: 2 }) = kinds.get(1) else { return None };
    let full: Vec<Token> =
        std::iter::once(Token::Number { value: 2000 + value, digits: 4 }).chain(kinds[2..].iter().copied()).collect();
    let (printed, used) = year_first(&full)?;
    printed.month.is_some().then_some((printed, used + 1))
}

fn year(token: Option<&Token>) -> Option<i16> {
    match token {
        Some(Token::Number { value, digits: 4 }) if (1950..=2099).contains(value) => i16::try_from(*value).ok(),
        _ => None,
    }
}

fn small(token: Option<&Token>, most: u32) -> Option<u8> {
    match token {
        Some(Token::Number { value, digits: 1 | 2 }) if (1..=most).contains(value) => u8::try_from(*value).ok(),
        _ => None,
    }
}

fn mark(token: Option<&Token>, of: &str) -> bool {
    matches!(token, Some(Token::Mark(c)) if of.contains(*c))
}

/// `2024`, `2024.05`, `2024-05-01`, `2024年5月1日`, `2024 May`, `2024, May 3`.
fn year_first(kinds: &[Token]) -> Option<(Printed, usize)> {
    let year = Some(year(kinds.first())?);
    let step = usize::from(mark(kinds.get(1), "-./,Y"));
    let month = match kinds.get(1 + step) {
        Some(Token::Month(month) | Token::Season(month)) => Some(*month),
        // Behind the sign for the year, only the sign for the month makes a number a month.
        found if step == 1 && mark(kinds.get(1), "Y") => small(found, 12).filter(|_| mark(kinds.get(3), "M")),
        found if step == 1 && !mark(kinds.get(1), ",") => small(found, 12),
        _ => None,
    };
    let Some(month) = month else {
        return Some((Printed { year, ..Printed::default() }, 1 + usize::from(mark(kinds.get(1), "Y"))));
    };
    let used = 2 + step;
    let season = matches!(kinds.get(1 + step), Some(Token::Season(_)));
    let named = matches!(kinds.get(1 + step), Some(Token::Month(_)));
    let same = named || kinds.get(used) == kinds.get(1) || mark(kinds.get(used), "M") || !mark(kinds.get(1), "-./");
    let next = used + usize::from(mark(kinds.get(used), "-./,M"));
    let printed = Printed { year, month: Some(month), ..Printed::default() };
    match small(kinds.get(next), 31) {
        Some(day) if same && !season => {
            Some((Printed { day: Some(day), ..printed }, next + 1 + usize::from(mark(kinds.get(next + 1), "D"))))
        }
        _ => Some((printed, used + usize::from(mark(kinds.get(used), "M")))),
    }
}

/// `05/2024`, `05/03/2024`, `3 May 2024`, `3. Mai 2024`, `8月6日`, `09.27`, `3-5 May 2024`.
fn small_first(kinds: &[Token]) -> Option<(Printed, usize)> {
    let first = small(kinds.first(), 31)?;
    if mark(kinds.get(1), "M") && first <= 12 {
        let printed = Printed { month: Some(first), ..Printed::default() };
        return Some(match small(kinds.get(2), 31) {
            Some(day) => (Printed { day: Some(day), ..printed }, 3 + usize::from(mark(kinds.get(3), "D"))),
            None => with_year(kinds, 2, printed),
        });
    }
    if let Some(found) = short_year(kinds) {
        return Some(found);
    }
    let step = usize::from(mark(kinds.get(1), ".,/-"));
    if let Some(Token::Month(month)) = kinds.get(1 + step) {
        let printed = Printed { month: Some(*month), day: Some(first), ..Printed::default() };
        return Some(with_year(kinds, 2 + step, printed));
    }
    if let Some(found) = days(kinds, first).or_else(|| days_of_number(kinds, first)).or_else(|| months(kinds)) {
        return Some(found);
    }
    if !mark(kinds.get(1), "./-") {
        return None;
    }
    if let Some(year) = year(kinds.get(2)) {
        return (first <= 12).then_some((Printed { year: Some(year), month: Some(first), ..Printed::default() }, 3));
    }
    let second = small(kinds.get(2), 31)?;
    let printed = order(first, second, mark(kinds.get(1), "."))?;
    if kinds.get(3) != kinds.get(1) {
        return Some((printed, 3));
    }
    match kinds.get(4) {
        Some(Token::Number { value, digits: 2 }) => {
            Some((Printed { year: Some(2000 + i16::try_from(*value).ok()?), short: true, ..printed }, 5))
        }
        found => Some(year(found).map_or((printed, 3), |year| (Printed { year: Some(year), ..printed }, 5))),
    }
}

/// `3-5 May 2024`, `3 and 5 May 2024`, `28.–30. März 2024`.
fn days(kinds: &[Token], first: u8) -> Option<(Printed, usize)> {
    let stop = |at: usize| usize::from(mark(kinds.get(at), "."));
    let link = if mark(kinds.get(1 + stop(1)), "-/,&") { 1 + stop(1) } else { 1 };
    small(kinds.get(link + 1), 31).filter(|last| *last > first && mark(kinds.get(link), "-./,&"))?;
    let Some(Token::Month(month)) = kinds.get(link + 2 + stop(link + 2)) else { return None };
    let printed = Printed { month: Some(*month), day: Some(first), ..Printed::default() };
    Some(with_year(kinds, link + 3 + stop(link + 2), printed))
}

/// `12.-14.03.2024`, `06. - 08.05.2024`, `4./5.10.2023`: two days, their month and its year.
fn days_of_number(kinds: &[Token], first: u8) -> Option<(Printed, usize)> {
    let link = 1 + usize::from(mark(kinds.get(1), "."));
    let last = small(kinds.get(link + 1), 31).filter(|last| *last > first)?;
    let (stop, month) = (kinds.get(link + 2), small(kinds.get(link + 3), 12)?);
    let year = year(kinds.get(link + 5)).filter(|_| kinds.get(link + 4) == stop)?;
    // Without stops three numbers are a date of their own: `6-8-05-2024` is none.
    let is_range = mark(kinds.get(link), "-/&") && mark(stop, "./") && kinds.get(link) != stop;
    let printed = Printed { year: Some(year), month: Some(month), day: Some(first), ..Printed::default() };
    (is_range && last <= 31).then_some((printed, link + 6))
}

/// `05-06/2024`, `05–08/2024`: two months and their year.
fn months(kinds: &[Token]) -> Option<(Printed, usize)> {
    let (first, last) = (small(kinds.first(), 12)?, small(kinds.get(2), 12)?);
    let year = year(kinds.get(4)).filter(|_| mark(kinds.get(1), "-&") && mark(kinds.get(3), "/."))?;
    (first < last).then_some((Printed { year: Some(year), month: Some(first), ..Printed::default() }, 5))
}

/// `3-Dec-24`: a year of two digits behind a month by name and the same dash; `24年12月`: one before its sign.
fn short_year(kinds: &[Token]) -> Option<(Printed, usize)> {
    let two = |token: Option<&Token>| match token {
        Some(Token::Number { value, digits: 2 }) if *value < 50 => i16::try_from(2000 + value).ok(),
        _ => None,
    };
    if let [first, Token::Mark('Y'), rest @ ..] = kinds {
        let full = Token::Number { value: u32::try_from(two(Some(first))?).ok()?, digits: 4 };
        let all: Vec<Token> = [full, Token::Mark('Y')].into_iter().chain(rest.iter().copied()).collect();
        return year_first(&all).filter(|(printed, _)| printed.month.is_some());
    }
    let [_, Token::Mark('-'), Token::Month(month), Token::Mark('-'), last, ..] = kinds else { return None };
    let day = small(kinds.first(), 31)?;
    Some((Printed { year: Some(two(Some(last))?), month: Some(*month), day: Some(day), ..Printed::default() }, 5))
}

/// Two small numbers: one above 12 is the day; else the list decides, month first until then.
fn order(first: u8, second: u8, stops: bool) -> Option<Printed> {
    let (month, day, numbers) = match (first > 12, second > 12) {
        (true, true) => return None,
        (true, false) => (second, first, Numbers::DayFirst),
        (false, true) => (first, second, Numbers::MonthFirst),
        (false, false) if stops => (first, second, Numbers::EitherStops),
        (false, false) => (first, second, Numbers::Either),
    };
    Some(Printed { month: Some(month), day: Some(day), numbers: Some(numbers), ..Printed::default() })
}

/// `20240501`, `202405`.
fn packed(kinds: &[Token]) -> Option<(Printed, usize)> {
    let Some(Token::Number { value, digits }) = kinds.first() else { return None };
    let (date, day) = if *digits == 8 { (value / 100, Some(value % 100)) } else { (*value, None) };
    let year = i16::try_from(date / 100).ok().filter(|year| (1950..=2099).contains(year))?;
    let month = u8::try_from(date % 100).ok().filter(|month| (1..=12).contains(month))?;
    let day = match day {
        None => None,
        Some(day) => Some(u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?),
    };
    Some((Printed { year: Some(year), month: Some(month), day, ..Printed::default() }, 1))
}

/// `May 2024`, `May '24`, `May 3, 2024`, `March20`, `May - June 2023`, `May 3–5, 2024`.
fn month_first(tokens: &[Placed], kinds: &[Token]) -> Option<(Printed, usize)> {
    let Token::Month(month) = *kinds.first()? else { return None };
    let printed = Printed { month: Some(month), ..Printed::default() };
    let mut at = 1;
    at += usize::from(mark(kinds.get(at), "."));
    if mark(kinds.get(at), "-/") && matches!(kinds.get(at + 1), Some(Token::Month(_))) {
        let found = with_year(kinds, at + 2, printed);
        return Some(if found.0.year.is_some() { found } else { (printed, at) });
    }
    at += usize::from(mark(kinds.get(at), ",-/"));
    if mark(kinds.get(at), "'") {
        return Some(with_year(kinds, at, printed));
    }
    let Some(day) = small(kinds.get(at), 31) else {
        let found = with_year(kinds, at, printed);
        return Some(if found.0.year.is_some() { found } else { (printed, 1 + usize::from(mark(kinds.get(1), "."))) });
    };
    let glued = at == 1 && tokens[1].start == tokens[0].end && matches!(kinds[1], Token::Number { digits: 2, .. });
    let printed = Printed { day: Some(day), ..printed };
    let mut next = at + 1;
    let more = |next: usize, of: &str| mark(kinds.get(next), of) && small(kinds.get(next + 1), 31).is_some();
    next += if more(next, "-/") { 2 } else { 0 };
    let listed = next + if more(next, "&") { 2 } else { 0 };
    let found = with_year(kinds, listed, printed);
    Some(if found.0.year.is_none() { (Printed { glued, ..printed }, next) } else { found })
}

/// `Fall 2023`, `Spring '24`.
fn season_first(kinds: &[Token], month: u8, is_short: bool) -> Option<(Printed, usize)> {
    let printed = Printed { month: Some(month), ..Printed::default() };
    let (mut found, mut used) = with_year(kinds, 1, printed);
    // `SoSe 24`, `WiSe 23/24`: the short names of terms have short years.
    if let (None, Some(Token::Number { value: value @ 10..=49, digits: 2 })) = (found.year, kinds.get(1))
        && is_short
    {
        (found.year, used) = (i16::try_from(2000 + value).ok(), 2);
    }
    // A winter has two years: `WS 2022/23`.
    let two = mark(kinds.get(used), "/-") && matches!(kinds.get(used + 1), Some(Token::Number { digits: 2, .. }));
    found.year.is_some().then_some((found, used + if two { 2 } else { 0 }))
}

/// The printed date with the year that stands at `at`, behind a comma, a stop or an apostrophe.
fn with_year(kinds: &[Token], at: usize, printed: Printed) -> (Printed, usize) {
    let next = at + usize::from(mark(kinds.get(at), ",.-/"));
    if let Some(year) = year(kinds.get(next)) {
        return (Printed { year: Some(year), ..printed }, next + 1);
    }
    let apostrophe = mark(kinds.get(next), "'");
    match kinds.get(next + 1) {
        Some(Token::Number { value, digits: 2 }) if apostrophe => {
            (Printed { year: i16::try_from(2000 + *value).ok(), ..printed }, next + 2)
        }
        _ => (printed, at),
    }
}

/// Takes the second half of a range (`09/2025-01/2026`, `2023 - 2024`) along; its start counts.
fn range(tokens: &[Placed], printed: Printed, used: usize) -> (Printed, usize) {
    // A day and month in numbers end in a stop of their own: `30.05.–02.06.2024`.
    let stop = matches!(tokens.get(used..used + 2), Some([dot, dash]) if dot.token == Token::Mark('.') && matches!(dash.token, Token::Mark('-' | '&')));
    let used = used + usize::from(stop && printed.day.is_some() && printed.year.is_none());
    let dash = matches!(tokens.get(used), Some(Placed { token: Token::Mark('-' | '/' | '&'), .. }));
    let whole = || single(&tokens[used + 1..]).is_some_and(|(second, _)| second.year.is_some() && second.day.is_some());
    let is_whole = dash && printed.year.is_none() && printed.day.is_some() && whole();
    if dash && !is_whole && ends_in_days(tokens, printed, used) {
        let more =
            if tokens.get(used + 2).is_some_and(|mark| matches!(mark.token, Token::Mark('/' | '.'))) { 3 } else { 1 };
        return (printed, used + 1 + more);
    }
    // `2023/24` is an academic year.
    let next =
        printed.year.filter(|_| printed.month.is_none()).map(|year| u32::from((year % 100 + 1).unsigned_abs()) % 100);
    if dash
        && matches!(tokens.get(used + 1), Some(Placed { token: Token::Number { value, digits: 2 }, .. }) if Some(*value) == next)
    {
        return (Printed { range: true, ..printed }, used + 2);
    }
    let Some((second, more)) = dash.then(|| single(&tokens[used + 1..])).flatten() else { return (printed, used) };
    if second.year.is_none() {
        return (printed, used);
    }
    (Printed { year: printed.year.or(second.year), range: true, ..printed }, used + 1 + more)
}

/// Whether days go on behind the dash of a date in numbers: `2025/07/08-10`, `2025/08/31-09/02`.
fn ends_in_days(tokens: &[Placed], printed: Printed, used: usize) -> bool {
    let [day, dash, last, rest @ ..] = &tokens[used - 1..] else { return false };
    let small = |placed: &Placed| small(Some(&placed.token), 31).is_some();
    let glued = day.end == dash.start && dash.end == last.start && dash.token == Token::Mark('-');
    let ends = match rest {
        [mark, next, ..] if matches!(mark.token, Token::Mark('/' | '.')) && mark.start == last.end => small(next),
        _ => true,
    };
    printed.day.is_some() && glued && small(day) && small(last) && ends
}
