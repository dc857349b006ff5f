//! Citation keys, and the lock that keeps them.

use newscv::fact::{Facts, OwnerField, OwnerHint, OwnerOrigin, Publication};
use newscv::resolve::{self, Inputs};

use super::{accepted, authors, ids, input, place, resolved, work};

#[test]
fn a_key_is_author_year_and_word_as_far_as_they_are_known() {
    let whole =
        Publication { authors: Some(authors(&["Noémie Łach"])), ..accepted("On the Flow of Sand", "ICSD", 2024, 3) };
    let cv = resolved(vec![whole, accepted("Warm Sand", "ICSD", 2023, 4), work("Cold Sand Tells", 5)]);
    assert_eq!(ids(&cv), ["lach2024flow", "icsd2023warm", "cold"]);
}

#[test]
fn the_owner_stands_in_for_authors_that_the_page_does_not_list() {
    let hint = OwnerHint {
        field: OwnerField::Name,
        value: "Ada van der Meer".to_owned(),
        origin: OwnerOrigin::Config,
        place: place(1),
    };
    let publications = vec![accepted("Warm Sand", "ICSD", 2023, 4)];
    let facts = Facts { owner: vec![hint], publications, ..Facts::default() };
    assert_eq!(ids(&resolve::resolve(facts, &Inputs::default()).unwrap()), ["meer2023warm"]);
}

#[test]
fn a_key_once_given_never_changes() {
    let first = vec![accepted("Warm Sand", "ICSD", 2023, 4)];
    let before = resolved(first.clone());
    let lock = input("newscv.lock", std::str::from_utf8(&before.lock.to_bytes()).unwrap());
    assert_eq!(
        std::str::from_utf8(&lock.bytes).unwrap(),
        "# newscv keeps the citation keys that it has given here. Commit this file.\nversion = 1\n\n\
         [[work]]\nkey = \"icsd2023warm\"\ntitle = \"Warm Sand\"\nvenue = \"ICSD\"\nyear = 2023\n"
    );

    // A newer work comes first and would take the key; the old one has found its authors.
    let known = Publication { authors: Some(authors(&["Ada Weiss"])), ..accepted("Warm sand", "ICSD", 2023, 9) };
    let inputs = Inputs { lock: Some(lock.clone()), ..Inputs::default() };
    let facts = Facts { publications: vec![accepted("Warm Snow", "ICSD", 2023, 2), known], ..Facts::default() };
    let after = resolve::resolve(facts, &inputs).unwrap();
    assert_eq!(ids(&after), ["icsd2023warma", "icsd2023warm"]);

    // Keys of works that are gone stay taken.
    let facts = Facts { publications: vec![accepted("Warm Snow", "ICSD", 2023, 2)], ..Facts::default() };
    let gone = resolve::resolve(facts, &inputs).unwrap();
    let again = String::from_utf8(gone.lock.to_bytes()).unwrap();
    assert!(again.contains("key = \"icsd2023warm\"\n") && again.contains("key = \"icsd2023warma\"\n"), "{again}");
}

#[test]
fn two_versions_of_one_title_each_keep_their_key() {
    let versions = || vec![accepted("Warm Sand Flows", "WSW", 2023, 4), accepted("Warm Sand Flows", "ICSD", 2023, 2)];
    let before = resolved(versions());
    let lock = input("newscv.lock", std::str::from_utf8(&before.lock.to_bytes()).unwrap());
    let inputs = Inputs { lock: Some(lock), ..Inputs::default() };
    let turned = Facts { publications: versions().into_iter().rev().collect(), ..Facts::default() };
    let after = resolve::resolve(turned, &inputs).unwrap();
    let key = |cv: &newscv::cv::Cv, line| {
        let work = cv.publications.iter().find(|work| work.provenance.mentions[0].line == line);
        work.unwrap().id.clone()
    };
    assert_eq!([key(&before, 2), key(&before, 4)], [key(&after, 2), key(&after, 4)]);
}

#[test]
fn corrections_change_no_key() {
    let toml = "[[correct]]\nid = \"icsd2023warm\"\nset.id = \"weiss:warm\"\nset.title = \"Cold Snow\"\n\
                set.doi = \"10.1234/5\"\nset.year = 2021\nset.venue = \"ICML\"\n";
    let facts = || Facts { publications: vec![accepted("Warm Sand", "ICSD", 2023, 4)], ..Facts::default() };
    let mut inputs = Inputs { corrections: Some(input("newscv.toml", toml)), ..Inputs::default() };
    let first = resolve::resolve(facts(), &inputs).unwrap();
    inputs.lock = Some(input("newscv.lock", std::str::from_utf8(&first.lock.to_bytes()).unwrap()));
    let second = resolve::resolve(facts(), &inputs).unwrap();
    assert_eq!(ids(&second), ["weiss:warm"]);
    assert_eq!((&second.publications, &second.lock), (&first.publications, &first.lock));

    inputs.corrections = None;
    assert_eq!(ids(&resolve::resolve(facts(), &inputs).unwrap()), ["icsd2023warm"]);
}
