//! What a real system does to a run: kills it, fills its disk, lets it write nothing.

use std::process::Command;

use super::{SAMPLE, create, snapshot};
use crate::program::{Place, Run};

/// Ends with the whole snapshot and nothing else, whatever came before.
fn assert_completes(place: &Place) {
    let run = create(place, "sample.md", &["--zip"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let run = snapshot(place, &["verify"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    let files = place.listing();
    assert_eq!(files.len(), 6, "{files:?}");
}

/// Whether there is no snapshot, or a whole one.
fn assert_all_or_nothing(place: &Place) {
    let run = snapshot(place, &["verify"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
}

#[test]
fn a_process_that_is_killed_leaves_a_whole_snapshot_or_none() {
    let place = Place::with_sample();
    for wait in 0..8 {
        let args = ["snapshot", "create", "sample.md", "--label", "acme", "--to", "bibtex", "--zip", "--quiet"];
        let mut process = place.command(&args).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait * 8));
        // It may have ended by itself.
        let _ = process.kill();
        process.wait().unwrap();
        assert_all_or_nothing(&place);
    }
    assert_completes(&place);
}

#[test]
fn processes_at_once_keep_one_snapshot() {
    let place = Place::with_sample();
    let args = ["snapshot", "create", "sample.md", "--label", "acme", "--to", "bibtex", "--zip", "--quiet"];
    let processes: Vec<_> = (0..4).map(|_| place.command(&args).spawn().unwrap()).collect();
    for mut process in processes {
        assert!(process.wait().unwrap().success());
    }
    assert_completes(&place);
}

#[test]
fn a_file_in_the_way_is_told() {
    let place = Place::with_sample();
    place.write("output/snapshots", "");
    let run = create(&place, "sample.md", &[]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.starts_with("newscv: cannot write output/snapshots"), "{}", run.stderr);
    assert_eq!(place.listing(), ["output/snapshots", "sample.md"]);
}

/// Kills the program at its `at`-th call of this sort; whether it came to an end before.
fn killed_at(place: &Place, call: &str, at: usize) -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")]);
    strace.args(["-e", &format!("inject={call}:signal=SIGKILL:when={at}"), env!("CARGO_BIN_EXE_newscv")]);
    strace.args(["snapshot", "create", "sample.md", "--label", "acme", "--to", "bibtex", "--zip", "--quiet"]);
    strace.current_dir(place.path("")).status().unwrap().success()
}

#[test]
#[ignore = "needs strace"]
fn a_process_that_is_killed_at_any_write_leaves_a_whole_snapshot_or_none() {
    let place = Place::with_sample();
    let mut kills = 0;
    // Counted apart, because strace counts each sort by itself.
    for call in ["mkdir", "write", "fsync", "rename"] {
        for at in 1.. {
            let _ = std::fs::remove_dir_all(place.path("output"));
            let ended = killed_at(&place, call, at);
            assert_all_or_nothing(&place);
            if ended {
                break;
            }
            kills += 1;
            assert_completes(&place);
        }
    }
    assert!(kills > 15, "killed {kills} times only");
}

/// Runs shell commands in `small`, a file system of its own of 200 kB, where `$newscv` is the program.
fn on_small_disk(place: &Place, commands: &str) -> Run {
    std::fs::create_dir_all(place.path("small")).unwrap();
    let script = format!("mount -t tmpfs -o size=200k none small && cd small && {commands}");
    let mut unshare = Command::new("unshare");
    unshare.args(["--map-root-user", "--mount", "sh", "-c", &script]).env("newscv", env!("CARGO_BIN_EXE_newscv"));
    unshare.current_dir(place.path("")).output().unwrap().into()
}

#[test]
#[ignore = "needs unshare and mount"]
fn a_full_disk_leaves_no_snapshot() {
    let place = Place::with_sample();
    // Room is left for the first files and not for the last, in steps of one page of memory.
    for left in [0, 8, 16, 24, 32, 40] {
        let commands = format!(
            "head -c {}k /dev/zero >filler; \"$newscv\" snapshot create ../sample.md --label acme --quiet; echo $?; find output; \
             rm filler; \"$newscv\" snapshot create ../sample.md --label acme --quiet && \"$newscv\" snapshot verify --quiet && echo whole",
            200 - left
        );
        let run = on_small_disk(&place, &commands);
        assert!(run.stdout.starts_with("1\n") && run.stdout.ends_with("whole\n"), "{left}: {run:?}");
        assert_eq!(run.stdout.lines().count(), 2, "nothing is left where {left} kB are: {}", run.stdout);
        assert!(run.stderr.contains("no space left on device"), "{left}: {}", run.stderr);
    }
}

#[test]
#[ignore = "needs unshare and mount"]
fn a_read_only_disk_is_told_and_left_alone() {
    let place = Place::with_sample();
    let commands = "\"$newscv\" snapshot create ../sample.md --label acme --quiet && mount -o remount,ro . && \
                    \"$newscv\" snapshot create ../sample.md --label beta --quiet; echo $?; \"$newscv\" snapshot verify --quiet && ls output/snapshots";
    let run = on_small_disk(&place, commands);
    assert_eq!(run.stdout, "1\n2025-10-acme\n", "{}", run.stderr);
    assert_eq!(run.stderr, "newscv: cannot write output/snapshots/2025-10-beta: read-only file system\n");
    assert!(!place.path(SAMPLE).exists());
}
