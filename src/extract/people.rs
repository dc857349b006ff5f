//! Lists of people: author lists as printed.
//!
//! Input: plain text and marks. Output: the names in order, with footnote marks taken off and what
//! they say kept (equal contribution, set apart as the owner). [`cut`] parts the list, [`name`] knows
//! a name. Forms: `Ada Weiss, B. Noor and C. Lim`, `Weiss A, Noor B`, `Weiss, A., Noor, B., & Lim, C.`,
//! `Weiss, Ada, and Bilal Noor`, `WEISS, Ada; NOOR, Bilal`, `王小明、李锐`, with `et al.` at the end.

mod cut;
mod name;

use std::ops::Range;

use crate::person::{Author, Authors, Name};
use crate::text::{MarkKind, RichText};
use cut::segments;
use name::{clean_name, family_alone, given_alone, initials_head, is_one_family, uncapitalised};

/// A list of people in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PeopleFound {
    /// Its bytes, without a final stop.
    pub(crate) range: Range<usize>,
    /// Who.
    pub(crate) authors: Authors,
}

/// Reads a list of people that begins at the start of `range`; `None` where none begins there.
///
/// A list of one name counts only if it ends where `range` ends or at a full stop or line break.
pub(crate) fn read_people(content: &RichText, range: Range<usize>) -> Option<PeopleFound> {
    let text = content.as_str();
    // Most texts begin with no name, which their first pieces tell.
    let mut most = ORDER_SHOWS;
    let mut pieces = segments(content, range.clone(), most);
    let order = Order::of(text, &pieces);
    read_person(text, &pieces, order, 0)?;
    let mut list: Vec<(Author, Range<usize>)> = Vec::new();
    let mut and_others = false;
    let mut end = range.start;
    let mut at = 0;
    while at < pieces.len() {
        // A text may go on for long behind the last of the people, so it is cut as far as they go.
        if pieces.len() == most && at + LOOKS_AHEAD > most {
            most *= 4;
            pieces = segments(content, range.clone(), most);
        }
        let segment = &pieces[at];
        if is_others(&text[segment.clone()]) {
            and_others = true;
            end = segment.end;
            // `Weiss, A., . . . Noor, B.`: who stands behind the gap is the last of them.
            let behind_gap = cut::is_gap(&text[segment.clone()])
                .then(|| read_person(text, &pieces[at + 1..], order, list.len()))
                .flatten();
            end = behind_gap.map_or(end, |person| person.range.end);
            break;
        }
        let Some(person) = read_person(text, &pieces[at..], order, list.len()) else { break };
        list.push((author(content, &person.range, &person.name), person.range.clone()));
        end = person.range.end;
        at += person.segments;
        if person.is_last {
            break;
        }
    }
    let stops = text[end..range.end]
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '\n' && c != '.')
        .is_empty()
        || text[end..].trim_start_matches([' ', ')', '*']).starts_with(['\n', '.', ':', '(', '"', '“', ',', '«', '„']);
    // The stop of its initials ends a name with the family first: `Weiss, A. Quiet maps`.
    let stops = stops || list.len() == 1 && list[0].0.name.printed.contains(", ") && text[..end].ends_with('.');
    // The page sets the owner's name apart: `<b>Weiss, A.</b> In …`.
    let is_marked = || list[0].0.set_apart && content.marks.iter().any(|mark| mark.end == end);
    let enough =
        list.len() >= 2 || (list.len() == 1 && (stops || and_others || is_marked()) && list[0].0.name.given.is_some());
    (enough && start_is_near(text, &range, &list)).then(|| PeopleFound {
        range: list[0].1.start..end,
        authors: Authors { list: list.into_iter().map(|(author, _)| author).collect(), and_others },
    })
}

/// Which of the whole names stand with the family name first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// None: `Ada Weiss, Bilal Noor`.
    GivenFirst,
    /// The first, as a list in alphabetical order has it: `Weiss, Ada, and Bilal Noor`.
    FirstTurned,
    /// All: `Weiss, Ada; Noor, Bilal`.
    Turned,
}

/// How many pieces a person may take, and one who stands behind a gap.
const LOOKS_AHEAD: usize = 3;

/// How many pieces of a list tell its order.
const ORDER_SHOWS: usize = 4;

impl Order {
    fn of(text: &str, segments: &[Range<usize>]) -> Self {
        let [family, given, rest @ ..] = segments else { return Self::GivenFirst };
        let pair = is_one_family(&text[family.clone()])
            && given_alone(&text[given.clone()]).is_some()
            && text[family.end..given.start].trim() == ",";
        let next = rest.first();
        let gap = next.map(|next| text[given.end..next.start].trim());
        // `Weiss, Ada & Noor, Bilal`: another such pair behind another separator.
        let paired = || {
            rest.len() > 1
                && gap.is_some_and(|gap| gap != ",")
                && is_one_family(&text[rest[0].clone()])
                && given_alone(&text[rest[1].clone()]).is_some()
                && text[rest[0].end..rest[1].start].trim() == ","
        };
        let parted = gap.is_some_and(|gap| gap.contains([';', '；'])) || paired();
        let goes_on = next.is_some_and(|next| {
            let printed = &text[next.clone()];
            clean_name(printed).is_some() || is_others(printed)
        });
        let ends = next.is_none() && text[given.end..].trim_start().starts_with(['.', ':', '(', '"', '“', '«']);
        match pair {
            true if parted => Self::Turned,
            true if goes_on || ends => Self::FirstTurned,
            _ => Self::GivenFirst,
        }
    }

