//! The PDF, as bytes and as what other programs read out of it.

use newscv::export::Options;
use newscv::export::pdf::write_pdf;

use crate::long_sample::long_sample;

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

#[test]
#[ignore = "needs a folder to write to, NEWSCV_LOOK"]
fn the_looks_are_written_for_looking_at() {
    let folder = std::env::var("NEWSCV_LOOK").unwrap();
    for look in ["plain", "classic", "compact"] {
        std::fs::write(format!("{folder}/{look}.pdf"), pdf(&in_look(look))).unwrap();
    }
}
