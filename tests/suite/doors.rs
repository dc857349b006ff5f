//! JSON Resume and the other doors: what they write is valid, complete, escaped and invents nothing.

use newscv::cv::Cv;
use newscv::export::{Format, Options, export};
use serde_json::{Value, json};

use crate::program::project;
use crate::sample;

fn written(cv: &Cv, format: Format) -> String {
    let mut outputs = export(cv, format, &Options::default()).unwrap();
    assert_eq!(outputs.files.len(), 1, "one file");
    String::from_utf8(outputs.files.remove(0).bytes).unwrap()
}

fn resume(cv: &Cv) -> Value {
    serde_json::from_str(&written(cv, Format::JsonResume)).unwrap()
}

fn with_resume(base: &Value) -> Cv {
    Cv { resume: base.as_object().cloned(), ..sample::cv() }
}

#[test]
fn json_resume_holds_every_fact_at_its_precision() {
    let resume = resume(&sample::cv());
    assert_eq!(resume["basics"]["name"], "Mira Öberg");
    assert_eq!(resume["basics"]["profiles"][1]["network"], "ORCID");
    assert_eq!(
        resume["publications"][0],
        json!({
            "name": "Counting Owls at Night: 100% of Calls, $5 Microphones & No_Labels",
            "publisher": "Conference on Knowledge Discovery & Data Mining (KDD)",
            "releaseDate": "2024-08-25",
            "url": "https://doi.org/10.1145/0000001.0000002",
            "summary": "Mira Öberg, Joost van der Meer and Nguyễn Thị Lan. Oral. Best Paper Award (KDD 2024).",
            "authors": ["Mira Öberg", "Joost van der Meer", "Nguyễn Thị Lan"],
            "doi": "10.1145/0000001.0000002",
            "arxiv": "2402.00001",
            "type": "conference",
            "status": "published"
        })
    );
    assert_eq!(resume["publications"][1]["releaseDate"], "2025", "an acceptance in January is no release in January");
    assert_eq!(resume["publications"][1]["summary"], "Mira Öberg et al.");
    assert_eq!(resume["publications"][2]["name"], "CricketTalk");
    assert_eq!(resume["publications"][2]["url"], "https://arxiv.org/abs/2501.00003");
    assert_eq!(resume["awards"][0]["date"], "2024-08");
    assert_eq!(
        resume["volunteer"][1],
        json!({"organization": "Conference on Knowledge Discovery & Data Mining (KDD)", "position": "Reviewer",
               "startDate": "2024", "endDate": "2024"})
    );
    assert_eq!(
        resume["projects"][0],
        json!({"name": "Guest lecture", "description": "Sounds of the North, Lake Summer School, Oulu",
               "startDate": "2024-06", "endDate": "2024-06", "roles": ["Speaker"],
               "entity": "Sounds of the North, Lake Summer School", "type": "talk"})
    );
    assert_eq!(resume["work"][0]["startDate"], "2024-06");
    assert_eq!(
        resume["education"][1],
        json!({"institution": "Northern Lake University", "area": "Signal Processing",
                                              "studyType": "MSc", "endDate": "2021"})
    );
}

#[test]
fn json_resume_leaves_out_what_nobody_told() {
    let text = written(&sample::cv(), Format::JsonResume);
    assert!(!text.contains("null") && !text.contains("\"\"") && !text.contains("[]") && !text.contains("{}"), "{text}");
    assert!(!text.contains("lastModified"));
    let silent = resume(&Cv::default());
    let keys: Vec<&String> = silent.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["$schema", "meta"]);
}

#[test]
fn a_resume_of_the_user_comes_back_with_everything_it_had() {
    let base = json!({
        "basics": {"name": "M. Öberg", "image": "me.png", "profiles": [{"network": "github", "url": "https://github.com/x"}]},
        "skills": [{"name": "Recorders", "level": "expert", "custom": 1.5}],
        "publications": [{"name": "An Older Work", "x-note": "mine"}],
        "meta": {"theme": "even", "lastModified": "2020-01-01T00:00:00"},
        "x-private": {"a": [null, ""]}
    });
    let resume = resume(&with_resume(&base));
    assert_eq!(resume["basics"]["name"], "M. Öberg", "the user's word stands");
    assert_eq!(resume["basics"]["email"], "mira@example.org", "the page adds what it lacks");
    assert_eq!(resume["basics"]["profiles"].as_array().unwrap().len(), 2, "{}", resume["basics"]["profiles"]);
    for key in ["skills", "x-private"] {
        assert_eq!(resume[key], base[key]);
    }
    let meta = json!({"theme": "even", "lastModified": "2020-01-01T00:00:00", "generator": "newscv"});
    assert_eq!(resume["meta"], meta, "what was there, and who wrote the file");
    assert_eq!(resume["publications"][0], base["publications"][0]);
    assert_eq!(resume["publications"].as_array().unwrap().len(), 4);
}

