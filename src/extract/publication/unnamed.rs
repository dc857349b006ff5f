//! Acceptances without a title: `Two papers accepted to CVPR 2024!`.
//!
//! Input: a reading and the works that it names. Output: counts at venues, for the clauses that
//! announce an acceptance or a preprint, less the works that the announcement itself names.

use std::ops::Range;
use std::sync::LazyLock;

use super::count::{Count, find_counts, find_elliptic, number};
use super::frame;
use super::prose::WorkFound;
use super::tracks;
use crate::calendar::is_year;
use crate::extract::cue::CueKind;
use crate::extract::link;
use crate::extract::reading::{Reading, cover, overlap, within};
use crate::extract::venue::VenueMention;
use crate::fact::UnnamedPublications;
use crate::pattern::Pattern;
use crate::venue::{Venue, VenueKind};

/// The share of such counts that is right on labelled pages.
const SURE: f32 = 0.75;

/// Reads the acceptances without a title.
pub(super) fn read_unnamed(reading: &Reading<'_>, works: &[WorkFound]) -> Vec<UnnamedPublications> {
    let mut found = Vec::new();
    for (at, clause) in reading.clauses.iter().enumerate() {
        let clause = &with_bracketed_venue(reading, at, clause);
        if works.is_empty() && !reading.is_denied(clause) {
            let by_track = tracks::read(reading, clause);
            if !by_track.is_empty() {
                found.extend(by_track);
                continue;
            }
        }
        if !announces(reading, clause) {
            continue;
        }
        let mut counts = counts_in(reading, clause);
        counts.retain(|count| !works.iter().any(|work| overlap(&work.title, &count.range)));
        counts.extend(implied(reading, clause).filter(|_| counts.is_empty()));
        let named = named_by(reading, works, at);
        let said: u32 = counts.iter().map(|count| count.number).sum();
        if named > 0 && (named >= said || !counts.iter().any(|count| count.is_said)) {
            continue;
        }
        let mut unnamed = read_clause(reading, clause, &counts);
        if let Some(first) = unnamed.first_mut() {
            first.count = first.count.saturating_sub(named).max(1);
        }
        found.extend(unnamed);
    }
    if works.is_empty() && found.is_empty() {
        return tagged(reading).into_iter().collect();
    }
    let named = u32::try_from(works.len()).unwrap_or(u32::MAX);
    let counted: u32 = found.iter().map(|unnamed| unnamed.count).sum();
    if named > 0 && counted <= named { Vec::new() } else { found }
}

/// An announcement with the venue that stands alone in brackets behind it: `Paper accepted! [KDD 2024]`.
fn with_bracketed_venue(reading: &Reading<'_>, at: usize, clause: &Range<usize>) -> Range<usize> {
    let text = reading.text();
    let is_told = reading.has_cue(clause, &[CueKind::Accepted]) && reading.venues_in(clause).next().is_none();
    let next = reading.clauses.get(at + 1).filter(|next| is_told && text[(*next).clone()].starts_with(['(', '[']));
    let is_alone = |next: &Range<usize>| {
        reading.venues_in(next).any(|venue| {
            let around = [next.start..venue.range.start, venue.range.end..next.end];
            around.into_iter().all(|part| !text[part].contains(char::is_alphabetic))
        })
    };
    next.filter(|next| is_alone(next)).map_or_else(|| clause.clone(), |next| clause.start..next.end)
}

/// How many works an announcement names itself: in its clause, and in the clauses that a colon, a
/// line break or a number ties to it.
fn named_by(reading: &Reading<'_>, works: &[WorkFound], at: usize) -> u32 {
    let text = reading.text();
    let mut end = at;
    while let Some(next) = reading.clauses.get(end + 1) {
        let tied = text[..reading.clauses[end].end].ends_with(':')
            || text[reading.clauses[end].end..next.start].contains('\n')
            || text[next.clone()].starts_with('(');
        if !tied || announces(reading, next) {
            break;
        }
        end += 1;
    }
    let reach = reading.clauses[at].start..reading.clauses[end].end;
    u32::try_from(works.iter().filter(|work| overlap(&work.title, &reach)).count()).unwrap_or(u32::MAX)
}

/// Whether the clause says that works were accepted, are out, or are at a venue.
fn announces(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let text = &reading.text()[clause.clone()];
    if reading.is_denied(clause) || text.to_lowercase().contains("list of") {
        return false;
    }
    let has_venue = reading.venues_in(clause).next().is_some();
    let told = reading.has_cue(clause, &[CueKind::Accepted, CueKind::Published]) && has_venue;
    let preprint = reading.has_cue(clause, &[CueKind::Preprint]) && preprint_venue(reading, clause).is_some();
    told || preprint
        || (has_venue
            && ((begins_with_paper(reading, clause) && !reading.has_cue(clause, &[CueKind::Won]))
                || presents_linked_paper(reading, clause)))
}

