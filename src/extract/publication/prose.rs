//! Works that news or prose names.
//!
//! Input: a reading and its title candidates. Output: a publication for each candidate with enough
//! evidence, filled from the text that speaks of it: from the end of the title before to the
//! beginning of the title behind.

use std::ops::Range;

use super::evidence::{ENOUGH, VERDICTS, weigh};
use super::{frame, publisher, thesis};
use crate::date::Date;
use crate::extract::cue::CueKind;
use crate::extract::people::read_people;
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, overlap, within};
use crate::extract::title::{Setting, Title, before_auxiliaries};
use crate::extract::title_place::is_before_noun;
use crate::extract::title_shape::{self as shape, Case};
use crate::extract::venue::VenueMention;
use crate::fact::Publication;
use crate::identifier::arxiv_month;
use crate::person::Authors;
use crate::text::MarkKind;

/// A publication and the text that it was read from.
#[derive(Clone, Debug)]
pub(super) struct WorkFound {
    /// The fact.
    pub(super) publication: Publication,
    /// The title's bytes.
    pub(super) title: Range<usize>,
}

/// Reads the works among the candidates.
pub(super) fn read_works(reading: &Reading<'_>, titles: &[Title]) -> Vec<WorkFound> {
    let works: Vec<(&Title, f32)> = titles
        .iter()
        .map(|title| (title, evidence(reading, title)))
        .filter(|(title, weight)| *weight >= ENOUGH && !thesis::is_others(reading, &title.range))
        .collect();
    let is_denied = |at: usize| {
        let own = clause_around(reading, &works[at].0.range);
        let ends = works[..at].last().map_or(own.start, |(before, _)| before.range.end.max(own.start));
        let begins = works.get(at + 1).map_or(own.end, |(behind, _)| behind.range.start.min(own.end));
        reading.is_denied(&(ends..begins))
    };
    (0..works.len()).filter(|at| !is_denied(*at)).map(|at| read_work(reading, &works, at)).collect()
}

fn evidence(reading: &Reading<'_>, title: &Title) -> f32 {
    let clause = clause_around(reading, &title.range);
    let told = weigh(reading, title, &clause, &neighbours(reading, &clause));
    let announced = announcement(reading, &clause).map(|lead| weigh(reading, title, &clause, &lead));
    announced.map_or(told, |announced| announced.max(told))
}

/// The clauses that the range touches, as one range.
pub(super) fn clause_around(reading: &Reading<'_>, range: &Range<usize>) -> Range<usize> {
    let mut touched = reading.clauses.iter().filter(|clause| overlap(clause, range));
    let first = touched.next().map_or(range.start, |clause| clause.start);
    let last = reading.clauses.iter().rfind(|clause| overlap(clause, range)).map_or(range.end, |clause| clause.end);
    first..last
}

/// The clause with the one before and the one behind.
fn neighbours(reading: &Reading<'_>, clause: &Range<usize>) -> Range<usize> {
    let before =
        reading.clauses.iter().rfind(|other| other.end <= clause.start).map_or(clause.start, |other| other.start);
    let behind = reading.clauses.iter().find(|other| other.start >= clause.end).map_or(clause.end, |other| other.end);
    before..behind
}

/// The clause that announces the bullets inside an item, for what is one of them: `Two papers accepted to X:`.
fn announcement(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let bullets = || reading.content().marks.iter().filter(|mark| mark.kind == MarkKind::ListItem);
    let first = bullets().next().filter(|_| bullets().any(|mark| within(clause, &mark.range())))?;
    let lead = reading.clauses.iter().rfind(|other| other.end <= first.start)?;
    reading.text()[lead.clone()].ends_with(':').then(|| lead.clone())
}

