//! The catalogue of known venues: `venues.tsv`, looked up by any of their names.
//!
//! The names are put in order when newscv is built, so that looking one up needs nothing made before.
//!
//! A name is found in running text word by word: case, accents, `&`, commas and small words aside,
//! and a word may be cut short with a point, as journal titles are (`Phys. Rev. Lett.`). An
//! acronym that several venues share finds all of them, and then no full name is claimed.
//! What stands around a name (year, track, cue) is not read here.

use std::cmp::Ordering;
use std::ops::Range;

use super::words::{FIRST_WORD_BITS, Word, first_word_bit, fold_into, is_filler, is_short};
use super::{Venue, VenueKind};

/// The table, one venue a row: acronym, name, kind, field, publisher, other names, ordinary words.
const TABLE: &str = include_str!("../venues.tsv");

/// All names as they are compared, one behind the other in order; made of the table by `build.rs`.
const FOLDED: &str = include_str!(concat!(env!("OUT_DIR"), "/venue_names.txt"));

#[expect(clippy::unreadable_literal, reason = "numbers that build.rs writes are not read by people")]
static KNOWN: Catalogue = Catalogue {
    keys: &include!(concat!(env!("OUT_DIR"), "/venue_keys.rs")),
    rows: &include!(concat!(env!("OUT_DIR"), "/venue_rows.rs")),
    first_words: &include!(concat!(env!("OUT_DIR"), "/venue_first_words.rs")),
};

/// Abbreviations that are not the beginning of their word.
const CONTRACTIONS: &[(&str, &str)] = &[
    ("engng", "engineering"),
    ("engrg", "engineering"),
    ("intl", "international"),
    ("j", "journal"),
    ("mgmt", "management"),
    ("natl", "national"),
    ("trns", "transactions"),
];

/// One venue of the catalogue.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The usual short form, where there is one.
    pub acronym: Option<&'static str>,
    /// The full name, without year, ordinal or article.
    pub name: &'static str,
    /// Its sort.
    pub kind: VenueKind,
    /// The field that it belongs to, such as `vision` or `medicine`.
    pub field: &'static str,
    /// Who publishes or runs it.
    pub publisher: Option<&'static str>,
    other_names: &'static str,
    ordinary: &'static str,
}

impl Entry {
    /// Former, abbreviated and alternative names.
    pub fn other_names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.other_names.split('|').filter(|name| !name.is_empty())
    }

    /// Whether `name` is also an ordinary word or phrase, so that it names the venue only in context.
    pub fn is_ordinary(&self, name: &str) -> bool {
        self.ordinary.split('|').any(|ordinary| ordinary.eq_ignore_ascii_case(name))
    }

    fn parse(row: &'static str) -> Option<Self> {
        let mut cells = row.split('\t');
        let some = |cell: &'static str| (!cell.is_empty()).then_some(cell);
        Some(Self {
            acronym: some(cells.next()?),
            name: cells.next()?,
            kind: cells.next()?.parse().ok()?,
            field: cells.next()?,
            publisher: some(cells.next()?),
            other_names: cells.next()?,
            ordinary: cells.next()?,
        })
    }
}

/// One name of one venue: where it stands in [`FOLDED`] as it is compared, and in [`TABLE`] as it is written.
#[derive(Clone, Copy, Debug)]
struct Key {
    folded: u32,
    written: u32,
    row: u16,
    folded_len: u16,
    written_len: u16,
}

impl Key {
    const fn new(folded: u32, folded_len: u16, written: u32, written_len: u16, row: u16) -> Self {
        Self { folded, written, row, folded_len, written_len }
    }

    fn folded(&self) -> &'static str {
        slice(FOLDED, self.folded, self.folded_len)
    }

    fn written(&self) -> &'static str {
        slice(TABLE, self.written, self.written_len)
    }

    fn row(&self) -> usize {
        usize::from(self.row)
    }
}

fn slice(text: &'static str, start: u32, len: u16) -> &'static str {
    let start = start as usize;
    &text[start..start + usize::from(len)]
}

/// A name of known venues at a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// How many words of the text it takes.
    pub words: usize,
    /// The rows of the catalogue that have this name: one, or several for a shared acronym.
    pub rows: Vec<usize>,
    /// Whether it was found by a short form and not by a full name.
    pub by_acronym: bool,
    /// Whether the name is also an ordinary word or phrase.
    pub ordinary: bool,
}

