//! Entries that are longer than any person writes, cut into parts that are read one by one.
//!
//! Input: the entries of a section. Output: the same, those of more than [`LONGEST`] bytes in parts.
//! The readers look at every pair of some annotations of an entry, so that a page of one endless
//! line would take time by the square of its length. A part ends at a line, a sentence, or a word.

use std::borrow::Cow;
use std::ops::Range;

use crate::page::{Entry, Page};
use crate::text::{Mark, RichText, Text};

/// The longest text that is read at once, in bytes.
const LONGEST: usize = 8 << 10;

/// The entries, the long ones in parts.
pub(crate) fn cut<'a>(page: &Page, entries: &'a [Entry]) -> Cow<'a, [Entry]> {
    if entries.iter().all(|entry| entry.content.text.len() <= LONGEST) {
        return Cow::Borrowed(entries);
    }
    Cow::Owned(entries.iter().flat_map(|entry| parts(page, entry)).collect())
}

fn parts(page: &Page, entry: &Entry) -> Vec<Entry> {
    if entry.content.text.len() <= LONGEST {
        return vec![entry.clone()];
    }
    let ranges = ranges(entry.content.as_str());
    let contents = slices(&entry.content, &ranges);
    let part = |(range, content): (&Range<usize>, RichText)| Entry {
        body: entry.body.clamp(range.start, range.end) - range.start,
        place: page.place(entry.content.text.span(range.start..range.start + 1)),
        content,
        groups: entry.groups.clone(),
        ..*entry
    };
    ranges.iter().zip(contents).map(part).collect()
}

/// The parts of `text`, one behind the other.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while text.len() - from > LONGEST {
        let part = &text[from..text.floor_char_boundary(from + LONGEST)];
        let behind = |mark: &str| part.rfind(mark).map(|at| at + mark.len());
        let end = from + behind("\n").or_else(|| behind(". ")).or_else(|| behind(" ")).unwrap_or(part.len());
        found.push(from..end);
        from = end;
    }
    found.push(from..text.len());
    found
}

/// The parts with their marks. Each mark is looked at once, however many parts there are.
fn slices(content: &RichText, ranges: &[Range<usize>]) -> Vec<RichText> {
    let text = |range: &Range<usize>| {
        let mut text = Text::new();
        text.push_text(&content.text, range.clone());
        RichText { text, marks: Vec::new() }
    };
    let mut parts: Vec<RichText> = ranges.iter().map(text).collect();
    for mark in &content.marks {
        let first = ranges.partition_point(|range| range.end <= mark.start);
        for (part, range) in parts.iter_mut().zip(ranges).skip(first).take_while(|(_, range)| range.start < mark.end) {
            part.marks.push(Mark {
                start: mark.start.max(range.start) - range.start,
                end: mark.end.min(range.end) - range.start,
                kind: mark.kind.clone(),
            });
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::date::Date;
    use crate::page::{PageKind, Shape};
    use crate::span::Lines;
    use crate::text::MarkKind;

    const SENTENCE: &str = "The reeds of Olm stood in water. ";

    /// A page of one line, and its entry, in which all reeds are emphasised.
    fn page(text: &str) -> (Page, Entry) {
        let lines = Lines::new(text.as_bytes());
        let file = Arc::from("about.md");
        let page = Page { file, lines, kind: PageKind::Page, sections: Vec::new(), fields: Vec::new() };
        let mut content = RichText { text: Text::copied(text, 0), marks: Vec::new() };
        for (at, reeds) in text.match_indices("reeds") {
            content.mark(at..at + reeds.len(), MarkKind::Emphasis);
        }
        let place = page.place(content.text.span(0..1));
        let (groups, date) = (Vec::new(), Date::from_epoch(0));
        let is_dated_above = false;
        let entry = Entry { shape: Shape::ListItem, depth: 0, groups, date, is_dated_above, content, body: 4, place };
        (page, entry)
    }

    #[test]
    fn an_entry_of_usual_length_stays_whole() {
        let (page, entry) = page(SENTENCE);
        let entries = [entry];
        assert!(matches!(cut(&page, &entries), Cow::Borrowed(same) if same == &entries[..]));
    }

    #[test]
    fn the_parts_of_a_long_entry_are_its_text_with_its_marks_and_places() {
        let (page, entry) = page(&SENTENCE.repeat(1000));
        let entries = [entry];
        let parts = cut(&page, &entries);
        let whole = &entries[0].content;
        assert_eq!(parts.iter().map(|part| part.content.as_str()).collect::<String>(), whole.as_str());
        assert!(parts.iter().all(|part| part.content.text.len() <= LONGEST && part.date == entries[0].date));
        assert_eq!(parts.iter().map(|part| part.content.marks.len()).sum::<usize>(), whole.marks.len());
        assert!(parts.iter().all(|part| part.content.as_str().starts_with("The reeds")));
        assert_eq!((parts[0].body, parts[1].body), (4, 0));
        assert_eq!(parts[1].place.span.start, parts[0].content.text.len());
    }
}
