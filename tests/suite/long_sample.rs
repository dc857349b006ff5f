//! A CV of two pages about an invented person: twenty publications and what goes with them.

use newscv::cv::{Cv, Id, Keyed, PresentedTalk, WonAward, Work};
use newscv::fact::{
    Award, Education, Link, LinkKind, Position, PublicationKind, SectionKind, Service, Status, Talk, TalkKind,
    UnnamedPublications,
};
use newscv::venue::{Venue, VenueKind};

use crate::sample::{authors, cv, date, titled, told, venue};

use PublicationKind::{Conference, Journal, Preprint, Workshop};

/// Title, co-authors before and after the owner, venue, year, kind, track, status.
type Row = (&'static str, &'static [&'static str], &'static str, i16, PublicationKind, Option<&'static str>, Status);

const ME: &str = "Mira Öberg";

/// Titles that are long, have ligatures, accents, other scripts, quotation marks and symbols.
const ROWS: &[Row] = &[
    (
        "Listening Through Wind: Self-Supervised Representations for Noisy Field Recordings",
        &[ME, "Joost van der Meer", "Nguyễn Thị Lan"],
        "NeurIPS",
        2026,
        Conference,
        Some("spotlight"),
        Status::Accepted,
    ),
    (
        "Efficient Affine Filters for Offline Classification of Owl Offspring",
        &["Łukasz Żak", ME],
        "ICML",
        2025,
        Conference,
        None,
        Status::Published,
    ),
    (
        "What Does a Frog Chorus Know About Tomorrow? Long-Horizon Forecasting of Wetland Humidity from Sound Alone",
        &["Anaïs Lefèvre", ME, "Q. Ruan", "José Ángel Muñoz"],
        "ICLR",
        2025,
        Conference,
        Some("oral"),
        Status::Published,
    ),
    (
        "α-Divergence Bounds for Sparse Event Detection",
        &[ME, "Ξένια Παπαδάκη"],
        "AISTATS",
        2025,
        Conference,
        None,
        Status::Published,
    ),
    (
        "Counting Owls at Night: 100% of Calls with $5 Microphones",
        &[ME, "Joost van der Meer"],
        "KDD",
        2024,
        Conference,
        Some("oral"),
        Status::Published,
    ),
    (
        "Tiny Models, Long Nights: Battery-Free Inference on a Solar Buoy",
        &["Ravi Iyer-Holm", ME, "Sven Dahl"],
        "MobiSys",
        2024,
        Conference,
        None,
        Status::Published,
    ),
    (
        "“Is Anybody There?” Detecting Absence in Passive Acoustic Surveys",
        &[ME],
        "AAAI",
        2024,
        Conference,
        None,
        Status::Published,
    ),
    (
        "Cross-Lingual Names for Birds: Aligning Folk Taxonomies Without Parallel Text",
        &["Дарья Жукова", ME],
        "ACL",
        2023,
        Conference,
        Some("findings"),
        Status::Published,
    ),
    (
        "Spectral Augmentation Considered Harmful",
        &[ME, "Nguyễn Thị Lan"],
        "ICASSP",
        2023,
        Conference,
        None,
        Status::Published,
    ),
    (
        "Federated Beehives",
        &["Joost van der Meer", ME, "Łukasz Żak"],
        "MLSys",
        2022,
        Conference,
        None,
        Status::Published,
    ),
    (
        "A Field Guide to Uncertainty in Species Distribution Models",
        &[ME, "Sven Dahl"],
        "Methods in Invented Ecology",
        2025,
        Journal,
        None,
        Status::Accepted,
    ),
    (
        "Wetland Sound as a Public Good",
        &["Anaïs Lefèvre", ME],
        "Journal of Wetland Acoustics",
        2024,
        Journal,
        None,
        Status::Published,
    ),
    (
        "Frogs in the Reeds: A Survey of Amphibian Bioacoustics Between 1950 and 2020",
        &[ME, "Ravi Iyer-Holm"],
        "Transactions on Ecological Signals",
        2022,
        Journal,
        None,
        Status::Published,
    ),
    (
        "Low-Power Wake Words for Crickets",
        &["Sven Dahl", ME],
        "Journal of Wetland Acoustics",
        2021,
        Journal,
        None,
        Status::Published,
    ),
    (
        "OwlNet at the Edge: A Live Demonstration of On-Buoy Inference",
        &[ME, "Łukasz Żak"],
        "TinyWild Workshop",
        2024,
        Workshop,
        None,
        Status::Published,
    ),
    (
        "Label Noise Is Not Uniform, and Neither Are Annotators",
        &["Q. Ruan", ME],
        "DataWild Workshop",
        2023,
        Workshop,
        None,
        Status::Published,
    ),
    ("Do Spectrograms Dream?", &[ME], "Creative Machines Workshop", 2022, Workshop, None, Status::Published),
    (
        "A Benchmark Nobody Asked For: Ranking 41 Species Detectors on the Same Night",
        &[ME, "Joost van der Meer"],
        "arXiv",
        2026,
        Preprint,
        None,
        Status::Preprint,
    ),
    (
        "CricketTalk: Dialogue Systems for Insects",
        &["Ravi Iyer-Holm", ME],
        "arXiv",
        2025,
        Preprint,
        None,
        Status::Preprint,
    ),
    ("Rethinking Silence", &[ME, "Sven Dahl", "Anaïs Lefèvre"], "arXiv", 2023, Preprint, None, Status::Preprint),
];

/// Titles and years in the order in which a CV lists them: by kind, the latest first.
pub(crate) fn titles_and_years() -> Vec<(&'static str, i16)> {
    ROWS.iter().map(|row| (row.0, row.3)).collect()
}

fn works() -> Vec<Work> {
    let mut works: Vec<Work> = ROWS.iter().enumerate().map(|(index, row)| work(index, row)).collect();
    works[4].awards = vec![Id::new("award-0")];
    works[4].publication.doi = Some("10.1145/0000001.0000002".into());
    works[4].publication.links = vec![Link { kind: LinkKind::Code, url: "https://example.org/owlnet?a=1&b=2".into() }];
    works[0].publication.arxiv = Some("2609.01234".into());
    works
}

fn work(index: usize, (title, names, printed, year, kind, track, status): &Row) -> Work {
    let mut work = titled(&format!("work{index}"), title);
    work.publication.authors = Some(authors(names));
    work.publication.kind = *kind;
    work.publication.year = Some(*year);
    work.publication.track = track.map(str::to_owned);
    work.publication.status = *status;
    let venue_kind = match kind {
        Journal => VenueKind::Journal,
        Workshop => VenueKind::Workshop,
        Preprint => VenueKind::Preprint,
        _ => VenueKind::Conference,
    };
    let mut at = venue(if *kind == Conference { printed } else { "" }, "", printed, venue_kind);
    if *kind == Workshop {
        at.host = Some("ICML".into());
    }
    work.publication.venue = Some(at);
    if *kind == Preprint {
        work.publication.arxiv = Some(format!("250{}.0{index:04}", index % 9 + 1));
    }
    work.publication.url = Some(format!("https://example.org/papers/{index}.pdf"));
    work
}

fn keyed<T>(id: &str, fact: T) -> Keyed<T> {
    Keyed { id: Id::new(id), fact }
}

fn positions() -> Vec<Keyed<Position>> {
    let position = |role: &str, organization: &str, location: &str, start: &str, end: Option<&str>| {
        keyed(
            role,
            Position {
                role: Some(role.into()),
                organization: Some(organization.into()),
                location: (!location.is_empty()).then(|| location.into()),
                start: Some(date(start)),
                end: end.map(date),
                provenance: told(SectionKind::Experience, &[10]),
            },
        )
    };
    vec![
        position("Research Scientist", "Institute for Quiet Computing", "Umeå", "2024-09", None),
        position("Research Intern", "Halden Audio Research", "Trondheim", "2023-06", Some("2023-09")),
        position("Visiting Student", "Fernside College", "", "2022-01", Some("2022-05")),
    ]
}

fn education() -> Vec<Keyed<Education>> {
    let degree = |degree: &str, field: Option<&str>, year| {
        keyed(
            degree,
            Education {
                degree: degree.into(),
                institution: Some("Northern Lake University".into()),
                field: field.map(str::to_owned),
                year: Some(year),
                status: None,
                provenance: told(SectionKind::Education, &[12]),
            },
        )
    };
    vec![degree("PhD", Some("Computer Science"), 2024), degree("MSc", Some("Signal Processing"), 2019)]
}

fn awards() -> Vec<WonAward> {
    let rows = [
        ("Best Paper Award", Some("KDD 2024"), "2024-08", Some("work4")),
        ("Northern Lake Doctoral Fellowship", Some("Northern Lake Foundation"), "2021", None),
        ("Outstanding Reviewer", Some("ICML 2023"), "2023-07", None),
        ("Travel Grant", Some("MLSys 2022"), "2022-05", None),
    ];
    let award = |index: usize, title: &str, awarder: Option<&str>, when: &str, publication: Option<&str>| WonAward {
        id: Id::new(format!("award-{index}")),
        award: Award {
            title: title.into(),
            awarder: awarder.map(str::to_owned),
            date: Some(date(when)),
            work: None,
            provenance: told(SectionKind::Awards, &[40]),
        },
        publication: publication.map(Id::new),
    };
    let awards = rows.into_iter().enumerate();
    awards.map(|(index, (title, awarder, when, work))| award(index, title, awarder, when, work)).collect()
}

fn service() -> Vec<Keyed<Service>> {
    let duty = |role: &str, at: Venue, year: i16| {
        keyed(
            role,
            Service {
                role: role.into(),
                venue: Some(at),
                year: Some(year),
                date: None,
                provenance: told(SectionKind::Service, &[50]),
            },
        )
    };
    let conference = |acronym: &str| venue(acronym, "", acronym, VenueKind::Conference);
    let mut out: Vec<_> = (2022..=2024).map(|year| duty("reviewer", conference("CVPR"), year)).collect();
    out.extend([2021, 2023, 2024, 2025].map(|year| duty("reviewer", conference("ICML"), year)));
    out.push(duty("area chair", conference("NeurIPS"), 2026));
    out.push(duty("organiser", venue("", "", "TinyWild Workshop", VenueKind::Workshop), 2024));
    out
}

fn talks() -> Vec<PresentedTalk> {
    let talk = |title: Option<&str>, event: &str, location: Option<&str>, when: &str, kind| PresentedTalk {
        id: Id::new(when),
        talk: Talk {
            title: title.map(str::to_owned),
            event: Some(event.into()),
            location: location.map(str::to_owned),
            date: Some(date(when)),
            kind,
            work: None,
            url: title.map(|_| "https://example.org/slides.pdf".into()),
            provenance: told(SectionKind::Talks, &[60]),
        },
        publication: None,
    };
    vec![
        talk(
            Some("Learning from What Is Not Heard"),
            "Acoustics Colloquium, Fernside College",
            Some("Leeds"),
            "2025-11-03",
            TalkKind::Invited,
        ),
        talk(None, "Machine Learning for Ecology, Northern Lake University", None, "2025-02", TalkKind::GuestLecture),
        talk(
            Some("Owls, Buoys and Batteries: Five Years of Machine Listening in Places Without Electricity"),
            "Nordic AI Days",
            Some("Oslo"),
            "2024-05-14",
            TalkKind::Keynote,
        ),
    ]
}

/// The CV.
pub(crate) fn long_sample() -> Cv {
    let unnamed = UnnamedPublications {
        count: 2,
        venue: Some(venue("CVPR", "", "CVPR 2024", VenueKind::Conference)),
        year: Some(2024),
        date: None,
        track: None,
        provenance: told(SectionKind::News, &[70]),
    };
    Cv {
        publications: works(),
        unnamed_publications: vec![keyed("unnamed", unnamed)],
        awards: awards(),
        service: service(),
        talks: talks(),
        positions: positions(),
        education: education(),
        warnings: vec![],
        ..cv()
    }
}
