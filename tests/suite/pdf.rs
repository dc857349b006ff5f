//! The PDF, as bytes and as what other programs read out of it.

use newscv::export::Options;
use newscv::export::pdf::{FallbackFont, PdfOptions, missing_characters, write_pdf};
use newscv::person::{Author, Name};

use crate::long_sample::{long_sample, titles_and_years};

fn pdf(options: &Options) -> Vec<u8> {
    write_pdf(&long_sample(), options).unwrap().files.remove(0).bytes
}

fn in_look(look: &str) -> Options {
    Options { look: Some(look.to_owned()), ..Options::default() }
}

#[test]
fn equal_input_gives_equal_bytes_and_a_small_file() {
    for look in ["plain", "classic", "compact"] {
        let bytes = pdf(&in_look(look));
        assert!(bytes.starts_with(b"%PDF-1.7"));
        assert!(bytes.len() < 80_000, "{look}: {} bytes", bytes.len());
        assert_eq!(bytes, pdf(&in_look(look)));
    }
}

#[test]
fn an_unknown_look_is_refused() {
    let refused = write_pdf(&long_sample(), &in_look("baroque")).unwrap_err();
    assert_eq!(refused.to_string(), "the look 'baroque' is none of plain, classic, compact");
}

/// What a program makes of the file, with single spaces. `cv.pdf` among the arguments is the file.
fn read_by(program: &[&str], bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("cv.pdf"), bytes).unwrap();
    let run = std::process::Command::new(program[0]).args(&program[1..]).current_dir(folder.path()).output().unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const READERS: [&[&str]; 3] = [
    &["pdftotext", "cv.pdf", "-"],
    &["pdftotext", "-raw", "cv.pdf", "-"],
    &["mutool", "draw", "-q", "-F", "txt", "cv.pdf"],
];

#[test]
#[ignore = "needs poppler (pdftotext) and mupdf (mutool)"]
fn every_title_is_read_back_with_its_year_before_the_next() {
    for (look, reader) in ["plain", "classic", "compact"].iter().flat_map(|look| READERS.map(|reader| (look, reader))) {
        let text = read_by(reader, &pdf(&in_look(look)));
        let starts = titles_and_years().into_iter().map(|(title, year)| {
            let at = text.find(title).unwrap_or_else(|| panic!("{look}, {reader:?}: no {title} in {text}"));
            (at, year)
        });
        let starts: Vec<(usize, i16)> = starts.collect();
        for (index, (start, year)) in starts.iter().enumerate() {
            let end = starts.get(index + 1).map_or(text.len(), |next| next.0);
            assert!(
                text[*start..end].contains(&year.to_string()),
                "{look}, {reader:?}: no {year} in {}",
                &text[*start..end]
            );
        }
    }
}

#[test]
#[ignore = "needs poppler (pdftotext), mupdf (mutool), and the font DejaVu Sans"]
fn joined_letters_and_letters_without_a_font_are_read_back() {
    let mut cv = long_sample();
    cv.publications[0].publication.title = Some("السلام والأمل في الإسلام".to_owned());
    cv.publications[1].publication.title = Some("Affine Offices 中文 and 字".to_owned());
    cv.publications[2].publication.title = Some("אבנים על BERT ועל נהרות".to_owned());
    let bytes = std::fs::read("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf").unwrap();
    let font = FallbackFont { name: "DejaVu Sans".to_owned(), bytes, index: 0 };
    let pdf = PdfOptions { fallback_fonts: vec![font], ..PdfOptions::default() };
    let bytes = write_pdf(&cv, &Options { pdf, ..Options::default() }).unwrap().files.remove(0).bytes;
    // pdftotext in its raw order parts every letter that stands left of the one before it.
    for reader in [READERS[0], READERS[2]] {
        // It marks what runs from right to left.
        let text = read_by(reader, &bytes).replace(['\u{202a}', '\u{202b}', '\u{202c}'], "");
        assert!(text.contains("السلام والأمل في الإسلام"), "{reader:?}: {text}");
        let known = ["Affine Offices 中文 and 字", "Affine Offices \u{fffd}\u{fffd} and \u{fffd}"];
        assert!(known.iter().any(|title| text.contains(title)), "{reader:?}: {text}");
    }
    // Where a line mixes directions pdftotext orders its parts by the direction of most of the page.
    let text = read_by(READERS[2], &bytes);
    assert!(text.contains("אבנים על BERT ועל נהרות"), "{text}");
}

#[test]
#[ignore = "needs a folder to write to, NEWSCV_LOOK"]
fn the_looks_are_written_for_looking_at() {
    let folder = std::env::var("NEWSCV_LOOK").unwrap();
    for look in ["plain", "classic", "compact"] {
        std::fs::write(format!("{folder}/{look}.pdf"), pdf(&in_look(look))).unwrap();
    }
    for style in ["ieee", "apa", "acm", "nature", "chicago", "mla"] {
        let options = Options { style: Some(style.to_owned()), ..Options::default() };
        std::fs::write(format!("{folder}/{style}.pdf"), pdf(&options)).unwrap();
    }
}

#[test]
#[ignore = "needs the fonts Noto Serif CJK and DejaVu Sans, and NEWSCV_LOOK"]
fn other_scripts_come_from_the_fonts_that_are_handed_over() {
    let mut cv = long_sample();
    let names = ["王小明", "محمد الأندلسي", "דוד כהן", "김민준", "さくら花子"];
    let authors = cv.publications[0].publication.authors.as_mut().unwrap();
    authors.list.extend(names.map(|name| Author::new(Name::parse(name))));
    let missing: String = missing_characters(&cv, &Options::default()).into_iter().collect();
    assert!(missing.contains('王') && missing.contains('م'), "{missing}");
    let fonts = ["opentype/noto/NotoSerifCJK-Regular.ttc", "truetype/dejavu/DejaVuSans.ttf"];
    let fallback_fonts = fonts.map(|file| FallbackFont {
        name: file.to_owned(),
        bytes: std::fs::read(format!("/usr/share/fonts/{file}")).unwrap(),
        index: 0,
    });
    let pdf = PdfOptions { fallback_fonts: fallback_fonts.to_vec(), ..PdfOptions::default() };
    let outputs = write_pdf(&cv, &Options { pdf, ..Options::default() }).unwrap();
    assert_eq!(outputs.warnings, []);
    std::fs::write(format!("{}/scripts.pdf", std::env::var("NEWSCV_LOOK").unwrap()), &outputs.files[0].bytes).unwrap();
}
