//! One entry as it is written: type, key, fields with their places, and what is wrong with its form.
//!
//! In: the text and an entry's [`Block`]. Out: a [`RawEntry`] with all that could be read. It
//! forgives what readers of real files must: stray commas, a missing comma, a field without
//! value, parentheses as delimiters, comments between fields.

use std::ops::Range;

use super::split::Block;

/// An entry, not yet interpreted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RawEntry<'a> {
    /// The key; empty if it is missing.
    pub(crate) key: &'a str,
    /// Where the key stands.
    pub(crate) key_range: Range<usize>,
    /// The fields in order.
    pub(crate) fields: Vec<RawField<'a>>,
    /// Faults of form.
    pub(crate) faults: Vec<Fault>,
}

/// A field of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RawField<'a> {
    /// The name as written.
    pub(crate) name: &'a str,
    /// Where the name stands.
    pub(crate) name_range: Range<usize>,
    /// The value, in the parts that `#` joins.
    pub(crate) parts: Vec<Part<'a>>,
    /// Where the value stands, delimiters included.
    pub(crate) range: Range<usize>,
}

/// A part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// Text between braces or quotation marks, or a number.
    Literal(&'a str),
    /// The name of a string.
    Name(&'a str),
}

/// Something that is not as the format wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where.
    pub(crate) range: Range<usize>,
    /// What was found and what was done.
    pub(crate) message: String,
}

/// Reads the entry of `block`.
pub(crate) fn read<'a>(text: &'a str, block: &Block) -> RawEntry<'a> {
    let mut reader = Reader { text, at: block.body.start, end: block.body.end, faults: Vec::new() };
    let (key, key_range) = reader.key();
    let fields = if block.closed { reader.fields() } else { reader.fields_by_line() };
    RawEntry { key, key_range, fields, faults: reader.faults }
}

/// Reads a block that holds fields only, as `@string` does.
pub(crate) fn read_fields<'a>(text: &'a str, block: &Block) -> RawEntry<'a> {
    let mut reader = Reader { text, at: block.body.start, end: block.body.end, faults: Vec::new() };
    reader.skip();
    let fields: Vec<RawField<'a>> = reader.field().into_iter().collect();
    RawEntry { fields, faults: reader.faults, ..RawEntry::default() }
}

