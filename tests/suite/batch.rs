//! `newscv batch`: a line a record, in order, whatever a record holds and whenever a run is killed.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use crate::program::{Place, Run};

/// The page of an invented person, by number.
fn page(number: usize) -> String {
    format!(
        "# Person {number}\n\n## News\n\n- **May 2025**: Our paper *Sand of Dune {number}* was accepted to ICML 2025!\n\
         - **2024**: Reviewer for ICLR 2024.\n"
    )
}

/// Records in many forms; each tenth is bad.
fn records(count: usize) -> String {
    let mut lines = String::new();
    for number in 0..count {
        let _ = match number % 10 {
            9 => writeln!(lines, "{{\"id\": {number}, \"path\": \"absent.md\"}}"),
            4 => writeln!(lines, "\n{}\r", json!({"text": page(number), "id": {"n": number}})),
            _ => writeln!(lines, "{}", json!({"id": number, "text": page(number)})),
        };
    }
    lines
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn lines_come_in_the_order_of_the_records_on_any_number_of_threads() {
    let place = Place::new();
    let input = records(60);
    let run = place.run_with_stdin(&["batch"], &input);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "60 records: 54 pages, 6 errors\n"));
    let answers = lines(&run.stdout);
    assert_eq!(answers.len(), 60);
    for (number, answer) in answers.iter().enumerate() {
        let id = if number % 10 == 4 { json!({"n": number}) } else { json!(number) };
        assert_eq!(answer["id"], id);
        match number % 10 {
            9 => assert_eq!(answer["error"], "cannot read absent.md: no such file or directory"),
            _ => assert_eq!(answer["facts"]["publications"][0]["title"], format!("Sand of Dune {number}")),
        }
    }
    for jobs in ["1", "7"] {
        assert_eq!(place.run_with_stdin(&["batch", "--jobs", jobs], &input), run);
    }
}

#[test]
fn a_page_gives_what_extract_gives() {
    let place = Place::with_sample();
    let alone = place.run(&["extract", "sample.md", "--format", "json"]);
    let run = place.run(&["batch", "sample.md"]);
    let expected = json!({"id": "sample.md", "facts": serde_json::from_str::<Value>(&alone.stdout).unwrap()});
    assert_eq!(run.stdout, format!("{expected}\n"));
    let text = json!({"id": "sample.md", "name": "sample.md", "text": place.read("sample.md")});
    assert_eq!(place.run_with_stdin(&["batch"], &text.to_string()).stdout, run.stdout);
    let record = json!({"id": "sample.md", "path": "sample.md", "bib": []});
    assert_eq!(place.run_with_stdin(&["batch", "-"], &record.to_string()).stdout, run.stdout);
}

#[test]
fn a_bibliography_completes_the_page() {
    let place = Place::with_page(&page(1));
    place.write("papers.bib", "@inproceedings{mine, title = {Sand of Dune 1}, author = {Weiss, Ada and Lin, Bo}}");
    for bib in [json!("papers.bib"), json!(["papers.bib"])] {
        let record = json!({"path": "about.md", "bib": bib}).to_string();
        let answer = &lines(&place.run_with_stdin(&["batch"], &record).stdout)[0];
        assert_eq!(answer["facts"]["publications"][0]["authors"], json!(["Ada Weiss", "Bo Lin"]));
        assert_eq!(answer["id"], Value::Null);
    }
}

#[test]
fn pages_that_are_named_are_a_line_each_and_a_missing_one_ends_nothing() {
    let place = Place::with_page(&page(1));
    place.write("site/index.md", &page(2));
    let run = place.run(&["batch", "about.md", "absent.md", "site"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "3 records: 2 pages, 1 error\n"));
    let ids: Vec<Value> = lines(&run.stdout).into_iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, ["about.md", "absent.md", "site"]);
}

#[test]
fn each_line_comes_before_the_next_record_is_asked_for() {
    let place = Place::new();
    let mut command = place.command(&["batch"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(input, "{}", json!({"id": number, "text": page(number)})).unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(lines(&line)[0]["id"], number);
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_torn_line_is_done_again_and_no_other() {
    let place = Place::new();
    let input = records(30);
    let whole = place.run_with_stdin(&["batch"], &input).stdout;
    let third = whole.match_indices('\n').nth(2).unwrap().0;
    for cut in [0, 1, third - 40, third, third + 1, third + 2, whole.len() - 1, whole.len()] {
        place.write("facts.jsonl", &whole[..cut]);
        let run = place.run_with_stdin(&["batch", "--resume-from", "facts.jsonl", "--quiet"], &input);
        assert_eq!(run, Run { code: Some(0), stdout: String::new(), stderr: String::new() }, "cut at {cut}");
        assert!(place.read("facts.jsonl") == whole, "cut at {cut}");
    }
    let run = place.run_with_stdin(&["batch", "--resume-from", "facts.jsonl"], &input);
    assert_eq!(run.stderr, "0 records: 0 pages; 30 done before\n");
}

#[test]
fn a_run_is_not_resumed_with_another_input() {
    let place = Place::new();
    let resume = |input: &str| {
        let run = place.run_with_stdin(&["batch", "--resume-from", "facts.jsonl"], input);
        (run.code, run.stdout, run.stderr)
    };
    assert_eq!(resume("{\"id\": \"a\"}\n{\"id\": \"b\"}\n").0, Some(0));
    let before = place.read("facts.jsonl");
    let refused = |why: &str| (Some(1), String::new(), format!("newscv: facts.jsonl:{why}; nothing was written\n"));
    let other = "2: the line is about \"b\", but the input has \"c\" here";
    assert_eq!(resume("{\"id\": \"a\"}\n{\"id\": \"c\"}\n"), refused(other));
    assert_eq!(resume("{\"id\": \"a\"}\n"), refused("2: the input has no record for this line"));
    assert_eq!(place.read("facts.jsonl"), before);
    place.write("facts.jsonl", "# Not ours\n{\"id\":");
    assert_eq!(resume("{\"id\": \"a\"}\n"), refused("1: not a line that newscv batch wrote"));
    assert_eq!(place.read("facts.jsonl"), "# Not ours\n{\"id\":");
}

#[test]
fn two_runs_do_not_write_to_one_file() {
    let place = Place::new();
    place.write("facts.jsonl", "");
    let file = File::options().append(true).open(place.path("facts.jsonl")).unwrap();
    file.lock().unwrap();
    let run = place.run_with_stdin(&["batch", "--resume-from", "facts.jsonl"], "{\"id\": 1}\n");
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), "newscv: another run writes to facts.jsonl\n"));
}

