//! The files of a site by their parts: Jekyll (al-folio, academicpages), Hugo, or any folder.
//!
//! Input: the files. Output: a [`Site`]: pages with the home page first, what the site tells of its
//! owner, its own bibliographies and resume. Limits: layouts, blog posts, projects and what a theme
//! brings along are not about the owner's CV and are left out; of a site in several languages the
//! English half is read, or else the first.

mod posts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Input;
use super::page::{self, ending, is_config, is_news_data};
use crate::date::Date;
use crate::fact::SectionKind;
use crate::generator;
use crate::page::{Page, PageKind, Site};

/// The part that a file plays; they are read in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Config,
    Home,
    Page,
    Item(ItemKind),
    Data,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ItemKind {
    News,
    Publication,
    Talk,
    Teaching,
}

/// Folders whose files are records of one kind: Jekyll's collections and Hugo's sections.
const COLLECTIONS: &[(ItemKind, &[&str])] = &[
    (ItemKind::News, &["_news", "_announcements", "_updates", "news"]),
    (ItemKind::Publication, &["_publications", "publication", "publications"]),
    (ItemKind::Talk, &["_talks", "event", "events", "talk", "talks"]),
    (ItemKind::Teaching, &["_teaching", "teaching", "course", "courses"]),
];

/// Folders that hold no page about the owner.
const ASIDE: &[&str] = &[
    "_site", "_layouts", "_sass", "_posts", "_drafts", "_projects", "_portfolio", "_books", "_tabs", "_plugins",
    "_scripts", "node_modules", "vendor", "themes", "static", "layouts", "assets", "admin", ".github", ".git", "post",
    "posts", "blog", "project", "projects", "slides", "gallery", "tags", "categories", "public", "docs", "bin", "test",
    "tests", "markdown_generator", "talkmap",
];

/// Files that are about the site and not about the owner.
const ABOUT_THE_SITE: &[&str] = &[
    "readme", "license", "changelog", "contributing", "contributors", "404", "install", "code_of_conduct", "security",
    "customize", "faq", "sitemap", "terms", "privacy", "markdown", "archive-layout-with-content", "talkmap",
    "non-menu-page", "search", "cookies",
];

/// Reads all files by their parts. What this program wrote is no source of itself, unless it is all
/// that is there.
pub(super) fn read(inputs: &[Input]) -> Site {
    let mut site = Site::default();
    let foreign: Vec<&Input> = inputs.iter().filter(|input| !generator::is_ours(&input.path, &input.bytes)).collect();
    let inputs = if foreign.is_empty() { inputs.iter().collect() } else { foreign };
    let mut files = if let [only] = inputs[..] {
        vec![(if is_config(&only.path) { Part::Config } else { single(only) }, only)]
    } else {
        published(&inputs)
    };
    files.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.path.cmp(&b.1.path)));
    for (part, input) in files {
        add(&mut site, part, input, inputs.len() == 1);
    }
    say_once(&mut site.pages);
    site.warnings.extend(posts::unread(&inputs, &site.pages));
    let bibliographies = inputs.iter().filter(|input| ending(&input.path) == "bib");
    site.bibliographies = bibliographies.map(|input| Arc::clone(&input.path)).collect();
    site.bibliographies.sort();
    site
}

/// Leaves out the news of a page that a page before it tells in the same words: the front page has the latest.
fn say_once(pages: &mut [Page]) {
    if pages.len() < 2 {
        return;
    }
    let mut said: BTreeSet<(Date, String)> = BTreeSet::new();
    for page in pages {
        let news = page.sections.iter_mut().filter(|section| section.kind == SectionKind::News);
        let mut here = Vec::new();
        for section in news {
            section.entries.retain(|entry| {
                let Some(date) = entry.date else { return true };
                let told = (date, entry.content.as_str().to_owned());
                let is_new = !said.contains(&told);
                here.push(told);
                is_new
            });
        }
        said.extend(here);
    }
}

/// The files that play a part, of a folder or else of the one in it that is published as the site: GitHub serves
/// `docs`, generators write `public` and the like. A folder without pages has its read-me file as its page.
fn published<'a>(inputs: &[&'a Input]) -> Vec<(Part, &'a Input)> {
    const ROOTS: &[&str] = &["", "docs/", "public/", "_site/", "static/", "dist/"];
    let has_page = |files: &[(Part, &Input)]| files.iter().any(|(part, _)| matches!(part, Part::Home | Part::Page));
    let mut sites = ROOTS.iter().map(|root| parts(inputs, root));
    sites.find(|files| has_page(files)).unwrap_or_else(|| {
        let readme = inputs.iter().filter(|input| is_readme(&input.path)).map(|input| (Part::Home, *input));
        parts(inputs, "").into_iter().chain(readme).collect()
    })
}

