//! What is no title, whatever sets it apart: labels, statements, honours, people.
//!
//! Pure functions over a piece of text. The rules are those of English academic prose, where a
//! title is a noun phrase or a question, and never a finite clause about its own acceptance.

use super::cue::{CueKind, find_cues};
use super::link;
use super::phrase::is_time;
use super::title_shape::{Case, case, word_count, words};
use super::word::{is_among, opens_with_verb};
use crate::calendar::is_year;

/// Whether a phrase says what became of a work, so that it is a sentence and no title.
pub(crate) fn is_verdict(text: &str) -> bool {
    const BEFORE: &[&str] = &["has been ", "have been ", "was ", "is ", "are ", "were ", "got ", "papers ", "paper "];
    const BEHIND: &[&str] = &[" to", " at", " by", " for"];
    const NEXT: &[&str] = &["it ", "we ", "this ", "the first"];
    let lower = text.to_lowercase();
    let is_told = |(at, word): (usize, &str)| {
        BEFORE.iter().any(|before| lower[..at].ends_with(before))
            || BEHIND.iter().any(|behind| lower[at + word.len()..].starts_with(behind))
    };
    let goes_on = |(at, stop): (usize, &str)| NEXT.iter().any(|next| lower[at + stop.len()..].starts_with(next));
    lower.match_indices("accepted").any(is_told)
        || lower.match_indices(". ").any(goes_on)
        || lower.contains(" announced on ")
        || opens_with_state(&lower)
        || is_unspaced_verdict(text)
}

/// Whether words in small letters begin with how far a work has come: `to appear in …`, `under review`.
pub(crate) fn opens_with_state(lower: &str) -> bool {
    const STATES: &[&str] = &[
        "to appear", "forthcoming", "accepted", "submitted to", "under review", "under revision", "in review",
        "in revision", "in press", "published in", "revise and resubmit", "r&r", "zur veröffentlichung", "à paraître",
    ];
    let behind = STATES.iter().find_map(|state| lower.strip_prefix(state));
    behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
}

/// The same in Chinese, Japanese and Korean, where a title does not go on from a noun of works to a verb of taking:
/// `潮汐的论文被 X 接收`.
fn is_unspaced_verdict(text: &str) -> bool {
    const NOUNS: &[&str] = &["論文が", "総説が", "论文被", "文章被", "論文被", "论文在", "논문이"];
    const VERBS: &[&str] = &["掲載", "受理", "採択", "採録", "接收", "录用", "接受", "发表", "게재", "채택"];
    let behind = NOUNS.iter().find_map(|noun| Some(&text[text.find(noun)? + noun.len()..]));
    behind.is_some_and(|behind| VERBS.iter().any(|verb| behind.contains(verb))) || is_polite_sentence(text)
}

/// Whether a text in Korean or Japanese ends as sentences do that are said to somebody, and no title does:
/// `논문이 공개되었습니다!`
fn is_polite_sentence(text: &str) -> bool {
    const ENDS: &[&str] = &["니다", "ました", "します", "されます", "あります", "です"];
    let bare = text.trim_end_matches(|c: char| !c.is_alphabetic());
    ENDS.iter().any(|end| bare.ends_with(end))
}

/// Whether a text in Korean counts works: `저희 논문 2편이`.
fn counts_in_korean(text: &str) -> bool {
    let counted = |(at, _): (usize, &str)| {
        text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit() || "한두세네".contains(c))
    };
    text.contains("논문") && text.match_indices('편').any(counted)
}

/// Whether a bare phrase is a statement of somebody, or begins in the middle of one.
pub(crate) fn is_statement(text: &str) -> bool {
    const SAID: &[&str] = &[
        "i am ", "i'm ", "i’m ", "i gave", "i was", "we have ", "i have ", "i will ", "our paper", "my paper", "isn't",
        "isn’t", "aren't", "aren’t", "doesn't", "doesn’t", "is out", "is now", "will be", "see the ", "please ",
        "was a postdoc", "was an assistant", "was a research", "was a visiting", "before joining", "our work on ",
        "our collaboration ", "our work with ", "try it ", "available at ", "available on ", "has been", "have been",
        "it's ", "it’s ",
    ];
    const AUTHORSHIP: &[&str] = &["co-authored", "coauthored", "authored", "written", "presented", "led"];
    const BEHIND: &[&str] = &["including", "featured", "covered", "highlighted", "selected", "published", "accepted"];
    const EXISTENCE: &[&str] = &["there is", "there are", "here is", "here are", "this is"];
    const MIDDLES: &[&str] = &[
        "at", "in", "with", "led", "by", "from", "to", "as", "which", "that", "and", "or", "is", "was", "for", "see",
        "please", "check",
    ];
    const PRONOUNS: &[&str] = &["i", "we", "he", "she", "they", "my", "our"];
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ' ' | '\n'));
    let lower = text.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    let small = text.chars().next().is_some_and(char::is_lowercase);
    let verb_is_small = text.split_whitespace().nth(1).is_some_and(|word| word.starts_with(char::is_lowercase));
    let says_what_one_does = PRONOUNS.contains(&first) && verb_is_small;
    is_verdict(text)
        || says_what_one_does
        || SAID.iter().any(|said| lower.contains(said))
        || (small && (MIDDLES.contains(&first) || AUTHORSHIP.contains(&first) || BEHIND.contains(&first)))
        || EXISTENCE.iter().any(|opening| lower.starts_with(opening))
        || asks_of_oneself(text)
        || first == "see"
        || tells_a_deed(text)
}

