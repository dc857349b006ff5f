//! Organisations to work for: where their names stand and what is none.
//!
//! Input: an entry's text and a position in it. Output: the range of an organisation's name.

use std::ops::Range;
use std::sync::LazyLock;

use super::name::{opens_as_occasion, place_at, with_part, with_whole};
use crate::extract::education::names_degree;
use crate::extract::geography::is_country;
use crate::extract::phrase::{Reach, is_time, name_at};
use crate::extract::reading::Reading;
use crate::pattern::Pattern;
use crate::span;

/// What ties an organisation to the role before it, the surest first: place, belonging, apposition.
pub(super) static TIES: LazyLock<[Pattern; 4]> = LazyLock::new(|| {
    [
        Pattern::new(
            r"(?i)(?:\bat\b|@|\b(?:an|in) der\b|\bam\b|\bim\b|\bbei(?:m)?\b|\bà l['’]|\bà\b|\bau\b|\bchez\b|\ben (?:la|el)\b|\bpresso\b|\ball['’]|\bal\b|\balla\b|\baan\b)\s*",
        ),
        Pattern::new(r"(?i)\b(?:within|from|de l['’]|del|en|em|na|no|da|do|dans)\b\s*"),
        Pattern::new(r"(?i)\b(?:in|of|de|der|des|di)\b\s*"),
        Pattern::new(r"(?i)(?:\b(?:with|for|to)\b|,|:|\||·|•|–|—|-|\s/\s|\n|\.\s)\s*"),
    ]
});

/// Where a statement of a position goes on to tell something else.
static TURN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)[,;]?\s(?:where|advised|supervised|hosted|mentored|under the|working with|led by|and I|which|before|after|focus\w*|I|alongside|sous\s+la\s+direction|unter\s+(?:der\s+leitung|anleitung)|bajo\s+la\s+(?:dirección|supervisión)|sob\s+(?:a\s+)?(?:orientação|supervisão)|sotto\s+la\s+(?:guida|supervisione))\b",
    )
});

/// Verbs of joining, behind which the organisation stands.
static JOIN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(?:re)?(?:join(?:ed|ing)?|moved to|moving to|returned to|start(?:ed|ing)? at|start(?:ed|ing)? (?:to work|work(?:ing)?) (?:at|for|with)|(?:I|he|she|they) (?:also |now |currently )?work(?:s|ed)? (?:at|for)|(?:employed|hired|recruited|appointed) (?:at|by)|spen(?:t|ding) (?:[\w-]+ ){1,4}(?:at|with)|stints? (?:at|with)|(?:start(?:ed|ing)?|set(?:ting)? up|launch(?:ed|ing)?) (?:my|our|a|an|his|her) (?:\w+ ){0,2}(?:group|lab|laboratory) (?:at|in)|interning (?:at|with)|interned (?:at|with|in)|ruf an|rejoins|rejoint|intègre|intégré|position at|(?:offer|position|job) (?:from|with))\b",
    )
});

/// Words before a verb of joining with which it comes later than what is told.
static LATER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?i)\b(?:prior to|before)\s+(?:I\s+)?$"));

/// Which of [`TIES`] stands inside names as well: `Museum of Rest`, `Bank of Nowhere`.
const WITHIN_NAMES: usize = 2;

/// Whether a tie stands behind a capitalised word of what follows a role, and so in a name.
fn stands_in_name(behind: &str, tie: usize) -> bool {
    let word = behind[..tie].trim_end().rsplit([' ', '\n', '(']).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && !word.ends_with([',', ';', ':'])
}

/// How many ties behind a role are looked at.
const NEAR: usize = 6;

