//! What is wrong with the value of a field.

use std::ops::Range;

use super::super::entry::{Part, RawField};
use super::super::names;
use super::super::work::month_in;
use super::{Finding, literal};
use crate::date::Date;

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
    // An empty field says nothing; where it is needed, it is missing.
    if text.is_empty() {
        return;
    }
    let message = match name {
        "year" => year(text).map(|message| ("bib-bad-year", message)),
        "date" => date(text).map(|message| ("bib-bad-date", message)),
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
    for at in unescaped(text) {
        let sign = &text[at..=at];
        let range = start + at..start + at + 1;
        let message = format!("'{sign}' is not escaped; TeX wants '\\{sign}'");
        findings.push(Finding::new(range, "bib-unescaped", message));
    }
    if name == "title" {
        for range in unprotected(text) {
            let word = &text[range.clone()];
            let message = format!("'{word}' loses its capitals in most styles; write '{{{word}}}'");
            findings.push(Finding::new(start + range.start..start + range.end, "bib-capitals", message));
        }
    }
}

/// Every `&`, `%`, `#`, `_` that is neither escaped nor in mathematics or an address.
fn unescaped(text: &str) -> Vec<usize> {
    let is_sign = |byte: &u8| matches!(byte, b'&' | b'%' | b'#' | b'_');
    if !text.as_bytes().iter().any(is_sign) || text.contains("\\url") || text.contains("://") || text.contains('<') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut math = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'$' => math = !math,
            sign if is_sign(&sign) && !math => found.push(at),
            _ => {}
        }
    }
    found
}

/// The words with a capital behind their first letter that no braces protect.
fn unprotected(title: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
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
                found.push(start..at);
            }
        }
    }
    found
}

fn year(text: &str) -> Option<String> {
    let is_year = text.len() == 4 && text.parse().is_ok_and(|year: u16| (1400..2100).contains(&year));
    (!is_year).then(|| format!("'{text}' is no year"))
}

/// The months in English, which styles and people write in full or cut off.
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

fn month(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let is_month = |word: &str| word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(word));
    let wrong = month_in(text).is_none() || words.any(|word| !is_month(word) && word != "sept");
    wrong.then(|| format!("'{text}' is no month; write 'jan' to 'dec'"))
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

/// `2024`, `2024-05`, `2024-05-03`, each with signs of uncertainty, and ranges of them with `/`.
fn date(text: &str) -> Option<String> {
    let is_date = |end: &str| {
        let day = end.split('T').next().unwrap_or_default().trim_end_matches(['~', '?', '%']);
        day.is_empty() || day == ".." || day.contains(['u', 'X']) || day.parse::<Date>().is_ok()
    };
    let wrong = text.is_empty() || text == "/" || text.split('/').count() > 2 || !text.split('/').all(is_date);
    wrong.then(|| format!("'{text}' is no date"))
}

