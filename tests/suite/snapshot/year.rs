//! A year of snapshots: the differences from month to month add up to that of the year.

use newscv::export::facts::{FactsFile, read_facts};
use newscv::snapshot::diff::{Diff, Fact, Kind, diff, facts};

use super::create;
use crate::program::Place;

const MONTHS: [&str; 13] = [
    "2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07",
    "2025-08", "2025-09", "2025-10",
];

/// A fact as it is compared: what it says, without where it stands and the names that newscv gives.
fn said(fact: &Fact) -> (Kind, String) {
    let mut fields = fact.fields.clone();
    for name in ["confidence", "mentions", "section", "awards"] {
        fields.shift_remove(name);
    }
    if fact.kind != Kind::Publication {
        fields.shift_remove("id");
    }
    (fact.kind, serde_json::to_string(&fields).unwrap())
}

fn state(file: &FactsFile) -> Vec<(Kind, String)> {
    let mut state: Vec<_> = facts(file).iter().map(said).collect();
    state.sort();
    state
}

/// The state that a difference makes of another.
fn applied(mut state: Vec<(Kind, String)>, diff: &Diff) -> Vec<(Kind, String)> {
    let gone = diff.went.iter().chain(diff.changed.iter().map(|changed| &changed.before));
    for fact in gone.map(said) {
        let at = state.iter().position(|known| *known == fact).expect("what went or changed was there");
        state.remove(at);
    }
    state.extend(diff.came.iter().chain(diff.changed.iter().map(|changed| &changed.after)).map(said));
    state.sort();
    state
}

/// Two differences in a row as one: what came and changed then came as it is after both, what came
/// and went then is not told at all.
fn added(first: Diff, then: &Diff) -> Diff {
    let mut sum = first;
    for changed in &then.changed {
        let before = said(&changed.before);
        if let Some(fact) = sum.came.iter_mut().find(|fact| said(fact) == before) {
            *fact = changed.after.clone();
        } else if let Some(known) = sum.changed.iter_mut().find(|known| said(&known.after) == before) {
            known.after = changed.after.clone();
        } else {
            sum.changed.push(changed.clone());
        }
    }
    for gone in &then.went {
        let before = said(gone);
        if let Some(at) = sum.came.iter().position(|fact| said(fact) == before) {
            sum.came.remove(at);
        } else if let Some(at) = sum.changed.iter().position(|known| said(&known.after) == before) {
            sum.went.push(sum.changed.remove(at).before);
        } else {
            sum.went.push(gone.clone());
        }
    }
    sum.came.extend(then.came.iter().cloned());
    sum.changed.retain(|changed| said(&changed.before) != said(&changed.after));
    sum
}

type Told = (Vec<(Kind, String)>, Vec<(Kind, String)>, Vec<((Kind, String), (Kind, String))>);

fn told(diff: &Diff) -> Told {
    let all = |facts: &[Fact]| {
        let mut all: Vec<_> = facts.iter().map(said).collect();
        all.sort();
        all
    };
    let mut changed: Vec<_> =
        diff.changed.iter().map(|changed| (said(&changed.before), said(&changed.after))).collect();
    changed.sort();
    (all(&diff.came), all(&diff.went), changed)
}

fn check(months: &[FactsFile]) {
    let (first, last) = (&months[0], &months[months.len() - 1]);
    let of_year = diff(first, last);
    let mut sum = Diff::default();
    let mut now = state(first);
    for pair in months.windows(2) {
        let of_month = diff(&pair[0], &pair[1]);
        now = applied(now, &of_month);
        assert_eq!(now, state(&pair[1]), "a difference makes of one state the other");
        sum = added(sum, &of_month);
    }
    assert_eq!(applied(state(first), &of_year), state(last));
    assert_eq!(told(&sum), told(&of_year));
    assert!(!of_year.came.is_empty());
}

fn kept(place: &Place, name: &str) -> FactsFile {
    let bytes = place.read(&format!("output/snapshots/{name}-acme/facts.json"));
    read_facts(bytes.as_bytes()).unwrap()
}

#[test]
fn the_months_of_a_page_taken_back_add_up_to_the_year() {
    let place = Place::with_sample();
    for month in MONTHS {
        let run = create(&place, "sample.md", &["--as-of", month]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
    check(&MONTHS.map(|month| kept(&place, month)));
    let list = super::snapshot(&place, &["list"]).stdout;
    let dates: Vec<&str> = list.lines().skip(1).map(|line| &line[..7]).collect();
    assert_eq!(dates, MONTHS.iter().rev().copied().collect::<Vec<_>>());
    assert_eq!(super::snapshot(&place, &["verify"]).code, Some(0));
}

/// The months by which a news item of the sample page, `- **Oct 2025**: …`, was there.
fn is_told_by(line: &str, month: &str) -> bool {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Some(date) = line.strip_prefix("- **").and_then(|rest| rest.split("**").next()) else { return true };
    let (name, year) = date.split_once(' ').unwrap();
    let number = NAMES.iter().position(|known| *known == name).unwrap() + 1;
    format!("{year}-{number:02}").as_str() <= month
}

#[test]
fn the_months_of_a_page_that_grows_add_up_to_the_year() {
    let place = Place::with_sample();
    let page = place.read("sample.md");
    let months = MONTHS.map(|month| {
        let grown: Vec<&str> = page.lines().filter(|line| is_told_by(line, month)).collect();
        place.write("about.md", &grown.join("\n"));
        let run = create(&place, "about.md", &["--out", &format!("of-{month}")]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let name = std::fs::read_dir(place.path(&format!("of-{month}/snapshots"))).unwrap().next().unwrap().unwrap();
        read_facts(&std::fs::read(name.path().join("facts.json")).unwrap()).unwrap()
    });
    check(&months);
}
