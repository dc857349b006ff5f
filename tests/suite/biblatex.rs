//! BibLaTeX and CSL-JSON: valid by their data models, complete, and nothing invented.

use newscv::cv::{BibEntry, Cv, Id, PresentedTalk, Work};
use newscv::export::{Format, Options, export};
use newscv::fact::{Link, LinkKind, PublicationKind, Status, TalkKind};
use newscv::venue::VenueKind;
use serde_json::{Value, json};

use crate::sample;

fn written(cv: &Cv, format: Format) -> String {
    let outputs = export(cv, format, &Options::default()).unwrap();
    let text = String::from_utf8(outputs.files[0].bytes.clone()).unwrap();
    without_mark(&text).to_owned()
}

/// A bibliography behind the line that tells who wrote it.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix("% Written by newscv. ").and_then(|rest| rest.split_once("\n\n")).map_or(text, |(_, rest)| rest)
}

fn of_work(work: Work) -> String {
    written(&Cv { publications: vec![work], ..Cv::default() }, Format::Biblatex)
}

#[test]
fn the_sample_uses_what_biblatex_has_beyond_bibtex() {
    insta::assert_snapshot!(written(&sample::cv(), Format::Biblatex), @r###"
    @inproceedings{oeberg2024counting,
      author = {Öberg, Mira and van der Meer, Joost and Lan, Nguyễn Thị},
      author+an = {1=owner},
      options = {useprefix=true},
      title = {Counting Owls at Night: 100\% of Calls, \$5 Microphones \& {No\_Labels}},
      shorttitle = {{OwlNet}},
      booktitle = {Conference on Knowledge Discovery \& Data Mining},
      eventtitle = {KDD 2024},
      date = {2024},
      eprint = {2402.00001},
      eprinttype = {arxiv},
      doi = {10.1145/0000001.0000002},
      note = {Oral},
      addendum = {Best Paper Award},
      keywords = {conference, oral, award},
    }

    @article{oeberg2025frogs,
      author = {Öberg, Mira and others},
      author+an = {1=owner},
      title = {Frogs in the {\textless}Reeds{\textgreater}: A Survey of “Wetland” Sound},
      journaltitle = {Journal of Wetland Acoustics},
      date = {2025},
      pubstate = {forthcoming},
      keywords = {journal},
    }

    @online{crickettalk,
      title = {{CricketTalk}},
      eprint = {2501.00003},
      eprinttype = {arxiv},
      keywords = {preprint},
    }
    "###);
}

#[test]
fn a_type_is_chosen_only_where_its_mandatory_fields_are_known() {
    let entry = |kind, authors: bool| {
        let mut work = sample::titled("k", "T");
        work.publication.kind = kind;
        work.publication.authors = authors.then(|| sample::authors(&["Ada Weiss"]));
        work.publication.venue = Some(sample::venue("", "Place", "Place", VenueKind::Other));
        work.publication.url = Some("https://patents.google.com/patent/US1234567B2/en".into());
        of_work(work)
    };
    let expected = [
        (PublicationKind::Conference, "@inproceedings{", "  booktitle = {Place},"),
        (PublicationKind::Journal, "@article{", "  journaltitle = {Place},"),
        (PublicationKind::Preprint, "@online{", "  organization = {Place},"),
        (PublicationKind::Thesis, "@thesis{", "  type = {phdthesis},\n  institution = {Place},"),
        (PublicationKind::Book, "@book{", "  publisher = {Place},"),
        (PublicationKind::Chapter, "@inbook{", "  booktitle = {Place},"),
        (PublicationKind::TechReport, "@report{", "  type = {techreport},\n  institution = {Place},"),
        (PublicationKind::Patent, "@patent{", "  number = {US1234567B2},"),
        (PublicationKind::Other, "@misc{", "  howpublished = {Place},"),
    ];
    for (kind, entry_type, field) in expected {
        let source = entry(kind, true);
        assert!(source.starts_with(entry_type) && source.contains(field), "{source}");
    }
    let unsigned = entry(PublicationKind::Conference, false);
    assert!(unsigned.starts_with("@misc{k,\n") && unsigned.contains("howpublished = {Place}"), "{unsigned}");
}

#[test]
fn software_is_a_work_with_code_and_no_venue() {
    let mut work = sample::titled("k", "T");
    work.publication.kind = PublicationKind::Other;
    work.publication.links = vec![Link { kind: LinkKind::Code, url: "https://example.org/t".into() }];
    assert!(of_work(work).starts_with("@software{"));
}

#[test]
fn the_owner_and_equal_contribution_are_annotated() {
    let mut cv = sample::cv();
    let authors = cv.publications[0].publication.authors.as_mut().unwrap();
    authors.list[0].equal_contribution = true;
    authors.list[2].equal_contribution = true;
    assert!(written(&cv, Format::Biblatex).contains("  author+an = {1=owner,equal;3=equal},\n"));
}

#[test]
fn the_owners_talk_tells_when_and_where_the_event_was() {
    let mut cv = sample::cv();
    let PresentedTalk { talk, .. } = &mut cv.talks[1];
    talk.kind = TalkKind::Conference;
    talk.location = Some("Lund".into());
    talk.date = Some(sample::date("2024-08-27"));
    let source = written(&cv, Format::Biblatex);
    assert!(source.contains("  eventdate = {2024-08-27},\n  venue = {Lund},\n"), "{source}");
}

#[test]
fn the_users_entry_keeps_every_field() {
    let mut work = sample::cv().publications.remove(0);
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    work.id = Id::new("own");
    work.bib = Some(BibEntry {
        key: "own".into(),
        entry_type: "inproceedings".into(),
        fields: vec![
            field("author", r#"{\"O}berg, M. and van~der Meer, J. and Lan, N. T."#),
            field("title", "Owls"),
            field("pages", "1--9"),
            field("year", "2024"),
            field("keywords", "birds"),
            field("selected", "true"),
            field("bibtex_show", "true"),
        ],
        strings: Vec::new(),
        place: sample::place(1),
    });
    insta::assert_snapshot!(of_work(work), @r###"
    @inproceedings{own,
      author = {{\"O}berg, M. and van~der Meer, J. and Lan, N. T.},
      title = {Owls},
      pages = {1--9},
      year = {2024},
      selected = {true},
      bibtex_show = {true},
      author+an = {1=owner},
      options = {useprefix=true},
      shorttitle = {{OwlNet}},
      booktitle = {Conference on Knowledge Discovery \& Data Mining},
      eprint = {2402.00001},
      eprinttype = {arxiv},
      doi = {10.1145/0000001.0000002},
      note = {Oral},
      keywords = {birds, conference, oral, award, selected},
    }
    "###);
}

#[test]
fn csl_json_holds_what_the_page_says() {
    let items: Value = serde_json::from_str(&written(&sample::cv(), Format::Csl)).unwrap();
    assert_eq!(
        items[0],
        json!({
            "id": "oeberg2024counting",
            "type": "paper-conference",
            "title": "Counting Owls at Night: 100% of Calls, $5 Microphones & No_Labels",
            "title-short": "OwlNet",
            "author": [
                {"family": "Öberg", "given": "Mira"},
                {"family": "Meer", "given": "Joost", "non-dropping-particle": "van der"},
                {"family": "Lan", "given": "Nguyễn Thị"},
            ],
            "issued": {"date-parts": [[2024]]},
            "container-title": "Conference on Knowledge Discovery & Data Mining",
            "container-title-short": "KDD",
            "event-title": "KDD 2024",
            "DOI": "10.1145/0000001.0000002",
            "URL": "https://doi.org/10.1145/0000001.0000002",
            "note": "Oral. Best Paper Award. arXiv:2402.00001",
            "keyword": "conference",
        })
    );
    assert_eq!(items[1]["status"], "forthcoming");
    assert_eq!(
        items[2],
        json!({
            "id": "crickettalk",
            "type": "article",
            "title": "CricketTalk",
            "publisher": "arXiv",
            "number": "arXiv:2501.00003",
            "URL": "https://arxiv.org/abs/2501.00003",
            "keyword": "preprint",
        })
    );
}

/// The types and variables that the schema of CSL 1.0.2 allows, of those that newscv may write.
#[test]
fn csl_json_has_only_types_and_variables_of_csl() {
    const TYPES: &[&str] = &[
        "article", "article-journal", "book", "chapter", "document", "manuscript", "paper-conference", "patent",
        "report", "software", "thesis",
    ];
    const STRINGS: &[&str] = &[
        "id", "type", "title", "title-short", "DOI", "URL", "number", "status", "note", "keyword", "publisher",
        "genre", "container-title", "container-title-short", "event-title", "page",
    ];
    let mut cv = sample::cv();
    for kind in PublicationKind::ALL {
        for status in [Status::Submitted, Status::Published] {
            let mut work = sample::cv().publications.remove(0);
            (work.publication.kind, work.publication.status) = (*kind, status);
            cv.publications.push(work);
        }
    }
    let items: Vec<Value> = serde_json::from_str(&written(&cv, Format::Csl)).unwrap();
    for item in &items {
        assert!(TYPES.contains(&item["type"].as_str().unwrap()), "{item}");
        for (name, value) in item.as_object().unwrap() {
            let fits = match name.as_str() {
                "author" => value.is_array(),
                "issued" => value["date-parts"][0][0].is_number(),
                name => STRINGS.contains(&name) && value.is_string(),
            };
            assert!(fits, "{name}: {value}");
        }
    }
}

#[test]
fn hayagriva_reads_the_biblatex_file() {
    let library = hayagriva_reads(&written(&sample::cv(), Format::Biblatex));
    assert_eq!(library, ["oeberg2024counting", "oeberg2025frogs", "crickettalk"]);
}

fn hayagriva_reads(source: &str) -> Vec<String> {
    let library = hayagriva::io::from_biblatex_str(source).unwrap();
    library.iter().map(|entry| entry.key().to_owned()).collect()
}

#[test]
fn an_entry_of_a_preprint_tells_where_the_work_came_out() {
    let journal = [("journal", "arXiv preprint arXiv:2402.00001")];
    let of = |entry_type: &str, fields: &[(&str, &str)], format| {
        let mut work = sample::titled("owls", "Owls");
        work.publication.kind = PublicationKind::Conference;
        work.publication.status = Status::Published;
        work.publication.venue = Some(sample::venue(
            "KDD",
            "Conference on Knowledge Discovery & Data Mining",
            "KDD 2024",
            VenueKind::Conference,
        ));
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let fixed = [("author", "Öberg, Mira"), ("title", "Owls"), ("year", "2024")];
        work.bib = Some(BibEntry {
            key: "owls".to_owned(),
            entry_type: entry_type.to_owned(),
            fields: fixed.iter().chain(fields).map(own).collect(),
            strings: Vec::new(),
            place: sample::place(1),
        });
        let text = written(&Cv { publications: vec![work], ..Cv::default() }, format);
        let lines = text.lines().skip(4).filter(|line| line.starts_with("  ") && !line.contains("keywords"));
        lines.map(str::trim).map(str::to_owned).collect::<Vec<_>>()
    };
    let told = "Published at KDD 2024";
    assert_eq!(of("article", &journal, Format::Bibtex)[1..], [format!("note = {{{told}}},")]);
    assert_eq!(of("article", &journal, Format::Biblatex)[1..], [format!("addendum = {{{told}}},")]);
    assert_eq!(of("online", &[], Format::Biblatex), [format!("addendum = {{{told}}},")]);
    let place = "howpublished = {Conference on Knowledge Discovery \\& Data Mining (KDD)},";
    assert_eq!(of("misc", &[], Format::Biblatex), [place]);
    let other = [("howpublished", "In the woods")];
    assert_eq!(of("misc", &other, Format::Biblatex), ["howpublished = {In the woods},"]);
    let parent = [("crossref", "woods")];
    assert_eq!(of("inproceedings", &parent, Format::Biblatex), ["crossref = {woods},"]);
}
