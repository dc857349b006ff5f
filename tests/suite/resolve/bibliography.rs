//! A user's bibliography: authoritative for its works, and nothing in it is lost.

use newscv::cv::{BibExtra, Cv};
use newscv::export::{self, Format, Options};
use newscv::fact::{Facts, Publication, PublicationKind, SectionKind, Status, UnnamedPublications};
use newscv::resolve::{self, Inputs};
use newscv::venue::VenueKind;

use super::{accepted, conference, ids, input, lines, resolved, told, venue, with_bib};

fn warnings(cv: &Cv) -> Vec<String> {
    cv.warnings.iter().map(|warning| format!("{warning} [{}]", warning.code)).collect()
}

#[test]
fn an_entry_lends_its_key_authors_and_identifiers_and_the_page_its_news() {
    let page = accepted("Sorting Wet Sand Fast", "ICSD", 2024, 5);
    let bib = r"
@string{icsd = {Int. Conference on Sand Dynamics}}
@inproceedings{weiss-sand,
  author = {Wei{\ss}, Ada and van der Meer, Jo and others},
  title = {Sorting {Wet} Sand Fast},
  booktitle = icsd # { (ICSD)},
  year = 2024, doi = {10.1234/Sand.5},
  x-note = {kept},
}
@misc{lin-snow, title = {On Snow}, eprint = {2401.01234}, archiveprefix = {arXiv}, year = {2024}, month = jan}
";
    let cv = with_bib(vec![page], bib);
    assert_eq!(ids(&cv), ["weiss-sand", "lin-snow"]);
    let sand = &cv.publications[0];
    let authors = sand.authors.as_ref().unwrap();
    let names: Vec<&str> = authors.list.iter().map(|author| author.name.printed.as_str()).collect();
    assert_eq!((names, authors.and_others), (vec!["Ada Weiß", "Jo van der Meer"], true));
    assert_eq!((sand.doi.as_deref(), sand.status), (Some("10.1234/sand.5"), Status::Published));
    let venue = sand.venue.as_ref().unwrap();
    assert_eq!((venue.label(), venue.name.as_deref()), ("ICSD", Some("Int. Conference on Sand Dynamics")));
    assert_eq!(sand.provenance.section, SectionKind::News);
    assert_eq!(sand.provenance.mentions.len(), 2);
    let entry = sand.bib.as_ref().unwrap();
    assert_eq!(entry.field("booktitle"), Some("Int. Conference on Sand Dynamics (ICSD)"));
    assert_eq!(entry.field("x-note"), Some("kept"));
    let snow = &cv.publications[1];
    assert_eq!((snow.kind, snow.status), (PublicationKind::Preprint, Status::Preprint));
    assert_eq!(snow.bib.as_ref().unwrap().field("month"), Some("jan"));
    assert_eq!(warnings(&cv), Vec::<String>::new());
}

#[test]
fn a_broken_entry_is_told_and_the_others_are_unharmed() {
    let bib = "@misc{a, title = {Fine}}\n\n@article{b,\n  title = {Broken {Sand},\n  year = {2020}\n\n@misc{c,\n  title = {Also Fine},\n  url = \"x\" y\n}\n@misc{a, title = {Another}}\n";
    let cv = with_bib(Vec::new(), bib);
    assert_eq!(ids(&cv), ["a", "b", "c", "aa"]);
    assert_eq!(cv.publications[1].year, Some(2020));
    assert_eq!(
        warnings(&cv),
        [
            "papers.bib:3: the braces of entry 'b' do not balance; read field by field [bib-unbalanced]",
            "papers.bib:4: the value of 'title' is not closed; read up to the next field [bib-syntax]",
            "papers.bib:9: a comma is missing before this field [bib-syntax]",
            "papers.bib:9: expected a field, found 'y'; skipped [bib-syntax]",
            "papers.bib:11: the key 'a' is that of another entry (papers.bib:1); named 'aa' [bib-duplicate-key]",
        ]
    );
}

#[test]
fn proceedings_that_others_refer_to_are_kept_but_are_no_works() {
    let bib = "@preamble{\"\\newcommand{\\x}{y}\"}\n@inproceedings{a, title = {Sand}, crossref = {p}}\n@proceedings{p, title = {Proc. of Dunes}, year = 2021}\n";
    let cv = with_bib(Vec::new(), bib);
    assert_eq!(ids(&cv), ["a"]);
    assert_eq!(
        (cv.publications[0].year, cv.publications[0].venue.as_ref().unwrap().label()),
        (Some(2021), "Proc. of Dunes")
    );
    assert!(matches!(&cv.bib_extras[..], [BibExtra::Preamble(_), BibExtra::Entry(entry)] if entry.key == "p"));
}