/// Whether a line opens with what became of a work (`Featured in Slow News`) or with what was done in a job (`Proposed
/// a way to count`).
pub(crate) fn tells_a_deed(text: &str) -> bool {
    const FATES: &[&str] = &[
        "presented as ", "presented at ", "featured in ", "featured on ", "featured by ", "covered by ", "covered in ",
        "selected as ", "selected for ", "recognized as ", "recognised as ", "nominated for ",
    ];
    let lower = text.to_lowercase();
    let is_deed = opens_with_verb(text, DEEDS) && case(text) != Case::Title && !text.contains(':');
    is_deed || FATES.iter().any(|fate| lower.starts_with(fate))
}

/// Verbs with which a line tells what was done in a job, in the past.
const DEEDS: &[&str] = &[
    "proposed", "analyzed", "analysed", "developed", "designed", "implemented", "investigated", "explored", "built",
    "created", "worked", "studied", "conducted", "led", "achieved", "improved", "collaborated", "contributed",
    "performed", "evaluated", "deployed", "optimized", "optimised", "supervised", "mentored", "managed", "wrote",
    "prepared", "participated", "assisted",
];

/// Whether the authors ask themselves what they answer: `How can we do X without Y?` In title case
/// the same words are a title (`Do We Need X?`).
fn asks_of_oneself(text: &str) -> bool {
    const ASKING: &[&str] = &["how", "can", "what", "why", "do", "does", "could", "should", "when", "is", "are"];
    let first = words(text).next().unwrap_or_default().to_lowercase();
    ASKING.contains(&first.as_str()) && text.ends_with('?') && text.contains(" we ") && case(text) != Case::Title
}

/// Whether a phrase is the label of a link or a count of papers rather than a title.
pub(crate) fn is_label(text: &str) -> bool {
    let plain = text.trim_matches(|c: char| !c.is_alphanumeric());
    if ends_as_talk(plain)
        || names_company(plain)
        || is_note(text)
        || names_a_copy(text)
        || names_an_office_or_recording(plain)
        || names_a_grant(plain)
        || names_a_profile(plain)
        || asks_the_reader(plain)
        || names_coverage(plain)
        || guides_the_reader(plain)
        || is_identifier(plain)
        || counts_in_korean(plain)
        || words(plain).all(|word| is_among(word, LISTED))
        || words(plain).all(is_of_date)
    {
        return true;
    }
    if plain.is_empty() || link::label_kind(plain).is_some() || plain.starts_with("http") || plain.starts_with("www.") {
        return true;
    }
    let count = word_count(plain);
    if count > LONGEST_CUE + MOST_BESIDE || case(plain) == Case::Title {
        return false;
    }
    let cues = find_cues(plain);
    let nouns: usize = cues
        .iter()
        .filter(|cue| matches!(cue.kind, CueKind::WorkNoun | CueKind::Preprint | CueKind::Accepted))
        .map(|cue| words(&plain[cue.range.clone()]).count())
        .max()
        .unwrap_or(0);
    count <= nouns + MOST_BESIDE && nouns > 0
}

/// How many words the longest cue has, joined ones included, and how many a count of papers has beside its cue.
const LONGEST_CUE: usize = 12;
const MOST_BESIDE: usize = 2;

/// Whether a phrase says with whom a work was written: `(joint with Ada Weiss)`.
fn names_company(text: &str) -> bool {
    const LEADS: &[&str] = &[
        "joint with ", "joint work with ", "jointly with ", "together with ", "coauthored with ", "co-authored with ",
    ];
    let lower = text.to_lowercase();
    LEADS.iter().any(|lead| lower.starts_with(lead))
}

