//! Collections that a work stands in: a book behind `In`, with its editors before or behind its name.
//!
//! Input: the text of a reference and the end of its title. Output: the name of the collection. The order of parts is
//! that of the common citation styles; what stands behind `in` is no more than a candidate, since journals do too.

use std::ops::Range;
use std::sync::LazyLock;

use super::place::is_name;
use crate::pattern::Pattern;

/// What says behind names that they edit, at the end of a pattern: `(eds.)`, `, editors.`
const EDITORS: &str = concat!(
    r"(?:\((?:[Ee]ds?|[Hh]g|[Hh]rsg|[Dd]ir|[Cc]oord|[Oo]rg|(?:a )?cura di)s?\.?\)",
    r"|,\s?(?:[Ee]ds?|Hg|Hrsg)s?\.|,\s[Ee]ditors?\b|,\s[Ee]ds?\b)[.,]?:?\s*",
);

/// `in` in the languages that newscv reads.
const IN: &str = r"(?:[Ii]n|[Ee]n|[Ee]m|[Dd]ans|Nel(?:la)?):?\s+";

/// What may stand between a title and `In`.
const LEAD: &str = r"[\s.,”“’'»\x22]*";

/// `In`, perhaps with the editors, at the end of what stands before a collection.
static BEFORE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(&format!(r"(?:^|[\s.,;”“’'»\x22(\]]){IN}(?:[^\n\x22“”]*?{EDITORS})?$")));

/// `In Yearbook of Tides 3, pp. 1-9`: a collection behind `In`.
static BEHIND: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(r"^{LEAD}{IN}(?:[^\n\x22“”]*?{EDITORS})?(?P<name>\p{{Lu}}[^.,;()\[\]\n\d]{{6,120}})"))
});

/// `In Tides. A History, edited by …`: a collection with its editors behind it, which may have stops and numbers in
/// its name.
static EDITED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        concat!(
            r"^{lead}(?:{inside}|I:?\s+)(?P<name>\p{{Lu}}[^\n\x22“”\[\]]{{6,200}}?),\s+(?i:",
            r"edited by|ed\. by|eds?\. |editad[oa]s? por|organizad[oa]s? por|coordinad[oa]s? por|comp\. |a cura di|",
            r"hrsg\. |herausgegeben von|sous la dir|dir\. |édité)",
        ),
        lead = LEAD,
        inside = IN,
    ))
});

/// `// Topics in Seas. 2023`: what a work stands in, behind the sign of the Russian and the Chinese standard.
static CONTAINER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^[\s.]*(?:\[[A-Z]\])?\s?//\s?(?P<name>[\p{Lu}\p{Han}][^.,;:/()\[\]\n\d]{2,120})"));

/// Whether what stands before a name ends in `In`, so that the name is a collection's.
pub(super) fn follows_in(before: &str) -> bool {
    BEFORE.is_match(before)
}

/// The collection behind a title that ends at `at`.
pub(super) fn behind(text: &str, at: usize) -> Option<Range<usize>> {
    [&CONTAINER, &EDITED, &BEHIND].iter().find_map(|pattern| {
        let found = pattern.captures(&text[at..])?.name("name")?;
        let name = found.as_str().trim_end();
        is_name(name).then(|| at + found.start()..at + found.start() + name.len())
    })
}
