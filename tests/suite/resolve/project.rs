//! What lies beside the page: `newscv init`, settings for `export`, and the lock.

use crate::program::Place;

const PAGE: &str = "\
# Ada Weiss

## News

- [2024-05] Our paper \"Sorting Wet Sand by Touch Alone\" was accepted to ICML 2024!
";

#[test]
fn init_writes_settings_that_export_reads_and_a_lock() {
    let place = Place::with_page(PAGE);
    let run = place.run(&["init", "about.md"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let settings = place.read("newscv.toml");
    assert!(settings.contains("\n[owner]\nname = \"Ada Weiss\"\n"), "{settings}");
    assert!(settings.contains("\n# [[correct]]\n# id = \"weiss2024sorting\"\n"), "{settings}");
    assert!(place.read("newscv.lock").contains("key = \"weiss2024sorting\"\n"));
    assert_eq!(place.run(&["export", "about.md", "--to", "bibtex", "--locked"]).code, Some(0));

    let again = place.run(&["init", "about.md"]);
    assert_eq!((again.code, again.stderr.as_str()), (Some(1), "newscv: ./newscv.toml is there already\n"));
}

#[test]
fn files_that_init_is_given_are_named_as_seen_from_the_settings() {
    let place = Place::new();
    place.write("site/about.md", PAGE);
    place.write("own.bib", "@misc{own, title = {On Snow}}\n");
    place.write("site/base.json", "{}\n");
    let run = place.run(&["init", "site/about.md", "--bib", "own.bib", "--resume", "site/base.json"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "wrote site/newscv.toml, site/newscv.lock\n"));
    let settings = place.read("site/newscv.toml");
    assert!(settings.contains("\nbib = [\"../own.bib\"]\nresume = \"base.json\"\n"), "{settings}");
    let run = place.run(&["export", "site/about.md", "--to", "bibtex", "--locked"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(place.read("output/publications.bib").contains("@misc{own,"));
}

#[test]
fn init_tells_which_bibliographies_of_a_site_are_read_anyway() {
    let place = Place::new();
    place.write("_config.yml", "title: Ada Weiss\n");
    place.write("index.md", PAGE);
    place.write("_bibliography/papers.bib", "@misc{own, title = {On Snow}}\n");
    assert_eq!(place.run(&["init"]).code, Some(0));
    let told = "[input]\n# Paths are relative to this file. Read without being named: _bibliography/papers.bib.\n";
    let settings = place.read("newscv.toml");
    assert!(settings.contains(told), "{settings}");
}

#[test]
fn settings_stand_in_for_options_and_paths_are_relative_to_them() {
    let place = Place::new();
    place.write("site/about.md", PAGE);
    place.write("site/own.bib", "@misc{own, title = {On Snow}}\n");
    place.write("site/newscv.toml", "[input]\nbib = [\"own.bib\"]\n\n[export]\nto = [\"bibtex\"]\nout = \"cv\"\n");
    let run = place.run(&["export", "site/about.md"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(place.read("site/cv/publications.bib").contains("@misc{own,"));

    place.write("site/newscv.toml", "[export]\nto = [\"docx\"]\n");
    let run = place.run(&["export", "site/about.md"]);
    assert!(run.stderr.starts_with("newscv: newscv.toml:2:8: 'docx' is none of bibtex, "), "{}", run.stderr);
}

#[test]
fn a_lock_that_would_change_fails_when_it_must_not_and_nothing_is_written() {
    let place = Place::with_page(PAGE);
    let locked = place.run(&["export", "about.md", "--to", "bibtex", "--locked"]);
    let message = "newscv: newscv.lock would change; run without --locked to have it written\n";
    assert_eq!((locked.code, locked.stderr.as_str()), (Some(1), message));
    assert_eq!(place.listing(), ["about.md"]);

    place.write("newscv.toml", "");
    assert_eq!(place.run(&["export", "about.md", "--to", "bibtex"]).code, Some(0));
    let lock = place.read("newscv.lock");
    place.write("about.md", &PAGE.replace("Sorting Wet", "Sorting wet"));
    assert_eq!(place.run(&["export", "about.md", "--to", "bibtex"]).code, Some(0));
    assert!(place.read("newscv.lock").contains("key = \"weiss2024sorting\"\n"), "{lock}");
}

#[test]
fn a_page_that_is_only_looked_at_gets_no_lock() {
    let place = Place::with_page(PAGE);
    assert_eq!(place.run(&["export", "about.md", "--to", "bibtex"]).code, Some(0));
    assert_eq!(place.listing(), ["about.md", "output/publications.bib"]);
}

#[test]
fn an_export_in_the_folder_is_no_source_of_the_next() {
    let place = Place::with_page(PAGE);
    let formats = "bibtex,biblatex,jsonresume,markdown,html,latex,rendercv,facts";
    let first = place.run(&["export", ".", "--to", formats, "--out", "cv"]);
    assert_eq!(place.run(&["review", "."]).code, Some(0));
    // Were a file of the first read, its facts would be told twice or in other files.
    let second = place.run(&["export", ".", "--to", formats, "--out", "again"]);
    assert_eq!(second.stderr, first.stderr.replace("cv/", "again/"));
    for name in ["facts.json", "publications.bib", "resume.json"] {
        assert_eq!(place.read(&format!("cv/{name}")), place.read(&format!("again/{name}")), "{name}");
    }
}
