//! Where the venues of a role stand on its line.
//!
//! Input: a text and the part of a line behind or before a role. Output: the part without what only joins it to the
//! role: marks, small words, a bracket around it, a second role.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;

/// What a bracket right behind a role holds, without `with` others: `Area Chair (CVPR 2023, ICCV 2023)`.
pub(super) fn within_bracket(text: &str, scope: Range<usize>) -> Range<usize> {
    let part = &text[scope.clone()];
    let Some(close) = part.strip_prefix('(').and_then(|rest| rest.find(')')).map(|at| at + 1) else { return scope };
    if part[1..].starts_with("with ") {
        return trimmed(text, &(scope.start + close + 1..scope.end));
    }
    let is_all = !part[close + 1..].contains(char::is_alphanumeric);
    if is_all { scope.start + 1..scope.start + close } else { scope }
}

/// Where the venue begins behind a second role that the table does not have: `Co-organizer & Host: "Slow School"`.
pub(super) fn behind_second_role(text: &str, at: usize, end: usize) -> usize {
    static SECOND: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^\s*(?:&|and|/|\+)\s*\p{L}[\p{L}-]*(?:\s\p{L}[\p{L}-]*)?:\s*"));
    at + SECOND.find(&text[at..end]).map_or(0, |second| second.end())
}

/// A scope without the thesis or exam that it begins with and whose it was, which is told of no venue: `de thèse de Tim
/// Reed, Université de Lanton`.
pub(super) fn behind_examined(text: &str, scope: Range<usize>) -> Range<usize> {
    static EXAMINED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)^\s*(?:(?:de|du|de la|d['’]|del|da|di|della|der|für die)\s*)?(?:thèse|mémoire|habilitation|HDR|examen|soutenance|tesis|tese|tesi|dissertação|promotion|doktorarbeit|masterarbeit)\b",
        )
    });
    if !EXAMINED.is_match(&text[scope.clone()]) {
        return scope;
    }
    let mut depth = 0_usize;
    let comma = text[scope.clone()].char_indices().find(|(_, c)| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && matches!(c, ',' | '\n')
    });
    comma.map_or(scope.end, |(at, _)| scope.start + at + 1)..scope.end
}

/// The scope without the marks and small words that join it to its role.
pub(super) fn trimmed(text: &str, scope: &Range<usize>) -> Range<usize> {
    const JOINTS: &[&str] = &[
        "for the", "for", "of the", "of", "at the", "at", "in the", "in", "on the", "on", "to", "with", "by", "and",
        "as an", "as a", "as", "journals including", "conferences including", "venues including", "journals such as",
        "conferences such as", "venues such as", "including", "such as",
    ];
    let mut start = scope.start;
    let mut end = scope.end;
    loop {
        let part = &text[start..end];
        let cut = part.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—' | '.' | '|' | '：' | '@' | ')')
        });
        let joint = JOINTS.iter().find(|joint| {
            cut.get(..joint.len()).is_some_and(|head| head.eq_ignore_ascii_case(joint))
                && cut[joint.len()..].starts_with([' ', ':'])
        });
        let next = end - cut.len() + joint.map_or(0, |joint| joint.len());
        if next == start {
            break;
        }
        start = next;
    }
    loop {
        let part = &text[start..end];
        let cut = part.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—' | '.' | '|' | '(')
        });
        let joint = JOINTS.iter().find(|joint| {
            cut.len() > joint.len() && cut.ends_with(**joint) && cut[..cut.len() - joint.len()].ends_with(' ')
        });
        let next = start + cut.len() - joint.map_or(0, |joint| joint.len());
        if next == end {
            break;
        }
        end = next;
    }
    start..end
}

/// The scope behind the words that only say which sort of venues follows: `journals including A, B`.
pub(super) fn behind_sorts(text: &str, scope: Range<usize>) -> Range<usize> {
    static SORTS: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)^(?:(?:the\s+)?(?:following|various|several|many|multiple|numerous|leading|top|international|academic|scientific|peer-reviewed)\s+)*(?:[\w/&-]+\s+)?(?:journals|conferences|venues|workshops)(?:\s+(?:and|or|&)\s+(?:journals|conferences|venues|workshops))?\s*,?\s*(?:including|such as|like|e\.g\.,?|namely|:)\s*:?\s*",
        )
    });
    let lead = SORTS.find(&text[scope.clone()]).map_or(0, |found| found.end());
    scope.start + lead..scope.end
}
