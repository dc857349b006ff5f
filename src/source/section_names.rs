//! The names that people give to the parts of a page, as data.
//!
//! Input: a heading. Output: the kind of section that it announces. Names are compared without
//! case, marks and numbers; a heading also counts where it begins or ends with a name
//! (`Recent News and Updates`, `Selected Publications`). Limits: a heading of more than
//! [`LONGEST`] words announces nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    if let [word] = words.as_slice()
        && let Some((_, kind)) = ALONE.iter().find(|(name, _)| name == word)
    {
        return Some(*kind);
    }
    let joined = format!(" {} ", words.join(" "));
    let mut found = found(&joined);
    // The earliest name tells; of two at one place the longer: 'talks and teaching' is talks.
    found.sort_by_key(|found| (found.weak, found.at, std::cmp::Reverse(found.end)));
    let best = last_noun(&found, &joined)?;
    // `Talks and news`: what happens is told in news, whatever it is.
    let also_news = || found.iter().any(|found| found.kind == SectionKind::News && !found.weak);
    let happens = matches!(best.kind, SectionKind::Talks | SectionKind::Awards | SectionKind::Service);
    let is_news = happens && also_news() && covered(heading, LONGEST, |_| true);
    Some(if is_news { SectionKind::News } else { best.kind })
}

/// The name that tells what a heading stands over: the first in `found`, or the noun that it only qualifies.
fn last_noun(found: &[Found], joined: &str) -> Option<Found> {
    let mut best = *found.first()?;
    // Of two nouns side by side the last is what there is: 'reviewing awards' are awards. In the
    // singular it is one thing and no section.
    let several = |found: &Found| joined[..found.end].trim_end().ends_with('s');
    while let Some(next) = found.iter().find(|next| !next.weak && !best.weak && next.at == best.end && several(next)) {
        best = *next;
    }
    // Without spaces names run into each other, and the last noun is what there is: '国内発表論文' are papers.
    let runs_on = |best: &Found, next: &&Found| {
        !next.weak
            && best.at < next.at
            && next.at < best.end
            && best.end < next.end
            && joined[best.at..].starts_with(is_unspaced)
    };
    while let Some(next) = found.iter().find(|next| runs_on(&best, next)) {
        best = *next;
    }
    Some(best)
}

/// Words that are a name only where nothing stands beside them: `Professional`, not `Professional Leadership`.
const ALONE: &[(&str, SectionKind)] = &[("professional", SectionKind::Experience)];

/// Where a name stands in a heading.
#[derive(Clone, Copy)]
struct Found {
    weak: bool,
    at: usize,
    /// Where the next word begins.
    end: usize,
    kind: SectionKind,
}

/// The names in `joined`, whose words stand between spaces.
fn found(joined: &str) -> Vec<Found> {
    let mut out = Vec::new();
    for (space, _) in joined.match_indices(' ') {
        let rest = &joined[space + 1..];
        let first = rest.split(' ').next().unwrap_or_default();
        for name in NAMES.spaced.get(first).into_iter().flatten() {
            if rest.strip_prefix(name.words).is_some_and(|rest| rest.starts_with(' ')) {
                let (at, end) = (space + 1, space + 2 + name.words.len());
                out.push(Found { weak: name.weak, at, end, kind: name.kind });
            }
        }
    }
    if joined.contains(is_unspaced) {
        for name in &NAMES.unspaced {
            let at = joined.match_indices(name.words).map(|(at, _)| at);
            out.extend(at.map(|at| Found { weak: name.weak, at, end: at + name.words.len(), kind: name.kind }));
        }
    }
    out
}

/// Whether a heading stands over what the press told of the owner, or over what the owner tells.
pub(super) fn may_be_news(heading: &str) -> bool {
    words(heading).iter().map(String::as_str).eq(["in", "the", "news"])
}

/// Whether a line is nothing but a name, perhaps with words that only qualify it (`Selected papers`).
pub(super) fn exact(line: &str) -> bool {
    covered(line, LONGEST, |found| found.kind != SectionKind::Other)
}

/// Whether a line is nothing but the name of news.
pub(super) fn is_news(line: &str) -> bool {
    exact(line) && kind(line) == Some(SectionKind::News)
}

