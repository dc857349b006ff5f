//! A CV in the order in which people read one: works by kind and newest first, service by role,
//! dates in words.
//!
//! Input: a [`Cv`] and values of it. Output: references and plain text for the formats that people
//! read; those that programs read keep the page's order.

use std::cmp::Reverse;

use crate::cv::{Cv, Keyed, PresentedTalk, WonAward, Work};
use crate::date::Date;
use crate::fact::{DegreeStatus, Education, Position, PublicationKind, Status, TalkKind, UnnamedPublications};

use super::bib::notes;
use super::words;

/// The heading over the works of one kind.
pub(crate) fn heading(kind: PublicationKind) -> &'static str {
    match kind {
        PublicationKind::Conference => "Conference papers",
        PublicationKind::Journal => "Journal articles",
        PublicationKind::Workshop => "Workshop papers",
        PublicationKind::Preprint => "Preprints",
        PublicationKind::Thesis => "Theses",
        PublicationKind::Book => "Books",
        PublicationKind::Chapter => "Book chapters",
        PublicationKind::Demo => "Demonstrations",
        PublicationKind::Patent => "Patents",
        PublicationKind::TechReport => "Technical reports",
        PublicationKind::Other => "Other works",
    }
}

/// The works of each kind that there is, newest first; works of one year in page order, those
/// without a year last.
pub(crate) fn publications(cv: &Cv) -> Vec<(PublicationKind, Vec<&Work>)> {
    let of_kind = |kind: PublicationKind| {
        let mut works: Vec<&Work> =
            cv.publications.iter().filter(|work| work.kind == kind && title(work).is_some()).collect();
        works.sort_by_key(|work| Reverse(year(work)));
        (kind, works)
    };
    PublicationKind::ALL.iter().copied().map(of_kind).filter(|(_, works)| !works.is_empty()).collect()
}

/// What a work is called: its title, else its short name.
pub(crate) fn title(work: &Work) -> Option<&str> {
    work.title.as_deref().or(work.short_title.as_deref())
}

/// The year of a work: of its venue's edition, else of the news.
pub(crate) fn year(work: &Work) -> Option<i16> {
    work.year.or(work.date.map(Date::year))
}

/// The word for a work that is not out, `None` for one that is.
pub(crate) fn standing(cv: &Cv, work: &Work) -> Option<&'static str> {
    match work.status {
        Status::Submitted => Some("submitted"),
        Status::Accepted => notes::is_to_appear(cv, work).then_some("to appear"),
        Status::Preprint | Status::Published => None,
    }
}

/// Acceptances without titles, of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Further {
    /// The year, where it is known.
    pub(crate) year: Option<i16>,
    /// How many there are, and where: `2 further papers at ABC`.
    pub(crate) text: String,
}

/// The heading over [`unnamed`] papers, which stand behind those that have a title.
pub(crate) const UNNAMED: &str = "Accepted papers not listed by title";

/// Acceptances without titles by year, the latest first. They are further ones where the CV has
/// publications with a title.
pub(crate) fn unnamed(cv: &Cv) -> Vec<Further> {
    let further = cv.publications.iter().any(|work| title(work).is_some());
    let mut years: Vec<Option<i16>> = cv.unnamed_publications.iter().map(|papers| papers.year).collect();
    years.sort_by_key(|year| Reverse(*year));
    years.dedup();
    let of_year = |year: Option<i16>| {
        let papers = cv.unnamed_publications.iter().filter(|papers| papers.year == year).map(|papers| &papers.fact);
        Further { year, text: counted(&by_place(papers), further) }
    };
    years.into_iter().map(of_year).collect()
}

/// How many papers at each venue and track, in the order of the page.
fn by_place<'a>(papers: impl Iterator<Item = &'a UnnamedPublications>) -> Vec<(String, u32)> {
    let mut places: Vec<(String, u32)> = Vec::new();
    for papers in papers {
        let place = place(papers);
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, count)) => *count = count.saturating_add(papers.count),
            None => places.push((place, papers.count)),
        }
    }
    places
}

/// ` at ABC (oral)`, as far as it is told.
fn place(papers: &UnnamedPublications) -> String {
    let venue = papers.venue.as_ref().map(|venue| format!(" at {}", words::venue_short(venue)));
    let track = papers.track.as_deref().filter(|track| !track.trim().is_empty()).map(|track| format!(" ({track})"));
    venue.into_iter().chain(track).collect()
}

/// `2 further papers at ABC`, `5 further papers: 3 at ABC, 2 at XYZ (oral)`. No line ends in the count.
fn counted(places: &[(String, u32)], further: bool) -> String {
    let total = places.iter().fold(0_u32, |total, (_, count)| total.saturating_add(*count));
    let further = if further { "\u{a0}further" } else { "" };
    let papers = if total == 1 { "paper" } else { "papers" };
    let papers = format!("{total}{further}\u{a0}{papers}");
    let places: Vec<String> = match places {
        [(place, _)] => return papers + place,
        _ => places.iter().filter(|(place, _)| !place.is_empty()).map(|(place, n)| format!("{n}{place}")).collect(),
    };
    format!("{papers}: {}", places.join(", "))
}

