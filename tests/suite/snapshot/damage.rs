//! `verify` finds whatever happens to a snapshot.

use std::fs;

use proptest::prelude::*;

use super::{SAMPLE, create, snapshot, with_snapshot};
use crate::program::Place;

fn verify(place: &Place) -> (Option<i32>, String) {
    let run = snapshot(place, &["verify", "acme", "--quiet"]);
    assert_eq!(run.stderr, "");
    (run.code, run.stdout)
}

#[test]
fn a_whole_snapshot_is_said_to_be_whole() {
    let place = with_snapshot(&["--to", "bibtex,biblatex,csl,jsonresume,latex,pdf,markdown,html,rendercv", "--zip"]);
    let run = snapshot(&place, &["verify"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""));
    let whole = "2025-10-acme: ";
    assert!(run.stderr.starts_with(whole) && run.stderr.ends_with(" of them built again alike\n"), "{}", run.stderr);
}

#[test]
fn what_changed_is_missing_or_extra_is_named() {
    let place = with_snapshot(&[]);
    place.write(&format!("{SAMPLE}/publications.bib"), "@misc{x}");
    fs::remove_file(place.path(&format!("{SAMPLE}/facts.json"))).unwrap();
    place.write(&format!("{SAMPLE}/notes/mine.txt"), "x");
    fs::create_dir(place.path(&format!("{SAMPLE}/empty"))).unwrap();
    let found = format!(
        "{SAMPLE}/empty/: extra; it was not part of the snapshot\n\
         {SAMPLE}/facts.json: missing\n\
         {SAMPLE}/notes/mine.txt: extra; it was not part of the snapshot\n\
         {SAMPLE}/publications.bib: changed since the snapshot was made\n"
    );
    assert_eq!(verify(&place), (Some(3), found));
}

#[test]
fn a_renamed_folder_and_a_changed_archive_are_found() {
    let place = with_snapshot(&["--zip"]);
    let archive = place.path(&format!("{SAMPLE}.zip"));
    let mut bytes = fs::read(&archive).unwrap();
    bytes[40] ^= 1;
    fs::write(&archive, bytes).unwrap();
    let found = format!("{SAMPLE}.zip: changed since the snapshot was made\n");
    assert_eq!(verify(&place), (Some(3), found));
    fs::remove_file(archive).unwrap();
    let moved = "output/snapshots/2024-acme";
    fs::rename(place.path(SAMPLE), place.path(moved)).unwrap();
    assert_eq!(verify(&place), (Some(3), format!("{moved}/manifest.json: it is that of 2025-10-acme\n")));
}

#[test]
fn an_archive_whose_folder_is_gone_is_the_snapshot() {
    let place = with_snapshot(&["--zip", "--note", "sent"]);
    let shown = |place: &Place| {
        let commands = [vec!["list"], vec!["show", "acme"], vec!["diff", "acme"], vec!["verify"]];
        commands.map(|args| snapshot(place, &args)).map(|run| (run.code, run.stdout, run.stderr))
    };
    let before = shown(&place);
    fs::remove_dir_all(place.path(SAMPLE)).unwrap();
    assert_eq!(shown(&place), before);
    // Another snapshot of that name cannot come beside it, and its own folder can.
    let run = create(&place, "sample.md", &["--note", "sent to others"]);
    let refused = "is there and differs; a snapshot is never changed, choose another label";
    assert_eq!((run.code, run.stderr), (Some(1), format!("newscv: {SAMPLE}.zip {refused}\n")));
    assert_eq!(create(&place, "sample.md", &["--note", "sent"]).code, Some(0));
    assert_eq!(shown(&place), before);
}

#[test]
fn every_flipped_byte_of_an_archive_alone_is_found() {
    let place = with_snapshot(&["--zip"]);
    fs::remove_dir_all(place.path(SAMPLE)).unwrap();
    let archive = place.path(&format!("{SAMPLE}.zip"));
    let whole = fs::read(&archive).unwrap();
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        fs::write(&archive, bytes).unwrap();
        let (code, told) = verify(&place);
        assert!(code == Some(3) && told.starts_with(&format!("{SAMPLE}.zip")), "{at}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_is_found() {
    let place = with_snapshot(&[]);
    let file = place.path(&format!("{SAMPLE}/publications.bib"));
    fs::rename(&file, place.path("elsewhere.bib")).unwrap();
    std::os::unix::fs::symlink(place.path("elsewhere.bib"), &file).unwrap();
    assert_eq!(verify(&place), (Some(3), format!("{SAMPLE}/publications.bib: replaced by a link\n")));
}

/// The manifest with other words, sealed again as a person might who wants to deceive.
fn forge(place: &Place, words: &str, others: &str) {
    use newscv::snapshot::manifest;
    let path = format!("{SAMPLE}/manifest.json");
    let mut manifest = manifest::read(place.read(&path).as_bytes()).unwrap();
    let text = serde_json::to_string(&manifest).unwrap();
    assert!(text.contains(words), "{text}");
    manifest = serde_json::from_str(&text.replace(words, others)).unwrap();
    fs::write(place.path(&path), manifest::write(&manifest)).unwrap();
}

#[test]
fn another_version_that_builds_differently_is_told_and_is_no_damage() {
    let place = with_snapshot(&[]);
    let version = env!("CARGO_PKG_VERSION");
    // As if an earlier version had spelt letters in another way.
    forge(&place, "\"ascii\":null", "\"ascii\":false");
    forge(&place, &format!("\"newscv\":\"{version}\""), "\"newscv\":\"0.0.1\"");
    let found = format!(
        "{SAMPLE}/publications.bib: as stored, but this newscv {version} builds it differently than 0.0.1 did\n"
    );
    assert_eq!(verify(&place), (Some(0), found));
}

#[test]
fn outputs_that_the_inputs_do_not_give_are_found_even_under_a_new_seal() {
    let place = with_snapshot(&[]);
    forge(&place, "\"ascii\":null", "\"ascii\":false");
    let found = format!("{SAMPLE}/publications.bib: as stored, but not what is built of the stored inputs\n");
    assert_eq!(verify(&place), (Some(3), found));
}

#[test]
fn a_path_in_a_forged_manifest_leads_nowhere() {
    let place = with_snapshot(&[]);
    forge(&place, "\"path\":\"inputs/page/sample.md\"", "\"path\":\"../../../sample.md\"");
    let (code, found) = verify(&place);
    assert_eq!(code, Some(3));
    assert!(found.contains("sample.md: missing\n"), "{found}");
}

#[test]
fn every_flipped_byte_is_found() {
    let place = with_snapshot(&["--zip"]);
    let files: Vec<String> = place.listing().into_iter().filter(|file| file.starts_with(SAMPLE)).collect();
    assert_eq!(files.len(), 5);
    let config = ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(file in 0..files.len(), at in any::<prop::sample::Index>(), flip in 1..=255_u8)| {
        let path = place.path(&files[file]);
        let whole = fs::read(&path).unwrap();
        let mut bytes = whole.clone();
        bytes[at.index(whole.len())] ^= flip;
        fs::write(&path, bytes).unwrap();
        let (code, found) = verify(&place);
        fs::write(&path, whole).unwrap();
        prop_assert_eq!(code, Some(3));
        let name = files[file].rsplit('/').next().unwrap();
        prop_assert!(found.contains(name), "{} is not named: {}", name, found);
    });
    assert_eq!(verify(&place), (Some(0), String::new()));
}
