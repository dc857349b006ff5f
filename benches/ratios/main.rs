//! How fast newscv is, as ratios to programs and crates that do less, measured in one run.
//!
//! `cargo bench` prints a table. Every ratio is of medians of rounds that took turns on the same
//! machine, so it means the same on a slow one. `cargo bench -- pile` runs the groups of that name
//! only; `cargo bench -- folder DIR` measures the pages below a folder. Programs that are not
//! installed are skipped and named. `ratios parse PAGE` lets pulldown-cmark parse the page and ends:
//! the least that a process can do with it.

#![expect(clippy::disallowed_methods, reason = "a bench measures with the clock, on files and processes")]

mod clock;
mod made;
mod peer;
mod process;
mod stages;
mod table;

use std::path::Path;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages/sample.md");

/// The groups, in the order of the table.
const GROUPS: &[&str] = &["process", "pdf", "stages", "pages", "pile", "long", "bibliography", "doubling"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [process::PARSE, page] => return stages::parse_file(Path::new(page)),
        ["folder", folder] => {
            let pages = stages::below(Path::new(folder));
            return stages::pages(&format!("{} pages of {folder}", pages.len()), &pages, 5);
        }
        _ => {}
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for group in GROUPS.iter().filter(|group| arguments.is_empty() || arguments.iter().any(|word| word == *group)) {
        run(group, folder.path());
    }
}

fn run(group: &str, folder: &Path) {
    match group {
        "process" => process::sample(folder),
        "pdf" => process::pdf(folder),
        "stages" => stages::each(),
        "pages" => stages::pages("1,000 pages", &pile(1_000), 3),
        "pile" => stages::pages("A pile of pages", &pile(20_000), 1),
        "long" => stages::long(),
        "bibliography" => {
            let text = made::bibliography(3, 5_000);
            stages::bibliography(&text);
            process::check(folder, &text);
        }
        "doubling" => stages::doubling(),
        _ => {}
    }
}

/// Pages of 10 to 60 items.
fn pile(count: u64) -> Vec<newscv::source::Input> {
    let items = |seed: u64| 10 + usize::try_from(seed % 51).unwrap_or(0);
    (0..count).map(|seed| stages::input("about.md", made::page(seed, items(seed)))).collect()
}
