//! Rows of a table that has no heads, as kramdown reads them and `CommonMark` does not: `| May 2024 | A talk |`.
//!
//! Input: masked Markdown and where its body begins. Output: the same, where each such row begins with a bullet in
//! place of its first bar and ends without the last. Limits: a table with a line of dashes below its first row is one
//! to everybody; what stands in a block of code is none.

use super::mask::FILLER;

/// Fewer cells are a line between bars.
const FEWEST_CELLS: usize = 2;

/// Makes bullets of the rows of tables without heads.
pub(super) fn bullets(text: String, body: usize) -> String {
    if !text[body..].contains("\n|") && !text[body..].starts_with(['|', '+']) {
        return text;
    }
    let mut bytes = text.as_bytes().to_vec();
    for table in tables(&text, body) {
        let has_heads = table.get(1).is_some_and(|row| is_rule(row.1)) && !is_rule(table[0].1);
        // Pandoc's grid has a double line below its heads.
        let heads = table.iter().position(|(_, line)| line.contains("+=")).unwrap_or(0);
        let mut goes_on = false;
        for (nth, (at, line)) in table.into_iter().enumerate().filter(|_| !has_heads) {
            write_row(&mut bytes[at..at + line.len()], line, nth < heads, goes_on);
            goes_on = nth >= heads && !is_rule(line) && (goes_on || !is_hollow(line));
        }
    }
    // Bars, dashes and colons gave way to other characters of ASCII.
    String::from_utf8(bytes).unwrap_or(text)
}

/// The runs of rows, each with its place.
fn tables(text: &str, body: usize) -> Vec<Vec<(usize, &str)>> {
    let mut found: Vec<Vec<(usize, &str)>> = vec![Vec::new()];
    let (mut at, mut is_code) = (body, false);
    for line in text[body..].split_inclusive('\n') {
        let words = line.trim();
        is_code ^= words.starts_with("```") || words.starts_with("~~~");
        match found.last_mut() {
            Some(table) if is_row(words) && !is_code => table.push((at, line)),
            Some(table) if !table.is_empty() => found.push(Vec::new()),
            _ => {}
        }
        at += line.len();
    }
    found.retain(|table| !table.is_empty());
    found
}

/// Whether a line is a row: bars at both ends, and one between cells.
fn is_row(words: &str) -> bool {
    let is_between = words.starts_with('|') && words.ends_with('|') && words.matches('|').count() > FEWEST_CELLS;
    words.len() > 1 && (is_between || words.starts_with('+') && words.ends_with('+') && is_rule(words))
}

/// Whether a row only parts heads from rows, or tells how cells are aligned: `|:--|--:|`, `+----+----+`.
fn is_rule(line: &str) -> bool {
    line.contains(['-', '=']) && line.trim().bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'+' | b'='))
}

/// Whether the first cell of a row is empty.
fn is_hollow(line: &str) -> bool {
    line.trim_start().strip_prefix('|').is_some_and(|rest| rest.trim_start().starts_with('|'))
}

/// Writes a row as a bullet, a rule or heads as nothing, and what goes on below an empty first cell as a line of the
/// bullet before.
fn write_row(bytes: &mut [u8], line: &str, is_head: bool, goes_on: bool) {
    let rule = is_head || is_rule(line);
    if !rule && is_hollow(line) && goes_on {
        bytes.iter_mut().filter(|byte| **byte == b'|').for_each(|byte| *byte = b' ');
        return;
    }
    if !rule && is_hollow(line) {
        let words = line.find(|c: char| c != '|' && !c.is_whitespace()).unwrap_or_default();
        let first = line.find('|').unwrap_or_default();
        bytes[(first + 2).min(words)..words].fill(FILLER);
    }
    let last = line.rfind('|').unwrap_or_default();
    let first = line.find('|').unwrap_or_default();
    for (at, byte) in bytes.iter_mut().enumerate() {
        if rule && !byte.is_ascii_whitespace() || at == last {
            *byte = b' ';
        } else if at == first {
            *byte = b'-';
        }
    }
    // A bullet needs a space behind it.
    if !rule && bytes.get(first + 1).is_some_and(|byte| *byte != b' ') {
        bytes[first] = b' ';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_heads_become_bullets() {
        let read = |text: &str| bullets(text.to_owned(), 0);
        assert_eq!(
            read("| May 2024 | A talk |\n| Mar 2024 | A prize |\n"),
            "- May 2024 | A talk  \n- Mar 2024 | A prize  \n"
        );
        let grid = "+---+---+\n| a | b |\n+===+===+\n| May | A talk |\n|     | on moss |\n+---+---+\n";
        let read_as = "         \n         \n         \n- May | A talk  \n        on moss  \n         \n";
        assert_eq!(read(grid), read_as);
        assert_eq!(read("|:-|:-|\n| May | A talk |\n"), "       \n- May | A talk  \n");
        for table in ["| When | What |\n|---|---|\n| May | A talk |\n", "```\n| a | b |\n```\n", "|a|\n"] {
            assert_eq!(read(table), table);
        }
    }
}
