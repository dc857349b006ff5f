//! The CV that Typst sets for comparison: two pages, as one writes them by hand.

use std::fmt::Write;

use crate::made;

/// How the document looks: a header, sections under a rule, dates in a column on the right.
const LOOK: &str = r#"#set document(title: [Curriculum vitae], author: "Mirela Østby")
#set page(paper: "a4", margin: 25mm, numbering: "1 / 1")
#set text(size: 10.5pt, lang: "en")
#show heading.where(level: 2): title => block(width: 100%, stroke: (bottom: 0.5pt), inset: (bottom: 3pt), title.body)
#let entry(date, what) = grid(columns: (1fr, auto), column-gutter: 1em, what, date)

= Mirela Østby
Vestmark University · #link("mailto:mirela@example.org") · #link("https://example.org/mirela")
"#;

/// Sections beside the publications, with how many entries each has and what they say.
const SECTIONS: &[(&str, usize, &str)] = &[
    ("Education", 3, "Degree in the Science of Slow Machines, Vestmark University, with a thesis on tidal archives"),
    ("Positions", 5, "Researcher, Orrin Labs, Department of Quiet Retrieval, in the group for small devices"),
    ("Awards", 6, "*Best Paper Award*, at a meeting of those who work on slow machines"),
    ("Service", 10, "Reviewer, a conference with its year"),
    ("Talks", 6, "_Reading What Machines Wrote_, invited talk, Seminar of Orrin Labs"),
];

/// The document, with `count` publications.
pub(super) fn document(count: usize) -> String {
    let mut text = LOOK.to_owned();
    text.push_str("\n== Publications\n");
    let page = made::publications(count);
    for line in page.lines().filter(|line| line.starts_with("- ")) {
        let line = line.trim_start_matches("- ").replace("**", "*").replace('@', "");
        let _ = writeln!(text, "+ {line} #link(\"https://doi.org/10.5555/{}\")[doi]", line.len());
    }
    for (heading, entries, what) in SECTIONS {
        let _ = writeln!(text, "\n== {heading}");
        for number in 0..*entries {
            let _ = writeln!(text, "#entry[{} – {}][{what}]", 2024 - number, 2025 - number);
        }
    }
    text
}
