//! The title of a reference that nothing sets apart: the first line, what follows the people, what stands before them.
//!
//! Input: a reading and its people. Output: the stretch up to where a reference goes on: to a venue, to people, to a
//! collection, a publisher, or how far the work has come. Three words make a title; two or one where the place tells.

use std::ops::Range;
use std::sync::LazyLock;

use super::tag::behind_tags;
use super::year::year_behind;
use crate::extract::non_title::{is_honour, is_label};
use crate::extract::people::{PeopleFound, read_people};
use crate::extract::publication::{periodical, place, publisher, thesis};
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

/// What stands behind a title and cannot be of it: a collection with its editors or in quotation marks, a series, how
/// far the work has come, a bar.
static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[,.]\s+(?:[Ii]n|[Ee]n|[Dd]ans|[Ee]m):\s|[,.]\s+(?:in|en|dans|em)\s+[\x22“«„]|\s\|\s",
        r"|[,.]\s+in\s(?:[^\n]{2,120}?\((?:[Ee]ds?|Hg|Hrsg)\.?\)|\p{Lu}[^\n(]{6,120}\([^()\n]{3,60}\seds?\.[,)\s])",
        r"|,\s+(?:Lecture\sNotes\sin|(?:preprint|to\sappear|in\spress|forthcoming|submitted|manuscript)(?:[.,;(]|\s\(|$))",
    ))
});

/// A title of one word has more letters than a short form.
const SHORTEST_TITLE: usize = 5;

/// The title that nothing sets apart: the first line, what follows the people, what stands before them.
pub(super) fn find_bare(reading: &Reading<'_>, people: Option<&PeopleFound>) -> Option<Title> {
    let first = stretch(reading, reading.entry.body, people);
    let behind = people
        .and_then(|found| stretch(reading, behind_group(reading.text(), found.range.end), None))
        .map(|title| with_subtitle(reading, title));
    let before = people.and_then(|found| stretch_before(reading, found.range.start));
    let free = |range: &Range<usize>| people.is_none_or(|found| !overlap(&found.range, range));
    [first.filter(|title| free(&title.range)), behind, before]
        .into_iter()
        .flatten()
        .find(|title| is_title(reading, title) || is_short_title(reading, title, people))
}

/// Whether one word or two are a title by where they stand.
fn is_short_title(reading: &Reading<'_>, title: &Title, people: Option<&PeopleFound>) -> bool {
    let text = reading.text();
    let words = &text[title.range.clone()];
    let rest = &text[title.range.end..];
    let between = people.and_then(|found| text.get(found.range.end..title.range.start));
    // Behind people and year nothing but the title can stand, even if it is one word.
    let is_behind_year = between.is_some_and(|between| year_behind(between).is_some());
    let count = shape::word_count(words);
    if !(count == 2 || count == 1 && words.len() >= SHORTEST_TITLE && is_behind_year) {
        return false;
    }
    let opens = title.range.start == behind_tags(reading, reading.entry.body);
    let is_no_label = || !is_label(words) && !is_honour(words) && !is_venue(reading, &title.range);
    let is_placed = || {
        people.is_some() && (leads_to_venue(reading, title) || place::is_periodical_next(rest))
            || opens && YEAR.is_match(rest) && leads_to_venue(reading, title)
            || is_behind_year && publisher::is_next(rest)
            || opens && leads_to_people(reading, title, people)
    };
    leads_to_collection(reading, title) || thesis::mark(rest.trim_start()) == Some(0) || is_no_label() && is_placed()
}

/// A year in brackets behind a title.
static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^ ?\((?:19|20)\d\d[a-z]?\)"));

/// Whether people with initials follow behind a comma, and a venue behind them: `Salt tides, A. Weiss, B. Noor, Some J. 3`.
fn leads_to_people(reading: &Reading<'_>, title: &Title, people: Option<&PeopleFound>) -> bool {
    let Some(people) = people.filter(|people| people.authors.list.len() > 1) else { return false };
    let gap = reading.text().get(title.range.end..people.range.start);
    let venue = reading.venues.iter().any(|venue| venue.range.start >= people.range.end);
    venue && gap.is_some_and(|gap| gap.trim() == ",")
}