/// The files below `root` that play a part.
fn parts<'a>(inputs: &[&'a Input], root: &str) -> Vec<(Part, &'a Input)> {
    let below = inputs.iter().filter_map(|input| Some((input.path.strip_prefix(root)?, *input)));
    let below: Vec<(&str, &Input)> = below.collect();
    let paths: Vec<&str> = below.iter().map(|(path, _)| *path).collect();
    let (language, versions, author) = (language(&paths), Versions::of(&paths), sole_author(&paths));
    below
        .into_iter()
        .filter(|(path, _)| speaks(path, language.as_deref()) && versions.holds(path))
        .filter(|(path, input)| !is_translation(path, input, &paths))
        .filter_map(|(path, input)| {
            let news = || posts::is_news(path, &input.bytes).then_some(Part::Item(ItemKind::News));
            Some((part(path, author.as_deref()).or_else(news)?, input))
        })
        .collect()
}

/// Whether a page is another one in another language: it lies in a folder called by the language that it says it is in,
/// `zh/index.html` beside `index.html`.
fn is_translation(path: &str, input: &Input, paths: &[&str]) -> bool {
    const HEAD: usize = 2048;
    let Some((code, rest)) = path.split_once('/').filter(|(code, _)| LANGUAGES.contains(code)) else { return false };
    let head = String::from_utf8_lossy(&input.bytes[..input.bytes.len().min(HEAD)]).to_lowercase();
    let says = |form: &str| head.contains(&form.replace('$', code));
    let is_told =
        ["lang=\"$", "lang='$", "lang: $", "lang: \"$", "language: $", "locale: $"].iter().any(|form| says(form));
    is_told && paths.contains(&rest)
}

/// Whether a file is the read-me file of the whole folder.
fn is_readme(path: &str) -> bool {
    matches!(path.to_lowercase().as_str(), "readme.md" | "readme.html" | "readme.markdown")
}

/// A file on its own is a page, whatever its name, unless it is data.
fn single(input: &Input) -> Part {
    let data = matches!(ending(&input.path).as_str(), "json" | "yml" | "yaml" | "toml");
    if data && !is_news_data(&input.path) { Part::Data } else { Part::Home }
}

fn add(site: &mut Site, part: Part, input: &Input, alone: bool) {
    let kind = match part {
        Part::Config | Part::Data => PageKind::Data,
        Part::Home | Part::Page => PageKind::Page,
        Part::Item(ItemKind::News) => PageKind::NewsItem,
        Part::Item(ItemKind::Publication) => PageKind::Publication,
        Part::Item(ItemKind::Talk) => PageKind::Talk,
        Part::Item(ItemKind::Teaching) => PageKind::Teaching,
    };
    let read = page::read(input, kind, alone, &mut site.warnings);
    if matches!(part, Part::Config | Part::Home) || (part == Part::Data && !read.is_left_out) {
        site.owner.extend(read.owner);
    }
    if read.is_left_out || part == Part::Config {
        return;
    }
    if part == Part::Data && ending(&input.path) == "json" {
        site.resume = site.resume.take().or_else(|| Some(Arc::clone(&input.path)));
    }
    site.pages.push(read.page);
}

/// The part that the file at `path` plays; `None` where it is none of the owner's pages.
fn part(path: &str, author: Option<&str>) -> Option<Part> {
    let lower = path.to_ascii_lowercase();
    let (folders, name) = lower.rsplit_once('/').unwrap_or(("", lower.as_str()));
    let folders: Vec<&str> = folders.split('/').filter(|folder| !folder.is_empty()).collect();
    let stem = name.split('.').next().unwrap_or_default();
    if is_config(path) {
        let near = folders.iter().all(|folder| matches!(*folder, "config" | "_default"));
        return near.then_some(Part::Config);
    }
    if matches!(folders.last(), Some(&("_data" | "data"))) && is_news_data(name) {
        return Some(Part::Page);
    }
    match ending(name).as_str() {
        "json" => return (stem == "resume").then_some(Part::Data),
        "yml" | "yaml" | "toml" => {
            return (folders.last() == Some(&"_data") && matches!(stem, "cv" | "resume")).then_some(Part::Data);
        }
        "md" | "markdown" | "html" | "htm" | "xhtml" | "qmd" | "rmd" => {}
        _ => return None,
    }
    if let Some(at) = folders.iter().position(|folder| *folder == "authors") {
        let owner = |folder: &str| matches!(folder, "admin" | "me") || Some(folder) == author;
        return folders.get(at + 1).is_some_and(|folder| owner(folder)).then_some(Part::Home);
    }
    page_part(&folders, stem)
}

