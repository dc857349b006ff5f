//! The venue of a reference, where neither the catalogue nor its own words tell that it is one.
//!
//! Input: a reading of a reference, its title and people. Output: the stretch that stands in a
//! venue's place: set apart behind the title (*Salt and Society*, 12(3)), behind `In`, or before
//! the number of a volume. The order of parts is that of the common citation styles.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::non_title::{is_honour, is_label, opens_with_state};
use crate::extract::people::{PeopleFound, read_people};
use crate::extract::phrase::is_time;
use crate::extract::quote;
use crate::extract::reading::{Reading, overlap};
use crate::extract::title_shape::{self as shape, Case};
use crate::extract::venue::{Strength, VenueMention};
use crate::pattern::Pattern;
use crate::text::{Mark, MarkKind};
use crate::venue::{Catalogue, Venue, VenueKind};

use super::{collection, periodical, publisher};

/// `Journal of Tides, 12(3), 45`, `J Tide Stud. 2023;12:45`: a name before a volume, with its stops
/// where its words are cut short.
static PERIODICAL: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^(?:[\s.,”’'»\x22?!)\]]|\[[A-Z]\])*(?:[Ii]n:?\s+[\x22“«]?)?(?P<name>\p{Lu}[\p{L}\d&'’:-]*\.?(?:[ \u{a0}](?:[\p{L}&'’:-]+\.?|&|\+)){0,12}?)",
        // A town tells apart what is called the same: `Seas (Oslo). 2020;10`.
        r"(?:\s\(\p{Lu}[\p{L}., ]+\)\.?)?(?:,?\s+(?:\(\d\)\s+)?(?:[Vv]ol(?:ume|\.)?\s*|Bd\.\s*|[Nn]o\.\s*|n°\s*)?\d{1,4}\s*(?:\(\d|\s?\((?:19|20)|,|:|;|\.\d|–|-)",
        r"|(?:,\s\p{Lu}[\p{L} ]{2,25})?,\s+[Vv]\.\s*\d{1,4}\s*,",
        r"|[.,]?\s+(?:19|20)\d\d\s*[;:,]\s*\d|,?\s*\((?:19|20)\d\d\),?\s*\d)",
    ))
});

/// Whether a name before a volume comes next, as the sentence behind a title: `. Tide Maps 2014, 49(3), 12`.
pub(super) fn is_periodical_next(text: &str) -> bool {
    text.starts_with(['.', '?', '!'])
        && PERIODICAL.captures(text).and_then(|found| found.name("name")).is_some_and(|name| is_name(name.as_str()))
}

/// The number of a volume behind the name of a periodical.
static VOLUME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[.,»”\x22]{0,2}\s+(?:(?:[Vv]ol(?:ume|\.)?|Bd\.|[Nn]o\.|n°|v\.)\s*)?(?P<number>\d{1,4}|[IVXLC]{2,8})\s*(?P<next>[(:,;/]|\.\d)",
    )
});

/// `, 88 Harb. L. Rev. 55`: the volume before the name and the page behind it, as lawyers in America cite.
static LAW: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[,.]?[”\x22]?\s+\d{1,4}\s+(?P<name>\p{Lu}[\p{L}.&'’-]*(?:\s(?:\p{Lu}[\p{L}.&'’-]*|of|and|on|in|for|the|&)){0,8})\s+\d{1,5}\b",
    )
});

/// A journal of law right behind a title: its name, with the volume before it.
pub(super) fn law_journal(text: &str, at: usize) -> Option<Range<usize>> {
    let name = LAW.captures(&text[at..])?.name("name")?;
    let is_journal = shape::words(name.as_str())
        .any(|word| matches!(word.to_lowercase().as_str(), "rev" | "review" | "j" | "journal" | "l.j" | "lj"))
        || name.as_str().contains("L.J.");
    is_journal.then(|| at + name.start()..at + name.end())
}

/// `, Tide Notes, 2023`: a name between commas or lines, before the year alone.
static DATED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?P<lead>[\s.,”’»\x22?!)\]*]*)(?P<name>(?:\p{Lu}|[a-z]\p{Lu})[^.,;:()\[\]\n\d|]{1,80}?)[.,]?\s*[(\[]?(?:19|20)\d\d\b(?P<rest>[)\].]*\s*(?:\n|$))?",
    )
});

