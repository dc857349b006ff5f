//! Which works a line of news names: `tests/cases/extract/works.txt`, a rule and its lines a block;
//! which a reference of a list does: `references.txt` beside it.
//!
//! A block is a comment, Markdown as it stands under "News" or its own heading, and what is read from it:
//! `work TITLE | VENUE | YEAR | STATUS`, `count NUMBER | VENUE | YEAR`, or `none`.

use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use newscv::extract::extract;
use newscv::source::{Input, read};
use newscv::venue::Venue;

use crate::program::project;

#[test]
fn each_line_of_news_names_its_works() {
    each_block_reads_as_told("works.txt", works);
}

#[test]
fn each_reference_of_a_list_is_one_work() {
    each_block_reads_as_told("references.txt", works);
}

/// Compares what `read` finds in each block of a file of cases with what the block says.
pub(crate) fn each_block_reads_as_told(file: &str, read: fn(&str) -> Vec<String>) {
    let cases = fs::read_to_string(project().join("tests/cases/extract").join(file)).unwrap();
    let mut wrong = String::new();
    for block in cases.split("\n\n").fold(Vec::new(), with_its_heading) {
        let lines = || block.lines().filter(|line| !line.starts_with("# ") && !line.is_empty());
        let told: Vec<&str> = lines().filter(|line| !line.starts_with("= ")).collect();
        let expected: Vec<&str> = lines().filter_map(|line| line.strip_prefix("= ")).collect();
        let found = read(&told.join("\n"));
        if found != expected {
            writeln!(wrong, "{}\n  expected {expected:?}\n  found    {found:?}", told.join("\n")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A heading and the block behind it are one.
fn with_its_heading(mut blocks: Vec<String>, block: &str) -> Vec<String> {
    match blocks.last_mut() {
        Some(last) if last.lines().last().is_some_and(|line| line.starts_with("## ")) => {
            last.push('\n');
            last.push_str(block);
        }
        _ => blocks.push(block.to_owned()),
    }
    blocks
}

fn works(told: &str) -> Vec<String> {
    if told.is_empty() {
        return Vec::new();
    }
    let heading = if told.starts_with("## ") { "" } else { "## News\n\n" };
    let page = format!("# Ada Weiss\n\n{heading}{told}\n");
    let site = read(&[Input { path: Arc::from("page.md"), bytes: Arc::from(page.into_bytes()) }]).unwrap();
    let facts = extract(&site);
    let named = facts.publications.iter().map(|work| {
        let title = work.title.as_ref().or(work.short_title.as_ref()).map_or("-", String::as_str);
        let status = work.status;
        format!("work {title} | {} | {} | {status}", venue(work.venue.as_ref()), year(work.year))
    });
    let counted = facts
        .unnamed_publications
        .iter()
        .map(|works| format!("count {} | {} | {}", works.count, venue(works.venue.as_ref()), year(works.year)));
    let all: Vec<String> = named.chain(counted).collect();
    if all.is_empty() { vec!["none".to_owned()] } else { all }
}

fn venue(venue: Option<&Venue>) -> String {
    venue.and_then(|venue| venue.acronym.clone().or_else(|| venue.name.clone())).unwrap_or_else(|| "-".to_owned())
}

fn year(year: Option<i16>) -> String {
    year.map_or_else(|| "-".to_owned(), |year| year.to_string())
}

#[test]
fn papers_at_the_workshops_of_a_venue_are_not_papers_of_the_venue() {
    let tracks = |item: &str| {
        let page = format!("# Ada Weiss\n\n## News\n\n- [Mar 2024] {item}\n");
        let site = read(&[Input { path: Arc::from("page.md"), bytes: Arc::from(page.into_bytes()) }]).unwrap();
        let counted = extract(&site).unnamed_publications;
        counted.into_iter().map(|works| (works.count, venue(works.venue.as_ref()), works.track)).collect::<Vec<_>>()
    };
    let workshop = || Some("workshop".to_owned());
    assert_eq!(tracks("Two papers accepted to ICML 2024 workshops."), [(2, "ICML".into(), workshop())]);
    assert_eq!(tracks("Two papers accepted to KDD workshops this year."), [(2, "KDD".into(), workshop())]);
    assert_eq!(tracks("Three workshop papers accepted at ICML'24!"), [(3, "ICML".into(), workshop())]);
    assert_eq!(tracks("Two papers accepted to ICML 2024. See you at the workshops!"), [(2, "ICML".into(), None)]);
}

#[test]
fn a_link_that_carries_the_number_of_a_work_leads_to_it_also_where_it_stands_on_the_name_of_a_venue() {
    let links = |links: &str| {
        let page =
            format!("# Ada Weiss\n\n## News\n\n- [Mar 2024] \"Sorting Wet Sand by Touch\" accepted to ICML! {links}\n");
        let site = read(&[Input { path: Arc::from("page.md"), bytes: Arc::from(page.into_bytes()) }]).unwrap();
        let work = extract(&site).publications.remove(0);
        (work.arxiv, work.doi, work.links.into_iter().map(|link| link.url).collect::<Vec<_>>())
    };
    let arxiv = "https://arxiv.org/abs/2401.01234";
    let found = (Some("2401.01234".to_owned()), None, vec![arxiv.to_owned()]);
    assert_eq!(links(&format!("[arXiv]({arxiv})")), found);
    assert_eq!(links(&format!("[[arXiv]({arxiv})]")), found);
    let doi = "https://doi.org/10.1234/5";
    assert_eq!(links(&format!("See [ICML]({doi}).")), (None, Some("10.1234/5".to_owned()), vec![doi.to_owned()]));
    assert_eq!(links("See you at [ICML](https://icml.cc/)."), (None, None, Vec::new()));
}
