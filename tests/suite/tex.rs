//! TeX itself on what newscv writes: each build ends without an error and the PDF has every title.

use std::fs;
use std::path::Path;
use std::process::Command;

use newscv::cv::Cv;
use newscv::export::{Format, Options, Paper, export};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

use crate::{nasty, pages, sample};

/// A folder with the files of a format.
fn folder(cv: &Cv, format: Format) -> TempDir {
    folder_with(cv, format, &Options::default())
}

fn folder_with(cv: &Cv, format: Format, options: &Options) -> TempDir {
    let folder = TempDir::new().unwrap();
    for file in export(cv, format, options).unwrap().files {
        let path = folder.path().join(file.path.strip_prefix("latex/").unwrap_or(&file.path));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.bytes).unwrap();
    }
    folder
}

/// Runs a program in the folder and gives what it said; fails where the program does.
fn run(folder: &Path, program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    let tail: Vec<&str> = said.lines().rev().take(60).collect();
    assert!(output.status.success(), "{program} {args:?}:\n{}", tail.into_iter().rev().collect::<Vec<_>>().join("\n"));
    said
}

fn latexmk(folder: &Path, engine: &str, document: &str) -> String {
    run(folder, "latexmk", &[engine, "-interaction=nonstopmode", "-halt-on-error", "-file-line-error", document])
}

/// Builds twice: the first leaves no error in the log, the second finds nothing to do.
fn builds(folder: &Path, engine: &str, document: &str) {
    latexmk(folder, engine, document);
    let log = fs::read(folder.join(document).with_extension("log")).unwrap();
    let log = String::from_utf8_lossy(&log);
    assert!(!log.lines().any(|line| line.starts_with('!')), "{log}");
    assert!(!folder.join("pwned").exists());
    let again = latexmk(folder, engine, document);
    assert!(again.contains("All targets") && !again.contains("Run number"), "{again}");
}

