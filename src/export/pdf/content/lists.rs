//! The sections other than publications: positions, degrees, awards, talks, service.

use std::cmp::Reverse;

use super::super::fonts::Face;
use super::{Entry, Group, Line, Paragraph, clean, linked, plain, styled, text, unbroken};
use crate::cv::{Cv, PresentedTalk, WonAward};
use crate::export::arrange::Served;
use crate::export::{arrange, link, words};
use crate::fact::TalkKind;

/// Positions, the latest first.
pub(super) fn positions(cv: &Cv) -> Vec<Group> {
    let entries = arrange::positions(cv).into_iter().map(|position| {
        let mut line = Line::default();
        let role = position.role.as_deref().map(words::capitalized);
        line.add("", styled(role.as_deref(), Face::Bold));
        let face = if line.spans.is_empty() { Face::Bold } else { Face::Regular };
        line.add(", ", styled(position.organization.as_deref(), face));
        line.add(", ", plain(position.location.as_deref()));
        entry(line.spans, arrange::period(position))
    });
    group(entries)
}

/// Degrees, the latest first.
pub(super) fn education(cv: &Cv) -> Vec<Group> {
    let entries = arrange::education(cv).into_iter().map(|degree| {
        let mut line = Line::default();
        line.add("", styled(Some(&degree.degree), Face::Bold));
        line.add(" in ", plain(degree.field.as_deref()));
        line.add(", ", plain(degree.institution.as_deref()));
        entry(line.spans, arrange::degree_time(degree))
    });
    group(entries)
}

/// Awards, the latest first.
pub(super) fn awards(cv: &Cv) -> Vec<Group> {
    group(arrange::awards(cv).into_iter().map(|award| entry(award_line(cv, award), award.date.map(arrange::month))))
}

fn award_line(cv: &Cv, award: &WonAward) -> Paragraph {
    let mut line = Line::default();
    line.add("", styled(Some(&words::capitalized(&award.title)), Face::Bold));
    line.add(", ", plain(award.awarder.as_deref()));
    if let Some(title) = plain(arrange::awarded(cv, award)) {
        line.add(", ", [text("for “", Face::Regular), title, text("”", Face::Regular)]);
    }
    line.spans
}

/// Talks, the latest first.
pub(super) fn talks(cv: &Cv) -> Vec<Group> {
    let talks = arrange::talks(cv);
    let mut bare: Vec<(TalkKind, Vec<&PresentedTalk>)> = Vec::new();
    for talk in talks.iter().filter(|talk| is_bare(cv, talk)) {
        match bare.iter_mut().find(|(kind, _)| *kind == talk.kind) {
            Some((_, talks)) => talks.push(talk),
            None => bare.push((talk.kind, vec![talk])),
        }
    }
    bare.retain(|(_, talks)| talks.len() >= MANY_VENUES);
    let is_joined = |talk: &PresentedTalk| is_bare(cv, talk) && bare.iter().any(|(kind, _)| *kind == talk.kind);
    let alone = talks.iter().filter(|talk| !is_joined(talk));
    let alone = alone.map(|talk| entry(talk_line(cv, talk), talk.date.map(arrange::date)));
    let joined = bare.iter().map(|(kind, talks)| entry(at_many(*kind, talks), None));
    group(alone.chain(joined))
}

/// Whether nothing is known of a talk but its kind and where it was.
fn is_bare(cv: &Cv, talk: &PresentedTalk) -> bool {
    talk.date.is_none() && talk.event.is_some() && arrange::talk_title(cv, talk).is_none()
}

/// Talks of which only the place is known, as one entry.
fn at_many(kind: TalkKind, talks: &[&PresentedTalk]) -> Paragraph {
    let mut line = Line::default();
    line.add("", styled(Some(&format!("{}s", arrange::talk_kind(kind))), Face::Bold));
    for (index, talk) in talks.iter().enumerate() {
        line.add(if index == 0 { ": " } else { "; " }, plain(talk.event.as_deref()));
        line.add(", ", plain(talk.location.as_deref()));
    }
    line.spans
}

fn talk_line(cv: &Cv, talk: &PresentedTalk) -> Paragraph {
    let mut line = Line::default();
    let title = arrange::talk_title(cv, talk).map(clean).filter(|title| !title.is_empty());
    let Some(title) = title else {
        line.add("", styled(Some(arrange::talk_kind(talk.kind)), Face::Bold));
        line.add(", ", plain(talk.event.as_deref()));
        line.add(", ", plain(talk.location.as_deref()));
        return line.spans;
    };
    let url = talk.url.as_deref().and_then(link::web);
    line.append([text("“", Face::Regular)]);
    line.append(linked(&title, url, format!("slides or recording of “{title}”")));
    line.append([text(closing(&title), Face::Regular)]);
    let told = arrange::told_kind(talk);
    line.add(" ", plain(told.map(unbroken).as_deref()));
    line.add(if told.is_some() { ", " } else { " " }, styled(talk.event.as_deref(), Face::Italic));
    line.add(", ", plain(talk.location.as_deref()));
    line.spans
}

