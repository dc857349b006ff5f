//! The program as a user meets it: whole messages, exit codes, and what lies on the disk after.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use crate::program::{Place, Run};

fn failed(run: &Run) -> (Option<i32>, &str) {
    assert_eq!(run.stdout, "");
    (run.code, &run.stderr)
}

#[test]
fn help_shows_examples() {
    let run = Place::new().run(&["--help"]);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains("Examples:\n  newscv extract about.md"), "{}", run.stdout);
}

#[test]
fn without_a_subcommand_the_help_is_shown_as_an_error() {
    let run = Place::new().run(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("Usage: newscv"), "{}", run.stderr);
}

#[test]
fn a_missing_page_is_one_line() {
    let run = Place::new().run(&["extract", "absent.md"]);
    assert_eq!(failed(&run), (Some(1), "newscv: cannot read absent.md: no such file or directory\n"));
}

#[test]
fn a_folder_without_a_page_is_one_line() {
    let place = Place::new();
    place.write("site/notes.txt", "nothing");
    place.write("site/_site/index.html", "<p>built</p>");
    let run = place.run(&["export", "site"]);
    assert_eq!(failed(&run), (Some(1), "newscv: no page in site: expected a .md or .html file\n"));
    assert_eq!(place.listing(), ["site/_site/index.html", "site/notes.txt"]);
}

#[test]
fn an_unknown_format_is_wrong_usage() {
    let run = Place::with_page("# A\n").run(&["export", "about.md", "--to", "docx"]);
    let message = "newscv: invalid value 'docx' for '--to <FORMAT>': 'docx' is none of bibtex, biblatex, csl, jsonresume, \
                   latex, pdf, markdown, html, rendercv, facts; see newscv --help\n";
    assert_eq!(failed(&run), (Some(2), message));
}

