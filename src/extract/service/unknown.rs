//! Venues that no recogniser knows: what their printed names tell.
//!
//! Input: a name as printed. Output: a [`Venue`] with its short form, where the name holds one.

use crate::venue::Venue;

/// A venue that has only the name that the page prints.
pub(super) fn unknown(printed: &str) -> Venue {
    let both = with_short_form(printed);
    let name = both.map(|(long, _)| long.to_owned());
    let short = both.map(|(_, short)| short.to_owned()).or_else(|| short_form(printed));
    Venue { acronym: short, name, printed: printed.to_owned(), kind: None, host: None }
}

/// A name and the short form in brackets that ends it: `Transactions on Slow Systems (TSS)`.
fn with_short_form(name: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 10;
    let (long, short) = name.strip_suffix(')')?.rsplit_once(" (")?;
    let is_short = (2..=LONGEST).contains(&short.len()) && short.chars().all(|c| c.is_ascii_uppercase() || c == '-');
    (is_short && is_short_for(short, long)).then_some((long, short))
}

/// The short form that a name consists of besides a sponsor and a common noun: `ACM FLOCK journal`.
fn short_form(name: &str) -> Option<String> {
    const AROUND: &[&str] = &[
        "ACM", "IEEE", "USENIX", "IFIP", "SIAM", "the", "journal", "Journal", "conference", "Conference", "magazine",
        "workshop",
    ];
    let mut words = name.split_whitespace().filter(|word| !AROUND.contains(word));
    let word = words.next().filter(|_| words.next().is_none())?;
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (capitals >= 2 && word.chars().all(char::is_alphanumeric) && word != name).then(|| word.to_owned())
}

/// Whether a short form is made of the initials of a name.
pub(super) fn is_short_for(short: &str, name: &str) -> bool {
    let capitals: String = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let initials: String =
        name.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect();
    let mut left = initials.chars();
    capitals.chars().count() >= 3
        && name.split_whitespace().count() >= 3
        && capitals.chars().all(|c| left.any(|initial| initial == c))
}
