//! Maths in running text: `$…$` (or `$$…$$`) that is well-formed and can only print.
//!
//! In: text. Out: its pieces, text and maths. A pair of dollar signs is maths where Pandoc would
//! see maths (no space inside the dollars, no digit behind the second one), where no plain words
//! stand in it (two prices in a sentence), and where its source parses by the small grammar below,
//! with every command from [`SYMBOLS`] or [`WITH_ARGUMENTS`]. So it typesets without an error in
//! plain LaTeX and can neither define, read nor write anything. All else stays text.

use super::Piece;

/// Cuts text at its maths.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut from = 0;
    while let Some(open) = text[from..].find('$').map(|at| from + at) {
        let Some((maths, end)) = find_maths(text, open) else {
            from = open + 1;
            continue;
        };
        if open > done {
            pieces.push(Piece::Text(&text[done..open]));
        }
        pieces.push(Piece::Maths(maths));
        done = end;
        from = end;
    }
    if done < text.len() {
        pieces.push(Piece::Text(&text[done..]));
    }
    pieces
}

/// The maths that the dollar sign at `open` begins, and where the text goes on.
fn find_maths(text: &str, open: usize) -> Option<(&str, usize)> {
    let fence = if text[open..].starts_with("$$") { "$$" } else { "$" };
    let start = open + fence.len();
    let length = text[start..].find(fence)?;
    let end = start + length + fence.len();
    let maths = &text[start..start + length];
    let before = text[..open].chars().next_back();
    let after = text[end..].chars().next();
    let fits =
        before != Some('\\') && before != Some('$') && !after.is_some_and(|char| char.is_ascii_digit() || char == '$');
    (fits && is_harmless(maths)).then_some((maths, end))
}

/// Whether source between dollar signs typesets without error and can only print.
fn is_harmless(maths: &str) -> bool {
    let edges = maths.starts_with(' ') || maths.ends_with(' ') || maths.is_empty();
    if edges || maths.len() > 500 || has_words(maths) {
        return false;
    }
    let mut parser = Parser { rest: maths, depth: 0 };
    parser.list().is_some() && parser.rest.is_empty()
}

