//! Whole pages as CVs: those of `tests/pages/`, and a real one where it lies beside the project.

use std::fs;
use std::path::Path;

use newscv::cv::Cv;
use newscv::{extract, resolve, source};

use crate::program::project;

/// The CV of a page of `tests/pages/`.
pub(crate) fn of_page(name: &str) -> Cv {
    cv_of(&project().join("tests/pages").join(name))
}

/// The CV of a researcher's real page. It is no part of the project: where it does not lie beside
/// it, the tests do with the invented ones.
pub(crate) fn real_page() -> Option<Cv> {
    let path = project().join("../shared/corpus/dev/seed-about.md");
    path.is_file().then(|| cv_of(&path))
}

fn cv_of(path: &Path) -> Cv {
    let name = path.file_name().unwrap().to_str().unwrap();
    let input = source::Input { path: name.into(), bytes: fs::read(path).unwrap().into() };
    resolve::resolve(extract::extract(&source::read(&[input]).unwrap()), &resolve::Inputs::default()).unwrap()
}
