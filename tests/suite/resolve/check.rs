//! `newscv check`: what a careful person would look at again, with its place and what to do.

use crate::program::Place;

const PAGE: &str = "\
# Ada Weiss

## News

- [2024-05] Our paper \"Sorting Wet Sand by Touch Alone\" was accepted to ICML 2021!
- [2024-07] We moved to a new house.
";

const BIB: &str = "\
@article{a,
  title = {Sand & Snow with DuneNet},
  author = {Weiss, Ada and et al.},
  jurnal = {J. Sand},
  year = {in press},
  month = {Foo},
  pages = {1-12},
  doi = {https://doi.org/10.1234/5},
  isbn = {978-3-16-148410-1},
  issn = {0378-5956},
  date = {2024-13},
  crossref = {gone},
}
@misc{b,
  title = {Broken {Title},
  author = {Ada Weiss, Bo Lin, Cy Roth}
}

@mics{c, title = {FÃ¼r Sand and Snow}, year = 2020}
@misc{C, title = {F{\\\"u}r sand and snow}, doi = {10.1234/5}, year = 2020, howpublished = undefined}
@book{d, author = {}, title = {Dunes}, year = 2020}
";

fn codes(json: &str) -> Vec<(String, u64, u64)> {
    let report: serde_json::Value = serde_json::from_str(json).unwrap();
    let number = |finding: &serde_json::Value, key: &str| finding[key].as_u64().unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            (finding["code"].as_str().unwrap().to_owned(), number(finding, "line"), number(finding, "column"))
        })
        .collect()
}

/// The findings of one code, as `file:line: message`.
fn messages(json: &str, code: &str) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(json).unwrap();
    let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == code);
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
    findings.map(|found| format!("{}:{}: {}", text(found, "file"), found["line"], text(found, "message"))).collect()
}

#[test]
fn the_words_are_underlined_as_a_compiler_does() {
    let run = Place::with_page(PAGE).run(&["check", "about.md", "--deny", "silent-item"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(3), "4 things to look at\n"));
    let last = run.stdout.split("\n\n").nth(3).unwrap();
    assert_eq!(
        last,
        "warning[silent-item]: this news item gave no fact
 --> about.md:6:3
  |
6 | - [2024-07] We moved to a new house.
  |   ^
  |
  = help: nothing to do if the CV needs nothing of it; else say it in plainer words"
    );
    let first = run.stdout.split("\n\n").find(|text| text.contains("year-mismatch")).unwrap();
    assert!(first.starts_with(
        "warning[year-mismatch]: 'Sorting Wet Sand by Touch Alone' is of 2021, but told in 2024\n --> about.md:5:24\n"
    ));
}

#[test]
fn a_year_that_contradicts_the_date_of_its_news_is_told() {
    let page = "# Ada Weiss

## News

- [2023-12] Reviewer for NeurIPS'21.
- [2023-11] Two papers accepted to KDD 2020!
- [2023-10] Reviewer for ICML 2024.
- [2023-09] I have been a reviewer for ICML 2019, AAAI 2020 and KDD 2021.
- [2022-05] New preprint \"Slow Dunes of a Long Winter\": https://arxiv.org/abs/1702.01234
";
    let run = Place::with_page(page).run(&["check", "about.md", "--format", "json"]);
    assert_eq!(
        messages(&run.stdout, "year-mismatch"),
        [
            "about.md:5: the role 'Reviewer' of 2021, but told in 2023",
            "about.md:6: 2 unnamed publications of 2020, but told in 2023",
            "about.md:9: 'Slow Dunes of a Long Winter' is of 2022, but its arXiv number 1702.01234 of 2017",
        ]
    );
}

#[test]
fn every_planted_fault_of_a_bibliography_is_found() {
    let place = Place::with_page("# Ada Weiss\n");
    place.write("papers.bib", BIB);
    let run = place.run(&["check", "about.md", "--bib", "papers.bib", "--format", "json"]);
    assert_eq!(run.code, Some(3));
    let expected = [
        ("bib-crossref", 1, 1),
        ("bib-unescaped", 2, 17),
        ("bib-capitals", 2, 29),
        ("bib-author-list", 3, 12),
        ("bib-unknown-field", 4, 3),
        ("bib-bad-year", 5, 10),
        ("bib-bad-month", 6, 11),
        ("bib-pages", 7, 11),
        ("bib-bad-doi", 8, 9),
        ("bib-bad-isbn", 9, 10),
        ("bib-bad-issn", 10, 10),
        ("bib-bad-date", 11, 10),
        ("bib-unbalanced", 14, 1),
        ("bib-syntax", 15, 11),
        ("bib-author-list", 16, 12),
        ("bib-unknown-type", 19, 1),
        ("bib-mojibake", 19, 18),
        ("bib-duplicate-key", 20, 7),
        ("bib-duplicate-doi", 20, 49),
        ("bib-unknown-string", 20, 90),
        ("bib-missing-field", 21, 1),
        ("bib-missing-field", 21, 1),
    ];
    let expected: Vec<_> = expected.iter().map(|(code, line, column)| ((*code).to_owned(), *line, *column)).collect();
    assert_eq!(codes(&run.stdout), expected);
}

