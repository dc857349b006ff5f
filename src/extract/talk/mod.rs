//! Reads talks given.
//!
//! Input: a [`Reading`]. Output: facts pushed to [`Facts`], one for each mention. In news and prose
//! a cue of giving a talk or presenting opens the frame; its title is what the page sets apart, its
//! event the name behind `at`, `during`, `for`. A work that *was presented* or *accepted for
//! presentation* tells of the work, not of a talk. In a list of talks each entry is one.

mod event;
mod layout;
mod list;
mod places;
mod speaking;
mod topics;

use std::ops::Range;
use std::sync::LazyLock;

use crate::date::Date;
use crate::extract::cue::{Cue, CueKind};
use crate::extract::quote;
use crate::extract::reading::{Reading, cover, overlap};
use crate::extract::subject::{begins_with_owner, ends_with_another, is_told_of_another};
use crate::extract::title::{Setting, Title, find_titles};
use crate::extract::title_shape as shape;
use crate::extract::when::find_dates;
use crate::fact::{Facts, Talk, TalkKind};
use crate::pattern::Pattern;
use event::{EVENT_WORDS, events};
use speaking::SPEAKING;

/// A work that is presented by its acceptance, not by its author's telling.
static PASSIVE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:was|were|is|are|been|be|being)\s+(?:[^\s,.;:()]+\s+)?presented\b|\b(?:accepted|selected|chosen|nominated)\s+(?:[^\s,.;:()]+\s+){0,3}(?:for|as|to)\s+(?:be\s+)?(?:an?\s+|the\s+)?(?:[^\s,.;:()]+\s+){0,2}(?:presentation|presented|oral|poster|talk|spotlight)|\b(?:got|gets|receives?|received|as)\s+(?:an?\s+)?(?:oral|spotlight)\b|\b(?:was|were|is)\s+(?:[^\s,.;:()]+\s+)?featured\b|\b(?:with|by)\s+(?:an?\s+)?(?:oral|spotlight)\b|\bsee my\b|\bmembres?\s+(?:du|de la)\b|\b(?:quoted|cited|mentioned|covered|highlighted)\s+(?:our|my)\s+(?:[^\s,.;:()]+\s+)?(?:work|paper|research|study|results|book)\b|looking forward|call for|deadline|watch the|submit",
    )
});

/// First-person or verbless statements that somebody spoke.
static TELLING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:gave|give|giving|given|presented|presenting|present|presents|spoke|speaking|speak|delivered|delivering|talked|led|taught|invited|keynote|lecture|talks?|seminar|tutorial|panel(?:ist)?|discussant|roundtable|round table|lezing|voordracht|podcast|webinar|colloquium|vortrag|exposé|palestra|charla|presentation|plenary|colloquium|poster|speaker|ponencia|conferencia|comunicación|seminario|présent\w*)\b|报告|講演|発表|강연|발표",
    )
});

/// The share of talks found that is right on labelled pages.
const SURE: f32 = 0.95;

pub(super) use list::{opens_as_talk, read as read_list};

/// Reads the talks that news or prose tells.
pub(super) fn read_prose(reading: &Reading<'_>, facts: &mut Facts) {
    if layout::opens_as_entry(&reading.text()[reading.entry.body..]) {
        return list::read(reading, facts);
    }
    let titles = find_titles(reading);
    let mut last: Option<usize> = None;
    for (at, clause) in reading.clauses.iter().enumerate() {
        if let Some(parts) = told_apart(reading, clause, facts) {
            facts.talks.extend(parts.iter().flat_map(|(part, cue)| read_clause(reading, part, part, cue, &titles)));
            last = Some(at);
            continue;
        }
        let Some(cue) = opening_cue(reading, clause, facts) else { continue };
        if last.is_some_and(|last| last + 1 == at && !TELLING.is_match(&reading.text()[clause.clone()])) {
            continue;
        }
        let scope = clause.start
            ..reading
                .clauses
                .get(at + 1)
                .filter(|next| opening_cue(reading, next, facts).is_none() && !tells_of_work(reading, next))
                .map_or(clause.end, |next| next.end);
        let found = read_clause(reading, clause, &scope, &cue, &titles);
        if !found.is_empty() {
            last = Some(at);
        }
        facts.talks.extend(found);
    }
}

