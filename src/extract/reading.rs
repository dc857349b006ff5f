//! A reading: one entry with all that the recognisers found in it.
//!
//! Each recogniser works on the entry's text alone; the readers combine what they found and make
//! facts, whose mentions they get from [`Reading::provenance`].

use std::ops::Range;

use super::clause::find_clauses;
use super::cue::{Cue, CueKind, find_cues};
use super::outline::Outline;
use super::quote::find_quotations;
use super::venue::{VenueMention, find_venues, venue_at};
use super::years::find_years;
use crate::date::Date;
use crate::fact::{Provenance, SectionKind};
use crate::page::{Entry, Page, Shape};
use crate::text::RichText;

/// An entry as the readers see it.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    /// The page that it stands on.
    pub(crate) page: &'a Page,
    /// The kind of its section.
    pub(crate) section: SectionKind,
    /// The heading of its section, as printed.
    pub(crate) heading: Option<&'a str>,
    /// The entry.
    pub(crate) entry: &'a Entry,
    /// The entries above and below it.
    pub(crate) outline: Outline<'a>,
    /// Ranges that can each tell a fact of their own.
    pub(crate) clauses: Vec<Range<usize>>,
    /// The phrases that announce facts.
    pub(crate) cues: Vec<Cue>,
    /// The venues named.
    pub(crate) venues: Vec<VenueMention>,
    /// The quotations, with their marks.
    pub(crate) quotations: Vec<Range<usize>>,
}

impl<'a> Reading<'a> {
    /// Runs the recognisers over an entry.
    pub(crate) fn new(page: &'a Page, section: SectionKind, entry: &'a Entry) -> Self {
        let content = &entry.content;
        let behind_date = |start: usize| start >= entry.body;
        let cues: Vec<Cue> =
            find_cues(content.as_str()).into_iter().filter(|cue| behind_date(cue.range.start)).collect();
        let counts = |venue: &VenueMention| behind_date(venue.range.start) && !is_of_denial(&cues, venue);
        let known = find_venues(content).into_iter().filter(counts).collect();
        Self {
            page,
            section,
            heading: None,
            entry,
            outline: Outline::default(),
            clauses: find_clauses(content, entry.body),
            venues: with_announced(content, &cues, known),
            cues,
            quotations: find_quotations(content.as_str())
                .into_iter()
                .filter(|range| behind_date(range.start))
                .collect(),
        }
    }

    /// The same reading under the heading of its section.
    #[must_use]
    pub(crate) fn under(self, heading: Option<&'a RichText>) -> Self {
        Self { heading: heading.map(RichText::as_str), ..self }
    }

    /// The reading of an entry that stands in the place of this one.
    #[must_use]
    pub(crate) fn again<'b>(&self, entry: &'b Entry) -> Reading<'b>
    where
        'a: 'b,
    {
        Reading { heading: self.heading, outline: self.outline, ..Reading::new(self.page, self.section, entry) }
    }

    /// The same reading among the entries above and below it.
    #[must_use]
    pub(crate) fn among(self, outline: Outline<'a>) -> Self {
        Self { outline, ..self }
    }

    /// The whole text with its marks.
    pub(crate) fn content(&self) -> &'a RichText {
        &self.entry.content
    }

    /// The whole string; positions in it begin before the date.
    pub(crate) fn text(&self) -> &'a str {
        self.entry.content.as_str()
    }

    /// The date of the news item or of the group that the entry stands in.
    pub(crate) fn date(&self) -> Option<Date> {
        self.entry.date.filter(|_| !self.is_dated_otherwise()).or_else(|| self.date_above())
    }

    /// Whether an entry of a list prints a year, so that a heading above it does not date it.
    fn is_dated_otherwise(&self) -> bool {
        let is_above = self.section != SectionKind::News && self.entry.is_dated_above;
        is_above && !find_years(self.text(), 0..self.text().len()).is_empty()
    }

    /// The date of a bullet that is nothing but a time, for one below it that prints no year.
    fn date_above(&self) -> Option<Date> {
        let above = self.outline.above.filter(|above| above.shape == Shape::ListItem)?;
        let is_bare = !above.content.as_str()[above.body..].contains(char::is_alphanumeric);
        let is_undated = || find_years(self.text(), 0..self.text().len()).is_empty();
        above.date.filter(|_| is_bare && is_undated())
    }

    /// The year of [`Reading::date`].
    pub(crate) fn year(&self) -> Option<i16> {
        self.date().map(Date::year)
    }

    /// The cues of these kinds inside `range`, in order.
    pub(crate) fn cues_in<'b>(
        &'b self,
        range: &'b Range<usize>,
        kinds: &'b [CueKind],
    ) -> impl Iterator<Item = &'b Cue> {
        self.cues.iter().filter(move |cue| kinds.contains(&cue.kind) && within(&cue.range, range))
    }

    /// Whether a cue of these kinds stands inside `range`.
    pub(crate) fn has_cue(&self, range: &Range<usize>, kinds: &[CueKind]) -> bool {
        self.cues.iter().any(|cue| kinds.contains(&cue.kind) && within(&cue.range, range))
    }

    /// Whether `range` tells that it did not come to it, and nothing better behind: `rejected from X`, not
    /// `rejected from X but accepted to Y`.
    pub(crate) fn is_denied(&self, range: &Range<usize>) -> bool {
        self.told_of(range).is_none()
    }

    /// The part of `range` behind what it did not come to: all of it where nothing was denied, nothing where
    /// nothing better came.
    pub(crate) fn told_of(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let Some(denial) = self.cues_in(range, &[CueKind::Negative]).last() else { return Some(range.clone()) };
        let better = self.cues_in(range, BETTER).find(|cue| cue.range.start >= denial.range.end)?;
        Some(better.range.start..range.end)
    }

    /// The venues inside `range`, in order.
    pub(crate) fn venues_in<'b>(&'b self, range: &'b Range<usize>) -> impl Iterator<Item = &'b VenueMention> {
        self.venues.iter().filter(move |venue| within(&venue.range, range))
    }

    /// Where a fact comes from that stands at `range` of the text.
    pub(crate) fn provenance(&self, range: Range<usize>, confidence: f32) -> Provenance {
        let span = self.content().text.span(range);
        Provenance { mentions: vec![self.page.place(span)], section: self.section, confidence }
    }
}

