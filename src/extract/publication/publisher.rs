//! Who prints a book: by the noun in the name (`Lantern University Press`), by the town before it, or by a name that
//! readers know.
//!
//! Input: the text of a reference or of an item of news. Output: a range. Limits: a house that is also a word or a
//! person's name counts only behind a comma or stop and before a town or year.

use std::ops::Range;
use std::sync::LazyLock;

use super::place::mention;
use crate::calendar::is_year;
use crate::extract::reading::Reading;
use crate::extract::title_shape as shape;
use crate::extract::venue::VenueMention;
use crate::pattern::Pattern;
use crate::venue::VenueKind;

/// Nouns that end the name of a publisher, and those that begin it in Romance languages.
const NOUNS: &str = concat!(
    r"(?:(?:Press|\p{Lu}\p{Ll}+verlag|Verlag|Publishers?|Publishing|Books)\b",
    r"|(?:Editions?|Éditions?|Editora|Editorial|Edizioni|Edições|Ediciones)\b",
    r"(?:\s(?:(?:du|des|de\sla|de|del|di|da|do)\s|d['’])?\p{Lu}[\p{L}'’-]+){0,3})",
);

/// Houses whose names have no such noun.
const HOUSES: &str = concat!(
    r"(?:Routledge|Springer(?:\sNature|\sVS)?|(?:Palgrave\s)?Macmillan|Palgrave|Brill|(?:De|de)\sGruyter|Elsevier|(?:John\s)?Wiley(?:\s&\sSons|-Blackwell)?|Blackwell",
    r"|Bloomsbury|Sage|SAGE|Edward\sElgar|Peter\sLang|Penguin|Norton|W\.\s?W\.\sNorton|Nomos|Mohr\sSiebeck|Duncker\s&\sHumblot|C\.\s?H\.\s?Beck",
    r"|Suhrkamp|Böhlau|Wallstein|Campus|transcript|Vandenhoeck\s&\sRuprecht|Harrassowitz|Klostermann|Gallimard|L['’]Harmattan|Presses\s[\p{L}\s]{4,40}",
    r"|Armand\sColin|Karthala|Laterza|Il\sMulino|Carocci|FrancoAngeli|Giappichelli|Siglo\sXXI|Tirant\slo\sBlanch|Dykinson|Marcial\sPons|Síntesis|Cátedra|Ariel|Akal)",
);

/// The town of a publisher: `Halden`, `St. Halden`, `Halden/Oslo`.
const TOWN: &str = r"\p{Lu}(?:[\p{L}/& -]|\b\p{L}{1,2}\.)+?";

/// A publisher behind a mark of punctuation, perhaps with the town before it.
static PUBLISHER: LazyLock<Pattern> = LazyLock::new(|| {
    let named = format!(
        r"(?:{TOWN}\s?:\s*)?(?P<noun>(?:\p{{Lu}}(?:[\p{{L}}&'’-]*|\p{{L}}{{0,3}}\.)\s(?:of\s)?){{0,5}}{NOUNS})"
    );
    let house = format!(
        r"(?P<house>{HOUSES})(?:\s?[,:)]|\s*\(?(?:19|20)\d\d)|{TOWN}(?:\s?:|,)\s(?P<housed>{HOUSES})(?:[,.)]|$)"
    );
    let town = format!(r"{TOWN}(?:,\s[A-Z]{{2}})?\s?:\s(?P<town>\p{{Lu}}[\p{{L}}&'’ -]+?)[,;]?\s(?:19|20)\d\d");
    Pattern::new(&format!(r"(?:^|[(.,;:]\s*)(?:{house}|{named}|{town})"))
});

/// A publisher by its noun, behind a preposition: `with Lantern University Press`.
static PRINTED_BY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        r"\b(?:by|with|from|at|im|bei|beim|chez|en|con|com|pela|per)\s+(?:the\s|dem\s|der\s)?(?P<noun>(?:\p{{Lu}}[\p{{L}}&'’.-]*\s(?:of\s)?){{1,5}}{NOUNS})"
    ))
});

/// Who prints a book, behind its title.
pub(super) fn behind(text: &str, from: usize) -> Option<Range<usize>> {
    let found = PUBLISHER.captures(&text[from..])?;
    let name = ["noun", "house", "housed", "town"].iter().find_map(|group| found.name(group))?;
    // Who prints at their own cost is no house.
    let is_own = ["selbst", "eigen"].iter().any(|own| name.as_str().to_lowercase().starts_with(own));
    (!is_own).then_some(from + name.start()..from + name.end())
}

/// Whether the text goes on with who prints a book, as a sentence of its own or behind a town: `. Halden: Tide Press, 2015`.
pub(super) fn is_next(text: &str) -> bool {
    let found = PUBLISHER.captures(text);
    found.and_then(|found| found.get(0)).is_some_and(|all| !text[..all.start()].contains(char::is_alphanumeric))
}

/// Where the stretch on who prints a book begins that ends a reference: `, Halden, Tide Press, 2015`, `, Roma, Carocci.`
pub(super) fn closing(text: &str) -> Option<usize> {
    let found = PUBLISHER.captures(text)?;
    let all = found.get(0)?;
    let rest = text[all.end()..].trim_matches(|c: char| !c.is_alphanumeric());
    // A town may stand between, as the Germans set it.
    let year =
        rest.rsplit_once(", ").map_or(rest, |(town, year)| if shape::word_count(town) <= 2 { year } else { rest });
    let is_told = all.as_str().trim_end_matches([' ', '.', ',', ')']).ends_with(|c: char| c.is_ascii_digit());
    (is_told || rest.is_empty() || year.get(..4).is_some_and(is_year)).then_some(all.start())
}

/// Who prints the book that a sentence of news calls so.
pub(super) fn of_book(reading: &Reading<'_>, clause: &Range<usize>, title: &Range<usize>) -> Option<VenueMention> {
    const BOOKS: &[&str] =
        &["book", "monograph", "buch", "monographie", "libro", "livro", "livre", "ouvrage", "volume"];
    let text = reading.text();
    let told = text[clause.clone()].to_lowercase();
    let is_book = shape::words(&told).any(|word| BOOKS.contains(&word));
    let behind = title.end..clause.end.max(title.end);
    let found = PRINTED_BY.captures(&text[behind.clone()]).filter(|_| is_book)?.name("noun")?;
    let range = behind.start + found.start()..behind.start + found.end();
    Some(mention(text, range, VenueKind::Book))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_publisher_is_told_by_its_noun_its_town_or_its_name() {
        for (text, name) in [
            (". Oslo: Lantern University Press, 2015.", Some("Lantern University Press")),
            (". Paris : Éditions du Sable.", Some("Éditions du Sable")),
            (". São Paulo: Editora Areia, 2014.", Some("Editora Areia")),
            (". Routledge, 2015.", Some("Routledge")),
            (". Mohr Siebeck, Halden 2018.", Some("Mohr Siebeck")),
            (" (Springer, 2015).", Some("Springer")),
            (". Halden: Tide and Sons, 2018", Some("Tide and Sons")),
            (". London: Routledge.", Some("Routledge")),
            (", Roma, Carocci.", Some("Carocci")),
            (". Salzverlag, Berlin, 2020.", Some("Salzverlag")),
            (". New Town, NY: Tide Medical; 2012.", Some("Tide Medical")),
            (". Springer proofs of tides", None),
            (". Springer", None),
        ] {
            assert_eq!(behind(text, 0).map(|range| &text[range]), name, "{text}");
        }
    }
}
