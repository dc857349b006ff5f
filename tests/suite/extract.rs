//! From a page's text to its facts: what is told, what is left open, what is not the owner's.

use newscv::fact::Facts;
use newscv::{extract, source};

/// The facts of a Markdown page.
fn facts(page: &str) -> Facts {
    let input = source::Input { path: "about.md".into(), bytes: page.as_bytes().into() };
    extract::extract(&source::read(&[input]).expect("the page is small"))
}

/// The authors of each publication of a site.
fn authors(files: &[(&str, &str)]) -> Vec<Option<Vec<String>>> {
    let input = |(path, text): &(&str, &str)| source::Input { path: (*path).into(), bytes: text.as_bytes().into() };
    let inputs: Vec<source::Input> = files.iter().map(input).collect();
    let facts = extract::extract(&source::read(&inputs).expect("the site is small"));
    let names = |authors: newscv::person::Authors| authors.list.into_iter().map(|author| author.name.printed).collect();
    facts.publications.into_iter().map(|publication| publication.authors.map(names)).collect()
}

#[test]
fn a_handle_of_the_owner_stands_for_the_name() {
    let found = authors(&[
        ("content/authors/ada-weiss/_index.md", "---\ntitle: Ada Weiss\n---\nI read slowly.\n"),
        ("content/publication/a/index.md", "---\ntitle: Tides\nauthors:\n- admin\n- Bilal Noor\n---\n"),
        ("content/publication/b/index.md", "+++\ntitle = \"Reeds\"\nauthors = [\"Noor, Bilal\", \"ada-weiss\"]\n+++\n"),
        ("content/publication/c/index.md", "---\ntitle: Salt\nauthors: [admin, somebody-else]\n---\n"),
    ]);
    let both = |a: &str, b: &str| Some(vec![a.to_owned(), b.to_owned()]);
    assert_eq!(found, [both("Ada Weiss", "Bilal Noor"), both("Noor, Bilal", "Ada Weiss"), None]);
}

#[test]
fn a_citation_tells_the_authors_and_the_venue() {
    let citation = "Weiss, A., &amp; Noor, B. (2024). &quot;Tides &amp; Time.&quot; <i>Journal of Knots</i>. 1(1).";
    let record = format!("---\ntitle: 'Tides & Time'\ndate: 2024-05-01\ncitation: '{citation}'\n---\n");
    let listed = "---\ntitle: Reeds\nauthors: 'Ada Weiss, Bilal Noor and <b>Cy Lim</b>'\n---\n";
    let found = authors(&[("about.md", ""), ("_publications/a.md", &record), ("_publications/b.md", listed)]);
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(found, [names(&["Weiss, A.", "Noor, B."]), names(&["Ada Weiss", "Bilal Noor", "Cy Lim"])]);
}

/// The facts of one news item of May 2024.
fn news(text: &str) -> Facts {
    facts(&format!("# Ada Weiss\n\n## News\n\n- **May 2024**: {text}\n- **Apr 2024**: A new website.\n"))
}

/// The facts of an introduction.
fn bio(text: &str) -> Facts {
    facts(&format!("# Ada Weiss\n\n{text}\n\n## News\n\n- **Apr 2024**: A new website.\n"))
}

/// The positions as `role @ organisation`.
fn positions(facts: &Facts) -> Vec<String> {
    let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    facts.positions.iter().map(|job| format!("{} @ {}", part(&job.role), part(&job.organization))).collect()
}

#[test]
fn a_job_that_begins_is_a_position_of_its_date() {
    let facts = news("I joined the Halden Institute as a research scientist.");
    assert_eq!(positions(&facts), ["research scientist @ Halden Institute"]);
    assert_eq!(facts.positions[0].start.map(|date| date.to_string()).as_deref(), Some("2024-05"));
}

#[test]
fn an_introduction_tells_the_job() {
    assert_eq!(positions(&bio("I am a postdoc at Nowhere University.")), ["postdoc @ Nowhere University"]);
}

/// The service as `role @ venue`.
fn service(facts: &Facts) -> Vec<String> {
    let venue = |role: &newscv::fact::Service| role.venue.as_ref().map_or("-", |venue| venue.label()).to_owned();
    facts.service.iter().map(|role| format!("{} @ {}", role.role, venue(role))).collect()
}

#[test]
fn a_heading_of_two_sorts_of_service_is_no_role() {
    let facts = facts("# Ada Weiss\n\n## Boards and refereeing\n\n- Slow Science Fund, 2023\n- Reviewer: KDD 2022\n");
    assert_eq!(service(&facts), ["Reviewer @ KDD"]);
}

