//! LaTeX of a `.bib` value as a reader sees it: accents composed, grouping braces gone.
//!
//! The `biblatex` crate reads the value, unless nothing but braces is to be taken out of it, as in
//! most. A value that it refuses (a lone `$`) is kept without its braces, as nothing in a
//! bibliography is worth losing an entry for.

use biblatex::{Bibliography, ChunksExt};

/// The text of `value`.
pub(crate) fn plain(value: &str) -> String {
    if means_more(value) {
        return words(&parsed(value));
    }
    if value.contains(['{', '}']) { words(&value.replace(['{', '}'], "")) } else { words(value) }
}

/// The words of a text with one space between them.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Whether a value holds more than letters as they are printed, and braces.
fn means_more(value: &str) -> bool {
    let mut previous = 0;
    value.bytes().any(|byte| {
        let doubled = matches!(byte, b'-' | b'\'') && previous == byte;
        previous = byte;
        doubled || matches!(byte, b'\\' | b'$' | b'~' | b'`')
    })
}

fn parsed(value: &str) -> String {
    // Text macros that carry no text of their own.
    let value = MARKUP.iter().fold(value.to_owned(), |value, command| value.replace(command, ""));
    let source = format!("@misc{{key, title = {{{value}}}}}");
    let chunks = Bibliography::parse(&source).ok();
    let text = chunks.as_ref().and_then(|file| file.get("key")).and_then(|entry| entry.get("title"));
    let text = text.map_or_else(|| value.replace(['{', '}'], ""), ChunksExt::format_verbatim);
    text.replace(['~', '\u{a0}'], " ").replace("``", "“").replace("''", "”").replace('`', "‘")
}

/// Commands that change the look of their argument only.
const MARKUP: &[&str] = &[
    "\\textit", "\\textbf", "\\textsc", "\\texttt", "\\textsf", "\\textrm", "\\textsl", "\\textmd", "\\textup",
    "\\emph", "\\mathrm", "\\mkbibquote", "\\enquote", "\\uppercase", "\\lowercase", "\\underline", "\\mbox", "\\url",
    "\\bf ", "\\it ", "\\em ", "\\sc ", "\\tt ", "\\rm ", "\\relax ", "\\protect ", "\\protect",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_composed_and_braces_go() {
        assert_eq!(plain("{\\'E}t\\'{e} f\\\"ur {\\O}re \\v{S}koda"), "Été für Øre Škoda");
        assert_eq!(plain("The {DNA} of \\emph{wet}~sand  -- a \\& b"), "The DNA of wet sand – a & b");
    }

    #[test]
    fn a_value_of_letters_and_braces_reads_as_it_does_in_full() {
        for value in ["{The {DNA} of} Sand", "  two\n lines - and 'one' ", "50% of #1 @home", "", "{}", "\"x\", y = z"]
        {
            let words = parsed(value).split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(plain(value), words);
        }
    }

    #[test]
    fn what_cannot_be_read_is_kept() {
        assert_eq!(plain("Sand at $5 a {Ton}"), "Sand at $5 a Ton");
    }
}
