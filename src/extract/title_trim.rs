//! The borders of a title: what stands before and behind it and does not belong to it.
//!
//! Input: a reading and a stretch of its text. Output: the stretch without quotation marks, leading
//! words such as `our paper on`, a venue or remark behind it, and final punctuation.

use std::ops::Range;
use std::sync::LazyLock;

use super::people::read_people;
use super::phrase::is_time;
use super::quote;
use super::reading::{Reading, within};
use super::title_shape::{self as shape, Case};
use crate::pattern::Pattern;

/// The mark of a work's type behind its title, as the standard GB/T 7714 has it: `[J]`, `[C]`, `[J/OL]`.
pub(crate) static TYPE_MARK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"\s?\[(?:(?:J|C|D|M|P|R|N|S|A|G|Z|EB|DB|CP)(?:/OL)?",
        r"|(?i:data ?sets?|(?:computer )?software|preprint|(?:unpublished )?manuscript(?: submitted for publication)?|poster(?: presentation)?",
        r"|(?:conference|paper|oral) presentation|(?:doctoral|master[’']s|unpublished) (?:dissertation|thesis)[^\]\n]{0,60}))\]",
    ))
});

/// Words that lead up to a title and are not part of it.
const LEADS: &[&str] = &[
    "our", "my", "the", "new", "recent", "latest", "joint", "first", "paper", "papers", "article", "preprint", "work",
    "study", "manuscript", "thesis", "dissertation", "title", "on", "about", "titled", "entitled", "called", "journal",
    "conference", "workshop", "happy", "excited", "thrilled", "pleased", "to", "announce", "share", "that",
];

/// Where a title ends before its people, who are two at least: `Salt Roads by Ada Weiss and Chen Lim`,
/// `Salt Roads (with Chen Lim and Bilal Noor)`. One name may belong to the title.
pub(crate) fn before_people(reading: &Reading<'_>, range: &Range<usize>) -> usize {
    let text = &reading.text()[range.clone()];
    let cuts = [" by ", " (by ", " with ", " (with "];
    let found =
        cuts.iter().filter_map(|tie| text.rfind(tie).map(|at| (range.start + at, range.start + at + tie.len())));
    let names_people = |start: usize| {
        let end = range.start + text.trim_end_matches([')', ' ', ',']).len();
        let people = (start < end).then(|| read_people(reading.content(), start..end)).flatten();
        people.is_some_and(|people| people.authors.list.len() >= 2)
    };
    found.filter(|(_, start)| names_people(*start)).map(|(at, _)| at).min().unwrap_or(range.end)
}

/// Cuts quotation marks, leading words, a venue behind the title, and final punctuation off.
pub(crate) fn trim_title(reading: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let text = reading.text();
    let marked = TYPE_MARK.find(&text[range.clone()]).map_or(range.end, |found| range.start + found.start());
    // The Russian standard parts a title from what it stands in: `Quiet maps // Topics in Seas`.
    let marked = text[range.start..marked].find(" // ").map_or(marked, |at| range.start + at);
    let mut range = cut_venue_behind(reading, trim_ends(text, range.start..marked));
    let core = quote::within(&reading.quotations, &range)
        .iter()
        .map(|quotation| quote::inside(text, quotation))
        .find(|inner| within(inner, &range) && inner.len() * 10 >= range.len() * 8);
    if let Some(core) = core {
        range = trim_ends(text, core);
    }
    cut_leads(text, range)
}

fn trim_ends(text: &str, range: Range<usize>) -> Range<usize> {
    let range = cut_remark(text, cut_at_stray_bracket(text, range));
    let part = &text[range.clone()];
    let start = part.trim_start_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '“' | '”' | ':' | ',' | '-' | '–' | '—' | '.' | '*' | '·' | '|' | '：' | '，' | '、')
    });
    let kept = start.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '*' | '"' | '”' | '“' | '-' | '–' | '|' | '。' | '，')
    });
    let from = range.start + (part.len() - start.len());
    // Three stops say that the page cuts the title off.
    let cut = if start[kept.len()..].starts_with("...") { "...".len() } else { 0 };
    behind_label(text, from..from + kept.len() + cut)
}

/// Words that say what sort of work a title is of, before it in brackets or with a colon.
const SORTS: &[&str] = &[
    "special issue", "book chapter", "journal article", "journal paper", "conference paper", "workshop paper",
    "invited paper", "review article", "phd thesis", "ph.d. thesis", "doctoral thesis", "doctoral dissertation",
    "phd dissertation", "ph.d. dissertation", "dissertation", "thesis", "master thesis", "master's thesis",
    "masters thesis", "msc thesis", "m.sc. thesis", "bachelor thesis", "bachelor's thesis", "doktorarbeit",
    "masterarbeit", "bachelorarbeit", "diplomarbeit", "buchkapitel", "thèse", "thèse de doctorat", "mémoire", "tesis",
    "tesis doctoral", "tese de doutorado", "tese", "tesi di dottorato", "tesi",
];

/// The stretch behind a number of the list or a sort of work that opens it: `[3] Salt`, `[Special issue] Salt`,
/// `PhD thesis: Salt`. A word in brackets that is no such label (`[Re] Salt`) belongs to the title.
fn behind_label(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let bracketed = part.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (label, rest) = match bracketed {
        Some(found) => found,
        None => part.split_once(':').unwrap_or_default(),
    };
    let counts = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'X' | b'x');
    let is_number = bracketed.is_some() && (1..=4).contains(&label.len()) && label.bytes().any(counts);
    let is_label = is_number || SORTS.contains(&label.trim().to_lowercase().replace('’', "'").as_str());
    if !is_label || shape::word_count(rest) < 2 {
        return range;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '"' | '“' | '.' | '-' | '–'));
    range.end - rest.len()..range.end
}