fn isbn(text: &str) -> Option<String> {
    let fault = |isbn: &str| {
        let plain = isbn.replace(['-', ' ', '–'], "");
        let digits: Vec<u32> = plain.chars().filter_map(|letter| letter.to_digit(10)).collect();
        let is_thirteen =
            || digits.iter().zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum::<u32>() % 10 == 0;
        match (plain.chars().count(), digits.len()) {
            (13, 13) if is_thirteen() => None,
            (10, 9 | 10) if checksum(&plain, 10) => None,
            (13, 13) | (10, 9 | 10) => Some("its check digit is wrong"),
            _ => Some("it has neither 10 nor 13 digits"),
        }
    };
    let mut all = text.split([',', ';']).map(str::trim).filter(|isbn| !isbn.is_empty());
    all.find_map(|isbn| fault(isbn).map(|fault| format!("'{isbn}' is no ISBN: {fault}")))
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

/// A range of pages is joined by two hyphens or a dash; pages such as `3-1` stand in ranges of more
/// than one hyphen.
fn pages(text: &str) -> Option<String> {
    let is_page = |page: &str| {
        let digits = page.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
        is_number || (!page.is_empty() && page.bytes().all(|byte| b"ivxlc".contains(&byte)))
    };
    let is_range = |part: &str| {
        let ends = part.trim().split_once('-').map(|(from, to)| (from.trim(), to.trim()));
        ends.is_some_and(|(from, to)| is_page(from) && is_page(to))
    };
    let mended = |part: &str| if is_range(part) { part.replacen('-', "--", 1) } else { part.to_owned() };
    let wanted = text.split(',').map(mended).collect::<Vec<_>>().join(",");
    (wanted != text).then(|| format!("one hyphen in '{text}'; a range is written '{wanted}'"))
}

fn author_list(text: &str) -> Option<String> {
    if text.to_lowercase().contains("et al") && names::read(text).and_others {
        return Some("'et al.' is read as a name; write 'and others'".to_owned());
    }
    let too_many = |name: &&str| !names::is_braced(name) && !name.contains(['{', '=']) && name.matches(',').count() > 2;
    let several = names::has_other_separators(text) || names::split_at_and(text).iter().any(too_many);
    let sign = [";", " & "].into_iter().find(|sign| text.contains(sign)).map_or(",", str::trim);
    several.then(|| format!("names are separated by '{sign}'; BibTeX wants 'and'"))
}

/// Two letters that stand for one in another encoding: `Ã©` where UTF-8 was read as Windows-1252,
/// `√©` where it was read as Mac OS Roman.
fn mojibake(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let letters: Vec<char> = text.chars().collect();
    if let Some(lost) = letters.iter().find(|letter| **letter == '\u{fffd}') {
        return Some(lost.to_string());
    }
    let is_lead = |letter: char| "ÂÃÄÅÎÏÐÑ".contains(letter);
    let is_rest =
        |letter: char| ('\u{80}'..='\u{bf}').contains(&letter) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(letter);
    let of_mac = |pair: &[char]| match pair[0] {
        '√' => "°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬".contains(pair[1]),
        '‚' => "Ä".contains(pair[1]),
        _ => false,
    };
    let pair = letters
        .windows(2)
        .find(|pair| (is_lead(pair[0]) && is_rest(pair[1])) || (pair[0] == 'â' && pair[1] == '€') || of_mac(pair))?;
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
        assert_eq!(isbn("123").as_deref(), Some("'123' is no ISBN: it has neither 10 nor 13 digits"));
        assert_eq!(isbn("0-306-40615-3").as_deref(), Some("'0-306-40615-3' is no ISBN: its check digit is wrong"));
    }

    #[test]
    fn capitals_inside_a_word_want_braces() {
        assert!(unprotected("Sorting Sand with {DNA} and {\\'E}tude").is_empty());
        let title = "Sorting COVID Sand with DuneNets";
        let words: Vec<&str> = unprotected(title).into_iter().map(|range| &title[range]).collect();
        assert_eq!(words, ["COVID", "DuneNets"]);
        assert!(unprotected("{DuneNet: All of It}").is_empty());
    }

    #[test]
    fn characters_of_tex_want_a_backslash() {
        assert!(unescaped("Sand \\& Snow, $a_1$").is_empty());
        assert_eq!(unescaped("Sand & Snow #1"), [5, 12]);
    }

    #[test]
    fn every_range_of_pages_wants_two_hyphens() {
        let wanted = |text| pages(text).map(|message| message.rsplit(' ').next().unwrap_or_default().to_owned());
        assert_eq!(wanted("1-12,15-20").as_deref(), Some("'1--12,15--20'"));
        assert_eq!(wanted("S1-S9").as_deref(), Some("'S1--S9'"));
        assert_eq!(wanted("xi-xv").as_deref(), Some("'xi--xv'"));
        for right in ["1--12", "1–12", "e123", "3-1--3-12", "123", "12:1--12:9", "in-press"] {
            assert_eq!(pages(right), None, "{right}");
        }
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        for right in ["2024", "2024-05-03", "2024-05/2024-06", "2024/", "2024~", "2024-05-03T10:00:00", "199u"] {
            assert_eq!(date(right), None, "{right}");
        }
        for wrong in ["2024-13", "2024-02-30", "May 2024", "2024/2025/2026"] {
            assert!(date(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn months_are_english_names_numbers_and_spans_of_them() {
        for right in ["3", "mar", "March", "Sept.", "July--August", "Mar. 12"] {
            assert_eq!(month(right), None, "{right}");
        }
        for wrong in ["13", "Febtober", "ma", "in press", "spring"] {
            assert!(month(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn wrong_encodings_are_noticed() {
        assert_eq!(mojibake("HÃ¡r").as_deref(), Some("Ã¡"));
        assert_eq!(mojibake("M√ºller").as_deref(), Some("√º"));
        assert_eq!(mojibake("Ñandú and Ångström, √2 and √x"), None);
    }
}
