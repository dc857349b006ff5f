//! Pages and bibliographies about invented people, made from a seed: the same on every machine.

use std::fmt::Write as _;

/// Numbers that follow from a seed (SplitMix64, Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("what is below a usize is one")
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const OPENINGS: &[&str] = &["Sparse", "Robust", "Federated", "Quiet", "Streaming", "Causal", "Frugal", "Tidal"];
const THINGS: &[&str] = &["Sensing", "Inference", "Ledgers", "Retrieval", "Gradients", "Archives", "Caches", "Maps"];
const MANNERS: &[&str] = &["with Borrowed Labels", "under Drift", "at the Edge", "without a Map", "for Small Devices"];
const NAMES: &[&str] =
    &["Mirela Østby", "Jun-Seo Baek", "Adaeze Nwoke", "Tomas Ferenczi", "Rosa Villamar", "Ilse Dahl"];
const VENUES: &[&str] = &["NeurIPS", "ICML", "ICLR", "MobiSys", "AAAI", "CVPR", "KDD", "EMNLP", "OSDI", "SenSys"];
const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const PLACES: &[&str] = &["the University of Vestmark", "the Halden Institute of Technology", "Orrin Labs"];
const ASIDES: &[&str] = &[
    "Moved to a new flat with a view of the fjord, and the boxes are nearly empty.",
    "Spent a week in the mountains without a telephone, which I can only recommend to everybody.",
    "The reading group goes on this term; write to me if you want to come by on a Thursday.",
];

/// A title that no other number gives.
fn title(chance: &mut Chance, number: usize) -> String {
    let (opening, thing, manner) = (chance.of(OPENINGS), chance.of(THINGS), chance.of(MANNERS));
    format!("{opening} {thing} {manner}, Part {number}")
}

/// One news item as people write them.
fn item(chance: &mut Chance, number: usize, page: &mut String) {
    let year = 2015 + chance.below(10);
    let (month, venue, place) = (chance.of(MONTHS), chance.of(VENUES), chance.of(PLACES));
    let _ = write!(page, "- **{month} {year}**: ");
    let title = title(chance, number);
    let _ = match chance.below(9) {
        0 => writeln!(
            page,
            "Our paper [{title}](https://openreview.net/forum?id=x{number}) was accepted to **{venue} {year}** as a spotlight! [[code](https://example.org/{number})]"
        ),
        1 => writeln!(
            page,
            "\"{title}\" with {} and {} is accepted to {venue} {year}.",
            chance.of(NAMES),
            chance.of(NAMES)
        ),
        2 => writeln!(
            page,
            "New preprint: *{title}*, with {}. [[arXiv](https://arxiv.org/abs/{:02}05.{number:05})]",
            chance.of(NAMES),
            year - 2000
        ),
        3 => writeln!(
            page,
            "I will serve as an Area Chair for {venue} {} and as a reviewer for {} {year}.",
            year + 1,
            chance.of(VENUES)
        ),
        4 => writeln!(page, "Our paper *{title}* received the **Best Paper Award** at {venue} {year}! 🏆"),
        5 => writeln!(page, "Gave an invited talk on \"{title}\" at {place}."),
        6 => writeln!(page, "I joined {place} as a Research Scientist, and look forward to what comes."),
        7 => {
            writeln!(page, "Two papers accepted to {venue} {year}! Thanks to {} and everybody else.", chance.of(NAMES))
        }
        _ => writeln!(page, "{}", chance.of(ASIDES)),
    };
}

/// A page with `items` news items, a list of publications a third as long, and service.
pub(crate) fn page(seed: u64, items: usize) -> String {
    let mut chance = Chance(seed);
    let owner = chance.of(NAMES);
    let mut page = format!(
        "---\nlayout: about\ntitle: About\n---\n\n# {owner}\n\nI am a research scientist at {}, where I teach small \
         models to learn on small devices.\nI received my PhD in Computer Science from {} in 2014.\n\n## News\n\n",
        chance.of(PLACES),
        chance.of(PLACES),
    );
    for number in 0..items {
        item(&mut chance, number, &mut page);
    }
    page.push_str("\n## Publications\n\n");
    for number in 0..items / 3 {
        let (first, second) = (chance.of(NAMES), chance.of(NAMES));
        let title = title(&mut chance, number);
        let _ =
            writeln!(page, "1. {first}, **{second}**. *{title}.* {} {}.", chance.of(VENUES), 2015 + chance.below(10));
    }
    let _ = writeln!(page, "\n## Service\n\n- Reviewer: {} 2022-2024, {} 2023", chance.of(VENUES), chance.of(VENUES));
    page
}

/// A page with `items` news items and nothing else.
pub(crate) fn news(seed: u64, items: usize) -> String {
    let mut chance = Chance(seed);
    let mut page = "## News\n\n".to_owned();
    for number in 0..items {
        item(&mut chance, number, &mut page);
        // Prose behind the sentence brings the item to the length of a talkative one.
        let aside: Vec<&str> = (0..4).map(|_| chance.of(ASIDES)).collect();
        page.truncate(page.trim_end().len());
        let _ = writeln!(page, " {}", aside.join(" "));
    }
    page
}

/// A page with `count` publications in its news, all different.
pub(crate) fn publications(count: usize) -> String {
    let mut chance = Chance(7);
    let mut page = format!("# {}\n\n## News\n\n", NAMES[0]);
    for number in 0..count {
        let year = 2025 - number / 4;
        let (title, venue) = (title(&mut chance, number), chance.of(VENUES));
        let _ = writeln!(
            page,
            "- **{} {year}**: \"{title}\" with {} is accepted to {venue} {year}.",
            chance.of(MONTHS),
            chance.of(NAMES)
        );
    }
    page
}

/// A bibliography of `entries`.
pub(crate) fn bibliography(seed: u64, entries: usize) -> String {
    let mut chance = Chance(seed);
    let mut bib = String::new();
    for number in 0..entries {
        let (title, year) = (title(&mut chance, number), 2005 + chance.below(20));
        let (first, second, venue) = (chance.of(NAMES), chance.of(NAMES), chance.of(VENUES));
        let _ = writeln!(
            bib,
            "@inproceedings{{key{number},\n  author    = {{{first} and {second} and others}},\n  title     = {{{{{title}}}}},\n  \
             booktitle = {{Proceedings of {venue} {year}}},\n  year      = {{{year}}},\n  month     = jun,\n  \
             pages     = {{{}--{}}},\n  publisher = {{Vestmark \\& Sons}},\n  doi       = {{10.5555/{number}}},\n}}\n",
            number + 1,
            number + 12,
        );
    }
    bib
}
