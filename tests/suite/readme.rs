//! The README and `output/` say what this version does.
//!
//! Every `console` block of the README runs as written, in a folder that holds the sample page, and
//! must print what stands below each `$` line. `output/` must hold what `newscv export` makes of the
//! sample page. With `NEWSCV_UPDATE=1` in the environment both are rewritten instead.

use std::fs;
use std::process::Command;

use crate::program::{Place, project};

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
#[ignore = "while the stages are being built"]
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
#[ignore = "while the stages are being built"]
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
