//! `newscv.lock`: the citation keys that were given, so that they never change.
//!
//! A work is recognised in the file by DOI, arXiv number, or title; of two with one title (the
//! workshop version and the conference paper) by venue and year besides. Keys of works that the
//! page no longer has stay in the file, so that no other work gets them.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use serde::Deserialize;

use crate::cv::Work;
use crate::error::Error;
use crate::fact::Publication;
use crate::resolve::many;
use crate::resolve::merge::similarity::{Title, fold};
use crate::source::Input;
use crate::span::Lines;

/// The version of the form.
const VERSION: u32 = 1;

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    version: u32,
    #[serde(default)]
    work: Vec<Locked>,
}

/// A work and its key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Locked {
    key: String,
    title: Option<String>,
    short: Option<String>,
    venue: Option<String>,
    year: Option<i16>,
    arxiv: Option<String>,
    doi: Option<String>,
}

/// Reads the file.
///
/// # Errors
/// [`Error::Malformed`] where it does not have the form that [`Lock::to_bytes`] gives it.
pub(crate) fn read(input: &Input) -> Result<Lock, Error> {
    let malformed = |at: usize, reason: &str| {
        let line = Lines::new(&input.bytes).line(at);
        let reason = format!("{line}:1: {reason}; remove the file to have keys given anew");
        Error::Malformed { path: Path::new(&*input.path).to_owned(), reason }
    };
    let text = std::str::from_utf8(&input.bytes).map_err(|error| malformed(error.valid_up_to(), "expected UTF-8"))?;
    let lock: Lock = toml::from_str(text).map_err(|error| {
        let message = error.message().lines().next().unwrap_or_default().replace('`', "'");
        malformed(error.span().map_or(0, |span| span.start), &message)
    })?;
    if lock.version != VERSION {
        return Err(malformed(0, &format!("version {} is not known to this program", lock.version)));
    }
    Ok(lock)
}

impl Lock {
    /// That of these works, and of those of `previous` that are gone.
    pub(crate) fn of(works: &[Work], previous: &Lock) -> Self {
        let mut all: Vec<Locked> = works.iter().map(locked).collect();
        let known: BTreeSet<&str> = works.iter().map(|work| work.id.as_str()).collect();
        all.extend(previous.work.iter().filter(|old| !known.contains(old.key.as_str())).cloned());
        all.sort_by(|a, b| a.key.cmp(&b.key));
        Self { version: VERSION, work: all }
    }

    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = String::from("# newscv keeps the citation keys that it has given here. Commit this file.\n");
        let _ = writeln!(text, "version = {VERSION}");
        text.extend(many::map(&self.work, written));
        text.into_bytes()
    }

    /// Every key that was ever given.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.work.iter().map(|locked| locked.key.as_str())
    }

    /// The keys of works, as far as the file has them; none twice.
    pub(crate) fn assign(&self, works: &[&Publication]) -> Vec<Option<String>> {
        let mut keys: Vec<Option<String>> = vec![None; works.len()];
        let mut used = vec![false; self.work.len()];
        // The closest first, so that of two versions each finds its own key.
        for least in (1..=Self::CLOSEST).rev() {
            for (at, work) in works.iter().enumerate() {
                let free = |index: &usize| !used[*index] && closeness(&self.work[*index], work) >= least;
                if keys[at].is_none()
                    && let Some(index) = (0..self.work.len()).find(free)
                {
                    used[index] = true;
                    keys[at] = Some(self.work[index].key.clone());
                }
            }
        }
        keys
    }

    /// The highest closeness.
    const CLOSEST: u8 = 4;
}

/// How surely both are one work, 0 if not: the same number, the same title and edition, the same
/// title and venue, the same title.
fn closeness(locked: &Locked, work: &Publication) -> u8 {
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    let differ = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
    let venue = work.venue.as_ref().map(|venue| venue.label().to_owned());
    let number = same(&locked.doi, &work.doi) || same(&locked.arxiv, &work.arxiv);
    let alike = same_name(locked, work);
    if differ(&locked.doi, &work.doi) || differ(&locked.arxiv, &work.arxiv) || !(alike || number) {
        return 0;
    }
    match (locked.venue == venue, locked.year == work.year) {
        (true, true) if alike => 4,
        (true, _) => 3,
        _ if number => 2,
        _ => 1,
    }
}

fn same_name(locked: &Locked, work: &Publication) -> bool {
    let title = |text: &Option<String>| text.as_deref().and_then(Title::new);
    if let (Some(one), Some(other)) = (title(&locked.title), title(&work.title)) {
        return one.same(&other);
    }
    let short = |text: &Option<String>| text.as_deref().map(fold);
    short(&locked.short).is_some_and(|own| Some(own) == short(&work.short_title))
}

/// A work as the file has it.
fn written(locked: &Locked) -> String {
    let texts = [
        ("key", Some(&locked.key)),
        ("title", locked.title.as_ref()),
        ("short", locked.short.as_ref()),
        ("venue", locked.venue.as_ref()),
        ("arxiv", locked.arxiv.as_ref()),
        ("doi", locked.doi.as_ref()),
    ];
    let mut text = String::from("\n[[work]]\n");
    for (name, value) in texts {
        if let Some(value) = value {
            let _ = writeln!(text, "{name} = {}", quoted(value));
        }
    }
    if let Some(year) = locked.year {
        let _ = writeln!(text, "year = {year}");
    }
    text
}

/// A text as TOML has it, which most are between quotation marks.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| !c.is_control() && c != '"' && c != '\\';
    if text.chars().all(is_plain) { format!("\"{text}\"") } else { toml::Value::String(text.to_owned()).to_string() }
}

fn locked(work: &Work) -> Locked {
    Locked {
        key: work.id.to_string(),
        title: work.title.clone(),
        short: work.short_title.clone(),
        venue: work.venue.as_ref().map(|venue| venue.label().to_owned()),
        year: work.year,
        arxiv: work.arxiv.clone(),
        doi: work.doi.clone(),
    }
}
