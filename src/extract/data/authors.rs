//! Authors of a record: from its list, from a value that lists them, or from its citation.
//!
//! Input: the record of a publication and what the site tells of its owner. Output: the authors. Hugo's academic
//! themes name people of the site by the folder of their page (`admin`, `ada-weiss`), academicpages cites a work
//! in one value (`Weiss, A. (2024). "Tides." <i>Journal</i>.`). Limits: a handle that is not the owner's tells no
//! name, and so no authors are told.

use super::{Record, venue_in};
use crate::extract::people::read_people;
use crate::fact::{OwnerField, OwnerHint};
use crate::person::{Author, Authors, Name};
use crate::text::{RichText, Text};
use crate::venue::Venue;

/// The handles of the site's owner, and the name that they stand for.
#[derive(Debug, Default)]
pub(super) struct Handles<'a> {
    name: Option<&'a str>,
    folder: Option<&'a str>,
}

impl<'a> Handles<'a> {
    /// By the owner's page among those of authors (`authors/admin/_index.md`), else by the surest hint.
    pub(super) fn of(hints: &'a [OwnerHint]) -> Self {
        let names = || hints.iter().filter(|hint| hint.field == OwnerField::Name);
        let folder = |hint: &'a OwnerHint| {
            let (_, behind) = hint.place.file.split_once("authors/")?;
            behind.split_once('/').map(|(folder, _)| folder)
        };
        let own = names().find(|hint| folder(hint).is_some());
        let surest = own.or_else(|| names().min_by_key(|hint| hint.origin));
        Self { name: surest.map(|hint| hint.value.as_str()), folder: own.and_then(folder) }
    }

    /// The name of the person that a list has as `printed`; `None` for a handle of somebody else.
    fn name(&self, printed: &'a str) -> Option<&'a str> {
        let printed = printed.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
        let is_own = ["admin", "me"].into_iter().chain(self.folder).any(|handle| handle.eq_ignore_ascii_case(printed));
        let is_whole = printed.contains(' ') || !printed.is_ascii();
        if is_own { self.name } else { Some(printed).filter(|_| is_whole) }
    }
}

impl Record<'_> {
    /// The authors of a publication of a site.
    pub(super) fn authors(&self, handles: &Handles<'_>) -> Option<Authors> {
        let printed: Vec<&str> =
            (0..).map_while(|at| self.get(&[&format!("authors.{at}")])).map(Text::as_str).collect();
        if printed.is_empty() {
            let value = self.text(&["authors", "author"]);
            return value.and_then(|value| all_people(&value)).or_else(|| self.cited_authors());
        }
        let names: Option<Vec<&str>> = printed.into_iter().map(|printed| handles.name(printed)).collect();
        let list = names?.into_iter().map(|name| Author::new(Name::parse(name))).collect();
        Some(Authors { list, and_others: false })
    }

    /// The authors of a record that names no handles.
    pub(super) fn listed_authors(&self) -> Option<Authors> {
        self.authors(&Handles::default())
    }

    /// The people before the title, or the year, of the citation.
    fn cited_authors(&self) -> Option<Authors> {
        let plain = without_tags(self.get(&["citation"])?.as_str());
        let title = self.text(&["title"])?;
        let end = plain.find(title.trim_end_matches('.'))?;
        let head = plain[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.'));
        let year = head.trim_end_matches(['.', ' ']).strip_suffix(')').and_then(|head| head.rsplit_once('('));
        let dated = year.filter(|(_, inner)| inner.bytes().take(4).filter(u8::is_ascii_digit).count() == 4);
        all_people(dated.map_or(head, |(people, _)| people))
    }

    /// The venue that the citation sets in italics behind the title.
    pub(super) fn cited_venue(&self) -> Option<Venue> {
        let citation = self.get(&["citation"])?.as_str();
        let title = self.text(&["title"])?;
        let behind = &citation[citation.find(&title)? + title.len()..];
        let inner = [("<i>", "</i>"), ("<em>", "</em>"), ("*", "*")].iter().find_map(|(open, close)| {
            let (_, inner) = behind.split_once(open)?;
            inner.split_once(close).map(|(inner, _)| inner)
        });
        inner.and_then(|inner| venue_in(&Text::copied(inner, 0)))
    }
}

/// The people that `value` consists of.
fn all_people(value: &str) -> Option<Authors> {
    let plain = without_tags(value);
    let plain = plain.trim().trim_end_matches(',');
    let rich = RichText { text: Text::copied(plain, 0), marks: Vec::new() };
    let found = read_people(&rich, 0..plain.len())?;
    plain[found.range.end..].chars().all(|c| !c.is_alphanumeric()).then_some(found.authors)
}

/// The text without the tags and asterisks that set it.
fn without_tags(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        let Some((_, behind)) = tag.split_once('>') else {
            plain.push('<');
            rest = tag;
            break;
        };
        rest = behind;
    }
    plain.push_str(rest);
    plain.replace('*', "")
}
