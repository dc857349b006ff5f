//! Author lists of `.bib` files.
//!
//! Names are separated by `and` outside braces; `others` ends a list that goes on. A name wholly
//! in braces is an organisation. `family=…, given=…` is read as `biber` does.

use super::plain::plain;
use crate::person::{Author, Authors, Name};

/// Reads an author list.
pub(crate) fn read(value: &str) -> Authors {
    let mut authors = Authors::default();
    for name in split(value) {
        let lower = plain(name).to_lowercase();
        if lower == "others" || lower == "et al." || lower == "et al" {
            authors.and_others = true;
        } else if !lower.is_empty() {
            authors.list.push(Author::new(read_name(name)));
        }
    }
    authors
}

/// The names of a list, as written.
pub(crate) fn split(value: &str) -> Vec<&str> {
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
    if let [only] = names[..] {
        return split_at_commas(only).unwrap_or(names);
    }
    names
}

fn is_and(rest: &[u8]) -> bool {
    let follows = rest.get(3).is_none_or(u8::is_ascii_whitespace);
    rest.len() >= 3 && rest[..3].eq_ignore_ascii_case(b"and") && follows
}

/// `Ada Weiss, Bo Lin, Cy Roth`: three or more parts, each a whole name, are as many authors.
fn split_at_commas(list: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = list.split(',').map(str::trim).collect();
    let whole = parts.len() >= 3 && parts.iter().all(|part| part.contains(' ') && !part.contains(['{', '=']));
    whole.then_some(parts)
}

/// Whether a list separates whole names by commas.
pub(crate) fn commas_only(list: &str) -> bool {
    !list.to_lowercase().contains(" and ") && split_at_commas(list).is_some()
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
    fn a_list_with_commas_only_is_read_as_meant() {
        assert_eq!(printed("Ada Weiss, Bo Lin, Cy Roth"), ["Ada Weiss", "Bo Lin", "Cy Roth"]);
    }
}