/// All known venues.
#[derive(Clone, Copy, Debug)]
pub struct Catalogue {
    /// The names in the order of [`FOLDED`], then of the rows.
    keys: &'static [Key],
    /// Where each row of the table begins.
    rows: &'static [u32],
    /// A bit for each word that a name may begin with, and by chance for some that none does.
    first_words: &'static [u64; FIRST_WORD_BITS / 64],
}

impl Catalogue {
    /// The venues that ship with newscv.
    pub fn known() -> &'static Self {
        &KNOWN
    }

    /// The venues, in the order of the table.
    pub fn entries(&self) -> impl Iterator<Item = Entry> {
        (0..self.rows.len()).map(|row| self.entry(row))
    }

    pub(super) fn entry(&self, row: usize) -> Entry {
        let line = TABLE[self.rows[row] as usize..].lines().next().unwrap_or_default();
        Entry::parse(line).expect("build.rs lists only rows that are well formed")
    }

    /// The venue that `name` stands for, if it is known and no other venue has the same name.
    pub fn find(&self, name: &str) -> Option<Entry> {
        let words = super::words::words(name);
        let hit = self.longest(name, &words, 0)?;
        let [row] = hit.rows[..] else { return None };
        (hit.words == words.len()).then(|| self.entry(row))
    }

    /// The venue of a hit. With several rows only what they agree on is told.
    pub fn venue(&self, hit: &Hit, printed: &str) -> Venue {
        let first = self.entry(hit.rows[0]);
        let alone = hit.rows.len() == 1;
        let one_kind = hit.rows.iter().all(|row| self.entry(*row).kind == first.kind);
        Venue {
            acronym: first.acronym.map(str::to_owned),
            name: alone.then(|| first.name.to_owned()),
            printed: printed.to_owned(),
            kind: one_kind.then_some(first.kind),
            host: None,
        }
    }

    /// The longest known name that begins at word `at` of `text`.
    pub(crate) fn longest(&self, text: &str, words: &[Word], at: usize) -> Option<Hit> {
        let mut best = None;
        let mut frontier = vec![Reach { keys: 0..self.keys.len(), len: 0, cut: Cut::None }];
        let mut folded = String::new();
        for (offset, word) in words[at..].iter().enumerate() {
            if offset > 0 && !may_join(&text[words[at + offset - 1].end..word.start]) {
                break;
            }
            folded.clear();
            fold_into(&text[word.start..word.end], &mut folded);
            if offset > 0 && is_filler(&folded) {
                continue;
            }
            let dotted = text.as_bytes().get(word.end) == Some(&b'.');
            if offset == 0 && !dotted && !self.may_begin(&folded) {
                return None;
            }
            let next = self.step(&frontier, &folded, dotted);
            if next.is_empty() {
                if offset == 0 && is_filler(&folded) {
                    return None;
                }
                break;
            }
            frontier = next;
            let printed = &text[words[at].start..word.end];
            if let Some(hit) = self.complete(&frontier, printed, offset + 1) {
                best = Some(hit);
            }
        }
        best
    }

    /// Whether a name may begin with this word as it is, so that most words of a text need no look into the list.
    fn may_begin(&self, folded: &str) -> bool {
        let bit = first_word_bit(folded);
        self.first_words[bit / 64] >> (bit % 64) & 1 == 1 || CONTRACTIONS.iter().any(|(short, _)| *short == folded)
    }

    /// The reaches one word on: the word itself, else words that it abbreviates.
    fn step(&self, frontier: &[Reach], folded: &str, dotted: bool) -> Vec<Reach> {
        let mut next = Vec::new();
        for reach in frontier {
            let exact = self.narrow(reach, folded);
            if !exact.keys.is_empty() {
                next.push(exact);
            }
            let full =
                CONTRACTIONS.iter().find(|(short, _)| *short == folded).map(|(_, full)| self.narrow(reach, full));
            next.extend(full.filter(|reach| !reach.keys.is_empty()));
            let begins = reach.len == 0 && (folded.len() >= 3 || folded == "j");
            if (dotted && (begins || reach.len > 0)) || (reach.len > 0 && folded.len() >= 3) {
                self.abbreviated(reach, folded, &mut next);
            }
        }
        next
    }

    /// The keys of `reach` whose next word is `word`.
    fn narrow(&self, reach: &Reach, word: &str) -> Reach {
        let keys = &self.keys[reach.keys.clone()];
        let low = keys.partition_point(|key| compare_word(reach.rest(key), word) == Ordering::Less);
        let high = low + leading(&keys[low..], |key| compare_word(reach.rest(key), word) == Ordering::Equal);
        let start = reach.keys.start;
        let len = reach.len + usize::from(reach.len > 0) + word.len();
        Reach { keys: start + low..start + high, len, cut: reach.cut }
    }

    /// The keys of `reach` whose next word begins with `start` and is longer, one reach a word.
    fn abbreviated(&self, reach: &Reach, start: &str, next: &mut Vec<Reach>) {
        const MOST: usize = 48;
        let keys = &self.keys[reach.keys.clone()];
        let mut at = keys.partition_point(|key| reach.rest(key) < start);
        while let Some(key) = keys.get(at)
            && reach.rest(key).starts_with(start)
            && next.len() < MOST
        {
            let rest = reach.rest(key);
            let word = &rest[..rest.find(' ').unwrap_or(rest.len())];
            let mut narrowed = self.narrow(reach, word);
            narrowed.cut = narrowed.cut.max(if start.len() < 3 { Cut::Short } else { Cut::Some });
            at = narrowed.keys.end - reach.keys.start;
            if word.len() > start.len() {
                next.push(narrowed);
            }
        }
    }

    /// The hit of the keys that end here and fit the way the text is printed.
    fn complete(&self, frontier: &[Reach], printed: &str, words: usize) -> Option<Hit> {
        let ending = frontier
            .iter()
            .flat_map(|reach| {
                let ends = self.keys[reach.keys.clone()].iter().filter(|key| usize::from(key.folded_len) == reach.len);
                ends.filter(|key| reach.cut.is_enough(key, printed))
            })
            .filter(|key| self.fits(key, printed));
        let mut hit: Option<Hit> = None;
        for key in ending {
            let ordinary = self.is_ordinary(key);
            let hit = hit.get_or_insert_with(|| Hit {
                words,
                rows: Vec::new(),
                by_acronym: is_short(key.written()),
                ordinary,
            });
            hit.ordinary |= ordinary;
            if !hit.rows.contains(&key.row()) {
                hit.rows.push(key.row());
            }
        }
        hit
    }

    fn is_ordinary(&self, key: &Key) -> bool {
        let tiny = is_short(key.written()) && usize::from(key.folded_len) <= 2;
        tiny || self.entry(key.row()).is_ordinary(key.written())
    }

    /// Whether the case of the printed name is that of the written one, near enough.
    fn fits(&self, key: &Key, printed: &str) -> bool {
        let first = printed.chars().next();
        let capital = first.is_some_and(|letter| !letter.is_lowercase()) || first == key.written().chars().next();
        if !is_short(key.written()) {
            let all_words = key.folded().split(' ').count() >= 4;
            return if self.is_ordinary(key) { is_title_case(printed) } else { capital || all_words };
        }
        let telling = |letter: &char| letter.is_alphanumeric() || "&@+.".contains(*letter);
        let letters = |name: &str| name.chars().filter(telling).collect::<String>();
        let (written, printed) = (letters(key.written()), letters(printed));
        if written == printed {
            return true;
        }
        if written.to_lowercase() != printed.to_lowercase() {
            return false;
        }
        let shouted = !printed.chars().any(char::is_lowercase);
        let mixed = written.chars().any(char::is_lowercase);
        let least = if shouted {
            4
        } else if mixed {
            5
        } else {
            7
        };
        !self.is_ordinary(key) && capital && written.eq_ignore_ascii_case(&printed) && written.len() >= least
    }
}