/// The two parts of a clause that tells of two occasions: `I gave a talk at A and took part in the B panel`.
fn told_apart(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> Option<[(Range<usize>, Cue); 2]> {
    static AND: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?:,\s+|\s)and\s+(?:I\s+|also\s+|then\s+)*(?:(?:participated|took\s+part|sat|spoke|served)\s+(?:in|on)\s|gave\s|delivered\s)",
        )
    });
    let and = AND.find(&reading.text()[clause.clone()])?;
    let border = clause.start + and.start();
    let behind = border + and.as_str().find("and").map_or(0, |at| at + "and ".len());
    let parts = [clause.start..border, behind..clause.end];
    let [first, second] = parts.clone().map(|part| opening_cue(reading, &part, facts));
    let [one, other] = parts;
    Some([(one, first?), (other, second?)])
}

/// Whether a clause tells of a work, an honour or somebody else, whose titles are none of the talk before it.
fn tells_of_work(reading: &Reading<'_>, clause: &Range<usize>) -> bool {
    let kinds = &[CueKind::Accepted, CueKind::Published, CueKind::Won, CueKind::Others];
    reading.has_cue(clause, kinds) || is_told_of_another(&reading.text()[clause.clone()])
}

/// What is presented to be examined or graded, which is no talk: `for my qualifying exam`, `a project for the course`.
static EXAMINED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)\b(?:for|as part of|during|in)\s+(?:my|our|the|an?)\s+(?:[\w.’'-]+\s+){0,3}?(?:quals|(?:qualifying|candidacy|comprehensive|preliminary|oral|final)\s+exam(?:ination)?|(?:thesis|proposal)\s+defen[cs]e)\b",
        r"|\b(?:project|assignment|homework)s?\s+(?:for|in|as part of)\s+(?:[^\s,.;:()]+\s+){1,6}?(?:course|class|seminar)\b",
    ))
});

/// Whether a cue is part of the name of an honour: `Best Presentation Award`.
fn names_honour(behind: &str) -> bool {
    const HONOURS: &[&str] = &["award", "awards", "prize", "prizes", "competition", "contest", "medal", "grant"];
    let mut words = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let near = behind.starts_with([' ', '\u{a0}', '-']);
    near && words.next().is_some_and(|word| HONOURS.contains(&word.to_lowercase().as_str()))
}

/// Whether speaking is what money was received for, and no talk yet: `received a travel grant to present my work at X`.
fn is_paid_for(clause: &str, cue: usize) -> bool {
    static PAID: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)\b(?:grant|award|scholarship|fellowship|stipend|bursary|funding|support|bourse|beca|stipendium)s?\)?\W{0,3}(?:from [^,.;]{2,40} )?(?:in order )?(?:to|for|pour|para|um)\W*$",
        )
    });
    let to = clause[cue..].to_lowercase().starts_with("to ");
    PAID.is_match(&clause[..if to { cue + "to".len() } else { cue }])
}