#[test]
fn an_unknown_option_is_wrong_usage() {
    let run = Place::with_page("# A\n").run(&["extract", "about.md", "--fromat", "json"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("newscv: unexpected argument '--fromat' found"), "{}", run.stderr);
    assert_eq!(run.stderr.lines().count(), 1);
}

#[test]
fn a_page_comes_from_standard_input() {
    let run = Place::new().run_with_stdin(&["extract", "-", "--format", "json"], "# Nothing here\n");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(run.stdout.starts_with("{\n  \"version\": 1,\n"), "{}", run.stdout);
}

#[test]
fn a_page_beyond_the_limit_is_one_line() {
    let place = Place::with_page("# A\n");
    File::options().write(true).open(place.path("about.md")).unwrap().set_len((64 << 20) + 1).unwrap();
    let run = place.run(&["export", "about.md"]);
    assert_eq!(failed(&run), (Some(1), "newscv: about.md exceeds the limit of 64 MiB\n"));
    assert_eq!(place.listing(), ["about.md"]);
}

#[test]
fn an_output_folder_that_is_a_file_is_one_line() {
    let place = Place::with_page("# A\n");
    place.write("out", "in the way");
    let run = place.run(&["export", "about.md", "--to", "facts", "--out", "out"]);
    assert_eq!(failed(&run), (Some(1), "newscv: cannot write out/facts.json: not a directory\n"));
    assert_eq!(place.read("out"), "in the way");
}

#[test]
fn where_one_output_cannot_be_written_none_is() {
    let place = Place::with_page("# A\n");
    place.write("out/resume.json", "the old one");
    fs::create_dir_all(place.path("out/facts.json")).unwrap();
    let run = place.run(&["export", "about.md", "--to", "jsonresume,facts", "--out", "out"]);
    assert_eq!(failed(&run), (Some(1), "newscv: cannot write out/facts.json: is a directory\n"));
    assert_eq!(place.read("out/resume.json"), "the old one");
    assert_eq!(place.listing(), ["about.md", "out/facts.json/", "out/resume.json"]);
}

#[test]
fn a_folder_made_for_nothing_goes_again() {
    let place = Place::with_page("# A\n");
    let out = "a/".to_owned() + &"b".repeat(300);
    let run = place.run(&["export", "about.md", "--to", "facts", "--out", &out]);
    assert_eq!(failed(&run), (Some(1), format!("newscv: cannot write {out}: file name too long\n").as_str()));
    assert_eq!(place.listing(), ["about.md"]);
}

#[test]
fn same_bytes_are_not_written_again() {
    let place = Place::with_page("# A\n");
    let args = ["export", "about.md", "--to", "facts"];
    let told = "no news items: no facts; 1 thing to look at, see newscv check\nwrote output/facts.json\n";
    assert_eq!(place.run(&args).stderr, told);
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = File::options().write(true).open(place.path("output/facts.json")).unwrap();
    file.set_modified(long_ago).unwrap();
    assert_eq!(place.run(&args).stderr, told.replace("wrote", "unchanged:"));
    assert_eq!(fs::metadata(place.path("output/facts.json")).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn quiet_says_nothing() {
    let place = Place::with_page("# A\n");
    let run = place.run(&["export", "about.md", "--to", "facts", "--quiet"]);
    assert_eq!(run, Run { code: Some(0), stdout: String::new(), stderr: String::new() });
}

#[test]
fn verbose_tells_what_was_read() {
    let place = Place::with_page("# A\n");
    let run = place.run(&["export", "about.md", "--to", "facts", "--verbose"]);
    assert_eq!(run.stderr.lines().next(), Some("read about.md (4 bytes)"));
}

#[test]
fn verbose_tells_why_each_fact_was_read() {
    let place = Place::with_page(
        "# Ada Weiss\n\n## News\n\n- **May 2025**: Our paper *Tides in a Teacup* was accepted to ICML 2025!\n\
         - **Apr 2025**: Looking forward to the spring.\n- **Mar 2025**: The sea was calm.\n\n\
         ## Education\n\n- PhD in Computer Science, Northern Lake University, 2024\n",
    );
    let run = place.run(&["extract", "about.md", "--verbose"]);
    let expected = [
        "read about.md (249 bytes)",
        "about.md:5: publication 'Tides in a Teacup': in the news of 2025-05, 'paper' names a work, \
         'was accepted to' says that a venue took a work; confidence 0.91",
        "about.md:6: news item without a fact: 'Looking forward' says that it is yet to come",
        "about.md:7: news item without a fact: no phrase in it announces one",
        "about.md:11: degree 'PhD': an entry of the education list under 'Education'; confidence 0.90",
        "3 news items: 1 publication, 1 degree",
    ];
    assert_eq!(run.stderr.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn a_depfile_tells_make_what_the_outputs_come_from() {
    let place = Place::with_page("# A\n");
    place.write("my papers.bib", "");
    let args = ["export", "about.md", "--to", "facts", "--bib", "my papers.bib", "--depfile", "deps/cv.d"];
    assert_eq!(place.run(&args).code, Some(0));
    assert_eq!(
        place.read("deps/cv.d"),
        "output/facts.json: about.md \\\n  my\\ papers.bib\nabout.md:\nmy\\ papers.bib:\n"
    );
}

#[test]
fn a_new_lock_does_not_look_newer_than_the_outputs_that_depend_on_it() {
    let place = Place::with_sample();
    place.write("newscv.toml", "");
    assert_eq!(place.run(&["export", "sample.md", "--to", "bibtex"]).code, Some(0));
    let written = |name: &str| fs::metadata(place.path(name)).unwrap().modified().unwrap();
    assert!(written("newscv.lock") <= written("output/publications.bib"));
}

#[test]
fn what_a_killed_run_left_is_removed_by_the_next() {
    let place = Place::with_page("# A\n");
    place.write("output/.newscv-Xy12ab", "half");
    place.write("output/.newscvrc", "not ours to remove");
    assert_eq!(place.run(&["export", "about.md", "--to", "facts"]).code, Some(0));
    assert_eq!(place.listing(), ["about.md", "output/.newscvrc", "output/facts.json"]);
}

#[test]
fn the_output_folder_is_no_part_of_the_site() {
    let place = Place::with_page("# A\n");
    place.write("cv/old.md", "# Old\n");
    let run = place.run(&["export", ".", "--to", "facts", "--out", "cv", "--verbose"]);
    assert_eq!(run.stderr.lines().next(), Some("read about.md (4 bytes)"));
}

#[test]
fn control_characters_of_a_page_never_reach_the_terminal() {
    let page = "# A\u{1b}[2J\n\n## News\n\n- **May 2025**: Our paper \"A \u{1b}]0;Title\u{7} of \u{9b}31m\u{202e}Red\" was accepted to \
                ICML\u{8}\u{8} 2025!\n- **Apr 2025**: I won the \u{1b}[31mRed\u{85} Award of \u{2028}Lines.\n";
    let place = Place::with_page(page);
    place.write("si\u{1b}te/about.md", page);
    for args in [
        &["extract", "about.md"][..],
        &["extract", "si\u{1b}te", "--verbose"],
        &["extract", "about.md", "--format", "json"],
        &["export", "about.md", "--to", "facts,bibtex,jsonresume", "--out", "o\u{1b}ut", "--verbose"],
        &["export", "\u{1b}.md"],
        &["export", "about.md", "--to", "\u{1b}"],
        &["\u{1b}", "about.md"],
    ] {
        let run = place.run(args);
        let said = run.stdout + &run.stderr;
        let safe =
            |character: char| character == '\n' || !character.is_control() && !"\u{202e}\u{2028}".contains(character);
        assert!(said.chars().all(safe), "{args:?}: {said:?}");
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_out_of_a_site_are_not_followed() {
        let place = Place::new();
        place.write("secret/private.md", "# Private\n");
        place.write("site/about.md", "# A\n");
        place.write("site/parts/more.md", "# More\n");
        symlink(place.path("secret"), place.path("site/folder")).unwrap();
        symlink(place.path("secret/private.md"), place.path("site/file.md")).unwrap();
        symlink(place.path("site"), place.path("site/parts/loop")).unwrap();
        symlink("absent.md", place.path("site/dangling.md")).unwrap();
        symlink("about.md", place.path("site/inside.md")).unwrap();
        let run = place.run(&["extract", "site", "--verbose"]);
        let read = "read about.md (4 bytes); read inside.md (4 bytes); read parts/more.md (7 bytes)";
        assert_eq!(run.stderr.lines().next(), Some(read));
    }

    #[test]
    fn an_output_keeps_its_mode_and_its_link() {
        let place = Place::with_page("# A\n");
        place.write("elsewhere/mine.json", "old");
        fs::set_permissions(place.path("elsewhere/mine.json"), fs::Permissions::from_mode(0o640)).unwrap();
        fs::create_dir(place.path("output")).unwrap();
        symlink("../elsewhere/mine.json", place.path("output/facts.json")).unwrap();
        assert_eq!(place.run(&["export", "about.md", "--to", "facts"]).code, Some(0));
        assert!(fs::symlink_metadata(place.path("output/facts.json")).unwrap().is_symlink());
        let mode = fs::metadata(place.path("elsewhere/mine.json")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert!(place.read("elsewhere/mine.json").starts_with('{'));
    }

    #[test]
    fn a_reader_that_has_gone_is_no_error() {
        let place = Place::with_page("# A\n");
        let mut command = place.command(&["extract", "about.md", "--format", "json"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let run = Run::from(child.wait_with_output().unwrap());
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_device_is_one_line() {
        let place = Place::with_page("# A\n");
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = place.command(&["extract", "about.md", "--format", "json"]).stdout(full).output().unwrap();
        let run = Run::from(output);
        assert_eq!(
            (run.code, run.stderr.as_str()),
            (Some(1), "newscv: cannot write standard output: no space left on device\n")
        );
    }

    #[test]
    fn a_full_disk_leaves_the_old_outputs() {
        let place = Place::with_sample();
        assert_eq!(place.run(&["export", "sample.md", "--to", "jsonresume,facts"]).code, Some(0));
        place.write("output/resume.json", "the old one");
        place.write("output/facts.json", "the old one");
        // Beyond the limit on the size of a file, writing fails as on a full disk.
        let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" export sample.md --to jsonresume,facts";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_newscv")]).current_dir(place.path(""));
        let run = Run::from(command.output().unwrap());
        assert_eq!(failed(&run), (Some(1), "newscv: cannot write output/resume.json: file too large\n"));
        assert_eq!(place.read("output/resume.json"), "the old one");
        assert_eq!(place.listing(), ["output/facts.json", "output/resume.json", "sample.md"]);
    }

    #[test]
    fn a_killed_run_leaves_each_output_old_or_new() {
        let place = Place::with_sample();
        let args = ["export", "sample.md", "--to", "bibtex,jsonresume,facts"];
        assert_eq!(place.run(&args).code, Some(0));
        let names = ["output/facts.json", "output/publications.bib", "output/resume.json"];
        let new = names.map(|name| place.read(name));
        for delay in 0..25 {
            for name in names {
                place.write(name, "old");
            }
            let mut child = place.command(&args).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_micros(delay * 400));
            child.kill().unwrap();
            child.wait().unwrap();
            for (name, new) in names.iter().zip(&new) {
                let now = place.read(name);
                assert!(now == "old" || now == *new, "{name} is torn: {now}");
            }
        }
        assert_eq!(place.run(&args).code, Some(0));
        assert_eq!(place.listing(), [&names[..], &["sample.md"]].concat(), "nothing is left behind");
    }

    #[test]
    fn an_interrupted_run_says_so_and_leaves_the_old_outputs() {
        let place = Place::with_page("# A\n");
        place.write("output/facts.json", "the old one");
        let lock = File::open(place.path("output")).unwrap();
        lock.lock().unwrap();
        let mut command = place.command(&["export", "about.md", "--to", "facts", "--verbose"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Once it has read the page it cannot pass the lock, however far it is when asked to end.
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        said.read_line(&mut line).unwrap();
        assert_eq!(line, "read about.md (4 bytes)\n");
        let id = child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        line.clear();
        said.read_line(&mut line).unwrap();
        assert_eq!(line, "newscv: interrupted; nothing was written\n");
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(place.read("output/facts.json"), "the old one");
        assert_eq!(place.listing(), ["about.md", "output/facts.json"]);
    }
}
