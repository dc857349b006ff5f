//! Periodicals that the numbers behind them tell, whatever they are called.
//!
//! Input: the text of a reference. Output: where a name stands before volume, pages and year, as physicists and
//! mathematicians set it (`A title, Fjord Lett. 22 (2020) 3205`), or before the year alone where its last word is cut
//! short as titles of journals are (`Fjord Lett., 2020`). Limits: the first such place alone is looked at; the name
//! begins behind a mark of punctuation, and its words with capitals; a town reads like a name of one word.

use std::ops::Range;
use std::sync::LazyLock;

use crate::extract::title_shape as shape;
use crate::pattern::{Match, Pattern};

/// `, Fjord Lett. 22 (2020) 3205`, `, Fjord Lett. 22, 3205 (2020)`, `, J. Fjord Stud. 22(3):32–35, 2020`.
static NUMBERED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[,.?!]\s+(?P<name>\p{Lu}[\p{L}&'’-]*\.?(?:[ \u{a0}](?:\p{Lu}[\p{L}&'’-]*\.?|of|and|&|in|for|the|de|der|für)){0,7}?)",
        r",?\s+(?:\(\d\)\s+)?(?:[Vv]ol\.?\s*)?[A-Z]?\d{1,4}\s*(?:\(\d{1,3}(?:[-–/]\d{1,3})?\)\s*)?",
        r"(?:\((?:19|20)\d\d\)|[,:]\s*(?:[Nn]o\.?\s*\d{1,4},?\s*)?(?:[Pp]{1,2}\.\s*)?",
        r"[A-Za-z]?\d{1,7}(?:[-–]+[A-Za-z]?\d{1,7})?\s*[,.]?\s*\(?(?:19|20)\d\d\b)",
    ))
});

/// `, Fjord Lett., 2020`, `, Fjord Lett., to appear`: words with capitals, the last with its stop, before a year or
/// before how far the work has come.
static SHORTENED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"[,.?!”’»\x22)]\s+(?P<name>\p{Lu}[\p{L}&'’-]*\.?(?:[ \u{a0}](?:\p{Lu}[\p{L}&'’-]*\.?|of|and|&|in|for|the|de|der|für)){0,6}?",
        r"[ \u{a0}](?P<last>\p{Lu}\p{Ll}+)\.),?\s+[(\[]?(?:(?:19|20)\d\d\b|[Tt]o appear\b|[Ii]n press\b|[Ff]orthcoming\b|[Aa]ccepted\b|[Ss]ubmitted\b)",
    ))
});

/// How ISO 4 cuts the last words of titles of journals short.
const SHORT_WORDS: &[&str] = &[
    "Acad", "Adv", "Agric", "Algebr", "Am", "Anal", "Ann", "Anthropol", "Appl", "Arch", "Assoc", "Astron", "Astrophys",
    "Autom", "Behav", "Biochem", "Biol", "Biomed", "Biophys", "Bot", "Bull", "Chem", "Clin", "Cogn", "Comb", "Commun",
    "Comput", "Criminol", "Crit", "Cybern", "Demogr", "Dev", "Dyn", "Ecol", "Econ", "Econom", "Educ", "Electron",
    "Energ", "Eng", "Engng", "Entomol", "Environ", "Epidemiol", "Ethnol", "Evol", "Exp", "Found", "Genet", "Genom",
    "Geogr", "Geol", "Geom", "Geophys", "Health", "Hist", "Hydrol", "Immunol", "Ind", "Inf", "Infect", "Innov",
    "Instrum", "Int", "Jpn", "Lang", "Lett", "Libr", "Ling", "Linguist", "Mag", "Manag", "Mater", "Math", "Meas",
    "Mech", "Med", "Mem", "Methodol", "Microbiol", "Mol", "Mon", "Natl", "Neurol", "Neurosci", "Numer", "Nurs", "Nutr",
    "Oceanogr", "Oncol", "Oper", "Opt", "Pediatr", "Pharmacol", "Philos", "Photon", "Phys", "Physiol", "Plann", "Pol",
    "Polit", "Polym", "Pract", "Probab", "Proc", "Program", "Psychiatry", "Psychol", "Quart", "Rep", "Res", "Resour",
    "Rev", "Robot", "Sci", "Secur", "Semin", "Ser", "Signal", "Simul", "Soc", "Sociol", "Softw", "Stat", "Stud",
    "Surg", "Surv", "Sust", "Syst", "Technol", "Telecommun", "Theor", "Top", "Topol", "Toxicol", "Trans", "Transp",
    "Vis", "Zool",
];

