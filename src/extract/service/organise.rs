//! Reads the events that the owner organises.
//!
//! A verb of organising with the owner as its subject (`We co-organised the Workshop on X`), or an
//! event of the owner's that takes place (`Our workshop on X will be held at Y`).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::emit::{Office, cover, push};
use super::place::{Place, find_places, unknown};
use super::words::{EVENTS, ORGANISING, RoleKind};
use crate::extract::reading::Reading;
use crate::fact::Facts;
use crate::venue::VenueKind;

/// How sure an event is that a recogniser of venues knows, and one that is only named.
const ORGANISED: f32 = 0.92;

/// What the owner's event does when it takes place.
static TAKES_PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:excited to announce that |happy to share that )?our (.{3,90}?) (?:will be held|will take place|takes place|took place|was held|is happening|will be hosted|will happen|was a (?:huge |great |big )?success)\b")
        .expect("a pattern of this file is well formed")
});

/// Reads one clause.
pub(super) fn read(reading: &Reading<'_>, clause: &Range<usize>, facts: &mut Facts) {
    let text = reading.text();
    if let Some(found) = TAKES_PLACE.captures(&text[clause.clone()])
        && let Some(subject) = found.get(1)
        && has_event(subject.as_str())
    {
        let place = event_at(reading, &(clause.start + subject.start()..clause.end));
        let office = Office { name: "Organizer".to_owned(), kind: RoleKind::Organise };
        if let Some(place) = place {
            push(reading, &office, &place, ORGANISED, facts);
        }
        return;
    }
    let Some(verb) = find_verb(text, clause) else { return };
    if !is_owners(text, clause, &verb) {
        return;
    }
    let office = office(&text[verb.clone()]);
    if let Some(mut place) = event_at(reading, &(verb.end..clause.end)) {
        place.range = cover(&verb, &place.range);
        push(reading, &office, &place, ORGANISED, facts);
    }
}

fn has_event(phrase: &str) -> bool {
    phrase.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| EVENTS.contains(&word.to_lowercase().as_str()))
}

fn find_verb(text: &str, clause: &Range<usize>) -> Option<Range<usize>> {
    text[clause.clone()].split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':')).find_map(|word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        ORGANISING.contains(&word.to_lowercase().as_str()).then(|| at..at + word.len())
    })
}

/// Words directly before the verb that make the owner its subject.
const SUBJECTS: &[&str] = &[
    "i",
    "we",
    "to",
    "am",
    "are",
    "been",
    "be",
    "helped",
    "help",
    "helping",
    "and",
    "also",
    "have",
    "i'm",
    "i’m",
    "we're",
    "we’re",
    "recently",
    "successfully",
    "currently",
    "jointly",
    "i've",
    "i’ve",
    "started",
    "enjoyed",
    "will",
    "am",
];

/// Whether the owner organises: by the word before the verb and the one behind it.
fn is_owners(text: &str, clause: &Range<usize>, verb: &Range<usize>) -> bool {
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
    let spelled = if lower.contains("organis") {
        "organiser"
    } else if lower.contains("organiz") {
        "organizer"
    } else {
        "host"
    };
    let spelled = if lower.contains("conven") { "convener" } else { spelled };
    let name = if lower.starts_with("co") && !lower.starts_with("conv") {
        format!("Co-{spelled}")
    } else {
        format!("{}{}", spelled[..1].to_uppercase(), &spelled[1..])
    };
    Office { name, kind: RoleKind::Organise }
}

/// The event in `scope`: a known venue that is one, else the phrase around a noun of events.
fn event_at(reading: &Reading<'_>, scope: &Range<usize>) -> Option<Place> {
    let text = reading.text();
    let known = find_places(reading, scope, false).into_iter().next();
    let named = named_event(text, scope);
    match (known, named) {
        (Some(known), Some(named)) if named.start < known.range.start && !text[named.clone()].contains("orkshops") => {
            let mut venue = unknown(text[named.clone()].trim());
            venue.kind = Some(VenueKind::Workshop);
            venue.host = Some(known.venue.label().to_owned());
            if known.range.start < named.end || known.venue.kind == Some(VenueKind::Workshop) {
                return Some(known);
            }
            Some(Place { range: cover(&named, &known.range), venue, ..known })
        }
        (Some(known), _) if known.venue.kind != Some(VenueKind::Journal) => Some(known),
        (_, Some(named)) => {
            let years = crate::extract::years::find_years(text, named.start..scope.end);
            Some(Place {
                venue: unknown(text[named.clone()].trim()),
                range: named,
                years,
                is_known: false,
                is_last: false,
            })
        }
        _ => None,
    }
}

/// The noun phrase of an event, with capitals in it: `the inaugural Leeds Forum on Tides`.
fn named_event(text: &str, scope: &Range<usize>) -> Option<Range<usize>> {
    let part = &text[scope.clone()];
    let lead = part.len() - part.trim_start().len();
    let body = part.trim_start();
    let stop = body.find(['.', '!', ';', '\n']).unwrap_or(body.len());
    let body = &body[..stop];
    let mut end = None;
    for word in body.split([' ', ',', '(', ')', '"', '”', '“', ':']) {
        let at = word.as_ptr() as usize - body.as_ptr() as usize;
        if EVENTS.contains(&word.to_lowercase().as_str()) {
            end = Some(at + word.len());
            break;
        }
    }
    let noun = end?;
    let tail = complement(&body[noun..]);
    let skip = article(body);
    let phrase = &body[skip..noun + tail];
    let named = phrase.chars().any(char::is_uppercase) && phrase.split_whitespace().count() <= 22;
    named.then(|| scope.start + lead + skip..scope.start + lead + noun + tail)
}

fn article(body: &str) -> usize {
    ["the ", "a ", "an ", "our ", "The ", "this ", "and gave a talk at, "]
        .iter()
        .find(|article| body.starts_with(**article))
        .map_or(0, |article| article.len())
}

/// The length of `on X`, `for X`, `with X` behind the noun, up to a mark.
fn complement(rest: &str) -> usize {
    let joined = [" on ", " for ", " of ", " with "].iter().any(|joint| rest.starts_with(joint));
    if !joined {
        return 0;
    }
    let stops = [
        ",",
        " at ",
        " in ",
        " during ",
        " (",
        " which ",
        " that ",
        " co-located",
        " together",
        " and presented",
        " @ ",
        ":",
    ];
    stops.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len())
}