#[test]
fn works_that_may_be_one_are_told_and_versions_are_not() {
    let news = |text: &str| format!("- [2024-05] Our paper {text}\n");
    let page = [
        "\"Sorting Wet Sand by Touch Alone\" was accepted to ICML 2024!",
        "\"Sorting Very Wet Sand by Touch Alone\" was accepted to KDD 2024!",
        "\"Measuring the Slow Dunes of Winter\" was accepted to ECCV 2024!",
        "\"Measuring the Slow Dunes of Winter\" was accepted to the WOWS workshop at ECCV 2024!",
        "\"Of Grains and Glass, Part I\" was accepted to ECCV 2024!",
        "\"Of Grains and Glass, Part II\" was accepted to ECCV 2024!",
        "\"Counting Grains in a Large Glass\" was accepted to ECCV 2024!",
    ];
    let place = Place::with_page(&format!("# Ada Weiss\n\n## News\n\n{}", page.map(news).concat()));
    place.write("papers.bib", "@misc{own, title = {In a Large Glass: Counting the Grains}}\n");
    let run = place.run(&["check", "about.md", "--bib", "papers.bib", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let pairs = findings.iter().filter(|finding| finding["code"] == "possible-duplicate");
    let told: Vec<(u64, &str)> =
        pairs.map(|pair| (pair["line"].as_u64().unwrap(), pair["message"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [
            (
                6,
                "'Sorting Wet Sand by Touch Alone' (weiss2024sorting) and 'Sorting Very Wet Sand by Touch Alone' \
                 (weiss2024sortinga) may be one work"
            ),
            (
                11,
                "'Counting Grains in a Large Glass' (weiss2024counting) and 'In a Large Glass: Counting the Grains' \
                 (own) may be one work"
            ),
        ]
    );
}

#[test]
fn one_short_name_before_two_titles_is_told_if_the_years_are_near() {
    let page = "# Ada Weiss

## News

- [2024-05] Our paper \"DuneNet: Sorting Wet Sand by Touch\" was accepted to ICML 2024!
- [2024-02] New preprint \"DuneNet: Efficient Models for Grains of Glass\" on arXiv.
- [2024-02] New preprint \"SnowNet: Large Models for Cold Countries\" on arXiv.
- [2019-05] Our paper \"SnowNet: Sorting Wet Snow by Ear\" was accepted to ICML 2019!
";
    let run = Place::with_page(page).run(&["check", "about.md", "--format", "json"]);
    let told: Vec<String> = messages(&run.stdout, "possible-duplicate");
    assert_eq!(told, ["about.md:6: 'DuneNet' (weiss2024dunenet) and 'DuneNet' (weiss2024duneneta) may be one work"]);
}

#[test]
fn titles_of_a_bibliography_that_are_nearly_the_same_are_told() {
    let place = Place::with_page("# Ada Weiss\n");
    let titles = [
        "Learning to Sort Wet Sand by Touch",
        "Lerning to {S}ort wet sand by touch",
        "Learning to Sort Wet Sand by Touch: A Field Study",
        "{G{\\\"o}del} and the Slow Dune of Winter",
        "Gödel and the Slow Dunes of Winter",
        "沙丘的运动研究",
        "沙丘的运动研究",
        "Dunes and Their Motion, Part 1",
        "Dunes and Their Motion, Part 2",
        "Sieves for Sand Under Rain",
        "Sieves for Snow Under Hail",
        "On Sand",
        "On Sand.",
        "The Colours of Old Beaches, doi = {10.1234/5}",
        "The Colour of Old Beaches, doi = {10.1234/6}",
    ];
    let entry = |(at, title): (usize, &&str)| match title.split_once(", doi") {
        Some((title, doi)) => format!("@misc{{k{at}, title = {{{title}}}, doi{doi}}}\n"),
        None => format!("@misc{{k{at}, title = {{{title}}}}}\n"),
    };
    place.write("papers.bib", &titles.iter().enumerate().map(entry).collect::<String>());
    let run = place.run(&["check", "about.md", "--bib", "papers.bib", "--format", "json"]);
    assert_eq!(
        messages(&run.stdout, "bib-duplicate-title"),
        [
            "papers.bib:2: nearly the same title as in line 1",
            "papers.bib:3: nearly the same title as in line 1",
            "papers.bib:5: nearly the same title as in line 4",
            "papers.bib:7: the same title as in line 6",
        ]
    );
}

#[test]
fn a_link_whose_label_says_something_else_is_told() {
    let links = "[[slides](https://arxiv.org/abs/2401.01234)] [[code](https://youtu.be/x)] [[pdf](https://github.com/a/b/x.pdf)] \
                 [[talk](https://youtu.be/y)] [[link](https://github.com/a/b)]";
    let news = format!("- [2024-05] Our paper \"Sorting Wet Sand by Touch\" was accepted to ICML 2024! {links}\n");
    let place = Place::with_page(&format!("# Ada Weiss\n\n## News\n\n{news}"));
    place.write("papers.bib", "@misc{own, title = {On Snow},\n slides = {https://doi.org/10.1234/5}}\n");
    let run = place.run(&["check", "about.md", "--bib", "papers.bib", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter().filter(|found| found["code"] == "link-kind");
    let told: Vec<String> =
        findings.map(|found| format!("{}:{}: {}", found["line"], found["column"], found["message"])).collect();
    assert_eq!(
        told,
        [
            "5:80: \"the link called 'slides' leads to arxiv.org: preprint?\"",
            "5:125: \"the link called 'code' leads to youtu.be: video?\"",
            "1:1: \"the link called 'slides' of 'On Snow' leads to doi.org: paper?\"",
        ]
    );
}

#[test]
fn what_two_bibliographies_both_have_is_told_unless_it_is_one_entry() {
    let place = Place::with_page("# Ada Weiss\n");
    place.write(
        "a.bib",
        "@misc{a, title = {Sorting Sand by Touch}, doi = {10.1234/5}}\n@misc{b, title = {Slow Dunes of Winter}}\n",
    );
    place.write("b.bib", "@misc{c, title = {On Snow}, doi = {10.1234/5}}\n\n@misc{d, title = {Sorting sand by touch}}\n@misc{b, title = {Slow Dunes of Winter}}\n");
    let run = place.run(&["check", "about.md", "--bib", "a.bib", "--bib", "b.bib", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    let told: Vec<String> =
        findings.map(|found| format!("{}:{}: {}", found["file"], found["line"], found["message"])).collect();
    assert_eq!(told, ["\"b.bib\":1: \"the same DOI as in a.bib:1\"", "\"b.bib\":3: \"the same title as in a.bib:1\"",]);
}

#[test]
fn lines_and_columns_of_a_file_in_an_old_encoding_are_its_own() {
    let place = Place::with_page("# Ada Weiss\n");
    let bib = b"@misc{a, title = {F\xfcr \xe4ltere B\xe4ume & Sand}}\n@misc{b, title = {\xc4 B}, month = {Foo}}\n";
    std::fs::write(place.path("papers.bib"), bib).unwrap();
    let run = place.run(&["check", "about.md", "--bib", "papers.bib", "--format", "json"]);
    assert_eq!(codes(&run.stdout), [("bib-unescaped".to_owned(), 1, 36), ("bib-bad-month".to_owned(), 2, 33)]);
}

#[test]
fn without_anything_to_look_at_the_exit_code_is_zero() {
    let run = Place::with_page("# Ada Weiss\n").run(&["check", "about.md"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", "nothing to look at\n"));
}

#[test]
fn only_denied_codes_change_the_exit_code() {
    let run = Place::with_page(PAGE).run(&["check", "about.md", "--deny", "unknown-venue"]);
    assert_eq!(run.code, Some(0));
    let wrong = Place::with_page(PAGE).run(&["check", "about.md", "--deny", "silent-itme"]);
    assert_eq!(wrong.code, Some(2));
    assert_eq!(
        wrong.stderr,
        "newscv: invalid value 'silent-itme' for '--deny <CODE>': unknown code 'silent-itme', did you mean \
         'silent-item'?; see newscv --help\n"
    );
}