/// Where a periodical stands in a text, the first behind a comma or a full stop.
pub(super) fn find(text: &str) -> Option<Range<usize>> {
    let numbered = NUMBERED.captures(text).and_then(|found| found.name("name"));
    let shortened = SHORTENED.captures(text);
    let shortened =
        shortened.filter(|found| SHORT_WORDS.contains(&&found["last"])).and_then(|found| found.name("name"));
    let first = numbered.into_iter().chain(shortened).min_by_key(Match::start)?;
    let range = first.start() + behind_person(first.as_str())..first.end();
    let name = &text[range.clone()];
    let is_name = name.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !is_part(name);
    is_name.then_some(range)
}

/// Where a name begins behind the last of the people, whom only a full stop parts from it: `D. Kumada. Fjord Lett.`,
/// `Kumada D. Fjord Lett.`
fn behind_person(name: &str) -> usize {
    let (mut begins_person, mut follows_short, mut cut, mut at) = (false, false, 0, 0);
    for word in name.split_inclusive([' ', '\u{a0}']) {
        let is_first = at == 0;
        at += word.len();
        let Some(bare) = word.trim_end().strip_suffix('.').filter(|_| at < name.len()) else {
            follows_short = false;
            continue;
        };
        let (is_short, is_initial) = (SHORT_WORDS.contains(&bare), bare.chars().count() == 1);
        begins_person |= is_first && is_initial;
        let ends_person = if is_initial { !is_first && !follows_short } else { begins_person && !is_short };
        if ends_person {
            cut = at;
        }
        follows_short = is_short;
    }
    cut
}

/// Whether words name a part of a work or a time, and no periodical: `, Part II 22 (2020)`, `, Spring 22`.
fn is_part(name: &str) -> bool {
    const PARTS: &[&str] = &[
        "part", "chapter", "chapters", "section", "volume", "vol", "issue", "no", "number", "pages", "page", "article",
        "paper", "poster", "talk", "memo", "report", "session", "abstract",
    ];
    shape::words(name).any(|word| PARTS.contains(&word.to_lowercase().as_str()))
        || shape::words(name).all(crate::extract::phrase::is_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_periodical_is_told_by_its_numbers_or_its_short_words() {
        let cases = [
            ("Salt of fjords, Fjord Lett. 22 (2020) 3205", Some("Fjord Lett.")),
            ("Salt of fjords, Fjord Lett. 22, 3205 (2020)", Some("Fjord Lett.")),
            ("Salt of fjords, J. Fjord Stud. 22(3):32–35, 2020", Some("J. Fjord Stud.")),
            ("Salt of fjords. D. Noor. Fjord Lett., 2020", Some("Fjord Lett.")),
            ("Salt of fjords, Weiss A, Noor D. Fjord Lett. 22, 5 (2020)", Some("Fjord Lett.")),
            ("Salt of fjords, Proc. R. Soc. Fjords 22 (2020) 5", Some("Proc. R. Soc. Fjords")),
            ("Salt of fjords, Ann. Fjord Stud. (4) 22 (2020), 5-9", Some("Ann. Fjord Stud.")),
            ("Salt of fjords, J. Fjord Soc., to appear", Some("J. Fjord Soc.")),
            ("Salt of fjords, Part II 22 (2020)", None),
            ("Salt of fjords, Lanton, 2020", None),
            ("Salt of fjords, Tidewater Inc., 2020", None),
        ];
        for (text, name) in cases {
            assert_eq!(find(text).map(|range| &text[range]), name, "{text}");
        }
    }
}
