//! The sections other than publications: positions, degrees, awards, talks, service.

use std::cmp::Reverse;

use super::super::fonts::Face;
use super::{Entry, Group, Line, Paragraph, Span, clean, linked, plain, safe_url, styled, text};
use crate::cv::{Cv, PresentedTalk, WonAward};
use crate::date::Date;
use crate::fact::TalkKind;
use crate::venue::Venue;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date as the date column prints it: to the month, since a CV's reader needs no days.
pub(super) fn date(date: Date) -> String {
    match date.month().and_then(|month| MONTHS.get(usize::from(month) - 1)) {
        Some(month) => format!("{month} {}", date.year()),
        None => date.year().to_string(),
    }
}

/// A term. An end that the page does not tell is not guessed: `from 2021` is true of a position
/// that lasts and of one that has ended.
fn term(start: Option<Date>, end: Option<Date>) -> Option<String> {
    match (start.map(date), end.map(date)) {
        (Some(start), Some(end)) if start == end => Some(start),
        (Some(start), Some(end)) => Some(format!("{start} – {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("until {end}")),
        (None, None) => None,
    }
}

/// Positions, the latest first.
pub(super) fn positions(cv: &Cv) -> Vec<Group> {
    let mut positions: Vec<_> = cv.positions.iter().collect();
    positions.sort_by_key(|position| Reverse((position.start.or(position.end), position.end)));
    let entries = positions.into_iter().map(|position| {
        let mut line = Line::default();
        line.add("", styled(position.role.as_deref(), Face::Bold));
        line.add(", ", plain(position.organization.as_deref()));
        line.add(", ", plain(position.location.as_deref()));
        entry(line.spans, term(position.start, position.end))
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
    group(awards.into_iter().map(|award| entry(award_line(cv, award), award.date.map(date))))
}

fn award_line(cv: &Cv, award: &WonAward) -> Paragraph {
    let mut line = Line::default();
    line.add("", styled(Some(&award.title), Face::Bold));
    line.add(", ", plain(award.awarder.as_deref()));
    let work = award.publication.as_ref().and_then(|id| cv.publication(id));
    let title = work.and_then(|work| work.title.as_deref().or(work.short_title.as_deref()));
    if let Some(title) = plain(title.or(award.work.as_deref())) {
        line.add(", ", [text(&format!("for “{}”", title.text), Face::Regular)]);
    }
    line.spans
}

/// Talks, the latest first.
pub(super) fn talks(cv: &Cv) -> Vec<Group> {
    let mut talks: Vec<_> = cv.talks.iter().collect();
    talks.sort_by_key(|talk| Reverse(talk.date));
    group(talks.into_iter().map(|talk| entry(talk_line(cv, talk), talk.date.map(date))))
}

fn talk_line(cv: &Cv, talk: &PresentedTalk) -> Paragraph {
    let work = talk.publication.as_ref().and_then(|id| cv.publication(id));
    let presented = work.and_then(|work| work.title.as_deref()).or(talk.work.as_deref());
    let title = talk.title.as_deref().or(presented).map(clean).filter(|title| !title.is_empty());
    let kind = kind_of_talk(talk.kind);
    let mut line = Line::default();
    let Some(title) = title else {
        line.add("", styled(Some(kind.unwrap_or("Talk")), Face::Bold));
        line.add(", ", styled(talk.event.as_deref(), Face::Regular));
        line.add(", ", plain(talk.location.as_deref()));
        return line.spans;
    };
    let url = talk.url.as_deref().and_then(safe_url);
    line.append([text("“", Face::Regular)]);
    line.append(linked(&title, url, format!("slides or recording of “{title}”")));
    line.append([text("”", Face::Regular)]);
    line.add(". ", plain(kind));
    let separator = if kind.is_some() { ", " } else { ". " };
    line.add(separator, styled(talk.event.as_deref(), Face::Italic));
    line.add(", ", plain(talk.location.as_deref()));
    line.spans
}

fn kind_of_talk(kind: TalkKind) -> Option<&'static str> {
    match kind {
        TalkKind::Invited => Some("Invited talk"),
        TalkKind::Keynote => Some("Keynote"),
        TalkKind::GuestLecture => Some("Guest lecture"),
        TalkKind::Tutorial => Some("Tutorial"),
        TalkKind::Panel => Some("Panel"),
        TalkKind::Seminar => Some("Seminar"),
        TalkKind::Conference => Some("Conference talk"),
        TalkKind::Podcast => Some("Podcast"),
        TalkKind::Other => None,
    }
}

/// Service: one entry a role and venue with all its years, the latest first.
pub(super) fn service(cv: &Cv) -> Vec<Group> {
    let mut duties: Vec<(String, Option<String>, Vec<i16>)> = Vec::new();
    for service in &cv.service {
        let (role, venue) = (clean(&service.role), service.venue.as_ref().map(venue_label));
        let year = service.year;
        let known = duties.iter_mut().find(|duty| duty.0.to_lowercase() == role.to_lowercase() && duty.1 == venue);
        match known {
            Some(duty) => duty.2.extend(year),
            None => duties.push((role, venue, year.into_iter().collect())),
        }
    }
    for duty in &mut duties {
        duty.2.sort_unstable();
        duty.2.dedup();
    }
    duties.sort_by_key(|duty| Reverse(duty.2.last().copied()));
    group(duties.into_iter().map(|(role, venue, years)| {
        let mut line = Line::default();
        line.add("", styled(Some(&capitalised(&role)), Face::Regular));
        line.add(", ", styled(venue.as_deref(), Face::Italic));
        entry(line.spans, year_ranges(&years))
    }))
}

/// The everyday name of a venue, with the conference that it is held with.
pub(super) fn venue_label(venue: &Venue) -> String {
    let label = clean(venue.label());
    match venue.host.as_deref().map(clean).filter(|host| !host.is_empty() && !label.contains(host.as_str())) {
        Some(host) => format!("{label} at {host}"),
        None => label,
    }
}

/// `2019, 2022–2024` from sorted years.
fn year_ranges(years: &[i16]) -> Option<String> {
    let mut ranges: Vec<(i16, i16)> = Vec::new();
    for year in years {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == *year => *end = *year,
            _ => ranges.push((*year, *year)),
        }
    }
    let written = ranges.iter().map(|(start, end)| match end - start {
        0 => start.to_string(),
        _ => format!("{start}–{end}"),
    });
    let written: Vec<String> = written.collect();
    (!written.is_empty()).then(|| written.join(", "))
}

/// With a capital first letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn entry(paragraph: Vec<Span>, date: Option<String>) -> Entry {
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

    #[test]
    fn an_unknown_end_is_not_guessed() {
        let date = |text: &str| text.parse::<Date>().ok();
        assert_eq!(term(date("2021-09"), None).as_deref(), Some("from Sep 2021"));
        assert_eq!(term(date("2019"), date("2021-08")).as_deref(), Some("2019 – Aug 2021"));
        assert_eq!(term(None, date("2021")).as_deref(), Some("until 2021"));
        assert_eq!(term(None, None), None);
    }
}