/// The cue that opens the frame of a talk.
fn opening_cue(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> Option<Cue> {
    let text = &reading.text()[clause.clone()];
    let cue = speaking_cue(reading, clause, facts)?;
    let is_owners = !PASSIVE.is_match(text)
        && !EXAMINED.is_match(text)
        && !is_paid_for(text, cue.range.start - clause.start)
        && !reading.has_cue(clause, &[CueKind::Negative])
        && !speaking::is_attended(reading, clause, &cue)
        && !is_told_of_another(text);
    is_owners.then_some(cue)
}

/// The cue that somebody speaks who may be the owner.
fn speaking_cue(reading: &Reading<'_>, clause: &Range<usize>, facts: &Facts) -> Option<Cue> {
    let text = &reading.text()[clause.clone()];
    // What a title says is not said of the owner: `"How nurses talk about rest"`.
    let is_quoted = |at: usize| quote::is_quoted(&reading.quotations, at);
    let talk = reading
        .cues_in(clause, &[CueKind::GiveTalk])
        .find(|cue| !is_quoted(cue.range.start) && !names_honour(&reading.text()[cue.range.end..clause.end]));
    // On a page in the third person the owner's own name is the subject: `Ada presents her work at X`.
    let by_owner = begins_with_owner(text, facts);
    let is_others = |before: &str| is_another(before) || ends_with_another(before);
    let speaks =
        |at: usize| !is_quoted(at) && (by_owner || !is_others(text.get(..at - clause.start).unwrap_or_default()));
    let is_honour = |cue: &Cue| names_honour(&reading.text()[cue.range.end..clause.end]);
    let talk = talk.filter(|cue| speaks(cue.range.start));
    let present = reading
        .cues_in(clause, &[CueKind::Present])
        .find(|cue| !is_quoted(cue.range.start) && (by_owner || is_own_presentation(reading, clause, cue)))
        .filter(|cue| !is_honour(cue));
    talk.or(present).cloned().or_else(|| {
        let found = SPEAKING.find(text).map(|found| found.range()).or_else(|| topics::accepted_course(text))?;
        let range = clause.start + found.start..clause.start + found.end;
        let found = Cue { kind: CueKind::GiveTalk, range };
        (speaks(found.range.start) && !is_honour(&found)).then_some(found)
    })
}

/// Whether a first and a last name alone stand before the verb, so that a visitor speaks. A first name alone may
/// be the owner's, on a page that tells of its owner in the third person.
fn is_another(before: &str) -> bool {
    let names = before.trim().trim_start_matches(|c: char| !c.is_alphanumeric());
    names.split_whitespace().count() >= 2 && !before.contains([':', ',', '(']) && is_somebody_else(names)
}

/// Whether the words before a verb are just a name, so that somebody else presents.
fn is_somebody_else(before: &str) -> bool {
    if before.ends_with(" and") {
        return false;
    }
    let words: Vec<&str> =
        before.split_whitespace().filter(|word| !matches!(*word, "will" | "has" | "have" | "and")).collect();
    let names = words.iter().all(|word| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase));
    (1..=4).contains(&words.len()) && names && !PLAIN_BEGINNINGS.contains(&words[0].to_lowercase().as_str())
}

/// Words that begin a clause with a capital and are no name of a person.
const PLAIN_BEGINNINGS: &[&str] =
    &["we", "paper", "poster", "just", "also", "recently", "today", "talk", "happy", "excited", "had", "oral", "work"];

/// Whether a form of `present` is the owner's act: a verb, or a noun at the head of the clause.
fn is_own_presentation(reading: &Reading<'_>, clause: &Range<usize>, cue: &Cue) -> bool {
    let word = reading.text()[cue.range.clone()].to_lowercase();
    let printed = reading.text()[clause.start..cue.range.start].trim();
    if is_somebody_else(printed) {
        return false;
    }
    let before = printed.to_lowercase();
    let is_verb = word.starts_with("presented")
        || word.starts_with("presenting")
        || word.contains("to present")
        || word.contains("will present")
        || word.starts_with("i ")
        || word.starts_with("showcas")
        || word.contains("oral");
    let others = ["paper", "student", "students", "we", "article", "work"]
        .iter()
        .any(|subject| before.ends_with(subject) && *subject != "we" && before != "paper");
    let begins = matches!(before.as_str(), "" | "i" | "we")
        && ["present", "demonstr", "showcas"].iter().any(|verb| word.starts_with(verb));
    (is_verb && !others) || begins || before.ends_with("poster")
}

fn read_clause(
    reading: &Reading<'_>,
    clause: &Range<usize>,
    scope: &Range<usize>,
    cue: &Cue,
    titles: &[Title],
) -> Vec<Talk> {
    let fits = |title: &&Title| overlap(&title.range, scope) && is_title(reading, title, cue);
    let title = titles.iter().filter(fits).min_by_key(|title| (title.setting, title.range.start));
    let kind = kind(reading, clause, title);
    let topics = if title.is_none() { topics::bracketed(reading, clause, cue) } else { Vec::new() };
    let events = events(reading, clause, cue, title.or(topics.first()));
    if !topics.is_empty() && events.len() < 2 {
        let event = events.first();
        return topics.iter().map(|one| talk(reading, Some(one), event.cloned(), kind, &cue.range)).collect();
    }
    if let Some(title) = title {
        let several = topics::listed(reading.text(), title, titles.iter().filter(fits));
        if several.len() > 1 && events.len() < 2 {
            let event = events.into_iter().next();
            return several.into_iter().map(|one| talk(reading, Some(one), event.clone(), kind, &cue.range)).collect();
        }
    }
    if events.is_empty() && title.is_none() {
        return Vec::new();
    }
    if events.is_empty() {
        return vec![talk(reading, title, None, kind, &cue.range)];
    }
    events.into_iter().map(|event| talk(reading, title, Some(event), kind, &cue.range)).collect()
}

