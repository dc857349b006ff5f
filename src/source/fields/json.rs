//! JSON as fields with spans.
//!
//! Input: decoded text and where in it the data stands. Output: fields, the nested ones with paths of keys.
//! What follows a mistake is not read.

use std::ops::Range;

use super::DEEPEST;
use crate::page::Field;
use crate::span::Span;
use crate::text::Text;

/// Reads JSON at `range` of `text`; a file that breaks off gives what came before.
pub(in crate::source) fn json(text: &str, range: Range<usize>) -> Vec<Field> {
    let mut reader = Json { text, at: range.start, end: range.end, out: Vec::new(), path: Vec::new() };
    reader.read();
    reader.out
}

/// A place inside a JSON value: a key, or a place in a list.
#[derive(Debug)]
enum Step {
    Key(String),
    Entry(usize),
}

struct Json<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    out: Vec<Field>,
    path: Vec<Step>,
}

impl Json<'_> {
    fn read(&mut self) {
        let mut key: Option<Text> = None;
        while self.at < self.end {
            let start = self.at;
            match self.text.as_bytes()[self.at] {
                b'{' | b'[' if self.path.len() >= DEEPEST => return,
                b'{' => self.path.push(Step::Key(String::new())),
                b'[' => self.path.push(Step::Entry(0)),
                b'}' | b']' => {
                    self.path.pop();
                    self.at += 1;
                    continue;
                }
                b',' => {
                    key = None;
                    if let Some(Step::Entry(at)) = self.path.last_mut() {
                        *at += 1;
                    }
                }
                b':' => {
                    if let (Some(Step::Key(name)), Some(key)) = (self.path.last_mut(), key.take()) {
                        key.as_str().clone_into(name);
                    }
                }
                b'"' => {
                    let string = self.string();
                    if self.text[self.at..self.end].trim_start().starts_with(':') {
                        key = Some(string);
                    } else {
                        self.out.push(Field { key: self.key(), value: string });
                    }
                    continue;
                }
                byte if byte.is_ascii_alphanumeric() || byte == b'-' => {
                    let rest = &self.text[start..self.end];
                    let length = rest.find([',', '}', ']', '\n', ' ']).unwrap_or(rest.len());
                    if !rest.starts_with("null") {
                        self.out.push(Field { key: self.key(), value: Text::copied(&rest[..length], start) });
                    }
                    self.at += length;
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    fn key(&self) -> String {
        let steps = self.path.iter().map(|step| match step {
            Step::Key(name) => name.clone(),
            Step::Entry(at) => at.to_string(),
        });
        steps.collect::<Vec<_>>().join(".")
    }

    /// The string that begins here; escapes stand for what they mean.
    fn string(&mut self) -> Text {
        let mut text = Text::new();
        self.at += 1;
        while let Some(c) = self.text[self.at..self.end].chars().next() {
            let start = self.at;
            self.at += c.len_utf8();
            match c {
                '"' => break,
                '\\' => {
                    let Some(next) = self.text[self.at..self.end].chars().next() else { break };
                    self.at += next.len_utf8();
                    let shown = match next {
                        'n' | 't' | 'r' => ' ',
                        'u' => self.unicode(),
                        other => other,
                    };
                    text.push(shown.encode_utf8(&mut [0; 4]), Span::new(start, self.at));
                }
                c => text.push(c.encode_utf8(&mut [0; 4]), Span::new(start, self.at)),
            }
        }
        text
    }

    fn unicode(&mut self) -> char {
        let digits =
            self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(digits) = digits else { return '\u{fffd}' };
        self.at += 4;
        u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
    }
}
