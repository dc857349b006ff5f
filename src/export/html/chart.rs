//! A small picture of the publications a year by kind: stacked bars, and the same as a table.
//!
//! Input: a [`Cv`]. Output: one `<figure>`, or nothing where the years are too few to show a course.
//! Colours come from the style sheet by the kind's class, so that they follow light and dark; the
//! numbers stand above the bars and in the table, so that nobody needs the colours.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::cv::Cv;
use crate::export::arrange;
use crate::fact::PublicationKind;

/// How many works of each kind there are in each year.
type Counts = BTreeMap<i16, BTreeMap<PublicationKind, usize>>;

const COLUMN: usize = 30;
const BAR: usize = 20;
const HEIGHT: usize = 96;
const BLOCK: usize = 14;
/// Room above the bars for the number and below for the year.
const MARGIN: usize = 16;
/// A longer gap between years is not drawn year by year.
const LONGEST_COURSE: i16 = 40;

/// The figure; `None` for works of fewer than two years.
pub(super) fn write(cv: &Cv) -> Option<String> {
    let counts = count(cv);
    let years = years(&counts)?;
    let kinds = kinds(&counts);
    let mut out = String::from("<figure class=\"chart\">\n");
    push_picture(&mut out, &counts, &years);
    push_legend(&mut out, &kinds, &counts);
    push_table(&mut out, &counts, &years, &kinds);
    out.push_str("</figure>\n");
    Some(out)
}

fn count(cv: &Cv) -> Counts {
    let mut counts = Counts::new();
    for work in cv.publications.iter().filter(|work| arrange::title(work).is_some()) {
        if let Some(year) = arrange::year(work) {
            *counts.entry(year).or_default().entry(work.kind).or_default() += 1;
        }
    }
    counts
}

/// The years to draw, those between without a work too.
fn years(counts: &Counts) -> Option<Vec<i16>> {
    let (first, last) = (*counts.keys().next()?, *counts.keys().next_back()?);
    if first == last {
        return None;
    }
    let is_short = last.checked_sub(first).is_some_and(|span| span <= LONGEST_COURSE);
    Some(if is_short { (first..=last).collect() } else { counts.keys().copied().collect() })
}

fn kinds(counts: &Counts) -> Vec<PublicationKind> {
    let has = |kind: &PublicationKind| counts.values().any(|of_year| of_year.contains_key(kind));
    PublicationKind::ALL.iter().copied().filter(has).collect()
}

fn total(counts: &Counts, year: i16) -> usize {
    counts.get(&year).map_or(0, |of_year| of_year.values().sum())
}

fn push_picture(out: &mut String, counts: &Counts, years: &[i16]) {
    let most = years.iter().map(|year| total(counts, *year)).max().unwrap_or(1).max(1);
    let block = (HEIGHT / most).clamp(1, BLOCK);
    let (width, base) = (years.len() * COLUMN, most * block + MARGIN);
    let height = base + MARGIN;
    let _ = writeln!(
        out,
        "<svg role=\"img\" aria-labelledby=\"chart-title chart-text\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\">\n<title id=\"chart-title\">Publications a year by kind</title>\n\
         <desc id=\"chart-text\">{}</desc>",
        in_words(counts, years)
    );
    for (at, year) in years.iter().enumerate() {
        push_bar(out, counts.get(year), at * COLUMN + (COLUMN - BAR) / 2, base, block);
        let middle = at * COLUMN + COLUMN / 2;
        let _ = writeln!(out, "<text x=\"{middle}\" y=\"{}\">{year}</text>", height - 3);
    }
    out.push_str("</svg>\n");
}

fn push_bar(out: &mut String, counts: Option<&BTreeMap<PublicationKind, usize>>, x: usize, base: usize, block: usize) {
    let Some(counts) = counts else { return };
    let mut y = base;
    for (kind, count) in counts {
        y -= count * block;
        let (class, height) = (kind.as_str(), count * block);
        let _ = writeln!(out, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{BAR}\" height=\"{height}\"/>");
    }
    let total: usize = counts.values().sum();
    let _ = writeln!(out, "<text x=\"{}\" y=\"{}\">{total}</text>", x + BAR / 2, y - 4);
}

/// The picture in words: `2024: 2, 2023: 1`.
fn in_words(counts: &Counts, years: &[i16]) -> String {
    let parts: Vec<String> = years.iter().map(|year| format!("{year}: {}", total(counts, *year))).collect();
    parts.join(", ")
}

fn push_legend(out: &mut String, kinds: &[PublicationKind], counts: &Counts) {
    out.push_str("<figcaption>\n<ul class=\"legend\">\n");
    for kind in kinds {
        let count: usize = counts.values().filter_map(|of_year| of_year.get(kind)).sum();
        let (class, heading) = (kind.as_str(), arrange::heading(*kind));
        let _ = writeln!(out, "<li><span class=\"swatch {class}\"></span>{heading}: {count}</li>");
    }
    out.push_str("</ul>\n");
}

fn push_table(out: &mut String, counts: &Counts, years: &[i16], kinds: &[PublicationKind]) {
    out.push_str(
        "<details>\n<summary>The numbers as a table</summary>\n<table>\n<thead><tr><th scope=\"col\">Year</th>",
    );
    for kind in kinds {
        let _ = write!(out, "<th scope=\"col\">{}</th>", arrange::heading(*kind));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for year in years.iter().rev() {
        let _ = write!(out, "<tr><th scope=\"row\">{year}</th>");
        for kind in kinds {
            let count = counts.get(year).and_then(|of_year| of_year.get(kind)).unwrap_or(&0);
            let _ = write!(out, "<td>{count}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</details>\n</figcaption>\n");
}
