//! Which LaTeX of a bibliography can do more than print.
//!
//! In: source. Out: whether it holds a command that reads or writes files, runs programs, or
//! changes what TeX takes for a command. A bibliography may be a stranger's, as a page may be.

/// Parts of the names of commands that read files, write them, run programs, make the name of a
/// command of text, or change how TeX reads.
const POWERS: &[&str] = &[
    // Files and programs.
    "input", "include", "import", "read", "open", "write", "file", "image", "epsfig", "psfig", "lua", "special",
    "pdfobj", "usepackage", "requirepackage", "immediate", "attach", "external",
    // Names made of text, and characters that mean something else.
    "csname", "catcode", "lccode", "uccode", "scantokens", "usename", "nameuse", "primitive", "afterassignment",
    "aftergroup", "expandafter", "let", // What runs again and again, or at another time.
    "everyjob", "everypar", "output", "loop", "usehook", "addtohook", "atbegin", "atend",
];

/// Parts of the names of commands that define others: what preambles are for, and fields are not.
const DEFINITIONS: &[&str] = &["def", "newcommand", "renew", "provide", "declare", "newenvironment"];

/// Whether a field holds more than text.
pub(super) fn has_power(source: &str) -> bool {
    has(source, &[POWERS, DEFINITIONS])
}

/// Whether a preamble holds more than definitions of text.
pub(super) fn preamble_has_power(source: &str) -> bool {
    has(source, &[POWERS])
}

/// Whether source holds a command of the lists, an environment called like one, or `^^`, by which
/// one could be spelt otherwise.
fn has(source: &str, lists: &[&[&str]]) -> bool {
    let is_power = |name: &str| lists.iter().any(|list| list.iter().any(|power| name.contains(power)));
    let mut commands = source.split('\\').skip(1).map(|after| {
        let letters = after.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@').count();
        (after[..letters].to_lowercase(), &after[letters..])
    });
    source.contains("^^")
        || commands.any(|(name, behind)| match name.as_str() {
            "begin" => environment(behind).is_none_or(|environment| is_power(&environment.to_lowercase())),
            name => is_power(name),
        })
}

/// The name that follows `\begin`, which runs the command of this name; `None` where it is not
/// told in letters.
fn environment(behind: &str) -> Option<&str> {
    let (name, _) = behind.trim_start().strip_prefix('{')?.split_once('}')?;
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'*');
    plain.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_writes_or_hides_is_found() {
        for source in [
            r"\input{/etc/passwd}", r"\immediate\write18{ls}", r"\@@input x", r"^^5cinput x", r"\directlua{x}",
            r"\begin{input}/etc/passwd\end{input}", r"\begin {input}x", "\\begin%\n{input}x", r"\begin{\x}",
            r"\pdfximage{x.png}", r"\UseName{input}{x}", r"\newcommand{\b}{\begin}\b{input}",
        ] {
            assert!(has_power(source) && preamble_has_power(source), "{source}");
        }
    }

    #[test]
    fn a_preamble_may_define_what_a_field_may_not() {
        let source = r"\newcommand{\noopsort}[1]{} \providecommand{\natexlab}[1]{#1} \def\Dutchvon#1#2{#2}";
        assert!(has_power(source) && !preamble_has_power(source));
        assert!(!has_power(r"\begin{itemize}\item \textbf{One} \& {\'E}t\'e\end{itemize}"));
    }
}
