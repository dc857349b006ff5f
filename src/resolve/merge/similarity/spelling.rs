//! When two titles differ by nothing but the spelling of a word.

/// At most two words differ, each only by its spelling.
pub(super) fn differ_in_spelling_only(one: &[String], other: &[String]) -> bool {
    if one.len() != other.len() || one.len() < 3 {
        return false;
    }
    let allowed = if one.len() < 6 { 1 } else { 2 };
    let mut differing = 0;
    let words = one.iter().zip(other).filter(|(a, b)| a != b);
    words.map(|(a, b)| (letters(a), letters(b))).filter(|(a, b)| a != b).all(|(a, b)| {
        differing += 1;
        differing <= allowed && is_spelling_of(&a, &b)
    })
}

/// The letters of a word; `ize` is `ise`.
fn letters(word: &str) -> Vec<char> {
    word.chars().map(|letter| if letter == 'z' { 's' } else { letter }).collect()
}

/// A letter left out of a word of five or more, two of a word of nine or more, or two neighbours
/// swapped, with the first four letters alike: `modelling` and `modeling`, `centre` and `center`, but
/// neither `linear` and `nonlinear`, as the beginning turns a word into its opposite, nor `nitrate`
/// and `nitrite`, as another letter makes another thing. At the end only `s` and `es` may be left
/// out, since `photo` is no `photon`.
fn is_spelling_of(one: &[char], other: &[char]) -> bool {
    let (short, long) = in_order(one, other);
    if let Some(end) = long.strip_prefix(short) {
        return short.len() >= 4 && (end == ['s'] || end == ['e', 's']);
    }
    // Nor are `photos` `photons`.
    let stem = |word: &[char]| word.len() - usize::from(word.ends_with(&['s']));
    let (short, long) = in_order(&short[..stem(short)], &long[..stem(long)]);
    let alike = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    if alike < 4 || short.len() < 5 || alike == short.len() || is_number(short) || is_number(long) {
        return false;
    }
    if short.len() == long.len() {
        return are_swapped(&short[alike..], &long[alike..]);
    }
    let most = if short.len() < 9 { 1 } else { 2 };
    long.len() - short.len() <= most && is_left_of(short, long)
}

/// The shorter word first.
fn in_order<'a>(one: &'a [char], other: &'a [char]) -> (&'a [char], &'a [char]) {
    if one.len() <= other.len() { (one, other) } else { (other, one) }
}

/// Digits anywhere, or a Roman numeral.
fn is_number(word: &[char]) -> bool {
    word.iter().any(char::is_ascii_digit) || word.iter().all(|letter| "ivx".contains(*letter))
}

/// Whether two neighbours change places at the start, and the rest is alike.
fn are_swapped(one: &[char], other: &[char]) -> bool {
    matches!((one, other), ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others)
}

/// Whether `short` is left when letters are taken out of `long`.
fn is_left_of(short: &[char], long: &[char]) -> bool {
    let mut letters = long.iter();
    short.iter().all(|letter| letters.any(|other| other == letter))
}
