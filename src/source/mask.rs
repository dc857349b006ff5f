//! What stands in the file and not on the page: comments, Liquid, kramdown attributes, shortcodes.
//!
//! Input: the decoded body. Output: a string of the same length in which each such stretch is
//! filler, so that all offsets survive. A stretch that fills its line becomes spaces (a blank
//! line, as the site builder leaves it); inside a line it becomes [`FILLER`], which counts as a
//! letter for Markdown and is dropped from the text.

use std::collections::BTreeSet;

use crate::steps;

/// Stands for a masked byte inside a line.
pub(super) const FILLER: u8 = 1;

/// Stands for a masked byte inside the target of a link, where `CommonMark` allows no control character.
/// No address has it, so that it is dropped there.
pub(super) const TARGET_FILLER: char = '^';

/// Masks `text`.
pub(super) fn mask(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut finder = Finder { text, closers: Vec::new(), raw_until: 0, printed: None };
    let (mut at, mut is_masked) = (0, false);
    let begins = |byte: &u8| matches!(byte, b'<' | b'{' | b':' | b'!');
    while let Some(next) = text.as_bytes()[at..].iter().position(begins).map(|found| at + found) {
        match finder.stretch(next) {
            Some(end) => {
                let filler = if is_in_target(&bytes[..next]) { TARGET_FILLER as u8 } else { FILLER };
                let masked = bytes[next..end].iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r'));
                masked.for_each(|byte| *byte = filler);
                (at, is_masked) = (end, true);
            }
            None => at = next + 1,
        }
    }
    if is_masked {
        blank_lines(&mut bytes);
    }
    tie_references(&mut bytes, text);
    contents(&mut bytes, text);
    brackets(&mut bytes, text);
    // Each masked stretch begins and ends at ASCII delimiters, so what is left is valid.
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Whether what follows stands in the target of a link: `[words]({{ site.url }}/a.pdf)`, `[label]: {{ … }}`.
fn is_in_target(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(LONGEST)..];
    let start = near.iter().rposition(|byte| byte.is_ascii_whitespace() || *byte == b')').map_or(0, |at| at + 1);
    let word = &near[start..];
    word.windows(2).any(|pair| pair == b"](") || word.is_empty() && near.ends_with(b"]: ")
}

/// Moves the space of `[text] [6]` behind the reference, where the page defines `6` and not `text`: kramdown
/// reads a link there, `CommonMark` two brackets.
fn tie_references(bytes: &mut [u8], text: &str) {
    if !text.contains("] [") {
        return;
    }
    let defined: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('[')?.split_once("]: ").map(|(label, _)| label))
        .collect();
    if defined.is_empty() {
        return;
    }
    for (at, _) in text.match_indices("] [") {
        let words = text[..at].rsplit('[').next().unwrap_or_default();
        let label = text[at + 3..].split(']').next().unwrap_or_default();
        let end = at + 3 + label.len();
        if defined.contains(label) && !defined.contains(words) && !words.contains('\n') && end < bytes.len() {
            bytes[at + 1..=end].rotate_left(1);
        }
    }
}

/// Masks the brackets of Pandoc's spans, whose attributes are masked already: `[words]{.class}`.
fn brackets(bytes: &mut [u8], text: &str) {
    for (close, _) in text.match_indices("]{") {
        let attributes = matches!(text.as_bytes().get(close + 2), Some(b'.' | b'#'));
        let from = close.saturating_sub(LONGEST);
        let mut depth = 0_usize;
        let open = text.as_bytes()[from..close].iter().rposition(|byte| {
            depth += usize::from(*byte == b']');
            let found = *byte == b'[' && depth == 0;
            depth -= usize::from(*byte == b'[' && depth > 0);
            found
        });
        let masked = attributes && bytes[close + 1] != b'{';
        // `[words][6]{.class}` is a link.
        let span = |open: &usize| masked && !text[..*open].ends_with(']');
        if let Some(open) = open.map(|open| from + open).filter(span) {
            bytes[open] = FILLER;
            bytes[close] = FILLER;
        }
    }
}