/// What may come after a denial.
const BETTER: &[CueKind] = &[CueKind::Accepted, CueKind::Published, CueKind::Won, CueKind::StartPosition];

/// Whether a venue is where a work did not get in, before another where it did: `rejected from X but accepted to Y`.
fn is_of_denial(cues: &[Cue], venue: &VenueMention) -> bool {
    let denial = cues.iter().rfind(|cue| cue.kind == CueKind::Negative && cue.range.end <= venue.range.start);
    let better =
        |denial: &Cue| cues.iter().find(|cue| BETTER.contains(&cue.kind) && cue.range.start >= denial.range.end);
    denial.and_then(better).is_some_and(|better| better.range.start >= venue.range.end)
}

/// Adds the phrases that stand as a venue behind `accepted to`, `published in` and the like.
fn with_announced(content: &RichText, cues: &[Cue], mut venues: Vec<VenueMention>) -> Vec<VenueMention> {
    const PREPOSITIONS: &[&str] = &[
        "to", "at", "by", "in", "for", "with", "en", "em", "dans", "à", "chez", "im", "bei", "beim", "no", "na", "nel",
        "nella", "su",
    ];
    let is_preposition = |word: &str| PREPOSITIONS.contains(&word.to_lowercase().as_str());
    let text = content.as_str();
    for cue in cues.iter().filter(|cue| matches!(cue.kind, CueKind::Accepted | CueKind::Published)) {
        let last = text[cue.range.clone()].rsplit(' ').next().unwrap_or_default();
        let next = text[cue.range.end..].split_whitespace().next().filter(|word| is_preposition(word));
        let at = match next {
            _ if is_preposition(last) => cue.range.end,
            Some(next)
                if is_participle_abroad(&text[cue.range.clone()])
                    || !["to", "at", "by", "in", "for", "with"].contains(&next) =>
            {
                cue.range.end + text[cue.range.end..].find(next).unwrap_or(0) + next.len()
            }
            _ => match unspaced_place(text, cue).or_else(|| before_participle(text, cue)) {
                Some(at) => at,
                None => continue,
            },
        };
        if is_venue_ahead(content, cue, &venues) {
            continue;
        }
        if let Some(found) = venue_at(content, at, &venues).filter(|found| {
            found.venue.label().chars().count() > 2 && !venues.iter().any(|venue| overlap(&venue.range, &found.range))
        }) {
            venues.push(found);
        }
    }
    venues.extend(called_by_place(content, cues, &venues));
    venues.sort_by_key(|venue| venue.range.start);
    venues
}

