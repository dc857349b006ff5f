//! A pattern's source as a tree.
//!
//! [`parse`] knows what patterns here are written with: characters and classes, groups, choices,
//! repetitions, borders, the flag `i`. It gives `None` for anything else.

use super::set::{Set, fold};

/// The most that a choice has before its branches are looked up by their first character.
const FEW: usize = 8;

/// A pattern ready to be matched.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) root: Node,
    /// Named groups and their numbers.
    pub(super) names: Vec<(String, usize)>,
    /// How many groups there are, the whole one among them.
    pub(super) groups: usize,
    /// What an occurrence can begin with.
    pub(super) first: First,
    /// Whether an occurrence begins where the text does.
    pub(super) at_start: bool,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Char(char),
    /// A letter in any case, as it folds.
    Folded(char),
    Set(Set),
    Look(Look),
    Sequence(Vec<Node>),
    Choice(Choice),
    Repeat {
        part: Box<Node>,
        least: usize,
        most: usize,
        greedy: bool,
    },
    Group(usize, Box<Node>),
}

/// Branches in order of preference.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) branches: Vec<(First, Node)>,
    /// For characters below 128 the branches that can begin with them, where there are many.
    pub(super) index: Option<Vec<Vec<u16>>>,
}

/// A condition on a place of the text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look {
    Start,
    End,
    Border,
    AsciiBorder,
}

/// What a part can begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    /// Characters below 128.
    pub(super) ascii: u128,
    /// Whether it can begin with another.
    pub(super) beyond: bool,
    /// Whether it can be empty, and so stand before anything.
    pub(super) empty: bool,
}

impl First {
    const NONE: Self = Self { ascii: 0, beyond: false, empty: false };
    const EMPTY: Self = Self { ascii: 0, beyond: false, empty: true };

    /// Whether a part can begin with this character, or at the end of the text.
    pub(super) fn admits(&self, next: Option<char>) -> bool {
        self.empty
            || match next {
                Some(letter) if letter.is_ascii() => self.ascii >> u32::from(letter) & 1 == 1,
                Some(_) => self.beyond,
                None => false,
            }
    }

    fn or(self, other: Self) -> Self {
        Self { ascii: self.ascii | other.ascii, beyond: self.beyond || other.beyond, empty: self.empty || other.empty }
    }

    fn of(node: &Node) -> Self {
        match node {
            Node::Char(letter) if letter.is_ascii() => Self { ascii: 1 << u32::from(*letter), ..Self::NONE },
            Node::Folded(letter) if letter.is_ascii() => {
                let upper = letter.to_ascii_uppercase();
                Self { ascii: 1 << u32::from(*letter) | 1 << u32::from(upper), beyond: true, empty: false }
            }
            Node::Char(_) | Node::Folded(_) => Self { beyond: true, ..Self::NONE },
            // Letters beyond are not listed: a set is taken to have some.
            Node::Set(set) => Self { ascii: set.ascii(), beyond: true, empty: false },
            Node::Look(_) => Self::EMPTY,
            Node::Sequence(parts) => {
                let mut first = Self::EMPTY;
                for part in parts {
                    first = Self { empty: false, ..first }.or(Self::of(part));
                    if !first.empty {
                        break;
                    }
                }
                first
            }
            Node::Choice(choice) => choice.branches.iter().fold(Self::NONE, |first, (branch, _)| first.or(*branch)),
            Node::Repeat { part, least, .. } => {
                let first = Self::of(part);
                Self { empty: first.empty || *least == 0, ..first }
            }
            Node::Group(_, part) => Self::of(part),
        }
    }
}

/// Reads a pattern.
pub(super) fn parse(source: &str) -> Option<Program> {
    let mut parser = Parser { rest: source, names: Vec::new(), groups: 1 };
    let root = parser.choice(false)?;
    if !parser.rest.is_empty() {
        return None;
    }
    let first = First::of(&root);
    let at_start = begins_at_start(&root);
    Some(Program { root, names: parser.names, groups: parser.groups, first, at_start })
}

