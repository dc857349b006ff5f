//! What is wrong with the value of a field.

use std::ops::Range;

use super::super::entry::{Part, RawField};
use super::super::names;
use super::super::work::month_in;
use super::{Finding, literal};

/// Fields that are printed, in which TeX's own characters must be escaped.
const PRINTED: &[&str] = &[
    "title", "subtitle", "booktitle", "journal", "journaltitle", "author", "editor", "publisher", "school",
    "institution", "series", "organization", "address", "location", "howpublished", "note", "addendum",
];

/// Looks at one field.
pub(super) fn lint(name: &str, field: &RawField<'_>, findings: &mut Vec<Finding>) {
    let mut add = |code, message: String| findings.push(Finding::new(field.range.clone(), code, message));
    for part in &field.parts {
        if let Part::Literal(text) = part
            && let Some(sign) = mojibake(text)
        {
            add("bib-mojibake", format!("'{sign}' looks like text read in the wrong encoding"));
        }
    }
    let Some(written) = literal(field) else { return };
    let text = written.trim();
    let message = match name {
        "year" => year(text).map(|message| ("bib-bad-year", message)),
        "month" => month(text).map(|message| ("bib-bad-month", message)),
        "doi" => doi(text).map(|message| ("bib-bad-doi", message)),
        "isbn" => isbn(text).map(|message| ("bib-bad-isbn", message)),
        "issn" => issn(text).map(|message| ("bib-bad-issn", message)),
        "pages" => pages(text).map(|message| ("bib-pages", message)),
        "author" | "editor" => author_list(text).map(|message| ("bib-author-list", message)),
        _ => None,
    };
    if let Some((code, message)) = message {
        add(code, message);
    }
    // In a garbled value capitals and signs say nothing.
    if PRINTED.contains(&name) && mojibake(text).is_none() {
        // Where the literal stands inside the field: behind its delimiter.
        let delimiter = usize::from(field.range.len() > written.len());
        let start = field.range.start + delimiter + written.len() - written.trim_start().len();
        lint_printed(name, text, start, findings);
    }
}

fn lint_printed(name: &str, text: &str, start: usize, findings: &mut Vec<Finding>) {
    if let Some(at) = unescaped(text) {
        let sign = &text[at..=at];
        let range = start + at..start + at + 1;
        let message = format!("'{sign}' is not escaped; TeX wants '\\{sign}'");
        findings.push(Finding::new(range, "bib-unescaped", message));
    }
    if name == "title"
        && let Some(range) = unprotected(text)
    {
        let word = &text[range.clone()];
        let message = format!("'{word}' loses its capitals in most styles; write '{{{word}}}'");
        findings.push(Finding::new(start + range.start..start + range.end, "bib-capitals", message));
    }
}

/// The first of `&`, `%`, `#`, `_` that is neither escaped nor in mathematics or an address.
fn unescaped(text: &str) -> Option<usize> {
    if text.contains("\\url") || text.contains("://") || text.contains('<') {
        return None;
    }
    let mut math = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'$' => math = !math,
            b'&' | b'%' | b'#' | b'_' if !math => return Some(at),
            _ => {}
        }
    }
    None
}

/// The first word with a capital behind its first letter that no braces protect.
fn unprotected(title: &str) -> Option<Range<usize>> {
    let mut depth = 0usize;
    let mut math = false;
    let mut word: Option<usize> = None;
    let mut bare_capitals = 0;
    for (at, letter) in title.char_indices().chain([(title.len(), ' ')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '$' => math = !math,
            _ => {}
        }
        if letter.is_alphanumeric() && !math {
            let start = *word.get_or_insert(at);
            bare_capitals += usize::from(letter.is_uppercase() && at > start && depth == 0);
        } else if let Some(start) = word.take() {
            let is_command = title[..start].ends_with('\\');
            if std::mem::take(&mut bare_capitals) > 0 && !is_command {
                return Some(start..at);
            }
        }
    }
    None
}

fn year(text: &str) -> Option<String> {
    let is_year = text.len() == 4 && text.parse().is_ok_and(|year: u16| (1400..2100).contains(&year));
    (!is_year).then(|| format!("'{text}' is no year"))
}

fn month(text: &str) -> Option<String> {
    month_in(text).is_none().then(|| format!("'{text}' is no month; write 'jan' to 'dec'"))
}

fn doi(text: &str) -> Option<String> {
    let bare = text.strip_prefix("10.").and_then(|rest| rest.split_once('/'));
    let is_doi = bare.is_some_and(|(registrant, name)| {
        let digits = registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        registrant.len() >= 4 && digits && !name.is_empty() && !name.contains(' ')
    });
    if is_doi {
        return None;
    }
    let bare = text.find("10.").filter(|_| text.contains("doi"));
    Some(match bare {
        Some(at) => format!("a DOI is written without what stands before '{}'", &text[at..]),
        None => format!("'{text}' is no DOI"),
    })
}

