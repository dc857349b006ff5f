//! One fact once, however often the page says it.

use newscv::cv::Cv;
use newscv::fact::{
    Facts, Link, LinkKind, OwnerField, OwnerHint, OwnerOrigin, Position, Publication, PublicationKind, SectionKind,
    Service, Status,
};
use newscv::resolve::{self, Inputs};
use newscv::venue::VenueKind;

use super::{accepted, authors, award, conference, date, lines, resolved, told, venue, work};

#[test]
fn the_life_of_a_work_is_one_entry() {
    let submitted = Publication {
        venue: Some(conference("ICSD")),
        status: Status::Submitted,
        date: Some(date("2023-12")),
        ..work("Sorting Wet Sand Fast", 9)
    };
    let preprint = Publication {
        venue: Some(venue("arXiv", VenueKind::Preprint)),
        arxiv: Some("2401.01234".to_owned()),
        url: Some("https://arxiv.org/abs/2401.01234".to_owned()),
        kind: PublicationKind::Preprint,
        ..work("Sorting wet sand fast.", 7)
    };
    let news = Publication { date: Some(date("2024-05")), ..accepted("Sorting Wet Sand Fast", "ICSD", 2024, 5) };
    let published = Publication {
        status: Status::Published,
        authors: Some(authors(&["Ada Weiss", "Bo Lin"])),
        url: Some("https://doi.org/10.1234/sand".to_owned()),
        provenance: told(SectionKind::Publications, 30),
        ..accepted("Sorting Wet Sand Fast: A Field Study", "ICSD", 2024, 30)
    };
    let cv = resolved(vec![news, preprint, submitted, published]);
    let [only] = &cv.publications[..] else { panic!("one work, not {}", cv.publications.len()) };
    assert_eq!((only.status, only.year, only.kind), (Status::Published, Some(2024), PublicationKind::Conference));
    assert_eq!(only.venue.as_ref().unwrap().label(), "ICSD");
    assert_eq!(only.arxiv.as_deref(), Some("2401.01234"));
    assert_eq!(only.url.as_deref(), Some("https://doi.org/10.1234/sand"));
    assert_eq!((only.date, only.provenance.section), (Some(date("2024-05")), SectionKind::News));
    assert_eq!(lines(only), [5, 7, 9, 30]);
}

#[test]
fn a_workshop_version_and_the_conference_paper_stay_two() {
    let workshop = Publication {
        venue: Some(venue("Wet Sand Workshop", VenueKind::Workshop)),
        kind: PublicationKind::Workshop,
        ..accepted("Sorting Sand by Touch", "", 2023, 9)
    };
    let preprint = work("Sorting Sand by Touch", 7);
    let cv = resolved(vec![accepted("Sorting Sand by Touch", "ICSD", 2024, 5), preprint, workshop]);
    let told: Vec<Vec<usize>> = cv.publications.iter().map(|work| lines(work)).collect();
    assert_eq!(told, [vec![5, 7], vec![9]]);
}

#[test]
fn a_short_name_finds_its_title_but_chooses_none_of_two() {
    let short = |line| Publication { short_title: Some("DuneNet".to_owned()), ..work("", line) };
    let one = resolved(vec![short(3), work("DuneNet: Sorting Sand at the Beach", 5)]);
    assert_eq!(one.publications.len(), 1);
    assert_eq!(one.publications[0].title.as_deref(), Some("DuneNet: Sorting Sand at the Beach"));

    let two = vec![short(3), work("DuneNet: Sorting Sand at the Beach", 5), work("DuneNet: Grains Under Load", 6)];
    assert_eq!(resolved(two).publications.len(), 3);
}

#[test]
fn works_that_share_a_project_page_stay_apart() {
    let with_link = |title: &str, line| {
        let url = "https://dunes.example/project".to_owned();
        Publication { links: vec![Link { kind: LinkKind::Paper, url }], ..work(title, line) }
    };
    let cv = resolved(vec![with_link("A Theory of Slow Dunes", 3), with_link("Measuring Snow From Above", 4)]);
    assert_eq!(cv.publications.len(), 2);
}

#[test]
fn a_reworded_title_with_one_arxiv_number_is_one_work() {
    let numbered = |title: &str, line| Publication { arxiv: Some("2401.01234".to_owned()), ..work(title, line) };
    let cv = resolved(vec![
        numbered("Towards Sorting Wet Sand With Small Sieves", 3),
        numbered("Sorting Sand With Small Sieves in the Field", 4),
        numbered("On the Colour of Snow", 5),
    ]);
    assert_eq!(cv.publications.iter().map(|work| lines(work)).collect::<Vec<_>>(), [vec![3, 4], vec![5]]);
}

