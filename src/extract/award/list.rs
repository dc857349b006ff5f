//! Reads an entry of a section of honours.
//!
//! One entry is one honour: the name first (`Best Paper Award, KDD 2024`), or its giver
//! (`KDD 2024: Outstanding Reviewer`). Years and sums are taken off; a part without any noun of
//! honours is a name only where it leads a short line.

use std::ops::Range;

use super::below::{attribute, complete};
use super::beside::{cell_before, contest_before, is_place, part_beside};
use super::dates::dates;
use super::editions;
use super::emit::{Found, push};
use super::giver::{edition, find_giver, name_at};
use super::leading;
use super::placing;
use super::plain_name::{bold_name, leading_name};
use super::standing::with_standing;
use super::title::{Honour, find_honours};
use super::unspaced;
use crate::extract::reading::Reading;
use crate::extract::venue::VenueMention;
use crate::extract::years::find_years;
use crate::fact::Facts;
use crate::page::Shape;
use crate::text::{Mark, MarkKind};

/// How sure a name with a noun of honours is, and one without.
const NAMED: f32 = 0.93;
const UNNAMED: f32 = 0.75;

/// The longest line of such a list, in words; a longer one is prose.
const LONGEST_LINE: usize = 45;

/// Reads an entry of a section of honours. Says whether it was one.
pub(super) fn read(reading: &Reading<'_>, facts: &mut Facts) -> bool {
    let before = facts.awards.len();
    if is_not_won(reading) {
        return false;
    }
    let lines = lines(reading);
    if read_place_below(reading, &lines, facts) {
        return true;
    }
    if let Some(project) = project(reading.text(), &lines) {
        let awarder = name_at(&reading.text()[lines[0].clone()]);
        for date in dates(reading, &lines[1], &(lines[1].end..lines[1].end)) {
            let found = Found {
                range: project.clone(),
                title: None,
                awarder: awarder.clone(),
                date,
                work: None,
                confidence: UNNAMED,
            };
            push(reading, found, facts);
        }
        return facts.awards.len() > before;
    }
    for (index, line) in lines.iter().enumerate() {
        if reading.text()[line.clone()].ends_with([':', '：']) || attribute(&reading.text()[line.clone()]).is_some() {
            continue;
        }
        let known = facts.awards.len();
        if index > 0 && known > before && is_translation(reading.text(), &lines[index - 1], line) {
            continue;
        }
        if is_sentence(reading.text(), line) {
            super::prose::read(reading, line, facts);
        } else {
            read_line(reading, line, index == 0, facts);
        }
        if facts.awards.len() > known {
            complete(reading, &lines[index + 1..], known, facts);
        }
    }
    facts.awards.len() > before
}

/// Whether the labels over an entry say that what stands there was not given, or not yet.
fn is_not_won(reading: &Reading<'_>) -> bool {
    const NOT_WON: &[&str] = &[
        "unsuccessful", "rejected", "not funded", "not awarded", "unfunded", "pending", "under review", "in review",
        "submitted", "abgelehnt", "eingereicht", "refusé", "en cours d'évaluation", "rechazad", "denegad",
        "não aprovad", "non finanzia",
    ];
    let labels = reading.entry.groups.iter().map(String::as_str).chain(reading.heading);
    labels.map(str::to_lowercase).any(|label| NOT_WON.iter().any(|word| label.contains(word)))
}

/// Reads a contest over the place that was reached in it: `Slow Programming Contest, Moss` over `Silver Medal, May 2020`.
fn read_place_below(reading: &Reading<'_>, lines: &[Range<usize>], facts: &mut Facts) -> bool {
    let text = reading.text();
    let [contest, place] = lines else { return false };
    let honours = find_honours(text, place, true);
    let Some(honour) = honours.first().filter(|honour| is_place(&text[honour.range.clone()])) else { return false };
    let leads = !text[place.start..honour.range.start].contains(char::is_alphanumeric);
    let is_bare = find_honours(text, contest, true).iter().all(|honour| !honour.is_named);
    let Some(name) = leading_name(reading, contest).filter(|_| leads && is_bare) else { return false };
    for date in dates(reading, place, &honour.range) {
        let awarder = Some(text[name.clone()].to_owned());
        let range = honour.range.clone();
        push(reading, Found { range, title: None, awarder, date, work: None, confidence: NAMED }, facts);
    }
    true
}