/// How many keys at the head of the list fit, behind which none does: mostly few, so that few are looked at.
fn leading(keys: &[Key], fits: impl Fn(&Key) -> bool) -> usize {
    let mut known = 0;
    let mut ahead = 1;
    while keys.get(ahead - 1).is_some_and(&fits) {
        known = ahead;
        ahead *= 2;
    }
    known + keys[known..keys.len().min(ahead)].partition_point(fits)
}

/// The keys that agree with the words read so far, which take `len` bytes of each.
#[derive(Clone, Debug)]
struct Reach {
    keys: Range<usize>,
    len: usize,
    cut: Cut,
}

/// How the words of a name were cut short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    /// None was.
    None,
    /// Some were, to three letters or more.
    Some,
    /// Some were, to one or two letters.
    Short,
}

impl Cut {
    /// Whether enough is left of the words to know the name: short forms are never cut, and one or
    /// two letters count only in a name of three words, or beside a word in full (`J. Finance`).
    fn is_enough(self, key: &Key, printed: &str) -> bool {
        let count = key.folded().split(' ').count();
        match self {
            Self::None => true,
            Self::Some => count >= 2 && !is_short(key.written()),
            Self::Short if is_short(key.written()) => false,
            Self::Short => {
                let in_full =
                    |word: &str| word.len() >= 4 && key.folded().split(' ').any(|full| full.eq_ignore_ascii_case(word));
                count >= 3 || (count == 2 && printed.split([' ', '.']).any(in_full))
            }
        }
    }
}