/// Reads a block that holds one value and nothing else, as `@preamble` does: a field without name.
pub(crate) fn read_value<'a>(text: &'a str, block: &Block) -> RawEntry<'a> {
    let mut reader = Reader { text, at: block.body.start, end: block.body.end, faults: Vec::new() };
    reader.skip();
    let start = reader.at;
    let parts = reader.parts("preamble");
    let field = |parts| RawField { name: "", name_range: start..start, parts, range: start..reader.at };
    RawEntry { fields: parts.map(field).into_iter().collect(), faults: reader.faults, ..RawEntry::default() }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    fn fault(&mut self, range: Range<usize>, message: impl Into<String>) {
        self.faults.push(Fault { range, message: message.into() });
    }

    /// Skips white space, comments to the end of the line, and commas; tells how many commas.
    fn skip(&mut self) -> usize {
        let mut commas = 0;
        while let Some(next) = self.rest().chars().next() {
            match next {
                ',' => commas += 1,
                '%' => self.at += self.rest().find('\n').unwrap_or(self.rest().len() - 1),
                _ if next.is_whitespace() => {}
                _ => break,
            }
            self.at += next.len_utf8().min(self.end - self.at);
        }
        commas
    }

    fn key(&mut self) -> (&'a str, Range<usize>) {
        // The key may stand on the next line.
        self.skip_space();
        let end = self.rest().find([',', '=', '\n']).unwrap_or(self.rest().len());
        let written = &self.rest()[..end];
        let start = self.at + written.len() - written.trim_start().len();
        let key = written.trim();
        let names_a_field = self.rest()[end..].starts_with('=');
        // `{weiss2024 title = …`: the comma is missing, which the reader of fields tells.
        if let Some((key, _)) = key.split_once(char::is_whitespace).filter(|_| names_a_field) {
            self.at = start + key.len();
            return (key, start..self.at);
        }
        // Without a key, what comes first is a field.
        if names_a_field || key.is_empty() {
            self.fault(self.at..self.at + end, "the entry has no key");
            return ("", self.at..self.at);
        }
        self.at += end;
        (key, start..start + key.len())
    }

    fn fields(&mut self) -> Vec<RawField<'a>> {
        let mut fields = Vec::new();
        let mut commas = self.skip();
        while self.at < self.end {
            if commas == 0 && self.at < self.end {
                self.fault(self.at..self.at, "a comma is missing before this field");
            }
            match self.field() {
                Some(field) => fields.push(field),
                None => self.recover(),
            }
            commas = self.skip();
        }
        fields
    }

    /// The fields of an entry whose braces do not balance: each from its line, or from behind a
    /// comma, to where the next field begins.
    fn fields_by_line(&mut self) -> Vec<RawField<'a>> {
        let (start, end) = (self.at, self.end);
        let rest = &self.text[start..end];
        let bounds = std::iter::once(0).chain(rest.match_indices(['\n', ',']).map(|(at, _)| at + 1));
        let starts: Vec<usize> = bounds.filter(|at| begins_field(&rest[*at..])).map(|at| start + at).collect();
        let mut fields = Vec::new();
        for (index, from) in starts.iter().enumerate() {
            self.at = *from;
            self.end = starts.get(index + 1).copied().unwrap_or(end);
            self.skip();
            fields.extend(self.field());
        }
        (self.at, self.end) = (end, end);
        fields
    }

    fn field(&mut self) -> Option<RawField<'a>> {
        let length = self.rest().find(|c: char| c.is_whitespace() || "\"#%'(),={}".contains(c))?;
        let name_range = self.at..self.at + length;
        let name = &self.text[name_range.clone()];
        self.at += length;
        self.skip_space();
        if name.is_empty() || !self.rest().starts_with('=') {
            self.fault(name_range, format!("expected a field, found '{}'; skipped", shorten(name)));
            return None;
        }
        self.at += 1;
        self.skip_space();
        let start = self.at;
        let parts = self.parts(name)?;
        let written = &self.text[start..self.at];
        Some(RawField { name, name_range, parts, range: start..start + written.trim_end().len() })
    }

    /// What `#` joins.
    fn parts(&mut self, name: &str) -> Option<Vec<Part<'a>>> {
        let mut parts = vec![self.part(name)?];
        self.skip_space();
        while self.rest().starts_with('#') {
            self.at += 1;
            self.skip_space();
            parts.push(self.part(name)?);
            self.skip_space();
        }
        Some(parts)
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn part(&mut self, name: &str) -> Option<Part<'a>> {
        match self.rest().chars().next() {
            Some('{') => Some(self.delimited(name, b'}')),
            Some('"') => Some(self.delimited(name, b'"')),
            Some(_) => self.bare(name),
            None => {
                self.fault(self.at..self.at, format!("the field '{name}' has no value; skipped"));
                None
            }
        }
    }

    /// A value in braces or quotation marks; without its end, up to the end of the entry. A
    /// quotation mark behind which no field ends is one of the text.
    fn delimited(&mut self, name: &str, close: u8) -> Part<'a> {
        let start = self.at + 1;
        let mut depth = 0usize;
        let mut inner = None;
        for (offset, byte) in self.text.as_bytes()[start..self.end].iter().enumerate() {
            match byte {
                b'"' if close == b'"' && depth == 0 && !ends_value(&self.text[start + offset + 1..self.end]) => {
                    if opens_value(&self.text[start..start + offset]) {
                        break;
                    }
                    inner = inner.or(Some(start + offset));
                }
                _ if *byte == close && depth == 0 => {
                    self.at = start + offset + 1;
                    if let Some(at) = inner {
                        let message = format!("a quotation mark inside the value of '{name}'; write it as {{\"}}");
                        self.fault(at..at + 1, message);
                    }
                    return Part::Literal(&self.text[start..start + offset]);
                }
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if let Some(at) = inner {
            self.at = at + 1;
            return Part::Literal(&self.text[start..at]);
        }
        self.fault(start - 1..start, format!("the value of '{name}' is not closed; read up to the next field"));
        let rest = &self.text[start..self.end];
        let next = rest.match_indices('\n').map(|(at, _)| at + 1).find(|at| begins_field(&rest[*at..]));
        self.at = next.map_or(self.end, |at| start + at);
        Part::Literal(self.text[start..self.at].trim_end().trim_end_matches(['}', ',', '"']).trim_end())
    }

    /// A number or the name of a string.
    fn bare(&mut self, name: &str) -> Option<Part<'a>> {
        let length = self.rest().find(|c: char| c.is_whitespace() || ",#{}\"()".contains(c));
        let length = length.unwrap_or(self.rest().len());
        let word = &self.rest()[..length];
        if word.is_empty() {
            self.fault(self.at..self.at, format!("the field '{name}' has no value; skipped"));
            return None;
        }
        self.at += length;
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        Some(if is_number { Part::Literal(word) } else { Part::Name(word) })
    }

    /// Goes on at the next comma or the next line.
    fn recover(&mut self) {
        self.at += self.rest().find([',', '\n']).unwrap_or(self.rest().len());
    }
}

/// Whether a value can end before this: at the end, a comma, a `#`, or a field whose comma is missing.
fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with([',', '#', '}', ')', '%']) || begins_field(rest)
}