    fn is_turned(self, place: usize) -> bool {
        self == Self::Turned || self == Self::FirstTurned && place == 0
    }
}

/// One person read from the head of the pieces of a list.
struct Person {
    name: String,
    range: Range<usize>,
    /// How many pieces it took.
    segments: usize,
    /// Whether the list is over behind it.
    is_last: bool,
}

fn read_person(text: &str, segments: &[Range<usize>], order: Order, place: usize) -> Option<Person> {
    let segment = segments.first()?;
    let printed = &text[segment.clone()];
    let family = family_alone(printed).zip(segments.get(1));
    let is_comma = |next: &Range<usize>| text[segment.end..next.start].trim() == ",";
    if let Some((family, next)) = family.filter(|(_, next)| is_comma(next)) {
        let behind = &text[next.clone()];
        let plain = is_one_family(printed);
        let initials = initials_head(behind)
            .filter(|(initials, _)| plain || initials.contains('.'))
            .map(|(initials, len)| (initials, next.start + len));
        let given = || given_alone(behind).filter(|_| plain && order.is_turned(place)).map(|given| (given, next.end));
        if let Some((given, end)) = initials.or_else(given) {
            let name = format!("{family}, {given}");
            return Some(Person { name, range: segment.start..end, segments: 2, is_last: end < next.end });
        }
    }
    let name = clean_name(printed).or_else(|| uncapitalised(printed).filter(|_| place >= 2))?;
    Some(Person { name, range: segment.clone(), segments: 1, is_last: false })
}

fn start_is_near(text: &str, range: &Range<usize>, list: &[(Author, Range<usize>)]) -> bool {
    list.first().is_some_and(|(_, first)| !text[range.start..first.start].chars().any(char::is_alphanumeric))
}

fn is_others(printed: &str) -> bool {
    cut::is_gap(printed) || cut::stands_for_others(printed) || printed.to_lowercase().starts_with("et al")
}

