//! Several records in one file: each with a front matter of its own, as news pasted together has,
//! or entries of a list of data.
//!
//! Input: the masked text and where the body begins. Output: Markdown of the same length. Each
//! further front matter becomes a heading (its title) and a paragraph (its date), so that what
//! follows is read as the entry of that date; each entry of a data list becomes a bullet. Limits: a
//! front matter counts if nothing but keys with values stands between its fences, a title or a date
//! among them; of data only news is read so, in YAML.

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

/// Keys of a record of news whose values a reader sees.
const SHOWN: &[&str] = &[
    "date", "day", "time", "when", "year", "title", "headline", "text", "content", "description", "details", "detail",
    "body", "news", "item", "message", "announcement", "event", "what", "summary",
];

/// News kept as data (`_data/news.yml`: a list of records) as Markdown of the same length: each
/// record is a bullet of the values that a reader sees, in the order of the file.
pub(super) fn bullets(text: String) -> String {
    let mut bytes = text.into_bytes();
    let mut list = List { indent: None, shown: false, told: false };
    for line in bytes.split_mut(|byte| *byte == b'\n') {
        list.rewrite(line);
    }
    // Only whole lines, keys and quotation marks gave way to filler, which is ASCII.
    String::from_utf8(bytes).unwrap_or_default()
}

/// A list of records on the way.
struct List {
    /// How far the records are indented.
    indent: Option<usize>,
    /// Whether the value of the last key is shown.
    shown: bool,
    /// Whether a value of this record was shown.
    told: bool,
}

/// A line break that is asked for.
const BREAK: &[u8] = b"<br>";

impl List {
    fn rewrite(&mut self, line: &mut [u8]) {
        let indent = line.iter().take_while(|byte| **byte == b' ').count();
        if line[indent..].iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let mut from = indent;
        if line[from..].starts_with(b"- ") && self.indent.is_none_or(|own| own == indent) {
            self.indent = Some(indent);
            from += 2;
            self.shown = true;
            self.told = false;
        }
        match key(&line[from..]) {
            Some((name, value)) => {
                self.shown = SHOWN.iter().any(|shown| shown.as_bytes().eq_ignore_ascii_case(name));
                line[from..from + value].fill(FILLER);
                // A further value stands on a line of its own; every key shown has room to say so.
                if self.told && self.shown && value >= BREAK.len() {
                    line[from..from + BREAK.len()].copy_from_slice(BREAK);
                }
                self.told |= self.shown;
                unquote(&mut line[from + value..]);
            }
            None if line[from..].starts_with(b"#") || line.starts_with(b"---") => {
                line.fill(b' ');
                return;
            }
            None => {}
        }
        if !self.shown || self.indent.is_none() {
            line[from..].fill(FILLER);
        }
    }
}

/// Puts filler in the place of quotation marks round a value and of the mark of a block of text.
fn unquote(value: &mut [u8]) {
    let Some(first) = value.iter().position(|byte| *byte != b' ') else { return };
    let last = value.iter().rposition(|byte| !byte.is_ascii_whitespace()).unwrap_or(first);
    match value[first] {
        b'|' | b'>' if last - first <= 1 => value[first..=last].fill(FILLER),
        quote @ (b'"' | b'\'') => {
            value[first] = FILLER;
            if last > first && value[last] == quote {
                value[last] = FILLER;
            }
        }
        _ => {}
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
    fn news_kept_as_data_becomes_bullets() {
        let data = "# Mine\nnews:\n  - date: 2024-05-03\n    icon: star\n    text: \"[Tides](a) told\"\n  - title: Reeds\n    tags:\n      - x\n    details: >\n      Two\n      lines\n";
        let shown = bullets(data.to_owned()).replace('\u{1}', "");
        let lines: Vec<String> =
            shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            lines,
            ["", "", "- 2024-05-03", "", "<br> [Tides](a) told", "- Reeds", "", "", "<br>", "Two", "lines"]
        );
    }

    #[test]
    fn rules_and_headings_underlined_stay() {
        for page in ["---\nWords: of a heading\n---\n", "---\n\ntitle: x\n---\n", "---\ntitle: x\n"] {
            assert_eq!(unfold(page.to_owned(), 0), page);
        }
    }
}
