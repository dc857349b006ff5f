//! Front matter and data files as fields with spans: YAML, TOML and JSON.
//!
//! Input: decoded text and where in it the data stands. Output: fields, the nested ones with
//! paths of keys (`authors.0.name`). YAML and TOML are read line by line, so that one bad line
//! does not hide the others and each value keeps its place; parsers that keep to the standards
//! refuse many real files. Limits: YAML anchors and tags, TOML inline tables and multi-line flow
//! collections are not read; they stand in no page's facts.

mod json;

use std::ops::Range;

pub(super) use self::json::json;
use crate::page::Field;
use crate::span::{self, Span};
use crate::text::Text;

/// Nesting deeper than this is not read.
const DEEPEST: usize = 64;

/// Reads YAML at `range` of `text`.
pub(super) fn yaml(text: &str, range: Range<usize>) -> Vec<Field> {
    let mut reader = Yaml { text, out: Vec::new(), stack: Vec::new(), block: None, quoted: None };
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        reader.line(at, line.trim_end_matches(['\n', '\r']));
        at += line.len();
    }
    reader.end_quoted();
    reader.out
}

/// A container that is open: its indent, its path, how many list entries it had.
#[derive(Debug)]
struct Container {
    indent: usize,
    path: String,
    entries: usize,
    is_entry: bool,
}

struct Yaml<'a> {
    text: &'a str,
    out: Vec<Field>,
    stack: Vec<Container>,
    /// The indent of the key whose block of text is being read.
    block: Option<usize>,
    /// A value in quotation marks that its line does not close.
    quoted: Option<Quoted>,
}

/// A quoted value that goes on over further lines: its path, the indent of its key, its place, and
/// the end of its first line.
#[derive(Debug)]
struct Quoted {
    path: String,
    indent: usize,
    start: usize,
    first_end: usize,
}

impl Yaml<'_> {
    fn line(&mut self, start: usize, line: &str) {
        // Only spaces indent; a tab may stand before the words all the same.
        let indent = line.len() - line.trim_start_matches(' ').len();
        let start = start + (line.len() - line.trim_start().len());
        let words = line.trim();
        if let Some(key) = self.block {
            if words.is_empty() || indent > key {
                self.go_on(start, words);
                return;
            }
            self.block = None;
        }
        if let Some(open) = &self.quoted {
            if words.is_empty() || indent > open.indent {
                self.go_on_quoted(start + words.len());
                return;
            }
            self.end_quoted();
        }
        if words.is_empty() || words.starts_with('#') {
            return;
        }
        self.entry(start, indent, words);
    }

    /// One key or list entry; a list entry may hold a key in the same line.
    fn entry(&mut self, start: usize, indent: usize, words: &str) {
        if let Some(rest) = words.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
            self.stack.retain(|open| open.indent < indent || (open.indent == indent && !open.is_entry));
            let Some(path) = self.next_entry(indent) else { return };
            let inner = rest.len() - rest.trim_start().len() + 1;
            self.stack.push(Container { indent, path: path.clone(), entries: 0, is_entry: true });
            let rest = rest.trim_start();
            if key(rest).is_some() {
                self.entry(start + inner, indent + inner, rest);
            } else if !rest.is_empty() {
                self.value(path, start + inner, rest, indent);
            }
            return;
        }
        let Some((name, after)) = key(words) else {
            self.go_on(start, words);
            return;
        };
        self.stack.retain(|open| open.indent < indent);
        if self.stack.len() >= DEEPEST {
            return;
        }
        let path = self.path(name);
        let value = words[after..].trim_start();
        let at = start + words.len() - value.len();
        self.stack.push(Container { indent, path: path.clone(), entries: 0, is_entry: false });
        if value.is_empty() {
            return;
        }
        if begins_block(value) {
            self.block = Some(indent);
            self.out.push(Field { key: path, value: Text::new() });
        } else {
            self.value(path, at, value, indent);
        }
    }

    fn path(&self, name: &str) -> String {
        self.stack.last().map_or_else(|| name.to_owned(), |open| format!("{}.{name}", open.path))
    }

    /// The path of the next entry of the list that belongs to the container around `indent`.
    fn next_entry(&mut self, indent: usize) -> Option<String> {
        if self.stack.len() >= DEEPEST {
            return None;
        }
        if self.stack.is_empty() {
            self.stack.push(Container { indent: 0, path: String::new(), entries: 0, is_entry: false });
        }
        let open = self.stack.iter_mut().rev().find(|open| open.indent <= indent)?;
        open.entries += 1;
        let at = open.entries - 1;
        Some(if open.path.is_empty() { at.to_string() } else { format!("{}.{at}", open.path) })
    }

    fn value(&mut self, path: String, start: usize, value: &str, indent: usize) {
        if let Some(list) = flow_list(&path, start, value) {
            self.out.extend(list);
            return;
        }
        if value.starts_with(['"', '\'']) && closing(value).is_none() {
            self.quoted = Some(Quoted { path, indent, start, first_end: start + value.len() });
            return;
        }
        let value =
            if value.starts_with(['"', '\'']) { value } else { value.split(" #").next().unwrap_or(value).trim_end() };
        self.out.push(Field { key: path, value: scalar(value, start) });
    }

    /// Looks for the end of an open quoted value in the text up to `end`.
    fn go_on_quoted(&mut self, end: usize) {
        if let Some(open) = self.quoted.take_if(|open| closing(&self.text[open.start..end]).is_some()) {
            self.out.push(Field { key: open.path, value: scalar(&self.text[open.start..end], open.start) });
        }
    }

    /// A quoted value that nothing closes is what its first line says.
    fn end_quoted(&mut self) {
        if let Some(open) = self.quoted.take() {
            let value = Text::copied(&self.text[open.start..open.first_end], open.start);
            self.out.push(Field { key: open.path, value });
        }
    }

    /// Another line of the value before.
    fn go_on(&mut self, start: usize, words: &str) {
        let Some(field) = self.out.last_mut() else { return };
        if words.is_empty() {
            return;
        }
        if !field.value.is_empty() {
            field.value.push(" ", Span::new(start, start));
        }
        field.value.push(&self.text[start..start + words.len()], Span::new(start, start + words.len()));
    }
}

