//! What `source` reads from pages of each kind: the data are pages about invented people.
//!
//! Beside each page in `tests/cases/source` lies what is read from it, one line an entry: the line,
//! the date, how it is set, and its words behind marker and date.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use newscv::fact::OwnerField;
use newscv::page::{Entry, Page, PageKind, Section, Site};
use newscv::source::{Input, read};
use newscv::text::Text;
use proptest::prelude::*;

use crate::program::project;

fn site(files: &[(&str, &[u8])]) -> Site {
    let inputs: Vec<Input> =
        files.iter().map(|(path, bytes)| Input { path: Arc::from(*path), bytes: Arc::from(*bytes) }).collect();
    read(&inputs).unwrap()
}

fn shown(site: &Site) -> String {
    let mut out = String::new();
    for hint in &site.owner {
        writeln!(out, "owner {} {} ({}, line {})", hint.field, hint.value, hint.origin, hint.place.line).unwrap();
    }
    for warning in &site.warnings {
        writeln!(out, "warning {warning}").unwrap();
    }
    for path in &site.bibliographies {
        writeln!(out, "bibliography {path}").unwrap();
    }
    if let Some(path) = &site.resume {
        writeln!(out, "resume {path}").unwrap();
    }
    for page in &site.pages {
        if site.pages.len() > 1 {
            writeln!(out, "page {} {:?}", page.file, page.kind).unwrap();
        }
        for section in &page.sections {
            write_section(section, &mut out);
        }
    }
    out
}

fn write_section(section: &Section, out: &mut String) {
    let heading = section.heading.as_ref().map_or("-", |heading| heading.as_str());
    writeln!(out, "{}: {heading}", section.kind).unwrap();
    for entry in &section.entries {
        writeln!(out, "  {}", line(entry)).unwrap();
    }
}

fn line(entry: &Entry) -> String {
    let date = entry.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let groups = entry.groups.iter().fold(String::new(), |all, group| all + "[" + group + "] ");
    let words = entry.content.as_str()[entry.body..].replace('\n', " / ");
    format!("{} {date} {:?} {groups}{words}", entry.place.line, entry.shape)
}

/// Files with their names.
type Files = Vec<(String, Vec<u8>)>;

/// The files of a case: one page, or all that lies below the folder of a site.
fn files_of(path: &Path, name: &str, into: &mut Files) {
    if !path.is_dir() {
        into.push((name.to_owned(), fs::read(path).unwrap()));
        return;
    }
    for entry in fs::read_dir(path).unwrap() {
        let entry = entry.unwrap();
        let inner = entry.file_name().into_string().unwrap();
        let inner = if name.is_empty() { inner } else { format!("{name}/{inner}") };
        files_of(&entry.path(), &inner, into);
    }
}

/// The pages and sites in `tests/cases/source`, with their files.
fn cases() -> Vec<(PathBuf, Files)> {
    let folder = project().join("tests/cases/source");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_none_or(|ending| ending != "txt"));
    paths.sort();
    let files = |path: &PathBuf| {
        let mut files = Vec::new();
        let name = if path.is_dir() { "".into() } else { path.file_name().unwrap().to_string_lossy() };
        files_of(path, &name, &mut files);
        files
    };
    paths.iter().map(|path| (path.clone(), files(path))).collect()
}

fn read_case(files: &[(String, Vec<u8>)]) -> Site {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    site(&files)
}