/// Positions, the latest first. Those without a date come before, in page order: pages date what is
/// over, and say of the rest that it is so.
pub(crate) fn positions(cv: &Cv) -> Vec<&Keyed<Position>> {
    let mut positions: Vec<_> = cv.positions.iter().collect();
    positions.sort_by_key(|position| {
        let begun = position.start.or(position.end);
        Reverse((begun.is_none(), begun, position.end))
    });
    positions
}

/// Degrees, those under way before those held, of both the latest first. One without a year may be under way too.
pub(crate) fn education(cv: &Cv) -> Vec<&Keyed<Education>> {
    let mut degrees: Vec<_> = cv.education.iter().collect();
    let is_under_way = |degree: &Education| degree.status == Some(DegreeStatus::UnderWay);
    degrees.sort_by_key(|degree| Reverse((is_under_way(degree), degree.year.is_none(), degree.year)));
    degrees
}

/// What stands in the column of dates beside a degree.
pub(crate) fn degree_time(degree: &Education) -> Option<String> {
    match (degree.status, degree.year) {
        (Some(DegreeStatus::UnderWay), Some(year)) => Some(format!("expected {year}")),
        (Some(DegreeStatus::UnderWay), None) => Some("in progress".to_owned()),
        (_, year) => year.map(|year| year.to_string()),
    }
}

/// Awards, the latest first.
pub(crate) fn awards(cv: &Cv) -> Vec<&WonAward> {
    let mut awards: Vec<_> = cv.awards.iter().collect();
    awards.sort_by_key(|award| Reverse(award.date));
    awards
}

/// Talks, the latest first.
pub(crate) fn talks(cv: &Cv) -> Vec<&PresentedTalk> {
    let mut talks: Vec<_> = cv.talks.iter().collect();
    talks.sort_by_key(|talk| Reverse(talk.date));
    talks
}

/// The title of the work that an award is for.
pub(crate) fn awarded<'a>(cv: &'a Cv, award: &'a WonAward) -> Option<&'a str> {
    let work = award.publication.as_ref().and_then(|id| cv.publication(id)).and_then(title);
    work.or(award.work.as_deref())
}

/// One role for one venue, with all its years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Served {
    /// The venue in short, where known.
    pub(crate) venue: Option<String>,
    /// The years, newest first, none twice.
    pub(crate) years: Vec<i16>,
}

impl Served {
    /// Venue and years as in `KDD 2021, 2023–2024`.
    pub(crate) fn text(&self) -> String {
        [self.venue.clone(), self.span()].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// `2019, 2022–2024`; `None` where no year is known.
    pub(crate) fn span(&self) -> Option<String> {
        let mut ranges: Vec<(i16, i16)> = Vec::new();
        for year in self.years.iter().rev() {
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
}

/// The latest year of a role.
pub(crate) fn latest(served: &[Served]) -> Option<i16> {
    served.iter().filter_map(|served| served.years.first()).max().copied()
}

/// Service by role, each role with its venues, the latest first.
pub(crate) fn service(cv: &Cv) -> Vec<(&str, Vec<Served>)> {
    let mut roles: Vec<(&str, Vec<Served>)> = Vec::new();
    for service in &cv.service {
        let at = position_or_push(&mut roles, |(role, _)| *role == service.role, || (&service.role, Vec::new()));
        let venue = service.venue.as_ref().map(words::venue_short);
        let venues = &mut roles[at].1;
        let at = position_or_push(
            venues,
            |served| served.venue == venue,
            || Served { venue: venue.clone(), years: Vec::new() },
        );
        venues[at].years.extend(service.year);
    }
    for (_, venues) in &mut roles {
        for served in &mut *venues {
            served.years.sort_unstable_by(|a, b| b.cmp(a));
            served.years.dedup();
        }
        venues.sort_by_key(|served| Reverse(served.years.first().copied()));
    }
    roles.sort_by_key(|(_, venues)| Reverse(latest(venues)));
    roles
}

fn position_or_push<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    list.iter().position(is_it).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    })
}

/// What a talk is called: its title, else what it presented, else its kind.
pub(crate) fn talk_title<'a>(cv: &'a Cv, talk: &'a PresentedTalk) -> Option<&'a str> {
    talk.title.as_deref().or_else(|| presented(cv, talk))
}

/// The work that a talk presented.
pub(crate) fn presented<'a>(cv: &'a Cv, talk: &'a PresentedTalk) -> Option<&'a str> {
    let work = talk.publication.as_ref().and_then(|id| cv.publication(id)).and_then(title);
    work.or(talk.work.as_deref())
}

