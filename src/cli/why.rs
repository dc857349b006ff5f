//! What `--verbose` tells of each fact: where it was read and what announced it there.
//!
//! Input: the [`Site`] and the [`Cv`] made of it. Output: one line a mention, in page order, and one
//! for each news item that gave nothing.

use std::collections::BTreeSet;

use crate::cv::Cv;
use crate::extract::explain::{Phrase, Reason, Reasons, Topic};
use crate::fact::{Provenance, SectionKind};
use crate::page::Site;
use crate::warning::Place;

/// The lines.
pub(super) fn why(site: &Site, cv: &Cv) -> Vec<String> {
    let reasons = Reasons::new(site);
    let facts = facts(cv);
    let mut lines: Vec<(&Place, String)> = Vec::new();
    let mut in_news: BTreeSet<(&str, usize)> = BTreeSet::new();
    for fact in &facts {
        for place in &fact.provenance.mentions {
            let reason = reasons.of(place, fact.topic);
            if reason.as_ref().is_none_or(|reason| reason.section == SectionKind::News) {
                in_news.insert(key(place));
            }
            let reason = reason.map_or_else(|| beside(cv, place), |reason| told(&reason));
            let confidence = fact.provenance.confidence;
            lines.push((place, format!("{}: {reason}; confidence {confidence:.2}", fact.name)));
        }
    }
    let silent = silent(cv, &in_news);
    lines.extend(silent.into_iter().map(|place| (place, nothing(&reasons.phrases(place)))));
    lines.sort();
    lines.iter().map(|(place, line)| format!("{}:{}: {line}", place.file, place.line)).collect()
}

struct Fact<'a> {
    topic: Topic,
    name: String,
    provenance: &'a Provenance,
}

fn facts(cv: &Cv) -> Vec<Fact<'_>> {
    let fact = |topic, kind: &str, name: Option<&str>, provenance| {
        let name = name.map_or_else(|| kind.to_owned(), |name| format!("{kind} '{}'", tidy(name)));
        Fact { topic, name, provenance }
    };
    let mut facts = Vec::new();
    facts.extend(cv.publications.iter().map(|work| {
        let title = work.title.as_deref().or(work.short_title.as_deref());
        fact(Topic::Publication, "publication", title, &work.provenance)
    }));
    facts.extend(cv.unnamed_publications.iter().map(|unnamed| {
        let name = format!("{} without a title", if unnamed.count == 1 { "publication" } else { "publications" });
        fact(Topic::Publication, &format!("{} {name}", unnamed.count), None, &unnamed.provenance)
    }));
    facts.extend(cv.awards.iter().map(|won| fact(Topic::Award, "award", Some(&won.title), &won.provenance)));
    facts.extend(cv.service.iter().map(|role| fact(Topic::Service, "service", Some(&role.role), &role.provenance)));
    facts.extend(cv.talks.iter().map(|talk| {
        let name = talk.title.as_deref().or(talk.event.as_deref());
        fact(Topic::Talk, "talk", name, &talk.provenance)
    }));
    facts.extend(cv.positions.iter().map(|position| {
        let name = position.role.as_deref().or(position.organization.as_deref());
        fact(Topic::Position, "position", name, &position.provenance)
    }));
    facts.extend(
        cv.education.iter().map(|degree| fact(Topic::Education, "degree", Some(&degree.degree), &degree.provenance)),
    );
    facts
}

/// `in the news of 2025-10, 'accepted to' says that a venue took a work`.
fn told(reason: &Reason) -> String {
    let date = reason.date.map(|date| format!(" of {date}")).unwrap_or_default();
    let heading = reason.heading.as_deref().map(|heading| format!(" under '{}'", tidy(heading))).unwrap_or_default();
    let setting = match reason.section {
        SectionKind::News => format!("in the news{date}"),
        SectionKind::Bio => format!("in the text{heading}"),
        kind => format!("an entry{date} of the {kind} list{heading}"),
    };
    if reason.phrases.is_empty() { setting } else { format!("{setting}, {}", phrases(&reason.phrases)) }
}

fn phrases(phrases: &[Phrase]) -> String {
    let mut told: Vec<String> = Vec::new();
    for phrase in phrases {
        let line = format!("'{}' {}", tidy(&phrase.words), phrase.says);
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told.join(", ")
}

/// What is no entry of the page.
fn beside(cv: &Cv, place: &Place) -> String {
    let is_entry = cv.publications.iter().filter_map(|work| work.bib.as_ref()).any(|entry| entry.place == *place);
    if is_entry { "an entry of the bibliography" } else { "a field or heading of the page" }.to_owned()
}

/// The news items between which and the next no fact of the news stands.
fn silent<'a>(cv: &'a Cv, told: &BTreeSet<(&str, usize)>) -> Vec<&'a Place> {
    let mut items: Vec<&Place> = cv.items.iter().map(|item| &item.place).collect();
    items.sort_by_key(|place| key(place));
    let end = |at: usize| items.get(at + 1).map_or(("\u{10ffff}", usize::MAX), |next| key(next));
    let is_silent = |at: usize| told.range(key(items[at])..end(at)).all(|(file, _)| *file != &*items[at].file);
    (0..items.len()).filter(|at| is_silent(*at)).map(|at| items[at]).collect()
}

fn key(place: &Place) -> (&str, usize) {
    (&place.file, place.span.start)
}

fn nothing(found: &[Phrase]) -> String {
    if found.is_empty() {
        return "news item without a fact: no phrase in it announces one".to_owned();
    }
    format!("news item without a fact: {}", phrases(found))
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
