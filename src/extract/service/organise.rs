//! Reads the events that the owner organises.
//!
//! A verb of organising with the owner as its subject (`We co-organised the Workshop on X`), or an
//! event of the owner's that takes place (`Our workshop on X will be held at Y`).

use std::ops::Range;
use std::sync::LazyLock;

use super::emit::{Office, cover, push};
use super::named::{held_at, name_here, named_after, without_ordinal};
use super::place::{Place, find_places};
use super::proposed;
use super::unknown::unknown;
use super::words::{EVENTS, HOSTING, ORGANISING, RoleKind};
use crate::extract::phrase::is_time;
use crate::extract::reading::{Reading, overlap};
use crate::extract::romance::capitals;
use crate::extract::venue::{Strength, VenueMention};
use crate::extract::word::is_among;
use crate::extract::years::find_years;
use crate::fact::Facts;
use crate::pattern::Pattern;
use crate::span;
use crate::venue::{Venue, VenueKind};

/// How sure an event is that a recogniser of venues knows, and one that is only named.
pub(super) const ORGANISED: f32 = 0.92;

/// What the owner's event does when it takes place.
static TAKES_PLACE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(?:excited to announce that |happy to share that )?our (.{3,90}?) (?:will be held|will take place|takes place|took place|was held|is happening|will be hosted|will happen|was a (?:huge |great |big )?success|(?:has been|was|is|got|has|will be) (?:accepted|selected|back|part of))\b",
    )
});

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    if let Some(found) = TAKES_PLACE.captures(&text[clause.clone()])
        && let Some(subject) = found.get(1)
        && has_event(subject.as_str())
        && !is_of_a_work(subject.as_str())
    {
        let place = event_at(reading, &(clause.start + subject.start()..clause.end));
        let office = Office { name: "Organizer".to_owned(), kind: RoleKind::Organise };
        if let Some(place) = place {
            push(reading, &office, &place, ORGANISED, facts);
        }
        return;
    }
    if proposed::read(reading, clause, facts) {
        return;
    }
    read_chaired(reading, clause, facts);
    let Some(verb) = find_verb(text, clause) else { return };
    if !is_owners(text, clause, &verb) {
        return;
    }
    let office = office(&text[verb.clone()]);
    if let Some(mut place) = event_at(reading, &(verb.end..clause.end)) {
        if place.years.is_empty() && reading.year().is_none() {
            // `On March 9 2023 we organise the Slow Day`
            place.years = find_years(text, clause.start..verb.start);
        }
        place.range = cover(&verb, &place.range);
        push(reading, &office, &place, ORGANISED, facts);
    }
}

/// A venue chaired: `co-chairing the Workshop on X`, `chaired a session at Y`, `to chair the Z workshop`. Committees are
/// roles of their own and read elsewhere.
static CHAIRED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(co-?)?chair(?:(?:ing|ed)\s+(?:(?:a|the|an|one|our)\s+)?|\s+(?:a|the|an|one|our|this year['’]s)\s+)((?:\w+\s+)?sessions?\b)?",
    )
});