/// An author with what footnote marks and setting say.
fn author(content: &RichText, range: &Range<usize>, name: &str) -> Author {
    let printed = &content.as_str()[range.clone()];
    let lower = printed.to_lowercase();
    let set_apart = content.marks.iter().any(|mark| {
        matches!(mark.kind, MarkKind::Strong | MarkKind::Underline | MarkKind::Emphasis)
            && mark.start < range.end
            && range.start < mark.end
            && mark.range().len() <= range.len() + 8
    });
    Author {
        equal_contribution: printed.contains(['*', '†', '∗', '⋆'])
            || lower.contains("equal")
            || lower.contains("co-first"),
        set_apart,
        ..Author::new(Name::parse(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn names(text: &str) -> Vec<String> {
        let rich = RichText { text: Text::copied(text, 0), marks: vec![] };
        read_people(&rich, 0..text.len())
            .map(|found| found.authors.list.into_iter().map(|author| author.name.printed).collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_title_behind_the_last_initial_is_no_part_of_the_name() {
        let expected = ["Weiss A.", "Noor B. C."];
        assert_eq!(names("Weiss A., Noor B. C. Quiet maps of tides. Topics in Seas, 2023"), expected);
        assert_eq!(names("Вайс А., Нур Б. Тихие карты // Вопросы морей. 2023"), ["Вайс А.", "Нур Б."]);
        assert_eq!(names("Weiss A., Noor B. and Lim C. Quiet maps"), ["Weiss A.", "Noor B.", "Lim C."]);
        assert_eq!(names("Weiss A., Noor B. et al. Quiet maps"), ["Weiss A.", "Noor B."]);
    }

    #[test]
    fn one_short_name_is_an_author_before_numbers_of_medicine() {
        assert_eq!(names("Weiss A. Quiet maps. Tide Med. 2019;12(3):4-9."), ["Weiss A"]);
        assert_eq!(names("Weiss AB. Quiet maps. Tide Med. 2019 Mar 4;12(3):4-9."), ["Weiss AB"]);
        assert!(names("Vitamin D. Quiet maps. Tide Med, 2019.").is_empty());
    }

    #[test]
    fn full_names_are_listed_in_order() {
        assert_eq!(names("Ada Weiss, Bilal Noor*, and Chen Lim. A Title"), ["Ada Weiss", "Bilal Noor", "Chen Lim"]);
        assert_eq!(names("Ada Weiss, Bilal Noor. A Title"), ["Ada Weiss", "Bilal Noor"]);
        assert_eq!(names("Ada Weiss, Bilal Noor, ABC 2024"), ["Ada Weiss", "Bilal Noor"]);
        assert_eq!(names("Joost van der Meer & Ada B. Weiss"), ["Joost van der Meer", "Ada B. Weiss"]);
        assert_eq!(names("A. Weiss, B. Noor, C.-D. Lim (2024) On Counting"), ["A. Weiss", "B. Noor", "C.-D. Lim"]);
    }

    #[test]
    fn family_names_first_are_told_by_their_initials() {
        assert_eq!(names("Weiss, A., Noor, B. C., & Lim, D. (2024)."), ["Weiss, A.", "Noor, B. C.", "Lim, D."]);
        assert_eq!(names("Weiss A, Noor BC, Lim D. On counting"), ["Weiss A", "Noor BC", "Lim D"]);
        assert_eq!(names("Weiss, A., Noor, B. & Lim, C. A map of salt"), ["Weiss, A.", "Noor, B.", "Lim, C."]);
        assert_eq!(names("Weiss, A.; Noor, B. Sensing Grass"), ["Weiss, A.", "Noor, B."]);
        assert_eq!(names("Weiss, A, Noor, B et al. The tide"), ["Weiss, A", "Noor, B"]);
    }

    #[test]
    fn whole_names_may_stand_with_the_family_name_first() {
        assert_eq!(names("Weiss, Ada, and Bilal Noor. 2023."), ["Weiss, Ada", "Bilal Noor"]);
        assert_eq!(names("WEISS, Ada; NOOR, Bilal. O sal"), ["WEISS, Ada", "NOOR, Bilal"]);
        assert_eq!(names("Weiss, Ada: Das Salz"), ["Weiss, Ada"]);
        assert_eq!(names("Weiss, Ada & Noor, Bilal (2024): Das Salz"), ["Weiss, Ada", "Noor, Bilal"]);
        assert_eq!(names("Weiss, Ada und Noor, Bilal (2024): Das Salz"), ["Weiss, Ada", "Noor, Bilal"]);
    }

    #[test]
    fn a_gap_stands_for_people_left_out() {
        let text = "Weiss, A., Noor, B., . . . Lim, C. Quiet maps";
        assert_eq!(names(text), ["Weiss, A.", "Noor, B."]);
        let rich = RichText { text: Text::copied(text, 0), marks: vec![] };
        let found = read_people(&rich, 0..text.len()).filter(|found| found.authors.and_others);
        assert_eq!(found.map(|found| &text[found.range.end..]), Some(" Quiet maps"));
    }

    #[test]
    fn particles_and_double_initials_are_parts_of_names() {
        assert_eq!(names("Weiss A., van Stelten J., Noor B. Maps"), ["Weiss A.", "van Stelten J.", "Noor B."]);
        assert_eq!(names("A. Weiss, J-E. Noor, C. Lim, Maps"), ["A. Weiss", "J-E. Noor", "C. Lim"]);
    }

    #[test]
    fn the_owner_may_be_set_apart_in_a_list() {
        let read = |text: &str, name: &str| {
            let start = text.find(name).unwrap_or_default();
            let marks = vec![crate::text::Mark { start, end: start + name.len(), kind: MarkKind::Strong }];
            let rich = RichText { text: Text::copied(text, 0), marks };
            read_people(&rich, 0..text.len()).map(|found| found.authors.list.len())
        };
        assert_eq!(read("Weiss, Ada; Noor, Bilal; Lim, Chen (Hrsg.) (2023): Salz", "Noor, Bilal"), Some(3));
        assert_eq!(read("Noor, B. En Mapas de sal, 2023", "Noor, B."), Some(1));
    }

    #[test]
    fn a_title_that_the_page_sets_apart_ends_the_list() {
        let text = "Ada Weiss, Salt Roads and Wrongs, 12 Harbour L. Rev. 3";
        let marks = vec![crate::text::Mark { start: 11, end: 32, kind: MarkKind::Emphasis }];
        let rich = RichText { text: Text::copied(text, 0), marks };
        assert!(read_people(&rich, 0..text.len()).is_some_and(|found| found.authors.list.len() == 1));
    }

    #[test]
    fn names_of_other_scripts_are_listed() {
        assert_eq!(names("王小明、李大海"), ["王小明", "李大海"]);
        assert_eq!(names("김하나, 이두리, \"제목\""), ["김하나", "이두리"]);
        assert_eq!(names("李锐, Bo Lin and Ada Weiss. A Title"), ["李锐", "Bo Lin", "Ada Weiss"]);
        assert_eq!(names("李锐, Bo Lin. A Title"), ["李锐", "Bo Lin"]);
    }

    #[test]
    fn what_is_no_list_of_people_is_none() {
        for text in [
            "Best Paper Award, ICML",
            "University of Nowhere, Someplace",
            "the paper, and more",
            "Deep Learning, Graphs and Trees on Rings",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn others_are_noted() {
        let text = "Ada Weiss, Bilal Noor, et al.";
        let rich = RichText { text: Text::copied(text, 0), marks: vec![] };
        assert!(read_people(&rich, 0..text.len()).is_some_and(|found| found.authors.and_others));
    }
}
