//! BibTeX: entries say what the page says, parse back to it, and cannot run anything.

use newscv::cv::{BibEntry, Cv, Id, Work};
use newscv::export::{Format, Options, export};
use newscv::fact::{PublicationKind, Status};
use newscv::venue::VenueKind;

use crate::biblatex::without_mark;
use crate::sample;

fn bibtex(cv: &Cv) -> String {
    let outputs = export(cv, Format::Bibtex, &Options::default()).unwrap();
    assert_eq!(outputs.files[0].path, "publications.bib");
    without_mark(std::str::from_utf8(&outputs.files[0].bytes).unwrap()).to_owned()
}

fn of_works(works: Vec<Work>) -> String {
    bibtex(&Cv { publications: works, ..Cv::default() })
}

#[test]
fn the_sample_reads_as_a_careful_person_would_write_it() {
    insta::assert_snapshot!(bibtex(&sample::cv()), @r###"
    @inproceedings{oeberg2024counting,
      author = {{\"O}berg, Mira and van der Meer, Joost and Lan, Nguy{\~{\^e}}n Th{\d i}},
      title = {Counting Owls at Night: 100\% of Calls, \$5 Microphones \& {No\_Labels}},
      booktitle = {Conference on Knowledge Discovery \& Data Mining},
      year = {2024},
      eprint = {2402.00001},
      archiveprefix = {arXiv},
      doi = {10.1145/0000001.0000002},
      note = {Oral. Best Paper Award},
      keywords = {conference},
    }

    @article{oeberg2025frogs,
      author = {{\"O}berg, Mira and others},
      title = {Frogs in the {\textless}Reeds{\textgreater}: A Survey of ``Wetland'' Sound},
      journal = {Journal of Wetland Acoustics},
      year = {2025},
      note = {To appear},
      keywords = {journal},
    }

    @misc{crickettalk,
      title = {{CricketTalk}},
      howpublished = {arXiv:2501.00003},
      eprint = {2501.00003},
      archiveprefix = {arXiv},
      key = {CricketTalk},
      keywords = {preprint},
    }
    "###);
}

#[test]
fn the_kind_of_work_decides_the_type_and_the_place_of_the_venue() {
    let entry = |kind, status| {
        let mut work = sample::titled("k", "T");
        work.publication.kind = kind;
        work.publication.status = status;
        work.publication.venue = Some(sample::venue("", "Place", "Place", VenueKind::Other));
        of_works(vec![work])
    };
    let expected = [
        (PublicationKind::Conference, "@inproceedings{", "  booktitle = {Place},"),
        (PublicationKind::Workshop, "@inproceedings{", "  booktitle = {Place},"),
        (PublicationKind::Demo, "@inproceedings{", "  booktitle = {Place},"),
        (PublicationKind::Journal, "@article{", "  journal = {Place},"),
        (PublicationKind::Preprint, "@misc{", "  howpublished = {Place},"),
        (PublicationKind::Thesis, "@phdthesis{", "  school = {Place},"),
        (PublicationKind::Book, "@book{", "  publisher = {Place},"),
        (PublicationKind::Chapter, "@incollection{", "  booktitle = {Place},"),
        (PublicationKind::TechReport, "@techreport{", "  institution = {Place},"),
        (PublicationKind::Patent, "@misc{", "  howpublished = {Place},"),
        (PublicationKind::Other, "@misc{", "  howpublished = {Place},"),
    ];
    for (kind, entry_type, field) in expected {
        let source = entry(kind, Status::Published);
        assert!(source.starts_with(entry_type) && source.contains(field), "{source}");
    }
    let submitted = entry(PublicationKind::Conference, Status::Submitted);
    assert!(submitted.starts_with("@unpublished{") && submitted.contains("note = {Submitted to Place}"), "{submitted}");
}

#[test]
fn a_work_without_authors_gains_a_key_and_no_author() {
    let source = of_works(vec![sample::titled("k", "Night Songs of Frogs and Toads")]);
    assert!(source.contains("  key = {Night Songs of},\n") && !source.contains("author"), "{source}");
}

#[test]
fn the_month_is_told_only_where_the_news_tells_when_the_work_came_out() {
    let mut work = sample::titled("k", "T");
    (work.publication.year, work.publication.date) = (Some(2024), Some(sample::date("2024-05-03")));
    assert!(!of_works(vec![work.clone()]).contains("month"), "the month of a conference is another");
    work.publication.kind = PublicationKind::Journal;
    assert!(of_works(vec![work.clone()]).contains("  month = may,\n"));
    work.publication.year = Some(2025);
    assert!(!of_works(vec![work]).contains("month"), "the volume is of the next year");
}

#[test]
fn an_accepted_work_is_to_appear_until_the_page_is_past_its_year() {
    let mut work = sample::titled("k", "T");
    (work.publication.status, work.publication.year) = (Status::Accepted, Some(2023));
    let mut cv = Cv { publications: vec![work], ..Cv::default() };
    assert!(bibtex(&cv).contains("note = {To appear}"));
    cv.items = sample::cv().items;
    assert!(!bibtex(&cv).contains("note"));
}

#[test]
fn keys_are_kept_apart_even_where_capitals_do_not_count() {
    let works = ["Weiss 2024", "weiss2024", "", "a}b,c"].map(|id| sample::titled(id, "T")).to_vec();
    let source = of_works(works);
    let keys: Vec<&str> = source.lines().filter_map(|line| line.strip_prefix("@inproceedings{")).collect();
    assert_eq!(keys, ["Weiss2024,", "weiss2024-2,", "work,", "abc,"]);
}

#[test]
fn the_users_entry_is_kept_and_only_completed() {
    let mut work = sample::cv().publications.remove(0);
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    work.id = Id::new("own:key");
    work.bib = Some(BibEntry {
        key: "own:key".into(),
        entry_type: "inproceedings".into(),
        fields: vec![
            field("author", r#"{\"O}berg, M. and van~der Meer, J."#),
            field("title", r"Counting {Owls} at $\approx$ Night"),
            field("booktitle", "{KDD}"),
            field("date", "2024-08"),
            field("month", "8"),
        ],
        strings: Vec::new(),
        place: sample::place(1),
    });
    insta::assert_snapshot!(of_works(vec![work]), @r###"
    @inproceedings{own:key,
      author = {{\"O}berg, M. and van~der Meer, J.},
      title = {Counting {Owls} at $\approx$ Night},
      booktitle = {{KDD}},
      date = {2024-08},
      month = aug,
      year = {2024},
      eprint = {2402.00001},
      archiveprefix = {arXiv},
      doi = {10.1145/0000001.0000002},
      note = {Oral},
      keywords = {conference},
    }
    "###);
}
