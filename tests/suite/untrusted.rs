//! Inputs that once broke something, made up by the targets in `fuzz/`, hold now.
//!
//! Each lies in `tests/cases/untrusted/` below the name of the check that it broke.

mod checks;

use std::fs;

use crate::program::project;

type Check = fn(&[u8]);

const CHECKS: &[(&str, Check)] = &[
    ("source", checks::source),
    ("extract", checks::extract),
    ("bibliography", checks::bibliography),
    ("settings", checks::settings),
    ("bibtex_round_trip", checks::bibtex_round_trip),
    ("facts_round_trip", checks::facts_round_trip),
];

#[test]
fn inputs_that_broke_a_check_hold() {
    for entry in fs::read_dir(project().join("tests/cases/untrusted")).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap();
        let (_, check) = CHECKS.iter().find(|(known, _)| *known == name).expect("a folder is named for a check");
        for entry in fs::read_dir(&folder).unwrap() {
            check(&fs::read(entry.unwrap().path()).unwrap());
        }
    }
}

#[test]
fn every_check_has_a_fuzz_target_and_holds_on_nothing() {
    for (name, check) in CHECKS {
        assert!(project().join(format!("fuzz/fuzz_targets/{name}.rs")).exists(), "{name}");
        check(b"");
    }
}
