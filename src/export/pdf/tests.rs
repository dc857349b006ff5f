//! Laws of the pages: whatever the text, nothing is wider than its column, nothing is lost, and
//! a file comes out.

use proptest::prelude::*;

use super::content::Content;
use super::fonts::Fonts;
use super::layout::{self, Ink, Mark, Pages, Text};
use super::look::{Design, Look};
use super::shape::{Cluster, Shaper};
use super::write_pdf;
use crate::cv::{Cv, Id, Keyed, Profile, Work};
use crate::export::Options;
use crate::fact::{Position, Provenance, Publication, PublicationKind, SectionKind, Status};
use crate::person::{Author, Authors, Name};

fn told() -> Provenance {
    Provenance { mentions: vec![], section: SectionKind::News, confidence: 1.0 }
}

/// A CV in which every text is `text`.
fn cv_of(text: &str) -> Cv {
    let some = || Some(text.to_owned());
    let author = Author { owner: true, ..Author::new(Name::corporate(text)) };
    let publication = Publication {
        title: some(),
        short_title: None,
        authors: Some(Authors { list: vec![author.clone(), author], and_others: true }),
        venue: None,
        year: Some(2024),
        date: None,
        kind: PublicationKind::Journal,
        track: some(),
        status: Status::Accepted,
        arxiv: some(),
        doi: None,
        url: some(),
        links: vec![],
        provenance: told(),
    };
    let position =
        Position { role: some(), organization: some(), location: None, start: None, end: None, provenance: told() };
    let mut cv = Cv {
        publications: vec![Work { id: Id::new("a"), publication, awards: vec![], bib: None }],
        positions: vec![Keyed { id: Id::new("b"), fact: position }],
        ..Cv::default()
    };
    cv.owner.name = some();
    cv.owner.affiliation = some();
    cv
}

fn lay_out(cv: &Cv, look: Look) -> Pages {
    let design = Design::of(look);
    let (fonts, _) = Fonts::new(&[]);
    let content = Content::of(cv, design.publications, None).unwrap();
    layout::pages(&content, &design, (595.0, 842.0), &mut Shaper::new(&fonts))
}

fn texts(pages: &Pages) -> impl Iterator<Item = (&Mark, &Text)> {
    pages.marks.iter().flatten().filter_map(|mark| match &mark.ink {
        Ink::Text(text) => Some((mark, text)),
        Ink::Rule(_) | Ink::Separator(_) => None,
    })
}

/// The right end of the ink of a text: spaces at its end do not count.
fn right(mark: &Mark, text: &Text) -> f32 {
    let is_space = |cluster: &&Cluster| cluster.text.chars().all(char::is_whitespace);
    let spaces: f32 = text.run.clusters.iter().rev().take_while(is_space).map(Cluster::width).sum();
    mark.x + (text.run.width() - spaces) * text.size / 1000.0
}

/// Words of many scripts, symbols, control characters, and words that no line can hold.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,200}",
        "[a-zA-Z .,:;/-]{0,400}",
        "[a-z]{300,600}",
        "(https://[a-z]{3,20}\\.org/[a-z0-9/_?=&%-]{0,200} ?){1,3}",
        "[\\PCα-ωа-я中文العربية\u{200d}\u{fe0f}🎉]{0,80}",
    ]
}

