//! References that set titles between corner brackets, as Japan has them: `山田花子「葦の忍耐」『潮汐研究』12巻3号、2020年`.
//!
//! Input: a reading of one entry. Output: its title, its people, and where it appeared. Of two sorts of brackets the single
//! ones hold the title and the double ones the journal or the book around it; where only double ones are printed, they hold
//! the title of a book, with its publisher behind. Limits: what goes on with a particle behind the brackets is told in a
//! sentence and is no reference; people stand before the title, or alone in round brackets right behind it.

use std::ops::Range;

use crate::calendar::is_year;
use crate::extract::people::PeopleFound;
use crate::extract::publication::place;
use crate::extract::quote;
use crate::extract::reading::Reading;
use crate::extract::title::{Setting, Title};
use crate::extract::venue::VenueMention;
use crate::fact::PublicationKind;
use crate::person::{Author, Authors, Name};
use crate::venue::VenueKind;

/// What a reference in corner brackets tells.
#[derive(Debug)]
pub(super) struct Cornered {
    pub(super) title: Title,
    pub(super) people: Option<PeopleFound>,
    pub(super) venue: Option<VenueMention>,
    /// What the brackets say of its kind.
    pub(super) kind: Option<PublicationKind>,
}

/// Reads such a reference.
pub(super) fn find(reading: &Reading<'_>) -> Option<Cornered> {
    let text = reading.text();
    let opened = |open: char| {
        reading
            .quotations
            .iter()
            .find(move |part| part.start >= reading.entry.body && text[part.start..].starts_with(open))
    };
    let single = opened('「');
    let double = opened('『').filter(|double| single.is_none_or(|single| double.start >= single.end));
    let quotation = single.or(double)?;
    let inside = quote::inside(text, quotation);
    let people = before(text, reading.entry.body, quotation.start)?;
    if text[inside.clone()].chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS
        || goes_on(text, quotation.end)
    {
        return None;
    }
    let in_bracket = bracket_behind(text, quotation.end);
    let from = in_bracket.as_ref().map_or(quotation.end, |people| people.range.end);
    let people = people.or(in_bracket);
    let container = double.filter(|_| single.is_some()).map(|double| container(text, double));
    let book = if single.is_none() { publisher(text, from) } else { series(text, from) };
    let is_dated = has_year(&text[..inside.start]) || has_year(&text[inside.end..]);
    if !is_dated || people.is_none() && container.is_none() && book.is_none() && reading.venues.is_empty() {
        return None;
    }
    let kind = match &container {
        Some(venue) if venue.venue.kind == Some(VenueKind::Book) => Some(PublicationKind::Chapter),
        Some(_) => None,
        None => book.as_ref().filter(|_| single.is_none()).map(|_| PublicationKind::Book),
    };
    Some(Cornered {
        title: Title { range: inside, setting: Setting::Quoted, url: None },
        people,
        venue: container.or(book),
        kind,
    })
}

/// Fewer letters are no title.
const FEWEST_LETTERS: usize = 3;

/// Whether a sentence goes on behind the brackets: with a particle, or a word in the script of particles.
fn goes_on(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c: char| ('\u{3041}'..='\u{3096}').contains(&c))
}

/// The people before a title: `None` where what stands there is none of a reference.
#[expect(clippy::option_option, reason = "there may be nobody, or something that no reference has there")]
fn before(text: &str, body: usize, end: usize) -> Option<Option<PeopleFound>> {
    let printed = &text[body..end];
    // A year in brackets, or a number, may stand with them: `山田花子（2020）`.
    let bare = printed.trim_end_matches(|c: char| !c.is_alphabetic());
    let lead = bare.len() - bare.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    if bare.len() <= lead {
        return Some(None);
    }
    let printed = &bare[lead..];
    people(text, body + lead..body + bare.len()).map(Some).or_else(|| is_occasion(printed).then_some(None))
}

/// Whether the words before a title say what was printed: `座談会`, `潮汐学会シンポジウム`.
fn is_occasion(lead: &str) -> bool {
    const OCCASIONS: &[&str] =
        &["座談会", "対談", "シンポジウム", "特集", "書評", "総説", "解説", "論説", "巻頭言", "講演録", "鼎談"];
    const LONGEST: usize = 25;
    lead.chars().count() <= LONGEST && OCCASIONS.iter().any(|noun| lead.ends_with(noun))
}

