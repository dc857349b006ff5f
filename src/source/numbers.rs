//! Dates in numbers at the head of an entry (`- 2024. 4. 3. …`, `* 3. April 2024: …`), which Markdown
//! takes for lists inside the list.
//!
//! Input: masked Markdown and where its body begins. Output: the same, where the space behind the
//! number that would begin a list is [`TIE`]. Limits: without a bullet before it a first number is left to
//! the list that it begins, which knows its other entries.

use super::dates;

/// A space to a reader, and none to Markdown.
const TIE: u8 = 0x0b;

/// Ties the numbers of the dates in `text` behind `body`.
pub(super) fn tie(text: String, body: usize) -> String {
    let mut spaces = Vec::new();
    let mut at = body;
    for line in text[body..].split_inclusive('\n') {
        spaces.extend(space(line).map(|space| at + space));
        at += line.len();
    }
    let mut bytes = text.into_bytes();
    for space in spaces {
        bytes[space] = TIE;
    }
    // Only spaces gave way to another character of ASCII.
    String::from_utf8(bytes).unwrap_or_default()
}

/// The place of the space in a line at which a list would begin in the midst of a date.
fn space(line: &str) -> Option<usize> {
    let words = line.trim_start_matches([' ', '>', '\t']);
    let entry = words.trim_start_matches(['-', '*', '+', ' ']);
    let bullet = words.len() > entry.len() && words[..words.len() - entry.len()].ends_with(' ');
    let first = number(entry)?;
    // A date has no more numbers at its head than day, month and year, each below five digits.
    let (date, _) = dates::parse(entry)?;
    let start = line.len() - entry.len();
    if bullet {
        return Some(start + first);
    }
    let second = number(&entry[first + 1..])?;
    date.is_sure().then_some(start + first + 1 + second)
}

/// Where the space stands behind the number of a list.
fn number(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    ((1..=4).contains(&digits) && text[digits..].starts_with(". ")).then_some(digits + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_numbers_of_dates_are_tied() {
        let page = "- 2024. 4. 3. a\n* 3. April 2024: b\n+ 12. 2023 c\n- 2024. d\n2024. 4. 3. e\n";
        let tied = "- 2024._4. 3. a\n* 3._April 2024: b\n+ 12._2023 c\n- 2024._d\n2024. 4._3. e\n";
        assert_eq!(tie(page.to_owned(), 0), tied.replace('_', "\u{b}"));
        for other in ["- 1. a\n", "1. 2. a\n", "3. April 2024: a\n", "- -3. May\n", "- 2024.4.3. a\n", "- 12345. a\n"] {
            assert_eq!(tie(other.to_owned(), 0), other);
        }
    }
}