/// The folder of the only author that a site has a page of, who is its owner.
fn sole_author(paths: &[&str]) -> Option<String> {
    let folder = |path: &str| {
        let lower = path.to_ascii_lowercase();
        let (_, behind) = lower.split_once("content/authors/").or_else(|| lower.split_once("/authors/"))?;
        behind.split_once('/').map(|(folder, _)| folder.to_owned())
    };
    let mut folders = paths.iter().filter_map(|path| folder(path));
    let first = folders.next()?;
    folders.all(|folder| folder == first).then_some(first)
}

fn page_part(folders: &[&str], stem: &str) -> Option<Part> {
    if folders.iter().any(|folder| ASIDE.contains(folder)) || ABOUT_THE_SITE.contains(&stem) {
        return None;
    }
    if folders.contains(&"_includes") {
        // Includes hold parts of pages; one that is named for a section holds the section.
        return super::section_names::exact(stem).then_some(Part::Page);
    }
    let content = folders.first().is_some_and(|folder| *folder == "content");
    for (kind, names) in COLLECTIONS {
        let found = folders.iter().any(|folder| names.contains(folder) && (folder.starts_with('_') || content));
        if found {
            return (stem != "_index").then_some(Part::Item(*kind));
        }
    }
    let home = matches!(stem, "index" | "_index" | "about" | "home") && folders.iter().all(|folder| is_top(folder));
    Some(if home { Part::Home } else { Part::Page })
}

/// Folders in which the home page may lie.
fn is_top(folder: &str) -> bool {
    matches!(folder, "_pages" | "pages" | "content" | "home" | "src" | "about") || folder.len() == 2
}

/// The language to read, where `content/` has a folder a language.
fn language(paths: &[&str]) -> Option<String> {
    let mut found: Vec<&str> = paths.iter().filter_map(|path| language_of(path)).collect();
    found.sort_unstable();
    found.dedup();
    let chosen = if found.contains(&"en") { Some("en") } else { found.first().copied() };
    chosen.map(str::to_owned)
}

fn language_of(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("content/")?;
    let (folder, _) = rest.split_once('/')?;
    (folder.len() == 2 && folder.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(folder)
}

/// Of each page that lies there in several languages (`cv.de.md` beside `cv.en.md`) or states (`index_old.html`) the
/// version to read.
struct Versions<'a>(BTreeMap<(&'a str, &'a str), (u8, &'a str)>);

impl<'a> Versions<'a> {
    fn of(paths: &[&'a str]) -> Self {
        let mut best = BTreeMap::new();
        for path in paths {
            let (page, version) = version(path);
            let known = best.entry(page).or_insert(version);
            *known = version.min(*known);
        }
        Self(best)
    }

    fn holds(&self, path: &str) -> bool {
        let (page, version) = version(path);
        self.0.get(&page).is_none_or(|best| *best == version)
    }
}

/// The page that `path` is a version of, by what stands before and behind its language or state, and the
/// version: English before the site's own language before any other, these by their codes, and copies last.
fn version(path: &str) -> ((&str, &str), (u8, &str)) {
    const COPIES: &[&str] = &["old", "backup", "bak", "copy", "orig", "original"];
    let parts = path.rsplit_once('.').and_then(|(rest, ending)| Some((rest.rsplit_once(['.', '_', '-'])?, ending)));
    match parts {
        Some(((page, "en"), ending)) => ((page, ending), (0, "en")),
        Some(((page, code), ending)) if LANGUAGES.contains(&code) => ((page, ending), (2, code)),
        Some(((page, state), ending)) if COPIES.contains(&state) => ((page, ending), (3, state)),
        _ => (path.rsplit_once('.').unwrap_or((path, "")), (1, "")),
    }
}

/// The languages that academic sites are translated into, by their codes in ISO 639-1.
const LANGUAGES: &[&str] = &[
    "ar", "ca", "cs", "da", "de", "el", "es", "eu", "fa", "fi", "fr", "gl", "he", "hr", "hu", "id", "it", "ja", "ko",
    "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh", "zh-cn", "zh-tw",
];

fn speaks(path: &str, language: Option<&str>) -> bool {
    language_of(path).is_none_or(|own| Some(own) == language)
}