/// The phrases behind `paper in` and the like, where a title or topic follows: `New paper in X: "…"`, `our article in X on …`.
fn called_by_place(content: &RichText, cues: &[Cue], venues: &[VenueMention]) -> Vec<VenueMention> {
    const NOUNS: &[&str] = &["paper", "article", "papers", "articles", "letter", "commentary", "essay", "publication"];
    let text = content.as_str();
    let nouns = cues
        .iter()
        .filter(|cue| cue.kind == CueKind::WorkNoun && NOUNS.contains(&&*text[cue.range.clone()].to_lowercase()));
    nouns
        .filter_map(|cue| {
            let joint = [" in ", " at "].iter().find(|joint| text[cue.range.end..].starts_with(**joint))?;
            let found = venue_at(content, cue.range.end + joint.len(), venues)?;
            let behind = &text[found.range.end..];
            let leads_on =
                [":", " on ", " about ", ", \"", ", “", " \"", " “"].iter().any(|next| behind.starts_with(next));
            let is_new = !venues.iter().any(|venue| overlap(&venue.range, &found.range));
            (leads_on && is_new && text[found.range.clone()].contains(' ')).then_some(found)
        })
        .collect()
}

/// Whether a verdict is told in Dutch or German, whose `in` and `bei` begin the venue as well.
fn is_participle_abroad(verdict: &str) -> bool {
    const VERDICTS: &[&str] =
        &["verschenen", "gepubliceerd", "geaccepteerd", "erschienen", "veröffentlicht", "angenommen", "akzeptiert"];
    VERDICTS.contains(&verdict.to_lowercase().as_str())
}

/// Where the venue may begin that stands before a participle: `ist in der Neuen Zeitschrift erschienen`.
fn before_participle(text: &str, cue: &Cue) -> Option<usize> {
    const LONGEST: usize = 8;
    const JOINTS: &[&str] = &[" in ", " im ", " bei ", " beim ", " auf "];
    let before = &text[..cue.range.start];
    let (at, joint) = JOINTS.iter().filter_map(|joint| Some((before.rfind(joint)?, joint))).max()?;
    let name = before[at + joint.len()..].trim();
    let is_name = name.chars().any(char::is_uppercase)
        && !name.contains(['.', ';', ',', ':'])
        && name.split(' ').count() <= LONGEST;
    (is_participle_abroad(&text[cue.range.clone()]) && is_name).then_some(at + joint.len())
}

/// Where the venue may begin in Chinese: behind `发表于`, or between `被` and the verdict, as in `论文被 X 接收`.
fn unspaced_place(text: &str, cue: &Cue) -> Option<usize> {
    const LONGEST: usize = 120;
    const SIGNS: [char; 6] = [' ', '《', '*', '“', '"', '\u{a0}'];
    if text[cue.range.clone()].is_ascii() {
        return None;
    }
    let is_name = |at: usize| text[at..].trim_start_matches(SIGNS).starts_with(|c: char| c.is_ascii_uppercase());
    let behind = ["于", "在", "到"].iter().find(|tie| text[cue.range.end..].starts_with(**tie));
    if let Some(tie) = behind {
        return Some(cue.range.end + tie.len()).filter(|at| is_name(*at));
    }
    let before = &text[text.floor_char_boundary(cue.range.start.saturating_sub(LONGEST))..cue.range.start];
    let at = ["被", "获", "在"].iter().filter_map(|tie| before.rfind(tie).map(|at| at + tie.len())).max()?;
    Some(cue.range.start - before.len() + at).filter(|at| is_name(*at))
}

/// Whether a venue is named behind the cue in the same sentence.
fn is_venue_ahead(content: &RichText, cue: &Cue, venues: &[VenueMention]) -> bool {
    let text = content.as_str();
    venues.iter().any(|venue| {
        venue.range.start >= cue.range.end && !text[cue.range.end..venue.range.start].contains(['\n', '!', ';', '.'])
    })
}

/// The entry as a whole, where what was taken for its date stands among other words
/// (`KDD --- 2020, 2021`): in a list of service or awards the years belong to the text.
pub(crate) fn undated(entry: &Entry) -> Option<Entry> {
    let head = &entry.content.as_str()[..entry.body];
    let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !is_month(word);
    let named = head.split(|c: char| !c.is_alphanumeric()).any(is_word);
    named.then(|| Entry { body: 0, date: None, ..entry.clone() })
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = word.to_lowercase();
    MONTHS.iter().any(|month| lower.starts_with(month))
        || !word.is_ascii()
        || matches!(lower.as_str(), "spring" | "summer" | "fall" | "autumn" | "winter" | "since" | "now" | "present")
}

/// Whether `inner` lies within `outer`.
pub(crate) fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether the two share a byte.
pub(crate) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The range from the beginning of the first to the end of the last of a fact's parts.
pub(crate) fn cover(part: &Range<usize>, other: Option<&Range<usize>>) -> Range<usize> {
    other.map_or_else(|| part.clone(), |other| part.start.min(other.start)..part.end.max(other.end))
}
