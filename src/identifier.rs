//! What identifies a work: arXiv numbers, DOIs, and the addresses of publishers, proceedings and
//! preprint servers.
//!
//! In: links and plain text. Out: bare identifiers and a [`LinkRank`]. Follows the arXiv
//! identifier scheme of 2007 (`2508.04663`) and before (`math/0211159`), and the DOI Handbook
//! (`10.` prefix, `/`, suffix). What is not in the tables is any other address.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::date::Date;
use crate::fact::LinkKind;
use crate::pattern::Pattern;

static ARXIV: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/abs/|huggingface\.co/papers/|arxiv[:\s]\s*|10\.48550/arxiv\.)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})",
    )
});

/// The bare arXiv identifier in a link or text, without its version.
pub(crate) fn find_arxiv(text: &str) -> Option<String> {
    ARXIV.captures(text).map(|found| found[1].to_owned())
}

static ARXIV_NUMBER: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)^(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?$"));

/// The arXiv identifier that a text is or holds, without its version: the value of a field that is
/// for one, which need not say so.
pub(crate) fn arxiv_in_field(text: &str) -> Option<String> {
    find_arxiv(text).or_else(|| ARXIV_NUMBER.captures(text.trim()).map(|found| found[1].to_owned()))
}

/// The month in which arXiv took a work, which its number states: `2502.01234` is of February 2025,
/// `cs/0701001` of January 2007 (<https://info.arxiv.org/help/arxiv_identifier.html>).
pub(crate) fn arxiv_month(number: &str) -> Option<Date> {
    let digits = number.rsplit('/').next()?.get(..4)?;
    let year: i16 = digits.get(..2)?.parse().ok()?;
    // arXiv began in 1991.
    Date::from_month(if year >= 91 { 1900 + year } else { 2000 + year }, digits.get(2..)?.parse().ok()?)
}

/// What publishers add to a DOI in the addresses of its page and files.
const TAILS: &[&str] = &[
    "/full", "/abstract", "/pdf", "/epdf", "/meta", "/html", "v1.full", "v1.abstract", "v1.full.pdf", ".pdf", ".full",
    ".abstract", "v1", "v2", "v3",
];

/// The bare DOI in a link or text. A DOI that stands for an arXiv number is none of its own.
pub(crate) fn find_doi(text: &str) -> Option<String> {
    if !text.contains("10.") {
        return None;
    }
    let text = if text.contains("%2") {
        Cow::Owned(text.replace("%2F", "/").replace("%2f", "/"))
    } else {
        Cow::Borrowed(text)
    };
    let mut doi = printed_doi(&text)?.trim_end_matches(['.', ',', ';', ')', ']', '/', '\'', '’']);
    for tail in TAILS {
        doi = doi.strip_suffix(tail).unwrap_or(doi);
    }
    // Oxford's addresses set the number of the page behind the DOI.
    if let Some((head, number)) = doi.rsplit_once('/').filter(|_| text.contains("academic.oup.com")) {
        let is_number = head.contains('/') && number.bytes().all(|byte| byte.is_ascii_digit());
        doi = if is_number { head } else { doi };
    }
    let is_of_arxiv = doi.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("10.48550/arxiv"));
    (!is_of_arxiv).then(|| doi.to_owned())
}

/// The first DOI with all that stands against it: `10.`, four to nine digits, a slash, a suffix.
fn printed_doi(text: &str) -> Option<&str> {
    let is_inside = |letter: char| !letter.is_whitespace() && !['"', '<', '>', '?', '#'].contains(&letter);
    text.match_indices("10.").find_map(|(start, prefix)| {
        let begins_word = !text[..start].ends_with(|before: char| before.is_alphanumeric() || before == '_');
        let number = &text[start + prefix.len()..];
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let suffix = number[digits..].strip_prefix('/').filter(|_| begins_word && (4..=9).contains(&digits))?;
        let length = suffix.find(|letter| !is_inside(letter)).unwrap_or(suffix.len());
        (length > 0).then(|| &text[start..text.len() - suffix.len() + length])
    })
}

/// Publishers' registrant prefixes of DOIs that preprint servers and archives give.
const PREPRINT_DOIS: &[&str] = &[
    "10.48550/", "10.1101/", "10.21203/", "10.31234/", "10.31219/", "10.2139/", "10.26434/", "10.20944/", "10.5281/",
    "10.6084/", "10.36227/", "10.31235/", "10.35542/", "10.22541/",
];