/// Whether a word of two letters or more stands beside a space, as in prose.
fn has_words(maths: &str) -> bool {
    maths.contains(' ')
        && maths.split(' ').any(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl Parser<'_> {
    /// Atoms, each with at most one `_` and one `^`, up to a closing brace or the end.
    fn list(&mut self) -> Option<()> {
        loop {
            self.skip_spaces();
            match self.rest.bytes().next() {
                None | Some(b'}') => return Some(()),
                // A script may stand without a base, as in `$^{th}$`.
                Some(b'^' | b'_') => self.scripts()?,
                Some(_) => {
                    self.atom()?;
                    self.scripts()?;
                }
            }
        }
    }

    fn scripts(&mut self) -> Option<()> {
        let mut seen = [false; 2];
        loop {
            self.skip_spaces();
            let which = match self.rest.bytes().next() {
                Some(b'_') => 0,
                Some(b'^') => 1,
                _ => return Some(()),
            };
            if std::mem::replace(&mut seen[which], true) {
                return None;
            }
            self.rest = &self.rest[1..];
            self.skip_spaces();
            self.argument()?;
        }
    }

    /// A group, a symbol or a character.
    fn argument(&mut self) -> Option<()> {
        match self.rest.bytes().next()? {
            b'{' => self.group(),
            b'\\' => {
                let (name, rest) = command(self.rest)?;
                self.rest = rest;
                SYMBOLS.contains(&name).then_some(())
            }
            byte => self.character(byte),
        }
    }

    fn atom(&mut self) -> Option<()> {
        let first = self.rest.bytes().next()?;
        if first != b'\\' {
            return self.argument();
        }
        let (name, rest) = command(self.rest)?;
        self.rest = rest;
        if SYMBOLS.contains(&name) {
            return Some(());
        }
        let (_, count) = WITH_ARGUMENTS.iter().find(|(known, _)| *known == name)?;
        for _ in 0..*count {
            self.skip_spaces();
            self.rest.starts_with('{').then_some(())?;
            self.group()?;
        }
        Some(())
    }

    fn group(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > 16 {
            return None;
        }
        self.rest = self.rest.strip_prefix('{')?;
        self.list()?;
        self.rest = self.rest.strip_prefix('}')?;
        self.depth -= 1;
        Some(())
    }

    /// ASCII characters that mean themselves in maths. A prime is a superscript to TeX, so that
    /// `x'^2` would be an error: primes are not read as maths.
    fn character(&mut self, byte: u8) -> Option<()> {
        let plain = byte.is_ascii_alphanumeric() || b"+-*/=<>()[]|,.;:!?@".contains(&byte);
        plain.then(|| self.rest = &self.rest[1..])
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }
}

/// The name of the command at the start, and the rest.
fn command(source: &str) -> Option<(&str, &str)> {
    let body = source.strip_prefix('\\')?;
    let letters = body.bytes().take_while(u8::is_ascii_alphabetic).count();
    let length = if letters > 0 { letters } else { body.chars().next()?.len_utf8() };
    Some((&body[..length], &body[length..]))
}

/// Commands that print one thing and take nothing, in the LaTeX kernel.
const SYMBOLS: &[&str] = &[
    // Greek letters.
    "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "pi", "varpi", "rho", "varrho", "sigma", "varsigma", "tau", "upsilon", "phi", "varphi",
    "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
    // Operators and relations.
    "pm", "mp", "times", "div", "cdot", "ast", "star", "circ", "bullet", "oplus", "otimes", "cap", "cup", "wedge",
    "vee", "setminus", "leq", "le", "geq", "ge", "neq", "ne", "ll", "gg", "equiv", "sim", "simeq", "approx", "cong",
    "propto", "in", "ni", "notin", "subset", "subseteq", "supset", "supseteq", "perp", "parallel", "mid", "models",
    // Arrows.
    "to", "gets", "leftarrow", "rightarrow", "leftrightarrow", "Leftarrow", "Rightarrow", "Leftrightarrow", "mapsto",
    "uparrow", "downarrow", // Letters and signs.
    "infty", "partial", "nabla", "forall", "exists", "neg", "emptyset", "ell", "hbar", "Re", "Im", "aleph", "top",
    "bot", "dagger", "prime", "ldots", "cdots", "dots", "langle", "rangle", "lfloor", "rfloor", "lceil", "rceil",
    "Vert", "vert", "triangle", // Large operators and named functions.
    "sum", "prod", "int", "log", "ln", "lg", "exp", "sin", "cos", "tan", "tanh", "min", "max", "inf", "sup", "lim",
    "arg", "det", "dim", "ker", "deg", "gcd", "Pr", // Spaces and escaped characters.
    ",", ";", ":", "!", " ", "quad", "&", "%", "#", "_",
];

/// Commands of the kernel with arguments, each in braces, and their number.
const WITH_ARGUMENTS: &[(&str, usize)] = &[
    ("frac", 2),
    ("sqrt", 1),
    ("hat", 1),
    ("bar", 1),
    ("tilde", 1),
    ("vec", 1),
    ("dot", 1),
    ("ddot", 1),
    ("widehat", 1),
    ("widetilde", 1),
    ("overline", 1),
    ("underline", 1),
    ("mathrm", 1),
    ("mathit", 1),
    ("mathbf", 1),
    ("mathcal", 1),
    ("mathsf", 1),
    ("mathtt", 1),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn maths(text: &str) -> Vec<&str> {
        let only_maths = |piece| if let Piece::Maths(maths) = piece { Some(maths) } else { None };
        pieces(text).into_iter().filter_map(only_maths).collect()
    }

    #[test]
    fn maths_of_titles_is_found() {
        assert_eq!(maths(r"An $O(n \log n)$ bound for $\ell_1$-norms"), [r"O(n \log n)", r"\ell_1"]);
        assert_eq!(maths(r"On $$\frac{1}{\sqrt{k}}$$ rates and $x^{2}_i$"), [r"\frac{1}{\sqrt{k}}", "x^{2}_i"]);
    }

    #[test]
    fn prices_are_no_maths() {
        for text in ["from $5 to $6", "a $2M grant, then $3M", "US$ and A$", "$10k plus tax in US$", "one $"] {
            assert_eq!(maths(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn faulty_or_powerful_maths_stays_text() {
        for text in [
            r"$\input{/etc/passwd}$", r"$\write18{ls}$", r"$x^$", r"$x^a^b$", r"$\frac{1}$", r"${x$", r"$x}$",
            r"$\def\x{y}$", r"$^^5cinput$", r"$x#1$", r"$\$", r"$a & b$", r"$\csname x\endcsname$", "$é$", "$$$",
            "$~$",
        ] {
            assert_eq!(maths(text), Vec::<&str>::new(), "{text}");
        }
    }
}
