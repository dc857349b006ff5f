//! `newscv init`: a commented `newscv.toml` from what the page tells, and the lock of its keys.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{InitArgs, InputArgs};
use super::terminal::Terminal;
use super::user::{LOCK, SETTINGS};
use super::{export, load, user, write};
use crate::cv::{Cv, Owner};
use crate::error::{Error, Result};
use crate::export::OutputFile;
use crate::resolve::Inputs;

/// Runs the subcommand. A file that is there is never overwritten.
pub(super) fn run(args: &InitArgs, terminal: Terminal) -> Result<ExitCode> {
    let loaded = load::load(&args.page, None)?;
    let Some(folder) = &loaded.folder else {
        return Err(Error::Refused { reason: "standard input has no folder to write newscv.toml to".to_owned() });
    };
    if user::settings(Some(folder))?.is_some() {
        return Err(Error::Refused { reason: format!("{} is there already", folder.join(SETTINGS).display()) });
    }
    let (cv, inputs) = export::read_with(&loaded, &args.inputs, terminal)?;
    let given = InputArgs {
        bib: args.inputs.bib.iter().map(|path| seen_from(folder, path)).collect(),
        resume: args.inputs.resume.as_deref().map(|path| seen_from(folder, path)),
    };
    let files = [
        OutputFile { path: SETTINGS.to_owned(), bytes: settings(&cv, &given, &inputs).into_bytes() },
        OutputFile { path: LOCK.to_owned(), bytes: cv.lock.to_bytes() },
    ];
    let written = write::write_all(folder, &files)?;
    terminal.note(&write::told(folder, &written));
    Ok(ExitCode::SUCCESS)
}

/// The path of a file as seen from the folder of the settings, which it is relative to there.
fn seen_from(folder: &Path, path: &Path) -> PathBuf {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    pathdiff::diff_paths(real(path), real(folder)).unwrap_or_else(|| path.to_owned())
}

fn settings(cv: &Cv, given: &InputArgs, inputs: &Inputs) -> String {
    let mut text = String::from(
        "# What newscv cannot know from the page. Every line is optional; a line that begins with '#' is not read.\n\n",
    );
    owner(&cv.owner, &mut text);
    input(given, inputs, &mut text);
    text.push_str("\n[export]\n");
    line(&mut text, "to", None, "[\"bibtex\", \"jsonresume\", \"pdf\"]");
    line(&mut text, "out", None, "\"output\"");
    line(&mut text, "paper", None, "\"a4\"");
    line(&mut text, "look", None, "\"plain\"");
    text.push_str("# A citation style for lists of publications, instead of the CV's own.\n");
    line(&mut text, "style", None, "\"ieee\"");
    text.push_str("# TeX commands for letters beyond ASCII, and templates of your own.\n");
    line(&mut text, "ascii", None, "true");
    line(&mut text, "templates", None, "\"templates\"");
    text.push_str("# The rule of citation keys; keys that newscv.lock holds stay as they are.\n");
    line(&mut text, "keys", None, "\"{author}{year}{word}\"");
    text.push_str("\n[export.pdf]\n# What the PDF has otherwise than the other formats.\n");
    line(&mut text, "paper", None, "\"letter\"");
    line(&mut text, "look", None, "\"classic\"");
    text.push_str("# Margins in millimetres: one number, or top, right, bottom, left; the size of text in points.\n");
    line(&mut text, "margins", None, "[20, 22, 20, 22]");
    line(&mut text, "size", None, "10.5");
    line(&mut text, "language", None, "\"en-GB\"");
    line(&mut text, "fonts", None, "[\"NotoSerifCJK-Regular.ttc\"]");
    text.push_str(
        "\n# A fact is chosen by id, title, short name or line, and must be the only one that fits;\n\
         # 'newscv check' shows what wants a look. A [[correct]] that sets nothing says that the fact is right.\n",
    );
    example(cv, &mut text);
    text
}