fn read_chaired(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    const NEAR: usize = 24;
    let text = reading.text();
    let Some(found) = CHAIRED.captures(&text[clause.clone()]) else { return };
    let verb = clause.start + found.get(0).map_or(0, |found| found.start());
    let end = clause.start + found.get(0).map_or(0, |found| found.end());
    if text[end..clause.end].to_lowercase().contains("committee")
        || text[end..clause.end].starts_with("by ")
        || !is_owners(text, clause, &(verb..end))
    {
        return;
    }
    let is_session = found.get(2).is_some();
    let near = if is_session { 60 } else { NEAR };
    let is_host = |place: &Place| {
        let between = text.get(end..venue_start(reading, place)).unwrap_or_default();
        ["co-located", "colocated", "collocated", "in conjunction"].iter().any(|held| between.contains(held))
    };
    let known = find_places(reading, &(end..clause.end), false).into_iter().next().filter(|place| {
        !is_host(place)
            && place.range.start <= end + near
            && !goes_on(text.get(place.range.end..clause.end).unwrap_or_default())
    });
    let named = || {
        let at = text[end..clause.end].find(" at ").filter(|_| is_session)?;
        named_after(text, end + at, clause.end)
    };
    let event = || event_at(reading, &(end..clause.end)).filter(|place| !is_session && place.range.start <= end + NEAR);
    let Some(mut place) = known.or_else(named).or_else(event) else { return };
    let name = match (is_session, found.get(1).is_some()) {
        (true, _) => "Session chair",
        (false, true) => "Co-chair",
        (false, false) => "Chair",
    };
    place.range = cover(&(verb..end), &place.range);
    push(reading, &Office { name: name.to_owned(), kind: RoleKind::Chair }, &place, ORGANISED, facts);
}

/// Whether a name goes on behind what the recogniser of venues knows of it.
fn goes_on(behind: &str) -> bool {
    let word = behind.strip_prefix(' ').and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    word.starts_with(char::is_uppercase)
}

/// Whether the subject is a work for an event and not the event: `workshop paper`, `tutorial`.
fn is_of_a_work(phrase: &str) -> bool {
    const WORKS: &[&str] =
        &["paper", "papers", "submission", "abstract", "article", "poster", "demo", "tutorial", "report", "proposal"];
    phrase.split(|c: char| !c.is_alphanumeric()).any(|word| WORKS.contains(&word.to_lowercase().as_str()))
}

fn has_event(phrase: &str) -> bool {
    phrase.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| EVENTS.contains(&word.to_lowercase().as_str()))
}

/// How many letters behind a word tell whether it is a body's name or has its article.
const LONGEST_BODY: usize = 16;

fn find_verb(text: &str, clause: &Range<usize>) -> Option<Range<usize>> {
    text[clause.clone()].split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':')).find_map(|word| {
        let is_organising = is_among(word, ORGANISING);
        if !is_organising && !is_among(word, HOSTING) {
            return None;
        }
        let at = span::offset(text, word);
        let behind: String = text[at + word.len()..clause.end].trim_start().chars().take(LONGEST_BODY).collect();
        let behind = behind.to_lowercase();
        let is_body = ["committee", "chair", "team", "comit"].iter().any(|body| behind.starts_with(body));
        // People are hosted, too: an event has its article.
        let hosted = || {
            ["a ", "an ", "the ", "our "].iter().any(|article| behind.starts_with(article))
                && named_event(text, &(at + word.len()..clause.end)).is_some()
                && !text[clause.start..at].trim_end().ends_with(" be")
        };
        (!is_body && (is_organising || hosted())).then(|| at..at + word.len())
    })
}

/// Words directly before the verb that make the owner its subject.
const SUBJECTS: &[&str] = &[
    "i", "we", "to", "am", "are", "been", "be", "helped", "help", "helping", "and", "also", "have", "i'm", "i’m",
    "we're", "we’re", "recently", "successfully", "currently", "jointly", "i've", "i’ve", "started", "enjoyed", "will",
    "am", "she", "he", "excited", "busy", "again", "proudly", "friends", "colleagues", "ich", "wir", "habe", "haben",
    "je", "nous", "ai", "j'ai", "j’ai", "avons", "yo", "he", "hemos", "estoy", "estamos", "eu", "estou", "io",
    "abbiamo", "sto",
];