/// The entries of a list in one line: `[admin, "Weiss, Ada"]`.
fn flow_list(path: &str, start: usize, value: &str) -> Option<Vec<Field>> {
    let inner = value.strip_prefix('[')?;
    let mut quote = None;
    let is_border = |c: char| {
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
        quote.is_none() && matches!(c, ',' | ']')
    };
    let mut parts: Vec<&str> = inner.split(is_border).collect();
    // An apostrophe opens no value, and so hides the end of the list.
    if parts.len() < 2 {
        parts = inner.split([',', ']']).collect();
    }
    inner.contains(']').then_some(())?;
    parts.pop();
    let entry = |(at, part): (usize, &str)| {
        let words = part.trim();
        let value = scalar(words, start + span::offset(value, words));
        (!words.is_empty()).then(|| Field { key: format!("{path}.{at}"), value })
    };
    Some(parts.into_iter().enumerate().filter_map(entry).collect())
}

/// Whether the value stands in the lines below: `|`, `>-`, `|2`.
fn begins_block(value: &str) -> bool {
    let header = value.strip_prefix(['|', '>']);
    header.is_some_and(|header| header.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9')))
}

/// The key at the head of a YAML line, and where its value begins.
fn key(words: &str) -> Option<(&str, usize)> {
    let at = words.find(':')?;
    let ends = words.len() == at + 1 || words[at + 1..].starts_with([' ', '\t']);
    let name = words[..at].trim().trim_matches(['"', '\'']);
    let plain = name.chars().all(|c| c.is_alphanumeric() || "_- /&+()".contains(c));
    (ends && plain && !name.is_empty() && name.len() <= 64).then_some((name, at + 1))
}

/// Where the quotation mark that opens a value is closed.
fn closing(value: &str) -> Option<usize> {
    let quote = value.chars().next()?;
    let mut chars = value.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        let doubled = quote == '\'' && c == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'');
        if doubled || quote == '"' && c == '\\' {
            chars.next();
        } else if c == quote {
            return Some(at);
        }
    }
    None
}

/// A plain or quoted value; a line break in it is a space.
fn scalar(value: &str, start: usize) -> Text {
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inner = quote.and_then(|quote| value[1..].rfind(quote).map(|end| &value[1..=end]));
    let Some(inner) = inner else { return Text::copied(value, start) };
    let mut text = Text::new();
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let from = start + 1 + at;
        if matches!(c, '\n' | '\r') {
            let mut end = from + 1;
            while let Some((_, space)) = chars.next_if(|(_, next)| next.is_whitespace()) {
                end += space.len_utf8();
            }
            text.push(" ", Span::new(from, end));
            continue;
        }
        let next = chars.peek().map(|(_, next)| *next);
        let escaped = match (quote, c, next) {
            (Some('"'), '\\', Some(next)) if "\"\\/".contains(next) => Some(next),
            (Some('"'), '\\', Some('n' | 't')) => Some(' '),
            (Some('\''), '\'', Some('\'')) => Some('\''),
            _ => None,
        };
        if let Some(shown) = escaped {
            chars.next();
            text.push(shown.encode_utf8(&mut [0; 4]), Span::new(from, from + 2));
        } else {
            text.push(c.encode_utf8(&mut [0; 4]), Span::new(from, from + c.len_utf8()));
        }
    }
    text
}