#[test]
fn an_award_said_in_the_introduction_and_the_news_is_one_and_finds_its_work() {
    let mut in_bio = award("Golden Sieve Award", None, 2);
    in_bio.provenance.section = SectionKind::Bio;
    let in_news = award("the Golden Sieve Award", Some("DuneNet"), 8);
    let other = award("Golden Sieve Award Finalist", None, 9);
    let facts = Facts {
        publications: vec![work("DuneNet: Sorting Sand at the Beach", 5)],
        awards: vec![in_bio, in_news, other],
        ..Facts::default()
    };
    let cv: Cv = resolve::resolve(facts, &Inputs::default()).unwrap();
    assert_eq!(cv.awards.iter().map(|award| award.provenance.mentions.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(cv.awards[0].publication.as_ref(), Some(&cv.publications[0].id));
    assert_eq!(cv.publications[0].awards, [cv.awards[0].id.clone()]);
}

/// The lines of the jobs that a CV has of these.
fn jobs(positions: Vec<Position>) -> Vec<Vec<usize>> {
    let cv = resolve::resolve(Facts { positions, ..Facts::default() }, &Inputs::default()).unwrap();
    cv.positions.iter().map(|job| job.provenance.mentions.iter().map(|place| place.line).collect()).collect()
}

fn job(role: &str, organization: Option<&str>, start: Option<&str>, section: SectionKind, line: usize) -> Position {
    Position {
        role: Some(role.to_owned()),
        organization: organization.map(str::to_owned),
        location: None,
        start: start.map(date),
        end: None,
        provenance: told(section, line),
    }
}

#[test]
fn a_job_is_one_entry_in_other_words() {
    use SectionKind::{Bio, Experience, News};
    let acronym = vec![
        job("Visiting Researcher", Some("Lowland National Tide Laboratory"), None, Experience, 3),
        job("Visiting Researcher", Some("LNTL"), Some("2024-05"), News, 4),
    ];
    let bare = vec![
        job("Tide Researcher", Some("Acme"), None, Bio, 3),
        job("tide researcher", None, Some("2024-05"), News, 4),
    ];
    let internship = vec![
        job("research intern", Some("Acme"), Some("2024-05"), News, 3),
        job("Applied Scientist Intern", Some("Acme"), Some("2024"), Experience, 4),
    ];
    let again = vec![
        job("Lecturer", Some("Acme"), Some("2024-05"), News, 3),
        job("Lecturer", Some("Acme"), Some("2024-03"), News, 4),
    ];
    let hours = vec![
        job("Research Engineer", Some("Acme"), None, Bio, 3),
        job("full-time Research Engineer", Some("Acme (Nowhere)"), Some("2024-03"), News, 4),
    ];
    let title = vec![
        job("Visiting Researcher", Some("Lowland National Tide Laboratory"), Some("2024-05-03"), News, 3),
        job("Visiting Researcher", Some("LNTL"), Some("2024-05-03"), News, 4),
    ];
    for told in [acronym, bare, internship, again, hours, title] {
        assert_eq!(jobs(told), [[3, 4]]);
    }
}

#[test]
fn two_jobs_of_one_role_stay_two() {
    use SectionKind::{Experience, News};
    let years = vec![
        job("research intern", Some("Acme"), Some("2023-05"), News, 3),
        job("Applied Scientist Intern", Some("Acme"), Some("2024"), Experience, 4),
    ];
    let places = vec![
        job("Tide Researcher", Some("Lowland University"), Some("2024-05"), News, 3),
        job("Tide Researcher", Some("Acme"), Some("2024"), Experience, 4),
    ];
    for told in [years, places] {
        assert_eq!(jobs(told).len(), 2);
    }
}

#[test]
fn service_is_one_entry_a_role_venue_and_year() {
    let role = |role: &str, year, line| Service {
        role: role.to_owned(),
        venue: Some(conference("ICSD")),
        year: Some(year),
        date: None,
        provenance: told(SectionKind::Service, line),
    };
    let service = vec![
        role("Reviewer", 2023, 3),
        role("reviewer", 2024, 4),
        role("Reviewer", 2024, 5),
        role("Area Chair", 2024, 6),
    ];
    let cv = resolve::resolve(Facts { service, ..Facts::default() }, &Inputs::default()).unwrap();
    let told: Vec<(&str, usize)> =
        cv.service.iter().map(|fact| (fact.id.as_str(), fact.provenance.mentions.len())).collect();
    assert_eq!(told, [("2023-reviewer-icsd", 1), ("2024-reviewer-icsd", 2), ("2024-area-chair-icsd", 1)]);
}

#[test]
fn an_award_goes_to_the_version_that_its_venue_accepted() {
    let workshop = Publication {
        venue: Some(venue("WSW", VenueKind::Workshop)),
        kind: PublicationKind::Workshop,
        ..accepted("Sorting Sand by Touch", "", 2024, 9)
    };
    let publications = vec![accepted("Sorting Sand by Touch", "ICSD", 2024, 5), workshop];
    let won = |awarder: Option<&str>, line| newscv::fact::Award {
        awarder: awarder.map(str::to_owned),
        date: Some(date("2024-05")),
        ..award("Golden Sieve", Some("Sorting Sand by Touch"), line)
    };
    for (award, id) in [
        (won(Some("ICSD 2024"), 20), Some("icsd2024sorting")),
        (won(Some("WSW"), 20), Some("wsw2024sorting")),
        (won(None, 9), Some("wsw2024sorting")),
        (won(None, 20), None),
    ] {
        let facts = Facts { publications: publications.clone(), awards: vec![award], ..Facts::default() };
        let cv = resolve::resolve(facts, &Inputs::default()).unwrap();
        assert_eq!(cv.awards[0].publication.as_ref().map(newscv::cv::Id::as_str), id);
    }
}

#[test]
fn every_form_in_which_a_page_sets_its_owner_apart_is_the_owner() {
    let by = |names: &[&str], line| {
        let mut list = authors(names);
        list.list[0].set_apart = true;
        Publication { authors: Some(list), ..work(&format!("Sand of the {line}th Dune"), line) }
    };
    let hint = OwnerHint {
        field: OwnerField::Name,
        value: "李锐".to_owned(),
        origin: OwnerOrigin::Config,
        place: super::place(1),
    };
    let publications = vec![by(&["李锐", "Cy Roth"], 3), by(&["Rui Li", "Bo Lin"], 4), by(&["R. Li"], 5)];
    let cv =
        resolve::resolve(Facts { owner: vec![hint], publications, ..Facts::default() }, &Inputs::default()).unwrap();
    assert!(cv.publications.iter().all(|work| work.authors.as_ref().unwrap().list[0].owner));
    assert_eq!(cv.owner.other_names, ["Rui Li", "R. Li"]);
}