fn is_title(reading: &Reading<'_>, title: &Title, cue: &Cue) -> bool {
    let text = &reading.text()[title.range.clone()];
    !overlap(&title.range, &cue.range)
        && (title.setting < Setting::Announced || title.range.start > cue.range.end)
        && shape::word_count(text) >= 1
        && !EVENT_WORDS.is_match(text)
        && !text.starts_with("See ")
        && !is_place_of_talk(reading, title)
}

/// Whether a stretch stands where the event is told, behind `at` or as the name of a session.
fn is_place_of_talk(reading: &Reading<'_>, title: &Title) -> bool {
    const ARTICLES: &[&str] = &["the", "a", "an", "our", "annual", "upcoming"];
    let before = reading.text()[..title.range.start].to_lowercase();
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let last = words.find(|word| !ARTICLES.contains(word)).unwrap_or_default();
    let is_session = matches!(
        last,
        "minisymposium" | "session" | "series" | "workshop" | "seminar" | "convegno" | "colloque" | "tagung"
    );
    is_session || title.setting > Setting::Emphasis && matches!(last, "at" | "during" | "podcast")
}

fn talk(
    reading: &Reading<'_>,
    title: Option<&Title>,
    event: Option<Range<usize>>,
    kind: TalkKind,
    cue: &Range<usize>,
) -> Talk {
    let text = reading.text();
    let range = cover(&cover(cue, title.map(|title| &title.range)), event.as_ref());
    Talk {
        title: title.map(|title| text[title.range.clone()].to_owned()),
        event: event.map(|range| without_track(&text[range]).to_owned()),
        location: None,
        date: reading.date().or_else(|| told_date(reading, cue)),
        kind,
        work: title.map(|title| text[title.range.clone()].to_owned()),
        url: None,
        provenance: reading.provenance(range, SURE),
    }
}

/// The date of a talk in an undated entry: the one that its clause prints, `I gave a talk at X in March 2024`.
fn told_date(reading: &Reading<'_>, cue: &Range<usize>) -> Option<Date> {
    let clause = reading.clauses.iter().find(|clause| overlap(clause, cue))?;
    match find_dates(&reading.text()[clause.clone()])[..] {
        [(_, date)] => Some(date),
        _ => None,
    }
}

/// The occasion without what was shown there: `Poster at the Slow Meeting`.
fn without_track(event: &str) -> &str {
    const SHOWN: &[&str] = &["poster", "posters", "talk", "oral", "demo", "spotlight"];
    let event = event.strip_prefix("the ").unwrap_or(event);
    let done = event.rfind(" (").filter(|at| event.ends_with(')') && layout::names_speaker(event) && *at > 0);
    let event = done.map_or(event, |at| &event[..at]);
    let bare = [" talk", " talks"].iter().find_map(|shown| event.strip_suffix(shown));
    let event = bare.filter(|bare| EVENT_WORDS.is_match(bare)).unwrap_or(event);
    let Some((shown, rest)) = event.split_once(" at ") else { return event };
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    if SHOWN.contains(&shown.to_lowercase().as_str()) { rest } else { event }
}