#[test]
fn a_bold_line_names_the_organisation_of_the_plain_lines_below_it() {
    let facts = facts(
        "# Ada Weiss\n\n## Experience\n\n**Lowland Slow Laboratory**, Nowhere\n\nStaff Scientist\n\nPostdoctoral Fellow, \
         2016-2019\n",
    );
    assert_eq!(
        positions(&facts),
        ["Staff Scientist @ Lowland Slow Laboratory", "Postdoctoral Fellow @ Lowland Slow Laboratory"]
    );
}

#[test]
fn an_institution_may_stand_once_over_its_degrees() {
    let facts = facts(
        "# Ada Weiss\n\n## Education\n\nHeron College, University of Nowhere\n\n- **2017-2020:** PhD in Physics\n- MSci, \
         2017\n",
    );
    let degrees = facts.education.iter().map(|degree| (degree.institution.as_deref(), degree.year));
    assert_eq!(
        degrees.collect::<Vec<_>>(),
        [(Some("University of Nowhere"), Some(2020)), (Some("University of Nowhere"), Some(2017))]
    );
}

#[test]
fn a_bullet_that_is_a_role_holds_for_the_bullets_nested_in_it() {
    let page = "# Ada Weiss\n\n## Service\n\n* Peer Reviewer\n  * Slow Science Letters\n  * KDD 2022\n* Program Committee\n  * \
                2024: ICML, ACL\n";
    let expected = [
        "Peer Reviewer @ Slow Science Letters", "Peer Reviewer @ KDD", "Program Committee member @ ICML",
        "Program Committee member @ ACL",
    ];
    assert_eq!(service(&facts(page)), expected);
}

/// The awards as `date title @ awarder`.
fn awards(facts: &Facts) -> Vec<String> {
    let told = |award: &newscv::fact::Award| {
        let date = award.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        format!("{date} {} @ {}", award.title, award.awarder.as_deref().unwrap_or("-"))
    };
    facts.awards.iter().map(told).collect()
}

#[test]
fn an_award_is_named_without_its_year_and_with_the_initials_of_its_patron() {
    let page = "# Ada Weiss\n\n## Awards\n\n* 2018 Best Paper Award, KDD\n* 2012 Bela P. Noor Fellowship\n* Award of Excellence, \
                2010\n";
    assert_eq!(
        awards(&facts(page)),
        ["2018 Best Paper Award @ KDD", "2012 Bela P. Noor Fellowship @ -", "2010 Award of Excellence @ -"]
    );
}

#[test]
fn a_place_is_one_in_the_contest_before_it() {
    let page = "# Ada Weiss\n\n## Awards\n\n* Nowhere Clock Competition, 2nd Place, 2014\n* Best Poster Prize, Best Talk Prize, 2013\n";
    assert_eq!(
        awards(&facts(page)),
        ["2014 2nd Place @ Nowhere Clock Competition", "2013 Best Poster Prize @ -", "2013 Best Talk Prize @ -"]
    );
}

#[test]
fn what_was_not_won_is_no_award_and_a_nomination_is_called_one() {
    let page = "# Ada Weiss\n\n## Awards\n\n* Nominee: Heron Teaching Award, 2018\n\n## Grants\n\n### Unsuccessful applications\n\n* \
                Slow Fund Starting Grant, 2019\n";
    assert_eq!(awards(&facts(page)), ["2018 Nominee: Heron Teaching Award @ -"]);
}

#[test]
fn the_lines_below_an_award_tell_its_giver_and_its_years() {
    let page = "# Ada Weiss\n\n## Awards\n\nHeron Field Work Award\\\nNowhere University\\\n2019, 2020\n";
    assert_eq!(
        awards(&facts(page)),
        ["2019 Heron Field Work Award @ Nowhere University", "2020 Heron Field Work Award @ Nowhere University"]
    );
}

/// The talks as `date title @ event`.
fn talks(facts: &Facts) -> Vec<String> {
    let part = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let told = |talk: &newscv::fact::Talk| {
        let date = talk.date.map_or_else(|| "-".to_owned(), |date| date.to_string());
        format!("{date} {} @ {}", part(&talk.title), part(&talk.event))
    };
    facts.talks.iter().map(told).collect()
}