/// Closes a quoted title as a sentence.
fn closing(title: &str) -> &'static str {
    if title.ends_with(['.', '?', '!', '…']) { "”" } else { ".”" }
}

/// Service, the latest first: one entry a role and venue with all its years; one for a role of many venues.
pub(super) fn service(cv: &Cv) -> Vec<Group> {
    let mut duties: Vec<(Option<i16>, Entry)> = Vec::new();
    for (role, served) in arrange::service(cv) {
        let role = clean(&words::capitalized(role));
        if served.len() >= MANY_VENUES && served.iter().all(|served| served.venue.is_some()) {
            duties.push((arrange::latest(&served), everywhere(&role, &served)));
        } else {
            duties.extend(served.iter().map(|one| (one.years.first().copied(), at_venue(&role, one))));
        }
    }
    duties.sort_by_key(|duty| Reverse(duty.0));
    group(duties.into_iter().map(|(_, entry)| entry))
}

/// From how many venues on a role, or a kind of talk, is one entry, so that such a list does not fill pages.
const MANY_VENUES: usize = 4;

fn at_venue(role: &str, served: &Served) -> Entry {
    let mut line = Line::default();
    line.add("", plain(Some(role)));
    line.add(", ", styled(served.venue.as_deref(), Face::Italic));
    entry(line.spans, served.span())
}

/// A role with its venues and the years at each; beside it the years from the first to the last.
fn everywhere(role: &str, served: &[Served]) -> Entry {
    let mut line = Line::default();
    line.add("", plain(Some(role)));
    for (index, served) in served.iter().enumerate() {
        line.add(if index == 0 { ": " } else { ", " }, styled(served.venue.as_deref(), Face::Italic));
        let years = served.span().map(|years| format!(" ({years})").replace(", ", ",\u{a0}"));
        line.append(years.map(|years| text(&years, Face::Regular)));
    }
    let years = || served.iter().flat_map(|served| &served.years).copied();
    let span = years().min().zip(years().max());
    let date = span.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    entry(line.spans, date)
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
    use super::talks as talks_of;
    use super::*;
    use crate::cv::Id;
    use crate::fact::{Provenance, SectionKind, Talk};

    #[test]
    fn a_role_of_many_venues_is_one_entry_with_the_years_at_each() {
        let served = |venue: &str, years: &[i16]| Served { venue: Some(venue.to_owned()), years: years.to_vec() };
        let entry =
            everywhere("Reviewer", &[served("ABC", &[2026, 2024, 2023]), served("XYZ", &[2020]), served("Q", &[])]);
        let words: String = entry.paragraphs[0].iter().map(|span| span.text.as_str()).collect();
        assert_eq!(words, "Reviewer: ABC (2023–2024,\u{a0}2026), XYZ (2020), Q");
        assert_eq!(entry.date.as_deref(), Some("2020–2026"));
    }

    #[test]
    fn talks_of_which_only_the_place_is_known_are_one_entry() {
        let talk = |event: &str, date: Option<&str>| PresentedTalk {
            id: Id::new(event),
            talk: Talk {
                title: None,
                event: Some(event.to_owned()),
                location: None,
                date: date.and_then(|date| date.parse().ok()),
                kind: TalkKind::Invited,
                work: None,
                url: None,
                provenance: Provenance { mentions: vec![], section: SectionKind::Talks, confidence: 1.0 },
            },
            publication: None,
        };
        let entries = |events: &[(&str, Option<&str>)]| {
            let talks = events.iter().map(|(event, date)| talk(event, *date)).collect();
            let groups = talks_of(&Cv { talks, ..Cv::default() });
            let words = |entry: &Entry| entry.paragraphs[0].iter().map(|span| span.text.as_str()).collect::<String>();
            groups[0].entries.iter().map(words).collect::<Vec<_>>()
        };
        let three = [("Dune University", None), ("Reef Labs", Some("2024")), ("Kelp, Inc.", None), ("Tarn", None)];
        assert_eq!(entries(&three).len(), 4);
        let four = [three.as_slice(), &[("Fen", None)]].concat();
        let told = ["Invited talk, Reef Labs", "Invited talks: Dune University; Kelp, Inc.; Tarn; Fen"];
        assert_eq!(entries(&four), told);
    }
}
