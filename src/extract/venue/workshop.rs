//! Workshops: a workshop and the conference that it is held with become one mention.
//!
//! Input: drafts of mentions in order. Output: the same with `Workshop on X at Y 2024`,
//! `Y 2024 Workshop on X`, `X @ Y`, `X (co-located with Y)` joined. The workshop's name is as printed,
//! with its host after an `@`.

use std::sync::LazyLock;

use super::mention::Draft;
use super::name::is_sponsor_word;
use super::shape::{Scan, is_acronym, is_capitalised};
use super::{Strength, VenueMention};
use crate::pattern::Pattern;
use crate::venue::{Venue, VenueKind};

/// Between a workshop and its host.
static HELD_WITH: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^[ ,]{0,2}(?:[(\[]\s?)?(?:@ ?|\bat |\bof |\bin |(?:to be )?(?:held )?(?:co-?located|colocated|in conjunction|collocated|jointly|together) (?:with|at) |held (?:at|with) |part of |during )?(?:the )?$",
    )
});
/// Between a short form and the conference that it is held with.
static BESIDE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^ ?(?:@ ?|,? ?\(?(?:workshop of|workshop at|(?:co-?located|collocated|in conjunction) with) )(?:the )?$",
    )
});
/// Between a host and the workshop after it.
static HOSTS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^[ ]?[:\[(–—-]?[ ]?(?:\d+(?:st|nd|rd|th) )?$"));
/// A bare `Workshop` after a host, or `(KDD Workshop)`.
static BARE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^[ \u{a0}](?P<word>[Ww]orkshops?)\b[ :]?"));

/// Joins workshops with their hosts.
pub(super) fn join(scan: Scan<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut joined: Vec<Draft> = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        if let Some(last) = joined.last_mut()
            && let Some(one) = joint(scan, last, &draft)
        {
            *last = one;
            continue;
        }
        short_workshop(scan, joined.last(), &mut draft);
        joined.push(draft);
    }
    for draft in &mut joined {
        bare_workshop(scan, draft);
        workshop_before(scan, draft);
    }
    joined
}

fn is_workshop(draft: &Draft) -> bool {
    draft.mention.venue.kind == Some(VenueKind::Workshop) && draft.mention.venue.host.is_none()
}

fn may_host(draft: &Draft) -> bool {
    matches!(draft.mention.venue.kind, Some(VenueKind::Conference) | None) && draft.short
        || draft.mention.known && draft.mention.venue.kind == Some(VenueKind::Conference)
}

/// One draft of a workshop and its host, in either order.
fn joint(scan: Scan<'_>, last: &Draft, draft: &Draft) -> Option<Draft> {
    let gap = scan.text.get(last.mention.range.end..draft.mention.range.start)?;
    if is_workshop(last) && may_host(draft) && HELD_WITH.is_match(gap) && !is_plain_list(gap, draft) {
        return Some(held_at(scan, last, last, draft));
    }
    let alone = last.short && last.mention.venue.host.is_none() && last.mention.years.is_empty();
    if alone && may_host(draft) && (BESIDE.is_match(gap) || is_host_in_brackets(scan, gap, draft)) {
        return Some(held_at(scan, last, last, draft));
    }
    if may_host(last) && is_workshop(draft) && !last.ordinary && HOSTS.is_match(gap) {
        return Some(held_at(scan, last, draft, last));
    }
    None
}

/// `ABC (KDD Workshop)`.
fn is_host_in_brackets(scan: Scan<'_>, gap: &str, host: &Draft) -> bool {
    gap.trim() == "(" && BARE.is_match(&scan.text[host.mention.range.end..])
}

/// `Workshop on X, ICML` is a list unless the second has a year.
fn is_plain_list(gap: &str, host: &Draft) -> bool {
    gap.trim() == "," && host.mention.years.is_empty()
}

fn held_at(scan: Scan<'_>, first: &Draft, workshop: &Draft, host: &Draft) -> Draft {
    let mut range =
        first.mention.range.start.min(host.mention.range.start)..workshop.mention.range.end.max(host.mention.range.end);
    if let Some(bare) = BARE.find(&scan.text[range.end..]).filter(|_| scan.text[range.clone()].contains('(')) {
        range.end += bare.len();
    }
    if scan.text[range.end..].starts_with([')', ']']) && scan.text[range.clone()].contains(['(', '[']) {
        range.end += 1;
    }
    let years = if workshop.mention.years.is_empty() { &host.mention.years } else { &workshop.mention.years };
    let years = years.clone();
    let name = workshop_name(workshop);
    let mention = workshop_mention(scan, range, &name, host, years);
    Draft { mention, name: workshop.name.clone(), ordinary: false, short: false, acronym: false }
}

/// The name as printed, with its short form if it stands in brackets.
fn workshop_name(workshop: &Draft) -> String {
    let venue = &workshop.mention.venue;
    match (&venue.name, &venue.acronym) {
        (Some(name), None) if name.starts_with("Workshop: ") => format!("{} Workshop", &name["Workshop: ".len()..]),
        (Some(name), Some(acronym)) if name != acronym => format!("{name} ({acronym})"),
        (Some(name), _) => name.clone(),
        (None, acronym) => acronym.clone().unwrap_or_default(),
    }
}

fn workshop_mention(
    scan: Scan<'_>,
    range: std::ops::Range<usize>,
    name: &str,
    host: &Draft,
    years: Vec<i16>,
) -> VenueMention {
    let label = host.mention.venue.label().to_owned();
    VenueMention {
        venue: Venue {
            acronym: None,
            name: Some(format!("{name} @ {label}")),
            printed: scan.text[range.clone()].trim().to_owned(),
            kind: Some(VenueKind::Workshop),
            host: Some(label),
        },
        range,
        year: years.first().copied(),
        years,
        track: host.mention.track.clone(),
        known: false,
        strength: Strength::Sure,
    }
}

/// `ABC @ ICML 2024`, `ABC, co-located with ICML`: the short form before the host is the workshop.
fn short_workshop(scan: Scan<'_>, last: Option<&Draft>, draft: &mut Draft) {
    if !may_host(draft) {
        return;
    }
    let before = &scan.text[..draft.mention.range.start];
    let beside = || BESIDE_HOST.captures(window(before)).filter(|_| !draft.mention.years.is_empty());
    let Some(found) = SHORT_BEFORE.captures(window(before)).or_else(beside) else { return };
    let name = &found["name"];
    if name.len() > LONGEST_SHORT {
        return;
    }
    let start = draft.mention.range.start - found["name"].len() - found["joint"].len();
    let taken = last.is_some_and(|last| last.mention.range.end > start);
    if taken
        || !(is_acronym(name)
            || (is_capitalised(name) && found["joint"].contains('l'))
            || name.chars().filter(|c| c.is_uppercase()).count() > 1)
        || is_label(name)
        || is_sponsor_word(name)
    {
        return;
    }
    let range = start..draft.mention.range.end;
    let years = draft.mention.years.clone();
    draft.mention = workshop_mention(scan, range, name, draft, years);
    draft.ordinary = false;
}

/// How many bytes a short form has at most.
const LONGEST_SHORT: usize = 20;

/// A short form and what joins it to a host.
static SHORT_BEFORE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?P<name>[\w+&-]{2,})(?P<joint> ?@ ?|,? ?\(?(?:(?:co-?located|collocated|in conjunction) with|[Ww]orkshop (?:of|at)) (?:the )?)$",
    )
});