/// `” IEEE SandCom, Lanton, 2023`: the short name of a meeting behind a quoted title, with its town and year.
static MEETING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^[\s.,]*[”’»\x22][\s.,]*(?:[Ii]n:?\s+)?(?P<name>(?:\p{Lu}[\p{L}&]*\s){0,4}(?:[A-Z]{2,}|[A-Z][a-z]+[A-Z])[A-Za-z]*(?:\s[A-Z][a-z]+)?)",
        r"(?:,\s\p{Lu}[\p{L}'’. -]{1,30}){0,3},?\s+(?:[A-Z][a-z]{2,8}\.?,?\s)?(?:19|20)\d\d\b",
    ))
});

/// Whether the number of a volume stands at `at`, so that what ends there is a periodical. A year
/// counts only where a volume follows it.
pub(super) fn precedes_volume(text: &str, at: usize) -> bool {
    VOLUME.captures(&text[at..]).is_some_and(|found| {
        let is_year = found["number"].len() == 4 && is_time(&found["number"]);
        !is_year || matches!(&found["next"], ";" | ":")
    })
}

/// `題, 第3回潮学会講演論文集, 東京`, `题[J]. 潮学报, 2024`: the part between commas or stops behind the title, in a
/// script without capitals, without the number of the meeting and the word for its proceedings.
static UNSPACED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"^(?:\[[A-Z]{1,2}(?:/OL)?\])?[\s,，.．。”」\x22]+",
        r"(?:(?:(?:19|20)\d\d年度?|第\s?\d+\s?[回届]|제\s?\d+\s?회)\s?)*",
        r"(?P<name>[^,，.．。()（）\n]{3,60}?)",
        r"(?:講演論文集|講演予稿集|講演概要集|発表論文集|論文集|予稿集|抄録集|要旨集|论文集|학술발표논문집|발표논문집|논문집)?",
        r"\s*(?:[,，(（]|\d|第|제)",
    ))
});

