//! A CV of an invented person, built by hand, for the tests of what is written.

use std::sync::Arc;

use newscv::cv::{Cv, Id, Keyed, Owner, PresentedTalk, Profile, WonAward, Work};
use newscv::date::Date;
use newscv::fact::{
    Award, DegreeStatus, Education, Item, Link, LinkKind, Position, Provenance, Publication, PublicationKind,
    SectionKind, Service, Status, Talk, TalkKind, UnnamedPublications,
};
use newscv::person::{Author, Authors, Name};
use newscv::resolve::lock::Lock;
use newscv::span::Span;
use newscv::venue::{Venue, VenueKind};
use newscv::warning::{Place, Warning};

/// A date as ISO 8601 writes it.
pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The place of a line of `about.md`, as if each line had a hundred bytes.
pub(crate) fn place(line: usize) -> Place {
    Place { file: Arc::from("about.md"), line, span: Span::new((line - 1) * 100, (line - 1) * 100 + 40) }
}

/// A fact told on these lines.
pub(crate) fn told(section: SectionKind, lines: &[usize]) -> Provenance {
    Provenance { mentions: lines.iter().map(|line| place(*line)).collect(), section, confidence: 0.9 }
}

/// Authors by their printed names; the owner is Mira Öberg.
pub(crate) fn authors(names: &[&str]) -> Authors {
    let author = |name: &&str| Author { owner: *name == "Mira Öberg", ..Author::new(Name::parse(name)) };
    Authors { list: names.iter().map(author).collect(), and_others: false }
}

/// A venue with acronym and name, `""` for none.
pub(crate) fn venue(acronym: &str, name: &str, printed: &str, kind: VenueKind) -> Venue {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Venue { acronym: some(acronym), name: some(name), printed: printed.into(), kind: Some(kind), host: None }
}

/// A work of which only the title is known.
pub(crate) fn titled(id: &str, title: &str) -> Work {
    let publication = Publication {
        title: Some(title.into()),
        short_title: None,
        authors: None,
        venue: None,
        year: None,
        date: None,
        kind: PublicationKind::Conference,
        track: None,
        status: Status::Published,
        arxiv: None,
        doi: None,
        url: None,
        links: vec![],
        provenance: told(SectionKind::News, &[20]),
    };
    Work { id: Id::new(id), publication, awards: vec![], bib: None }
}

fn owner() -> Owner {
    let profile = |network: &str, username: Option<&str>, url: &str| Profile {
        network: network.into(),
        username: username.map(str::to_owned),
        url: url.into(),
    };
    Owner {
        name: Some("Mira Öberg".into()),
        other_names: vec!["M. Öberg".into()],
        label: Some("PhD student in bioacoustics".into()),
        email: Some("mira@example.org".into()),
        url: Some("https://mira.example.org/".into()),
        affiliation: Some("Northern Lake University".into()),
        location: Some("Umeå, Sweden".into()),
        profiles: vec![
            profile("GitHub", Some("mira-oe"), "https://github.com/mira-oe"),
            profile("ORCID", Some("0000-0001-2345-6789"), "https://orcid.org/0000-0001-2345-6789"),
        ],
        mentions: vec![place(3)],
    }
}

fn publications() -> Vec<Work> {
    let kdd = venue("KDD", "Conference on Knowledge Discovery & Data Mining", "KDD 2024", VenueKind::Conference);
    let mut owls = titled("oeberg2024counting", "Counting Owls at Night: 100% of Calls, $5 Microphones & No_Labels");
    owls.publication.short_title = Some("OwlNet".into());
    owls.publication.authors = Some(authors(&["Mira Öberg", "Joost van der Meer", "Nguyễn Thị Lan"]));
    owls.publication.venue = Some(kdd);
    (owls.publication.year, owls.publication.date) = (Some(2024), Some(date("2024-08-25")));
    owls.publication.track = Some("oral".into());
    owls.publication.doi = Some("10.1145/0000001.0000002".into());
    owls.publication.arxiv = Some("2402.00001".into());
    owls.publication.url = Some("https://doi.org/10.1145/0000001.0000002".into());
    owls.publication.links = vec![
        Link { kind: LinkKind::Paper, url: "https://doi.org/10.1145/0000001.0000002".into() },
        Link { kind: LinkKind::Code, url: "https://example.org/owlnet?a=1&b=2".into() },
        Link { kind: LinkKind::Other, url: "javascript:alert(1)".into() },
    ];
    owls.awards = vec![Id::new("award-best-paper")];

    let mut frogs = titled("oeberg2025frogs", "Frogs in the <Reeds>: A Survey of “Wetland” Sound");
    frogs.publication.venue =
        Some(venue("", "Journal of Wetland Acoustics", "Journal of Wetland Acoustics", VenueKind::Journal));
    frogs.publication.kind = PublicationKind::Journal;
    (frogs.publication.year, frogs.publication.date) = (Some(2025), Some(date("2025-01")));
    frogs.publication.status = Status::Accepted;
    frogs.publication.authors = Some(Authors { and_others: true, ..authors(&["Mira Öberg"]) });

    let mut crickets = titled("crickettalk", "");
    crickets.publication.title = None;
    crickets.publication.short_title = Some("CricketTalk".into());
    crickets.publication.kind = PublicationKind::Preprint;
    crickets.publication.status = Status::Preprint;
    crickets.publication.arxiv = Some("2501.00003".into());
    crickets.publication.venue = Some(venue("arXiv", "", "arXiv", VenueKind::Preprint));
    vec![owls, frogs, crickets]
}

