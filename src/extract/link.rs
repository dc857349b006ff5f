//! Links: what a link leads to, by its target and its label.
//!
//! Input: link targets and labels. Output: [`LinkKind`]s. A link is judged by its target first,
//! its label second. Identifiers in targets are read by [`crate::identifier`].

use crate::fact::LinkKind;
pub(crate) use crate::identifier::{LinkRank, find_arxiv, find_doi, rank};

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
            "program", "award", "press coverage", "event", "registration", "linkedin", "x", "post", "new",
        ],
    ),
];

/// What a link's label says that it leads to; `None` where the label is no such word.
pub(crate) fn label_kind(label: &str) -> Option<LinkKind> {
    // `Code (GitHub)` is labelled `Code`.
    let label = label.trim().split(" (").next().unwrap_or_default();
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
    fn a_label_tells_what_a_link_of_no_known_host_leads_to() {
        assert_eq!(kind("https://example.org/a.pdf", "[Slides]"), LinkKind::Slides);
        assert_eq!(kind("https://example.org/a", "A Title of Some Work"), LinkKind::Other);
        assert_eq!(kind("https://github.com/a/b", "here"), LinkKind::Code);
        assert_eq!(kind("https://example.org/a", "Slides (PDF, 3 MB)"), LinkKind::Slides);
    }
}
