//! The title of a reference: what the page sets apart, else what follows the people, else the first line.
//!
//! Input: a reading, its title candidates and its people. Output: the title. What stands in
//! emphasis behind a title is where the work appeared, as the common citation styles have it.

use std::ops::Range;
use std::sync::LazyLock;

use super::tag::behind_tags;
use super::year::year_behind;
use crate::extract::non_title::{is_honour, is_label};
use crate::extract::people::PeopleFound;
use crate::extract::publication::{periodical, place, thesis};
use crate::extract::reading::{Reading, overlap};
use crate::extract::title::{Setting, Title};
use crate::extract::title_place::is_venue;
use crate::extract::title_shape as shape;
use crate::extract::title_trim::{TYPE_MARK, trim_title};
use crate::pattern::Pattern;
use crate::text::MarkKind;

/// What leads from a title to its venue or people.
static LEAD_OUT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?:[\s,.(\[/|–—-]+(?:[Ii]n:?|[Aa]t|[Pp]roc(?:eedings)?\.?(?: of)?(?: the)?|[Ii]n the|[Ww]ith|[Bb]y|mit|avec|con|com",
        r"|(?:[Jj]oint(?:ly)?(?: work)?|[Tt]ogether|[Cc]o-?(?:authored|written|edited)|[Ee]dited|[Ii]n collaboration) (?:with|by))",
        // The volume before the name of a journal of law.
        r"|,\s\d{1,3})?[\s,.(\[/|–—-]*$",
    ))
});

/// The title of a reference.
pub(super) fn find_title(reading: &Reading<'_>, titles: &[Title], people: Option<&PeopleFound>) -> Option<Title> {
    let text = reading.text();
    let words = |title: &Title| shape::word_count(&text[title.range.clone()]);
    let free = |range: &Range<usize>| people.is_none_or(|found| !overlap(&found.range, range));
    let bare = find_bare(reading, people);
    let set_apart = titles
        .iter()
        .filter(|title| {
            title.setting < Setting::Announced
                && free(&title.range)
                && !is_labelled(reading, title)
                && !(title.setting == Setting::Emphasis && stands_as_venue(reading, title, bare.as_ref(), people))
                && words(title) >= 2
        })
        .min_by_key(|title| (class(reading, title), title.range.start));
    let first = behind_tags(reading, reading.entry.body);
    let opens = |title: &&Title| title.range.start <= first && title.setting <= Setting::Bold;
    if let Some(title) = quoted_in_place(reading, people) {
        return Some(title);
    }
    let is_cited = |title: &Title| place::law_journal(text, title.range.end).is_some();
    if let Some(title) = set_apart.filter(|title| words(title) >= 3 || opens(title) || is_cited(title)) {
        return Some(title.clone());
    }
    bare.or_else(|| set_apart.cloned())
}

/// A quotation where titles stand, however short: at the head of the reference, or behind its people and year.
fn quoted_in_place(reading: &Reading<'_>, people: Option<&PeopleFound>) -> Option<Title> {
    let text = reading.text();
    let places = [Some(reading.entry.body), people.map(|found| found.range.end)];
    let quotation = places.into_iter().flatten().find_map(|at| {
        let quotation = reading.quotations.iter().find(|quotation| quotation.start >= at)?;
        let is_beside = text[at..quotation.start].chars().all(|c| !c.is_alphabetic());
        is_beside.then_some(quotation)
    })?;
    let range = trim_title(reading, crate::extract::quote::inside(text, quotation));
    let printed = &text[range.clone()];
    let is_whole = ends_title(&text[..quotation.end], &text[quotation.end..]);
    let fits = printed.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !is_label(printed) && !is_honour(printed);
    (fits && is_whole).then_some(Title { range, setting: Setting::Quoted, url: None })
}

/// Whether a quotation is a title by itself and not the beginning of one: `"Just Wait": How Nurses Rest`.
fn ends_title(quotation: &str, behind: &str) -> bool {
    const LEADS: &[&str] = &["in ", "In ", "with ", "by ", "at ", "and "];
    let is_stopped = quotation.trim_end_matches(['"', '”', '“', '»', '’', '\'']).ends_with(['.', ',', '?', '!']);
    let next = behind.trim_start();
    !behind.starts_with(':')
        && (is_stopped
            || next.chars().next().is_none_or(|c| !c.is_alphanumeric())
            || LEADS.iter().any(|lead| next.starts_with(lead)))
}