#[test]
fn a_line_of_two_jobs_and_a_place_over_its_roles_are_jobs_each() {
    let page = "# Ada Weiss\n\n## Experience\n\n- 2009 - 2012: Researcher at Nowhere University and lecturer at \
                Slow College\n\n**Reed Lab**, Moss University\n*Research Assistant* | Sep 2020 - Feb 2021\n\
                *Undergraduate Intern* | Feb 2019 - Feb 2020\n";
    assert_eq!(
        positions(&facts(page)),
        [
            "Researcher @ Nowhere University",
            "lecturer @ Slow College",
            "Research Assistant @ Reed Lab, Moss University",
            "Undergraduate Intern @ Reed Lab, Moss University"
        ]
    );
}

#[test]
fn honours_and_offices_among_jobs_are_no_jobs() {
    let page = "# Ada Weiss\n\n## Experience\n\n- Clerk at Acme Labs, 2019\n- Slow Fund Travel Grant (2020)\n\
                - Member of the editorial board of Slow Days, 2021\n- 2022.08, 潮汐科技, 海原, 中国\n";
    let found = facts(page);
    assert_eq!(positions(&found), ["Clerk @ Acme Labs"]);
    assert_eq!(awards(&found).len(), 1, "{:?}", awards(&found));
    assert_eq!(service(&found).len(), 1, "{:?}", service(&found));
}

#[test]
fn a_work_that_is_accepted_may_win_as_well() {
    let found = news("[SlowNet](slow.pdf) accepted to ICML'24, wins [Best Paper Award]()!");
    assert_eq!(awards(&found).len(), 1, "{:?}", awards(&found));
    let found = news("[Reed Award](https://example.org) to fortify dikes!");
    assert_eq!(awards(&found).len(), 1, "{:?}", awards(&found));
    let found = news("[Reed Award](https://example.org) to our student Bela Noor!");
    assert_eq!(awards(&found).len(), 0, "{:?}", awards(&found));
}

#[test]
fn what_the_owner_did_at_an_occasion_stands_in_brackets() {
    let found = news("[Slow Reading Seminar](https://example.org) (Speaker)");
    assert_eq!(talks(&found).len(), 1, "{:?}", talks(&found));
    let found = news("Received a Slow Fund travel grant to present my work at the Slow Reading Symposium.");
    assert_eq!(talks(&found).len(), 0, "{:?}", talks(&found));
}

#[test]
fn a_line_in_another_script_may_say_an_award_again() {
    let list = |lines: &str| awards(&facts(&format!("# Ada Weiss\n\n## Awards\n\n{lines}\n")));
    let again = list("- Reed Scholarship, Nowhere University, 2023\\\n  芦苇奖学金，无处大学，2023年");
    assert_eq!(again.len(), 1, "{again:?}");
    let placed =
        list("- Slow Programming Contest, Moss\\\n  **Silver Medal** Dec. 2022\n- SPC = Slow Programming Contest");
    assert_eq!(placed.len(), 1, "{placed:?}");
    let listed = list("- *2024*, 芦苇博士奖学金\n- 2023, 全国潮汐竞赛 (TC) 一等奖");
    assert_eq!(listed.len(), 2, "{listed:?}");
}

#[test]
fn an_occasion_ends_with_its_noun_in_small_letters() {
    let cases = [
        ("Ada gives a talk at the [SlowSys](https://example.org) open centre meeting.", "SlowSys open centre meeting"),
        ("Gave a talk (shown on AGU before) on the TIDE permafrost meeting.", "TIDE permafrost meeting"),
        (
            "Invited talk (with Bela Noor) at the Open Tide Week of Nowhere College.",
            "Open Tide Week of Nowhere College",
        ),
        (
            "A talk at the Annual Symposium of the Lowland clock network.",
            "Annual Symposium of the Lowland clock network",
        ),
    ];
    for (told, event) in cases {
        assert_eq!(talks(&news(told)), [format!("2024-05 - @ {event}")], "{told}");
    }
}

#[test]
fn an_entry_of_a_list_of_talks_is_cut_into_title_occasion_and_date() {
    let cases = [
        (
            "Automated Moss Security and Privacy Analysis, University of Nowhere (host: Bela Noor)",
            "- Automated Moss Security and Privacy Analysis @ University of Nowhere",
        ),
        ("SLOW17 · [Tides in a teacup](https://example.org)", "- Tides in a teacup @ SLOW17"),
        (
            "Clocks for tides. Intermediate conference of the Slow Society, Moss (July, 2025)",
            "2025-07 Clocks for tides @ Intermediate conference of the Slow Society",
        ),
        ("**Invited Talk - Heron Festakt 2020**", "2020 - @ Heron Festakt 2020"),
        ("Seminar, *Centre de Physique Lente*, Jan. 12 (2024), Moss", "2024-01-12 - @ Centre de Physique Lente"),
        ("Contributed talk, *SLOW'24*, Oct. 21-25 (2024), Moss", "2024-10-21 - @ SLOW'24"),
    ];
    for (entry, told) in cases {
        assert_eq!(talks(&facts(&format!("# Ada Weiss\n\n## Talks\n\n* {entry}\n"))), [told], "{entry}");
    }
}

