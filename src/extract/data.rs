//! Reads facts that a page gives as data: JSON Resume, an al-folio CV, the front matter of a
//! publication or talk.
//!
//! Input: a page whose [`Field`]s were read. Output: facts pushed to [`Facts`]. A record is the run
//! of fields that share a list and a place in it (`work.0.name`, `work.0.position`). Names of keys
//! follow JSON Resume 1.0.0 and the collections of the academicpages and al-folio themes.

mod authors;
mod profile;
mod theme_cv;

use std::collections::BTreeMap;

use super::link;
use super::phrase::is_time;
use super::title_shape as shape;
use super::venue::find_venues;
use crate::date::Date;
use crate::fact::{
    Award, Education, Facts, Link, LinkKind, Position, Provenance, Publication, PublicationKind, SectionKind, Service,
    Status, Talk, TalkKind,
};
use crate::page::{Field, Page, PageKind};
use crate::text::{RichText, Text};
use crate::venue::{Venue, VenueKind};

/// How sure a reading from data is: the keys say what the values are.
const CONFIDENCE: f32 = 0.9;

/// The fields of one record, by their key.
struct Record<'a> {
    page: &'a Page,
    fields: Vec<(&'a str, &'a Text)>,
}

/// Reads the facts of a page of data, or of a page that is one publication or talk.
pub(super) fn read_page(page: &Page, facts: &mut Facts) {
    match page.kind {
        PageKind::Data => {
            read_resume(page, facts);
            theme_cv::read(page, facts);
        }
        PageKind::Publication => {
            let record = Record::whole(page);
            let venues = ["venue", "journal", "publication_short", "publication", "booktitle", "publisher"];
            let publication = record.publication(&["title"], &venues, &["date"]);
            let authors = record.authors(&authors::Handles::of(&facts.owner));
            facts.publications.extend(publication.map(|publication| Publication { authors, ..publication }));
        }
        PageKind::Talk => facts.talks.extend(Record::whole(page).talk()),
        PageKind::Page => profile::read(page, facts),
        PageKind::NewsItem | PageKind::Teaching => {}
    }
}

fn read_resume(page: &Page, facts: &mut Facts) {
    for ((list, _), record) in records(page) {
        match list {
            "work" => facts.positions.extend(record.position()),
            "volunteer" => facts.service.extend(record.service()),
            "education" => facts.education.extend(record.education()),
            "awards" => facts.awards.extend(record.award()),
            "publications" => {
                let found = record.publication(&["name", "title"], &["publisher", "journal"], &["releaseDate", "date"]);
                facts.publications.extend(found);
            }
            _ => {}
        }
    }
}

/// The records of a page, in the order of their lists and places.
fn records(page: &Page) -> BTreeMap<(&str, usize), Record<'_>> {
    let mut records: BTreeMap<(&str, usize), Record<'_>> = BTreeMap::new();
    for Field { key, value } in &page.fields {
        let mut parts = key.splitn(3, '.');
        let (Some(list), Some(Ok(at)), Some(name)) = (parts.next(), parts.next().map(str::parse), parts.next()) else {
            continue;
        };
        records.entry((list, at)).or_insert_with(|| Record { page, fields: Vec::new() }).fields.push((name, value));
    }
    records
}

impl<'a> Record<'a> {
    fn whole(page: &'a Page) -> Self {
        Self { page, fields: page.fields.iter().map(|field| (field.key.as_str(), &field.value)).collect() }
    }

