//! The page taken back to an earlier date: what it dates later is left out.
//!
//! 1. [`work`] tells, before corrections, what each work was by then: a paper accepted later is the
//!    preprint that it was, if it was one.
//! 2. [`cut`] leaves out of the whole CV, corrections applied, what is dated later, and puts the
//!    earlier states of works in place.
//!
//! Dates are those of the page, of the user's files, and of corrections. What has no date stays: the
//! page does not date it later. A year is not later than a month of the same year.

pub(crate) mod work;

use crate::cv::{Cv, Id, Work};
use crate::date::Date;
use crate::fact::{DegreeStatus, Education, Publication, SectionKind};
use crate::warning::Place;

use work::ByThen;

/// Whether something is dated later than `by`: by the news that told of it or, without such, by its
/// year. What belongs to an earlier year is not, whenever the page told of it.
pub(crate) fn is_later(told: Option<Date>, year: Option<i16>, by: Date) -> bool {
    match (told, year) {
        (_, Some(year)) if year < by.year() => false,
        (Some(told), _) => told.is_after(by),
        (None, year) => year.is_some_and(|year| year > by.year()),
    }
}

/// A work before corrections, and what it was by then.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// Its key.
    pub(crate) id: Id,
    /// As the page and the bibliography have it.
    pub(crate) publication: Publication,
    /// As it was.
    pub(crate) by_then: ByThen,
}

/// Takes the CV back to `by`. `states` are its works before corrections.
pub(crate) fn cut(cv: &mut Cv, states: &[State], by: Date) {
    let items: Vec<(Place, Option<Date>)> = cv.items.iter().map(|item| (item.place.clone(), item.date)).collect();
    let works = std::mem::take(&mut cv.publications);
    let works: Vec<(Work, bool)> = works.into_iter().filter_map(|work| rewound(work, states, by)).collect();
    let whole: Vec<Id> = works.iter().filter(|(_, whole)| *whole).map(|(work, _)| work.id.clone()).collect();
    cv.publications = works.into_iter().map(|(work, _)| work).collect();
    cv.unnamed_publications.retain(|unnamed| !is_later(unnamed.date, unnamed.year, by));
    cv.service.retain(|service| !is_later(service.date, service.year, by));
    cv.talks.retain(|talk| !is_later(talk.date, None, by));
    cv.positions.retain(|position| !is_later(position.start, None, by));
    for position in &mut cv.positions {
        // By then it lasted.
        position.fact.end = position.fact.end.filter(|end| !end.is_after(by));
    }
    cv.education.retain(|degree| {
        let given = degree.year.filter(|_| degree.status != Some(DegreeStatus::UnderWay));
        !is_later(told(degree, &items), given, by)
    });
    cv.awards.retain(|award| match award.date {
        Some(date) => !date.is_after(by),
        // An award without a date cannot have come before what it was given for.
        None => award.publication.as_ref().is_none_or(|work| whole.contains(work)),
    });
    cv.untie();
    cv.items.retain(|item| item.date.is_none_or(|date| !date.is_after(by)));
    let is_dropped = |place: &Place| {
        let at = items.iter().filter(|(item, _)| item.file == place.file && item.line == place.line);
        at.filter_map(|(_, date)| *date).any(|date| date.is_after(by))
    };
    cv.warnings.retain(|warning| !warning.place.as_ref().is_some_and(is_dropped));
    if let Some(resume) = &mut cv.resume {
        resume_cut(resume, by);
    }
}

/// When the news told of a degree, which itself has a year only.
fn told(degree: &Education, items: &[(Place, Option<Date>)]) -> Option<Date> {
    let place = degree.provenance.mentions.first().filter(|_| degree.provenance.section == SectionKind::News)?;
    let before = items.iter().filter(|(item, _)| item.file == place.file && item.span.start <= place.span.start);
    before.max_by_key(|(item, _)| item.span.start)?.1
}

/// The work as it was by then, and whether that is all that it is; `None` where the page dates it
/// later.
fn rewound(mut work: Work, states: &[State], by: Date) -> Option<(Work, bool)> {
    // A correction may have changed its key, but not where it stands.
    let is_of = |state: &&State| state.publication.provenance == work.provenance;
    let state = states.iter().find(|state| state.id == work.id).or_else(|| states.iter().find(is_of));
    let is_corrected = |state: &State| (work.date, work.year) != (state.publication.date, state.publication.year);
    match state.filter(|state| !is_corrected(state)) {
        Some(State { by_then: ByThen::Nothing, .. }) => None,
        Some(State { publication, by_then: ByThen::Earlier(earlier, keeps_entry), .. }) => {
            work.publication = corrected(publication, work.publication, earlier);
            work.bib = work.bib.filter(|_| *keeps_entry);
            Some((work, false))
        }
        // Where the user corrects the date, that is what decides.
        _ if is_later(work.date, work.year, by) => None,
        _ => {
            work.publication.date = work.publication.date.filter(|date| !date.is_after(by));
            Some((work, true))
        }
    }
}

/// The earlier state with the user's corrections of what a work is. Those of how far it has come
/// (venue, year, status, kind, track) speak of the present.
fn corrected(before: &Publication, after: Publication, earlier: &Publication) -> Publication {
    fn own<T: PartialEq + Clone>(before: &T, after: T, earlier: &T) -> T {
        if *before == after { earlier.clone() } else { after }
    }
    let mut authors = after.authors;
    if before.authors == authors {
        // The page tells them once; they wrote it before, too.
        authors = earlier.authors.clone().or(authors);
    }
    Publication {
        title: own(&before.title, after.title, &earlier.title),
        short_title: own(&before.short_title, after.short_title, &earlier.short_title),
        authors,
        arxiv: own(&before.arxiv, after.arxiv, &earlier.arxiv),
        doi: own(&before.doi, after.doi, &earlier.doi),
        url: own(&before.url, after.url, &earlier.url),
        links: own(&before.links, after.links, &earlier.links),
        ..earlier.clone()
    }
}

/// The sections of a JSON Resume with the keys of their dates: when it began or happened, and when
/// it ended.
const RESUME: &[(&str, &str, Option<&str>)] = &[
    ("work", "startDate", Some("endDate")),
    ("volunteer", "startDate", Some("endDate")),
    ("projects", "startDate", Some("endDate")),
    ("education", "startDate", Some("endDate")),
    ("awards", "date", None),
    ("certificates", "date", None),
    ("publications", "releaseDate", None),
];

/// Leaves out of the user's resume what it dates later.
fn resume_cut(resume: &mut serde_json::Map<String, serde_json::Value>, by: Date) {
    let is_after = |entry: &serde_json::Value, key: &str| {
        let date = entry.get(key).and_then(serde_json::Value::as_str).and_then(|text| text.trim().parse::<Date>().ok());
        date.is_some_and(|date| date.is_after(by))
    };
    for (section, start, end) in RESUME {
        let Some(serde_json::Value::Array(entries)) = resume.get_mut(*section) else { continue };
        entries.retain(|entry| !is_after(entry, start));
        for entry in entries {
            let end = end.filter(|end| is_after(entry, end));
            if let (Some(end), Some(object)) = (end, entry.as_object_mut()) {
                object.shift_remove(end);
            }
        }
    }
}
