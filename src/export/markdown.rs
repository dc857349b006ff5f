//! `cv.md`: a CV in Markdown, for a homepage's CV page and for pandoc.
//!
//! Input: a [`Cv`]. Output: a front matter with the name as title and the mark of this program, a line of contacts, and one list
//! a section. What a Markdown reader, pandoc (`$`, `@`, `^`, `~`), kramdown or a site's Liquid or
//! Hugo (`{{`, `{%`) would take for markup is escaped by backslashes, which CommonMark takes off.

use std::fmt::Write as _;

use crate::cv::{Cv, Owner};
use crate::generator;

use super::outline::{Entry, Inline, Section, outline};
use super::{Outputs, link};

/// Writes `cv.md`.
pub(super) fn write(cv: &Cv) -> Outputs {
    let mut out = front_matter(&cv.owner);
    for line in [about(&cv.owner), contacts(&cv.owner)].into_iter().filter(|line| !line.is_empty()) {
        out.push('\n');
        out.push_str(&line);
        out.push('\n');
    }
    for section in outline(cv) {
        push_section(&mut out, &section);
    }
    Outputs::one("cv.md", out.into_bytes())
}

/// The title as a JSON string, which YAML reads as it is; pandoc and Jekyll read Markdown or Liquid
/// in it, so that the same escapes stand inside.
fn front_matter(owner: &Owner) -> String {
    let title = owner.name.as_deref().map_or_else(|| "Curriculum vitae".to_owned(), escape);
    format!("---\ntitle: {}\n{}\n---\n", serde_json::Value::String(title), generator::MARKDOWN)
}

fn about(owner: &Owner) -> String {
    let parts = [&owner.label, &owner.affiliation, &owner.location];
    parts.into_iter().flatten().map(|part| escape(part)).collect::<Vec<_>>().join(" · ")
}

fn contacts(owner: &Owner) -> String {
    let email = owner.email.as_deref().filter(|email| link::is_email(email));
    let email = email.map(|email| linked(email, &format!("mailto:{email}")));
    let url = owner.url.as_deref().and_then(link::web).map(|url| linked(link::shown(&url), &url));
    let profile = owner.profiles.iter().filter_map(|profile| Some(linked(&profile.network, &link::web(&profile.url)?)));
    email.into_iter().chain(url).chain(profile).collect::<Vec<_>>().join(" · ")
}

fn push_section(out: &mut String, section: &Section) {
    let _ = writeln!(out, "\n## {}", section.heading);
    for group in &section.groups {
        if let Some(heading) = group.heading {
            let _ = writeln!(out, "\n### {heading}");
        }
        out.push('\n');
        for entry in &group.entries {
            let _ = writeln!(out, "- {}", guarded(line(entry)));
        }
    }
}

fn line(entry: &Entry) -> String {
    let mut out = String::new();
    for (at, sentence) in entry.sentences.iter().enumerate() {
        let mut text: String = sentence.iter().map(inline).collect();
        if let Some(when) = entry.when.as_deref().filter(|_| at == entry.dated) {
            text.push_str(", ");
            text.push_str(when);
        }
        let ends = entry.sentences.len() == 1 || matches!(sentence.last(), Some(Inline::Link(..)));
        let ended = ends || text.trim_end_matches(['*', ')', ']', '”']).ends_with(['.', '?', '!']);
        out.push_str(if at > 0 { " " } else { "" });
        out.push_str(&text);
        out.push_str(if ended { "" } else { "." });
    }
    out
}

/// A line that begins no heading, list or rule.
fn guarded(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(b'#' | b'+' | b'-' | b'=') if digits == 0 => format!("\\{line}"),
        _ => line,
    }
}

fn inline(part: &Inline) -> String {
    match part {
        Inline::Plain(text) | Inline::Title(text, None) => escape(text),
        Inline::Strong(text) => format!("**{}**", escape(text)),
        Inline::Title(text, Some(url)) | Inline::Link(text, url) => linked(text, url),
        Inline::Venue(text) => format!("*{}*", escape(text)),
    }
}

/// A link whose text is shown letter for letter.
pub(crate) fn linked(text: &str, url: &str) -> String {
    format!("[{}]({})", escape(text), url.replace('(', "%28").replace(')', "%29"))
}

/// Punctuation that some reader of Markdown gives a meaning wherever it stands.
const MARKS: &str = "\\`*{}[]<>$^~|";

/// `text` so that Markdown shows it letter for letter, on one line.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let next = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        if c.is_whitespace() && before.is_whitespace() && at > 0 {
            continue;
        }
        let escaped = match c {
            // Between letters an underscore and an at sign are letters.
            '_' => !before.is_alphanumeric() || !next.is_alphanumeric(),
            '@' => !before.is_alphanumeric(),
            '&' => next.is_alphanumeric() || next == '#',
            '%' => before == '{' || next == '}',
            '!' => next == '[',
            c => MARKS.contains(c),
        };
        if escaped {
            out.push('\\');
        }
        out.push(if c.is_whitespace() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_where_they_would_mean_something() {
        let cases = [
            ("a_b _c_ *d*", "a_b \\_c\\_ \\*d\\*"),
            ("R&D &amp; A & B", "R\\&D \\&amp; A & B"),
            ("{{ x }} {% y %}", "\\{\\{ x \\}\\} \\{\\% y \\%\\}"),
            ("100% of $5 <b> [x](y) ![z](w)", "100% of \\$5 \\<b\\> \\[x\\](y) \\!\\[z\\](w)"),
            ("C# and F#", "C# and F#"),
            (", a\n - b", ", a - b"),
            ("@who a@b x^2 ~y", "\\@who a@b x\\^2 \\~y"),
        ];
        for (plain, escaped) in cases {
            assert_eq!(escape(plain), escaped);
        }
    }

    #[test]
    fn a_line_begins_no_heading_list_or_rule() {
        for line in ["# a", "- a", "+ a", "1. a", "12) a", "---"] {
            assert!(guarded(line.into()).contains('\\'), "{line}");
        }
        assert_eq!(guarded("2024 was a year".into()), "2024 was a year");
    }

    proptest::proptest! {
        #[test]
        fn a_reader_of_markdown_sees_the_text_letter_for_letter(text in "[ -~é“\\n]{0,40}") {
            use pulldown_cmark::{Event, Options, Parser};
            let source = format!("x {} x", escape(&text));
            let mut shown = String::new();
            for event in Parser::new_ext(&source, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
                match event {
                    Event::Text(text) => shown.push_str(&text),
                    Event::Start(_) | Event::End(_) => {}
                    other => return Err(proptest::test_runner::TestCaseError::fail(format!("{other:?}"))),
                }
            }
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(words(&shown), words(&format!("x {text} x")));
        }
    }
}