/// Words that only names of lists of works are made of: `Books and chapters`, `Full list of publications`.
const LISTED: &[&str] = &[
    "books", "chapters", "papers", "articles", "publications", "preprints", "talks", "theses", "reports",
    "proceedings", "journal", "conference", "publication", "here", "selected", "full", "complete", "other", "recent",
    "list", "of", "and", "my", "all", "the",
];

/// Whether a text is the identifier of a work: `DOI:10.1234/tides.5`, `arXiv:2401.00001`.
fn is_identifier(text: &str) -> bool {
    const SCHEMES: &[&str] = &["doi", "arxiv", "hal", "isbn", "issn", "pmid", "pmcid"];
    let scheme = text.split([':', ' ']).next().unwrap_or_default().to_lowercase();
    text.starts_with("10.") && text.contains('/')
        || SCHEMES.contains(&scheme.as_str()) && text[scheme.len()..].contains(|c: char| c.is_ascii_digit())
}

/// Whether a word is a part of a date: a month, a year, a day (`27th`).
fn is_of_date(word: &str) -> bool {
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    is_time(word) || day.chars().all(|c| c.is_ascii_digit())
}

/// Whether a short phrase asks the reader to follow a link: `Read the full article`, `View the collection`.
fn asks_the_reader(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "read", "view", "see", "watch", "check", "click", "download", "listen", "visit", "find", "learn", "browse",
        "access", "open", "lire", "voir", "mehr", "hier", "leer", "ver", "leia",
    ];
    const THINGS: &[&str] = &[
        "more", "here", "out", "now", "article", "paper", "collection", "issue", "story", "post", "pdf", "text",
        "link", "website", "page", "video", "talk", "full", "it", "this", "all", "details", "online", "our", "suite",
        "plus", "publication", "publications", "list", "complete", "papers",
    ];
    let mut parts = words(text);
    let opens = parts.next().is_some_and(|first| is_among(first, VERBS));
    let is_thing = |word: &str| is_among(word, THINGS);
    let is_sentence =
        || case(text) != Case::Title && words(text).nth(1).is_some_and(|word| matches!(word, "the" | "my" | "all"));
    opens
        && (word_count(text) <= 6 && parts.any(is_thing) || is_sentence() && words(text).skip(2).take(3).any(is_thing))
}

/// Whether a phrase says what somebody wrote, and not how it is called: `A Tide Letters editorial`.
fn names_coverage(text: &str) -> bool {
    const HEADS: &[&str] = &["editorial", "commentary", "article", "interview", "blog", "post", "podcast"];
    let (first, last) = (words(text).next(), words(text).last());
    matches!(first, Some("A" | "An" | "a" | "an"))
        && last.is_some_and(|last| HEADS.contains(&last))
        && word_count(text) <= 5
}