#[test]
fn memory_does_not_grow_with_the_input() {
    // Far more records than may wait: the writer of the pipe is held back until lines are read.
    let place = Place::new();
    let mut command = place.command(&["batch", "--jobs", "1"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let text = "x".repeat(1 << 20);
        let mut written = 0;
        while written < 200 && writeln!(input, "{}", json!({"id": written, "text": text})).is_ok() {
            written += 1;
        }
        written
    });
    std::thread::sleep(Duration::from_millis(1500));
    let peak = peak_memory(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(writer.join().unwrap() < 200, "the whole input was read ahead");
    assert!(peak.is_none_or(|kilobytes| kilobytes < 150_000), "{peak:?} kB");
}

/// The most memory that a process has had, in kilobytes, where the system tells it.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}

#[cfg(unix)]
mod unix {
    use super::*;

    #[test]
    fn a_killed_run_is_resumed_without_doubling_or_losing_a_record() {
        let place = Place::new();
        let input = records(40);
        place.write("pages.jsonl", &input);
        let whole = place.run_with_stdin(&["batch"], &input).stdout;
        let stdin = || File::open(place.path("pages.jsonl")).unwrap();
        for delay in (0..12).map(|step| step * 9) {
            let mut command = place.command(&["batch", "--resume-from", "facts.jsonl", "--quiet", "--jobs", "2"]);
            let mut child = command.stdin(stdin()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(delay));
            child.kill().unwrap();
            child.wait().unwrap();
            let now = fs::read_to_string(place.path("facts.jsonl")).unwrap_or_default();
            assert!(whole.starts_with(&now), "after {delay} ms");
        }
        let mut command = place.command(&["batch", "--resume-from", "facts.jsonl", "--quiet"]);
        assert_eq!(command.stdin(stdin()).status().unwrap().code(), Some(0));
        assert!(place.read("facts.jsonl") == whole);
    }

    #[test]
    fn an_interrupted_run_ends_between_two_lines_and_says_how_to_go_on() {
        let place = Place::new();
        let mut command = place.command(&["batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "{}", json!({"id": 1, "text": ""})).unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let id = child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let run = Run::from(child.wait_with_output().unwrap());
        let message = "newscv: interrupted after 1 record; --resume-from FILE goes on behind what FILE holds\n";
        assert_eq!((run.code, run.stderr.as_str()), (Some(130), message));
    }

    #[test]
    fn a_reader_that_has_gone_ends_the_run_and_is_told() {
        let place = Place::new();
        let mut command = place.command(&["batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let mut input = child.stdin.take().unwrap();
        writeln!(input, "{}", json!({"id": 1, "text": ""})).unwrap();
        // The input stays open: the run must not wait for more of it.
        let run = Run::from(child.wait_with_output().unwrap());
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), "newscv: cannot write standard output: broken pipe\n"));
        drop(input);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_is_told_and_leaves_whole_lines() {
        let place = Place::new();
        place.write("pages.jsonl", &records(40));
        let script = "trap '' XFSZ; ulimit -f 16; exec \"$0\" batch --resume-from facts.jsonl < pages.jsonl";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_newscv")]).current_dir(place.path(""));
        let run = Run::from(command.output().unwrap());
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), "newscv: cannot write facts.jsonl: file too large\n"));
        let kept = place.read("facts.jsonl");
        assert!(kept.ends_with('\n') && lines(&kept).len() > 1, "{kept}");
        let full = File::options().write(true).open("/dev/full").unwrap();
        let run = Run::from(place.command(&["batch", "absent.md"]).stdout(full).output().unwrap());
        let message = "newscv: cannot write standard output: no space left on device\n";
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), message));
    }

    #[test]
    fn a_file_that_cannot_be_written_is_told() {
        let place = Place::new();
        fs::create_dir(place.path("folder")).unwrap();
        let run = place.run(&["batch", "--resume-from", "folder", "a.md"]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), "newscv: cannot write folder: is a directory\n"));
        let run = place.run(&["batch", "--resume-from", "no/facts.jsonl", "a.md"]);
        let message = "newscv: cannot write no/facts.jsonl: no such file or directory\n";
        assert_eq!((run.code, run.stderr.as_str()), (Some(1), message));
    }
}