/// Whether a field's name and `=` stand alone on the last line: a quotation mark behind them opens
/// the value of the next field, and none closed the one before.
fn opens_value(before: &str) -> bool {
    let line = before.rsplit_once('\n').map(|(_, line)| line.trim());
    line.and_then(|line| line.strip_suffix('=')).is_some_and(|name| is_field_name(name.trim()))
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// `  title = {…`.
fn begins_field(text: &str) -> bool {
    let Some((name, value)) = text.split_once('=') else { return false };
    let name = name.trim().trim_start_matches(',').trim_start();
    let value = value.trim_start();
    is_field_name(name) && (value.starts_with(['{', '"']) || value.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// At most twenty letters of a text, for a message.
fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(20).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::super::split::split;
    use super::*;

    fn read_first(text: &str) -> RawEntry<'_> {
        read(text, &split(text).blocks[0])
    }

    fn fields<'a>(entry: &RawEntry<'a>) -> Vec<(&'a str, Vec<Part<'a>>)> {
        entry.fields.iter().map(|field| (field.name, field.parts.clone())).collect()
    }

    #[test]
    fn values_are_braced_quoted_bare_and_joined() {
        let entry = read_first("@misc{k, a = {x {y} z}, b = \"p {\"} q\", c = 12, month = \"3~\" # jan,}");
        assert_eq!(entry.key, "k");
        assert_eq!(entry.faults, []);
        let expected = vec![
            ("a", vec![Part::Literal("x {y} z")]),
            ("b", vec![Part::Literal("p {\"} q")]),
            ("c", vec![Part::Literal("12")]),
            ("month", vec![Part::Literal("3~"), Part::Name("jan")]),
        ];
        assert_eq!(fields(&entry), expected);
    }

    #[test]
    fn faults_of_form_are_told_and_the_rest_is_read() {
        let entry = read_first("@misc{k,, a = {x} b = {y}, junk, c = , d = {z}}");
        let names: Vec<&str> = entry.fields.iter().map(|field| field.name).collect();
        assert_eq!(names, ["a", "b", "d"]);
        let messages: Vec<&str> = entry.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "a comma is missing before this field",
                "expected a field, found 'junk'; skipped",
                "the field 'c' has no value; skipped"
            ]
        );
    }

    #[test]
    fn a_key_on_a_line_of_its_own_is_read() {
        let entry = read_first("@misc{\n  k,\n  title = {x}\n}");
        assert_eq!((entry.key, entry.fields.len(), entry.faults.len()), ("k", 1, 0));
    }

    #[test]
    fn an_entry_without_key_keeps_its_fields() {
        let entry = read_first("@misc{title = {x}, year = 2024}");
        assert_eq!((entry.key, entry.fields.len()), ("", 2));
        assert_eq!(entry.faults[0].message, "the entry has no key");
    }

    #[test]
    fn an_unclosed_value_ends_where_the_next_field_begins() {
        let expected = vec![("title", vec![Part::Literal("x {y")]), ("year", vec![Part::Literal("2024")])];
        for text in ["@misc{k,\n  title = {x {y},\n  year = {2024},\n}\n", "@misc{k, title = {x {y}, year = {2024}}"] {
            assert_eq!(fields(&read_first(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_quotation_that_does_not_end_is_read_up_to_the_line_of_the_next_field() {
        let entry = read_first("@misc{k,\n  title = \"x y,\n  note = {a \"quoted\" word},\n  year = 2024\n}\n");
        let expected = vec![
            ("title", vec![Part::Literal("x y")]),
            ("note", vec![Part::Literal("a \"quoted\" word")]),
            ("year", vec![Part::Literal("2024")]),
        ];
        assert_eq!(fields(&entry), expected);
        let entry = read_first("@misc{k,\n  title = \"x y,\n  note = \"a\",\n}\n");
        let expected = vec![("title", vec![Part::Literal("x y")]), ("note", vec![Part::Literal("a")])];
        assert_eq!(fields(&entry), expected);
    }

    #[test]
    fn a_quotation_mark_inside_a_value_does_not_end_it() {
        let entry = read_first("@misc{k, title = \"The \"wet\" sand\", note = \"x\" year = 2024}");
        let expected = vec![
            ("title", vec![Part::Literal("The \"wet\" sand")]),
            ("note", vec![Part::Literal("x")]),
            ("year", vec![Part::Literal("2024")]),
        ];
        assert_eq!(fields(&entry), expected);
        let messages: Vec<&str> = entry.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            ["a quotation mark inside the value of 'title'; write it as {\"}", "a comma is missing before this field"]
        );
    }

    #[test]
    fn a_key_without_its_comma_is_a_key() {
        let entry = read_first("@misc{k title = {x}}");
        assert_eq!((entry.key, fields(&entry)), ("k", vec![("title", vec![Part::Literal("x")])]));
        assert_eq!(entry.faults[0].message, "a comma is missing before this field");
    }
}