/// Whether a phrase ends in what the owner did at an event: `Tide Days, 2022. Poster presentation`.
fn ends_as_talk(text: &str) -> bool {
    const SAID: &[&str] = &[
        "poster presentation", "oral presentation", "contributed talk", "invited talk", "poster", "talk",
        "presentation", "poster session",
    ];
    let last = text.rsplit_once(". ").map_or("", |(_, last)| last).to_lowercase();
    SAID.contains(&last.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a phrase names what somebody is for an event, or a recording of a talk: `FLOCK 2025 Artifact Evaluation
/// Co-Chair`, `SlowNet FLOCK recording`.
fn names_an_office_or_recording(text: &str) -> bool {
    const NOUNS: &[&str] = &[
        "chair", "co-chair", "cochair", "co-chairs", "chairs", "reviewer", "organizer", "organiser", "recording",
        "recordings", "livestream",
    ];
    const LONGEST: usize = 8;
    let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_named = text.starts_with(char::is_uppercase) && text.contains(' ') && !text.contains([':', '?', ',']);
    is_named && word_count(text) <= LONGEST && NOUNS.contains(&last.as_str())
}

/// Whether a phrase names money or a seat that somebody was given, or a prize of a year: `Slow Scholarly Activities (SSA)
/// grant`, `Tide Award 2022`.
fn names_a_grant(text: &str) -> bool {
    const HONOURS: &[&str] = &["grant", "fellowship", "scholarship"];
    const PRIZES: &[&str] = &["award", "prize", "medal"];
    let undated = text.rsplit_once(' ').filter(|(_, last)| is_year(last)).map(|(name, _)| name);
    let last_word = |text: &str| text.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    if !text.starts_with("The ") && undated.and_then(last_word).is_some_and(|last| PRIZES.contains(&last.as_str())) {
        return true;
    }
    let last = last_word(undated.unwrap_or(text));
    last.is_some_and(|last| HONOURS.contains(&last.as_str())) && !text.contains([':', '?'])
}

/// Whether a phrase leads to a profile that lists works: `Full list of publications in Google Scholar`.
fn names_a_profile(text: &str) -> bool {
    const PROFILES: &[&str] = &["google scholar", "semantic scholar", "dblp", "orcid", "researchgate", "full list of"];
    let lower = text.to_lowercase();
    word_count(text) <= 8 && PROFILES.iter().any(|profile| lower.starts_with(profile) || lower.ends_with(profile))
}

/// Whether a linked phrase names a group of people or a school: `The Salt and Tide Lab`.
pub(crate) fn is_group(text: &str) -> bool {
    const HEADS: &[&str] =
        &["lab", "labs", "laboratory", "group", "university", "institute", "center", "centre", "department"];
    const LEADS: &[&str] = &["group for ", "research group ", "institute for ", "institute of ", "department of "];
    const TIES: &[&str] = &["the", "of", "and", "for"];
    let is_part = |word: &str| word.starts_with(char::is_uppercase) || TIES.contains(&word);
    let lower = text.to_lowercase();
    let is_led = LEADS.iter().any(|lead| lower.starts_with(lead)) || lower.starts_with("the group ");
    (is_led || words(text).last().is_some_and(|last| is_among(last, HEADS)))
        && !text.contains([':', '?'])
        && words(text).all(is_part)
}

/// Whether a sentence tells the reader where to look: `If a file is missing, you may …`, `Back to my page`.
fn guides_the_reader(text: &str) -> bool {
    const SAID: &[&str] = &["you can ", "you may ", "you will ", "you might ", "if you "];
    const PLAINLY: &[&str] = &[
        "is pending", "coming soon", "will follow soon", "can be found", "may be found", "is available at",
        "are available at", "finden sie ", "finden sich ", "vous pouvez ", "vous trouverez ", "puede consultar",
        "se puede encontrar", "você pode ",
    ];
    const BACK: &[&str] = &["back to ", "return to ", "go back", "zurück zu", "retour ", "volver a", "voltar "];
    let lower = text.to_lowercase();
    let is_way_back = BACK.iter().any(|lead| lower.starts_with(lead)) && word_count(text) <= 6;
    // In title case the same words are a title: `What You Can Learn from Salt`.
    let says = |words: &[&str]| words.iter().any(|said| lower.contains(said));
    is_way_back || guides_unspaced(text) || says(PLAINLY) || case(text) != Case::Title && says(SAID)
}

/// The same in Chinese, Japanese and Korean: `查看完整列表`, `一覧はこちら`, `전체 목록 보기`.
fn guides_unspaced(text: &str) -> bool {
    const LEADS: &[&str] =
        &["查看", "点击", "點擊", "更多", "完整列表", "全部论文", "詳細は", "もっと見る", "전체 목록"];
    const ENDS: &[&str] = &["はこちら", "こちらから", "を見る", "보기", "더보기", "更多"];
    const LONGEST: usize = 16;
    let is_short = text.chars().count() <= LONGEST;
    is_short && (LEADS.iter().any(|lead| text.starts_with(lead)) || ENDS.iter().any(|end| text.ends_with(end)))
}

/// Words that labels of copies are made of, in the languages of the cue table.
const COPY_WORDS: &[&str] = &[
    "paper", "article", "version", "preprint", "pdf", "doi", "arxiv", "hal", "biorxiv", "ssrn", "link", "text", "file",
    "main", "extended", "full", "long", "short", "journal", "conference", "supplemental", "supplementary", "material",
    "appendix", "slides", "poster", "video", "code", "official", "published", "publisher", "final", "open", "access",
    "view", "read", "get", "download", "see", "online", "repository", "website", "page", "on", "the", "at", "to", "of",
    "via", "in", "from", "and", "artikel", "zum", "zur", "volltext", "lire", "télécharger", "texte", "l'article",
    "artículo", "acceder", "descargar", "ver", "leer", "al", "texto", "completo", "enlace", "repositorio", "acessar",
    "artigo", "baixar", "ler", "íntegra", "scarica", "leggi", "articolo", "manuscrit", "publié", "publiée", "accepté",
    "acceptée", "volume", "libre", "accès", "en", "ligne", "format", "électronique", "de", "thèse", "publicado",
    "publicada", "aceptado", "manuscrito", "abierto", "acceso", "línea", "veröffentlicht", "veröffentlichte", "aceito",
    "acesso", "aberto", "manuscript", "accepted", "author's", "publikation", "pubblicato", "accesso", "aperto",
];

/// Whether a phrase names a copy of the work rather than the work: `BioRxiv link`, `journal version`,
/// `Extended version on arXiv`, `arXiv:2401.01234`.
fn names_a_copy(text: &str) -> bool {
    const COPIES: &[&str] = &["link", "links", "version", "pdf", "preprint", "slides", "video", "poster"];
    let is_part = |word: &str| {
        let word = word.to_lowercase();
        let is_number = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/'));
        is_number || word.starts_with("arxiv:") || word.starts_with("10.") || COPY_WORDS.contains(&word.as_str())
    };
    let is_made_of_such = words(text).all(is_part) && words(text).any(|word| word.chars().any(char::is_alphabetic));
    is_made_of_such
        || word_count(text) <= 3
            && words(text).count() > 1
            && words(text).last().is_some_and(|last| COPIES.contains(&last))
}

/// Whether a phrase is a note on the list, a key of markup, or names a person by title or initial.
fn is_note(text: &str) -> bool {
    const NOTES: &[&str] = &[
        "isbn", "equal contribution", "equally contributed", "corresponding author", "denotes ", "indicates ",
        "open position", "arxiv preprint",
    ];
    const TITLES: &[&str] = &["Dr", "Prof", "Professor", "Mr", "Mrs", "Ms"];
    let lower = text.to_lowercase();
    let mut parts = words(text);
    let titled = parts.next().is_some_and(|first| TITLES.contains(&first));
    let initial = word_count(text) == 2
        && parts.next().is_some_and(|last| last.chars().count() == 1 && last.starts_with(char::is_uppercase));
    text.starts_with(['@', '#'])
        || titled
        || initial
        || begins_with_initial(text)
        || NOTES.iter().any(|note| lower.contains(note))
}

/// Whether a phrase begins with the name of a person: `P. V. E. McClure`, `I. Arana, C.-C. Sun`.
/// The name of a species (`E. coli`) goes on in small letters.
fn begins_with_initial(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let is_initial = |part: &str| {
        part.strip_suffix('.').is_some_and(|letter| letter.len() == 1 && letter.chars().all(char::is_uppercase))
    };
    parts.next().is_some_and(is_initial)
        && parts.find(|part| !is_initial(part)).is_none_or(|name| name.starts_with(char::is_uppercase))
}

/// Whether a phrase names an honour: `Best Paper Award`.
pub(crate) fn is_honour(text: &str) -> bool {
    const HEADS: &[&str] = &[
        "award", "awards", "prize", "fellowship", "scholarship", "medal", "mention", "grant", "finalist", "fellow",
        "reviewer", "honours", "honors", "laude", "runner-up", "preis", "prix", "stipendium", "premio",
    ];
    const SIGNS: &[char] = &['賞', '奖', '獎'];
    const PARTICLES: &[char] = &['に', 'を', 'が', 'は', 'で'];
    const MARKS: &[&str] = &["highly cited paper", "hot paper"];
    let is_head = |word: &str| is_among(word, HEADS);
    // `Tide Fellowship (210 000 €, 2021–2024)`
    let text = text.split_once(" (").map_or(text, |(honour, _)| honour);
    let lower = text.to_lowercase();
    let is_edition = words(text).next().is_some_and(|first| first.len() == 4 && is_time(first));
    words(text).last().is_some_and(is_head)
        || (is_edition && words(text).any(is_head))
        || lower.starts_with("best ")
        || text.trim_end_matches(|c: char| !c.is_alphanumeric()).trim_end_matches(PARTICLES).ends_with(SIGNS)
        || MARKS.iter().any(|mark| lower.ends_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_counts_are_no_titles() {
        for label in [
            "paper",
            "[PDF]",
            "here",
            "our paper",
            "two papers",
            "Link",
            "new preprint",
            "May 23 2025",
            "# equal contribution",
            "Dr. Weiss",
            "BioRxiv link",
            "P. V. E. McClure",
            "Oct. 27th, 2022",
            "Read the full article",
            "→ View the Collection",
            "Extended version on arXiv",
            "[Main paper, PDF]",
            "arXiv:2401.01234",
            "Acessar DOI",
            "Zum Artikel",
            "Back to my home page",
            "A Tide Letters editorial",
            "Tide Days, 2022. Poster presentation",
            "If a file is missing, you may ask the archive",
            "Alle Aufsätze finden Sie im Archiv",
        ] {
            assert!(is_label(label), "{label}");
        }
        for title in [
            "Paper Folding with Robots", "E. coli in Salt Marshes", "Read the Sea", "Open Access to Salt",
            "A Salt Editorial",
        ] {
            assert!(!is_label(title), "{title}");
        }
    }
}