/// The organisation of a role that ends at `from`, named before `end`.
pub(super) fn behind(reading: &Reading<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let text = reading.text();
    if let Some(employer) = employer_with(reading, from, end) {
        return Some(employer);
    }
    let turn = TURN.find(&text[from..end]).map_or(end, |found| from + found.start());
    // The title of a course has ties and capitals as well, and is where nobody works.
    let is_course = COURSE.is_match(text[from..turn].trim_start().lines().next().unwrap_or_default());
    let loosest = TIES.len() - 1;
    TIES.iter().enumerate().find_map(|(at, tie)| {
        let mut tied = tie
            .find_iter(&text[from..turn])
            .filter(|found| at != WITHIN_NAMES || !stands_in_name(&text[from..turn], found.start()))
            // Behind a comma begins a name, which has ties of its own: `, Laboratoire de géologie de Lanton`.
            .filter(|found| at != WITHIN_NAMES || !text[from..from + found.start()].contains(','))
            .filter(|found| at == 0 || at == loosest || !is_in_bracket(&text[from..from + found.start()]))
            // What a degree behind the role is in is no place: `Ingeniera y Magíster en Mareas`.
            .filter(|found| at == 0 || at == loosest || !names_degree(text, &(from..from + found.start())))
            // A colon ties only what it follows: `Teaching assistant: Nowhere University`.
            .filter(|found| found.start() == 0 || found.as_str().trim() != ":")
            .take(NEAR)
            .filter_map(|found| Some((found.as_str(), place_at(reading, from + found.end(), end, Reach::Address)?)))
            .filter(|(tie, range)| {
                let at = matches!(tie.trim().to_lowercase().as_str(), "at" | "@");
                (if at { can_employ(text, range) } else { is_organization(text, range) })
                    && is_tied(text, tie, range)
                    && (!is_course || names_body(&text[range.clone()]))
            })
            .map(|(_, range)| if is_course { behind_course(text, range) } else { range });
        let first = tied.next()?;
        // Behind commas a title or project may stand before the body: `Project leader, LEDGE, Nowhere University`.
        let is_shown = at < loosest || names_body(&text[first.clone()]);
        let place = if is_shown { first } else { tied.find(|range| names_body(&text[range.clone()])).unwrap_or(first) };
        let place = without_bare_part(text, with_part(reading, from, place));
        Some(with_whole(text, place, end))
    })
}

/// A name without the noun of a part that goes on in small letters: `CNRS, Laboratoire` of `CNRS, Laboratoire de marées`.
fn without_bare_part(text: &str, name: Range<usize>) -> Range<usize> {
    const PARTS: &[&str] =
        &["Laboratoire", "Institut", "Département", "Équipe", "Faculté", "Dipartimento", "Departamento"];
    const TIES: &[&str] = &[" de ", " d'", " d’", " des ", " du ", " di "];
    let whole = text[name.clone()].rsplit_once(", ").filter(|(_, part)| PARTS.contains(part));
    let goes_on = TIES.iter().any(|tie| text[name.end..].starts_with(tie));
    name.start..whole.filter(|_| goes_on).map_or(name.end, |(whole, _)| name.start + whole.len())
}

/// A name without the end of the course's title before it: `Introduction to Tides, Nowhere University`.
fn behind_course(text: &str, name: Range<usize>) -> Range<usize> {
    let parts: Vec<&str> = text[name.clone()].split(", ").collect();
    let body = parts.iter().position(|part| names_body(part)).unwrap_or(0);
    name.start + parts[..body].iter().map(|part| part.len() + ", ".len()).sum::<usize>()..name.end
}

/// Whether a bracket is open at the end of a text.
fn is_in_bracket(before: &str) -> bool {
    before.rfind('(').is_some_and(|open| !before[open..].contains(')'))
}

/// An employer of one word right behind `with`, as a person's name is not: `internship with Acme in Ruritania`.
fn employer_with(reading: &Reading<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let text = reading.text();
    let rest = text[from..end].strip_prefix(" with ")?;
    let name = place_at(reading, end - rest.len(), end, Reach::Name).filter(|name| is_organization(text, name))?;
    let printed = &text[name.clone()];
    (!printed.contains(' ') || names_body(printed) && !printed.contains(" in ")).then_some(name)
}

/// Whether a loose tie is enough: people stand behind `with`, titles and fields behind commas and on
/// the next line; a body's name shows itself, or ends where the part ends.
fn is_tied(text: &str, tie: &str, name: &Range<usize>) -> bool {
    let printed = &text[name.clone()];
    // A hyphen inside a word ties nothing but an acronym to it: `Human-Computer Interaction`.
    let before = text[..name.start].strip_suffix('-').unwrap_or_default();
    if before.ends_with(char::is_alphanumeric)
        && !printed.split(' ').next().unwrap_or_default().chars().all(char::is_uppercase)
    {
        return false;
    }
    match tie.trim().to_lowercase().as_str() {
        // A person may be in a place that has an acronym: `with Ada Weiss in NYC`.
        "to" if printed.starts_with(|c: char| c.is_ascii_digit()) => false,
        "with" | "for" | "to" => {
            let head = printed.split(" in ").next().unwrap_or(printed);
            names_body(head) || text[..name.start].ends_with("the ")
        }
        // What points part may be one more thing that somebody is: `Lecturer · Author`.
        "·" | "•" | ":" => names_body(printed),
        "." => names_body(printed) && ends_sentence(&text[..name.start]),
        "," | "|" | "–" | "—" | "-" | "/" | "" => {
            let rest = text[name.end..].trim_start_matches([' ', '\u{a0}']);
            let is_closed = rest.chars().next().is_none_or(|c| !c.is_alphabetic())
                || ["in ", "from ", "since ", "and ", "until ", "during "].iter().any(|word| rest.starts_with(word));
            names_body(printed) || is_closed
        }
        _ => true,
    }
}

