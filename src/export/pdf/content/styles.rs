//! Publications in a citation style, by hayagriva and the styles that it carries.
//!
//! Input: the works and a style's name. Output: for each work its reference as styled text, the
//! owner in bold. hayagriva reads the works from the source of our BibTeX, so volumes and pages of
//! the user's own entries take part. Titles and venues are kept from it: it sees one private
//! character in the place of each, since its changes of case turn `NeurIPS` into `Neurips`.
//! Of numeric styles only the references are taken: the CV numbers its entries itself. What a
//! style has no place for (track, award, a paper that is to appear) the caller adds.
//! Limits of hayagriva 0.10: arXiv numbers, the school of a thesis and notes are not printed, and
//! `1-5,7` becomes `1–57`.

use std::collections::BTreeMap;

use biblatex::{Bibliography, Chunk, EntryType, Spanned};
use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::taxonomy::NameVariable;
use hayagriva::citationberg::{
    FontStyle, FontWeight, IndependentStyle, LayoutRenderingElement, Locale, NamesChild, Style,
};
use hayagriva::{
    BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemMeta,
    Formatted,
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
    if style.bibliography.is_none() {
        return Err(Error::Refused { reason: format!("the citation style '{name}' has no list of references") });
    }
    let locales = archive::locales();
    let set = |work: &Work| Some((work.id.clone(), Source::of(work)?.reference(&owners(work), &style, &locales)?));
    Ok(cv.publications.iter().filter_map(set).collect())
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
    Error::Refused { reason: format!("the citation style '{name}' is none of {}", names().join(", ")) }
}

/// The names of all styles that have a list of references, in alphabetical order.
pub(super) fn names() -> Vec<&'static str> {
    let aliases = ALIASES.iter().map(|(alias, _)| *alias);
    let lists = |style: &&ArchivedStyle| match style.get() {
        Style::Independent(style) => style.bibliography.is_some(),
        Style::Dependent(_) => true,
    };
    let archived = ArchivedStyle::all().iter().filter(lists).flat_map(|style| style.names().iter().copied());
    let mut known: Vec<&str> = aliases.chain(archived).collect();
    known.sort_unstable();
    known
}

/// The fields whose text is kept from hayagriva.
const KEPT: &[&str] = &["title", "booktitle", "journal", "journaltitle", "school", "publisher", "series"];

/// What stands for the text of the field at a place of [`KEPT`].
fn mark(place: usize) -> char {
    u32::try_from(place).ok().and_then(|place| char::from_u32(0xf_0000 + place)).unwrap_or('\u{f_ffff}')
}

/// A work as hayagriva reads it, and the texts that were kept from it.
struct Source {
    entry: biblatex::Entry,
    kept: Vec<(char, String)>,
}

impl Source {
    /// `None` where it cannot be read, as with an entry of the user's that only TeX understands.
    fn of(work: &Work) -> Option<Self> {
        use biblatex::ChunksExt;
        let alone = Cv { publications: vec![work.clone()], ..Cv::default() };
        let file = bibtex::write(&alone, Charset::Unicode).files.into_iter().next()?;
        let mut entry = Bibliography::parse(std::str::from_utf8(&file.bytes).ok()?).ok()?.into_iter().next()?;
        let mut kept = Vec::new();
        for (place, field) in KEPT.iter().enumerate() {
            let Some(text) = entry.get(field).map(ChunksExt::format_verbatim) else { continue };
            let mark = mark(place);
            entry.set(field, vec![Spanned::detached(Chunk::Verbatim(mark.to_string()))]);
            kept.push((mark, clean(&text)));
        }
        Some(Self { entry, kept })
    }

