//! Names of people, as printed and in the parts that bibliographies need.

/// A person's name.
///
/// The parts follow BibTeX: given names, particle ("von" part), family name, suffix ("Jr" part).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// As the page prints it, without footnote marks.
    pub printed: String,
    /// Given names or initials.
    pub given: Option<String>,
    /// `van der`, `de la`, `von`.
    pub particle: Option<String>,
    /// Family name; the whole name where it has one part only or is a corporate name.
    pub family: String,
    /// `Jr.`, `III`.
    pub suffix: Option<String>,
    /// Whether this is an organisation, which has no parts.
    pub corporate: bool,
}

/// One author of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: Name,
    /// Marked as having contributed equally with others.
    pub equal_contribution: bool,
    /// Set apart by the page (bold, underlined), as owners set their own name.
    pub set_apart: bool,
    /// Whether `resolve` found this to be the owner of the page.
    pub owner: bool,
}

impl Author {
    /// An author of whom nothing is known but the name.
    pub fn new(name: Name) -> Self {
        Self { name, equal_contribution: false, set_apart: false, owner: false }
    }
}

/// The authors of a publication, as far as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authors {
    /// In the order of the page.
    pub list: Vec<Author>,
    /// Whether the list ends in `et al.` or `and others`.
    pub and_others: bool,
}

const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "ter", "ten",
    "zu", "zur", "zum", "af", "av", "bin", "ibn", "el", "al",
];

const SUFFIXES: &[&str] = &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

impl Name {
    /// Takes a printed name apart: `Family, Given`, `Family, Jr., Given` or `Given particle Family`.
    ///
    /// A name in a script without spaces between its parts is one part. This is the rule of
    /// BibTeX (particles are the lower-case words before the family name), widened by particles
    /// that are printed with a capital between a given name and the family name.
    pub fn parse(printed: &str) -> Self {
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        let parts: Vec<&str> = printed.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [family, suffix, given] if is_suffix(suffix) => Self::from_parts(&printed, given, family, Some(suffix)),
            [rest, suffix] if is_suffix(suffix) => Self::from_words(&printed, rest, Some(suffix)),
            [family, given] => Self::from_parts(&printed, given, family, None),
            _ => Self::from_words(&printed, &printed, None),
        }
    }

    /// The name of an organisation, which is never taken apart.
    pub fn corporate(printed: &str) -> Self {
        let family = printed.to_owned();
        Self { printed: family.clone(), given: None, particle: None, family, suffix: None, corporate: true }
    }

    fn from_parts(printed: &str, given: &str, family: &str, suffix: Option<&str>) -> Self {
        let words: Vec<&str> = family.split(' ').collect();
        let particles = words.iter().take(words.len() - 1).take_while(|word| starts_lower(word)).count();
        Self {
            printed: printed.to_owned(),
            given: Some(given.to_owned()),
            particle: (particles > 0).then(|| words[..particles].join(" ")),
            family: words[particles..].join(" "),
            suffix: suffix.map(str::to_owned),
            corporate: false,
        }
    }

    fn from_words(printed: &str, rest: &str, suffix: Option<&str>) -> Self {
        let mut words: Vec<&str> = rest.split(' ').collect();
        let mut suffix = suffix;
        if suffix.is_none() && words.len() > 2 && words.last().is_some_and(|word| is_suffix(word)) {
            suffix = words.pop();
        }
        let last = words.len() - 1;
        let is_particle = |word: &str| PARTICLES.contains(&word.to_lowercase().as_str());
        let first = (1..last).find(|at| is_particle(words[*at])).unwrap_or(last);
        let family_at = (first..last).find(|at| !is_particle(words[*at])).unwrap_or(last);
        Self {
            printed: printed.to_owned(),
            given: (first > 0).then(|| words[..first].join(" ")),
            particle: (family_at > first).then(|| words[first..family_at].join(" ")),
            family: words[family_at..].join(" "),
            suffix: suffix.map(str::to_owned),
            corporate: false,
        }
    }
}

fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word.to_lowercase().as_str())
}

fn starts_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(printed: &str) -> [Option<String>; 4] {
        let name = Name::parse(printed);
        [name.given, name.particle, Some(name.family), name.suffix]
    }

    #[test]
    fn a_name_is_taken_apart_as_bibtex_does() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(parts("Ada B. Weiss"), [some("Ada B."), None, some("Weiss"), None]);
        assert_eq!(parts("Joost van der Meer"), [some("Joost"), some("van der"), some("Meer"), None]);
        assert_eq!(parts("van der Meer, Joost"), [some("Joost"), some("van der"), some("Meer"), None]);
        assert_eq!(parts("John Ashby Jr."), [some("John"), None, some("Ashby"), some("Jr.")]);
        assert_eq!(parts("Ashby, Jr., John"), [some("John"), None, some("Ashby"), some("Jr.")]);
        assert_eq!(parts("王小明"), [None, None, some("王小明"), None]);
    }
}
