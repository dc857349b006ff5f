//! Which facts of a CV go into a snapshot.
//!
//! [`apply`] leaves out whole sections, what the page dates before a day, and publications that
//! were not chosen. What has no date is never left out for its date. Degrees stay whatever their
//! year, because a CV of the last five years still tells them; so does a position that has no end
//! before the day. The user's JSON Resume, from which JSON Resume output starts, is cut alike.

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use crate::cv::{Cv, Work};
use crate::date::Date;
use crate::keyword::keywords;

keywords! {
    /// A part of a CV, by its name in the interchange form.
    Section {
        /// Works, those without a title included.
        Publications = "publications",
        /// Awards.
        Awards = "awards",
        /// Service.
        Service = "service",
        /// Talks.
        Talks = "talks",
        /// Positions.
        Positions = "positions",
        /// Degrees.
        Education = "education",
    }
}

impl Section {
    /// The section of a JSON Resume that holds these facts, and the key of their date there.
    /// `projects` holds more than talks and is not named.
    fn of_resume(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Publications => Some(("publications", "releaseDate")),
            Self::Awards => Some(("awards", "date")),
            Self::Service => Some(("volunteer", "endDate")),
            Self::Positions => Some(("work", "endDate")),
            Self::Education => Some(("education", "endDate")),
            Self::Talks => None,
        }
    }
}

/// A rule that chooses publications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The newest so many.
    Newest(usize),
    /// Those that have this text in title, short name, venue or keywords.
    Keyword(String),
}

/// Why a text is no [`Choice`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAChoice(String);

impl fmt::Display for NotAChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected newest:10 or keyword=WORD, not '{}'", self.0)
    }
}

impl std::error::Error for NotAChoice {}

impl FromStr for Choice {
    type Err = NotAChoice;

    fn from_str(text: &str) -> Result<Self, NotAChoice> {
        let newest = text.strip_prefix("newest:").and_then(|count| count.parse().ok()).filter(|count| *count > 0);
        let keyword = text.strip_prefix("keyword=").map(str::trim).filter(|word| !word.is_empty());
        match (newest, keyword) {
            (Some(count), _) => Ok(Self::Newest(count)),
            (_, Some(word)) => Ok(Self::Keyword(word.to_owned())),
            _ => Err(NotAChoice(text.to_owned())),
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newest(count) => write!(f, "newest:{count}"),
            Self::Keyword(word) => write!(f, "keyword={word}"),
        }
    }
}

/// What to keep. The default keeps all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Sections; all where it is empty.
    pub only: Vec<Section>,
    /// Sections to leave out.
    pub without: Vec<Section>,
    /// What happened before this date is left out.
    pub since: Option<Date>,
    /// Publications: any that a keyword fits, and of these the newest.
    pub select: Vec<Choice>,
}

impl Selection {
    fn wants(&self, section: Section) -> bool {
        (self.only.is_empty() || self.only.contains(&section)) && !self.without.contains(&section)
    }
}

/// Leaves out of `cv` what `selection` does not keep.
pub fn apply(cv: &mut Cv, selection: &Selection) {
    for section in Section::ALL.iter().filter(|section| !selection.wants(**section)) {
        clear(cv, *section);
    }
    if let Some(since) = selection.since {
        keep_since(cv, since);
    }
    if !selection.select.is_empty() {
        choose(cv, &selection.select);
    }
    cv.untie();
}

fn clear(cv: &mut Cv, section: Section) {
    match section {
        Section::Publications => {
            cv.publications.clear();
            cv.unnamed_publications.clear();
            cv.bib_extras.clear();
        }
        Section::Awards => cv.awards.clear(),
        Section::Service => cv.service.clear(),
        Section::Talks => cv.talks.clear(),
        Section::Positions => cv.positions.clear(),
        Section::Education => cv.education.clear(),
    }
    if let (Some(resume), Some((name, _))) = (&mut cv.resume, section.of_resume()) {
        resume.shift_remove(name);
    }
}

/// Leaves out what is surely before `since` by every date that it has.
fn keep_since(cv: &mut Cv, since: Date) {
    let keeps = |dates: [Option<Date>; 2]| {
        let mut known = dates.into_iter().flatten().peekable();
        known.peek().is_none() || known.any(|date| !since.is_after(date))
    };
    let of_year = |year: Option<i16>| year.map(Date::from_year);
    cv.publications.retain(|work| keeps([work.date, of_year(work.year)]));
    cv.unnamed_publications.retain(|unnamed| keeps([unnamed.date, of_year(unnamed.year)]));
    cv.awards.retain(|award| keeps([award.date, None]));
    cv.service.retain(|service| keeps([service.date, of_year(service.year)]));
    cv.talks.retain(|talk| keeps([talk.date, None]));
    cv.positions.retain(|position| keeps([position.end, None]));
    let Some(resume) = &mut cv.resume else { return };
    for section in Section::ALL.iter().filter(|section| **section != Section::Education) {
        if let Some((name, key)) = section.of_resume() {
            retain(resume, name, |entry| keeps([date_of(entry, key), None]));
        }
    }
}