    fn reference(mut self, owners: &[bool], style: &IndependentStyle, locales: &[Locale]) -> Option<Paragraph> {
        let mut spans = spans(&render(&self.entry, style, locales)?, owners);
        // hayagriva gives the title of proceedings twice, and styles that tell the special issue of
        // a journal by its own title then take them for one. As a part of a book the paper is set
        // right, with the title repeated behind a comma.
        if self.kept.iter().any(|(mark, _)| occurrences(&spans, *mark) > 1) {
            self.entry.entry_type = EntryType::InCollection;
            spans = self::spans(&render(&self.entry, style, locales)?, owners);
            for (mark, _) in &self.kept {
                leave_one(&mut spans, *mark);
            }
        }
        tidy(&mut spans);
        for (mark, text) in &self.kept {
            restore(&mut spans, *mark, text);
        }
        spans.retain(|span| !span.text.is_empty());
        (!spans.is_empty()).then_some(spans)
    }
}

/// Which of the authors are the owner.
fn owners(work: &Work) -> Vec<bool> {
    work.authors.iter().flat_map(|authors| &authors.list).map(|author| author.owner).collect()
}

fn render(entry: &biblatex::Entry, style: &IndependentStyle, locales: &[Locale]) -> Option<BibliographyItem> {
    let entry = hayagriva::Entry::try_from(entry).ok()?;
    let item = set(&entry, style, locales)?;
    if entry.authors().is_none_or(<[_]>::is_empty) || item.content.0.iter().any(names_author) {
        return Some(item);
    }
    // hayagriva prints no names where a label and what may stand in their stead stand beside them.
    let named = set(&entry, &with_names_alone(style), locales);
    named.filter(|item| item.content.0.iter().any(names_author)).or(Some(item))
}

fn set(entry: &hayagriva::Entry, style: &IndependentStyle, locales: &[Locale]) -> Option<BibliographyItem> {
    let mut driver = BibliographyDriver::new();
    driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(entry)], style, locales));
    let request = BibliographyRequest { style, locale: None, locale_files: locales };
    driver.finish(request).bibliography?.items.into_iter().next()
}

/// Whether a part of a reference has the name of an author.
fn names_author(child: &ElemChild) -> bool {
    let ElemChild::Elem(elem) = child else { return false };
    matches!(elem.meta, Some(ElemMeta::Name(NameVariable::Author, _))) || elem.children.0.iter().any(names_author)
}

/// The style with nothing beside names but `et al.`.
fn with_names_alone(style: &IndependentStyle) -> IndependentStyle {
    let mut style = style.clone();
    for element in style.macros.iter_mut().flat_map(|part| &mut part.children) {
        if let LayoutRenderingElement::Names(names) = element {
            names.children.retain(|child| matches!(child, NamesChild::Name(_) | NamesChild::EtAl(_)));
        }
    }
    style
}

fn occurrences(spans: &[Span], mark: char) -> usize {
    spans.iter().map(|span| span.text.matches(mark).count()).sum()
}

/// Takes out what repeats `mark`, with the comma before it.
fn leave_one(spans: &mut Paragraph, mark: char) {
    let mut known = false;
    for index in 0..spans.len() {
        let text = std::mem::take(&mut spans[index].text);
        for c in text.chars() {
            if c == mark && known {
                if let Some(before) = spans[..=index].iter_mut().rfind(|span| !span.text.is_empty()) {
                    before.text.truncate(before.text.trim_end_matches([',', ' ']).len());
                }
            } else {
                known |= c == mark;
                spans[index].text.push(c);
            }
        }
    }
}

fn spans(item: &BibliographyItem, owners: &[bool]) -> Paragraph {
    let mut out = Paragraph::new();
    for child in &item.content.0 {
        collect(child, false, owners, &mut out);
    }
    for span in &mut out {
        span.text = span.text.replace(char::is_control, " ");
    }
    if let Some(first) = out.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    out
}

/// Takes out the comma that hayagriva leaves before a bracket or a stop, and the space that it
/// leaves double, where a month is unknown.
fn tidy(spans: &mut Paragraph) {
    let mut before = ' ';
    for span in spans.iter_mut().rev() {
        let mut text = String::new();
        for c in span.text.chars().rev() {
            let doubled = (c == before && matches!(c, ' ' | '.')) || (c == ',' && matches!(before, ')' | '.' | ','));
            if !doubled {
                text.push(c);
                before = c;
            }
        }
        span.text = text.chars().rev().collect();
    }
}