/// The same as [`exact`] for a line that nothing sets apart as a heading: of the weak names only those of news
/// and of several things announce anything then (`Activities`; not `Journal`, a badge).
pub(super) fn bare(line: &str) -> bool {
    let several = line.trim_end_matches(|c: char| !c.is_alphanumeric()).ends_with(['s', 'S']);
    let tells = |found: &Found| match found.kind {
        SectionKind::News => true,
        SectionKind::Other => false,
        _ => several || !found.weak,
    };
    !line.ends_with(['.', ';'])
        && (covered(line, LONGEST_LABEL, tells) || OF_A_PERSON.contains(&&*words(line).join(" ")))
}

/// Names that stand over what else a person knows and likes, and over nothing besides.
const OF_A_PERSON: &[&str] = &[
    "languages", "skills", "technical skills", "certificates", "certifications", "hobbies", "interests", "references",
    "sprachen", "sprachkenntnisse", "kenntnisse", "hobbys", "langues", "compétences", "loisirs", "idiomas",
    "aficiones", "competências", "lingue", "competenze", "interessi",
];

/// Whether a title says what its page is about: by a name alone, or in few words one of which is a name.
pub(super) fn titles(title: &str) -> bool {
    covered(title, LONGEST_LABEL, |_| true) || label(title)
}

/// Whether names for which `counts` holds and qualifiers are all that a line of `most` words says.
fn covered(line: &str, most: usize, counts: impl Fn(&Found) -> bool) -> bool {
    if line.len() > most * 40 {
        return false;
    }
    let words = words(line);
    if words.len() > most {
        return false;
    }
    let joined = format!(" {} ", words.join(" "));
    let mut names = found(&joined);
    names.retain(counts);
    names.sort_by_key(|found| found.at);
    let (mut rest, mut done) = (String::new(), 0);
    for name in &names {
        rest.push_str(&joined[done..name.at.max(done)]);
        rest.push(' ');
        done = done.max(name.end);
    }
    rest.push_str(joined.get(done..).unwrap_or_default());
    let qualifies = |word: &str| QUALIFIERS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    !names.is_empty() && rest.split_whitespace().all(qualifies)
}

/// Words that only qualify the name of a section.
const QUALIFIERS: &[&str] = &[
    "and", "my", "our", "the", "selected", "recent", "all", "full", "list", "of", "latest", "other", "some", "more",
    "und", "et", "y", "e", "academic", "professional", "invited", "old", "past", "featured", "representative", "key",
    "main", "major", "current", "previous", "former", "earlier", "further", "additional", "upcoming", "new", "newest",
    "scientific", "scholarly", "research", "university", "departmental", "institutional", "public", "external",
    "international", "national", "peer", "reviewed", "refereed", "lab", "group", "personal", "brief", "short",
    "notable", "ausgewählte", "aktuelle", "weitere", "neueste", "wissenschaftliche", "choisies", "récentes", "récents",
    "sélection", "dernières", "mes", "mis", "recientes", "destacadas", "seleccionadas", "minhas", "meus", "recentes",
    "dernieres", "ausgewahlte", "selecionadas", "recenti", "selezionate", "principali", "ed", "en", "最新", "最近",
    "近期", "主要", "主な", "我的", "代表", "部分", "最近の", "および", "及び", "与", "和", "及", "최근", "주요",
];

/// Whether a heading only says which sort of venues follows (`Journals`), or counts what was done for them
/// (`40+ journal manuscripts`): below a heading of service it begins no list of works.
pub(super) fn sorts_venues(heading: &str) -> bool {
    const SORTS: &[&str] = &["journal", "journals", "conference", "conferences", "workshop", "workshops", "books"];
    let counts = heading.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_sort = |word: &String| SORTS.contains(&word.as_str()) || QUALIFIERS.contains(&word.as_str());
    counts || words(heading).iter().all(is_sort)
}

/// Whether a bold line announces a section: a name with few words around it.
pub(super) fn label(line: &str) -> bool {
    words(line).len() <= LONGEST_LABEL && kind(line).is_some_and(|kind| kind != SectionKind::Other)
}

/// Whether a heading has no room for more than a name and a word or two.
pub(super) fn is_short(heading: &str) -> bool {
    words(heading).len() < LONGEST_LABEL
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
    // The vowels of Indic scripts are marks, and so is what a decomposed letter carries.
    let heading: String = heading.to_lowercase().nfc().filter(|c| !matches!(c, '’' | '\'')).collect();
    let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c) || c == '\u{200c}';
    let words = heading.split(|c: char| !in_word(c)).map(|word| word.trim_start_matches(is_combining_mark));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether words of this script stand side by side without spaces.
