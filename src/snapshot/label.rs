//! Labels: the names that a user gives snapshots, and the folder names made of them.
//!
//! A label is a slug: lower-case ASCII letters and digits in words joined by single hyphens, the
//! first a letter, at most [`LONGEST`] of them. So it is one file name on every system, never a path,
//! and the date before it in the folder's name always ends where the label begins.

use std::fmt;
use std::str::FromStr;

use crate::date::Date;

/// The most characters of a label.
pub const LONGEST: usize = 80;

/// Names of devices, which some systems give to no file, whatever its ending
/// (<https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file>).
const RESERVED: &[&str] = &["aux", "con", "nul", "prn"];
/// Devices with a number behind the name, one to nine.
const NUMBERED: &[&str] = &["com", "lpt"];

/// A checked label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label(String);

impl Label {
    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the snapshot's folder: `2025-03-01-acme-research-scientist`.
    pub fn dated(&self, date: Date) -> String {
        format!("{date}-{}", self.0)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Why a text is no label, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotALabel(String);

impl fmt::Display for NotALabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotALabel {}

impl FromStr for Label {
    type Err = NotALabel;

    fn from_str(text: &str) -> Result<Self, NotALabel> {
        match fault(text) {
            None => Ok(Self(text.to_owned())),
            Some(reason) => Err(NotALabel(reason)),
        }
    }
}

fn fault(text: &str) -> Option<String> {
    let count = text.chars().count();
    if text.is_empty() {
        return Some("a label must not be empty".to_owned());
    }
    if count > LONGEST {
        return Some(format!("a label has at most {LONGEST} characters, this one has {count}"));
    }
    if text.chars().any(char::is_control) {
        return Some("a label holds no control characters".to_owned());
    }
    if text.contains(['/', '\\']) || text.starts_with('.') {
        return Some("a label is a name and no path".to_owned());
    }
    let other = text.chars().find(|letter| !letter.is_ascii_lowercase() && !letter.is_ascii_digit() && *letter != '-');
    if let Some(other) = other {
        let reason = format!("a label has lower-case ASCII letters, digits and hyphens, not '{other}'");
        return Some(with_suggestion(reason, text));
    }
    if text.starts_with('-') || text.ends_with('-') || text.contains("--") {
        return Some(with_suggestion("a label has single hyphens between its words".to_owned(), text));
    }
    if text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Some("a label begins with a letter, since a date stands before it".to_owned());
    }
    is_reserved(text).then(|| format!("'{text}' is the name of a device on some systems"))
}

fn is_reserved(text: &str) -> bool {
    let numbered = |device: &str| matches!(text.strip_prefix(device).map(str::as_bytes), Some([b'1'..=b'9']));
    RESERVED.contains(&text) || NUMBERED.iter().any(|device| numbered(device))
}

/// Names the label that is nearest, where one can be made.
fn with_suggestion(reason: String, text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    if fault(&slug).is_none() { format!("{reason}; '{slug}' would do") } else { reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        text.parse::<Label>().unwrap_err().to_string()
    }

    #[test]
    fn a_slug_is_a_label_and_follows_the_date() {
        let label: Label = "acme-research-scientist-2".parse().unwrap();
        let date = Date::from_day(2025, 3, 1).unwrap();
        assert_eq!(label.dated(date), "2025-03-01-acme-research-scientist-2");
        assert_eq!(label.dated(Date::from_year(2025)), "2025-acme-research-scientist-2");
    }

    #[test]
    fn what_is_no_slug_is_refused_with_the_reason() {
        let refused = [
            ("", "a label must not be empty"),
            ("../x", "a label is a name and no path"),
            ("/etc/passwd", "a label is a name and no path"),
            ("c:\\x", "a label is a name and no path"),
            (".hidden", "a label is a name and no path"),
            ("..", "a label is a name and no path"),
            ("a\u{1b}[31m", "a label holds no control characters"),
            ("a\nb", "a label holds no control characters"),
            (
                "ACME Research",
                "a label has lower-case ASCII letters, digits and hyphens, not 'A'; 'acme-research' would do",
            ),
            ("zürich", "a label has lower-case ASCII letters, digits and hyphens, not 'ü'; 'z-rich' would do"),
            ("王", "a label has lower-case ASCII letters, digits and hyphens, not '王'"),
            ("-rf", "a label has single hyphens between its words; 'rf' would do"),
            ("a--b", "a label has single hyphens between its words; 'a-b' would do"),
            ("03-acme", "a label begins with a letter, since a date stands before it"),
            ("con", "'con' is the name of a device on some systems"),
            ("lpt1", "'lpt1' is the name of a device on some systems"),
        ];
        for (text, reason) in refused {
            assert_eq!(refusal(text), reason, "{text:?}");
        }
        assert_eq!(refusal(&"a".repeat(300)), "a label has at most 80 characters, this one has 300");
        assert!("compass".parse::<Label>().is_ok() && "com10".parse::<Label>().is_ok());
    }
}
