//! Links and identifiers as fields that no escape of TeX reaches: `url`, `doi`, `eprint`.
//!
//! In: what the page gives. Out: printable ASCII without the characters that TeX obeys inside
//! `\url{…}`. Only links of the web are written; identifiers that do not have the form of one are
//! left out. `%` and `#` stay as they are, because every style prints the field through `\url`.

use crate::export::link;
use crate::fact::Publication;

/// A DOI, where it has the form of one.
pub(crate) fn doi(publication: &Publication) -> Option<String> {
    let doi = publication.doi.as_deref()?.trim();
    let (prefix, suffix) = doi.strip_prefix("10.")?.split_once('/')?;
    let plain = |byte: u8| byte.is_ascii_graphic() && !br#"{}\^%"~#"#.contains(&byte);
    let fits = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (fits && !suffix.is_empty() && suffix.bytes().all(plain)).then(|| doi.to_owned())
}

/// An arXiv identifier, where it has the form of one: `2508.04663v2`, `math.AG/0601001`.
pub(crate) fn arxiv(publication: &Publication) -> Option<String> {
    let arxiv = publication.arxiv.as_deref()?.trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"./-".contains(&byte);
    (!arxiv.is_empty() && arxiv.bytes().all(plain)).then(|| arxiv.to_owned())
}

/// The main link, where it says more than the DOI and the arXiv identifier do.
pub(crate) fn main_url(publication: &Publication) -> Option<String> {
    let url = publication.url.as_deref().and_then(link::web)?;
    let repeats_doi = doi(publication).is_some_and(|doi| url.strip_suffix(&*doi).is_some_and(leads_to_doi));
    let repeats_arxiv = arxiv(publication).is_some_and(|arxiv| url.contains("arxiv.org/") && url.contains(&arxiv));
    (!repeats_doi && !repeats_arxiv).then_some(url)
}

/// Whether an address is where a DOI leads, before the DOI itself: the resolver, or the page of the
/// work in the form that many publishers share.
fn leads_to_doi(before: &str) -> bool {
    before.contains("doi.org/") || ["/doi/", "/doi/abs/", "/doi/full/"].iter().any(|path| before.ends_with(path))
}

#[cfg(test)]
mod tests {
    use super::leads_to_doi;

    #[test]
    fn a_publishers_page_of_a_doi_says_no_more_than_the_doi() {
        assert!(leads_to_doi("https://doi.org/") && leads_to_doi("https://dl.press.example/doi/abs/"));
        assert!(!leads_to_doi("https://dl.press.example/doi/pdf/"), "the text itself is more");
    }
}
