//! From the stored inputs of a snapshot to its files: what `create` does first and `verify` again.
//!
//! Nothing but the inputs and the options of the manifest plays a part: no other file, no clock, no
//! environment.

use std::fmt::Display;
use std::str::FromStr;

use super::super::export;
use crate::cv::Cv;
use crate::date::Date;
use crate::error::{Error, Result};
use crate::export::pdf::{FallbackFont, PdfOptions};
use crate::export::{Format, Options, OutputFile, Outputs, Template};
use crate::resolve::{self, Inputs};
use crate::snapshot::manifest::{self, Made};
use crate::snapshot::select::{self, Selection};
use crate::snapshot::{Role, Stored};
use crate::source::Input;
use crate::{extract, source};

/// The CV of the inputs, as of the date that the options ask for, before anything is selected.
pub(super) fn read(stored: &[Stored], made: &Made) -> Result<Cv> {
    let of = |role: Role| stored.iter().filter(move |stored| stored.role == role).map(Stored::input);
    let pages: Vec<Input> = of(Role::Page).collect();
    let site = source::read(&pages)?;
    let page = |path: &str| pages.iter().find(|input| *input.path == *path).cloned();
    let inputs = Inputs {
        bibliographies: of(Role::Bibliography).collect(),
        site_bibliographies: site.bibliographies.iter().filter_map(|path| page(path)).collect(),
        resume: of(Role::Resume).next().or_else(|| page(site.resume.as_ref()?)),
        corrections: of(Role::Settings).next(),
        lock: of(Role::Lock).next(),
        as_of: made.as_of.as_deref().map(parsed).transpose()?,
    };
    resolve::resolve(extract::extract(&site), &inputs)
}

/// Leaves out of `cv` what was not chosen.
pub(super) fn select(cv: &mut Cv, made: &Made) -> Result<()> {
    select::apply(cv, &selection(made)?);
    Ok(())
}

/// What the options choose.
pub(super) fn selection(made: &Made) -> Result<Selection> {
    Ok(Selection {
        only: all_parsed(&made.only)?,
        without: all_parsed(&made.without)?,
        since: made.since.as_deref().map(parsed).transpose()?,
        select: all_parsed(&made.select)?,
    })
}

/// Writes every format of the options, and `facts.json`.
pub(super) fn write(cv: &Cv, stored: &[Stored], made: &Made, date: Date) -> Result<Outputs> {
    let mut formats: Vec<Format> = all_parsed(&made.to)?;
    formats.push(Format::Facts);
    export::write_formats(cv, &formats, &options(stored, made, date)?)
}

/// How the files are written: the PDF tells the snapshot's date.
pub(super) fn options(stored: &[Stored], made: &Made, date: Date) -> Result<Options> {
    let of = |role: Role| stored.iter().filter(move |stored| stored.role == role);
    let font = |stored: &Stored| FallbackFont { name: stored.name.to_string(), bytes: stored.bytes.to_vec(), index: 0 };
    let template = |stored: &Stored| {
        let text = String::from_utf8(stored.bytes.to_vec());
        let text = text.map_err(|_| refused(format!("{}: expected a template in UTF-8", stored.name)))?;
        Ok(Template { path: stored.name.to_string(), text })
    };
    Ok(Options {
        paper: made.paper.as_deref().map(parsed).transpose()?,
        look: made.look.clone(),
        style: made.style.clone(),
        ascii: made.ascii,
        templates: of(Role::Template).map(template).collect::<Result<_>>()?,
        pdf: PdfOptions {
            fallback_fonts: of(Role::Font).map(font).collect(),
            as_of: Some(date),
            ..PdfOptions::default()
        },
    })
}

/// Builds the outputs of a snapshot anew.
pub(super) fn rebuild(stored: &[Stored], made: &Made, date: &str) -> Result<Vec<OutputFile>> {
    let mut cv = read(stored, made)?;
    select(&mut cv, made)?;
    Ok(write(&cv, stored, made, parsed(date)?)?.files)
}

/// A word of the manifest, which this version may not know.
fn parsed<T: FromStr>(word: impl AsRef<str>) -> Result<T>
where
    T::Err: Display,
{
    word.as_ref().parse().map_err(|error| refused(format!("{}: {error}", manifest::FILE)))
}

fn all_parsed<T: FromStr>(words: &[String]) -> Result<Vec<T>>
where
    T::Err: Display,
{
    words.iter().map(parsed).collect()
}

fn refused(reason: String) -> Error {
    Error::Refused { reason }
}
