//! The table that `extract` prints: one line a fact, with kind, date, what, where and line.
//!
//! Input is a [`Cv`], output text. Columns are as wide as their widest cell; where the terminal
//! is narrower, what and where are cut with `…`.

use clap::builder::styling::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::terminal::{paint, visible};
use crate::cv::Cv;
use crate::date::Date;
use crate::export::arrange;
use crate::fact::Provenance;
use crate::venue::Venue;
use crate::warning::Place;

/// Kind, date, what, where, line.
type Row = [String; 5];

const HEAD: [&str; 5] = ["KIND", "DATE", "WHAT", "WHERE", "LINE"];
const WHAT: usize = 2;
const WHERE: usize = 3;
/// Two spaces between columns.
const GAP: usize = 2;
/// A column is never cut below this many cells.
const LEAST: usize = 12;

/// The table of all facts, in page order. On a site the line is told with its file.
pub(super) fn table(cv: &Cv, on_site: bool, width: Option<usize>, color: bool) -> String {
    let mut rows = rows(cv, on_site);
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    let rows: Vec<Row> = rows.into_iter().map(|(_, row)| row.map(|cell| tidy(&cell))).collect();
    if rows.is_empty() {
        return String::new();
    }
    let widths = widths(&rows, width);
    let mut out = line(&HEAD.map(str::to_owned), widths, |_, cell| paint(cell, Style::new().bold(), color));
    for row in &rows {
        let style = style(&row[0]);
        out += &line(row, widths, |column, cell| paint(cell, style, color && column == 0));
    }
    out
}

fn rows(cv: &Cv, on_site: bool) -> Vec<(Option<Place>, Row)> {
    let row = |kind: &str, date: String, what: Option<&str>, place: Option<&str>, provenance: &Provenance| {
        let first = provenance.mentions.first();
        let line = first.map(|place| mention(place, on_site)).unwrap_or_default();
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        (first.cloned(), [kind.to_owned(), date, text(what), text(place), line])
    };
    let mut rows = Vec::new();
    for fact in &cv.publications {
        let what = fact.title.as_deref().or(fact.short_title.as_deref());
        rows.push(row("publication", when(fact.date, fact.year), what, label(fact.venue.as_ref()), &fact.provenance));
    }
    for fact in &cv.unnamed_publications {
        let what = format!("({} without a title)", fact.count);
        rows.push(row(
            "publication",
            when(fact.date, fact.year),
            Some(&what),
            label(fact.venue.as_ref()),
            &fact.provenance,
        ));
    }
    for fact in &cv.awards {
        rows.push(row("award", when(fact.date, None), Some(&fact.title), fact.awarder.as_deref(), &fact.provenance));
    }
    for fact in &cv.service {
        // The year served counts, not the day on which the page told of it.
        let date = fact.date.filter(|_| fact.year.is_none());
        rows.push(row(
            "service",
            when(date, fact.year),
            Some(&fact.role),
            label(fact.venue.as_ref()),
            &fact.provenance,
        ));
    }
    for fact in &cv.talks {
        let what = fact.title.as_deref().or(fact.work.as_deref());
        rows.push(row("talk", when(fact.date, None), what, fact.event.as_deref(), &fact.provenance));
    }
    for fact in &cv.positions {
        rows.push(row(
            "position",
            period(fact.start, fact.end),
            fact.role.as_deref(),
            fact.organization.as_deref(),
            &fact.provenance,
        ));
    }
    for fact in &cv.education {
        let what =
            [Some(fact.degree.as_str()), fact.field.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        rows.push(row(
            "degree",
            arrange::degree_time(fact).unwrap_or_default(),
            Some(&what),
            fact.institution.as_deref(),
            &fact.provenance,
        ));
    }
    rows
}

fn when(date: Option<Date>, year: Option<i16>) -> String {
    date.map(|date| date.to_string()).or(year.map(|year| year.to_string())).unwrap_or_default()
}

fn period(start: Option<Date>, end: Option<Date>) -> String {
    match (start, end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => start.to_string(),
        (None, Some(end)) => format!("to {end}"),
        (None, None) => String::new(),
    }
}

fn label(venue: Option<&Venue>) -> Option<&str> {
    venue.map(Venue::label)
}

fn mention(place: &Place, on_site: bool) -> String {
    if on_site { format!("{}:{}", place.file, place.line) } else { place.line.to_string() }
}

/// On one line, without control characters.
fn tidy(cell: &str) -> String {
    visible(&cell.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn widths(rows: &[Row], limit: Option<usize>) -> [usize; 5] {
    let mut widths = HEAD.map(UnicodeWidthStr::width);
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let Some(limit) = limit else { return widths };
    let (what, place) = (widths[WHAT], widths[WHERE]);
    let fixed = widths.iter().sum::<usize>() - what - place + GAP * (widths.len() - 1);
    let room = limit.saturating_sub(fixed);
    // What a fact is tells more than where: it takes three fifths of the room, and what the other leaves.
    widths[WHERE] = place.min((room * 2 / 5).max(room.saturating_sub(what))).max(place.min(LEAST));
    widths[WHAT] = what.min(room.saturating_sub(widths[WHERE])).max(what.min(LEAST));
    widths
}

fn line(row: &Row, widths: [usize; 5], paint: impl Fn(usize, &str) -> String) -> String {
    let mut out = String::new();
    let mut pending = 0;
    for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
        let cell = cut(cell, width);
        if !cell.is_empty() {
            out.extend(std::iter::repeat_n(' ', pending));
            out += &paint(column, &cell);
            pending = 0;
        }
        pending += width - cell.width() + GAP;
    }
    out.push('\n');
    out
}

/// The cell within `width` columns, its end replaced by `…` where it is longer.
fn cut(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for character in cell.chars() {
        used += character.width().unwrap_or(0);
        if used > width {
            break;
        }
        out.push(character);
    }
    format!("{}…", out.trim_end())
}

fn style(kind: &str) -> Style {
    let color = match kind {
        "publication" => AnsiColor::Blue,
        "award" => AnsiColor::Yellow,
        "service" => AnsiColor::Magenta,
        "talk" => AnsiColor::Green,
        _ => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(color.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_cell_ends_in_an_ellipsis_within_its_columns() {
        assert_eq!(cut("wide enough", 11), "wide enough");
        assert_eq!(cut("a bit too wide", 11), "a bit too…");
        assert_eq!(cut("王小明王小明", 7), "王小明…");
    }

    #[test]
    fn what_takes_three_fifths_of_the_room_and_where_the_rest() {
        let row = |what: usize, place: usize| {
            ["award".into(), "2024".into(), "w".repeat(what), "x".repeat(place), "9".into()]
        };
        assert_eq!(widths(&[row(60, 20)], Some(80)), [5, 4, 39, 20, 4]);
        assert_eq!(widths(&[row(60, 60)], Some(80)), [5, 4, 36, 23, 4]);
        assert_eq!(widths(&[row(20, 60)], Some(80)), [5, 4, 20, 39, 4]);
        assert_eq!(widths(&[row(60, 60)], Some(20)), [5, 4, 12, 12, 4]);
        assert_eq!(widths(&[row(60, 60)], None), [5, 4, 60, 60, 4]);
    }
}
