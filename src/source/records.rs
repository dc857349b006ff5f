//! Several records in one file: each with a front matter of its own, as news pasted together has.
//!
//! Input: the masked Markdown and where the body begins. Output: the same length of text in which
//! each further front matter has become a heading (its title) and a paragraph (its date), so that
//! what follows is read as the entry of that date. Limits: a front matter counts if nothing but
//! keys with values stands between its fences, a title or a date among them.

use super::mask::FILLER;

/// More lines than this are no front matter of a record.
const LONGEST: usize = 40;

/// Unfolds the records of `text` behind `body`.
pub(super) fn unfold(text: String, body: usize) -> String {
    let fences = fences(&text, body);
    if fences.is_empty() {
        return text;
    }
    let mut bytes = text.into_bytes();
    for (start, end) in fences {
        for line in bytes[start..end].split_mut(|byte| *byte == b'\n') {
            rewrite(line);
        }
    }
    // Only ASCII was put in the place of whole lines, keys and quotation marks.
    String::from_utf8(bytes).unwrap_or_default()
}

/// Where the further front matters begin and end, fences included.
fn fences(text: &str, body: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open: Option<(usize, usize, bool)> = None;
    let mut at = body;
    for line in text[body..].split_inclusive('\n') {
        let words = line.trim_end();
        let next = at + line.len();
        open = match (words, open) {
            ("---", Some((start, lines, true))) if lines <= LONGEST => {
                out.push((start, next));
                None
            }
            ("---", _) => Some((at, 0, false)),
            (_, Some((start, lines, told))) => {
                key(words.as_bytes()).map(|(name, _)| (start, lines + 1, told || matches!(name, b"title" | b"date")))
            }
            (_, None) => None,
        };
        at = next;
    }
    out
}

/// The key at the head of a line, and where its value begins.
fn key(line: &[u8]) -> Option<(&[u8], usize)> {
    let at = line.iter().position(|byte| *byte == b':')?;
    let name = &line[..at];
    let plain = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    let parted = line.get(at + 1).is_none_or(|byte| *byte == b' ');
    (plain && parted).then_some((name, at + 1))
}

/// A line of front matter as Markdown: a title is a heading, a date a paragraph, all else is blank.
fn rewrite(line: &mut [u8]) {
    let (lead, value) = match key(line) {
        Some((b"title", value)) => (b'#', value),
        Some((b"date", value)) => (FILLER, value),
        _ => {
            line.fill(b' ');
            return;
        }
    };
    line[..value].fill(b' ');
    line[..4].fill(lead);
    for byte in line[value..].iter_mut().filter(|byte| matches!(byte, b'"' | b'\'')) {
        *byte = b' ';
    }
    if lead == FILLER {
        // Behind the day stands the time, which no entry has at its head.
        let first = value + line[value..].iter().take_while(|byte| **byte == b' ').count();
        let day = line[first..].iter().take_while(|byte| !matches!(byte, b' ' | b'T')).count();
        line[first + day..].fill(FILLER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_further_front_matter_becomes_a_heading_and_a_date() {
        let page =
            "Reeds.\n---\ntitle: \"Tides\"\ndate: 2024-05-03 10:00:00\nlayout: post\n---\nTold.\n\n---\n\nA rule.\n";
        let unfolded = unfold(page.to_owned(), 0);
        assert_eq!(unfolded.len(), page.len());
        let shown = unfolded.replace('\u{1}', "");
        let lines: Vec<&str> = shown.lines().map(str::trim).collect();
        assert_eq!(lines, ["Reeds.", "", "####    Tides", "2024-05-03", "", "", "Told.", "", "---", "", "A rule."]);
    }

    #[test]
    fn rules_and_headings_underlined_stay() {
        for page in ["---\nWords: of a heading\n---\n", "---\n\ntitle: x\n---\n", "---\ntitle: x\n"] {
            assert_eq!(unfold(page.to_owned(), 0), page);
        }
    }
}
