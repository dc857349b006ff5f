//! Whether one name is an everyday form of another: `Georgia Tech`, `CityU HK`, `Penn State`.
//!
//! Input: two names. Output: whether the letters of the short one are the beginnings of the words of the long one, in
//! order, small words aside. Limits: a form that nothing but use ties to the name (`Ole Miss`) is not known.

use super::similarity::fold_words;

/// Words of a name that its everyday form may leave out.
const LEFT_OUT: &[&str] = &["the", "of", "at", "in", "for", "and", "de", "la", "institute", "university", "college"];

/// The shortest form that counts, in letters.
const FEWEST: usize = 3;

/// Whether one of two names is an everyday form of the other.
pub(super) fn is_everyday_form(one: &str, other: &str) -> bool {
    abbreviates(one, other) || abbreviates(other, one)
}

fn abbreviates(short: &str, long: &str) -> bool {
    let letters: Vec<char> = fold_words(short).concat().chars().collect();
    let words: Vec<Vec<char>> = fold_words(long).iter().map(|word| word.chars().collect()).collect();
    let telling = |word: &Vec<char>| !LEFT_OUT.contains(&word.iter().collect::<String>().as_str());
    let is_shorter = letters.len() >= FEWEST && letters.len() < words.iter().map(Vec::len).sum();
    is_shorter && words.iter().any(telling) && covers(&letters, &words, telling)
}

/// Whether the letters are made of a beginning of each word. `ends` tells after how many letters a word may begin.
fn covers(letters: &[char], words: &[Vec<char>], telling: impl Fn(&Vec<char>) -> bool) -> bool {
    let mut ends = vec![false; letters.len() + 1];
    ends[0] = true;
    for word in words {
        let mut next = if telling(word) { vec![false; ends.len()] } else { ends.clone() };
        for (start, _) in ends.iter().enumerate().filter(|(_, is_end)| **is_end) {
            let shared = letters[start..].iter().zip(word).take_while(|(letter, other)| letter == other).count();
            next[start + 1..=start + shared].fill(true);
        }
        ends = next;
    }
    ends[letters.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_forms_are_beginnings_of_words() {
        for (short, long) in [
            ("Moss Tech", "Moss Institute of Technology"),
            ("MossU NH", "Moss University of North Heron"),
            ("Pond State", "Pondsylvania State University"),
            ("NIT", "Nowhere Institute of Technology"),
            ("UMoss", "University of Moss"),
        ] {
            assert!(is_everyday_form(short, long) && is_everyday_form(long, short), "{short}");
        }
        for (one, other) in [
            ("UMoss", "University of Moss Heron"),
            ("Moss University", "Heron University"),
            ("Moss", "Moss"),
            ("Slow Lab", "Slow Lab at Acme"),
        ] {
            assert!(!is_everyday_form(one, other), "{one}");
        }
    }
}