/// Puts a text back in the place of its mark, without a stop or comma behind its own last stop. It
/// becomes a part of its own, since it may run the other way than what stands around it.
fn restore(spans: &mut Paragraph, mark: char, text: &str) {
    let ends = text.ends_with(['.', '?', '!', '…']);
    let mut index = 0;
    while index < spans.len() {
        let Some(at) = spans[index].text.find(mark) else {
            index += 1;
            continue;
        };
        let text_behind = spans[index].text[at + mark.len_utf8()..].to_owned();
        let kept = Span { text: text.to_owned(), ..spans[index].clone() };
        let behind = Span { text: text_behind, ..spans[index].clone() };
        spans[index].text.truncate(at);
        spans.splice(index + 1..=index, [kept, behind]);
        let next = spans[index + 2..].iter_mut().find(|span| !span.text.is_empty());
        if let Some(next) = next.filter(|next| ends && next.text.starts_with(['.', ','])) {
            next.text.remove(0);
        }
        index += 2;
    }
}

/// Appends the text of a part of a reference. `owner` says that it is the owner's name.
fn collect(child: &ElemChild, owner: bool, owners: &[bool], out: &mut Paragraph) {
    match child {
        ElemChild::Text(text) => push(text, owner, None, out),
        ElemChild::Markup(text) => {
            push(&Formatted { text: text.clone(), formatting: <_>::default() }, owner, None, out);
        }
        ElemChild::Link { text, url } => push(text, owner, link::web(url), out),
        ElemChild::Elem(elem) => {
            let owner = owner || elem.meta.as_ref().is_some_and(|meta| is_owner(meta, owners));
            for child in &elem.children.0 {
                collect(child, owner, owners, out);
            }
        }
        ElemChild::Transparent { .. } => {}
    }
}

fn is_owner(meta: &ElemMeta, owners: &[bool]) -> bool {
    let ElemMeta::Name(NameVariable::Author, index) = meta else { return false };
    owners.get(*index).copied().unwrap_or(false)
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

    fn reference(style: &str) -> String {
        let source = "@inproceedings{k, author = {Mira Öberg and Joost van der Meer}, year = {2026},\n\
                      title = {Do owls dream?}, booktitle = {NeurIPS}}";
        let entry = Bibliography::parse(source).unwrap().into_iter().next().unwrap();
        let kept = vec![(mark(0), "Do owls dream?".to_owned()), (mark(1), "NeurIPS".to_owned())];
        let mut source = Source { entry, kept };
        for (place, field) in KEPT.iter().enumerate().take(2) {
            source.entry.set(field, vec![Spanned::detached(Chunk::Verbatim(mark(place).to_string()))]);
        }
        let spans = source.reference(&[true, false], &find(style).unwrap(), &archive::locales()).unwrap();
        assert_eq!(spans.iter().filter(|span| span.face == Face::Bold && span.text.contains("berg")).count(), 1);
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    #[test]
    fn titles_and_venues_keep_their_letters_in_every_style() {
        assert_eq!(reference("ieee"), "M. Öberg and J. van der Meer, “Do owls dream?” in NeurIPS, 2026.");
        assert_eq!(reference("apa"), "Öberg, M., & Meer, J. van der. (2026). Do owls dream? NeurIPS.");
        assert_eq!(reference("chicago"), "Öberg, Mira, and Joost van der Meer. 2026. “Do owls dream?” In NeurIPS.");
        assert_eq!(reference("vancouver"), "Öberg M, Meer J van der. Do owls dream? In: NeurIPS. 2026.");
        assert_eq!(reference("mla"), "Öberg, Mira, and Joost van der Meer. “Do owls dream?” NeurIPS, 2026.");
    }

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