fn is_unspaced(c: char) -> bool {
    c >= '\u{2e80}'
}

/// The names, by kind; the file says its own form, and the build script adds each without its marks.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let rows =
        include_str!(concat!(env!("OUT_DIR"), "/section_names.tsv")).lines().filter(|line| !line.starts_with('#'));
    let names = rows
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(kind, names)| Some((kind.trim_end_matches('?').parse().ok()?, kind.ends_with('?'), names)))
        .flat_map(|(kind, weak, names)| names.split('|').map(move |words| Name { kind, weak, words }));
    let mut all = Names::default();
    for name in names {
        match name.words.split(' ').next() {
            Some(first) if !name.words.contains(is_unspaced) => all.spaced.entry(first).or_default().push(name),
            _ => all.unspaced.push(name),
        }
    }
    all
});

/// All names.
#[derive(Debug, Default)]
struct Names {
    /// Those of whole words, by the first of them.
    spaced: BTreeMap<&'static str, Vec<Name>>,
    /// Those in scripts without spaces.
    unspaced: Vec<Name>,
}

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
        assert!(
            exact("Awards (2020–2024)")
                && exact("最新消息")
                && exact("Journal")
                && bare("Activities")
                && !bare("Journal")
                && !bare("Award.")
        );
    }

    #[test]
    fn a_sort_of_venues_is_no_list_of_works() {
        assert!(sorts_venues("Journals") && sorts_venues("International conferences") && sorts_venues("40+ papers"));
        assert!(!sorts_venues("Journal papers"));
    }

    #[test]
    fn a_title_tells_what_its_page_is_about_in_few_words() {
        assert!(titles("Contact") && titles("Research group") && titles("Talks by me"));
        assert!(!titles("The lab of Ada Weiss") && !titles("Ada Weiss, personal page"));
    }

    #[test]
    fn what_happens_and_news_are_news() {
        assert_eq!(kind("Awards and News"), Some(SectionKind::News));
        assert_eq!(kind("Talks & news"), Some(SectionKind::News));
        assert_eq!(kind("Publications and news"), Some(SectionKind::Publications));
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
            ("Newsflash", Some(SectionKind::News)),
            ("❤️ Actualite\u{301}s", Some(SectionKind::News)),
            ("ताज़ा समाचार", Some(SectionKind::News)),
            ("Zeitleiste", Some(SectionKind::News)),
            ("प्रकाशन", Some(SectionKind::Publications)),
            ("สิ่งพิมพ์", None),
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
            ("Neues aus der Arbeitsgruppe", Some(SectionKind::News)),
            ("Lab news", Some(SectionKind::News)),
            ("Brèves", Some(SectionKind::News)),
            ("ACTUALITES", Some(SectionKind::News)),
            ("Etudiants en thèse", Some(SectionKind::Teaching)),
            ("Conférences", Some(SectionKind::Talks)),
            ("Conferences", Some(SectionKind::Publications)),
            ("Institutional responsibilities", Some(SectionKind::Service)),
            ("Commissions of trust", Some(SectionKind::Service)),
            ("Gutachtertätigkeit und Gremien", Some(SectionKind::Service)),
            ("学术兼职", Some(SectionKind::Service)),
            ("Actividades de divulgación", Some(SectionKind::Service)),
            ("Teaching responsibilities", Some(SectionKind::Teaching)),
            ("PhD positions", Some(SectionKind::Other)),
            ("Research stays", Some(SectionKind::Experience)),
            ("Working papers", Some(SectionKind::Publications)),
            ("Works in progress", Some(SectionKind::Publications)),
            ("Aufsätze in Zeitschriften", Some(SectionKind::Publications)),
            ("Drittmittel", Some(SectionKind::Awards)),
            ("査読付き論文", Some(SectionKind::Publications)),
            ("招待講演", Some(SectionKind::Talks)),
            ("国内発表論文", Some(SectionKind::Publications)),
            ("国内発表", Some(SectionKind::Talks)),
            ("Éducation", Some(SectionKind::Education)),
            ("Participation à des conférences", Some(SectionKind::Other)),
            ("Visites", Some(SectionKind::Experience)),
            ("수상 경력", Some(SectionKind::Awards)),
            ("Formação acadêmica", Some(SectionKind::Education)),
            ("Recent posts", Some(SectionKind::Other)),
        ];
        for (heading, kind_of_it) in cases {
            assert_eq!(kind(heading), kind_of_it, "{heading}");
        }
    }
}