/// A title of one word has more letters than a short form.
const SHORTEST_TITLE: usize = 5;

/// The title that nothing sets apart: the first line, what follows the people, what stands before them.
fn find_bare(reading: &Reading<'_>, people: Option<&PeopleFound>) -> Option<Title> {
    let first = stretch(reading, reading.entry.body, people);
    let behind = people.and_then(|found| stretch(reading, behind_group(reading.text(), found.range.end), None));
    let before = people.and_then(|found| stretch_before(reading, found.range.start));
    let free = |range: &Range<usize>| people.is_none_or(|found| !overlap(&found.range, range));
    // Behind people and year nothing but the title can stand, even if it is one word.
    let is_behind_year = |title: &Title| {
        let between = people.and_then(|found| reading.text().get(found.range.end..title.range.start));
        between.is_some_and(|between| year_behind(between).is_some())
    };
    let short = |title: &Title| {
        let words = &reading.text()[title.range.clone()];
        let count = shape::word_count(words);
        (count == 2 || count == 1 && words.len() >= SHORTEST_TITLE && is_behind_year(title))
            && (leads_to_collection(reading, title)
                || thesis::mark(&reading.text()[title.range.end..]) == Some(0)
                || (leads_to_venue(reading, title) && people.is_some() && !is_label(words) && !is_honour(words)))
    };
    [first.filter(|title| free(&title.range)), behind, before]
        .into_iter()
        .flatten()
        .find(|title| is_title(reading, title) || short(title))
}

/// Where the title can begin behind the group that the people wrote for: `, on behalf of the Slow Study Group. Title`.
fn behind_group(text: &str, at: usize) -> usize {
    static GROUP: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(concat!(
            r"^[,;.]?\s+(?:(?:and|on behalf of|for|pour|im Namen)\s+(?:the\s+|der\s+)?)?(?:[\p{Lu}\d][\w’'-]*\s+(?:of\s+|and\s+|for\s+|the\s+)*){1,8}",
            r"(?:Group|Groups|Consortium|Collaboration|Collaborators|Investigators|Network|Team|Committee|Initiative|Study)(?:\s*\([^()\n]*\))?\s*(?:\.|\(|:)\s",
        ))
    });
    GROUP.find(&text[at..]).map_or(at, |group| at + group.end())
}

/// Quotation marks surest, then links to a work, bold, other links, emphasis (which may be a journal).
fn class(reading: &Reading<'_>, title: &Title) -> u8 {
    let words = shape::word_count(&reading.text()[title.range.clone()]);
    match title.setting {
        Setting::Quoted if words >= 3 => 0,
        Setting::Linked if words >= 3 => 1,
        Setting::Bold if words >= 4 => 2,
        Setting::Emphasis if words >= 4 => 3,
        _ => 4,
    }
}

/// Whether a link stands behind its label on a line below the first: `Analysis plan: [Registry of Trials](…)`.
fn is_labelled(reading: &Reading<'_>, title: &Title) -> bool {
    let before = &reading.text()[reading.entry.body.min(title.range.start)..title.range.start];
    let label = before.rsplit_once('\n').map_or("", |(_, line)| line.trim());
    title.setting == Setting::Linked && label.len() > 1 && label.ends_with(':')
}

/// Whether words in emphasis say where the work appeared: before a volume, behind `In`, or behind
/// both people and a title.
fn stands_as_venue(reading: &Reading<'_>, title: &Title, bare: Option<&Title>, people: Option<&PeopleFound>) -> bool {
    let text = reading.text();
    let before = &text[reading.entry.body.min(title.range.start)..title.range.start];
    let behind = |range: &Range<usize>| range.end <= title.range.start;
    let has_both = bare.is_some_and(|bare| behind(&bare.range)) && people.is_some_and(|people| behind(&people.range));
    has_both || place::precedes_volume(text, title.range.end) || place::follows_in(before)
}

/// Whether `In:`, `//` or a bracket of type stands right behind, so that even two words are a title.
fn leads_to_collection(reading: &Reading<'_>, title: &Title) -> bool {
    let rest = reading.text()[title.range.end..].trim_start_matches(['.', ',', ' ', '”', '"', '»', '?', '!']);
    ["In: ", "In ", "in: ", "in ", "// "].iter().any(|word| rest.starts_with(word))
        || TYPE_MARK.find(rest).is_some_and(|mark| mark.start() == 0)
}

