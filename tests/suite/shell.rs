//! Completions and manual pages come from the definition of the command line, and know all of it.

use std::process::{Command, Stdio};

use crate::program::Place;

/// Words that options take, which the help shows and a shell completes.
const WORDS: &[&str] = &["biblatex", "rendercv", "classic", "letter", "springer-basic", "unknown-venue"];

const SUBCOMMANDS: &[&str] = &["extract", "export", "review", "check", "init", "schema", "completions", "man"];

#[test]
fn every_shell_gets_completions_for_every_subcommand() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = Place::new().run(&["completions", shell]);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{shell}");
        for subcommand in SUBCOMMANDS {
            assert!(run.stdout.contains(subcommand), "{shell} does not know {subcommand}");
        }
        // clap writes no words of options for elvish and PowerShell.
        for word in WORDS.iter().filter(|_| ["bash", "fish", "zsh"].contains(&shell)) {
            assert!(run.stdout.contains(word), "{shell} does not know {word}");
        }
    }
}

#[test]
fn the_help_names_what_an_option_takes() {
    let help = Place::new().run(&["export", "--help"]).stdout;
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for values in
        ["[possible values: a4, letter]", "[possible values: plain, classic, compact]", "html, rendercv, facts]"]
    {
        assert!(words.contains(values), "{help}");
    }
}

#[test]
fn bash_accepts_its_completions() {
    if Command::new("bash").arg("--version").stdout(Stdio::null()).status().is_err() {
        return;
    }
    let place = Place::new();
    let script = place.run(&["completions", "bash"]).stdout;
    place.write("newscv.bash", &script);
    let ask = "source newscv.bash; COMP_WORDS=(newscv export --pa); COMP_CWORD=2; _newscv newscv --pa export; echo \"${COMPREPLY[@]}\"";
    let output = Command::new("bash").args(["-c", ask]).current_dir(place.path("")).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "--paper\n");
}

#[test]
fn each_subcommand_has_a_manual_page() {
    let place = Place::new();
    assert_eq!(place.run(&["man", "--out", "man"]).code, Some(0));
    for subcommand in SUBCOMMANDS {
        let page = place.read(&format!("man/newscv-{subcommand}.1"));
        assert!(page.contains(&format!("newscv\\-{subcommand} \\- ")), "{page}");
    }
    assert_eq!(place.run(&["man"]).stdout, place.read("man/newscv.1"));
}

#[test]
fn the_schema_is_printed() {
    assert_eq!(Place::new().run(&["schema"]).stdout, newscv::export::facts::SCHEMA);
}