/// Ends a stretch before a bracket that closes without having been opened in it.
fn cut_at_stray_bracket(text: &str, range: Range<usize>) -> Range<usize> {
    let mut open = 0_usize;
    for (at, c) in text[range.clone()].char_indices() {
        match c {
            '(' => open += 1,
            ')' if open == 0 && at > 0 => return range.start..range.start + at,
            ')' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    range
}

/// Leaves out a remark in brackets behind the title that is said in small letters: `(more soon!)`.
fn cut_remark(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text[range.clone()].trim_end();
    if let Some(at) = [" (http", " [http", " http"].iter().filter_map(|lead| part.find(lead)).min() {
        return range.start..range.start + part[..at].trim_end().len();
    }
    let remark = part.rfind(" (").filter(|at| part.ends_with(')') && *at > 0);
    match remark {
        Some(at) if is_rating(&part[at + 2..]) || is_year(&part[at + 2..]) => range.start..range.start + at,
        Some(at) if is_track(&part[at + 2..]) => range.start..range.start + at,
        Some(at) if is_aside(&part[at + 2..]) => range.start..range.start + at,
        _ => range,
    }
}

/// Whether a remark is said in small letters, or opens with what ties it to a name: `for Group Tide Recognition`.
fn is_aside(remark: &str) -> bool {
    const TIES: &[&str] = &["for ", "with ", "via ", "based on ", "in collaboration "];
    let is_tied = TIES.iter().any(|tie| remark.starts_with(tie));
    (shape::case(remark) == Case::Lower || is_tied) && shape::word_count(remark) >= 2
}

/// Whether a remark is the year of the work: `2024`, `May 2024`.
fn is_year(remark: &str) -> bool {
    let ends_in_year = shape::words(remark).last().is_some_and(|word| word.len() == 4 && is_time(word));
    ends_in_year && shape::words(remark).all(is_time)
}

/// Whether a remark tells how the work was shown: `Oral`, `spotlight presentation`, `Poster`.
fn is_track(remark: &str) -> bool {
    const TRACKS: &[&str] =
        &["oral", "spotlight", "highlight", "poster", "demo", "long", "short", "invited", "keynote"];
    const NOUNS: &[&str] = &["presentation", "paper", "talk"];
    let lower = remark.trim_end_matches(')').to_lowercase();
    let mut words = shape::words(&lower);
    words.next().is_some_and(|word| TRACKS.contains(&word)) && words.all(|word| NOUNS.contains(&word))
}

/// Whether a remark rates the journal: `IF: 10.6, top 2%`.
fn is_rating(remark: &str) -> bool {
    remark.starts_with("IF:") || remark.starts_with("IF ") || remark.to_lowercase().starts_with("impact factor")
}

/// Leaves out a venue behind the title: `Title (ICML 2024)`, `Title, ICML 2024`, `Title. ICML`.
fn cut_venue_behind(reading: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let text = reading.text();
    let behind = reading.venues_in(&range).find(|venue| {
        let before = text[range.start..venue.range.start].trim_end();
        let after = &text[venue.range.end..range.end];
        before.ends_with(['(', '[', ',', '.', '|', '–', '—'])
            && before.len() > 3
            && !after.chars().any(char::is_alphabetic)
    });
    match behind {
        Some(venue) => {
            let before = text[range.start..venue.range.start]
                .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | ',' | '.' | '|' | '–' | '—'));
            range.start..range.start + before.len()
        }
        None => range,
    }
}

/// Cuts words such as `our paper on` off the front, but only where a lower-case lead or a work
/// noun stands there, so that a title that begins with `The` keeps its article.
fn cut_leads(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let mut cut = 0;
    let mut at = 0;
    for word in part.split_inclusive(char::is_whitespace) {
        let bare = word.trim().trim_end_matches([':', ',']);
        if !LEADS.contains(&bare.to_lowercase().as_str()) {
            break;
        }
        at += word.len();
        let is_noun = matches!(
            bare.to_lowercase().as_str(),
            "paper"
                | "papers"
                | "article"
                | "preprint"
                | "work"
                | "study"
                | "manuscript"
                | "thesis"
                | "dissertation"
                | "on"
                | "about"
                | "titled"
                | "entitled"
                | "called"
                | "that"
        );
        if is_noun && (bare.starts_with(char::is_lowercase) || word.trim().ends_with(':'))
            || bare == "our"
            || bare == "Our"
            || bare == "my"
            || bare == "My"
        {
            cut = at;
        }
    }
    trim_ends(text, range.start + cut..range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_the_sort_of_work_are_no_part_of_its_title() {
        let behind = |text: &str| text[behind_label(text, 0..text.len())].to_owned();
        for label in ["[3] ", "[Special issue] ", "PhD thesis: ", "Master's thesis: ", "Thèse de doctorat : "] {
            assert_eq!(behind(&format!("{label}On Salt")), "On Salt", "{label}");
        }
        for title in ["[Re] Counting Salt", "Thesis: Salt", "Salt: A Tide", "[2] Salt"] {
            assert_eq!(behind(title), title);
        }
    }
}
