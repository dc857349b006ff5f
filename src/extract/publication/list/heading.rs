//! What the headings over a reference say of it: its kind, and how far it has come.
//!
//! Input: a reading with the heading of its section and those above the entry. Output: the kind that
//! the innermost heading of one kind names. A heading that joins kinds (`Books and chapters`) names
//! none; what the reference itself says goes before.

use crate::extract::reading::Reading;
use crate::extract::venue::VenueMention;
use crate::fact::PublicationKind;
use crate::venue::VenueKind;

/// Beginnings of words that name a kind, in the languages of the cue table.
const KINDS: &[(PublicationKind, &[&str])] = &[
    (
        PublicationKind::Thesis,
        &["thes", "dissertation", "doktorarbeit", "thèse", "tesis", "tese", "tesi", "学位论文", "学位論文", "학위논문"],
    ),
    (
        PublicationKind::Chapter,
        &[
            "chapter", "buchkapitel", "buchbeitr", "beiträge in sammelb", "beiträge in herausgeber", "chapitre",
            "capítulo", "capitolo", "capitoli", "分担執筆",
        ],
    ),
    (
        PublicationKind::Book,
        &[
            "book", "monogra", "herausgebersch", "sammelb", "buch", "bücher", "livre", "ouvrage", "libro", "libri",
            "livro", "著書", "专著", "저서",
        ],
    ),
    (PublicationKind::Patent, &["patent", "brevet", "patente", "特許", "专利", "특허"]),
    (
        PublicationKind::Conference,
        &[
            "conference", "konferenz", "tagung", "conférence", "congrès", "congreso", "congresso", "国際会議", "会议",
            "학술대회",
        ],
    ),
    (
        PublicationKind::Journal,
        &["journal", "zeitschrift", "revue", "revista", "rivista", "riviste", "学術論文", "期刊", "학술지"],
    ),
];

/// Words that join two things in a heading.
const JOINERS: &[&str] = &["and", "&", "und", "et", "y", "e", "or", "oder"];

/// The kind that the innermost telling heading names.
pub(super) fn kind(reading: &Reading<'_>) -> Option<PublicationKind> {
    let groups = reading.entry.groups.iter().rev().map(String::as_str);
    groups.chain(reading.heading).find_map(kind_named)
}

/// The one kind that a heading names.
fn kind_named(heading: &str) -> Option<PublicationKind> {
    let lower = heading.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '&').filter(|word| !word.is_empty()).collect();
    let names = |starts: &[&str]| {
        let starts_so = |word: &str| starts.iter().any(|start| word.starts_with(start));
        words.iter().any(|word| starts_so(word))
            || !lower.is_ascii()
                && starts.iter().any(|start| (!start.is_ascii() || start.contains(' ')) && lower.contains(start))
    };
    let mut kinds = KINDS.iter().filter(|(_, starts)| names(starts)).map(|(kind, _)| *kind);
    let first = kinds.next()?;
    let others: Vec<PublicationKind> = kinds.collect();
    // `Book chapters`, `Capítulos de libro` name chapters; `Books and chapters` both.
    let is_joined = words.iter().any(|word| JOINERS.contains(word)) || heading.contains([',', '/', ';']);
    let is_one =
        others.is_empty() || first == PublicationKind::Chapter && others == [PublicationKind::Book] && !is_joined;
    is_one.then_some(first)
}

/// Whether the heading's kind is one that an unknown venue, or none, may be of.
pub(super) fn fits(kind: PublicationKind, venue: Option<&VenueMention>) -> bool {
    match kind {
        PublicationKind::Book => venue.is_none_or(|mention| mention.venue.kind == Some(VenueKind::Book)),
        PublicationKind::Conference => {
            venue.is_some_and(|mention| matches!(mention.venue.kind, None | Some(VenueKind::Journal)))
        }
        PublicationKind::Journal => venue.is_some_and(|mention| mention.venue.kind.is_none()),
        _ => false,
    }
}

/// Whether a heading over the reference holds one of the words.
pub(super) fn says(reading: &Reading<'_>, words: &[&str]) -> bool {
    let mut headings = reading.entry.groups.iter().map(String::as_str).chain(reading.heading);
    headings.any(|heading| {
        let lower = heading.to_lowercase();
        let is_joined = lower.split(' ').any(|word| JOINERS.contains(&word)) || lower.contains([',', '/']);
        words.iter().any(|word| lower.contains(word)) && !is_joined
    })
}

/// Whether a heading says that works are not with a venue yet.
pub(super) fn says_preprint(reading: &Reading<'_>) -> bool {
    says(reading, &["preprint", "working paper", "under review", "manuscript", "arbeitspapier", "documents de travail"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_the_kind_of_what_stands_under_it() {
        for (heading, expected) in [
            ("Books", Some(PublicationKind::Book)),
            ("Monographien & Herausgeberschaften", Some(PublicationKind::Book)),
            ("Beiträge in Sammelbänden", Some(PublicationKind::Chapter)),
            ("Book chapters", Some(PublicationKind::Chapter)),
            ("Capítulos de libro", Some(PublicationKind::Chapter)),
            ("Chapitres d'ouvrages", Some(PublicationKind::Chapter)),
            ("Books and book chapters", None),
            ("Tesis doctoral", Some(PublicationKind::Thesis)),
            ("Refereed conferences", Some(PublicationKind::Conference)),
            ("Journals & conferences", None),
            ("国際会議", Some(PublicationKind::Conference)),
            ("Publications", None),
            ("Selected work on notebooks", None),
        ] {
            assert_eq!(kind_named(heading), expected, "{heading}");
        }
    }
}