fn awards() -> Vec<WonAward> {
    let award = |id: &str, title: &str, awarder: Option<&str>, when: Option<&str>, line: usize| WonAward {
        id: Id::new(id),
        award: Award {
            title: title.into(),
            awarder: awarder.map(str::to_owned),
            date: when.map(date),
            work: None,
            provenance: told(SectionKind::News, &[line]),
        },
        publication: None,
    };
    let mut best = award("award-best-paper", "Best Paper Award", Some("KDD 2024"), Some("2024-08"), 21);
    best.publication = Some(Id::new("oeberg2024counting"));
    best.award.work = Some("OwlNet".into());
    vec![best, award("award-lake", "Northern Lake Fellowship", None, Some("2023"), 30)]
}

fn service() -> Vec<Keyed<Service>> {
    let kdd = || venue("KDD", "Conference on Knowledge Discovery & Data Mining", "KDD", VenueKind::Conference);
    let journal = venue("", "Journal of Wetland Acoustics", "Journal of Wetland Acoustics", VenueKind::Journal);
    let role = |id: &str, role: &str, venue: Venue, year: Option<i16>| Keyed {
        id: Id::new(id),
        fact: Service {
            role: role.into(),
            venue: Some(venue),
            year,
            date: None,
            provenance: told(SectionKind::Service, &[41]),
        },
    };
    vec![
        role("service-kdd-2023", "Reviewer", kdd(), Some(2023)),
        role("service-kdd-2024", "Reviewer", kdd(), Some(2024)),
        role("service-editor", "Associate Editor", journal, Some(2025)),
    ]
}

fn talks() -> Vec<PresentedTalk> {
    let lecture = Talk {
        title: None,
        event: Some("Sounds of the North, Lake Summer School".into()),
        location: Some("Oulu".into()),
        date: Some(date("2024-06")),
        kind: TalkKind::GuestLecture,
        work: None,
        url: None,
        provenance: told(SectionKind::News, &[24]),
    };
    let keynote = Talk {
        title: Some("What Owls Say".into()),
        event: Some("Night Ecology Days".into()),
        location: None,
        date: Some(date("2025-03-14")),
        kind: TalkKind::Keynote,
        work: Some("OwlNet".into()),
        url: Some("https://example.org/slides.pdf".into()),
        provenance: told(SectionKind::News, &[25]),
    };
    let owls = Some(Id::new("oeberg2024counting"));
    vec![
        PresentedTalk { id: Id::new("talk-north"), talk: lecture, publication: None },
        PresentedTalk { id: Id::new("talk-owls"), talk: keynote, publication: owls },
    ]
}

fn positions() -> Vec<Keyed<Position>> {
    let position = |id: &str, role: &str, organization: &str, start: Option<&str>, end: Option<&str>| Keyed {
        id: Id::new(id),
        fact: Position {
            role: Some(role.into()),
            organization: Some(organization.into()),
            location: None,
            start: start.map(date),
            end: end.map(date),
            provenance: told(SectionKind::Bio, &[8]),
        },
    };
    vec![
        position("position-intern", "Research Intern", "Echo Labs & Sons", Some("2024-06"), Some("2024-09")),
        position("position-ra", "Research Assistant", "Northern Lake University", None, None),
    ]
}

fn education() -> Vec<Keyed<Education>> {
    let degree = |id: &str, degree: &str, field: Option<&str>, year: Option<i16>| Keyed {
        id: Id::new(id),
        fact: Education {
            degree: degree.into(),
            institution: Some("Northern Lake University".into()),
            field: field.map(str::to_owned),
            year,
            status: Some(year.map_or(DegreeStatus::UnderWay, |_| DegreeStatus::Completed)),
            provenance: told(SectionKind::Bio, &[10]),
        },
    };
    vec![
        degree("education-phd", "PhD", Some("Bioacoustics"), None),
        degree("education-msc", "MSc", Some("Signal Processing"), Some(2021)),
    ]
}

/// Every kind of fact, with characters that each format must escape.
pub(crate) fn cv() -> Cv {
    let unnamed = UnnamedPublications {
        count: 2,
        venue: Some(venue("KDD", "Conference on Knowledge Discovery & Data Mining", "KDD", VenueKind::Conference)),
        year: Some(2025),
        date: Some(date("2025-05")),
        track: None,
        provenance: told(SectionKind::News, &[26]),
    };
    Cv {
        owner: owner(),
        items: (20..27).map(|line| Item { place: place(line), date: Some(date("2024-08")) }).collect(),
        publications: publications(),
        unnamed_publications: vec![Keyed { id: Id::new("unnamed-kdd-2025"), fact: unnamed }],
        awards: awards(),
        service: service(),
        talks: talks(),
        positions: positions(),
        education: education(),
        resume: None,
        bib_extras: Vec::new(),
        warnings: vec![Warning::at(place(24), "unknown-venue", "venue 'LSS' is not known; kept as printed")],
        lock: Lock::default(),
    }
}
