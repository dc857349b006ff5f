//! Which publication an award or a talk belongs to.
//!
//! The fact names its work by title or short name, as printed; the publication is the only one
//! that fits. Without a name, nothing is guessed.

use crate::cv::{Cv, Id, Work};
use crate::date::Date;
use crate::resolve::merge::similarity::{Title, fold};

/// Ties every award and talk that names its work to it.
pub(crate) fn tie(cv: &mut Cv) {
    let Cv { publications, awards, talks, .. } = cv;
    for award in awards {
        let year = award.award.date.map(Date::year);
        award.publication = award.award.work.as_deref().and_then(|name| find_work(publications, name, year));
        if let Some(work) = publications.iter_mut().find(|work| Some(&work.id) == award.publication.as_ref()) {
            work.awards.push(award.id.clone());
        }
    }
    for talk in talks {
        let year = talk.talk.date.map(Date::year);
        talk.publication = talk.talk.work.as_deref().and_then(|name| find_work(publications, name, year));
    }
}

/// The publication that `name` stands for, told in `year` if known.
fn find_work(works: &[Work], name: &str, year: Option<i16>) -> Option<Id> {
    let title = Title::new(name)?;
    let short = fold(name);
    let by_title = |work: &Work| own_title(work).is_some_and(|own| own.same(&title));
    let by_short = |work: &Work| {
        work.short_title.as_deref().is_some_and(|own| fold(own) == short)
            || own_title(work).is_some_and(|own| own.head().as_ref() == Some(&short))
    };
    let by_phrase = |work: &Work| own_title(work).is_some_and(|own| own.has_phrase(&short));
    the_only(works, by_title, year)
        .or_else(|| the_only(works, by_short, year))
        .or_else(|| the_only(works, by_phrase, year))
}

fn own_title(work: &Work) -> Option<Title> {
    work.title.as_deref().and_then(Title::new)
}

/// The only work that fits; of several, the only one of this year.
fn the_only(works: &[Work], fits: impl Fn(&Work) -> bool, year: Option<i16>) -> Option<Id> {
    let fitting: Vec<&Work> = works.iter().filter(|work| fits(work)).collect();
    match fitting[..] {
        [] => None,
        [only] => Some(only.id.clone()),
        _ => {
            let mut of_year = fitting.iter().filter(|work| year.is_some() && work.year == year);
            of_year.next().filter(|_| of_year.next().is_none()).map(|work| work.id.clone())
        }
    }
}
