//! Matches a tree against a text, the first branch that fits before the others, as `regex` prefers.
//!
//! A search counts its steps and gives up behind a number that grows with the text, so that no
//! pattern makes it slow: then the compiled engine, which is linear, searches instead.

use super::Slots;
use super::parse::{Choice, Look, Node, Program};
use super::set::fold;

/// The steps of a search beside those for each byte.
const BASE: usize = 4_000;
/// The steps of a search for each byte of the text.
const EACH: usize = 100;
/// The repetitions of groups within one another.
const DEEPEST: usize = 100;

/// The search took too many steps.
#[derive(Debug)]
pub(super) struct GaveUp;

type Next<'a, 't> = &'a mut dyn FnMut(&mut Matcher<'t>, usize) -> bool;

struct Matcher<'t> {
    text: &'t str,
    slots: Slots,
    steps: usize,
    depth: usize,
    gave_up: bool,
}

/// The first occurrence at or behind byte `at`, as the ranges of its groups.
pub(super) fn search(program: &Program, text: &str, at: usize) -> Result<Option<Slots>, GaveUp> {
    let steps = BASE + EACH * (text.len() - at);
    let mut matcher = Matcher { text, slots: Vec::new(), steps, depth: 0, gave_up: false };
    let mut start = at;
    loop {
        let next = text[start..].chars().next();
        if program.first.admits(next) && (start == 0 || !program.at_start) {
            matcher.slots.clear();
            matcher.slots.resize(program.groups, None);
            let mut end = None;
            let found = matcher.matches(&program.root, start, &mut |_, place| {
                end = Some(place);
                true
            });
            if matcher.gave_up {
                return Err(GaveUp);
            }
            if let (true, Some(end)) = (found, end) {
                matcher.slots[0] = Some((start, end));
                return Ok(Some(matcher.slots));
            }
        }
        match next {
            Some(letter) if !program.at_start => start += letter.len_utf8(),
            _ => return Ok(None),
        }
    }
}