impl Reach {
    /// What of a key is still to be read, or nothing if it ends here.
    fn rest(&self, key: &Key) -> &'static str {
        let from = self.len + usize::from(self.len > 0);
        key.folded().get(from..).unwrap_or("")
    }
}

/// Orders what is left of a key against one word: equal if it begins with just that word.
fn compare_word(rest: &str, word: &str) -> Ordering {
    let first = &rest[..rest.find(' ').unwrap_or(rest.len())];
    first.cmp(word)
}

/// What may stand between two words of one name.
fn may_join(between: &str) -> bool {
    between.len() <= 6 && between.chars().all(|letter| " ,.&-‐‑–/:'’+()@\u{a0}".contains(letter))
}

fn is_title_case(printed: &str) -> bool {
    printed.split([' ', '-', '/']).filter(|word| !is_filler(word)).all(|word| {
        word.chars().next().is_none_or(|letter| !letter.is_lowercase()) || word.chars().any(char::is_uppercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::venue::words::fold_name;
    use std::collections::BTreeMap;

    fn label(name: &str) -> Option<&'static str> {
        Catalogue::known().find(name).map(|entry| entry.acronym.unwrap_or(entry.name))
    }

    #[test]
    fn every_row_is_well_formed() {
        let rows = TABLE.lines().skip(1);
        assert_eq!(rows.clone().count(), Catalogue::known().entries().count());
        for row in rows {
            let entry = Entry::parse(row).unwrap();
            assert_eq!(row.split('\t').count(), 7, "{row}");
            assert!(row.split(['\t', '|']).all(|cell| cell == cell.trim()), "{row}");
            assert!(!entry.name.is_empty() && !entry.field.is_empty(), "{row}");
            let names: Vec<_> = entry.acronym.into_iter().chain([entry.name]).chain(entry.other_names()).collect();
            assert!(names.iter().all(|name| !name.starts_with("The ")), "{row}");
            for ordinary in entry.ordinary.split('|').filter(|word| !word.is_empty()) {
                assert!(names.contains(&ordinary), "{ordinary} is no name of {row}");
            }
        }
    }

    #[test]
    fn rows_are_sorted_and_distinct() {
        let entries: Vec<Entry> = Catalogue::known().entries().collect();
        let order = |entry: &Entry| (entry.name.to_lowercase(), entry.name);
        for pair in entries.windows(2) {
            assert!(order(&pair[0]) < order(&pair[1]), "{} | {}", pair[0].name, pair[1].name);
        }
    }

    #[test]
    fn no_name_but_an_acronym_is_shared_by_two_venues() {
        let mut owners: BTreeMap<String, usize> = BTreeMap::new();
        for (row, entry) in Catalogue::known().entries().enumerate() {
            for name in [entry.name].into_iter().chain(entry.other_names()) {
                let owner = *owners.entry(fold_name(name)).or_insert(row);
                assert_eq!(owner, row, "{name} names two venues");
            }
        }
    }

    #[test]
    fn every_row_is_found_by_its_own_names() {
        let catalogue = Catalogue::known();
        for (row, entry) in catalogue.entries().enumerate() {
            for name in entry.acronym.into_iter().chain([entry.name]).chain(entry.other_names()) {
                let words = super::super::words::words(name);
                let hit = catalogue.longest(name, &words, 0).unwrap_or_else(|| panic!("{name} is not found"));
                assert!(hit.rows.contains(&row), "{name} finds {:?}", hit.rows);
                assert_eq!(hit.words, words.len(), "{name}");
            }
        }
    }

    #[test]
    fn a_name_is_found_with_and_without_its_sponsor() {
        assert_eq!(label("IEEE International Conference on Robotics & Automation"), Some("ICRA"));
        assert_eq!(label("International Conference on Robotics and Automation"), Some("ICRA"));
    }

    #[test]
    fn abbreviated_titles_are_found() {
        assert_eq!(label("IEEE Trans. Pattern Anal. Mach. Intell."), Some("TPAMI"));
        assert_eq!(label("IEEE Trans. on Image Processing"), Some("TIP"));
        assert_eq!(label("Trans. Mach. Learn. Res."), Some("TMLR"));
    }

    #[test]
    fn an_acronym_keeps_its_case() {
        assert_eq!(label("CHI"), Some("CHI"));
        assert_eq!(label("Chi"), None);
        assert_eq!(label("Neurips"), Some("NeurIPS"));
        assert_eq!(label("icml"), None);
    }
}
