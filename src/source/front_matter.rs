//! The front matter of a page: YAML between `---` lines or TOML between `+++` lines.
//!
//! Input: the decoded page. Output: where the body begins, and the values as `Value` with the
//! line-wise spans of plain scalars. Limits: front matter that its parser refuses is read line by
//! line (`key: value`), so that one bad line does not hide the others.

use std::ops::Range;

/// Where the front matter stands.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// The lines between the fences; empty where there is none.
    pub(super) inner: Range<usize>,
    /// Where the page's own text begins.
    pub(super) body: usize,
}

/// Finds the front matter of `text`.
pub(super) fn find(text: &str) -> FrontMatter {
    let lead = text.len() - text.trim_start_matches(['\n', '\r', ' ']).len();
    let mut lines = text[lead..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return FrontMatter::default();
    }
    let start = lead + first.len();
    let mut at = start;
    for line in lines {
        let end = line.trim_end();
        if end == fence || (fence == "---" && end == "...") {
            return FrontMatter { inner: start..at, body: at + line.len() };
        }
        at += line.len();
    }
    FrontMatter::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_begins_behind_the_second_fence() {
        let text = "---\ntitle: News\n---\nHello\n---\nnot this\n---\n";
        let found = find(text);
        assert_eq!(&text[found.inner], "title: News\n");
        assert!(text[found.body..].starts_with("Hello"));
    }

    #[test]
    fn a_rule_that_nothing_closes_is_no_front_matter() {
        assert_eq!(find("---\nHello").body, 0);
    }
}