fn input(given: &InputArgs, inputs: &Inputs, text: &mut String) {
    text.push_str("\n[input]\n# Paths are relative to this file.");
    let site: Vec<&str> = inputs.site_bibliographies.iter().map(|file| &*file.path).collect();
    if !site.is_empty() {
        let _ = write!(text, " Read without being named: {}.", site.join(", "));
    }
    text.push('\n');
    let bib: Vec<String> = given.bib.iter().map(|path| quoted(&path.to_string_lossy())).collect();
    line(text, "bib", (!bib.is_empty()).then(|| format!("[{}]", bib.join(", "))), "[\"papers.bib\"]");
    let resume = given.resume.as_ref().map(|path| quoted(&path.to_string_lossy()));
    line(text, "resume", resume, "\"resume.json\"");
}

fn owner(owner: &Owner, text: &mut String) {
    text.push_str("[owner]\n");
    let some = |value: &Option<String>| value.as_deref().map(quoted);
    line(text, "name", some(&owner.name), "\"Ada Weiss\"");
    text.push_str("# Other forms in which the name stands in author lists.\n");
    let names: Vec<String> = owner.other_names.iter().map(|name| quoted(name)).collect();
    line(text, "names", (!names.is_empty()).then(|| format!("[{}]", names.join(", "))), "[\"A. Weiss\"]");
    line(text, "label", some(&owner.label), "\"Research Scientist\"");
    line(text, "email", some(&owner.email), "\"ada@example.org\"");
    line(text, "url", some(&owner.url), "\"https://example.org\"");
    line(text, "affiliation", some(&owner.affiliation), "\"University of Example\"");
    line(text, "location", some(&owner.location), "\"Example Town\"");
    let profiles: Vec<String> = owner.profiles.iter().map(|profile| quoted(&profile.url)).collect();
    line(
        text,
        "profiles",
        (!profiles.is_empty()).then(|| format!("[{}]", profiles.join(", "))),
        "[\"https://orcid.org/0000-0002-1825-0097\"]",
    );
}

/// `name = value`, or a commented example.
fn line(text: &mut String, name: &str, value: Option<String>, example: &str) {
    let _ = match value {
        Some(value) => writeln!(text, "{name} = {value}"),
        None => writeln!(text, "# {name} = {example}"),
    };
}

/// A commented correction of the first publication that lacks something.
fn example(cv: &Cv, text: &mut String) {
    let lacking = cv.publications.iter().find(|work| work.authors.is_none() || work.venue.is_none());
    let id = lacking.or(cv.publications.first()).map_or("weiss2024sand", |work| work.id.as_str());
    let _ = write!(
        text,
        "#\n# [[correct]]\n# id = {id}\n# set.venue = \"ICML\"\n# set.authors = [\"Ada Weiss\", \"Bo Lin\"]\n# clear = [\"track\"]\n\
         #\n# [[drop]]\n# line = 23\n",
        id = quoted(id)
    );
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::settings;
    use crate::source::Input;

    fn read(text: &str) -> Result<settings::Settings> {
        settings::read(&Input { path: SETTINGS.into(), bytes: text.as_bytes().into() })
    }

    fn uncommented() -> String {
        let text = settings(&Cv::default(), &InputArgs::default(), &Inputs::default());
        let is_setting = |line: &str| line.starts_with('[') || line.split(' ').nth(1) == Some("=");
        let lines = text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).filter(|line| is_setting(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_commented_line_is_a_setting_once_its_mark_is_gone() {
        let settings = read(&uncommented()).unwrap();
        assert_eq!((settings.correct.len(), settings.drop.len()), (1, 1));
        assert_eq!(settings.export.pdf.look.unwrap().into_inner(), "classic");
    }

    #[test]
    fn every_setting_that_there_is_has_its_line() {
        let text = uncommented();
        for table in ["owner", "input", "export", "export.pdf"] {
            let error = read(&format!("[{table}]\nzebra = 1\n")).unwrap_err().to_string();
            let (_, known) = error.split_once("expected one of ").unwrap();
            let (_, section) = text.split_once(&format!("[{table}]\n")).unwrap();
            let section = section.split("\n[").next().unwrap();
            // A table of its own has its line by its heading.
            for key in known.split(", ").filter(|key| *key != "pdf") {
                assert!(section.lines().any(|line| line.starts_with(&format!("{key} = "))), "{key} in {table}");
            }
        }
    }
}