/// The word for a kind of talk, with a capital.
pub(crate) fn talk_kind(kind: TalkKind) -> &'static str {
    match kind {
        TalkKind::Invited => "Invited talk",
        TalkKind::Keynote => "Keynote",
        TalkKind::GuestLecture => "Guest lecture",
        TalkKind::Tutorial => "Tutorial",
        TalkKind::Panel => "Panel",
        TalkKind::Seminar => "Seminar",
        TalkKind::Conference => "Conference talk",
        TalkKind::Podcast => "Podcast",
        TalkKind::Other => "Talk",
    }
}

/// The word for a kind of talk beside its title, where the page tells the kind and the event does
/// not say it again (`Seminar, Nordic Seminar`).
pub(crate) fn told_kind(talk: &PresentedTalk) -> Option<&'static str> {
    let kind = talk_kind(talk.kind);
    let said = talk.event.as_ref().is_some_and(|event| words::holds(event, kind));
    (talk.kind != TalkKind::Other && !said).then_some(kind)
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date at its precision in words: `2024`, `Aug 2024`, `25 Aug 2024`.
pub(crate) fn date(date: Date) -> String {
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (month, date.day()) {
        (Some(month), Some(day)) => format!("{day} {month} {}", date.year()),
        (Some(month), None) => format!("{month} {}", date.year()),
        (None, _) => date.year().to_string(),
    }
}

/// A date in words without its day, which says nothing of a position or an award.
pub(crate) fn month(date: Date) -> String {
    let month = date.month().and_then(|month| Date::from_month(date.year(), month));
    self::date(month.unwrap_or(Date::from_year(date.year())))
}

/// When a position was held. A missing end stays open, since the page does not say that it lasts.
pub(crate) fn period(position: &Position) -> Option<String> {
    let (start, end) = (position.start.map(month), position.end.map(month));
    match (start, end) {
        (Some(start), Some(end)) if start == end => Some(start),
        (Some(start), Some(end)) if start.contains(' ') || end.contains(' ') => Some(format!("{start} – {end}")),
        (Some(start), Some(end)) => Some(format!("{start}–{end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("until {end}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::Id;
    use crate::fact::{Provenance, SectionKind, Talk};

    #[test]
    fn papers_without_a_title_are_counted_by_venue() {
        let told = |places: &[(&str, u32)], further: bool| {
            let places: Vec<(String, u32)> =
                places.iter().map(|(place, count)| ((*place).to_owned(), *count)).collect();
            counted(&places, further).replace('\u{a0}', " ")
        };
        assert_eq!(told(&[(" at ABC", 2)], true), "2 further papers at ABC");
        assert_eq!(told(&[("", 1)], false), "1 paper");
        assert_eq!(
            told(&[(" at ABC", 3), ("", 1), (" at XYZ (oral)", 2)], false),
            "6 papers: 3 at ABC, 2 at XYZ (oral)"
        );
    }

    #[test]
    fn neighbouring_years_are_joined() {
        let served = |years: &[i16]| Served { venue: Some("KDD".into()), years: years.to_vec() };
        assert_eq!(served(&[2024, 2023, 2022, 2019]).text(), "KDD 2019, 2022–2024");
        assert_eq!(served(&[]).text(), "KDD");
        assert_eq!(served(&[]).span(), None);
    }

    #[test]
    fn dates_are_worded_at_their_precision() {
        let worded = |text: &str| text.parse().map(date).unwrap_or_default();
        assert_eq!(["2024", "2024-08", "2024-08-05"].map(worded), ["2024", "Aug 2024", "5 Aug 2024"]);
    }

    #[test]
    fn positions_are_dated_to_the_month() {
        let held = |start: &str, end: &str| {
            let provenance = Provenance { mentions: vec![], section: SectionKind::News, confidence: 1.0 };
            let (start, end) = (start.parse().ok(), end.parse().ok());
            period(&Position { role: None, organization: None, location: None, start, end, provenance })
        };
        let told = |start: &str, end: &str| held(start, end).unwrap_or_default();
        assert_eq!(told("2022", "2024"), "2022–2024");
        assert_eq!(told("2022-09-01", "2024"), "Sep 2022 – 2024");
        assert_eq!(told("2022-09-01", "2022-09-30"), "Sep 2022");
        assert_eq!((told("2022-09-01", ""), told("", "2024")), ("from Sep 2022".into(), "until 2024".into()));
        assert_eq!(held("", ""), None);
    }

    #[test]
    fn a_kind_of_talk_that_its_event_names_is_not_told_twice() {
        let told = |kind: TalkKind, event: &str| {
            let provenance = Provenance { mentions: vec![], section: SectionKind::Talks, confidence: 1.0 };
            let (title, location, date, work, url) = (None, None, None, None, None);
            let talk = Talk { title, event: Some(event.into()), location, date, kind, work, url, provenance };
            told_kind(&PresentedTalk { id: Id::new("a"), talk, publication: None })
        };
        assert_eq!(told(TalkKind::Seminar, "Nordic Systems Seminar"), None);
        assert_eq!(told(TalkKind::Keynote, "Nordic Systems Days"), Some("Keynote"));
        assert_eq!(told(TalkKind::Other, "Nordic Systems Days"), None);
    }
}
