//! What holds for every file of the project and for every page in `tests/pages`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use newscv::cv::Cv;
use newscv::export::facts::{FactsFile, MentionEntry, read_facts};
use newscv::export::{Format, Options, export};

use crate::program::{Place, project};

/// The most lines of a file, tests aside. A table, which has this few functions or fewer, may be longer.
const MOST_LINES: usize = 400;
const FUNCTIONS_OF_A_TABLE: usize = 5;

/// The modules that every stage may use.
const VOCABULARY: &[&str] = &[
    "calendar", "cv", "date", "error", "fact", "generator", "identifier", "keyword", "markup", "page", "pattern",
    "person", "span", "steps", "text", "venue", "warning",
];

/// What a stage may use besides the vocabulary and itself.
const STAGES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("extract", &[]),
    ("resolve", &["source::Input"]),
    ("export", &[]),
    ("review", &["source::Input", "export::link"]),
    ("snapshot", &["source::Input", "export::OutputFile", "export::facts", "export::link", "export::markdown"]),
];

fn files_below(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(files_below(&path, end));
        } else if path.to_string_lossy().ends_with(end) {
            files.push(path);
        }
    }
    files
}

fn sources() -> Vec<(String, String)> {
    let root = project().join("src");
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    files_below(&root, ".rs").iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

/// The pages and sites in `tests/pages`, by name, without the labels and the ledger beside them.
fn pages() -> Vec<String> {
    let entries = fs::read_dir(project().join("tests/pages")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let is_beside = |name: &str| name.ends_with(".gold.json") || name == "LEDGER.tsv";
    let mut pages: Vec<String> = names.filter(|name| !is_beside(name)).collect();
    pages.sort();
    pages
}

fn page_path(name: &str) -> PathBuf {
    project().join("tests/pages").join(name)
}

#[test]
fn every_file_says_first_what_it_is() {
    let silent: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(name, _)| name).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn no_file_outgrows_the_reader() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(name, text)| (name, text.split("#[cfg(test)]").next().unwrap().to_owned()))
        .filter(|(_, text)| text.matches("fn ").count() > FUNCTIONS_OF_A_TABLE)
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn a_stage_uses_the_vocabulary_and_its_own_input_only() {
    let mut found = Vec::new();
    for (name, text) in sources() {
        let stage = name.split(['/', '.']).next().unwrap();
        let Some((_, more)) = STAGES.iter().find(|(known, _)| *known == stage) else { continue };
        for path in crate_paths(&text) {
            let module = path.split("::").next().unwrap();
            let fits = module == stage || VOCABULARY.contains(&module) || more.contains(&path.as_str());
            if !fits {
                found.push(format!("{name} uses crate::{path}"));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// The codes that are written out in `text` where warnings and findings are made.
fn codes_given(text: &str) -> BTreeSet<&str> {
    let makers = ["Warning::at(", "Warning {", "Finding::new(", "add(warnings", "add(&mut "];
    let calls = makers.iter().flat_map(|maker| text.match_indices(maker)).map(|(at, maker)| &text[at + maker.len()..]);
    let literals = calls.filter_map(|call| {
        let call = call.split_once(';').map_or(call, |(call, _)| call);
        call.split('"').skip(1).step_by(2).find(|text| !text.contains(|c: char| !c.is_ascii_lowercase() && c != '-'))
    });
    literals.collect()
}

#[test]
fn every_code_that_reading_gives_can_be_denied() {
    let known: BTreeSet<&str> = newscv::warning::CODES.iter().map(|(code, _)| *code).collect();
    let mut given = BTreeSet::new();
    let files = sources();
    for (name, text) in &files {
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        if ["source/", "extract/", "resolve/"].iter().any(|stage| name.starts_with(stage)) {
            given.extend(codes_given(program));
        }
    }
    let unknown: Vec<_> = given.difference(&known).collect();
    assert!(unknown.is_empty(), "not in warning::CODES: {unknown:?}");
    assert!(["sample", "nesting", "encoding", "bib-syntax", "no-venue"].iter().all(|code| given.contains(code)));
    assert!(newscv::warning::CODES.is_sorted(), "the codes stand in alphabetical order");
}

/// What stands after `crate::`, up to two names.
fn crate_paths(text: &str) -> BTreeSet<String> {
    let is_part = |character: char| character.is_alphanumeric() || character == '_' || character == ':';
    text.split("crate::")
        .skip(1)
        .map(|rest| rest.split(|character| !is_part(character)).next().unwrap())
        .map(|path| path.trim_end_matches(':').split("::").take(2).collect::<Vec<_>>().join("::"))
        .collect()
}

#[test]
fn every_path_that_the_architecture_names_exists() {
    let text = fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap();
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| word.contains('/') && !word.contains([' ', '<', '*', '(']);
    let missing: Vec<&str> = quoted.filter(is_path).filter(|path| !project().join(path).exists()).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

fn facts(name: &str) -> FactsFile {
    let page = page_path(name);
    let run = Place::new().run(&["extract", page.to_str().unwrap(), "--format", "json"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{name}");
    read_facts(run.stdout.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_facts_of_every_page_follow_the_schema() {
    for page in pages() {
        let facts = serde_json::to_value(facts(&page)).unwrap();
        assert_eq!(crate::facts::faults(&facts), Vec::<String>::new(), "{page}");
    }
}

/// A fact as a law sees it: what it claims, and where the page says so.
struct Claim<'a> {
    what: Vec<&'a str>,
    /// Which of these is a role or a degree: it may be told by its verb (`directs`, `promoviert`), in the plural
    /// (`Reviewers`), or by what it is for (`my thesis`).
    role: Option<&'a str>,
    mentions: &'a [MentionEntry],
}

fn claims(facts: &FactsFile) -> Vec<Claim<'_>> {
    fn claim<'a>(what: &[Option<&'a String>], mentions: &'a [MentionEntry]) -> Claim<'a> {
        Claim { what: what.iter().flatten().map(|text| text.as_str()).collect(), role: None, mentions }
    }
    let mut claims = Vec::new();
    for fact in &facts.publications {
        claims.push(claim(&[fact.title.as_ref().or(fact.short_title.as_ref())], &fact.mentions));
    }
    claims.extend(facts.unnamed_publications.iter().map(|fact| claim(&[], &fact.mentions)));
    claims.extend(facts.awards.iter().map(|fact| claim(&[Some(&fact.title)], &fact.mentions)));
    let service = facts.service.iter().map(|fact| claim(&[Some(&fact.role)], &fact.mentions));
    claims.extend(service.map(|claim| Claim { role: claim.what.first().copied(), ..claim }));
    claims.extend(facts.talks.iter().map(|fact| claim(&[fact.title.as_ref(), fact.event.as_ref()], &fact.mentions)));
    let places = facts.positions.iter();
    claims.extend(places.map(|fact| Claim {
        role: fact.role.as_deref(),
        ..claim(&[fact.role.as_ref(), fact.organization.as_ref()], &fact.mentions)
    }));
    let degrees = facts.education.iter();
    claims.extend(degrees.map(|fact| Claim {
        role: Some(&fact.degree),
        ..claim(&[Some(&fact.degree), fact.institution.as_ref()], &fact.mentions)
    }));
    claims
}

fn file_of(page: &str, file: &str) -> Vec<u8> {
    let path = page_path(page);
    fs::read(if path.is_dir() { path.join(file) } else { path }).unwrap()
}

/// What makes characters of the bytes of a page.
type Reader = fn(&[u8]) -> String;

/// The pages that are not plain UTF-8, and how their bytes become what a reader sees.
const MISREAD: &[(&str, Reader)] =
    &[("accents.html", latin_1), ("ashiko.md", shift_jis), ("misread.md", twice_encoded)];

fn latin_1(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

fn shift_jis(bytes: &[u8]) -> String {
    encoding_rs::SHIFT_JIS.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-8 that was taken for windows-1252 and saved as UTF-8.
fn twice_encoded(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).expect("the page is UTF-8");
    String::from_utf8_lossy(&encoding_rs::WINDOWS_1252.encode(text).0).into_owned()
}

/// What a reader sees of some bytes of a page.
fn shown(page: &str, bytes: &[u8]) -> String {
    let read = MISREAD.iter().find(|(name, _)| *name == page).map(|(_, read)| *read);
    read.map_or_else(|| unescaped(std::str::from_utf8(bytes).expect("the page is UTF-8")), |read| read(bytes))
}

#[test]
fn every_mention_is_a_place_in_the_file() {
    for page in pages() {
        let facts = facts(&page);
        for claim in claims(&facts) {
            assert!(!claim.mentions.is_empty(), "{page}: {:?} is said nowhere", claim.what);
            for mention in claim.mentions {
                let bytes = file_of(&page, &mention.file);
                assert!(mention.start < mention.end && mention.end <= bytes.len(), "{page}: {mention:?}");
                for end in [mention.start, mention.end] {
                    let (before, behind) = (shown(&page, &bytes[..end]), shown(&page, &bytes[end..]));
                    assert!(before + &behind == shown(&page, &bytes), "{page}: {mention:?} cuts a character");
                }
                let line = bytes[..mention.start].split(|byte| *byte == b'\n').count();
                assert_eq!(mention.line, line, "{page}: {:?}", claim.what);
            }
        }
    }
}

#[test]
fn the_text_at_the_mentions_supports_the_fact() {
    for page in pages() {
        let facts = facts(&page);
        for claim in claims(&facts) {
            let said: BTreeSet<String> = claim.mentions.iter().flat_map(|mention| words_at(&page, mention)).collect();
            for what in claim.what {
                // Where no spaces part words, one stands inside others.
                let is_unspaced = |word: &str| word.starts_with(|c| c >= '\u{2e80}');
                let says = |word: &String| {
                    said.contains(word) || is_unspaced(word) && said.iter().any(|own| own.contains(word.as_str()))
                };
                let unsaid: Vec<String> = words(what).into_iter().filter(|word| !says(word)).collect();
                let most = usize::from(claim.role == Some(what));
                assert!(unsaid.len() <= most, "{page}: '{what}' is not said: {unsaid:?}");
            }
        }
    }
}

fn words_at(page: &str, mention: &MentionEntry) -> Vec<String> {
    let bytes = file_of(page, &mention.file);
    words(&shown(page, &bytes[mention.start..mention.end]))
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    lower
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The few entities that the pages of the tests use.
fn unescaped(text: &str) -> String {
    let entities =
        [("&aacute;", "á"), ("&ouml;", "ö"), ("&amp;", "&"), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&rsquo;", "’")];
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

fn is_built(format: Format) -> bool {
    export(&Cv::default(), format, &Options::default()).is_ok()
}

#[test]
fn same_bytes_in_same_bytes_out() {
    let formats = Format::ALL.iter().filter(|format| is_built(**format)).map(|format| format.as_str());
    let formats = formats.collect::<Vec<_>>().join(",");
    for page in pages() {
        let path = page_path(&page);
        let args = ["export", path.to_str().unwrap(), "--to", &formats, "--out", "out"];
        let (one, other) = (Place::new(), Place::new());
        let (first, second) = (one.run(&args), other.run(&args));
        assert_eq!(first.code, Some(0), "{page}: {}", first.stderr);
        assert_eq!(first, second, "{page}");
        assert_eq!(one.listing(), other.listing(), "{page}");
        for file in one.listing() {
            assert!(
                fs::read(one.path(&file)).unwrap() == fs::read(other.path(&file)).unwrap(),
                "{page}: {file} differs"
            );
        }
    }
}
