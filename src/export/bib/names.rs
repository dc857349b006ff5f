//! Lists of names as BibTeX takes them apart: `van der Meer, Joost and Ashby, Jr., John and others`.
//!
//! In: [`Authors`]. Out: the value of `author`. An organisation, and whatever the rules of BibTeX
//! would cut elsewhere, stands in braces. Characters that TeX obeys are no part of a name and are
//! left out, because biber would take them for initials; `&` makes a name an organisation's.
//! No list, no value: no name is ever added.

use crate::export::tex::{self, Charset};
use crate::person::{Authors, Name};

/// The value of `author`.
pub(crate) fn author(authors: Option<&Authors>, charset: Charset) -> Option<String> {
    let authors = authors.filter(|authors| !authors.list.is_empty())?;
    let mut names: Vec<String> = authors.list.iter().filter_map(|author| name(&author.name, charset)).collect();
    if names.is_empty() {
        return None;
    }
    if authors.and_others {
        names.push("others".to_owned());
    }
    Some(names.join(" and "))
}

/// The number of names in a value of `author`: BibTeX divides at each `and` outside braces.
pub(crate) fn count(source: &str) -> usize {
    let mut depth = 0_i32;
    let mut count = 1;
    for word in source.split_whitespace() {
        if depth == 0 && word.eq_ignore_ascii_case("and") {
            count += 1;
        }
        for byte in word.bytes() {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        }
    }
    count
}

fn name(name: &Name, charset: Charset) -> Option<String> {
    let one_part = name.given.is_none() && name.particle.is_none() && name.suffix.is_none();
    let family = clean(&name.family);
    if name.printed.contains('&') {
        return braced(&clean(&name.printed), charset);
    }
    if name.corporate || (one_part && family.contains(' ')) {
        return braced(&family, charset);
    }
    let rest = [&name.suffix, &name.given].into_iter().flatten().map(|part| clean(part));
    let rest: Vec<String> = rest.filter(|part| !part.is_empty()).collect();
    if family.is_empty() {
        return braced(&rest.join(" "), charset);
    }
    let particle = name.particle.as_deref().map(clean).filter(|particle| !particle.is_empty());
    let mut out = particle.map(|particle| part(&particle, charset) + " ").unwrap_or_default();
    out.push_str(&self::family(&family, charset));
    for text in rest {
        out.push_str(", ");
        out.push_str(&part(&text, charset));
    }
    Some(out)
}

/// A name that is not taken apart.
fn braced(name: &str, charset: Charset) -> Option<String> {
    (!name.is_empty()).then(|| format!("{{{}}}", escape(name, charset)))
}

/// A name without the characters that TeX obeys; `&` only between words.
fn clean(name: &str) -> String {
    let kept: String = tex::readable(name).chars().filter(|char| !r"{}\^~$#%_<>|`".contains(*char)).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    words.join(" ").trim_matches(|char: char| char == '&' || char == ',' || char == ' ').to_owned()
}

/// A family name; in braces where BibTeX would take its first word for a particle.
fn family(family: &str, charset: Charset) -> String {
    let lower_first = family.chars().next().is_some_and(char::is_lowercase) && family.contains(' ');
    if lower_first { format!("{{{}}}", escape(family, charset)) } else { part(family, charset) }
}

/// A part of a name; in braces where a comma or an `and` inside it would divide it.
fn part(part: &str, charset: Charset) -> String {
    let divides = part.contains(',')
        || part.split_whitespace().any(|word| matches!(word.to_lowercase().as_str(), "and" | "others"));
    let escaped = escape(part, charset);
    if divides { format!("{{{escaped}}}") } else { escaped }
}

/// Escapes a name. In ASCII, letters beyond it stand as `{\relax 王}`, which BibTeX counts as one
/// letter: otherwise its initials and labels would cut a letter's bytes in two.
fn escape(name: &str, charset: Charset) -> String {
    let mut escaped = String::new();
    tex::escape_text(name, charset, &mut escaped);
    if charset == Charset::Unicode || escaped.is_ascii() {
        return escaped;
    }
    let mut out = String::new();
    let mut beyond = false;
    for char in escaped.chars() {
        if char.is_ascii() == beyond {
            out.push_str(if beyond { "}" } else { r"{\relax " });
            beyond = !beyond;
        }
        out.push(char);
    }
    if beyond {
        out.push('}');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::Author;

    fn ascii(names: &[Name]) -> String {
        let list = names.iter().cloned().map(Author::new).collect();
        author(Some(&Authors { list, and_others: false }), Charset::Ascii).unwrap()
    }

    #[test]
    fn names_come_family_first() {
        let names = ["Joost van der Meer", "John Ashby Jr.", "Zoë Müller", "王小明"].map(Name::parse);
        assert_eq!(
            ascii(&names),
            r#"van der Meer, Joost and Ashby, Jr., John and M{\"u}ller, Zo{\"e} and {\relax 王小明}"#
        );
    }

    #[test]
    fn an_organisation_is_one_name() {
        assert_eq!(ascii(&[Name::corporate("Harbour and Sons, Ltd.")]), "{Harbour and Sons, Ltd.}");
        assert_eq!(count("{Harbour and Sons, Ltd.} and Weiss, Ada and others"), 3);
    }

    #[test]
    fn what_tex_obeys_is_no_part_of_a_name() {
        let names = [r"Ann { \\relax Brace", "Weiss & Sons, 100%", "{}"].map(Name::parse);
        assert_eq!(ascii(&names), r"Brace, Ann relax and {Weiss \& Sons, 100}");
    }

    #[test]
    fn a_list_cut_short_says_so_and_an_empty_one_says_nothing() {
        let list = vec![Author::new(Name::parse("Ada Weiss"))];
        let cut = Authors { list, and_others: true };
        assert_eq!(author(Some(&cut), Charset::Ascii).as_deref(), Some("Weiss, Ada and others"));
        let empty = Authors { list: Vec::new(), and_others: true };
        assert_eq!(author(Some(&empty), Charset::Ascii), None);
        assert_eq!(author(None, Charset::Ascii), None);
    }
}