/// The text of the PDF, letters and digits only, so that hyphens, ligatures, line ends and the
/// shapes of quotation marks do not count. Accents that TeX sets beside their letter do not either.
fn letters(text: &str) -> String {
    text.nfkd().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Fails where a word of a title is not in the text of the document's PDF.
pub(crate) fn has_titles(folder: &Path, document: &str, cv: &Cv) {
    let pdf = Path::new(document).with_extension("pdf");
    let text = letters(&run(folder, "pdftotext", &["-enc", "UTF-8", pdf.to_str().unwrap(), "-"]));
    for work in &cv.publications {
        let title = work.title.as_deref().or(work.short_title.as_deref()).unwrap();
        // Maths is set from other letters than its source has.
        let plain: String = title.split('$').step_by(if title.contains(r"\log") { 2 } else { 1 }).collect();
        for word in plain.split_whitespace().map(letters) {
            assert!(text.contains(&word), "'{word}' of '{title}' is not in\n{text}");
        }
    }
}

/// The pages that every build is tried on: the sample, a real one, and one of nasty names and titles.
fn cvs() -> Vec<Cv> {
    [pages::of_page("sample.md"), nasty::cv()].into_iter().chain(pages::real_page()).collect()
}

fn folder_builds(engine: &str) {
    for cv in cvs() {
        let folder = folder(&cv, Format::Latex);
        builds(folder.path(), engine, "cv.tex");
        has_titles(folder.path(), "cv.tex", &cv);
    }
}

#[test]
#[ignore = "needs TeX"]
fn the_folder_builds_with_pdflatex_and_biber() {
    folder_builds("-pdf");
}

#[test]
#[ignore = "needs TeX"]
fn the_hostile_page_builds_and_runs_nothing() {
    let folder = folder(&crate::pages::of_page("../cases/hostile/about.md"), Format::Latex);
    for engine in ["-pdf", "-xelatex"] {
        builds(folder.path(), engine, "cv.tex");
    }
}

#[test]
#[ignore = "needs TeX"]
fn every_kind_of_fact_builds_and_so_does_a_page_without_any() {
    let letter = Options { paper: Some(Paper::Letter), ..Options::default() };
    for cv in [sample::cv(), Cv::default()] {
        let folder = folder_with(&cv, Format::Latex, &letter);
        builds(folder.path(), "-pdf", "cv.tex");
        has_titles(folder.path(), "cv.tex", &cv);
    }
}

#[test]
#[ignore = "needs TeX"]
fn the_folder_builds_with_lualatex_and_biber() {
    folder_builds("-lualatex");
}

#[test]
#[ignore = "needs TeX"]
fn the_folder_builds_with_xelatex_and_biber() {
    folder_builds("-xelatex");
}

/// A document of another class around the same sections.
fn document(class: &str, adapter: &str, body: (&str, &str)) -> String {
    let sections = ["experience", "education", "publications", "awards", "talks", "service"];
    let inputs = sections.map(|section| format!("\\input{{sections/{section}}}\n")).concat();
    let (begin, end) = body;
    format!(
        "{class}\n\\usepackage{{{adapter}}}\n\\addbibresource{{publications.bib}}\n\\input{{sections/owner}}\n\
         \\begin{{document}}\n{begin}\\NewscvHeader\n{inputs}{end}\\end{{document}}\n"
    )
}

#[test]
#[ignore = "needs TeX"]
fn the_sections_drop_into_moderncv() {
    for style in ["classic", "banking"] {
        for cv in cvs() {
            let folder = folder(&cv, Format::Latex);
            let class = format!("\\documentclass{{moderncv}}\n\\moderncvstyle{{{style}}}\n\\moderncvcolor{{blue}}");
            fs::write(folder.path().join("mine.tex"), document(&class, "newscv-moderncv", ("", ""))).unwrap();
            builds(folder.path(), "-pdf", "mine.tex");
            has_titles(folder.path(), "mine.tex", &cv);
        }
    }
}

#[test]
#[ignore = "needs TeX"]
fn the_sections_drop_into_europasscv() {
    for cv in cvs() {
        let folder = folder(&cv, Format::Latex);
        let body = ("\\begin{europasscv}\n", "\\end{europasscv}\n");
        let text = document("\\documentclass[english,a4paper]{europasscv}", "newscv-europasscv", body);
        fs::write(folder.path().join("mine.tex"), text).unwrap();
        builds(folder.path(), "-pdf", "mine.tex");
        has_titles(folder.path(), "mine.tex", &cv);
    }
}

#[test]
#[ignore = "needs TeX"]
fn the_bibliography_builds_with_the_classic_styles() {
    for style in ["plain", "abbrv", "IEEEtran", "apalike"] {
        for cv in cvs() {
            let folder = folder(&cv, Format::Latex);
            for file in export(&cv, Format::Bibtex, &Options::default()).unwrap().files {
                fs::write(folder.path().join(file.path), file.bytes).unwrap();
            }
            let text = format!(
                "\\documentclass{{article}}\n\\usepackage[nobib]{{newscv}}\n\\usepackage{{url}}\n\\begin{{document}}\n\
                 \\nocite{{*}}\n\\bibliographystyle{{{style}}}\n\\bibliography{{publications}}\n\\end{{document}}\n"
            );
            fs::write(folder.path().join("mine.tex"), text).unwrap();
            builds(folder.path(), "-pdf", "mine.tex");
            has_titles(folder.path(), "mine.tex", &cv);
        }
    }
}

#[test]
#[ignore = "needs TeX"]
fn biber_finds_nothing_to_say_of_the_data_model() {
    let mut sample = sample::cv();
    // A work without a year is the one thing that biber may warn of: no year is invented.
    sample.publications[2].publication.year = Some(2025);
    for cv in cvs().into_iter().chain([sample]) {
        let folder = folder(&cv, Format::Biblatex);
        let said = run(folder.path(), "biber", &["--tool", "--validate-datamodel", "publications.biblatex.bib"]);
        assert!(!said.contains("WARN") && !said.contains("ERROR"), "{said}");
    }
}

#[test]
#[ignore = "needs pandoc"]
fn pandoc_reads_each_bibliography() {
    for (format, reader) in [(Format::Bibtex, "bibtex"), (Format::Biblatex, "biblatex"), (Format::Csl, "csljson")] {
        for cv in cvs() {
            let folder = folder(&cv, format);
            let file = export(&cv, format, &Options::default()).unwrap().files.remove(0).path;
            let items = run(folder.path(), "pandoc", &["-f", reader, "-t", "csljson", &file]);
            let items: Vec<serde_json::Value> = serde_json::from_str(&items).unwrap();
            assert_eq!(items.len(), cv.publications.len());
        }
    }
}
