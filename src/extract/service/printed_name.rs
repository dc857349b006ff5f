//! What a part of a list of venues names besides its times.
//!
//! Input: a part of a text and the years in it. Output: the name as printed, without months, days and seasons beside the
//! years, small words before it and marks around it.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::{LEADS, TIMES};
use crate::extract::years::Years;
use crate::pattern::Pattern;

pub(super) const MONTHS: &[&str] = &[
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug",
    "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december",
];

/// The rest of a date before its year: `(April 3, `, `Fall `, `3-5 May `.
static REST_OF_DATE: LazyLock<Pattern> = LazyLock::new(|| {
    let month = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";
    let days = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–/]\s?\d{1,2}(?:st|nd|rd|th)?)?";
    let season = "(?:(?:early|mid|late)[- ])?(?:spring|summer|fall|autumn|winter)(?: (?:term|semester))?";
    Pattern::new(&format!(r"(?i)(?:^|[\s(\[,–-])(?:{season}|{month}\s{days}|{days}\s{month}),?\s+$"))
});

/// The longest name of an unknown venue, in words.
const LONGEST_NAME: usize = 16;

pub(super) fn looks_like_a_name(name: &str) -> bool {
    const NO_NAMES: &[&str] = &[
        "I", "We", "My", "Our", "He", "She", "They", "It", "You", "This", "These", "And", "More", "Etc", "Others",
        "Other", "See", "Top", "Silver", "Gold", "Outstanding", "Best", "Notable", "Since", "Present", "Now",
        "Website", "Link", "Certificate", "Certificates", "Publons", "Proof", "Member", "Members", "Dr", "Prof", "Mr",
        "Ms", "Mrs",
    ];
    let first = name.split_whitespace().next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && name.chars().any(char::is_uppercase)
        && name.split_whitespace().count() <= LONGEST_NAME
        && !NO_NAMES.contains(&first)
        && first != "other"
        && !name.contains("://")
}

/// What a segment names besides years, months and marks; `None` where it names nothing.
pub(super) fn name_of(text: &str, segment: &Range<usize>, years: &[Years]) -> Option<String> {
    let mut name = String::new();
    let mut at = segment.start;
    for years in years {
        name.push_str(without_time(&text[at..years.range.start]));
        name.push(' ');
        at = years.range.end;
    }
    name.push_str(&text[at..segment.end]);
    let is_noise = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !word.is_empty() && MONTHS.iter().any(|month| *month == word) || TIMES.contains(&word.as_str())
    };
    let mut words: Vec<&str> = name.split_whitespace().filter(|word| !is_noise(word)).collect();
    while words.last().is_some_and(|word| word.chars().all(|c| !c.is_alphanumeric())) {
        words.pop();
    }
    while words.first().is_some_and(|word| word.chars().all(|c| !c.is_alphanumeric()) || LEADS.contains(word)) {
        words.remove(0);
    }
    let joined = words.join(" ");
    // `colloque « Penser les pierres »`: what is quoted is the name.
    let joined =
        joined.rsplit_once('«').map_or(joined.as_str(), |(_, quoted)| quoted.trim_matches(['»', ' ', '\u{a0}']));
    let open = joined.matches('(').count();
    let name = joined.trim_matches(|c: char| {
        matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '*' | '"' | '“' | '”' | '.' | '[' | ']' | ' ')
    });
    let name = if open > joined.matches(')').count() { name.replace('(', "") } else { name.to_owned() };
    let name = name.replace("()", "").trim_matches(|c: char| matches!(c, ',' | ' ' | '-')).to_owned();
    name.chars().any(char::is_alphabetic).then_some(name)
}

/// The words before a year without the rest of its date.
fn without_time(before: &str) -> &str {
    let Some(found) = REST_OF_DATE.find(before) else { return before };
    let mark = before[found.start()..].chars().next().filter(|c| !c.is_alphanumeric()).map_or(0, char::len_utf8);
    &before[..found.start() + mark]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::years::find_years;

    #[test]
    fn dates_beside_years_are_no_part_of_a_name() {
        for (text, name) in [
            ("Illinois (April 3, 2014)", "Illinois"),
            ("Reeds Committee (Fall 2016-Spring 2018)", "Reeds Committee"),
            ("Spring Reeds Conference, 2020", "Spring Reeds Conference"),
            ("Reed Days, 3-5 May 2020", "Reed Days"),
        ] {
            let years = find_years(text, 0..text.len());
            assert_eq!(name_of(text, &(0..text.len()), &years).as_deref(), Some(name), "{text}");
        }
    }
}
