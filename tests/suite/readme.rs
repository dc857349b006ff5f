//! The README and `output/` say what this version does.
//!
//! Every `console` block of the README runs as written, in a folder that holds the sample page, and
//! must print what stands below each `$` line. `output/` must hold what `newscv export` makes of the
//! sample page, and pictures of its PDF in each look. With `NEWSCV_UPDATE=1` in the environment
//! all of these are rewritten instead.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::{Place, Run, project};

const BIBLIOGRAPHY: &str = "\
@inproceedings{ostby2025tinyledger,
  title     = {{TinyLedger}: Auditing What a Phone Has Learned},
  author    = {Østby, Mirela and Baek, Jun-Seo and Nwoke, Adaeze},
  booktitle = {Proceedings of the 23rd International Conference on Mobile Systems},
  pages     = {101--114},
  year      = {2025}
}
";

/// The commands of one line each may use nothing that a machine with a shell lacks.
fn run(place: &Place, command: &str) -> String {
    let program = env!("CARGO_BIN_EXE_newscv");
    let folder = program.trim_end_matches(std::env::consts::EXE_SUFFIX).trim_end_matches("newscv");
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("{command} 2>&1")]).current_dir(place.path("")).env("PATH", path);
    String::from_utf8(shell.output().unwrap().stdout).unwrap()
}

/// The README with what the commands print now.
fn rebuilt(readme: &str) -> String {
    let place = Place::new();
    fs::copy(project().join("tests/pages/sample.md"), place.path("about.md")).unwrap();
    place.write("papers.bib", BIBLIOGRAPHY);
    let mut out = String::new();
    let mut in_block = false;
    for line in readme.lines() {
        let fence = line.starts_with("```");
        if fence {
            in_block = !in_block && line == "```console";
        }
        if fence || !in_block || line.starts_with("$ ") {
            out.push_str(line);
            out.push('\n');
        }
        if let Some(command) = line.strip_prefix("$ ").filter(|_| in_block) {
            out.push_str(&run(&place, command));
        }
    }
    out
}

fn is_update() -> bool {
    std::env::var_os("NEWSCV_UPDATE").is_some()
}

#[test]
fn the_commands_of_the_readme_print_what_stands_below_them() {
    let path = project().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let now = rebuilt(&readme);
    if is_update() {
        fs::write(&path, now).unwrap();
    } else {
        assert!(readme == now, "README.md is out of date; NEWSCV_UPDATE=1 rewrites it. It should read:\n{now}");
    }
}

#[test]
fn the_lines_that_the_readme_shows_are_the_page_s() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let page = fs::read_to_string(project().join("tests/pages/sample.md")).unwrap();
    let shown = readme.split("```markdown\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(shown.lines().count(), 10);
    assert!(page.contains(shown), "not in the page:\n{shown}");
}

/// The pictures of `output/` and the looks that they show.
const PICTURES: [(&str, &str); 3] = [("cv.png", "plain"), ("cv-classic.png", "classic"), ("cv-compact.png", "compact")];

/// The CV of the sample page in a look, as a picture in `place`.
fn picture(place: &Place, name: &str, look: &str) {
    assert_eq!(place.run(&["export", "sample.md", "--to", "pdf", "--look", look]).code, Some(0));
    let mut render = Command::new("pdftoppm");
    render.args(["-r", "66", "-png", "-singlefile"]).arg(place.path("output/cv.pdf"));
    assert!(render.arg(place.path(name.trim_end_matches(".png"))).status().unwrap().success());
}

/// Whether two pictures look the same. Pictures of one page may differ a little at the edges of
/// letters; `.ci/picture.py` says how much.
fn compared(one: &Path, other: &Path) -> Run {
    let mut compare = Command::new("python3");
    compare.arg(project().join(".ci/picture.py")).arg(one).arg(other);
    Run::from(compare.output().unwrap())
}

#[test]
#[ignore = "needs pdftoppm and python3"]
fn the_pictures_of_the_looks_show_the_cv() {
    let place = Place::with_sample();
    for (name, look) in PICTURES {
        picture(&place, name, look);
        let stored = project().join("output").join(name);
        if is_update() {
            fs::copy(place.path(name), stored).unwrap();
            continue;
        }
        let run = compared(&stored, &place.path(name));
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{name}");
    }
}

/// The tolerance lets the edges of letters pass, and no more.
#[test]
#[ignore = "needs pdftoppm and python3"]
fn a_picture_of_a_cv_with_another_word_is_another() {
    let place = Place::with_sample();
    picture(&place, "whole.png", "plain");
    let page = place.read("sample.md");
    place.write("sample.md", &page.replace("Outstanding Reviewer", "Outstanding Listener"));
    picture(&place, "word.png", "plain");
    assert_eq!(compared(&place.path("whole.png"), &place.path("word.png")).code, Some(1));
    assert_eq!(compared(&place.path("whole.png"), &place.path("whole.png")).code, Some(0));
}

#[test]
fn output_holds_the_exports_of_the_sample_page() {
    let place = Place::with_sample();
    let run = place.run(&["export", "sample.md"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let made: Vec<String> = place.listing().into_iter().filter(|name| name.starts_with("output/")).collect();
    for name in &made {
        let bytes = fs::read(place.path(name)).unwrap();
        let path = project().join(name);
        if is_update() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &bytes).unwrap();
        } else {
            let same = fs::read(&path).is_ok_and(|stored| stored == bytes);
            assert!(same, "{name} is not what this version writes; NEWSCV_UPDATE=1 rewrites it");
        }
    }
}
