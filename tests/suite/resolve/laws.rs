//! Laws of joining, over generated pages.

use std::collections::BTreeSet;

use newscv::cv::Cv;
use newscv::fact::{Publication, PublicationKind, Status};
use newscv::venue::VenueKind;
use proptest::prelude::*;

use super::{lines, resolved, venue, work};

/// Titles of which some are alike but none is another's.
const TITLES: &[&str] = &[
    "Sorting Wet Sand by Touch",
    "Sorting Dry Sand by Touch",
    "Sorting Wet Sand by Touch, Part II",
    "Supervised Models of Slow Dunes",
    "Unsupervised Models of Slow Dunes",
    "DuneNet: Learning How Sand Flows",
    "DuneNet 2: Learning How Sand Flows Again",
    "A Survey of Sieves for Sand",
    "A Survey of Sieves for Snow",
];

/// One work in one wording, at one stage of its life.
fn mention() -> impl Strategy<Value = Publication> {
    (0..TITLES.len(), 0..3u8, 0..4u8, 2020..2026i16).prop_map(|(title, wording, stage, year)| {
        let printed = match wording {
            0 => TITLES[title].to_owned(),
            1 => TITLES[title].to_uppercase(),
            _ => format!("{}.", TITLES[title].replace("Sand", "sand")),
        };
        let fact = Publication { year: Some(year), ..work(&printed, 1) };
        let kind = PublicationKind::Conference;
        match stage {
            0 => fact,
            1 => Publication { venue: Some(venue("arXiv", VenueKind::Preprint)), ..fact },
            2 => Publication {
                venue: Some(venue("ICSD", VenueKind::Conference)),
                status: Status::Accepted,
                kind,
                ..fact
            },
            _ => Publication { venue: Some(venue("WSW", VenueKind::Workshop)), status: Status::Published, ..fact },
        }
    })
}

/// A page: every mention on its own line.
fn page() -> impl Strategy<Value = Vec<Publication>> {
    prop::collection::vec(mention(), 0..14).prop_map(|mut facts| {
        for (at, fact) in facts.iter_mut().enumerate() {
            fact.provenance = work("", at + 1).provenance;
        }
        facts
    })
}

fn groups(cv: &Cv) -> BTreeSet<Vec<usize>> {
    cv.publications.iter().map(|work| lines(work)).collect()
}

fn plain(title: &str) -> String {
    title.to_lowercase().trim_end_matches('.').to_owned()
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
    fn works_of_other_titles_are_never_joined(facts in page()) {
        let cv = resolved(facts.clone());
        for work in &cv.publications {
            let titles: BTreeSet<String> =
                lines(work).iter().filter_map(|line| facts[line - 1].title.as_deref()).map(plain).collect();
            prop_assert_eq!(titles.len(), 1);
        }
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