fn retain(resume: &mut Map<String, Value>, section: &str, keeps: impl Fn(&Value) -> bool) {
    if let Some(Value::Array(entries)) = resume.get_mut(section) {
        entries.retain(keeps);
    }
}

fn date_of(entry: &Value, key: &str) -> Option<Date> {
    entry.get(key)?.as_str()?.trim().parse().ok()
}

/// Keeps the publications that are chosen. Those without a title cannot be.
fn choose(cv: &mut Cv, choices: &[Choice]) {
    let words: Vec<String> = choices
        .iter()
        .filter_map(|choice| match choice {
            Choice::Keyword(word) => Some(word.to_lowercase()),
            Choice::Newest(_) => None,
        })
        .collect();
    let newest = choices.iter().find_map(|choice| match choice {
        Choice::Newest(count) => Some(*count),
        Choice::Keyword(_) => None,
    });
    cv.unnamed_publications.clear();
    cv.publications.retain(|work| words.is_empty() || words.iter().any(|word| has_keyword(work, word)));
    if let Some(count) = newest {
        keep_newest(&mut cv.publications, count);
    }
    let chosen: Vec<String> = cv.publications.iter().filter_map(title).map(|title| fold(&title)).collect();
    if let Some(resume) = &mut cv.resume {
        retain(resume, "publications", |entry| {
            let name = entry.get("name").and_then(Value::as_str).unwrap_or_default();
            let lower = name.to_lowercase();
            chosen.contains(&fold(name)) || (newest.is_none() && words.iter().any(|word| lower.contains(word)))
        });
    }
}

fn title(work: &Work) -> Option<String> {
    work.title.clone().or_else(|| work.short_title.clone())
}

