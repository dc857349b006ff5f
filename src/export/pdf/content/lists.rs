//! The sections other than publications: positions, degrees, awards, talks, service.

use std::cmp::Reverse;

use super::super::fonts::Face;
use super::{Entry, Group, Line, Paragraph, clean, linked, plain, styled, text};
use crate::cv::{Cv, PresentedTalk, WonAward};
use crate::export::{arrange, link, words};
use crate::fact::TalkKind;

/// Positions, the latest first.
pub(super) fn positions(cv: &Cv) -> Vec<Group> {
    let mut positions: Vec<_> = cv.positions.iter().collect();
    positions.sort_by_key(|position| Reverse((position.start.or(position.end), position.end)));
    let entries = positions.into_iter().map(|position| {
        let mut line = Line::default();
        line.add("", styled(position.role.as_deref(), Face::Bold));
        let face = if line.spans.is_empty() { Face::Bold } else { Face::Regular };
        line.add(", ", styled(position.organization.as_deref(), face));
        line.add(", ", plain(position.location.as_deref()));
        entry(line.spans, arrange::period(position))
    });
    group(entries)
}

/// Degrees, the latest first.
pub(super) fn education(cv: &Cv) -> Vec<Group> {
    let mut degrees: Vec<_> = cv.education.iter().collect();
    degrees.sort_by_key(|degree| Reverse(degree.year));
    let entries = degrees.into_iter().map(|degree| {
        let mut line = Line::default();
        line.add("", styled(Some(&degree.degree), Face::Bold));
        line.add(" in ", plain(degree.field.as_deref()));
        line.add(", ", plain(degree.institution.as_deref()));
        entry(line.spans, degree.year.map(|year| year.to_string()))
    });
    group(entries)
}

/// Awards, the latest first.
pub(super) fn awards(cv: &Cv) -> Vec<Group> {
    let mut awards: Vec<_> = cv.awards.iter().collect();
    awards.sort_by_key(|award| Reverse(award.date));
    group(awards.into_iter().map(|award| entry(award_line(cv, award), award.date.map(arrange::date))))
}

fn award_line(cv: &Cv, award: &WonAward) -> Paragraph {
    let mut line = Line::default();
    line.add("", styled(Some(&award.title), Face::Bold));
    line.add(", ", plain(award.awarder.as_deref()));
    let work = award.publication.as_ref().and_then(|id| cv.publication(id)).and_then(arrange::title);
    if let Some(title) = plain(work.or(award.work.as_deref())) {
        line.add(", ", [text(&format!("for “{}”", title.text), Face::Regular)]);
    }
    line.spans
}

/// Talks, the latest first.
pub(super) fn talks(cv: &Cv) -> Vec<Group> {
    let mut talks: Vec<_> = cv.talks.iter().collect();
    talks.sort_by_key(|talk| Reverse(talk.date));
    group(talks.into_iter().map(|talk| entry(talk_line(cv, talk), talk.date.map(arrange::date))))
}

fn talk_line(cv: &Cv, talk: &PresentedTalk) -> Paragraph {
    let kind = arrange::talk_kind(talk.kind);
    let mut line = Line::default();
    let title = arrange::talk_title(cv, talk).map(clean).filter(|title| !title.is_empty());
    let Some(title) = title else {
        line.add("", styled(Some(kind), Face::Bold));
        line.add(", ", plain(talk.event.as_deref()));
        line.add(", ", plain(talk.location.as_deref()));
        return line.spans;
    };
    let url = talk.url.as_deref().and_then(link::web);
    line.append([text("“", Face::Regular)]);
    line.append(linked(&title, url, format!("slides or recording of “{title}”")));
    line.append([text(closing(&title), Face::Regular)]);
    let told = talk.kind != TalkKind::Other;
    line.add(" ", plain(told.then_some(kind)));
    line.add(if told { ", " } else { " " }, styled(talk.event.as_deref(), Face::Italic));
    line.add(", ", plain(talk.location.as_deref()));
    line.spans
}

/// Closes a quoted title as a sentence.
fn closing(title: &str) -> &'static str {
    if title.ends_with(['.', '?', '!', '…']) { "”" } else { ".”" }
}

/// Service: one entry a role and venue with all its years, the latest first.
pub(super) fn service(cv: &Cv) -> Vec<Group> {
    let mut duties: Vec<(String, Option<String>, Vec<i16>)> = Vec::new();
    for (role, served) in arrange::service(cv) {
        let role = clean(&words::capitalized(role));
        let ascending = |years: Vec<i16>| years.into_iter().rev().collect();
        duties.extend(served.into_iter().map(|served| (role.clone(), served.venue, ascending(served.years))));
    }
    duties.sort_by_key(|duty| Reverse(duty.2.last().copied()));
    group(duties.into_iter().map(|(role, venue, years)| {
        let mut line = Line::default();
        line.add("", plain(Some(&role)));
        line.add(", ", styled(venue.as_deref(), Face::Italic));
        entry(line.spans, year_ranges(&years))
    }))
}

/// `2019, 2022–2024` from sorted years.
fn year_ranges(years: &[i16]) -> Option<String> {
    let mut ranges: Vec<(i16, i16)> = Vec::new();
    for year in years {
        match ranges.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(*year) => *end = *year,
            _ => ranges.push((*year, *year)),
        }
    }
    let written =
        ranges.iter().map(|(start, end)| if start == end { start.to_string() } else { format!("{start}–{end}") });
    let written: Vec<String> = written.collect();
    (!written.is_empty()).then(|| written.join(", "))
}

fn entry(paragraph: Paragraph, date: Option<String>) -> Entry {
    Entry { label: None, paragraphs: vec![paragraph], date }
}

fn group(entries: impl Iterator<Item = Entry>) -> Vec<Group> {
    let entries = entries.filter(|entry| entry.paragraphs.iter().any(|paragraph| !paragraph.is_empty())).collect();
    vec![Group { title: None, entries }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_years_are_joined() {
        assert_eq!(year_ranges(&[2019, 2022, 2023, 2024]).as_deref(), Some("2019, 2022–2024"));
        assert_eq!(year_ranges(&[]), None);
    }
}