/// Blanks the entry above `{:toc}`, which gives way to the table of contents: `* TOC`.
fn contents(bytes: &mut [u8], text: &str) {
    if !text.contains("{:") {
        return;
    }
    let mut entry: Option<std::ops::Range<usize>> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let attributes = words.strip_prefix("{:").and_then(|inner| inner.strip_suffix('}'));
        if attributes.is_some_and(|inner| inner.split_whitespace().any(|word| word == "toc"))
            && let Some(range) = entry.take()
        {
            bytes[range].fill(b' ');
        }
        let lists = words.starts_with(['-', '*', '+', '1']);
        entry = lists.then(|| at..at + line.trim_end().len());
        at += line.len();
    }
}

/// Lines of filler alone become blank lines.
fn blank_lines(bytes: &mut [u8]) {
    for line in bytes.split_mut(|byte| *byte == b'\n') {
        if line.contains(&FILLER) && line.iter().all(|byte| *byte == FILLER || byte.is_ascii_whitespace()) {
            line.iter_mut().filter(|byte| **byte == FILLER).for_each(|byte| *byte = b' ');
        }
    }
}

struct Finder<'a> {
    text: &'a str,
    /// For each closing mark, where it was found last; `None` where there is none any more.
    closers: Vec<(&'static str, Option<usize>)>,
    /// Up to where braces mean themselves.
    raw_until: usize,
    /// The words inside of what Liquid prints, once they were asked for.
    printed: Option<BTreeSet<&'a str>>,
}

impl Finder<'_> {
    /// Where `close` comes next from `from` on. Each stretch of text is searched once.
    fn next(&mut self, close: &'static str, from: usize) -> Option<usize> {
        let text = self.text;
        let search = || {
            let rest = text.get(from..)?;
            let found = rest.find(close);
            steps::count(found.unwrap_or(rest.len()));
            found.map(|found| from + found)
        };
        match self.closers.iter_mut().find(|(known, _)| *known == close) {
            Some((_, None)) => None,
            Some((_, Some(at))) if *at >= from => Some(*at),
            Some((_, place)) => {
                *place = search();
                *place
            }
            None => {
                let found = search();
                self.closers.push((close, found));
                found
            }
        }
    }

    /// Where the stretch that begins at `at` ends; `None` where nothing to mask begins there.
    fn stretch(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if at < self.raw_until && rest.starts_with('{') {
            return None;
        }
        if rest.starts_with("<!--") {
            let empty = rest.starts_with("<!-->");
            return Some(if empty { at + 5 } else { self.next("-->", at + 4).map_or(self.text.len(), |end| end + 3) });
        }
        if rest.starts_with(":::") {
            return self.container(at);
        }
        if rest.starts_with("{::comment}") {
            return Some(self.next("{:/comment}", at).map_or(self.text.len(), |end| end + "{:/comment}".len()));
        }
        if rest.starts_with("![") {
            return self.picture(at);
        }
        if rest.starts_with("{%") {
            let end = self.next("%}", at + 2)? + 2;
            let mut words = tag(&self.text[at + 2..end - 2]);
            return Some(match (words.next(), words.next()) {
                (Some("comment"), _) => self.behind("endcomment", "%}", end),
                (Some("raw"), _) => self.raw(end),
                (Some("capture"), Some(name)) if !self.is_printed(name) => self.behind("endcapture", "%}", end),
                (Some("if"), Some("false" | "nil" | "null")) | (Some("unless"), Some("true")) => self.end_unmet(end),
                _ => end,
            });
        }
        if rest.starts_with("{{") {
            let shortcode = rest.strip_prefix("{{<").or_else(|| rest.strip_prefix("{{%")).map(str::trim_start);
            if shortcode.is_some_and(|inner| inner.starts_with("comment ")) {
                return Some(self.behind("/comment", "}}", at));
            }
            return self.next("}}", at + 2).map(|end| end + 2).filter(|end| end - at <= LONGEST);
        }
        // Pandoc and Quarto write attributes behind links, pictures and code: `![](a.png){width="50%"}`.
        if rest.starts_with("{=") && self.text[..at].ends_with("```") {
            return None;
        }
        let behind = at > 0 && matches!(self.text.as_bytes()[at - 1], b')' | b']' | b'`');
        let attributes = rest.starts_with("{:") || rest.starts_with("{#") || rest.starts_with("{.");
        if rest.starts_with('{') && (behind || attributes) {
            let end = self.next("}", at + 1)? + 1;
            return (end - at <= LONGEST && !self.text[at..end].contains('\n')).then_some(end);
        }
        None
    }

    /// A line of colons, which opens or closes one of Pandoc's containers.
    fn container(&mut self, at: usize) -> Option<usize> {
        let before = &self.text.as_bytes()[at.saturating_sub(LONGEST)..at];
        let line = before.iter().rposition(|byte| *byte == b'\n').map_or(before, |found| &before[found + 1..]);
        line.iter().all(u8::is_ascii_whitespace).then(|| self.next("\n", at).unwrap_or(self.text.len()))
    }

    /// A picture whose file name has spaces, which is no picture to CommonMark but is to kramdown.
    fn picture(&mut self, at: usize) -> Option<usize> {
        let open = self.next("](", at + 2)?;
        let end = self.next(")", open + 2)? + 1;
        let whole = self.text.get(at..end).filter(|whole| whole.len() <= LONGEST && !whole.contains('\n'))?;
        let path = &self.text[open + 2..end - 1];
        (path.contains(' ') && !path.contains(['"', '\'']) && !whole[2..].contains("![")).then_some(end)
    }

    /// Where the tag ends that closes a stretch; what nothing closes is not printed to its end.
    fn behind(&mut self, closing: &'static str, end: &'static str, from: usize) -> usize {
        let Some(found) = self.next(closing, from) else { return self.text.len() };
        self.next(end, found).map_or(self.text.len(), |at| at + end.len())
    }

    /// Keeps that braces mean themselves up to the end of a raw stretch; its opening tag ends at `end`.
    fn raw(&mut self, end: usize) -> usize {
        self.raw_until = self.next("endraw", end).and_then(|at| self.text[..at].rfind("{%")).unwrap_or(end);
        end
    }

    /// Whether what a variable captured is printed somewhere.
    fn is_printed(&mut self, name: &str) -> bool {
        let text = self.text;
        self.printed.get_or_insert_with(|| printed(text)).contains(name)
    }

    /// Where what a condition that is never met holds ends: at its `else` or its own end.
    fn end_unmet(&mut self, from: usize) -> usize {
        let (mut at, mut depth) = (from, 0_usize);
        while let Some(start) = self.next("{%", at) {
            let Some(end) = self.next("%}", start + 2).map(|end| end + 2) else { break };
            at = end;
            match tag(&self.text[start + 2..end - 2]).next() {
                Some("if" | "unless" | "case") => depth += 1,
                Some("else" | "elsif" | "endif" | "endunless") if depth == 0 => return end,
                Some("endif" | "endunless" | "endcase") => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.text.len()
    }
}

/// The words of a Liquid tag.
fn tag(inner: &str) -> std::str::SplitWhitespace<'_> {
    inner.trim_matches(['-', ' ', '\n', '\r', '\t']).split_whitespace()
}

