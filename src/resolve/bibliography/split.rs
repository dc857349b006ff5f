//! Takes a `.bib` file apart into entries, strings, preambles and comments.
//!
//! In: text. Out: [`Block`]s that cover every `@…{…}`. An entry whose braces do not balance ends
//! where the next one begins, so it never swallows the rest of the file. As BibTeX does, braces
//! count even behind a backslash, and text outside of entries is not read.

use std::ops::Range;

/// One `@word{body}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The word behind the `@`, in lower case.
    pub(crate) word: String,
    /// From the `@` to past the closing delimiter.
    pub(crate) range: Range<usize>,
    /// What stands between the delimiters.
    pub(crate) body: Range<usize>,
    /// Whether the closing delimiter was found.
    pub(crate) closed: bool,
}

/// A file taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The blocks, in order.
    pub(crate) blocks: Vec<Block>,
    /// Text outside that looks like fields of an entry which closed too early.
    pub(crate) stray: Vec<Range<usize>>,
}

/// Splits `text` into blocks.
pub(crate) fn split(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut at = 0;
    let mut outside = 0;
    while let Some(found) = text[at..].find('@').map(|found| at + found) {
        let Some(block) = read_block(text, found) else {
            at = found + 1;
            continue;
        };
        note_stray(text, outside..found, &mut parts);
        at = block.range.end;
        outside = at;
        parts.blocks.push(block);
    }
    note_stray(text, outside..text.len(), &mut parts);
    parts
}

/// Fields between entries are lost to every BibTeX reader: `}, year = {2024} }`.
fn note_stray(text: &str, range: Range<usize>, parts: &mut Parts) {
    let between = &text[range.clone()];
    let is_comment = |line: &&str| !line.trim_start().starts_with('%');
    let looks_like_field = between.lines().filter(is_comment).any(|line| {
        line.split_once('=').is_some_and(|(name, value)| {
            let name = name.trim().trim_start_matches([',', '}']).trim();
            let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
            is_name && value.trim_start().starts_with(['{', '"'])
        })
    });
    if looks_like_field && !parts.blocks.is_empty() {
        let start = range.start + between.len() - between.trim_start().len();
        parts.stray.push(start..start + between.trim().len());
    }
}

/// Reads the block that may begin at the `@` at `start`.
fn read_block(text: &str, start: usize) -> Option<Block> {
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..start];
    // `%` hides an entry from the reader of the file, and an address is no entry.
    if before.trim_start().starts_with('%') || before.ends_with(|letter: char| letter.is_alphanumeric()) {
        return None;
    }
    let word_start = start + 1 + leading_space(&text[start + 1..]);
    let word_len = text[word_start..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let word_end = word_start + word_len;
    let open = word_end + leading_space(&text[word_end..]);
    let parenthesis = match text.as_bytes().get(open) {
        Some(b'{') => false,
        Some(b'(') => true,
        _ => return None,
    };
    if word_len == 0 {
        return None;
    }
    let (end, closed) = find_end(text, open + 1, parenthesis);
    let range_end = if closed { end + 1 } else { end };
    let word = text[word_start..word_end].to_ascii_lowercase();
    Some(Block { word, range: start..range_end, body: open + 1..end, closed })
}

/// Where the body that begins at `start` ends, and whether a delimiter ends it.
fn find_end(text: &str, start: usize, parenthesis: bool) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    for (at, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'{' => depth += 1,
            b')' if parenthesis && depth == 0 => return (at, true),
            b'}' if depth == 0 => return (at, !parenthesis),
            b'}' => depth -= 1,
            b'\n' if begins_entry(&text[at + 1..]) => return (at + 1, false),
            _ => {}
        }
    }
    (text.len(), false)
}

/// Whether a line begins as an entry does: `@article{key,` or `@string{`.
fn begins_entry(rest: &str) -> bool {
    let line = rest.trim_start_matches([' ', '\t']);
    let Some(after) = line.strip_prefix('@') else { return false };
    let word = after.bytes().take_while(u8::is_ascii_alphabetic).count();
    let body = after[word..].trim_start_matches([' ', '\t']);
    let Some(body) = body.strip_prefix(['{', '(']) else { return false };
    let directive = ["string", "comment", "preamble"].contains(&after[..word].to_ascii_lowercase().as_str());
    let first_line = body.lines().next().unwrap_or_default();
    word > 0 && (directive || first_line.trim_end().ends_with(',') || first_line.contains(','))
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, bool)> {
        split(text).blocks.into_iter().map(|block| (block.word, block.closed)).collect()
    }

    #[test]
    fn every_block_is_found_and_text_outside_is_not_read() {
        let text =
            "---\n---\nmail me@example.org\n@String{x = {y}}\n@article(a, title = {b})\n% @misc{c,}\n@comment{d}";
        let expected = ["string", "article", "comment"].map(|word| (word.to_owned(), true));
        assert_eq!(words(text), expected);
    }

    #[test]
    fn an_entry_without_its_closing_brace_ends_where_the_next_begins() {
        let text = "@misc{a,\n title = {b,\n year = 2024\n}\n\n@article{c,\n title = {d}\n}\n";
        assert_eq!(words(text), [("misc".to_owned(), false), ("article".to_owned(), true)]);
    }

    #[test]
    fn fields_behind_a_brace_too_many_are_noticed() {
        let text = "@misc{a,\n title = {b}},\n year = {2024}\n}\n@misc{c,}";
        let parts = split(text);
        assert_eq!(parts.blocks.len(), 2);
        assert_eq!(&text[parts.stray[0].clone()], ",\n year = {2024}\n}");
    }
}