    /// The first of these keys that has a value.
    fn get(&self, keys: &[&str]) -> Option<&'a Text> {
        keys.iter()
            .find_map(|key| self.fields.iter().find(|(name, _)| name == key))
            .map(|(_, value)| *value)
            .filter(|value| !value.as_str().trim().is_empty())
    }

    fn text(&self, keys: &[&str]) -> Option<String> {
        self.get(keys).map(|value| value.as_str().trim().to_owned())
    }

    fn date(&self, keys: &[&str]) -> Option<Date> {
        let printed = self.text(keys)?;
        let head: String = printed.chars().take_while(|c| c.is_ascii_digit() || *c == '-').collect();
        head.parse().ok().or_else(|| head.get(..4)?.parse().ok().map(Date::from_year))
    }

    /// The places of the values of these keys.
    fn provenance(&self, keys: &[&str], section: SectionKind) -> Provenance {
        let mentions = keys
            .iter()
            .filter_map(|key| self.get(&[key]))
            .map(|value| self.page.place(value.span(0..value.len())))
            .collect();
        Provenance { mentions, section, confidence: CONFIDENCE }
    }

    fn position(&self) -> Option<Position> {
        let role = self.text(&["position"]);
        let organization = self.text(&["name", "company"]);
        (role.is_some() || organization.is_some()).then(|| Position {
            location: self.text(&["location"]),
            start: self.date(&["startDate"]),
            end: self.date(&["endDate"]),
            provenance: self.provenance(&["name", "company", "position"], SectionKind::Experience),
            role,
            organization,
        })
    }

    fn service(&self) -> Option<Service> {
        let role = self.text(&["position"])?;
        let body = self.text(&["organization", "name"]);
        Some(Service {
            role,
            venue: body.map(|printed| Venue { acronym: None, name: None, printed, kind: None, host: None }),
            year: self.date(&["startDate"]).map(Date::year),
            date: self.date(&["startDate"]),
            provenance: self.provenance(&["position", "organization", "name"], SectionKind::Service),
        })
    }

    fn education(&self) -> Option<Education> {
        let degree = self.text(&["studyType", "degree"])?;
        Some(Education {
            degree,
            institution: self.text(&["institution"]),
            field: self.text(&["area"]),
            year: self.date(&["endDate"]).map(Date::year),
            // A date to come is given like any other.
            status: None,
            provenance: self.provenance(&["institution", "studyType", "degree", "area"], SectionKind::Education),
        })
    }

    fn award(&self) -> Option<Award> {
        Some(Award {
            title: self.text(&["title"])?,
            awarder: self.text(&["awarder"]),
            date: self.date(&["date"]),
            work: None,
            provenance: self.provenance(&["title", "awarder"], SectionKind::Awards),
        })
    }

    fn publication(&self, titles: &[&str], venues: &[&str], dates: &[&str]) -> Option<Publication> {
        let title = self.text(titles)?;
        let venue = self.get(venues).and_then(venue_in).or_else(|| self.cited_venue());
        let links: Vec<Link> = ["paperurl", "url", "website", "link", "url_pdf", "url_preprint"]
            .iter()
            .filter_map(|key| self.text(&[key]))
            .filter(|url| url.contains("://"))
            .map(|url| Link { kind: paper_kind(&url), url })
            .collect();
        Some(Publication {
            short_title: shape::opening_name(&title).map(str::to_owned),
            authors: self.listed_authors(),
            year: self.date(dates).map(Date::year).or_else(|| edition(self.get(venues)?.as_str())),
            date: self.date(dates),
            kind: self
                .stated_kind()
                .or_else(|| venue.as_ref().and_then(|venue| venue.kind).map(kind_at))
                .unwrap_or(PublicationKind::Other),
            track: None,
            status: Status::Published,
            arxiv: links.iter().find_map(|link| link::find_arxiv(&link.url)),
            doi: self.doi().or_else(|| links.iter().find_map(|link| link::find_doi(&link.url))),
            url: links.first().map(|link| link.url.clone()),
            links,
            venue,
            provenance: self.provenance(titles, SectionKind::Publications),
            title: Some(title),
        })
    }

    fn doi(&self) -> Option<String> {
        let printed = self.text(&["doi"])?;
        link::find_doi(&printed).or_else(|| link::find_doi(&format!("https://doi.org/{printed}")))
    }

    /// The sort that the front matter of Hugo's academic themes states, by number or by name.
    fn stated_kind(&self) -> Option<PublicationKind> {
        match self.text(&["publication_types.0", "publication_types"])?.as_str() {
            "1" | "paper-conference" => Some(PublicationKind::Conference),
            "2" | "article-journal" => Some(PublicationKind::Journal),
            "3" | "manuscript" | "preprint" => Some(PublicationKind::Preprint),
            "4" | "report" => Some(PublicationKind::TechReport),
            "5" | "book" => Some(PublicationKind::Book),
            "6" | "chapter" => Some(PublicationKind::Chapter),
            "7" | "thesis" => Some(PublicationKind::Thesis),
            "8" | "patent" => Some(PublicationKind::Patent),
            _ => None,
        }
    }

    fn talk(&self) -> Option<Talk> {
        let title = self.text(&["title"])?;
        Some(Talk {
            event: self.text(&["venue", "event", "event_name", "conference"]),
            location: self.text(&["location"]),
            date: self.date(&["date"]),
            kind: talk_kind(self.text(&["type"]).unwrap_or_default().to_lowercase().as_str()),
            work: None,
            url: self.text(&["slidesurl", "talkurl", "url_slides", "event_url"]).filter(|url| url.contains("://")),
            provenance: self.provenance(&["title", "venue", "event"], SectionKind::Talks),
            title: Some(title),
        })
    }
}