/// How often each letter stands in a text, compatibility forms taken apart.
fn letters(text: &str) -> std::collections::BTreeMap<char, usize> {
    use unicode_normalization::UnicodeNormalization;
    let mut counts = std::collections::BTreeMap::new();
    for letter in text.nfkd().filter(|c| c.is_alphanumeric()) {
        *counts.entry(letter).or_insert(0) += 1;
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_line_is_overfull(text in nasty()) {
        for look in Look::ALL {
            let [top, right_margin, bottom, left] = Design::of(*look).margins.map(layout::mm);
            let pages = lay_out(&cv_of(&text), *look);
            for (mark, text) in texts(&pages).filter(|(mark, _)| mark.node.is_some()) {
                prop_assert!(mark.x >= left - 0.1 && right(mark, text) <= 595.0 - right_margin + 0.1);
                prop_assert!(mark.y > top && mark.y < 842.0 - bottom + 0.1);
            }
        }
    }

    #[test]
    fn every_letter_of_a_title_is_on_the_page(text in nasty()) {
        let cv = cv_of(&text);
        let pages = lay_out(&cv, Look::Plain);
        let shown: String = texts(&pages).flat_map(|(_, text)| &text.run.clusters).map(|cluster| cluster.text.as_str()).collect();
        // Right-to-left runs are laid out against the order of writing, so letters are counted.
        let content = Content::of(&cv, Design::of(Look::Plain).publications, None).unwrap();
        let (title, shown) = (letters(&content.name), letters(&shown));
        prop_assert!(title.iter().all(|(letter, count)| shown.get(letter) >= Some(count)), "{title:?} is not in {shown:?}");
    }

    #[test]
    fn a_file_comes_out_of_anything(text in nasty()) {
        let outputs = write_pdf(&cv_of(&text), &Options::default());
        prop_assert!(outputs.is_ok_and(|outputs| outputs.files[0].bytes.starts_with(b"%PDF-1.7")));
    }
}

/// The letters of a line from left to right, whatever the order in which they are read.
fn seen(line: &[(&Mark, &Text)]) -> String {
    let mut line = line.to_vec();
    line.sort_by(|one, other| one.0.x.total_cmp(&other.0.x));
    line.iter().flat_map(|(_, text)| &text.run.clusters).map(|cluster| cluster.text.as_str()).collect()
}

#[test]
fn a_line_that_mixes_directions_is_read_in_order_and_seen_in_place() {
    let mut cv = Cv::default();
    cv.owner.name = Some("A talk by דוד כהן (1948) and ada".to_owned());
    let pages = lay_out(&cv, Look::Plain);
    let line: Vec<(&Mark, &Text)> = texts(&pages).collect();
    let read: String = line
        .iter()
        .flat_map(|(_, text)| {
            let clusters = text.run.clusters.iter().map(|cluster| cluster.text.as_str());
            if text.run.backwards { clusters.rev().collect::<Vec<_>>() } else { clusters.collect() }
        })
        .collect();
    assert_eq!(read, "A talk by דוד כהן (1948) and ada");
    // The brackets belong to the Hebrew, and are drawn the other way round.
    assert_eq!(seen(&line), "A talk by )1948( ןהכ דוד and ada");
}

#[test]
fn a_title_that_begins_in_hebrew_runs_from_the_right() {
    let mut cv = cv_of("");
    let title = "אבנים BERT ".repeat(12);
    cv.publications[0].publication.title = Some(title.clone());
    let pages = lay_out(&cv, Look::Plain);
    let lines: Vec<Vec<(&Mark, &Text)>> = baselines(&pages.marks[0])
        .into_iter()
        .map(|y| texts(&pages).filter(|(mark, text)| mark.y.total_cmp(&y).is_eq() && text.url.is_some()).collect())
        .filter(|line: &Vec<_>| !line.is_empty())
        .collect();
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert!(seen(line).trim().ends_with("םינבא"), "{}", seen(line));
    }
    let ends = lines.iter().map(|line| line.iter().map(|(mark, text)| right(mark, text)).fold(0.0, f32::max));
    let ends: Vec<f32> = ends.collect();
    assert!((ends[0] - ends[1]).abs() < 0.1, "{ends:?}");
}

#[test]
fn a_character_that_no_font_has_is_read_as_itself_or_as_the_sign_for_none() {
    let bytes = write_pdf(&cv_of("中文"), &Options::default()).unwrap().files.remove(0).bytes;
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    let texts = streams.filter_map(|stream| stream.get_plain_content().ok());
    let all: String = texts.map(|text| String::from_utf8_lossy(&text).into_owned()).collect();
    assert!(all.contains("beginbfchar") && all.to_lowercase().contains("<fffd>"), "{all}");
    assert!(!all.to_lowercase().contains("> <4e2d>"));
    assert!(all.contains("ActualText"));
}