fn begins_at_start(node: &Node) -> bool {
    match node {
        Node::Look(Look::Start) => true,
        Node::Sequence(parts) => parts.first().is_some_and(begins_at_start),
        Node::Group(_, part) => begins_at_start(part),
        Node::Choice(choice) => choice.branches.iter().all(|(_, branch)| begins_at_start(branch)),
        _ => false,
    }
}

struct Parser<'s> {
    rest: &'s str,
    names: Vec<(String, usize)>,
    groups: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.rest = &self.rest[letter.len_utf8()..];
        Some(letter)
    }

    fn eat(&mut self, expected: &str) -> bool {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Branches up to the end of the group or pattern.
    fn choice(&mut self, mut folded: bool) -> Option<Node> {
        let mut branches = vec![self.sequence(&mut folded)?];
        while self.eat("|") {
            branches.push(self.sequence(&mut folded)?);
        }
        if branches.len() == 1 {
            return branches.pop();
        }
        let branches: Vec<(First, Node)> = branches.into_iter().map(|branch| (First::of(&branch), branch)).collect();
        let index = (branches.len() > FEW).then(|| index(&branches));
        Some(Node::Choice(Choice { branches, index }))
    }

    /// Parts one behind the other. A flag counts to the end of the group that it stands in.
    fn sequence(&mut self, folded: &mut bool) -> Option<Node> {
        let mut parts = Vec::new();
        while let Some(letter) = self.peek() {
            if letter == '|' || letter == ')' {
                break;
            }
            if self.eat("(?i)") {
                *folded = true;
                continue;
            }
            let part = self.part(*folded)?;
            parts.push(self.repeated(part)?);
        }
        if parts.len() == 1 { parts.pop() } else { Some(Node::Sequence(parts)) }
    }

    fn part(&mut self, folded: bool) -> Option<Node> {
        if self.eat(r"(?-u:\b)") {
            return Some(Node::Look(Look::AsciiBorder));
        }
        match self.next()? {
            '(' => self.group(folded),
            '[' => self.class(folded),
            '.' => {
                let mut set = Set::default();
                set.add('\n', '\n');
                set.finish(true, false);
                Some(Node::Set(set))
            }
            '^' => Some(Node::Look(Look::Start)),
            '$' => Some(Node::Look(Look::End)),
            '\\' => self.escape(folded),
            '*' | '+' | '?' | '{' => None,
            letter => Some(character(letter, folded)),
        }
    }

    fn group(&mut self, folded: bool) -> Option<Node> {
        let number = self.groups;
        let node = if self.eat("?:") {
            self.choice(folded)?
        } else if self.eat("?i:") {
            self.choice(true)?
        } else if self.eat("?P<") {
            let (name, rest) = self.rest.split_once('>')?;
            self.rest = rest;
            self.names.push((name.to_owned(), number));
            self.groups += 1;
            Node::Group(number, Box::new(self.choice(folded)?))
        } else if self.peek() == Some('?') {
            return None;
        } else {
            self.groups += 1;
            Node::Group(number, Box::new(self.choice(folded)?))
        };
        self.eat(")").then_some(node)
    }

    fn escape(&mut self, folded: bool) -> Option<Node> {
        match self.peek()? {
            'b' => {
                self.next();
                (!self.rest.starts_with('{')).then_some(Node::Look(Look::Border))
            }
            named @ ('w' | 's' | 'd' | 'W' | 'S' | 'D') => {
                self.next();
                let mut set = Set::default();
                set.add_named(named.to_ascii_lowercase())?;
                set.finish(named.is_ascii_uppercase(), false);
                Some(Node::Set(set))
            }
            'p' => {
                let mut set = Set::default();
                set.add_property(&self.property()?)?;
                set.finish(false, folded);
                Some(Node::Set(set))
            }
            _ => Some(character(self.escaped()?, folded)),
        }
    }

    /// `\p{Lu}`, behind its backslash.
    fn property(&mut self) -> Option<String> {
        let end = self.rest.starts_with("p{").then(|| self.rest.find('}'))?? + 1;
        let written = format!("\\{}", &self.rest[..end]);
        self.rest = &self.rest[end..];
        Some(written)
    }

    /// The character that an escape stands for, behind its backslash.
    fn escaped(&mut self) -> Option<char> {
        match self.next()? {
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            'x' if !self.rest.starts_with('{') => {
                let code = self.rest.get(..2)?;
                self.rest = &self.rest[2..];
                char::from_u32(u32::from_str_radix(code, 16).ok()?)
            }
            'u' | 'x' => {
                let (code, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
                self.rest = rest;
                char::from_u32(u32::from_str_radix(code, 16).ok()?)
            }
            letter if letter.is_ascii_punctuation() || letter == ' ' => Some(letter),
            _ => None,
        }
    }

    fn class(&mut self, folded: bool) -> Option<Node> {
        let negated = self.eat("^");
        let mut set = Set::default();
        let mut is_first = true;
        loop {
            let letter = self.next()?;
            match letter {
                ']' if !is_first => break,
                '[' => return None,
                '&' | '~' if self.peek() == Some(letter) => return None,
                '-' if self.peek() == Some('-') => return None,
                '\\' => match self.peek()? {
                    named @ ('w' | 's' | 'd') => {
                        self.next();
                        set.add_named(named)?;
                    }
                    'p' => {
                        let written = self.property()?;
                        set.add_property(&written)?;
                    }
                    _ => {
                        let first = self.escaped()?;
                        self.range(first, &mut set)?;
                    }
                },
                _ => self.range(letter, &mut set)?,
            }
            is_first = false;
        }
        set.finish(negated, folded);
        Some(Node::Set(set))
    }

    /// One character of a class, or the first of a range.
    fn range(&mut self, first: char, set: &mut Set) -> Option<()> {
        let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
        if !is_range {
            set.add(first, first);
            return Some(());
        }
        self.next();
        let last = match self.next()? {
            '\\' => self.escaped()?,
            '[' => return None,
            letter => letter,
        };
        set.add(first, last);
        Some(())
    }

    /// The part as often as what stands behind it says.
    fn repeated(&mut self, part: Node) -> Option<Node> {
        let (least, most) = match self.peek() {
            Some('*') => (0, usize::MAX),
            Some('+') => (1, usize::MAX),
            Some('?') => (0, 1),
            Some('{') => {
                let (written, rest) = self.rest[1..].split_once('}')?;
                self.rest = rest;
                let (least, most) = written.split_once(',').unwrap_or((written, written));
                let most = if most.is_empty() { usize::MAX } else { most.parse().ok()? };
                return Some(self.repeat(part, least.parse().ok()?, most));
            }
            _ => return Some(part),
        };
        self.next();
        let node = self.repeat(part, least, most);
        // A repetition of a repetition is left to the crate.
        (!matches!(self.peek(), Some('*' | '+' | '?' | '{'))).then_some(node)
    }

    fn repeat(&mut self, part: Node, least: usize, most: usize) -> Node {
        let greedy = !self.eat("?");
        Node::Repeat { part: Box::new(part), least, most, greedy }
    }
}

/// A character, in any case where `folded`.
fn character(letter: char, folded: bool) -> Node {
    if folded && letter.is_alphabetic() { Node::Folded(fold(letter)) } else { Node::Char(letter) }
}

fn index(branches: &[(First, Node)]) -> Vec<Vec<u16>> {
    let begins = |code: u32, first: &First| first.empty || first.ascii >> code & 1 == 1;
    let fitting = |code: u32| {
        let numbered = branches.iter().zip(0_u16..);
        numbered.filter(|((first, _), _)| begins(code, first)).map(|(_, number)| number).collect()
    };
    (0..128).map(fitting).collect()
}
