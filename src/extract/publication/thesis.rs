//! Theses: whose they are, and where they were written.
//!
//! Input: a reading and the range of a title. Output: whether the thesis is somebody else's; the
//! school that the text behind or before the title names.

use std::ops::Range;

use super::prose::clause_around;
use crate::extract::cue::CueKind;
use crate::extract::reading::Reading;
use crate::fact::SectionKind;

const NOUNS: &[&str] = &["thesis", "dissertation"];

/// Whether news speaks of the thesis of another person: `Congratulations to X for defending …`,
/// `X defended her thesis`. A bio in the third person speaks of the owner.
pub(super) fn is_others(reading: &Reading<'_>, title: &Range<usize>) -> bool {
    if reading.section != SectionKind::News {
        return false;
    }
    let clause = clause_around(reading, title);
    let before = reading.text()[clause.start.min(title.start)..title.start].to_lowercase();
    let words: Vec<&str> =
        before.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty()).collect();
    let Some(noun) = words.iter().rposition(|word| NOUNS.contains(word)) else { return false };
    let possessor = words[..noun].iter().rev().take(4);
    let theirs = possessor.clone().any(|word| matches!(*word, "his" | "her" | "their"));
    let mine = possessor.clone().any(|word| matches!(*word, "my" | "mine"));
    !mine && (theirs || reading.has_cue(&clause, &[CueKind::Others]))
}
