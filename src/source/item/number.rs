//! Passes over the numbers of a list that a page prints itself: `29. A paper …`, `28. Another …`.
//!
//! Input: the drafts of a news section. Output: the same, whose words begin behind the number where most
//! have one. Limits: a number that fewer drafts have belongs to the words (`3. Preis`).

use super::Draft;

/// Fewer numbers are chance.
const FEWEST: usize = 3;

pub(super) fn pass_over(drafts: &mut [Draft]) {
    let numbered = |draft: &Draft| number(&draft.content.as_str()[draft.body..]);
    let items = drafts.iter().filter(|draft| draft.item).count();
    let found = drafts.iter().filter(|draft| draft.item && numbered(draft) > 0).count();
    if found >= FEWEST && found * 5 >= items * 4 {
        for draft in drafts {
            draft.body += numbered(draft);
        }
    }
}

/// How long the number at the head of a text is, with its stop and the space behind.
fn number(text: &str) -> usize {
    const MOST_DIGITS: usize = 3;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let is_number = (1..=MOST_DIGITS).contains(&digits) && rest.starts_with(['.', ')']);
    let spaced = rest.get(1..).filter(|rest| is_number && rest.starts_with([' ', '\u{a0}']));
    spaced.map_or(0, |rest| digits + 1 + rest.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_few_digits_a_stop_and_a_space() {
        for (text, length) in
            [("29. A paper", 4), ("3)  Another", 4), ("2024. 5", 0), ("3.5 years", 0), ("A", 0), ("7.", 0)]
        {
            assert_eq!(number(text), length, "{text}");
        }
    }
}
