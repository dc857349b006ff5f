//! `export --watch` and `templates --copy`, as a user meets them.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use crate::program::Place;

/// A program that is ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const OUTPUT: &str = "output/publications.bib";

fn page(title: &str) -> String {
    format!("## News\n\n- **May 2025**: Our paper *{title}* was accepted to ICML 2025!\n")
}

fn watch(place: &Place) -> Running {
    let mut command = place.command(&["export", "about.md", "--to", "bibtex", "--watch"]);
    let running = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    comes(place, "Tides in a Teacup");
    running
}

/// Waits until the output has the text: as long as it takes on a loaded machine, not for ever.
fn comes(place: &Place, text: &str) {
    let has = || fs::read_to_string(place.path(OUTPUT)).is_ok_and(|output| output.contains(text));
    for _ in 0..600 {
        if has() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("'{text}' never came");
}

#[test]
fn a_saved_page_is_written_again_however_it_is_saved() {
    let place = Place::new();
    place.write("about.md", &page("Tides in a Teacup"));
    let _running = watch(&place);

    place.write("about.md", &page("Waves over a Wall"));
    comes(&place, "Waves over a Wall");

    place.write("about.md.new", &page("Foam beyond a Fence"));
    fs::rename(place.path("about.md.new"), place.path("about.md")).unwrap();
    comes(&place, "Foam beyond a Fence");

    fs::rename(place.path("about.md"), place.path("about.md~")).unwrap();
    place.write("about.md", &page("Spray behind a Shed"));
    comes(&place, "Spray behind a Shed");
}

#[cfg(unix)]
#[test]
fn the_file_behind_a_link_is_watched() {
    let place = Place::new();
    place.write("site/page.md", &page("Tides in a Teacup"));
    std::os::unix::fs::symlink("site/page.md", place.path("about.md")).unwrap();
    let _running = watch(&place);

    place.write("site/page.md", &page("Waves over a Wall"));
    comes(&place, "Waves over a Wall");
}

#[test]
fn what_the_settings_name_anew_is_watched_too() {
    let place = Place::new();
    place.write("about.md", &page("Tides in a Teacup"));
    place.write("refs/papers.bib", "@misc{a, title = {Tides in a Teacup}, author = {Weiss, Ada}}\n");
    let _running = watch(&place);

    place.write("newscv.toml", "[input]\nbib = [\"refs/papers.bib\"]\n");
    comes(&place, "Weiss, Ada");
    place.write("refs/papers.bib", "@misc{a, title = {Tides in a Teacup}, author = {Lin, Bo}}\n");
    comes(&place, "Lin, Bo");
}

#[cfg(unix)]
#[test]
fn a_watch_that_is_asked_to_end_has_done_its_work() {
    let place = Place::new();
    place.write("about.md", &page("Tides in a Teacup"));
    let mut command = place.command(&["export", "about.md", "--to", "bibtex", "--watch"]);
    let mut running = Running(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap());
    let said = BufReader::new(running.0.stderr.take().unwrap());
    let mut lines = said.lines().map(Result::unwrap).skip_while(|line| line != "watching; Ctrl-C ends");
    assert!(lines.next().is_some());
    let id = running.0.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(lines.next(), None, "nothing failed");
    assert_eq!(running.0.wait().unwrap().code(), Some(130));
}

#[test]
fn broken_states_keep_what_was_written_before() {
    let place = Place::new();
    place.write("about.md", &page("Tides in a Teacup"));
    let mut running = watch(&place);

    place.write("about.md", "");
    place.write("newscv.toml", "nonsense = = 1\n");
    fs::remove_file(place.path("about.md")).unwrap();
    thread::sleep(Duration::from_millis(700));
    assert!(place.read(OUTPUT).contains("Tides in a Teacup"));
    assert!(running.0.try_wait().unwrap().is_none(), "still watching");

    fs::remove_file(place.path("newscv.toml")).unwrap();
    place.write("about.md", &page("Waves over a Wall"));
    comes(&place, "Waves over a Wall");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_watching() {
    let place = Place::new();
    place.write("about.md", &page("Tides in a Teacup"));
    let mut running = watch(&place);
    let id = running.0.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(running.0.wait().unwrap().code(), Some(130));
    assert_eq!(place.listing(), ["about.md", "output/publications.bib"]);
}

#[test]
fn standard_input_cannot_be_watched() {
    let run = Place::new().run_with_stdin(&["export", "-", "--watch"], "");
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), "newscv: standard input cannot be watched\n"));
}

#[test]
fn templates_are_copied_and_never_replace_ones_own() {
    let place = Place::with_sample();
    let listed = place.run(&["templates"]).stdout;
    assert!(listed.contains("latex/sections/awards.tex\n"), "{listed}");

    assert_eq!(place.run(&["templates", "--copy", "mine"]).code, Some(0));
    place.write("mine/latex/sections/awards.tex", "my awards\n");
    let again = place.run(&["templates", "--copy", "mine"]);
    let message = "newscv: mine/latex/sections/awards.tex is there and differs; nothing was copied\n";
    assert_eq!((again.code, again.stderr.as_str()), (Some(1), message));
}

#[test]
fn ones_own_template_takes_the_place_of_the_built_in_one() {
    let place = Place::with_page(&page("Tides in a Teacup"));
    place.write("mine/latex/sections/awards.tex", "my awards of ((( owner.name )))\n");
    let run = place.run(&["export", "about.md", "--to", "latex", "--templates", "mine"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(place.read("output/latex/sections/awards.tex"), "my awards of \n");

    place.write("mine/latex/sections/awards.tex", "\n((* for award in *))\n");
    let run = place.run(&["export", "about.md", "--to", "latex", "--templates", "mine"]);
    let message = "newscv: mine/latex/sections/awards.tex:2: unexpected end of block\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), message));
}
