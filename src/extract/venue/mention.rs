//! Mentions: a name with what belongs to it: sponsor and ordinal before, short form, years and track after.
//!
//! Input: names. Output: drafts of mentions; [`choose`] makes mentions of those that are meant as venues.

use std::ops::Range;
use std::sync::LazyLock;

use super::context::{
    closes_citation, follows_cue, follows_strict_cue, is_sentence, is_set_apart, links_to_venue, precedes_circle,
    precedes_noun,
};
use super::edition::{Edition, in_full, track_at};
use super::name::{NO_VENUE, Name, Source, is_sponsor_word};
use super::shape::{Phrase, Scan, is_acronym, run_end};
use super::{Strength, VenueMention};
use crate::pattern::Pattern;
use crate::text::RichText;
use crate::venue::{Catalogue, Venue, VenueKind};

/// Ordinals, articles and the like before a name.
static BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)(?:\bthe |\bannual |\binternational |\bthe\u{a0}",
        r"|\b\d{1,3}\s?(?:st|nd|rd|th|\.) ?",
        r"|\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ]?)?",
        r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth",
        r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth) )$",
    ))
});
/// `Proceedings of`, `In`, which are read over.
static PROCEEDINGS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\b(?:proceedings|proc\.?|companion) (?:of )?(?:the )?$"));
/// A year before a name: `2024 IEEE …`, but not the year of a date.
static YEAR_BEFORE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:^|[ (\[])((?:19|20)\d\d) $"));
/// A track before a name: `research track at`, `an oral at`, `Findings of`.
static TRACK_BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:(?P<named>(?:[\w&/’'.-]+ ){1,7}?)track|(?P<plain>\b(?:findings|oral|orals|spotlight|poster|posters|demo|highlight))(?: presentations?| papers?| talk)?)(?: at| of| in| @| for)(?: the)? $",
    )
});
/// A short form in brackets after a full name, with years or not.
static BRACKET: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^,?[ \u{a0}]?[(\[]\s?(?P<name>[A-Z0-9a-z][^()\[\]\n]{1,40}?)(?P<year>(?:\s?['’‘`]\d\d|[ ,\-–]{0,2}(?:19|20)\d\d)\b[^()\[\]\n]{0,40})?[)\]]",
    )
});

/// A mention in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The mention so far.
    pub(super) mention: VenueMention,
    /// The bytes of the bare name.
    pub(super) name: Range<usize>,
    /// Whether the name is also an ordinary word and needs context.
    pub(super) ordinary: bool,
    /// Whether the name is a short form or a single word.
    pub(super) short: bool,
    /// Whether the name is written in capitals, as an acronym is.
    pub(super) acronym: bool,
}

/// Reads what belongs to each name. What a sure name has taken, the next leaves alone.
pub(super) fn drafts(scan: Scan<'_>, names: &[Name]) -> Vec<Draft> {
    let mut from = 0;
    let mut drafts = Vec::with_capacity(names.len());
    let is_circle = |name: &Name| precedes_circle(scan.text, scan.words[name.words.end - 1].end);
    for name in names.iter().filter(|name| !is_circle(name)) {
        let draft = draft(scan, name, from);
        if !draft.ordinary {
            from = draft.mention.range.end;
        }
        drafts.push(draft);
    }
    drafts
}

fn draft(scan: Scan<'_>, name: &Name, from: usize) -> Draft {
    let bytes = scan.words[name.words.start].start..scan.words[name.words.end - 1].end;
    let printed = &scan.text[bytes.clone()];
    let (mut venue, mut ordinary, short, known) = match &name.source {
        Source::Known(hit) => (Catalogue::known().venue(hit, printed), hit.ordinary, hit.by_acronym, true),
        Source::Shape(phrase) => {
            (unknown(None, Some(printed), Some(phrase.kind)), is_loose(scan, phrase), false, false)
        }
        Source::Acronym => (unknown(Some(printed), None, None), false, true, false),
    };
    let mut end = bytes.end;
    let mut years = Vec::new();
    if !short && let Some((acronym, inside, length)) = bracket(&scan.text[end..]) {
        venue.acronym.get_or_insert(acronym);
        years = inside;
        end += length;
        ordinary = false;
    }
    let edition = Edition::after(scan.text, end, venue.kind == Some(VenueKind::Journal));
    years.extend(edition.years);
    let (start, before) = extend_left(scan, name, from);
    if years.is_empty() {
        years.extend(before.year);
    }
    let range = start..edition.end;
    let printed_from = before.sponsor.unwrap_or(bytes.start);
    scan.text[printed_from..range.end].trim_end().clone_into(&mut venue.printed);
    let strength = match (known, years.is_empty()) {
        (true, _) | (_, false) => Strength::Sure,
        (false, true) if ordinary => Strength::Weak,
        (false, true) => Strength::Likely,
    };
    let track = edition.track.or(before.track);
    let mention = VenueMention { range, venue, year: years.first().copied(), years, track, known, strength };
    let acronym = short && is_acronym(printed);
    Draft { mention: as_findings(mention), name: bytes, ordinary, short, acronym }
}

/// Whether a phrase could be a common noun: `Tiny Workshop`, but not `ABC Workshop` or `Workshop on X`.
fn is_loose(scan: Scan<'_>, phrase: &Phrase) -> bool {
    let named = |at: usize| is_acronym(scan.word(at)) && !NO_VENUE.contains(&scan.word(at));
    let last = phrase.words.end - 1;
    let meeting = matches!(scan.word(last), "Conference" | "conference" | "Symposium" | "symposium");
    let named_workshop = phrase.kind == VenueKind::Workshop && phrase.words.clone().any(named);
    let named_meeting = meeting && named(last - 1) && !is_sponsor_word(scan.word(last - 1));
    !(phrase.complete || named_workshop || named_meeting)
}

fn unknown(acronym: Option<&str>, name: Option<&str>, kind: Option<VenueKind>) -> Venue {
    Venue {
        acronym: acronym.map(str::to_owned),
        name: name.map(str::to_owned),
        printed: String::new(),
        kind,
        host: None,
    }
}

/// The Findings of a conference are a venue of their own.
fn as_findings(mut mention: VenueMention) -> VenueMention {
    if mention.venue.acronym.as_deref().is_some_and(|acronym| acronym.ends_with(" Findings")) {
        mention.track.get_or_insert_with(|| "findings".to_owned());
    }
    if mention.track.as_deref() != Some("findings") {
        return mention;
    }
    if let Some(acronym) = &mention.venue.acronym
        && !acronym.ends_with("Findings")
    {
        let acronym = format!("{acronym} Findings");
        mention.venue.name = Catalogue::known().find(&acronym).map(|entry| entry.name.to_owned());
        mention.venue.acronym = Some(acronym);
    }
    mention
}

/// What brackets after a journal's name hold besides its short form: publishers, indexes, ranks.
const NO_SHORT_FORM: &[&str] = &[
    "IF", "SCI", "SCIE", "SSCI", "ESCI", "AHCI", "EI", "JCR", "CCF", "CORE", "Q1", "Q2", "Q3", "Q4", "CAS", "ABS",
    "ABDC", "FT50", "UTD24", "IEEE", "ACM", "MDPI", "Springer", "Elsevier", "Wiley", "Hindawi", "Sage", "SAGE",
    "Scopus", "OA",
];

/// The short form in brackets after a full name, the years with it, and how far the bracket reaches.
fn bracket(rest: &str) -> Option<(String, Vec<i16>, usize)> {
    let found = BRACKET.captures(rest)?;
    let name = found["name"].split([';', ',']).next()?.trim();
    let words: Vec<&str> = name.split(' ').collect();
    let rated =
        NO_SHORT_FORM.contains(&words[0].split(['/', '-', ':']).next().unwrap_or("")) || name.contains([':', '.', '*']);
    let short = words.len() <= 3 && words.iter().any(|word| is_acronym(word)) && name.len() <= 24 && !rated;
    let listed = found.name("year").map_or(Vec::new(), |year| Edition::after(year.as_str(), 0, false).years);
    short.then(|| (name.to_owned(), listed, found[0].len()))
}

#[derive(Default)]
struct Before {
    /// Where the sponsors begin.
    sponsor: Option<usize>,
    year: Option<i16>,
    track: Option<String>,
}

/// Goes left over sponsors, ordinals and articles, then over a year and a track.
fn extend_left(scan: Scan<'_>, name: &Name, from: usize) -> (usize, Before) {
    let mut first = name.words.start;
    let mut start = scan.words[first].start;
    let mut before = Before::default();
    let window = |end: usize| window(scan.text, from.min(end), end);
    loop {
        if first > 0
            && scan.words[first - 1].start >= from
            && is_sponsor_word(scan.word(first - 1))
            && matches!(scan.gap(first - 1), " " | "/" | "-" | "\u{a0}")
        {
            first -= 1;
            start = scan.words[first].start;
            before.sponsor = Some(start);
        } else if let Some(found) = BEFORE.find(window(start)) {
            start -= found.len();
            first = scan.words.partition_point(|word| word.start < start);
        } else {
            break;
        }
    }
    if let Some(found) = PROCEEDINGS.find(window(start)) {
        start -= found.len();
    }
    if let Some(found) = YEAR_BEFORE.captures(window(start))
        && !follows_month(window(start - found[1].len() - 1))
    {
        before.year = in_full(&found[1]);
        start -= found[1].len() + 1;
    }
    if let Some(found) = TRACK_BEFORE.captures(window(start)) {
        before.track = match found.name("named") {
            Some(named) => named_track(named.as_str()),
            None => found.name("plain").and_then(|plain| track_at(plain.as_str())).and_then(|(track, _)| track),
        };
        // The words before the track's own (`accepted for the`) are the sentence's.
        let lead = found.name("named").map_or(0, |named| named.as_str().len() - own_words(named.as_str()).len());
        start -= found[0].trim_start().len().saturating_sub(lead).min(start);
    }
    (start, before)
}

/// What follows the last article or preposition before `track`.
fn own_words(named: &str) -> &str {
    const SMALL: &[&str] = &["the", "a", "an", "by", "to", "in", "on", "at", "for", "as", "of"];
    let from = named
        .split_inclusive(' ')
        .scan(0, |end, word| {
            *end += word.len();
            Some((*end, word.trim_end()))
        })
        .filter(|(_, word)| SMALL.contains(&word.to_lowercase().as_str()))
        .map(|(end, _)| end)
        .last();
    &named[from.unwrap_or(0)..]
}

/// The name of a track from the words before `track`: what follows the last article or cue.
fn named_track(words: &str) -> Option<String> {
    let name = own_words(words).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let untold = matches!(name.as_str(), "" | "main" | "research" | "technical" | "regular" | "fast");
    (!untold).then_some(name)
}

fn follows_month(before: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "spring", "summer", "fall",
        "winter", "autumn",
    ];
    let word = before.trim_end_matches([' ', ',', '.']).rsplit([' ', '[', '(']).next().unwrap_or("").to_lowercase();
    MONTHS.iter().any(|month| word.starts_with(month))
}

/// The last bytes before `end` and not before `first`, enough for what may stand before a name.
fn window(text: &str, first: usize, end: usize) -> &str {
    const FAR: usize = 64;
    let mut from = end.saturating_sub(FAR).max(first);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..end]
}

