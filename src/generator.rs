//! The mark by which newscv knows what it wrote, so that no export becomes a source of the next.
//!
//! Of the formats that lie in a site and are read there, each has the mark where its readers pass
//! over it: a comment of BibTeX, a field of front matter, `<meta name="generator">`, `meta` of JSON
//! Resume. Who makes an export a source of their own takes the mark out, or names the file.

/// The name that every mark gives.
pub(crate) const NAME: &str = "newscv";

/// The first line of a bibliography.
pub(crate) const BIB: &str = "% Written by newscv. Without this line newscv reads the file as a bibliography of yours.";

/// The line in the front matter of Markdown.
pub(crate) const MARKDOWN: &str = "generator: newscv";

/// What stands in the head of a page.
pub(crate) const HTML: &str = "<meta name=\"generator\" content=\"newscv\">";

/// How the mark stands in JSON, which this program sets out with one space.
const JSON: &str = "\"generator\": \"newscv\"";

/// How much of a file holds its mark, but for JSON, where it may come last.
const HEAD: usize = 4096;

/// Whether this program wrote the file.
pub(crate) fn is_ours(path: &str, bytes: &[u8]) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let seen = if ending == "json" { bytes } else { &bytes[..bytes.len().min(HEAD)] };
    let text = String::from_utf8_lossy(seen);
    match ending.as_str() {
        "bib" => text.lines().next() == Some(BIB),
        "md" | "markdown" => {
            let mut matter = text.lines().skip(1).take_while(|line| *line != "---");
            text.starts_with("---\n") && matter.any(|line| line == MARKDOWN)
        }
        "html" | "htm" | "xhtml" => text.contains(HTML),
        "json" => text.contains(JSON),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_counts_where_it_is_written_only() {
        assert!(is_ours("cv/publications.bib", format!("{BIB}\n\n@misc{{a}}\n").as_bytes()));
        assert!(!is_ours("papers.bib", format!("@misc{{a}}\n{BIB}\n").as_bytes()));
        assert!(is_ours("cv.md", b"---\ntitle: \"Ada Weiss\"\ngenerator: newscv\n---\n"));
        assert!(!is_ours("notes.md", b"# Tools\n\ngenerator: newscv\n"));
        assert!(!is_ours("cv.tex", BIB.as_bytes()));
    }
}