/// Reads TOML at `range` of `text`.
pub(super) fn toml(text: &str, range: Range<usize>) -> Vec<Field> {
    let mut out = Vec::new();
    let mut table = String::new();
    let mut tables: Vec<(String, usize)> = Vec::new();
    let mut at = range.start;
    for line in text[range].split_inclusive('\n') {
        let words = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if let Some(name) = words.strip_prefix("[[").and_then(|rest| rest.split_once("]]")) {
            let entry = if let Some((_, count)) = tables.iter_mut().find(|(known, _)| known == name.0) {
                *count += 1;
                *count
            } else {
                tables.push((name.0.to_owned(), 0));
                0
            };
            table = format!("{}.{entry}.", name.0.trim());
        } else if let Some(name) = words.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            table = format!("{}.", name.0.trim());
        } else if let Some((key, value)) = words.split_once('=').filter(|_| !words.starts_with('#')) {
            let value = value.trim();
            let offset = start + span::offset(words, value);
            let value = if value.starts_with(['"', '\'']) {
                value
            } else {
                value.split(" #").next().unwrap_or(value).trim_end()
            };
            let key = format!("{table}{}", key.trim().trim_matches('"'));
            match flow_list(&key, offset, value) {
                Some(list) => out.extend(list),
                None => out.push(Field { key, value: scalar(value, offset) }),
            }
        }
    }
    out
}

/// The value of a key, if it has one.
pub(super) fn get<'a>(fields: &'a [Field], key: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.key == key && !field.value.as_str().trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(fields: &[Field]) -> Vec<(&str, &str)> {
        fields.iter().map(|field| (field.key.as_str(), field.value.as_str())).collect()
    }

    #[test]
    fn yaml_gives_paths_of_keys() {
        let text = "title: \"A: b\" \nauthor:\n  name : Ada Weiss\n  links:\n    - https://a.example # mine\n    - url: x\n      label: 'it''s'\ntags: [a, \"b\"]\nbio: >\n  Two\n  lines\nend: 1 # one\n";
        let fields = yaml(text, 0..text.len());
        assert_eq!(
            shown(&fields),
            [
                ("title", "A: b"),
                ("author.name", "Ada Weiss"),
                ("author.links.0", "https://a.example"),
                ("author.links.1.url", "x"),
                ("author.links.1.label", "it's"),
                ("tags.0", "a"),
                ("tags.1", "b"),
                ("bio", "Two lines"),
                ("end", "1"),
            ]
        );
        let name = &fields[1].value;
        let span = name.span(0..name.len());
        assert_eq!(&text[span.start..span.end], "Ada Weiss");
    }

    #[test]
    fn a_quoted_value_goes_on_over_lines() {
        let text = "title: 'Reeds of the lower\n  river: it''s slow'\nend: 1\nnote: \"open\nlast: 2\n";
        let fields = yaml(text, 0..text.len());
        assert_eq!(
            shown(&fields),
            [("title", "Reeds of the lower river: it's slow"), ("end", "1"), ("note", "\"open"), ("last", "2")]
        );
    }

    #[test]
    fn a_list_at_the_margin_is_read_too() {
        let text = "- title: Education\n  contents:\n    - institution: Nordhavn\n    - institution: Elsewhere\n- title: Work\n";
        let fields = yaml(text, 0..text.len());
        let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["0.title", "0.contents.0.institution", "0.contents.1.institution", "1.title"]);
    }

    #[test]
    fn toml_and_json_give_the_same_form() {
        let text = "title = \"Home\"\n[params]\nname = \"Ada\"\n[[links]]\nurl = \"x\"\n";
        assert_eq!(
            shown(&toml(text, 0..text.len())),
            [("title", "Home"), ("params.name", "Ada"), ("links.0.url", "x")]
        );
        let text = "{\"basics\": {\"name\": \"Ad\\u0061\"}, \"work\": [{\"year\": 2020}, {\"year\": null}]}";
        assert_eq!(shown(&json(text, 0..text.len())), [("basics.name", "Ada"), ("work.0.year", "2020")]);
    }
}