#[test]
fn what_was_attended_is_no_talk() {
    let page = "# Ada Weiss\n\n## Attended events\n\n* SLOW'21 (online), MOSS'21 (online).\n";
    assert_eq!(talks(&facts(page)), [""; 0]);
}

#[test]
fn a_seat_and_its_body_are_one_and_so_are_an_occasion_and_its_host() {
    let page = "# Ada Weiss\n\n## Service\n\n* PhD Representative, Equity, Diversity and Inclusion Committee\n* PC member of SLOW at \
                KDD 2017\n* Session Chair: ICML.\n* Co-organizer & Host: \"Slow Clock School\"\n* Organizer of the Tide Seminar, \
                Institute of Moss, 2018\n* Reviewer for journals including *Slow Methods*, *Clock Letters*\n";
    let expected = [
        "PhD Representative @ Equity, Diversity and Inclusion Committee",
        "PC member @ SLOW Workshop @ KDD",
        "Session Chair @ ICML",
        "Co-organizer @ Slow Clock School",
        "Organizer @ Tide Seminar",
        "Reviewer @ Slow Methods",
        "Reviewer @ Clock Letters",
    ];
    assert_eq!(service(&facts(page)), expected);
}

/// The facts of a site of these files.
fn site(files: &[(&str, &str)]) -> Facts {
    let inputs: Vec<_> = files
        .iter()
        .map(|(path, text)| source::Input { path: (*path).into(), bytes: text.as_bytes().into() })
        .collect();
    extract::extract(&source::read(&inputs).expect("the files are small"))
}

#[test]
fn the_cv_that_a_theme_keeps_as_data_tells_degrees_jobs_and_awards() {
    let own = "- title: Education\n  type: time_table\n  contents:\n    - title: PhD in Tides\n      institution: Nowhere University\n      \
        year: 2014 - 2018\n- title: Experience\n  type: time_table\n  contents:\n    - title: Lecturer\n      institution: Halden Institute\n      \
        year: 2018 - 2021\n- title: Honors and Awards\n  type: time_table\n  contents:\n    - year: 2020\n      items:\n        - Salt Medal\n";
    let rendercv = "cv:\n  name: Ada Weiss\n  sections:\n    Education:\n      - institution: Nowhere University\n        area: Tides\n        \
        studyType: PhD\n        end_date: 2018\n    Experience:\n      - company: Halden Institute\n        position: Lecturer\n        \
        start_date: 2018-09\n        end_date: 2021-08\n";
    for cv in [own, rendercv] {
        let facts =
            site(&[("_config.yml", "title: Ada Weiss\n"), ("_data/cv.yml", cv), ("_pages/about.md", "I read.\n")]);
        let degrees: Vec<_> =
            facts.education.iter().map(|own| (own.degree.as_str(), own.field.as_deref(), own.year)).collect();
        assert_eq!(degrees, [("PhD", Some("Tides"), Some(2018))]);
        assert_eq!(positions(&facts), ["Lecturer @ Halden Institute"]);
        assert_eq!(facts.positions[0].start.map(newscv::date::Date::year), Some(2018));
    }
    let awards = site(&[("_data/cv.yml", own), ("_pages/about.md", "I read.\n")]).awards;
    assert_eq!((awards[0].title.as_str(), awards[0].date.map(newscv::date::Date::year)), ("Salt Medal", Some(2020)));
}

#[test]
fn a_thesis_has_the_school_and_the_year_of_the_one_degree_of_its_entry() {
    let page = "# Ada Weiss\n\n## Education\n\n- Ph.D. in Geography, Nowhere University, 2007\\\n  Thesis: *Slow Roads \
                of Salt*\n- M.Sc. in Physics, Moss University, since 2024\\\n  Thesis: *Quiet Tides of Moss*\n";
    let theses = facts(page).publications;
    let told = |at: usize| (theses[at].venue.as_ref().map(|venue| venue.printed.as_str()), theses[at].year);
    assert_eq!([told(0), told(1)], [(Some("Nowhere University"), Some(2007)), (Some("Moss University"), None)]);
}
