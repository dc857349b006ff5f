//! Which publication an award or a talk belongs to.
//!
//! The fact names its work by title or short name, as printed; the publication is the only one
//! that fits. Of several versions of a work it is the one that the same line tells of, then the one of
//! the venue that gives the award, then the one of the year. Without a name, nothing is guessed.

use crate::cv::{Cv, Id, Work};
use crate::date::Date;
use crate::fact::Provenance;
use crate::resolve::merge::similarity::{Title, fold, fold_words};

/// Ties every award and talk that names its work to it.
pub(crate) fn tie(cv: &mut Cv) {
    let Cv { publications, awards, talks, .. } = cv;
    for award in awards {
        let told = Told {
            provenance: &award.award.provenance,
            place: award.award.awarder.as_deref(),
            year: award.award.date.map(Date::year),
        };
        award.publication = award.award.work.as_deref().and_then(|name| find_work(publications, name, &told));
        if let Some(work) = publications.iter_mut().find(|work| Some(&work.id) == award.publication.as_ref()) {
            work.awards.push(award.id.clone());
        }
    }
    for talk in talks {
        let told = Told {
            provenance: &talk.talk.provenance,
            place: talk.talk.event.as_deref(),
            year: talk.talk.date.map(Date::year),
        };
        talk.publication = talk.talk.work.as_deref().and_then(|name| find_work(publications, name, &told));
    }
}

/// What else a fact tells, to choose between versions of its work.
struct Told<'a> {
    provenance: &'a Provenance,
    /// Who gives the award, or where the talk was.
    place: Option<&'a str>,
    year: Option<i16>,
}

/// The publication that `name` stands for.
fn find_work(works: &[Work], name: &str, told: &Told<'_>) -> Option<Id> {
    let title = Title::new(name)?;
    let short = fold(name);
    let by_title = |work: &Work| own_title(work).is_some_and(|own| own.same(&title));
    let by_short = |work: &Work| {
        work.short_title.as_deref().is_some_and(|own| fold(own) == short)
            || own_title(work).is_some_and(|own| own.head().as_ref() == Some(&short))
    };
    let by_phrase = |work: &Work| own_title(work).is_some_and(|own| own.has_phrase(&short));
    the_only(works, by_title, told)
        .or_else(|| the_only(works, by_short, told))
        .or_else(|| the_only(works, by_phrase, told))
}

fn own_title(work: &Work) -> Option<Title> {
    work.title.as_deref().and_then(Title::new)
}

/// The only work that fits; of several, the only one that the line, the place or the year tells.
fn the_only(works: &[Work], fits: impl Fn(&Work) -> bool, told: &Told<'_>) -> Option<Id> {
    let fitting: Vec<&Work> = works.iter().filter(|work| fits(work)).collect();
    let one = |wanted: &dyn Fn(&Work) -> bool| {
        let mut wanted = fitting.iter().filter(|work| wanted(work));
        wanted.next().filter(|_| wanted.next().is_none()).map(|work| work.id.clone())
    };
    one(&|_| true)
        .or_else(|| one(&|work| share_a_line(&work.publication.provenance, told.provenance)))
        .or_else(|| one(&|work| told.place.is_some_and(|place| is_at(work, place))))
        .or_else(|| one(&|work| told.year.is_some() && work.year == told.year))
}

fn share_a_line(one: &Provenance, other: &Provenance) -> bool {
    one.mentions.iter().any(|a| other.mentions.iter().any(|b| a.file == b.file && a.line == b.line))
}

/// Whether the name of the work's venue stands in `place`.
fn is_at(work: &Work, place: &str) -> bool {
    let Some(venue) = &work.venue else { return false };
    let place = fold_words(place);
    [venue.acronym.as_deref(), venue.name.as_deref()]
        .into_iter()
        .flatten()
        .map(fold_words)
        .any(|name| !name.is_empty() && place.windows(name.len()).any(|words| *words == name[..]))
}
