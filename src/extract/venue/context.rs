//! What stands around a name: cues before it, lists that it is in, marks over it.
//!
//! Answers one question: is a name that is also an ordinary word (`Nature`, `FAST`) meant as a venue here?

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;
use crate::text::{MarkKind, RichText};

/// A phrase that a venue follows, at the end of what stands before the name.
static CUE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)(?:",
        // A work is taken, out, shown or sent
        r"\b(?:accept(?:ed|ance)|publish(?:ed)?|publications?|appear(?:s|ed|ing)?|appeared online|out|online|present(?:ed|ing|ation)?|submitted|featured|forthcoming|in press|papers?|article|abstract|posters?|talk|oral|spotlight|tutorial|keynote|workshop|panel|demo)\b",
        // People serve
        r"|\b(?:review(?:er|ers|ing|ed|s)?|referee|editor|chair(?:s|ing|ed)?|member|committee|PC|TPC|SPC|AC|editorial board|board|track|award)\b",
        r"|\b(?:angenommen|veröffentlicht|erschienen|accepté|publié|aceptado|publicado|aceito)\b",
        r")[^.;\n]{0,24}?\b(?:to|at|in|by|for|of|with|on|into|from|bei|in der|dans|à|en|no|na)(?: the)?(?: journal| magazine| conference)?[ :*_“\x22'‘《\u{a0}]*$",
    ))
});

/// The same for a name that is also a phrase of the field: a talk on machine learning is not in it.
static STRICT_CUE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(concat!(
        r"(?i)(?:",
        r"\b(?:accept(?:ed|ance)|publish(?:ed)?|publications?|appear(?:s|ed|ing)?|out|online|submitted|featured|forthcoming|in press)\b",
        r"[^.;\n]{0,24}?\b(?:to|at|in|by|on|dans|à|en|no|na|bei|in der)",
        r"|\b(?:papers?|article|abstract|commentary|letter|study|work)\b[^.;\n]{0,12}?\b(?:to|at|in|by)",
        r"|\b(?:review(?:er|ers|ing|ed|s)?|referee|committees?|PC|TPC|SPC|chairs?|editor|editorial board|editorial team|special issue)\b[^.;\n]{0,24}?\b(?:for|of|at|in)",
        r"|(?:发表在|发表于|发表|录用于|录用|接收于|接收|掲載|게재지:)(?: ?于| ?在)?",
        r"|\b(?:veröffentlicht|erschienen|publié|publicado)\b[^.;\n]{0,12}?\b(?:in|dans|en|em|na|no)",
        r")(?: the)?(?: journal| magazine)?[ :*_“\x22'‘\u{a0}]*$",
    ))
});

/// What ends a title before the venue of a citation: a full stop, a closing quotation mark.
const TITLE_ENDS: &[char] = &['\n', '.', '?', '!', '"', '”', '\'', '’', '»', '(', '['];

/// A volume right after a name.
static VOLUME: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^,? (?:vol\.? )?\d+ ?[(:,]"));

/// Volume or pages between a journal's name and its year.
static NUMBERED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)^,? ?(?:vol\b|volume\b|no\.|issue\b|pp?\.|art\b|\d{1,4} ?[(:,.])"));

/// A noun after a short form that makes it a venue.
static NOUN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[ ’'s]{1,3}(?:conference|journal|magazine|workshop|symposium|papers?|article|reviewer|PC|TPC|program committee|proceedings|track|area chair|best paper|edition)\b",
    )
});

/// Whether a cue for a venue stands right before `at`.
pub(super) fn follows_cue(text: &str, at: usize) -> bool {
    let before = before(text, at);
    before.trim_end().ends_with('@') || CUE.is_match(before)
}