/// Whether the full stop before a name ends a part and no abbreviation: `Technical Assistant. Slow Lab`.
fn ends_sentence(before: &str) -> bool {
    let word = before.trim_end().trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or_default();
    word.chars().count() > 3 && word != "Prof"
}

/// The organisation behind a verb of joining.
pub(super) fn joined(reading: &Reading<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let text = reading.text();
    let found = JOIN.find(&text[range.clone()])?;
    // What was before joining a place was elsewhere, but for what was joined as: `Prior to joining Acme, I was`.
    let is_later = LATER.is_match(&text[range.start..range.start + found.start()]);
    if is_later && text[range.start + found.end()..range.end].contains(',') {
        return None;
    }
    let is_move = ["move", "moving", "return"].iter().any(|verb| found.as_str().to_lowercase().starts_with(verb));
    if let Some(unit) = unit_at(reading, range.start + found.end(), range.end) {
        return Some(unit);
    }
    place_at(reading, range.start + found.end(), range.end, Reach::Address)
        .filter(|name| can_employ(text, name) && (!is_move || names_body(&text[name.clone()])))
}

/// Words for a part of an organisation, which may be named by its field alone.
pub(super) const UNITS: &[&str] = &[
    "group", "groups", "lab", "laboratory", "team", "department", "institute", "school", "division", "unit", "faculty",
    "laboratoire", "équipe", "groupe",
];

/// A part of an organisation that is described in small letters, with the organisation that it is at:
/// `the slow reading group at Nowhere University`, `the SLOW lab at Nowhere`.
fn unit_at(reading: &Reading<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    const MOST: usize = 6;
    let text = reading.text();
    let rest = text[at..end].trim_start();
    let rest = ["the ", "a ", "an ", "le ", "la ", "l'", "l’"].iter().find_map(|article| rest.strip_prefix(article))?;
    let start = end - rest.len();
    let mut words = rest.split(' ').take(MOST);
    let unit = words.find(|word| UNITS.contains(word) || word.ends_with([',', '.', ';', ':', '!', ')']))?;
    let behind = span::offset(text, unit) + unit.len();
    let tie = [" at ", " in ", " of ", " à l'", " à l’", " de l'", " de l’", " à ", " de "]
        .iter()
        .find(|tie| text[behind..end].starts_with(**tie))?;
    let place = place_at(reading, behind + tie.len(), end, Reach::Address)?;
    can_employ(text, &place).then_some(start..place.end)
}

/// The organisations that begin at `at` and follow each other: `A, B, and C`, `both A and B`.
pub(super) fn listed(reading: &Reading<'_>, at: usize, end: usize) -> Vec<Range<usize>> {
    static JOINT: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^(?:\s*\([^()]*\)|\s+in\s+\p{Lu}[\p{L}.-]+(?:\s\p{Lu}[\p{L}.-]+)?)?\s*(?:,\s*and\b|,|\band\b|&)\s*",
        )
    });
    let text = reading.text();
    let rest = text[at..end].trim_start();
    let is_pair = rest.starts_with("both ");
    let mut at = end - rest.trim_start_matches("both ").len();
    let mut places = Vec::new();
    let next = |at: usize| place_at(reading, at, end, Reach::Name).map(|place| within_link(reading, place));
    // A firm may be called by a person's name with initials; a list of firms has begun where one stood before.
    let is_next = |place: &Range<usize>, begun: bool| {
        can_employ(text, place) || begun && is_initialled(&text[place.clone()]) && !is_time(&text[place.clone()])
    };
    while let Some(place) = next(at).filter(|place| is_next(place, !places.is_empty())) {
        let place = if is_pair { first_of_pair(text, place) } else { place };
        let joint = JOINT.find(&text[place.end..end]);
        at = place.end + joint.map_or(0, |joint| joint.end());
        places.push(place);
        if joint.is_none() {
            break;
        }
    }
    places
}

