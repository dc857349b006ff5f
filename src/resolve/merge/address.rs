//! Links as identities: which address leads to a work itself, and to which.
//!
//! DOI and arXiv numbers are read from addresses; other addresses are compared without scheme,
//! `www.`, fragment and closing slash. What leads to a project, a profile or a home page
//! identifies nothing.

use crate::fact::{LinkKind, Publication};

/// Hosts whose pages stand for one publication each: publishers, proceedings, review sites.
const PROCEEDINGS: &[&str] = &[
    "aclanthology.org", "proceedings.mlr.press", "openaccess.thecvf.com", "proceedings.neurips.cc", "papers.nips.cc",
    "papers.neurips.cc", "jmlr.org", "ojs.aaai.org", "usenix.org", "dl.acm.org", "ieeexplore.ieee.org",
    "link.springer.com", "sciencedirect.com", "nature.com", "onlinelibrary.wiley.com", "tandfonline.com",
    "academic.oup.com", "journals.sagepub.com", "pnas.org", "science.org", "drops.dagstuhl.de", "isca-archive.org",
    "isca-speech.org", "roboticsproceedings.org", "ndss-symposium.org", "eprint.iacr.org", "projecteuclid.org",
    "epubs.siam.org", "mdpi.com", "frontiersin.org", "journals.plos.org", "ceur-ws.org", "direct.mit.edu",
    "pubsonline.informs.org", "journals.aps.org", "iopscience.iop.org", "pubs.acs.org", "jstor.org",
];

/// Publishers' registrant prefixes of DOIs that preprint servers and archives give.
const PREPRINT_DOIS: &[&str] = &[
    "10.48550/", "10.1101/", "10.21203/", "10.31234/", "10.31219/", "10.2139/", "10.26434/", "10.20944/", "10.5281/",
    "10.6084/", "10.36227/", "10.31235/", "10.35542/", "10.22541/",
];

/// Hosts of code, models, profiles and videos: never the work itself.
const ELSEWHERE: &[&str] = &[
    "github.com", "github.io", "gitlab.com", "huggingface.co", "youtube.com", "youtu.be", "scholar.google.com",
    "twitter.com", "x.com", "linkedin.com", "kaggle.com", "drive.google.com", "sites.google.com", "medium.com",
];

/// The DOI in an address or a bare DOI, in lower case.
pub(crate) fn doi_of(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase().replace("%2f", "/");
    let start = if lower.starts_with("10.") { 0 } else { lower.find("/10.").map(|at| at + 1)? };
    if start > 0 && !lower.contains("doi") {
        return None;
    }
    let doi = lower[start..].split(['?', '#', ' ']).next().unwrap_or_default();
    let doi = doi.trim_end_matches(['/', '.', ',', ';', ')']);
    let (registrant, name) = doi.split_once('/')?;
    let is_doi = registrant.len() >= 7 && registrant[3..].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (is_doi && !name.is_empty()).then(|| doi.to_owned())
}

/// Whether the DOI is that of a preprint or an archived copy.
pub(crate) fn is_preprint_doi(doi: &str) -> bool {
    PREPRINT_DOIS.iter().any(|prefix| doi.starts_with(prefix))
}

/// The arXiv number in an address, a DOI of arXiv or `arXiv:2401.01234v2`, without its version.
pub(crate) fn arxiv_of(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let at = ["/abs/", "/pdf/", "/html/", "arxiv.", "arxiv:"];
    let rest = if lower.contains("arxiv") {
        at.iter().find_map(|mark| {
            let (_, rest) = lower.split_once(mark)?;
            starts_like_arxiv(rest).then_some(rest)
        })?
    } else {
        starts_like_arxiv(&lower).then_some(lower.as_str())?
    };
    let end = rest.find(['?', '#', ' ', 'v']).unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches(".pdf").trim_end_matches('/').to_owned())
}

/// `2401.01234`, or `cs/0112017` and `math.co/0112017` of the time before April 2007.
fn starts_like_arxiv(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    match text.split_once(['.', '/']) {
        Some((month, number)) if digits(month) == 4 && month.len() == 4 => digits(number) >= 4,
        Some((area, number)) => {
            let area_is_word = area.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
            let number = number.split_once('/').map_or(number, |(_, number)| number);
            !area.is_empty() && area_is_word && digits(number) == 7
        }
        None => false,
    }
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
    let host = identity.split('/').next().unwrap_or_default();
    host == "openreview.net" || PROCEEDINGS.iter().any(|known| host == *known || host.ends_with(&format!(".{known}")))
}

/// How well an address serves as the main link; more is better: DOI or publisher, proceedings,
/// OpenReview, arXiv, other.
pub(crate) fn preference(url: &str) -> u8 {
    match identity(url) {
        _ if doi_of(url).is_some_and(|doi| !is_preprint_doi(&doi)) => 5,
        Some(identity) if identity.starts_with("openreview.net/") => 3,
        Some(identity) if is_of_record(&identity) => 4,
        _ if arxiv_of(url).is_some() => 2,
        Some(_) => 1,
        None => 0,
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
    fn dois_are_read_from_addresses() {
        assert_eq!(doi_of("https://doi.org/10.1234/AbC.5").as_deref(), Some("10.1234/abc.5"));
        assert_eq!(doi_of("https://dl.acm.org/doi/abs/10.1145/12.34?x=1").as_deref(), Some("10.1145/12.34"));
        assert_eq!(doi_of("10.1234/abc").as_deref(), Some("10.1234/abc"));
        assert_eq!(doi_of("https://example.org/10.pdf"), None);
    }

    #[test]
    fn arxiv_numbers_are_read_without_their_version() {
        for text in [
            "https://arxiv.org/abs/2401.01234v2", "http://arxiv.org/pdf/2401.01234.pdf", "2401.01234",
            "arXiv:2401.01234",
        ] {
            assert_eq!(arxiv_of(text).as_deref(), Some("2401.01234"), "{text}");
        }
        assert_eq!(arxiv_of("10.48550/arXiv.2401.01234").as_deref(), Some("2401.01234"));
        assert_eq!(arxiv_of("https://arxiv.org/abs/math/0112017").as_deref(), Some("math/0112017"));
        assert_eq!(arxiv_of("https://example.org/2401"), None);
    }

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
