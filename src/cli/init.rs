//! `newscv init`: a commented `newscv.toml` from what the page tells, and the lock of its keys.

use std::fmt::Write;
use std::process::ExitCode;

use super::args::InitArgs;
use super::terminal::Terminal;
use super::user::{LOCK, SETTINGS};
use super::{export, load, user, write};
use crate::cv::{Cv, Owner};
use crate::error::{Error, Result};
use crate::export::OutputFile;

/// Runs the subcommand. A file that is there is never overwritten.
pub(super) fn run(args: &InitArgs, terminal: Terminal) -> Result<ExitCode> {
    let loaded = load::load(&args.page, None)?;
    let Some(folder) = &loaded.folder else {
        return Err(Error::Refused { reason: "standard input has no folder to write newscv.toml to".to_owned() });
    };
    if user::settings(Some(folder))?.is_some() {
        return Err(Error::Refused { reason: format!("{} is there already", folder.join(SETTINGS).display()) });
    }
    let (cv, _) = export::read_with(&loaded, &args.inputs, terminal)?;
    let files = [
        OutputFile { path: SETTINGS.to_owned(), bytes: settings(&cv, args).into_bytes() },
        OutputFile { path: LOCK.to_owned(), bytes: cv.lock },
    ];
    let written = write::write_all(folder, &files)?;
    terminal.note(&write::told(folder, &written));
    Ok(ExitCode::SUCCESS)
}

fn settings(cv: &Cv, args: &InitArgs) -> String {
    let mut text = String::from(
        "# What newscv cannot know from the page. Every line is optional; a line that begins with '#' is not read.\n\n",
    );
    owner(&cv.owner, &mut text);
    text.push_str("\n[input]\n# Paths are relative to this file.\n");
    let bib: Vec<String> = args.inputs.bib.iter().map(|path| quoted(&path.to_string_lossy())).collect();
    line(&mut text, "bib", (!bib.is_empty()).then(|| format!("[{}]", bib.join(", "))), "[\"papers.bib\"]");
    let resume = args.inputs.resume.as_ref().map(|path| quoted(&path.to_string_lossy()));
    line(&mut text, "resume", resume, "\"resume.json\"");
    text.push_str("\n[export]\n");
    line(&mut text, "to", None, "[\"bibtex\", \"jsonresume\", \"pdf\"]");
    line(&mut text, "out", None, "\"output\"");
    line(&mut text, "paper", None, "\"a4\"");
    line(&mut text, "keys", None, "\"{author}{year}{word}\"");
    text.push_str("\n[export.pdf]\n# Margins in millimetres: one number, or top, right, bottom, left; the size of text in points.\n");
    line(&mut text, "look", None, "\"plain\"");
    line(&mut text, "margins", None, "[20, 22, 20, 22]");
    line(&mut text, "size", None, "10.5");
    line(&mut text, "fonts", None, "[\"NotoSerifCJK-Regular.ttc\"]");
    text.push_str(
        "\n# A fact is chosen by id, title, short name or line, and must be the only one that fits;\n\
         # 'newscv check' shows what wants a look. A [[correct]] that sets nothing says that the fact is right.\n",
    );
    example(cv, &mut text);
    text
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