fn isbn(text: &str) -> Option<String> {
    let wrong = |isbn: &str| {
        let digits: Vec<u32> = isbn.chars().filter_map(|letter| letter.to_digit(10)).collect();
        let is_thirteen = digits.len() == 13
            && isbn.len() == 13
            && digits.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum::<u32>() % 10 == 0;
        !(is_thirteen || checksum(isbn, 10))
    };
    let plain = |isbn: &str| isbn.replace(['-', ' ', '–'], "");
    let mut all = text.split([',', ';']).map(str::trim).filter(|isbn| !isbn.is_empty());
    all.find(|isbn| wrong(&plain(isbn))).map(|isbn| format!("'{isbn}' is no ISBN: its check digit is wrong"))
}

fn issn(text: &str) -> Option<String> {
    let mut all = text.split([',', ';']).map(str::trim).filter(|issn| !issn.is_empty());
    let wrong = |issn: &&str| !checksum(&issn.replace(['-', '–'], ""), 8);
    all.find(wrong).map(|issn| format!("'{issn}' is no ISSN: its check digit is wrong"))
}

/// ISBN-10 and ISSN: the digits weighted from their number down to one sum to a multiple of
/// eleven, and a last `X` is ten.
fn checksum(text: &str, length: usize) -> bool {
    let value = |(at, letter): (usize, char)| match letter {
        'X' | 'x' if at + 1 == length => Some(10),
        _ => letter.to_digit(10),
    };
    let digits: Option<Vec<u32>> = text.chars().enumerate().map(value).collect();
    digits.is_some_and(|digits| {
        let weights = (1..=u32::try_from(length).unwrap_or_default()).rev();
        digits.len() == length
            && digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0
    })
}

/// A range of pages is joined by two hyphens or a dash.
fn pages(text: &str) -> Option<String> {
    let (from, to) = text.split_once('-')?;
    let is_range = from.ends_with(|letter: char| letter.is_ascii_digit())
        && to.starts_with(|letter: char| letter.is_ascii_digit());
    is_range.then(|| format!("one hyphen in '{text}'; a range is written '{}'", text.replacen('-', "--", 1)))
}

fn author_list(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if lower.contains("et al") {
        return Some("'et al.' is read as a name; write 'and others'".to_owned());
    }
    if text.contains(';') || text.contains(" & ") {
        return Some("names are separated by 'and'".to_owned());
    }
    let too_many = |name: &&str| !names::is_braced(name) && !name.contains(['{', '=']) && name.matches(',').count() > 2;
    let several = names::split(text).into_iter().find(too_many).is_some() || names::commas_only(text);
    several.then(|| "commas between names; they are separated by 'and'".to_owned())
}

/// Two letters that stand for one in another encoding, such as `Ã©`.
fn mojibake(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    if let Some(lost) = letters.iter().find(|letter| **letter == '\u{fffd}') {
        return Some(lost.to_string());
    }
    let is_lead = |letter: char| "ÂÃÄÅÎÏÐÑ".contains(letter);
    let is_rest =
        |letter: char| ('\u{80}'..='\u{bf}').contains(&letter) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(letter);
    let pair =
        letters.windows(2).find(|pair| (is_lead(pair[0]) && is_rest(pair[1])) || (pair[0] == 'â' && pair[1] == '€'))?;
    Some(pair.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_checked() {
        assert_eq!(isbn("978-3-16-148410-0"), None);
        assert_eq!(isbn("0-306-40615-2"), None);
        assert!(isbn("978-3-16-148410-1").is_some());
        assert_eq!(issn("0378-5955"), None);
        assert_eq!(issn("2434-561X"), None);
        assert!(issn("0378-5956").is_some());
    }

    #[test]
    fn capitals_inside_a_word_want_braces() {
        assert_eq!(unprotected("Sorting Sand with {DNA} and {\\'E}tude"), None);
        let title = "Sorting Sand with DuneNets";
        assert_eq!(unprotected(title).map(|range| &title[range]), Some("DuneNets"));
        assert_eq!(unprotected("{DuneNet: All of It}"), None);
    }

    #[test]
    fn characters_of_tex_want_a_backslash() {
        assert_eq!(unescaped("Sand \\& Snow, $a_1$"), None);
        assert_eq!(unescaped("Sand & Snow"), Some(5));
    }

    #[test]
    fn wrong_encodings_are_noticed() {
        assert_eq!(mojibake("HÃ¡r").as_deref(), Some("Ã¡"));
        assert_eq!(mojibake("Ñandú and Ångström"), None);
    }
}
