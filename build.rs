//! Makes what the program embeds: the names of known venues in order, and the PDF's fonts.
//!
//! Font faces and colour profile come out of `typst-assets`.
//! The crate carries its fonts as one list; embedding the list would put every face into the
//! binary. Each wanted face is found by its PostScript name and written to `OUT_DIR`.

#[path = "build/section_names.rs"]
mod section_names;
#[path = "build/venues.rs"]
mod venues;
#[path = "src/venue/words.rs"]
mod words;

use std::env;
use std::path::PathBuf;

/// The faces of Libertinus Serif (SIL Open Font License) that the looks use, and the files that
/// `src/export/pdf/fonts.rs` includes.
const FACES: &[(&str, &str)] = &[
    ("LibertinusSerif-Regular", "regular.otf"),
    ("LibertinusSerif-Bold", "bold.otf"),
    ("LibertinusSerif-Italic", "italic.otf"),
];

fn main() {
    for file in [
        "build.rs", "build/venues.rs", "src/source/letters.rs", "src/source/section_names.tsv", "src/venue/words.rs",
        "src/venues.tsv",
    ] {
        println!("cargo::rerun-if-changed={file}");
    }
    let [names, keys, rows, first_words] = venues::index(include_str!("src/venues.tsv"));
    write("venue_names.txt", names.as_bytes());
    write("venue_keys.rs", keys.as_bytes());
    write("venue_rows.rs", rows.as_bytes());
    write("venue_first_words.rs", first_words.as_bytes());
    write("section_names.tsv", section_names::with_plain(include_str!("src/source/section_names.tsv")).as_bytes());
    for (name, file) in FACES {
        let face = typst_assets::fonts().find(|font| postscript_name(font).as_deref() == Some(*name));
        write(file, face.unwrap_or_else(|| panic!("typst-assets carries no face named {name}")));
    }
    write("srgb.icc", typst_assets::icc::S_RGB_V4);
}

#[expect(clippy::disallowed_methods, reason = "a build script exists to write into OUT_DIR")]
fn write(file: &str, bytes: &[u8]) {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR for build scripts"));
    std::fs::write(folder.join(file), bytes).expect("OUT_DIR is writable");
}

/// The PostScript name (name 6) of an OpenType face, from its `name` table.
fn postscript_name(font: &[u8]) -> Option<String> {
    let tables = usize::from(u16_at(font, 4)?);
    let record = (0..tables).map(|index| 12 + 16 * index).find(|at| font.get(*at..at + 4) == Some(b"name"))?;
    let table = font.get(u32_at(font, record + 8)?..)?;
    let strings = usize::from(u16_at(table, 4)?);
    let names = usize::from(u16_at(table, 2)?);
    let name = (0..names).map(|index| 6 + 12 * index).find(|at| u16_at(table, at + 6) == Some(6))?;
    let length = usize::from(u16_at(table, name + 8)?);
    let start = strings + usize::from(u16_at(table, name + 10)?);
    let bytes = table.get(start..start + length)?;
    Some(bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}
