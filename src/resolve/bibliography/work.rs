//! What an entry of a `.bib` file says of a publication.
//!
//! Fields follow BibTeX and BibLaTeX; those that Jekyll and Hugo themes add (`abbr`, `arxiv`,
//! `pdf`, `code`, `slides`, …) give acronym and links. What the entry does not say stays unknown.

use super::names;
use super::plain::plain;
use crate::cv::BibEntry;
use crate::date::Date;
use crate::fact::{Link, LinkKind, Provenance, Publication, PublicationKind, SectionKind, Status};
use crate::identifier;
use crate::person::Authors;
use crate::resolve::merge::address;
use crate::venue::{Catalogue, Editions, Venue, VenueKind};

/// Reads an entry. `parent` is the one that its `crossref` names, which lends it venue and date.
pub(crate) fn publication(entry: &BibEntry, parent: Option<&BibEntry>, editions: &Editions) -> Publication {
    let fields = Fields { entry, parent };
    let venue = venue(&fields, editions);
    let date = date(&fields);
    let status = status(&fields, venue.as_ref());
    let links = links(&fields);
    let doi = fields.own("doi").and_then(|doi| address::doi_of(&doi));
    Publication {
        title: title(&fields),
        short_title: fields.own("shorttitle"),
        authors: authors(entry),
        kind: kind(&fields, venue.as_ref()),
        year: date.map(Date::year),
        date: date.filter(|date| date.month().is_some()),
        track: None,
        arxiv: arxiv(&fields),
        url: main_url(&fields, &links),
        doi,
        links,
        venue,
        status,
        provenance: Provenance {
            mentions: vec![entry.place.clone()],
            section: SectionKind::Publications,
            confidence: 1.0,
        },
    }
}

/// The authors of an entry.
pub(crate) fn authors(entry: &BibEntry) -> Option<Authors> {
    let written = entry.field("author").filter(|value| !value.trim().is_empty());
    written.map(names::read).filter(|authors| !authors.list.is_empty())
}

/// The fields of an entry and, where it has none, of the entry that it refers to.
struct Fields<'a> {
    entry: &'a BibEntry,
    parent: Option<&'a BibEntry>,
}

impl Fields<'_> {
    fn raw(&self, name: &str) -> Option<&str> {
        self.entry.field(name).filter(|value| !value.trim().is_empty())
    }

    /// The text of the entry's own field.
    fn own(&self, name: &str) -> Option<String> {
        self.raw(name).map(plain).filter(|text| !text.is_empty())
    }

    /// The text of the first of these fields, of the entry or of the one that it refers to.
    fn first(&self, names: &[&str]) -> Option<String> {
        let own = names.iter().find_map(|name| self.own(name));
        own.or_else(|| {
            let parent = self.parent?;
            names.iter().find_map(|name| parent.field(name)).map(plain).filter(|text| !text.is_empty())
        })
    }
}

fn title(fields: &Fields<'_>) -> Option<String> {
    let title = fields.own("title")?;
    let subtitle = fields.own("subtitle").map(|subtitle| format!(": {subtitle}")).unwrap_or_default();
    Some(format!("{}{subtitle}", title.trim_end_matches('.')))
}

/// Names of preprint servers where a journal or publisher stands.
const PREPRINT_SERVERS: &[&str] =
    &["arxiv", "corr", "biorxiv", "medrxiv", "psyarxiv", "chemrxiv", "ssrn", "preprint", "hal", "research square"];

fn is_preprint_server(name: &str) -> bool {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).collect();
    PREPRINT_SERVERS.iter().any(|server| words.contains(server) || (server.contains(' ') && lower.contains(server)))
}

fn venue(fields: &Fields<'_>, editions: &Editions) -> Option<Venue> {
    let entry_type = fields.entry.entry_type.as_str();
    let named = match entry_type {
        "book" | "mvbook" => fields.first(&["publisher"]),
        "phdthesis" | "mastersthesis" | "thesis" => fields.first(&["school", "institution"]),
        "techreport" | "report" => fields.first(&["institution", "publisher"]),
        _ => {
            let parent_title = || fields.parent.and_then(|parent| parent.field("title")).map(plain);
            fields.first(&["booktitle", "journaltitle", "journal", "eventtitle"]).or_else(parent_title)
        }
    };
    let printed = named.or_else(|| preprint_server(fields)).or_else(|| badge(fields))?;
    let kind = venue_kind(entry_type, &printed);
    let (name, acronym) = acronym_in_parentheses(&printed);
    let acronym = acronym.or_else(|| badge(fields).filter(|badge| *badge != printed));
    let acronym = if is_preprint_server(&printed) && printed.to_lowercase().contains("arxiv") {
        Some("arXiv".to_owned())
    } else {
        acronym
    };
    let known = acronym.as_deref().and_then(|acronym| Catalogue::known().find(acronym));
    let known = editions.find(&name).or_else(|| known.filter(|_| kind != Some(VenueKind::Workshop)));
    let acronym = known.and_then(|known| known.acronym).map(str::to_owned).or(acronym);
    Some(Venue { acronym, name: Some(name).filter(|name| *name != printed), printed, kind, host: None })
}