fn read_work(reading: &Reading<'_>, works: &[(&Title, f32)], at: usize) -> WorkFound {
    let (title, weight) = works[at];
    let scope = scope(reading, works, at);
    let school = thesis::school(reading, &title.range);
    let printed = publisher::of_book(reading, &clause_around(reading, &title.range), &title.range);
    let venue = venue_of(reading, &scope, &title.range).or(school.as_ref()).or(printed.as_ref());
    let links = frame::links(reading, &scope, &title.range);
    let arxiv = frame::arxiv(&links, &reading.text()[scope.clone()]);
    let submitted =
        arxiv.as_deref().filter(|_| venue.is_none_or(frame::is_preprint)).and_then(arxiv_month).map(Date::year);
    let place = venue.map(|mention| mention.venue.clone()).or_else(|| frame::arxiv_venue(arxiv.as_ref()));
    let text = &reading.text()[title.range.clone()];
    let (full, short) =
        if is_before_noun(reading, &title.range) { (None, Some(text.to_owned())) } else { names(text, title.setting) };
    let short = short.or_else(|| name_behind(reading, &title.range));
    let publication = Publication {
        title: full,
        short_title: short,
        authors: authors_behind(reading, &title.range),
        year: venue
            .and_then(|mention| mention.year)
            .or_else(|| printed_year(reading, &title.range))
            .or(reading.year())
            .or(submitted),
        date: reading.date(),
        kind: frame::kind(reading, &scope, venue),
        track: frame::track(reading, &scope, &title.range, venue),
        status: frame::status(reading, &told(reading, &scope, &title.range, venue), place.as_ref()),
        arxiv: arxiv.clone(),
        doi: frame::doi(&links, &reading.text()[scope.clone()]),
        url: frame::main_link(&links),
        links,
        venue: place,
        provenance: reading.provenance(title.range.clone(), confidence(weight)),
    };
    WorkFound { publication, title: title.range.clone() }
}

/// Where the verdict on a work is told: in its own text, else in the clause that names the venue
/// for it and its neighbours (`A and B were accepted to X`).
fn told(
    reading: &Reading<'_>,
    scope: &Range<usize>,
    title: &Range<usize>,
    venue: Option<&VenueMention>,
) -> Range<usize> {
    if reading.has_cue(scope, VERDICTS) {
        return scope.clone();
    }
    let own = clause_around(reading, title);
    let shared = venue.map_or_else(|| own.clone(), |mention| clause_around(reading, &mention.range));
    own.start.min(shared.start)..own.end.max(shared.end)
}

/// The authors that the page lists behind the title: `X by Ada Weiss, Bilal Noor and Chen Lim was accepted`.
fn authors_behind(reading: &Reading<'_>, title: &Range<usize>) -> Option<Authors> {
    let clause = clause_around(reading, title);
    let behind = &reading.text()[title.end..clause.end.max(title.end)];
    let lead =
        behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | ',' | '*'));
    let start = clause.end - lead.strip_prefix("by ")?.len();
    let verdict = reading.cues_in(&clause, VERDICTS).map(|cue| cue.range.start).find(|at| *at > start);
    let end = before_auxiliaries(reading.text(), start, verdict.unwrap_or(clause.end));
    read_people(reading.content(), start..end).map(|found| found.authors)
}

/// The year printed behind the title in its own sentence, which then is the edition's:
/// `X won the Best Paper Award 2023 of the Journal of Y`.
fn printed_year(reading: &Reading<'_>, title: &Range<usize>) -> Option<i16> {
    let clause = clause_around(reading, title);
    let behind = &reading.text()[title.end..clause.end.max(title.end)];
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 4 && is_time(word));
    words
        .find_map(|word| word.parse().ok())
        .filter(|year: &i16| reading.year().is_none_or(|item| (item - 2..=item + 1).contains(year)))
}