#[test]
fn what_a_resume_has_already_does_not_come_twice() {
    let base = json!({
        "work": [{"name": "Echo Labs & Sons", "position": "research intern", "startDate": "2024-06-01"}],
        "volunteer": [{"organization": "KDD", "position": "Reviewer", "startDate": "2022", "endDate": "2024"}],
        "education": [{"institution": "Northern Lake University", "studyType": "Ph.D.", "startDate": "2021-09"}],
        "awards": [{"title": "Northern Lake fellowship", "date": "2023-04-01"}, {"title": "Best Paper Award", "date": "2019"}],
        "publications": [
            {"name": "OwlNet, as we called it", "doi": "10.1145/0000001.0000002"},
            {"name": "Frogs in the <Reeds> – a Survey of \"Wetland\" Sound", "releaseDate": "2023-02", "url": ""}
        ],
        "projects": [{"name": "What Owls Say", "entity": "Night Ecology Days", "startDate": "2025-03-14"}]
    });
    let resume = resume(&with_resume(&base));
    let count = |section: &str| resume[section].as_array().unwrap().len();
    let counts = ["work", "volunteer", "education", "awards", "publications", "projects"].map(count);
    assert_eq!(counts, [2, 2, 2, 3, 3, 2], "{resume:#}");
    assert_eq!(resume["work"][0].get("endDate"), None, "a missing end means until today, and is the user's to set");
    assert_eq!(resume["publications"][0]["name"], "OwlNet, as we called it");
    assert_eq!(resume["publications"][0]["releaseDate"], "2024-08-25");
    assert_eq!(resume["publications"][1]["releaseDate"], "2023-02");
    assert_eq!(resume["awards"][1], base["awards"][1], "a prize of another year is another prize");
}

#[test]
fn a_venue_that_a_resume_prints_with_its_year_is_the_edition() {
    let role = |venue: &str| json!({"organization": venue, "position": "Reviewer"});
    let base = json!({"volunteer": [role("KDD'24"), role("KDD 2021")]});
    let resume = resume(&with_resume(&base));
    let years: Vec<&Value> = resume["volunteer"].as_array().unwrap().iter().map(|role| &role["startDate"]).collect();
    assert_eq!(years, [&Value::Null, &Value::Null, &json!("2023"), &json!("2025")]);
}

#[test]
fn an_output_given_as_resume_comes_back_as_it_is() {
    let once = resume(&sample::cv());
    assert_eq!(resume(&with_resume(&once)), once);
}

#[test]
fn an_acceptance_that_the_page_has_outlived_is_not_to_appear() {
    let mut cv = sample::cv();
    assert!(written(&cv, Format::Markdown).contains("*Journal of Wetland Acoustics*, to appear, 2025."));
    cv.items[0].date = Some(sample::date("2026-02"));
    assert!(written(&cv, Format::Markdown).contains("*Journal of Wetland Acoustics*, 2025."));
}

#[test]
fn two_works_of_one_title_stay_two_beside_a_resume() {
    let mut cv = with_resume(&json!({"publications": [{"name": "Twice Told", "releaseDate": "2022"}]}));
    cv.publications = vec![sample::titled("told2021", "Twice Told"), sample::titled("told2022", "Twice Told")];
    cv.publications[0].publication.year = Some(2021);
    cv.publications[1].publication.year = Some(2022);
    let resume = resume(&cv);
    let years: Vec<&Value> =
        resume["publications"].as_array().unwrap().iter().map(|work| &work["releaseDate"]).collect();
    assert_eq!(years, ["2022", "2021"]);
}

#[test]
fn a_section_that_is_no_list_stays_and_is_reported() {
    let cv = with_resume(&json!({"awards": "many"}));
    let outputs = export(&cv, Format::JsonResume, &Options::default()).unwrap();
    let messages: Vec<String> = outputs.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(messages, ["'awards' of the resume is not a list; left as it is, the page's entries are not in it"]);
    assert_eq!(resume(&cv)["awards"], "many");
}

#[test]
fn the_sample_is_written_as_it_was_looked_at() {
    let cases = [
        (Format::JsonResume, "sample.resume.json"),
        (Format::Rendercv, "sample.rendercv.yaml"),
        (Format::Markdown, "sample.md"),
        (Format::Html, "sample.html"),
    ];
    for (format, name) in cases {
        let path = project().join("tests/cases/doors").join(name);
        if std::env::var_os("NEWSCV_UPDATE").is_some() {
            std::fs::write(&path, written(&sample::cv(), format)).unwrap();
        }
        assert_eq!(written(&sample::cv(), format), std::fs::read_to_string(path).unwrap(), "{format}");
    }
}