/// Whether a line says what the line before it says, in a script without spaces.
fn is_translation(text: &str, before: &Range<usize>, line: &Range<usize>) -> bool {
    let is_other = |c: char| c.is_alphabetic() && !c.is_ascii() && c as u32 > 0x2e80;
    !text[before.clone()].contains(is_other) && text[line.clone()].contains(is_other)
}

/// The lines of an entry; the cells of a row are one.
fn lines(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let text = reading.text();
    let body = reading.entry.body;
    if reading.entry.shape == Shape::TableRow {
        return std::iter::once(body..text.len()).collect();
    }
    let mut start = body;
    let mut found = Vec::new();
    for line in text[body..].split('\n') {
        let lead = line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            found.push(start + lead..start + line.trim_end().len());
        }
        start += line.len() + 1;
    }
    found
}

/// The project of a grant told in lines: who pays, then `PI` with the term, then the project.
fn project(text: &str, lines: &[Range<usize>]) -> Option<Range<usize>> {
    let [first, second, third] = lines else { return None };
    let role = text[second.clone()].trim_start_matches("Contact ").to_lowercase();
    let is_grant = ["pi,", "co-pi", "co-i", "pi ", "principal investigator"].iter().any(|pi| role.starts_with(pi));
    let named = find_honours(text, first, true).iter().any(|honour| honour.is_named);
    let coded = text[first.clone()].contains(|c: char| c.is_ascii_digit());
    (is_grant && !named && !coded).then(|| third.clone())
}

/// Whether a line is a sentence of the owner's and not an entry.
fn is_sentence(text: &str, line: &Range<usize>) -> bool {
    let mut words = text[line.clone()].split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "i" | "we" | "my" | "our" | "i'm" | "i’m")
        || text[line.clone()].split_whitespace().count() > LONGEST_LINE
}

pub(super) fn read_line(reading: &Reading<'_>, line: &Range<usize>, is_first: bool, facts: &mut Facts) {
    let text = reading.text();
    if let Some(names) = listed_marks(reading, line) {
        for name in names {
            emit(reading, &name, name.clone(), NAMED, facts);
        }
        return;
    }
    let honours = honours_of(text, line);
    let titled = titled(reading, line).or_else(|| project_quoted(reading, line, &honours));
    if let Some(range) = titled {
        emit(reading, line, range, NAMED, facts);
        return;
    }
    if honours.is_empty() {
        if unspaced::read_line(reading, line, facts) || placing::read_headed(reading, line, facts) {
            return;
        }
        let leading = leading::find_leading(text, line).into_iter().find(|name| name.is_named);
        if let Some(name) = leading {
            let found = leading::found(reading, line, name, facts);
            for date in dates(reading, line, &found.range) {
                push(reading, Found { date, ..found.clone() }, facts);
            }
            return;
        }
        if is_first
            && !is_equation(text, line)
            && let Some(range) = leading_name(reading, line).or_else(|| bold_name(reading, line))
        {
            emit(reading, line, range, UNNAMED, facts);
        }
        return;
    }
    if let [honour] = honours.as_slice()
        && editions::read(reading, line, honour, facts)
    {
        return;
    }
    let mut dated = parts_of(text, line);
    dated.retain(|part| !find_years(text, part.clone()).is_empty());
    for (index, honour) in honours.iter().enumerate() {
        let joined = index > 0 && !starts_anew(text, honours[index - 1].range.end, honour.range.start);
        if !joined {
            let own = dated.iter().find(|part| part.start <= honour.range.start && honour.range.end <= part.end);
            emit(reading, own.unwrap_or(line), honour.range.clone(), NAMED, facts);
        }
    }
}

