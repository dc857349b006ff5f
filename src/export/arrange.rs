//! A CV in the order in which people read one: works by kind and newest first, service by role,
//! dates in words.
//!
//! Input: a [`Cv`] and values of it. Output: references and plain text for the formats that people
//! read; those that programs read keep the page's order.

use crate::cv::{Cv, PresentedTalk, Work};
use crate::date::Date;
use crate::fact::{Position, PublicationKind, Status, TalkKind};

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
        works.sort_by_key(|work| std::cmp::Reverse(year(work)));
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

/// One role for one venue, with all its years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Served {
    /// The venue in short, where known.
    pub(crate) venue: Option<String>,
    /// The years, newest first, none twice.
    pub(crate) years: Vec<i16>,
}

impl Served {
    /// Venue and years as in `KDD 2024, 2023`.
    pub(crate) fn text(&self) -> String {
        let years: Vec<String> = self.years.iter().map(ToString::to_string).collect();
        let parts = [self.venue.clone(), (!years.is_empty()).then(|| years.join(", "))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Service by role, each role with its venues, in page order.
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
    for served in roles.iter_mut().flat_map(|(_, venues)| venues) {
        served.years.sort_unstable_by(|a, b| b.cmp(a));
        served.years.dedup();
    }
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

/// When a position was held. A missing end stays open, since the page does not say that it lasts.
pub(crate) fn period(position: &Position) -> Option<String> {
    match (position.start, position.end) {
        (Some(start), Some(end)) if start == end => Some(date(start)),
        (Some(start), Some(end)) => Some(format!("{} – {}", date(start), date(end))),
        (Some(start), None) => Some(format!("from {}", date(start))),
        (None, Some(end)) => Some(format!("until {}", date(end))),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_worded_at_their_precision() {
        let worded = |text: &str| text.parse().map(date).unwrap_or_default();
        assert_eq!(["2024", "2024-08", "2024-08-05"].map(worded), ["2024", "Aug 2024", "5 Aug 2024"]);
    }
}
