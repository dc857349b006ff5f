//! Venues that a link leads to: proceedings sites and publishers whose addresses name the venue.
//!
//! Input: a link target. Output: the venue and year that the address states. Weak evidence: what
//! the page says comes first.

use std::sync::LazyLock;

use regex::Regex;

use super::edition::in_full;
use crate::venue::{Catalogue, Venue};

/// What an address says of the venue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkVenue {
    /// The venue.
    pub(crate) venue: Venue,
    /// The year, if the address has one.
    pub(crate) year: Option<i16>,
}

/// Addresses by pattern. `v` is the venue's short form in the address, `y` the year; the second
/// part names the venue where the address has no short form.
const ADDRESSES: &[(&str, Option<&str>)] = &[
    // Proceedings sites
    (r"openaccess\.thecvf\.com/content_?/?(?P<v>cvpr|iccv|wacv|accv|eccv)_?(?P<y>\d{4})", None),
    (r"aclanthology\.org/(?P<y>20\d\d)\.(?P<v>findings-[a-z]+|[a-z]+)[-.]", None),
    (r"aclanthology\.org/(?P<v>[PDNEQC])(?P<y>\d\d)-\d+", None),
    (r"(?:papers|proceedings)\.(?:nips|neurips)\.cc/paper(?:_files)?/(?:paper/)?(?P<y>20\d\d)", Some("NeurIPS")),
    (r"(?:^|[/.])(?P<v>neurips|icml|iclr|mlsys|aistats)\.(?:cc|org)/virtual/(?P<y>20\d\d)", None),
    (r"(?:^|[/.])(?P<v>cvpr|iccv|eccv|wacv)\.thecvf\.com/.*?(?P<y>20\d\d)", None),
    (r"ojs\.aaai\.org/(?:index\.php/)?aaai\b", Some("AAAI")),
    (r"(?:www\.)?ijcai\.org/proceedings/(?P<y>20\d\d)", Some("IJCAI")),
    (r"jmlr\.org/(?:papers|tmlr)", Some("JMLR")),
    (r"(?:www\.)?vldb\.org/pvldb", Some("PVLDB")),
    (r"isca-(?:speech|archive)\.org/(?:archive/)?(?P<v>interspeech)_?(?P<y>20\d\d)", None),
    (r"usenix\.org/conference/(?P<v>[a-z]+?)(?P<y>\d\d)\b", None),
    (r"ndss-symposium\.org/ndss(?P<y>20\d\d)", Some("NDSS")),
    (r"roboticsproceedings\.org/", Some("RSS")),
    // Preprint servers
    (r"arxiv\.org/(?:abs|pdf|html)/", Some("arXiv")),
    (r"biorxiv\.org/content", Some("bioRxiv")),
    (r"medrxiv\.org/content", Some("medRxiv")),
];

/// Letters of the older Anthology addresses.
const ANTHOLOGY: &[(&str, &str)] =
    &[("P", "ACL"), ("D", "EMNLP"), ("N", "NAACL"), ("E", "EACL"), ("Q", "TACL"), ("C", "COLING")];

/// Short forms of addresses that are not the venue's.
const SHORT: &[(&str, &str)] =
    &[("usenixsecurity", "USENIX Security"), ("long", "ACL"), ("naacl", "NAACL"), ("atc", "USENIX ATC")];

static PATTERNS: LazyLock<Vec<(Regex, Option<&'static str>)>> = LazyLock::new(|| {
    let compile = |pattern: &str| Regex::new(&format!("(?i){pattern}")).expect("a pattern of this file is well formed");
    ADDRESSES.iter().map(|(pattern, venue)| (compile(pattern), *venue)).collect()
});

/// The venue that an address names.
pub(crate) fn venue_of_link(target: &str) -> Option<LinkVenue> {
    PATTERNS.iter().find_map(|(pattern, venue)| {
        let found = pattern.captures(target)?;
        let short = found.name("v").map(|short| short.as_str());
        let venue = venue.map(str::to_owned).or_else(|| short.and_then(named))?;
        let year = found.name("y").and_then(|year| in_full(year.as_str()));
        let entry = Catalogue::known().find(&venue)?;
        let venue = Venue {
            acronym: entry.acronym.map(str::to_owned),
            name: Some(entry.name.to_owned()),
            printed: entry.acronym.unwrap_or(entry.name).to_owned(),
            kind: Some(entry.kind),
            host: None,
        };
        Some(LinkVenue { venue, year })
    })
}

/// The venue for a short form of an address: `findings-emnlp`, `cvpr`, `P`.
fn named(short: &str) -> Option<String> {
    let table =
        |table: &[(&str, &str)]| table.iter().find(|(key, _)| *key == short).map(|(_, name)| (*name).to_owned());
    if let Some(host) = short.strip_prefix("findings-") {
        return Some(format!("{} Findings", host.to_uppercase()));
    }
    let upper = short.to_uppercase();
    table(ANTHOLOGY).or_else(|| table(SHORT)).or_else(|| {
        let entries = Catalogue::known().entries().iter();
        entries.filter_map(|entry| entry.acronym).find(|acronym| acronym.to_uppercase() == upper).map(str::to_owned)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(target: &str) -> Option<(String, Option<i16>)> {
        venue_of_link(target).map(|found| (found.venue.label().to_owned(), found.year))
    }

    #[test]
    fn an_address_of_proceedings_tells_venue_and_year() {
        let rows = [
            ("https://openaccess.thecvf.com/content/WACV2024/html/x.html", "WACV", Some(2024)),
            ("https://aclanthology.org/2024.emnlp-main.1/", "EMNLP", Some(2024)),
            ("https://aclanthology.org/2023.findings-acl.12", "ACL Findings", Some(2023)),
            ("https://aclanthology.org/D19-1001/", "EMNLP", Some(2019)),
            ("https://icml.cc/virtual/2024/poster/1", "ICML", Some(2024)),
            ("https://proceedings.neurips.cc/paper_files/paper/2023/hash/0.html", "NeurIPS", Some(2023)),
            ("https://arxiv.org/abs/2401.00001", "arXiv", None),
        ];
        for (target, venue, year) in rows {
            assert_eq!(told(target), Some((venue.to_owned(), year)), "{target}");
        }
        assert_eq!(told("https://example.org/icml"), None);
    }
}
