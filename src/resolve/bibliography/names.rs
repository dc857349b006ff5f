//! Author lists of `.bib` files.
//!
//! Names are separated by `and` outside braces; `others` ends a list that goes on. A name wholly
//! in braces is an organisation. `family=…, given=…` is read as `biber` does. Lists that separate
//! names otherwise (`;`, `&`, commas, `et al.`) are read as they are meant; the linter tells of them.

use super::plain::plain;
use crate::person::{Author, Authors, Name};

/// Reads an author list.
pub(crate) fn read(value: &str) -> Authors {
    let mut authors = Authors::default();
    for name in split_at_and(value).into_iter().flat_map(split_otherwise) {
        let whole = without_et_al(name);
        authors.and_others |= whole.is_none_or(|whole| whole != name);
        let name = whole.map(plain).unwrap_or_default();
        if name.eq_ignore_ascii_case("others") {
            authors.and_others = true;
        } else if let Some(written) = whole.filter(|_| !name.is_empty()) {
            authors.list.push(Author::new(read_name(written)));
        }
    }
    authors
}

/// A name without `et al.` behind it; `None` where nothing else is there.
fn without_et_al(name: &str) -> Option<&str> {
    let bare = name.trim_end_matches(['.', '}', ' ']);
    let Some(end) = bare.len().checked_sub("et al".len()).filter(|at| bare.is_char_boundary(*at)) else {
        return Some(name);
    };
    let before = bare[..end].trim_end_matches(['{', ',', ' ', '~']);
    let is_word = before.len() < end || before.is_empty();
    if is_word && bare[end..].replace('~', " ").eq_ignore_ascii_case("et al") {
        return Some(before).filter(|before| !before.is_empty());
    }
    Some(name)
}

/// The names of a list as BibTeX separates them, as written.
pub(crate) fn split_at_and(value: &str) -> Vec<&str> {
    let bytes = value.as_bytes();
    let (mut names, mut depth, mut start, mut at) = (Vec::new(), 0usize, 0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            byte if depth == 0 && byte.is_ascii_whitespace() && is_and(&bytes[at + 1..]) => {
                names.push(value[start..at].trim());
                at += 4;
                start = at;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    names.push(value.get(start..).unwrap_or_default().trim());
    names.retain(|name| !name.is_empty());
    names
}

fn is_and(rest: &[u8]) -> bool {
    let follows = rest.get(3).is_none_or(u8::is_ascii_whitespace);
    rest.len() >= 3 && rest[..3].eq_ignore_ascii_case(b"and") && follows
}

/// The names of what should be one name.
pub(crate) fn split_otherwise(written: &str) -> Vec<&str> {
    if written.contains(['{', '=']) {
        return vec![written];
    }
    let pieces = written.split(';').flat_map(|piece| piece.split(" & ")).map(str::trim);
    pieces.filter(|piece| !piece.is_empty()).flat_map(split_at_commas).collect()
}

/// `Ada Weiss, Bo Lin, Cy Roth` and `Weiss, A., Lin, B.`: whole names, or family names each with
/// its initials, are as many authors.
fn split_at_commas(list: &str) -> Vec<&str> {
    // A comma before the `and` of a longer list tells that commas separate names there.
    let least = if list.ends_with(',') { 2 } else { 3 };
    let list = list.trim_end_matches(',').trim_end();
    let parts: Vec<&str> = list.split(',').map(str::trim).collect();
    if parts.len() >= least && parts.iter().all(|part| part.contains(' ')) {
        return parts;
    }
    let is_pair = |pair: &[&str]| matches!(pair, [_, initials] if are_initials(initials));
    if parts.len() >= 4 && parts.chunks(2).all(is_pair) {
        let commas = list.match_indices(',').map(|(at, _)| at);
        let ends = commas.skip(1).step_by(2).chain([list.len()]);
        let mut start = 0;
        return ends.map(|end| list[std::mem::replace(&mut start, end + 1)..end].trim()).collect();
    }
    vec![list]
}

/// `A.`, `A. B.`, `J.-P.`.
fn are_initials(text: &str) -> bool {
    let mut words = text.split([' ', '-', '.']).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| word.chars().count() == 1 && word.chars().all(char::is_uppercase))
}

/// Whether a list separates names by something else than `and`.
pub(crate) fn has_other_separators(list: &str) -> bool {
    let names = split_at_and(list);
    names.iter().any(|name| split_otherwise(name).len() > 1 || name.ends_with(',')) || is_english_list(&names)
}

/// `Ada Weiss, Bo Lin and Cy Roth`: a family name and given names of two words each, in a list whose
/// last name has its given name first.
fn is_english_list(names: &[&str]) -> bool {
    let is_whole = |part: &str| part.split_whitespace().count() == 2 && !part.contains(['{', '.', '=']);
    let two = |name: &&str| name.split_once(',').is_some_and(|(one, other)| is_whole(one) && is_whole(other.trim()));
    let (last, others) = names.split_last().unwrap_or((&"", &[]));
    !others.is_empty() && !last.contains(',') && is_whole(last) && others.iter().all(two)
}

fn read_name(written: &str) -> Name {
    if is_braced(written) {
        return Name::corporate(&plain(&written[1..written.len() - 1]));
    }
    if written.contains('=') {
        return read_keyed(written).unwrap_or_else(|| Name::parse(&plain(written)));
    }
    let mut name = Name::parse(&plain(written));
    // In a list of names the readable form is the one that pages print.
    name.printed = readable(&name);
    name
}

/// Whether one pair of braces holds the whole name.
pub(crate) fn is_braced(written: &str) -> bool {
    let mut depth = 0usize;
    let closes_early = written.bytes().enumerate().any(|(at, byte)| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && at + 1 < written.len()
    });
    // An accent in braces, `{\'E}`, is a letter and no organisation.
    written.starts_with('{') && written.ends_with('}') && !closes_early && !written.starts_with("{\\")
}

