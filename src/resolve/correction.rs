//! Corrections of `newscv.toml`: facts changed or left out.
//!
//! A correction chooses one fact by id, title, short name or line. One that fits no fact, or
//! two, is an error that shows what is there: a page changes, and a correction that no longer
//! does anything must not go unnoticed. One that sets nothing says that the fact is right.

mod choose;
mod set;
mod value;

use crate::cv::Cv;
use crate::error::Error;
use crate::fact::Provenance;
use crate::resolve::settings::{Settings, malformed};
use crate::source::Input;

use choose::Found;

/// Applies the corrections, then leaves out what is dropped.
pub(crate) fn apply(cv: &mut Cv, settings: &Settings, input: &Input) -> Result<(), Error> {
    let text = String::from_utf8_lossy(&input.bytes);
    for correction in &settings.correct {
        let fail = |at: usize, message: String| malformed(input, &text, at, &message);
        let choice = correction.get_ref().choice();
        let found = choose::choose(cv, &choice).map_err(|message| fail(correction.span().start, message))?;
        let correction = correction.get_ref();
        for name in &correction.clear {
            set::clear(cv, found, name.get_ref()).map_err(|message| fail(name.span().start, message))?;
        }
        for (name, value) in &correction.set {
            set::set(cv, found, name.get_ref(), value).map_err(|message| fail(name.span().start, message))?;
        }
        // The user has looked at it, whether or not there was something to change.
        provenance(cv, found).confidence = 1.0;
    }
    let mut dropped: Vec<Found> = Vec::new();
    for choice in &settings.drop {
        let fail = |message: String| malformed(input, &text, choice.span().start, &message);
        dropped.push(choose::choose(cv, choice.get_ref()).map_err(fail)?);
    }
    // From the end, so that the places of the others stay.
    dropped.sort_unstable();
    dropped.dedup();
    for found in dropped.into_iter().rev() {
        remove(cv, found);
    }
    Ok(())
}

fn provenance(cv: &mut Cv, found: Found) -> &mut Provenance {
    match found {
        Found::Publication(at) => &mut cv.publications[at].publication.provenance,
        Found::Unnamed(at) => &mut cv.unnamed_publications[at].fact.provenance,
        Found::Award(at) => &mut cv.awards[at].award.provenance,
        Found::Service(at) => &mut cv.service[at].fact.provenance,
        Found::Talk(at) => &mut cv.talks[at].talk.provenance,
        Found::Position(at) => &mut cv.positions[at].fact.provenance,
        Found::Education(at) => &mut cv.education[at].fact.provenance,
    }
}

fn remove(cv: &mut Cv, found: Found) {
    match found {
        Found::Publication(at) => drop(cv.publications.remove(at)),
        Found::Unnamed(at) => drop(cv.unnamed_publications.remove(at)),
        Found::Award(at) => drop(cv.awards.remove(at)),
        Found::Service(at) => drop(cv.service.remove(at)),
        Found::Talk(at) => drop(cv.talks.remove(at)),
        Found::Position(at) => drop(cv.positions.remove(at)),
        Found::Education(at) => drop(cv.education.remove(at)),
    }
}
