//! Puts the names of `src/venues.tsv` in order, so that the program can look them up at once.
//!
//! Written to `OUT_DIR`: `venue_names.txt`, the names as they are compared; `venue_keys.rs`, for each name where it
//! stands there and in the table, and its row; `venue_rows.rs`, where each row begins; `venue_first_words.rs`, a bit
//! for each word that a name may begin with. `src/venue/catalogue.rs` includes them.

use std::fmt::Write as _;

use crate::words::{FIRST_WORD_BITS, first_word_bit, fold_name, is_short, is_sponsor};

/// One name of one venue.
#[derive(Clone, PartialEq, Eq)]
struct Name {
    folded: String,
    /// Its first byte in the table, and its length.
    written: (usize, usize),
    row: usize,
}

/// What is written to `OUT_DIR`: names, keys, rows, first words.
pub(crate) fn index(table: &str) -> [String; 4] {
    let (mut names, mut rows) = (Vec::new(), Vec::new());
    for line in table.lines().skip(1) {
        let start = offset(table, line);
        names.extend(written(line).map(|name| Name {
            folded: fold_name(name),
            written: (offset(table, name), name.len()),
            row: rows.len(),
        }));
        rows.push(start);
    }
    let order = |a: &Name, b: &Name| a.folded.cmp(&b.folded).then(a.row.cmp(&b.row));
    names.sort_by(order);
    let shorter: Vec<Name> = names.iter().filter_map(|name| without_sponsors(table, name)).collect();
    let is_new = |name: &Name| names.binary_search_by(|other| other.folded.cmp(&name.folded)).is_err();
    let new: Vec<Name> = shorter.into_iter().filter(is_new).collect();
    names.extend(new);
    names.sort_by(order);
    names.dedup();
    let all = names.iter().map(|name| name.folded.as_str()).collect();
    [all, keys(&names), format!("{rows:?}"), first_words(&names)]
}

/// Acronym, name and other names of a row.
fn written(line: &str) -> impl Iterator<Item = &str> {
    let cells: Vec<&str> = line.split('\t').collect();
    assert_eq!(cells.len(), 7, "a row of src/venues.tsv has seven cells: {line}");
    [cells[0], cells[1]].into_iter().chain(cells[5].split('|')).filter(|name| !name.is_empty())
}

/// Where a part of the table begins in it.
fn offset(table: &str, part: &str) -> usize {
    part.as_ptr() as usize - table.as_ptr() as usize
}

/// The same name without the organisations before it, if enough is left of it.
fn without_sponsors(table: &str, name: &Name) -> Option<Name> {
    let mut rest = name.folded.as_str();
    while let Some((first, more)) = rest.split_once(' ')
        && is_sponsor(first)
    {
        rest = more;
    }
    let (start, len) = name.written;
    let enough = rest.split(' ').count() >= 3 && !is_short(&table[start..start + len]);
    (enough && rest.len() < name.folded.len()).then(|| Name { folded: rest.to_owned(), ..name.clone() })
}

/// The keys as an array in Rust.
fn keys(names: &[Name]) -> String {
    let mut keys = "[".to_owned();
    let mut at = 0;
    for Name { folded, written: (start, len), row } in names {
        let _ = write!(keys, "Key::new({at},{},{start},{len},{row}),", folded.len());
        at += folded.len();
    }
    keys + "]"
}

/// The words that names begin with, as an array of 64 bits each.
fn first_words(names: &[Name]) -> String {
    let mut bits = vec![0_u64; FIRST_WORD_BITS / 64];
    for name in names {
        let word = name.folded.split(' ').next().unwrap_or_default();
        let bit = first_word_bit(word);
        bits[bit / 64] |= 1 << (bit % 64);
    }
    format!("{bits:?}")
}
