//! How an honour stood that was not won: `shortlisted for`, `nominee`, `finalist`.
//!
//! Input: a text and where an honour's name stands. Output: the name with the words before it that say so, since the
//! name alone would claim more than the page does.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;

/// The words, right before the name.
static STANDING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r#"(?i)\b(?:(?:short|long)-?listed|(?:short|long)-?list|nominat(?:ed|ion)|nominees?|nominiert|nommée?|nominad[oa]|semi-?finalists?|finalists?)\s*(?::|\(|–|-|\b(?:for|of|in|für|pour|para|per)\b)?\s*(?:\b(?:the|an?|den|die|das|le|la|el|o|il)\b\s*)?["“*_]*\s*$"#,
    )
});

/// The name with the standing before it, not before `floor`.
pub(super) fn with_standing(text: &str, floor: usize, name: Range<usize>) -> Range<usize> {
    const REACH: usize = 48;
    let from = text[floor.min(name.start)..name.start]
        .char_indices()
        .rev()
        .nth(REACH)
        .map_or(floor.min(name.start), |(back, _)| floor + back);
    let found = STANDING.find(&text[from..name.start]);
    found.map_or(name.start, |found| from + found.start())..name.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_nearly_won_is_said_to_be_so() {
        for (text, name) in [
            ("I was shortlisted for the Heron Prize", "shortlisted for the Heron Prize"),
            ("Nominee: Heron Prize", "Nominee: Heron Prize"),
            ("nominated for a Heron Prize", "nominated for a Heron Prize"),
            ("I won the Heron Prize", "Heron Prize"),
        ] {
            let start = text.find("Heron").unwrap_or_default();
            assert_eq!(&text[with_standing(text, 0, start..text.len())], name);
        }
    }
}
