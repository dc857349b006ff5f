//! Whether a page is written in a language in which the day of a date comes before its month.
//!
//! Input: the entries of a page. Output: that habit, or nothing: English has both, and a text of few
//! words tells nothing. Limits: by small words alone, in languages that part words by spaces.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::item::Draft;
use super::order::Habit;

/// Fewer small words of other languages are chance.
const FEWEST: usize = 3;

/// How many times as many as English ones they are in a text that is not English.
const MARGIN: usize = 3;

/// No more letters of an entry are looked at, and no more entries: a page has one language or none.
const LONGEST: usize = 400;
const MOST: usize = 500;

/// The habit that the language of `lists` has.
pub(super) fn habit(lists: &[Vec<Draft>]) -> Option<Habit> {
    let mut counts = [0; 2];
    for draft in lists.iter().flatten().take(MOST) {
        let text = draft.content.as_str();
        let head = text[..text.floor_char_boundary(LONGEST)].to_lowercase();
        for word in head.split(|c: char| !c.is_alphanumeric()) {
            if let Some(english) = SMALL.get(word) {
                counts[usize::from(*english)] += 1;
            }
        }
    }
    let [others, english] = counts;
    (others >= FEWEST && others > english * MARGIN).then_some(Habit::DayFirst)
}

/// Each small word, and whether it is English.
static SMALL: LazyLock<BTreeMap<&'static str, bool>> = LazyLock::new(|| {
    let words = |list: &'static str, english: bool| list.split(' ').map(move |word| (word, english));
    OTHERS.iter().flat_map(|list| words(list, false)).chain(words(ENGLISH, true)).collect()
});

const ENGLISH: &str = "the of and to for with our my is are was at by from we i this that be";

/// German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Danish and Norwegian, Polish, Czech,
/// Russian and Ukrainian, Turkish, Greek, Romanian, Finnish, Indonesian.
const OTHERS: &[&str] = &[
    "der die das und ist mit von für auf ein eine wird im zum beim",
    "le la les des et du une pour dans est avec sur notre aux",
    "el los las del y en con por una nuestro mi",
    "os da em com para uma na do nosso pelo",
    "il gli della di per nel alla sono è del",
    "het een en van voor op bij aan",
    "och att på för med ett är vid",
    "og til af ved på har",
    "w z na się jest oraz",
    "v se je ve pro byl",
    "и в на с по для з та у від",
    "ve ile bir için bu olarak",
    "το και του στο για της με",
    "și la pentru cu din lucrarea",
    "ja on se oli",
    "di dan yang untuk dengan pada",
];