/// Whether a bare DOI is that of a preprint or an archived copy.
pub(crate) fn is_preprint_doi(doi: &str) -> bool {
    PREPRINT_DOIS.iter().any(|prefix| doi.starts_with(prefix))
}

/// How good a link is as the main link of a work, by the host it leads to. Smaller is better.
///
/// DOI or publisher's page, then proceedings, OpenReview, arXiv and other preprint servers, then
/// any other link that is labelled or titled as the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LinkRank {
    /// A DOI or the publisher's page.
    Publisher,
    /// A page of open proceedings.
    Proceedings,
    /// OpenReview.
    OpenReview,
    /// A preprint server.
    Preprint,
    /// Any other place.
    Other,
}

const PUBLISHERS: &[&str] = &[
    "doi.org/", "dl.acm.org/", "ieeexplore.ieee.org/", "link.springer.com/", "sciencedirect.com/",
    "onlinelibrary.wiley.com/", "tandfonline.com/", "journals.sagepub.com/", "academic.oup.com/",
    "nature.com/articles", "science.org/doi", "pnas.org/", "journals.plos.org/", "cell.com/", "pubs.acs.org/",
    "pubs.rsc.org/", "iopscience.iop.org/", "journals.aps.org/", "mdpi.com/", "frontiersin.org/", "jstor.org/",
    "cambridge.org/core", "epubs.siam.org/", "projecteuclid.org/", "royalsocietypublishing.org/", "elifesciences.org/",
    "thelancet.com/", "nejm.org/", "jamanetwork.com/", "bmj.com/", "biomedcentral.com/", "emerald.com/",
    "journals.uchicago.edu/", "degruyter.com/", "mitpressjournals.org/", "direct.mit.edu/", "annualreviews.org/",
    "pubsonline.informs.org/", "aeaweb.org/articles", "muse.jhu.edu/", "brill.com/", "hindawi.com/", "ojs.aaai.org/",
    "ieee.org/document", "jneurosci.org/", "ahajournals.org/", "liebertpub.com/", "worldscientific.com/",
    "ascelibrary.org/", "osapublishing.org/", "opg.optica.org/", "aip.scitation.org/", "pubs.aip.org/",
    "copernicus.org/articles", "psycnet.apa.org/", "karger.com/", "ncbi.nlm.nih.gov/", "pubmed.ncbi",
];

const PROCEEDINGS: &[&str] = &[
    "proceedings.mlr.press/", "openaccess.thecvf.com/", "aclanthology.org/", "aclweb.org/anthology",
    "proceedings.neurips.cc/", "papers.nips.cc/", "papers.neurips.cc/", "ecva.net/papers", "usenix.org/conference",
    "usenix.org/system/files", "ndss-symposium.org/", "jmlr.org/papers", "ijcai.org/proceedings", "drops.dagstuhl.de/",
    "isca-speech.org/archive", "isca-archive.org/", "vldb.org/pvldb", "ceur-ws.org/", "roboticsproceedings.org/",
    "iclr.cc/virtual", "icml.cc/virtual", "nips.cc/virtual", "neurips.cc/virtual", "bmvc", "aaai.org/papers",
    "cidrdb.org/", "petsymposium.org/", "ismir.net/",
];

const PREPRINTS: &[&str] = &[
    "arxiv.org/", "biorxiv.org/", "medrxiv.org/", "psyarxiv.com/", "osf.io/preprints", "ssrn.com/", "papers.ssrn.com/",
    "eprint.iacr.org/", "hal.science/", "hal.archives-ouvertes.fr/", "techrxiv.org/", "preprints.org/",
    "researchsquare.com/", "chemrxiv.org/", "nber.org/papers", "eartharxiv.org/", "zenodo.org/record",
];

/// The rank of a link's target.
pub(crate) fn rank(target: &str) -> LinkRank {
    let target = target.to_ascii_lowercase();
    let is_any = |hosts: &[&str]| hosts.iter().any(|host| target.contains(host));
    if find_arxiv(&target).is_some() || is_any(PREPRINTS) {
        LinkRank::Preprint
    } else if target.contains("openreview.net/") {
        LinkRank::OpenReview
    } else if is_any(PROCEEDINGS) {
        LinkRank::Proceedings
    } else if is_any(PUBLISHERS) || find_doi(&target).is_some() {
        LinkRank::Publisher
    } else {
        LinkRank::Other
    }
}

