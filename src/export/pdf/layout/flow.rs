//! Rows to pages, and the numbers at their feet.

use std::ops::Range;

use super::super::content::{Content, Span, Tone};
use super::super::linebreak::{self, Line};
use super::super::look::Design;
use super::super::shape::{Shaper, Variant};
use super::super::tags::Tree;
use super::{Heading, Ink, Mark, Pages, Row, Text, mm};

/// Fills pages with the rows.
pub(super) fn fill(rows: Vec<Row>, tree: Tree, design: &Design, paper: (f32, f32)) -> Pages {
    let [top, _, bottom, _] = design.margins.map(mm);
    let room = paper.1 - top - bottom;
    let places = fitted(&rows, room);
    let mut out = Pages { size: paper, marks: vec![Vec::new()], headings: Vec::new(), tree };
    for (row, place) in rows.into_iter().zip(places) {
        let Place { page, y } = place;
        let y = top + y;
        out.marks.resize_with(page + 1, Vec::new);
        if let Some((title, level)) = row.heading {
            out.headings.push(Heading { title, level, page, y });
        }
        out.marks[page].extend(row.marks.into_iter().map(|mark| Mark { y: mark.y + y, ..mark }));
    }
    out
}

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// The page, from zero.
    page: usize,
    /// Its top, from where the page's text begins.
    y: f32,
}

/// A last page that is filled less than this looks left over.
const LEFT_OVER: f32 = 0.25;
/// How much of what gaps have to spare is given up, in turn, to save such a page.
const SHARES: [f32; 4] = [0.25, 0.5, 0.75, 1.0];

/// The places of the rows, closer together where that saves a page that would be nearly empty.
fn fitted(rows: &[Row], room: f32) -> Vec<Place> {
    let loose = places(rows, room, 0.0);
    let (Some(last), Some(row)) = (loose.last(), rows.last()) else { return loose };
    if last.page == 0 || last.y + row.height > room * LEFT_OVER {
        return loose;
    }
    let mut closer = SHARES.iter().map(|share| places(rows, room, *share));
    let saves = |places: &Vec<Place>| places.last().is_some_and(|place| place.page < last.page);
    closer.find(saves).unwrap_or(loose)
}

/// The places of the rows where `share` of what gaps have to spare is given up.
fn places(rows: &[Row], room: f32, share: f32) -> Vec<Place> {
    let (mut page, mut used) = (0, 0.0);
    let place = |(row, needed): (&Row, f32)| {
        if used > 0.0 && used + needed > room + ROUNDING {
            page += 1;
            used = 0.0;
        }
        let y = used + if used > 0.0 { row.gap.without(share) } else { 0.0 };
        used = y + row.height;
        Place { page, y }
    };
    rows.iter().zip(needed(rows, room, share)).map(place).collect()
}

/// How much more than the room rows may need: rounding.
const ROUNDING: f32 = 0.01;

/// For each row, the height that it needs together with the rows that it must not be parted
/// from. Within a chain only its first row asks for the whole; a chain that no page holds is
/// not kept together.
fn needed(rows: &[Row], room: f32, share: f32) -> Vec<f32> {
    let mut needed: Vec<f32> = rows.iter().map(|row| row.gap.without(share) + row.height).collect();
    let mut index = 0;
    while index < rows.len() {
        let length = rows[index..].iter().take_while(|row| row.keep_with_next).count();
        let end = (index + length + 1).min(rows.len());
        let total: f32 = needed[index..end].iter().sum();
        if total <= room {
            needed[index] = total;
        }
        index = end;
    }
    needed
}

/// `n / m` at the foot of each page, where there is more than one.
pub(super) fn number_pages(
    out: &mut Pages,
    content: &Content,
    design: &Design,
    shaper: &mut Shaper<'_>,
    edges: &Range<f32>,
) {
    let count = out.marks.len();
    if count < 2 {
        return;
    }
    let size = design.size * 0.86;
    let y = out.size.1 - mm(design.margins[2]) * 0.5;
    for (index, page) in out.marks.iter_mut().enumerate() {
        let number = Span { text: format!("{} / {count}", index + 1), tone: Tone::Quiet, ..Span::default() };
        let lines = linebreak::lines(std::slice::from_ref(&number), shaper, size, Variant::Tabular, f32::MAX);
        for line in lines {
            let x = edges.end - line.width;
            set_footer(page, line, &number, (x, y), size);
        }
        if let Some(author) = content.author.as_ref().filter(|_| index > 0) {
            let name = Span { text: author.clone(), tone: Tone::Quiet, ..Span::default() };
            let measure = (edges.end - edges.start) * 0.8;
            let lines = linebreak::lines(std::slice::from_ref(&name), shaper, size, Variant::Text, measure);
            for line in lines.into_iter().take(1) {
                set_footer(page, line, &name, (edges.start, y), size);
            }
        }
    }
}

fn set_footer(page: &mut Vec<Mark>, line: Line, span: &Span, at: (f32, f32), size: f32) {
    let places = line.places(size);
    for (piece, place) in line.pieces.into_iter().zip(places) {
        let text = Text { run: piece.run, size, tone: span.tone, url: None };
        page.push(Mark { x: at.0 + place, y: at.1, ink: Ink::Text(text), node: None });
    }
}
