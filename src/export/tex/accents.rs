//! What LaTeX calls a character: tables of specials, symbols and accents.
//!
//! The commands are those of the LaTeX kernel (with the TS1 symbols, which it has had since 2020)
//! and of the T1 encoding, after "LaTeX2e font selection" (fntguide). Not here: letters that need
//! another font encoding, such as the Vietnamese ơ (T5), Cyrillic and Greek text.

/// The characters that TeX obeys or changes, with the source that prints them.
pub(crate) fn special(char: char) -> Option<&'static str> {
    Some(match char {
        '\\' => r"{\textbackslash}",
        '{' => r"{\textbraceleft}",
        '}' => r"{\textbraceright}",
        '~' => r"{\textasciitilde}",
        '^' => r"{\textasciicircum}",
        '`' => r"{\textasciigrave}",
        // The classic fonts hold other characters in these three places.
        '<' => r"{\textless}",
        '>' => r"{\textgreater}",
        '|' => r"{\textbar}",
        '$' => r"\$",
        '&' => r"\&",
        '#' => r"\#",
        '%' => r"\%",
        '_' => r"\_",
        '\u{a0}' => "~",
        _ => return None,
    })
}

/// A combining mark as a command.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Accent {
    /// The command.
    pub(crate) command: &'static str,
    /// Whether the mark hangs below the letter.
    pub(crate) below: bool,
}

/// The accent of a combining mark. The hook above and the horn of Vietnamese have none in T1.
pub(crate) fn accent(mark: char) -> Option<Accent> {
    let (command, below) = match mark {
        '\u{300}' => (r"\`", false),
        '\u{301}' => (r"\'", false),
        '\u{302}' => (r"\^", false),
        '\u{303}' => (r"\~", false),
        '\u{304}' => (r"\=", false),
        '\u{306}' => (r"\u", false),
        '\u{307}' => (r"\.", false),
        '\u{308}' => (r#"\""#, false),
        '\u{30a}' => (r"\r", false),
        '\u{30b}' => (r"\H", false),
        '\u{30c}' => (r"\v", false),
        '\u{323}' => (r"\d", true),
        '\u{327}' => (r"\c", true),
        '\u{328}' => (r"\k", true),
        '\u{331}' => (r"\b", true),
        _ => return None,
    };
    Some(Accent { command, below })
}

/// The source that prints a symbol or a letter which is no accented one.
pub(crate) fn symbol(char: char) -> Option<&'static str> {
    SYMBOLS.binary_search_by_key(&char, |(symbol, _)| *symbol).ok().map(|at| SYMBOLS[at].1)
}