/// Whether the owner organises: by the word before the verb and the one behind it.
pub(super) fn is_owners(text: &str, clause: &Range<usize>, verb: &Range<usize>) -> bool {
    let behind = text[verb.end..clause.end].trim_start();
    if behind.starts_with("by ") || behind.starts_with("in part by") {
        return false;
    }
    let before = text[clause.start..verb.start].trim_end();
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').to_lowercase();
    let passive = before.to_lowercase();
    let is_passive = ["is being", "was", "were", "is", "been"].iter().any(|be| passive.ends_with(&format!(" {be}")));
    let headless = before.chars().rev().find(|c| !c.is_whitespace()).is_none_or(|c| !c.is_alphanumeric() && c != ',');
    !is_passive && (headless || SUBJECTS.contains(&lower.as_str()) && !(lower == "to" && invites_others(before)))
}

/// `if you want to organize` is no news of the owner's.
fn invites_others(before: &str) -> bool {
    let lower = before.to_lowercase();
    ["you ", "interested in", "students to", "opportunity for"].iter().any(|phrase| lower.contains(phrase))
}

/// The role that the verb's form names, spelled as the verb is.
fn office(verb: &str) -> Office {
    let lower = verb.to_lowercase();
    let noun = if lower.contains("organis") {
        "organiser"
    } else if lower.contains("conven") {
        "convener"
    } else {
        "organizer"
    };
    let shared = lower.starts_with("co") && !lower.starts_with("conv");
    let name = if shared { format!("Co-{noun}") } else { format!("{}{}", noun[..1].to_uppercase(), &noun[1..]) };
    Office { name, kind: RoleKind::Organise }
}

/// Marks around the name of an event.
const MARKS: [char; 8] = ['"', '“', '”', '„', '«', '»', '*', ' '];

/// The event in `scope`: a known venue that is one, else the phrase around a noun of events, with
/// the venue that hosts it.
fn event_at(reading: &Reading<'_>, scope: &Range<usize>) -> Option<Place> {
    let text = reading.text();
    let scope = behind_companions(text, scope);
    let is_meant = |place: &Place| {
        let overlaps = |venue: &&VenueMention| overlap(&venue.range, &place.range);
        reading.venues.iter().find(overlaps).is_none_or(|venue| venue.strength > Strength::Weak)
    };
    let is_event =
        |place: &Place| is_meant(place) && !place.is_journal() && place.venue.kind != Some(VenueKind::Preprint);
    let known = find_places(reading, &scope, false).into_iter().find(is_event);
    let Some(named) = named_event(text, &scope) else {
        return known.filter(|known| text[scope.start..known.range.start].split_whitespace().count() <= 8);
    };
    let printed = text[named.clone()].trim_matches(MARKS).trim_end_matches('.');
    // The name in quotation marks is the event's, unless its noun follows it: `the “Slow Rivers” symposium`.
    let quoted_first = text[named.clone()].trim_start().starts_with(['"', '“', '„', '«']);
    let printed = printed
        .find(['"', '“', '„', '«'])
        .filter(|_| !quoted_first)
        .map_or(printed, |open| printed[open..].trim_start_matches(MARKS));
    let start = |known: &Place| venue_start(reading, known).max(scope.start);
    match known {
        Some(known) if known.venue.host.is_some() => Some(known),
        Some(known) if start(&known) < named.end => {
            Some(at_host(text, named.start, start(&known), &known).unwrap_or(known))
        }
        Some(known) if is_held_with(&text[named.end..start(&known)]) && names_something(printed) => {
            Some(hosted(text, named.start, without_ordinal(printed), &known))
        }
        Some(known) if !names_topic(&text[named.clone()]) || text[named.end..start(&known)].contains(". ") => {
            Some(known)
        }
        Some(known) => Some(hosted(text, named.start, printed, &known)),
        // A sort alone is no name, which may stand behind it: `a conference at Acme on Slow Data`.
        None if !printed.contains(' ') && !printed.contains(char::is_uppercase) => {
            let topic = [" on ", " about ", ": "]
                .iter()
                .filter_map(|tie| Some(named.end + text[named.end..scope.end].find(tie)? + tie.len()));
            let topic = topic.min()?;
            let linked = reading.content().links().map(|(link, _)| link).find(|link| link.start == topic);
            name_here(text, &(topic..scope.end)).map(|place| {
                linked.map_or(place.clone(), |link| Place { venue: unknown(&text[link.clone()]), range: link, ..place })
            })
        }
        None => held_at(text, printed, &(named.end..scope.end)).or_else(|| {
            let years = find_years(text, named.start..scope.end);
            Some(Place { venue: unknown(printed), range: named, years, is_known: false, is_last: false })
        }),
    }
}