/// Words that tell the sort of talk, the most telling first.
const KINDS: &[(&str, TalkKind)] = &[
    // A plenary of lightning talks has many speakers.
    ("lightning", TalkKind::Conference),
    ("keynote", TalkKind::Keynote),
    ("plenary", TalkKind::Keynote),
    ("guest lecture", TalkKind::GuestLecture),
    ("guest talk", TalkKind::GuestLecture),
    ("lecture to", TalkKind::GuestLecture),
    ("panel", TalkKind::Panel),
    ("roundtable", TalkKind::Panel),
    ("round table", TalkKind::Panel),
    ("discussant", TalkKind::Panel),
    ("podcast", TalkKind::Podcast),
    ("tutorial", TalkKind::Tutorial),
    ("short course", TalkKind::Tutorial),
    ("day course", TalkKind::Tutorial),
    ("training course", TalkKind::Tutorial),
    ("led a", TalkKind::Tutorial),
    ("ran a", TalkKind::Tutorial),
    ("give a course", TalkKind::Tutorial),
    ("gave a course", TalkKind::Tutorial),
    ("give a workshop", TalkKind::Tutorial),
    ("gave a workshop", TalkKind::Tutorial),
    ("seminar", TalkKind::Seminar),
    ("colloquium", TalkKind::Seminar),
    ("reading group", TalkKind::Seminar),
    ("hauptvortrag", TalkKind::Keynote),
    ("magistral", TalkKind::Keynote),
    ("plenari", TalkKind::Keynote),
    ("plénièr", TalkKind::Keynote),
    ("主旨", TalkKind::Keynote),
    ("基調講演", TalkKind::Keynote),
    ("gastvortrag", TalkKind::GuestLecture),
    ("séminaire", TalkKind::Seminar),
    ("seminário", TalkKind::Seminar),
    ("kolloquium", TalkKind::Seminar),
    ("セミナー", TalkKind::Seminar),
    ("invit", TalkKind::Invited),
    ("convidad", TalkKind::Invited),
    ("eingeladen", TalkKind::Invited),
    ("邀请", TalkKind::Invited),
    ("应邀", TalkKind::Invited),
    ("受邀", TalkKind::Invited),
    ("特邀", TalkKind::Invited),
    ("招待", TalkKind::Invited),
    ("초청", TalkKind::Invited),
    ("poster", TalkKind::Conference),
    ("present", TalkKind::Conference),
    ("conference", TalkKind::Conference),
    ("symposium", TalkKind::Conference),
    ("workshop", TalkKind::Conference),
    ("meeting", TalkKind::Conference),
    ("tagung", TalkKind::Conference),
    ("congr", TalkKind::Conference),
    ("学会", TalkKind::Conference),
    ("口头", TalkKind::Conference),
];

fn kind(reading: &Reading<'_>, clause: &Range<usize>, title: Option<&Title>) -> TalkKind {
    // What a title says is not said of the talk.
    let title = title.map_or(clause.end..clause.end, |title| title.range.clone());
    let said = [
        clause.start..title.start.clamp(clause.start, clause.end),
        title.end.clamp(clause.start, clause.end)..clause.end,
    ];
    let around = format!("{} {}", reading.entry.groups.join(" "), said.map(|part| &reading.text()[part]).join(" "));
    let around = around.to_lowercase();
    let begins = |at: usize| !around[..at].ends_with(|c: char| c.is_ascii_alphabetic());
    let tells = |word: &str| around.match_indices(word).any(|(at, _)| begins(at));
    let told = KINDS.iter().find(|(word, _)| tells(word)).map(|(_, kind)| *kind);
    told.unwrap_or(if reading.venues_in(clause).next().is_some() { TalkKind::Conference } else { TalkKind::Other })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_oral_or_a_feature_of_a_work_is_no_talk() {
        for passive in
            ["SlowNet got an oral presentation", "SlowNet at ICML as an oral", "my tutorial was featured on a podcast"]
        {
            assert!(PASSIVE.is_match(passive), "{passive}");
        }
        assert!(!PASSIVE.is_match("I gave an oral presentation at the Slow Meeting"));
    }

    #[test]
    fn what_is_examined_and_what_an_honour_is_called_are_no_talks() {
        assert!(EXAMINED.is_match("I gave a talk for my PhD qualifying exam"));
        assert!(EXAMINED.is_match("presented a project for Ada Moss's reading course"));
        assert!(!EXAMINED.is_match("gave a guest lecture for the reading course"));
        assert!(!EXAMINED.is_match("Invited for an oral presentation at the Slow Days"));
        assert!(names_honour(" Award (Joint First Place) at the Slow Days"));
        assert!(!names_honour(" at the Slow Awards"));
    }

    #[test]
    fn a_name_before_the_verb_is_somebody_else() {
        assert!(is_somebody_else("Ada"));
        assert!(is_somebody_else("Ada Weiss will"));
        assert!(!is_somebody_else("I"));
        assert!(!is_somebody_else("Attended and"));
        assert!(!is_somebody_else("Paper"));
        assert!(!is_somebody_else("Happy to have"));
    }
}
