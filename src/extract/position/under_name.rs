//! The lines under a person's name that say what the person is and where: `Lecturer`, then `Department of Tides`, then
//! `Nowhere University`.
//!
//! Input: the clauses of an entry of an introduction. Output: the same, where such lines are one clause, as if commas
//! stood between them. Limits: each line is short and a whole one; sentences stay apart.

use std::ops::Range;

use super::place::names_body;
use super::role::find_roles;
use crate::extract::education;

/// Joins the lines of a role and of the bodies below it.
pub(super) fn join_lines(text: &str, clauses: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(clauses.len());
    let mut is_open = false;
    for clause in clauses {
        match joined.last_mut().filter(|last| is_open && text[last.end..clause.start].trim().is_empty()) {
            Some(last) if is_body_line(text, &clause) => last.end = clause.end,
            _ => {
                is_open = is_role_line(text, &clause);
                joined.push(clause);
            }
        }
    }
    joined
}

/// Whether a clause is a line that opens with a role or with the degree that somebody studies for.
fn is_role_line(text: &str, clause: &Range<usize>) -> bool {
    const MOST_WORDS: usize = 10;
    let opens = |range: Option<&Range<usize>>| range.is_some_and(|range| range.start == clause.start);
    is_line(text, clause, MOST_WORDS)
        && (opens(find_roles(text, clause).first())
            || education::names_degree(text, clause) && is_of_student(text, clause))
}

fn is_of_student(text: &str, clause: &Range<usize>) -> bool {
    let lower = text[clause.clone()].to_lowercase();
    let is_word = |word: &str| matches!(word, "student" | "candidate" | "doctorand" | "doktorand" | "doctorante");
    lower.split(|c: char| !c.is_alphanumeric()).take(6).any(is_word)
}

/// Whether a clause is a line that is the name of a body as a whole.
fn is_body_line(text: &str, clause: &Range<usize>) -> bool {
    const MOST_WORDS: usize = 10;
    const JOINTS: &[&str] =
        &["of", "the", "and", "for", "in", "at", "de", "la", "du", "des", "der", "für", "und", "et", "di", "y", "e"];
    let line = &text[clause.clone()];
    let fits = |word: &str| word.starts_with(|c: char| !c.is_lowercase()) || JOINTS.contains(&word);
    is_line(text, clause, MOST_WORDS)
        && names_body(line)
        && line.split_whitespace().all(fits)
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | ':'))
}

/// Whether a clause is a whole line of few words.
fn is_line(text: &str, clause: &Range<usize>, most: usize) -> bool {
    let before = text[..clause.start].trim_end_matches([' ', '\t']);
    let behind = text[clause.end..].trim_start_matches([' ', '\t', ',']);
    (before.is_empty() || before.ends_with('\n'))
        && (behind.is_empty() || behind.starts_with('\n'))
        && text[clause.clone()].split_whitespace().count() <= most
        && !text[clause.clone()].ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_and_the_bodies_below_it_are_one_clause() {
        for (text, clauses) in [
            ("Lecturer of Tides\nDepartment of Tides\nNowhere University", 1),
            ("Postdoctoral Researcher\nNowhere University\nme@example.org", 2),
            ("Lecturer\nI joined Nowhere University.", 2),
            ("Tides and fjords\nNowhere University", 2),
        ] {
            let lines = text.split('\n').map(|line| {
                let start = crate::span::offset(text, line);
                start..start + line.len()
            });
            assert_eq!(join_lines(text, lines.collect()).len(), clauses, "{text}");
        }
    }
}