/// The parts of a line between semicolons, of which those in brackets part nothing: `Dean's List (2012; 2013)`.
fn parts_of(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut ends = Vec::new();
    let mut open = Vec::new();
    for (at, c) in text[line.clone()].char_indices() {
        match c {
            ';' => ends.push(line.start + at),
            '(' => open.push(ends.len()),
            ')' => ends.truncate(open.pop().unwrap_or(ends.len())),
            _ => {}
        }
    }
    let starts = std::iter::once(line.start).chain(ends.iter().map(|end| end + 1));
    starts.zip(ends.iter().copied().chain([line.end])).map(|(start, end)| start..end).collect()
}

/// The honours on a line; a fund behind one is who gives it: `Doctoral Scholarship, Moss Fund`.
fn honours_of(text: &str, line: &Range<usize>) -> Vec<Honour> {
    let is_one = |honour: &Honour| honour.is_named || is_apart(text, honour, line);
    let honours = find_honours(text, line, true).into_iter().filter(is_one).enumerate();
    honours.filter(|(at, honour)| *at == 0 || honour.noun != "fund").map(|(_, honour)| honour).collect()
}

/// Whether a line explains a short form: `SPC = Slow Programming Contest`.
fn is_equation(text: &str, line: &Range<usize>) -> bool {
    text[line.clone()].contains(" = ")
}

/// The names of a line that sets each of several apart, with nothing but a label before them and commas between:
/// `Fellowships: *Slow Fellows Program*, *Moss Scholarship*`.
fn listed_marks(reading: &Reading<'_>, line: &Range<usize>) -> Option<Vec<Range<usize>>> {
    let text = reading.text();
    let inside = |mark: &&Mark| line.start <= mark.start && mark.end <= line.end;
    let emphasis = reading.content().marks.iter().filter(inside).filter(|mark| mark.kind == MarkKind::Emphasis);
    let names: Vec<Range<usize>> = emphasis.map(Mark::range).collect();
    let (first, last) = (names.first()?, names.last()?);
    let before = text[line.start..first.start].trim();
    let is_joint = |pair: &[Range<usize>]| {
        let between = text.get(pair[0].end..pair[1].start).unwrap_or("none").trim();
        matches!(between, "," | ";" | "and" | ", and" | "&")
    };
    let is_list = names.len() > 1
        && (before.is_empty() || before.ends_with(':'))
        && names.windows(2).all(is_joint)
        && !text[last.end..line.end].contains(char::is_alphanumeric);
    is_list.then_some(names)
}

/// Whether a bare noun stands alone in its part of the line.
fn is_apart(text: &str, honour: &Honour, line: &Range<usize>) -> bool {
    text[line.start..honour.range.start].trim().is_empty()
        && text[honour.range.end..line.end].trim_start().starts_with(['f', 'o', '(', ','])
}

/// Whether a second honour on a line is one of its own: behind `;`, ` and ` or a new sentence.
fn starts_anew(text: &str, from: usize, to: usize) -> bool {
    let between = text[from..to].trim();
    matches!(between, "and" | "&" | ";" | "," | "/" | "+" | ", and")
        || between.contains([';', '\n']) && !between.contains('(')
}

/// `Honorary title of "X"`: what the quotation marks hold.
fn titled(reading: &Reading<'_>, line: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let quotation =
        reading.quotations.iter().find(|quotation| line.start <= quotation.start && quotation.end <= line.end)?;
    let before = text[line.start..quotation.start].to_lowercase();
    before.trim_end().ends_with("title of").then(|| crate::extract::quote::inside(text, quotation))
}