/// `given=Ada, prefix=van, family=Weiss, suffix=Jr.`.
fn read_keyed(written: &str) -> Option<Name> {
    let mut name = Name::parse("");
    for part in written.split(',') {
        let (key, value) = part.split_once('=')?;
        let value = plain(value.trim().trim_matches('"'));
        match key.trim() {
            "family" => name.family = value,
            "given" => name.given = Some(value),
            "prefix" => name.particle = Some(value),
            "suffix" => name.suffix = Some(value),
            _ => {}
        }
    }
    name.printed = readable(&name);
    Some(name)
}

fn readable(name: &Name) -> String {
    let parts = [name.given.as_deref(), name.particle.as_deref(), Some(name.family.as_str()), name.suffix.as_deref()];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(value: &str) -> Vec<String> {
        read(value).list.into_iter().map(|author| author.name.printed).collect()
    }

    #[test]
    fn names_are_separated_by_and_outside_braces() {
        assert_eq!(
            printed("Weiss, Ada AND\n  Lin, Bo and {Sand and Snow Society}"),
            ["Ada Weiss", "Bo Lin", "Sand and Snow Society"]
        );
        assert!(read("{Sand Society}").list[0].name.corporate);
        assert_eq!(printed("{\\'E}va Land and Cy Roth"), ["Éva Land", "Cy Roth"]);
    }

    #[test]
    fn others_are_no_person() {
        let authors = read("Weiss, Ada and others");
        assert_eq!((authors.list.len(), authors.and_others), (1, true));
    }

    #[test]
    fn particles_and_suffixes_are_kept() {
        let name = read("van der Meer, Jr., Joost").list.remove(0).name;
        assert_eq!(
            (name.particle.as_deref(), name.family.as_str(), name.suffix.as_deref()),
            (Some("van der"), "Meer", Some("Jr."))
        );
        assert_eq!(name.printed, "Joost van der Meer Jr.");
        assert_eq!(printed("family=Weiss, given=Ada, prefix=von"), ["Ada von Weiss"]);
    }

    #[test]
    fn lists_with_other_separators_are_read_as_meant() {
        for list in [
            "Ada Weiss, Bo Lin, Cy Roth", "Ada Weiss; Bo Lin; Cy Roth", "Ada Weiss & Bo Lin & Cy Roth",
            "Weiss, Ada; Lin, Bo; Roth, Cy", "Ada Weiss, Bo Lin, Di Noe, and Cy Roth",
        ] {
            assert!(has_other_separators(list), "{list}");
            let read: Vec<String> = printed(list).into_iter().filter(|name| name != "Di Noe").collect();
            assert_eq!(read, ["Ada Weiss", "Bo Lin", "Cy Roth"], "{list}");
        }
        assert_eq!(printed("Weiss, A., Lin, B.-C., Roth, C. D."), ["A. Weiss", "B.-C. Lin", "C. D. Roth"]);
        assert!(has_other_separators("Ada Weiss, Bo Lin and Cy Roth"));
    }

    #[test]
    fn what_bibtex_reads_as_names_is_not_split_further() {
        for list in [
            "van der Meer, Jo Ann and Weiss, Ada",
            "Weiss, Jr., Ada and Cy Roth",
            "{Sand, Snow, Ice; Rain & Sons, Ltd.} and Bo Lin",
            "Weiss, Ada",
        ] {
            assert!(!has_other_separators(list), "{list}");
        }
        assert_eq!(printed("García Márquez, Gabriel José and Lin, Bo"), ["Gabriel José García Márquez", "Bo Lin"]);
    }

    #[test]
    fn et_al_is_no_part_of_a_name() {
        for list in ["Weiss, Ada et al.", "Weiss, Ada and et al.", "Weiss, Ada and {et al.}", "Weiss, Ada, et~al"] {
            let authors = read(list);
            assert_eq!((authors.list.len(), authors.and_others), (1, true), "{list}");
            assert_eq!(authors.list[0].name.printed, "Ada Weiss");
        }
        assert_eq!(printed("Etal, Jo and Weiss, Ada"), ["Jo Etal", "Ada Weiss"]);
    }
}