impl<'t> Matcher<'t> {
    fn letter(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Matches a part at `at` and then what comes behind it.
    fn matches(&mut self, node: &Node, at: usize, next: Next<'_, 't>) -> bool {
        if self.steps == 0 {
            self.gave_up = true;
        }
        if self.gave_up {
            return false;
        }
        self.steps -= 1;
        match node {
            Node::Char(_) | Node::Folded(_) | Node::Set(_) => self.one(node, at).is_some_and(|end| next(self, end)),
            Node::Look(look) => self.looks(*look, at) && next(self, at),
            Node::Sequence(parts) => self.sequence(parts, at, next),
            Node::Choice(choice) => self.choice(choice, at, next),
            Node::Repeat { part, least, most, greedy } => match **part {
                Node::Char(_) | Node::Folded(_) | Node::Set(_) => self.run(part, (*least, *most), *greedy, at, next),
                _ => self.repeat(part, (*least, *most), *greedy, at, next),
            },
            Node::Group(number, part) => {
                let before = self.slots[*number];
                let found = self.matches(part, at, &mut |matcher, end| {
                    let inner = matcher.slots[*number].replace((at, end));
                    next(matcher, end) || {
                        matcher.slots[*number] = inner;
                        false
                    }
                });
                if !found {
                    self.slots[*number] = before;
                }
                found
            }
        }
    }

    /// Behind one character, if it fits.
    fn one(&self, node: &Node, at: usize) -> Option<usize> {
        let letter = self.letter(at)?;
        let fits = match node {
            Node::Char(expected) => letter == *expected,
            Node::Folded(expected) => fold(letter) == *expected,
            Node::Set(set) => set.contains(letter),
            _ => false,
        };
        fits.then(|| at + letter.len_utf8())
    }

    fn sequence(&mut self, parts: &[Node], mut at: usize, next: Next<'_, 't>) -> bool {
        let mut parts = parts;
        while let [part @ (Node::Char(_) | Node::Folded(_) | Node::Set(_)), behind @ ..] = parts {
            let Some(end) = self.one(part, at) else { return false };
            at = end;
            parts = behind;
        }
        match parts {
            [] => next(self, at),
            [last] => self.matches(last, at, next),
            [part, behind @ ..] => self.matches(part, at, &mut |matcher, end| matcher.sequence(behind, end, next)),
        }
    }

    fn choice(&mut self, choice: &Choice, at: usize, next: Next<'_, 't>) -> bool {
        let letter = self.letter(at);
        match (&choice.index, letter) {
            (Some(index), Some(letter)) if letter.is_ascii() => {
                let fitting = &index[letter as usize];
                fitting.iter().any(|number| self.matches(&choice.branches[usize::from(*number)].1, at, next))
            }
            _ => {
                let fitting = choice.branches.iter().filter(|(first, _)| first.admits(letter));
                fitting.map(|(_, branch)| branch).any(|branch| self.matches(branch, at, next))
            }
        }
    }

    /// One character repeated: no need to go deeper with each.
    fn run(&mut self, part: &Node, (least, most): (usize, usize), greedy: bool, at: usize, next: Next<'_, 't>) -> bool {
        let mut end = at;
        for _ in 0..least {
            let Some(behind) = self.one(part, end) else { return false };
            end = behind;
        }
        if !greedy {
            for _ in least..=most {
                if next(self, end) {
                    return true;
                }
                let Some(behind) = self.one(part, end).filter(|_| self.step()) else { return false };
                end = behind;
            }
            return false;
        }
        let shortest = end;
        for _ in least..most {
            let Some(behind) = self.one(part, end).filter(|_| self.step()) else { break };
            end = behind;
        }
        loop {
            if next(self, end) {
                return true;
            }
            if end == shortest || !self.step() {
                return false;
            }
            end = self.text[..end].char_indices().next_back().map_or(shortest, |(before, _)| before);
        }
    }

    /// Counts a step; whether there was one left.
    fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_sub(1);
        self.gave_up |= self.steps == 0;
        !self.gave_up
    }

    fn repeat(
        &mut self,
        part: &Node,
        (least, most): (usize, usize),
        greedy: bool,
        at: usize,
        next: Next<'_, 't>,
    ) -> bool {
        if self.depth == DEEPEST {
            self.gave_up = true;
            return false;
        }
        let again = |matcher: &mut Self, next: Next<'_, 't>| {
            most > 0 && {
                matcher.depth += 1;
                let found = matcher.matches(part, at, &mut |matcher, end| {
                    // An empty turn brings nothing: what is behind is tried, not another turn.
                    if end == at {
                        return least <= 1 && next(matcher, end);
                    }
                    matcher.repeat(
                        part,
                        (least.saturating_sub(1), most - usize::from(most < usize::MAX)),
                        greedy,
                        end,
                        next,
                    )
                });
                matcher.depth -= 1;
                found
            }
        };
        if least > 0 {
            return again(self, next);
        }
        if greedy {
            return again(self, next) || next(self, at);
        }
        next(self, at) || again(self, next)
    }

    fn looks(&self, look: Look, at: usize) -> bool {
        let (before, behind) = self.text.split_at(at);
        match look {
            Look::Start => at == 0,
            Look::End => at == self.text.len(),
            Look::Border => {
                let is_word = |letter: Option<char>| {
                    letter.is_some_and(|letter| {
                        if letter.is_ascii() {
                            letter.is_ascii_alphanumeric() || letter == '_'
                        } else {
                            regex_syntax::is_word_character(letter)
                        }
                    })
                };
                is_word(before.chars().next_back()) != is_word(behind.chars().next())
            }
            Look::AsciiBorder => {
                let is_word =
                    |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
                is_word(before.as_bytes().last()) != is_word(behind.as_bytes().first())
            }
        }
    }
}
