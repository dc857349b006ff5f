//! LaTeX of a `.bib` value as a reader sees it: accents composed, grouping braces gone.
//!
//! The `biblatex` crate reads the value; a value that it refuses (a lone `$`) is kept without
//! its braces, as nothing in a bibliography is worth losing an entry for.

use biblatex::{Bibliography, ChunksExt};

/// The text of `value`.
pub(crate) fn plain(value: &str) -> String {
    let text =
        if value.contains(['\\', '{', '}', '$', '~', '-', '`', '\'']) { parsed(value) } else { value.to_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
    fn what_cannot_be_read_is_kept() {
        assert_eq!(plain("Sand at $5 a {Ton}"), "Sand at $5 a Ton");
    }
}
