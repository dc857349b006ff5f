//! Laws of joining, over generated pages.

use std::collections::BTreeSet;

use newscv::cv::Cv;
use newscv::fact::{Publication, PublicationKind, Status};
use newscv::venue::VenueKind;
use proptest::prelude::*;

use super::{lines, resolved, venue, work};

/// The parts of titles. Any two titles of which a part differs are of different papers, though most
/// of their letters are the same.
const HOW: &[&str] = &["Supervised", "Unsupervised", "Linear", "Nonlinear", "Discrete", "Robust"];
const DOING: &[&str] = &["Sorting", "Storing", "Estimation", "Detection", "Deflection", "Survey"];
const WHAT: &[&str] = &["Sand", "Snow", "Band", "Nitrate", "Nitrite", "Photons", "Photos", "2D Dunes", "3D Dunes"];
const MANNER: &[&str] = &["with Labels", "without Labels", "by Touch", "in C", "in C++", "for A", "for B"];
const PART: &[&str] = &["", ", Part I", ", Part II", ": A Reply", " 2", " 3"];

/// A title, told from others by its parts.
type Parts = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn parts() -> impl Strategy<Value = Parts> {
    let of = prop::sample::select;
    (of(HOW), of(DOING), of(WHAT), of(MANNER), of(PART))
}

/// Another paper with a like title: one part differs.
fn neighbour() -> impl Strategy<Value = (Parts, Parts)> {
    (parts(), parts(), 0..5usize).prop_map(|(one, other, part)| {
        let mut near = one;
        match part {
            0 => near.0 = other.0,
            1 => near.1 = other.1,
            2 => near.2 = other.2,
            3 => near.3 = other.3,
            _ => near.4 = other.4,
        }
        (one, near)
    })
}

/// A title in one of the ways in which pages print it.
fn printed((how, doing, what, manner, part): Parts, wording: u8) -> String {
    let title = format!("{how} {doing} of the {what} {manner}{part}");
    match wording {
        0 => title,
        1 => title.to_uppercase(),
        2 => format!("“{}.”", title.replace("of the", "of")),
        3 => title.replace("Robust", "Röbust").replace("Discrete", "Díscrete"),
        _ => title.replace("Supervised", "Supervized").replace("Estimation", "Estimmation"),
    }
}

/// One work in one wording, at one stage of its life.
fn staged(title: &str, stage: u8, year: i16) -> Publication {
    let fact = Publication { year: Some(year), ..work(title, 1) };
    let kind = PublicationKind::Conference;
    match stage {
        0 => fact,
        1 => Publication { venue: Some(venue("arXiv", VenueKind::Preprint)), ..fact },
        2 => Publication { venue: Some(venue("ICSD", VenueKind::Conference)), status: Status::Accepted, kind, ..fact },
        _ => Publication { venue: Some(venue("WSW", VenueKind::Workshop)), status: Status::Published, ..fact },
    }
}

/// A mention with the title that it is of.
fn mention() -> impl Strategy<Value = (Parts, Publication)> {
    // Few titles, so that most are told several times, and each beside its neighbours.
    let titles = prop::sample::select(&[0usize, 1, 2, 3, 4, 5][..]);
    (titles, 0..5u8, 0..4u8, 2020..2026i16).prop_map(|(title, wording, stage, year)| {
        let parts = [
            (HOW[0], DOING[0], WHAT[0], MANNER[0], PART[0]),
            (HOW[1], DOING[0], WHAT[0], MANNER[0], PART[0]),
            (HOW[0], DOING[0], WHAT[1], MANNER[0], PART[0]),
            (HOW[0], DOING[0], WHAT[0], MANNER[1], PART[0]),
            (HOW[0], DOING[0], WHAT[0], MANNER[0], PART[1]),
            (HOW[5], DOING[2], WHAT[3], MANNER[2], PART[0]),
        ][title];
        (parts, staged(&printed(parts, wording), stage, year))
    })
}

/// A page: every mention on its own line.
fn page() -> impl Strategy<Value = Vec<Publication>> {
    titled_page().prop_map(|facts| facts.into_iter().map(|(_, fact)| fact).collect())
}

fn titled_page() -> impl Strategy<Value = Vec<(Parts, Publication)>> {
    prop::collection::vec(mention(), 0..14).prop_map(|mut facts| {
        for (at, (_, fact)) in facts.iter_mut().enumerate() {
            fact.provenance = work("", at + 1).provenance;
        }
        facts
    })
}

fn groups(cv: &Cv) -> BTreeSet<Vec<usize>> {
    cv.publications.iter().map(|work| lines(work)).collect()
}

proptest! {
    #[test]
    fn no_mention_is_lost_and_none_is_told_twice(facts in page()) {
        let cv = resolved(facts.clone());
        let mut told: Vec<usize> = cv.publications.iter().flat_map(|work| lines(work)).collect();
        told.sort_unstable();
        prop_assert_eq!(told, (1..=facts.len()).collect::<Vec<_>>());
    }

    #[test]
    fn works_of_other_titles_are_never_joined(facts in titled_page()) {
        let cv = resolved(facts.iter().map(|(_, fact)| fact.clone()).collect());
        for work in &cv.publications {
            let titles: BTreeSet<Parts> = lines(work).iter().map(|line| facts[line - 1].0).collect();
            prop_assert_eq!(titles.len(), 1);
        }
    }

    #[test]
    fn papers_with_like_titles_stay_apart(
        (one, other) in neighbour(), wordings in (0..5u8, 0..5u8), stages in (0..4u8, 0..4u8), apart in 0..3i16
    ) {
        prop_assume!(one != other);
        let mut facts =
            vec![staged(&printed(one, wordings.0), stages.0, 2022), staged(&printed(other, wordings.1), stages.1, 2022 + apart)];
        facts[1].provenance = work("", 2).provenance;
        prop_assert_eq!(resolved(facts).publications.len(), 2);
    }

    #[test]
    fn a_paper_is_one_however_its_title_is_printed(title in parts(), wordings in (0..5u8, 0..5u8), stages in (0..3u8, 0..3u8)) {
        let mut facts =
            vec![staged(&printed(title, wordings.0), stages.0, 2022), staged(&printed(title, wordings.1), stages.1, 2022)];
        facts[1].provenance = work("", 2).provenance;
        prop_assert_eq!(resolved(facts).publications.len(), 1);
    }

    #[test]
    fn the_order_of_the_mentions_decides_nothing_about_what_is_one(facts in page(), turn in 0..14usize) {
        let mut turned = facts.clone();
        turned.reverse();
        let by = turn.min(turned.len());
        turned.rotate_left(by);
        prop_assert_eq!(groups(&resolved(facts)), groups(&resolved(turned)));
    }

    #[test]
    fn joining_twice_changes_nothing(facts in page()) {
        let once = resolved(facts);
        let again = resolved(once.publications.iter().map(|work| work.publication.clone()).collect());
        prop_assert_eq!(once.publications, again.publications);
    }

    #[test]
    fn keys_are_unique_ascii_and_the_same_each_time(facts in page()) {
        let cv = resolved(facts.clone());
        let keys: BTreeSet<&str> = cv.publications.iter().map(|work| work.id.as_str()).collect();
        prop_assert_eq!(keys.len(), cv.publications.len());
        prop_assert!(keys.iter().all(|key| key.bytes().all(|byte| byte.is_ascii_alphanumeric())));
        prop_assert_eq!(resolved(facts).publications, cv.publications.clone());
    }
}
