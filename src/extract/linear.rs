//! Holds the steps of extraction for one text against those for twice as much of it.

use std::sync::Arc;

use crate::extract::extract;
use crate::fact::SectionKind;
use crate::page::{Entry, Page, PageKind, Section, Shape, Site};
use crate::span::Lines;
use crate::steps;
use crate::text::{MarkKind, RichText, Text};

/// How many steps the facts of a page take that is one entry; what stands in stars is emphasised.
fn steps(kind: SectionKind, text: &str) -> usize {
    let lines = Lines::new(text.as_bytes());
    let mut page =
        Page { file: Arc::from("page.md"), lines, kind: PageKind::Page, sections: Vec::new(), fields: Vec::new() };
    let mut content = RichText { text: Text::copied(text, 0), marks: Vec::new() };
    for (at, name) in text.match_indices("A. Bee").filter(|(at, _)| text[..*at].ends_with('*')) {
        content.mark(at..at + name.len(), MarkKind::Emphasis);
    }
    let place = page.place(content.text.span(0..1));
    let entry = Entry {
        shape: Shape::ListItem,
        depth: 0,
        groups: Vec::new(),
        date: None,
        is_dated_above: false,
        content,
        body: 0,
        place,
    };
    page.sections.push(Section { kind, heading: None, entries: vec![entry] });
    let site = Site { pages: vec![page], ..Site::default() };
    steps::taken(|| drop(extract(&site)))
}

#[test]
fn a_list_of_twice_the_names_takes_about_twice_the_steps() {
    let pieces = [
        "a b, ", "A. Bee, ", "Bee A., ", "Bee, A.; ", "*A. Bee*, ", "with A. Bee, ", "A b c, ", "王小明、", "and ",
        "2024, ",
    ];
    for kind in [SectionKind::Bio, SectionKind::Publications] {
        for piece in pieces {
            let [once, twice] = [2_000, 4_000].map(|bytes| steps(kind, &piece.repeat(bytes / piece.len())));
            assert!(twice <= once * 2 + once / 2 + 2_000, "{piece:?}: {once} steps, then {twice}");
        }
    }
}
