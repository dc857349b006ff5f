//! The venue of one edition: proceedings and volumes are named after it, with numbers around its name.
//!
//! In: what a bibliography or a user calls the place of a work (`Proceedings of the 41st …`,
//! `…, Volume 37`, `Computer Vision – ECCV 2024, Part XII`). Out: the venue of the catalogue. Limits: any
//! word that is neither part of the name nor of the numbering makes it another event, as in
//! `International Conference on Machine Learning and Optics`.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::words::{Word, fold_into, is_filler, words};
use super::{Catalogue, Entry, is_sponsor};

/// Words before the name, sponsors and numbers aside.
const LEADS: &[&str] = &["annual", "proc", "proceedings"];

/// Words behind it, numbers aside.
const TAILS: &[&str] = &["edition", "no", "number", "part", "pt", "vol", "volume"];

/// What printed names stand for, each looked up once: a bibliography names the same places again and again.
#[derive(Debug, Default)]
pub(crate) struct Editions(Mutex<BTreeMap<String, Option<Entry>>>);

impl Editions {
    /// The known venue that `printed` is an edition of, if there is exactly one.
    pub(crate) fn find(&self, printed: &str) -> Option<Entry> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(printed) {
            return found.clone();
        }
        let found = Catalogue::known().find_edition(printed);
        known().insert(printed.to_owned(), found.clone());
        found
    }
}

impl Catalogue {
    /// The known venue that `printed` is an edition of, if there is exactly one.
    pub fn find_edition(&self, printed: &str) -> Option<Entry> {
        // Springer's volumes print the field before a dash and the meeting behind it.
        let meeting = printed.split_once(" – ").and_then(|(_, meeting)| self.numbered(meeting, 1));
        meeting.or_else(|| self.numbered(printed, 0))
    }

    /// The venue that `printed` names with nothing but numbering around it, at least `numbers` words behind.
    fn numbered(&self, printed: &str, numbers: usize) -> Option<Entry> {
        let all = words(printed);
        for at in 0..all.len() {
            if let Some(hit) = self.longest(printed, &all, at)
                && let [row] = hit.rows[..]
                && all.len() - at - hit.words >= numbers
                && all[at + hit.words..].iter().all(|word| is_numbering(printed, *word))
            {
                return Some(self.entry(row));
            }
            if !is_lead(printed, all[at]) {
                break;
            }
        }
        None
    }
}

fn is_lead(text: &str, word: Word) -> bool {
    let word = folded(text, word);
    LEADS.contains(&word.as_str()) || is_filler(&word) || is_sponsor(&word) || is_number(&word)
}

fn is_numbering(text: &str, word: Word) -> bool {
    let word = folded(text, word);
    TAILS.contains(&word.as_str()) || is_number(&word)
}

fn folded(text: &str, word: Word) -> String {
    let mut folded = String::new();
    fold_into(&text[word.start..word.end], &mut folded);
    folded
}

/// `2024`, `41st`, `xii`.
fn is_number(word: &str) -> bool {
    let ending = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_digits = ending.len() < word.len() && ["", "st", "nd", "rd", "th"].contains(&ending);
    is_digits || word.bytes().all(|letter| b"ivxl".contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acronym(printed: &str) -> Option<&'static str> {
        Catalogue::known().find_edition(printed).and_then(|entry| entry.acronym)
    }

    #[test]
    fn numbers_of_the_edition_and_its_volume_do_not_count() {
        assert_eq!(acronym("Advances in Neural Information Processing Systems 37"), Some("NeurIPS"));
        assert_eq!(acronym("Advances in Neural Information Processing Systems, Volume 37"), Some("NeurIPS"));
        assert_eq!(acronym("Proceedings of the 41st International Conference on Machine Learning"), Some("ICML"));
        assert_eq!(acronym("Proc. 2024 IEEE/CVF Conference on Computer Vision and Pattern Recognition"), Some("CVPR"));
        assert_eq!(acronym("Computer Vision – ECCV 2024, Part XII"), Some("ECCV"));
        assert_eq!(acronym("ICML'24"), Some("ICML"));
    }

    #[test]
    fn any_other_word_makes_it_another_event() {
        assert_eq!(acronym("International Conference on Machine Learning and Optics"), None);
        assert_eq!(acronym("Wet Sand Workshop at ICML 2024"), None);
        assert_eq!(acronym("Wet Sand – ICML"), None);
        assert_eq!(acronym("Companion Proceedings of ICML 2024"), None);
        assert_eq!(acronym(""), None);
    }
}
