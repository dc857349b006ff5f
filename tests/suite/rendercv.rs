//! RenderCV itself on what newscv writes for it: it accepts the file and sets every title.

use std::path::Path;
use std::process::Command;

use newscv::cv::Cv;
use newscv::export::{Format, Options, export};

use crate::program::Place;
use crate::{doors, long_sample, nasty, pages, sample, tex};

/// RenderCV ships its own Typst package, which takes its icons from another one of Typst's registry.
/// The tests need no network: this stands in for the icons.
const ICONS: [(&str, &str); 2] = [
    ("typst.toml", "[package]\nname = \"fontawesome\"\nversion = \"0.6.0\"\nentrypoint = \"icons.typ\"\n"),
    ("icons.typ", "#let fa-icon(name, ..style) = text(..style)[•]\n"),
];

fn renders(cv: &Cv) {
    let place = Place::new();
    for (file, text) in ICONS {
        place.write(&format!("cache/typst/packages/preview/fontawesome/0.6.0/{file}"), text);
    }
    let outputs = export(cv, Format::Rendercv, &Options::default()).unwrap();
    place.write("cv.yaml", &String::from_utf8(outputs.files[0].bytes.clone()).unwrap());
    let program = std::env::var("NEWSCV_RENDERCV").expect("NEWSCV_RENDERCV names the program");
    let output = Command::new(Path::new(&program))
        .args(["render", "cv.yaml", "--dont-generate-png", "--dont-generate-markdown", "--pdf-path", "cv.pdf"])
        .current_dir(place.path(""))
        .env("XDG_CACHE_HOME", place.path("cache"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    tex::has_titles(&place.path(""), "cv.pdf", cv);
}

#[test]
#[ignore = "needs RenderCV in NEWSCV_RENDERCV, and pdftotext"]
fn rendercv_sets_every_title() {
    let made = [sample::cv(), long_sample::long_sample(), pages::of_page("sample.md"), nasty::cv(), doors::hostile()];
    for cv in made.into_iter().chain(pages::real_page()) {
        renders(&cv);
    }
}

#[test]
#[ignore = "needs RenderCV in NEWSCV_RENDERCV, and pdftotext"]
fn rendercv_takes_a_page_without_facts() {
    renders(&Cv::default());
}