#[test]
fn a_file_comes_out_of_nothing_and_of_a_very_long_word() {
    for cv in [Cv::default(), cv_of(""), cv_of(&"x".repeat(10_000)), cv_of(&"\u{0}\n\r\u{1b}".repeat(50))] {
        assert!(write_pdf(&cv, &Options::default()).is_ok());
    }
}

/// The baselines of the text of a page from top to bottom, without its foot.
fn baselines(page: &[Mark]) -> Vec<f32> {
    let texts = page.iter().filter(|mark| mark.node.is_some() && matches!(mark.ink, Ink::Text(_)));
    let mut lines: Vec<f32> = texts.map(|mark| mark.y).collect();
    lines.sort_by(f32::total_cmp);
    lines.dedup();
    lines
}

#[test]
fn a_page_of_a_few_lines_is_saved_and_entries_keep_their_distance() {
    for look in [Look::Plain, Look::Classic] {
        let pages = |entries: usize| {
            let mut cv = cv_of("Counting owls");
            cv.positions = vec![cv.positions[0].clone(); entries];
            lay_out(&cv, look)
        };
        let longest = (20..70).take_while(|entries| pages(*entries).marks.len() == 1).count() + 19;
        let lines = baselines(&pages(longest).marks[0]);
        let closest = lines.windows(2).map(|pair| pair[1] - pair[0]).fold(f32::MAX, f32::min);
        assert!(closest > 1.2 * Design::of(look).size, "{look}: {closest}");
        let over = baselines(&pages(longest + 1).marks[1]).len();
        assert!(over >= 4, "{look}: {longest} entries fit, one more leaves {over} lines over");
        let loose = |page: &[Mark]| baselines(page)[4] - baselines(page)[3];
        assert!(loose(&pages(longest).marks[0]) < loose(&pages(20).marks[0]) - 0.1, "{look}");
    }
}

#[test]
fn no_separator_stands_at_the_end_of_a_line() {
    let mut cv = Cv::default();
    let profile = |at| Profile { network: format!("Network {at}"), username: Some("ada".into()), url: String::new() };
    for count in 3..20 {
        cv.owner.profiles = (0..count).map(profile).collect();
        let pages = lay_out(&cv, Look::Plain);
        let lines = baselines(&pages.marks[0]);
        for line in &lines[1..] {
            let on_line: Vec<_> = texts(&pages).filter(|(mark, _)| mark.y.total_cmp(line).is_eq()).collect();
            let words = seen(&on_line);
            assert!(words.starts_with("Network") && words.ends_with("ada"), "{words}");
        }
        let separators = texts(&pages).filter(|(_, text)| text.run.clusters.iter().any(|cluster| cluster.text == "·"));
        assert_eq!(separators.count(), count - (lines.len() - 1), "one between two of a line");
    }
}

#[test]
fn the_last_entry_of_a_list_never_stands_alone_on_a_page() {
    for entries in 20..90 {
        let mut cv = cv_of("Counting owls");
        cv.publications.clear();
        cv.positions = vec![cv.positions[0].clone(); entries];
        let pages = lay_out(&cv, Look::Plain);
        let last = baselines(pages.marks.last().unwrap()).len();
        assert!(last >= 2, "{entries} entries leave {last} over");
    }
}

#[test]
fn a_heading_is_never_left_alone_at_the_foot_of_a_page() {
    for entries in 20..60 {
        let mut cv = cv_of("Counting owls");
        cv.positions = vec![cv.positions[0].clone(); entries];
        let pages = lay_out(&cv, Look::Plain);
        for heading in &pages.headings {
            let below =
                pages.marks[heading.page].iter().filter(|mark| mark.node.is_some() && mark.y > heading.y + 20.0);
            assert!(below.count() > 0, "{} of {entries}", heading.title);
        }
    }
}
