//! `publications.json`: CSL-JSON, which pandoc, hayagriva, Zotero and citeproc read.
//!
//! In: a [`Cv`]. Out: an array of items, valid by the schema of CSL 1.0.2 (`csl-data.json`), with
//! names of fields and types from the CSL specification, "Appendix III: Types" and "IV: Variables".
//! What the user's bibliography has beyond the page (pages, volume, …) is read from its LaTeX.
//! Unknown is left out. Not here: `et al.`, which CSL has no place for, so that a list cut short
//! shows as far as it is known.

use serde_json::{Map, Value, json};

use super::bib::{self, links, notes};
use super::{Outputs, bibtex, tex, words};
use crate::cv::{BibEntry, Cv, Work};
use crate::date::Date;
use crate::fact::{LinkKind, PublicationKind, Status};
use crate::person::Name;

/// The name of the file.
pub(crate) const FILE: &str = "publications.json";

/// Writes the bibliography.
pub(crate) fn write(cv: &Cv) -> Outputs {
    let keys = bib::keys(cv);
    let works = cv.publications.iter().zip(keys);
    let items: Vec<Value> = works.map(|(work, key)| Value::Object(item(cv, work, key))).collect();
    let text = format!("{:#}\n", Value::Array(items));
    Outputs::one(FILE, text.into_bytes())
}

/// An object that takes only what is known.
#[derive(Default)]
struct Item(Map<String, Value>);

impl Item {
    fn add(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.map(tex::readable).filter(|text| !text.is_empty()) {
            self.0.entry(name).or_insert(Value::String(text));
        }
    }

    fn add_value(&mut self, name: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.0.entry(name).or_insert(value);
        }
    }
}

fn item(cv: &Cv, work: &Work, key: String) -> Map<String, Value> {
    let mut item = Item::default();
    item.0.insert("id".to_owned(), Value::String(key));
    item.add("type", Some(item_type(work)));
    item.add("title", work.title.as_deref().or(work.short_title.as_deref()));
    item.add("title-short", work.title.as_ref().and(work.short_title.as_deref()));
    let authors = work.authors.as_ref().filter(|authors| !authors.list.is_empty());
    item.add_value("author", authors.map(|authors| authors.list.iter().map(|author| name(&author.name)).collect()));
    item.add_value("issued", issued(work));
    add_venue(&mut item, work);
    item.add("DOI", links::doi(work).as_deref());
    // The number of a work that came out elsewhere would read as the number of the article there.
    let arxiv = links::arxiv(work).map(|id| format!("arXiv:{id}"));
    let (number, preprint) = if item_type(work) == "article" { (arxiv, None) } else { (None, arxiv) };
    item.add("number", number.as_deref());
    item.add("URL", super::link::of_work(work).as_deref());
    item.add("status", status(cv, work));
    let remarks: Vec<String> = notes::track(work).into_iter().chain(notes::awards(cv, work)).chain(preprint).collect();
    item.add("note", Some(&remarks.join(". ")));
    item.add("keyword", Some(work.kind.as_str()));
    if let Some(entry) = &work.bib {
        add_own(&mut item, entry);
    }
    item.0
}

fn item_type(work: &Work) -> &'static str {
    let has_code = work.links.iter().any(|link| link.kind == LinkKind::Code);
    match work.kind {
        PublicationKind::Preprint => "article",
        _ if work.status == Status::Submitted => "manuscript",
        PublicationKind::Conference | PublicationKind::Workshop | PublicationKind::Demo => "paper-conference",
        PublicationKind::Journal => "article-journal",
        PublicationKind::Thesis => "thesis",
        PublicationKind::Book => "book",
        PublicationKind::Chapter => "chapter",
        PublicationKind::Patent => "patent",
        PublicationKind::TechReport => "report",
        PublicationKind::Other if has_code && work.venue.is_none() => "software",
        PublicationKind::Other => "document",
    }
}

fn name(name: &Name) -> Value {
    if name.corporate {
        return json!({ "literal": tex::readable(&name.family) });
    }
    let mut parts = Item::default();
    parts.add("family", Some(&name.family));
    parts.add("given", name.given.as_deref());
    parts.add("non-dropping-particle", name.particle.as_deref());
    parts.add("suffix", name.suffix.as_deref());
    Value::Object(parts.0)
}

fn issued(work: &Work) -> Option<Value> {
    let date = bibtex::date_of_issue(work).or_else(|| work.year.map(Date::from_year))?;
    let mut parts = vec![json!(date.year())];
    parts.extend(date.month().map(|month| json!(month)));
    parts.extend(date.day().map(|day| json!(day)));
    Some(json!({ "date-parts": [parts] }))
}

fn add_venue(item: &mut Item, work: &Work) {
    let Some(venue) = &work.venue else { return };
    let name = bibtex::venue_name(venue);
    match work.kind {
        _ if work.status == Status::Submitted => {}
        PublicationKind::Thesis => {
            item.add("publisher", Some(&name));
            item.add("genre", Some(if bibtex::is_masters(work) { "Master's thesis" } else { "PhD thesis" }));
        }
        PublicationKind::Book | PublicationKind::TechReport | PublicationKind::Preprint => {
            item.add("publisher", Some(&name));
        }
        PublicationKind::Conference | PublicationKind::Workshop | PublicationKind::Demo => {
            item.add("container-title", Some(&name));
            item.add("container-title-short", venue.acronym.as_deref());
            item.add("event-title", Some(words::edition(venue, work.track.as_deref())));
        }
        _ => {
            item.add("container-title", Some(&name));
            item.add("container-title-short", venue.acronym.as_deref());
        }
    }
}

fn status(cv: &Cv, work: &Work) -> Option<&'static str> {
    match work.status {
        Status::Submitted => Some("submitted"),
        _ if notes::is_to_appear(cv, work) => Some("forthcoming"),
        _ => None,
    }
}

/// Fields of the user's entry that no page gives, and the variables that hold them.
const OWN: &[(&str, &str)] = &[
    ("volume", "volume"),
    ("number", "issue"),
    ("pages", "page"),
    ("publisher", "publisher"),
    ("address", "publisher-place"),
    ("location", "publisher-place"),
    ("edition", "edition"),
    ("series", "collection-title"),
    ("isbn", "ISBN"),
    ("issn", "ISSN"),
    ("abstract", "abstract"),
    ("language", "language"),
];

fn add_own(item: &mut Item, entry: &BibEntry) {
    for (field, variable) in OWN {
        let text = entry.field(field).and_then(plain);
        let text = if *field == "pages" { text.map(|pages| pages.replace('–', "-")) } else { text };
        item.add(variable, text.as_deref());
    }
}

/// LaTeX as plain text, where it parses.
fn plain(source: &str) -> Option<String> {
    use biblatex::ChunksExt;
    let entry = format!("@misc{{x, note = {{{source}}}}}");
    let entries = biblatex::Bibliography::parse(&entry).ok()?;
    entries.get("x")?.get("note").map(ChunksExt::format_verbatim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_latex_becomes_plain_text() {
        assert_eq!(plain(r#"{ACM} \& S{\"o}hne"#).as_deref(), Some("ACM & Söhne"));
        assert_eq!(plain("1--9").as_deref(), Some("1–9"));
        assert_eq!(plain("unbalanced } brace"), None);
    }
}