/// Joins a name with the same venue's other name in brackets after it: `X Conference (XC 2024)`.
pub(super) fn join(scan: Scan<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        while joined.last().is_some_and(|last| draft.mention.range.start <= last.mention.range.start) {
            joined.pop();
        }
        match joined.last_mut() {
            Some(last) if draft.mention.range.start < last.mention.range.end => absorb_overlap(last, draft),
            Some(last) if is_same(last, &draft) && is_bracket_gap(scan.text, last, &draft) => {
                absorb(scan.text, last, draft);
            }
            _ => joined.push(draft),
        }
    }
    joined
}

/// A name inside what another has already taken adds at most its years.
fn absorb_overlap(last: &mut Draft, draft: Draft) {
    if last.mention.years.is_empty() && is_same(last, &draft) {
        last.mention.year = draft.mention.year;
        last.mention.years = draft.mention.years;
    }
}

fn is_same(last: &Draft, draft: &Draft) -> bool {
    let (a, b) = (&last.mention.venue, &draft.mention.venue);
    let same_acronym = a.acronym.is_some() && a.acronym == b.acronym;
    same_acronym || (a.name.is_some() && a.name == b.name)
}

fn is_bracket_gap(text: &str, last: &Draft, draft: &Draft) -> bool {
    let gap = &text[last.mention.range.end..draft.mention.range.start];
    matches!(gap.trim(), "(" | "[" | "/" | ":") || (gap == ", " && last.short != draft.short)
}