fn fold(text: &str) -> String {
    text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn has_keyword(work: &Work, keyword: &str) -> bool {
    let venue = work.venue.as_ref();
    let keywords = work.bib.as_ref().and_then(|entry| entry.field("keywords"));
    let texts = [
        work.title.as_deref(),
        work.short_title.as_deref(),
        venue.and_then(|venue| venue.acronym.as_deref()),
        venue.and_then(|venue| venue.name.as_deref()),
        keywords,
    ];
    texts.into_iter().flatten().any(|text| text.to_lowercase().contains(keyword))
}

/// Keeps the newest `count` in their order; of equals those that come first.
fn keep_newest(works: &mut Vec<Work>, count: usize) {
    let mut order: Vec<usize> = (0..works.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(works[*at].date.max(works[*at].year.map(Date::from_year))));
    order.truncate(count);
    let mut at = 0;
    works.retain(|_| {
        at += 1;
        order.contains(&(at - 1))
    });
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::cv::{Id, Keyed, WonAward};
    use crate::fact::{
        Award, Education, Position, Provenance, Publication, PublicationKind, SectionKind, Service, Status,
    };
    use crate::span::Span;
    use crate::warning::Place;

    fn told() -> Provenance {
        let place = Place { file: Arc::from("a.md"), line: 1, span: Span::new(0, 1) };
        Provenance { mentions: vec![place], section: SectionKind::News, confidence: 0.9 }
    }

    fn date(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    fn work(id: &str, title: &str, told_on: &str, year: Option<i16>) -> Work {
        let publication = Publication {
            title: Some(title.into()),
            short_title: None,
            authors: None,
            venue: None,
            year,
            date: date(told_on),
            kind: PublicationKind::Conference,
            track: None,
            status: Status::Accepted,
            arxiv: None,
            doi: None,
            url: None,
            links: Vec::new(),
            provenance: told(),
        };
        Work { id: Id::new(id), publication, awards: Vec::new(), bib: None }
    }

    fn cv() -> Cv {
        let award = |id: &str, work: Option<&str>, on: &str| WonAward {
            id: Id::new(id),
            award: Award { title: id.into(), awarder: None, date: date(on), work: None, provenance: told() },
            publication: work.map(Id::new),
        };
        let service =
            Service { role: "Reviewer".into(), venue: None, year: Some(2023), date: None, provenance: told() };
        let position = Position {
            role: None,
            organization: Some("Dunes Institute".into()),
            location: None,
            start: date("2020"),
            end: None,
            provenance: told(),
        };
        let degree = Education {
            degree: "PhD".into(),
            institution: None,
            field: None,
            year: Some(2019),
            status: None,
            provenance: told(),
        };
        let mut sand = work("sand", "Sand in Motion", "2024-05", Some(2024));
        sand.awards = vec![Id::new("best")];
        Cv {
            publications: vec![
                work("tides", "Tides in a Teacup", "2025-02", Some(2025)),
                sand,
                work("early", "Early Sand", "2023-12", Some(2024)),
                work("undated", "Undated Dunes", "", None),
            ],
            awards: vec![award("best", Some("sand"), "2024-07"), award("grant", None, "")],
            service: vec![Keyed { id: Id::new("r"), fact: service }],
            positions: vec![Keyed { id: Id::new("p"), fact: position }],
            education: vec![Keyed { id: Id::new("e"), fact: degree }],
            ..Cv::default()
        }
    }

    fn selected(selection: &Selection) -> (Cv, Vec<String>) {
        let mut cv = cv();
        apply(&mut cv, selection);
        let ids = cv.publications.iter().map(|work| work.id.to_string()).collect();
        (cv, ids)
    }

    #[test]
    fn sections_are_kept_or_left_out() {
        let only = Selection { only: vec![Section::Awards], ..Selection::default() };
        let (cv, ids) = selected(&only);
        assert_eq!((ids.len(), cv.awards.len(), cv.service.len(), cv.education.len()), (0, 2, 0, 0));
        assert_eq!(cv.awards[0].publication, None, "the work is left out");
        let without = Selection { without: vec![Section::Awards, Section::Service], ..Selection::default() };
        let (cv, ids) = selected(&without);
        assert_eq!((ids.len(), cv.awards.len(), cv.service.len(), cv.education.len()), (4, 0, 0, 1));
        assert_eq!(cv.publications[1].awards, Vec::new());
    }

    #[test]
    fn what_is_dated_before_is_left_out_but_not_degrees_and_what_has_no_date() {
        let (cv, ids) = selected(&Selection { since: date("2024-04"), ..Selection::default() });
        assert_eq!(ids, ["tides", "sand", "early", "undated"], "the edition of 2024 may be after April");
        assert_eq!((cv.awards.len(), cv.service.len(), cv.positions.len(), cv.education.len()), (2, 0, 1, 1));
        let (cv, ids) = selected(&Selection { since: date("2025"), ..Selection::default() });
        assert_eq!(ids, ["tides", "undated"]);
        assert_eq!(cv.awards.iter().map(|award| award.id.as_str()).collect::<Vec<_>>(), ["grant"]);
    }

    #[test]
    fn publications_are_chosen_by_keyword_and_age() {
        let choose = |words: &[&str]| {
            let select = words.iter().map(|word| word.parse().unwrap()).collect();
            selected(&Selection { select, ..Selection::default() }).1
        };
        assert_eq!(choose(&["keyword=sand"]), ["sand", "early"]);
        assert_eq!(choose(&["keyword=sand", "keyword=TIDES"]), ["tides", "sand", "early"]);
        assert_eq!(choose(&["newest:2"]), ["tides", "sand"]);
        assert_eq!(choose(&["newest:1", "keyword=sand"]), ["sand"]);
    }

    #[test]
    fn the_users_resume_is_cut_alike() {
        let resume = serde_json::json!({
            "basics": {"name": "Ada Weiss"},
            "volunteer": [{"organization": "X", "endDate": "2005"}, {"organization": "Y"}],
            "publications": [{"name": "Sand in motion", "releaseDate": "2024"}, {"name": "Old", "releaseDate": "2001"}],
        });
        let Value::Object(resume) = resume else { unreachable!("it is an object") };
        let cut = |selection: Selection| {
            let mut cv = Cv { resume: Some(resume.clone()), ..cv() };
            apply(&mut cv, &selection);
            serde_json::to_string(&cv.resume).unwrap()
        };
        let chosen = cut(Selection { select: vec![Choice::Keyword("sand".into())], ..Selection::default() });
        assert!(chosen.contains("Sand in motion") && !chosen.contains("Old"), "{chosen}");
        let since = cut(Selection { since: date("2010"), ..Selection::default() });
        assert!(!since.contains("Old") && !since.contains("\"X\"") && since.contains("\"Y\""), "{since}");
        let without = cut(Selection { without: vec![Section::Publications], ..Selection::default() });
        assert!(!without.contains("Sand") && without.contains("Ada"), "{without}");
    }

    #[test]
    fn an_unknown_choice_is_refused() {
        for text in ["newest", "newest:0", "newest:-1", "keyword=", "title=x"] {
            let refusal = format!("expected newest:10 or keyword=WORD, not '{text}'");
            assert_eq!(text.parse::<Choice>().unwrap_err().to_string(), refusal);
        }
    }
}