/// The name up to the end of the link that it begins with, where a remark or the next of a list follows.
fn within_link(reading: &Reading<'_>, place: Range<usize>) -> Range<usize> {
    let links = reading.content().links().map(|(range, _)| range);
    let mut first = links.filter(|link| link.start == place.start && link.end < place.end);
    let is_list = |link: &Range<usize>| {
        let behind = &reading.text()[link.end..place.end];
        behind.contains(" and ") || behind.starts_with(" (")
    };
    first.find(is_list).unwrap_or(place)
}

/// The first of `A and B`, which elsewhere may be one name.
fn first_of_pair(text: &str, place: Range<usize>) -> Range<usize> {
    let end = text[place.clone()].find(" and ").map_or(place.end, |at| place.start + at);
    place.start..end
}

/// The organisation at the head of a list entry: `Nowhere University, Graduate TA, 2021`.
pub(super) fn at_head(reading: &Reading<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let part = &reading.text()[range.clone()];
    let lead = part.len() - part.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let name = name_at(reading.content(), range.start + lead, range.end, Reach::Name)?;
    let text = reading.text();
    // A word that a sentence goes on behind is none of a name: `Prior to my studies`.
    let goes_on = |name: &Range<usize>| {
        let behind = text[name.end..range.end].trim_start_matches([' ', '\u{a0}']);
        let is_plain = behind.starts_with(char::is_lowercase) && !behind.starts_with("as ");
        is_plain && !names_body(&text[name.clone()])
    };
    let is_body = |name: &Range<usize>| is_organization(text, name) && !goes_on(name);
    let whole = Some(name.clone()).filter(is_body).map(|name| with_whole(text, name, range.end));
    whole.or_else(|| before_course(reading.text(), &name).filter(is_body))
}

/// What stands before the number of a course: `Nowhere Statistics & Data Science 230 Slow Machine Reading`.
fn before_course(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let printed = &text[name.clone()];
    let number = printed.split(' ').find(|word| word.chars().take(3).filter(char::is_ascii_digit).count() == 3)?;
    let end = name.start + span::offset(printed, number);
    let before = text[name.start..end].trim_end();
    (!before.is_empty()).then_some(name.start..name.start + before.len())
}

/// Words of names that are no organisation to work for.
const NOT_EMPLOYERS: &[&str] = &[
    "committee", "board", "panel", "conference", "workshop", "symposium", "program", "event", "stream", "session",
    "meeting", "course", "scholar", "linkedin", "github", "twitter", "professor", "prof.", "prof", "dr.", "dr", "i",
    "phd", "ph.d.", "task", "working", "forum", "journal", "panelists", "mentor", "mentors", "mentor:", "mentors:",
    "advisor", "advisor:", "supervisor", "supervisor:", "host:", "founder", "co-founder", "current", "ongoing",
    "curr.", "curr",
];

/// First words of fields of research, which a body may have in its name: `Machine Learning Lab`.
const FIELD_WORDS: &[&str] = &["artificial", "machine", "natural"];

/// Last words of fields of research.
const FIELDS: &[&str] = &[
    "science", "learning", "intelligence", "vision", "statistics", "mathematics", "physics", "history", "biology",
    "economics", "ecology", "chemistry", "linguistics", "psychology", "sociology", "philosophy", "engineering",
    "robotics", "geography", "education", "literature", "neuroscience", "humanities", "medicine", "informatics",
];

/// A course by its code: `CS 101`; a number that could be a year is none inside a name.
static COURSE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"\b\p{Lu}{2,5}[ -]?(?:\d{3}|1[0-8]\d\d|[3-9]\d{3}|\d{5})\b|^\p{Lu}{2,5}[ -]?\d{2,5}\b")
});

/// Whether a name can be an employer and is no field alone.
pub(super) fn is_organization(text: &str, range: &Range<usize>) -> bool {
    let name = &text[range.clone()];
    let last = name.rsplit(' ').next().unwrap_or_default().trim_end_matches([',', '"', '”']).to_lowercase();
    let is_field = name.split_whitespace().count() <= 4 && FIELDS.contains(&last.as_str()) && !names_body(name);
    !is_field && can_employ(text, range)
}

