//! What stands before the name of a venue that a verdict announces: marks, articles, nouns for sorts of venues.
//!
//! Input: a text and a position. Output: where the name begins.

/// Articles before a venue's name, each with what parts them.
const ARTICLES: &[&str] = &[
    "the ", "The ", "a ", "an ", "la ", "le ", "les ", "l'", "l’", "el ", "los ", "las ", "o ", "os ", "as ", "il ",
    "lo ", "gli ", "der ", "die ", "das ", "den ", "dem ", "de ", "het ",
];

/// Nouns in small letters that only say what sort of venue is named: `na revista X`, `in der Zeitschrift X`.
const KINDS_OF_VENUE: &[&str] = &[
    "journal ", "magazine ", "revue ", "revista ", "rivista ", "Zeitschrift ", "tijdschrift ", "colloque ",
    "congreso ", "congresso ", "convegno ", "conferencia ", "conferência ", "jornal ", "periódico ", "Tagung ",
];

/// Where the name begins behind them.
pub(super) fn skip_articles(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let mut start = at + rest.len()
        - rest.trim_start_matches([' ', '"', '“', '‘', '\'', '*', '_', '[', '(', '«', '\u{a0}', ':']).len();
    for articles in [ARTICLES, KINDS_OF_VENUE] {
        if let Some(article) = articles.iter().find(|article| text[start..].starts_with(**article)) {
            start += article.len();
        }
    }
    start
}