/// Sorted by character.
const SYMBOLS: &[(char, &str)] = &[
    // Latin-1: punctuation, signs and the letters that do not decompose.
    ('¡', r"{\textexclamdown}"),
    ('¢', r"{\textcent}"),
    ('£', r"{\textsterling}"),
    ('¥', r"{\textyen}"),
    ('§', r"{\S}"),
    ('©', r"{\textcopyright}"),
    ('ª', r"{\textordfeminine}"),
    ('¬', r"{\textlnot}"),
    ('®', r"{\textregistered}"),
    ('°', r"{\textdegree}"),
    ('±', r"{\textpm}"),
    ('²', r"{\texttwosuperior}"),
    ('³', r"{\textthreesuperior}"),
    ('µ', r"{\textmu}"),
    ('¶', r"{\P}"),
    ('·', r"{\textperiodcentered}"),
    ('¹', r"{\textonesuperior}"),
    ('º', r"{\textordmasculine}"),
    ('¼', r"{\textonequarter}"),
    ('½', r"{\textonehalf}"),
    ('¾', r"{\textthreequarters}"),
    ('¿', r"{\textquestiondown}"),
    ('Å', r"{\AA}"),
    ('Æ', r"{\AE}"),
    ('Ð', r"{\DH}"),
    ('×', r"{\texttimes}"),
    ('Ø', r"{\O}"),
    ('Þ', r"{\TH}"),
    ('ß', r"{\ss}"),
    ('å', r"{\aa}"),
    ('æ', r"{\ae}"),
    ('ð', r"{\dh}"),
    ('÷', r"{\textdiv}"),
    ('ø', r"{\o}"),
    ('þ', r"{\th}"),
    // Latin Extended-A.
    ('Đ', r"{\DJ}"),
    ('đ', r"{\dj}"),
    ('ı', r"{\i}"),
    ('Ł', r"{\L}"),
    ('ł', r"{\l}"),
    ('Ŋ', r"{\NG}"),
    ('ŋ', r"{\ng}"),
    ('Œ', r"{\OE}"),
    ('œ', r"{\oe}"),
    ('ȷ', r"{\j}"),
    // Greek in running text is most often a symbol.
    ('Γ', r"{$\Gamma$}"),
    ('Δ', r"{$\Delta$}"),
    ('Θ', r"{$\Theta$}"),
    ('Λ', r"{$\Lambda$}"),
    ('Ξ', r"{$\Xi$}"),
    ('Π', r"{$\Pi$}"),
    ('Σ', r"{$\Sigma$}"),
    ('Φ', r"{$\Phi$}"),
    ('Ψ', r"{$\Psi$}"),
    ('Ω', r"{$\Omega$}"),
    ('α', r"{$\alpha$}"),
    ('β', r"{$\beta$}"),
    ('γ', r"{$\gamma$}"),
    ('δ', r"{$\delta$}"),
    ('ε', r"{$\varepsilon$}"),
    ('ζ', r"{$\zeta$}"),
    ('η', r"{$\eta$}"),
    ('θ', r"{$\theta$}"),
    ('ι', r"{$\iota$}"),
    ('κ', r"{$\kappa$}"),
    ('λ', r"{$\lambda$}"),
    ('μ', r"{$\mu$}"),
    ('ν', r"{$\nu$}"),
    ('ξ', r"{$\xi$}"),
    ('π', r"{$\pi$}"),
    ('ρ', r"{$\rho$}"),
    ('σ', r"{$\sigma$}"),
    ('τ', r"{$\tau$}"),
    ('υ', r"{$\upsilon$}"),
    ('φ', r"{$\varphi$}"),
    ('χ', r"{$\chi$}"),
    ('ψ', r"{$\psi$}"),
    ('ω', r"{$\omega$}"),
    ('ẞ', r"{\SS}"),
    // General punctuation.
    ('‐', "-"),
    ('‑', "-"),
    ('–', "--"),
    ('—', "---"),
    ('‘', "`"),
    ('’', "'"),
    ('“', "``"),
    ('”', "''"),
    ('†', r"{\textdagger}"),
    ('‡', r"{\textdaggerdbl}"),
    ('•', r"{\textbullet}"),
    ('…', r"{\ldots}"),
    ('‰', r"{\textperthousand}"),
    // Superscripts and subscripts, currency, letter-like signs.
    ('⁰', r"{$^0$}"),
    ('⁴', r"{$^4$}"),
    ('⁵', r"{$^5$}"),
    ('⁶', r"{$^6$}"),
    ('⁷', r"{$^7$}"),
    ('⁸', r"{$^8$}"),
    ('⁹', r"{$^9$}"),
    ('⁺', r"{$^+$}"),
    ('⁻', r"{$^-$}"),
    ('ⁿ', r"{$^n$}"),
    ('₀', r"{$_0$}"),
    ('₁', r"{$_1$}"),
    ('₂', r"{$_2$}"),
    ('₃', r"{$_3$}"),
    ('₄', r"{$_4$}"),
    ('₅', r"{$_5$}"),
    ('₆', r"{$_6$}"),
    ('₇', r"{$_7$}"),
    ('₈', r"{$_8$}"),
    ('₉', r"{$_9$}"),
    ('€', r"{\texteuro}"),
    ('ℓ', r"{$\ell$}"),
    ('№', r"{\textnumero}"),
    ('™', r"{\texttrademark}"),
    // Arrows.
    ('←', r"{$\leftarrow$}"),
    ('→', r"{$\rightarrow$}"),
    ('↔', r"{$\leftrightarrow$}"),
    ('⇒', r"{$\Rightarrow$}"),
    // Mathematical operators.
    ('∀', r"{$\forall$}"),
    ('∂', r"{$\partial$}"),
    ('∃', r"{$\exists$}"),
    ('∅', r"{$\emptyset$}"),
    ('∇', r"{$\nabla$}"),
    ('∈', r"{$\in$}"),
    ('∑', r"{$\sum$}"),
    ('−', r"{$-$}"),
    ('∗', r"{$\ast$}"),
    ('∘', r"{$\circ$}"),
    ('√', r"{$\surd$}"),
    ('∝', r"{$\propto$}"),
    ('∞', r"{$\infty$}"),
    ('∧', r"{$\wedge$}"),
    ('∨', r"{$\vee$}"),
    ('∩', r"{$\cap$}"),
    ('∪', r"{$\cup$}"),
    ('∼', r"{$\sim$}"),
    ('≈', r"{$\approx$}"),
    ('≠', r"{$\neq$}"),
    ('≡', r"{$\equiv$}"),
    ('≤', r"{$\leq$}"),
    ('≥', r"{$\geq$}"),
    ('≪', r"{$\ll$}"),
    ('≫', r"{$\gg$}"),
    ('⊂', r"{$\subset$}"),
    ('⊆', r"{$\subseteq$}"),
    ('⊕', r"{$\oplus$}"),
    ('⊗', r"{$\otimes$}"),
    ('⊥', r"{$\perp$}"),
    ('★', r"{$\star$}"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_sorted_so_that_each_is_found() {
        assert!(SYMBOLS.is_sorted_by(|left, right| left.0 < right.0));
        assert!(SYMBOLS.iter().all(|(char, form)| symbol(*char) == Some(*form)));
    }
}
