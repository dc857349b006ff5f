//! Identifiers and links: arXiv numbers, DOIs, and what a link leads to.
//!
//! Input: link targets and plain text. Output: bare identifiers and [`LinkKind`]s. Follows the
//! arXiv identifier scheme of 2007 (`2508.04663`) and before (`math/0211159`), and the DOI
//! Handbook (`10.` prefix, `/`, suffix). A link is judged by its target first, its label second.

use std::sync::LazyLock;

use crate::fact::LinkKind;
use crate::pattern::Pattern;

static ARXIV: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:arxiv\.org/(?:abs|pdf|html)/|alphaxiv\.org/abs/|huggingface\.co/papers/|arxiv[:\s]\s*|10\.48550/arxiv\.)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})",
    )
});

static DOI: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r#"(?i)\b(10\.\d{4,9}/[^\s"<>?#]+)"#));

/// The bare arXiv identifier in a link or text, without its version.
pub(crate) fn find_arxiv(text: &str) -> Option<String> {
    ARXIV.captures(text).map(|found| found[1].to_owned())
}

/// The bare DOI in a link or text. A DOI that stands for an arXiv number is none of its own.
pub(crate) fn find_doi(text: &str) -> Option<String> {
    let text = text.replace("%2F", "/").replace("%2f", "/");
    let found = DOI.captures(&text)?;
    let mut doi = found[1].trim_end_matches(['.', ',', ';', ')', ']', '/', '\'', '’']).to_owned();
    for tail in [
        "/full", "/abstract", "/pdf", "/epdf", "/meta", "/html", "v1.full", "v1.abstract", "v1.full.pdf", ".pdf",
        ".full", ".abstract", "v1", "v2", "v3",
    ] {
        if let Some(cut) = doi.strip_suffix(tail) {
            doi.truncate(cut.len());
        }
    }
    (!doi.to_lowercase().starts_with("10.48550/arxiv")).then_some(doi)
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

/// Labels that name what a link leads to, not the work.
const LABELS: &[(LinkKind, &[&str])] = &[
    (
        LinkKind::Paper,
        &[
            "paper", "papers", "pdf", "link", "here", "this", "doi", "html", "article", "full text", "fulltext",
            "read more", "proceedings", "publication", "acm dl", "ieee", "ieee xplore", "openreview", "acl anthology",
            "details", "more", "url", "download", "read", "read it here", "paper link", "link to paper", "this link",
            "official version", "journal", "camera ready", "camera-ready", "full paper", "manuscript", "our paper",
            "the paper", "this paper", "new paper", "论文", "链接",
        ],
    ),
    (
        LinkKind::Preprint,
        &[
            "preprint", "pre-print", "arxiv", "arxiv link", "biorxiv", "medrxiv", "ssrn", "hal", "eprint", "draft",
            "author version", "arxiv version", "arxiv preprint",
        ],
    ),
    (
        LinkKind::Code,
        &[
            "code", "github", "source code", "codes", "repo", "repository", "software", "package", "demo and code",
            "gitlab", "implementation", "model", "models", "huggingface", "代码",
        ],
    ),
    (LinkKind::Slides, &["slides", "slide", "slide deck", "presentation", "talk slides", "ppt"]),
    (LinkKind::Poster, &["poster"]),
    (LinkKind::Video, &["video", "recording", "talk", "youtube", "talk video", "watch", "videos", "teaser"]),
    (
        LinkKind::Project,
        &[
            "project", "project page", "website", "webpage", "page", "homepage", "site", "project website",
            "home page", "demo", "web",
        ],
    ),
    (
        LinkKind::Other,
        &[
            "blog", "blog post", "blogpost", "bibtex", "bib", "cite", "data", "dataset", "supplement", "supp",
            "supplementary", "supplementary material", "appendix", "press", "news", "media", "tweet", "twitter",
            "thread", "abs", "abstract", "certificate", "announcement", "press release", "interview", "photos",
            "program", "award", "press coverage", "event", "registration", "linkedin", "x", "post",
        ],
    ),
];

/// What a link's label says that it leads to; `None` where the label is no such word.
pub(crate) fn label_kind(label: &str) -> Option<LinkKind> {
    let label = label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    LABELS.iter().find(|(_, words)| words.contains(&label.as_str())).map(|(kind, _)| *kind)
}

/// What a link leads to, by its target, then by its label.
pub(crate) fn kind(target: &str, label: &str) -> LinkKind {
    let lower = target.to_ascii_lowercase();
    if lower.contains("github.com")
        || lower.contains("gitlab.")
        || lower.contains("huggingface.co/") && !lower.contains("/papers/")
    {
        return LinkKind::Code;
    }
    if lower.contains("youtube.com")
        || lower.contains("youtu.be")
        || lower.contains("vimeo.com")
        || lower.contains("bilibili.com")
    {
        return LinkKind::Video;
    }
    match (rank(target), label_kind(label)) {
        (LinkRank::Preprint, _) => LinkKind::Preprint,
        (LinkRank::Publisher | LinkRank::Proceedings | LinkRank::OpenReview, None) => LinkKind::Paper,
        (_, Some(kind)) => kind,
        (LinkRank::Other, None) => LinkKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_bare() {
        assert_eq!(find_arxiv("https://arxiv.org/pdf/2107.07579v2.pdf").as_deref(), Some("2107.07579"));
        assert_eq!(find_arxiv("arXiv:math/0211159").as_deref(), Some("math/0211159"));
        assert_eq!(
            find_doi("https://dl.acm.org/doi/abs/10.1145/3400713.3400715").as_deref(),
            Some("10.1145/3400713.3400715")
        );
        assert_eq!(
            find_doi("https://www.biorxiv.org/content/10.1101/2020.03.25.007468v1.abstract").as_deref(),
            Some("10.1101/2020.03.25.007468")
        );
        assert_eq!(find_doi("https://doi.org/10.48550/arXiv.2403.07821"), None);
        assert_eq!(find_arxiv("https://doi.org/10.48550/arXiv.2403.07821").as_deref(), Some("2403.07821"));
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

    #[test]
    fn a_label_tells_what_a_link_of_no_known_host_leads_to() {
        assert_eq!(kind("https://example.org/a.pdf", "[Slides]"), LinkKind::Slides);
        assert_eq!(kind("https://example.org/a", "A Title of Some Work"), LinkKind::Other);
        assert_eq!(kind("https://github.com/a/b", "here"), LinkKind::Code);
    }
}