fn absorb(text: &str, last: &mut Draft, draft: Draft) {
    let mut end = draft.mention.range.end;
    if text[end..].starts_with([')', ']']) {
        end += 1;
    }
    let edition = Edition::after(text, end, false);
    let mention = &mut last.mention;
    mention.years.extend(draft.mention.years);
    mention.years.extend(edition.years);
    mention.year = mention.years.first().copied();
    mention.track = mention.track.take().or(draft.mention.track).or(edition.track);
    mention.venue.name = mention.venue.name.take().or(draft.mention.venue.name);
    mention.range.end = edition.end;
    text[last.name.start..edition.end].trim_end().clone_into(&mut mention.venue.printed);
    last.ordinary &= draft.ordinary;
}

/// Keeps the drafts that are meant as venues: the sure ones, and ordinary words in a venue's context.
pub(super) fn choose(content: &RichText, drafts: Vec<Draft>) -> Vec<VenueMention> {
    let text = content.as_str();
    let mut meant: Vec<bool> = drafts.iter().map(|draft| !draft.ordinary || is_meant(content, draft)).collect();
    for at in 1..drafts.len() {
        meant[at] |= meant[at - 1] && is_list_gap(text, &drafts[at - 1], &drafts[at]);
    }
    for at in (1..drafts.len()).rev() {
        meant[at - 1] |= meant[at] && is_list_gap(text, &drafts[at - 1], &drafts[at]);
    }
    drafts.into_iter().zip(meant).filter(|(_, meant)| *meant).map(|(draft, _)| draft.mention).collect()
}

