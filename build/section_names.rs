//! The names of sections, and each without the marks of its letters, which capitals often lose (`ACTUALITES`).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Names that without their marks are words of another language and another meaning: `conférences` are talks.
const KEPT: &[&str] = &["conférence", "conférences"];

/// The table with the plain forms behind the names of each line.
pub(crate) fn with_plain(table: &str) -> String {
    let lines = table.lines().map(|line| match line.split_once('\t').filter(|_| !line.starts_with('#')) {
        None => line.to_owned(),
        Some((_, names)) => {
            let plain = names.split('|').filter(|name| !KEPT.contains(name)).map(|name| (name, without_marks(name)));
            let added = plain.filter(|(name, plain)| name != plain).map(|(_, plain)| format!("|{plain}"));
            format!("{line}{}", added.collect::<String>())
        }
    });
    lines.map(|line| line + "\n").collect()
}

/// The text without the marks of its Latin letters; in other scripts marks are vowels.
fn without_marks(text: &str) -> String {
    let mut latin = false;
    let keeps = |c: &char| {
        latin = c.is_ascii_alphabetic() || latin && is_combining_mark(*c);
        !(latin && is_combining_mark(*c))
    };
    text.nfd().filter(keeps).nfc().collect()
}
