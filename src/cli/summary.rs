//! The line that tells what a page holds: how many of each kind of fact, and what is to look at.

use crate::cv::Cv;

/// `16 news items: 9 publications, 1 award`. Kinds of which there is none are left out.
pub(super) fn summary(cv: &Cv) -> String {
    let found: Vec<String> = kinds(cv).into_iter().filter(|(count, ..)| *count > 0).map(counted).collect();
    let items = match cv.items.len() {
        0 => "no news items".to_owned(),
        count => counted((count, "news item", "news items")),
    };
    let facts = if found.is_empty() { "no facts".to_owned() } else { found.join(", ") };
    format!("{items}: {facts}")
}

/// The same with how much `newscv check` shows of it: `…; 2 things to look at, see newscv check`.
pub(super) fn with_findings(cv: &Cv, findings: usize) -> String {
    match findings {
        0 => summary(cv),
        count => {
            format!("{}; {}, see newscv check", summary(cv), counted((count, "thing to look at", "things to look at")))
        }
    }
}

/// How many, and the words for one and for several.
pub(super) type Kind = (usize, &'static str, &'static str);

fn kinds(cv: &Cv) -> [Kind; 7] {
    let unnamed = cv.unnamed_publications.iter().map(|unnamed| unnamed.count as usize).sum();
    [
        (cv.publications.len(), "publication", "publications"),
        (unnamed, "publication without a title", "publications without a title"),
        (cv.awards.len(), "award", "awards"),
        (cv.service.len(), "service role", "service roles"),
        (cv.talks.len(), "talk", "talks"),
        (cv.positions.len(), "position", "positions"),
        (cv.education.len(), "degree", "degrees"),
    ]
}

/// `1 award`, `2 awards`.
pub(super) fn counted((count, one, many): Kind) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::fact::Item;
    use crate::span::Span;
    use crate::warning::Place;

    fn item() -> Item {
        Item { place: Place { file: Arc::from("a.md"), line: 1, span: Span::new(0, 1) }, date: None }
    }

    #[test]
    fn an_empty_page_has_no_facts() {
        assert_eq!(summary(&Cv::default()), "no news items: no facts");
    }

    #[test]
    fn one_is_singular_and_findings_point_to_check() {
        let cv = Cv { items: vec![item()], ..Cv::default() };
        assert_eq!(with_findings(&cv, 1), "1 news item: no facts; 1 thing to look at, see newscv check");
        let cv = Cv { items: vec![item(), item()], ..Cv::default() };
        assert_eq!(with_findings(&cv, 0), "2 news items: no facts");
    }
}