/// The badge that themes print beside an entry: most often the venue's acronym.
fn badge(fields: &Fields<'_>) -> Option<String> {
    let badge = fields.own("abbr")?;
    // Some add the year: `ICSD 24`, `ICSD'24`.
    let name =
        badge.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '\'' || letter == '’').trim_end();
    let name = if name.len() + 2 > badge.len() { &badge } else { name };
    let letters = name.chars().filter(|letter| letter.is_uppercase()).count();
    (letters >= 2 && name.chars().count() <= 16).then(|| name.to_owned())
}

/// `eprinttype = arxiv`, `archiveprefix`, or a note such as `arXiv:2401.01234`.
fn preprint_server(fields: &Fields<'_>) -> Option<String> {
    let own = fields.first(&["eprinttype", "archiveprefix", "howpublished", "publisher", "note"]);
    own.filter(|name| is_preprint_server(name)).or_else(|| {
        let is_number = fields.raw("eprint").is_some_and(|number| identifier::arxiv_in_field(number).is_some());
        is_number.then(|| "arXiv".to_owned())
    })
}

fn venue_kind(entry_type: &str, printed: &str) -> Option<VenueKind> {
    if is_preprint_server(printed) {
        return Some(VenueKind::Preprint);
    }
    let is_workshop = printed.to_lowercase().contains("workshop");
    match entry_type {
        "article" | "periodical" => Some(VenueKind::Journal),
        "inproceedings" | "conference" | "proceedings" if is_workshop => Some(VenueKind::Workshop),
        "inproceedings" | "conference" | "proceedings" => Some(VenueKind::Conference),
        "book" | "mvbook" | "incollection" | "inbook" | "collection" => Some(VenueKind::Book),
        _ => None,
    }
}

/// `Sand and Snow Conference (SSC)` is a name and an acronym.
fn acronym_in_parentheses(printed: &str) -> (String, Option<String>) {
    let found = printed.rfind('(').and_then(|open| {
        let inside = printed[open + 1..].split(')').next()?;
        let word = inside.split([' ', '\'', '’']).next().unwrap_or_default();
        let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
        (capitals >= 2 && word.len() <= 12).then(|| (printed[..open].trim().to_owned(), word.to_owned()))
    });
    found.map_or_else(|| (printed.to_owned(), None), |(name, acronym)| (name, Some(acronym)))
}

/// The kind that the entry type tells; where that is a catch-all or one for several, a keyword that names the kind.
fn kind(fields: &Fields<'_>, venue: Option<&Venue>) -> PublicationKind {
    use PublicationKind::{
        Book, Chapter, Conference, Demo, Journal, Other, Patent, Preprint, TechReport, Thesis, Workshop,
    };
    let keyword = || fields.own("keywords")?.split(',').find_map(|word| word.trim().parse().ok());
    let is_preprint = venue.is_some_and(|venue| venue.kind == Some(VenueKind::Preprint));
    let entry_type = fields.entry.entry_type.as_str();
    let is_catch_all = matches!(entry_type, "misc" | "online" | "electronic" | "www" | "unpublished");
    if let Some(kind) = keyword().filter(|_| is_catch_all) {
        return kind;
    }
    match entry_type {
        "phdthesis" | "mastersthesis" | "thesis" => Thesis,
        "book" | "mvbook" | "collection" | "proceedings" => Book,
        "incollection" | "inbook" | "suppbook" => Chapter,
        "patent" => Patent,
        _ if is_preprint => Preprint,
        "techreport" | "report" => TechReport,
        "article" => Journal,
        "inproceedings" | "conference" => {
            let is_workshop = venue.is_some_and(|venue| venue.kind == Some(VenueKind::Workshop));
            let narrower = keyword().filter(|kind| matches!(kind, Workshop | Demo));
            narrower.unwrap_or(if is_workshop { Workshop } else { Conference })
        }
        "unpublished" => Preprint,
        _ => Other,
    }
}

/// Words of `note` and `pubstate` that tell how far a work has come.
const STATES: &[(&str, Status)] = &[
    ("submitted", Status::Submitted),
    ("under review", Status::Submitted),
    ("in review", Status::Submitted),
    ("inpreparation", Status::Submitted),
    ("to appear", Status::Accepted),
    ("forthcoming", Status::Accepted),
    ("in press", Status::Accepted),
    ("inpress", Status::Accepted),
    ("accepted", Status::Accepted),
    ("prepublished", Status::Preprint),
];