/// The title and the short name that a candidate's words are.
fn names(text: &str, setting: Setting) -> (Option<String>, Option<String>) {
    let is_phrase = matches!(setting, Setting::Linked | Setting::Bold)
        && shape::case(text) == Case::Lower
        && shape::opening_name(text).is_none()
        || setting == Setting::Enumerated && shape::case(text) != Case::Title && !text.contains(": ");
    let is_bare_name = setting == Setting::Bare && shape::word_count(text) <= 2;
    if let Some((name, meaning)) = text.split_once(" (")
        && meaning.ends_with(')')
        && shape::is_system_name(name)
        && setting == Setting::Bare
    {
        return (None, Some(name.to_owned()));
    }
    if let Some((meaning, name)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("))
        && shape::is_system_name(name)
    {
        let is_title = setting <= Setting::Emphasis || shape::case(meaning) == Case::Title;
        return (is_title.then(|| text.to_owned()), Some(name.to_owned()));
    }
    if is_system_name(text, setting) || is_phrase || is_bare_name {
        return (None, Some(text.to_owned()));
    }
    (Some(text.to_owned()), shape::opening_name(text).map(str::to_owned))
}

/// The short name in brackets right behind a title: `Quiet Maps of Sand (QuietMap)`, which no venue is.
fn name_behind(reading: &Reading<'_>, title: &Range<usize>) -> Option<String> {
    let behind = reading.text()[title.end..].trim_start_matches(['"', '”', '’', '\'', '*', ' ']);
    let name = behind.strip_prefix('(')?.split_once(')')?.0;
    let at = crate::span::offset(reading.text(), name);
    let is_venue = reading.venues.iter().any(|venue| overlap(&venue.range, &(at..at + name.len())));
    let is_one = shape::word_count(name) == 1 && name.len() > 2 && name.chars().any(char::is_lowercase);
    (is_one && !is_venue && shape::is_system_name(name)).then(|| name.to_owned())
}

/// Whether a candidate is the name of a system; quotation marks say of a phrase that it is the title.
pub(super) fn is_system_name(text: &str, setting: Setting) -> bool {
    shape::is_system_name(text) && (setting != Setting::Quoted || shape::word_count(text) < 3)
}

/// More evidence than enough makes the reading surer.
fn confidence(weight: f32) -> f32 {
    (0.7 + (weight - ENOUGH) * 0.3).min(0.97)
}

/// The text that speaks of a work: up to its neighbours; the first work also owns what stands
/// before it, the last what follows.
fn scope(reading: &Reading<'_>, works: &[(&Title, f32)], at: usize) -> Range<usize> {
    let start = if at == 0 { reading.entry.body } else { works[at - 1].0.range.end };
    let end = works.get(at + 1).map_or(reading.text().len(), |(next, _)| next.range.start);
    start..end
}

/// The venue that stands before the noun which calls the work: `our KDD 2024 paper X`.
fn venue_of_noun<'a>(
    reading: &'a Reading<'_>,
    clause: &Range<usize>,
    title: &Range<usize>,
) -> Option<&'a VenueMention> {
    let before = clause.start..title.start.max(clause.start);
    let noun = reading.cues_in(&before, &[CueKind::WorkNoun]).last()?;
    let gap = |mention: &VenueMention| reading.text().get(mention.range.end..noun.range.start);
    reading
        .venues
        .iter()
        .filter(|mention| within(&mention.range, &before))
        .find(|mention| gap(mention).is_some_and(|gap| gap.len() <= 2 && !gap.contains(|c: char| c.is_alphanumeric())))
}

/// The venue of a work: the venue of its noun, else the first behind the title in its own text, else the last before it, else
/// the one that the entry says before its first work (`Two papers at X: A and B`).
fn venue_of<'a>(reading: &'a Reading<'_>, scope: &Range<usize>, title: &Range<usize>) -> Option<&'a VenueMention> {
    let clause = clause_around(reading, title);
    let outside = |mention: &&VenueMention| !overlap(&mention.range, title);
    let behind = |within: &Range<usize>| {
        reading
            .venues
            .iter()
            .filter(outside)
            .find(|mention| mention.range.start >= title.end && mention.range.end <= within.end.min(scope.end))
    };
    let before = |within: Range<usize>| {
        reading
            .venues
            .iter()
            .filter(outside)
            .rfind(|mention| mention.range.end <= title.start && mention.range.start >= within.start)
    };
    venue_of_noun(reading, &clause, title)
        .or_else(|| behind(&clause))
        .or_else(|| before(clause.start.max(scope.start)..title.start))
        .or_else(|| {
            reading
                .venues
                .iter()
                .filter(outside)
                .find(|mention| mention.range.start >= title.end && within(&mention.range, &clause))
        })
        .or_else(|| behind(scope))
        .or_else(|| before(scope.clone()))
        .or_else(|| before(reading.entry.body..title.start))
        .or_else(|| behind_all(reading, &clause))
}

/// The venue that is told once behind the last part of a numbered enumeration: `(1) A and (2) B were accepted to X`.
fn behind_all<'a>(reading: &'a Reading<'_>, part: &Range<usize>) -> Option<&'a VenueMention> {
    let is_part = |clause: &Range<usize>| reading.text()[clause.clone()].starts_with('(');
    let parts = reading.clauses.iter().filter(|clause| clause.start > part.start).take_while(|clause| is_part(clause));
    let last = parts.last().filter(|_| is_part(part))?;
    reading.venues_in(last).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_make_a_title_of_what_else_would_be_a_name() {
        let (title, name) = (|text: &str| (Some(text.to_owned()), None), |text: &str| (None, Some(text.to_owned())));
        assert_eq!(names("SandGPT for Dunes", Setting::Quoted), title("SandGPT for Dunes"));
        assert_eq!(names("SandGPT for Dunes", Setting::Bold), name("SandGPT for Dunes"));
        assert_eq!(names("SandGPT", Setting::Quoted), name("SandGPT"));
        assert_eq!(names("Sieving by quiet spaces (QuietSand)", Setting::Linked), name("QuietSand"));
        let both = (Some("Sieving by Quiet Spaces (QuietSand)".to_owned()), Some("QuietSand".to_owned()));
        assert_eq!(names("Sieving by Quiet Spaces (QuietSand)", Setting::Linked), both);
    }
}