/// The people that a bracket right behind a title holds: `「川と時間」（山田花子，佐藤次郎）`.
fn bracket_behind(text: &str, at: usize) -> Option<PeopleFound> {
    let behind = text[at..].trim_start();
    let inner = behind.strip_prefix(['（', '('])?;
    let close = inner.find(['）', ')'])?;
    let start = text.len() - inner.len();
    people(text, start..start + close)
}

/// A list of names and nothing else.
fn people(text: &str, range: Range<usize>) -> Option<PeopleFound> {
    let parts = text[range.clone()].split(['・', '、', '，', ',', '·', '&', '＆', '；', ';']);
    let names: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    let list = names.iter().all(|name| is_name(name)).then(|| names.iter().map(|name| Author::new(Name::parse(name))));
    let list: Vec<Author> = list?.collect();
    (!list.is_empty()).then_some(PeopleFound { range, authors: Authors { list, and_others: false } })
}

/// Whether a text is a name of a person in Chinese letters, or one in Latin letters with a capital.
fn is_name(text: &str) -> bool {
    const LONGEST: usize = 8;
    const NOUNS: &[&str] =
        &["編", "訳", "監修", "書評", "論文", "報告", "研究", "版", "賞", "学会", "大学", "年", "号"];
    let letters = text.chars().filter(|c| !c.is_whitespace()).count();
    let is_eastern = text.chars().all(|c| c.is_whitespace() || c as u32 > 0x2e80 && c.is_alphabetic());
    let is_western = text.split(' ').count() <= 4
        && text.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-'));
    is_eastern && (2..=LONGEST).contains(&letters) && !NOUNS.iter().any(|noun| text.ends_with(noun)) || is_western
}

/// The journal or book of a work: a book where its editors stand behind it, or pages and a publisher.
fn container(text: &str, quotation: &Range<usize>) -> VenueMention {
    let behind = &text[quotation.end..];
    let bracket = behind.trim_start().strip_prefix(['（', '(']).and_then(|inner| inner.split(['）', ')']).next());
    let is_edited = bracket.is_some_and(|inner| inner.ends_with(['編', '著']) || inner.ends_with("編著"));
    let kind = if is_edited { VenueKind::Book } else { VenueKind::Journal };
    place::mention(text, quote::inside(text, quotation), kind)
}

/// The publisher behind the title of a book: the part before the year, in a script without capitals.
fn publisher(text: &str, at: usize) -> Option<VenueMention> {
    const LONGEST: usize = 60;
    // The edition and the editors may stand between.
    const MOST_PARTS: usize = 4;
    let marks = ['、', '，', ',', '.', '．', '。', '（', '(', '）', ')', '\n', ' ', '\u{3000}', '：', ':'];
    let mut start = at;
    for part in text[at..].split_inclusive(marks).take(MOST_PARTS) {
        let name = part.trim_end_matches(marks).trim_end_matches('刊');
        let presses = ["社", "書店", "書房", "出版", "出版会", "堂", "館", "新書", "文庫", "会", "閣", "房"];
        if name.len() <= LONGEST && name.chars().count() > 2 && presses.iter().any(|end| name.ends_with(end)) {
            return Some(place::mention(text, start..start + name.len(), VenueKind::Book));
        }
        start += part.len();
    }
    None
}

/// The series of papers behind a title: `NOW Discussion Paper 22-J-013`.
fn series(text: &str, at: usize) -> Option<VenueMention> {
    const SERIES: &[&str] = &["Discussion Paper", "Working Paper"];
    let (found, noun) = SERIES.iter().filter_map(|noun| Some((at + text[at..].find(noun)?, noun))).min()?;
    let before = text[at..found]
        .rfind(|c: char| !(c.is_ascii_alphabetic() || c == ' '))
        .map_or(at, |last| at + last + text[at + last..].chars().next().map_or(0, char::len_utf8));
    let start = found - text[before..found].trim_start().len();
    Some(place::mention(text, start..found + noun.len(), VenueKind::Preprint))
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(is_year)
}
