//! From facts to a CV: mentions of one thing joined, bibliographies, corrections and keys applied.
//!
//! [`resolve`] gives the [`Cv`]: every fact once, with a stable key. It does not know the pages'
//! markup or the output formats. The steps:
//!
//! 1. [`merge`] joins the mentions of each fact; [`bibliography`] adds what `.bib` files say.
//! 2. [`owner`] tells whose page it is, and marks the owner among the authors.
//! 3. [`key`] names the works, as far as [`lock`] has no key for them, and [`name`] the other facts.
//! 4. [`correction`] changes and leaves out what `newscv.toml` ([`settings`]) says.
//! 5. [`link`] ties awards and talks to the works that they are for, and [`unnamed`] acceptances
//!    without title to the entries of the bibliography that they must be.
//! 6. [`as_of`] takes the CV back to an earlier date, where that is asked for.
//!
//! [`check`] looks at the result as a careful person would.

mod as_of;
mod bibliography;
pub mod check;
mod correction;
mod key;
mod link;
pub mod lock;
mod many;
mod merge;
mod name;
mod owner;
mod resume;
pub mod settings;
mod unnamed;

use crate::cv::{Cv, Id, Owner, Work};
use crate::date::Date;
use crate::error::Error;
use crate::fact::{Facts, Publication};
use crate::person::Name;
use crate::source::Input;

use as_of::State;
use as_of::work::ByThen;
use bibliography::join::Joined;
use lock::Lock;
use settings::Settings;

/// What a user gives beside the page.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Bibliographies, in order of authority.
    pub bibliographies: Vec<Input>,
    /// The site's own bibliographies, which come after the user's and may hold samples of its
    /// theme.
    pub site_bibliographies: Vec<Input>,
    /// A JSON Resume to start from.
    pub resume: Option<Input>,
    /// `newscv.toml`.
    pub corrections: Option<Input>,
    /// `newscv.lock`.
    pub lock: Option<Input>,
    /// The date to which the page is taken back: what it dates later is left out. `None` for the
    /// page as it is.
    pub as_of: Option<Date>,
}

/// Joins the facts into a CV.
///
/// # Errors
/// Where a file of the user does not follow its form, or a correction fits nothing.
pub fn resolve(facts: Facts, inputs: &Inputs) -> Result<Cv, Error> {
    let settings = inputs.corrections.as_ref().map(settings::read).transpose()?.unwrap_or_default();
    let lock = inputs.lock.as_ref().map(lock::read).transpose()?.unwrap_or_default();
    let resume = inputs.resume.as_ref().map(resume::read).transpose()?;
    let mut bibliography = bibliography::read(&inputs.bibliographies, &inputs.site_bibliographies);
    bibliography::join::drop_samples(&mut bibliography, &owner::find(&facts.owner, &[]));
    let joined = bibliography::join::join(&facts.publications, &mut bibliography, inputs.as_of);
    let mut owner = owner::find(&facts.owner, joined.iter().map(|(publication, ..)| publication));
    let publications: Vec<&Publication> = joined.iter().map(|(publication, ..)| publication).collect();
    owner::apply(&mut owner, &settings.owner, &publications);
    if let Some(resume) = &resume {
        resume::complete(&mut owner, resume);
    }
    let by_then: Vec<ByThen> = joined.iter().map(|(.., by_then)| by_then.clone()).collect();
    let mut cv = Cv {
        unnamed_publications: name::unnamed(merge::unnamed::merge(&facts.unnamed_publications)),
        awards: name::awards(merge::award::merge(&facts.awards)),
        service: name::service(merge::service::merge(&facts.service)),
        talks: name::talks(merge::talk::merge(&facts.talks)),
        positions: name::positions(merge::position::merge(&facts.positions)),
        education: name::education(merge::education::merge(&facts.education)),
        publications: key_works(joined, &owner, &lock, &settings, inputs)?,
        owner,
        items: facts.items,
        bib_extras: bibliography.extras,
        resume,
        warnings: facts.warnings.into_iter().chain(bibliography.warnings).collect(),
        lock: Lock::default(),
    };
    unnamed::join_entries(&mut cv);
    cv.lock = Lock::of(&cv.publications, &lock);
    let states: Vec<State> = if inputs.as_of.is_some() { states(&cv, by_then) } else { Vec::new() };
    if let Some(input) = &inputs.corrections {
        correction::apply(&mut cv, &settings, input)?;
    }
    let forms = owner::Forms::of(&cv.owner);
    forms.mark(cv.publications.iter_mut().filter_map(|work| work.publication.authors.as_mut()));
    link::tie(&mut cv);
    if let Some(by) = inputs.as_of {
        as_of::cut(&mut cv, &states, by);
    }
    Ok(cv)
}

/// The works before corrections, each with what it was by the date that is asked for.
fn states(cv: &Cv, by_then: Vec<ByThen>) -> Vec<State> {
    let state = |(work, by_then): (&Work, ByThen)| State {
        id: work.id.clone(),
        publication: work.publication.clone(),
        by_then,
    };
    cv.publications.iter().zip(by_then).map(state).collect()
}

/// Gives every work its citation key: that of its entry, that of the lock, or one by the rule.
fn key_works(
    joined: Vec<Joined>,
    owner: &Owner,
    lock: &Lock,
    settings: &Settings,
    inputs: &Inputs,
) -> Result<Vec<Work>, Error> {
    let rule = settings.export.keys.as_deref();
    if let (Some(fault), Some(input)) = (rule.and_then(key::fault), &inputs.corrections) {
        let text = String::from_utf8_lossy(&input.bytes);
        let at = text.find("keys").unwrap_or(0);
        return Err(settings::malformed(input, &text, at, &fault));
    }
    let owner = owner.name.as_deref().map(Name::parse);
    let mut names = key::Names::default();
    for key in
        joined.iter().filter_map(|(_, entry, _)| entry.as_ref()).map(|entry| entry.key.as_str()).chain(lock.keys())
    {
        names.reserve(key);
    }
    let locked = lock.assign(&joined.iter().map(|(publication, ..)| publication).collect::<Vec<_>>());
    let work = |((publication, entry, _), locked): (Joined, Option<String>)| {
        let own = entry.as_ref().map(|entry| entry.key.clone()).filter(|key| !key.is_empty());
        let known = own.or(locked).map(Id::new);
        let id = known.unwrap_or_else(|| names.give(&key::base(&publication, owner.as_ref(), rule)));
        Work { id, publication, awards: Vec::new(), bib: entry }
    };
    Ok(joined.into_iter().zip(locked).map(work).collect())
}