#[test]
fn each_page_kind_and_site_is_read() {
    let mut wrong = Vec::new();
    for (path, files) in cases() {
        let found = shown(&read_case(&files));
        let beside = path.with_extension("txt");
        if std::env::var_os("NEWSCV_UPDATE").is_some() {
            fs::write(&beside, &found).unwrap();
        }
        if found != fs::read_to_string(&beside).unwrap_or_default() {
            wrong.push(format!("{}\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "read otherwise than expected:\n{}", wrong.join("\n"));
}

const CONFIG: &[u8] =
    b"title: blank\nfirst_name: Ada\nlast_name: Weiss # mine\nemail: you@example.com\nurl: https://ada.example\n";

#[test]
fn a_jekyll_site_is_read_by_the_parts_of_its_files() {
    let found = site(&[
        ("_config.yml", CONFIG),
        ("_pages/about.md", b"---\ntitle: about\n---\n\n# Hello\n\nI study ropes.\n"),
        (
            "_news/announcement_1.md",
            b"---\nlayout: post\ndate: 2015-10-22 15:59:00-0400\n---\n\nA simple inline announcement.\n",
        ),
        ("_news/ropes.md", b"---\ndate: 2024-05-03 10:00:00+0200\n---\n\nRopes accepted at Coast 2024.\n"),
        ("_posts/2020-01-01-blog.md", b"A post.\n"),
        (
            "_data/cv.yml",
            b"- title: General Information\n  contents:\n    - name: Full Name\n      value: Albert Einstein\n",
        ),
        ("_bibliography/papers.bib", b"@article{a, title={A}}"),
        (
            "assets/json/resume.json",
            b"{\"basics\": {\"name\": \"Ada Weiss\"}, \"work\": [{\"name\": \"Harbour Lab\"}]}",
        ),
        ("README.md", b"# al-folio\n"),
    ]);
    let files: Vec<(&str, PageKind)> = found.pages.iter().map(|page| (&*page.file, page.kind)).collect();
    assert_eq!(
        files,
        [
            ("_pages/about.md", PageKind::Page),
            ("_news/ropes.md", PageKind::NewsItem),
            ("assets/json/resume.json", PageKind::Data)
        ]
    );
    assert_eq!(found.bibliographies, [Arc::from("_bibliography/papers.bib")]);
    assert_eq!(found.resume.as_deref(), Some("assets/json/resume.json"));
    let warnings: Vec<String> = found.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "_news/announcement_1.md:1: sample content of the site's theme; left out",
            "_data/cv.yml:1: sample content of the site's theme; left out"
        ]
    );
    let item = &found.pages[1].sections[0].entries[0];
    assert_eq!((item.place.line, item.date.unwrap().to_string()), (5, "2024-05-03".to_owned()));
    let owner: Vec<&str> = found.owner.iter().map(|hint| hint.value.as_str()).collect();
    assert_eq!(owner, ["Ada Weiss", "https://ada.example", "Ada Weiss"]);
}

#[test]
fn of_a_hugo_site_one_language_is_read_and_its_collections() {
    let found = site(&[
        ("config.toml", b"title = \"Ada Weiss\"\nbaseURL = \"https://ada.example\"\n"),
        (
            "content/en/authors/admin/_index.md",
            b"---\ntitle: Ada Weiss\nrole: Lecturer\norganizations:\n- name: Nordhavn\n---\nI study ropes.\n",
        ),
        ("content/en/authors/noor/_index.md", b"---\ntitle: B. Noor\n---\nA student.\n"),
        ("content/en/event/coast/index.md", b"---\ntitle: Tides\ndate: 2022-05-01\n---\n"),
        ("content/de/event/coast/index.md", b"---\ntitle: Gezeiten\n---\n"),
        ("content/en/publication/reeds/index.md", b"---\ntitle: Reeds\n---\n"),
        ("content/en/post/blog/index.md", b"A post."),
    ]);
    let files: Vec<(&str, PageKind)> = found.pages.iter().map(|page| (&*page.file, page.kind)).collect();
    assert_eq!(
        files,
        [
            ("content/en/authors/admin/_index.md", PageKind::Page),
            ("content/en/publication/reeds/index.md", PageKind::Publication),
            ("content/en/event/coast/index.md", PageKind::Talk),
        ]
    );
    assert!(found.owner.iter().any(|hint| hint.value == "Lecturer"));
}

#[test]
fn a_website_beside_an_address_is_the_owner_s_and_one_beside_a_paper_is_not() {
    let urls = |line: &str| {
        let page = format!("# Ada Weiss\n\n{line}\n\n## News\n\n- May 2024: I moved.\n");
        let hints = site(&[("about.md", page.as_bytes())]).owner;
        let urls = hints.into_iter().filter(|hint| hint.field == OwnerField::Url);
        urls.map(|hint| hint.value).collect::<Vec<_>>()
    };
    let contact =
        "[Email](mailto:ada@nordhavn.example) / [Homepage](https://ada.example/) / [Website](https://a.example)";
    assert_eq!(urls(contact), ["https://ada.example/"]);
    assert_eq!(
        urls("[Github](https://github.com/ada) | [Personal website](https://ada.example)"),
        ["https://ada.example"]
    );
    assert!(
        urls("**Tides and Dunes**. A. Weiss. [PDF](https://a.example/t.pdf) [Website](https://t.example)").is_empty()
    );
}

/// What a page tells of one field of its owner.
fn told(field: OwnerField, page: &str) -> Vec<String> {
    let hints = site(&[("about.md", page.as_bytes())]).owner;
    hints.into_iter().filter(|hint| hint.field == field).map(|hint| hint.value).collect()
}

#[test]
fn the_title_of_a_page_names_the_owner_where_nothing_else_does() {
    let page =
        |title: &str, words: &str| format!("---\ntitle: {title}\n---\n{words}\n\n## News\n\n- May 2024: Tides.\n");
    assert_eq!(told(OwnerField::Name, &page("Ada Weiss", "I study tides.")), ["Ada Weiss"]);
    assert_eq!(told(OwnerField::Name, &page("Slow Waters", "# Ada Weiss")), ["Ada Weiss"]);
    assert!(told(OwnerField::Name, &page("About me", "I study tides.")).is_empty());
}

#[test]
fn a_page_with_news_is_no_list_of_talks_whatever_its_file_is_called() {
    let page = b"# Ada Weiss\n\nI study tides.\n\n## News\n\n- May 2024: Tides.\n\n## Things\n\n- Salt, 2023\n";
    let found = site(&[("talk.md", page)]);
    let kinds: Vec<String> = found.pages[0].sections.iter().map(|section| section.kind.to_string()).collect();
    assert_eq!(kinds, ["bio", "news", "other"]);
}

#[test]
fn an_address_in_angle_brackets_or_behind_a_word_for_it_is_the_owners() {
    for line in ["<ada@nordhavn.example>", "mailto:ada@nordhavn.example", "Kontakt: ada@nordhavn.example"] {
        let page = format!("# Ada Weiss\n\nLecturer, Nordhavn College. {line}\n");
        assert_eq!(told(OwnerField::Email, &page), ["ada@nordhavn.example"], "{line}");
    }
}

#[test]
fn the_first_heading_names_the_owner_in_any_script() {
    for name in ["홍길동", "山川 澄子", "אברהם כהן", "محمد الأندلسي", "महेश कुमार"]
    {
        assert_eq!(told(OwnerField::Name, &format!("# {name}\n\n## News\n\n- May 2024: I moved.\n")), [name]);
        let field = format!("---\nauthor: {name}\n---\n\n## News\n\n- May 2024: I moved.\n");
        assert_eq!(told(OwnerField::Name, &field), [name]);
    }
    // A rare name counts where the page prints it as that of an author.
    let page = "# צפנת געתון\n\n## Papers\n\n- צפנת געתון, A. Weiss. \"Tides\". JMLR, 2024.\n";
    assert_eq!(told(OwnerField::Name, page), ["צפנת געתון"]);
    for heading in ["소개", "홍길동 연구실", "主页", "東京大学", "ニュース", "الأخبار", "جامعة محمد", "דף הבית", "मुखपृष्ठ"]
    {
        assert!(told(OwnerField::Name, &format!("# {heading}\n\n- May 2024: I moved.\n")).is_empty(), "{heading}");
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused() {
    let bytes: Arc<[u8]> = vec![b'a'; newscv::source::LARGEST + 1].into();
    let error = read(&[Input { path: Arc::from("big.md"), bytes }]).unwrap_err();
    assert_eq!(error.to_string(), "big.md exceeds the limit of 64 MiB a page");
}

#[test]
fn nesting_beyond_the_limit_is_flattened_and_told() {
    let found = site(&[("deep.html", format!("{}Tides", "<div>".repeat(1000)).as_bytes())]);
    assert_eq!(
        found.warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["deep.html:1: nested deeper than 256; read as if less deep"]
    );
    assert_eq!(found.pages[0].sections[0].entries[0].content.as_str(), "Tides");
}

#[test]
fn nothing_and_what_is_no_text_give_a_page_without_entries() {
    let picture: Vec<u8> = (0..4000_u32).map(|at| u8::try_from(at * 7 % 256).unwrap()).collect();
    for bytes in [&b""[..], b"\n\n", b"---\n---\n", &[0; 500], &picture] {
        let found = site(&[("empty.md", bytes)]);
        assert!(found.pages.iter().all(|page| page.sections.iter().all(|section| section.entries.is_empty())));
    }
    assert_eq!(read(&[]).unwrap(), Site::default());
}

/// What holds for a text of a page: its spans lie in the file, in order, on borders of characters
/// where the file is UTF-8, and each letter is what its bytes say or what stands for it.
fn assert_spans(page: &Page, bytes: &[u8], text: &Text) {
    let file = std::str::from_utf8(bytes).ok();
    let mut before = 0;
    for (at, c) in text.as_str().char_indices() {
        let span = text.span(at..at + c.len_utf8());
        assert!(span.start <= span.end && span.end <= bytes.len(), "{}: {span:?}", page.file);
        assert!(span.start >= before, "{}: {span:?} stands before {before}", page.file);
        before = span.start;
        let Some(file) = file else { continue };
        let source = file.get(span.start..span.end);
        assert!(source.is_some(), "{}: {span:?} ends inside a character", page.file);
        let Some(source) = source else { continue };
        let same = source.chars().eq([c]);
        let stands_in = c.is_whitespace() || !c.is_ascii_alphanumeric() || source.len() > 1;
        assert!(same || stands_in, "{}: {c:?} was read from {source:?}", page.file);
    }
}

fn assert_laws(site: &Site, files: &[(String, Vec<u8>)]) {
    for page in &site.pages {
        let (_, bytes) = files.iter().find(|(name, _)| **name == *page.file).unwrap();
        for field in &page.fields {
            assert_spans(page, bytes, &field.value);
        }
        for entry in page.sections.iter().flat_map(|section| &section.entries) {
            assert_spans(page, bytes, &entry.content.text);
            assert!(entry.content.as_str().is_char_boundary(entry.body));
            assert!(entry.place.span.end <= bytes.len());
            for mark in &entry.content.marks {
                assert!(entry.content.as_str().get(mark.range()).is_some_and(|text| !text.is_empty()));
            }
        }
    }
}

/// That the laws hold for one page.
fn assert_laws_of(name: &str, bytes: &[u8]) {
    let files = [(name.to_owned(), bytes.to_vec())];
    assert_laws(&read_case(&files), &files);
}

#[test]
fn the_laws_of_spans_hold_on_each_page() {
    for (_, files) in cases() {
        assert_laws(&read_case(&files), &files);
    }
}

/// Pieces of which pages are made, so that random pages are like pages.
const PIECES: &[&str] = &[
    "# News\n", "\n", "\n\n", "- ", "  - ", "May 2024", "2023", ": ", "**", "*", "_", "[a](b)", "<li>", "</li>",
    "<ul>", "</ul>", "<p>", "</p>", "<br>", "<div class=navbar>", "</div>", "<table><tr><td>", "</td>", "</tr>",
    "&amp;", "&", "<!--", "-->", "{% comment %}", "{% endcomment %}", "{{ x }}", "{:.a}", ":tada:", "ğŸ“", "Ã©", "é",
    "日本", "9月", "`", "```\n", "| a | b |\n|---|---|\n", "    ", "\t", "> ", "1. ", "---\n", "title: x\n", "+++\n",
    "\u{a0}", "\0", "\r\n", "<h2>", "</h2>", "<b>", "</b>", "![a](b c)", ":::\n", "<script>", "</script>", "<title>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..600), html: bool) {
        assert_laws_of(if html { "x.html" } else { "x.md" }, &bytes);
    }

    #[test]
    fn any_page_is_read_and_its_spans_hold(parts in proptest::collection::vec(0..PIECES.len(), 0..60), html: bool) {
        let page: String = parts.iter().map(|at| PIECES[*at]).collect();
        assert_laws_of(if html { "x.html" } else { "x.md" }, page.as_bytes());
    }

    #[test]
    fn any_data_are_read(text in "[a-z:\\-\\[\\]{}\", \n#0-9|>']{0,200}", ending in 0..3_usize) {
        let path = ["_data/cv.yml", "resume.json", "cv.toml"][ending];
        assert_laws_of(path, text.as_bytes());
    }
}

#[test]
fn what_this_program_wrote_is_no_source_of_itself() {
    let ours =
        b"<html><head><meta name=\"generator\" content=\"newscv\"></head><body><h2>News</h2><p>Old.</p></body></html>";
    let found = site(&[
        ("index.md", b"# News\n\n- May 2024: Tides.\n"),
        ("review.html", ours),
        ("cv/cv.md", b"---\ntitle: \"Ada Weiss\"\ngenerator: newscv\n---\n\n## News\n\n- Old.\n"),
        ("cv/resume.json", b"{\"basics\": {\"name\": \"Ada Weiss\"}, \"meta\": {\"generator\": \"newscv\"}}"),
        ("notes.md", b"# Notes\n"),
        ("papers/publications.bib", b"@article{b, title={B}}"),
    ]);
    let files: Vec<&str> = found.pages.iter().map(|page| &*page.file).collect();
    assert_eq!(files, ["index.md", "notes.md"]);
    assert_eq!((found.bibliographies, found.resume), (vec![Arc::from("papers/publications.bib")], None));
    let alone = site(&[("cv.html", ours)]);
    assert_eq!(alone.pages[0].sections.len(), 1, "a page that is named itself is read");
}