#[test]
fn a_workshop_that_the_page_takes_for_a_conference_is_still_its_entry() {
    let bib = "@inproceedings{a, title = {Sand and Snow Mixed}, booktitle = {Proc. of the Workshop on Wet Sand (WOWS)}, year = 2023}\n";
    assert_eq!(ids(&with_bib(vec![accepted("Sand and Snow Mixed", "WOWS", 2023, 3)], bib)), ["a"]);
}

#[test]
fn two_entries_of_one_work_both_stay() {
    let bib = "@misc{a, title = {Sand and Snow Mixed}, eprint = {2401.01234}}\n@article{b, title = {Sand and Snow Mixed}, journal = {J. Sand}}\n";
    let page = accepted("Sand and Snow Mixed", "JS", 2024, 3);
    assert_eq!(with_bib(vec![page], bib).publications.len(), 2);
}

#[test]
fn samples_of_a_theme_are_left_out_of_a_sites_own_bibliography_only() {
    let bib = input(
        "_bibliography/papers.bib",
        "@article{e, title = {On Light}, author = {Einstein, A.}}\n@misc{a, title = {Sand}}\n",
    );
    let of_site = Inputs { site_bibliographies: vec![bib.clone()], ..Inputs::default() };
    let given = Inputs { bibliographies: vec![bib], ..Inputs::default() };
    assert_eq!(ids(&resolve::resolve(Facts::default(), &of_site).unwrap()), ["a"]);
    assert_eq!(ids(&resolve::resolve(Facts::default(), &given).unwrap()), ["e", "a"]);
}

#[test]
fn unnamed_acceptances_are_matched_where_exactly_that_many_entries_fit() {
    let unnamed = |count| Facts {
        unnamed_publications: vec![UnnamedPublications {
            count,
            venue: Some(conference("ICSD")),
            year: Some(2024),
            date: None,
            track: None,
            provenance: told(SectionKind::News, 7),
        }],
        ..Facts::default()
    };
    let bib = "@inproceedings{a, title = {Sand}, booktitle = {ICSD}, year = 2024}\n@inproceedings{b, title = {Snow}, booktitle = {ICSD}, year = 2024}\n";
    let inputs = Inputs { bibliographies: vec![input("papers.bib", bib)], ..Inputs::default() };
    let matched = resolve::resolve(unnamed(2), &inputs).unwrap();
    assert!(matched.unnamed_publications.is_empty());
    assert_eq!(
        warnings(&matched),
        ["about.md:7: taken for 'a', 'b', the only works of this venue and year in the bibliography [unnamed-matched]"]
    );
    let unmatched = resolve::resolve(unnamed(1), &inputs).unwrap();
    assert_eq!((unmatched.unnamed_publications.len(), unmatched.warnings.len()), (1, 0));
}

#[test]
fn entries_without_a_key_are_named_by_the_rule_in_every_output() {
    let cv = with_bib(Vec::new(), "@misc{author = {Ada Weiss}, title = {On Snow}, year = 2024}\n");
    assert_eq!(ids(&cv), ["weiss2024snow"]);
    let files = export::export(&cv, Format::Bibtex, &Options::default()).unwrap().files;
    let bib = String::from_utf8(files[0].bytes.clone()).unwrap();
    assert!(bib.contains("@misc{weiss2024snow,\n"), "{bib}");
}

#[test]
fn a_reference_to_an_entry_that_no_file_has_is_told() {
    let bib = "@inproceedings{a, title = {Sand}, crossref = {gone}}\n@misc{b, title = {Snow}, xdata = {p, q}}\n@xdata{p, year = 2021}\n";
    let cv = with_bib(Vec::new(), bib);
    assert_eq!(cv.publications[1].year, Some(2021));
    assert_eq!(
        warnings(&cv),
        [
            "papers.bib:1: 'a' refers to 'gone' by crossref, but no entry has that key [bib-crossref]",
            "papers.bib:2: 'b' refers to 'q' by xdata, but no entry has that key [bib-crossref]",
        ]
    );
}

#[test]
fn two_acceptances_of_one_preprint_are_the_one_entry_of_it() {
    let at = |acronym: &str, line| Publication {
        arxiv: Some("2401.01234".to_owned()),
        ..accepted("Sorting Wet Sand Fast", acronym, 2024, line)
    };
    let page = || vec![at("WOW", 3), at("ICSD", 5)];
    assert_eq!(resolved(page()).publications.len(), 2);
    let bib = "@inproceedings{a, title = {Sorting Wet Sand Fast}, booktitle = {ICSD}, year = 2024}\n";
    let cv = with_bib(page(), bib);
    assert_eq!((ids(&cv), lines(&cv.publications[0]).len()), (vec!["a"], 3));
    assert_eq!(cv.publications[0].venue.as_ref().unwrap().label(), "ICSD");

    let mut workshop = page();
    workshop[0].venue = Some(venue("WOW", VenueKind::Workshop));
    assert_eq!(with_bib(workshop, bib).publications.len(), 2);
}