/// The title with the sentence behind it, where that stands before `In:` or a publisher: `Das Watt. Bilder einer
/// Landschaft. In: Handbuch der Küste`.
fn with_subtitle(reading: &Reading<'_>, title: Title) -> Title {
    const LONGEST: usize = 12;
    let text = reading.text();
    let rest = &text[title.range.end..];
    let next = reading.clauses.iter().find(|clause| clause.start >= title.range.end);
    let Some(next) = next.filter(|next| text[title.range.end..next.start].trim() == ".") else { return title };
    let printed = text[next.clone()].trim_end_matches(['.', ' ']);
    let behind = &text[next.start + printed.len()..];
    let goes_on = [". In: ", ", in: "].iter().any(|lead| behind.starts_with(lead)) || publisher::is_next(behind);
    let is_sentence = shape::word_count(printed) <= LONGEST
        && printed.starts_with(char::is_uppercase)
        && !printed.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '(' | '/' | ':'))
        && read_people(reading.content(), next.clone()).is_none()
        && !reading.venues.iter().any(|venue| overlap(&venue.range, next))
        && !publisher::is_next(rest);
    if !(goes_on && is_sentence) {
        return title;
    }
    Title { range: title.range.start..next.start + printed.len(), ..title }
}

/// Where the title can begin behind the group that the people wrote for: `, on behalf of the Slow Study Group. Title`.
fn behind_group(text: &str, at: usize) -> usize {
    static GROUP: LazyLock<Pattern> = LazyLock::new(|| {
        const NAME: &str = concat!(
            r"(?:(?:and|on behalf of|for|pour|im Namen)\s+)?(?:the\s+|der\s+)?(?:[\p{Lu}\d][\w’'/-]*\s+(?:of\s+|and\s+|for\s+|the\s+)*){1,8}",
            r"(?:Group|Groups|Consortium|Collaborations?|Collaborators|Investigators|Network|Team|Committee|Initiative|Study)",
        );
        Pattern::new(&format!(
            r"^(?:[,;.]?\s+{NAME}(?:\s*\([^()\n]*\))?\s*(?:\.|\(|:)\s|[,;.]?\s+[(\[]{NAME}[)\]][,.:;]?\s)"
        ))
    });
    GROUP.find(&text[at..]).map_or(at, |group| at + group.end())
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
    let year = YEAR.find(&text[title.range.end..]).map_or(0, |year| year.end());
    let rest = &text[title.range.end + year..];
    let next = text.len() - rest.trim_start_matches(['.', ' ', '?', '!', '\u{a0}']).len();
    let is_stopped = rest.starts_with(['.', '?', '!']);
    let venue = reading.venues.iter().any(|venue| venue.range.start == next);
    let set_apart = reading.content().marks.iter().any(|mark| mark.start == next && mark.kind == MarkKind::Emphasis);
    !is_venue(reading, &title.range) && (is_stopped && (venue || set_apart) || rest.starts_with(" (with "))
}

/// Whether numbers are half of the words and more, as behind a journal: `Salt Sci., 2022, 13, 4567`.
fn is_numbers(text: &str) -> bool {
    let numbers = shape::words(text).filter(|word| word.chars().all(|c| !c.is_alphabetic())).count();
    numbers * 2 >= shape::word_count(text)
}

fn is_title(reading: &Reading<'_>, title: &Title) -> bool {
    let text = &reading.text()[title.range.clone()];
    let in_company = text.get(..5).is_some_and(|lead| lead.eq_ignore_ascii_case("with "));
    let only_names_people = in_company && shape::words(text).skip(1).all(|word| word.starts_with(char::is_uppercase));
    !only_names_people
        && shape::word_count(text) >= 3
        && !is_numbers(text)
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
    let behind = BEHIND.find(&text[start..sentence]).map(|found| start + found.start()).filter(ends);
    let printed = publisher::closing(&text[start..line]).map(|at| start + at).filter(ends);
    let ends = [venue, label, people, kind, periodical, thesis, behind, printed];
    let end = ends.into_iter().flatten().min().unwrap_or(sentence);
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
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphanumeric() && !"「『《“".contains(c)).len();
    let rest = &part[lead..];
    let end = lead + rest.find(", ").into_iter().chain(rest.find('，')).min()?;
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
