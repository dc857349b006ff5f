//! HTML as a stream of markup with spans.
//!
//! Input: decoded and masked text, and where in it the HTML stands. Output: events. The tokenizer
//! gives the tags; the text between two tags is taken from the source itself, entity by entity, so
//! that each letter keeps its place. Limits: no tree is built here; what is never closed is the
//! block builder's business.

use std::fmt;
use std::ops::Range;

use html5gum::{DefaultEmitter, HtmlString, Readable, Reader, Spanned, StartTag, StringReader, Token, Tokenizer};

use super::markup::{Element, Event, EventKind, Role, attribute, name};
use crate::page::Field;
use crate::span::Span;
use crate::text::Text;

/// Appends the events of the HTML at `range` of `text` to `out`.
pub(super) fn events(text: &str, range: Range<usize>, out: &mut Vec<Event>) {
    let base = range.start;
    let source = &text[range.clone()];
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut done = 0;
    let reader = Resting { reader: source.to_reader(), values: 0 };
    for token in Tokenizer::new_with_emitter(reader, emitter) {
        let Ok(token) = token else { continue };
        let (span, kind) = match token {
            Token::StartTag(tag) => (tag.span, Some(EventKind::Open(element(tag)))),
            Token::EndTag(tag) => (tag.span, Some(EventKind::Close(name(&tag.name).0))),
            Token::Comment(comment) => (comment.span, None),
            Token::Doctype(doctype) => (doctype.span, None),
            Token::String(_) | Token::Error(_) => continue,
        };
        let (start, end) = (border(source, span.start), border(source, span.end));
        gap(text, base + done..base + start.max(done), out);
        done = end.max(done);
        if let Some(kind) = kind {
            out.push(Event { kind, span: Span::new(base + start.min(done), base + done) });
        }
    }
    gap(text, base + done..range.end, out);
}

/// How many quoted values of one tag are read before the tokenizer has to rest.
const MOST_VALUES: usize = 64;

/// Lets the tokenizer return now and then. Inside one tag it calls itself for each quoted value, so
/// that a tag with a hundred thousand attributes would use up the stack. A read that is refused
/// returns from all these calls, and the next one goes on where it was.
#[derive(Debug)]
struct Resting<'a> {
    reader: StringReader<'a>,
    /// How many pieces of quoted values were read since the last rest.
    values: usize,
}

/// Not now, but at the next call.
#[derive(Clone, Copy, Debug)]
struct Rest;

impl fmt::Display for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the tokenizer rests")
    }
}

impl std::error::Error for Rest {}

impl Reader for Resting<'_> {
    type Error = Rest;

    fn read_byte(&mut self) -> Result<Option<u8>, Rest> {
        let Ok(byte) = self.reader.read_byte();
        Ok(byte)
    }

    fn try_read_string(&mut self, string: &[u8], case_sensitive: bool) -> Result<bool, Rest> {
        let Ok(found) = self.reader.try_read_string(string, case_sensitive);
        Ok(found)
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Rest> {
        // Only in a quoted value is the state of the tokenizer such that it can go on.
        if needle.starts_with(b"\"&") {
            self.values += 1;
            if self.values > MOST_VALUES {
                self.values = 0;
                return Err(Rest);
            }
        }
        let Ok(read) = self.reader.read_until(needle, buffer);
        Ok(read)
    }
}

/// The nearest character border at or before `at`.
fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn element(tag: StartTag<usize>) -> Element {
    let attributes = tag
        .attributes
        .into_iter()
        .filter_map(|(key, value): (HtmlString, Spanned<HtmlString, usize>)| {
            Some((attribute(&key)?, String::from_utf8_lossy(&value.value).into_owned()))
        })
        .collect();
    Element { name: name(&tag.name).0, attributes }
}

/// The text between two tags, its entities decoded.
fn gap(text: &str, range: Range<usize>, out: &mut Vec<Event>) {
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let plain = rest.find('&').unwrap_or(rest.len());
        if plain > 0 {
            out.push(Event { kind: EventKind::Text, span: Span::new(at, at + plain) });
            at += plain;
            continue;
        }
        let (kind, length) = entity(rest);
        out.push(Event { kind, span: Span::new(at, at + length) });
        at += length;
    }
}

/// The field with the entities of its value decoded, as the page shows it.
pub(super) fn decoded(field: Field) -> Field {
    let value = field.value.as_str();
    if !value.contains('&') {
        return field;
    }
    let (mut events, mut shown) = (Vec::new(), Text::new());
    gap(value, 0..value.len(), &mut events);
    for Event { kind, span } in &events {
        match kind {
            EventKind::Word(word) => shown.push(word, field.value.span(span.start..span.end)),
            _ => shown.push_text(&field.value, span.start..span.end),
        }
    }
    Field { value: shown, ..field }
}

/// The longest name of an entity, with some room.
const LONGEST_ENTITY: usize = 40;

/// What the `&` at the head of `rest` stands for, and how long it is.
fn entity(rest: &str) -> (EventKind, usize) {
    let name =
        rest[1..].bytes().take(LONGEST_ENTITY).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let closed = rest.as_bytes().get(1 + name) == Some(&b';');
    let length = 1 + name + usize::from(closed);
    if name == 0 {
        return (EventKind::Text, 1);
    }
    let mut shown = String::new();
    for token in Tokenizer::new(&rest[..length]) {
        let Ok(token) = token;
        if let Token::String(string) = token {
            shown.push_str(&String::from_utf8_lossy(&string.value));
        }
    }
    if shown == rest[..length] { (EventKind::Text, length) } else { (EventKind::Word(shown), length) }
}

/// Whether an element with this tag name holds nothing that a reader sees.
pub(super) fn is_skipped(element: &str) -> bool {
    name(element.as_bytes()).1 == Role::Skipped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_may_have_any_number_of_attributes() {
        let many: Vec<String> = (0..100_000).map(|at| format!(" data-a{at}=\"{at}\"")).collect();
        let page = format!("<p>a <a{} href=\"https://example.org/a b?c&amp;d\">link</a> b</p>", many.concat());
        let mut found = Vec::new();
        events(&page, 0..page.len(), &mut found);
        let open: Vec<&Element> = found
            .iter()
            .filter_map(|event| match &event.kind {
                EventKind::Open(element) => Some(element),
                _ => None,
            })
            .collect();
        assert_eq!(open.iter().map(|element| element.name).collect::<Vec<_>>(), ["p", "a"]);
        assert_eq!(open[1].get("href"), Some("https://example.org/a b?c&d"));
        assert_eq!(found.last().map(|event| event.span.end), Some(page.len()));
    }
}
