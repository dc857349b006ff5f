//! `[export.pdf]` of `newscv.toml` and what the command line says over it, seen in the file.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

use crate::program::Place;

/// `cv.pdf` of the sample page, written with these settings and options.
fn export(settings: &str, options: &[&str]) -> Document {
    let place = Place::with_sample();
    place.write("newscv.toml", settings);
    let run = place.run(&[&["export", "sample.md", "--to", "pdf"], options].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Document::load(place.path("output/cv.pdf")).unwrap()
}

fn pages(document: &Document) -> Vec<&Dictionary> {
    document.page_iter().map(|page| document.get_dictionary(page).unwrap()).collect()
}

/// Width and height of the first page, to the point.
fn sheet(document: &Document) -> (i64, i64) {
    let area = pages(document)[0].get(b"MediaBox").unwrap().as_array().unwrap();
    let edges: Vec<f32> = area.iter().map(|edge| edge.as_float().unwrap()).collect();
    let rounded = |length: f32| format!("{length:.0}").parse().unwrap();
    (rounded(edges[2] - edges[0]), rounded(edges[3] - edges[1]))
}

/// The first operands of an operator on the first page.
fn first(document: &Document, operator: &str) -> Vec<f32> {
    let page = document.page_iter().next().unwrap();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let found = content.operations.into_iter().find(|operation| operation.operator == operator).unwrap();
    found.operands.iter().filter_map(|operand| operand.as_float().ok()).collect()
}

fn points(millimetres: f32) -> f32 {
    millimetres * 72.0 / 25.4
}

#[test]
fn the_sheet_is_a4_or_letter() {
    assert_eq!(sheet(&export("", &[])), (595, 842));
    assert_eq!(sheet(&export("", &["--paper", "letter"])), (612, 792));
    assert_eq!(sheet(&export("[export]\npaper = \"letter\"\n", &[])), (612, 792));
    assert_eq!(sheet(&export("[export.pdf]\npaper = \"letter\"\n", &[])), (612, 792));
    assert_eq!(sheet(&export("[export.pdf]\npaper = \"letter\"\n", &["--paper", "a4"])), (595, 842));
}

#[test]
fn text_begins_at_the_margins() {
    let all = export("[export.pdf]\nmargins = 30\n", &[]);
    assert!((first(&all, "Td")[0] - points(30.0)).abs() < 0.1);
    let each = export("[export.pdf]\nmargins = [40, 22, 20, 12.5]\n", &[]);
    assert!((first(&each, "Td")[0] - points(12.5)).abs() < 0.1);
    let (top, name) = (842.0 - points(40.0), first(&each, "Td")[1]);
    assert!(name < top && name > top - 40.0, "{name}");
}

/// The name in the header is set in this multiple of the size of running text.
const NAME: f32 = 2.1;

#[test]
fn size_look_and_language_are_those_of_the_settings() {
    let document = export("[export.pdf]\nsize = 12\nlanguage = \"en-GB\"\n", &[]);
    assert!((first(&document, "Tf")[0] - 12.0 * NAME).abs() < 0.1);
    assert_eq!(document.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"en-GB");
    let compact = export("[export.pdf]\nlook = \"compact\"\n", &[]);
    assert!((first(&compact, "Td")[0] - points(17.0)).abs() < 0.1);
    let plain = export("[export.pdf]\nlook = \"compact\"\n", &["--look", "plain"]);
    assert!((first(&plain, "Td")[0] - points(22.0)).abs() < 0.1);
}

#[test]
fn what_cannot_be_set_is_refused_with_its_place() {
    let refused = |line: &str| {
        let place = Place::with_sample();
        place.write("newscv.toml", &format!("[export.pdf]\n{line}\n"));
        let run = place.run(&["export", "sample.md", "--to", "pdf"]);
        assert_eq!((run.code, place.path("output").exists()), (Some(1), false));
        run.stderr.trim_end().to_owned()
    };
    let expected = [
        ("margns = 20", "newscv: newscv.toml:2:1: unknown key 'margns', did you mean 'margins'?"),
        ("margins = 3", "newscv: newscv.toml:2:11: a margin of 3 mm leaves no page; expected 5 to 60"),
        (
            "margins = \"2cm\"",
            "newscv: newscv.toml:2:11: expected a number of millimetres, or a list of four: top, right, bottom, left",
        ),
        ("size = 40", "newscv: newscv.toml:2:8: text of 40 pt cannot be set; expected 6 to 16"),
        ("look = \"baroque\"", "newscv: newscv.toml:2:8: 'baroque' is none of plain, classic, compact"),
        ("paper = \"a3\"", "newscv: newscv.toml:2:9: 'a3' is none of a4, letter"),
        (
            "language = \"english, please\"",
            "newscv: newscv.toml:2:12: 'english, please' is no language tag; expected one like 'en' or 'pt-BR'",
        ),
    ];
    for (line, message) in expected {
        assert_eq!(refused(line), message);
    }
}

/// A file is the same whoever writes it and whenever, unless a date is given.
#[test]
fn the_date_of_creation_is_the_one_that_is_given() {
    let created = |environment: Option<&str>, options: &[&str]| {
        let place = Place::with_sample();
        let mut command = place.command(&[&["export", "sample.md", "--to", "pdf"], options].concat());
        command.env_remove("SOURCE_DATE_EPOCH").envs(environment.map(|epoch| ("SOURCE_DATE_EPOCH", epoch)));
        assert!(command.output().unwrap().status.success());
        let document = Document::load(place.path("output/cv.pdf")).unwrap();
        let information = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
        let date = document.get_dictionary(information).unwrap().get(b"CreationDate").map(Object::as_str);
        date.ok().map(|date| String::from_utf8(date.unwrap().to_vec()).unwrap())
    };
    assert_eq!(created(None, &[]), None);
    assert_eq!(created(Some("1767225600"), &[]).as_deref(), Some("D:20260101"));
    assert_eq!(created(Some("1767225600"), &["--as-of", "2025-11"]).as_deref(), Some("D:202511"));
}