/// A short form between a preposition and a host: `got into TideVision ICML'25`.
static BESIDE_HOST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"\b(?:into|to|at) (?:the )?(?P<name>[A-Z][\w&]*[a-z][\w&]*[A-Z][\w&]*)(?P<joint> )$")
});

/// Words before an `@` that are no workshop.
fn is_label(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "oral"
            | "spotlight"
            | "poster"
            | "paper"
            | "talk"
            | "keynote"
            | "demo"
            | "tutorial"
            | "workshop"
            | "pc"
            | "ac"
            | "spc"
            | "tpc"
    )
}

fn window(before: &str) -> &str {
    const FAR: usize = 64;
    let mut from = before.len().saturating_sub(FAR);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    &before[from..]
}

/// `IROS 2024 Workshop` without a name of its own; `ABC (KDD Workshop)`.
fn bare_workshop(scan: Scan<'_>, draft: &mut Draft) {
    if !may_host(draft) || draft.mention.venue.host.is_some() {
        return;
    }
    let end = draft.mention.range.end;
    let Some(found) = BARE.captures(&scan.text[end..]) else { return };
    let Some(word) = found.name("word") else { return };
    if word.as_str().ends_with('s') {
        return;
    }
    let label = draft.mention.venue.label().to_owned();
    let years = draft.mention.years.clone();
    let behind = &scan.text[end + word.end()..];
    let named = OWN_NAME.captures(behind);
    let end = end + word.end() + named.as_ref().map_or(0, |found| found[0].len());
    let range = draft.mention.range.start..end;
    let mut mention = workshop_mention(scan, range, &label, draft, years);
    let topic = named.as_ref().and_then(|found| found.name("topic"));
    let short = named.as_ref().and_then(|found| found.name("short"));
    mention.venue.name = match (topic, short) {
        (Some(topic), _) => Some(format!("Workshop on {} @ {label}", topic.as_str())),
        (None, Some(short)) => Some(format!("{} Workshop @ {label}", short.as_str())),
        (None, None) => Some(format!("{label} Workshop")),
    };
    draft.mention = mention;
    draft.ordinary = false;
}

/// `accepted to a workshop at ABC 2024`: a workshop without a name, before its host.
fn workshop_before(scan: Scan<'_>, draft: &mut Draft) {
    if !may_host(draft) || draft.mention.venue.host.is_some() {
        return;
    }
    if !UNNAMED_BEFORE.is_match(window(&scan.text[..draft.mention.range.start])) {
        return;
    }
    let label = draft.mention.venue.label().to_owned();
    let (range, years) = (draft.mention.range.clone(), draft.mention.years.clone());
    let mut mention = workshop_mention(scan, range, &label, draft, years);
    mention.venue.name = Some(format!("{label} Workshop"));
    draft.mention = mention;
    draft.ordinary = false;
}

/// An article and the noun before a host.
static UNNAMED_BEFORE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\b(?:an?|the|one|another) workshop (?:at|of|@|in|with) (?:the )?$"));

/// The name behind `ABC 2024 Workshop`: what it is on (`on Tides and Drift`), or a short form (`TIDAL`).
static OWN_NAME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?: on (?:the )?(?P<topic>\p{Lu}[\p{L}’'&/-]*(?:,? (?:\p{Lu}[\p{L}’'&/-]*|and|of|for|in|the|with|&)){0,12} \p{Lu}[\p{L}’'&/-]*)| (?P<short>[A-Z][A-Za-z0-9&]*[A-Z][A-Za-z0-9]*)\b)",
    )
});
