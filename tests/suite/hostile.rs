//! One page that attacks every language we write, the terminal and the disk at once: each output is
//! read by a parser of its language and holds nothing but text, and no message obeys it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use html5gum::{Token, Tokenizer};
use lopdf::{Document, Object};
use newscv::export::Format;
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

use crate::program::{Place, Run, project};

/// A folder below which lies another, so that `..` in a name has somewhere to lead to.
fn place() -> Place {
    let place = Place::new();
    for name in ["about.md", "papers.bib"] {
        let text = fs::read_to_string(project().join("tests/cases/hostile").join(name)).unwrap();
        place.write(&format!("a/b/{name}"), &text);
    }
    place
}

fn every_format() -> String {
    Format::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(",")
}

/// The folder with every format in `a/b/output`.
fn exported() -> Place {
    let place = place();
    let run = place.run(&["export", "a/b/about.md", "--to", &every_format(), "--out", "a/b/output", "--bib", BIB]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    place
}

const BIB: &str = "a/b/papers.bib";

fn json(place: &Place, name: &str) -> Value {
    serde_json::from_str(&place.read(&format!("a/b/output/{name}"))).unwrap()
}

/// The facts of the page and the bibliography.
fn works(place: &Place) -> Vec<Value> {
    let works = json(place, "facts.json")["publications"].as_array().unwrap().clone();
    assert!(works.len() >= 11, "the page is read: {works:?}");
    works
}

#[test]
fn nothing_is_written_but_the_outputs() {
    let place = exported();
    let outside: Vec<String> = place.listing().into_iter().filter(|name| !name.starts_with("a/b/output/")).collect();
    assert_eq!(outside, ["a/b/about.md", "a/b/papers.bib"]);
    let written: BTreeSet<String> = place.listing().into_iter().filter(|name| !name.contains("/latex/")).collect();
    assert_eq!(written.len(), 2 + Format::ALL.len() - 1, "{written:?}");
}

#[test]
fn bibliographies_hold_our_entries_and_no_other() {
    let place = exported();
    let count = works(&place).len();
    for name in ["publications.bib", "publications.biblatex.bib"] {
        let source = place.read(&format!("a/b/output/{name}"));
        let file =
            biblatex::RawBibliography::parse(&source).unwrap_or_else(|error| panic!("{name}: {error}: {source}"));
        // BibLaTeX output also has the owner's talks as entries.
        let keys: Vec<&str> = file.entries.iter().map(|entry| entry.v.key.v).collect();
        assert!(keys.len() >= count && keys.len() <= count + 2, "{keys:?}");
        assert!(keys.iter().all(|key| !key.starts_with("evil") && !key.contains(char::is_control)), "{keys:?}");
        let fields = |name: &str| {
            let all = file.entries.iter().flat_map(|entry| &entry.v.fields);
            all.filter(|field| field.key.v == name).count()
        };
        assert_eq!(fields("title"), keys.len(), "{name}");
        let own = "  url = {javascript:alert(1)}";
        assert!(!source.replace(own, "").contains("\n  url = {javascript:"), "{name}: {source}");
    }
}

/// What would make TeX read or run a file, or end the document.
fn commands(source: &str) -> Vec<&str> {
    ["\\input{/etc", "\\write18", "\\immediate", "^^5c", "\\csname end", "\\end{document} Grain", "\\def\\x"]
        .into_iter()
        .filter(|command| source.contains(command))
        .collect()
}

#[test]
fn nothing_runs_in_tex() {
    let place = exported();
    for name in
        place.listing().iter().filter(|name| name.contains("/output/latex/") || name.ends_with("/publications.bib"))
    {
        let source = place.read(name);
        // The entry of the user's own file stays as it is: its author may use any command.
        let own = source.find("@inproceedings{weiss2025").map(|start| {
            let end = source[start..].find("\n}\n").map_or(source.len(), |end| start + end);
            start..end
        });
        let ours = own.map_or(source.clone(), |own| source[..own.start].to_owned() + &source[own.end..]);
        assert_eq!(commands(&ours), Vec::<&str>::new(), "{name}: {ours}");
    }
}

#[test]
fn json_has_its_keys_and_no_other() {
    let place = exported();
    assert_eq!(crate::facts::faults(&json(&place, "facts.json")), Vec::<String>::new());
    for name in ["facts.json", "resume.json", "publications.json"] {
        let value = json(&place, name);
        assert!(!has_key(&value, "admin"), "{name}");
    }
}

#[test]
fn links_that_run_something_are_left_out_and_told() {
    let place = exported();
    let facts = json(&place, "facts.json");
    let of = |kind: &str| facts[kind].as_array().unwrap().clone();
    for fact in of("publications").into_iter().chain(of("talks")) {
        let links = fact["links"].as_array().cloned().unwrap_or_default();
        let targets = links.iter().map(|link| &link["url"]).chain([&fact["url"]]).filter_map(Value::as_str);
        for target in targets {
            assert!(is_harmless(target), "{fact}");
        }
    }
    let told = of("warnings").into_iter().filter(|warning| warning["code"] == "unsafe-link");
    let told: Vec<(u64, String)> = told
        .map(|warning| (warning["line"].as_u64().unwrap(), warning["message"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(
        told[0],
        (17, "the link 'javascript:document.title='owned'' does not lead to a page; left out".to_owned())
    );
    assert_eq!(told.len(), 2, "{told:?}");
}

fn has_key(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(map) => map.contains_key(key) || map.values().any(|value| has_key(value, key)),
        Value::Array(list) => list.iter().any(|value| has_key(value, key)),
        _ => false,
    }
}

/// Where a link may lead. An address without a scheme leads to a place on the page.
fn is_harmless(target: &str) -> bool {
    ["https://", "http://", "mailto:", "#"].iter().any(|begin| target.starts_with(begin))
}

/// The faults of a document: elements that run or load something, attributes that do, links elsewhere.
fn faults_of_html(html: &str, scripts: usize) -> Vec<String> {
    let mut faults = Vec::new();
    let mut found = 0;
    for token in Tokenizer::new(html).flatten() {
        let Token::StartTag(tag) = token else { continue };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        found += usize::from(name == "script");
        if ["img", "iframe", "object", "embed", "base"].contains(&name.as_str()) {
            faults.push(format!("<{name}>"));
        }
        for (key, value) in &tag.attributes {
            let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
            let runs =
                key.starts_with("on") || key == "srcdoc" || (key == "href" || key == "src") && !is_harmless(&value);
            if runs {
                faults.push(format!("<{name} {key}={value}>"));
            }
        }
    }
    if found != scripts {
        faults.push(format!("{found} scripts"));
    }
    faults
}

#[test]
fn html_has_our_elements_and_no_other() {
    let place = exported();
    assert_eq!(faults_of_html(&place.read("a/b/output/cv.html"), 1), Vec::<String>::new());
    let run = place.run(&["review", "a/b/about.md", "--out", "a/b/review.html", "--bib", BIB]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(faults_of_html(&place.read("a/b/review.html"), 1), Vec::<String>::new());
}

#[test]
fn markdown_has_text_and_harmless_links() {
    let place = exported();
    let markdown = place.read("a/b/output/cv.md");
    for event in Parser::new(&markdown) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("'{html}' in {markdown}"),
            Event::Start(Tag::Link { dest_url, .. }) => assert!(is_harmless(&dest_url), "{dest_url}"),
            Event::Start(Tag::Image { dest_url, .. }) => panic!("the picture {dest_url}"),
            Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => panic!("code in {markdown}"),
            _ => {}
        }
    }
}

#[test]
fn yaml_has_its_keys_and_every_title() {
    let place = exported();
    let yaml = place.read("a/b/output/rendercv.yaml");
    let value: Value = serde_saphyr::from_str(&yaml).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["cv"], "{yaml}");
    assert!(!has_key(&value, "admin"));
}

#[test]
fn the_pdf_does_nothing_when_it_is_opened() {
    let place = exported();
    let document = Document::load_mem(&fs::read(place.path("a/b/output/cv.pdf")).unwrap()).unwrap();
    for object in document.objects.values() {
        check_object(object);
    }
}

fn check_object(object: &Object) {
    match object {
        Object::Array(list) => list.iter().for_each(check_object),
        Object::Stream(stream) => check_object(&Object::Dictionary(stream.dict.clone())),
        Object::Dictionary(dictionary) => {
            for key in [&b"JS"[..], b"JavaScript", b"OpenAction", b"AA", b"Launch", b"EmbeddedFiles"] {
                assert!(!dictionary.has(key), "{dictionary:?}");
            }
            if let Ok(target) = dictionary.get(b"URI").and_then(Object::as_str) {
                assert!(is_harmless(&String::from_utf8_lossy(target)), "{dictionary:?}");
            }
            dictionary.iter().for_each(|(_, value)| check_object(value));
        }
        _ => {}
    }
}

/// The characters of what a run said that a terminal may obey.
fn unsafe_characters(run: &Run) -> BTreeSet<String> {
    let is_unsafe = |character: &char| {
        let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
        *character != '\n' && (character.is_control() || turns)
    };
    let said = run.stdout.chars().chain(run.stderr.chars());
    said.filter(is_unsafe).map(|character| character.escape_unicode().to_string()).collect()
}

#[test]
fn no_message_and_no_table_moves_the_terminal() {
    let place = place();
    let (page, formats) = ("a/b/about.md", every_format());
    let runs: &[&[&str]] = &[
        &["extract", page],
        &["extract", page, "--verbose"],
        &["extract", page, "--format", "json"],
        &["extract", "a"],
        &["check", page, "--bib", BIB],
        &["check", page, "--bib", BIB, "--format", "json"],
        &["check", BIB],
        &["export", page, "--to", &formats, "--out", "out", "--bib", BIB, "--verbose"],
        &["export", page, "--to", "markdown", "--out", "a/b/about.md"],
        &["export", page, "--resume", page],
        &["export", page, "--look", "\u{1b}[2J"],
        &["export", page, "--style", "\u{1b}[2J"],
        &["export", page, "--font", "\u{1b}[2J"],
        &["export", page, "--as-of", "\u{1b}[2J"],
        &["review", page, "--out", "re\u{1b}[2Jview.html", "--bib", BIB],
        &["batch", page, "\u{1b}[2J.md"],
        &["batch", "--resume-from", page, page],
        &["init", page, "--bib", BIB],
        &["init", page],
        &["templates", "--copy", "te\u{1b}[2Jmplates"],
        &["completions", "\u{1b}[2J"],
        &["\u{1b}[2J"],
    ];
    for args in runs {
        let run = place.run(args);
        assert_eq!(unsafe_characters(&run), BTreeSet::new(), "{args:?}: {run:?}");
    }
}

#[test]
fn messages_about_the_users_files_do_not_either() {
    let place = place();
    for settings in [
        "[owner]\n\"n\u{1b}[2Jame\" = \"x\"\n",
        "[owner]\nname = \"\u{1b}[2J\n",
        "[export]\nto = [\"\u{1b}[2J\"]\n",
        "[export]\nkeys = \"{\u{1b}[2J}\"\n",
        "[export]\nout = \"\\u001b[2J\\u0000\"\n",
        "[[correct]]\nid = \"\\u001b[2J\"\nclear = [\"title\"]\n",
        "[[correct]]\nline = 19\nset.\"\\u001b[2J\" = 1\n",
        "[[drop]]\nkind = \"\\u001b[2J\"\n",
        "[input]\nbib = [\"\\u001b[2J\"]\n",
    ] {
        place.write("a/b/newscv.toml", settings);
        let run = place.run(&["export", "a/b/about.md", "--to", "markdown"]);
        assert_ne!(run.code, Some(0), "{settings}");
        assert_eq!(unsafe_characters(&run), BTreeSet::new(), "{settings}: {run:?}");
    }
    fs::remove_file(place.path("a/b/newscv.toml")).unwrap();
    for (name, text) in [("newscv.lock", "\u{1b}[2J = = 1"), ("latex/cv.tex", "((* \u{1b}[2J *))")] {
        place.write(&format!("a/b/{name}"), text);
        let run = place.run(&["export", "a/b/about.md", "--to", "latex", "--templates", "a/b", "--out", "out"]);
        assert_eq!((run.code, unsafe_characters(&run)), (Some(1), BTreeSet::new()), "{run:?}");
        fs::remove_file(place.path("a/b").join(Path::new(name))).unwrap();
    }
}
