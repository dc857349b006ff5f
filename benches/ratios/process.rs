//! Whole processes: start-up, the sample page, default exports, and what other programs take.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::clock::{Contender, race};
use crate::table::{Goal, group, memory, row, skipped};
use crate::{SAMPLE, made, peer};

const NEWSCV: &str = env!("CARGO_BIN_EXE_newscv");
const ROUNDS: usize = 31;
/// The argument with which this program only parses a page.
pub(crate) const PARSE: &str = "parse";

/// The sample page against a program that only parses it, and the default export.
pub(crate) fn sample(folder: &Path) {
    group("Whole processes");
    let floor = floor();
    let forty = file(folder, "forty.md", &made::page(40, 40));
    let out = folder.join("output");
    let export = |page: &Path| command(NEWSCV, &["export", "--quiet", "--out", text(&out), text(page)]);
    let sample = Path::new(SAMPLE);
    let mut contenders = vec![
        contender("pulldown-cmark alone, sample page", command(text(&floor), &[PARSE, SAMPLE])),
        contender("newscv --version", command(NEWSCV, &["--version"])),
        contender(
            "newscv extract --format json, sample page",
            command(NEWSCV, &["extract", "--format", "json", SAMPLE]),
        ),
        contender("newscv export, sample page", export(sample)),
        contender("newscv export, page of 40 items", export(&forty)),
    ];
    let times = race(ROUNDS, &mut contenders);
    let goals = [Goal::None, Goal::Milliseconds(2.0), Goal::None, Goal::None, Goal::Milliseconds(10.0)];
    for (time, goal) in times.iter().zip(goals) {
        row(time, Some(&times[0]), goal);
    }
    let memory = peak(&export(&forty));
    held("newscv export, page of 40 items: peak memory", memory, Goal::Mebibytes(16.0));
    size();
}

/// The PDF of twenty publications against what Typst takes for a CV of two pages with as many.
pub(crate) fn pdf(folder: &Path) {
    group("PDF of 20 publications, whole process");
    let page = file(folder, "twenty.md", &made::publications(20));
    let out = folder.join("pdf");
    let ours = command(NEWSCV, &["export", "--to", "pdf", "--quiet", "--out", text(&out), text(&page)]);
    let mut contenders = vec![contender("newscv export --to pdf", again(&ours))];
    match typst(folder) {
        Some(peer) => contenders.push(peer),
        None => skipped("typst compile", "neither typst is installed, nor a NEWSCV_PYTHON told that has it"),
    }
    let times = race(ROUNDS, &mut contenders);
    let goal = if times.len() > 1 { Goal::Times(1.0) } else { Goal::None };
    row(&times[0], times.get(1), goal);
    if let Some(peer) = times.get(1) {
        row(peer, None, Goal::None);
    }
    // Reading the page is no part of the PDF; the program with its fonts is a part of both.
    let (whole, reading) = (peak(&ours), peak(&command(NEWSCV, &["extract", "--format", "json", text(&page)])));
    held("newscv export --to pdf: peak memory", whole, Goal::None);
    let more = whole.zip(reading).map(|(whole, reading)| whole - reading);
    held("  what the PDF adds to extract", more, Goal::Mebibytes(10.0));
}

/// Compiles a document and tells how many seconds that took, without the start of Python.
const TIMED: &str = "import sys, time, typst\nstart = time.perf_counter()\n\
    typst.compile(sys.argv[1], output=sys.argv[2], ignore_system_fonts=True)\nprint(time.perf_counter() - start)";

/// Typst, as a program or as the package for Python. It does not look for fonts, since that
/// depends on how many are installed.
fn typst(folder: &Path) -> Option<Contender<'static>> {
    let (from, to) = (file(folder, "peer.typ", &peer::document(20)), folder.join("peer.pdf"));
    let name = "typst compile, a CV of two pages";
    if exists("typst") {
        let run = command("typst", &["compile", "--ignore-system-fonts", text(&from), text(&to)]);
        return Some(contender(name, run));
    }
    let python = std::env::var("NEWSCV_PYTHON").ok()?;
    let seconds = move || -> Option<f64> {
        let run = Command::new(&python).args(["-c", TIMED, text(&from), text(&to)]).output().ok()?;
        String::from_utf8(run.stdout).ok()?.trim().parse().ok()
    };
    seconds()?;
    Some(Contender::timed(name, move || Duration::from_secs_f64(seconds().expect("what ran once runs again"))))
}

/// `newscv check` of a bibliography against what bibtool takes to read it.
pub(crate) fn check(folder: &Path, bibliography: &str) {
    let page = file(folder, "empty.md", "# Mirela Østby\n");
    let bib = file(folder, "papers.bib", bibliography);
    if !exists("bibtool") {
        skipped("bibtool", "bibtool is not installed");
        return;
    }
    let mut contenders = vec![
        contender("bibtool, whole process", command("bibtool", &["-q", "-o", "/dev/null", text(&bib)])),
        contender(
            "newscv check --bib, whole process",
            command(NEWSCV, &["check", "--quiet", text(&page), "--bib", text(&bib)]),
        ),
    ];
    let times = race(5, &mut contenders);
    row(&times[0], None, Goal::None);
    row(&times[1], Some(&times[0]), Goal::Times(1.0));
}

/// This program, which then does nothing but parse a page.
fn floor() -> PathBuf {
    std::env::current_exe().expect("a running program has a file")
}

fn contender(name: &str, mut command: Command) -> Contender<'static> {
    Contender::new(name, move || {
        command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    })
}

fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn again(like: &Command) -> Command {
    let arguments: Vec<&str> = like.get_args().filter_map(|argument| argument.to_str()).collect();
    command(like.get_program().to_str().expect("the program's path is text"), &arguments)
}

/// The most memory that a process holds, in MiB, as GNU time tells it.
fn peak(like: &Command) -> Option<f64> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%M"]).arg(like.get_program()).args(like.get_args());
    let told = String::from_utf8(timed.output().ok()?.stderr).ok()?;
    Some(f64::from(told.lines().last()?.trim().parse::<u32>().ok()?) / 1024.0)
}

/// Prints a row of memory, where it could be measured.
fn held(name: &str, mebibytes: Option<f64>, goal: Goal) {
    match mebibytes {
        Some(mebibytes) => memory(name, mebibytes, goal),
        None => skipped(name, "GNU time is not installed"),
    }
}

fn size() {
    let bytes = fs::metadata(NEWSCV).expect("the program is built").len();
    let kibibytes = u32::try_from(bytes / 1024).expect("the program is smaller than 4 TiB");
    memory("size of the program", f64::from(kibibytes) / 1024.0, Goal::Mebibytes(16.0));
}

fn exists(program: &str) -> bool {
    command(program, &["-V"]).status().is_ok()
}

fn file(folder: &Path, name: &str, content: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).expect("the temporary folder can be written");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the temporary folder has a name in UTF-8")
}