/// The year of an edition that its proceedings state: `Proceedings of the Symposium on X 2020`.
fn edition(venue: &str) -> Option<i16> {
    let mut words = venue.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4 && is_time(word));
    words.find_map(|word| word.parse().ok())
}

fn paper_kind(url: &str) -> LinkKind {
    match link::kind(url, "") {
        LinkKind::Other => LinkKind::Paper,
        kind => kind,
    }
}

/// The catalogue's venue in a value, else the value as printed, without markup, volume and pages;
/// `None` where it only says how far the work is.
fn venue_in(value: &Text) -> Option<Venue> {
    const NO_VENUES: &[&str] = &[
        "working paper", "manuscript", "in preparation", "under review", "submitted", "in progress", "preprint",
        "unpublished", "draft",
    ];
    let printed = without_links(value.as_str());
    let rich = RichText { text: Text::copied(&printed, 0), marks: Vec::new() };
    let known = find_venues(&rich).into_iter().find(|mention| mention.known);
    let bare = bare_venue(&printed);
    if known.is_none() && (bare.is_empty() || NO_VENUES.contains(&bare.to_lowercase().as_str())) {
        return None;
    }
    Some(known.map_or_else(
        || Venue { acronym: None, name: None, printed: bare, kind: None, host: None },
        |mention| mention.venue,
    ))
}

/// The labels of Markdown links without their targets: `[Salt and Society](https://…)`.
fn without_links(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, link)) = rest.split_once('[') {
        plain.push_str(before);
        let parts = link.split_once("](").and_then(|(label, behind)| Some((label, behind.split_once(')')?.1)));
        let Some((label, behind)) = parts.filter(|(label, _)| !label.contains(['[', ']'])) else {
            plain.push('[');
            rest = link;
            continue;
        };
        plain.push_str(label);
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

/// `*Salt and Society, 12*(3)` without its marks and numbers.
fn bare_venue(value: &str) -> String {
    let plain = value.replace(['*', '_', '`'], "");
    let plain = plain.trim();
    let plain = plain.strip_prefix("In ").unwrap_or(plain);
    let end = plain.find([',', '(']).filter(|at| {
        let behind = plain[*at..].trim_start_matches([',', '(', ' ']);
        *at > 3 && behind.starts_with(|c: char| c.is_ascii_digit())
    });
    plain[..end.unwrap_or(plain.len())].trim().to_owned()
}

fn kind_at(venue: VenueKind) -> PublicationKind {
    match venue {
        VenueKind::Conference => PublicationKind::Conference,
        VenueKind::Journal => PublicationKind::Journal,
        VenueKind::Workshop => PublicationKind::Workshop,
        VenueKind::Preprint => PublicationKind::Preprint,
        VenueKind::Book => PublicationKind::Book,
        VenueKind::Other => PublicationKind::Other,
    }
}

fn talk_kind(word: &str) -> TalkKind {
    const KINDS: &[(&str, TalkKind)] = &[
        ("keynote", TalkKind::Keynote),
        ("tutorial", TalkKind::Tutorial),
        ("seminar", TalkKind::Seminar),
        ("conference", TalkKind::Conference),
        ("invited", TalkKind::Invited),
        ("panel", TalkKind::Panel),
    ];
    KINDS.iter().find(|(name, _)| word.contains(name)).map_or(TalkKind::Other, |(_, kind)| *kind)
}