/// The project of a grant that is told by its payer: `Slow Fund 12-345, "Tides and People", PI`.
fn project_quoted(reading: &Reading<'_>, line: &Range<usize>, honours: &[Honour]) -> Option<Range<usize>> {
    const LEAD: usize = 6;
    let text = reading.text();
    let within = |quotation: &&Range<usize>| line.start <= quotation.start && quotation.end <= line.end;
    let quotation = reading.quotations.iter().find(within).filter(|_| honours.is_empty())?;
    let lead = &text[line.start..quotation.start];
    let groups = reading.entry.groups.iter().map(String::as_str).chain(reading.heading);
    let heading = groups.collect::<Vec<_>>().join(" ").to_lowercase();
    let is_grant = ["grant", "fund", "project", "drittmittel", "förder", "financ", "projet", "proyecto", "projeto"]
        .iter()
        .any(|word| heading.contains(word))
        || text[line.clone()].contains("PI") && lead.contains(|c: char| c.is_ascii_digit());
    let named = lead.chars().any(char::is_uppercase) && lead.split_whitespace().count() <= LEAD;
    (is_grant && named).then(|| crate::extract::quote::inside(text, quotation))
}

/// Makes the facts of an honour: one for each year of a list of years.
fn emit(reading: &Reading<'_>, line: &Range<usize>, range: Range<usize>, confidence: f32, facts: &mut Facts) {
    let text = reading.text();
    let (range, own_edition) = without_lead(reading, range, line);
    let leading = || {
        let before = text[line.start..range.start].trim_end_matches(|c: char| !c.is_alphanumeric());
        let quoted = text[range.end..].starts_with(['"', '”', '“', '»']);
        let is_part = ["PI", "Co-PI", "Co-I", "Principal Investigator"].contains(&before.trim());
        name_at(before).filter(|_| quoted && !is_part)
    };
    let awarder = contest_before(text, &range, line)
        .or_else(|| find_giver(reading, &range, line))
        .or(own_edition)
        .or_else(leading)
        .or_else(|| part_beside(text, &range, line))
        .or_else(|| cell_before(reading, &range));
    let range = with_standing(text, line.start, range);
    for date in dates(reading, line, &range) {
        push(
            reading,
            Found { range: range.clone(), title: None, awarder: awarder.clone(), date, work: None, confidence },
            facts,
        );
    }
}

/// The name without `Awarded` and the like, and without a venue's edition before a colon or dash.
fn without_lead(reading: &Reading<'_>, range: Range<usize>, line: &Range<usize>) -> (Range<usize>, Option<String>) {
    const LEADS: &[&str] = &[
        "Awarded the ", "Awarded a ", "Awarded an ", "Awarded ", "Received the ", "Received a ", "Received ",
        "Recipient of the ", "Recipient of ", "Winner of the ", "Winner of ", "The ", "Won the ", "Won ",
        "Elected as ", "Elected ", "Named ", "Selected as ", "Obtained ", "Took ",
    ];
    let text = reading.text();
    let mut start = range.start;
    if let Some(lead) = LEADS.iter().find(|lead| text[start..range.end].starts_with(**lead)) {
        // `Elected Fellow` says more than `Fellow`.
        if text[start + lead.len()..range.end].trim().contains(' ') {
            start += lead.len();
        }
    }
    let venue = reading
        .venues
        .iter()
        .find(|venue| venue.range.start >= line.start && venue.range.end <= start && venue.year.is_some());
    if let Some((name, venue)) = praised_reviewer(reading, &(start..range.end)) {
        return (name, Some(edition(venue)));
    }
    let behind_colon = venue.filter(|venue| text[venue.range.end..start].trim().chars().all(|c| !c.is_alphanumeric()));
    (start..range.end, behind_colon.map(edition))
}

/// A reviewer that is praised behind the edition of the venue that did so: `SLOW 2024 Top Reviewer`.
fn praised_reviewer<'a>(reading: &'a Reading<'_>, range: &Range<usize>) -> Option<(Range<usize>, &'a VenueMention)> {
    let text = reading.text();
    let at_head = |venue: &&VenueMention| venue.range.start == range.start && venue.year.is_some();
    let venue = reading.venues.iter().find(at_head).filter(|venue| venue.range.end < range.end)?;
    let name = text[venue.range.end..range.end].trim_start();
    let is_reviewer = name.starts_with(char::is_uppercase) && name.to_lowercase().contains(" reviewer");
    is_reviewer.then(|| (range.end - name.len()..range.end, venue))
}