/// Where the venue of a place stands: a place goes from the end of the one before it.
fn venue_start(reading: &Reading<'_>, known: &Place) -> usize {
    let venues = reading.venues.iter().map(|venue| &venue.range).filter(|range| overlap(range, &known.range));
    venues.map(|range| range.start).min().unwrap_or(known.range.start)
}

/// Whether what stands between an event and a venue makes this its host: `(co-located with FLOCK 2024)`.
fn is_held_with(between: &str) -> bool {
    static WITH: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)^\s*[,(]?\s*(?:which\s+(?:is|was|will be)\s+)?(?:to be\s+)?(?:held\s+)?(?:co-?located|collocated|affiliated|associated|in conjunction|jointly|together|alongside|as part|satellite)\b\s*(?:(?:event|workshop)\s+)?(?:with|of|at|to|alongside)?\s*(?:the\s+)?$",
        )
    });
    WITH.is_match(between)
}

/// Whether an event has a name besides its noun and number: `6th SlowWeb workshop`.
fn names_something(printed: &str) -> bool {
    let is_noun = |word: &str| EVENTS.contains(&word.to_lowercase().as_str());
    printed.split_whitespace().any(|word| word.starts_with(char::is_uppercase) && !is_noun(word))
}

/// Whether the phrase of an event tells its topic, as `a special session` does not.
fn names_topic(printed: &str) -> bool {
    [" on ", " about ", " for ", " of ", "\"", "“", "”", "„", "«"].iter().any(|sign| printed.contains(sign))
        || printed.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count() > 1
}

/// An event that its topic names before the venue that holds it: `a workshop on rest at KDD 2024`.
fn at_host(text: &str, start: usize, host: usize, known: &Place) -> Option<Place> {
    const TIES: &[&str] = &[" at the", " at", " @", " within the", " within", " during", " during the"];
    const SHORTEST: usize = 3;
    let before = text.get(start..host)?.trim_end();
    let tie = TIES.iter().find(|tie| before.ends_with(**tie))?;
    let event = before[..before.len() - tie.len()].trim_matches(MARKS);
    let has_topic = event.split_whitespace().count() >= SHORTEST
        && [" on ", " about ", " for "].iter().any(|on| event.contains(on));
    has_topic.then(|| hosted(text, start, event, known))
}

/// An event that begins at `start` and that a known venue holds.
pub(super) fn hosted(text: &str, start: usize, event: &str, known: &Place) -> Place {
    let host = known.venue.label().to_owned();
    let range = start..known.range.end;
    let venue = Venue {
        name: Some(format!("{event} @ {host}")),
        kind: Some(VenueKind::Workshop),
        host: Some(host),
        ..unknown(&text[range.clone()])
    };
    Place { range, venue, ..known.clone() }
}

/// The scope without the people at its start: `with Ada Weiss and Bo Lin the symposium`.
fn behind_companions(text: &str, scope: &Range<usize>) -> Range<usize> {
    static SECOND: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^and\s+(?:(?:co-)?\w+(?:ed|ing)|(?:co-)?(?:ran|led|held|gave)|(?:took|take|taking)\s+part\s+(?:in|to))\s+",
        )
    });
    let part = text[scope.clone()].trim_start_matches([' ', ',']);
    // What else was done with the event: `organised and designed a`.
    let part = &part[SECOND.find(part).map_or(0, |second| second.end())..];
    let start = scope.end - part.len();
    if !["with ", "together with ", "mit ", "avec ", "con ", "com "].iter().any(|with| part.starts_with(with)) {
        return start..scope.end;
    }
    let articles = [
        " the ", " a ", " an ", " our ", " die ", " das ", " den ", " eine ", " le ", " la ", " un ", " une ", " el ",
        " una ", " o ", " uma ", " il ",
    ];
    let next = articles.iter().filter_map(|article| part.find(article)).min();
    next.map_or(start, |at| start + at + 1)..scope.end
}

