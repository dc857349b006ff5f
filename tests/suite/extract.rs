//! From a page's text to its facts: what is told, what is left open, what is not the owner's.

use newscv::fact::Facts;
use newscv::{extract, source};

/// The facts of a Markdown page.
fn facts(page: &str) -> Facts {
    let input = source::Input { path: "about.md".into(), bytes: page.as_bytes().into() };
    extract::extract(&source::read(&[input]).expect("the page is small"))
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
