//! The names that people give to the parts of a page, as data.
//!
//! Input: a heading. Output: the kind of section that it announces. Names are compared without
//! case, marks and numbers; a heading also counts where it begins or ends with a name
//! (`Recent News and Updates`, `Selected Publications`). Limits: a heading of more than
//! [`LONGEST`] words announces nothing.

use std::sync::LazyLock;

use crate::fact::SectionKind;

/// Headings of more words are sentences.
const LONGEST: usize = 8;

/// The kind of section that `heading` announces.
pub(super) fn kind(heading: &str) -> Option<SectionKind> {
    if heading.len() > LONGEST * 80 {
        return None;
    }
    // What parts two names counts as a word, so that `Talks & awards` are not `talk awards`.
    let words = words(&without_asides(heading).replace(['&', '/', ',', '+', '|', ';', '·'], " and "));
    if words.is_empty() || words.iter().filter(|word| *word != "and").count() > LONGEST {
        return None;
    }
    let joined = format!(" {} ", words.join(" "));
    let mut found: Vec<Found> = NAMES.iter().filter_map(|name| Found::of(name, &joined)).collect();
    // The earliest name tells; of two at one place the longer: 'talks and teaching' is talks.
    found.sort_by_key(|found| (found.weak, found.at, std::cmp::Reverse(found.end)));
    let mut best = *found.first()?;
    // Of two nouns side by side the last is what there is: 'reviewing awards' are awards. In the
    // singular it is one thing and no section.
    let several = |found: &Found| joined[..found.end].trim_end().ends_with('s');
    while let Some(next) = found.iter().find(|next| !next.weak && !best.weak && next.at == best.end && several(next)) {
        best = *next;
    }
    Some(best.kind)
}

/// Where a name stands in a heading.
#[derive(Clone, Copy)]
struct Found {
    weak: bool,
    at: usize,
    /// Where the next word begins.
    end: usize,
    kind: SectionKind,
}

impl Found {
    fn of(name: &Name, joined: &str) -> Option<Self> {
        let at = find(joined, name.words)?;
        // Whole words begin behind a space, which the next name begins with too.
        let end = at + name.words.len() + usize::from(name.words.chars().all(|c| c < '\u{2e80}'));
        Some(Self { weak: name.weak, at, end, kind: name.kind })
    }
}

/// Whether a line is nothing but a name, perhaps with words that only qualify it (`Selected papers`).
pub(super) fn exact(line: &str) -> bool {
    if line.len() > LONGEST_LABEL * 40 {
        return false;
    }
    let words = words(line);
    let joined = format!(" {} ", words.join(" "));
    if words.len() > LONGEST_LABEL {
        return false;
    }
    let told = NAMES.iter().filter(|name| name.kind != SectionKind::Other && joined.contains(name.words));
    let rest = told.fold(joined.clone(), |rest, Name { words: name, .. }| {
        if name.is_ascii() { rest.replace(&format!(" {name} "), "  ") } else { rest.replace(name, " ") }
    });
    rest != joined && rest.split_whitespace().all(|word| QUALIFIERS.contains(&word))
}

/// Words that only qualify the name of a section.
const QUALIFIERS: &[&str] = &[
    "and", "my", "our", "the", "selected", "recent", "all", "full", "list", "of", "latest", "other", "some", "more",
    "und", "et", "y", "e", "academic", "professional", "invited", "old", "past", "featured", "representative", "und",
];

/// Whether a bold line announces a section: a name with few words around it.
pub(super) fn label(line: &str) -> bool {
    words(line).len() <= LONGEST_LABEL && kind(line).is_some_and(|kind| kind != SectionKind::Other)
}

/// Bold lines of more words are the heads of entries.
const LONGEST_LABEL: usize = 4;

/// The heading without what stands in brackets (`[Google Scholar]`), unless that is all of it.
fn without_asides(heading: &str) -> String {
    let mut depth = 0_u32;
    let kept: String = heading
        .chars()
        .filter(|c| {
            let opens = matches!(c, '(' | '[' | '（');
            let closes = matches!(c, ')' | ']' | '）');
            depth = depth.saturating_add(u32::from(opens));
            let inside = depth > 0;
            depth = depth.saturating_sub(u32::from(closes));
            !inside
        })
        .collect();
    if kept.chars().any(char::is_alphanumeric) { kept } else { heading.to_owned() }
}

fn words(heading: &str) -> Vec<String> {
    heading
        .to_lowercase()
        .replace(['’', '\''], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Where a name stands in the heading: whole words, except for scripts without spaces.
fn find(joined: &str, name: &str) -> Option<usize> {
    if name.chars().any(|c| c >= '\u{2e80}') {
        return joined.find(name);
    }
    let whole = |at: usize| joined[..at].ends_with(' ') && joined[at + name.len()..].starts_with(' ');
    joined.match_indices(name).map(|(at, _)| at).find(|at| whole(*at))
}

/// The names, by kind; the file says its own form.
static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let rows = include_str!("section_names.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut names: Vec<Name> = rows
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(kind, names)| Some((kind.trim_end_matches('?').parse().ok()?, kind.ends_with('?'), names)))
        .flat_map(|(kind, weak, names)| names.split('|').map(move |words| Name { kind, weak, words }))
        .collect();
    // The longer first, so that no part of a name hides the whole.
    names.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
    names
});

/// One name of a kind of section.
#[derive(Debug)]
struct Name {
    kind: SectionKind,
    weak: bool,
    words: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_name_needs_a_name() {
        assert!(exact("Selected Papers") && exact("All news") && exact("Community building & more"));
        assert!(!exact("Selected All") && !exact("News of the harbour"));
    }

    #[test]
    fn headings_are_known_by_their_words() {
        let cases = [
            ("🔥 News", Some(SectionKind::News)),
            ("Recent News and Updates", Some(SectionKind::News)),
            ("What's New", Some(SectionKind::News)),
            ("Selected Publications", Some(SectionKind::Publications)),
            ("Honors & Awards", Some(SectionKind::Awards)),
            ("Professional Service", Some(SectionKind::Service)),
            ("Work Experience", Some(SectionKind::Experience)),
            ("近期动态", Some(SectionKind::News)),
            ("In the news", Some(SectionKind::Other)),
            ("Recent talks", Some(SectionKind::Talks)),
            ("Recent", Some(SectionKind::News)),
            ("Conferences and talks", Some(SectionKind::Talks)),
            (
                "Selected Publications (first or last author) [all of them] [by year] [profile]",
                Some(SectionKind::Publications),
            ),
            ("Reviewing awards", Some(SectionKind::Awards)),
            ("Teaching & awards", Some(SectionKind::Teaching)),
            ("Teaching experience", Some(SectionKind::Teaching)),
            ("Things", None),
        ];
        for (heading, kind_of_it) in cases {
            assert_eq!(kind(heading), kind_of_it, "{heading}");
        }
    }
}
