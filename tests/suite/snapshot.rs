//! Snapshots: what is kept, what is told of it, and what cannot happen to it.

mod as_of;
mod damage;
mod faults;
mod keeping;
mod year;

use crate::program::{Place, Run};

/// The folder of the snapshot that `create` makes of the sample page.
pub(crate) const SAMPLE: &str = "output/snapshots/2025-10-acme";

/// A place with the sample page and its snapshot.
pub(crate) fn with_snapshot(options: &[&str]) -> Place {
    let place = Place::with_sample();
    let run = create(&place, "sample.md", options);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    place
}

/// Runs `create PAGE --label acme` with more options, for outputs that take little time.
pub(crate) fn create(place: &Place, page: &str, options: &[&str]) -> Run {
    let mut args = vec!["snapshot", "create", page, "--label", "acme"];
    args.extend(options);
    if !options.contains(&"--to") {
        args.extend(["--to", "bibtex"]);
    }
    place.run(&args)
}

/// Runs `snapshot` with these arguments.
pub(crate) fn snapshot(place: &Place, args: &[&str]) -> Run {
    place.run(&[&["snapshot"], args].concat())
}
