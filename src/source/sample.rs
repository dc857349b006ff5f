//! Sample content that themes ship and owners forget to delete.
//!
//! Input: a text or the values of a file. Output: whether it is a theme's sample. Limits: exact
//! phrases of well-known themes (al-folio, academicpages, Wowchemy, and lorem ipsum); a sample
//! that the owner rewrote is the owner's.

use std::sync::LazyLock;

use super::block::Block;
use crate::page::Field;

/// Phrases that only samples contain, in lower case.
const PHRASES: &[&str] = &[
    // al-folio: announcements, CV, resume
    "a simple inline announcement",
    "jean shorts raw denim vice normcore",
    "announcements and news can be much longer than just quick inline posts",
    "eidgenössische technische hochschule, zurich, switzerland",
    "sub-description 1.",
    // academicpages: papers, talks, courses, the front page, the CV
    "this paper is about the number",
    "paper title number",
    "this is a description of your talk, which is a markdown file",
    "this is a description of your conference proceedings talk",
    "on relevant topic in your field",
    "this is a description of a teaching experience",
    "this is the front page of a website that is powered by the",
    "the main configuration file for the site is in the base directory",
    "for site content, there is one markdown file for each type of content",
    "that converts a csv containing structured data about talks",
    "many people use a git client to create files on their local computer",
    "more info about configuring academic",
    "like many other jekyll-based github pages templates",
    "register a github account if you don't have one and confirm your e-mail",
    "example: editing a markdown file for a talk",
    "github university",
    "red brick university",
    "fake university of springfield",
    "your sidebar name",
    // Wowchemy and Hugo Academic
    "is a professor of artificial intelligence at the stanford ai lab",
    "welcome to the demo of the academic resum",
    "welcome to the demo of the resum",
    "join the most empowered hugo community",
    "homepage section is an example of adding elements to the",
    "backgrounds can be applied to any section",
    "the best way to create the website you want from markdown",
    "nelson bighetti",
    "lorem ipsum dolor sit amet",
    "click on the **slides** button above to view the built-in slides feature",
    "click on the slides button above to view the built-in slides feature",
    "add the **full text** or **supplementary notes** for the publication here",
    "add the full text or supplementary notes for the publication here",
    "welcome to slides",
];

/// Headings of academicpages' front page, which elsewhere may stand inside a sentence.
const HEADINGS: &[&str] = &[
    "a data-driven personal website",
    "site-wide configuration",
    "create content & metadata",
    "how to edit your site's github repository",
];

/// Whether the text contains a phrase of a theme's sample, or is a heading of one.
pub(super) fn is_sample(text: &str) -> bool {
    if HEADINGS.iter().any(|heading| text.eq_ignore_ascii_case(heading)) {
        return true;
    }
    let bytes = text.as_bytes();
    let stands = |at: usize, phrase: &str| {
        bytes.get(at..at + phrase.len()).is_some_and(|own| own.eq_ignore_ascii_case(phrase.as_bytes()))
    };
    let starts = &*STARTS;
    let words = (0..bytes.len()).filter(|at| *at == 0 || !bytes[*at - 1].is_ascii_alphanumeric());
    let mut likely = words.filter(|at| Starts::beginning(&bytes[*at..]).is_some_and(|eight| starts.has(eight)));
    likely.any(|at| PHRASES.iter().any(|phrase| stands(at, phrase)))
}

/// Marks the bullets around those that are samples too: what one stands under, and what stands beside it there.
pub(super) fn with_bullets(blocks: &[Block], is_sample: &mut [bool]) {
    let nested: Vec<usize> = (0..blocks.len()).filter(|at| is_sample[*at] && blocks[*at].nest > 1).collect();
    let mut seen = 0;
    for at in nested {
        let nest = blocks[at].nest;
        if at < seen {
            continue;
        }
        let beside = |other: &usize| blocks[*other].nest >= nest;
        let below: Vec<usize> = (at + 1..blocks.len()).take_while(beside).collect();
        seen = at + 1 + below.len();
        let above = (0..at).rev().take_while(beside).collect::<Vec<_>>();
        let over = above.last().map_or(at, |first| *first).checked_sub(1).filter(|over| blocks[*over].leads);
        for other in below.into_iter().chain(above.iter().copied()).chain(over) {
            is_sample[other] = true;
        }
    }
}

/// How many bytes of a phrase are looked at before the rest. A phrase begins with a word.
const BEGINNING: usize = 8;

/// The beginnings of the phrases, and a few others: every word of every page is looked at for them.
struct Starts([u64; 64]);

static STARTS: LazyLock<Starts> = LazyLock::new(|| {
    let mut starts = Starts([0; 64]);
    for mark in PHRASES.iter().filter_map(|phrase| Starts::beginning(phrase.as_bytes())).map(Starts::mark) {
        starts.0[mark / 64] |= 1 << (mark % 64);
    }
    starts
});

impl Starts {
    /// The first bytes, the same in either case.
    fn beginning(bytes: &[u8]) -> Option<u64> {
        const EITHER_CASE: u64 = u64::from_ne_bytes([0x20; BEGINNING]);
        bytes.first_chunk().map(|eight: &[u8; BEGINNING]| u64::from_ne_bytes(*eight) | EITHER_CASE)
    }

    fn has(&self, beginning: u64) -> bool {
        let mark = Self::mark(beginning);
        self.0[mark / 64] & (1 << (mark % 64)) != 0
    }

    /// A number below 4096.
    fn mark(beginning: u64) -> usize {
        (beginning.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize
    }
}

/// Titles of the records that themes ship, whole and in lower case.
const TITLES: &[&str] = &[
    "teaching experience 1", "teaching experience 2", "example talk", "example event", "an example conference paper",
    "an example journal article", "an example preprint / working paper",
];

/// Whether a record is a theme's by the values of its front matter. A phrase left in the body of
/// a record that is otherwise the owner's does not make it a sample.
pub(super) fn is_sample_record(fields: &[Field]) -> bool {
    let told = |field: &Field| is_sample(field.value.as_str());
    let titled = |field: &Field| field.key == "title" && TITLES.contains(&field.value.as_str().to_lowercase().trim());
    fields.iter().any(|field| told(field) || titled(field))
}

/// Values that stand in for the owner's own.
const PLACEHOLDERS: &[&str] = &[
    "albert einstein", "you", "your name", "your name / site title", "your sidebar name", "first last",
    "firstname lastname", "you r. name", "blank", "none@example.org", "you@example.com", "example@domain.com", "none",
    "lorem ipsum", "john doe", "jane doe", "admin", "me", "a. einstein", "mit nobel prize winner", "earth",
    "red brick university", "nelson bighetti", "吳恩達", "test@example.org",
];

/// Whether a value of configuration or data is the theme's and not the owner's.
pub(super) fn is_placeholder(value: &str) -> bool {
    let lower = value.trim().to_lowercase();
    PLACEHOLDERS.contains(&lower.as_str())
        || lower.contains("example.com")
        || lower.contains("example.org")
        || lower.starts_with("your ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_known_and_own_words_are_not() {
        assert!(is_sample("A simple inline announcement with Markdown emoji!"));
        assert!(is_sample("B.S. in GitHub, GitHub University, 2012"));
        assert!(!is_sample("A paper was accepted."));
        assert!(is_placeholder("Albert Einstein") && is_placeholder("you@example.com"));
        assert!(!is_placeholder("Ada Weiss"));
    }
}