fn is_list_gap(text: &str, a: &Draft, b: &Draft) -> bool {
    let Some(gap) = text.get(a.mention.range.end..b.mention.range.start) else { return false };
    matches!(gap.trim(), "," | "/" | "and" | ", and" | "&" | ";" | "|" | "·" | "•") && a.short == b.short
}

fn is_meant(content: &RichText, draft: &Draft) -> bool {
    let text = content.as_str();
    let mention = &draft.mention;
    let sponsored = text[mention.range.start..draft.name.start].split([' ', '/', '-']).any(is_sponsor_word);
    let titled = mention.known && !draft.acronym;
    let dated = !mention.years.is_empty() && (!titled || closes_citation(text, &draft.name, mention.range.end));
    let alone = titled && is_sentence(text, &mention.range);
    let cued =
        if titled { follows_strict_cue(text, mention.range.start) } else { follows_cue(text, mention.range.start) };
    dated
        || alone
        || sponsored
        || cued
        || (draft.acronym && precedes_noun(text, draft.name.end))
        || (is_set_apart(content, &draft.name) || is_set_apart(content, &mention.range))
        || links_to_venue(content, &draft.name, mention.venue.label())
}

/// The capitalised phrase that begins at a word, taken as a venue that nobody knows.
pub(super) fn any_phrase(scan: Scan<'_>, first: usize) -> Option<VenueMention> {
    let end = run_end(scan, first);
    if end == first {
        return None;
    }
    let bytes = scan.words[first].start..scan.words[end - 1].end;
    let printed = &scan.text[bytes.clone()];
    let mut venue = if is_acronym(printed) && !printed.contains(' ') {
        unknown(Some(printed), None, None)
    } else {
        unknown(None, Some(printed), None)
    };
    let mut after = bytes.end;
    if let Some((acronym, _, length)) = bracket(&scan.text[after..]) {
        venue.acronym.get_or_insert(acronym);
        after += length;
    }
    let edition = Edition::after(scan.text, after, false);
    scan.text[bytes.start..edition.end].trim_end().clone_into(&mut venue.printed);
    Some(VenueMention {
        range: bytes.start..edition.end,
        venue,
        year: edition.years.first().copied(),
        years: edition.years,
        track: edition.track,
        known: false,
        strength: Strength::Weak,
    })
}
