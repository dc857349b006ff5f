//! Which publication an award or a talk belongs to.
//!
//! The fact names its work by title or short name, as printed; the publication is the only one
//! that fits. Of several versions of a work it is the one that the same line tells of, then the one of
//! the venue that gives the award, then the one of the year. Without a name, nothing is guessed.

use std::collections::{BTreeMap, BTreeSet};

use crate::cv::{Cv, Work};
use crate::date::Date;
use crate::fact::Provenance;
use crate::resolve::many;
use crate::resolve::merge::similarity::{Title, fold, fold_words};

/// Ties every award and talk that names its work to it.
pub(crate) fn tie(cv: &mut Cv) {
    let Cv { publications, awards, talks, .. } = cv;
    let names = awards.iter().map(|award| &award.award.work).chain(talks.iter().map(|talk| &talk.talk.work));
    let wanted: BTreeSet<String> = names.flatten().map(|name| fold(name)).collect();
    let index = Index::of(publications, &wanted);
    for award in awards {
        let told = Told {
            provenance: &award.award.provenance,
            place: award.award.awarder.as_deref(),
            year: award.award.date.map(Date::year),
        };
        let found = award.award.work.as_deref().and_then(|name| index.find(publications, name, &told));
        if let Some(at) = found {
            publications[at].awards.push(award.id.clone());
        }
        award.publication = found.map(|at| publications[at].id.clone());
    }
    for talk in talks {
        let told = Told {
            provenance: &talk.talk.provenance,
            place: talk.talk.event.as_deref(),
            year: talk.talk.date.map(Date::year),
        };
        let found = talk.talk.work.as_deref().and_then(|name| index.find(publications, name, &told));
        talk.publication = found.map(|at| publications[at].id.clone());
    }
}

/// What else a fact tells, to choose between versions of its work.
struct Told<'a> {
    provenance: &'a Provenance,
    /// Who gives the award, or where the talk was.
    place: Option<&'a str>,
    year: Option<i16>,
}

/// How many works are looked at for one name: what so many works share tells none of them apart.
const MOST_ALIKE: usize = 64;

/// The works by what a name may give of them; empty where no name is looked for.
#[derive(Default)]
struct Index {
    titles: Vec<Option<Title>>,
    /// By [`Title::blocks`].
    by_block: BTreeMap<String, Vec<usize>>,
    /// By short name, or the part of the title before the colon.
    by_short: BTreeMap<String, Vec<usize>>,
    /// By the phrases of their titles that are wanted.
    by_phrase: BTreeMap<String, Vec<usize>>,
}

impl Index {
    fn of(works: &[Work], wanted: &BTreeSet<String>) -> Self {
        let Some(longest) = wanted.iter().map(String::len).max() else { return Self::default() };
        let titles = many::map(works, |work| work.title.as_deref().and_then(Title::new));
        let mut index = Self { titles, ..Self::default() };
        for (at, work) in works.iter().enumerate() {
            let title = index.titles[at].as_ref();
            add(&mut index.by_block, title.map(Title::blocks).unwrap_or_default(), at);
            let shorts = work.short_title.as_deref().map(fold).into_iter().chain(title.and_then(Title::head));
            add(&mut index.by_short, shorts, at);
            let phrases = title.map(|title| title.phrases(longest)).unwrap_or_default();
            add(&mut index.by_phrase, phrases.into_iter().filter(|phrase| wanted.contains(phrase)), at);
        }
        index
    }

    /// Where the publication that `name` stands for is.
    fn find(&self, works: &[Work], name: &str, told: &Told<'_>) -> Option<usize> {
        let title = Title::new(name)?;
        let short = fold(name);
        let is_same = |at: &usize| self.titles[*at].as_ref().is_some_and(|own| own.same(&title));
        let mut by_title: Vec<usize> =
            title.blocks().iter().filter_map(|block| self.by_block.get(block)).flatten().copied().collect();
        by_title.sort_unstable();
        by_title.dedup();
        by_title.retain(is_same);
        let of = |index: &BTreeMap<String, Vec<usize>>| index.get(&short).cloned().unwrap_or_default();
        the_only(works, &by_title, told)
            .or_else(|| the_only(works, &of(&self.by_short), told))
            .or_else(|| the_only(works, &of(&self.by_phrase), told))
    }
}

fn add(index: &mut BTreeMap<String, Vec<usize>>, keys: impl IntoIterator<Item = String>, at: usize) {
    for key in keys {
        let known = index.entry(key).or_default();
        if known.len() < MOST_ALIKE && known.last() != Some(&at) {
            known.push(at);
        }
    }
}

/// The only work that fits; of several, the only one that the line, the place or the year tells.
fn the_only(works: &[Work], fitting: &[usize], told: &Told<'_>) -> Option<usize> {
    let one = |wanted: &dyn Fn(&Work) -> bool| {
        let mut wanted = fitting.iter().copied().filter(|at| wanted(&works[*at]));
        wanted.next().filter(|_| wanted.next().is_none())
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