/// News that opens with its venue in brackets and links to the paper: `[KDD 2024] … See our paper.`
fn tagged(reading: &Reading<'_>) -> Option<UnnamedPublications> {
    let text = reading.text();
    let mention = reading.venues.first()?;
    let is_tag = text[reading.entry.body..mention.range.start].trim() == "["
        && text[mention.range.end..].starts_with(']')
        && mention.year.is_some();
    let paper = reading.content().links().map(|(range, _)| range).find(|range| {
        range.start > mention.range.end
            && matches!(text[range.clone()].to_lowercase().as_str(), "paper" | "our paper" | "preprint" | "article")
    })?;
    is_tag.then(|| unnamed(reading, 1, Some(&mention.venue), Some(mention), &cover(&mention.range, Some(&paper))))
}

/// What may stand before the count of an announcement: `Excited to share our paper at X`.
static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(?:(?:(?:i am|i'm|we are|we're|very|super|so) )*(?:happy|excited|thrilled|glad|pleased|delighted|proud|hono(?:u)?red) to (?:announce|share|have|report)(?: that)?(?: we have)?|check out|(?:we|i)(?: now| will)? have|see|read|announcing|new|news)?\W*$",
    )
});

/// A verbless announcement: `New paper at KDD 2024`, `Check out our paper in X`, `New KDD paper on Y`.
fn begins_with_paper(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let text = &reading.text()[clause.clone()];
    let Some(count) = find_counts(text).into_iter().next() else { return false };
    let rest = text[count.range.end..].trim_start();
    let at_venue = ["at ", "in ", "@ ", "@"].iter().any(|tie| rest.starts_with(tie));
    let on_page = shift(count.clone(), clause.start);
    let by_venue = reading.venues_in(clause).any(|venue| calls(reading, venue, &on_page));
    let is_topic = ["on ", "about "].iter().any(|tie| rest.starts_with(tie));
    // `3 ICML papers, 1 oral!`
    let first = text.split_whitespace().next().unwrap_or_default();
    let leads = number(first.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    let is_told = leads
        && count.is_said
        && count.number > 1
        && rest.chars().next().is_none_or(|c| matches!(c, ',' | '.' | '!' | '('));
    LEAD.is_match(&text[..count.range.start])
        && (at_venue || by_venue && (is_topic || is_told))
        && !tells_of_talk(reading, &on_page.range)
}

/// Whether what was presented is research at large and no paper: `I presented our work`.
fn tells_of_talk(reading: &Reading<'_>, count: &Range<usize>) -> bool {
    const AT_LARGE: &[&str] = &["work", "works", "study", "studies"];
    let noun = reading.text()[count.clone()].rsplit(' ').next().unwrap_or_default().to_lowercase();
    AT_LARGE.contains(&noun.as_str()) && reading.has_cue(count, &[CueKind::Present])
}

/// The one work that an acceptance speaks of without a noun for works: `Our shearing controller was
/// accepted to X`, `Just published in X`.
fn implied(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Count> {
    const OTHERS: &[&str] = &[
        "workshop", "workshops", "proposal", "proposals", "tutorial", "application", "applications", "challenge",
        "competition", "team", "student", "students", "session", "panel", "symposium", "talk", "course", "grant",
        "event", "special", "issue", "lab", "offer", "i", "we", "he", "she", "they", "who", "submission",
        "submissions", "both", "all",
    ];
    let text = reading.text();
    let cue = reading.cues_in(clause, &[CueKind::Accepted, CueKind::Published]).next()?;
    let venue = reading.venues_in(clause).find(|venue| venue.range.start >= cue.range.end && venue.known)?;
    let near = text[cue.range.end..venue.range.start].split_whitespace().count() <= 4;
    let subject = text[clause.start..cue.range.start].trim_start_matches(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = subject.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    let owned = matches!(words[0].as_str(), "our" | "my") && words.len() > 1;
    let bare = matches!(words[0].as_str(), "" | "just" | "newly" | "finally" | "now" | "recently");
    let is_other = words.iter().any(|word| OTHERS.contains(&word.as_str()));
    // `My background is in X` says where somebody stands, `our controller is in ABC 2024` where a work is.
    let is_copula = matches!(text[cue.range.clone()].to_lowercase().as_str(), "is in" | "are in");
    (near && (owned || bare) && !is_other && (!is_copula || venue.year.is_some())).then(|| Count {
        range: cue.range.clone(),
        number: 1,
        is_said: true,
    })
}

/// `Attending X to present our [paper](…)`: the link shows that a written work is meant.
fn presents_linked_paper(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let text = reading.text();
    reading.has_cue(clause, &[CueKind::Present])
        && reading.content().links().any(|(range, _)| {
            within(&range, clause) && matches!(text[range].to_lowercase().as_str(), "paper" | "article")
        })
}

/// The preprint server of a clause: named, or the target of a link.
fn preprint_venue(reading: &Reading<'_>, clause: &Range<usize>) -> Option<Venue> {
    let named = reading.venues_in(clause).find(|mention| mention.venue.kind == Some(VenueKind::Preprint));
    named.map(|mention| mention.venue.clone()).or_else(|| {
        let arxiv = reading
            .content()
            .links()
            .filter(|(range, _)| within(range, clause))
            .find_map(|(_, target)| link::find_arxiv(target));
        frame::arxiv_venue(arxiv.as_ref())
    })
}

/// The counts of a clause, without sums of many years (`more than 30 papers`) and without the parts of a count that brackets behind it list: `3 papers (1 oral, 2 posters)`.
fn counts_in(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<Count> {
    let text = &reading.text()[clause.clone()];
    let counts = find_counts(text);
    let total = counts.first().map_or(0, |count| count.range.end);
    let is_part = |count: &Count| {
        let between = text.get(total..count.range.start).unwrap_or_default();
        let is_bracketed = between.rfind('(') > between.rfind(')');
        is_bracketed && (!count.is_said || between.trim_start().starts_with('('))
    };
    // `the Abstract and Poster Program` is a part of the venue.
    let next = |count: &Count| {
        let word = text[count.range.end..].split_whitespace().next().unwrap_or_default();
        word.trim_end_matches(|c: char| !c.is_alphabetic()).to_owned()
    };
    let names_event = |count: &Count| !count.is_said && EVENTS.contains(&next(count).as_str());
    // `won the Best Paper Award` counts no paper, nor is `'26` in `at ABC'26 and won …` a number of papers.
    let names_honour = |count: &Count| HONOURS.contains(&next(count).to_lowercase().as_str());
    let is_year = |count: &Count| text[..count.range.start].ends_with(['\'', '’', '‘', '`']);
    let is_sum = |count: &Count| {
        const VAGUE: &[&str] =
            &["than", "over", "about", "around", "nearly", "almost", "mehr", "als", "plus", "de", "más"];
        count.number > 3
            && text[..count.range.start].split_whitespace().last().is_some_and(|word| VAGUE.contains(&word))
    };
    // `accepted for publication` counts no publication.
    let is_purpose = |count: &Count| {
        let counted = text[..count.range.end].to_lowercase();
        !count.is_said && counted.ends_with("for publication")
    };
    // A poster that the owner shows is a talk; one that was accepted is a work.
    let accepted = reading.has_cue(clause, &[CueKind::Accepted, CueKind::Published]);
    let is_poster = |count: &Count| text[count.range.clone()].to_lowercase().contains("poster");
    counts
        .into_iter()
        .filter(|count| !is_part(count) && !is_sum(count) && !is_purpose(count) && !names_event(count))
        .filter(|count| !names_honour(count) && !is_year(count))
        .filter(|count| accepted || !is_poster(count))
        .map(|count| shift(count, clause.start))
        .collect()
}

/// Nouns of parts of a venue, which the noun of a work may stand before.
const EVENTS: &[&str] = &["Program", "Programme", "Track", "Session", "Sessions", "Competition", "Exhibition"];

/// Nouns of honours, which the noun of a work may stand before.
const HONOURS: &[&str] =
    &["award", "awards", "prize", "prizes", "nominee", "nomination", "finalist", "honorable", "runner"];

fn shift(mut count: Count, by: usize) -> Count {
    count.range = count.range.start + by..count.range.end + by;
    count
}

fn read_clause(reading: &Reading<'_>, clause: &Range<usize>, counts: &[Count]) -> Vec<UnnamedPublications> {
    let text = &reading.text()[clause.clone()];
    let Some(first) = counts.first() else { return Vec::new() };
    let venues: Vec<&VenueMention> =
        reading.venues_in(clause).filter(|venue| venue.range.start >= first.range.start || counts.len() == 1).collect();
    let venues: Vec<&VenueMention> = venues
        .iter()
        .enumerate()
        .filter(|(at, _)| !specifies(reading, &venues, *at))
        .map(|(_, venue)| *venue)
        .collect();
    let elliptic: Vec<Count> = find_elliptic(text)
        .into_iter()
        .map(|count| shift(count, clause.start))
        .filter(|count| count.range.start > first.range.end)
        .collect();
    if venues.is_empty() {
        let venue = preprint_venue(reading, clause);
        return vec![unnamed(reading, first.number, venue.as_ref(), None, &first.range)];
    }
    if let Some(next) = elliptic.first() {
        let is_total = !venues.iter().any(|venue| venue.range.end <= next.range.start);
        let told: Vec<Count> = counts.iter().take(usize::from(!is_total)).cloned().chain(elliptic).collect();
        return at_venues(reading, &told, &venues);
    }
    if venues.len() > 1 && counts.len() == 1 && usize::try_from(first.number) == Ok(venues.len()) {
        return venues
            .iter()
            .map(|mention| unnamed(reading, 1, Some(&mention.venue), Some(mention), &first.range))
            .collect();
    }
    at_venues(reading, counts, &venues)
}

/// Whether a venue stands in brackets behind another and says which part of it is meant.
fn specifies(reading: &Reading<'_>, venues: &[&VenueMention], at: usize) -> bool {
    at > 0 && {
        let gap = &reading.text()[venues[at - 1].range.end..venues[at].range.start];
        gap.trim_start().starts_with('(') && !gap.contains(')')
    }
}

/// Whether a venue stands right before the noun of a count: `our X paper`.
fn calls(reading: &Reading<'_>, venue: &VenueMention, count: &Count) -> bool {
    let gap = reading.text().get(venue.range.end..count.range.end).unwrap_or_default();
    within(&venue.range, &count.range) && gap.split_whitespace().count() == 1
}

/// The venue right behind the verdict that follows a count, though others stand between: `a report on
/// the X challenge was accepted to Y`.
fn announced_behind<'a>(reading: &Reading<'_>, count: &Count, venues: &[&'a VenueMention]) -> Option<&'a VenueMention> {
    let verdicts = reading.cues.iter().filter(|cue| matches!(cue.kind, CueKind::Accepted | CueKind::Published));
    verdicts.filter(|cue| cue.range.start >= count.range.end).find_map(|cue| {
        let right_behind = |venue: &&&VenueMention| {
            let gap = reading.text().get(cue.range.end..venue.range.start);
            gap.is_some_and(|gap| gap.split_whitespace().count() <= 2)
        };
        venues.iter().find(right_behind).copied()
    })
}

/// Gives each count the venue that it names (`our X paper`), the first behind it, or the last before it.
fn at_venues(reading: &Reading<'_>, counts: &[Count], venues: &[&VenueMention]) -> Vec<UnnamedPublications> {
    let alone = counts.len() == 1;
    let venue_for = |count: &Count| {
        let within = venues.iter().rfind(|venue| calls(reading, venue, count)).copied();
        if let Some(venue) = within.or_else(|| announced_behind(reading, count, venues).filter(|_| alone)) {
            return Some(venue);
        }
        let behind = venues.iter().find(|venue| venue.range.start >= count.range.end);
        behind.or_else(|| venues.iter().rfind(|venue| venue.range.end <= count.range.start)).copied()
    };
    counts
        .iter()
        .map(|count| {
            let mention = venue_for(count);
            unnamed(reading, count.number, mention.map(|mention| &mention.venue), mention, &count.range)
        })
        .collect()
}

/// The track of papers that are in no proceedings of the venue itself: `two papers at ABC workshops`,
/// `two workshop papers at ABC`.
fn in_workshops(reading: &Reading<'_>, count: &Range<usize>, mention: &VenueMention) -> Option<String> {
    let text = reading.text();
    let named = |words: &str| {
        let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.any(|word| ["workshop", "workshops"].iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    let before = text.get(count.start..mention.range.start).unwrap_or_default();
    let behind = text[mention.range.end..].trim_start_matches([' ', '\'', '’']);
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let next = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    (named(before) || named(next)).then(|| "workshop".to_owned())
}

/// The year that an undated item prints right behind a venue: `in Tide Letters in 2018`.
fn year_behind(reading: &Reading<'_>, mention: &VenueMention) -> Option<i16> {
    let behind = reading.text()[mention.range.end..].trim_start_matches([' ', ',', '(', ')']);
    let year = behind.strip_prefix("in ").unwrap_or(behind).get(..4)?;
    is_year(year).then(|| year.parse().ok()).flatten()
}

/// A count of works at an edition of a venue, which were accepted as `track`.
pub(super) fn counted(
    reading: &Reading<'_>,
    count: u32,
    venue: &Venue,
    mention: &VenueMention,
    range: &Range<usize>,
    track: Option<&str>,
) -> UnnamedPublications {
    let found = unnamed(reading, count, Some(venue), Some(mention), range);
    UnnamedPublications { track: track.map(str::to_owned), ..found }
}

fn unnamed(
    reading: &Reading<'_>,
    count: u32,
    venue: Option<&Venue>,
    mention: Option<&VenueMention>,
    range: &Range<usize>,
) -> UnnamedPublications {
    UnnamedPublications {
        count,
        year: mention.and_then(|mention| mention.year).or(reading.year()).or_else(|| year_behind(reading, mention?)),
        date: reading.date(),
        track: mention.and_then(|mention| mention.track.clone().or_else(|| in_workshops(reading, range, mention))),
        venue: venue.cloned(),
        provenance: reading.provenance(range.clone(), SURE),
    }
}