fn status(fields: &Fields<'_>, venue: Option<&Venue>) -> Status {
    let notes =
        ["pubstate", "note", "howpublished", "year", "addendum"].map(|name| fields.own(name).unwrap_or_default());
    let notes = notes.join(" ").to_lowercase();
    let told = STATES.iter().find(|(words, _)| notes.contains(words)).map(|(_, status)| *status);
    let unreviewed = venue.is_none_or(|venue| venue.kind == Some(VenueKind::Preprint));
    let is_paper = matches!(fields.entry.entry_type.as_str(), "misc" | "unpublished" | "online" | "article");
    told.unwrap_or(if unreviewed && is_paper { Status::Preprint } else { Status::Published })
}

/// The date at the precision given: `date`, or `year` with `month` and `day`.
fn date(fields: &Fields<'_>) -> Option<Date> {
    if let Some(date) = fields.first(&["date", "eventdate"]) {
        let start = date.split('/').next().unwrap_or_default();
        let start = start.trim_end_matches(['~', '?', '%']);
        let whole = start.split('T').next().unwrap_or_default().parse().ok();
        if let Some(date) = whole.or_else(|| year_in(start).map(Date::from_year)) {
            return Some(date);
        }
    }
    let year = fields.first(&["year"]).and_then(|year| year_in(&year))?;
    let month = fields.first(&["month"]).and_then(|month| month_in(&month));
    let day = fields.own("day").and_then(|day| day.parse().ok());
    let by_month = || month.and_then(|month| Date::from_month(year, month));
    let by_day = month.zip(day).and_then(|(month, day)| Date::from_day(year, month, day));
    by_day.or_else(by_month).or(Some(Date::from_year(year)))
}

/// The first four digits in a row.
fn year_in(text: &str) -> Option<i16> {
    let mut runs = text.split(|letter: char| !letter.is_ascii_digit());
    runs.find(|run| run.len() == 4).and_then(|run| run.parse().ok())
}

/// `3`, `mar`, `March`, `Mar.~12`.
pub(super) fn month_in(text: &str) -> Option<u8> {
    const STARTS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Ok(number) = text.trim().parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    let month = words.find_map(|word| STARTS.iter().position(|start| word.starts_with(start)))?;
    u8::try_from(month + 1).ok()
}

fn arxiv(fields: &Fields<'_>) -> Option<String> {
    let server = fields.first(&["eprinttype", "archiveprefix"]).is_none_or(|name| name.eq_ignore_ascii_case("arxiv"));
    let eprint = fields.own("eprint").filter(|_| server).and_then(|number| identifier::arxiv_in_field(&number));
    let theme = || fields.own("arxiv").and_then(|number| identifier::arxiv_in_field(&number));
    let elsewhere =
        || ["journal", "doi", "url", "html", "pdf"].iter().find_map(|name| identifier::find_arxiv(&fields.own(name)?));
    eprint.or_else(theme).or_else(elsewhere)
}

/// Fields that hold addresses, with what they lead to.
const LINK_FIELDS: &[(&str, LinkKind)] = &[
    ("url", LinkKind::Paper),
    ("html", LinkKind::Paper),
    ("pdf", LinkKind::Paper),
    ("arxiv", LinkKind::Preprint),
    ("code", LinkKind::Code),
    ("slides", LinkKind::Slides),
    ("poster", LinkKind::Poster),
    ("video", LinkKind::Video),
    ("website", LinkKind::Project),
    ("project", LinkKind::Project),
    ("supp", LinkKind::Other),
    ("blog", LinkKind::Other),
    ("dataset", LinkKind::Other),
];

/// Links that lead somewhere from anywhere: a theme's file names are not.
fn links(fields: &Fields<'_>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for (name, kind) in LINK_FIELDS {
        let Some(url) = fields.own(name) else { continue };
        if (url.starts_with("https://") || url.starts_with("http://")) && !links.iter().any(|link| link.url == url) {
            let kind = if identifier::find_arxiv(&url).is_some() { LinkKind::Preprint } else { *kind };
            links.push(Link { kind, url });
        }
    }
    links
}

/// The best of the links to the work itself.
fn main_url(fields: &Fields<'_>, links: &[Link]) -> Option<String> {
    let own = links.iter().filter(|link| matches!(link.kind, LinkKind::Paper | LinkKind::Preprint));
    let mut best: Option<&Link> = None;
    for link in own {
        if best.is_none_or(|best| address::preference(&link.url) > address::preference(&best.url)) {
            best = Some(link);
        }
    }
    let doi = || fields.own("doi").and_then(|doi| address::doi_of(&doi)).map(|doi| format!("https://doi.org/{doi}"));
    best.map(|link| link.url.clone()).or_else(doi)
}