/// The noun phrase of an event: `the inaugural Leeds Forum on Tides`.
fn named_event(text: &str, scope: &Range<usize>) -> Option<Range<usize>> {
    let part = &text[scope.clone()];
    let stop = part.find(['!', ';', '\n']).unwrap_or(part.len()).min(part.find(". ").unwrap_or(part.len()));
    let body = &part[..stop];
    let noun = body.split([' ', ',', '(', ')', '"', '”', '“', ':']).find_map(|word| {
        let at = span::offset(body, word);
        EVENTS.contains(&word.trim_end_matches('.').to_lowercase().as_str()).then_some(at + word.len())
    })?;
    let end = noun + complement(&body[noun..]);
    let start = article(&body[..end]);
    // A noun that leads has the name behind it: `die Tagung Moor und Moos`, `la Journée Lente`.
    let leads = body[start..noun].trim_matches(MARKS).split(' ').count() == 1 && body[noun..].starts_with(' ');
    let end = if leads { end.max(capitals(body, noun + 1)) } else { end };
    let phrase = &body[start..end];
    let fits = (phrase.chars().any(char::is_uppercase) || body[start..].chars().any(char::is_uppercase))
        && phrase.split_whitespace().count() <= 22;
    fits.then(|| scope.start + start..scope.start + end)
}

/// Where the phrase begins behind the last article before its name.
fn article(body: &str) -> usize {
    const ARTICLES: &[&str] = &[
        "the ", "The ", "a ", "an ", "our ", "this ", "another ", "die ", "das ", "den ", "eine ", "einen ", "le ",
        "la ", "l'", "l’", "un ", "une ", "de la ", "du ", "del ", "el ", "una ", "uma ", "um ", "o ", "do ", "da ",
        "il ",
    ];
    let lead = body.len() - body.trim_start().len();
    let skipped = body.find(", the ").map_or(lead, |at| at + 2);
    let start = ARTICLES
        .iter()
        .find(|article| body[skipped..].starts_with(**article))
        .map_or(skipped, |article| skipped + article.len());
    start.min(body.len())
}

/// The length of `on X`, `for X`, `with X` or a name in quotation marks behind the noun, up to a mark.
fn complement(rest: &str) -> usize {
    const NEAR: usize = 26;
    if let Some(open) = rest.find(['"', '“', '„', '«']).filter(|open| *open <= NEAR && !rest[..*open].contains(','))
        && let Some(quoted) = rest[open..].get(rest[open..].chars().next().map_or(1, char::len_utf8)..)
        && let Some(close) = quoted.find(['"', '”', '“', '»'])
    {
        let width = quoted[close..].chars().next().map_or(1, char::len_utf8);
        return rest.len() - quoted.len() + close + width;
    }
    if ![" on ", " about ", " for ", " of ", " with the "].iter().any(|joint| rest.starts_with(joint)) {
        return 0;
    }
    // A day or a year is no topic: `on June 4th`, `for 2025`.
    if rest.split(' ').nth(2).is_some_and(is_time) && [" on ", " for "].iter().any(|tie| rest.starts_with(tie)) {
        return 0;
    }
    let stops = [
        ",", " at ", " during ", " (", " which ", " that ", " co-located", " together", " and presented", " @ ", ":",
        " as part", " to be", " next", " this", " was ", " is ", " has been", " will ", " got ",
    ];
    stops.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len())
}