#[test]
fn a_silent_page_gives_a_title_and_nothing_else() {
    assert_eq!(written(&Cv::default(), Format::Markdown), "---\ntitle: \"Curriculum vitae\"\ngenerator: newscv\n---\n");
    assert_eq!(written(&Cv::default(), Format::Rendercv), "cv:\n  sections: {}\n");
}

/// A text that would run, load or break out of something in one format or another.
const HOSTILE: &str =
    "\"><script>document.title='owned'</script><img src=x onerror=document.title='owned'>]]></style><!-- &lt; \u{0}";

pub(crate) fn hostile() -> Cv {
    let mut cv = sample::cv();
    cv.owner.name = Some(HOSTILE.into());
    cv.owner.label = Some(HOSTILE.into());
    cv.owner.url = Some("javascript:alert(1)".into());
    cv.owner.profiles[0].url = "data:text/html,<script>alert(1)</script>".into();
    cv.owner.profiles[0].network = HOSTILE.into();
    cv.publications[0].id = newscv::cv::Id::new(HOSTILE);
    cv.publications[0].publication.title = Some(HOSTILE.into());
    cv.publications[0].publication.doi = Some(format!("10.1/{HOSTILE}"));
    cv.publications[0].publication.url = Some("javascript:alert(1)".into());
    cv.publications[0].publication.track = Some(HOSTILE.into());
    cv.talks[1].talk.url = Some("vbscript:x".into());
    cv.service[0].fact.role = HOSTILE.into();
    cv
}

#[test]
fn a_hostile_page_puts_no_element_into_html() {
    let html = written(&hostile(), Format::Html);
    assert!(!html.contains("<script>") && !html.contains("<img") && !html.contains("javascript:"), "{html}");
    assert_eq!(html.matches("<script").count(), 1, "the data block");
    assert_eq!(html.matches("</style>").count(), 1);
    assert!(!html.contains("data:text") && !html.contains("vbscript:"));
}

/// The elements of a document, one after another.
fn elements(html: &str) -> Vec<String> {
    html5gum::Tokenizer::new(html)
        .flatten()
        .filter_map(|token| match token {
            html5gum::Token::StartTag(tag) => {
                let names: Vec<String> =
                    tag.attributes.keys().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
                Some(format!("{} {}", String::from_utf8_lossy(&tag.name), names.join(" ")))
            }
            html5gum::Token::EndTag(tag) => Some(format!("/{}", String::from_utf8_lossy(&tag.name))),
            _ => None,
        })
        .collect()
}

fn with_text(text: &str) -> Cv {
    let mut cv = sample::cv();
    cv.owner.name = Some(text.into());
    cv.owner.label = Some(text.into());
    cv.publications[0].publication.title = Some(text.into());
    cv.publications[0].publication.track = Some(text.into());
    cv.publications[1].publication.venue = Some(sample::venue(text, text, text, newscv::venue::VenueKind::Journal));
    cv.awards[1].award.title = text.into();
    cv.talks[0].talk.event = Some(text.into());
    cv.service[2].fact.role = text.into();
    cv
}

proptest::proptest! {
    #[test]
    fn no_text_changes_the_elements_of_html(text in "x[ -~é\u{0}\u{202e}]{0,40}") {
        let plain = elements(&written(&with_text("x"), Format::Html));
        proptest::prop_assert_eq!(elements(&written(&with_text(&text), Format::Html)), plain);
    }

    #[test]
    fn no_text_leaves_its_string_in_yaml_or_json(text in "x[ -~é\u{0}\u{85}\u{2028}\u{feff}]{0,40}") {
        let yaml = serde_saphyr::from_str::<Value>(&written(&with_text(&text), Format::Rendercv)).unwrap();
        let shown = yaml["cv"]["headline"].as_str().unwrap().replace(['\\', '\u{2060}'], "").replace('‘', "`");
        let words = |text: &str| text.replace(['\\', '\u{0}'], "").split_whitespace().collect::<Vec<_>>().join(" ");
        proptest::prop_assert_eq!(words(&shown), words(&text));
        proptest::prop_assert_eq!(&resume(&with_text(&text))["basics"]["name"], &json!(text));
    }
}

#[test]
fn html_carries_the_cv_as_linked_data() {
    let html = written(&hostile(), Format::Html);
    let begin = html.find("ld+json\">").unwrap() + "ld+json\">".len();
    let data = &html[begin..begin + html[begin..].find("</script>").unwrap()];
    let data: Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["@graph"][0]["@type"], "Person");
    assert_eq!(data["@graph"][0]["name"], HOSTILE);
    assert_eq!(data["@graph"][1]["name"], HOSTILE);
    assert_eq!(data["@graph"][2]["creativeWorkStatus"], "to appear");
    assert_eq!(data["@graph"][2].get("datePublished"), None, "an accepted work is not out");
}

