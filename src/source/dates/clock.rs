//! The time of day behind a date: `1:00 PM — 3:00 PM`, `, 10:30`, ` at 9:00 AM`.
//!
//! Input: what stands behind a date. Output: how long its time of day is. Limits: hours and minutes with a colon.

/// The length of the time of day at the head of `rest`, from one hour to another where there are two.
pub(super) fn length(rest: &str) -> Option<usize> {
    const TIES: &[&str] = &[" at ", ", ", " @ ", " | ", " "];
    const RANGES: &[&str] = &[" — ", " – ", " - ", "–", "—", "-", " to "];
    let begin = |rest: &str, ties: &[&str]| {
        let tie = ties.iter().find(|tie| rest.starts_with(**tie))?.len();
        Some(tie + hour(&rest[tie..])?)
    };
    let first = begin(rest, TIES)?;
    Some(first + begin(&rest[first..], RANGES).unwrap_or(0))
}

/// The length of one time: `10:30`, `1:00 PM`, `9:00 a.m.`.
fn hour(text: &str) -> Option<usize> {
    const HALVES: &[&str] = &["am", "pm", "a.m.", "p.m.", "h", "uhr"];
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    let minutes = text[hours..].strip_prefix(':').map(digits)?;
    let end = hours + 1 + minutes;
    let behind = &text[end..];
    let space = usize::from(behind.starts_with(' '));
    let is_half = |half: &&&str| {
        let (word, rest) = (behind.get(space..space + half.len()), behind.get(space + half.len()..));
        word.is_some_and(|word| word.eq_ignore_ascii_case(half))
            && !rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    let half = HALVES.iter().find(is_half).map_or(0, |half| space + half.len());
    ((1..=2).contains(&hours) && minutes == 2).then_some(end + half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_belongs_to_its_date() {
        for (rest, time) in [
            (" 1:00 PM — 3:00 PM Slow Meeting", " 1:00 PM — 3:00 PM"),
            (", 10:30: a talk", ", 10:30"),
            (" at 9:00 a.m. in Olm", " at 9:00 a.m."),
            (" 14:00-15:30", " 14:00-15:30"),
            (" 12:5 ratios", ""),
            (": a paper", ""),
            (" 1:00 PMs", " 1:00"),
        ] {
            assert_eq!(&rest[..length(rest).unwrap_or(0)], time, "{rest}");
        }
    }
}
