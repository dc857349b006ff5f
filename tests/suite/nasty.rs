//! A CV whose every text is what a hostile page, or a world of languages, may hold.

use newscv::cv::{Cv, Id, Work};
use newscv::fact::{PublicationKind, SectionKind, Status};
use newscv::person::{Author, Authors, Name};
use newscv::venue::VenueKind;

use crate::sample;

/// Titles that try to run TeX, or that it cannot set without help.
pub(crate) const TITLES: &[&str] = &[
    r"Backslash \ Braces { } Dollar $ Ampersand & Hash # Percent % Under_score Hat ^ Tilde ~ End",
    r"Reading \input{/etc/passwd} and \include{secrets} in Peace",
    r"Running \write18{touch pwned} and \immediate\write18{ls} at Home",
    r"Spelling ^^5cinput{x} and ^^5e^^5e Otherwise",
    r"Unbalanced { Braces in the Open",
    r"Unbalanced } Braces in the Close",
    r"Trailing Backslash \",
    r#"Quotes "double" 'single' `back` and << angles >> | pipes"#,
    r"Commands \def\x{y}\x \csname end\endcsname \newpage \relax",
    r"Comments % that \% would swallow % the rest",
    r"Prices of $5 and $6 for a $\frac{1}{$ broken one",
    r"Maths of $O(n \log n)$ and $\ell_1$-norms with $\Gamma$",
    r"Bibliography @article{evil, title = {x}} Inside, and a Comma",
    r"\end{document} Before the End",
    r"Parameters #1 ##2 and \\ line breaks \\[1em]",
    "Greek α β Γ, arrows → and ≤ signs, 5 µm ± 2° — “quoted” – done…",
    "数据库系统的研究与进展",
    "日本語の論文 and 한국어 논문",
    "Nghiên cứu về tiếng Việt: Những điều mới, ở Huế",
    "İstanbul'da Işık ve Gölge: Çağdaş Şiir",
    "Łódź, Ærø, Þórshöfn, Ŋorn, Straße, Œuvre and Đorđe",
    "Parties 🎉 with 👩‍🔬 scientists and ⚡️ power",
    "Русская литература и Ελληνικά",
    "Controls \u{7}bell \u{1b}[31mred \u{202e}reversed \u{200b}zero \u{feff}mark",
];

const NAMES: &[&str] = &[
    "王小明", "Nguyễn Thị Ánh", "Öznur Işık", "Ludwig van der Meer-Ñandú", r"Robert \input{x} Tables", "Ann { Brace",
    "O'Brien & Sons, Jr., 100% #1_$~^", "Ёлкин Пётр",
];

/// The CV of [`TITLES`].
pub(crate) fn cv() -> Cv {
    let mut cv = sample::cv();
    cv.publications = TITLES.iter().enumerate().map(|(at, title)| work(at, title)).collect();
    cv.owner.name = Some(r"Zoë “\input{x}” Łukasiewicz & 王 🎓".into());
    cv.owner.label = Some(r"100% \write18{ls} #1 _ ^ ~ { }".into());
    cv.owner.affiliation = Some("Trường Đại học & Sons".into());
    for (award, title) in cv.awards.iter_mut().zip(TITLES) {
        award.award.title = (*title).into();
        award.award.awarder = Some(r"\end{document} 王 %".into());
        award.publication = Some(Id::new("evil0"));
    }
    for (at, role) in cv.service.iter_mut().enumerate() {
        role.fact.role = TITLES[at + 1].into();
    }
    for (at, talk) in cv.talks.iter_mut().enumerate() {
        talk.talk.title = Some(TITLES[at + 4].to_owned());
        talk.talk.location = Some("東京 🎉".into());
        talk.talk.url = Some(r"https://example.org/a%20b_c#d}\input{x}^^5c~e&f=$g".into());
    }
    cv.positions[0].fact.role = Some(TITLES[8].to_owned());
    cv.education[0].fact.degree = TITLES[14].into();
    cv
}

fn work(at: usize, title: &str) -> Work {
    let mut work = sample::titled(&format!("evil{at}"), title);
    let publication = &mut work.publication;
    publication.kind = PublicationKind::ALL[at % PublicationKind::ALL.len()];
    publication.year = Some(2024);
    publication.status = if at.is_multiple_of(5) { Status::Accepted } else { Status::Published };
    publication.venue = Some(sample::venue("", title, title, VenueKind::Conference));
    publication.url = Some(r"https://example.org/a%20b_c#d}\input{x}^^5c~e".into());
    publication.track = Some("oral & \\relax {".into());
    let list = NAMES.iter().cycle().skip(at % NAMES.len()).take(2).map(|name| Author::new(Name::parse(name)));
    publication.authors =
        (!at.is_multiple_of(3)).then(|| Authors { list: list.collect(), and_others: at.is_multiple_of(2) });
    publication.provenance = sample::told(SectionKind::News, &[at + 1]);
    work
}