/// `, IEEE Trans. on Tides (ToT), 2023`: a name with its short form in brackets before the year.
static ABBREVIATED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[\s.,”’»\x22?!)\]*]*(?P<name>\p{Lu}[^,;:()\[\]\n|]{5,100} \((?P<short>[A-Z][A-Za-z-]{1,9})(?:[ ’']{0,2}\d\d)?\))[.,]?\s*(?:19|20)\d\d\b",
    )
});

/// The venue in a reference that names none by catalogue or shape.
pub(super) fn find(reading: &Reading<'_>, title: &Range<usize>, people: Option<&PeopleFound>) -> Option<VenueMention> {
    let text = reading.text();
    let from = people.map_or(title.end, |people| last_name_end(text, people).max(title.end));
    let range = law_journal(text, title.end)
        .or_else(|| set_apart(reading, title, people))
        .or_else(|| collection::behind(text, title.end))
        .or_else(|| behind(reading, title.end, &PERIODICAL))
        .or_else(|| behind(reading, from, &PERIODICAL))
        .or_else(|| shortened(text, from))
        .or_else(|| behind(reading, title.end, &UNSPACED).filter(|range| text[range.clone()].contains(is_caseless)))
        .or_else(|| dated(reading, title.end))
        .or_else(|| dated(reading, from))
        .or_else(|| abbreviated(text, title.end))
        .or_else(|| abbreviated(text, from));
    let Some(range) = range.filter(|range| !is_state(&text[range.clone()])) else {
        return behind(reading, title.end, &MEETING).map(|range| mention(text, range, VenueKind::Conference));
    };
    let collected = collection::follows_in(&text[title.end..range.start]) && !precedes_volume(text, range.end);
    let kind = kind(&text[range.clone()], collected);
    Some(mention(text, range, kind))
}

/// Who prints what a reference names, behind its title and people.
pub(super) fn find_publisher(
    reading: &Reading<'_>,
    title: &Range<usize>,
    people: Option<&PeopleFound>,
) -> Option<VenueMention> {
    let from = people.map_or(title.end, |people| last_name_end(reading.text(), people).max(title.end));
    publisher::behind(reading.text(), from).map(|range| mention(reading.text(), range, VenueKind::Book))
}

/// Whether words say how far a work has come, which stand where a venue would: *Under Review*.
fn is_state(words: &str) -> bool {
    const MORE: &[&str] = &["submitted", "in preparation", "in progress", "working paper", "unpublished"];
    let lower = words.to_lowercase();
    opens_with_state(&lower) || MORE.iter().any(|state| lower.starts_with(state))
}

/// Where the last of the people ends; behind it their stretch may go on with words that name nobody.
fn last_name_end(text: &str, people: &PeopleFound) -> usize {
    let last = people.authors.list.last().map(|author| author.name.printed.as_str());
    let found = last.and_then(|last| Some(people.range.start + text[people.range.clone()].rfind(last)? + last.len()));
    found.unwrap_or(people.range.end)
}

/// The name that stands alone before the year: one of the catalogue, one on a line of its own, or one whose words
/// are tied as those of a journal are.
fn dated(reading: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let found = DATED.captures(&reading.text()[at..])?;
    let name = found.name("name")?;
    let range = at + name.start()..at + name.start() + name.as_str().trim_end().len();
    let printed = &reading.text()[range.clone()];
    let is_line = found["lead"].contains('\n') && found.name("rest").is_some();
    let is_venue = Catalogue::known().find(printed).is_some()
        || (is_line || is_tied(printed)) && is_name(printed) && !is_person(reading, &range);
    is_venue.then_some(range)
}

/// A name whose short form in brackets is made of its first letters, before the year.
fn abbreviated(text: &str, at: usize) -> Option<Range<usize>> {
    let found = ABBREVIATED.captures(&text[at..])?;
    let name = found.name("name")?;
    let bare = name.as_str().split(" (").next().unwrap_or_default();
    let mut firsts = shape::words(bare).flat_map(|word| word.split(['/', '-'])).filter_map(|word| word.chars().next());
    // `(ToN)` of `Transactions on Networking`, in this order.
    let is_short = found["short"]
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(|letter| firsts.any(|first| first.to_lowercase().eq(letter.to_lowercase())));
    (is_short && is_name(bare)).then(|| at + name.start()..at + name.start() + bare.trim_end().len())
}

/// Whether a known venue and its year come next: `, Nature, 2020`.
pub(super) fn is_dated_venue(text: &str) -> bool {
    DATED.captures(text).is_some_and(|found| Catalogue::known().find(&found["name"]).is_some())
}

/// Whether a name is of three words and more that a preposition ties, and of no place where people work:
/// `Communications in Harbour Science`.
fn is_tied(name: &str) -> bool {
    const TIES: &[&str] = &["in", "of", "for", "and", "on", "the", "&", "de", "der", "für", "di", "em", "en"];
    const WORKPLACES: &[&str] = &[
        "institute", "department", "school", "college", "faculty", "laboratory", "center", "centre", "academy", "city",
        "ministry", "bank", "institut", "ecole", "école", "fakultät", "review", "progress",
    ];
    let has = |list: &[&str]| shape::words(name).any(|word| list.contains(&word.to_lowercase().as_str()));
    shape::word_count(name) >= 3 && has(TIES) && !has(WORKPLACES)
}

/// Letters of scripts without capitals: Chinese, Japanese, Korean and others.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// A periodical that its shortened name tells, right behind what was read.
fn shortened(text: &str, from: usize) -> Option<Range<usize>> {
    let name = periodical::find(&text[from..])?;
    let is_next = !text[from..from + name.start].contains(char::is_alphanumeric);
    is_next.then_some(from + name.start..from + name.end)
}

pub(super) fn mention(text: &str, range: Range<usize>, kind: VenueKind) -> VenueMention {
    let printed = text[range.clone()].to_owned();
    let known = Catalogue::known().find(&printed);
    let acronym = known.as_ref().and_then(|entry| entry.acronym).map(str::to_owned);
    let kind = known.map_or(kind, |entry| entry.kind);
    VenueMention {
        range,
        venue: Venue { acronym, name: Some(printed.clone()), kind: Some(kind), host: None, printed },
        year: None,
        years: Vec::new(),
        track: None,
        known: false,
        strength: Strength::Weak,
    }
}

/// Words and ends of words that call a publication a periodical.
const PERIODICALS: &[&str] = &[
    "journal", "schrift", "revue", "revista", "rivista", "review", "annals", "annales", "bulletin", "quarterly", "学报",
];

/// What its head noun tells; a name without one is taken for a journal, as those are set so, or for
/// a book where works are collected in it.
fn kind(name: &str, collected: bool) -> VenueKind {
    let lower = name.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&["working paper", "discussion paper"]) {
        VenueKind::Preprint
    } else if name.ends_with(['報', '报', '誌', '志', '刊', '지']) {
        VenueKind::Journal
    } else if says(&["workshop"]) {
        VenueKind::Workshop
    } else if says(&[
        "proceedings", "conference", "symposium", "congress", "meeting", "学会", "会議", "会议", "シンポジウム",
        "大会", "研究会",
    ]) {
        VenueKind::Conference
    } else if says(&[
        "handbook", "encyclopedia", "anthology", "companion to", "festschrift", "handbuch", "lecture notes",
    ]) || collected && !says(PERIODICALS)
    {
        VenueKind::Book
    } else {
        VenueKind::Journal
    }
}