/// Letters behind a name or a role that say what somebody holds, and no employer.
const AFTER_NAMES: &[&str] =
    &["HDR", "PhD", "Ph.D", "Ph.D.", "MD", "M.D.", "MSc", "MBA", "FRS", "CEng", "P.E", "P.E.", "PE", "FRSA", "OBE"];

/// Whether a name can be an employer: no time, no person's title, no committee. Behind `at` a field is a
/// firm's name: `an internship at Kingfisher Robotics`.
pub(super) fn can_employ(text: &str, range: &Range<usize>) -> bool {
    let name = &text[range.clone()];
    let mut words = name.split_whitespace().map(|word| word.trim_matches([',', '"', '“', '”']).to_lowercase());
    let first = words.clone().next().unwrap_or_default();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    // A field in the name of a body is none to work in: `Natural History Museum, Lanton`, `University of Slow Art`.
    let head = name.split(',').next().unwrap_or_default().to_lowercase();
    let is_unit = words.clone().next_back().is_some_and(|last| UNITS.contains(&last.as_str()))
        || ["museum", "university", "hospital"].iter().any(|noun| head.ends_with(noun))
        || head.contains("university of ");
    letters >= 2
        && !AFTER_NAMES.contains(&name)
        && !opens_as_occasion(&first)
        && (is_unit || !words.clone().any(|word| FIELD_WORDS.contains(&word.as_str())))
        && !is_time(&first)
        && !is_since(&first)
        && !is_country(name)
        && !is_letters(name)
        && !name.starts_with(['"', '“'])
        && !COURSE.is_match(name)
        && !name.contains(['、', '。'])
        && !name.ends_with(['’', '\''])
        && !name.ends_with("'s")
        && !name.ends_with("’s")
        && !words.any(|word| NOT_EMPLOYERS.contains(&word.as_str()))
        && !is_company(text, range)
        && !is_initialled(name)
        && !is_funder(&text[range.end..])
}

/// Whether a name is nothing but letters that people set behind their own: `Associate Professor, HDR`.
pub(super) fn is_letters(name: &str) -> bool {
    const LETTERS: &[&str] = &[
        "hdr", "phd", "dphil", "dsc", "edd", "psyd", "md", "mba", "mph", "jd", "llm", "rn", "frs", "frsc", "freng",
        "fba", "faha", "fieee", "smieee", "facm", "mbe", "obe", "cbe", "esq",
    ];
    LETTERS.contains(&name.replace('.', "").to_lowercase().as_str())
}

/// Whether a word in small letters leads to a time that goes on: `depuis 2023`.
pub(super) fn is_since(word: &str) -> bool {
    ["since", "from", "depuis", "seit", "ab", "desde", "dal", "sinds"].contains(&word)
}

/// Whether a name begins with initials, as a person's does: `C.-A. Moss`.
fn is_initialled(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let are_initials = first.split_terminator('.').all(|part| {
        let letters = part.trim_start_matches('-');
        letters.chars().count() == 1 && letters.chars().all(char::is_uppercase)
    });
    first.ends_with('.') && are_initials && !names_body(name)
}

/// Whether a name says who pays for what is joined: `Moss Academy funded project`.
fn is_funder(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', '-', '‑']);
    ["funded", "sponsored", "financed", "-funded"].iter().any(|word| behind.starts_with(word))
}

/// Whether somebody is joined for an occasion: `joined Ada Weiss on her show`.
fn is_company(text: &str, range: &Range<usize>) -> bool {
    let behind = text[range.end..].trim_start();
    ["on his", "on her", "on their", "for a ", "for the "].iter().any(|word| behind.starts_with(word))
}

/// Whether a name has a word of organisations or is an acronym, as towns and people have not.
pub(super) fn names_body(name: &str) -> bool {
    const BODIES: &[&str] = &[
        "univ", "institut", "college", "school", "lab", "center", "centre", "department", "group", "academy",
        "research", "hospital", "museum", "observator", "facult", "conservator", "escuela", "école", "hochschule",
        "akademie", "council", "infirmary", "clinic",
    ];
    // A human-centred field is no centre.
    let lower = name.to_lowercase().replace("centered", "").replace("centred", "");
    // The number of a course is no acronym: `Tides II`.
    let is_number = |word: &str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let is_acronym = |word: &str| {
        word.chars().filter(|c| c.is_uppercase()).count() >= 2
            && !word.chars().any(char::is_lowercase)
            && !is_number(word)
    };
    BODIES.iter().any(|body| lower.contains(body)) || name.split(|c: char| !c.is_alphanumeric()).any(is_acronym)
}
