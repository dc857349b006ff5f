//! What stands in the file and not on the page: comments, Liquid, kramdown attributes, shortcodes.
//!
//! Input: the decoded body. Output: a string of the same length in which each such stretch is
//! filler, so that all offsets survive. A stretch that fills its line becomes spaces (a blank
//! line, as the site builder leaves it); inside a line it becomes [`FILLER`], which counts as a
//! letter for Markdown and is dropped from the text.

use std::ops::Range;

/// Stands for a masked byte inside a line.
pub(super) const FILLER: u8 = 1;

/// Masks `text`; `liquid` tells whether `{% … %}` and `{{ … }}` are instructions (they are text in a plain HTML page too rarely to matter).
pub(super) fn mask(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for range in ranges(text) {
        fill(&mut bytes, text.as_bytes(), range);
    }
    // Each masked stretch begins and ends at ASCII delimiters, so what is left is valid.
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The stretches to mask, in order.
fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', '{', ':']).map(|found| at + found) {
        match stretch(text, next) {
            Some(end) => {
                out.push(next..end);
                at = end;
            }
            None => at = next + 1,
        }
    }
    out
}

/// Where the stretch that begins at `at` ends; `None` where nothing to mask begins there.
fn stretch(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let upto = |close: &str, from: usize| rest.get(from..)?.find(close).map(|found| at + from + found + close.len());
    if rest.starts_with("<!--") {
        return if rest.starts_with("<!-->") { Some(at + 5) } else { Some(upto("-->", 4).unwrap_or(text.len())) };
    }
    // A line of colons opens or closes one of Pandoc's containers.
    if rest.starts_with(":::") {
        let line = text[..at].rfind('\n').map_or(0, |found| found + 1);
        let end = rest.find('\n').map_or(text.len(), |found| at + found);
        return text[line..at].trim().is_empty().then_some(end);
    }
    if rest.starts_with("{%") {
        let end = upto("%}", 2)?;
        let tag = rest[2..end - at - 2].trim_matches(['-', ' ', '\n', '\r', '\t']);
        return Some(match tag.split_whitespace().next() {
            Some("comment") => close_tag(text, end, "endcomment"),
            _ => end,
        });
    }
    if rest.starts_with("{{") {
        let end = upto("}}", 2)?;
        return rest[..end - at].matches('\n').count().lt(&8).then_some(end);
    }
    // Pandoc and Quarto write attributes behind links, pictures and code: `![](a.png){width="50%"}`.
    let behind = at > 0 && matches!(text.as_bytes()[at - 1], b')' | b']' | b'`');
    if (behind && rest.starts_with('{')) || rest.starts_with("{:") || rest.starts_with("{#") || rest.starts_with("{.") {
        let end = upto("}", 2)?;
        return (!rest[..end - at].contains('\n')).then_some(end);
    }
    None
}

/// The end of `{% endcomment %}` and the like, or of the text.
fn close_tag(text: &str, from: usize, name: &str) -> usize {
    let Some(found) = text[from..].find(name) else { return text.len() };
    let after = from + found + name.len();
    text[after..].find("%}").map_or(text.len(), |end| after + end + 2)
}

fn fill(bytes: &mut [u8], text: &[u8], range: Range<usize>) {
    let line = text[..range.start].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let end = text[range.end..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| range.end + at);
    let blank = |part: &[u8]| part.iter().all(|byte| byte.is_ascii_whitespace() || *byte == FILLER);
    let alone = blank(&bytes[line..range.start]) && blank(&text[range.end..end]);
    let filler = if alone { b' ' } else { FILLER };
    for byte in &mut bytes[range] {
        if *byte != b'\n' && *byte != b'\r' {
            *byte = filler;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_survive_and_comments_do_not() {
        let page =
            "a <!-- gone --> b\n{% comment %}\n- gone\n{% endcomment %}\n[x](y){:target=\"_blank\"} {{ page.title }}\n";
        let masked = mask(page);
        assert_eq!(masked.len(), page.len());
        assert!(!masked.contains("gone") && !masked.contains("target") && !masked.contains("page.title"));
        assert!(masked.contains("[x](y)"));
        assert_eq!(masked.matches('\n').count(), page.matches('\n').count());
    }
}