fn set_apart(reading: &Reading<'_>, title: &Range<usize>, people: Option<&PeopleFound>) -> Option<Range<usize>> {
    let text = reading.text();
    let is_set = |kind: &MarkKind| matches!(kind, MarkKind::Emphasis | MarkKind::Strong);
    let marks = reading.content().marks.iter().filter(|mark| is_set(&mark.kind)).map(Mark::range);
    let quoted = reading.quotations.iter().filter(|range| precedes_volume(text, range.end));
    let names = marks.chain(quoted.map(|range| quote::inside(text, range))).filter(|range| range.start >= title.end);
    let known = |range: &Range<usize>| reading.venues.iter().any(|venue| venue.known && overlap(range, &venue.range));
    let free = |range: &Range<usize>| people.is_none_or(|people| !overlap(range, &people.range)) && !known(range);
    names
        .map(|range| name_within(text, range))
        .filter(|range| free(range) && is_name(&text[range.clone()]))
        // A card repeats its title in the reference below.
        .filter(|range| text[range.clone()] != text[title.clone()])
        .find(|range| {
            let is_collection = || collection::follows_in(&text[title.end..range.start]);
            is_followed(text, range.end) || people.is_some() && !is_person(reading, range) || is_collection()
        })
}

/// The stretch without an `in`, a volume and punctuation at its ends.
fn name_within(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_start();
    let lead = ["In: ", "in: ", "In ", "in "].iter().find_map(|lead| part.strip_prefix(lead)).unwrap_or(part);
    let name = lead.trim_start();
    let start = range.end - name.len();
    let bare = NUMBER.find(name).map_or(name, |number| &name[..number.start()]);
    start..start + bare.trim_end_matches(|c: char| !c.is_alphabetic() && c != ')').len()
}

/// The number of a volume and issue at the end of a name: `Tide Notes 37(1)`.
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"[\s,]+\d{1,4}\s?\(\d{1,3}(?:[-–/]\d{1,3})?\)$"));

/// Words of volumes, and of those who print a work and are not where it stands.
const NOT_VENUES: &[&str] = &[
    "patent", "submission", "submitted", "preparation", "volume", "vol", "issue", "no", "number", "part", "pages",
    "university", "universität", "université", "universidad", "università", "press", "verlag", "selbstverlag",
    "springer", "elsevier", "wiley", "routledge", "gruyter", "degruyter", "publisher", "publishers", "publishing",
    "éditions", "editions", "ruprecht", "doi", "pmid", "isbn", "issn",
];

pub(super) fn is_name(name: &str) -> bool {
    // `J. Tide Stud.` begins as a person does.
    let name = ["J. ", "Z. ", "C. R. "].iter().find_map(|head| name.strip_prefix(head)).unwrap_or(name);
    let words = shape::word_count(name);
    name.starts_with(char::is_alphanumeric)
        && !shape::words(name).any(|word| NOT_VENUES.contains(&word.to_lowercase().as_str()))
        && !shape::words(name).any(|word| word.starts_with("Verlag"))
        && (1..=16).contains(&words)
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && shape::case(name) != Case::Lower
        && (name.contains(is_caseless) || !is_label(name))
        && !is_honour(name)
        && !shape::words(name).all(is_time)
}

fn is_person(reading: &Reading<'_>, range: &Range<usize>) -> bool {
    read_people(reading.content(), range.clone()).is_some_and(|found| found.range.len() * 10 >= range.len() * 8)
}

/// Whether what follows goes on as behind a venue: a volume, pages, a year, or the end.
fn is_followed(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches([' ', ',', '.', '\u{a0}', '\n', '(', ';', '»', '”', '"']);
    rest.is_empty()
        || rest.starts_with(|c: char| c.is_ascii_digit() || c == '[')
        || ["vol", "Vol", "v. ", "pp", "no.", "n°", "Bd.", "forthcoming", "Forthcoming", "in press"]
            .iter()
            .any(|word| rest.starts_with(word))
}

fn behind(reading: &Reading<'_>, at: usize, pattern: &Pattern) -> Option<Range<usize>> {
    let found = pattern.captures(&reading.text()[at..])?.name("name")?;
    let name = found.as_str().trim_end();
    is_name(name).then(|| at + found.start()..at + found.start() + name.len())
}