#[test]
fn rendercv_holds_every_fact_and_no_month_that_nobody_told() {
    let yaml = written(&sample::cv(), Format::Rendercv);
    let cv: Value = serde_saphyr::from_str::<Value>(&yaml).unwrap()["cv"].clone();
    assert_eq!(cv["name"], "Mira Öberg");
    let sections = &cv["sections"];
    assert_eq!(
        sections["Publications"][1],
        json!({"title": "Frogs in the <\u{2060}Reeds>: A Survey of “Wetland” Sound",
               "journal": "Journal of Wetland Acoustics, to appear", "date": 2025,
               "authors": ["**Mira Öberg**", "et al."]})
    );
    assert_eq!(sections["Education"][1]["date"], 2021);
    assert_eq!(sections["Experience"][1]["end_date"], "2024-09");
    assert_eq!(
        sections["Accepted papers not listed by title"][0],
        json!({"name": "2 further papers at KDD", "date": 2025})
    );
    assert_eq!(sections["Awards"][0]["date"], "2024-08");
    assert_eq!(sections["Service"][1], json!({"label": "Reviewer", "details": "KDD 2023–2024"}));
}

#[test]
fn a_rendercv_section_has_entries_of_one_type() {
    let mut cv = sample::cv();
    cv.education[0].fact.field = None;
    cv.positions[1].fact.organization = None;
    cv.positions[1].fact.start = Some(sample::date("2022-10"));
    let yaml = written(&cv, Format::Rendercv);
    let sections = serde_saphyr::from_str::<Value>(&yaml).unwrap()["cv"]["sections"].clone();
    assert_eq!(sections["Education"][0], json!({"name": "PhD, Northern Lake University", "date": "in progress"}));
    assert_eq!(sections["Education"][1]["name"], "MSc, Signal Processing, Northern Lake University");
    assert_eq!(sections["Experience"][0]["name"], "Research Intern, Echo Labs & Sons");
    assert_eq!(
        sections["Experience"][1],
        json!({"name": "Research Assistant", "date": "from Oct 2022"}),
        "RenderCV would print a start alone as lasting"
    );
}

#[test]
fn rendercv_gets_no_link_to_print_that_it_would_take_for_markup() {
    let mut cv = sample::cv();
    cv.owner.url = Some("https://example.org/people#read(x)".into());
    cv.publications[0].publication.doi = Some("10.1/x]#y".into());
    cv.publications[0].publication.url = None;
    cv.publications[1].publication.url = Some("https://example.org/works_of_mine#frogs".into());
    let yaml = written(&cv, Format::Rendercv);
    let cv = serde_saphyr::from_str::<Value>(&yaml).unwrap()["cv"].clone();
    assert_eq!(cv.get("website"), None);
    assert_eq!(
        cv["custom_connections"][0],
        json!({"fontawesome_icon": "link", "placeholder": "example.org/people#\u{2060}read(x)",
               "url": "https://example.org/people#read(x)"})
    );
    let works = &cv["sections"]["Publications"];
    assert_eq!(works[0].get("doi").or(works[0].get("url")), None);
    assert!(works[0]["title"].as_str().unwrap().ends_with("](<https://doi.org/10.1/x]#y>)"), "{works:#}");
    assert_eq!(
        works[1]["title"],
        "[Frogs in the <\u{2060}Reeds>: A Survey of “Wetland” Sound](<https://example.org/works_of_mine#frogs>)"
    );
}

/// The schema, from the `node_modules` folder that `NEWSCV_NODE_MODULES` names.
#[allow(clippy::disallowed_methods, reason = "tests stand outside the program, and read what they compare with")]
fn resume_schema() -> Value {
    let modules = std::env::var("NEWSCV_NODE_MODULES").expect("NEWSCV_NODE_MODULES names a node_modules folder");
    let path = std::path::Path::new(&modules).join("@jsonresume/schema/schema.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
#[ignore = "needs the npm package @jsonresume/schema in NEWSCV_NODE_MODULES"]
fn json_resume_is_valid_against_the_official_schema() {
    let schema = resume_schema();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let mut hostile = sample::cv();
    hostile.owner.email = Some("mira [at] example.org".into());
    hostile.owner.url = Some("//example.org/a b".into());
    hostile.publications[0].publication.url = Some("https://example.org/a b/ö\u{202e}".into());
    hostile.publications[0].publication.year = Some(24);
    for cv in [sample::cv(), Cv::default(), hostile] {
        let resume = resume(&cv);
        let errors: Vec<String> = validator.iter_errors(&resume).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}