/// Whether a venue or words in emphasis follow the title behind a full stop, or people in brackets do.
fn leads_to_venue(reading: &Reading<'_>, title: &Title) -> bool {
    let text = reading.text();
    let rest = &text[title.range.end..];
    let next = title.range.end + rest.len() - rest.trim_start_matches(['.', ' ', '?', '!', '\u{a0}']).len();
    let is_stopped = rest.starts_with(['.', '?', '!']);
    let venue = reading.venues.iter().any(|venue| venue.range.start == next);
    let set_apart = reading.content().marks.iter().any(|mark| mark.start == next && mark.kind == MarkKind::Emphasis);
    !is_venue(reading, &title.range) && (is_stopped && (venue || set_apart) || rest.starts_with(" (with "))
}

fn is_title(reading: &Reading<'_>, title: &Title) -> bool {
    let text = &reading.text()[title.range.clone()];
    let in_company = text.get(..5).is_some_and(|lead| lead.eq_ignore_ascii_case("with "));
    let only_names_people = in_company && shape::words(text).skip(1).all(|word| word.starts_with(char::is_uppercase));
    !only_names_people
        && shape::word_count(text) >= 3
        && !is_label(text)
        && !is_honour(text)
        && !is_venue(reading, &title.range)
}

/// The stretch from `at`, behind tags, to the next end of a sentence, to the people, or to a venue.
fn stretch(reading: &Reading<'_>, at: usize, people: Option<&PeopleFound>) -> Option<Title> {
    let text = reading.text();
    let start = behind_tags(reading, at);
    let sentence = question_end(reading, start)?;
    let ends = |at: &usize| *at > start && *at < sentence;
    let venue = reading.venues.iter().map(|venue| venue.range.start).find(ends);
    let label = reading
        .content()
        .links()
        .filter(|(range, _)| is_label(&text[range.clone()]))
        .map(|(range, _)| range.start)
        .find(ends);
    let people = people.map(|found| found.range.start).filter(ends);
    let kind = TYPE_MARK.find(&text[start..sentence]).map(|found| start + found.start()).filter(ends);
    let line = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let periodical = periodical::find(&text[start..line]).map(|name| start + name.start).filter(ends);
    let thesis = thesis::mark(&text[start..line]).map(|at| start + at).filter(ends);
    let end = [venue, label, people, kind, periodical, thesis].into_iter().flatten().min().unwrap_or(sentence);
    let end = unspaced_end(&text[start..end]).map_or(end, |len| start + len);
    let range = trim_title(reading, start..cut_lead_out(text, start, end));
    (!range.is_empty()).then_some(Title { range, setting: Setting::Bare, url: None })
}

/// Where the clause that holds `start` ends, gone on over questions: in a reference a title may ask
/// and then say (`A trap for every heath? Data and their gaps`).
fn question_end(reading: &Reading<'_>, start: usize) -> Option<usize> {
    let text = reading.text();
    let mut clauses = reading.clauses.iter().skip_while(|clause| clause.end <= start).peekable();
    let mut end = clauses.next()?.end;
    while let Some(next) = clauses.next_if(|next| text[..end].ends_with('?') && !text[end..next.start].contains('\n')) {
        let opens_mark = reading.content().marks.iter().any(|mark| mark.start == next.start);
        if opens_mark || reading.venues.iter().any(|venue| venue.range.start == next.start) {
            break;
        }
        end = next.end;
    }
    Some(end)
}

/// The length of the first part of a reference in a script without spaces, whose parts commas set off.
fn unspaced_end(part: &str) -> Option<usize> {
    let end = part.find(", ").into_iter().chain(part.find('，')).min()?;
    part[..end].contains(shape::is_unspaced).then_some(end)
}

/// Leaves `In`, `with`, `by`, `, ` before a venue or people out of the stretch.
fn cut_lead_out(text: &str, start: usize, end: usize) -> usize {
    LEAD_OUT.find(&text[start..end]).map_or(end, |found| start + found.start())
}

/// The line or sentence that ends where the people begin.
fn stretch_before(reading: &Reading<'_>, at: usize) -> Option<Title> {
    let clause =
        reading.clauses.iter().rfind(|clause| clause.end <= at && !is_label(&reading.text()[(*clause).clone()]))?;
    let range = trim_title(reading, clause.clone());
    (!range.is_empty()).then_some(Title { range, setting: Setting::Bare, url: None })
}
