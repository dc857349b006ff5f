//! Dated snapshots of a CV: what was sent, to whom, as of when, and what is new since.
//!
//! All of it is pure; `cli` has the files. The parts:
//!
//! 1. [`label`]: the names of snapshots.
//! 2. [`select`]: which facts of a CV go into one.
//! 3. [`inputs`]: where the files that it was made of are stored in it, and the way back.
//! 4. [`manifest`]: what it is and holds, each file with its hash.
//! 5. [`archive`]: all of it as one file.
//! 6. [`verify`]: whether it still is what it was.
//! 7. [`diff`]: what came, went and changed between two.
//!
//! Taking a page back to an earlier date is the work of `resolve`, which knows the mentions.

pub mod archive;
pub mod diff;
pub mod inputs;
pub mod label;
pub mod manifest;
pub mod select;
pub mod verify;

pub use inputs::{Role, Stored};

use crate::cv::Cv;
use crate::date::Date;

/// The date of the newest news item; without one that of the newest fact.
pub fn newest(cv: &Cv) -> Option<Date> {
    let items = cv.items.iter().filter_map(|item| item.date).max();
    items.or_else(|| {
        let works = cv.publications.iter().map(|work| work.date.or(work.year.map(Date::from_year)));
        let service = cv.service.iter().map(|service| service.date.or(service.year.map(Date::from_year)));
        let unnamed = cv.unnamed_publications.iter().map(|fact| fact.date.or(fact.year.map(Date::from_year)));
        let awards = cv.awards.iter().map(|award| award.date);
        let talks = cv.talks.iter().map(|talk| talk.date);
        let positions = cv.positions.iter().map(|position| position.end.or(position.start));
        let degrees = cv.education.iter().map(|degree| degree.year.map(Date::from_year));
        let all = works.chain(service).chain(unnamed).chain(awards).chain(talks).chain(positions).chain(degrees);
        all.flatten().max()
    })
}

/// How many facts of each kind `cv` holds.
pub fn count(cv: &Cv) -> manifest::Counts {
    manifest::Counts {
        items: cv.items.len(),
        publications: cv.publications.len(),
        unnamed_publications: cv.unnamed_publications.iter().map(|unnamed| unnamed.count as usize).sum(),
        awards: cv.awards.len(),
        service: cv.service.len(),
        talks: cv.talks.len(),
        positions: cv.positions.len(),
        education: cv.education.len(),
    }
}
