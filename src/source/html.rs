//! HTML as a stream of markup with spans.
//!
//! Input: decoded and masked text, and where in it the HTML stands. Output: events. The tokenizer
//! gives the tags; the text between two tags is taken from the source itself, entity by entity, so
//! that each letter keeps its place. Limits: no tree is built here; what is never closed is the
//! block builder's business.

use std::ops::Range;

use html5gum::{DefaultEmitter, HtmlString, Spanned, StartTag, Token, Tokenizer};

use super::markup::{Element, Event, EventKind, Role, attribute, name};
use crate::span::Span;

/// Appends the events of the HTML at `range` of `text` to `out`.
pub(super) fn events(text: &str, range: Range<usize>, out: &mut Vec<Event>) {
    let base = range.start;
    let source = &text[range.clone()];
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut done = 0;
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
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
