//! Links as identities: which address leads to a work itself, and to which.
//!
//! Identifiers are read by [`crate::identifier`]; other addresses are compared without scheme,
//! `www.`, fragment and closing slash. What leads to a project, a profile or a home page
//! identifies nothing.

use crate::fact::{LinkKind, Publication};
use crate::identifier::{self, LinkRank};

/// Hosts of code, models, profiles and videos: never the work itself.
const ELSEWHERE: &[&str] = &[
    "github.com", "github.io", "gitlab.com", "huggingface.co", "youtube.com", "youtu.be", "scholar.google.com",
    "twitter.com", "x.com", "linkedin.com", "kaggle.com", "drive.google.com", "sites.google.com", "medium.com",
];

/// The DOI in an address or text in comparable form, as DOIs have no case.
pub(crate) fn doi_of(text: &str) -> Option<String> {
    identifier::find_doi(text).map(|doi| doi.to_lowercase())
}

/// The address in comparable form, if it can lead to one work.
pub(crate) fn identity(url: &str) -> Option<String> {
    if let Some(id) = openreview(url) {
        return Some(id);
    }
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default().trim_end_matches('/');
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let elsewhere = ELSEWHERE.iter().any(|other| host == *other || host.ends_with(&format!(".{other}")));
    (!elsewhere && !path.is_empty()).then(|| format!("{host}/{}", path.trim_end_matches(".pdf")))
}

/// The forum of an address at OpenReview, whose page and PDF carry one number.
fn openreview(url: &str) -> Option<String> {
    let (_, query) = url.split_once("openreview.net/")?;
    let id = query.split(['?', '&']).find_map(|part| part.strip_prefix("id="))?;
    let id = id.split('#').next().unwrap_or_default();
    (!id.is_empty()).then(|| format!("openreview.net/{id}"))
}

/// Whether a comparable address is that of a publisher or of proceedings, which gives each work
/// its own.
pub(crate) fn is_of_record(identity: &str) -> bool {
    preference(identity) > PREPRINT
}

/// How well an address of a preprint server serves as the main link.
const PREPRINT: u8 = 2;

/// How well an address serves as the main link; more is better: DOI or publisher, proceedings,
/// OpenReview, arXiv, other, none that can be a work's own.
pub(crate) fn preference(url: &str) -> u8 {
    match identifier::rank(url) {
        _ if identifier::find_doi(url).is_some_and(|doi| identifier::is_preprint_doi(&doi)) => PREPRINT,
        LinkRank::Publisher => 5,
        LinkRank::Proceedings => 4,
        LinkRank::OpenReview => 3,
        LinkRank::Preprint => PREPRINT,
        LinkRank::Other => u8::from(identity(url).is_some()),
    }
}

/// The addresses by which a mention can be recognised as one of the same work.
pub(crate) fn identities(fact: &Publication) -> Vec<String> {
    let is_work = |kind: LinkKind| matches!(kind, LinkKind::Paper | LinkKind::Preprint);
    let links = fact.links.iter().filter(|link| is_work(link.kind)).map(|link| link.url.as_str());
    let mut all: Vec<String> = fact.url.as_deref().into_iter().chain(links).filter_map(identity).collect();
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_equal() {
        let forum = identity("https://openreview.net/forum?id=aB9");
        assert_eq!(forum, identity("https://openreview.net/pdf?id=aB9"));
        assert_eq!(identity("http://www.example.org/paper.pdf"), identity("https://example.org/paper"));
        assert_eq!(identity("https://github.com/weiss/sand"), None);
        assert_eq!(identity("https://example.org/"), None);
    }

    #[test]
    fn the_better_address_is_preferred() {
        let order = [
            "https://doi.org/10.1234/5", "https://aclanthology.org/2024.x-1.1/", "https://openreview.net/forum?id=x",
            "https://arxiv.org/abs/2401.01234", "https://weiss.example/sand.pdf", "https://github.com/weiss/sand",
        ];
        assert!(order.windows(2).all(|pair| preference(pair[0]) > preference(pair[1])));
    }
}