/// The words inside of what Liquid prints or hands on: `{{ intro | markdownify }}`, `{% include box.html text=intro %}`.
fn printed(text: &str) -> BTreeSet<&str> {
    let openings = text.match_indices("{{").map(|found| (found, "}}"));
    let includes = text.match_indices("{% include").map(|found| (found, "%}"));
    let inner = openings.chain(includes).filter_map(|((at, _), close)| {
        let inner = &text[at..text.floor_char_boundary(at + LONGEST)];
        inner.split_once(close).map(|(inner, _)| inner)
    });
    inner.flat_map(|inner| inner.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')).collect()
}

/// Attributes and expressions are shorter than this.
const LONGEST: usize = 400;

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
    #[test]
    fn brackets_of_a_span_go_with_its_attributes() {
        let masked = mask("[May 2024]{.date} [a [b](c)]{#d .e} [f]{g} [h][6]{.x}");
        assert_eq!(masked.replace('\u{1}', ""), "May 2024 a [b](c) [f] [h][6]");
    }

    #[test]
    fn the_entry_for_the_table_of_contents_gives_way() {
        for attributes in ["{:toc}", "{: toc }"] {
            let masked = mask(&format!("* TOC\n{attributes}\n\n* News\n{{:.no_toc}}\n"));
            assert_eq!(masked.split_whitespace().collect::<Vec<_>>(), ["*", "News"]);
        }
    }

    #[test]
    fn a_reference_behind_a_space_is_tied_to_its_words() {
        let page = "Talk at [Salt Lab] [6] in [Brine] [see below].\n\n[6]: https://example.org\n";
        assert!(mask(page).starts_with("Talk at [Salt Lab][6]  in [Brine] [see below]."));
        let both = "[a] [b]\n\n[a]: /a\n[b]: /b\n";
        assert_eq!(mask(both), both);
    }
}