/// The last bytes before `at`, enough for a cue.
fn before(text: &str, at: usize) -> &str {
    const FAR: usize = 72;
    let mut from = at.saturating_sub(FAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

/// Whether a cue for a venue stands right before `at`, and not one that goes with a topic as well.
pub(super) fn follows_strict_cue(text: &str, at: usize) -> bool {
    STRICT_CUE.is_match(before(text, at))
}

/// Whether a dated name stands as the venue of a citation: after a title's end, or with a volume.
pub(super) fn closes_citation(text: &str, name: &Range<usize>, end: usize) -> bool {
    let before = text[..name.start].trim_end_matches([' ', '\u{a0}']);
    let title_ends = before.is_empty() || before.ends_with(TITLE_ENDS);
    title_ends || NUMBERED.is_match(&text[name.end..end])
}

/// Whether a name is a sentence of its own, or begins one with a volume, as in `Title. Cell, 35(19), 3-8.`
pub(super) fn is_sentence(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches([' ', '\u{a0}']);
    let after = &text[range.end..];
    let ends =
        after.is_empty() || matches!(after.trim_end(), ".") || after.starts_with(['\n']) || VOLUME.is_match(after);
    ends && before.len() > 20 && before.ends_with(TITLE_ENDS)
}

/// A noun after a short form that makes it the people of a field and no venue: `the NLP group`, `the ICML reading group`.
static CIRCLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^[ \u{a0}](?:[Rr]esearch )?(?:[Ss]eminars?|[Rr]eading [Gg]roup|[Gg]roup|[Ll]ab|[Ll]aboratory|[Tt]eam|[Cc]olloquium|[Ss]tudy [Gg]roup|[Jj]ournal [Cc]lub)\b",
    )
});

/// Whether what stands right after `at` makes the short form before it one of people.
pub(super) fn precedes_circle(text: &str, at: usize) -> bool {
    CIRCLE.is_match(&text[at..])
}

/// Whether a noun that goes with venues stands right after `at`.
pub(super) fn precedes_noun(text: &str, at: usize) -> bool {
    NOUN.is_match(&text[at..])
}

/// Whether the page sets just this range apart: emphasis, code, a badge, a link or a line of its own.
pub(super) fn is_set_apart(text: &RichText, range: &Range<usize>) -> bool {
    let string = text.as_str();
    let bare = |range: Range<usize>| {
        let printed = &string[range.clone()];
        let start =
            range.start + printed.len() - printed.trim_start_matches(|letter: char| !letter.is_alphanumeric()).len();
        let end = range.start + printed.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len();
        start..end.max(start)
    };
    let range = bare(range.clone());
    let first = text.marks.partition_point(|mark| mark.start + 3 < range.start);
    text.marks[first..]
        .iter()
        .take_while(|mark| mark.start <= range.start)
        .filter(|mark| !matches!(mark.kind, MarkKind::Superscript | MarkKind::Subscript | MarkKind::ListItem))
        .any(|mark| bare(mark.range()) == range)
        || bare(line_around(string, &range)) == range
}

/// The line that a range stands in.
fn line_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |at| range.end + at);
    start..end
}

/// Whether a link over the range leads to a site named like the venue.
pub(super) fn links_to_venue(text: &RichText, range: &Range<usize>, acronym: &str) -> bool {
    let needle = acronym.to_lowercase();
    needle.len() >= 3
        && text
            .links()
            .filter(|(covered, _)| covered.start <= range.start && range.end <= covered.end)
            .any(|(_, target)| target.to_lowercase().split(['/', '.', '-', '_']).any(|part| is_site_of(part, &needle)))
}

/// `chi2024`, `sigchi`, `chi`.
fn is_site_of(part: &str, needle: &str) -> bool {
    part.trim_matches(|letter: char| letter.is_ascii_digit()) == needle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn cue(text: &str) -> bool {
        follows_cue(text, text.len())
    }

    #[test]
    fn a_cue_before_the_name_is_seen() {
        for text in [
            "our paper was accepted to ", "is out in ", "Reviewer for ", "published on *", "presenting at the ",
            "IAB @",
        ] {
            assert!(cue(text), "{text}");
        }
        for text in ["I work on ", "the force of ", "a new approach to "] {
            assert!(!cue(text), "{text}");
        }
    }

    #[test]
    fn a_name_in_emphasis_of_its_own_is_set_apart() {
        let mut text = RichText { text: Text::copied("out in Nature. Nature is green", 0), marks: vec![] };
        text.mark(7..14, MarkKind::Emphasis);
        assert!(is_set_apart(&text, &(7..13)));
        assert!(!is_set_apart(&text, &(15..21)));
    }
}