/// Hosts that hold one sort of thing only, that sort first.
const HOSTS: &[(&str, &[LinkKind])] = &[
    ("github.com", &[LinkKind::Code, LinkKind::Project, LinkKind::Other]),
    ("gitlab.com", &[LinkKind::Code, LinkKind::Project, LinkKind::Other]),
    ("youtube.com", &[LinkKind::Video, LinkKind::Other, LinkKind::Project]),
    ("youtu.be", &[LinkKind::Video, LinkKind::Other, LinkKind::Project]),
    ("vimeo.com", &[LinkKind::Video, LinkKind::Other, LinkKind::Project]),
    ("arxiv.org", &[LinkKind::Preprint, LinkKind::Paper, LinkKind::Other]),
    ("doi.org", &[LinkKind::Paper, LinkKind::Preprint, LinkKind::Other]),
    ("openreview.net", &[LinkKind::Paper, LinkKind::Preprint, LinkKind::Other, LinkKind::Project]),
    ("aclanthology.org", &[LinkKind::Paper, LinkKind::Other]),
    ("slideshare.net", &[LinkKind::Slides, LinkKind::Other]),
];

/// Where a link that is said to lead to `kind` leads to a host of other things: which, and to what
/// it likely leads.
pub(crate) fn host_of_other_kind(target: &str, kind: LinkKind) -> Option<(&'static str, LinkKind)> {
    let (_, rest) = target.split_once("://")?;
    let host = rest.split('/').next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    // A file in a repository may be anything.
    let is_file = host.starts_with("git") && rest.rsplit('/').next().is_some_and(|file| file.contains('.'));
    let (host, kinds) = HOSTS.iter().find(|(known, _)| host == *known)?;
    let likely = kinds.first().filter(|_| !kinds.contains(&kind) && !is_file)?;
    Some((host, *likely))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_bare() {
        for text in [
            "https://arxiv.org/abs/2401.01234v2",
            "http://arxiv.org/pdf/2401.01234.pdf",
            "arXiv:2401.01234",
            "https://doi.org/10.48550/arXiv.2401.01234",
        ] {
            assert_eq!(find_arxiv(text).as_deref(), Some("2401.01234"), "{text}");
        }
        assert_eq!(find_arxiv("https://arxiv.org/abs/math/0112017").as_deref(), Some("math/0112017"));
        assert_eq!((find_arxiv("2401.01234"), find_arxiv("https://example.org/2401")), (None, None));
        assert_eq!(arxiv_in_field(" 2401.01234v3").as_deref(), Some("2401.01234"));
        assert_eq!(arxiv_in_field("math.AG/0601001").as_deref(), Some("math.AG/0601001"));
        assert_eq!(arxiv_in_field("in preparation"), None);
    }

    #[test]
    fn a_doi_ends_before_what_a_publisher_adds() {
        for (text, doi) in [
            ("https://dl.acm.org/doi/abs/10.1145/3400713.3400715", "10.1145/3400713.3400715"),
            ("https://doi.org/10.1234/AbC.5", "10.1234/AbC.5"),
            ("https://dl.acm.org/doi/10.1145/12.34?x=1", "10.1145/12.34"),
            ("10.1234/abc.", "10.1234/abc"),
            ("https://www.biorxiv.org/content/10.1101/2020.03.25.007468v1.abstract", "10.1101/2020.03.25.007468"),
        ] {
            assert_eq!(find_doi(text).as_deref(), Some(doi), "{text}");
        }
        assert_eq!(find_doi("https://doi.org/10.48550/arXiv.2403.07821"), None);
        assert_eq!(find_doi("https://example.org/10.pdf"), None);
    }

    #[test]
    fn a_publishers_page_ranks_before_a_preprint() {
        let ranks: Vec<LinkRank> = [
            "https://doi.org/10.1/x",
            "https://proceedings.mlr.press/v1/a.html",
            "https://openreview.net/forum?id=1",
            "https://arxiv.org/abs/2501.00001",
            "https://example.org",
        ]
        .map(rank)
        .into();
        assert!(ranks.is_sorted(), "{ranks:?}");
        assert!(ranks[0] < ranks[4]);
    }
}
