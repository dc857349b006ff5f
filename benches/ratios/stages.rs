//! The stages in this process, against pulldown-cmark on the same pages and the bare biblatex crate.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use newscv::cv::Cv;
use newscv::export::{Format, Options, export};
use newscv::extract;
use newscv::page::Site;
use newscv::resolve::{self, Inputs, check};
use newscv::source::{self, Input};

use crate::clock::{Contender, Time, race};
use crate::made;
use crate::table::{Goal, group, row};

/// What a stage may take beside pulldown-cmark on the same pages.
const READING: Goal = Goal::Times(10.0);
const EXTRACTING: Goal = Goal::Times(8.0);
const BOTH: Goal = Goal::Times(5.0);

/// Each stage on a page of 40 items.
pub(crate) fn each() {
    group("Each stage, a page of 40 items");
    let input = input("about.md", made::page(40, 40));
    let (site, cv) = (site(&input), cv(&input, &Inputs::default()));
    let facts = extract::extract(&site);
    let mut contenders = vec![
        Contender::new("pulldown-cmark", || many(|| parse(&input))),
        Contender::new("source", || many(|| drop(read(&input)))),
        Contender::new("extract", || many(|| drop(black_box(extract::extract(&site))))),
        Contender::new("resolve", || many(|| drop(resolve::resolve(facts.clone(), &Inputs::default())))),
    ];
    for format in Format::ALL {
        let cv = &cv;
        let write = move || drop(black_box(export(cv, *format, &Options::default())));
        contenders.push(Contender::new(format!("export {format}"), move || many(write)));
    }
    let times = race(15, &mut contenders);
    for time in &times {
        row(time, times.first(), Goal::None);
    }
}

/// Pages one by one: reading, extracting, both.
pub(crate) fn pages(title: &str, pages: &[Input], rounds: usize) {
    let bytes: usize = pages.iter().map(|page| page.bytes.len()).sum();
    group(&format!("{title}, {:.1} MB, page by page", megabytes(bytes)));
    compare(pages, rounds, [Goal::None, EXTRACTING, BOTH]);
}

/// One page of 10 MB.
pub(crate) fn long() {
    let page = input("about.md", made::news(5, 20_000));
    group(&format!("One page of 20,000 items, {:.1} MB", megabytes(page.bytes.len())));
    compare(&[page], 3, [READING, Goal::None, Goal::None]);
}

/// The pages that lie below a folder, for a look at real ones.
pub(crate) fn below(folder: &Path) -> Vec<Input> {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        let is_page = path.extension().is_some_and(|end| end == "md" || end == "html");
        if path.is_dir() {
            found.extend(below(&path));
        } else if let (true, Ok(text)) = (is_page, fs::read_to_string(&path)) {
            found.push(input(&path.to_string_lossy(), text));
        }
    }
    found
}

fn compare(pages: &[Input], rounds: usize, goals: [Goal; 3]) {
    let sites: Vec<Site> = pages.iter().map(site).collect();
    let mut contenders = vec![
        Contender::new("pulldown-cmark", || pages.iter().for_each(parse)),
        Contender::new("reading", || pages.iter().for_each(|page| drop(read(page)))),
        Contender::new("extracting", || sites.iter().for_each(|site| drop(black_box(extract::extract(site))))),
        Contender::new("reading and extracting", || {
            for page in pages {
                drop(black_box(extract::extract(&site(page))));
            }
        }),
    ];
    let times = race(rounds, &mut contenders);
    row(&times[0], None, Goal::None);
    for (time, goal) in times[1..].iter().zip(goals) {
        row(time, times.first(), goal);
    }
}

/// A bibliography of 5,000 entries.
pub(crate) fn bibliography(text: &str) {
    group("A bibliography of 5,000 entries");
    let page = input("about.md", "# Mirela Østby\n".to_owned());
    let inputs = Inputs { bibliographies: vec![input("papers.bib", text.to_owned())], ..Inputs::default() };
    let whole = cv(&page, &inputs);
    let facts = || extract::extract(&site(&page));
    let mut contenders = vec![
        Contender::new("biblatex crate, raw", || drop(black_box(biblatex::RawBibliography::parse(text)))),
        Contender::new("biblatex crate, fields", || drop(black_box(biblatex::Bibliography::parse(text)))),
        Contender::new("resolve", || drop(black_box(resolve::resolve(facts(), &inputs)))),
        Contender::new("check", || drop(black_box(check::check(&whole, &inputs)))),
        Contender::new("export biblatex", || drop(black_box(export(&whole, Format::Biblatex, &Options::default())))),
    ];
    let times = race(5, &mut contenders);
    for time in &times {
        row(time, times.first(), Goal::None);
    }
}

/// Each stage on an input and on one of twice the size: about twice the time, or a stage is not linear.
pub(crate) fn doubling() {
    group("Twice the input");
    let most = Goal::Times(2.6);
    let pages = [2_000, 4_000].map(|items| input("about.md", made::page(9, items)));
    let sites = [site(&pages[0]), site(&pages[1])];
    let facts = [extract::extract(&sites[0]), extract::extract(&sites[1])];
    let empty = Inputs::default();
    let cvs = [cv(&pages[0], &empty), cv(&pages[1], &empty)];
    let bibs = [2_500, 5_000].map(|entries| Inputs {
        bibliographies: vec![input("papers.bib", made::bibliography(3, entries))],
        ..Inputs::default()
    });
    let nothing = input("about.md", "# Mirela Østby\n".to_owned());
    double("source", most, |size| drop(read(&pages[size])));
    double("extract", most, |size| drop(black_box(extract::extract(&sites[size]))));
    double("resolve", most, |size| drop(black_box(resolve::resolve(facts[size].clone(), &empty))));
    double("resolve, entries of a bibliography", most, |size| drop(black_box(cv(&nothing, &bibs[size]))));
    double("check", most, |size| drop(black_box(check::check(&cvs[size], &empty))));
    for format in Format::ALL {
        double(&format!("export {format}"), most, |size| {
            drop(black_box(export(&cvs[size], *format, &Options::default())));
        });
    }
}

fn double(name: &str, goal: Goal, stage: impl Fn(usize)) {
    let mut contenders = vec![Contender::new("once", || stage(0)), Contender::new(name, || stage(1))];
    let times: Vec<Time> = race(3, &mut contenders);
    row(&times[1], Some(&times[0]), goal);
}

/// Short stages are repeated, so that the clock's grain does not show.
fn many(mut round: impl FnMut()) {
    (0..20).for_each(|_| round());
}

fn megabytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes / 1000).expect("the pages are less than 4 TB")) / 1000.0
}

fn parse(input: &Input) {
    let text = str::from_utf8(&input.bytes).expect("a made page is UTF-8");
    let options = pulldown_cmark::Options::empty();
    black_box(pulldown_cmark::Parser::new_ext(text, options).into_offset_iter().count());
}

/// Parses a page and does nothing with it.
pub(crate) fn parse_file(page: &Path) {
    let text = fs::read_to_string(page).expect("the page can be read");
    parse(&input("about.md", text));
}

fn read(input: &Input) -> Site {
    source::read(std::slice::from_ref(input)).expect("the page is below the limit")
}

fn site(input: &Input) -> Site {
    black_box(read(input))
}

fn cv(page: &Input, inputs: &Inputs) -> Cv {
    resolve::resolve(extract::extract(&site(page)), inputs).expect("the files are well formed")
}

/// A file of the user.
pub(crate) fn input(path: &str, text: String) -> Input {
    Input { path: path.into(), bytes: Arc::from(text.into_bytes()) }
}
