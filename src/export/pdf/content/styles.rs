//! Publications in a citation style, by hayagriva and the styles that it carries.
//!
//! Input: the works and a style's name. Output: for each work its reference as styled text, the
//! owner in bold. hayagriva reads the works from the same source as our bibliography, so volumes
//! and pages of the user's own entries take part. Of numeric styles only the references are
//! taken: the CV numbers its entries itself. What a style has no place for (track, award, a paper
//! that is to appear) the caller adds.

use std::collections::BTreeMap;

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::taxonomy::NameVariable;
use hayagriva::citationberg::{FontStyle, FontWeight, IndependentStyle, Style};
use hayagriva::io::from_biblatex_str;
use hayagriva::{
    BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemMeta,
    Formatted, Library,
};

use super::super::fonts::Face;
use super::{Link, Paragraph, Span, clean};
use crate::cv::{Cv, Id, Work};
use crate::error::Error;
use crate::export::bibtex;
use crate::export::link;
use crate::export::tex::Charset;

/// What people call styles that the archive lists under their full names.
const ALIASES: &[(&str, &str)] = &[
    ("acm", "association-for-computing-machinery"),
    ("acs", "american-chemical-society"),
    ("ama", "american-medical-association"),
    ("aps", "american-physics-society"),
    ("asa", "american-sociological-association"),
    ("chicago", "chicago-author-date"),
    ("harvard", "harvard-cite-them-right"),
    ("iso-690", "iso-690-author-date"),
    ("lncs", "springer-lecture-notes-in-computer-science"),
    ("mhra", "modern-humanities-research-association"),
    ("rsc", "royal-society-of-chemistry"),
];

/// The references of the works that the style can set.
///
/// # Errors
/// Where there is no such style, or one without a list of references.
pub(super) fn references(cv: &Cv, name: &str) -> Result<BTreeMap<Id, Paragraph>, Error> {
    let style = find(name)?;
    let locales = archive::locales();
    let mut out = BTreeMap::new();
    for work in &cv.publications {
        let Some(library) = entry(work) else { continue };
        let mut driver = BibliographyDriver::new();
        for entry in library.iter() {
            driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(entry)], &style, &locales));
        }
        let request = BibliographyRequest { style: &style, locale: None, locale_files: &locales };
        let Some(bibliography) = driver.finish(request).bibliography else {
            let reason = format!("the citation style '{name}' has no list of references");
            return Err(Error::Refused { reason });
        };
        out.extend(bibliography.items.first().map(|item| (work.id.clone(), reference(item, work))));
    }
    Ok(out)
}

fn find(name: &str) -> Result<IndependentStyle, Error> {
    let full = ALIASES.iter().find(|(alias, _)| *alias == name).map_or(name, |(_, full)| full);
    let style = ArchivedStyle::by_name(full).map(ArchivedStyle::get);
    let parent = |link: &str| ArchivedStyle::by_id(link).map(ArchivedStyle::get);
    let style = match style {
        Some(Style::Dependent(style)) => parent(&style.parent_link.href),
        other => other,
    };
    match style {
        Some(Style::Independent(style)) => Ok(style),
        _ => Err(unknown(name)),
    }
}

fn unknown(name: &str) -> Error {
    let aliases = ALIASES.iter().map(|(alias, _)| *alias);
    let archived = ArchivedStyle::all().iter().flat_map(|style| style.names().iter().copied());
    let mut known: Vec<&str> = aliases.chain(archived).collect();
    known.sort_unstable();
    let reason = format!("the citation style '{name}' is none of {}", known.join(", "));
    Error::Refused { reason }
}

/// The work as hayagriva reads it; `None` where it cannot, as with an entry of the user's that
/// only TeX understands.
fn entry(work: &Work) -> Option<Library> {
    let alone = Cv { publications: vec![work.clone()], ..Cv::default() };
    let file = bibtex::write(&alone, Charset::Unicode).files.into_iter().next()?;
    from_biblatex_str(std::str::from_utf8(&file.bytes).ok()?).ok()
}

fn reference(item: &BibliographyItem, work: &Work) -> Paragraph {
    let mut out = Paragraph::new();
    for child in &item.content.0 {
        collect(child, false, work, &mut out);
    }
    for span in &mut out {
        span.text = span.text.replace(char::is_control, " ");
    }
    if let (Some(first), true) = (out.first_mut(), item.first_field.is_some()) {
        first.text = first.text.trim_start().to_owned();
    }
    out.retain(|span| !span.text.is_empty());
    out
}

/// Appends the text of a part of a reference. `owner` says that it is the owner's name.
fn collect(child: &ElemChild, owner: bool, work: &Work, out: &mut Paragraph) {
    match child {
        ElemChild::Text(text) => push(text, owner, None, out),
        ElemChild::Markup(text) => {
            push(&Formatted { text: text.clone(), formatting: <_>::default() }, owner, None, out);
        }
        ElemChild::Link { text, url } => push(text, owner, link::web(url), out),
        ElemChild::Elem(elem) => {
            let owner = owner || elem.meta.as_ref().is_some_and(|meta| is_owner(meta, work));
            for child in &elem.children.0 {
                collect(child, owner, work, out);
            }
        }
        ElemChild::Transparent { .. } => {}
    }
}

fn is_owner(meta: &ElemMeta, work: &Work) -> bool {
    let ElemMeta::Name(NameVariable::Author, index) = meta else { return false };
    work.authors.as_ref().and_then(|authors| authors.list.get(*index)).is_some_and(|author| author.owner)
}

fn push(text: &Formatted, owner: bool, url: Option<String>, out: &mut Paragraph) {
    let face = match (text.formatting.font_weight, text.formatting.font_style) {
        _ if owner => Face::Bold,
        (FontWeight::Bold, _) => Face::Bold,
        (_, FontStyle::Italic) => Face::Italic,
        _ => Face::Regular,
    };
    let link = url.map(|url| Link { description: format!("the paper at {}", clean(&url)), url });
    out.push(Span { text: text.text.clone(), face, link, ..Span::default() });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alias_leads_to_a_style() {
        for (alias, _) in ALIASES {
            assert!(find(alias).is_ok(), "{alias}");
        }
    }

    #[test]
    fn an_unknown_style_is_refused_with_those_that_there_are() {
        let message = find("dada").map(|_| ()).unwrap_err().to_string();
        assert!(message.starts_with("the citation style 'dada' is none of acm, acs, "), "{message}");
        assert!(message.contains(", ieee, "), "{message}");
    }
}
